"""check_rewrite: the gate for a reworded draft.

An app may let a language model of its own reword a draft. This check, together with the linter,
decides whether the new text may be sent: nothing in it may be invented, and nothing that the draft
says may be lost.
"""

import re
from collections.abc import Iterator

from replykit.drafter.additions import find_additions
from replykit.drafter.moments import LOOSE_NUMBERS, keeps_time, numbers, plainly, spelt_out, times
from replykit.model import ConfigError, Draft, SectionKind
from replykit.rules.not_english import language_of
from replykit.search import Search
from replykit.text import check_text

_TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december today tomorrow tonight yesterday noon midnight
    weekend morning afternoon evening hour hours minute minutes day days week weeks month months
    immediately instantly asap shortly soon""".split()
)
_REMEDY_WORDS = frozenset(
    """refund replacement exchange repair discount voucher credit coupon compensation free gift
    upgrade bonus guarantee guaranteed warranty waive goodwill complimentary reimburse reimbursement
    payout cashback""".split()
)
_PROMISE = Search(
    r"\b(?:i|we)(?:'ll| will|'m going to| am going to| are going to|'re going to| can| shall|"
    r" promise to| guarantee to|'ve| have)\s+"
    r"(?:(?:also|now|already|personally|gladly|just|be|since|then|certainly) )*([a-z]+)",
    re.IGNORECASE,
)
_SAME_ACTS = tuple(
    frozenset(word[:4] for word in group.split())
    for group in (
        "send sent post posted ship shipped dispatch mail get offer provide arrange",
        "offer give have propose suggest",
        "call ring phone telephone speak talk",
        "write email message reply respond answer come get contact text follow touch update",
        "check look examine investigate review find dig ask see go went",
        "refund return repay reimburse",
        "repair mend fix",
        "bring deliver hand",
        "found find located traced",
        "credit add",
    )
)
"""Verbs by which the same is promised, by their first letters."""
_PARTY_WORDS = frozenset(
    """courier couriers carrier supplier suppliers manufacturer contractor subcontractor warehouse
    trainee intern temp newcomer driver drivers partner vendor distributor franchise
    franchisee lawyer lawyers solicitor solicitors barrister attorney attorneys police bailiff
    bailiffs insurer""".split()
)
_THREAT_WORDS = frozenset(
    """legal court courts sue suing prosecute prosecution libel defamation defamatory debt
    collectors ban banned barred blacklist blacklisted suspend suspended terminate terminated
    penalty penalties fine fined fraud fraudulent liable""".split()
)
_OURS = re.compile(
    r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to| are going to|'re going to)\s+"
    r"(?:also |now |personally |gladly |just )?(?!not\b|never\b)([a-z]+)",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"\b(?:i|we) (?:won't|will not|will never|shan't|shall not|can't|cannot|can not|"
    r"can no longer|"
    r"am not going to|are not going to|'re not going to|'m not going to)\s+(?:be able to )?"
    r"([a-z]+)",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\byou(?:'ll| will| can| could| may| must| should| need to| have to|'ll need to| are to|"
    r"'re welcome to| are welcome to| would have to| might)\s+"
    r"(?:also |then |just |please )?([a-z]+)"
    r"|(?:^|[.!?:]\s+|\n\s*)(?:please |kindly |do |just |then )?([a-z]+)\b",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:not|n't|never|no|hardly|nothing|without|refuse|isn't|aren't|cannot|don't|won't)\s+"
    r"(?:\w+\s+){0,2}?(?:sorry|apologi[sz]\w*|apolog(?:y|ies)|regret\w*|grateful|thanks?)\b"
    r"|\bsorry(?:,|\.|\s[-–—])?\s+not\s+sorry\b",
    re.IGNORECASE,
)
_HARMLESS = frozenset(
    "see understand imagine hear read appreciate say tell know be have been had need like let make"
    " think thank ask not never only".split()
)
_CAPITAL = re.compile(r"(?<![.!?:\n\"“] )(?<![\n])(?<!^)\b[A-Z][a-z]{2,}\b")
_SIGNS = {
    SectionKind.THANKS: re.compile(
        r"\b(?:thank|thanks|grateful|appreciate|(?:good|kind) of you|glad (?:that )?you)", re.I
    ),
    SectionKind.APOLOGY: re.compile(r"\b(?:sorry|apolog)", re.I),
    SectionKind.PRIVATE_CONTACT: re.compile(r"\b(?:message|privat|write to|email|dm\b|call)", re.I),
    SectionKind.BOUNDARY: re.compile(r"\b(?:civil|insult|threat|what happened|clos|answer)", re.I),
}
"""Words by which a part shows itself, whatever its wording."""


def check_rewrite(draft: Draft, text: str) -> tuple[str, ...]:
    """Compare a reworded text with its draft.

    Everything it may say stands in the draft or in the complaint.

    Args:
        draft: the draft that was reworded.
        text: the new wording.

    Returns:
        The problems, each as a sentence; empty when the text may be used.

    Raises:
        TextError: the text is no string, or is too long.
        ConfigError: the draft is no Draft.
    """
    if not isinstance(draft, Draft):
        raise ConfigError(f"draft must be a Draft, not {type(draft).__name__}")
    check_text(text)
    if not text.strip():
        return ("The text is empty.",)
    language = language_of(text)
    if language and not language_of(draft.text):
        return (f"The text reads as {language}, and the draft is English.",)
    found = (
        *find_additions(draft, text),
        *_inventions(draft, text),
        *_reversals(draft, text),
        *_losses(draft, text),
    )
    return tuple(dict.fromkeys(found))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def _inventions(draft: Draft, text: str) -> Iterator[str]:
    source = plainly(f"{draft.text}\n{draft.subject or ''}\n{draft.complaint.text}")
    plain = plainly(text)
    known, said = _words(source), _words(plain)
    offered = _words(draft.text)
    counted = numbers(source)
    for value, number in numbers(plain).items():
        if value not in counted and not (number == "two" and "twice" in known):
            shown = f"“{number}”" if number.isalpha() else number
            yield f"The number {shown} stands neither in the draft nor in the complaint."
    for word in sorted((said & LOOSE_NUMBERS) - known):
        yield f"The number “{word}” stands neither in the draft nor in the complaint."
    for time in sorted(times(plain) - times(source)):
        yield f"The time {_told(time)} stands neither in the draft nor in the complaint."
    for word in sorted((said & _TIME_WORDS) - _words(plainly(draft.text))):
        yield f"The time “{word}” is not the draft's."
    for word in sorted((said & _REMEDY_WORDS) - offered):
        yield f"The draft offers no “{word}”."
    for word in sorted((said & _PARTY_WORDS) - known):
        yield f"Neither the draft nor the complaint speaks of “{word}”."
    for word in sorted((said & _THREAT_WORDS) - offered):
        yield f"The draft says nothing of “{word}”."
    for name in _CAPITAL.findall(spelt_out(text)):
        if name.lower() not in known | _TIME_WORDS:
            yield f"The name {name} stands neither in the draft nor in the complaint."
    stems = _alike({word[:4] for word in offered})
    for match in _PROMISE.finditer(text.replace("’", "'")):
        low = match[1].lower()
        if low not in _HARMLESS and low[:4] not in stems:
            yield f"The promise or claim “{match[0]}” is not the draft's."


def _told(time: str) -> str:
    """A time as it is written: "17:00", "3 May"."""
    day, _, month = time[1:].partition("-")
    return f"{day} {month.capitalize()}" if month else f"{day[:2]}:{day[2:]}"


def _alike(stems: set[str]) -> set[str]:
    """The first letters of verbs, with those of the verbs that promise the same."""
    return stems.union(*(group for group in _SAME_ACTS if group & stems))


def _reversals(draft: Draft, text: str) -> Iterator[str]:
    """Where the words are the draft's, and what they say is its opposite."""
    was, now = draft.text.replace("’", "'"), text.replace("’", "'")
    kept = {match[0].lower() for match in _UNSAID.finditer(was)}
    for match in _UNSAID.finditer(now):
        if match[0].lower() not in kept:
            yield f"“{match[0]}” takes back what the draft says."
    ours, refused = _stems(_OURS, was), _stems(_NOT_OURS, was)
    still, theirs = _stems(_OURS, now), _stems(_THEIRS, was)
    for match in _NOT_OURS.finditer(now):
        verb = match[1].lower()
        if verb not in _HARMLESS and verb[:4] not in refused:
            yield f"The refusal “{match[0]}” is not the draft's."
    for verb, stem in _verbs(_THEIRS, now):
        if stem in ours - still - theirs:
            yield f"To “{verb}” is our promise in the draft, and left to the customer here."


def _verbs(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """Each verb that a pattern finds, as it stands and by its first letters."""
    for match in pattern.finditer(text):
        verb = match[match.lastindex or 0].lower()
        if verb not in _HARMLESS:
            yield verb, verb[:4]


def _stems(pattern: re.Pattern[str], text: str) -> set[str]:
    return {stem for _, stem in _verbs(pattern, text)}


def _losses(draft: Draft, text: str) -> Iterator[str]:
    kinds = {section.kind for section in draft.sections}
    for kind, sign in _SIGNS.items():
        if kind in kinds and sign.search(draft.text) and not sign.search(text):
            yield f"The part {kind} is missing."
    first, plain = plainly(draft.text), plainly(text)
    for commitment in draft.commitments:
        when = commitment.by_when
        if when and plainly(when) in first and not keeps_time(plain, plainly(when), first):
            yield f"The time of the next step, “{when}”, is missing or another."
    for section in draft.sections:
        if section.kind is SectionKind.OPTIONS:
            kept = _telling(section.text) & _telling(text)
            if len(kept) < 0.4 * len(_telling(section.text)):
                yield "The options are missing or changed."
        if section.kind is SectionKind.DECLINE and not re.search(r"n't|not|unable", text, re.I):
            yield "The part decline is missing."


_CHOICE = frozenset(
    "here which would prefer rather have like tell choice choose between yours suit better could"
    " want with that this your what whichever there ways settle asked help right".split()
)


def _telling(text: str) -> set[str]:
    """The words that carry an offer, by their first letters."""
    words = _words(_SAME.sub(lambda match: f" {_MEANS[match[0].lower()]} ", text))
    return {word[:5] for word in words - _CHOICE if len(word) > 3}


_MEANS = {
    "new one": "replacement", "another one": "replacement", "fresh one": "replacement",
    "money back": "refund", "mend": "repair", "mended": "repair", "fixed": "repair",
    "fix": "repair", "swap": "exchange", "post": "send", "ship": "send", "mail": "send",
}  # fmt: skip
_SAME = re.compile(rf"\b(?:{'|'.join(_MEANS)})\b", re.I)
