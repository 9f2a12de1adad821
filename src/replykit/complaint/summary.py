"""One line in the customer's terms: the clause that carries the issue, cleaned.

``it arrived cracked`` becomes ``the blender arrived cracked``: a pronoun without its noun would tell
the one who answers nothing. Syntax comes from spaCy, and only the sentences around the clause are parsed.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replykit.complaint.evidence import concepts_of, word_list
from replykit.complaint.story import Clause, Story
from replykit.model import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

LONGEST = 15
"""Words in a summary."""

_LEAD = re.compile(
    r"""^(?:[\s,;:.…\-–—*"“'(]+
    | @\w+ | \#\w+(?=\s)
    | (?:hi|hello|hey|hiya|dear|good\ (?:morning|afternoon|evening))\b[^,!.\n]{0,30}[,!.\n]
    | (?:i\ (?:am|'m|’m)|we\ (?:are|'re|’re)|just|i)\ (?:writing|emailing|contacting|getting\ in\ touch|messaging|write)\b[^.,;]{0,40}?\b(?:that|because|about|regarding|as)\b
    | (?:i|we)\ (?:wish|want|would\ like|'d\ like|’d\ like|must|have|need|am\ sorry|regret|feel\ i\ must|should\ like)\ (?:to\ )?(?:complain|inform\ you|tell\ you|report|let\ you\ know|point\ out|say|make\ a\ complaint|register|raise)\b(?:\ (?:that|about|how))?
    | (?:so|basically|anyway|look|listen|honestly|seriously|literally|well|ok|okay|right|yes|no|yeah|and|but|because|although|though|while|whereas|which|then|also|plus|still|however|except|cos|coz|since|until|when|oh|um|actually|apparently|to\ be\ (?:honest|fair)|tbh|fyi|imo|update|sadly|unfortunately|now)\b[\s,:]*
    | (?:the\ (?:problem|issue|trouble|point|worst\ (?:part|bit|thing)|thing)\ is)\ (?:that\b)?
    | (?:what\ (?:really\ )?(?:gets|annoys|upsets|bothers|hurts)\ me(?:\ (?:most|is))*)\ (?:that\b)?
    | (?:it\ (?:turns\ out|seems|appears)|turns\ out|i\ (?:see|notice|noticed|found|find|discovered|realised|realized|understand))\ that\b
    | (?:please\ )?(?:can|could|would)\ (?:you|someone)\ (?:please\ )?(?:explain|tell\ me)\ why\b
    )\s*""",
    re.I | re.X,
)
_INSULT = re.compile(
    r"\b(?:bloody|fucking|f\*+ing|effing|damn(?:ed)?|goddamn|sodding|flipping|freaking|shitty|crappy|stupid|idiotic|moronic|useless|pathetic|"
    r"thieving|lying|brainless|incompetent|absolute|lousy)\s+(?=\w)"
    r"|,?\s*\byou (?:absolute |complete |total |utter |bunch of |lot of |pack of |useless |lying |thieving |stupid )*(?:idiots?|morons?|clowns?|thieves|crooks?|liars?|scum|muppets?|cowboys|scammers?|bastards?|robbers|vultures)\b"
    r"|\b(?:the fuck|the hell|wtf|omg|lol|lmao|ffs|smh)\b\s*",
    re.I,
)
_NOUN_FOR = {
    "idiot": "person", "moron": "person", "clown": "person", "muppet": "person", "bastard": "person",
    "idiots": "people", "morons": "people", "clowns": "people", "muppets": "people", "thieves": "people",
    "crooks": "people", "scum": "people", "cowboys": "people", "bastards": "people", "liars": "people",
}  # fmt: skip
_THINGS = frozenset({"it", "this", "that", "they", "these", "those", "which"})
_PEOPLE = frozenset({"he", "she"})
_DULL = frozenset(
    """it one way thing things day time lot bit kind sort reason fact problem issue week month year hour minute
    people person name number morning afternoon evening night today tomorrow yesterday moment while money
    something nothing everything anything someone nobody anyone everyone part end start place point idea
    son daughter child children kids baby mum mom mother dad father wife husband partner friend
    friends family man woman guests home work way hill road street front back side top bottom
    question answer story sir madam team help thanks hi hello""".split()
)
_NO_THINGS = frozenset({"staff", "fail-use", "broken-transit", "late", "lost", "silence", "rude"})
"""Concepts whose words name people or faults, no things."""
_CUT_BEFORE = frozenset(
    "and but so because which who when while although though after before with for to in on at from until as if then or that by".split()
)


SHORT = 6
"""A clause of fewer words always takes in a neighbour."""
TELLING = 0.05
"""How likely a neighbour has to be to tell what went wrong."""


def _count(story: Story, first: int, last: int) -> int:
    """The words of some clauses in a row."""
    return len(story.text[story.clauses[first].start : story.clauses[last].end].split())


@dataclass(frozen=True, slots=True)
class Told:
    """A summary with the clause that it is made of, and what it is about."""

    summary: str
    start: int
    end: int
    things: tuple[Span, ...]


class Teller:
    """Makes summaries of the clauses of one story; each sentence is parsed once."""

    def __init__(self, story: Story, nlp: "Language | None" = None) -> None:
        self.story = story
        self._nlp = nlp
        self._parsed: dict[int, Doc] = {}

    def parse(self, index: int) -> "Doc":
        """The syntax of a sentence."""
        if index not in self._parsed:
            from replykit import language

            text = self.story.sentences[index].text[:1000]
            if sum(c.isupper() for c in text) * 2 > sum(c.isalpha() for c in text):
                text = lower(text)
            nlp = self._nlp or language.pipeline()
            self._parsed[index] = nlp(text)
        return self._parsed[index]

    def tell(self, clause: Clause) -> Told:
        """Summarise a clause."""
        story = self.story
        start, end = self._widen(clause)
        text = story.text[start:end]
        text = clean(text)
        text = self._resolve(clause, text)
        text = shorten(text)
        text = lower_first(text)
        return Told(text or "something went wrong", start, end, self.things(clause))

    def _widen(self, clause: Clause) -> tuple[int, int]:
        """A clause with as much of its sentence as helps to name the thing and the fault.

        Its neighbours are taken in while the whole stays short, the likelier to tell what went
        wrong first; one that does not fit may still follow a clause of a few words and is cut.
        """
        story = self.story
        told = story.weighed[0] if story.weighed else [1.0] * len(story.clauses)
        members = [i for i, c in enumerate(story.clauses) if c.sentence is clause.sentence]
        at = next(i for i in members if story.clauses[i] is clause)
        first = last = at
        while True:
            size = _count(story, first, last)
            sides = []
            if first > members[0] and _count(story, first - 1, last) <= LONGEST:
                sides.append((told[first - 1], first - 1, last))
            if last < members[-1] and (size < SHORT or _count(story, first, last + 1) <= LONGEST):
                sides.append((told[last + 1], first, last + 1))
            sides = [side for side in sides if side[0] >= TELLING or size < SHORT]
            if not sides:
                return story.clauses[first].start, story.clauses[last].end
            _, first, last = max(sides)

    def things(self, clause: Clause) -> tuple[Span, ...]:
        """What the clause is about: its nouns that name a thing."""
        sentence = clause.sentence
        doc = self.parse(sentence.index)
        found = []
        for token in doc:
            at = sentence.start + token.idx
            if not clause.start <= at < clause.end or (
                token.pos_ != "NOUN" and token.tag_ not in ("NN", "NNS")
            ):
                continue
            if token.dep_ not in ("nsubj", "obj", "nsubj:pass", "ROOT", "obl", "conj", "dobj"):
                continue
            word = token.lower_
            if word in _DULL or len(word) < 3 or not _NO_THINGS.isdisjoint(concepts_of(word)):
                continue
            first = _compound_start(token)
            begin = sentence.start + doc[first].idx
            found.append(self.story.span(begin, at + len(token)))
        return tuple(found[:3])

    def _resolve(self, clause: Clause, text: str) -> str:
        """Put the noun in place of a pronoun that the clause begins with."""
        match = re.match(r"(it|this|that|they|these|those|he|she)(?=\s|'|’|$)", text, re.I)
        if not match:
            return text
        word = match[1].lower()
        rest = text[match.end() :]
        if word in ("this", "that", "these", "those") and not re.match(
            r"(?:'s|’s| (?:is|was|has|had|were|are|came|arrived|broke|did|does|will|would|then|just|never|still))\b",
            rest,
        ):
            return text
        if re.match(
            r"(?:'s|’s| is| was| has| will| would| took| takes)? ?(?:been )?(?:now |already |almost |nearly |over )?(?:\d+|a|an|two|three|four|five|six|seven|eight|nine|ten)\b \w*(?: )?(?:day|week|month|hour|year|min)",
            rest,
            re.I,
        ):
            return text
        noun = self._antecedent(clause, word)
        if noun is None:
            return text
        rest = re.sub(r"^['’]s\b", _expanded(rest), rest, count=1)
        rest = re.sub(r"^['’]d\b", " had", rest, count=1)
        rest = re.sub(r"^['’]ve\b", " have", rest, count=1)
        rest = re.sub(r"^['’]re\b", " are", rest, count=1)
        rest = re.sub(r"^['’]ll\b", " will", rest, count=1)
        return noun + rest

    def _antecedent(self, clause: Clause, pronoun: str) -> str | None:
        """The nearest earlier noun phrase that a pronoun can stand for, with its article."""
        index = clause.sentence.index
        for back in range(4):
            if index - back < 0:
                break
            doc = self.parse(index - back)
            sentence = self.story.sentences[index - back]
            limit = clause.start - sentence.start if back == 0 else len(sentence.text)
            best = None
            for token in doc:
                if token.idx >= limit or token.tag_ not in ("NN", "NNS"):
                    continue
                word = token.lower_
                human = "staff" in concepts_of(word)
                plural = token.tag_ == "NNS"
                if (
                    word in _DULL
                    or len(word) < 3
                    or ((pronoun in _PEOPLE) != human and pronoun != "they")
                ):
                    continue
                if (pronoun in ("they", "these", "those") and not plural) or (
                    pronoun in ("it", "this", "that") and plural
                ):
                    continue
                rank = {"obj": 3, "nsubj": 3, "nsubj:pass": 3, "ROOT": 2, "dobj": 3, "obl": 1}.get(
                    token.dep_, 0
                )
                if "goods" in concepts_of(word) or "parcel" in concepts_of(word):
                    rank += 2
                if best is None or rank >= best[0]:
                    best = (rank, token)
            if best is not None and best[0] > 0:
                token = best[1]
                return "the " + " ".join(t.text for t in doc[_compound_start(token) : token.i + 1])
        return None


def _expanded(rest: str) -> str:
    done = re.match(
        r"['’]s (?:\w+ )?(?:been|had|got|gone|come|arrived|broken|stopped|\w+ed)\b", rest
    )
    return " has" if done else " is"


def _compound_start(token: "Token") -> int:
    first = token.i
    while (
        first > 0
        and token.doc[first - 1].dep_ in ("compound", "amod")
        and token.doc[first - 1].head.i == token.i
    ):
        first -= 1
    while first < token.i and token.doc[first].dep_ == "amod":
        first += 1
    return first


def lower(text: str) -> str:
    """Lower case, of the same length."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def clean(text: str) -> str:
    """White space, lead-ins and insults out; marks at the ends, too."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(
        r"\s*\([^()]{0,40}\)?(?=[\s,.;:!?]*$|\))\)?|\s*\((?:order|ref|booking|invoice)[^()]{0,40}\)",
        "",
        text,
        flags=re.I,
    )
    if text.isupper() or sum(c.isupper() for c in text) * 2 > sum(c.isalpha() for c in text):
        text = re.sub(r"\bi\b", "I", lower(text))
    while True:
        shorter = _LEAD.sub("", text, count=1)
        if shorter == text or len(shorter.split()) < 3:
            break
        text = shorter
    text = _INSULT.sub("", text)
    text = re.sub(r"\b\w+\b", lambda m: _NOUN_FOR.get(m[0].lower(), m[0]), text)
    text = re.sub(r"[!?]{1,}(?=\s)", ",", text)
    return text.strip(" .,;:!?…-–—()*\"“”'").strip()


def shorten(text: str, longest: int = LONGEST) -> str:
    """Cut at a sensible place before the sixteenth word."""
    words = text.split()
    if len(words) <= longest:
        return text
    for at in range(longest, 6, -1):
        if words[at - 1][-1] in ",;:" or words[at].lower().strip(",.;") in _CUT_BEFORE:
            return " ".join(words[:at]).rstrip(" ,;:-–—")
    return " ".join(words[:longest]).rstrip(" ,;:-–—")


def lower_first(text: str) -> str:
    """A small first letter, but for "I", names, weekdays and codes."""
    first = re.match(r"[^\s'’]+", text)
    if not first:
        return text
    word = first[0]
    plain = word.lower()
    keeps = (
        plain == "i"
        or plain in word_list("given")
        or any(c.isupper() or c.isdigit() for c in word[1:])
    )
    if keeps or re.match(
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|mr|mrs|ms|dr", plain
    ):
        return text
    return text[0].lower() + text[1:]


def list_things(told: Iterable[Told]) -> tuple[Span, ...]:
    """The things of several summaries, each place once."""
    places = {(span.start, span.end): span for one in told for span in one.things}
    return tuple(places[place] for place in sorted(places))
