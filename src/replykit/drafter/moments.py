"""Times and numbers in one spelling, so that a rewording may say the same ones otherwise.

"5 pm", "17:00" and "five in the afternoon" are one time; so are "Thu" and "Thursday", "3rd of May"
and "May 3", "£45" and "45.00 pounds".
"""

import re
from decimal import Decimal

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_HOUR_WORDS = {word: number for number, word in enumerate(_UNITS) if number}
_COUNTS = {
    **{word: number for number, word in enumerate(_UNITS) if number > 1},
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
LOOSE_NUMBERS = frozenset("hundred thousand half double dozen couple".split())
"""Words for numbers that are no value by themselves."""
_ORDINALS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh
        twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
        twentieth""".split(),
        1,
    )
}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SHORT_DAY = re.compile(
    r"\b(?:(Mon|Tue|Tues|Wed|Weds|Thu|Thur|Thurs|Fri)"
    r"|(?<=\bby )(Sat|Sun)|(?<=\bon )(Sat|Sun)|(?<=\bthis )(Sat|Sun)|(?<=\bnext )(Sat|Sun))\b\.?"
    r"(?=$|[\s,;:!?)]|\.)"
)
_SHORT_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?= \d|[,;.]|$)"
    r"|(?<=\d )(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_DATE = re.compile(
    rf"\b(?:the )?(?P<d>\d{{1,2}}|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})\b"
    rf"|\b(?P<m2>{_MONTH}) (?:the )?(?P<d2>\d{{1,2}}|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)?\b"
    r"(?![:.]\d)"
)
_HOUR = rf"(?:\d{{1,2}}|{'|'.join(_HOUR_WORDS)})"
_PART_OF_DAY = r"(?: (?:in the|this|that|tomorrow) (?P<part{0}>morning|afternoon|evening))"
_CLOCK = re.compile(
    rf"\b(?P<h>{_HOUR})(?:[:.](?P<min>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?(?!\w)"
    rf"|\b(?P<h2>[01]?\d|2[0-3])[:.](?P<min2>[0-5]\d)(?!\d)(?: ?o'clock| hours| hrs)?"
    rf"|\b(?P<h3>{_HOUR}) ?o'clock{_PART_OF_DAY.format(3)}?"
    rf"|\b(?P<h4>{_HOUR}){_PART_OF_DAY.format(4)}"
    r"|\b(?P<noon>noon|midday|mid-day)\b|\b(?P<night>midnight)\b"
)
_SAME_WORDS = (
    (re.compile(r"\b(?:business|office|work) (day|hour)"), r"working \1"),
    (re.compile(r"\bworkday"), "working day"),
    (re.compile(r"\bthe (?:working )?day after (?=tomorrow)"), "overmorrow "),
    (re.compile(r"\bhalf an hour\b|\bthirty minutes\b"), "30 minute"),
    (re.compile(r"\b(?:a|one) fortnight\b"), "2 week"),
    (re.compile(r"\b(?:an|one|1|the) (hour|day|week|month)\b"), r"the \1"),
    (re.compile(r"\b(hour|minute|day|week|month)s\b"), r"\1"),
    (re.compile(r"\bhrs?\b"), "hour"),
    (re.compile(r"\bmins?\b"), "minute"),
)
_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")


def plainly(text: str) -> str:
    """A text in small letters with its times and dates in one spelling.

    A clock time becomes ``@1700``, a date ``@3-may``, a weekday its whole name.
    """
    text = spelt_out(re.sub(r"[^\S\n]+", " ", text.replace("’", "'")))
    text = _DATE.sub(_date, text.lower())
    text = _CLOCK.sub(_clock, text)
    for pattern, same in _SAME_WORDS:
        text = pattern.sub(same, text)
    return text


def spelt_out(text: str) -> str:
    """A text with the names of days and months written in full."""
    return _SHORT_MONTH.sub(_whole_month, _SHORT_DAY.sub(_whole_day, text))


def _whole_day(match: re.Match[str]) -> str:
    short = match[match.lastindex or 0][:3].lower()
    return next(day.capitalize() for day in _DAYS if day.startswith(short))


def _whole_month(match: re.Match[str]) -> str:
    short = match[match.lastindex or 0][:3].lower()
    return next(month.capitalize() for month in _MONTHS if month.startswith(short))


def _date(match: re.Match[str]) -> str:
    day, month = match["d"] or match["d2"], match["m"] or match["m2"]
    return f"@{int(_ORDINALS.get(day, 0) or day)}-{month}"


def _clock(match: re.Match[str]) -> str:
    if match["noon"]:
        return "@1200"
    if match["night"]:
        return "@0000"
    given = match["h"] or match["h2"] or match["h3"] or match["h4"]
    hour = _HOUR_WORDS.get(given) or int(given)
    part = match["part3"] or match["part4"]
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    elif part in ("afternoon", "evening") and hour < 12:
        hour += 12
    return f"@{hour:02}{match['min'] or match['min2'] or '00'}"


def times(plain: str) -> set[str]:
    """The clock times and dates of a text that was made plain, with the days they name."""
    return set(re.findall(r"@[\w-]+", plain))


def numbers(plain: str) -> dict[str, str]:
    """The numbers of a text that was made plain, its times aside: by value, as they stand."""
    bare = re.sub(r"@[\w-]+", " ", plain)
    found = {_value(match[0]): match[0] for match in _FIGURE.finditer(bare)}
    for word in re.findall(r"[a-z]+", bare):
        if word in _COUNTS:
            found.setdefault(str(_COUNTS[word]), word)
    return found


def _value(figure: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", figure):
        return format(Decimal(figure.replace(",", "")).normalize(), "f")
    return figure


_EMPTY = frozenset("by of on in at the a an no later than before until till around this".split())
_AROUND = re.compile(
    r"\b(?:around|about|roughly|approximately|approx|after|some ?time|from|hopefully|"
    r"ideally|probably|maybe|possibly|perhaps|circa|towards?|unless)\s+(?:the |at |by |on )*$"
)
_OR_SO = re.compile(r"^(?:ish\b|,? (?:or so|or thereabouts|at the earliest|or later|if))")


def keeps_time(plain: str, when: str, first: str) -> bool:
    """Whether a sentence names a time as firmly as the draft does.

    Args:
        plain: the rewording, made plain.
        when: the time, made plain: "by @1700 on thursday".
        first: the draft, made plain.
    """
    wanted = [word for word in re.findall(r"@[\w-]+|\w+", when) if word not in _EMPTY]
    for sentence in re.split(r"[.!?]\s|\n", plain):
        places = [re.search(rf"(?<![\w@]){re.escape(word)}(?![\w-])", sentence) for word in wanted]
        found = [place for place in places if place]
        if len(found) < len(places) or not found:
            continue
        start, end = min(p.start() for p in found), max(p.end() for p in found)
        loose = _AROUND.search(sentence[max(0, start - 30) : start])
        if loose and loose[0] in first:
            loose = None
        if loose is None and not _OR_SO.match(sentence[end : end + 20]):
            return True
    return False
