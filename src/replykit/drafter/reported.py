"""What was read as the issue, reported as the customer's own words where no apology can name it.

"I'm sorry that" asks for a clause that tells a fault. What a complaint says of the matter may be
told all the same: as what they write ("you write that the sashes say GROOM"), or behind a colon,
where no verb is needed ("I'm sorry about this: size 9 on the box, size 7 inside").
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from replykit.complaint.summary import clean
from replykit.drafter.account import Told
from replykit.drafter.acts import is_harmless, is_own_act
from replykit.drafter.bare_nouns import is_done_to_it
from replykit.drafter.disputes import is_our_word
from replykit.drafter.faults import is_background, is_claim, is_idle, is_promise
from replykit.drafter.gaps import article_of
from replykit.drafter.lexicon import (
    GLAD,
    content,
    is_civil,
    is_glad,
    lexicon,
    shows_fault,
    tells_fault,
)
from replykit.drafter.people import LOOSE_PRONOUN, leans, stands_for
from replykit.drafter.persons import Word, join_words, split_words, turn
from replykit.drafter.pieces import Piece, Statement, cut
from replykit.drafter.preparation import prepare, straighten, with_company
from replykit.drafter.small_words import PREPOSITIONS
from replykit.drafter.soundness import is_broken, is_mangled, is_prose
from replykit.drafter.tellings import Tellings, introduces
from replykit.drafter.worth import SURELY_GLAD, cost_of

LEAST_SHARED = 0.5
"""The share of an issue's telling words from which a clause is a report of it."""
LEAST_OF_NAMED = 0.3
"""The same, of a clause that names the thing and shows a fault."""
MOST_SHARED = 0.6
"""And from which it is the issue itself, though none of its words is one of fault."""
LEAST_LISTED = 0.34
"""And from which words behind a colon are."""
LONGEST = 22
"""Words behind a colon."""
LEAST_READ = 0.15
"""Confidence from which what was read as the issue may be told though it shows no fault."""
SHORT = 5
"""Words of a sentence that goes on with a note: "Nothing, it's the thirtieth."."""
LONGER = 14
"""And of one that goes on with what tells of no fault yet."""
Fits = Callable[[str], bool]


def report(tellings: Tellings, told: Sequence[Told], fits: Fits, room: int) -> Statement | None:
    """The issue as its own clause tells it: a clause, or else the words as they stand.

    Args:
        tellings: what the complaint states.
        told: every telling of it.
        fits: whether a text may be said here at all.
        room: the longest report, in letters.
    """
    wanted = tellings.wanted
    if not wanted or (tellings.trust < 1 and tellings.is_own):
        return None
    reports = [
        one
        for one in told
        if one.statement.kind == "clause"
        and len(one.text) <= room
        and fits(one.text)
        and not _is_of_stranger(one.text, tellings)
        and _may_report(one.text, tellings)
        and len(content(one.text) & wanted)
        >= max(2, _least_shared(one.text, tellings) * len(wanted))
        and cost_of(one.statement, tellings.names) < 0.6
    ]
    reports = [_with_outcome(one, told, fits, room, tellings) for one in reports]
    best = max(reports, key=lambda one: _report_worth(one, wanted, tellings), default=None)
    is_fault = (
        best is not None and tells_fault(best.text, tellings.label) and not is_own_act(best.text)
    )
    is_cut = best is not None and tellings.things and not tellings.names_thing(best.text)
    is_plain = best is not None and is_fault and shows_fault(best.text)
    if best is not None and is_plain and not is_cut:
        return best.statement
    for text in _lists(tellings):
        if (
            len(text) <= room
            and fits(text)
            and _may_report(text, tellings)
            and len(content(text) & wanted) >= max(1, LEAST_LISTED * len(wanted))
            and not (is_fault and is_cut and not tellings.names_thing(text))
            and not (is_fault and not is_cut and not shows_fault(text))
        ):
            return Statement(text, "list", True)
    return best.statement if best is not None else None


def _is_of_stranger(text: str, tellings: Tellings) -> bool:
    """Whether a clause is told of a "she" or "he" whom nothing names, or of "one" of no thing, or is beside the matter."""
    if leans(text) or is_idle(text):
        return True
    loose = LOOSE_PRONOUN.match(text)
    return loose is not None and not stands_for(loose, text, tellings.names)


def _least_shared(text: str, tellings: Tellings) -> float:
    """What a clause must share with the issue: less where it names the thing and a fault."""
    is_named = bool(tellings.things) and tellings.names_thing(text) and shows_fault(text)
    return LEAST_OF_NAMED if is_named else LEAST_SHARED


def _with_outcome(
    one: Told, told: Sequence[Told], fits: Fits, room: int, tellings: Tellings
) -> Told:
    """What they did with what came of it, which the next sentence tells: "and we sent 60"."""
    if not is_own_act(one.text):
        return one
    for other in told:
        text = f"{one.text}, and {other.text}"
        if (
            other.place[0] == one.place[0] + 1
            and other.statement.kind == "clause"
            and _OUTCOME.match(other.text)
            and not is_own_act(other.text)
            and not is_promise(other.text)
            and cost_of(other.statement, tellings.names) < 0.5
            and len(text) <= room
            and len(text.split()) <= 32
            and fits(other.text)
        ):
            return replace(one, statement=replace(one.statement, text=text))
    return one


_OUTCOME = re.compile(
    r"(?:now |today |yesterday |but )?(?:we |what (?:came|arrived|you got|we sent) |nobody |no one |nothing |you (?:got|received|were|found|had to|still|have no)|the (?:[\w-]+ ){1,3}(?:is|was|are|were|has|have|had|says?|came|arrived|went|never))"
)
"""What may have come of what they did."""


def _report_worth(
    one: Told, wanted: frozenset[str], tellings: Tellings
) -> tuple[bool, float, float]:
    shared = len(content(one.text) & wanted) / len(wanted)
    fault = tells_fault(one.text, tellings.label) and not is_own_act(one.text)
    return fault, shared - 0.5 * cost_of(one.statement, tellings.names), one.worth


def _may_report(text: str, tellings: Tellings) -> bool:
    """Whether a report tells neither good news nor what is beside the point."""
    wanted = tellings.wanted
    shared = len(content(text) & wanted) / len(wanted)
    is_whole = shared >= MOST_SHARED and tellings.complaint.issue.confidence >= LEAST_READ
    return (
        not is_glad(text, SURELY_GLAD if is_whole else GLAD)
        and not is_our_word(text)
        and not is_harmless(text)
        and not is_promise(text)
        and not is_claim(text)
        and (is_whole or not (is_own_act(text) and not shows_fault(text)))
        and (is_whole or not is_background(text) or tells_fault(text, tellings.label))
    )


def _lists(tellings: Tellings) -> Iterator[str]:
    """The words of the issue as they stand, persons turned: as many as read like a note."""
    wanted = tellings.wanted
    found: list[tuple[float, str]] = []
    pieces = list(_pieces(tellings))
    later = (at for at, piece in enumerate(pieces) if at and piece.joint == NEXT)
    of_first = next(later, len(pieces))  # the pieces of the first sentence
    for first, start in enumerate(pieces[:8]):
        if start.kind in ("barred", "hanging") and first:
            continue
        if first and start.words[0].low in PREPOSITIONS | {
            "too",
            "also",
            "either",
            "again",
            "nor",
            "instead",
        }:
            continue  # what leans on the words before it
        if is_glad(join_words(start.words)) and first + 1 < len(pieces):
            continue
        if (
            first
            and start.kind == "noun"
            and is_glad(join_words(pieces[first - 1].words))
            and not shows_fault(join_words(start.words))
        ):
            continue  # "nice people, warm shop"
        text = ""
        for at, piece in enumerate(pieces[first : first + 5]):
            if piece.kind == "barred":
                break
            said = join_words(piece.words)
            is_note = piece.kind == "noun" and not at and len(piece.words) > 2
            if (piece.kind == "full" or is_note) and piece.words[0].low[0].isalpha():
                if not at and piece.words[0].low in lexicon().present:
                    break  # "puts my bill up"
                if not at and is_done_to_it(piece.words):
                    break
                if article := article_of(piece.words, tellings.is_name):
                    said = f"{article}{tellings.lowered(said)}"
            if piece.kind == "headless" and (
                piece.joint == NEXT
                or not any(one.kind == "full" for one in pieces[first : first + at])
            ):
                break  # "puts my bill up": whose doing it is stands before it
            if piece.joint == NEXT and pieces[first].kind == "full" and len(piece.words) > 2:
                break  # a note behind a whole sentence
            full = [one for one in pieces[first : first + at + 1] if one.kind == "full"]
            if len(full) > 2:
                break  # told side by side, they are no note
            is_second = piece.kind == "full" and len(full) == 2 and piece.joint in (",", ";")
            joint = " and " if is_second else _joint(piece.joint)
            text = f"{text}{joint}{said}" if text else said
            told = _told(text, tellings)
            if told is not None and _is_telling(told, text, start is pieces[0], pieces, tellings):
                shared = len(content(told) & wanted) / len(wanted)
                is_whole = not first and at + 1 >= of_first
                worth = shared + 0.12 * is_whole - 0.02 * len(told.split()) - 0.15 * first
                found.append((worth, told))
    yield from (told for _, told in sorted(found, key=lambda one: -one[0]))


def _is_telling(
    told: str, text: str, is_first: bool, pieces: Sequence[Piece], tellings: Tellings
) -> bool:
    """Whether words behind a colon say what went wrong: by a word of fault, a sum, or in full."""
    if tells_fault(told, tellings.label) or _SUM.search(told):
        return True
    all_words = sum(len(piece.words) for piece in pieces)
    return is_first and len(text.split()) >= 0.7 * all_words and len(text.split()) >= 5


_SUM = re.compile(r"[£$€]\d|\b\d+ (?:pounds|quid|dollars|euros)\b")


def _pieces(tellings: Tellings) -> Iterator[Piece]:
    """The pieces of the issue's sentence, and of the short ones that go on with it."""
    is_first, is_open = True, False
    for sentence in tellings.told_on:
        said = tellings.complaint.text[sentence.start : sentence.end].strip()
        said = said.rpartition("\n\n")[2]
        is_own = sentence in tellings.told_of
        if (
            "?" in said
            or not is_prose(said)
            or tellings.is_learners
            or is_broken(said)
            or introduces(said)
            or (not is_first and _NUMBER_WORD.fullmatch(said.lower()))
            or not (
                is_first or len(said.split()) <= (LONGER if is_open else SHORT if is_own else 0)
            )
        ):
            break
        is_whole = len(content(said) & tellings.wanted) >= MOST_SHARED * len(tellings.wanted)
        is_open = (is_first or is_open) and not shows_fault(said) and not (is_whole and is_first)
        plain = straighten(prepare(clean(with_company(tellings.addressed(said)))))
        words = split_words(tellings.named(plain, sentence.start))
        for number, piece in enumerate(cut(words)):
            if number or is_first:
                yield Piece(piece.words, piece.joint if number else "", piece.kind)
            else:  # a sentence of its own, that goes on with the first
                head = tellings.lowered(piece.words[0].text)
                first = Word(head, head.lower(), False)
                yield Piece((first, *piece.words[1:]), NEXT, piece.kind)
        is_first = False


NEXT = ", ,"
"""What joins the first piece of a further sentence."""


def _joint(joint: str) -> str:
    """What joins two pieces behind a colon."""
    word = next((one for one in joint.split() if one[0].isalpha()), "")
    return f" {word} " if word and "," not in joint else f", {word} " if word else ", "


def _told(text: str, tellings: Tellings) -> str | None:
    """Words in the reply's voice, where they read as a list or a short note would."""
    told = turn(split_words(_THEY.sub(_as_us, text))).strip(" ,;:-")
    told = tellings.lowered(told)
    words = told.split()
    if not 3 <= len(words) <= LONGEST or told.count(",") > 3 or told.count('"') % 2:
        return None
    if told[0] == told.rstrip(".")[-1] == '"' and told.count('"') == 2:
        return None  # what is only written somewhere
    if not is_civil(told) or is_mangled(told) or _BROKEN.search(told) or _FEELS.match(told):
        return None
    loose = LOOSE_PRONOUN.search(told)
    if leans(told) or is_idle(told) or (loose and not stands_for(loose, told, tellings.names)):
        return None
    return told


_THEY = re.compile(
    r"\bthey(?= (?:also |just |still |then |now |even |both |never )?(?:make|made|want|wanted|say|said|told|tell|keep|kept|won't|don't|didn't|asked|ask|took|take|charge|charged|refuse|refused|send|sent|cancelled|offered|give|gave|cut|closed|put|let|call|called|answer|answered)\b)",
    re.I,
)


def _as_us(found: re.Match[str]) -> str:
    """Whoever "they" are that send, charge and refuse: it is us, as a customer would say "you"."""
    return "you"


_NUMBER_WORD = re.compile(
    r"\W*(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|\d+|hours|days|weeks|months|pounds)\W*"
)
"""What is only said again for its weight: "Three. Hours."."""
_BROKEN = re.compile(
    r"[@#*;\\<>\[\]{}|=~:?!]|\bX{2,}\b|https?|www\.|\.\.|[.]\s|^(?:it|this|that|these|those|he|she|they|and|but|so|to|then|which|who)\b"
    r"|\b(?:the|an?|and|but|of|to|our|your|is|was|are|were|with|for|from|because|not|in|on|at|by|you|we)$"
    r"|[^\x00-\u024f\u20ac]|\b(?:please|thanks|sorry|lol|idk|tbh)\b",
    re.I,
)
"""What shows that words behind a colon are no note: an end left open, a mark, a plea."""
_FEELS = re.compile(
    r"(?:you(?:'d|'ll| would| will| want| need| hope| think| thought| expect| demand| feel| felt| love| loved| like| know| realise| realize| appreciate| understand)\b|we(?:'ll| will| hope| think| feel))\b",
    re.I,
)
