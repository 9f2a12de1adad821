"""When the next contact comes where nobody says: sooner, where it presses."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re

from replykit.model import Channel
from replykit.search import Search

DEFAULT_TIME = "by the end of the next working day"
"""When the next contact comes, where neither case nor policy says."""
AT_ONCE = "within the hour"
"""When it comes where no more time is left."""
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
_HOURS = Search(
    r"\b(?:in|within|only|have|got|under) (?:(?:less than|under|about|the next) )?(?:an|one|half an|two|three|four|[1-4]) ?(?:hours?|hrs?|h)\b(?! (?:of|late|away|long|wait|drive|delay|slot|window))"
    r"|\b(?:in|within|only|have|got|under) (?:(?:less than|under|about|the next) )?(?:\d\d|ten|twenty|thirty|forty) ?(?:minutes?|mins?)\b(?! (?:of|late|away|long|wait|drive|delay))",
    re.I,
)
"""A deadline that is hours away."""
_NEEDS_IN = Search(
    r"\b(?:need|needs|must|have to|has to|due|leave|leaves|leaving|start|starts|depart\w*|board\w*|flight|train|closes?|appointment|interview|exam|ceremony|funeral|wedding|flying|check[- ]?in|takes? off)\b",
    re.I,
)
"""What is to happen then."""
_LATER = Search(r"\b(?:tomorrow|tmrw|tmr|tomoz|2moro|urgent(?:ly)?|asap|today|end of play)\b", re.I)
"""What is soon, and not within hours."""
_STRANDED = Search(
    r"(?:^|[,;:] |\b(?:and|now|still|currently|me|us|family|kids) )(?:now |still |currently |literally )?(?:stuck|stranded) (?:in|at|on) (?!(?:a|an|the) (?:\w+ )?(?:queue|loop|contract|rut|jam|mud|past|middle|phone|line|drain|drum|slot|tray)\b|traffic|limbo|transit|customs|queue|hold|a |this (?:contract|loop))",
    re.I,
)
"""Where somebody writes from a place that they cannot leave."""
_FRAIL = r"(?:newborns?|babies|baby|infants?|toddlers?|pregnant|elderly|disabled|bedridden|(?:two|three|four|[1-5])[- ](?:year|yr|month)s?[- ]olds?|(?:8\d|9\d)[- ]year[- ]olds?|(?:is|are|aged|i'm|i am) (?:8\d|9\d)\b|dialysis|wheelchair)"
_WITHOUT = r"(?:no|without|got no|have no|any) (?:\w+ )?(?:hot water|heating|heat|power|electric(?:ity)?|running water|water|gas|food|oxygen|medication|light)\b"
_COLD_HOME = Search(
    rf"\b{_FRAIL}\b[^\n]{{0,160}}\b{_WITHOUT}|\b{_WITHOUT}[^\n]{{0,160}}\b{_FRAIL}\b", re.I
)
"""A home without what somebody frail in it needs."""
_MEDICINE = Search(
    r"\b(?:inhalers?|insulin|epipens?|oxygen|heart (?:tablets|pills|medication)|blood thinners?|epilepsy (?:tablets|medication)|antibiotics?|painkillers|medication|medicines?|prescription|tablets)\b",
    re.I,
)
_NONE_LEFT = Search(
    r"\b(?:(?:has|have|got|there's|is|are|with) none(?: left)?|none left|run(?:ning)? out|ran out|(?:on|down to) (?:my|his|her|our|the) last|last (?:one|dose|tablet|puff)|nothing left|needs? (?:it|them|his|her|my|this|their)? ?(?:\w+ )?(?:tonight|now|today|every day|to breathe))\b",
    re.I,
)
"""Where no medicine is left."""
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
    text = text.replace("\u2019", "'")
    sentences = [one for one in _SENTENCE.split(text) if not _OVER.search(one)]
    is_now = _NOW.search(text) is not None or any(map(_presses_now, sentences))
    is_cold = _COLD_HOME.search(text) is not None and not _LONG_AGO.search(text)
    is_out = _MEDICINE.search(text) is not None and any(map(_NONE_LEFT.search, sentences))
    if channel in _AT_ONCE and (is_now or is_cold or is_out or any(map(_is_today, sentences))):
        return AT_ONCE
    is_soon = is_cold or is_out or is_now or any(map(_SOON.search, sentences))
    if channel is not Channel.REVIEW and any(map(_is_in_hours, sentences)):
        return AT_ONCE
    return "by the end of the day" if is_soon else DEFAULT_TIME


_LONG_AGO = Search(
    r"\b(?:last (?:week|month|winter|year)|(?:weeks|months|years) ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|we had no|i had no|were without|was without|off the rent)\b",
    re.I,
)
"""What tells that it is over."""


def _presses_now(sentence: str) -> bool:
    return _STRANDED.search(sentence) is not None and not re.search(
        r"\bfor (?:\w+ ){1,3}(?:minutes|mins|hours)\b", sentence, re.I
    )


def _is_today(sentence: str) -> bool:
    """Whether something is still to come on the same day."""
    return _SOON.search(_LATER.sub(" ", sentence)) is not None or _is_in_hours(sentence)


def _is_in_hours(sentence: str) -> bool:
    return _HOURS.search(sentence) is not None and _NEEDS_IN.search(sentence) is not None


_AT_ONCE = frozenset({Channel.CHAT, Channel.SMS, Channel.SOCIAL})
