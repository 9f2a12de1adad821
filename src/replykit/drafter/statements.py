"""What a sentence states, told again in the reply's voice.

A sentence is cut where a clause begins, and each piece is judged by its words: a clause with a
subject, one whose subject goes without saying ("charged me twice"), a thing without a verb ("cold
fries"), or what only hangs on another. Pieces get what they lack (a subject, an article, a verb),
the persons are turned, and neighbours are put together again as far as they stay short. What is
no plain statement (a question, a wish, an insult) is not told at all: rather plain than wrong.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from replykit.complaint.concepts import concepts_of, word_list
from replykit.drafter.lexicon import (
    KEPT,
    forms_of,
    is_civil,
    is_past,
    lexicon,
    past_of,
    tidy,
)
from replykit.drafter.persons import BEFORE_US, Word, join_words, split_words, turn
from replykit.phrases import inflections

LONGEST = 27
"""Words of a statement."""
MOST_WORDS = 120
"""Words of one sentence that are looked at."""
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


_PEOPLE = frozenset("i we you he she it they".split())
_SUBJECTS = _PEOPLE | frozenset(
    "there nobody noone someone somebody everyone everybody everything nothing something none neither".split()
)
_SHORT = frozenset(
    """i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's she's it's they're they've
    they'd they'll there's nobody's that's it'll it'd he'd she'd everything's nothing's there're""".split()
)
_DETERMINERS = frozenset(
    """the a an my our your his her their its this that these those no one two three four five six seven eight nine ten
    half both all some most every each another several many any""".split()
)
_PREPOSITIONS = frozenset(
    """to for from with by of at in on into onto about against without near behind between under over toward towards
    through during since after before until than as like within inside outside off around across per upon despite""".split()
)
_COORDINATING = frozenset("and but so yet then plus".split())
_HANGING = frozenset(
    """because although though whereas while when which who whom whose until till unless if since as after before where
    that whereby even despite so""".split()
)
_LEADING = frozenset("when after before while since although though as because".split())
"""What may open a sentence that is told: "when you opened the box, the jar was cracked"."""
_ADVERBS = frozenset(
    """also still now then again just only even already finally never not always today yesterday tonight recently
    currently suddenly repeatedly eventually later once twice all both ever nearly almost hardly barely simply
    actually apparently clearly obviously basically literally honestly seriously""".split()
)
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
_MARKS = frozenset({",", ";", ":", "-", "(", ")", "/", "=", "!", "?", "|", "*", "+", "~", ">"})
_MANY = frozenset(
    "these those two three four five six seven eight nine ten both several many".split()
)


def _is_noun(word: str) -> bool:
    """Whether a word may be a noun: none of the small words, no verb that is nothing else."""
    words = lexicon()
    return (
        word[:1].isalpha()
        and word not in _DETERMINERS
        and word not in _PREPOSITIONS
        and word not in _SUBJECTS
        and word not in _SHORT
        and word not in _ADVERBS
        and word not in _HANGING
        and word not in _COORDINATING
        and not word.startswith("who'")
        and word not in words.helping
        and not word.endswith("ly")
    )


def _verb(words: Sequence[Word], at: int) -> bool:
    """Whether the word at a place is a verb with a tense, as far as its neighbours tell."""
    known, low = lexicon(), words[at].low
    before = words[at - 1].low if at else ""
    if low in _SHORT:
        return True
    if low.endswith("'s") and at and _is_noun(low[:-2]):
        after = words[at + 1].low if at + 1 < len(words) else ""
        return after in ("not", "been", "gone", "a", "an", "the", "still", "no", "so", "too") or (
            after in known.amiss or after in known.passive or after == "ripped"
        )
    if before == "to" or (before in ("not", "never") and at > 1 and words[at - 2].low == "to"):
        return False
    if low in known.helping:
        return low not in ("be", "been") and not (low == "have" and before in known.helping)
    if before in _DETERMINERS and not (
        before in ("this", "that", "one", "all", "both", "none", "each", "no") and before != "no"
    ):
        return False
    if before in _PREPOSITIONS or before in known.helping or before in ("being", "get", "getting"):
        return False
    if low == "times":
        return at + 1 < len(words) and words[at + 1].low == "out" and bool(before)
    if low in known.present:
        after = words[at + 1].low if at + 1 < len(words) else ""
        if not before:
            return low in _FALLS
        return after not in ("is", "are", "was", "were") and not before.endswith("s'")
    if is_past(low):
        return True
    if low in known.plain:
        back = next((w.low for w in reversed(words[:at]) if w.low not in _EVER), "")
        return back in _PEOPLE - {"he", "she", "it"} or (
            before.endswith("s") and _is_noun(before) and not before.endswith(("'s", "ss"))
        )
    return False


_EVER = frozenset("ever never still always also only just even now then both all".split())


def _verbs(words: Sequence[Word]) -> list[int]:
    """The places of verbs with a tense; what a helping verb carries counts with it."""
    known, found, at = lexicon(), [], 0
    is_speech = False
    while at < len(words):
        if words[at].text == '"':
            is_speech = not is_speech
        if not is_speech and _verb(words, at):
            found.append(at)
            if words[at].low in known.helping or words[at].low in _SHORT:
                while at + 1 < len(words) and (
                    words[at + 1].low in _ADVERBS
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


def _skipped(words: Sequence[Word], at: int) -> int:
    """The place after adverbs that open a clause."""
    while at < len(words) - 1 and (words[at].low in _ADVERBS or words[at].low.endswith("ly")):
        at += 1
    return at


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause with its own subject begins at a place."""
    at = _skipped(words, at)
    if at >= len(words):
        return False
    low = words[at].low
    if low in _PEOPLE or low in _SHORT or low in ("nobody", "there", "noone"):
        return True
    if not (low in _DETERMINERS or low in _SUBJECTS or _is_noun(low) or low[0].isdigit()):
        return False
    if at < len(words) and _verb(words, at) and low not in _DETERMINERS:
        return False
    end = next((i for i in range(at, min(at + 7, len(words))) if words[i].text in _MARKS), at + 7)
    stretch = words[at : min(end, len(words))]
    return any(
        _verb(stretch, i) and all(w.low not in _HANGING for w in stretch[:i])
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
        elif word.text in _MARKS and (word.space or word.text not in ("-", "/", "=", "+")):
            close(at)
            joint = joint or word.text
            begun = at + 1
        elif (
            word.low in _COORDINATING
            and _opens_clause(words, at + 1)
            and (word.low != "so" or _is_plainly_subject(words[at + 1].low))
        ):
            close(at)
            joint = f"{joint} {word.low}".strip()
            begun = at + 1
        elif at > begun + 2 and _is_nobody(words, at) and words[at - 1].low not in _RUNS_ON:
            close(at)  # "no one answers the phone no one answers email"
            joint, begun = joint or ",", at
        elif word.low in _COORDINATING and at == begun:
            joint = f"{joint} {word.low}".strip()
            begun = at + 1
        elif (
            at > begun
            and word.low in _HANGING
            and word.low not in _INSIDE
            and words[at - 1].low not in _BINDING
            and all(w.low != "only" for w in words[begun:at])
            and _opens_clause(words, at + 1)
            and not (word.low in _OF_TIME and not _is_plainly_subject(words[at + 1].low))
            and not _is_span(words[begun:at])
        ):
            close(at)
            begun = at
        at += 1
    close(len(words))
    return _mended(pieces)


_RUNS_ON = _PREPOSITIONS | _COORDINATING | _HANGING | frozenset("is was there's says said".split())


def _is_nobody(words: Sequence[Word], at: int) -> bool:
    """Whether "nobody" or "no one" begins a clause at a place."""
    is_two = words[at].low == "no" and at + 1 < len(words) and words[at + 1].low == "one"
    return (words[at].low == "nobody" or is_two) and _verb(
        words, min(at + 1 + is_two, len(words) - 1)
    )


_OF_TIME = frozenset("since after before until till".split())


def _is_plainly_subject(word: str) -> bool:
    return word in _SUBJECTS or word in _SHORT or (word in _DETERMINERS and word not in _MANY)


def _is_span(words: Sequence[Word]) -> bool:
    """Whether words are no more than a span of time: "three weeks" before "after"."""
    return len(words) < 5 and _SPAN.fullmatch(join_words(words)) is not None


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
            and found[-1].words[0].low in lexicon().passive | _DONE_TO_YOU | {"due", "ordered"}
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


_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december christmas easter last then yesterday midnight noon""".split()
)
_ALSO_THINGS = frozenset("refund return credit reply answer call check stop".split())
_HAD = frozenset("had is are were did does can could would will".split())
_RELATIVE = frozenset("who which that where because if until what how why when".split())


def _judge(words: Sequence[Word]) -> str:
    """What kind of piece it is."""
    if any(w.low == "please" for w in words) or words[-1].text == "?" or words[0].low == "or":
        return "barred"
    at = _skipped(words, 0)
    first = words[at].low
    after = words[at + 1].low if at + 1 < len(words) else ""
    if first in ("whoever", "whatever", "whichever"):
        return "barred"
    if (span := _SPAN.match(join_words(words))) and join_words(words)[span.end() :].startswith(
        " since "
    ):
        return "noun"  # "9 days since you froze my account"
    if (
        first == "what"
        and (after in _PEOPLE or after in ("came", "arrived"))
        and len(_verbs(words)) > 1
    ):
        return "full"  # "what I got is a folder"
    if (
        first in _OF_TIME
        and after in _DETERMINERS
        and len(words) > at + 4
        and _is_noun(words[at + 2].low)
        and _is_plainly_subject(words[at + 3].low)
        and _verbs(words)
    ):
        return "full"  # "since the update nothing loads"
    if first in _OF_TIME and after in _TIMES and len(_verbs(words)) == 1:
        return "full"  # "since Sunday the chair has stopped"
    if first.startswith("who'") or (
        first in _HANGING
        and (first != "so" or after == "that")
        and (first != "that" or after in _PEOPLE or after in _SHORT)
    ):
        return "hanging"
    if first in _QUESTIONS and (
        after in _PEOPLE or after in ("the", "my", "your", "there", "this", "anyone", "someone")
    ):
        return "barred"
    verbs = _verbs(words)
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
        if words[at].low in _SHORT:
            return "full"
        is_adjective = (
            first.endswith("ed") and first not in _YOU_DID | _DONE_TO_YOU and len(verbs) > 1
        )
        if is_adjective and _is_noun(after) and at + 2 == verbs[1]:
            return "full"  # "dented fridge delivered"
        return "headless"
    if words[at].low in _PEOPLE or words[at].low in _SUBJECTS:
        return "full"
    hung = [
        i
        for i, w in enumerate(words)
        if i > at
        and (
            w.low in _RELATIVE
            or (
                w.low in ("i", "we", "you", "they", "he", "she")
                and words[i - 1].low not in _COORDINATING
                and words[i - 1].low not in _PREPOSITIONS
                and words[i - 1].low not in _RELATIVE
                and not (w.low == "you" and words[i - 1].low in BEFORE_US)
            )
        )
    ]
    if first in _PREPOSITIONS:  # "on 2 June you sent ...", but not "under a carpet that sticks"
        if first not in _OPENING_PREPOSITIONS:
            return "noun"
        hung = [i for i in hung if words[i].low not in _PEOPLE or any(h < i for h in hung)]
    is_main_first = not hung or verbs[0] < hung[0]
    return "full" if is_main_first or len(verbs) > min(len(hung), 2) else "noun"


_OPENING_PREPOSITIONS = frozenset(
    "on in at for since after before during by from within over to until despite through".split()
)

# --- what a piece lacks ------------------------------------------------------------------------

_YOU_DID = frozenset(
    """got get paid picked asked waited waiting ordered called rang emailed bought tried had went booked sent wrote
    spent opened found received stayed sat stood drove missed lost signed returned cancelled canceled phoned
    filed reported complained chased requested messaged visited noticed saw bit ate walked applied joined changed used tried
    flew travelled queued lit unpacked""".split()
)
_DONE_TO_YOU = frozenset(
    """told charged promised billed quoted locked denied refused overcharged stranded banned ignored invoiced
    fobbed passed given sold assured advised informed offered kicked moved bumped blocked debited
    hung kept forced left""".split()
)
_FALLS = frozenset(
    """arrived came broke stopped failed died leaked leaks crashed crashes froze freezes fell falls
    started lasted works worked doesn't won't didn't keeps smells smelt smelled tasted tastes looks looked
    snapped cracked split burst melted peeled faded shrank jams jammed trips tripped flickers rattles rusted
    isn't wasn't hasn't won't stinks arrives turned shows showed says gives drips""".split()
)
_YOURS_TO_DO = frozenset(
    "sent returned gave paid posted uploaded opened used changed asked tried booked".split()
)
_STATES = frozenset(
    """on in waiting trying told charged passed without chasing left locked given promised with stuck through
    banned blocked asked asking billed paying calling ringing emailing a overcharged ignored""".split()
)
_OBJECTS = frozenset("me us my our".split())
_ENDS_OBJECT = _PREPOSITIONS | frozenset(
    "again twice today yesterday tonight now and but or because when three four on by last this next again for".split()
)


def _opening(words: Sequence[Word], noun: str | None) -> str | None:
    """The subject that goes without saying before a headless piece, or None where it is unsure."""
    at = _skipped(words, 0)
    before = {w.low for w in words[:at]}
    first = words[at].low
    rest = [w.low for w in words[at + 1 :]]
    following = rest[0] if rest else ""
    is_to_me = following in _OBJECTS
    has_me = bool(_OBJECTS & {*rest})
    if first == "being" and following in _DONE_TO_YOU:
        return "you are" if not _verbs(words[at + 2 :]) else None
    if first in ("waiting", "paying", "trying", "ringing", "stuck", "being"):
        return None if _verbs(words[at + 1 :]) else "you are"
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
    if first in ("took", "takes") and following in _DETERMINERS - {"a", "an", *_MANY}:
        return "you"
    if first in ("took", "takes", "cost", "costs"):
        return "it"
    if first == "was" or first == "got":
        done = next((w for w in rest if w not in _ADVERBS), "")
        if done in _DONE_TO_YOU:
            return "you were -" if first == "was" else "you"
    if first == "got" and has_me and following not in _OBJECTS:
        return "you"
    if first == "told" and following in ("the", "your", "a", "an", "staff", "reception"):
        return "you"
    if first in ("can't", "couldn't", "cannot", "can"):
        return "you" if not has_me and following not in _DETERMINERS else None
    if first in ("won't", "wouldn't", "shan't") and following == "be":
        return None  # "won't be renewing"
    if first in ("have", "haven't", "had", "hadn't"):
        return "you"
    if (following in ("my", "our") and first in _YOURS_TO_DO) or following in ("you", "your"):
        return "you"
    if is_to_me and (first in _DONE_TO_YOU or first in forms_of("company")):
        return "we"
    if first in _DONE_TO_YOU and following in ("him", "her", "them"):
        return None
    if first in ("cancelled", "canceled") and (following == "twice" or "times" in rest[:2]):
        return "you"
    if first in ("never", "not") or (first == "locked" and following not in ("out", "in")):
        return None
    if first in _YOU_DID and not (
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
    if first in _DONE_TO_YOU and not has_me:
        return "you were"
    if first in ("lost", "cancelled", "canceled") and has_me:
        return "we"
    if first in _FALLS:
        return noun or ("it" if not before else None)
    if (
        first in ("is", "has", "does", "was", "doesn't")
        and noun
        and following not in ("no", "there")
    ):
        return noun
    return None


_ING = re.compile(
    r"(?:cheers|thanks?(?: you)?(?: so much| very much| a lot| a bunch)?|congratulations|congrats|kudos|well done|great job|good job|nice work|great work|nice one|nice job|bravo|props|hats off|many thanks)(?: to you| guys| all| team| lads)?,? (?:for|on|in|at) (\w+ing)\b(.*)",
    re.I,
)
_OF_YOU = re.compile(
    r"(?:so |how |very )?(?:kind|nice|good|sweet|thoughtful|lovely|generous|decent) of you (?:all |guys )?to (\w+)\b(.*)",
    re.I,
)
_WHY = re.compile(
    r"(?:why|how come) (?:(is|are|was|were|has|have|had|won't|can't|haven't|hasn't|isn't|aren't|didn't|don't|doesn't) ((?:my|our|your|the|this) [a-z]+|you|i|we|they|nobody|it) (.+)"
    r"|(did|do) you (\w+)(.*))",
    re.I,
)
_WHY_DONE = re.compile(
    r"(?:why|how come) (is|are|was|were|has|have) ((?:[\w'-]+ ){0,3}?[\w'-]+) ((?:\w{3,}ed|being|not|so|still|taking|been|gone|always|never|down|\w{3,}ing)\b.*)",
    re.I,
)
_WHY_DOES = re.compile(
    r"(?:why|how come) does ((?:my|our|your|the|this) (?:[\w'-]+ ){0,2}?[\w'-]+|it|nobody) (say|show|list|keep|take|cost|need|want|charge|make|tell|give|stop|work|have|read|mean|get|go|crash|leak|smell)\b(.*)",
    re.I,
)
_GOT_OTHER = re.compile(
    r"((?:i )?(?:ordered|asked for|bought|booked|paid for) (?:[\w'-]+ ){1,6}?[\w'-]+(?<!and)(?<!but)(?<!i)) ((?:got|received) .*)",
    re.I,
)
_LOVE = re.compile(
    r"(?:i )?(?:just |really |do )?(?:love|adore|like) (?:how|that|it when|the way) (.*)", re.I
)


def straighten(text: str) -> str:
    """Thanks that are meant as blame, said straight: "cheers for losing it" is "you lost it"."""
    for pattern in (_ING, _OF_YOU):
        if (found := pattern.match(text)) and (past := past_of(found.group(1).lower())):
            return f"you {past}{found.group(2)}"
    if found := _WHY.match(text):
        helper, subject, rest, did, verb, more = found.groups()
        if helper:
            return f"{subject} {helper} {rest}"
        told = past_of(verb.lower()) if did.lower() == "did" else verb
        return f"you {told}{more}" if told else text
    if found := _WHY_DOES.match(text):
        return f"{found.group(1)} {inflections(found.group(2).lower())[1]}{found.group(3)}"
    if found := _GOT_OTHER.match(text):
        return f"{found.group(1)} and {found.group(2)}"
    if found := _WHY_DONE.match(text):
        return f"{found.group(2)} {found.group(1)} {found.group(3)}"
    if found := _LOVE.match(text):
        return found.group(1)
    if (found := _NORMAL.match(text)) and (past := past_of(found.group(2).lower())):
        return f"{found.group(1)}{past}{found.group(3)}"
    if found := _REASON.match(text):
        return found.group(1)
    if found := _TOLD_ME.match(text):
        return f"I was told that {found.group(1)}"
    if found := _NTH.match(text):
        return f"it is my {found.group(1)} {found.group(2)}"
    return text


_NORMAL = re.compile(
    r"is it (?:really |even |at all )?(?:normal|right|ok|okay|usual|acceptable) for ((?:[\w'-]+ ){1,5}?)to (\w+)( .*)",
    re.I,
)
_REASON = re.compile(
    r".*\bis there (?:a|any) reason (?:why |that )?((?:the|my|our|your|i|we)\b.+)", re.I
)
_TOLD_ME = re.compile(
    r"(?:he|she|they|someone|somebody|one of (?:them|your \w+)) (?:told|assured|promised|informed) (?:me|us) (?:that )?((?:i|my|we|our|you|your|the|there|it|they|nobody)\b.*)",
    re.I,
)
_NTH = re.compile(
    r"(?:now |on |it's |this is )?(?:the |my |our )?((?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) (?:day|night|week|weekend|month))"
    r" (?:running )?((?:locked out|without|waiting|with no|in a row (?:without|with no)) .*)",
    re.I,
)


_KIN = frozenset("mum mam mom mummy dad daddy nan gran granny grandma grandad grandpa".split())


def _article(words: Sequence[Word], is_name: IsName) -> str:
    """The article that a bare subject lacks, with a space, or nothing."""
    first = words[0]
    low = first.low
    if (
        low in _DETERMINERS
        or low in _SUBJECTS
        or low in _SHORT
        or low in _PREPOSITIONS
        or low in _ADVERBS
    ):
        return ""
    if low in _KIN:
        return "your "
    if low in _TITLES:
        return ""
    is_doing = low.endswith("ing") and low not in _NOT_DOING
    if low[0].isdigit() or low[0] in "£$€\"'" or low.endswith("'s") or is_doing:
        return ""
    if len(words) > 1 and words[1].low.isdigit():
        return ""  # "page 11 says"
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
    ):
        return "the " if low == "customer" else ""
    if first.text[0].isupper() and first.text[1:2].islower() and is_name(first.text):
        return ""
    return "the "


_TITLES = frozenset("mr mrs ms miss dr prof sir madam".split())
_CAPITAL = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
    October November December Christmas Easter English French German Spanish Italian""".split()
)


def _lowered(text: str, is_name: IsName) -> str:
    """A small first letter, but for names and abbreviations."""
    first = re.match(r"[\w'’.-]+", text)
    if not first:
        return text
    word = first.group()
    is_title = word.lower().rstrip(".") in _TITLES
    is_own = is_name(word) or is_title or word in _CAPITAL or word == "I" or word.startswith("I'")
    if is_own or word[1:] != word[1:].lower():
        return text
    return text[0].lower() + text[1:]


def _with_verb(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A clause whose "was" goes without saying: "flight cancelled" is "flight was cancelled"."""
    known = lexicon()
    verbs = _verbs(words)
    if len(verbs) != 1 or words[verbs[0]].low not in known.passive or verbs[0] == 0:
        return words
    at = verbs[0]
    if any(
        w.low in _PEOPLE or w.low in _SHORT or w.low in ("nobody", "who", "which", "that")
        for w in words[:at]
    ):
        return words
    after = words[at + 1].low if at + 1 < len(words) else ""
    if (
        after
        and after not in _ENDS_OBJECT | _TIMES
        and after not in ("over", "in", "at", "since", "for", "to", "with", "by", "wrong")
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
    verb = "were" if _is_many(words[:at]) else "was"
    return (*words[:at], Word(verb, verb, True), *words[at:])


def _is_many(words: Sequence[Word]) -> bool:
    """Whether a subject is many."""
    if any(w.low in _MANY for w in words[:1]):
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


_NONE = re.compile(
    r"(?:(still|again|also|and|but|there was|there is|there's|there were|with) )?(no|zero|not one|not a single) (?=[a-z])",
    re.I,
)
_PRICE = re.compile(
    r"([£$€]\d[\d.,]*|\d+ ?(?:quid|pounds|dollars|euros|bucks)) (?:for|on) (?=\w)", re.I
)
_SPAN = re.compile(
    r"(?:(?:over|about|nearly|almost|only|just) )?(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|ninety|half an) (?:\w+ )?(?:mins?|minutes?|hrs?|hours?|days?|weeks?|wks|months?|years?)\b(?: (?:\d+|and a half))?",
    re.I,
)
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
    return all(w.low in _VERY for w in words[:-1]) or _SPAN.fullmatch(before) is not None


_OF_IT = re.compile(r"(?:half|most|part|some|all|none|bits) of it\b", re.I)
_STATES_OF = frozenset("wilted melted smashed squashed soaked overdue early undercooked".split())


def _listed(pieces: Sequence[Piece], thing: str | None) -> Iterator[Statement]:
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
        was = "were" if _is_many(split_words(thing)) else "was"
        text = f"{thing} {was} {both[0].lower()}{both[1:]}"
        yield Statement(text, "clause", True, (0, len(said)))


def _noun(words: tuple[Word, ...], is_name: IsName) -> Statement | None:
    """A piece without a verb, told as far as it can be."""
    known = lexicon()
    text = join_words(words)
    if _is_predicate(words) or _OF_IT.match(text):
        return None
    if found := _NONE.match(text):
        rest = words[found.group().count(" ") :]
        if not rest or rest[0].low in (
            "one",
            "way",
            "wonder",
            "idea",
            "problem",
            "matter",
            "more",
            "thanks",
            "longer",
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
            (i for i, w in enumerate(head) if i and (w.low in _PREPOSITIONS or w.text in _MARKS)),
            len(head),
        )
        was = "were" if _is_many(head[:stop]) and head[stop - 1].low.endswith("s") else "was"
        still = "still " if (found.group(1) or "").lower() == "still" else ""
        number = "no" if found.group(2).lower() in ("no", "zero") else found.group(2).lower()
        return Statement(f"there {was} {still}{number} {turn(rest)}", "clause", True)
    if found := re.match(r"(?:just |simply )?(impossible|unable) to \w", text, re.I):
        subject = "you were" if found.group(1).lower() == "unable" else "it was"
        return Statement(f"{subject} {_lowered(turn(words), is_name)}", "clause", True)
    if found := _PRICE.match(text):
        return Statement(f"you paid {turn(words)}", "clause", True)
    if found := _SPAN.match(text):
        left = text[found.end() :].strip()
        if left.startswith(
            ("of emails", "of calls", "of waiting", "of silence", "of chasing", "of letters")
        ):
            return Statement(f"it has been {_lowered(turn(words), is_name)}", "clause", True)
        if left.startswith("since ") and len(left.split()) > 3:
            return Statement(f"it has been {turn(words)}", "clause", True)
        if left.startswith(("for ", "to ")) and len(left.split()) > 2:
            return Statement(f"it took {_lowered(turn(words), is_name)}", "clause", True)
        if left.startswith(("on hold", "in a queue", "in the queue", "in line", "waiting")):
            return Statement(f"you spent {turn(words)}", "clause", True)
        if left == "late":
            return None
    first = words[0].low
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
    if (
        at
        and not words[at - 1].is_mark
        and _is_subject(words[:at])
        and (
            at + 1 == len(words)
            or words[at + 1].low in _ENDS_OBJECT
            or words[at + 1].low in ("too", "all", "right", "again")
        )
    ):
        was = "were" if _is_many(words[:at]) else "was"
        told = f"{_article(words, is_name)}{_lowered(turn(words[:at]), is_name)} {was} {turn(words[at:])}"
        return Statement(_lowered(told, is_name), "clause", True)
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
    if going and not any(w.low in _PREPOSITIONS for w in words[:going]):
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
            verb = "are" if _is_many(before) else "is"
            told = f"{_article(words, is_name)}{_lowered(turn(before), is_name)} {verb} {turn(words[len(before) :])}"
            return Statement(_lowered(told, is_name), "clause", True)
    if found := _THERE_WAS.match(text):
        was = "were" if found.group(1).lower() not in ("a", "an", "one") else "was"
        return Statement(f"there {was} {_lowered(turn(words), is_name)}", "clause", True)
    if words[0].low in ("whether", "how", "why", "what", "which", "who"):
        return None
    if not 2 <= len(words) <= 20 or any(w.text in _MARKS or w.text == '"' for w in words):
        return None
    is_price = first[0] in "£$€"
    if (
        first in _PREPOSITIONS
        or first in _ADVERBS
        or first in _PEOPLE
        or not (_is_noun(first) or first in _DETERMINERS or is_price)
    ):
        return None
    edge = next((i for i, w in enumerate(words) if w.low in _PREPOSITIONS), len(words))
    small = {"me", "i", "we", "up", "out", "you", "not", "never", "ones", "whoever"}
    if (
        {w.low for w in words} & small or {w.low for w in words[:edge]} & _NO_MATTER
    ) and not is_price:
        return None
    if words[max(edge - 1, 0)].low in _NO_FAULT:
        return None
    if first in known.present | known.plain or (
        first in known.amiss and words[1].low in _PREPOSITIONS | _ADVERBS
    ):
        return None
    if words[1].low in (_DETERMINERS - _MANY) | {"it", "them", "me"} and first not in _DETERMINERS:
        return None
    if first in ("a", "an"):
        told = f"the {turn(words[1:])}"
    elif first in _DETERMINERS and first not in ("two", "three", "four", "five", "six", "half"):
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
        told = _lowered(turn(words), is_name)
    else:
        article = "" if first.endswith("'s") else _article(words, is_name) or "the "
        told = f"{article}{_lowered(turn(words), is_name)}"
    return Statement(told, "noun", True)


def _is_subject(words: Sequence[Word]) -> bool:
    """Whether words before an adjective may be its subject: "the fries", "floor"."""
    if any(w.low.endswith("'s") for w in words):
        return False
    return (
        1 <= len(words) <= 4
        and _is_noun(words[-1].low)
        and all(_is_noun(w.low) or w.low in _DETERMINERS for w in words)
        and not any(w.low in lexicon().amiss for w in words)
        and words[-1].low not in _VERY
    )


# --- telling -----------------------------------------------------------------------------------

_NOT_DOING = frozenset(
    """nothing everything something heating washing lighting booking building bedding wedding parking training railing
    ceiling morning evening meeting string ring wiring plumbing cleaning packaging billing tracking shipping flooring
    bring king wing spring sling swing earring pudding dressing icing stuffing filling topping piping tubing seating
    boarding landing crossing listing posting hearing painting drawing clothing""".split()
)
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
    at = _skipped(words, 0)
    adverbs = {w.low for w in words[:at]}
    if adverbs & {"never", "not"} and words[at].low not in _PEOPLE:
        at = 0
    first = words[at].low
    if first in ("they", "they're", "they've", "they'd", "they'll"):
        verb = next(
            (
                words[i].low
                for i in range(at + 1, min(at + 5, len(words)))
                if words[i].low not in _ADVERBS and words[i].low not in lexicon().helping
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
            or (is_past(verb) and verb not in _FALLS)
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
            return Statement(_lowered(turn(words[at:]), is_name), "clause")
        if (
            first in ("this", "that", "these", "those")
            and after
            and after not in lexicon().helping
            and not is_past(after)
            and after not in lexicon().present
        ):
            return Statement(_lowered(turn(words[at:]), is_name), "clause")  # "this pair has gone"
        if first == "its" or first in ("that", "that's", "these", "those", "it'll", "it'd", "this"):
            return None
        if noun is None or noun.startswith(("the state", "the price")):
            return Statement(_lowered(turn(words[at:]), is_name), "clause")
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
        first.endswith("ing") and first not in _NOT_DOING
    ):
        return None
    words = _with_verb(words)
    core = (
        words[at:]
        if at and adverbs & {"also", "then", "now", "again", "still", "just", "finally", "already"}
        else words
    )
    article = _article(core, is_name) if core[0].low[0].isalpha() else ""
    told = turn(core)
    if told.startswith("you "):
        told = _AND_WAS.sub("and were ", told)
    return Statement(f"{article}{_lowered(told, is_name)}", "clause", bool(article))


_AND_WAS = re.compile(
    r"\band was (?=(?:told|made|left|charged|given|asked|sent|put|kept|moved|turned|refused|promised|passed|cut|billed)\b)"
)


def _headless(words: tuple[Word, ...], noun: str | None, is_name: IsName) -> Statement | None:
    """A piece whose subject goes without saying, with the subject put in."""
    subject = _opening(words, noun)
    if subject is None:
        return None
    if subject == "you were -":
        subject, words = (
            "you were",
            tuple(w for i, w in enumerate(words) if not (w.low == "was" and i < 3)),
        )
    if subject == "you are" and words[_skipped(words, 0)].low == "being":
        subject = "you are"
    told = _lowered(turn(words), is_name)
    told = (
        re.sub(r"\bwas\b(?= (?:told|charged|promised|given|left|asked|sent))", "were", told)
        if subject == "you"
        else told
    )
    return Statement(f"{subject} {told}", "clause", True)


_BAD = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St)\. (?:you|we|the|it|nobody|your|our)\b|[@#*;\\<>\[\]{}|=~]|(?<!\b(?:Mr|Ms|Dr|St))(?<!Mrs)[.!?]\s+\w|^that |https?|www\.|\b[xX]{2,}\b|[!?](?!\")|\.\.|[^\x00-\u024f\u20ac]"
)
_HANDLE = re.compile(r"(?:^\W*|\s)(?:(?:at|on|of|in|for|from|by|with) )?[@#]\w+")
_MID_HANDLE = re.compile(r"(?<=\w)\s+[@#]\w+(?=\s+(?:you|your|ur|u|i|we|my|it|this|been)\b)", re.I)
_COMPANY_DID = re.compile(
    r"^(\W*(?:so|and|but|well|hey|hi|wow|ok|okay)?,? ?)@\w+ (?=(got|put|took|told|gave|made|lost|just|have|had|are|were|won't|can't|don't|didn't|[a-z]{2,}ed)\b)",
    re.I,
)


def _as_company(found: re.Match[str]) -> str:
    """A handle before what its owner did is "you"; before what the customer did, nothing."""
    is_theirs = found.group(2).lower() in _YOU_DID - {"got", "lost", "cancelled", "canceled"}
    return found.group() if is_theirs else f"{found.group(1)}you "


_TO_HANDLE = re.compile(r"(?<=\b(?:to|by) )@\w+|(?<=\b(?:from|with) )@\w+")
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+")
_PADDING = re.compile(
    r"\b(?:so[- ]called|literally|basically|honestly|seriously|apparently|actually|obviously|really|even|simply"
    r"|frankly|supposedly|clearly|bloody|fucking|f\*+ing|effing|damn|damned|goddamn|sodding"
    r"|flipping|freaking|totally|absolutely|completely|utterly|somehow|yet again|btw|tbh|lol|lmao|ffs) ",
    re.I,
)
_SCARE = re.compile(r'"([\w\' -]{2,30})[.,]?"')
_SPEECH = frozenset(
    "i me my we us our you your thank sorry please we're i'm don't can't won't it's that's isn't not".split()
)
_SAID = re.compile(
    r"\b(?:marked|stamped|labelled|says?|said|saying|wrote|writes|told \w+|answered|replied|called (?:me|us|him|her)|reads?)[,:]?\s*$",
    re.I,
)


_REDACTED = re.compile(
    r" ?\b(?:on|in|since|from|of|dated|at|by|to|with) X{2,}(?:/X{2,})*(?:/\d{4})?(?=[\s,.])"
)
_VOCATIVE = re.compile(r",? you (?:\w+ ){0,3}(?:people|person|lot)(?=[\s,.!?]*$|,)", re.I)
_LEAD = re.compile(
    r"^(?:[\s,.;:!-]+|(?:the )?(?:next|following|same) day\b[\s,]*|(?:hi|hello|hey|fyi|ps|btw|morning|afternoon|evening|re|ok|okay|right|so|well|look|listen)\b(?! to)[\s,!.:]*"
    r"|(?:(?:this|that|it)(?: is|'s| was) )?(?:now )?(?:the |my |for the )?(?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th))"
    r" (?:time|week|day|month|year|visit|weekend)(?: (?:running|now|in a row|this (?:week|month|year)))*(?: that)?"
    r"(?:, | (?=(?:you|your|ur|the|nobody|no one|they|he|she|it)\b))"
    r"|(?:also|and|but|plus|then|unfortunately|sadly|apparently|turns out(?: that)?|luckily)\b[\s,]*"
    r"|(?:i|we) (?:only |just |simply |do |really )*(?:want(?:ed)?|wish(?:ed)?|would like|'d like|thought i'd|thought i should|have|need|am writing|am emailing)"
    r" (?:you )?to (?:know|let you know|say|tell you|report|point out|inform you|complain|make you aware|mention|flag|note|raise)(?: (?:that|about the fact that|because))?\b[\s,:]*"
    r"|(?:i|we)(?:'m| am|'re| are)? (?:writing|emailing|getting in touch|contacting you)(?: to you)? (?:because|as|since)\b\s*"
    r"|(?:i|we)(?: was| were|'m| am| are|'re) (?:so |very |really )?(?:sorry|sad|disappointed|shocked|surprised|upset|annoyed|dismayed)"
    r" to (?:have to )?(?:read|hear|see|find|learn|discover|report|say|tell you|inform you)(?: that)?\b\s*"
    r"|(?:i|we) (?:think|believe|suspect|reckon)(?: that)? (?=(?:i|we|my|our|there)\b)"
    r"|which means(?: that)?\b\s*"
    r"|(?:please )?(?:note|be aware|be advised|know) that\b\s*"
    r"|(?:i|we) (?:have |'ve )?(?:just )?(?:noticed|found|discovered|see|realised|realized|found out|learned|learnt) (?:today |now )?that\b\s*"
    r"|(?:the (?:problem|issue|trouble|thing|point|worst (?:part|bit)) is(?: that)?|what (?:gets|annoys|upsets|bothers) me(?: most)? is(?: that)?)\b[\s,:]*)",
    re.I,
)


def _unquoted(match: re.Match[str]) -> str:
    held = match.group(1)
    words = held.lower().split()
    if _SAID.search(match.string[: match.start()]) or _SPEECH & {*words} or len(words) > 3:
        return match.group()
    return held


_AGE = re.compile(
    r"\b(mother|mum|mom|father|dad|wife|husband|son|daughter|sister|brother|grand\w+|nan|gran|aunt|uncle|neighbour|boy|girl|child|tenant"
    r"|client),? (?:aged )?(?:\d{1,3}|(?<=aged )\w+),",
    re.I,
)
_CODED = (
    r"(?:`[^`]+`|/[a-z{][\w{}.:-]*(?:/[\w{}.:-]*)*|--[a-z][\w-]*(?:=\S+)?|\w+\(\)|\w+(?:_\w+)+"
    r"|[\w-]+\.(?:py|js|ts|json|csv|exe|dll|xml|yml|yaml|php|html|pdf|docx?|xlsx?|zip))(?![\w/]|\.\w)"
    r"(?: (?:mode|flag|option|endpoint|file|folder|command|function|method|header|parameter|field|table|column|page|call|route"
    r"|script|setting|switch|service|class|module|package)s?\b)?"
)
_AT_CODE = re.compile(
    rf"(?<=\w) (?:on|in|at|to|from|of|for|via|with|under) (?:the )?{_CODED}", re.I
)
"""Where something of a program is: the rest of the sentence stands without it."""
_CODE = re.compile(rf"(?<!\S){_CODED}", re.I)
"""The name of something of a program, without which a clause would be cut in two."""
_NUMBER = re.compile(r"\b[Nn]o\. ?(?=\d)")
_BRACES = re.compile(r"[{}]")
_BREAKS = re.compile(r"\.{2,}|…|(?<=\w) ?[–—] ?(?=\w)|(?<=\w) - (?=\w)")
_ASIDES = re.compile(r"\([^()]*\)")
_REMARKS = re.compile(r",? \b(?:though|however|I believe|I think|mind you|by the way),", re.I)
_CALLS = re.compile(r"[!?]+(?=\s+\w)")
_ITS = re.compile(
    r"\bits (?=(?:an?|the|not|been|now|still|only|just|so|too|always|never|all|gone|broken|dead|full|\d+)\b)",
    re.I,
)
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:])")


_FRAME = re.compile(
    r"(?<=\b(?:but|and) )(?:i|we) (?:just |only |do |really )*(?:have|want|need|had|wanted) to"
    r" (?:tell you|let you know|say|report|point out|mention) that\b ",
    re.I,
)
"""What may stand before the thing itself in the middle of a sentence."""


@lru_cache(maxsize=KEPT)
def prepare(sentence: str) -> str:
    """A customer's sentence made ready to be told again: padding, oaths, handles and emoji go."""
    text = _AGE.sub(r"\1", _NUMBER.sub("number ", _CODE.sub("\\\\", _AT_CODE.sub("", sentence))))
    text = _BRACES.sub("", text if sentence.isascii() else _EMOJI.sub(", ", text))
    if "@" in text or "#" in text:
        text = _COMPANY_DID.sub(_as_company, text)
        text = _HANDLE.sub("", _TO_HANDLE.sub("you", _MID_HANDLE.sub(",", text)))
    text = _ASIDES.sub(" ", _BREAKS.sub(", ", _REDACTED.sub("", text)))
    text = _PADDING.sub("", tidy(_VOCATIVE.sub("", text)))
    text = text.replace(" & ", " and ").replace(" n ", " and ").replace(" with/ ", " with ")
    text = _ITS.sub("it's ", _CALLS.sub(",", _REMARKS.sub("", text)))
    if '"' in text:
        text = _SCARE.sub(_unquoted, text)
    while (shorter := _LEAD.sub("", text, count=1)) != text:
        text = shorter
    text = _FRAME.sub("", text)
    return _BEFORE_MARK.sub("", " ".join(text.split())).strip(" ,.;:-!?")


_SAYS = r"(say|says|said|claims?|claimed|insists?|insisted|reckons?|tells? (?:me|us)|told (?:me|us)|tell (?:me|us)|blames?|blamed)"
_PARTY = r"((?:the |your |ur |my |our )?(?!the\b|i\b|it\b|this\b|that\b|which\b|who\b|he\b|she\b|they\b|we\b|and\b|but\b|now\b|nobody\b|everyone\b|so\b)[\w&'-]+(?: (?!and\b|but\b|who\b|that\b)[\w&'-]+)?)"
_BOTH_SAY = re.compile(
    rf"(?:[^,;]*[,;] )?{_PARTY} {_SAYS} .+?(?:[,;.]| and| but| while)(?: (?:and|but|while|then|now|yet))* {_PARTY} {_SAYS}\b",
    re.I,
)


def _dispute(plain: str, is_name: IsName) -> str | None:
    """Two who say different things, told as that alone: whose word is right is not ours to say yet."""
    found = _BOTH_SAY.match(plain)
    if found is None:
        return None
    one, verb, two, _ = found.groups()
    if one.lower() == two.lower():
        return None
    sides = [turn(split_words(side)) for side in (one, two)]
    if "we" in sides or "us" in sides:
        other = next((side for side in sides if side not in ("we", "us")), None)
        return (
            f"you were told one thing by {_party(other, is_name)} and another by us"
            if other
            else None
        )
    is_past = verb.lower().endswith("ed") or verb.lower().startswith(("said", "told"))
    says = "said" if is_past else "say" if verb.lower() in ("say", "claim", "insist") else "says"
    first, second = (_party(side, is_name) for side in sides)
    return f"{first} {says} one thing and {second} another"


def is_dispute(told: str) -> bool:
    """Whether a telling is that of two who say different things."""
    return _ONE_AND_ANOTHER.search(told) is not None


_ONE_AND_ANOTHER = re.compile(r"\bone thing (?:by .+ )?and .*\banother\b")


def _party(party: str, is_name: IsName) -> str:
    """Whoever says something, within a sentence: "the shop", "UPS"."""
    low = party if is_name(party) else _lowered(party, is_name)
    is_bare = " " not in party and low[0].islower()
    return f"the {low}" if is_bare else low


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
    if (told_both_ways := _dispute(plain, is_name)) is not None:
        return [Statement(told_both_ways, "clause", True)]
    if named := re.match(r"[\w' -]{3,25}: (?=\w)", plain):
        plain = plain[named.end() :]
    words = split_words(plain)
    if not words:
        return []
    pieces = cut(words[:MOST_WORDS])
    told: list[Statement | None] = []
    for piece in pieces:
        is_first = not any(one is not None for one in told)
        told.append(_tell(piece, noun, is_name, is_first, noun or thing))
    found = [*_listed(pieces, noun or thing), *_runs(pieces, told, is_name)]
    return [one for one in found if is_sound(one.text)]


def _tell(
    piece: Piece, noun: str | None, is_name: IsName, is_first: bool, thing: str | None
) -> Statement | None:
    if piece.kind == "full":
        return _full(piece.words, noun, is_name, is_first)
    if piece.kind == "headless":
        return _headless(piece.words, thing, is_name)
    if piece.kind == "noun":
        return _noun(piece.words, is_name)
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
            and before.words[0].low in _LEADING
            and one.kind == "clause"
        )
        if is_led and before is not None:
            lead = _lowered(turn(before.words), is_name)
            whole = Statement(f"{lead}, {one.text}", "clause", one.repaired)
            if len(whole.text.split()) <= LONGEST and is_sound(whole.text):
                yield replace(whole, pieces=(0, 2))
        after = pieces[first + 1] if first + 1 < len(pieces) else None
        if after is None or not _goes_on(one.text, after):
            yield replace(one, pieces=(first, first + 1))
        if (
            one.kind == "clause"
            and (shorter := _AND_DID.split(one.text, maxsplit=1)[0]) != one.text
        ):
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


_BARE_NO = frozenset("nothing nada zero none zilch zip nope no never".split())
_COUNTED = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|one|no|half)"
_ENDS_COUNTED = re.compile(rf"\b{_COUNTED} (?:[\w-]+ )?[\w-]+$", re.I)
_BEGINS_COUNTED = re.compile(rf"{_COUNTED} [\w-]+(?: |$)", re.I)


def _goes_on(text: str, piece: Piece) -> bool:
    """Whether a text breaks off in the middle of a list: "24 screws", "8 dowels"."""
    return (
        piece.kind == "noun"
        and piece.joint in (",", "and", ", and")
        and _ENDS_COUNTED.search(text) is not None
        and _BEGINS_COUNTED.match(join_words(piece.words)) is not None
    )


def _led(piece: Piece, is_name: IsName) -> Statement | None:
    """A clause behind one that opens with "when", where no comma parts them."""
    words = piece.words
    if piece.kind != "hanging" or words[0].low not in _LEADING:
        return None
    verbs = _verbs(words)
    if words[-1].low in _PREPOSITIONS:  # "while you slept in the room we put you in"
        return None
    if len(verbs) < 2 or words[verbs[0]].low in ("said", "told", "thought", "knew", "asked", "say"):
        return None
    if not any(
        _is_plainly_subject(words[i].low)
        and words[i].low not in ("this", "that")
        and words[i - 1].low not in _PREPOSITIONS
        for i in range(verbs[0] + 2, verbs[1] + 1)
    ):
        return None
    if words[0].low == "because":
        words = words[1:]  # what stands behind it is what happened
    return Statement(_lowered(turn(words), is_name), "clause")


_AND_DID = re.compile(
    r",? (?:and|but) (?=(?:then |now |still |just |also |never |only )?(?:was|were|is|are|has|had|did|didn't|won't|\w{3,}ed|told|said|left|got|went"
    r"|took|put|gave|made|had|kept|came|drove|threw)\b)"
)


def _added(piece: Piece, other: Statement | None, first: Piece) -> tuple[str | None, bool]:
    """A further piece as it reads after a first one."""
    if piece.joint.startswith((":", ";", "(", ")", "/", "=", "?")) or piece.kind == "barred":
        return None, False
    if piece.kind == "full":
        return (other.text, other.repaired) if other is not None else (None, False)
    if piece.kind == "noun":
        if other is not None and other.kind == "clause":
            return other.text, True
        return (
            (None, False)
            if other is not None and first.kind == "noun"
            else (turn(piece.words), False)
        )
    is_theirs = other is not None and other.text.startswith(("you had to ", "you couldn't "))
    if is_theirs and other is not None and first.words[0].low not in ("i", "we"):
        return other.text, True  # "the door doesn't lock, had to hold it shut"
    if piece.kind == "headless" and first.kind == "noun":
        return (other.text, True) if other is not None else (None, False)
    return turn(piece.words), False


def _joint(piece: Piece) -> str:
    """How a piece is joined to what stands before it."""
    if piece.kind == "hanging":
        return ", " if piece.joint else " "
    words = piece.joint.split()
    conjunction = next((w for w in words if w[0].isalpha()), "")
    if conjunction in ("and", "but", "so", "yet"):
        return f", {conjunction} " if "," in piece.joint else f" {conjunction} "
    if conjunction:
        return f" and {conjunction} "
    if piece.kind == "noun" and piece.joint == ",":
        return ", "
    return "; "  # a clause after a mere comma: settled by _joined


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    """Parts as one; the last clause that hangs on a mere comma takes an "and"."""
    text = parts[0][1]
    for at, (joint, part) in enumerate(parts[1:], 1):
        if joint == "; ":
            is_last = all(later != "; " and "and" not in later for later, _ in parts[at + 1 :])
            joint = " and " if is_last else ", "
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


_MANGLED = re.compile(
    r"\b\w+ing we\b|\b(?:with|from|by|at|of|to|for) we\b"
    r"|\b(?:we is|we was|you am|(?<!(?:sold|sent|gave|told|made|paid) )you was|us (?:is|are|was|were|have|has)|you i|the the|the (?:a|an|my|your|our|i|we|you|they|it))\b"
    r"|^(?:a bit|a little|very|quite) |\b(?:whoever|whatever|whichever)\b|\b(?:any|many|much)$|\bone (?:doesn't|does not|can't|cannot|has to|wants|expects)\b|\bwe'll know\b|\band is no\b|\bwhich we know\b"
    r"|\b(\w+) \1\b(?<!that that)(?<!had had)(?<!very very)",
    re.I,
)
_LOOSE = re.compile(
    r"\b(?:and|but|so|because|then|which|while|when|that|or|with|the|an?|to|of|by|your|our|as|if|than|into|from|for"
    r"|who|where|is|was|are|were|we|not|no|i'm|my|i|very|what|why|how|has|had|have|until|after|says?|said|told (?:you|us|me|him|her)|why (?:you|us|me)|told (?:you|us|me|him|her), in [^,]*)(?<!out of)(?<!made of)(?<!asked for)(?<!paid for)(?<! it is not)(?<! it was not)(?<! it does not)(?<! it did not)(?<! it has not)(?<! they are not)(?<! they do not)$",
    re.I,
)
_FEELS = re.compile(
    r"(?:you|we)(?:'d| (?:would|'d))? (?:just |only |do |don't |do not |didn't |really |still )*(?:want|need|mind|blame|care|like|love|think|thought|feel|felt|hope|wish|believe|know|suppose|suggest|hate|guess|wonder"
    r"|understand|appreciate|bet|mean|assume|trust|expect|demand|require|look forward|recommend|doubt|agree|would)\b|you(?:'d|'ll)\b|you (?:will|shall|must|should|may|would)\b|you could (?!not|hear|see|smell|feel|also|still|only|barely|hardly|never)"
    r"|we (?:don't|do not|didn't) (?:deserve|care)\b|we're not getting\b"
    r"|you(?:'re| are)(?: not| just| only| very| so| a| an| too| quite)* (?:asking|sure|writing|attaching|enclosing|happy|glad|sorry|angry|afraid|fan|customer|going|not|reporting|complaining|hoping|taking|cancelling|livid|furious|fuming|disappointed|requesting|done|leaving|looking)",
    re.I,
)
_WISH = re.compile(
    r"\bwould(?! not)\b|\b(?:we|someone|they) (?:should|must|could|would|need to|ought|have to|might)\b|\bshould(?:n't)?\b",
    re.I,
)


_ACCUSED = re.compile(r"\baccused (?:you|him|her|them|your \w+) of [^,;.]*")
"""What they were accused of, in words that are not theirs."""
_REPORTED = re.compile(
    r"\b(?:told|said|promised|assured|swore|advised)\b[^.;]*\bwould\b(?!.*\bshould\b)"
)


def is_sound(told: str) -> bool:
    """Whether a telling reads as English that a colleague could write."""
    words = told.split()
    is_reported = _REPORTED.search(told) is not None
    return (
        3 <= len(words) <= LONGEST
        and not _BAD.search(told)
        and told.count('"') % 2 == 0
        and not re.search(r"(?<!\w)'|(?<!s)'(?!\w)", told)
        and is_civil(_ACCUSED.sub("", told))
        and not _MANGLED.search(told)
        and not _LOOSE.search(told)
        and not _FEELS.match(told)
        and (is_reported or not _WISH.search(told))
        and told.count(",") <= 4
    )
