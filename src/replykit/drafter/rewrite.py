"""check_rewrite: the gate for a reworded draft.

An app may let a language model of its own reword a draft. This check, together with the linter,
decides whether the new text may be sent: nothing in it may be invented, and nothing that the draft
says may be lost.
"""

import re
from collections.abc import Iterator

from replykit.model import Draft, SectionKind
from replykit.search import Search
from replykit.text import check_text

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_NUMBER_WORDS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    eighteen twenty thirty forty fifty sixty ninety hundred thousand half double dozen couple
    fortnight""".split()
)
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
    r" promise to| guarantee to|'ve| have)\s+(?:also |now |already |personally |gladly |just |be )?"
    r"([a-z]+)",
    re.IGNORECASE,
)
_HARMLESS = frozenset(
    "see understand imagine hear read appreciate say tell know be have been had need like let make"
    " think thank ask not never only".split()
)
_CAPITAL = re.compile(r"(?<![.!?:\n\"“] )(?<![\n])(?<!^)\b[A-Z][a-z]{2,}\b")
_SIGNS = {
    SectionKind.THANKS: re.compile(r"\b(?:thank|thanks|grateful|appreciate)", re.I),
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
    """
    check_text(text)
    if not text.strip():
        return ("The text is empty.",)
    return tuple(dict.fromkeys((*_inventions(draft, text), *_losses(draft, text))))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def _inventions(draft: Draft, text: str) -> Iterator[str]:
    source = f"{draft.text}\n{draft.subject or ''}\n{draft.complaint.text}"
    numbers = set(_NUMBER.findall(source))
    for number in _NUMBER.findall(text):
        if number not in numbers:
            yield f"The number {number} stands neither in the draft nor in the complaint."
    known, said = _words(source), _words(text)
    offered = _words(draft.text)
    for word in sorted((said & _NUMBER_WORDS) - known):
        yield f"The number “{word}” stands neither in the draft nor in the complaint."
    for word in sorted((said & _TIME_WORDS) - offered):
        yield f"The time “{word}” is not the draft's."
    for word in sorted((said & _REMEDY_WORDS) - offered):
        yield f"The draft offers no “{word}”."
    for name in _CAPITAL.findall(text):
        if name.lower() not in known | _TIME_WORDS:
            yield f"The name {name} stands neither in the draft nor in the complaint."
    stems = {word[:4] for word in offered}
    for verb in _PROMISE.findall(text.replace("’", "'")):
        low = verb.lower()
        if low not in _HARMLESS and low[:4] not in stems:
            yield f"The promise or claim “{verb}” is not the draft's."


def _losses(draft: Draft, text: str) -> Iterator[str]:
    kinds = {section.kind for section in draft.sections}
    for kind, sign in _SIGNS.items():
        if kind in kinds and not sign.search(text):
            yield f"The part {kind} is missing."
    low = " ".join(text.lower().split())
    for commitment in draft.commitments:
        when = commitment.by_when
        if when and when.lower() in draft.text.lower() and when.lower() not in low:
            yield f"The time of the next step, “{when}”, is missing."
    for section in draft.sections:
        if section.kind is SectionKind.OPTIONS:
            kept = _telling(section.text) & _telling(text)
            if len(kept) < 0.4 * len(_telling(section.text)):
                yield "The options are missing or changed."
        if section.kind is SectionKind.DECLINE and not re.search(r"n't|not|unable", text, re.I):
            yield "The part decline is missing."


_CHOICE = frozenset(
    "which would prefer rather have like tell choice choose between yours suit better could want"
    " with that this your what whichever there ways settle asked help right".split()
)


def _telling(text: str) -> set[str]:
    """The words that carry an offer, by their first letters."""
    return {word[:5] for word in _words(text) - _CHOICE if len(word) > 3}
