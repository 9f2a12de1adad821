"""What the signs of a telling are worth, and what it loses for reading badly."""

import re
from functools import lru_cache

from replykit.drafter.acts import is_harmless, is_own_act
from replykit.drafter.lexicon import (
    GLAD,
    KEPT,
    shows_fault,
)
from replykit.drafter.people import LOOSE_PRONOUN, leans, stands_for
from replykit.drafter.pieces import (
    Statement,
)
from replykit.model import polarity
from replykit.search import Search

SURELY_GLAD = 0.75
"""VADER's polarity from which even what was read as the issue is taken for good news."""
_IT = re.compile(r"(?:^|(?<=, )|(?<=and ))(?:it|it's|this|that's)\b", re.I)
LEANING = 0.6
"""What a telling loses that opens with "one" or "two", of what stands before it."""
LEAST = 0.1
"""The worth of what is told first."""
WORTH: dict[str, float] = {
    "of the issue's words": 0.45,
    "its words in the issue": 0.12,
    "of another issue's words": 0.1,
    "signs": 0.12,
    "signs, of its words": 0.06,
    "fault": 0.12,
    "thing": 0.08,
    "own act": -0.2,
    "nothing wrong": -0.2,
    "glad": -0.5,
    "noun": -0.1,
    "repaired": -0.02,
    "we": 0.05,
    "befell": 0.04,
    "nobody": 0.05,
    "your": 0.02,
    "words": 0.04,
    "first sentence": 0.02,
    "second sentence": 0.03,
    "of its sentence": 0.03,
    "constant": 0.0,
}
"""What each sign is worth."""
_AND_THEN = Search(r",? (?:and|but|;) (?=(?:we|our|the|nobody|no one|it|they|your)\b)")


@lru_cache(maxsize=KEPT)
def cost_of(one: Statement, names: frozenset[str]) -> float:
    """What a telling loses for the ways in which it may read badly."""
    text = one.text
    if is_harmless(text):
        return 0.6
    cost = 0.06 * max(0, len(text.split()) - 18) + 0.08 * max(0, text.count(",") - 1)
    cost += 0.05 * text.count('"')
    cost += 0.3 * (_LONG_SPEECH.search(text) is not None)
    head = _AND_THEN.split(text, maxsplit=1)[0]
    if head != text and is_own_act(head):
        cost += 0.15  # better told apart: "you ordered a rug, and I'm sorry that we sent a mat"
    loose = LOOSE_PRONOUN.search(text)
    if loose and not stands_for(loose, text, names):
        cost += 0.5
    if _IT.match(text) and not _IT_IS_TIME.match(text):
        cost += 0.4
    if leans(text):
        cost += LEANING
    if one.kind == "noun":
        cost += 0.3 * (not shows_fault(text)) + 0.5 * (polarity(text)["compound"] > GLAD)
    return cost


def lack_of(one: Statement) -> float:
    """What a telling loses that breaks off before its sentence turns to the fault, or in a list."""
    if not one.cut:
        return 0.0
    if one.cut == "list":
        return 0.6
    head = _WHEN.split(one.text, maxsplit=1)[0]
    return 0.0 if shows_fault(head) or is_own_act(one.text) else 0.5


_WHEN = Search(r" (?:when|while|after|before|as|since|because) ")


_LONG_SPEECH = Search(r"\bsaid,? \"[^\"]*(?: [^\" ]+){7}")
"""What somebody said at length."""
_IT_IS_TIME = re.compile(r"it(?:'s| is| has| was)? (?:\w+ )?(?:took|been|taken|\d|takes|cost|now)")
