"""All that a complaint states, told in the reply's voice, and how much each telling is worth."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from replykit.complaint.concepts import concepts_of
from replykit.complaint.story import Story
from replykit.complaint.summary import clean
from replykit.drafter.account import Told
from replykit.drafter.acts import is_harmless, is_own_act
from replykit.drafter.business import addressed, name_of_business
from replykit.drafter.disputes import is_dispute, is_our_word
from replykit.drafter.editor import judge_telling
from replykit.drafter.effects import DUE, MEANT_FOR_THEM, SMALL_HEADS
from replykit.drafter.faults import (
    is_background,
    is_claim,
    is_idle,
    is_promise,
    was_promised,
)
from replykit.drafter.gaps import lowered
from replykit.drafter.lexicon import (
    GLAD,
    content,
    is_glad,
    is_past,
    shows_fault,
    tells_fault,
    tidy,
    weigh,
)
from replykit.drafter.matters import stated_matter
from replykit.drafter.needed import Needed
from replykit.drafter.people import HE_OR_SHE, Person, find_people, with_person
from replykit.drafter.persons import split_words, turn
from replykit.drafter.pieces import IsName, Statement
from replykit.drafter.preparation import prepare, straighten, with_company
from replykit.drafter.small_words import is_small
from replykit.drafter.soundness import DENIAL, is_broken, is_prose
from replykit.drafter.statements import statements
from replykit.drafter.worth import LEAST, SURELY_GLAD, WORTH, cost_of, lack_of
from replykit.model import Complaint, Issue, IssueLabel
from replykit.search import Search
from replykit.text import Sentence

GUESSED = 0.3
"""Confidence in an issue below which its clause is a guess."""
READ = 2_500
"""How much of a complaint is looked through, in code points."""
EDITED = 0.15
"""How much the editor's judgement counts beside what a telling is worth."""
WELL_SAID = 0.8
"""The judgement from which a telling reads well enough: a fuller one is no worse."""
STRUCK = -1.5
"""The judgement up to which a telling is left out: one in eight below it is good."""
SHARED = 0.4
"""The share of the words that were read as the issue which a telling of it holds."""
READ_AS_ISSUE = 0.4
"""What a telling is worth more that is most of what was read as the issue."""
IDLE = 1.5
"""What a telling loses that is no part of the matter, as the death of somebody of theirs."""
LEAST_LIKE = 0.15
"""Confidence from which another issue counts as part of the matter."""
NOT_TRUSTED, HALF_TRUSTED = 0.35, 0.7
"""How far words without a fault are followed: what they did, and anything else."""
SENTENCES = 12
"""How many of its sentences are told: the first ones and those of its issues."""
_WHY = Search(
    r"\b(?:why|how come|is there (?:a|any) reason|is it (?:really |even |at all )?(?:normal|right|ok|okay|usual|acceptable))\b",
    re.I,
)
_ASKS = re.compile(
    r"\W*(?:(?:hi|hello|hey|and|so|but|um|please|ok|well|also|@\w+)\W+)*(?:(?:on|by|to|for|with|from|in|at|under) (?:whose|whom|what|which)|is|are|do|does|did|can|could|will|would|why|how|what|when"
    r"|where|who|have|has|any|was|were|am|should|may|which)\b|.{0,200}\b(?:right|yes|no|ok|please|is it|are you|or what|or not)\?",
    re.I,
)
_PLACED = Search(
    r"(?:\b(?:on|in|into|onto|at|from|under|behind|near|by|over|off|like|of|than|inside|(?:was|is|were|it's) for) (?:(?:the|my|our|your|a|an|this|that) )?)$",
    re.I,
)


def stands_for_itself(noun: str, text: str) -> bool:
    """Whether a text names a thing, and not only as a place or likeness: "on the shelf"."""
    return any(
        not _PLACED.search(text[max(0, found.start() - 16) : found.start()])
        for found in re.finditer(rf"\b{re.escape(noun)}\b", text, re.I)
    )


def _in_passing(noun: str, text: str) -> bool:
    """Whether a thing is first named as what another is for or at: "a plaque for my son's bench"."""
    found = re.search(rf"((?:[\w'’]+ ){{0,3}}){re.escape(noun)}\b", text, re.I)
    before = found.group(1).lower().split() if found else ()
    return not {"for", "of", "on", "in", "at", "to", "from", "with", "by"}.isdisjoint(before)


_REDACTED_FIRM = Search(r"\bX{2,} (?=[A-Z][a-z])")
_OWN_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
"""A word that keeps its capital within a sentence."""
NO_NAMES = frozenset(
    "The This That These Those My Our Your His Her Its Their Nobody Nothing There When After Since Still Room Order".split()
)
_AFTER_SPEECH = re.compile(r"[\"\u201d]\W*\w+\W+\w+")
_WRITTEN_ON = re.compile(
    r"\W*[^\"\u201d]+[\"\u201d],? (?:it |the \w+ )?(?:on|in|at|says|said|according|was on|is on)\b[^.!?]*[.!?]?\s*$"
)
_HANDLES = re.compile(r"[@#]\w+")
_OPENS_WITH_IT = re.compile(r"\W*it (\w+ \w+)", re.I)
_COMES_UPON = re.compile(
    r"you (?:were|had to|have had to|got|can't|cannot|couldn't|have been|never|still|are still)\b"
)


_UNWANTED = Search(
    r"(?:asked for|ordered|wanted|requested|said|specified|told \w+|with|booked) (?:absolutely |definitely )?(?:no|without|without any) ([a-z]+)"
    r"|allerg(?:ic|y) to ([a-z]+)|\b([a-z]+) allergy|\b([a-z]+)[- ]free\b|\b(?:can't|cannot) (?:eat|have|touch) ([a-z]+)",
    re.I,
    tells=(" no ", " without ", "allerg", "-free", " free", "can't ", "cannot "),
)
_COUNTS = re.compile(
    r"\W*(?:and )?(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|lastly|finally|on top of (?:that|this|it all)|to make (?:matters|things) worse"
    r"|to top it (?:all )?off|then there(?:'s| is)|\(?[1-5](?:[.):]|(?= -)))(?:[\s,:]|$)",
    re.I,
)
_SECOND = re.compile(r"\W*(?:and |the )?second", re.I)
_GOES_ON = re.compile(r"\W*(?:and|also|then|plus|oh,? and)\b", re.I)
_NUMBER_LAST = re.compile(r"(?<=[.!?:])\s*\(?[1-9][.)]\s*$|^\s*\(?[1-9][.)]\s*$")
_ENCLOSES = re.compile(
    r"\W*(?:the |a |my |see )?(?:photos?|pictures?|pics?|receipts?|proof|cop(?:y|ies)|screenshots?|invoice|letter)\b.*\b(?:attached|enclosed|below)\W*$",
    re.I,
)
"""What only says that something is enclosed."""
_IS_ASKING = Search(
    r"\b(?:no|not|without|free|allerg\w*|asked|ordered|said|told|requested|never|can't|cannot)\b",
    re.I,
)


_BOUGHT = Search(
    r"(?:\b(?:i|we)(?:'ve| have)?(?: \w+ly| just| then)? |(?:^|[.!?] |\n))(?:ordered|bought|purchased|hired|rented|paid for|took out|commissioned|had) (an?|the|my|our|your|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+|some)"
    r" ((?:(?!for|in|on|at|from|with|to|and|of|as|by|because|online|last|but|which|that|who)[a-z-]+ ){0,2}?(?!for|in|on|at|from|with|to)[a-z-]{3,})(?= (?:for|in|on|at|from|with|last|to|and|of|online|by|as|because|off|but|new|which|that|who)\b|[.,;:!?]|$)",
    re.I,
)
_MY_SEVERAL = Search(
    r"\b(?:my|our) (?:[\w'\u2019-]+ ){0,4}?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+|pair of|set of) (?:[a-z-]+ )?([a-z]{3,}s)\b"
)
_BOUGHT_SEVERAL = Search(
    r"\b(?:i|we)(?:'ve| have|\u2019ve)? (?:ordered|bought|paid (?:[£$€]?[\d.,]+ )?for|hired|chose|commissioned) (?:[\w'\u2019-]+ ){0,4}?([a-z]{3,}s)(?<!ss)\b(?= (?:for|from|in|on|at|to|with)\b|[.,;])",
    re.I,
)
_THEY_GO = re.compile(
    r"\W*they(?:'ve|\u2019ve) (?:come|arrived|turned up|been)\b|\W*they (?:came|arrived|turned up) (?!round|out|to\b|and\b|back|in\b (?:to|and))|\W*they (?:have(?:n't| not|n\u2019t)?|never|still|did(?:n't| not)|had(?:n't| not)?|are(?:n't| not)?|were(?:n't| not)?) (?:\w+ ){0,2}?(?:come|came|arrived?|fit|match|work|broken|lost|gone|missing|here|back)\b",
    re.I,
)
"""What is said of things that they have counted before: "They have not come."."""
_HAVE_OTHER = re.compile(
    r"(?:i|we|there)(?:'ve)? (?:only )?(?:have|are|got|ordered|asked for|use|own|need) (?:only )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|none)(?: (?!of|days|weeks|months|years|hours|minutes)[a-z-]+){0,2}",
    re.I,
)
_INTRODUCES = re.compile(
    r"\W*(?:(?i:hi|hello|hey|dear \w+)\W+)?(?i:it'?s|this is|i'?m|i am|my name is) (?:only )?(?:(?i:mr|mrs|ms|miss|dr)\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?:,? (?:from|at|in|of|flat|room|no\.?|number|apartment|unit|here)\b[^.!?]{0,30})?[.!]?\s*$"
)
"""Who writes: "Hi its Mr Osei flat 12."."""
_SOME_BROKEN = Search(
    r"(?<![\w.,£$€])(\d+|two|three|four|five|six|seven|eight|nine|ten) (in (?:bits|pieces)|broken|cracked|smashed|missing|shattered|chipped|dented|leaking|dead|rotten|torn|faulty)(?=[,.;!]|$| and\b)",
    re.I,
)
"""How many of what they bought: "9 whole ones, 3 in bits"."""
_IT_BEHIND = re.compile(
    r"((?:since|when|after|before|as|while|on|in|at|for|by|last|this|every|now)\b(?: [^\s,]+){1,8}, )it\b('s(?= (?!been)))?(?!')"
)
"""An "it" behind what opens a clause: "since the clocks went back, it loses"."""
_PET = re.compile(r"(?:she|he)\b(?!')", re.I)
_HIMSELF = Search(r"\b(?:himself|herself)\b", re.I)
_SHE_DID = Search(r"\b(?:she|he) (?=(\w+))", re.I)


def _as_us(found: re.Match[str]) -> str:
    """Who did it, where the complaint names nobody: us."""
    word = found.group(1).lower()
    return "we " if is_past(word) and word not in ("was", "had", "said", "told") else found.group()


_DATED = re.compile(
    r"\W*(?:it(?:'s| is|\u2019s)|today(?:'s| is)|that(?:'s| was)) (?:now )?(?:the |almost |already )?(?:\d|end|middle|first|last|mon|tues|wednes|thurs|fri|satur|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.I,
)
_NOR_I = re.compile(
    r"(?:i|we|there|nothing|none) (?:[a-z]+n't|(?:did|do|have|had|was|were|is|are|has) not|(?:has|have|did|do|does|was|is)(?: yet)?)",
    re.I,
)
_IS_OTHER = re.compile(
    r"(?:it's|it is|it was|they're|they are|they were|mine is|mine was|ours is|there's only|there was only|there are only) (?!not|a joke|so|very|too|really|ridiculous|awful|terrible|just not|still)[\w' .-]{2,30}",
    re.I,
)
"""What a thing is in truth, in a sentence of its own: "It's tile."."""
_CLAIMS = Search(
    r"\b(?:says?|said|lists?|listed|describe[sd]?|shows?|showed|states?|stated|reads?|calls? (?:it|them|me|us)|called (?:it|them|me|us)|advertised|claims?|claimed)\b",
    re.I,
)
_ASKED_FOR = Search(
    r"\b(?:i|we) (?:\w+ )?(?:ordered|asked for|wanted|booked|specified|paid for|chose|bought|measured)\b",
    re.I,
)
_OF_THEM = re.compile(r"^(\w+|half|some|most|all) of (?:them|these|those)\b", re.I)


def _below_heading(said: str) -> str:
    """A sentence without the line of a subject or greeting that stands above it."""
    head, break_, rest = said.rpartition("\n\n")
    if not break_ or len(rest.split()) < 4 or head.rstrip().endswith((":", ";", "-")):
        return said
    return rest


def introduces(said: str) -> bool:
    """Whether a sentence only says who writes: "Hi its Mr Osei flat 12."."""
    return _INTRODUCES.match(said) is not None


def _bought(before: str) -> str | None:
    """What the sentence before says that they ordered or bought: "the headstone"."""
    found = [*_BOUGHT.finditer(before[-220:])]
    if not found or found[-1].end() < len(before[-220:].rstrip()) - 120:
        return None
    return f"the {found[-1].group(2).lower()}"


class Tellings:
    """What one complaint states, sentence by sentence, in the reply's voice."""

    def __init__(
        self,
        complaint: Complaint,
        label: IssueLabel,
        noun: str | None,
        names: frozenset[str],
        thing: str | None = None,
    ) -> None:
        self.complaint = complaint
        self.label = label
        self.noun = noun
        self.names = names
        self.thing = thing
        found = {word for word in _OWN_NAME.findall(complaint.text[:READ]) if not is_small(word)}
        owned = {*names, *found} - NO_NAMES
        self.is_name: IsName = lambda word: word.removesuffix("'s") in owned or word in owned
        self.things = [
            span.text.lower().split()[-1]
            for span in complaint.details.products
            if span.text.split()
        ]
        issue = complaint.issue
        self.issue_words = content(_HANDLES.sub("", complaint.text[issue.start : issue.end]))
        self.like_words = [
            content(complaint.text[other.start : other.end])
            for other in complaint.issues[1:]
            if other.label == issue.label or other.confidence > LEAST_LIKE
        ]

    @cached_property
    def trust(self) -> float:
        """How far the words that were read as the issue are followed: less where no fault is in them."""
        issue = self.complaint.issue
        said = prepare(clean(self.complaint.text[issue.start : issue.end]))
        told = turn(split_words(straighten(said)))
        if shows_fault(told) or self.brings_unwanted(told):
            return 1.0
        return NOT_TRUSTED if self.is_own or is_background(told) else HALF_TRUSTED

    @cached_property
    def is_own(self) -> bool:
        """Whether what was read as the issue is only what they did."""
        issue = self.complaint.issue
        said = prepare(clean(self.complaint.text[issue.start : issue.end]))
        return is_own_act(turn(split_words(straighten(said))))

    def told(self) -> list[Told]:
        """Every telling with its worth; a short one of the same sentence gives way to a fuller."""
        found: list[Told] = []
        for at, sentence in enumerate(self.sentences[:SENTENCES]):
            if at not in self.near and not MEANT_FOR_THEM.search(sentence.text):
                continue
            if sentence.text.lstrip()[:1] in '"\u201c' and (
                not _AFTER_SPEECH.search(sentence.text) or _WRITTEN_ON.match(sentence.text)
            ):
                continue  # what somebody said, or what is written somewhere
            if _ENCLOSES.match(sentence.text) or not is_prose(sentence.text):
                continue
            if introduces(sentence.text):
                continue
            if self.is_learners or is_broken(sentence.text):
                continue
            if (
                sentence.ends_asking
                and _ASKS.match(sentence.text)
                and not _WHY.search(sentence.text)
            ):
                continue
            found += self._of(_below_heading(sentence.text), at)
        return found

    @cached_property
    def is_learners(self) -> bool:
        """Whether the English is a learner's, so that its clauses are not told again."""
        return sum(is_broken(one.text) for one in self.sentences[:SENTENCES]) > 1

    @cached_property
    def story(self) -> Story:
        """The complaint in sentences, without what is quoted or signed."""
        return Story(self.complaint.text[:READ])

    @cached_property
    def needed(self) -> Needed:
        """Its words, and how likely the issue is not named without each."""
        return Needed.of(self.story, self.label)

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Its sentences."""
        return self.story.sentences

    @cached_property
    def told_of(self) -> Sequence[Sentence]:
        """The sentences of the issue; of a mere guess, the first one that names the thing."""
        found = [self.sentences[at] for at in sorted(self.read_at)]
        if self.is_guess and not any(shows_fault(one.text) for one in found):
            near = [one for one in self.sentences[:4] if "?" not in one.text]
            named = [one for one in near if self.things and self.names_thing(one.text)]
            faulty = [one for one in near if shows_fault(one.text)]
            both = [one for one in named if one in faulty]
            return (both or named or faulty or found)[:1]
        return found

    @property
    def told_on(self) -> Sequence[Sentence]:
        """The sentences of the issue, and the two after them."""
        if not self.told_of:
            return ()
        at = list(self.sentences).index(self.told_of[0])
        return self.sentences[at : at + len(self.told_of) + 2]

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The telling words that a report of the issue should hold."""
        if self.is_guess and self.told_of:
            return content(_HANDLES.sub("", " ".join(one.text for one in self.told_of)))
        return self.issue_words

    @cached_property
    def near(self) -> frozenset[int]:
        """The sentences that the matter is told from: the first ones and those of the issues."""
        spans = [(issue.start, issue.end) for issue in self.complaint.issues]
        return frozenset(
            at
            for at, sentence in enumerate(self.sentences)
            if at < 4
            or at in self.counted
            or (self.trust < 1 and at < SENTENCES and shows_fault(sentence.text))
            or any(a < sentence.end and sentence.start < b for a, b in spans)
        )

    def _places_of(self, issue: Issue) -> frozenset[int]:
        """The numbers of the sentences that an issue was read in."""
        return frozenset(
            at
            for at, one in enumerate(self.sentences)
            if one.start < issue.end and issue.start < one.end
        )

    @cached_property
    def read_at(self) -> frozenset[int]:
        """The numbers of the sentences that were read as the issue."""
        return self._places_of(self.complaint.issue)

    @cached_property
    def issues_at(self) -> frozenset[int]:
        """The numbers of the sentences that any issue was read in."""
        likely = [one for one in self.complaint.issues if one.confidence >= LEAST_LIKE]
        return frozenset[int]().union(*map(self._places_of, likely))

    @property
    def is_guess(self) -> bool:
        """Whether what was read as the issue is a guess."""
        return self.complaint.issue.confidence < GUESSED

    def _is_read(self, one: Statement) -> bool:
        """Whether a telling is most of what was read as the issue, and no act or praise of theirs."""
        own = content(one.text)
        shared = len(own & self.issue_words)
        return (
            one.kind == "clause"
            and shared >= 2
            and (shared >= SHARED * len(self.issue_words) or shared >= 0.8 * len(own))
            and not is_own_act(one.text)
            and not is_glad(one.text, SURELY_GLAD)
            and not is_harmless(one.text)
            and not is_promise(one.text)
            and not is_claim(one.text)
            and not was_promised(one.text)
            and not is_dispute(one.text)
            and not is_our_word(one.text)
        )

    def _of(self, sentence: str, at: int) -> Iterator[Told]:
        if at and self._taken_back(self.sentences[at - 1].text, at - 1):
            return  # told with the sentence before it
        size = len(content(sentence)) or 1
        start = max(self.complaint.text.find(sentence[:40]), 0)
        noun = (
            self._several_before(sentence, start)
            or (self.noun if self._is_named_before(start) else None)
            or self._read_for_it(sentence)
        )
        sentence = self.addressed(sentence)
        plain = _NUMBER_LAST.sub("", clean(_REDACTED_FIRM.sub("", with_company(sentence))))
        if _SOME_BROKEN.search(plain) and (bought := _bought(self.complaint.text[:start])):
            plain = _SOME_BROKEN.sub(rf"\1 of {bought} were \2", plain)
        if taken_back := self._taken_back(sentence, at):
            plain = f"{plain.rstrip(' .!')}{taken_back}"
            sentence = f"{sentence.rstrip(' .!')}{taken_back}"
        if (them := _OF_THEM.match(plain)) and (bought := _bought(self.complaint.text[:start])):
            plain = f"{them.group(1)} of {bought}{plain[them.end() :]}"
        for given in statements(plain, noun, self.is_name, self.thing):
            if taken_back.startswith(" when") and " when " not in given.text:
                continue  # "the parcel says delivered" is the half that is untrue
            one = given
            if HE_OR_SHE.search(given.text):
                before = self.complaint.text[:start]
                one = replace(given, text=with_person(given.text, before, self._persons))
            if (pet := _PET.match(one.text)) and (bought := _bought(self.complaint.text[:start])):
                if "animal" in concepts_of(bought.split()[-1]):
                    one = replace(one, text=f"{bought}{one.text[pet.end() :]}")
            elif (
                _SHE_DID.search(one.text) and not _HIMSELF.search(one.text) and self._is_ours_alone
            ):
                one = replace(one, text=_SHE_DID.sub(_as_us, one.text, count=1))
            if noun and (named := _IT_BEHIND.match(one.text)) and noun.split()[-1] not in one.text:
                is_short = named.group(2) == "'s"
                whole = (
                    f"{named.group(1)}{noun}{' is' if is_short else ''}{one.text[named.end() :]}"
                )
                one = replace(one, text=whole)
            judged = judge_telling(one.text, sentence.strip(), one.pieces[0], one.repaired)
            if self.brings_unwanted(one.text):
                judged = max(judged, 0.0)
            one = replace(one, judged=judged)
            if one.kind == "clause" and judged <= STRUCK and not taken_back:
                continue
            lack = IDLE if is_idle(one.text) else lack_of(one)
            if judged >= 0 and at in self.read_at and not lack and self._is_read(one):
                one = replace(one, of_issue=True)
            signs = self.signs(one, at, size)
            worth = sum(WORTH[name] * value for name, value in signs.items())
            if one.kind == "clause":
                worth += EDITED * min(judged, WELL_SAID) + READ_AS_ISSUE * one.of_issue
            worth -= cost_of(one, self.names) + lack
            if is_dispute(one.text):
                worth = max(worth, LEAST)
            yield Told(one, worth, (at, one.pieces[0]))

    @cached_property
    def _is_ours_alone(self) -> bool:
        """Whether a "she" or "he" can be nobody but somebody of ours: no kin, no animal is named."""
        words = {*re.findall(r"[a-z]+", self.complaint.text[:READ].lower())}
        fields = {field for word in words for field in concepts_of(word)}
        return not (self._persons or self.names or fields & {"animal", "family"})

    def _taken_back(self, sentence: str, at: int) -> str:
        """How a sentence goes on that the next one takes back: "... would call. Nobody has."."""
        if at + 1 >= len(self.sentences) or "?" in sentence:
            return ""
        said = tidy(self.sentences[at + 1].text).strip(" .!")
        if not 2 <= len(said.split()) <= 6 or not said[0].isalpha():
            return ""
        low = f"{said[0].lower()}{said[1:]}"
        if _THEY_GO.match(low) or _DATED.match(sentence) or _DATED.match(low):
            return ""
        if DENIAL.fullmatch(low) or _NOR_I.fullmatch(low):
            return f" when {low}" if _CLAIMS.search(sentence) else f", and {low}"
        if _HAVE_OTHER.fullmatch(low) and re.search(
            r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b", sentence
        ):
            return f" when {low}"
        if not _IS_OTHER.fullmatch(low) or len(sentence.split()) > 16:
            return ""
        if _CLAIMS.search(sentence):
            return f" when {low}"
        return f", and {low}" if _ASKED_FOR.search(sentence) else ""

    def _several_before(self, sentence: str, start: int) -> str | None:
        """The things that "they" are, where they were counted before: "the medals"."""
        if not _THEY_GO.match(sentence):
            return None
        found = [*_MY_SEVERAL.finditer(self.complaint.text[:start])]
        found += _BOUGHT_SEVERAL.finditer(self.complaint.text[max(0, start - 200) : start])
        return f"your {found[-1].group(1)}" if found else None

    def _read_for_it(self, sentence: str) -> str | None:
        """What the parser read for an "it" that opens a sentence: "the garden room"."""
        found = _OPENS_WITH_IT.match(sentence)
        before = self.complaint.text[: self.complaint.text.find(sentence[:40])]
        if found and (stated := stated_matter(before, is_fault=False)) and len(stated.split()) < 8:
            return stated
        summary = self.complaint.issue.summary
        if found and (bought := _bought(before)):
            return bought
        if found is None or not summary.startswith("the "):
            return None
        at = summary.find(f" {found.group(1)}")
        noun = summary[:at].removeprefix("the ")
        if at < 0 or not 1 <= len(noun.split()) <= 3 or _in_passing(noun, self.complaint.text):
            return None
        return f"the {noun}"

    def named(self, said: str, start: int) -> str:
        """A sentence with its first "he" or "she" named, from where it stands in the complaint."""
        people = [replace(one, name=one.said) for one in self._persons]
        return with_person(said, self.complaint.text[:start], people)

    def addressed(self, said: str) -> str:
        """A sentence that says "you" of us, where it speaks of us as of a stranger."""
        return addressed(said, self._kind)

    @cached_property
    def _kind(self) -> str | None:
        return name_of_business(self.complaint.text[:READ])

    def lowered(self, told: str) -> str:
        """A telling with a small first letter, but for names."""
        return lowered(told, self.is_name)

    def _is_named_before(self, start: int) -> bool:
        """Whether the thing has been named, as more than a likeness or a part, before a place."""
        if self.noun is None:
            return False
        return stands_for_itself(self.noun.split()[-1], self.complaint.text[:start])

    def signs(self, one: Statement, at: int, size: int) -> dict[str, float]:
        """What speaks for a telling and against it.

        Args:
            one: the telling.
            at: the number of its sentence.
            size: the telling words of that sentence.
        """
        text, own = one.text, content(one.text)
        shared = len(own & self.issue_words)
        like = max((len(own & words) / len(words) for words in self.like_words if words), default=0)
        signs = weigh(text, self.label)
        length = len(text.split())
        found = max(2, len(self.issue_words) / 2)
        return {
            "of the issue's words": shared / max(1, len(self.issue_words)) * self.trust,
            "its words in the issue": shared / max(1, len(own)) * self.trust,
            "of another issue's words": like,
            "signs": min(signs, 3) / 3,
            "signs, of its words": min(1.0, signs / length * 3),
            "fault": 3.0
            if self.brings_unwanted(text)
            else float(shows_fault(text) and not is_harmless(text)),
            "thing": float(bool(self.things) and self.names_thing(text)),
            "own act": float(is_own_act(text)) * (1.0 if shared < found else 0.5),
            "nothing wrong": float(
                not (tells_fault(text, self.label) or self.brings_unwanted(text))
            )
            * (1.0 if shared < found else 0.4),
            "glad": float(is_glad(text, GLAD if shared < found else SURELY_GLAD)),
            "noun": float(one.kind == "noun"),
            "repaired": float(one.repaired),
            "we": float(text.startswith(("we ", "our ", "we've"))),
            "befell": float(bool(_COMES_UPON.match(text))),
            "nobody": float(text.startswith(("no", "there "))),
            "your": float(text.startswith(("your ", "the "))),
            "words": min(length, 20) / 10,
            "first sentence": float(at == 0),
            "second sentence": float(at == 1),
            "of its sentence": min(1.0, len(own) / size),
            "constant": 1.0,
        }

    def due(self, fits: Callable[[str], bool]) -> str | None:
        """What is still to come, and when."""
        for sentence in self.sentences[:SENTENCES]:
            if not MEANT_FOR_THEM.search(sentence.text) or sentence.text.endswith("?"):
                continue
            said = turn(split_words(prepare(clean(sentence.text))))
            if (found := DUE.search(said)) and fits(found.group()):
                told = found.group().strip(" ,")
                return told[0].lower() + told[1:] if told.startswith(SMALL_HEADS) else told
        return None

    @cached_property
    def counted(self) -> list[int]:
        """The sentences that count matters up: "First, ... Second, ..."; two at least, or none."""
        texts = [one.text for one in self.sentences[:SENTENCES]]
        found = [
            at
            for at, text in enumerate(texts)
            if _COUNTS.match(text) or (at and _NUMBER_LAST.search(texts[at - 1]))
        ]
        if len(found) == 1 and found[0] and _SECOND.match(self.sentences[found[0]].text):
            rest = range(found[0] + 1, len(self.sentences[:SENTENCES]))
            more = [at for at in rest if _GOES_ON.match(self.sentences[at].text)]
            found = [found[0] - 1, found[0], *more]
        return found if len(found) > 1 else []

    @cached_property
    def _unwanted(self) -> frozenset[str]:
        """What they asked to be left out, or cannot eat: "no nuts", "a dairy allergy"."""
        return frozenset(
            word.lower().rstrip("s")
            for found in _UNWANTED.finditer(self.complaint.text[:READ])
            for word in found.groups()
            if word and len(word) > 2
        )

    def brings_unwanted(self, text: str) -> bool:
        """Whether a telling says that something was in it that they had asked to be left out."""
        return (
            bool(self._unwanted)
            and not _IS_ASKING.search(text)
            and any(
                word.rstrip("s").endswith(tuple(self._unwanted))
                for word in re.findall(r"[a-z]{3,}", text.lower())
            )
        )

    def names_thing(self, text: str) -> bool:
        """Whether a text names one of the products, if the complaint names any."""
        low = text.lower()
        return any(thing in low for thing in self.things) if self.things else True

    @cached_property
    def _persons(self) -> list[Person]:
        return find_people(self.complaint.text[:READ])
