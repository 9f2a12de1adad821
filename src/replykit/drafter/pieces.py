"""A sentence in pieces: where a clause begins, and of what kind each piece is.

A piece is a clause with a subject, one whose subject goes without saying ("charged me twice"), a
thing without a verb ("cold fries"), or what only hangs on another.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from replykit.drafter.lexicon import (
    lexicon,
)
from replykit.drafter.persons import BEFORE_US, Word, join_words
from replykit.drafter.small_words import (
    ADVERBS,
    COORDINATING,
    DETERMINERS,
    DONE_TO_YOU,
    HANGING,
    MARKS,
    PEOPLE,
    PREPOSITIONS,
    SHORT_FORMS,
    SPAN_OF_TIME,
    SUBJECTS,
    TIMES,
    YOU_DID,
    find_verbs,
    is_noun,
    is_plainly_subject,
    is_verb,
    skip_adverbs,
)

MOST_PIECES = 40
"""Pieces of one sentence that are looked at."""


IsName = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause or a noun phrase in the reply's voice."""

    text: str
    kind: str
    """``clause`` ("your blender broke") or ``noun`` ("the green fuzz under the lid")."""
    repaired: bool = False
    """Whether words were put in that the customer left out."""
    pieces: tuple[int, int] = (0, 1)
    """Which pieces of its sentence it tells: the first, and the one after the last."""
    of_issue: bool = False
    """Whether it tells most of what was read as the issue, whatever its words show of a fault."""
    cut: str = ""
    """How it breaks off where its sentence turns or goes on: ``turn``, ``list``, ``act``; else empty."""
    judged: float = 0.0
    """The log-odds that it reads well, as the editor judges a telling."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence."""

    words: tuple[Word, ...]
    joint: str
    """What stands before it: nothing, a mark, "and", ", but"."""
    kind: str
    """``full``, ``headless``, ``noun``, ``hanging`` or ``barred``."""


_ASKING = frozenset(
    """what why how who whose where please let let's do does did can could will would may should shall send give fix
    explain imagine guess note see look thanks thank sorry sort refund stop cancel take put bring call ring tell make get
    go come try check find kindly is are am were if unless enclosed attached fyi ps yes ok okay hello hi hey dear
    don't never-mind confirm return replace pay remove reply answer help restore keep avoid beware credit advise reverse
    wake ask read speak correct understand hope hoping wishing regards""".split()
)
_QUESTIONS = frozenset(
    "do does did can could will would may should shall is are am were was has have".split()
)


def opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause with its own subject begins at a place."""
    at = skip_adverbs(words, at)
    if at >= len(words):
        return False
    if (behind := _skip_time(words, at)) is not None:
        return is_plainly_subject(words[behind].low) and opens_clause(words, behind)
    low = words[at].low
    if low in PEOPLE or low in SHORT_FORMS or low in ("nobody", "there", "noone"):
        return True
    if not (low in DETERMINERS or low in SUBJECTS or is_noun(low) or low[0].isdigit()):
        return False
    if low in TIMES and not (at + 1 < len(words) and words[at + 1].low in ("was", "is", "came")):
        return False  # "and November from an account that I'm closing"
    if low in DETERMINERS and any(
        words[i].text == "," and words[i + 1].low in ("who", "which", "whose")
        for i in range(at + 2, min(at + 5, len(words) - 1))
    ):
        return True  # "and the entertainer, who came late, left early"
    if at < len(words) and is_verb(words, at) and low not in DETERMINERS:
        return False
    end = next(
        (
            i
            for i in range(at, min(at + 7, len(words)))
            if words[i].text in MARKS
            or (words[i].low in ("and", "but") and i + 1 < len(words) and is_verb(words, i + 1))
        ),
        at + 7,
    )
    stretch = words[at : min(end, len(words))]
    return any(
        is_verb(stretch, i) and all(w.low not in HANGING for w in stretch[:i])
        for i in range(1, len(stretch))
    )


def _skip_time(words: Sequence[Word], at: int) -> int | None:
    """The place behind a time that stands before a subject: "by midnight", "since then"."""
    is_time = (
        at + 2 < len(words)
        and words[at].low in _TIMED
        and (words[at + 1].low in TIMES or words[at + 1].low in _HOURS)
    )
    behind = at + 2
    if is_time and behind < len(words) - 1 and words[behind].text == ",":
        behind += 1
    return behind if is_time else None


_TIMED = frozenset("by since on at until till after from before in".split())
_HOURS = frozenset(
    "lunchtime teatime dinnertime bedtime night dawn dusk morning evening breakfast".split()
)


def _between_numbers(words: Sequence[Word], at: int) -> bool:
    """Whether an "and" stands between two numbers: "pages 14 and 15"."""
    if 0 < at < len(words) - 1 and {words[at - 1].low, words[at + 1].low} <= _NTH:
        return True  # "between the second and third floors"
    return (
        0 < at < len(words) - 1
        and words[at - 1].low.isdigit()
        and words[at + 1].low.isdigit()
        and at > 1
        and is_noun(words[at - 2].low)
    )


def cut(words: Sequence[Word]) -> list[Piece]:
    """A sentence in pieces."""
    pieces: list[Piece] = []
    joint, begun, at = "", 0, 0

    def close(end: int) -> None:
        nonlocal joint
        joined = ""
        while end > begun + 1 and words[end - 1].low in ("and", "but"):
            joined = words[end - 1].low
            end -= 1  # "and when we opened it": it joins the piece that follows
        part = tuple(words[begun:end])
        if part:
            pieces.append(Piece(part, joint, _judge(part)))
            joint = joined

    is_speech = False
    while at < len(words) and len(pieces) < MOST_PIECES:
        word = words[at]
        if word.text == '"':
            is_speech = not is_speech
        elif is_speech or (
            word.text == ","
            and (_goes_on_with_dates(words, at) or _goes_on_with_sums(words[begun:], at - begun))
        ):
            pass
        elif word.text in MARKS and (word.space or word.text not in ("-", "/", "=", "+")):
            close(at)
            joint = joint or word.text
            begun = at + 1
        elif (
            word.low in COORDINATING
            and opens_clause(words, at + 1)
            and not _between_numbers(words, at)
            and (word.low != "so" or is_plainly_subject(words[at + 1].low))
            and not (word.low == "then" and at and words[at - 1].low in PREPOSITIONS)  # "by then"
        ):
            close(at)
            joint = f"{joint} {word.low}".strip()
            begun = at + 1
        elif at > begun + 2 and _is_nobody(words, at) and words[at - 1].low not in _RUNS_ON:
            close(at)  # "no one answers the phone no one answers email"
            joint, begun = joint or ",", at
        elif at > begun + 2 and _runs_on(words, begun, at):
            close(at)  # "my parcel is in Leeds I live in Cardiff"
            joint, begun = joint or ",", at
        elif word.low in COORDINATING and at == begun:
            joint = f"{joint} {word.low}".strip()
            begun = at + 1
        elif (
            at > begun
            and word.low in HANGING
            and word.low not in _INSIDE
            and words[at - 1].low not in _BINDING
            and all(w.low != "only" for w in words[begun:at])
            and opens_clause(words, at + 1)
            and not (word.low in _OF_TIME and not is_plainly_subject(words[at + 1].low))
            and not _is_span(words[begun:at])
            and not (word.low in _OF_TIME and _ends_in_span(words[begun:at]))
        ):
            close(at)
            begun = at
        at += 1
    close(len(words))
    return _mended(pieces)


_RUNS_ON = (
    PREPOSITIONS
    | COORDINATING
    | HANGING
    | frozenset("is was there's says said saying telling that claiming thinking".split())
)


_NTH = frozenset(
    "first second third fourth fifth sixth top bottom upper lower front back left right".split()
)
_SUM = re.compile(r"[£$€]\d")


def _goes_on_with_sums(words: Sequence[Word], at: int) -> bool:
    """Whether a comma stands between sums: "£20 on the 3rd, £20 on the 5th and another"."""
    return (
        _SUM.match(words[0].text) is not None
        and at + 1 < len(words)
        and (_SUM.match(words[at + 1].text) is not None or words[at + 1].low == "another")
    )


_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")


def _goes_on_with_dates(words: Sequence[Word], at: int) -> bool:
    """Whether a comma stands between dates: "on the 3rd, the 10th and the 17th"."""
    rest = [w.low for w in words[at + 1 : at + 3]]
    before = [w.low for w in words[max(0, at - 3) : at]]
    return any(_ORDINAL.fullmatch(word) for word in rest) and any(
        _ORDINAL.fullmatch(word) or word.isdigit() for word in before
    )


_TOLD_TO = frozenset(
    "told tell tells telling asked promised assured said say says shown informed gave give gives sent sold".split()
)
_ENDS_CLAUSE = (
    ADVERBS
    | TIMES
    | frozenset(
        "it them me us him here there back out off up down away ago month week year night morning evening weekend".split()
    )
)
"""Words behind which a new subject begins a clause of its own, where no comma parts the two."""
_BEGINS_UNSAID = frozenset("can't cannot couldn't missed cost got".split())
"""Verbs that begin a clause whose subject goes without saying."""
_OPENS_THING = frozenset(("the", "my", "our"))
_MAY_RUN_ON = _OPENS_THING | _BEGINS_UNSAID | PEOPLE | SHORT_FORMS
_JOINS = (
    ADVERBS
    | COORDINATING
    | HANGING
    | PEOPLE
    | frozenset("to that what i've we've you've it's".split())
)
_OF_TIMES = frozenset("time way moment day minute night week year month morning evening".split())
_ORDINALS = frozenset("the every each first second third last any next same whole all".split())
_SAID_OF = frozenset("it them any one anything ones".split())


_IT_SAYS = frozenset("says said keeps kept just won't doesn't isn't didn't never".split())


def _runs_on(words: Sequence[Word], begun: int, at: int) -> bool:
    """Whether a clause begins with its subject in the middle of another, without a mark."""
    low, before = words[at].low, words[at - 1]
    if low not in _MAY_RUN_ON or at + 1 >= len(words) or not find_verbs(words[begun:at]):
        return False
    if words[begun].low in PREPOSITIONS and at - begun < 5:
        return False  # "on 2 May I was told"
    if low in _OPENS_THING:  # "you sold me last month the sole came off"
        return (
            words[at - 2].low in ("last", "this")
            and before.low in _ENDS_CLAUSE
            and words[begun].low not in HANGING
            and all(w.low not in _TOLD_TO for w in words[begun:at])
            and opens_clause(words, at)
        )
    if low in _BEGINS_UNSAID:  # "the taxi never turned up missed my flight"
        is_own = not PEOPLE.isdisjoint(w.low for w in words[begun + 1 : at])
        return not (
            is_own
            or before.low in _JOINS
            or before.low in DETERMINERS
            or before.is_mark
            or before.low in lexicon().helping
            or words[begun].low in HANGING
        )
    if low in ("it", "it's") and before.low in ("in", "on", "up", "out", "off", "through"):
        return words[at + 1].low in _IT_SAYS  # "I can't log in it says locked"
    if low in PEOPLE and not is_verb(words, at + 1) and words[at + 1].low not in ADVERBS:
        return False
    if words[begun].low in HANGING and len(find_verbs(words[begun:at])) < 2:
        return before.low in _ENDS_CLAUSE - {"me", "us", "him", "them", "it"}
    if before.low in ("me", "us", "him", "them", "it") and any(
        w.low in _TOLD_TO for w in words[at - 3 : at - 1]
    ):
        return False
    is_bare_place = (
        words[at - 2].low in ("in", "at", "to", "from", "on")
        and before.low not in DETERMINERS
        and before.low not in PEOPLE
        and before.low not in HANGING
    )
    rest = words[at + 1 : at + 9]
    stop = next((i for i, w in enumerate(rest) if w.is_mark or w.low in COORDINATING), len(rest))
    is_whole = (
        low in ("i", "we")
        and is_noun(before.low)
        and before.low not in _OF_TIMES
        and any(w.low in _SAID_OF for w in rest[1:stop])
    )  # "charged me for breakfast I didn't have any"
    if before.low in _OF_TIMES and words[at - 2].low in _ORDINALS:
        return False  # "the second time I used it"
    return (
        before.low in _ENDS_CLAUSE
        or any(c.isdigit() for c in before.low)
        or is_bare_place
        or is_whole
    )


def _is_nobody(words: Sequence[Word], at: int) -> bool:
    """Whether "nobody" or "no one" begins a clause at a place."""
    if words[at].low not in ("no", "nobody"):
        return False
    is_two = words[at].low == "no" and at + 1 < len(words) and words[at + 1].low == "one"
    return (words[at].low == "nobody" or is_two) and is_verb(
        words, min(at + 1 + is_two, len(words) - 1)
    )


_OF_TIME = frozenset("since after before until till".split())


def _is_span(words: Sequence[Word]) -> bool:
    """Whether words are no more than a span of time: "three weeks" before "after"."""
    return len(words) < 5 and SPAN_OF_TIME.fullmatch(join_words(words)) is not None


def _ends_in_span(words: Sequence[Word]) -> bool:
    """Whether words end in a span of time, which what follows measures: "came three weeks"."""
    return any(_is_span(words[-size:]) for size in (2, 3, 4) if len(words) > size)


_INSIDE = frozenset("that even so who whose whom where which as".split())
"""Words that begin no new piece within a clause."""
_BINDING = frozenset("as like than even only just or not is was know knows see remember".split())


def _mended(pieces: list[Piece]) -> list[Piece]:
    """Pieces with what a remark in commas parted put together: "my mother, who is 82, came"."""
    found: list[Piece] = []
    for piece in pieces:
        is_remark = (
            len(found) > 1
            and piece.kind == "headless"
            and piece.joint == ","
            and found[-1].kind in ("hanging", "noun")
            and found[-1].words[0].low
            in ("who", "which", "whose", "where", "with", "including", "like")
            and found[-2].kind == "noun"
        )
        is_reduced = (
            len(found) > 1
            and piece.kind == "headless"
            and piece.joint == found[-1].joint == ","
            and found[-1].kind in ("headless", "noun")
            and found[-1].words[0].low
            in lexicon().passive | DONE_TO_YOU | {"due", "ordered", "paid"}
            and found[-2].kind == "noun"
            and piece.words[0].low
            in lexicon().helping | {"turns", "says", "comes", "covers", "costs"}
        )  # "the refund, promised for 3 June, has not come"
        if is_remark or is_reduced:
            remark, head = found.pop(), found.pop()
            comma = Word(",", ",", False)
            words = (*head.words, comma, *remark.words, comma, *piece.words)
            found.append(Piece(words, head.joint, "full"))
        else:
            found.append(piece)
    return found


_ALSO_THINGS = frozenset("refund return credit reply answer call check stop".split())
_HAD = frozenset("had is are were did does can could would will".split())
_RELATIVE = frozenset("who which that where because if until what how why when".split())


def _judge(words: Sequence[Word]) -> str:
    """What kind of piece it is."""
    if any(w.low == "please" for w in words) or words[-1].text == "?" or words[0].low == "or":
        return "barred"
    at = skip_adverbs(words, 0)
    first = words[at].low
    after = words[at + 1].low if at + 1 < len(words) else ""
    if first in ("whoever", "whatever", "whichever"):
        return "barred"
    if (span := SPAN_OF_TIME.match(join_words(words))) and join_words(words)[
        span.end() :
    ].startswith(" since "):
        return "noun"  # "9 days since you froze my account"
    if (
        first == "what"
        and (after in PEOPLE or after in SHORT_FORMS or after in ("came", "arrived"))
        and len(find_verbs(words)) > 1
    ):
        return "full"  # "what I got is a folder"
    if (
        first in _OF_TIME
        and after in DETERMINERS
        and len(words) > at + 4
        and is_noun(words[at + 2].low)
        and is_plainly_subject(words[at + 3].low)
        and find_verbs(words)
    ):
        return "full"  # "since the update nothing loads"
    if first in _OF_TIME and after in TIMES and len(find_verbs(words)) == 1:
        return "full"  # "since Sunday the chair has stopped"
    if first.startswith("who'") or (
        first in HANGING
        and (first != "so" or after == "that")
        and (first != "that" or after in PEOPLE or after in SHORT_FORMS)
    ):
        return "hanging"
    if first in _QUESTIONS and (
        after in PEOPLE or after in ("the", "my", "your", "there", "this", "anyone", "someone")
    ):
        return "barred"
    if first in TIMES and after in PREPOSITIONS | {"and", "or"}:
        return "noun"  # "October and November from an account I'm closing"
    verbs = find_verbs(words)
    if first in _ASKING and at not in verbs:
        is_thing = first in _ALSO_THINGS and (
            after in ("for", "of", "on", "to", "from") or at + 1 in verbs
        )
        if not is_thing:
            return "barred"
    if first in _ASKING and first not in _HAD and at in verbs:
        return "barred"
    if words[at].low in lexicon().present and after in _OBJECTS_OF:
        return "headless"  # "puts my broadband up"
    if words[at].low in ("waiting", "stuck", "paying", "trying", "being", "ringing", "been"):
        return "headless"
    if not verbs or (words[at].low in _SPOILT and is_noun(after) and len(verbs) == 1):
        return "noun"  # "locked door at 9.15"
    if verbs[0] == at:
        if words[at].low in SHORT_FORMS:
            return "full"
        is_adjective = (
            first.endswith("ed") and first not in YOU_DID | DONE_TO_YOU and len(verbs) > 1
        )
        if is_adjective and is_noun(after) and at + 2 == verbs[1]:
            return "full"  # "dented fridge delivered"
        return "headless"
    if words[at].low in PEOPLE or words[at].low in SUBJECTS:
        return "full"
    hung = [
        i
        for i, w in enumerate(words)
        if i > at
        and (
            w.low in _RELATIVE
            or (
                w.low in ("i", "we", "you", "they", "he", "she")
                and words[i - 1].low not in COORDINATING
                and words[i - 1].low not in PREPOSITIONS
                and words[i - 1].low not in _RELATIVE
                and not (w.low == "you" and words[i - 1].low in BEFORE_US)
            )
        )
    ]
    if first in PREPOSITIONS:  # "on 2 June you sent ...", but not "under a carpet that sticks"
        if first not in _OPENING_PREPOSITIONS:
            return "noun"
        hung = [i for i in hung if words[i].low not in PEOPLE or any(h < i for h in hung)]
    is_main_first = not hung or verbs[0] < hung[0]
    return "full" if is_main_first or len(verbs) > min(len(hung), 2) else "noun"


_SPOILT = frozenset(
    "locked cracked stained chipped blocked torn smashed dented damaged undercooked overcooked unwashed flooded burnt burned scratched wilted melted squashed crushed unmade half-eaten".split()
)
"""Pasts that stand before a thing as often as they have one: "locked door"."""
_OBJECTS_OF = frozenset("my our your the me us it him her them a an".split())
_OPENING_PREPOSITIONS = frozenset(
    "on in at for since after before during by from within over to until despite through".split()
)
