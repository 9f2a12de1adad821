"""A sentence in pieces: where a clause begins, and of what kind each piece is.

A piece is a clause with a subject, one whose subject goes without saying ("charged me twice"), a
thing without a verb ("cold fries"), or what only hangs on another.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from replykit.drafter.lexicon import (
    lexicon,
)
from replykit.drafter.persons import BEFORE_US, Word, join_words
from replykit.drafter.small_words import (
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


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause with its own subject begins at a place."""
    at = skip_adverbs(words, at)
    if at >= len(words):
        return False
    low = words[at].low
    if low in PEOPLE or low in SHORT_FORMS or low in ("nobody", "there", "noone"):
        return True
    if not (low in DETERMINERS or low in SUBJECTS or is_noun(low) or low[0].isdigit()):
        return False
    if at < len(words) and is_verb(words, at) and low not in DETERMINERS:
        return False
    end = next((i for i in range(at, min(at + 7, len(words))) if words[i].text in MARKS), at + 7)
    stretch = words[at : min(end, len(words))]
    return any(
        is_verb(stretch, i) and all(w.low not in HANGING for w in stretch[:i])
        for i in range(1, len(stretch))
    )


def cut(words: Sequence[Word]) -> list[Piece]:
    """A sentence in pieces."""
    pieces: list[Piece] = []
    joint, begun, at = "", 0, 0

    def close(end: int) -> None:
        nonlocal joint
        part = tuple(words[begun:end])
        if part:
            pieces.append(Piece(part, joint, _judge(part)))
            joint = ""

    is_speech = False
    while at < len(words) and len(pieces) < MOST_PIECES:
        word = words[at]
        if word.text == '"':
            is_speech = not is_speech
        elif is_speech:
            pass
        elif word.text in MARKS and (word.space or word.text not in ("-", "/", "=", "+")):
            close(at)
            joint = joint or word.text
            begun = at + 1
        elif (
            word.low in COORDINATING
            and _opens_clause(words, at + 1)
            and (word.low != "so" or is_plainly_subject(words[at + 1].low))
        ):
            close(at)
            joint = f"{joint} {word.low}".strip()
            begun = at + 1
        elif at > begun + 2 and _is_nobody(words, at) and words[at - 1].low not in _RUNS_ON:
            close(at)  # "no one answers the phone no one answers email"
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
            and _opens_clause(words, at + 1)
            and not (word.low in _OF_TIME and not is_plainly_subject(words[at + 1].low))
            and not _is_span(words[begun:at])
        ):
            close(at)
            begun = at
        at += 1
    close(len(words))
    return _mended(pieces)


_RUNS_ON = PREPOSITIONS | COORDINATING | HANGING | frozenset("is was there's says said".split())


def _is_nobody(words: Sequence[Word], at: int) -> bool:
    """Whether "nobody" or "no one" begins a clause at a place."""
    is_two = words[at].low == "no" and at + 1 < len(words) and words[at + 1].low == "one"
    return (words[at].low == "nobody" or is_two) and is_verb(
        words, min(at + 1 + is_two, len(words) - 1)
    )


_OF_TIME = frozenset("since after before until till".split())


def _is_span(words: Sequence[Word]) -> bool:
    """Whether words are no more than a span of time: "three weeks" before "after"."""
    return len(words) < 5 and SPAN_OF_TIME.fullmatch(join_words(words)) is not None


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
            and found[-1].words[0].low in lexicon().passive | DONE_TO_YOU | {"due", "ordered"}
            and found[-2].kind == "noun"
            and piece.words[0].low in lexicon().helping
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
        and (after in PEOPLE or after in ("came", "arrived"))
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
    verbs = find_verbs(words)
    if first in _ASKING and at not in verbs:
        is_thing = first in _ALSO_THINGS and (
            after in ("for", "of", "on", "to", "from") or at + 1 in verbs
        )
        if not is_thing:
            return "barred"
    if first in _ASKING and first not in _HAD and at in verbs:
        return "barred"
    if words[at].low in ("waiting", "stuck", "paying", "trying", "being", "ringing", "been"):
        return "headless"
    if not verbs:
        return "noun"
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


_OPENING_PREPOSITIONS = frozenset(
    "on in at for since after before during by from within over to until despite through".split()
)
