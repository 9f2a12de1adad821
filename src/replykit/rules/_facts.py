"""Facts that a complaint and its reply both state: numbers, money, days, spans, names, things."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from replykit import titles
from replykit.near import is_slip
from replykit.search import Search
from replykit.text import fold


@dataclass(frozen=True, slots=True)
class Fact:
    """Something stated at ``[start, end)``, with the value by which it is compared."""

    start: int
    end: int
    value: str
    noun: str = ""
    """What it belongs to: "order", "room", "week"."""


# --- references -----------------------------------------------------------------------------

_NOUN = (
    r"orders?|invoices?|claims?|bookings?|cases?|tickets?|references?|refs?|accounts?|polic(?:y"
    r"|ies)|tracking|"
    r"confirmation|complaints?|jobs?|quotes?|quotation|contracts?|customer|membership"
    r"|reservations?|parcel|"
    r"consignment|transaction|serial|docket|application|licen[cs]e|meter|repair|return|purchase "
    r"order|po|rma|ending"
)
_REFERENCE = Search(
    rf"\b(?P<noun>{_NOUN})(?:'s)?(?:\s+(?:reference|ref|number|num|no|nr|id|code"
    rf"|in))*\.?(?:\s+(?:is|was))?\s*[:#№(]*\s*#?"
    r"(?P<id>(?=[a-z/-]{0,8}\d)[a-z0-9]+(?:[-/_.][a-z0-9]+)*)",
    re.I,
)
_CODE = Search(
    r"(?<![\w.,£$€₹@/:-])#?(?P<id>[A-Z]{1,5}[-/]?\d{4,}[A-Z0-9]*(?:[-/][A-Z0-9]+)*|\d{5,}(?:-\d+)*"
    r"|(?<=#)\d{3,}|[A-Z]{2,5}-\d{2,}(?:-[A-Z0-9]+)*)(?![\w@]|[.,:]\d|\.\w)"
)
_NO_REFERENCE = Search(
    r"(?:(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th|am|pm|h|x)?|\d+(?:k|kg|gb|mb|mins?|days?|hours?))$",
    re.I,
)
_TELEPHONE = Search(
    r"(?:call|ring|phone|tel|text|dial|mobile|on|at|number is|line|\+)\W*(?:us on|me on)?\W*$", re.I
)
_NEW = Search(
    r"\b(?:new|replacement|second|another|case|ticket|return|claim|complaint|job"
    r"|our)\b[^.!?]{0,24}$",
    re.I,
)


def references(text: str) -> list[Fact]:
    """Order, booking, case and other reference numbers, written without their marks."""
    found: dict[int, Fact] = {}
    for pattern in (_REFERENCE, _CODE):
        for match in pattern.finditer(text):
            start, end = match.span("id")
            if any(start < fact.end and fact.start < end for fact in found.values()):
                continue
            noun = (match.groupdict().get("noun") or "").lower()
            code = re.sub(r"[^A-Z0-9]", "", match["id"].upper())
            digits = sum(char.isdigit() for char in code)
            if digits < (3 if noun else 4) or len(code) < 4 or _NO_REFERENCE.match(match["id"]):
                continue
            before = text[max(0, start - 24) : start]
            if not noun and re.match(r"0\d{9,}|\d{10,}", code) and _TELEPHONE.search(before):
                continue
            found[start] = Fact(start, end, code, noun)
    return [found[start] for start in sorted(found)]


_SURELY_NEW = Search(
    r"\b(?:new|replacement|second|another|fresh) (?:order|booking|parcel|case|ticket|reference)\b"
    r"[^.!?]{0,16}$",
    re.I,
)
_SHORT_CODE = Search(r"\b[A-Z]{1,4}-\d{3,}\b")


def short_codes(text: str) -> list[Fact]:
    """Codes of letters, a hyphen and figures, which need no noun where theirs is known."""
    return [
        Fact(*match.span(), match[0].upper().replace("-", ""), "")
        for match in _SHORT_CODE.finditer(text)
    ]


def is_new_reference(text: str, fact: Fact) -> bool:
    """Whether a reference is introduced as a number of the reply's own."""
    return bool(_NEW.search(text[max(0, fact.start - 40) : fact.start]))


def is_surely_new_reference(text: str, fact: Fact) -> bool:
    """Whether it is called the number of a new order, booking or the like."""
    return bool(_SURELY_NEW.search(text[max(0, fact.start - 40) : fact.start]))


# --- money ----------------------------------------------------------------------------------

_SIGNS = {
    "pound": "£", "quid": "£", "gbp": "£", "dollar": "$", "buck": "$", "usd": "$",
    "euro": "€", "eur": "€",
    "rupee": "₹", "rs": "₹", "rs.": "₹", "inr": "₹", "aud": "$", "cad": "$", "nzd": "$",
}  # fmt: skip
_FIGURE = r"\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{2})?(?!\d)"
_AMOUNT = Search(
    rf"(?P<sign>[£$€₹]|\b(?:rs\.?|inr|gbp|usd|eur|aud|cad|nzd)(?=[ "
    rf"\d]))\s?(?P<figure>{_FIGURE})(?P<k>k\b)?(?![\d%])"
    rf"|(?<![\w.,£$€₹])(?P<figure2>{_FIGURE})(?P<k2>k)?\s?(?P<sign2>[£€₹]|(?:pounds?|quid"
    rf"|dollars?|bucks|euros?|rupees?|rs|gbp|usd|eur|inr)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money at ``[start, end)``."""

    start: int
    end: int
    sign: str
    figure: Decimal


def amounts(text: str) -> list[Amount]:
    """Sums of money written in figures."""
    found = []
    for match in _AMOUNT.finditer(text):
        sign = (match["sign"] or match["sign2"]).lower()
        sign = _SIGNS.get(sign.rstrip("s") if len(sign) > 3 else sign, sign)
        figure = match["figure"] or match["figure2"]
        if re.search(r",\d\d$", figure) and "." not in figure and figure.count(",") == 1:
            figure = figure.replace(",", ".")
        try:
            value = Decimal(figure.replace(",", ""))
        except InvalidOperation:  # digits of another script
            continue
        if match["k"] or match["k2"]:
            value *= 1000
        found.append(Amount(*match.span(), sign, value))
    return found


# --- days -----------------------------------------------------------------------------------

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_DAY = Search(
    r"\b(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b"
    rf"|\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format('m1')}"
    rf"|\b{_MONTH.format('m2')} (?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:%])"
    r"|\b(?:the|on|by|since|from|until) (?P<d3>\d{1,2})(?:st|nd|rd|th)\b"
    r"(?! (?:floor|time|attempt|email|call|visit|birthday|anniversary|message|letter|century|of "
    r"(?:my|our|the)))",
    re.I,
)


def days(text: str) -> list[Fact]:
    """Weekdays (noun "weekday") and days of a month (noun "day"; value "14" or "14 mar")."""
    found = []
    for match in _DAY.finditer(text):
        if match["weekday"]:
            found.append(Fact(*match.span("weekday"), match["weekday"][:3].lower(), "weekday"))
            continue
        day = int(match["d1"] or match["d2"] or match["d3"])
        month = (match["m1"] or match["m2"] or "")[:3].lower()
        if 0 < day <= 31:
            found.append(Fact(*match.span(), f"{day} {month}".strip(), "day"))
    return found


def same_day(one: str, other: str) -> bool:
    """Whether two days may be the same; "14" may be "14 mar"."""
    day, _, month = one.partition(" ")
    other_day, _, other_month = other.partition(" ")
    return day == other_day and (not month or not other_month or month == other_month)


# --- spans of time, clock times, numbered things -------------------------------------------------

_COUNTS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
_SPAN = Search(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})(?P<more>[ -](?:and a half|or|to|-)|[-–]\d)?[ -]"
    r"(?P<skip>full |whole |solid |long |working |business )?(?P<unit>minute|min|hour|hr|day"
    r"|night|week|month|year)s?\b(?! (?:and a half|old))",
    re.I,
)


def spans(text: str) -> list[Fact]:
    """Spans of time that are one number of one unit: value "3", noun "week"."""
    found = []
    for match in _SPAN.finditer(text):
        if match["more"]:
            continue
        count = match["count"].lower()
        unit = {"min": "minute", "hr": "hour", "night": "night"}.get(
            match["unit"].lower(), match["unit"].lower()
        )
        found.append(Fact(*match.span(), str(_COUNTS.get(count, count)).lstrip("0") or "0", unit))
    return found


_CLOCK = Search(
    r"(?<![\w.,:£$€₹])(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?![\d.,:]\d|\d|%| ?(?:gb|kg|mb|%"
    r"|out of|stars?|pounds|euros))",
    re.I,
)
_NUMBERED = Search(
    r"\b(?P<noun>room|table|seat|gate|flat|apartment|suite|cabin|unit|platform|bus|train|route"
    r"|flight|size|version|bay|"
    r"ward|row|bed|coach|class|lane|plot|locker|pitch|aisle)\s+(?:no\.?\s*|number\s+)?#?"
    r"(?P<value>[A-Z]{0,3}-?\d{1,4}(?:\.\d+)?[A-Z]?)\b(?![:.]\d)",
    re.I,
)


def clock_times(text: str) -> list[Fact]:
    """Times of day as four figures: value "0742"."""
    found = []
    for match in _CLOCK.finditer(text):
        found.append(Fact(*match.span(), f"{int(match['h']):02}{match['m']}", "time"))
    return found


def numbered(text: str) -> list[Fact]:
    """Things with a number: "room 214", "flight BD204", "size 8"."""
    return [
        Fact(*match.span(), match["value"].upper().replace("-", ""), match["noun"].lower())
        for match in _NUMBERED.finditer(text)
    ]


# --- addresses ------------------------------------------------------------------------------

_ADDRESS = Search(
    r"\b(?P<number>\d{1,4}[A-Za-z]?),? (?P<street>(?:[A-Z][\w'’-]+ ){1,3}(?:Street|St|Road|Rd"
    r"|Avenue|Ave|Lane|Ln|Drive|Close|Court|Way|Crescent|Terrace|Gardens|Grove|Boulevard|Row|Mews|Hill"
    r"|Place))\b"
)
_POSTCODE = Search(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def addresses(text: str) -> list[Fact]:
    """House numbers with the street as noun, and postcodes (noun "postcode")."""
    found = [
        Fact(*match.span(), match["number"].upper(), match["street"].lower())
        for match in _ADDRESS.finditer(text)
    ]
    for match in _POSTCODE.finditer(text):
        found.append(Fact(*match.span(), match[0].replace(" ", ""), "postcode"))
    return found


# --- what was ordered and what came ---------------------------------------------------------------

_KIND = (
    r"(?:size |a |an |the |in |some |only |just |your |my )*"
    r"(?P<{0}>\d{{1,3}}(?:\.5)?(?![\d:.,]\d|\d|%| ?(?:am|pm|days?|weeks?|months?|hours?|minutes?"
    r"|years?|times|miles|of|st|nd|rd|th)\b)"
    r"|small|medium|large|red|blue|green|black|white|grey|gray|brown|pink|purple|yellow|orange"
    r"|beige|cream|navy|silver|gold)\b"
)
_GOT = Search(
    r"\b(?:sent|send|received|got|delivered|gave|given)\b(?! (?:it|them|you )?back)"
    rf"(?: (?:me|us|you|out))? {_KIND.format('value')}",
    re.I,
)
_ORDERED = Search(
    rf"\b(?:ordered|asked for|wanted|paid for|bought|chose|need|needed|requested) "
    rf"{_KIND.format('value')}",
    re.I,
)
_COMING = Search(
    r"\b(?:i|we)(?:['’]ll| will|['’]ve| have|['’]re|['’]m| are| am) "
    r"(?:now |just |be |already |also )*(?:send|sending|sent|posted|post|posting|dispatched|order"
    rf"|ordered)(?: you)?(?: out)? {_KIND.format('value')}"
    rf"|(?:\A|[.!?;,]\s+|\band ){_KIND.format('other')}(?: \w+)? (?:is|are) "
    r"(?:now |already )?(?:on (?:its|their|the) way|in the post|coming)",
    re.I,
)


def got_and_ordered(text: str) -> tuple[str, str] | None:
    """The size, number or colour that came and the one that was ordered, if one of each is told."""
    got = {match["value"].lower() for match in _GOT.finditer(text)}
    ordered = {match["value"].lower() for match in _ORDERED.finditer(text)}
    if len(got) != 1 or len(ordered) != 1 or got == ordered:
        return None
    (came,), (wanted,) = got, ordered
    return (came, wanted) if came[0].isdigit() == wanted[0].isdigit() else None


def said_to_have_come(text: str) -> list[Fact]:
    """The sizes, numbers or colours that a reply says the customer got (noun "got")."""
    return [
        Fact(*match.span("value"), match["value"].lower(), "got")
        for match in _GOT.finditer(text)
        if match["value"]
    ]


def said_to_be_coming(text: str) -> list[Fact]:
    """The sizes, numbers or colours that a reply says are on their way (noun "coming")."""
    found = []
    for match in _COMING.finditer(text):
        name = "value" if match["value"] else "other"
        found.append(Fact(*match.span(name), match[name].lower(), "coming"))
    return found


# --- how many came, and where to ------------------------------------------------------------------

_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_COUNTS)})"
_CAME = r"(?:came|arrived|turned up|(?:was|were|has been|have been) (?:delivered|sent|in the box))"
_SHORT_BY = Search(
    rf"\b(?:ordered|bought|paid for|booked|asked for) (?P<all>{_COUNT}) (?P<noun>[a-z]+s)\b"
    rf"[^.!?]{{0,40}}?\bonly (?P<got>{_COUNT})(?: of them)? {_CAME}\b",
    re.I,
)
_PART_CAME = Search(
    rf"\b(?P<got>{_COUNT}) of (?:your|the) (?P<all>{_COUNT}) (?P<noun>[a-z]+s) {_CAME}\b", re.I
)


def _told_parts(search: Search, text: str) -> list[Fact]:
    return [
        Fact(
            *match.span("got"),
            str(_COUNTS.get(match["got"].lower(), match["got"])),
            f"{_COUNTS.get(match['all'].lower(), match['all'])} {match['noun'].lower()}",
        )
        for match in search.finditer(text)
    ]


def fewer_came(text: str) -> list[Fact]:
    """How many came of what a customer ordered: "three chairs and only two came"."""
    return _told_parts(_SHORT_BY, text)


def part_came(text: str) -> list[Fact]:
    """How many a reply says came: "one of your three chairs came"."""
    return _told_parts(_PART_CAME, text)


_CAP = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:['’-]?[A-ZÀ-Þ][a-zà-ÿ]+)*"
_PLACE = rf"{_CAP}(?: {_CAP})?"
_ROUTE = Search(rf"\bfrom (?P<a>{_PLACE}) to (?P<b>{_PLACE})")
_TIMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|april|may|june"
    r"|july|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|easter|christmas",
    re.I,
)


def routes(text: str) -> list[tuple[Fact, Fact]]:
    """Journeys told as "from Rome to Oslo": both ends (nouns "from" and "to")."""
    return [
        (
            Fact(*match.span("a"), match["a"].lower(), "from"),
            Fact(*match.span("b"), match["b"].lower(), "to"),
        )
        for match in _ROUTE.finditer(text)
        if not _TIMES.match(match["a"]) and not _TIMES.match(match["b"])
    ]


# --- people ----------------------------------------------------------------------------------

_SIGNED = Search(
    rf"(?:(?i:regards|sincerely|faithfully|truly|thanks|thank you|cheers|wishes|yours"
    rf"|best)[,.!]*\s+|\n\s*|[.!?]\s+[-–—]\s*|\s[-–—]\s*)"
    rf"(?P<title>{titles.ANY}\s+)?(?P<name>(?:{_CAP}|[A-Z]\.?)(?:\s+(?:{_CAP}"
    rf"|[A-Z]\.?)){{0,2}})\s*[.,]?\s*\Z"
)
_GREETED = Search(
    rf"\A\s*(?:(?i:dear|hi|hello|hey|hiya|good morning|good afternoon|good evening|morning"
    rf"|afternoon|evening)(?:\s+(?i:there|again))?,?)\s+"
    rf"(?P<title>{titles.ANY}\s+)?(?P<name>{_CAP}(?:\s+{_CAP}){{0,2}})(?=\s*(?:[,.!:;–—-]|\n|\Z))"
)
_NO_NAME = frozenset(
    """customer sir madam guest team all everyone everybody there friend friends mum mom dad dear
    valued client reviewer traveller traveler user member patient parent student resident tenant
    passenger thanks thank regards sincerely please refund sorry ps monday tuesday wednesday
    thursday friday saturday sunday help avoid disgusted disappointed customers folks
    angry sad never terrible awful horrible worst bad sent from iphone android refunds applicant
    renter rider support""".split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named: title, names, and where."""

    start: int
    end: int
    title: str
    names: tuple[str, ...]


def _person(match: re.Match[str] | None) -> Person | None:
    if match is None:
        return None
    names = tuple(fold(name)[0].strip(".") for name in match["name"].split())
    if any(name in _NO_NAME for name in names):
        return None
    title = (match["title"] or "").strip().rstrip(".").lower()
    start = match.start("title") if match["title"] else match.start("name")
    return Person(start, match.end("name"), title, names)


def signature(text: str) -> Person | None:
    """Who signed the complaint, if its last words are a name."""
    return _person(_SIGNED.search(text.rstrip()[-90:] if len(text) > 90 else text.rstrip()))


def greeting(text: str) -> Person | None:
    """Whom the reply greets by name."""
    return _person(_GREETED.match(text))


_ABOUT_NAME = Search(
    r"\b(?:name|spell\w*|spelt|misspel\w*|called me|call me|calling me|addressed (?:me|as))\b", re.I
)
_TOLD_NAME = Search(
    rf"(?i:\bmy (?:first |given |last )?name(?:['’]s| is)|\b(?:it['’]s|it is|i['’]m|i am)"
    rf"|\bspel(?:t|led))"
    rf"(?i: (?:actually|really|spelt|spelled|called))? (?P<name>{_CAP})(?=[\s,.!;:)]|\Z)"
)


def told_name(text: str) -> Person | None:
    """The name by which a customer who complains of a wrong one says they go, if it is one."""
    if not _ABOUT_NAME.search(text):
        return None
    found = {fold(m["name"])[0]: m for m in _TOLD_NAME.finditer(text)}
    found = {name: m for name, m in found.items() if name not in _NO_NAME}
    if len(found) != 1:
        return None
    ((name, match),) = found.items()
    return Person(*match.span("name"), "", (name,))


_DEATH = Search(r"\b(?:late|died|dies|dead|death|passed away|funeral|stillborn|widow\w*|estate)\b")
_OF_KIN = (
    r"(?:mother|father|mum|mom|dad|son|daughter|wife|husband|brother|sister|gran|grandmother"
    r"|grandfather|nan|uncle|aunt|baby|partner)"
)


def is_the_dead(text: str, name: str) -> bool:
    """Whether a text that tells of a death gives the name as that of one of the family."""
    if not _DEATH.search(text):
        return False
    said = re.escape(name)
    return bool(
        re.search(
            rf"\b(?:{_OF_KIN},? {said}\b|(?:his|her|their) name (?:is|was) {said}\b"
            rf"|{_OF_KIN}['’]s name (?:is|was) {said}\b)",
            text,
            re.I,
        )
    )


# --- likeness ---------------------------------------------------------------------------------


def resemble(one: str, other: str) -> bool:
    """Whether a number looks like a slip of the other."""
    if one.endswith(other) or other.endswith(one):
        return False
    if one.startswith(other) or other.startswith(one):
        return min(len(one), len(other)) >= 5 and abs(len(one) - len(other)) == 1
    return is_slip(one, other)


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut ``[start, end)`` at commas, semicolons, dashes and "and", "but", "so"."""
    last = start
    for match in re.finditer(r"[,;:](?=\s)|\s[-–—]\s|\s(?=(?:and|but|so|then)\s)", text[start:end]):
        yield last, start + match.start()
        last = start + match.end()
    yield last, end
