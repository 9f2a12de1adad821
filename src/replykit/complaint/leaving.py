"""Whether a customer leaves, or only calls something off."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

from replykit.search import Search
from replykit.text import Sentence

_ONE_OFF = Search(
    r"\bcancel(?:led|ling)? (?:the|my|our|this|that|it|both|all|a|an) (?:[\w']+ ){0,3}?(?:bookings?|tables?|appointments?|orders?|flights?|rooms?|slots?|places?|fine|charges?|notice|tickets?|class|test|meetings?|reservations?|visits?|delivery|parcels?|trip|tour|loan|invoice|fee|debt|seats?|train|cut|lesson|party|event|show|hire)\b|\b(?:table|room|slot|appointment|booking|reservation|tickets?)\b[^.?!]{0,90}\bcancel (?:it|them|that)\b|\bcancellation (?:number|fee|policy|charge|email)\b|\bfree cancellation\b"
)
"""What is cancelled is one occasion."""


def cancels_once(sentence: Sentence) -> bool:
    """Whether a sentence tells of one booking, order or visit that is called off."""
    return _ONE_OFF.search(" ".join(sentence.norms)) is not None
