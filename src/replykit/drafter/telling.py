"""Which of a complaint's statements a reply repeats: what went wrong, and with what.

Every sentence near the issue and at the beginning is told again (replykit.drafter.statements), and
the telling is taken that shows the most of the issue, names its thing and reads safely; a second
one where it adds something, or what the story began with, where only that names the thing.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from replykit.complaint.concepts import concepts_of
from replykit.complaint.story import Story
from replykit.complaint.summary import clean
from replykit.drafter.faults import apologetic, is_told, named_again
from replykit.drafter.lexicon import (
    GLAD,
    KEPT,
    content,
    covered,
    is_glad,
    shows_fault,
    tells_fault,
    weigh,
)
from replykit.drafter.persons import split_words, turn
from replykit.drafter.statements import (
    IsName,
    Statement,
    is_dispute,
    is_sound,
    prepare,
    statements,
)
from replykit.model import Complaint, IssueLabel, polarity
from replykit.text import Sentence

READ = 2_500
"""How much of a complaint is looked through, in code points."""
SENTENCES = 12
"""How many of its sentences are told: the first ones and those of its issues."""
SURELY_GLAD = 0.75
"""VADER's polarity from which even what was read as the issue is taken for good news."""
LEAST, LEAST_SECOND, LEAST_BEFORE, LEAST_SEQUEL, LEAST_STORY = 0.12, 0.12, -0.2, -0.3, -0.6
"""The worth of what is told first, of a further telling, of what led up to it, what came of it,
and what is told as a story."""
MOST, MOST_STORY = 40, 32
"""Words of all that is told, and of a story."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, what it is worth, and the sentence that it comes from."""

    statement: Statement
    worth: float
    place: tuple[int, int]
    """The number of its sentence, and of its first piece in it."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.statement.text

    def overlaps(self, other: "Told") -> bool:
        """Whether two tellings of one sentence share a piece of it."""
        mine, its = self.statement.pieces, other.statement.pieces
        return mine[0] < its[1] and its[0] < mine[1]


@dataclass(frozen=True, slots=True)
class Account:
    """What a reply repeats of a complaint."""

    first: Statement | None = None
    second: Statement | None = None
    before: str | None = None
    """What the customer did, or what the story began with."""
    story: str | None = None
    """What is told as it went, before an apology of its own, where no clause is a fault alone."""
    effect: str | None = None
    """What it meant for the customer: "you had to take two days off work"."""
    hope: str | None = None
    """What they had set their heart on: "your kids talked about the hot tub for weeks"."""
    due: str | None = None
    """What is coming, so that it cannot wait: "the wedding is in nine days"."""

    @property
    def text(self) -> str:
        """What is told of the matter itself."""
        told = (
            self.before,
            self.first and self.first.text,
            self.second and self.second.text,
            self.story,
        )
        return " ".join(part for part in told if part)


_OWN = re.compile(
    r"(?:(?:on|in|at|last|since|for|when|after) [^,]{2,24},? )?you(?:'ve|'re|'d)?\b"
    r"(?: (?:just|recently|then|also|only|now|already|still|have|had|are|were|did|do|both|first|never))* (\w+(?:'t)?)",
    re.I,
)
_HELD = frozenset("been being not no nothing to never still yet got none lost missed".split())
_BEFELL = frozenset(
    """received got found lost missed waited can't cannot couldn't don't didn't unable stuck locked stranded
    owed need waiting""".split()
)
"""What comes upon a customer: to be told so is no act of theirs."""
_DONE_TO = frozenset(
    """told left charged billed quoted promised given sent denied refused overcharged ignored blocked banned
    offered""".split()
)
"""What comes upon them only where it is done to them: "you were told", and not "you told our staff"."""
_PASSIVE = re.compile(r"\b(?:are|were|was|been|being|got)\b|'re\b", re.I)
_KIN_ACT = re.compile(
    r"(?:(?:on|in|at|last|since|for|when|after) [^,]{2,24},? )?(?:your|the) (\w+)(?: and \w+)?"
    r"(?: (?:has|have|had|is|was|are|were|also|always|just|first|been|only))*"
    r" (?:told|asked|said|explained|mentioned|warned|rang|called|phoned|wrote|emailed|waits?|waited|waiting|came|comes"
    r"|coming|come|went|goes|going|visited|visiting|bought|buys|buying|ordered|orders|booked|chose|loves?|uses?|used"
    r"|using|turned \d+|\d+|a (?:loyal |regular |long-standing )?(?:customer|member|regular|patient|guest))\b",
    re.I,
)
"""What somebody of theirs did or is, which is nobody's fault: "your mum has been coming to us"."""
_KIN_DONE_TO = re.compile(
    r"\b(?:is|was|are|were|been) (?:told|asked|warned|rang|called|phoned|booked)$", re.I
)
_TURNS = re.compile(
    r"\b(?:but|only to|for nothing|in vain|and (?:got|were|was|had to|received|found|nobody|no one|we|it|the|they|there|still|nothing)"
    r"|had to|without|instead)\b",
    re.I,
)
"""Where a telling of what the customer did turns to what came of it."""


_DENIED = re.compile(
    r"you (?:haven't|hadn't|didn't|don't|aren't|weren't|have not|had not|did not|do not|are not|were not|'ve not)(?: \w+ly| yet| even| ever)? (\w+)",
    re.I,
)
_GOT = frozenset(
    "received receive got get heard hear had have been seen see know told given able offered allowed".split()
)
_HARM = frozenset(
    """wrong unkind rude hurt injured burned burnt killed harmed scalded cut sick ill hurry rush fault problem problems issue issues harm complain complaint complaints
    complaining angry cross bothered fuss urgent worried worry surprised mind""".split()
)
_NO_HARM = re.compile(
    r"\b(?:no|not|nobody|no one|nothing|none|neither|never|isn't|wasn't|aren't|weren't|haven't|hasn't)\b(?:\W+\w+){0,3}?\W+"
    rf"(?:{'|'.join(sorted(_HARM))})\b",
    re.I,
)
_WELL = re.compile(
    r"\b(?:is|are|am|was|were|'s|'re) (?:absolutely |perfectly |all |just )?(?:fine|ok|okay|well|safe|unhurt|alright)\b"
    r"|\b(?:no|free of|without) (?:extra )?charge\b|\bfor (?:free|nothing)$"
    r"|\bcould(?:n't| not) (?:have been|be) (?:more|\w+er)\b",
    re.I,
)


def is_harmless(told: str) -> bool:
    """Whether a telling says that something is not wrong: "nobody was hurt", "he is fine"."""
    head, *more = _BUT.split(told, maxsplit=1)
    if more and (_is_well(more[0]) or (_is_well(head) and not shows_fault(more[0]))):
        return True
    return not more and _is_well(head)


def _is_well(told: str) -> bool:
    if _WELL.search(told):
        return True
    return (
        not _HARM.isdisjoint(_LETTERS.findall(told.lower())) and _NO_HARM.search(told) is not None
    )


_BUT = re.compile(r",? but ")
_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=KEPT)
def is_own_act(told: str) -> bool:
    """Whether a telling says only what the customer did or is, and not what befell them."""
    if _TURNS.search(told):
        return False
    found = _OWN.match(told)
    if found is None:
        kin = _KIN_ACT.match(told)
        return (
            kin is not None
            and not _KIN_DONE_TO.search(kin.group())
            and not {"family"}.isdisjoint(concepts_of(kin.group(1).lower()))
            and not shows_fault(told)
        )
    verb = found.group(1).lower()
    if verb in _DONE_TO:
        return _PASSIVE.search(told[: found.start(1)]) is None
    if " never " in told and verb not in _BEFELL:
        return True
    if denied := _DENIED.match(told):
        return denied.group(1).lower() not in _GOT
    if verb in _BEFELL or verb in _HELD:
        return False
    return not re.match(
        r"you(?:'ve| have| had|'re| are| were| never)? (?:still )?(?:have |had )?(?:no|nothing|not|been \w+(?:ed|en|ld)|to)\b",
        told,
        re.I,
    )


_WHY = re.compile(
    r"\b(?:why|how come|is there (?:a|any) reason|is it (?:really |even |at all )?(?:normal|right|ok|okay|usual|acceptable))\b",
    re.I,
)
_ASKS = re.compile(
    r"\W*(?:(?:hi|hello|hey|and|so|but|um|please|ok|well|also|@\w+)\W+)*(?:(?:on|by|to|for|with|from|in|at|under) (?:whose|whom|what|which)|is|are|do|does|did|can|could|will|would|why|how|what|when"
    r"|where|who|have|has|any|was|were|am|should|may|which)\b|.{0,200}\b(?:right|yes|no|ok|please|is it|are you|or what|or not)\?",
    re.I,
)
_LOOSE_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|they|(?<!of )them|their)\b", re.I)
_IT = re.compile(r"(?:^|(?<=, )|(?<=and ))(?:it|it's|this|that's)\b", re.I)
_PERSONS = frozenset("staff family animal trade health body school courier".split())


def _has_person(text: str, names: Collection[str]) -> bool:
    return any(
        not _PERSONS.isdisjoint(concepts_of(word.lower())) or word in names
        for word in re.findall(r"[A-Za-z]+", text)
    )


_SEVERAL = re.compile(
    r"\b(?:the|your|our|both|these|those|all|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ ){0,2}?\w{2,}s\b",
    re.I,
)


def _stands_for(pronoun: re.Match[str], text: str, names: Collection[str]) -> bool:
    """Whether a pronoun has something before it that it may stand for."""
    before = text[: pronoun.start()]
    is_many = pronoun.group().lower() in ("they", "them", "their")
    return _has_person(before, names) or (is_many and _SEVERAL.search(before) is not None)


_WOMEN = frozenset(
    "mum mom mother daughter wife nan gran granny grandma grandmother sister aunt niece lady woman girl waitress girlfriend".split()
)
_MEN = frozenset(
    "dad father son husband grandad grandfather brother uncle nephew man guy bloke lad boy gentleman waiter boyfriend".split()
)
_PERSON = re.compile(
    r"\b(my|our|your|ur|the|an?|this|that|one) (?:of (?:your|the) )?([a-z-]+)(?= ([a-z]+))?", re.I
)
_HE_OR_SHE = re.compile(r"\b(?:he|she|him|her|his)\b(?!')", re.I)
_AFTER_OBJECT = frozenset(
    "to under over behind inside outside alone there standing waiting sitting until after before without so and or but that if as when with in on at for from by about not he she it i you we they the a an what how why".split()
)


@cache
def _is_person(word: str) -> bool:
    return word in _WOMEN or word in _MEN or not {"staff", "family"}.isdisjoint(concepts_of(word))


_PAID = re.compile(r"you (?:paid|were|have paid|had to)\b")
_JOINT = re.compile(
    r",? (?:and|but|so|because|although|though|while|when|after|before|with|which|who|on|at|for|since|until|from)\b"
)


_PLACED = re.compile(
    r"(?:\b(?:on|in|into|onto|at|from|under|behind|near|by|over|off|like|of|than|inside) (?:(?:the|my|our|your|a|an|this|that) )?)$",
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


_SUM = r"(?:[£$€]\d[\d.,]*\d|[£$€]\d|\d[\d.,]*(?: ?(?:euros?|pounds?|dollars?|quid|€)))"
_OF_SUM = re.compile(rf" (?:of|worth|totalling) {_SUM}(?!\w)")
_A_SUM = re.compile(rf"\b(an?|the|your|our|another) {_SUM} (?=[a-z])")


def without_sum(told: str) -> str:
    """A telling without its sum, where that is only how large a thing is: "a charge of £60"."""
    return _A_SUM.sub(lambda found: f"{found.group(1)} ", _OF_SUM.sub("", told))


class Teller:
    """Tells what one complaint says."""

    def __init__(
        self,
        complaint: Complaint,
        label: IssueLabel,
        noun: str | None,
        names: Collection[str],
        thing: str | None = None,
    ) -> None:
        self.complaint = complaint
        self.label = label
        self.noun = noun
        self.names = names
        self.thing = thing
        owned = {*names, *_OWN_NAME.findall(complaint.text[:READ])} - NO_NAMES
        self._is_name: IsName = lambda word: word.removesuffix("'s") in owned or word in owned
        self.things = [
            span.text.lower().split()[-1]
            for span in complaint.details.products
            if span.text.split()
        ]
        issue = complaint.issue
        self._issue_words = content(_HANDLES.sub("", complaint.text[issue.start : issue.end]))
        self._like_words = [
            content(complaint.text[other.start : other.end])
            for other in complaint.issues[1:]
            if other.label == issue.label or other.confidence > 0.15
        ]

    def tell(
        self,
        *,
        is_brief: bool,
        room: int,
        fits: Callable[[str], bool],
        is_public: bool = False,
    ) -> Account:
        """What is repeated.

        Args:
            is_brief: whether one statement has to do.
            room: the longest telling, in letters.
            fits: whether a text may be said here at all.
            is_public: whether a sum is left out where the rest stands without it.
        """
        short = list(self._short(self.told(), room))
        told = [one for one in short if fits(one.text)]
        if is_public:
            told += [
                replace(one, statement=replace(one.statement, text=text))
                for one in short
                if (text := without_sum(one.text)) != one.text and fits(text) and is_sound(text)
            ]
        found = [one for one in told if one.place[0] in self._near]
        account = _as_apology(self._as_story(self._matter(found, is_brief), found), self.label)
        if is_brief:
            return account
        others = [one for one in told if self._is_apart(one, account)]
        return replace(account, effect=_effect(others), due=self._due(fits), hope=_hope(others))

    def _due(self, fits: Callable[[str], bool]) -> str | None:
        """What is still to come, and when."""
        for sentence in self._sentences[:SENTENCES]:
            if not _MEANT_FOR_THEM.search(sentence.text) or sentence.text.endswith("?"):
                continue
            said = turn(split_words(prepare(clean(sentence.text))))
            if (found := _DUE.search(said)) and fits(found.group()):
                told = found.group().strip(" ,")
                return told[0].lower() + told[1:] if told.startswith(_SMALL_HEADS) else told
        return None

    def _is_apart(self, one: Told, account: Account) -> bool:
        """Whether a telling says nothing that an account says already."""
        return (
            one.statement.kind == "clause"
            and _cost(one.statement, self.names) < 0.5
            and covered(one.text, account.text) < 0.5
            and one.text not in account.text
        )

    def _as_story(self, account: Account, found: Sequence[Told]) -> Account:
        """An account as it can be said: what is no fault by itself is told before the apology."""
        first, before = account.first, account.before
        if first is None:
            text = before or self._story(found)
            if text is None:
                return account
            story = self._with_outcome(text, found)
            is_bare = story == before and is_own_act(before) and len(before.split()) < 10
            return account if is_bare else Account(story=story)
        is_list = " and " in first.text and not shows_fault(first.text)
        if first.kind == "noun" and (is_list or not tells_fault(first.text, self.label)):
            text = self._story(found)
            return Account(story=self._with_outcome(text, found) if text else None)
        if before is None and first.kind == "clause" and _begins_with_act(first.text):
            if account.second and self._may_follow(account.second.text):
                return Account(account.second, None, first.text)
            story = self._with_outcome(first.text, found)
            return replace(account, first=None, second=None, story=story)
        if before is None and first.kind == "clause" and not shows_fault(first.text):
            story = self._with_outcome(first.text, found)
            if story != first.text:
                return Account(story=story)
        if before is None and not account.second and not self._is_to_the_point(first):
            text = self._story(found)
            return Account(story=self._with_outcome(text, found) if text else None)
        return account

    def _is_to_the_point(self, one: Statement) -> bool:
        """Whether what is told first shows the fault, or says half of what was read as it."""
        shared = len(content(one.text) & self._issue_words)
        return tells_fault(one.text, self.label) or shared >= max(2, len(self._issue_words) / 2)

    def _story(self, found: Sequence[Told]) -> str | None:
        """The fullest telling that is worth little as a fault, and yet says what it is about."""
        told = [
            one
            for one in found
            if one.statement.kind == "clause"
            and one.worth >= LEAST_STORY
            and len(one.text.split()) >= 6
            and _cost(one.statement, self.names) < 0.5
            and not is_glad(one.text)
            and not is_harmless(one.text)
            and (not is_own_act(one.text) or len(one.text.split()) >= 12)
            and (
                len(content(one.text) & self._issue_words) >= 2
                or (bool(self.things) and self._names_thing(one.text))
            )
            and (
                tells_fault(one.text, self.label) or len(content(one.text) & self._issue_words) >= 2
            )
        ]
        best = max(told, key=self._tells_most, default=None)
        return best.text if best else None

    def _tells_most(self, one: Told) -> tuple[int, int, int]:
        pieces = one.statement.pieces
        shared = len(content(one.text) & self._issue_words)
        return shared, pieces[1] - pieces[0], -one.place[0]

    def _with_outcome(self, story: str, found: Sequence[Told]) -> str:
        """A story with what the next sentence says came of it, where that fits."""
        place = next((one.place[0] for one in found if one.text == story), None)
        if place is None or '"' in story:
            return story
        told = [
            one
            for one in found
            if one.place == (place + 1, 0)
            and one.statement.kind == "clause"
            and _CAME_OF_IT.match(one.text)
            and _cost(one.statement, self.names) < 0.6
            and not is_own_act(one.text)
            and not is_harmless(one.text)
            and not is_glad(one.text)
            and covered(one.text, story) < 0.8
            and len(story.split()) + len(one.text.split()) <= MOST_STORY
        ]
        best = max(told, key=lambda one: len(one.text), default=None)
        return f"{story}, and {best.text}" if best else story

    def _matter(self, found: Sequence[Told], is_brief: bool) -> Account:
        """What is told of the matter: what went wrong, what else did, and how it began."""
        ranked = sorted(found, key=lambda one: (-one.worth, one.place))
        best = next((one for one in ranked if one.worth >= LEAST and _names_more(one.text)), None)
        best = best or next((one for one in ranked if one.worth >= LEAST), None)
        best = best or next((one for one in ranked if self._is_of_issue(one)), None)
        if best is None:
            return Account()
        if is_own_act(best.text) and not _PAID.match(best.text):
            ranked = [one for one in ranked if not is_own_act(one.text) and one.worth >= LEAST]
            if is_brief and not (ranked and self._is_wrong(ranked[0])):
                return Account(before=best.text if self._is_of_issue(best) else None)
            best = ranked[0] if is_brief else best
        if is_brief or best.statement.kind == "noun":
            return Account(best.statement)
        told = [best]
        if not self._is_wrong(best):
            if (sequel := self._sequel(found, best)) is not None:
                return Account(sequel.statement, None, best.text)
            if is_own_act(best.text) and not _PAID.match(best.text):
                if not ranked or (self._is_of_issue(best) and not _TURNS.search(ranked[0].text)):
                    return Account(before=best.text if self._is_of_issue(best) else None)
                told = [ranked[0]]
        for one in ranked:
            if (
                one.worth >= LEAST_SECOND
                and self._is_wrong(one)
                and self._adds(one, told)
                and not _EFFECT.match(one.text)  # it has a sentence of its own
            ):
                told.append(one)
                break
        before = [
            one
            for one in ranked
            if one.place < min(other.place for other in told)
            and one.statement.kind == "clause"
            and one.worth >= LEAST_BEFORE
            and self._leads_up(one)
            and self._adds(one, told)
        ]
        told.sort(key=lambda one: one.place)
        lead = max(before, key=lambda one: (self._names_thing(one.text), one.worth), default=None)
        if len(told) > 1 and not lead and shows_fault(told[1].text) > shows_fault(told[0].text):
            lead = told.pop(0)  # "our site said it was in stock, and I'm sorry that it is not"
        return Account(
            told[0].statement,
            told[1].statement if len(told) > 1 else None,
            lead.text if lead else None,
        )

    def _is_wrong(self, one: Told) -> bool:
        """Whether a telling says, in its own words, that something went wrong."""
        return (
            one.statement.kind == "clause"
            and tells_fault(one.text, self.label)
            and not is_own_act(one.text)
            and not (_begins_with_act(one.text) and not shows_fault(one.text))
            and not is_harmless(one.text)
            and not _EVIDENCE.match(one.text)
        )

    def _sequel(self, found: Sequence[Told], best: Told) -> Told | None:
        """What follows a telling that shows no fault: what came of it."""
        for one in sorted(found, key=lambda one: (one.place, -one.worth)):
            if (
                best.place < one.place
                and one.place[0] <= best.place[0] + 2
                and one.statement.kind == "clause"
                and one.worth >= LEAST_SEQUEL
                and self._may_follow(one.text)
                and not is_glad(one.text)
                and not is_harmless(one.text)
                and not is_own_act(one.text)
                and self._adds(one, [best])
            ):
                return one
        return None

    def _may_follow(self, text: str) -> bool:
        """Whether a telling may be what came of something."""
        loose = _LOOSE_PRONOUN.search(text)
        if loose and not _stands_for(loose, text, self.names):
            return False
        return tells_fault(text, self.label) or text.startswith(("we ", "it "))

    def _short(self, told: Sequence[Told], room: int) -> Iterator[Told]:
        """Tellings cut to the room there is, at a joint."""
        for one in told:
            if len(one.text) <= room:
                yield one
                continue
            cuts = [found.start() for found in _JOINT.finditer(one.text[:room])]
            text = one.text[: cuts[-1]].rstrip(" ,") if cuts else ""
            if len(text.split()) >= 5 and is_sound(text):
                worth = one.worth * len(text) / len(one.text)
                yield replace(one, statement=replace(one.statement, text=text), worth=worth)

    def _is_of_issue(self, one: Told) -> bool:
        """Whether a telling of small worth is yet what was read as the issue."""
        shared = len(content(one.text) & self._issue_words)
        return (
            one.worth >= LEAST - 0.3
            and one.statement.kind == "clause"
            and shared >= max(2, len(self._issue_words) / 2)
            and not is_glad(one.text)
            and not is_harmless(one.text)
        )

    def _adds(self, one: Told, told: Sequence[Told]) -> bool:
        """Whether a telling says something new, and there is room for it."""
        if sum(len(other.text.split()) for other in (one, *told)) > MOST:
            return False
        return all(
            other.place[0] != one.place[0] or not other.overlaps(one) for other in told
        ) and all(
            covered(other.text, one.text) < 0.4 and covered(one.text, other.text) < 0.6
            for other in told
        )

    def _leads_up(self, one: Told) -> bool:
        """Whether a telling says how it came to what went wrong."""
        least = 1 if is_own_act(one.text) else 2
        return not is_glad(one.text) and (
            (bool(self.things) and self._names_thing(one.text))
            or weigh(one.text, self.label) >= least
        )

    def _is_named_before(self, start: int) -> bool:
        """Whether the thing has been named, as more than a likeness or a part, before a place."""
        if self.noun is None:
            return False
        return stands_for_itself(self.noun.split()[-1], self.complaint.text[:start])

    @cached_property
    def _persons(self) -> list[tuple[int, str, str]]:
        """The people that the complaint names: the place, the word, and what the reply calls them."""
        found = []
        for match in _PERSON.finditer(self.complaint.text[:READ]):
            owner = match.group(1).lower()
            words = (match.group(2).lower(), (match.group(3) or "").lower())
            word = next((word for word in words if _is_person(word) and word != "staff"), "")
            if word and not word.endswith("s"):
                whose = {"my": "your", "our": "your", "your": "our", "ur": "our"}.get(owner, "the")
                found.append((match.start(), word, f"{whose} {word}"))
        return found

    def _with_person(self, told: str, start: int) -> str:
        """A telling with its first "he" or "she" named, where it stands for nobody in it."""
        found = _HE_OR_SHE.search(told)
        if found is None or any(
            _is_person(w) for w in re.findall(r"[a-z]+", told[: found.start()].lower())
        ):
            return told
        pronoun = found.group().lower()
        others = _WOMEN if pronoun in ("he", "him", "his") else _MEN
        known = [
            name for place, word, name in self._persons if place < start and word not in others
        ]
        before = re.findall(r"[a-z]+", self.complaint.text[:start].lower())
        if not known or any("animal" in concepts_of(word) for word in before):
            return told  # "he" may be the dog
        rest = told[found.end() :].split()
        is_owner = pronoun == "his" or (
            pronoun == "her"
            and bool(rest)
            and rest[0].strip(",.") == rest[0]
            and rest[0].lower() not in _AFTER_OBJECT
        )
        name = f"{known[-1]}'s" if is_owner else known[-1]
        return f"{told[: found.start()]}{name}{told[found.end() :]}"

    def _names_thing(self, text: str) -> bool:
        low = text.lower()
        return any(thing in low for thing in self.things) if self.things else True

    def told(self) -> list[Told]:
        """Every telling with its worth; a short one of the same sentence gives way to a fuller."""
        found: list[Told] = []
        for at, sentence in enumerate(self._sentences[:SENTENCES]):
            if at not in self._near and not _MEANT_FOR_THEM.search(sentence.text):
                continue
            if sentence.text.lstrip()[:1] in '"\u201c' and not _AFTER_SPEECH.search(sentence.text):
                continue  # what somebody said
            if (
                sentence.text.rstrip().endswith("?")
                and _ASKS.match(sentence.text)
                and not _WHY.search(sentence.text)
            ):
                continue
            found += self._of(sentence.text, at)
        return found

    @cached_property
    def _sentences(self) -> Sequence[Sentence]:
        return Story(self.complaint.text[:READ]).sentences

    @cached_property
    def _near(self) -> frozenset[int]:
        """The sentences that the matter is told from: the first ones and those of the issues."""
        spans = [(issue.start, issue.end) for issue in self.complaint.issues]
        return frozenset(
            at
            for at, sentence in enumerate(self._sentences)
            if at < 4 or any(a < sentence.end and sentence.start < b for a, b in spans)
        )

    def _of(self, sentence: str, at: int) -> Iterator[Told]:
        size = len(content(sentence)) or 1
        start = max(self.complaint.text.find(sentence[:40]), 0)
        noun = (self.noun if self._is_named_before(start) else None) or self._read_for_it(sentence)
        plain = clean(_REDACTED_FIRM.sub("", sentence))
        for given in statements(plain, noun, self._is_name, self.thing):
            one = replace(given, text=self._with_person(given.text, start))
            signs = self.signs(one, at, size)
            worth = sum(WORTH[name] * value for name, value in signs.items())
            worth -= _cost(one, self.names)
            if is_dispute(one.text):
                worth = max(worth, LEAST)
            yield Told(one, worth, (at, one.pieces[0]))

    def _read_for_it(self, sentence: str) -> str | None:
        """What the parser read for an "it" that opens a sentence: "the garden room"."""
        found = _OPENS_WITH_IT.match(sentence)
        summary = self.complaint.issue.summary
        if found is None or not summary.startswith("the "):
            return None
        at = summary.find(f" {found.group(1)}")
        noun = summary[:at].removeprefix("the ")
        if at < 0 or not 1 <= len(noun.split()) <= 3 or _in_passing(noun, self.complaint.text):
            return None
        return f"the {noun}"

    def signs(self, one: Statement, at: int, size: int) -> dict[str, float]:
        """What speaks for a telling and against it.

        Args:
            one: the telling.
            at: the number of its sentence.
            size: the telling words of that sentence.
        """
        text, own = one.text, content(one.text)
        shared = len(own & self._issue_words)
        like = max(
            (len(own & words) / len(words) for words in self._like_words if words), default=0
        )
        signs = weigh(text, self.label)
        length = len(text.split())
        found = max(2, len(self._issue_words) / 2)
        return {
            "of the issue's words": shared / max(1, len(self._issue_words)),
            "its words in the issue": shared / max(1, len(own)),
            "of another issue's words": like,
            "signs": min(signs, 3) / 3,
            "signs, of its words": min(1.0, signs / length * 3),
            "fault": float(shows_fault(text) and not is_harmless(text)),
            "thing": float(bool(self.things) and self._names_thing(text)),
            "own act": float(is_own_act(text)) * (1.0 if shared < found else 0.5),
            "nothing wrong": float(not tells_fault(text, self.label))
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


_KIN = (
    r"(?:your|the) (?:\w+ )?(?:mum|mam|mom|mother|dad|father|wife|husband|partner|son|sons|daughter|daughters|kids?|child"
    r"|children|baby|toddler|nan|gran|grandmother|grandfather|grandad|sister|brother|family|guests|tenants?|neighbours?|dog|cat"
    r"|boy|girl|little one|boys|girls|lad|team|staff|customers)"
)
_FELT = r"(?:upset|frightened|scared|terrified|furious|heartbroken|devastated|humiliated|embarrassed|mortified|inconsolable|distraught)"
_EFFECT = re.compile(
    r"you(?:'ve| have)?(?: \w+ly| both| all| now| still| since| then| also)* had to\b"
    r"|you(?:'ve| have|'re| are| were)?(?: now| still| both| all| nearly| been)*"
    r" (?:spent|missed|lost (?!your (?:order|parcel|booking))|wasted|cried|slept|stood|sat|went (?:home|without|hungry|to bed)|came (?:home|away)|ended up"
    r"|sleeping|sitting|living|blocking|eating|cooking|showering|washing|carrying|borrowing|using (?:a|the|your|our)"
    r"|left (?:standing|stranded|waiting|sitting|without)|stranded|in tears|in the dark|out of pocket|unable to)\b"
    r"|you (?:can't|couldn't|could not|cannot) (?:sleep|work|cook|wash|bathe|leave|go|eat|breathe|get (?:in|out|to)|pay|drive|shower|lock)\b"
    rf"|{_KIN} (?:is \d+ and )?(?:\w+ly )?(?:spent|missed|cried|slept|sat|went (?:home|without|hungry)|had to|has had to|have had to|can't|couldn't|could not"
    rf"|(?:has|have) (?:spent|been (?:\w+ing|without))|(?:is|are|was|were) (?:\w+ly )?(?:in tears|{_FELT}|left))\b"
    rf"|you(?:'re| are| were) (?:\w+ly )?{_FELT}\b"
    r"|your (?:\w+ ){1,3}(?:is|are|was|were|has been|have been) (?:now |completely |all )?(?:ruined|spoiled|spoilt|flooded|soaked|overdrawn|wrecked)\b"
    r"|it (?:has |'s )?(?:pushed|cost|made|left|ruined|spoiled|spoilt) (?:you|your)\b",
    re.I,
)
"""What a thing that went wrong meant for the customer or theirs, in the reply's voice."""
_HOPE = re.compile(
    rf"(?:{_KIN}|you)(?:'d|'ve)? (?:(?:had|has|have|was|were|all|both|so|really|very|been) )*"
    r"(?:talked about|talking about|looked forward to|looking forward to|excited|saved (?:up )?for|saving|dreamed of"
    r"|(?<=had )come|(?<=had )travelled|(?<=had )driven|(?<=had )flown)\b",
    re.I,
)
"""What they had set their heart on."""
_EVENT = (
    r"(?:wedding|funeral|memorial|service|party|birthday|christening|baptism|interview|exams?|operation|surgery|holiday|flight"
    r"|trip|move|meeting|deadline|launch|opening|unveiling|rent|term|concert|match|race|festival|anniversary|graduation"
    r"|guests|exhibition|audit|hearing|viva|recital|ceremony|due date|baby|scan|tournament|conference|fair)"
)
_SMALL_HEADS = ("The ", "Your ", "Their ", "Our ", "You ", "You'")
_SOON = (
    r"(?:in (?:about |just |only )?(?:\w+) (?:days?|weeks?|hours?)(?:' time)?|on (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?[A-Z]\w+)?"
    r"|(?:on |this |next )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:this|next) (?:week|weekend|month)"
    r"|tomorrow|tonight|today|at the weekend)"
)
_DUE = re.compile(
    rf"(?:^|(?<=, )|(?<= and )|(?<= but ))(?:(?:the|your|their|our) (?:[\w'-]+ ){{0,2}}?{_EVENT} (?:is|are|starts?|begins?|opens?|is due|is on)(?: due)? (?:.{{0,24}} )?{_SOON}"
    rf"|you(?:'re| are)? (?:fly|sail|leave|travel|move|start|get married|getting married|flying|leaving|travelling|moving|going (?:on|away|to)|start(?:ing)?|hosting)"
    rf" (?:.{{0,30}} )?{_SOON}"
    rf"|you(?:'ve got| have| have got) (?:a|an|the|your) (?:[\w'-]+ ){{0,2}}?{_EVENT} (?:.{{0,16}} )?{_SOON})(?=$|[,.;!]| and | but | so )",
    re.I,
)
"""What is still to come, so that the matter cannot wait."""
_MEANT_FOR_THEM = re.compile(
    rf"\b(?:had to|spent|miss\w*|cried|tears|slept|sleeping|without|ended up|couldn['’]?t|can['’]?t|ruined|cost|{_EVENT}|fly|sail|leave|travel|moving|going on"
    r"|talk\w*|forward|excited|saved|saving|had come|travelled|driven|stranded|hungry|blocking|living|upset|frightened|scared|humiliated|embarrassed)\b",
    re.I,
)
"""What a sentence holds that may tell of either."""


def _as_apology(account: Account, label: IssueLabel) -> Account:
    """An account whose apologies name faults alone: what else it tells stands before, or is left."""
    first, second, before = account.first, account.second, account.before
    if account.story:
        led, clause = apologetic(account.story)
        if clause and not led and clause != account.story and is_own_act(clause):
            return replace(account, story=None)  # "you cancelled", cut from what we say to it
        if clause is None and not is_own_act(account.story):
            return replace(account, story=None)
        return account if led else replace(account, story=clause or account.story)
    if second is not None:
        led, clause = apologetic(second.text)
        if clause and _ONLY_SAYS.match(clause) and not shows_fault(clause):  # no word of fault
            clause = None
        second = replace(second, text=named_again(clause, led)) if clause else None
    is_rude = label is IssueLabel.STAFF_CONDUCT and first is not None and is_told(first.text)
    if first is not None and first.kind == "clause" and not is_rude:
        led, clause = apologetic(first.text)
        if clause is None or (clause != first.text and not led and is_own_act(clause)):
            first, second, before = second, None, before or led
        else:
            first, before = replace(first, text=clause), before or led
    if first is None and before is not None and apologetic(before)[1] is None:
        before = None
    if first is None and before is not None and shows_fault(before) and not is_own_act(before):
        return replace(account, first=None, second=None, before=None, story=before)
    return replace(account, first=first, second=second, before=before)


def _names_more(told: str) -> bool:
    """Whether a telling holds more than background, or is what they did, which has its own ways."""
    return is_own_act(told) or apologetic(told)[1] is not None


_ONLY_SAYS = re.compile(
    r"it(?:'s| is| was)\b|(?:the|our|your) (?:[\w'-]+ ){1,3}?(?:says?|said|states?|stated|claims?|claimed|reads?)\b",
    re.I,
)
"""What is only reported ("the page said in stock"), or said of something in passing."""


def _effect(told: Sequence[Told]) -> str | None:
    """The telling that says most plainly what it meant for them: whole, and not too long."""
    found = [
        one
        for one in told
        if _EFFECT.match(one.text)
        and 4 <= len(one.text.split()) <= 20
        and '"' not in one.text
        and not re.search(r"\b(?:we|our|us)\b", one.text)
        and not is_glad(one.text, SURELY_GLAD)
    ]
    best = max(
        found, key=lambda one: (_is_human(one.text), -one.place[0], one.place[1]), default=None
    )
    return _AGED.sub(r"\1 ", best.text) if best else None


_AGED = re.compile(
    rf"^({_KIN}),? (?:is|was|are) (?:only |now )?\d+(?: years old)?,? (?:and )?(?=has|had|was|is|spent|cried|slept|sat)",
    re.I,
)


def _is_human(text: str) -> bool:
    """Whether somebody, or a time that it took, is in it."""
    return bool(re.match(_KIN, text)) or bool(
        re.search(r"\b(?:hours?|days?|nights?|evenings?|weeks?|months?|tears|cried|home)\b", text)
    )


def _hope(told: Sequence[Told]) -> str | None:
    """What they had set their heart on."""
    found = [one.text for one in told if _HOPE.match(one.text) and 5 <= len(one.text.split()) <= 16]
    return next(iter(found), None)


def _begins_with_act(text: str) -> bool:
    """Whether a telling begins with what the customer did, whatever came of it."""
    head = _TURNS.split(text, maxsplit=1)[0].rstrip(" ,")
    found = _OWN.match(head)
    return (
        found is not None
        and len(head.split()) >= 3
        and (found.group(1).lower() in _ACTS or is_own_act(head))
        and not _PASSIVE.search(head[: found.end()].replace("you're", "you"))
    )


_ACTS = frozenset(
    """ordered bought paid booked asked sent returned cancelled canceled rang called phoned emailed wrote posted filled
    signed chose picked went came turned drove walked travelled took gave told said reported requested opened tried used
    brought handed applied applied joined subscribed upgraded hired showed requested rented collected dropped changed""".split()
)


_CAME_OF_IT = re.compile(
    r"(?:you(?:'ve| have)? (?:got|received|found|were|had to|still|have no|can't|couldn't|are still)|we |it (?!is|was)|it(?:'s| is) (?:now )?\d|nobody |no one |nothing |there (?:was|were) no)"
)
_EVIDENCE = re.compile(
    r"you(?:'ve| have)?(?: still| also)? (?:got|have|had|received|kept|took) (?:[\w'-]+ ){1,3}?(?:emails?|letters?|confirmation|receipt|photos?"
    r"|pictures?|proof|screenshots?|texts?|messages?|invoice|reference)\b",
    re.I,
)
"""What they have to show for it, which nobody is sorry for."""
_REDACTED_FIRM = re.compile(r"\bX{2,} (?=[A-Z][a-z])")
_OWN_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
"""A word that keeps its capital within a sentence."""
NO_NAMES = frozenset(
    "The This That These Those My Our Your His Her Its Their Nobody Nothing There When After Since Still Room Order".split()
)
_AFTER_SPEECH = re.compile(r"[\"\u201d]\W*\w+\W+\w+")
_HANDLES = re.compile(r"[@#]\w+")
_OPENS_WITH_IT = re.compile(r"\W*it (\w+ \w+)", re.I)
_COMES_UPON = re.compile(
    r"you (?:were|had to|have had to|got|can't|cannot|couldn't|have been|never|still|are still)\b"
)
WORTH: dict[str, float] = {
    "of the issue's words": 0.45,
    "its words in the issue": 0.12,
    "of another issue's words": 0.1,
    "signs": 0.12,
    "signs, of its words": 0.06,
    "fault": 0.12,
    "thing": 0.08,
    "own act": -0.2,
    "nothing wrong": -0.2,
    "glad": -0.5,
    "noun": -0.1,
    "repaired": -0.02,
    "we": 0.05,
    "befell": 0.04,
    "nobody": 0.05,
    "your": 0.02,
    "words": 0.04,
    "first sentence": 0.02,
    "second sentence": 0.03,
    "of its sentence": 0.03,
    "constant": 0.0,
}
"""What each sign is worth."""


_AND_THEN = re.compile(r",? (?:and|but|;) (?=(?:we|our|the|nobody|no one|it|they|your)\b)")


def _cost(one: Statement, names: Collection[str]) -> float:
    """What a telling loses for the ways in which it may read badly."""
    text = one.text
    if is_harmless(text):
        return 0.6
    cost = 0.06 * max(0, len(text.split()) - 18) + 0.08 * max(0, text.count(",") - 1)
    cost += 0.05 * text.count('"')
    head = _AND_THEN.split(text, maxsplit=1)[0]
    if head != text and is_own_act(head):
        cost += 0.15  # better told apart: "you ordered a rug, and I'm sorry that we sent a mat"
    loose = _LOOSE_PRONOUN.search(text)
    if loose and not _stands_for(loose, text, names):
        cost += 0.5
    if _IT.match(text) and not _IT_IS_TIME.match(text):
        cost += 0.4
    if one.kind == "noun":
        cost += 0.3 * (not shows_fault(text)) + 0.5 * (polarity(text)["compound"] > GLAD)
    return cost


_IT_IS_TIME = re.compile(r"it(?:'s| is| has| was)? (?:\w+ )?(?:took|been|taken|\d|takes|cost|now)")
