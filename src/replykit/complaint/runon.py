"""Sentences that were typed without a mark: "i rang twice and they said friday now its sunday".

A text of the phone has no full stops, and read as one sentence it says too much at once. Where a
long stretch holds no mark at all, it is cut before words that begin a clause.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

LONGEST = 25
"""How many words without a mark are left whole. With marks, few sentences are longer."""
SHORTEST = 5
"""How many words a piece has at least, but for the last."""

_SUBJECTS = (
    "i|im|ive|id|ill|we|weve|they|theyre|he|she|it|its|you|youre|u|ur|your|the|my|our|this|that|"
    "there|nobody|no|when|still|after|now"
)
_HELPERS = (
    "is|are|was|were|has|have|had|do|does|did|can|could|will|would|cant|cannot|wont|dont|didnt"
)
_DEEDS = "want|need|am|just|tried|called|rang|ordered|paid|bought|asked|emailed|said|say|told|keep|kept|never"  # noqa: E501
_MARK = re.compile(r"[.,;:!?()\n–—]")
_OPENING = re.compile(
    r"\s+(?="
    rf"(?:and|&|but|so|then|because|cos|cause|now|also|plus)\s(?:{_SUBJECTS})\b"
    rf"|(?:i|we|they|he|she)\s(?:{_HELPERS}|{_DEEDS})\b"
    rf"|(?:why|where|how|when)\s(?:{_HELPERS})\b"
    r"|(?:please|pls|plz|can|could|will|would)\s"
    r"(?:you|u|someone|somebody|anyone|i|we|send|give|refund|sort|fix|call|help)\b"
    r"|(?:im|ive|id|ill|nobody|noone|no\sone|still)\s)",
    re.IGNORECASE,
)


def cut_run_ons(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ``[start, end)`` of the sentences of a text, those without a mark cut into clauses."""
    for start, end in stretches:
        piece = text[start:end]
        if len(piece.split()) <= LONGEST or _MARK.search(piece.rstrip(".!?")):
            yield start, end
            continue
        cuts = [0]
        for opening in _OPENING.finditer(piece):
            if len(piece[cuts[-1] : opening.start()].split()) >= SHORTEST:
                cuts.append(opening.end())
        for one, other in pairwise((*cuts, len(piece))):
            yield start + one, start + one + len(piece[one:other].rstrip())
