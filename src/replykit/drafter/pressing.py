"""When the next contact comes where nobody says: sooner, where it presses."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from functools import lru_cache

from replykit.complaint.story import Story
from replykit.drafter.urgency import read_urgency
from replykit.model import Channel
from replykit.search import Search

DEFAULT_TIME = "by the end of the next working day"
"""When the next contact comes, where neither case nor policy says."""
TODAY = "by the end of the day"
"""When it comes where it cannot wait for the next one."""
AT_ONCE = "within the hour"
"""When it comes where no more time is left."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_NOW = Search(
    r"\b(?:(?:we|i)(?: are|'re| am|'m)?|am|currently) (?:still |already |just |now |all )?(?:on (?:our|my) way\b|"
    r"stranded\b|locked (?:in|out)\b|stood (?:here|outside|at)\b|standing (?:here|outside|in|at)\b|"
    r"(?:stuck|sat|sitting|waiting) (?:here|outside|at the|in the|on the)\b)|\bright now\b|"
    r"\bon (?:our|my) way (?:now|there)\b|(?:\bis|\bare|'s|'re) (?:standing|waiting|sat|stood|sitting|leaning) (?:right )?(?:here|in front of me|(?:at|on|in) my (?:counter|door|desk|shop|chair))\b",
    re.I,
)
"""Where somebody waits on the spot."""
_SOON = Search(
    r"\b(?:tonight|tonite|2nite|this (?:afternoon|evening)|tomorrow|tmrw|tmr|tomoz|2moro|in (?:an|one|half an) hour|"
    r"in (?:two|three|four|five|six|\d\d?) (?:hours?|hrs?|minutes?|mins?)|later today)\b|"
    r"\b(?:have|got|it's|is) (?:\w+ ){1,4}at (?:\d|noon)|\bat (?:1[0-2]|[1-9])(?:[:.]\d\d)? ?(?:am|pm)?[.!?]*$|\burgent(?:ly)?\b|\basap\b|\b(?-i:HELP)\b|"
    r"\b(?:can't|cannot|cant|need to|have to|has to|must)\b[^.!?]{0,60} at (?:\d|noon)|"
    r"\bdeadline'?s? (?:is )?(?:at )?(?:midnight|noon|today|tonight)\b|\b(?:due|closes) (?:at )?midnight\b|"
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
    r"\b(?:inhalers?|insulin|epipens?|oxygen|heart (?:tablets|pills|medication)|blood thinners?|epilepsy (?:tablets|medication)|antibiotics?|painkillers|formula|feeds? for (?:her|his|the) tube|tube feeds?|nappies|medication|medicines?|prescription|tablets)\b",
    re.I,
)
_NONE_LEFT = Search(
    r"\b(?:(?:has|have|got|there's|is|are|with) none(?: left)?|none left|run(?:ning)? out|ran out|(?:on|down to) (?:my|his|her|our|the) last|last (?:one|dose|tablet|puff)|nothing left|(?:(?:only )?enough (?:\w+ )?(?:for|until|till)|(?:will |only )?lasts? (?:\w+ )?(?:until|till)) (?:tonight|today|tomorrow|this evening|one more|another)|needs? (?:it|them|his|her|my|this|their)? ?(?:\w+ )?(?:tonight|now|today|every day|to breathe))\b",
    re.I,
)
"""Where no medicine is left."""
_AT_ONCE_ASKED = Search(
    r"\b(?:call|ring|phone|answer|help|reply|text|contact)(?: (?:me|us))?(?: back)?,? (?:right )?(?:now|immediately|at once|this (?:minute|instant|second)|straight away|right away)\b(?! and (?:then|again))"
    r"|\b(?:get|send) (?:a |an |some)?(?:\w+ ){1,3}(?:on this|out|here|over|round|up here|down here)? ?(?:right now|now|this minute|immediately|at once)\b"
    r"|\b(?:call|ring|pull|take|stop|send|get|fix|turn|remove|delete|shut|switch|open|unlock|cancel|put|bring|come|need|want|answer|block|freeze)\b[^.!?]{0,40}(?<!at )\bthis (?:very )?(?:hour|minute|instant)\b(?! (?:i|we|it)\b)|\b(?:unblock|unlock|unfreeze|restore|stop|fix|open|cancel|release|reopen|remove|delete) (?:it|this|me|us|them|my \w+|the \w+) (?:right )?now\b(?! (?:and|or) then)"
    r"|\b(?:need|want|please|fix|stop|send|take|get|give|open|unlock|let)\b[^.!?]{0,40}\b(?-i:NOW)\b(?!-)",
    re.I,
)
"""Where an answer is asked for at once."""
_BEFORE_NOON = Search(
    r"\b(?:call|ring|phone|answer|reply|need|must|hear|know|want|let|get|send)\b[^.!?]{0,60}\b(?:before|by|until|no later than) (?:noon|midday|12 noon|lunch(?:time)?)\b",
    re.I,
)
_OTHER_DAY = Search(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|weekdays?|any day|next day|guaranteed|on the \d|next week|every day|each day)\b",
    re.I,
)
_AFRAID_NOW = Search(
    r"\b(?:i am|i'm|im|we are|we're) (?:so |really |very |now )?(?:scared|afraid|frightened|terrified|worried sick)\b(?=[^.!?]{0,20}\b(?:for (?:him|her|them|it|my|our)|now|to (?:go|sleep|be)|of (?:him|her|them))\b)",
    re.I,
)
"""Where somebody fears for themselves or another as they write."""
_SOMEBODY = r"(?:mum|mom|mam|mother|dad|father|nan|gran|granny|grandma|grandad|grandpa|husband|wife|son|daughter|baby|child|kids?|children|toddler|brother|sister|dog|cat|horse|pony|kitten|puppy|patient|resident|shes?|hes?|we|i|im|they|theyre|somebody|someone)"
_HELD = r"(?:stuck|trapped|stranded|locked (?:in|out|inside|outside)|shut in|stopped (?:half ?way|mid\w*|between floors)|lock ?out)"
_IS_HELD = Search(
    rf"\b{_SOMEBODY}(?:'s|'re|'m| is| are| am) (?:still |now |currently |all |both )*{_HELD}\b|\b{_SOMEBODY} (?:still |now |currently )*{_HELD} (?=in\b|on\b|at\b|inside|here|outside|between|under|up there)|\b{_HELD}\b[^.!?]{{0,30}}\bwith (?:my |our |the )?{_SOMEBODY}\b|^{_HELD} (?:since|for)\b",
    re.I,
)
_AT_DOCTORS = Search(
    r"\b(?:we|i|he|she|they)(?:'re| are| am|'m|'s| is) (?:now |still |currently |just |all )*(?:at|in) (?:the )?(?:hospital|a ?& ?e|casualty|emergency (?:room|department)|an ambulance|the ambulance)\b(?! (?:for|since) (?:\w+ )?(?:weeks|months))",
    re.I,
)
_STILL_SO = Search(
    r"\b(?:is|are|am|still|it'?s now|it is now|since \d+(?:[:.]\d\d)? ?(?:am|pm)?|been (?:up |in |out |down )?(?:there|here|on it|in it) since|right now|now|(?-i:PLEASE|HELP))\b|\b(?:[a-z]+)'(?:s|re|m) ",
    re.I,
)
"""Where it goes on as they write."""
_QUICKLY = Search(
    r"\b(?:answer|reply|respond|help|write back|come back to me|get back to me)\b[^.!?]{0,20}\b(?:very fast|fast|quickly|quick|soonest|urgent\w*|as soon as (?:you can|possible))\b|\b(?:need|must|have to|want) (?:an answer|to know|a reply|somebody|someone|help)[^.!?]{0,30}\b(?:tonight|today|this evening|now)\b",
    re.I,
)
_OVER = Search(
    r"\b(?:was|were|said|told|promised|came|went|would|last(?! (?:until|till|through|another|a day|me|us|him|her|them)\b)|yesterday|ordered|booked for|didn't|had"
    r"|supposed|meant|charged|taken|arrived|third time|second time)\b",
    re.I,
)


@lru_cache(maxsize=2)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a complaint, which are asked for again and again; a line ends one, too."""
    return tuple(_SENTENCE.split(text))


def usual_time(story: Story, channel: Channel) -> str:
    """When the next contact comes, after "I'll write to you".

    Args:
        story: the complaint, or as much of it as is read.
        channel: where the reply goes; no letter is there within the hour.
    """
    said = plain_time(story, channel)
    if channel is Channel.LETTER or said == AT_ONCE:
        return said
    read = read_urgency(story)
    if "now" in read and channel is not Channel.REVIEW:
        return AT_ONCE
    return TODAY if read else said


def plain_time(story: Story, channel: Channel) -> str:
    """The same by what a complaint plainly says."""
    if channel is Channel.LETTER:
        return DEFAULT_TIME
    text = story.given.replace("\u2019", "'")
    sentences = [one for one in sentences_of(text) if not _OVER.search(one)]
    is_now = (
        _NOW.search(text) is not None
        or any(map(_presses_now, sentences))
        or any(map(_AFRAID_NOW.search, sentences))
    )
    if channel is not Channel.REVIEW and (
        is_held(text) or any(map(_is_asked_at_once, sentences)) or _AT_DOCTORS.search(text)
    ):
        return AT_ONCE
    is_cold = _COLD_HOME.search(text) is not None and not _LONG_AGO.search(text)
    is_out = _MEDICINE.search(text) is not None and any(map(_NONE_LEFT.search, sentences))
    if channel in _AT_ONCE and (is_now or is_cold or is_out or any(map(_is_today, sentences))):
        return AT_ONCE
    is_soon = (
        is_cold
        or is_out
        or is_now
        or any(map(_SOON.search, sentences))
        or any(map(_QUICKLY.search, sentences))
    )
    if channel is not Channel.REVIEW and any(map(_is_in_hours, sentences)):
        return AT_ONCE
    return TODAY if is_soon else DEFAULT_TIME


_LONG_AGO = Search(
    r"\b(?:last (?:week|month|winter|year)|(?:weeks|months|years) ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|we had no|i had no|were without|was without|off the rent)\b",
    re.I,
)
"""What tells that it is over."""


def is_held(text: str) -> bool:
    """Whether somebody cannot get out, in or down as they write."""
    return any(
        _IS_HELD.search(part) is not None and _STILL_SO.search(text[at : at + 400]) is not None
        for at, part in _parts(text)
        if not _WAS_HELD.search(part)
    )


_WAS_HELD = Search(
    r"\b(?:was|were|got|been|left|had|last (?:night|week|month|year)|yesterday) (?:\w+ )?(?:stuck|trapped|stranded|locked|shut)\b|\b(?:stuck|trapped|stranded|locked) (?:in|at|on|out|inside)\b[^.!?]{0,40}\bfor (?:\w+ ){1,3}(?:minutes|mins|hours|days|weeks)\b|\bstuck (?:in (?:a |the )?(?:queue|traffic|loop|contract|limbo|jam|transit)|with (?:it|this|a)|on (?:hold|the phone|a|level))\b|\block(?:ed|s)? (?:\w+ )?out of (?:my|our|the|your|his|her)? ?(?:\w+ )?(?:account|app|login|portal|email|profile|page|game)\b",
    re.I,
)
"""Where it is over, or no person is held."""


def _parts(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for part in sentences_of(text):
        at = text.find(part, at)
        found.append((at, part))
    return found


def _is_asked_at_once(sentence: str) -> bool:
    """Whether somebody asks for an answer now, or before noon."""
    return _AT_ONCE_ASKED.search(sentence) is not None or (
        _BEFORE_NOON.search(sentence) is not None and not _OTHER_DAY.search(sentence)
    )


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


_DAY = (
    r"(?:(?:next |this |coming )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night|noon))?"
    r"|the \d{1,2}(?:st|nd|rd|th)(?: of [A-Z]\w+)?"
    r"|(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?"
    r"|the (?:weekend|end of (?:the|this|next) (?:week|month|year)))\b"
)
_NEEDED_BY = re.compile(
    rf"\b(?P<said>(?:by|before|no later than) (?:{_DAY}))(?!'s|\u2019s| or\b)", re.I
)
_ENDS_ON = Search(
    rf"\b(?:closes?|due|expires?|runs out|finishes|ends|deadline(?: is)?|deadline:)(?: again)? (?:on |is )?(?P<day>{_DAY})",
    re.I,
)
_IS_ASKED = re.compile(
    r"\b(?:please|pls|kindly|need|needs|must|has to|have to|got to|want|let me know|can you|could you|would you|will you|can (?:i|we)|could (?:someone|somebody)|(?:someone|somebody) (?:must|has)|expect|in time|should be (?:here|back|ready))\b|^(?:send|get|return|give|call|ring|phone|fix|put|pay|refund|bring|deliver|make|find|tell|take|come)\b",
    re.I,
)
_NO_DEADLINE = Search(
    r"\b(?:or|otherwise|else) (?:i|we|the|it|you)\b[^.!?]*$|\b(?:ordered|arrived|noticed|started|ending|used to|every|each|open|opens|i will|i'll|we'll|we will|they|he|she|your (?:\w+ )?(?:driver|engineer|team|site|website|email|app) (?:says|will))\b",
    re.I,
)


def deadline(text: str) -> str | None:
    """By when something has to be done that the customer names: "before Thursday", "by the 14th"."""
    for sentence in sentences_of(text.replace("\u2019", "'")):
        if _OVER.search(sentence):
            continue
        if found := _ENDS_ON.search(sentence):
            return f"before {_capitals(found['day'])}"
        found = _NEEDED_BY.search(sentence)
        if found is None or not _IS_ASKED.search(sentence[: found.end()]):
            continue
        if not _NO_DEADLINE.search(sentence[: found.start()]):
            by, _, day = found["said"].partition(" ")
            return f"{by.lower()} {_capitals(day)}"
    return None


def _capitals(day: str) -> str:
    """The names of days in capitals: "next Friday"."""
    return re.sub(
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
        lambda found: found.group().capitalize(),
        day.lower() if day.isupper() else day,
        flags=re.I,
    )


_CALL_ME = Search(
    r"(?:^|[.!?,;:] |\n|\b(?:please|pls|plz|somebody|someone|anyone|can you|could you|would you|will you|of you|and|or|then|just|now|must|should|ought to|needs? to) |\b(?:let|have) (?:\w+ ){1,8}|\b(?:want|like|ask|need) (?:\w+ ){1,8}to )(?:please |just )*"
    r"(?P<verb>call|ring|phone|telephone|give (?:me|us) a (?:call|ring|bell))(?P<who> (?:me|us)\b| you are|$)?",
    re.I,
)
_NO_CALL = Search(
    r"\b(?:they|he|she|nobody|never|don't|dont|not|(?:you|your \w+) (?:\w+ed|said|just|only|laugh|would|will))\b[^.!?]*$",
    re.I,
)
"""Where the words before tell who calls, or that nobody is to."""


_CALLED_SO = re.compile(r" (?:a|an|names|mr|mrs|ms|miss|by (?:my|the|his|her) )", re.I)


def wants_call(text: str) -> bool:
    """Whether somebody asks to be called: "call me NOW", "would one of you phone me?"."""
    text = text.replace("\u2019", "'")
    return any(
        (found["who"] or "").strip().lower() in ("me", "us")
        or found["verb"].lower().startswith("give")
        for found in _CALL_ME.finditer(text)
        if not _NO_CALL.search(text[: found.start("verb")])
        and not _CALLED_SO.match(text[found.end() :])
    )
