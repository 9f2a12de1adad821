"""One line in the customer's terms: the words that carry the issue, cleaned.

Which they are, replykit.complaint.line decides. ``it arrived cracked`` becomes ``the blender arrived
cracked``: a pronoun without its noun would tell the one who answers nothing.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replykit.complaint.clauses import LONGEST, Run, clause_signs, list_runs
from replykit.complaint.concepts import concepts_of, word_list
from replykit.complaint.details import ROLE
from replykit.complaint.framing import FRAMING
from replykit.complaint.line import Chooser, Name
from replykit.complaint.passage import Finder
from replykit.complaint.products import Products, read_products
from replykit.complaint.story import Story
from replykit.complaint.things import Thing, find_things
from replykit.model import IssueLabel
from replykit.search import Search
from replykit.text import lower

_LEAD = re.compile(
    r"""^(?:[\s,;:.…\-–—*"“'(]+
    | @\w+ | \#\w+(?=\s)
    | (?:hi|hello|hey|hiya|yo)\ (?=(?:u|you|your|i|my|we|our|the|this|its?|there|theres|can|so|just)\b)
    | (?:hi|hello|hey|hiya|dear|good\ (?:morning|afternoon|evening))\b(?:\ (?:mr|mrs|ms|dr|prof|st)\.)?[^,!.\n]{0,30}[,!.\n]
    | (?:i(?:\ am|'m|’m)|we(?:\ are|'re|’re)|just|i)\ (?:writing|emailing|contacting|getting\ in\ touch|messaging|write)\b[^.,;]{0,40}?\b(?:that|because|about|regarding|as)\b
    | (?:i|we)\ (?:wish|want|would\ like|'d\ like|’d\ like|must|have|need|am\ sorry|regret|feel\ i\ must|should\ like)\ (?:to\ )?(?:complain|inform\ you|tell\ you|report|let\ you\ know|point\ out|say|make\ a\ complaint|register|raise)\b(?:\ (?:that|about|how))?
    | (?:so(?!\ (?:as|far|much|many|long)\b)|basically|anyway|look|listen|honestly|seriously|literally|well|ok|okay|right(?=,)|yes|no(?=,)|yeah|and|but|because|although|though|whereas|which|then|also|plus|still(?!\ (?:no|not|waiting|wait|havent|hasnt|haven|hasn|isn|isnt|nothing)\b)|however|except|cos|coz|oh|um|aw|ups(?=[,.!])|oops|ugh|argh|oi|wow|hmm|erm|guten\ tag|bonjour|hola|morning|evening|good\ day|dear\ \w+(?=[;,])|following\ up|actually|apparently|to\ be\ (?:honest|fair)|tbh|fyi|imo|update|sadly|unfortunately|now)\b[\s,:]*
    | """
    + FRAMING
    + r"""
    | i\ (?:just\ )?(?:thought|think)\ you\ (?:should|ought\ to|might\ like\ to)\ know\ (?:that\b)?
    | (?:it\ (?:turns\ out|seems|appears)|turns\ out|i\ (?:see|notice|noticed|found|find|discovered|realised|realized|understand))\ that\b
    | (?:please\ )?(?:can|could|would)\ (?:you|someone)\ (?:please\ )?(?:explain|tell\ me)\ why\b
    )\s*""",
    re.I | re.X,
)
_INSULT = Search(
    r"\b(?:bloody|fucking|f\*+ing|effing|damn(?:ed)?|goddamn|sodding|flipping|freaking|shitty|crappy|stupid|idiotic|moronic|useless|pathetic|"
    r"thieving|lying|brainless|incompetent|absolute|lousy)\s+(?=\w)"
    r"|,?\s*\byou (?:people |lot |guys |all )*(?:are |r )?(?:absolute |complete |total |utter |bunch of |lot of |pack of |load of |shower of |useless |lying |thieving |stupid |bloody |all |just |such |a |an |the |nothing but )*(?:idiots?|morons?|clowns?|thieves|crooks?|liars?|scum|muppets?|cowboys|scammers?|bastards?|robbers|vultures)\b(?:,? (?:and|but|because)\b)?"
    r"|\b(?:the fuck|the hell|wtf|omg|lol|lmao|ffs|smh)\b\s*",
    re.I,
)
_NOUN_FOR = {
    "idiot": "person", "moron": "person", "clown": "person", "muppet": "person", "bastard": "person",
    "idiots": "people", "morons": "people", "clowns": "people", "muppets": "people", "thieves": "people",
    "crooks": "people", "scum": "people", "cowboys": "people", "bastards": "people", "liars": "people",
}  # fmt: skip
_FIGURE = rf"\b(?:{'|'.join(_NOUN_FOR)})"
_FIGURES = Search(rf"(?:\b(a)n )?{_FIGURE}\b", re.I)
_FIGURE_BEFORE = Search(rf"{_FIGURE}(?: of an?)? (?={ROLE}s?\b)", re.I)
"""An insult that only qualifies a job: "the idiot waitress"."""
_CUT_BEFORE_CLAUSE = frozenset(
    "and but so because which who when while although though after before until if then or".split()
)
_CUT_BEFORE_PHRASE = frozenset("with for to in on at from as that by".split())
_LOOSE_END = re.compile(
    r"[\s,;:–—-]+(?:and|but|so|because|then|which|while|when|although|though|until|except|that|or|with|the"
    r"|an?|you|to|of|at|in|on|by|for|from|my|your|our|as|if|who|where|is|was|are|i|and i|we|since)$",
    re.I,
)
"""What a line that was cut cannot end with."""
_JOINT_END = re.compile(
    r"[\s,;:–—-]+(?:and|but|so|because|then|which|while|although|though|until|except|or|the|an?|my"
    r"|your|our|as|if|and i|and we)$",
    re.I,
)
"""What no line can end with: "what a blue badge was" and "the day I moved in" are whole."""
_DOERS = frozenset(
    """said say says told tell charged charge sent send took take refused refuse gave give kept keep put left
    promised cancelled cancel wanted want asked ask answered replied reply closed lost delivered wrote write
    called rang hung passed blame blamed claim claimed insist insisted offered changed moved forgot ignored
    deny denied know think care promise never won't wouldn't couldn't can't cannot""".split()
)
"""What people do and things do not: "they" before one of these is the company."""
_FALLS = frozenset(
    """arrived came broke stopped failed died leaked leaks crashed crashes froze freezes fell falls turned
    started lasted works worked doesn't won't didn't keeps kept smells smelt smelled tasted tastes looks looked
    snapped cracked split burst melted peeled faded shrank jams jammed trips tripped flickers rattles rusted
    isn't wasn't hasn't never still not no longer dead broken faulty cold""".split()
)
"""What a thing does: a line that begins with one of these lacks its subject."""
_GREETING = re.compile(r"(?:dear|hi|hello|hey|to whom|good) [\w .']{1,40}|[\w']+", re.I)
"""A piece that says nothing by itself: a greeting, a single word."""
_ACT = re.compile(
    r"(?:i|we)(?:'ve|’ve| have| had)? (?:just )?(?:ordered|bought|booked|purchased|got|received|paid for|asked for)\b[^,;]*",
    re.I,
)
"""What the customer did before anything went wrong."""
_THANKS = re.compile(r"(?:(?:many|with) )?(?:thanks|thank you)\b.*", re.I)
_WHEN = re.compile(
    r"(?:when|after|before|while|on|at|in|during|last|this|yesterday|since|first|for|over|by|as)\b"
    r"(?: [^\s,;:]+){1,6}, (?=(?:\S+ ){4})",
    re.I,
)
"""When or where it was, before the clause that says what: the first to go from a long line."""
_LATER = re.compile(r"(?:it|they|this|these|mine)\b", re.I)
_WEATHER = re.compile(
    r"(?:'s|’s| is| was| has| had| will| would| took| takes| seems| turns| sounds)?(?: been| be| taken)?"
    r"(?: now| already| almost| nearly| over| only| just)*"
    r" (?:\d+|an?|the|two|three|four|five|six|seven|eight|nine|ten|my|our|not|like|that|clear|hard|time|so|too|been)\b"
    r"|(?: took| takes| cost| costs) | rain",
    re.I,
)
"""What follows an "it" that stands for nothing."""
_CLEAR, _SURE, _SALIENT = 1.8, 5.0, 5.5
"""The worth of a thing that may stand for a pronoun, and of one that may be named unasked."""


CODE = 3
"""Letters that a code may have: "PO 7-4418"."""
LEAST = 12
"""A line that is cut keeps more words than this."""


@dataclass(frozen=True, slots=True)
class Told:
    """A summary, and where the complaint tells of it."""

    summary: str
    start: int
    end: int
    things: tuple[Thing, ...]
    """What the complaint is about, where this is its issue, the likeliest first."""


class Teller:
    """Makes summaries of one story.

    Args:
        story: the complaint.
        telling: for each of its sentences the log of how likely it tells what went wrong.
        products: what it is about, if that is known.
    """

    def __init__(
        self, story: Story, telling: Sequence[float], products: Products | None = None
    ) -> None:
        self.story = story
        signs, runs = clause_signs(story), list(list_runs(story, telling))
        self._finder = Finder(story, signs, runs, telling)
        self._chooser = Chooser(story, signs, runs, products or read_products(story))

    def tell(self, label: IssueLabel) -> Told:
        """Say in one line what went wrong, where that is *label*."""
        passage, line = self._finder.find(label), self._chooser.choose(label)
        start = self._whole_codes(self.story.clauses[passage.first].start)
        end = self.story.clauses[passage.last].end
        things = tuple(find_things(self.story, label, start, end))
        pieces = [piece for run in line.runs for piece in self._pieces(run)]
        for says_nothing in (_GREETING, _THANKS):
            pieces = [one for one in pieces if not says_nothing.fullmatch(one[1])] or pieces
        if len(pieces) > 1 and _ACT.fullmatch(pieces[0][1]) and _LATER.match(pieces[1][1]):
            del pieces[0]
        text = join_pieces([piece for _, piece in pieces])
        text = self._name(text, pieces[0][0], things) if pieces else ""
        text = lower_first(self._head(shorten(text), line.name))
        return Told(text or "something went wrong", start, end, things)

    def _whole_codes(self, start: int) -> int:
        """Where a line begins that may be cut within a code: "GYM-20441"."""
        while start and not self.story.text[start - 1].isspace():
            start -= 1
        return start

    def _pieces(self, run: Run) -> Iterator[tuple[int, str]]:
        """The words of a run, sentence by sentence, with the place where each begins."""
        clauses = self.story.clauses[run.first : run.last + 1]
        for _, members in itertools.groupby(clauses, key=lambda clause: clause.sentence.index):
            group = list(members)
            start = self._whole_codes(group[0].start)
            if piece := clean(self.story.text[start : min(group[-1].end, run.end)]):
                yield start, piece

    def _name(self, text: str, start: int, things: Sequence[Thing]) -> str:
        """Name the thing where the words have only a pronoun for it, or nothing."""
        opened = re.match(r"(it|this|that|they|these|those|he|she)(?=\s|'|’|$)", text, re.I)
        if opened:
            noun = self._stands_for(opened[1].lower(), text[opened.end() :], start, things)
            return noun + _full(text[opened.end() :]) if noun else text
        best = things[0] if things and things[0].worth >= _SURE else None
        if best is None or best.worth < _SALIENT or best.name.lower() in text.lower():
            return text
        first = re.match(r"[\w'’]+", text)
        if first and first[0].lower().replace("’", "'") in _FALLS:
            return f"the {low_name(best.name)} {text[:1].lower()}{text[1:]}"
        if not best.is_plural:
            inside = re.search(
                r"(?<=\w )it(?= (?:and|but|because|when|with|in|on|to|at|for|back|up|out|off)\b|[,.;]|$)",
                text,
            )
            if inside:
                return f"{text[: inside.start()]}the {low_name(best.name)}{text[inside.end() :]}"
        return text

    def _head(self, text: str, name: Name | None) -> str:
        """The line with the name of a thing before it, unless it says it by now."""
        if name is None or not text or self._is_insult(name):
            return text
        thing = low_name(" ".join(self.story.given[name.start : name.end].split()))
        said = {word.rstrip("s") for word in re.findall(r"\w+", text.lower())}
        if thing.lower().split()[-1].rstrip("s") in said:
            return text
        return f"{thing}: {shorten(lower_first(text), LONGEST + 1 - name.words)}"

    def _is_insult(self, name: Name) -> bool:
        """Whether a name is part of one: "you useless shower of muppets"."""
        insults = _INSULT.finditer(self.story.given)
        return any(found.start() <= name.start < found.end() for found in insults)

    def _stands_for(
        self, pronoun: str, rest: str, start: int, things: Sequence[Thing]
    ) -> str | None:
        """The noun phrase that a pronoun at the head of a line stands for."""
        following = re.match(r"['’]?\w+|\s*([\w'’]+)", rest)
        verb = (following[1] or "").lower().replace("’", "'") if following else ""
        if pronoun in ("he", "she"):
            return self._person(start)
        if pronoun in ("this", "that", "these", "those") and not _IS_PRONOUN.match(rest):
            return None
        if pronoun in ("it", "this", "that") and _WEATHER.match(rest):
            return None
        many = pronoun in ("they", "these", "those")
        if many and verb in _DOERS:
            return None
        before = [
            thing
            for thing in things
            if thing.start < start and thing.is_plural == many and thing.worth >= _CLEAR
        ]
        if many:
            before = [thing for thing in before if thing.worth >= _SURE]
        if not before:
            return None
        near = max(before, key=lambda thing: (thing.worth - (start - thing.end) / 60, thing.start))
        return f"the {low_name(near.name)}"

    def _person(self, start: int) -> str | None:
        """Who "he" or "she" is, by what they do: "the driver"."""
        tokens = self.story.tokens
        for at in range(len(tokens.norms) - 1, -1, -1):
            if tokens.starts[at] < start and "staff" in concepts_of(tokens.norms[at]):
                word = tokens.norms[at]
                return None if word.endswith("s") or word == "staff" else f"the {word}"
        return None


_IS_PRONOUN = re.compile(
    r"(?:'s|’s| (?:is|was|has|had|were|are|came|arrived|broke|did|does|will|would|then|just|never|still))\b"
)


def low_name(name: str) -> str:
    """A thing's name within a sentence: "Kettle" is "kettle", "iPhone" and "KF-300" stay."""
    return " ".join(
        word.lower() if word.istitle() or (word.isupper() and len(word) > 3) else word
        for word in name.split()
    )


def join_pieces(pieces: Sequence[str]) -> str:
    """Sentences, or parts of them, as one line."""
    line = ""
    for piece in pieces:
        line = f"{line}; {lower_first(piece)}" if line else piece
    return line


def _full(rest: str) -> str:
    """What follows a pronoun, its short verb written out: "'s broken" is " is broken"."""
    rest = re.sub(r"^['’]s\b", _expanded(rest), rest, count=1)
    for short, long in (("d", "had"), ("ve", "have"), ("re", "are"), ("ll", "will")):
        rest = re.sub(rf"^['’]{short}\b", f" {long}", rest, count=1)
    return rest


def _expanded(rest: str) -> str:
    done = re.match(
        r"['’]s (?:\w+ )?(?:been|had|got|gone|come|arrived|broken|stopped|\w+ed)\b", rest
    )
    return " has" if done else " is"


_BRACKETS_AT_END = Search(
    r"\s*\([^()]{0,40}\)?(?=[\s,.;:!?]*$|\))\)?|\s*\((?:order|ref|booking|invoice)[^()]{0,40}\)",
    re.I,
    tells=("(",),
)
_BRACKET_LOST = Search(r"^[^()]{0,40}\)\s*(?=\w)", tells=(")",))
_BRACKETS = Search(r"\s*\([^()]{1,40}\)(?=\s|[,.;:])", tells=("(",))
_MARKS_WITHIN = Search(r"[!?]{1,}(?=\s)", tells=("!", "?"))


def is_shouted(text: str) -> bool:
    """Whether most of a text is in capitals, and more than a code."""
    letters = sum(map(str.isalpha, text))
    return letters > CODE and sum(map(str.isupper, text)) * 2 > letters


def _as_person(found: re.Match[str]) -> str:
    """A plain word for somebody insulted: "an idiot" is "a person"."""
    article = f"{found.group(1)} " if found.group(1) else ""
    return f"{article}{_NOUN_FOR[found.group().split()[-1].lower()]}"


def clean(text: str) -> str:
    """White space, lead-ins and insults out; marks at the ends, too."""
    text = " ".join(text.split())
    for brackets in (_BRACKETS_AT_END, _BRACKET_LOST, _BRACKETS):
        text = brackets.sub("", text)
    if is_shouted(text):
        text = re.sub(r"\bi\b", "I", lower(text))
    while True:
        shorter = _LEAD.sub("", text, count=1)
        if shorter == text or len(shorter.split()) < 3:
            break
        text = shorter
    text = _INSULT.sub("", _FIGURE_BEFORE.sub("", text))
    text = _FIGURES.sub(_as_person, text)
    text = _MARKS_WITHIN.sub(",", text)
    return unquote(text.strip(" .,;:!?…-–—()*").strip())


def _parts(words: Sequence[str], at: int, before: frozenset[str]) -> bool:
    """Whether a line can end before a word."""
    return words[at - 1][-1] in ",;:" or words[at].lower().strip(",.;") in before


_QUOTE_OPENS = Search(r"(?<!\w)'(?=\w)", tells=("'",))
_QUOTE_CLOSES = Search(r"(?<=\w[\w.,!?])'(?!\w)", tells=("'",))


def unquote(text: str) -> str:
    """Text without a quotation mark that has lost its partner."""
    text = text.strip(",;: ")
    for opening, closing in (("“", "”"), ("‘", "’")):
        if text.count(opening) > text.count(closing):
            text = text.replace(opening, "") if closing == "”" else text.replace(opening, "'")
    if text.count("”") > text.count("“"):
        text = text.replace("”", "")
    if text.count('"') % 2:
        at = text.rfind('"')
        text = text[:at] + text[at + 1 :]
    if len(_QUOTE_OPENS.findall(text)) != len(_QUOTE_CLOSES.findall(text)):
        text = re.sub(r"(?<!\w)'(?=\w)(?!\d)", "", text, count=1)
    return text.strip(" ,;:")


def shorten(text: str, longest: int = LONGEST + 1) -> str:
    """Cut at a sensible place where it grows too long."""
    words = text.split()
    size = len(words)
    if size > longest and (opening := _WHEN.match(text)):
        text = text[opening.end() :]
        words = text.split()
    if len(words) > longest:
        strong = (at for at in range(longest, LEAST, -1) if _parts(words, at, _CUT_BEFORE_CLAUSE))
        weak = (at for at in range(longest, LEAST, -1) if _parts(words, at, _CUT_BEFORE_PHRASE))
        text = unquote(" ".join(words[: next(itertools.chain(strong, weak), longest)]))
    loose = _LOOSE_END if len(text.split()) < size else _JOINT_END
    while (shorter := loose.sub("", text)) != text:
        text = shorter
    return text


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
