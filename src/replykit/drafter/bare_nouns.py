"""A thing without a verb, told as far as it can be: "no heating" is "there was no heating"."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Iterator, Sequence

from replykit.drafter.gaps import article_of, lowered
from replykit.drafter.lexicon import (
    lexicon,
    past_of,
)
from replykit.drafter.persons import Word, join_words, split_words, turn
from replykit.drafter.pieces import IsName, Piece, Statement
from replykit.drafter.small_words import (
    ADVERBS,
    DETERMINERS,
    ENDS_OBJECT,
    MANY,
    MARKS,
    PEOPLE,
    PREPOSITIONS,
    SHORT_FORMS,
    SPAN_OF_TIME,
    is_many,
    is_noun,
)
from replykit.search import Search

_NONE = re.compile(
    r"(?:(still|again|also|and|but|there was|there is|there's|there were|with) )?(no(?! one)|zero|not one|not a single) (?=[a-z])",
    re.I,
)
_PRICE = re.compile(
    r"([£$€]\d[\d.,]*|\d+ ?(?:quid|pounds|dollars|euros|bucks)) (?:for|on) (?=\w)", re.I
)
_SUMS = re.compile(r"[£$€]\d[\d.,]*(?: (?:to|by|from) (?:you|yourselves))? (?:on|in) ", re.I)
_SUM_ON = re.compile(
    r"(?:[£$€]\d[\d.,]*|another)(?: (?:to|by|from) (?:you|yourselves))? (?:on|in) ", re.I
)
_TO_US = re.compile(r" (?:to|by|from) (?:you|yourselves)(?= (?:on|in) )", re.I)
"""Sums on a statement: "£19.99 to you on the 3rd, £19.99 on the 5th and another on the 8th"."""
_GOING = frozenset(
    "showing working loading leaking peeling coming accepting crashing freezing buffering saying playing running falling dripping charging asking looping".split()
)
_NO_FAULT = frozenset(
    "refund request question query answer reply help order account complaint return returns".split()
)
"""What nobody is sorry for: "the refund for the jacket" is what they want."""
_NO_MATTER = frozenset(
    """thanks thank way shame joke disgrace time times day days week weeks month months hour hours minute minutes year
    years morning pounds quid euros dollars customer fan luck wonder lol review star stars experience place service
    attention subject regards point reason words people guys life law""".split()
)
_THERE_WAS = re.compile(
    r"(?:(an?|one|two|three|four|five|six|seven|eight|nine|ten|several|dead|live|used|mens|old|other|half-eaten|bits of|pieces of|\d+) )"
    r"(?:[\w-]+ ){0,2}?[\w-]+ (?:in|on|under|inside|behind|all over) (?:my|our|the) [\w ]{2,24}$",
    re.I,
)
_VERY = frozenset(
    """stone ice bone pitch brand dead rock stark wide paper razor dirt soaking sopping dripping freezing boiling piping
    stinking filthy very too so quite really rather completely totally almost nearly half still all far way bitterly""".split()
)
"""What stands before an adjective and is no thing: "stone cold"."""


def _is_predicate(words: Sequence[Word]) -> bool:
    """Whether words only say how something is: "stone cold", "90 minutes late"."""
    known = lexicon()
    joint = next((i for i, w in enumerate(words) if w.low == "and"), 0)
    if joint and joint + 1 < len(words):
        return _is_predicate(words[:joint]) and _is_predicate(words[joint + 1 :])
    last = words[-1].low
    if any(w.is_mark for w in words) or last not in known.amiss | known.faulty | _STATES_OF:
        return False
    before = join_words(words[:-1])
    return all(w.low in _VERY for w in words[:-1]) or SPAN_OF_TIME.fullmatch(before) is not None


_WHERE = frozenset(
    "upstairs downstairs indoors outdoors afterwards always anywhere yes since".split()
)
"""What ends in "s" behind a thing, and is not it."""
_STANDS = re.compile(
    r"(.+?)(?: (?:is|are|was|were))? ((?:(?:still|always|all|again|completely|half) )?(?:out of (?:order|stock|date|action|use|service|petrol|toner|paper|milk|bread)|in (?:bits|pieces|tatters|the wrong (?:place|order|colour|size))|on its side|upside down|inside out|back to front|half (?:empty|finished|full|done|eaten|cooked)|off (?:its hinges|the wall)|miles out|out of (?:reach|sight|place))(?: .*)?|(?:out|down)(?: (?:again|still|since .*|for .*|all .*))?)",
    re.I,
)
"""A thing and the state that it is in: "2 of 3 treadmills out of order"."""
_MEASURES = frozenset(
    "feet foot metres meters miles inches yards cm km metre mile inch yard percent %".split()
)
_NOT_OUT = frozenset("day night way time week price prices thumbs upside hand all eat walk".split())
_OF_IT = re.compile(r"(?:half|most|part|some|all|none|bits) of it\b", re.I)
_STATES_OF = frozenset("wilted melted smashed squashed soaked overdue early undercooked".split())


def tell_states(pieces: Sequence[Piece], thing: str | None) -> Iterator[Statement]:
    """What a sentence that begins with how a thing is says of it: "your order was stone cold"."""
    said = []
    for piece in pieces:
        if piece.kind not in ("noun", "headless") or not _is_predicate(piece.words):
            break
        said.append(join_words(piece.words))
    after = pieces[len(said)] if len(said) < len(pieces) else None
    is_rest = after is not None and _OF_IT.match(join_words(after.words)) is not None
    follower = after.kind if after is not None and not is_rest else ""
    if thing and said and follower not in ("noun", "headless"):
        both = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
        was = "were" if is_many(split_words(thing)) else "was"
        text = f"{thing} {was} {both[0].lower()}{both[1:]}"
        yield Statement(text, "clause", True, (0, len(said)))


_HIDES_VERB = Search(r"\bno longer\b|\b(?:when|how|where|what|why) to\b", re.I)
"""What stands in a clause whose verb no list holds: "the hens no longer know when to sleep"."""


def is_done_to_it(words: Sequence[Word]) -> bool:
    """Whether words say what was done, and not to what: "stolen from my locker"."""
    return len(words) > 1 and words[0].low in lexicon().passive and words[1].low in PREPOSITIONS


def tell_noun(words: tuple[Word, ...], is_name: IsName) -> Statement | None:
    """A piece without a verb, told as far as it can be."""
    known = lexicon()
    text = join_words(words)
    if _is_predicate(words) or _OF_IT.match(text) or _HIDES_VERB.search(text):
        return None
    if is_done_to_it(words):
        return None
    if found := _NONE.match(text):
        rest = words[found.group().count(" ") :]
        if not rest or rest[0].low in (
            "one",
            "way",
            "thank",
            "wonder",
            "idea",
            "problem",
            "matter",
            "more",
            "thanks",
            "longer",
            "voucher",
            "vouchers",
            "credit",
            "credits",
            "replacement",
            "replacements",
            "exchange",
            "excuses",
            "apology",
            "apologies",
            "need",
            "doubt",
            "surprise",
            "complaints",
            "excuse",
            "reason",
            "point",
            "hurry",
            "pun",
            "drama",
            "rush",
            "worries",
            "hard",
        ):
            return None
        head = list(rest)
        stop = next(
            (i for i, w in enumerate(head) if i and (w.low in PREPOSITIONS or w.text in MARKS)),
            len(head),
        )
        while stop > 1 and head[stop - 1].low in _WHERE:
            stop -= 1
        is_plural = is_many(head[:stop]) and head[stop - 1].low.endswith("s")
        was = "were" if is_plural else "was"
        if any(w.low == "since" for w in rest):  # "no water upstairs since Tuesday"
            was = "have been" if is_plural else "has been"
            rest = rest[:-1] if rest[-1].low == "since" else rest
        still = "still " if (found.group(1) or "").lower() == "still" else ""
        number = "no" if found.group(2).lower() in ("no", "zero") else found.group(2).lower()
        was = was.replace(" ", f" {still}") if still and " " in was else f"{was} {still}".strip()
        return Statement(f"there {was} {number} {turn(rest)}", "clause", True)
    if found := re.match(r"(?:just |simply )?(impossible|unable) to \w", text, re.I):
        subject = "you were" if found.group(1).lower() == "unable" else "it was"
        return Statement(f"{subject} {lowered(turn(words), is_name)}", "clause", True)
    if (found := _SUMS.match(text)) and len(_SUM_ON.findall(text)) > 1:
        told = turn(split_words(_TO_US.sub("", text)))
        return Statement(f"you were charged {told}", "clause", True)
    if found := _PRICE.match(text):
        return Statement(f"you paid {turn(words)}", "clause", True)
    if found := SPAN_OF_TIME.match(text):
        left = text[found.end() :].strip()
        if left.startswith(
            ("of emails", "of calls", "of waiting", "of silence", "of chasing", "of letters")
        ):
            return Statement(f"it has been {lowered(turn(words), is_name)}", "clause", True)
        if left.startswith("since ") and len(left.split()) > 3:
            return Statement(f"it has been {turn(words)}", "clause", True)
        if left.startswith(("for ", "to ")) and len(left.split()) > 2:
            return Statement(f"it took {lowered(turn(words), is_name)}", "clause", True)
        if left.startswith(("on hold", "in a queue", "in the queue", "in line", "waiting")):
            return Statement(f"you spent {turn(words)}", "clause", True)
        if left.startswith("without ") and len(left.split()) > 1:
            return Statement(f"you have been {lowered(turn(words), is_name)}", "clause", True)
        if left == "late":
            return None
    if found := _STANDS.fullmatch(text):
        size = len(split_words(found.group(1)))
        if _is_subject(words[:size], counted=True) and words[size - 1].low not in _NOT_OUT:
            was = "were" if is_many(_counted(words[:size])) else "was"
            told = f"{article_of(words, is_name)}{lowered(turn(words[:size]), is_name)} {was} {turn(words[size:])}"
            return Statement(lowered(told, is_name), "clause", True)
    first = words[0].low
    if any(_DATE.fullmatch(w.low) for w in words[:2]):
        return None  # "the 10th and the 17th about the damp"
    at = next(
        (
            i
            for i in range(1, len(words))
            if words[i].low in known.amiss
            or words[i].low in known.passive
            or words[i].low in ("due", "meant", "supposed")
            or (
                i + 1 == len(words)
                and words[i].low.endswith("ing")
                and past_of(words[i].low) is not None
            )
        ),
        0,
    )
    state = at
    while at > 1 and words[at - 1].low in _VERY:
        at -= 1  # "tank half empty"
    if (
        at
        and not words[at - 1].is_mark
        and words[at - 1].low not in _MEASURES | _NOT_OUT
        and _is_subject(words[:at])
        and (
            state + 1 == len(words)
            or words[state + 1].low in ENDS_OBJECT
            or words[state + 1].low in ("too", "all", "right", "again")
        )
    ):
        many = is_many(words[:at])
        was = "were" if many else "was"
        if state + 1 < len(words) and words[state + 1].low == "since":  # "heating off since Friday"
            was = "have been" if many else "has been"
        told = f"{article_of(words, is_name)}{lowered(turn(words[:at]), is_name)} {was} {turn(words[at:])}"
        return Statement(lowered(told, is_name), "clause", True)
    going = next(
        (
            i
            for i in range(1, len(words))
            if words[i].low.endswith("ing")
            and len(words[i].low) > 5
            and (words[i - 1].low == "not" or past_of(words[i].low) or words[i].low in _GOING)
        ),
        0,
    )
    if going and not any(w.low in PREPOSITIONS for w in words[:going]):
        gap = 0
        while gap < going - 1 and words[going - 1 - gap].low in (
            "not",
            "still",
            "just",
            "now",
            "always",
        ):
            gap += 1
        before = words[: going - gap]
        if before and _is_subject(before):
            verb = "are" if is_many(before) else "is"
            told = f"{article_of(words, is_name)}{lowered(turn(before), is_name)} {verb} {turn(words[len(before) :])}"
            return Statement(lowered(told, is_name), "clause", True)
    if found := _THERE_WAS.match(text):
        was = "were" if found.group(1).lower() not in ("a", "an", "one") else "was"
        return Statement(f"there {was} {lowered(turn(words), is_name)}", "clause", True)
    if words[0].low in ("whether", "how", "why", "what", "which", "who"):
        return None
    if not 2 <= len(words) <= 20 or any(w.text in MARKS or w.text == '"' for w in words):
        return None
    is_price = first[0] in "£$€"
    if (
        first in PREPOSITIONS
        or first in ADVERBS
        or first in PEOPLE
        or not (is_noun(first) or first in DETERMINERS or is_price)
    ):
        return None
    edge = next((i for i, w in enumerate(words) if w.low in PREPOSITIONS), len(words))
    small = {"me", "i", "we", "up", "out", "you", "not", "never", "ones", "whoever"}
    if (
        {w.low for w in words} & small or {w.low for w in words[:edge]} & _NO_MATTER
    ) and not is_price:
        return None
    if words[max(edge - 1, 0)].low in _NO_FAULT:
        return None
    if first in known.present | known.plain or (
        first in known.amiss and words[1].low in PREPOSITIONS | ADVERBS
    ):
        return None
    if words[1].low in (DETERMINERS - MANY) | {"it", "them", "me"} and first not in DETERMINERS:
        return None
    if first in ("a", "an"):
        told = f"the {turn(words[1:])}"
    elif first in DETERMINERS and first not in ("two", "three", "four", "five", "six", "half"):
        if first in (
            "no",
            "all",
            "any",
            "every",
            "each",
            "some",
            "another",
            "one",
            "both",
            "that",
            "this",
            "these",
            "those",
        ):
            return None
        told = lowered(turn(words), is_name)
    else:
        article = "" if first.endswith("'s") else article_of(words, is_name) or "the "
        told = f"{article}{lowered(turn(words), is_name)}"
    return Statement(told, "noun", True)


_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)")


def _counted(words: Sequence[Word]) -> Sequence[Word]:
    """What is counted: "treadmills" of "2 of 3 treadmills", unless it is one of them."""
    if len(words) > 3 and words[1].low == "of" and words[0].low not in ("1", "one"):
        return words[-1:]
    return words


def _is_subject(words: Sequence[Word], *, counted: bool = False) -> bool:
    """Whether words before an adjective may be its subject: "the fries", "floor"."""
    if not words:
        return False
    if counted and len(words) > 3 and words[1].low == "of":
        words = words[3:] if words[2].low in DETERMINERS or words[2].low.isdigit() else words[2:]
    elif counted and words[0].low.isdigit() and len(words) > 1:
        words = words[1:]
    if words[-1].low.endswith("'s") or any(w.low in SHORT_FORMS for w in words):
        return False
    return (
        1 <= len(words) <= 4
        and is_noun(words[-1].low)
        and all(is_noun(w.low) or w.low in DETERMINERS for w in words)
        and not any(w.low in lexicon().amiss for w in words)
        and words[-1].low not in _VERY
    )
