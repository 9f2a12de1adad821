"""The small words of English by what they do, and what they tell of their neighbours.

Whether a word is a noun or a verb is told from lists and from the words beside it.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Sequence

from replykit.drafter.lexicon import (
    is_past,
    lexicon,
)
from replykit.drafter.persons import Word
from replykit.search import Search

PEOPLE = frozenset("i we you he she it they".split())
SUBJECTS = PEOPLE | frozenset(
    "there nobody noone someone somebody everyone everybody everything nothing something none neither".split()
)
SHORT_FORMS = frozenset(
    """i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's she's it's they're they've
    they'd they'll there's nobody's that's it'll it'd he'd she'd everything's nothing's there're""".split()
)
DETERMINERS = frozenset(
    """the a an my our your his her their its this that these those no one two three four five six seven eight nine ten
    half both all some most every each another several many any""".split()
)
PREPOSITIONS = frozenset(
    """to for from with by of at in on into onto about against without near behind between under over toward towards
    through during since after before until than as like within inside outside off around across per upon despite""".split()
)
COORDINATING = frozenset("and but so yet then plus".split())
HANGING = frozenset(
    """because although though whereas while when which who whom whose until till unless if since as after before where
    that whereby even despite so""".split()
)
LEADING = frozenset("when after before while since although though as because".split())
"""What may open a sentence that is told: "when you opened the box, the jar was cracked"."""
ADVERBS = frozenset(
    """also still now then again just only even already finally never not always today yesterday tonight recently
    currently suddenly repeatedly eventually later once twice all both ever nearly almost hardly barely simply
    actually apparently clearly obviously basically literally honestly seriously""".split()
)
MARKS = frozenset({",", ";", ":", "-", "(", ")", "/", "=", "!", "?", "|", "*", "+", "~", ">"})
MANY = frozenset(
    "these those two three four five six seven eight nine ten both several many".split()
)


def is_small(word: str) -> bool:
    """Whether a word belongs to the grammar of a sentence, and names nobody."""
    return word.lower() in (
        PEOPLE | SHORT_FORMS | DETERMINERS | PREPOSITIONS | COORDINATING | HANGING | ADVERBS
    )


def is_noun(word: str) -> bool:
    """Whether a word may be a noun: none of the small words, no verb that is nothing else."""
    words = lexicon()
    return (
        word[:1].isalpha()
        and word not in DETERMINERS
        and word not in PREPOSITIONS
        and word not in SUBJECTS
        and word not in SHORT_FORMS
        and word not in ADVERBS
        and word not in HANGING
        and word not in COORDINATING
        and not word.startswith("who'")
        and word not in words.helping
        and not word.endswith("ly")
    )


def is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether the word at a place is a verb with a tense, as far as its neighbours tell."""
    known, low = lexicon(), words[at].low
    before = words[at - 1].low if at else ""
    if low in SHORT_FORMS:
        return True
    if low.endswith("'s") and at and is_noun(low[:-2]):
        after = words[at + 1].low if at + 1 < len(words) else ""
        return after in ("not", "been", "gone", "a", "an", "the", "still", "no", "so", "too") or (
            after in known.amiss or after in known.passive or after == "ripped"
        )
    if before == "to" or (before in ("not", "never") and at > 1 and words[at - 2].low == "to"):
        return False
    if low in known.helping:
        return low not in ("be", "been") and not (low == "have" and before in known.helping)
    if before in DETERMINERS and not (
        before in ("this", "that", "one", "all", "both", "none", "each", "no") and before != "no"
    ):
        return False
    if before in PREPOSITIONS or before in known.helping or before in ("being", "get", "getting"):
        return False
    if low == "times":
        return at + 1 < len(words) and words[at + 1].low == "out" and bool(before)
    if low in known.present:
        after = words[at + 1].low if at + 1 < len(words) else ""
        if not before:
            return low in FALLS
        return after not in ("is", "are", "was", "were") and not before.endswith("s'")
    if is_past(low):
        return True
    if before in ("it", "he", "she") and is_noun(low) and low[-1] == "s" and low[-2:-1] != "'":
        return True  # "it whistles"
    if (
        low in known.plain
        and at > 2
        and is_past(before)
        and words[at - 2].low in PEOPLE
        and words[at - 3].low.endswith("s")
    ):
        return True  # "the panels you fitted produce"
    if low in known.plain:
        back = next((w.low for w in reversed(words[:at]) if w.low not in _EVER), "")
        return back in PEOPLE - {"he", "she", "it"} or (
            before.endswith("s") and is_noun(before) and not before.endswith(("'s", "ss"))
        )
    return False


_EVER = frozenset("ever never still always also only just even now then both all no longer".split())


def find_verbs(words: Sequence[Word]) -> list[int]:
    """The places of verbs with a tense; what a helping verb carries counts with it."""
    known, found, at = lexicon(), [], 0
    is_speech = False
    while at < len(words):
        if words[at].text == '"':
            is_speech = not is_speech
        if not is_speech and is_verb(words, at):
            found.append(at)
            if words[at].low in known.helping or words[at].low in SHORT_FORMS:
                while at + 1 < len(words) and (
                    words[at + 1].low in ADVERBS
                    or words[at + 1].low.endswith("ly")
                    or words[at + 1].low in ("been", "be", "being", "have", "not", "n't")
                ):
                    at += 1
                at += (
                    1
                    if at + 1 < len(words)
                    and (is_past(words[at + 1].low) or words[at + 1].low in known.passive)
                    else 0
                )
        at += 1
    return found


def skip_adverbs(words: Sequence[Word], at: int) -> int:
    """The place after adverbs that open a clause."""
    while at < len(words) - 1 and (words[at].low in ADVERBS or words[at].low.endswith("ly")):
        at += 1
    return at


def is_plainly_subject(word: str) -> bool:
    """Whether a word can only be the head of a clause's subject, or stand before it."""
    return word in SUBJECTS or word in SHORT_FORMS or (word in DETERMINERS and word not in MANY)


TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december christmas easter last then yesterday midnight noon""".split()
)
YOU_DID = frozenset(
    """got get paid picked asked waited waiting ordered called rang emailed bought tried had went booked sent wrote
    spent opened found received stayed sat stood drove missed lost signed returned cancelled canceled phoned
    filed reported complained chased requested messaged visited noticed saw bit ate walked applied joined changed used tried
    filled lifted poured unwrapped plugged flew travelled queued lit unpacked""".split()
)
DONE_TO_YOU = frozenset(
    """told charged promised billed quoted locked denied refused overcharged stranded banned ignored invoiced
    fobbed passed given sold assured advised informed offered kicked moved bumped blocked debited
    hung kept forced left""".split()
)
FALLS = frozenset(
    """arrived came broke stopped failed died leaked leaks crashed crashes froze freezes fell falls
    started lasted works worked doesn't won't didn't keeps smells smelt smelled tasted tastes looks looked
    dies stops breaks drops cuts overheats freezes beeps hums snapped cracked split burst melted peeled faded shrank jams jammed trips tripped flickers rattles rusted
    isn't wasn't hasn't won't stinks arrives turned shows showed says gives drips""".split()
)
ENDS_OBJECT = PREPOSITIONS | frozenset(
    "again twice today yesterday tonight now and but or because when three four on by last this next again for".split()
)


def is_many(words: Sequence[Word]) -> bool:
    """Whether a subject is many."""
    if any(w.low in MANY for w in words[:1]):
        return True
    if any(w.low == "and" for w in words):
        return True
    head = next(
        (
            words[i - 1]
            for i in range(1, len(words))
            if words[i].low in ("of", "in", "on", "from", "for", "with", "at")
        ),
        words[-1],
    )
    low = head.low
    return (
        low.endswith("s")
        and not low.endswith(("ss", "us", "is", "news", "'s"))
        and low not in ("bus", "gas", "lens")
    )


SPAN_OF_TIME = Search(
    r"(?:(?:over|about|nearly|almost|only|just) )?(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety|half an) (?:\w+ )?(?:mins?|minutes?|hrs?|hours?|days?|weeks?|wks|months?|years?)\b(?: (?:\d+|and a half))?",
    re.I,
)
