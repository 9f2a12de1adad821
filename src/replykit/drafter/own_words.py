"""The issue as the customer put it, and how a reply chooses between that and its own telling.

Notes, and clauses that lean on what stands around them, lose their sense when they are cut and told
again. Here they stay whole: with the persons turned, in one sentence or in several, or else between
quotation marks. Of all the ways the one is taken of which most speaks (``WORTH``).
"""

import re
from collections import Counter
from collections.abc import Iterator, Set

from replykit.complaint.clauses import asks
from replykit.complaint.story import Story
from replykit.complaint.summary import clean, is_shouted
from replykit.drafter.account import Account
from replykit.drafter.acts import is_own_act
from replykit.drafter.disputes import is_our_word
from replykit.drafter.editor import judge_telling
from replykit.drafter.effects import EFFECT
from replykit.drafter.faults import is_background
from replykit.drafter.gaps import lowered
from replykit.drafter.lexicon import content, is_civil, shows_fault, tells_fault, tidy
from replykit.drafter.needed import Needed
from replykit.drafter.persons import split_words, turn
from replykit.drafter.pieces import IsName, Statement
from replykit.drafter.soundness import ends_loosely, is_mangled, is_prose
from replykit.model import Complaint, IssueLabel, polarity
from replykit.text import Sentence

WORTH = {
    "needed": 2.29,
    "of its words": 1.45,
    "nothing": 1.59,
    "words": 0.39,
    "long": -0.57,
    "sentences": 0.0,
    "cut": -0.49,
    "fault": 0.81,
    "of issue": 0.22,
    "act": -0.27,
    "judged": 0.31,
    "repaired": -0.38,
    "led up to": 0.0,
    "reported": -0.42,
    "story": -0.16,
    "cited": -0.35,
    "asked": -0.49,
    "in brackets": -1.23,
}
"""What each sign of a way to tell the issue is worth: data/train/fit_own_words.py.

Two were set by hand, since drafts read as a whole showed so: what led up to it costs nothing, and
what is cited costs more.
"""
NAMED = 0.6
"""The share of the words needed from which a clause in the reply's own words is taken as it is,"""
SOUND = 0.3
"""if the editor judges it so or better."""
WORDY = 18
"""Words from which an account is long."""
MOST_JUDGED = 2.0
"""How far the editor's judgement of a telling counts, either way."""
TURNED = 0.0
"""The editor's judgement from which a whole is told with its persons turned."""
CLAUSES = 8
"""How many clauses are cited together, at most."""
PRICE = 0.05
"""What a word of a citation costs, in words needed."""
TOLD_THERE = 0.5
"""What a citation gains for words that were read as the issue, in words needed."""
AMISS = 0.5
"""What it gains for a word by which alone something is wrong."""
LOOSE = 0.6
"""What it loses for beginning with a pronoun."""
SHORT = 0.3
"""What it loses for being cut."""
SIGNED = 6
"""Words of a name with what its bearer is."""
INITIALS = 4
"""Letters that may stand before a name: "M. "."""
GLAD = 0.7
"""VADER's polarity, from -1 to 1, from which a sentence without an unpleasant word is praise."""
ENOUGH = 0.3
"""How much of the best one's worth another has to have, at least."""
TRIED = 6
"""How many stretches are tried."""
ALIKE = 2
"""How many of them may begin alike."""
SHORTEST, LONGEST = 4, 30
"""Words of a whole."""
BRIEF = 9
"""Words up to which it goes on with the next sentence, if it shows no fault."""
TAIL = 5
"""Words of a sentence that belongs to the one before: "Site said 14 in stock. None."."""
RETOLD = 3
"""How many sentences are told again one after the other."""
CUT = " ..."
"""What stands for the rest of a sentence that is cut."""
_HANDLE = re.compile(r"\s*(?:\b(?:from|by|to|at|with) )?(?<!\w)[@#]\w+")
_REDACTED = re.compile(
    r"(?:\b(?i:on|since|until|by|in|of|for|from|at|an?|dated|before|after|named?) )*"
    r"\$?\bX{2,}(?:/X{2,})*(?:/\d{4})?(?: X{2,})*[ ]?"
)
"""What a published complaint leaves out: "on XX/XX/2023", "XXXX XXXX"."""
_SO_CALLED = re.compile(r"\bso[- ]called ", re.I)
_BRACES = re.compile(r"[{}]")
_JOINT = re.compile(r"[,;.:!?]+(?=\s)|\s(?=(?:and|but|so|because|which|who|when|while)\s)", re.I)
_LEADS = re.compile(r"(?:when|while|after|before|since|as|if|although|though)\b[^,]*$", re.I)
"""A clause that waits for what it leads to."""
_LEANS = re.compile(
    r"(?:it|its|it's|they|they've|he|she|this|these|one|none|half|both|some)\b", re.I
)
"""What begins with a word that stands for something said before."""
_GUESSES = re.compile(
    r"\b(?:perhaps|maybe|probably|presumably|apparently|supposedly|allegedly|seems?|seemed|guess|think|suspect)\b"
)
"""What they only suppose is theirs to say."""
_SUBJECT = re.compile(
    r"(?:i|we|you|my|our|your|the|an?|this|these|there|nobody|no one|nothing|every|each|some|half"
    r"|all|both)\b",
    re.I,
)
"""How a sentence begins that is no note."""
_MARKS = re.compile(r"[\u201c\u201d]")
_MANY_MARKS = re.compile(r"([!?.])[!?.]+")
_HELLO = re.compile(
    r"^dear [^,.!?]{2,50},\s*(?=\w)"
    r"|^(?:(?:hi|hiya|hello|hey|yo|um|erm|uh|er|ok|okay|right|so(?! (?:far|much|many|long|as)\b))\b"
    r"[\s,!.]*)+(?=\w+ \w+)",
    re.I,
)
"""What a message begins with that says nothing: "um so", "hi"."""
_INTRODUCES = re.compile(
    r"(?:(?:hi|hiya|hello|hey),? )?(?:it'?s|this is|i'?m|my name is|my name's) "
    r"(?:(?:mr|mrs|ms|miss|dr)\.? )?",
    re.I,
)
"""What comes before the name of who writes."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_HEADS = re.compile(r"(?:^|(?<=[.!?] )(?<![ap]\.m\. ))[a-z]")
_ASKS = re.compile(r"(?:why|how|what|is|are|do|does|did|can|could|will|would|am|was)\b", re.I)
_SMALL_I = re.compile(r"(?<![\w'.-])i(?=['\s])")
_ENDS = " ,;:.!?-\u2013\u2014"


def account_signs(
    account: Account, needed: Needed, label: IssueLabel, issue: Set[str]
) -> dict[str, float]:
    """What tells whether an account names the issue, and reads well.

    Args:
        account: what may be told.
        needed: the words that count.
        label: the issue.
        issue: the words that were read as it.
    """
    text, one = account.text, account.first or account.reported
    words = len(text.split())
    return {
        "needed": needed.share_in(text),
        "of its words": len(content(text) & issue) / max(1, len(issue)),
        "nothing": float(not text),
        "words": words / 10,
        "long": max(0, words - WORDY) / 10,
        "sentences": float(len(_SENTENCES.findall(text))),
        "cut": float(text.endswith(CUT)),
        "fault": float(tells_fault(text, label)),
        "of issue": float(one is not None and one.of_issue),
        "act": float(is_own_act(text)),
        "judged": max(-MOST_JUDGED, min(MOST_JUDGED, one.judged)) if one else 0.0,
        "repaired": float(one is not None and one.repaired),
        "led up to": float(account.before is not None and account.first is not None),
        "reported": float(account.first is None and account.reported is not None),
        "story": float(account.story is not None),
        "cited": float(one is not None and one.kind == "citation"),
        "asked": float("?" in text),
        "in brackets": float("(" in text),
    }


def names_issue(account: Account, needed: Needed) -> bool:
    """Whether an account in the reply's own words surely names the issue, and reads well."""
    first = account.first
    is_sound = first is not None and first.kind == "clause" and first.judged >= SOUND
    return is_sound and needed.share_in(account.text) >= NAMED


def worth_of(account: Account, needed: Needed, label: IssueLabel, issue: Set[str]) -> float:
    """How much speaks for an account; of several ways to tell an issue the best has most."""
    signs = account_signs(account, needed, label, issue)
    return sum(WORTH[name] * value for name, value in signs.items())


def wholes(story: Story, complaint: Complaint, needed: Needed) -> Iterator[str]:
    """The words that tell the issue as they can stand in a reply, the best first."""
    if not is_prose(story.text[complaint.issue.start : complaint.issue.end]):
        return
    for text in _passages(story, complaint, needed):
        is_whole = SHORTEST <= len(text.split()) <= LONGEST and text.count('"') % 2 == 0
        if is_whole and not ends_loosely(text.removesuffix(CUT)):
            yield text


def turned(whole: str, is_name: IsName) -> Statement | None:
    """A whole with its persons turned, if it is one sentence with a subject and reads well."""
    if _SENTENCES.search(whole) or not _SUBJECT.match(whole) or whole.endswith((CUT, "?")):
        return None
    text = lowered(turn(split_words(whole)), is_name)
    judged = judge_telling(text, whole, 0, repaired=False)
    if judged < TURNED or is_mangled(text) or is_our_word(text) or _GUESSES.search(text):
        return None
    return Statement(text, "list", judged=judged)


def retold(whole: str, is_name: IsName) -> Statement | None:
    """A whole of two or three sentences with their persons turned, if each is one with a subject.

    It is judged by the sentence of which the editor thinks least.
    """
    ones = _SENTENCES.split(whole)
    if not 2 <= len(ones) <= RETOLD or whole.endswith(CUT) or "?" in whole:
        return None
    told, judged = [], []
    for at, one in enumerate(ones):
        said = one.rstrip(_ENDS)
        if _ASKS.match(said) or not _may_stand(said, is_first=not at, is_name=is_name):
            return None
        text = turn(split_words(said))
        if is_mangled(text) or is_our_word(text) or _GUESSES.search(text):
            return None
        told.append(f"{text[0].upper()}{text[1:]}")
        judged.append(judge_telling(lowered(text, is_name), said, 0, repaired=False))
    return Statement(". ".join(told), "retelling", judged=min(judged))


def _may_stand(said: str, *, is_first: bool, is_name: IsName) -> bool:
    """Whether a sentence begins as one with a subject."""
    head = said.split(" ", 1)[0]
    return (
        _SUBJECT.match(said) is not None
        or (not is_first and _LEANS.match(said) is not None)
        or is_name(head)
    )


def cited(whole: str) -> Statement:
    """A whole as it stands between quotation marks, with its own mark at the end."""
    text = whole.replace('"', "'")
    closing = "" if whole.endswith((CUT, "?", '."', ".'", '!"', '?"')) else "."
    return Statement(f"{_HEADS.sub(lambda head: head.group().upper(), text)}{closing}", "citation")


def _passages(story: Story, complaint: Complaint, needed: Needed) -> Iterator[str]:
    """Stretches that hold the most of the words needed, for their length.

    Each begins with a sentence and ends with a clause. Of those that begin alike the second best
    comes behind the best of all others.
    """
    issue, clauses = complaint.issue, story.clauses
    left_out = {
        one.index
        for one in story.sentences
        if _is_left_out(one, story, complaint)
        or _is_praise(one)
        or _is_signed(one, complaint)
        or EFFECT.match(turn(split_words(one.text)))  # it has a sentence of its own
    }
    beside = {one.index for one in story.sentences if _is_beside(one)}
    amiss = [shows_fault(story.text[one.start : one.end]) for one in clauses]
    found: list[tuple[float, int, int]] = []
    for first, opening in enumerate(clauses):
        if first and clauses[first - 1].sentence is opening.sentence:
            continue
        loose = LOOSE * (first > 0 and _LEANS.match(opening.sentence.text) is not None)
        for last in range(first, min(first + CLAUSES, len(clauses))):
            one = clauses[last]
            size = len(story.text[opening.start : one.end].split())
            is_further = one.sentence is not opening.sentence
            if (
                size > LONGEST
                or one.sentence.index in left_out
                or (is_further and (one.sentence.ends_asking or one.sentence.index in beside))
            ):
                break
            worth = needed.held(opening.first, one.last) - PRICE * size - loose
            worth += TOLD_THERE * (opening.start < issue.end and issue.start < one.end)
            worth -= SHORT * _goes_on(story, last)
            worth += AMISS * any(map(amiss.__getitem__, range(first, last + 1)))
            found.append((worth, -first, last))
    found.sort(reverse=True)
    begun = Counter[int]()
    ranked = []
    for worth, first, last in found:
        begun[first] += 1
        if begun[first] <= ALIKE and worth >= found[0][0] * ENOUGH:
            ranked.append((begun[first], -worth, first, last))
    for _, _, first, last in sorted(ranked)[:TRIED]:
        goes_on = _goes_on(story, last)
        end = clauses[last].end if goes_on else clauses[last].sentence.end
        text = _plain(story.text[clauses[-first].start : end])
        if goes_on and _LEADS.match(text.rpartition(". ")[2]):
            continue
        yield f"{text.rstrip(_ENDS)}{CUT}" if goes_on else text


def _is_beside(sentence: Sentence) -> bool:
    """Whether a sentence tells nothing that an apology may name, and shows no fault."""
    told = turn(split_words(sentence.text.rstrip(_ENDS)))
    return is_background(f"{told[:1].lower()}{told[1:]}") and not shows_fault(told)


def _goes_on(story: Story, last: int) -> bool:
    """Whether a sentence goes on behind one of the clauses."""
    clauses = story.clauses
    return last + 1 < len(clauses) and clauses[last + 1].sentence is clauses[last].sentence


def _is_praise(sentence: Sentence) -> bool:
    """Whether a sentence gives thanks, or says nothing but good."""
    if sentence.norms[0] in ("thank", "thanks"):
        return True
    mood = polarity(sentence.text)
    return mood["compound"] >= GLAD and not mood["neg"] and not shows_fault(sentence.text)


def _is_signed(sentence: Sentence, complaint: Complaint) -> bool:
    """Whether a sentence is but a name and what its bearer is: "M. Tranter, site manager"."""
    is_brief = len(sentence.text.split()) <= SIGNED
    found = _INTRODUCES.match(sentence.text)
    named = sentence.start + found.end() if found else -1
    if any(name.start == named for name in complaint.details.names):
        return True
    return is_brief and any(
        sentence.start <= name.start <= sentence.start + INITIALS
        and sentence.text[name.end - sentence.start :].lstrip(" .)")[:1] in ("", ",", "(", "-")
        for name in complaint.details.names
    )


def _is_left_out(sentence: Sentence, story: Story, complaint: Complaint) -> bool:
    """Whether a sentence asks for something, or insults somebody."""
    spans = complaint.signals.evidence.get("abusive", ())
    if any(span.start < sentence.end and sentence.start < span.end for span in spans):
        return True
    if sentence.ends_asking:
        return False
    if any(asks(clause) for clause in story.clauses if clause.sentence is sentence):
        return True
    starts = [request.start for request in complaint.requests]
    is_asked = any(sentence.start <= start < sentence.end for start in starts)
    return is_asked and not shows_fault(sentence.text)


def _plain(said: str) -> str:
    """Words on one line, typed with care, without handles and oaths."""
    text = _BRACES.sub("", _REDACTED.sub("", _HANDLE.sub("", _SO_CALLED.sub("", said))))
    text = _MANY_MARKS.sub(r"\1", tidy(_MARKS.sub('"', text)))
    ones = [one for one in _SENTENCES.split(text) if one.strip(_ENDS)]
    kept = [_cleaned(one, leads=not at) for at, one in enumerate(ones)]
    mark = "?" if text.endswith("?") else ""
    return _SMALL_I.sub("I", " ".join(kept)).rstrip(_ENDS) + mark


def _cleaned(sentence: str, *, leads: bool) -> str:
    """A sentence with its mark, without oaths; the first one without what leads up to it.

    A question keeps its first word.
    """
    if leads:
        sentence = _HELLO.sub("", sentence)
    if _ASKS.match(sentence) or sentence[-1] == "?":
        return sentence
    if not leads and not is_shouted(sentence) and is_civil(sentence):
        return sentence
    return f"{clean(sentence)}{sentence[-1] if sentence[-1] in '.!' else ''}"
