"""What a piece of a sentence lacks, and what is put in: a subject, an article, a "was"."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Sequence

from replykit.complaint.concepts import concepts_of, word_list
from replykit.drafter.lexicon import (
    forms_of,
    lexicon,
)
from replykit.drafter.persons import Word, join_words
from replykit.drafter.pieces import IsName
from replykit.drafter.small_words import (
    ADVERBS,
    DETERMINERS,
    DONE_TO_YOU,
    ENDS_OBJECT,
    FALLS,
    MANY,
    PEOPLE,
    PREPOSITIONS,
    SHORT_FORMS,
    SPAN_OF_TIME,
    SUBJECTS,
    TIMES,
    YOU_DID,
    find_verbs,
    is_many,
    is_noun,
    skip_adverbs,
)

_YOURS_TO_DO = frozenset(
    "sent returned gave paid posted uploaded opened used changed asked tried booked".split()
)
_STATES = frozenset(
    """on in waiting trying told charged passed without chasing left locked given promised with stuck through
    banned blocked asked asking billed paying calling ringing emailing a overcharged ignored""".split()
)
_PEOPLE_DO = frozenset(
    "knock apologise apologize say tell ask call ring phone bother listen care answer explain offer help reply write warn check read".split()
)
_DONE_WITH = frozenset(
    "collected emptied cleaned cleared delivered received given offered provided sent made done answered repaired fixed explained issued credited returned found served".split()
)
_GOES_ITSELF = frozenset(
    "arrived come gone turned appeared happened worked stopped shown been".split()
)
_YOU_DO = frozenset(
    "see know get receive agree sign ask want order notice expect realise realize understand hear".split()
)
_WE_WON_T = frozenset(
    "refund exchange repair help accept honour honor budge listen issue pay cover".split()
)
_OBJECTS = frozenset("me us my our".split())


def subject_of(words: Sequence[Word], noun: str | None) -> str | None:
    """The subject that goes without saying before a headless piece, or None where it is unsure."""
    at = skip_adverbs(words, 0)
    before = {w.low for w in words[:at]}
    first = words[at].low
    rest = [w.low for w in words[at + 1 :]]
    following = rest[0] if rest else ""
    is_to_me = following in _OBJECTS
    has_me = bool(_OBJECTS & {*rest})
    if following in lexicon().helping and first in DONE_TO_YOU:
        return None  # "left is blurry"
    if first == "being" and following in DONE_TO_YOU:
        return "you are" if not find_verbs(words[at + 2 :]) else None
    if first in ("waiting", "paying", "trying", "ringing", "stuck", "being"):
        return None if find_verbs(words[at + 1 :]) else "you are"
    if first == "been" and following not in _STATES:
        return None
    if first == "been":
        return "you have"
    if (
        first in ("took", "takes")
        and following
        and (following[0] in "£$€" or is_to_me or following == "money")
    ):
        return "we"
    if first in ("took", "takes") and following in DETERMINERS - {"a", "an", *MANY}:
        return "you"
    if first in ("took", "takes", "cost", "costs"):
        return "it"
    if first == "was" or first == "got":
        done = next((w for w in rest if w not in ADVERBS), "")
        if done in DONE_TO_YOU:
            return "you were -" if first == "was" else "you"
    if first == "got" and has_me and following not in _OBJECTS:
        return "you"
    if first == "told" and following in ("the", "your", "a", "an", "staff", "reception"):
        return "you"
    if first in ("can't", "couldn't", "cannot", "can"):
        is_ours = not {"me", "us"}.isdisjoint(rest)
        return "you" if not is_ours and following not in DETERMINERS | _OBJECTS else None
    if first == "used" and following == "to":
        return None
    if first in ("won't", "wouldn't") and following in forms_of("company") | _WE_WON_T:
        return "we"
    if first in ("won't", "wouldn't", "shan't") and following == "be":
        return None  # "won't be renewing"
    if first in ("have", "haven't", "had", "hadn't"):
        return "you"
    is_left = not {"still", "i", "we", "online", "person", "writing"}.isdisjoint(rest)
    is_ended = first in ("cancelled", "canceled", "closed", "ended")
    if is_ended and is_left and following in ("my", "our"):
        return "you"  # "cancelled my broadband as I moved house"
    if (following in ("my", "our") and first in _YOURS_TO_DO) or following in ("you", "your"):
        return "you"
    if is_to_me and (first in DONE_TO_YOU or first in forms_of("company")):
        return "we"
    if first in DONE_TO_YOU and following in ("him", "her", "them"):
        return None
    if first in ("cancelled", "canceled") and (following == "twice" or "times" in rest[:2]):
        return "you"
    if first in ("never", "not") or (first == "locked" and following not in ("out", "in")):
        return None
    if first in YOU_DID and not (
        first in ("cancelled", "canceled", "lost", "returned") and (is_to_me or not has_me)
    ):
        return "you"
    if (
        first in ("cancelled", "canceled", "delayed", "closed", "discontinued")
        and not has_me
        and noun
    ):
        return f"{noun} {'were' if noun.endswith('s') else 'was'}"
    if first in ("delivered", "posted", "shipped", "dispatched") and not has_me and noun:
        return f"{noun} {'were' if noun.endswith('s') else 'was'}"
    if first in DONE_TO_YOU and not has_me:
        return "you were"
    if first in ("lost", "cancelled", "canceled") and has_me:
        return "we"
    if first == "didn't" and following in _YOU_DO:
        return "you"
    if first in ("took", "takes") and not {"card", "account"}.isdisjoint(rest):
        return "we"
    if first == "didn't" and following in _PEOPLE_DO:
        return "we"
    if first == "looked" and is_to_me:
        return None  # "looked me in the eye"
    if first in FALLS:
        return noun or ("it" if not before else None)
    if (
        first in ("is", "has", "does", "was", "doesn't")
        and noun
        and following not in ("no", "there")
    ):
        return noun
    return None


_KIN = frozenset("mum mam mom mummy dad daddy nan gran granny grandma grandad grandpa".split())


_NO_SUBJECT = frozenset(("nor", "neither", "sure", "more", "worse", "better"))
"""What no bare subject begins with: "nor did anyone", "sure enough", "worse still"."""


def article_of(words: Sequence[Word], is_name: IsName) -> str:
    """The article that a bare subject lacks, with a space, or nothing."""
    first = words[0]
    low = first.low
    if (
        low in DETERMINERS
        or low in SUBJECTS
        or low in SHORT_FORMS
        or low in PREPOSITIONS
        or low in ADVERBS
        or low in _NO_SUBJECT
    ):
        return ""
    if low in _KIN:
        return "your "
    if low in _TITLES:
        return ""
    is_doing = low.endswith("ing") and low not in NOT_DOING
    if low[0].isdigit() or low[0] in "£$€\"'" or low.endswith("'s") or is_doing:
        return ""
    if len(words) > 1 and (words[1].low.isdigit() or words[1].low in NUMBERS):
        return ""  # "page 11 says", "case three was closed"
    if low in NUMBERS or _COUNTED.fullmatch(low) or low in _WHOSE_OWN:
        return ""  # "sixty-two pounds", "mine has come"
    if low in word_list("given") and first.text[0].isupper():
        return ""
    if first.text in _CAPITAL:
        return ""
    if (
        low.endswith("s")
        and low[-2:] != "ss"
        and len(words) > 1
        and words[1].low in ("says", "is", "was", "has")
    ):
        return ""  # "Claims says": a name
    if (
        is_name(first.text)
        or (first.text.isupper() and len(first.text) > 1)
        or not low[0].isalpha()
    ):
        return ""
    if low in (
        "customer",
        "what",
        "everyone",
        "anyone",
        "more",
        "less",
        "last",
        "next",
        "most",
        "such",
        "same-day",
        "other",
        "underneath",
        "upstairs",
        "downstairs",
        "meanwhile",
        "instead",
        "despite",
        "because",
        "due",
        "according",
        "thanks",
        "half",
    ):
        return "the " if low == "customer" else ""
    if first.text[0].isupper() and first.text[1:2].islower() and is_name(first.text):
        return ""
    return "the "


NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands dozens millions""".split()
)
_COUNTED = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w+")
_WHOSE_OWN = frozenset("mine ours yours hers theirs his ie eg".split())
"""What stands for a thing by its owner, and takes no article."""
_TITLES = frozenset("mr mrs ms miss dr prof sir madam".split())
_CAPITAL = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
    October November December Christmas Easter English French German Spanish Italian""".split()
)


def lowered(text: str, is_name: IsName) -> str:
    """A small first letter, but for names and abbreviations."""
    first = re.match(r"[\w'’.-]+", text)
    if not first:
        return text
    word = first.group()
    is_title = word.lower().rstrip(".") in _TITLES
    owner = word.lower().removesuffix("'s").removesuffix("’s")
    is_owner = len(owner) < len(word) and owner in word_list("given")  # "Ella's tubes"
    is_own = is_name(word) or is_title or word in _CAPITAL or word == "I" or word.startswith("I'")
    if text[len(word) :][:1] == "$":
        return text  # "R$ 89"
    if is_own or is_owner or word[1:] != word[1:].lower():
        return text
    return text[0].lower() + text[1:]


def with_verb(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A clause whose "was" goes without saying: "flight cancelled" is "flight was cancelled"."""
    known = lexicon()
    verbs = find_verbs(words)
    if len(verbs) == 1 and verbs[0] > 1 and words[verbs[0] - 1].low == "not":
        at = verbs[0] - 1  # "the toilets not cleaned": behind a bare "not", no verb has a tense
        named = words[: at - 1] if words[at - 1].low in ("still", "also") else words[:at]
        if named and all(is_noun(w.low) or w.low in DETERMINERS | PREPOSITIONS for w in named):
            many = is_many(named)
            verb = "were" if many else "was"
            if words[verbs[0]].low in _GOES_ITSELF:  # "the tickets not arrived"
                verb = "have" if many else "has"
            return (*named, Word(verb, verb, True), *words[len(named) :])
    is_none = words[0].low == "no" and words[verbs[0]].low in _DONE_WITH if verbs else False
    if is_none and len(verbs) == 1:  # "no bins collected"
        verb = "were" if is_many(words[: verbs[0]]) else "was"
        return (*words[: verbs[0]], Word(verb, verb, True), *words[verbs[0] :])
    if len(verbs) != 1 or words[verbs[0]].low not in known.passive or verbs[0] == 0:
        return words
    at = verbs[0]
    follows = words[at + 1 : at + 3]
    if (
        words[at].low in _GO_BY_THEMSELVES
        and len(follows) > 1
        and follows[0].low == "at"
        and follows[1].low[0].isdigit()
    ):
        return words  # "the boat left at 8.40"
    if words[at].low == "running" and words[at - 1].low.removesuffix("s") in _CALENDAR:
        return words  # "four Fridays running"
    if any(
        w.low in PEOPLE or w.low in SHORT_FORMS or w.low in ("nobody", "who", "which", "that")
        for w in words[:at]
    ):
        return words
    after = words[at + 1].low if at + 1 < len(words) else ""
    if (
        after
        and after not in ENDS_OBJECT | TIMES
        and after not in ("over", "in", "at", "since", "for", "to", "with", "by", "wrong", "back")
        and after not in ("abroad", "overnight", "outside", "halfway", "midway")
        and (words[at].low in _GO_BY_THEMSELVES or not _begins_with_time(words[at + 1 :]))
    ):
        return words
    owner = words[0].low
    head = words[at - 1].low
    if head.endswith("'s") or owner in ("your", "ur"):
        return words
    people = {*concepts_of(head), *concepts_of(head.removesuffix("s"))}
    is_clinician = head.endswith("ist") or ("health" in people and "booking" not in people)
    if (
        is_clinician
        or people & {"staff", "trade", "family"}
        or (
            owner in ("the", "your", "a")
            and words[at].low
            in ("opened", "moved", "changed", "closed", "left", "told", "sent", "shut")
            and after not in ("in", "at", "by", "outside")
        )
    ):
        return words
    verb = "were" if is_many(words[:at]) else "was"
    return (*words[:at], Word(verb, verb, True), *words[at:])


def _begins_with_time(words: Sequence[Word]) -> bool:
    """Whether words begin with how long: "six hours and not even a sandwich"."""
    return SPAN_OF_TIME.match(join_words(words)) is not None


_GO_BY_THEMSELVES = frozenset("left opened closed started moved changed stopped finished".split())
_CALENDAR = frozenset(
    "day night week weekend month year time monday tuesday wednesday thursday friday saturday sunday".split()
)
NOT_DOING = frozenset(
    """nothing everything something heating washing lighting booking building bedding wedding parking training railing
    ceiling morning evening meeting string ring wiring plumbing cleaning packaging billing tracking shipping flooring
    bring king wing spring sling swing earring pudding dressing icing stuffing filling topping piping tubing seating
    boarding landing crossing listing posting hearing painting drawing clothing""".split()
)
