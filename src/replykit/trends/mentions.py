"""Places, members of staff and days, as the texts themselves name them.

Each pattern wants a word that says what the name is: "your York branch", "your driver Gary".
Told only where several customers name the same, so a slip of one stays untold.
"""

import re
import string
from collections.abc import Iterable, Iterator

from replykit.complaint.concepts import word_list
from replykit.model import Details, Span

_CAP = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{1,20}(?:['’-][A-Za-zÀ-ÿ]{1,20}){0,2}"
_PLACE = rf"(?:St\.? )?{_CAP}(?: (?:{_CAP}|Road|Street))?"
_SITE = (
    r"(?:branch|store|shop|outlet|office|depot|warehouse|hotel|restaurant|caf[eé]|clinic|surgery|"
    r"hospital|site|station|airport|terminal|showroom|salon|gym|garage|centre|center|campus|"
    r"location|counter|pharmacy|supermarket)"
)
_SURE_PLACES = (
    re.compile(rf"\b(?:[Yy]our|[Tt]he|[Mm]y local|[Oo]ne of your|at|[Aa]) ({_PLACE}) {_SITE}\b"),
    re.compile(rf"\b{_SITE} (?:in|at|near) ({_PLACE})"),
)
_NEAR = re.compile(rf"\bin ({_PLACE})")
_NO_PLACE = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan diwali "
    "english french german spanish welsh polish app apple google play amazon android windows "
    "customer service services support head post online main new old local nearest other only "
    "first second third the this that your our my store shop branch i it we he she they".split()
)

_ROLE = (
    r"(?:driver|courier|agent|rep|representative|manager|engineer|technician|waiter|waitress|"
    r"receptionist|assistant|adviser|advisor|operator|supervisor|plumber|electrician|nurse|doctor|"
    r"consultant|salesman|saleswoman|salesperson|fitter|cleaner|clerk|cashier|teller|colleague|"
    r"server|instructor|stylist|guard|host|handler|specialist|officer|broker)"
)
_FULL = rf"{_CAP}(?: {_CAP})?"
_STAFF = (
    (True, re.compile(rf"\b(?:[Yy]our|[Tt]he|[Aa]n?)(?: \w{{1,20}})? {_ROLE},? ({_FULL})")),
    (True, re.compile(rf"\b{_ROLE} (?:called|named|by the name of) ({_FULL})")),
    (False, re.compile(
        r"\b(?:spoke|talked|speaking|talking|chatted|dealt|dealing) (?:to|with) "
        rf"(?!your\b)({_FULL})")),
    (False, re.compile(rf"\b(?:served|helped|seen|treated|told) by ({_FULL})")),
    (False, re.compile(
        rf"\b({_CAP}) (?:from|in|at|on) (?:your|customer|support|reception|accounts|billing|sales|"
        r"claims|tech)\b")),
)  # fmt: skip

_MONTHS = "january february march april may june july august september october november december"
_MONTH = {name[:3]: name.capitalize() for name in _MONTHS.split()}
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.I)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3})[a-z]*", re.I)
_MONTH_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?!\d)", re.I)
_ISO = re.compile(r"\d{4}-(\d{2})-(\d{2})$")
_HOLIDAY = re.compile(
    r"(christmas|boxing day|new year|easter|good friday|valentine|mother|father|hallowe|"
    r"thanksgiving|diwali|eid|black friday|cyber monday|bank holiday)",
    re.I,
)


def read_place(text: str) -> tuple[str | None, str | None]:
    """A place that the text names as one, and a word that may be one."""
    sure = next(_places(text, _SURE_PLACES), None)
    return sure, sure or next(_places(text, (_NEAR,)), None)


def _places(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[str]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            words = match[1].split()
            while words and words[-1].lower() in _NO_PLACE:
                words.pop()
            if words and words[0].lower() not in _NO_PLACE:
                yield " ".join(words)


def read_staff(text: str) -> str | None:
    """A member of staff whom the text names."""
    given = word_list("given")
    for trusted, pattern in _STAFF:
        for match in pattern.finditer(text):
            first = match[1].split()[0].lower()
            if first in given or (trusted and first not in _NO_PLACE):
                return match[1]
    return None


def read_said_days(details: Details) -> tuple[str, ...]:
    """The days that a complaint names, each as "Saturday", "12 March" or "Black Friday"."""
    found = (_day(span) for span in details.dates)
    return tuple(sorted({day for day in found if day}))


def _day(span: Span) -> str | None:
    text = span.text
    if _HOLIDAY.search(text):
        return string.capwords(text)
    if match := _ISO.match(text):
        return _dated(int(match[2]), list(_MONTH)[(int(match[1]) - 1) % 12])
    if match := _DAY_MONTH.search(text):
        return _dated(int(match[1]), match[2])
    if match := _MONTH_DAY.search(text):
        return _dated(int(match[2]), match[1])
    if match := _WEEKDAY.search(text):
        return match[1].capitalize() + "day"
    return None


def _dated(day: int, month: str) -> str | None:
    name = _MONTH.get(month.lower())
    return f"{day} {name}" if name and 1 <= day <= 31 else None
