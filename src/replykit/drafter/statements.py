"""What a sentence states, told again in the reply's voice.

A sentence is cut where a clause begins, and each piece is judged by its words: a clause with a
subject, one whose subject goes without saying ("charged me twice"), a thing without a verb ("cold
fries"), or what only hangs on another. Pieces get what they lack (a subject, an article, a verb),
the persons are turned, and neighbours are put together again as far as they stay short. What is
no plain statement (a question, a wish, an insult) is not told at all: rather plain than wrong.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from replykit.complaint.concepts import concepts_of
from replykit.drafter.bare_nouns import tell_noun, tell_states
from replykit.drafter.disputes import tell_dispute
from replykit.drafter.gaps import NOT_DOING, article_of, lowered, subject_of, with_verb
from replykit.drafter.lexicon import (
    forms_of,
    is_past,
    lexicon,
)
from replykit.drafter.persons import Word, join_words, split_words, turn
from replykit.drafter.pieces import IsName, Piece, Statement, cut
from replykit.drafter.preparation import prepare, straighten
from replykit.drafter.small_words import (
    ADVERBS,
    FALLS,
    LEADING,
    PEOPLE,
    PREPOSITIONS,
    SPAN_OF_TIME,
    TIMES,
    find_verbs,
    is_many,
    is_noun,
    is_plainly_subject,
    skip_adverbs,
)
from replykit.drafter.soundness import DENIAL, LONGEST, is_felt, is_sound
from replykit.search import Search

MOST_WORDS = 120
"""Words of one sentence that are looked at."""
_PEOPLE_DO = frozenset(
    "said say told refuse claim asked offered want wanted rang didn't report insist blame refund refunded help helped".split()
)
_WEATHER = re.compile(
    r"it(?:'s| is| was| has| had| will| would| took| takes| took)(?: been| be| taken)?(?: now| already| almost| nearly| over| only| just)*"
    r" (?:now )?(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|clear|hard|time|impossible|difficult|mon|tues|wednes|thurs|fri|satur|sun)"
    r"|it (?:took|takes|has taken|cost) ",
    re.I,
)


def _full(
    words: tuple[Word, ...], noun: str | None, is_name: IsName, is_first: bool
) -> Statement | None:
    """A piece with its subject, persons turned; a pronoun that stands for nobody is filled."""
    at = skip_adverbs(words, 0)
    adverbs = {w.low for w in words[:at]}
    if adverbs & {"never", "not"} and words[at].low not in PEOPLE:
        at = 0
    first = words[at].low
    is_plural = noun is not None and is_many(split_words(noun))
    if first == "they" and is_first and is_plural and after_they(words, at):
        return Statement(f"{noun} {turn(words[at + 1 :])}", "clause", True)
    if (
        first == "they've"
        and is_first
        and is_plural
        and len(words) > at + 2
        and words[at + 1].low in _THINGS_DO | {"been", "turned"}
    ):
        return Statement(f"{noun} have {turn(words[at + 1 :])}", "clause", True)
    if first in ("they've", "they") and [w.low for w in words[at + 1 : at + 3]][first == "they" :][
        :1
    ] == ["been"]:
        return Statement(turn(words[at:]), "clause")  # what was done to things
    if first in ("they", "they're", "they've", "they'd", "they'll"):
        verb = next(
            (
                words[i].low
                for i in range(at + 1, min(at + 5, len(words)))
                if words[i].low not in ADVERBS and words[i].low not in lexicon().helping
            ),
            "",
        )
        after = words[at + 1].low if at + 1 < len(words) else ""
        is_bare = (
            len(words) <= at + 2 and not is_first
        )  # "my points would carry over, and they don't"
        is_us = not is_bare and (
            verb in forms_of("company")
            or verb in _PEOPLE_DO
            or (is_past(verb) and verb not in FALLS)
            or after in ("had", "have", "won't", "don't", "can't", "couldn't", "never")
        )
        if is_us or first != "they":
            told = turn([w for w in words[at:]])
            told = re.sub(r"^they\b", "we", told, flags=re.I) if is_us else ""
            return Statement(told, "clause") if told else None
        return None if is_first else Statement(turn(words[at:]), "clause")
    if (
        first in ("it", "it's", "this", "that", "that's", "these", "those", "it'll", "it'd", "its")
        and is_first
    ):
        text = join_words(words[at:])
        after = words[at + 1].low if at + 1 < len(words) else ""
        if first in ("it", "it's") and _WEATHER.match(text):
            return Statement(lowered(turn(words[at:]), is_name), "clause")
        if (
            first in ("this", "that", "these", "those")
            and after
            and after not in lexicon().helping
            and not is_past(after)
            and after not in lexicon().present
        ):
            told = lowered(turn(words[at:]), is_name)  # "this pair has gone"
            return Statement(re.sub(r"^(?:that|those) ", "the ", told), "clause")
        if first == "its" or first in ("that", "that's", "these", "those", "it'll", "it'd", "this"):
            return None
        if noun is None:
            return Statement(lowered(turn(words[at:]), is_name), "clause")
        rest = turn(words[at + 1 :])
        if first == "it's":
            done = after == "been" or (
                is_past(after) and after not in lexicon().amiss and after != "used"
            )
            rest = f"{'has' if done else 'is'} {rest}"
        head = noun.split()[-1].lower()
        if re.search(rf"\b{re.escape(head)}\b", rest.lower()):
            return None
        if noun.endswith("s") and not noun.endswith("ss"):
            return None
        return Statement(f"{noun} {rest}", "clause", True)
    if (first == "to" and words[1].low != "date") or (
        first.endswith("ing") and first not in NOT_DOING
    ):
        return None
    words = with_verb(words)
    core = (
        words[at:]
        if at and adverbs & {"also", "then", "now", "again", "still", "just", "finally", "already"}
        else words
    )
    article = article_of(core, is_name) if core[0].low[0].isalpha() else ""
    told = turn(core)
    if told.startswith("you "):
        told = _AND_WAS.sub("and were ", told)
    return Statement(f"{article}{lowered(told, is_name)}", "clause", bool(article))


def after_they(words: Sequence[Word], at: int) -> bool:
    """Whether "they" do what things do, and not people: "they drip"."""
    verb = next((w.low for w in words[at + 1 :] if w.low not in ADVERBS), "")
    if verb in lexicon().helping:
        verb = next(
            (w.low for w in words[at + 2 :] if w.low not in ADVERBS | {"not"} | lexicon().helping),
            "",
        )
        return verb in _THINGS_DO
    return verb not in forms_of("company") | _PEOPLE_DO


_THINGS_DO = frozenset(
    "come arrive arrived fit match work broken lost gone missing here back".split()
)
"""What a thing does or is where it is not a person that "has" it."""


_AND_WAS = Search(
    r"\band was (?=(?:told|made|left|charged|given|asked|sent|put|kept|moved|turned|refused|promised|passed|cut|billed)\b)"
)


def _headless(words: tuple[Word, ...], noun: str | None, is_name: IsName) -> Statement | None:
    """A piece whose subject goes without saying, with the subject put in."""
    subject = subject_of(words, noun)
    if subject is None:
        return None
    if subject == "you were -":
        subject, words = (
            "you were",
            tuple(w for i, w in enumerate(words) if not (w.low == "was" and i < 3)),
        )
    if subject == "you are" and words[skip_adverbs(words, 0)].low == "being":
        subject = "you are"
    if subject == "we" and words[0].low in lexicon().present and words[0].low.endswith("s"):
        end = next((i for i, w in enumerate(words) if w.low == "and"), len(words))
        verb = words[0].low.removesuffix("s")  # "puts my bill up" is what we do
        words = (Word(verb, verb, False), *words[1:end])
    told = lowered(turn(words), is_name)
    told = (
        re.sub(r"\bwas\b(?= (?:told|charged|promised|given|left|asked|sent))", "were", told)
        if subject == "you"
        else told
    )
    return Statement(f"{subject} {told}", "clause", True)


def statements(
    sentence: str, noun: str | None, is_name: IsName, thing: str | None = None
) -> list[Statement]:
    """What a sentence states, in the reply's voice: each piece, and neighbours put together.

    Args:
        sentence: a sentence as the customer wrote it.
        noun: what a bare "it" stands for, in the reply's voice ("your blender"), if known.
        is_name: whether a word is known to be a name and keeps its capital.
        thing: what "delivered to a shed" is said of, where no noun stands for it ("your order").
    """
    plain = prepare(sentence)
    plain = straighten(plain)
    if not plain:
        return []
    if (told_both_ways := tell_dispute(plain, is_name)) is not None:
        return [Statement(told_both_ways, "clause", True)]
    if named := re.match(r"[\w' -]{3,34}: (?=\w)", plain):
        plain = plain[named.end() :]
    words = split_words(plain)
    if not words:
        return []
    pieces = cut(words[:MOST_WORDS])
    told: list[Statement | None] = []
    for piece in pieces:
        is_first = not any(one is not None for one in told)
        if told and _is_hung(pieces, len(told)):
            told.append(None)  # "when it was £22 and we had to be helped down the steps"
            continue
        if (
            told
            and piece.kind == "headless"
            and (_goes_with(pieces, len(told)) or _is_theirs(pieces, len(told)))
        ):
            told.append(None)  # "the handle, the bread knife's, has worked loose"
            continue
        if piece.words[0].low in ("they", "they've", "they're") and _is_of_things(
            pieces, len(told)
        ):
            told.append(Statement(turn(piece.words), "clause"))
            continue
        if piece.kind == "headless" and _HIS.match(join_words(pieces[0].words)):
            told.append(None)  # "used his key, no knock, stood in my bedroom": it was not they
            continue
        told.append(_tell(piece, noun, is_name, is_first, noun or thing))
    told = [
        one and replace(one, text=_SAW_THAT.sub("", _QUOTED_REASON.sub("", one.text), count=1))
        for one in told
    ]
    found = [*tell_states(pieces, noun or thing), *_runs(pieces, told, is_name)]
    found = [one if one.cut else replace(one, cut=_breaks_off(one, pieces)) for one in found]
    return [one for one in found if is_sound(one.text) and not is_spliced(one.text)]


_TURN = frozenset("but only yet".split())
_OTHER_THAN = frozenset("not instead rather never".split())


def _breaks_off(one: Statement, pieces: Sequence[Piece]) -> str:
    """How a telling breaks off before the rest of its sentence: before a turn, within a list."""
    end = one.pieces[1]
    while end < len(pieces) and pieces[end].kind == "hanging" and not pieces[end].joint:
        end += 1
    if one.kind != "clause" or end >= len(pieces):
        return ""
    after, last = pieces[end], pieces[end - 1]
    if after.kind == "barred":
        return ""
    joints = after.joint.replace(",", " ").split()
    first = after.words[0].low
    if first in _OTHER_THAN and after.joint in (",", "", "and", ", and") and len(after.words) < 7:
        return "turn"
    if not _TURN.isdisjoint(joints):
        return "turn"
    if after.kind == "noun" and after.joint == "," and len(after.words) < 6:
        later = pieces[end + 1 : end + 5]
        if first in PREPOSITIONS and last.words[0].low in PREPOSITIONS and last.joint == ",":
            return "list"  # "put his feet, in damp socks", "on our table"
        for piece in later:
            if piece.kind != "noun" or len(piece.words) > 8:
                break
            if "and" in piece.joint or "or" in piece.joint:
                return "list"  # "speaks English", "Welsh", "and French"
    is_more = "and" in joints and after.kind in ("full", "headless")
    is_of_them = first in ("i", "we", "i'm", "i've", "i'd", "we're", "we've", "we'd")
    return "act" if is_more and not is_of_them else ""


def is_spliced(told: str) -> bool:
    """Whether clauses stand side by side with no more than commas between them."""
    if "," not in told:
        return False
    pieces = cut(split_words(told))
    return any(
        piece.kind == "full"
        and piece.joint == ","
        and before.kind in ("full", "headless")
        and all("and" not in later.joint.split() for later in pieces[at + 1 :])
        and piece.words[0].low not in _MAY_FOLLOW
        and not SPAN_OF_TIME.match(join_words(piece.words))
        for at, (before, piece) in enumerate(pairwise(pieces), 1)
    )


_MAY_FOLLOW = frozenset("where which who even except not".split())
"""What may open a piece behind a comma that is no clause of its own."""


def _is_hung(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a clause goes on with what hangs on another: "since it was £22 and we came"."""
    before = pieces[at - 1]
    return (
        at > 1
        and pieces[at].kind == "full"
        and pieces[at].joint == "and"
        and before.kind == "hanging"
        and before.joint in ("", ",")
        and before.words[0].low in _HANGS
        and before.words[1].low in PEOPLE | {"it's", "there"}
    )


_HANGS = frozenset("when because as while".split())


def _is_theirs(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a headless piece goes on with what somebody did: "she came late, missed the start"."""
    before = next((one for one in reversed(pieces[:at]) if one.kind == "full"), None)
    if before is None or pieces[at].joint not in (",", "and", ", and", ", then", "then"):
        return False
    first = before.words[skip_adverbs(before.words, 0)].low
    after = pieces[at].words[1].low if len(pieces[at].words) > 1 else ""
    if after in ("me", "my", "us"):
        return False
    return first in ("he", "she") or (first not in PEOPLE and _is_person(before))


_HIS = re.compile(
    r"(?:[a-z]+ed|took|left|put|came|went|got|had|stood|sat|let|kept|made|held|threw|spat|ran) (?:\w+ )?(?:his|her|their)\b",
    re.I,
)
"""Somebody else's doing that opens a sentence without its subject: "used his key"."""
_SAW_THAT = re.compile(
    r"^you (?:then |now |also |only )?(?:saw|noticed|found|found out|discovered|realised|realized) that (?=(?:the|it|your|our|we|there|half|one|two|three|no|some)\b)"
)
"""How they came to know what they tell."""
_QUOTED_REASON = Search(r",? (?:because|since|on the grounds that|for) (?:of )?\"[^\"]*\"$")
"""An excuse in quotes behind a clause, which is not ours to say again."""
_SEVERAL = re.compile(
    r"\b(?:the|my|our|these|those|two|three|four|five|six|your) (?:[\w'-]+ ){0,2}?([a-z]{3,}s)\b",
    re.I,
)


def _is_of_things(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "they" are things that the clause before has named: "the panels ... they've made"."""
    before = " ".join(join_words(piece.words) for piece in pieces[:at])
    heads = [found.group(1).lower() for found in _SEVERAL.finditer(before)]
    fields = {*concepts_of(heads[-1]), *concepts_of(heads[-1][:-1])} if heads else set()
    return (
        bool(heads)
        and not fields & {"staff", "trade", "family"}
        and heads[-1] not in TIMES
        and (
            not heads[-1].endswith(
                (
                    "ss",
                    "us",
                    "is",
                    "days",
                    "weeks",
                    "months",
                    "hours",
                    "minutes",
                    "years",
                    "times",
                    "people",
                )
            )
            and heads[-1].removesuffix("s") not in _PARTIES
        )
    )


_PARTIES = frozenset(
    "engineer builder decorator cleaner driver company firm office agent lad guy bloke men worker fitter installer neighbour friend kid parent guest shop bank store supplier".split()
)


def _goes_with(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a headless piece has its subject in the things that stand before it."""
    words = pieces[at].words
    first, after = words[0].low, words[1].low if len(words) > 1 else ""
    is_done = first in lexicon().passive | _SENT and (after in PREPOSITIONS or after == "back")
    return (first in ("has", "have", "is", "are", "was", "were", "had") or is_done) and all(
        one.kind == "noun" for one in pieces[:at]
    )


_SENT = frozenset("sent posted returned shipped bought ordered".split())
"""What is done with a thing that stands before it: "a gown, sent to you for framing"."""


def _tell(
    piece: Piece, noun: str | None, is_name: IsName, is_first: bool, thing: str | None
) -> Statement | None:
    if piece.kind == "full":
        return _full(piece.words, noun, is_name, is_first)
    if piece.kind == "headless":
        return _headless(piece.words, thing, is_name)
    if piece.kind == "noun":
        return tell_noun(piece.words, is_name)
    return None


def _runs(
    pieces: Sequence[Piece], told: Sequence[Statement | None], is_name: IsName
) -> Iterator[Statement]:
    """Each piece with as many of its neighbours as fit."""
    for first, one in enumerate(told):
        if one is None:
            if (whole := _led(pieces[first], is_name)) is not None:
                yield replace(whole, pieces=(first, first + 1))
            continue
        parts: list[tuple[str, str]] = [("", one.text)]
        before = pieces[first - 1] if first else None
        is_led = (
            first == 1
            and before is not None
            and before.kind == "hanging"
            and before.words[0].low in LEADING
            and one.kind == "clause"
        )
        if is_led and before is not None:
            lead = lowered(turn(before.words), is_name)
            is_whole = "and" in pieces[1].joint and len(find_verbs(before.words)) > 1
            joint = " and" if is_whole else ","  # "when we came it was shut, and a note said ..."
            whole = Statement(f"{lead}{joint} {one.text}", "clause", one.repaired)
            if len(whole.text.split()) <= LONGEST and is_sound(whole.text):
                yield replace(whole, pieces=(0, 2))
        after = pieces[first + 1] if first + 1 < len(pieces) else None
        if after is None or not _goes_on(one.text, after):
            yield replace(one, pieces=(first, first + 1))
        if (
            one.kind == "clause"
            and (shorter := _AND_DID.split(one.text, maxsplit=1)[0]) != one.text
        ):
            yield replace(one, text=shorter, pieces=(first, first + 1), cut="act")
        if one.kind == "clause" and len(one.text.split()) > 18:
            shorter = re.split(r",? because\b", one.text, maxsplit=1)[0]
            if shorter != one.text and len(shorter.split()) > 4:
                yield replace(one, text=shorter, pieces=(first, first + 1))
        repaired = one.repaired
        if one.kind == "noun":
            follower = told[first + 1] if first + 1 < len(told) else None
            if (
                follower is not None
                and follower.kind == "noun"
                and pieces[first + 1].joint in (",", "and")
            ):
                both = f"{one.text} and {follower.text}"
                yield Statement(both, "noun", True, (first, first + 2))
            continue
        for at in range(first + 1, len(pieces)):
            piece, other = pieces[at], told[at]
            if len(piece.words) == 1 and piece.words[0].low in _BARE_NO:
                continue  # "no changelog, nothing"
            part, repaired_too = _added(piece, other, pieces[first])
            if part is None:
                break
            repaired |= repaired_too
            parts.append(
                (
                    "; "
                    if repaired_too and piece.kind == "noun" and "," in piece.joint
                    else _joint(piece),
                    part,
                )
            )
            text = _joined(parts)
            if len(text.split()) > LONGEST:
                break
            if at + 1 < len(pieces) and (
                _goes_on(text, pieces[at + 1])
                or (len(piece.words) == 1 and "and" in pieces[at + 1].joint)
            ):
                continue
            yield Statement(text, "clause", repaired, (first, at + 1))


_BARE_STATES = frozenset("worse twice again ever nothing pathetic gone dead useless".split())
_BARE_NO = frozenset("nothing nada zero none zilch zip nope no never".split())
_COUNTED = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|one|no|half)"
_ENDS_COUNTED = re.compile(rf"\b{_COUNTED} (?:[\w-]+ )?[\w-]+$", re.I)
_BEGINS_COUNTED = re.compile(rf"{_COUNTED} [\w-]+(?: |$)", re.I)


def _goes_on(text: str, piece: Piece) -> bool:
    """Whether a text breaks off in the middle of a list: "24 screws", "8 dowels"."""
    return _takes_back(piece) or (
        piece.kind == "noun"
        and piece.joint in (",", "and", ", and")
        and _ENDS_COUNTED.search(text) is not None
        and _BEGINS_COUNTED.match(join_words(piece.words)) is not None
    )


def _takes_back(piece: Piece) -> bool:
    """Whether a piece says that what stands before it is not so: "and it wasn't"."""
    return (
        piece.joint.replace(",", "").strip() in ("and", "but", "yet", "")
        and DENIAL.fullmatch(join_words(piece.words)) is not None
    )


def _led(piece: Piece, is_name: IsName) -> Statement | None:
    """A clause behind one that opens with "when", where no comma parts them."""
    words = piece.words
    if piece.kind != "hanging" or words[0].low not in LEADING:
        return None
    verbs = find_verbs(words)
    if words[-1].low in PREPOSITIONS:  # "while you slept in the room we put you in"
        return None
    if len(verbs) < 2 or words[verbs[0]].low in ("said", "told", "thought", "knew", "asked", "say"):
        return None
    if not any(
        is_plainly_subject(words[i].low)
        and words[i].low not in ("this", "that")
        and words[i - 1].low not in PREPOSITIONS
        for i in range(verbs[0] + 2, verbs[1] + 1)
    ):
        return None
    if words[0].low == "because":
        words = words[1:]  # what stands behind it is what happened
    return Statement(lowered(turn(words), is_name), "clause")


_AND_DID = Search(
    r",? (?:and|but) (?=(?:then |now |still |just |also |never |only )?(?:was|were|is|are|has|had|did|didn't|won't|\w{3,}ed|told|said|left|got|went"
    r"|took|put|gave|made|had|kept|came|drove|threw|sent|brought|wrote|lost|broke|ran|cut|stood|sat)\b)"
)


def _added(piece: Piece, other: Statement | None, first: Piece) -> tuple[str | None, bool]:
    """A further piece as it reads after a first one."""
    if piece.joint.startswith((":", ";", "(", ")", "/", "=", "?")) or piece.kind == "barred":
        return None, False
    if piece.kind == "full":
        is_guess = other is not None and is_felt(other.text)
        return (other.text, other.repaired) if other and not is_guess else (None, False)
    if piece.words[0].low in ("not", "nowhere"):
        return (turn(piece.words), False) if _is_contrast(piece) else (None, False)
    if piece.kind == "noun":
        if len(piece.words) == 1 and piece.words[0].low.isdigit():
            return None, False  # "mum, 89, no lights"
        if other is not None and other.kind == "clause":
            return other.text, True
        if len(piece.words) == 1 and piece.words[0].low in _BARE_STATES:
            return None, False
        if piece.words[0].low.endswith("ly") or piece.words[0].low == "like":
            return None, False  # "like properly of cigarettes"
        is_repaired = first.kind == "noun" and (
            other is not None or piece.words[0].low not in PREPOSITIONS
        )
        return (None, False) if is_repaired else (turn(piece.words), False)
    is_theirs = other is not None and other.text.startswith(("you had to ", "you couldn't "))
    if is_theirs and other is not None and first.words[0].low not in ("i", "we"):
        return other.text, True  # "the door doesn't lock, had to hold it shut"
    is_yours = other is not None and other.text.startswith("you ") and piece.joint == ","
    is_waiting = piece.words[0].low in _CUSTOMERS_DO
    is_ours = other is not None and other.text.startswith("we ") and piece.joint == ","
    if is_ours and other is not None and first.kind == "headless":
        return other.text, True  # "signed up for a month, took a year off my card"
    if is_yours and other is not None and (is_waiting or _is_no_person(first)):
        return other.text, True  # "the website says open, got there and it was shut"
    if (
        piece.kind == "headless"
        and piece.joint == ","
        and piece.words[0].low in lexicon().passive
        and _is_no_person(first)
    ):
        return None, False  # "the album is all my pictures, opened while they had it"
    if piece.kind == "headless" and first.kind == "noun":
        return (other.text, True) if other is not None else (None, False)
    return turn(piece.words), False


def _is_contrast(piece: Piece) -> bool:
    """Whether a piece names what should have been instead: "not crumbles"."""
    words = piece.words
    return (
        words[0].low == "not"
        and piece.kind in ("noun", "headless")
        and piece.joint == ","
        and 1 < len(words) < 7
        and not any(
            word.low in lexicon().helping or (is_past(word.low) and words[at].low != "as")
            for at, word in enumerate(words[1:])
        )
        and not (words[1].low in PREPOSITIONS and words[1].low not in ("in", "on", "at", "to"))
        and words[1].low not in _NO_CONTRAST
        and not words[1].low.endswith("ly")
        and not words[1].low.endswith("ing")
    )


_NO_CONTRAST = frozenset(
    "that to even once only just because a again good great ok okay yet sure fun cool impressed happy the one very really so too me us i we if as all always".split()
)


_CUSTOMERS_DO = frozenset(
    "waited waiting paid ordered bought emailed rang phoned complained chased booked queued".split()
)
"""What nobody but a customer does."""


_OF_PERSONS = (
    "essor",
    "eyor",
    "ector",
    "utor",
    "ctor",
    "ician",
    "ologist",
    "ist",
    "ster",
    "man",
    "men",
    "woman",
    "women",
    "lady",
    "lad",
    "iner",
    "ger",
    "yer",
    "isor",
    "iser",
    "izer",
    "ator",
    "itor",
)
_NO_PERSONS = frozenset(
    "tractor reactor monitor motor radiator generator calculator escalator elevator alternator indicator list mist fist wrist burger finger hanger charger ginger danger passenger poster register cluster container ticket".split()
)
"""How the names of those end who go and do things, and what only ends so."""


def _is_no_person(piece: Piece) -> bool:
    """Whether the subject of a clause is a thing, that drives nowhere and pays nothing."""
    verbs = find_verbs(piece.words)
    head = piece.words[verbs[0] - 1].low if verbs and verbs[0] else ""
    return is_noun(head) and not _is_person(piece)


def _is_person(piece: Piece) -> bool:
    """Whether the subject of a clause is somebody, by their post or kin."""
    verbs = find_verbs(piece.words)
    at = verbs[0] - 1 if verbs else -1
    while at > 0 and piece.words[at].low in ADVERBS:
        at -= 1
    head = piece.words[at].low if at >= 0 else ""
    if head.endswith(_OF_PERSONS) and head not in _NO_PERSONS:
        return True
    fields = {*concepts_of(head), *concepts_of(head.removesuffix("s"))}
    return bool(head) and bool({"staff", "trade", "family"} & fields)


def _joint(piece: Piece) -> str:
    """How a piece is joined to what stands before it."""
    if piece.kind == "hanging":
        if piece.joint in ("and", "but"):
            return f" {piece.joint} "
        return ", " if piece.joint else " "
    words = piece.joint.split()
    conjunction = next((w for w in words if w[0].isalpha()), "")
    if not conjunction and SPAN_OF_TIME.match(join_words(piece.words)):
        return ", "  # "six hours before it left"
    if conjunction in ("and", "but", "so", "yet"):
        return f", {conjunction} " if "," in piece.joint else f" {conjunction} "
    if conjunction:
        return f" and {conjunction} "
    if (piece.kind == "noun" and piece.joint == ",") or _is_contrast(piece):
        return ", "
    return "; "  # a clause after a mere comma: settled by _joined


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    """Parts as one; the last clause that hangs on a mere comma takes an "and"."""
    text = parts[0][1]
    for at, (joint, part) in enumerate(parts[1:], 1):
        if joint == "; ":
            is_last = all(later != "; " and "and" not in later for later, _ in parts[at + 1 :])
            is_pair = _AND_DID.search(part) is not None or (
                " and no " in part and part.startswith("there w")
            )  # "said it was fine and left"
            joint = " and " if is_last and not is_pair else ", "
        if part.startswith(("there was no ", "there were no ")) and re.search(
            r"there (?:was|were) no [^,]*$", text
        ):
            part = part[part.index("no ") :]
        if (
            part.startswith("you were ")
            and re.search(r"you were [^,]*$", text)
            and joint in (" and ", ", ")
        ):
            part = part.removeprefix("you were ")
        text = f"{text}{joint}{part}"
    return text
