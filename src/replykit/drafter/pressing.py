"""When the next contact comes where nobody says: sooner, where it presses."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re

from replykit.model import Channel
from replykit.search import Search

DEFAULT_TIME = "by the end of the next working day"
"""When the next contact comes, where neither case nor policy says."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_NOW = Search(
    r"\b(?:(?:we|i)(?: are|'re| am|'m)?|am|currently) (?:still |already |just |now |all )?(?:on (?:our|my) way\b|"
    r"stranded\b|locked (?:in|out)\b|stood (?:here|outside|at)\b|standing (?:here|outside|in|at)\b|"
    r"(?:stuck|sat|sitting|waiting) (?:here|outside|at the|in the|on the)\b)|\bright now\b|"
    r"\bon (?:our|my) way (?:now|there)\b",
    re.I,
)
"""Where somebody waits on the spot."""
_SOON = Search(
    r"\b(?:tonight|tonite|2nite|this (?:afternoon|evening)|tomorrow|tmrw|tmr|tomoz|2moro|in (?:an|one|half an) hour|"
    r"in (?:two|three|four|five|six|\d\d?) (?:hours?|hrs?|minutes?|mins?)|later today)\b|"
    r"\b(?:have|got|it's|is) (?:\w+ ){1,4}at (?:\d|noon)|\bat (?:1[0-2]|[1-9])(?:[:.]\d\d)? ?(?:am|pm)?[.!?]*$|\burgent(?:ly)?\b|\basap\b|\b(?-i:HELP)\b|"
    r"\b(?:can't|cannot|cant|need to|have to|has to|must)\b[^.!?]{0,60} at (?:\d|noon)|"
    r"\b(?:please|pls|need|must|by|before|until|due|get|ring|call|phone|send|can (?:you|u|someone))\b[^.!?]{0,60}"
    r"\b(?:today|end of play)\b|\b(?:by|before|until) (?:1[0-2]|[1-9])(?:[:.]\d\d)? ?(?:am|pm|o'clock)?(?=[\s.,!?]|$)(?! (?:years|weeks|days|months|people|per))",
    re.I,
)
"""Where something is still to come within a day."""
_OVER = Search(
    r"\b(?:was|were|said|told|promised|came|went|would|last|yesterday|ordered|booked for|didn't|had"
    r"|supposed|meant|charged|taken|arrived|third time|second time)\b",
    re.I,
)


def usual_time(text: str, channel: Channel) -> str:
    """When the next contact comes, after "I'll write to you".

    Args:
        text: the complaint, or as much of it as is read.
        channel: where the reply goes; no letter is there within the hour.
    """
    if channel is Channel.LETTER:
        return DEFAULT_TIME
    if channel in _AT_ONCE and _NOW.search(text):
        return "within the hour"
    sentences = _SENTENCE.split(text)
    is_soon = any(_SOON.search(one) and not _OVER.search(one) for one in sentences)
    return "by the end of the day" if is_soon or _NOW.search(text) else DEFAULT_TIME


_AT_ONCE = frozenset({Channel.CHAT, Channel.SMS, Channel.SOCIAL})
