"""Literal parts of a complaint: reference numbers, money, dates, spans of time, people, things."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from replykit import titles
from replykit.complaint.concepts import word_list
from replykit.complaint.story import Story
from replykit.model import Details, Span
from replykit.search import Search
from replykit.text import lower

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_WORDS = (
    rf"(?:a |an )?(?:(?:{_SMALL}|hundred|thousand|million)(?:[ -]|(?= ?$)))"
    rf"(?:(?:{_SMALL}|hundred|thousand|million|and|point|a half)[ -]){{0,8}}"
)
_FIGURE = r"\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SYMBOL = r"(?:[a-z]{0,3}[£$€¥₹₦₽₩₱]|\brs\.?|\binr|\bgbp|\busd|\beur|\baud|\bcad|\bnzd|\bchf|\bzar|\baed|\bsgd|\bkes|\bngn)"
_MONEY_WORD = (
    r"(?:quid|pounds?(?: sterling)?|dollars?|bucks|euros?|pence|cents|rupees?|rs|grand|francs?|"
    r"rand|dirhams?|naira|shillings?|kroner|kronor|zloty|lakhs?|gbp|usd|eur|inr|aud|cad|nzd|chf)"
)
_AMOUNT = Search(
    rf"{_SYMBOL} ?(?:{_FIGURE})(?:k|m|bn)?(?![\d])(?: (?:lakhs?|crores?|million|grand)\b)?(?:/-)?(?:[-–](?:{_FIGURE}))?"
    rf"|(?<![\w.,£$€])(?:{_FIGURE})k? ?(?:[£€₹]|{_MONEY_WORD}\b)"
    rf"|(?<![\w.,£$€])\d{{1,3}}p\b(?!\.?m)"
    rf"|\b(?:{_WORDS}){_MONEY_WORD}\b(?: (?:and )?{_SMALL}(?:[- ](?:{_SMALL}))?(?: (?:pence|cents|p))?\b)?"
    r"|\b(?:a |an? extra )?(?:fiver|tenner|hundred quid|couple of (?:quid|hundred (?:quid|pounds|dollars)))\b",
    tells=(
        *"£$€¥₹₦₽₩₱",
        *"""quid pound dollar bucks euro pence cents rupee grand franc rand dirham naira shilling kroner kronor zloty lakh
        gbp usd eur inr aud cad nzd chf zar aed sgd kes ngn fiver tenner hundred couple""".split(),
    ),
    signs=(r"\dp\b", r"\brs\b|\drs"),
)

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_DAY_SHORT = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_SURE_MONTH = (
    r"(?:january|february|april|june|july|august|september|october|november|december|"
    r"\bjan\b|\bfeb\b|\bmar\b|\bapr\b|\bjun\b|\bjul\b|\baug\b|\bsept?\b|\boct\b|\bnov\b|\bdec\b)"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"
_NAMED = (
    r"christmas(?: (?:eve|day))?|xmas(?: (?:eve|day))?|boxing day|new year'?s?(?: (?:eve|day))?|"
    r"easter(?: (?:sunday|monday|saturday))?|good friday|palm sunday|valentine'?s(?: day)?|"
    r"mother'?s day|mothering sunday|father'?s day|hallowe'?en|thanksgiving|diwali|eid(?: al-\w+)?|"
    r"black friday|cyber monday|bonfire night|hanukkah|ramadan|passover|pancake day|"
    r"st\.? patrick'?s day|labou?r day|memorial day|independence day|anzac day|burns night|"
    r"(?:the )?bank holiday(?: monday)?|remembrance sunday|lunar new year|chinese new year"
)
_DATE = re.compile(
    rf"\b(?:(?:{_NAMED})\b"
    r"|\d{4}-\d{2}-\d{2}\b|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b|\d{1,2}/\d{1,2}\b(?!/)"
    rf"|(?:{_DAY},? )?(?:the )?(?:{_ORDINAL}|\d{{1,2}})(?: of)? {_MONTH}(?:,? (?:19|20)\d\d\b)?"
    rf"|(?:{_DAY},? )?{_MONTH} (?:the )?(?:{_ORDINAL}|\d{{1,2}})\b(?!:|%|\.\d| ?(?:am|pm|people|of us))(?:,? (?:19|20)\d\d\b)?"
    rf"|(?:early |mid-?|late )?{_MONTH},? (?:19|20)\d\d\b"
    rf"|{_DAY},? (?:the )?(?:{_ORDINAL}|\d{{1,2}}\b(?! ?(?:am|pm|[:.]\d)))"
    rf"|{_DAY}\b"
    rf"|{_SURE_MONTH}\b"
    rf"|{_ORDINAL}\b)",
)
_LOOSE_DATE = re.compile(
    rf"\b(?:{_DAY_SHORT}(?! (?:there|here|in|on|at|down|with|for|and waited|by)\b)"
    r"|(?:(?<=in )|(?<=since )|(?<=until )|(?<=till )|(?<=last )|(?<=by )|(?<=from )|(?<=of )|(?<=early )|(?<=late ))(?:May|March|may|march)\b(?! (?:be|have|not)\b)"
    r"|(?:(?<=on )|(?<=by )|(?<=since )|(?<=last )|(?<=this )|(?<=next )|(?<=til )|(?<=till )|(?<=until ))(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b)"
)
_NOT_A_DATE = re.compile(
    r"^ (?:floor|time|attempt|email|e-mail|call|phone call|visit|person|birthday|anniversary|"
    r"message|letter|one|parcel|replacement|engineer|technician|century|grade|form|edition|"
    r"generation|party|class|day|week|month|year|rate|street|avenue|night|tier|gen|of (?:my|the|our))\b",
    re.I,
)  # fmt: skip

_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|weekends?|months?|mths?|"
    r"years?|yrs?|decades?|fortnights?)"
)
_COUNT = (
    rf"(?:\d+(?:[.,]\d+)?(?:\+|½)?(?: ?(?:-|–|to|or) ?\d+)?"
    rf"|(?:{_SMALL}|a hundred|a dozen)(?:[- ](?:{_SMALL}))?(?:(?:-| or | to )(?:{_SMALL}))?"
    r"|several|a few|half an?|a couple(?: of)?|couple of|an?|a whole|a full|a good|a solid|a further|dozens of|many)"
)
_DURATION = re.compile(
    rf"\b(?:{_COUNT})(?: and a half| full| whole| solid| long| straight| further| more)*"
    rf"[ -]?(?:working |business |calendar |consecutive |trading )?{_UNIT}\b"
    rf"(?: and a half\b|,? (?:and )?(?:\d+|{_SMALL})(?:[- ](?:{_SMALL}))? ?{_UNIT}\b)?"
    r"|\b\d+(?:\.\d+)? ?(?:h|hr|d)(?: ?\d{1,2} ?(?:m|min|mins))?\b"
    r"|\b(?:three|two) quarters of an hour\b|\bquarter of an hour\b|\bhalf hour\b|\bhalf an hour\b",
)
_RATE = re.compile(
    r"(?:\d|quid|pounds?|dollars?|euros?|times|once|twice|pence|p|p\.?m|fee|rent)[ ]?$", re.I
)
_AGE = re.compile(r"^[- ]?(?:-?olds?\b|[- ]of[- ]age)", re.I)

_REFERENCE_NOUN = (
    r"(?:orders?|invoices?|claims?|bookings?|cases?|tickets?|references?|ref|accounts?|a/c|acct|polic(?:y|ies)|"
    r"tracking|confirmation|complaints?|jobs?|quotes?|quotation|contracts?|customer|membership|member|"
    r"reservations?|parcel|consignment|incident|incident report|transaction|serial|patient|student|"
    r"tenancy|crime|repair|return|rma|po|purchase order|request|report|docket|pnr|application|enquiry|licence|meter)"
)
_REFERENCE = re.compile(
    rf"\b{_REFERENCE_NOUN}(?:'s)?(?:[ -](?:reference|ref|number|num|no|nr|id|code))*\.?"
    r"(?: (?:is|was|reads)\b)?[ ]?[:#№(]*[ ]?#?(?P<id>(?=[A-Za-z-]{0,8}\d|[A-Z0-9]{5,9}\b)[A-Za-z0-9]+(?:[-/_][A-Za-z0-9]+)*)",
    re.I,
)
_HASHED = re.compile(r"(?<![\w&])#(?P<id>(?=[A-Za-z-]{0,6}\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)")
_CODE = re.compile(
    r"\b(?P<id>[A-Z]{1,5}-?\d{4,}[A-Z0-9]*(?:-[A-Z0-9]+)*|[A-Z]{2,5}-\d{2,}-[A-Z0-9-]+|[A-Z]{2,4}-\d{3,}[A-Z]?)\b"
)
_FLIGHT = re.compile(r"\b(?:[A-Z]{2}|[A-Z]\d|\d[A-Z]) ?\d{2,4}\b")
_POSTCODE = re.compile(r"^[A-Z]{1,2}\d{1,2}[A-Z]?$")

_TITLE = rf"(?:{titles.ANY}|(?:Captain|Sgt|Madame|Herr|Frau|Señor|Signora?)\.?)"
_CAP = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:['’-][A-ZÀ-Þ]?[a-zà-ÿ]+)*|O['’][A-Z][a-z]+|Mc[A-Z][a-z]+|Mac[A-Z][a-z]+"
_FULL = rf"(?:{_CAP})(?: (?:(?:{_CAP})|[A-Z]\.?(?= [A-Z])|(?:van|de|der|den|von|da|di|al|bin|la)(?= ))){{0,3}}"
ROLE = (
    r"(?:driver|courier|agent|rep|representative|manager|colleague|engineer|technician|waiter|waitress|"
    r"receptionist|assistant|adviser|advisor|operator|supervisor|plumber|builder|electrician|nurse|"
    r"doctor|teacher|instructor|guide|stylist|hairdresser|barber|consultant|salesman|saleswoman|"
    r"salesperson|fitter|cleaner|chef|host|clerk|cashier|steward|trainer|photographer|account manager|"
    r"husband|wife|son|daughter|mum|mom|mother|dad|father|brother|sister|partner|boss|friend|neighbour|"
    r"neighbor|nan|gran|grandson|granddaughter|niece|nephew|uncle|aunt|flatmate|groom|bride|guy|lady|bloke|"
    r"man|woman|lad|girl|gentleman|chap|foreman|director|designer|solicitor|vet|tutor|warden|porter|matron|colleagues?|midwife|carer|pharmacist|dentist|groomer|optician|therapist|physio|childminder|coach|caretaker|headteacher|bartender|barista|officer)"
)
_NAME = (
    Search(rf"\b{_TITLE} (?:and {_TITLE} )?(?P<n>(?:[A-Z]\.? )*{_FULL})"),
    Search(rf"^[ \t]*(?:Dear|Hi|Hello|Hey|Hiya|Good (?:morning|afternoon|evening)|Morning|Attn:?|FAO) (?!(?:{_TITLE})\b)(?P<n>{_FULL})(?=[ ]*(?:,|\n|!|$|-|–|—| and\b))", re.M),
    Search(rf"\b(?:called|named|name is|name's|name was|[Tt]his is|[Ii]t'?s|I am|I'm|spoke to|spoke with|speak to|speaking to|talked to|told|ask(?:ed)? for|dealt with|someone called|by|signed(?: for)? by|thanks,?|cheers,?|to) (?P<n>{_FULL})(?=\s|[,.;:!?)]|$)"),
    Search(rf"\b(?:[Yy]our|[Mm]y|[Oo]ur|[Tt]he|[Aa]|his|her|their)(?: \w+)? {ROLE},? (?P<n>{_FULL})"),
    Search(rf"\b(?P<n>{_CAP}) (?:from|in|at|on) (?:your|the|customer|support|reception|accounts|billing|sales|claims|tech)\b"),
    Search(rf"(?:regards|sincerely|faithfully|truly|thanks|thank you|thx|cheers|best|wishes|respectfully|yours|ta)[,.!]?\s*\n+[ \t]*(?P<n>(?:(?:{_TITLE}) )?(?:[A-Z]\.? ?)*{_FULL})", re.I),
    Search(rf"(?:\n|[.!?,] )[-–—~]? ?(?P<n>(?:[A-Z]\. ?)*{_FULL})[ ]*(?:\([^)]*\))?\s*\Z"),
    Search(rf"\b(?:[Rr]egards|[Tt]hanks|[Cc]heers|[Ss]incerely|[Ff]aithfully|[Tt]ruly|[Yy]ours|[Tt]a|[Bb]est)[,.]? (?P<n>(?:[A-Z]\.? )*{_FULL})[ .]*(?:\([^)]*\))?\s*(?:\n|\Z)"),
    Search(rf"(?:\b[Mm]y (?:full )?name(?: is|['’]s|:)|^Name:) (?P<n>{_FULL})(?=\s|[,.;:!?)]|$)", re.M),
    Search(rf"\b(?:I am|I['’]m) (?P<n>(?:{_CAP}) {_FULL})(?! [A-Z])(?=\s|[,.;:!?)]|$)"),
)  # fmt: skip
_SURE = {0, 1, 5, 7, 8}
_LOOSE, _LAST, _I_AM = 3, 6, 9
_PET = Search(
    r"\b(?:dog|cat|puppy|kitten|horse|pony|rabbit|hamster|spaniel|labrador|parrot|hound|terrier|mare|foal|tortoise)\b[^.!?]{0,20}$",
    re.I,
)


def read_details(story: Story) -> Details:
    """All literal details; products are found with the issue (see replykit.complaint.summary)."""
    text = story.text
    low = lower(text)
    dates = list(_dates(text, low))
    amounts = [m.span() for m in _AMOUNT.finditer(low)]
    flights = [m.span() for m in _FLIGHT.finditer(text) if _is_flight(text, m)]
    references = sorted(
        s for s in _references(text) if not _overlaps(s, flights) and not _overlaps(s, amounts)
    )
    dates = [s for s in dates if not _overlaps(s, references) and not _overlaps(s, amounts)]
    durations = [s for s in _durations(low) if not _overlaps(s, amounts)]
    return Details(
        order_ids=_spans(story, references),
        amounts=_spans(story, amounts),
        dates=_spans(story, dates),
        durations=_spans(story, durations),
        names=_spans(story, _names(story.letter)),
        products=_spans(story, flights),
    )


def _spans(story: Story, places: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    text = story.given
    trimmed = set()
    for start, end in places:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip(" ,"))
        end -= len(piece) - len(piece.rstrip(" ,.-"))
        if start < end:
            trimmed.add((start, end))
    return tuple(story.span(*place) for place in sorted(trimmed))


def _overlaps(place: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether a place overlaps one of others, which are in order and do not overlap."""
    before = bisect_left(others, (place[1],))
    return before > 0 and others[before - 1][1] > place[0]


def _references(text: str) -> Iterator[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for pattern in (_REFERENCE, _HASHED, _CODE):
        for match in pattern.finditer(text):
            place = match.span("id")
            code = match["id"]
            if _overlaps(place, taken) or not _is_code(code, pattern is _REFERENCE):
                continue
            insort(taken, place)
            yield place


_MODEL = re.compile(r"[A-Z]{1,5}-?\d{1,4}[A-Z]?")
_MODEL_WORD = Search(r"\b(?:model|type|version|series|edition)(?: (?:no\.?|number))?:? $", re.I)
_REFERRED = Search(rf"\b{_REFERENCE_NOUN}(?:'s)? $", re.I)


def drop_models(story: Story, details: Details, things: Iterable[Span]) -> Details:
    """Details without the order numbers that are the model of a thing: ``kettle KX-450``."""
    ends = {thing.end for thing in things}

    def is_model(code: Span) -> bool:
        before = story.given[max(0, code.start - 40) : code.start]
        if not _MODEL.fullmatch(code.text):
            return False
        follows = before.endswith(" ") and code.start - 1 in ends and not _REFERRED.search(before)
        return follows or bool(_MODEL_WORD.search(before)) or _is_of_a_brand(before)

    kept = tuple(code for code in details.order_ids if not is_model(code))
    return details.model_copy(update={"order_ids": kept})


_BRAND = re.compile(r"(?:^|[^.!?\n] )([A-Z][a-z]{2,}) $")


def _is_of_a_brand(before: str) -> bool:
    """Whether a name that is nobody's stands before a code, as in "the Miele G7100"."""
    brand = _BRAND.search(before)
    return (
        brand is not None
        and not _REFERRED.search(before)
        and brand[1].lower() not in _first_names() | _not_names()
    )


def _is_code(code: str, named: bool) -> bool:
    digits = sum(c.isdigit() for c in code)
    if code.isalpha():
        return (
            named
            and code.isupper()
            and len(code) > 4
            and not re.search("[AEIOU][^AEIOU][AEIOU]", code)
        )
    if re.fullmatch(
        r"(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th|am|pm)?|\d+(?:x|h|k|min|mins|days?|kg|gb|mb)",
        code,
        re.I,
    ):
        return named and digits >= 4 and not re.fullmatch(r"20[12]\d", code)
    if _POSTCODE.match(code) and not named:
        return False
    mixed = named and not code.isdigit() and len(code) > 4
    return digits >= (1 if mixed else 3)


def _is_flight(text: str, match: re.Match[str]) -> bool:
    near = text[max(0, match.start() - 60) : match.end() + 60].lower()
    return bool(
        re.search(r"flight|fly|flew|flying|plane|gate|airport|boarding|airline|luggage|crew", near)
    )


def _dates(text: str, low: str) -> Iterator[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for pattern, given in ((_DATE, low), (_LOOSE_DATE, text)):
        for match in pattern.finditer(given):
            start, end = match.span()
            if _overlaps((start, end), taken):
                continue
            word = text[start:end]
            if re.fullmatch(_ORDINAL, word, re.I) and not _is_day_of_month(text, start, end):
                continue
            if re.fullmatch(r"\d{1,2}/\d{1,2}", word) and not _is_day_and_month(text, start, word):
                continue
            if (
                word.lower() in ("sun", "mon", "sat", "mar", "dec", "may", "march")
                and word.islower()
            ) and pattern is _DATE:
                continue
            if word.lower().startswith("the ") and not word.lower().startswith("the bank"):
                start += 4
            insort(taken, (start, end))
            yield start, end


def _is_day_of_month(text: str, start: int, end: int) -> bool:
    if _NOT_A_DATE.match(text[end : end + 20]):
        return False
    before = text[max(0, start - 14) : start].lower()
    if re.search(r"(?:my|his|her|their|our|for the|a|your|attempt|is the|was the)\s$", before):
        return False
    return bool(
        re.search(r"(?:the|on|by|from|since|until|till|to|before|after|of|and|,|dated)\s$", before)
    )


def _is_day_and_month(text: str, start: int, word: str) -> bool:
    day, month = (int(part) for part in word.split("/"))
    if not ((0 < day <= 31 and 0 < month <= 12) or (0 < day <= 12 and 0 < month <= 31)):
        return False
    if word in (
        "24/7",
        "50/50",
        "9/10",
        "10/10",
        "1/2",
        "1/10",
        "0/10",
        "2/10",
        "3/10",
        "1/5",
        "2/5",
        "3/5",
    ):
        return False
    return bool(
        re.search(
            r"(?:on|by|since|until|till|from|dated|the|before|after)\s$", text[:start][-8:], re.I
        )
    )


def _durations(low: str) -> Iterator[tuple[int, int]]:
    for match in _DURATION.finditer(low):
        start, end = match.span()
        if _AGE.match(low[end : end + 12]):
            continue
        word = match[0]
        before = low[max(0, start - 12) : start]
        if re.match(r"an?\b(?! (?:half|few|couple|whole|full|good|solid|hundred|dozen))", word):
            if _RATE.search(before) or re.search(r"^an? (?:day|night|weekend)\b", word):
                continue
            if re.search(r"\b(?:times|once|twice|every|such|what|is|be|per|quite|not)\s$", before):
                continue
        if word == "one day" and not re.search(
            r"\b(?:for|in|only|just|than|within|by|took)\s$", before
        ):
            continue
        if re.fullmatch(r"\d+ ?d|\d+d", word):
            continue
        yield start, end


@cache
def _first_names() -> frozenset[str]:
    return word_list("given")


@cache
def _not_names() -> frozenset[str]:
    return word_list("not")


def is_somebody(text: str) -> bool:
    """Whether the words for a thing end with a person: "the groomer", "term Amos"."""
    *_, last = text.split() or [""]
    is_named = last[:1].isupper() and last.lower() in _first_names() and text[:1].islower()
    return is_named or _SOMEBODY.fullmatch(last) is not None


_SOMEBODY = re.compile(ROLE)


def _names(text: str) -> Iterator[tuple[int, int]]:
    if text.isupper():
        return
    taken: list[tuple[int, int]] = []
    for number, pattern in enumerate(_NAME):
        for match in pattern.finditer(text):
            place = _trim_name(text, *match.span("n"))
            if place is None or _overlaps(place, taken):
                continue
            words = text[slice(*place)].split()
            known = words[0].lower() in _first_names()
            trusted = number in _SURE or known or (number == _LOOSE and len(words) <= 2)
            trusted = trusted or (number == _I_AM and len(words) > 1)
            if not trusted and not (number == _LAST and len(words) > 1 and "\n" in match[0]):
                continue
            if _PET.search(text[max(0, place[0] - 40) : place[0]]):
                continue
            insort(taken, place)
            yield place
    for match in re.finditer(_FULL, text):
        place = _trim_name(text, *match.span())
        if place is None or _overlaps(place, taken):
            continue
        words = text[slice(*place)].split()
        if words[0].lower() not in _first_names() or text[max(0, place[0] - 1) : place[0]] in "@#&":
            continue
        if _PET.search(text[max(0, place[0] - 40) : place[0]]) or is_thing(text, *place):
            continue
        insort(taken, place)
        yield place


_THINGS_TOO = frozenset(
    """jasmine victoria virginia georgia jack charlotte florence paris basil holly olive rosemary
    ginger heather lily daisy violet iris ivy poppy amber pearl ruby jade crystal angel sydney
    adelaide austin dallas jordan chelsea india china brittany lorraine savannah madison lincoln
    jackson carolina dakota alexandria sienna siena vienna milan verona valencia catalina carmen
    orlando diego marina alma chad petra nancy kenya asia america israel cuba clementine cherry
    honey saffron sage willow hazel laurel myrtle apple rosie earl caesar alexander benedict stella
    margarita margherita charlton kelly benedictine cola bailey kingston chester carlisle preston
    ashton clifton devon kent""".split()
)
"""Given names that places, plants, food and makes have, too."""
_AFTER_A_PERSON = re.compile(
    r" (?:and|or|but|was|is|has|had|did|does|said|says|told|tells|at|from|who|whom|in|on|to|with|for|of|by|as|"
    r"came|comes|never|took|gave|rang|went|got|made|left|sent|kept|put|let|knew|saw|wrote|spoke|then|just|also|"
    r"still|only|will|would|could|can|cannot|should|may|might|must|because|when|where|while|if|that|which|so|too|"
    r"again|today|yesterday|tomorrow|not|again|please|the|a|an|my|our|your|his|her|i|we|he|she|they|you|it|there|"
    r"here|about|after|before|over|out|back|up|down|off|were|are|be|been|being|both|all|even|really|"
    r"\w+ed|\w+ly|\w+n't)\b"
)
_OF_A_PLACE = re.compile(r"\b(?:in|near|around|outside|across|throughout|downtown|central) $", re.I)


def is_thing(text: str, start: int, end: int) -> bool:
    """Whether a given name is that of a place, a food or the like: "the Jasmine tea"."""
    if text[start:end].lower() not in _THINGS_TOO:
        return False
    if _OF_A_PLACE.search(text[max(0, start - 12) : start]):
        return True
    follows = text[end : end + 24]
    return re.match(r" [a-z]", follows) is not None and not _AFTER_A_PERSON.match(follows)


def _trim_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut a run of capitalised words to the part that can be a person's name."""
    kept_start = start
    words = [
        (m.start() + start, m.end() + start, m[0]) for m in re.finditer(r"\S+", text[start:end])
    ]
    while words and (re.fullmatch(_TITLE, words[0][2]) or words[0][2].lower() in _not_names()):
        words.pop(0)
    for at, (_, _, word) in enumerate(words):
        if word.lower().strip(".") in _not_names() or word.lower() in ("and",):
            words = words[:at]
            break
    while words and words[-1][2].lower() in (
        "van",
        "de",
        "der",
        "den",
        "von",
        "da",
        "di",
        "al",
        "bin",
        "la",
    ):
        words.pop()
    if not words:
        return None
    kept_start = words[0][0]
    return kept_start, words[-1][1]
