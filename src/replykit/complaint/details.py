"""Literal parts of a complaint: reference numbers, money, dates, spans of time, people, things."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from replykit import reader, titles
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
    r"tenancy|crime|repair|return|rma|po|purchase order|request|report|docket|pnr|application|enquiry|licence|meter|"
    r"receipt|penalty|pcn|candidate|subscription|subscriber|survey|delivery note|delivery|session|pledge|reg|registration|shipment|"
    r"permit|voucher|certificate|inspection|case id|user id|player id|acc)"
)
_CODED = (
    r"(?!\d{4}(?: \d{4}){3}\b)(?:(?-i:(?:[A-Z]{1,4}\d{0,2} )?\d{3,}(?: \d{2,}){1,4}(?: [A-Z\d])?\b|[A-Z]{2,4} \d{3,}(?: [A-Z])?\b|[A-Z]{2,4} \d{2}(?: \d{3,})+(?: \d)?\b|\d{2} \d{4,}\b)"
    rf"(?! ?(?:of|x|rs|{_MONEY_WORD})\b| ?[£$€₹])|\d{{3,}}(?:\.\d+){{2,}}|(?=[A-Za-z/-]{{0,8}}\d|(?-i:[A-Z0-9]{{5,9}})\b)"
    r"[A-Za-z0-9]+(?:[-/_][A-Za-z0-9]+)*(?: / (?:\d+|(?-i:[A-Z]))\b)?)"
)
"""A code as people write it: with hyphens and slashes, or in groups of figures, but no card's number."""
_REFERENCE = re.compile(
    rf"\b{_REFERENCE_NOUN}(?:'s)?(?:,?[ -]?\(?(?:reference|ref|number|num|no|nr|id|code|note|slip)\b)*\.?"
    rf"(?: (?:is|was|reads)\b)?[ ]?[:#№(]*[ ]?#?(?P<id>{_CODED})",
    re.I,
)
_NUMBERED = re.compile(
    rf"(?:\b(?:number|num|no\.|nr\.?|id|re|code)(?: is| was)?[:,]?|(?<!\w)#(?: is|:)?) #?(?P<id>{_CODED})",
    re.I,
)
_NO_REFERENCE = re.compile(
    r"(?:phone|telephone|mobile|tel|cell|my|ring|call|text|house|flat|room|page|bus|route|model|error|fault|helpline|"
    r"freephone|services|line|discount|promo|postal|post|zip|dress|sort|dialling|the|error code|fault code) $",
    re.I,
)
_FURTHER = re.compile(r"(?:, ?(?:then |and )?| and | & |; ?)#?(?P<id>\d{4,})(?=[,.;)]| and\b|$)")
_HASHED = re.compile(r"(?<![\w&])#(?P<id>(?=[A-Za-z-]{0,6}\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)")
_CODE = re.compile(
    r"\b(?P<id>[A-Z]{1,5}-?\d{4,}[A-Z0-9]*(?:-[A-Z0-9]+)*|[A-Z]{2,5}-\d{2,}-[A-Z0-9-]+|[A-Z]{2,4}-\d{3,}[A-Z]?"
    r"|(?!XX)[A-Z]{2,4}/\d{3,}(?:/[A-Z0-9]+)*|[A-Z]{2} \d{7,}|(?<!-)\d{4,}-[A-Z]{1,2})\b"
)
_FLIGHT = re.compile(r"\b(?:[A-Z]{2}|[A-Z]\d|\d[A-Z]) ?\d{2,4}\b")
_POSTCODE = re.compile(r"^[A-Z]{1,2}\d{1,2}[A-Z]?$")

_TITLE = rf"(?:{titles.ANY}|(?:Captain|Capt|Sgt|Madame|Herr|Frau|Señor|Signora?|Sr|Fr|Cllr|Councillor)\b\.?)"
_RANK = r"(?:Nurse|Sister|Father|Mother|Brother|Coach|PC|Chef|Uncle|Aunt(?:ie|y)?|Advocate|Pastor|Rabbi|Imam|Inspector|Constable|Sergeant|Judge|Skipper|Deacon|Warden)"
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽȘȚ"
_LOWER = "a-zß-öø-ÿā-žșț"
_CAP = rf"(?:(?:Mc|Mac|Fitz|[DLO]['’])[A-Z][a-z]+|[{_UPPER}][{_LOWER}]+)(?:['’-][{_UPPER}]?[{_LOWER}]+)*"
_PARTICLE = r"(?:van|de|der|den|von|da|di|du|al|bin|la|le|ter|ten)"
_FULL = rf"(?:{_CAP})(?: (?:(?:{_CAP})|[A-Z]\.?(?= [A-Z])|{_PARTICLE}(?= ))){{0,3}}(?: (?:[A-HJ-Z]\.|[B-HJ-Z](?![\w'’.-])))?"
_INITIALS = r"(?:(?:[A-Z]|Wm|Thos|Chas|Jas|Geo)\. ?(?:(?:and|&) )?(?:St )?|[B-HJ-Z] (?=[A-Z])){0,3}"
_WHOLE = rf"{_INITIALS}(?:{_PARTICLE} ){{0,2}}{_FULL}"
ROLE = (
    r"(?:driver|courier|agent|rep|representative|manager|colleague|engineer|technician|waiter|waitress|"
    r"receptionist|assistant|adviser|advisor|operator|supervisor|plumber|builder|electrician|nurse|"
    r"doctor|teacher|instructor|guide|stylist|hairdresser|barber|consultant|salesman|saleswoman|"
    r"salesperson|fitter|cleaner|chef|host|clerk|cashier|steward|trainer|photographer|account manager|"
    r"husband|wife|son|daughter|mum|mom|mother|dad|father|brother|sister|partner|boss|friend|neighbour|"
    r"neighbor|nan|gran|grandson|granddaughter|niece|nephew|uncle|aunt|flatmate|groom|bride|guy|lady|bloke|"
    r"man|woman|lad|girl|gentleman|chap|foreman|director|designer|solicitor|vet|tutor|warden|porter|matron|colleagues?|midwife|carer|pharmacist|dentist|groomer|optician|therapist|physio|childminder|coach|caretaker|headteacher|bartender|barista|officer)"
)
_CLOSER = r"(?:[Rr]egards|[Rr]gds|[Ss]incerely|[Ff]aithfully|[Tt]ruly|[Tt]hanks|[Tt]hank you|[Tt]hx|[Cc]heers|[Bb]est|[Kk]indest|[Ww]ishes|[Gg]reetings|[Rr]espectfully|[Yy]ours|[Yy]rs|[Ll]ove|[Tt]a)"
_BELOW = r"[ ]?[.!]?(?: x{1,3})?[ ]{0,4}(?:\([^()\n]{0,40}\)|, ?[^\n.!?]{1,40})?"
"""What may follow a name that signs, on its line: a place, a post, a number."""
_SURE = (
    Search(rf"\b{_TITLE} (?:(?:and|&) {_TITLE} )?(?P<n>{_WHOLE})"),
    Search(rf"(?:\b(?:[Mm]y|[Hh]is|[Hh]er) (?:full )?name(?: is|['’]s|:)|^Name:) (?P<n>{_FULL})(?=\s|[,.;:!?)]|$)", re.M),
)  # fmt: skip
"""Where a name stands, whoever it is."""
_LIKELY = (
    Search(rf"^[ \t]*(?:Dear|Hi|Hello|Hey|Hiya|Good (?:morning|afternoon|evening)|Morning|Attn:?|FAO) (?!(?:{_TITLE})\b)(?P<n>{_FULL})(?=[ ]*(?:,|\n|!|$|-|–|—| and\b))", re.M),
    Search(rf"\b(?:[Yy]our|[Mm]y|[Oo]ur|[Tt]he|[Aa]|his|her|their)(?: \w+)? {ROLE}(?:,? | \()[\"“]?(?P<n>{_CAP}(?: {_CAP})?)(?![{_LOWER}])"),
    Search(rf"\b(?:{ROLE}|[Ss]ome(?:one|body)|[Ff]ella|[Ii]ntern|[Ss]teward|[Gg]irl|[Bb]oy|[Hh]er name was|[Ss]he['’]?s|[Hh]e['’]?s)(?: (?:called|named))? (?P<n>(?<=(?:called|.named|me was) ){_CAP})"),
    Search(rf"\b{_RANK} (?P<n>{_WHOLE})"),
    Search(rf"\b(?:I am|I['’]m) (?P<n>(?:{_CAP}) {_FULL})(?! [A-Z])(?=\s|[,.;:!?)]|$)"),
    Search(rf"(?:^|[.!?] )[Nn]ame (?P<n>{_FULL})(?=[,.\n]|$)", re.M),
)  # fmt: skip
"""Where a name is likely to stand, unless it is a word."""
_SIGNED = (
    Search(rf"\b{_CLOSER}[,.!]?\s*\n[ \t]{{0,8}}(?P<n>(?:\(?{_TITLE}\)? )?{_WHOLE})"),
    Search(rf"\b{_CLOSER}[,.]? (?P<n>{_WHOLE}){_BELOW}\s*(?:\n|\Z)"),
    Search(rf"(?:^|(?<!\b[A-Z])[.!?…)\n])[ ]{{0,4}}[-–—~]?[ ]{{0,4}}(?P<n>{_WHOLE}){_BELOW}\s*\Z"),
    Search(rf"(?:^|[.!?…\n])[ ]{{0,4}}[{_UPPER}]\w+(?: \w+){{0,3}}, (?P<n>{_WHOLE}){_BELOW}\s*\Z"),
    Search(rf"^[ \t]{{0,8}}[-–—~]?[ ]{{0,4}}(?:\({_TITLE}\) |{_TITLE} )?(?P<n>{_WHOLE}){_BELOW}[ ]{{0,4}}$", re.M),
)  # fmt: skip
"""Where somebody may sign; the last is a line of its own."""
_INITIALED = Search(rf"(?<![\w./-])(?P<n>(?:[A-Z]\. ?){{1,3}}(?:{_CAP}))(?=[,.;:!?)\n]|$)")
_FREE = re.compile(r"(?:^|[(,.!?\n] ?)$")
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
        if not _ABBREVIATED.search(piece):
            end -= len(piece) - len(piece.rstrip(" ,.-"))
        if start < end:
            trimmed.add((start, end))
    return tuple(story.span(*place) for place in sorted(trimmed))


_ABBREVIATED = re.compile(r" [A-Z]\.$")
"""A name that ends with an initial, whose full stop is a part of it."""


def _overlaps(place: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether a place overlaps one of others, which are in order and do not overlap."""
    before = bisect_left(others, (place[1],))
    return before > 0 and others[before - 1][1] > place[0]


def _references(text: str) -> Iterator[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for pattern in (_REFERENCE, _NUMBERED, _HASHED, _CODE):
        for match in pattern.finditer(text):
            place, code = match.span("id"), match["id"]
            named = pattern is _REFERENCE
            if _overlaps(place, taken) or not _is_code(code, named):
                continue
            before = text[max(0, match.start() - 20) : match.start()]
            if not named and _is_no_reference(code, before, pattern is _NUMBERED):
                continue
            insort(taken, place)
            yield place
            further = _FURTHER.match(text, place[1]) if named else None
            while further and re.fullmatch(rf"(?:.*\D)?\d{{{len(further['id'])}}}", code):
                insort(taken, further.span("id"))
                yield further.span("id")
                further = _FURTHER.match(text, further.end())


def _is_no_reference(code: str, before: str, numbered: bool) -> bool:
    """Whether a number that is called no reference is that of a telephone, an error or a house."""
    digits = sum(c.isdigit() for c in code)
    if not numbered:
        return re.search(r"\b(?:error|fault)(?: code)?:? $", before, re.I) is not None
    is_phone = code[0] == "0" and digits in (10, 11) and " " in code
    is_long = digits > 4 or (digits > 1 and len(code) > 3 and code.isupper())
    return is_phone or not is_long or _NO_REFERENCE.search(before) is not None


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
    code = code.replace(" ", "")
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
    mixed = named and not code.isdigit() and len(code) > (3 if code.isupper() else 4)
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


def _plain(word: str) -> str:
    """A word of a name as the lists have it: the first of a double name, owning nothing."""
    low = re.sub(r"['’]s$", "", word.lower())
    return low.partition("-")[0].rstrip(".,")


_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ð": "d", "æ": "ae", "ß": "ss"})
"""Letters that are no letter with an accent, as people without them write them."""


def _is_given(word: str) -> bool:
    plain = _plain(word)
    if plain in _first_names():
        return True
    letters = unicodedata.normalize("NFKD", plain.translate(_STROKES))
    return "".join(c for c in letters if not unicodedata.combining(c)) in _first_names()


def _is_word(word: str) -> bool:
    """Whether a word is in use and no name that is nothing else."""
    plain = _plain(word)
    return plain in _not_names() or (plain in reader.clusters() and not _is_given(word))


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
    for start, end in _places_of_names(text):
        if _overlaps((start, end), taken) or _PET.search(text[max(0, start - 40) : start]):
            continue
        if _follows_name(text, start, end, taken):
            continue
        insort(taken, (start, end))
        yield start, end


def _follows_name(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether words stand after a name and a comma, as where somebody lives does."""
    if text[max(0, start - 2) : start] != ", " or _may_be_given(text[start:end].split()[0]):
        return False
    before = bisect_left(taken, (start,))
    return before > 0 and taken[before - 1][1] == start - 2


def _places_of_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a name may stand, the surest places first."""
    for pattern in _SURE:
        for match in pattern.finditer(text):
            place = _trim_name(text, *match.span("n"))
            if place:
                yield place
    for pattern in _LIKELY:
        for match in pattern.finditer(text):
            place = _trim_name(text, *match.span("n"))
            if place and _is_likely(text[slice(*place)]):
                yield place
    for pattern in _SIGNED:
        first = len(text.rstrip()) - 120 if pattern is _SIGNED[-1] else 0
        for match in pattern.finditer(text):
            place = _trim_name(text, *match.span("n")) if match.start() >= first else None
            if place and _may_sign(text, *place):
                yield place
    for match in _INITIALED.finditer(text):
        place = _trim_name(text, *match.span("n"))
        is_free = _FREE.search(text[max(0, match.start() - 2) : match.start()])
        if place and (is_free or not _is_word(match["n"].split(".")[-1].strip())):
            yield place
    for match in re.finditer(_FULL, text):
        place = _known_name(text, *match.span())
        if place:
            yield place
    for match in _SMALL_NAME.finditer(text):
        if match["n"] in _first_names() and not _is_both(match["n"]):
            yield match.span("n")
    for match in _SMALL_TITLED.finditer(text):
        if not _is_word(match["n"]):
            goes_on = match["second"] and not _is_word(match["second"])
            yield match.start("n"), match.end("second" if goes_on else "n")


_SMALL_NAME = Search(
    r"(?:\b(?:its|it['’]s|[Tt]his is|im|i['’]m|i am|my name(?:['’]s| is)|called|named|thanks|cheers|regards|ta|spoke to|spoke with|your \w+),? "
    r"|^|[.!?]\s+)(?P<n>[a-z]{3,})\b(?=[,.!?)\n]|$| (?:from|at|here|re|again|in|on|w|with|and|did|was|said|told|x)\b)"
)
"""A name in small letters, where one stands often."""
_SMALL_TITLED = Search(r"\b(?:dr|mrs?|ms|miss)\.? (?P<n>[a-z]{3,})\b(?: (?P<second>[a-z]{3,})\b)?")


def _may_be_given(word: str) -> bool:
    return _is_given(word) or _is_both(word)


def _is_both(word: str) -> bool:
    """Whether a name is a word or a place as well, as Grace is."""
    return _plain(word) in word_list("word")


def _is_likely(name: str) -> bool:
    """Whether what stands where a name may stand is one: "Dear Oakhurst Primary" is none."""
    words = [word for word in name.split() if not _is_initial(word)]
    if not words or _may_be_given(words[0]):
        return bool(words)
    return not _is_word(words[0]) and not _is_word(words[-1])


def _may_sign(text: str, start: int, end: int) -> bool:
    """Whether what stands where somebody may sign is a name, and not the last word said."""
    words = text[start:end].split()
    if _may_be_given(words[0]):
        return True
    if text[max(0, start - 2) : start] == ", " and text[: start - 2].endswith((")", ".")):
        return False
    if _plain(words[-1]) in _TRADES:
        return False
    if len(words) == 1:
        return not _is_word(words[0]) and text[end : end + 1] not in ("!", ".")
    return _is_initial(words[0]) or not _is_word(words[0])


_TRADES = frozenset(
    """joinery roofing marine crafts kitchens plumbing heating electrical foods farm farms cottage primary
    academy nursery studio studios salon trust group solutions systems services logistics catering""".split()
)


def _known_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The part of a run of capitalised words that begins with a given name."""
    before = ""
    for match in _RUN.finditer(text, start, end):
        if _may_be_given(match[0]):
            start = match.start()
            break
        if match[0] in ("St", "St.", "Saint") or not _is_word(match[0]):
            return None
        before = match[0]
    else:
        return None
    found = _trim_name(text, start, end)
    if found is None or text[max(0, found[0] - 1) : found[0]] in _TIED:
        return None
    partner = re.search(r"(\w+) & $", text[max(0, found[0] - 24) : found[0]])
    if partner and not _may_be_given(partner[1]):
        return None  # Marks & Spencer
    first, *others = text[slice(*found)].split()
    if not others and text[max(0, found[0] - 4) : found[0]].lower() == "the ":
        return None  # a ship, a cinema
    if " ".join((first, *others[:1])).lower() in _FIRMS or is_thing(text, *found):
        return None
    if _is_both(first) and (not others or _is_word(others[-1])):
        return found if _is_meant(text, *found, before) else None
    return found


_TIED = ("@", "#", "&")
_FIRMS = frozenset(
    (
        "john lewis,ted baker,paul smith,calvin klein,jack daniels,thomas cook,laura ashley,jack wills,hugo boss,"
        "tommy hilfiger,ralph lauren,tim hortons,charles tyrwhitt,russell hobbs,morphy richards,robert dyas,"
        "william hill,karen millen,joe browns,harvey nichols,fred perry,kate spade,michael kors,papa johns,"
        "jimmy choo,marie curie,jamie oliver,gordon ramsay,betty crocker,tom ford,jo malone,charles schwab,wells fargo,good sam"
    ).split(",")
)
"""Firms that are called as somebody is."""
_MEETS = re.compile(
    r"\b(?:to|with|told|tell|asked|ask|called|named|thanks|thank|love|hi|hello|poor|little|young|old|my|our|your|"
    r"it['’]?s|met|saw|by) $",
    re.I,
)
_DOES = re.compile(
    r"['’]s (?:been|already)\b| (?:said|says|told|tells|rang|came|took|gave|promised|knew|who|from|here|never|kept|"
    r"helped|held|put|did|does|has been|had)\b|, (?:the|who)\b"
)


def _is_meant(text: str, start: int, end: int, before: str) -> bool:
    """Whether a name that is a word as well, as Grace, stands for somebody."""
    after = text[end : end + 24]
    with_another = re.match(r" (?:and|&) (\w+)", after) or re.search(
        r"(\w+) (?:and|&) $", text[max(0, start - 24) : start]
    )
    if with_another and _is_given(with_another[1]) and not _is_both(with_another[1]):
        return True
    if _MEETS.search(text[max(0, start - 12) : start]) or re.fullmatch(ROLE, before.lower()):
        return re.match(r" [a-z]", after) is None or _AFTER_A_PERSON.match(after) is not None
    return not before and _DOES.match(after) is not None


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


_RUN, _NAMING = re.compile(r"\S+"), re.compile(r"[^\s()]+")
"""A word as it stands, and what of it may be of a name."""


def _trim_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut a run of capitalised words to the part that can be a person's name."""
    words = [match.span() for match in _NAMING.finditer(text, start, end)]
    while words and _is_before_name(text[slice(*words[0])]):
        words.pop(0)
    for at, place in enumerate(words):
        word = text[slice(*place)]
        if (
            at
            and word.lower().rstrip(".") in _AFTER_A_NAME
            and not _is_initial(text[slice(*words[0])])
        ):
            return None
        if _is_no_part(word):
            words = words[:at]
            break
        if word.endswith(("'s", "’s")):
            words = [*words[:at], (place[0], place[1] - 2)]
            break
    while words and re.fullmatch(_PARTICLE, text[slice(*words[-1])]):
        words.pop()
    if len(words) == 1 and _is_initial(text[slice(*words[0])]):
        return None
    return (words[0][0], words[-1][1]) if words else None


_AFTER_A_NAME = frozenset(
    """street road lane avenue park house court hall school college university hospital clinic surgery
    garden gardens hotel inn restaurant cafe bakery library museum theatre bank shop store stores manager
    office department desk st rd row square terrace crescent station building centre orchard""".split()
)
"""What makes a place or a post of the name before it: Charlotte Street, Ward Manager."""


def _is_initial(word: str) -> bool:
    return re.fullmatch(r"[A-Z]\.?", word) is not None


def _is_before_name(word: str) -> bool:
    is_title = _TITLED.fullmatch(word) is not None
    return is_title or word in ("A", "I", "and", "&") or (_is_no_part(word) and word != "St")


_TITLED = re.compile(rf"{_TITLE}|{_RANK}|Canon")


def _is_no_part(word: str) -> bool:
    """Whether a word ends a name: one that never stands in a name, but no initial of one."""
    if _is_initial(word) or word in ("and", "&"):
        return False
    return word.lower().strip(".") in _not_names()
