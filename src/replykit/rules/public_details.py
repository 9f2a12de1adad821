"""Personal data in a public reply."""

import re
from collections.abc import Iterator

from replykit import guards, titles
from replykit.model import Channel, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.search import Search
from replykit.text import fold
from replykit.titles import is_title

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\s+(?:of\s+)?{_MONTH}(?:\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|the\s+\d{{1,2}}(?:st|nd|rd|th)\b)"
)
_NAME = r"[A-ZÀ-Þ][\w’'À-ÿ]+(?:-[A-ZÀ-Þ][\w’'À-ÿ]+)?"

# A kind of number that belongs to one customer, and the number after it.
_OWNED_NUMBER = Search(
    r"\b(?:(?:order|booking|reservation|confirmation|reference|ref|claim|ticket|case|account|"
    r"acct|invoice|policy|membership|"
    r"member|user|customer|patient|bib|serial|passport|parcel|tracking|consignment|file|"
    r"contract|licence|license|"
    r"registration|reg|loyalty|subscription|application|complaint|report|job|incident|"
    r"transaction|payment|"
    r"IMEI|IBAN|PNR|SKU|AWB|logged|log|seats?|wallet|roll|student|pupil|meter|card|locker|unit|"
    r"plot|pass|receipt|docket|waybill)"
    r"(?:['’]s)?(?:\s+(?:number|no|nos|id|code|reference|ref|num|details?|with|serial|is|was|of|"
    r"under|ended|ends|ending|in|no\.))*"
    r"[.:]?\s*(?:\(|#|№)?\s*)"
    r"(?P<id>#?(?=[A-Z0-9/-]*\d)[A-Z0-9]{1,24}(?:[-/][A-Z0-9]{1,12}){0,4}|#?\d[\d ]{3,14}\d|"
    r"[A-Z]{6})\b",
    re.I,
)
_HASH_NUMBER = Search(r"(?<![\w&])#(?P<id>(?=[A-Z-]*\d)[A-Z0-9-]{4,16})\b")
_REFERENCE = Search(r"\b(?P<id>[A-Z]{2,5}-\d{4,10}|[A-Z]{2,4}\d{5,10}|\d{2,4}-\d{5,10})\b")
_NOT_THEIRS = Search(
    r"\b(?:flight|train|coach|bus|route|model|version|batch|lot|firmware|build|page|clause|"
    r"section|article|paragraph|company|charity|VAT|"
    r"registered|our|helpline|freephone|error|form|part|port|platform|gate|line|service|bug|"
    r"issue|patch|update)\s+"
    r"(?:number|no\.?|code|id|ticket|case|reference|ref|line)?\s*[#:]?\s*$",
    re.I,
)
_PHONE = Search(r"(?<![\w#/-])(?P<id>(?:\+|00)?\(?\d[\d()\s.-]{7,16}\d)(?![\w/])")
# Free and shared-cost numbers: only firms have them.
_SERVICE_LINE = re.compile(
    r"\(?(?:0[ -]?)?8(?:00|08|4[345]|7[01])\)?[ -]|\(?03(?:00|3[03]|4[345]|7[01])\)?[ -]"
    r"|(?:\+?1[ .-])?\(?8(?:00|33|44|55|66|77|88)\)?[ .-]|1[38]00[ -]"
)
_EMAIL = Search(r"(?P<id>(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)")
# Mailboxes of a business rather than of a person.
_DESK = Search(
    r"(?:[\w.+-]*(?:care|help|support|info|hello|contact|customer|service|feedback|owner|"
    r"manager|reservation|booking|complain|"
    r"team|office|admin|sales|refund|claim|privacy|reception|enquir|inquir|hi|hey|mail|press|"
    r"shop|desk|front)[\w.+-]*)@",
    re.I,
)
_TO_THEM = Search(
    r"\b(?:(?:you|your|yours)\b(?:\s+\S+){0,6}?\s+(?:on|at|as|is|to|number|mobile|phone|address|"
    r"e-?mail|was|under|down)|"
    r"(?:written|wrote|emailed|mailed|sent|texted|rang|called|phoned|reached?|refunded|paid|"
    r"contact|ring|call|text|e-?mail)\s+(?:it\s+|this\s+)?(?:to\s+)?(?:you|them|"
    r"your\s+\w+)\b(?:\s+\w+){0,3}?\s*(?:on|at|to)?|"
    r"(?:i|we|he|she|they)(?:['’]ve|\s+have|\s+has)?\s+(?:just\s+|now\s+|already\s+|also\s+)?"
    r"(?:e-?mailed|mailed|messaged|written|wrote|replied|responded|answered)(?:\s+(?:back\s+)?to)?|"
    r"paypal|sim(?:\s+on)?|registered(?:\s+\w+)?|on\s+file|on\s+record|account(?:\s+under)?|"
    r"the\s+(?:line|number|mobile|phone|port)|gone\s+to|sent\s+to|refund\s+to|"
    r"link\s+to)\s*[:(]?\s*$",
    re.I,
)
_OURS = Search(
    r"\b(?:us|me|our|my|ours|helpline|hotline|freephone|switchboard|reception|(?:direct|free|"
    r"help)\s?line|office|manager|desk|team|"
    r"shop|store|branch|support|service|services|info|hello|care|contact|help|visit|"
    r"open)\b[^.!?]{0,40}$",
    re.I,
)
_CARD = Search(
    r"\b(?P<id>(?:card|visa|mastercard|amex|maestro|debit|credit|account|a/c|iban|passport|"
    r"policy)(?:\s+(?:card|number|no\.?))?[\s,]+"
    r"(?:that\s+)?(?:ending|ends|ended|end|last\s+(?:four|4)(?:\s+digits)?)(?:\s+(?:in|with|"
    r"on))?\s*[:*x•\s]*\d{2,6})",
    re.I,
)
_ROAD = (
    r"(?:Street|St|Road|Rd|Close|Lane|Ln|Avenue|Ave|Row|Walk|Drive|Dr|Gardens|Gdns|Place|Pl|"
    r"Terrace|Court|Ct|Crescent|Cres|"
    r"Way|Marg|Hill|Park|Square|Sq|Grove|Mews|Rise|View|Green|Parade|Boulevard|Blvd|Quay|Wharf|"
    r"Nagar|Colony|House|Mansions|Towers|Villas?|Cottages?|Croft|Vale|Yard|Circle|Parkway|Trail)"
)
_ROAD_BEFORE = (
    r"(?:[Rr]ua|[Rr]ue|[Cc]alle|[Cc]arrer|[Pp]iazza|[Vv]iale|Via|[Cc]orso|[Pp]laza|[Pp]ra[cç]a"
    r"|[Aa]venida|[Tt]ravessa|[Pp]aseo|[Cc]hemin|[Qq]uai|[Ii]mpasse|[Uu]lica|ul\.)"
)
"""What stands before the name of a road in Romance and Slavic addresses."""
_ADDRESS = Search(
    rf"(?P<id>\b(?:(?:flat|apartment|apt|unit|"
    rf"suite)\s+\w+,?\s+)?\d{{1,5}}[A-Za-z]?,?\s+(?:[A-ZÀ-Þ][\w’'.-]+\s+){{1,3}}{_ROAD}\b(?!\s+(?:branch|store|shop|office|depot|site|hotel|station)))"
    rf"|(?P<id2>\b(?:your|the)\s+(?:flat|home|house|apartment)\s+(?:in|at|"
    rf"on)\s+(?:[A-ZÀ-Þ][\w’'-]+\s+){{1,3}}{_ROAD}\b(?:,?\s+(?:no\.?|number)\s*\d+)?)"
    rf"|(?P<id3>\byour\s+(?:flat|apartment|house|unit),?\s+(?:no\.?\s*|"
    rf"number\s+)?[A-Z]{{0,2}}-?\d{{1,5}}[A-Z]?\b)"
    rf"|(?P<id5>\b\d{{1,5}},?\s+{_ROAD_BEFORE}\s+(?:d[aeiou]s?\s+|d['’]|de\s+l(?:a|os|as|e)?\s*['’]?"
    rf"|del(?:la)?\s+|l[ae]s?\s+)?[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*)"
    rf"|(?P<id6>\b{_ROAD_BEFORE}\s+(?:[a-z]{{1,5}}\s+){{0,2}}(?:[A-ZÀ-Þ][\w’'-]+\s+){{1,3}}\d{{1,5}}\b)"
    rf"|(?P<id7>\b[A-ZÀ-Þ][a-zà-ÿ-]{{2,30}}(?:straße|strasse|weg|allee|platz|gasse|straat|laan|gracht"
    rf"|gatan|vägen|gade|vej|gata)\s+\d{{1,5}}[a-z]?\b)"
    rf"|(?P<id4>\b{_NAME}\s+{_NAME}\s+(?:of|at|from)\s+(?:\d+\s+)?(?:{_NAME}\s+){{1,3}}{_ROAD}\b)"
)
_OUR_PLACE = Search(
    r"\b(?:our|we|us|we're|visit|based|shop|store|office|branch|restaurant|hotel|garage|depot|"
    r"clinic|practice|drop in|find us|registered)\b[^.!?]{0,40}$",
    re.I,
)
_ROOM = Search(
    r"\b(?P<id>(?:room|suite|cabin|pitch|villa|chalet|apartment|bed|table|seat|berth|"
    r"lodge)s?\s+(?:no\.?\s*|number\s+)?[A-Z]?\d{1,4}[A-Z]?)\b",
    re.I,
)
_STAYED = (
    r"stay(?:ed|s|ing)?|visit(?:ed|s)?|appointment|treatment|treated|consultation|operation|"
    r"surgery|procedure|check-?up|filling|extraction|"
    r"root canal|scan|session|admission|admitted|reservation|booking|booked|order(?:ed)?|"
    r"purchase[ds]?|bought|checked in|check-?in|check-?out|"
    r"dined|ate|seen|attended|came|arrived|flew|travelled|examined|tests?|test results?|blood "
    r"test|vaccination|therapy|twin room|double room|room|party|table|loan|claim|policy|account|"
    r"delivery|direct debit|payment"
)
_WHEN = Search(
    rf"\b(?P<id>(?:[Yy]ou|[Yy]our)\b[^.!?;\n]{{0,40}}?\b(?:{_STAYED})\b[^.!?;\n]{{0,30}}?\b(?:on|of|from|for|between|dated|since|in|at)\s+(?:\w+\s+){{0,3}}?(?:the\s+)?{_DATE}(?:\s*(?:to|until|-|–|and)\s*{_DATE}|\s+at\s+\d[\d.:]*\s?(?:am|pm)?)?)"
    rf"|(?P<id2>\b(?:has|have|had|shows?|see|saw|that|"
    rf"records?)\s+you\b[^.!?;\n]{{0,50}}?(?:{_DATE}|\d{{1,2}}[:.]\d\d))"
    rf"|(?P<id3>\b(?:[Cc]laim|[Oo]rder|[Bb]ooking|[Aa]ppointment|"
    rf"[Vv]isit)\b[^.!?;\n]{{0,30}}?\bfor\s+[A-Z][\w']+[^.!?;\n]{{0,30}}?\bon\s+{_DATE})"
)
_BORN = Search(
    rf"\b(?P<id>(?:date of birth|birth date|dob|birthday|"
    rf"born)\b[^.!?;\n]{{0,15}}?{_DATE}(?:\s+\d{{4}})?,?)",
    re.I,
)
# A first and a last name, where a person is addressed or named.
_NOT_A_NAME = frozenset(
    """There All Both Again Everyone Team Guest Customer Sir Madam Valued Friend Folks Mum Dad Dear
    Hi Hello Hey Heya Hiya Howdy Oh Ah Yes No Buongiorno Hola Ciao Bonjour Namaste Salaam Guten
    Gruezi Aww Right Ouch Cheers Thank Thanks Sorry I We The Your Our Good Morning Afternoon
    Evening And For So Very Happy Please That This It If You Mr Mrs Ms Miss Dr Prof Reviewer
    Traveller Player User Client Member Patient Resident Tenant Parent Student Royal North South
    East West New Saint St Great Old Google Apple Amazon City Street Support Service Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday Bank Christmas Black Family Familie Familia
    Buonasera Bonsoir Dearest Greetings Commander Store Director Manager Management""".split()
)
_GREETED = Search(
    rf"(?:^|[.!?]\s+|\n|,\s)(?:Dear|Hi|Hello|Hey|Hiya|Thank you|Thanks|Good (?:morning|"
    rf"afternoon|evening)|Morning|Sorry|Apologies|Greetings)"
    rf"(?:\s+(?:so much|again|for your (?:review|post|feedback|comment|message)|to "
    rf"you))?[,]?\s+(?P<id>(?:{titles.ANY}"
    rf"\s+)?{_NAME}(?:\s+[A-Z]\.)?(?:\s+(?:de|van|von|der|den|al|el|bin|da|dos|di|la|le|"
    rf"O’|O')){{0,2}}\s+{_NAME}(?:\s+{_NAME})?)(?=\s*[,.!:;–-]|\s*$|\s+(?:we|thank|thanks|for|"
    rf"greetings|and|I|from|of)\b)",
    re.M,
)
_NAMED = Search(
    rf"(?:\b(?:[Yy]our|[Tt]he)\s+(?:son|daughter|wife|husband|partner|mother|father|mum|dad|"
    rf"brother|sister|child|boy|girl|friend|colleague|guest|tenant|boss)\s+|"
    rf"\b(?:[Rr]egistered to|[Bb]ooked as|booked by|in the name of|under the name(?: of)?|the "
    rf"name|addressed to|signed for by|account holder|[Yy]ou and|reserved for|made out to|"
    rf"[Ff]lowers for|[Oo]rder for|booking for|parcel for)\s+)"
    rf"(?P<id>(?:{titles.ANY}\s+)?{_NAME}\s+{_NAME}|{titles.ANY}\s+{_NAME})"
)
# "Mrs Joan Whitby" in mid-sentence, and "Joan Whitby, your table ..." at the beginning of one.
_TITLED = Search(rf"\b(?P<id>{titles.ANYBODYS}\s+(?:[A-Z]\.?\s+)?{_NAME}\s+{_NAME})")
_CALLED = Search(
    rf"(?:^|[.!?]\s+|\n)(?P<id>{_NAME}\s+{_NAME})(?=,\s+(?:your|you|we|I|thank|sorry|the|our|"
    rf"it)\b)|(?:,\s|@)(?P<id2>{_NAME}\s+{_NAME})(?=[.!?](?:\s|$))",
    re.M,
)
_CODE = Search(
    r"\b(?P<id>[A-Z]{2}\d{2}\s?[A-Z]{3}|(?:GIR|[A-Z]{1,2}\d[A-Z\d]?)\s\d[A-Z]{2}|"
    r"(?:\d{1,3}\.){3}\d{1,3}|\d{2}-\d{2}-\d{2})\b"
)
# "Our records show that you ...", with something telling after it.
_ON_RECORD = Search(
    r"\b(?:(?:records?|system|notes?|logs?|files?|CCTV|cameras?|footage|till|tracking|scanner|"
    r"database|ledger|dashboard|screen|account) (?:\w+ )?"
    r"(?:shows?|showed|has|have|had|says?|said|tells?|puts?|lists?|gives?|confirms?|records?|"
    r"tells me)|(?:we|I) (?:can |could |do |also )?(?:see|saw|found|find|looked up|checked|note))\b"
    r"(?: that| from \w+ \w+ that| in \w+ \w+ that)?\s+(?P<id>(?:you|"
    r"your)\b[^.!?;\n]{0,90}?(?:[£$€₹]\s?\d[\d.,]*|\d{1,2}[:.]\d\d(?:\s?[ap]m)?|\b\d{3,}\b|"
    r"\bwith your (?:wife|husband|partner|son|daughter|mother|father|children|family|boyfriend|"
    r"girlfriend)))"
)
_COMPANY = Search(
    r"\b(?P<id>(?:you|your)\b[^.!?;\n]{0,40}\b(?:stayed|checked in|checked out|dined|booked|"
    r"travelled|traveled|flew|came in|signed in|logged in|ate)\b[^.!?;\n]{0,30}\b(?:with your "
    r"(?:wife|husband|partner|son|daughter|mother|father|mistress|boyfriend|girlfriend|boss)|at "
    r"\d{1,2}[:.]\d\d(?:\s?[ap]m)?))"
)
_PATIENT = Search(
    r"\b(?P<id>(?:the|your) (?:filling|crown|extraction|implant|biopsy|scan|x-ray|smear|jab|"
    r"injection|vaccination|root canal|surgery|operation|procedure|colonoscopy|"
    r"mammogram|ultrasound|blood tests?|session|prescription|medication|tablets|antidepressants|"
    r"braces|stitches|cast|check-up|consultation|treatment)\s+(?:that |which )?"
    r"(?:you had|you were given|we did|we gave you|we carried out|you received|you take|you are "
    r"taking|you underwent|she had|he had)\b[^.!?;,\n]{0,30})"
    r"|\b(?P<id2>you(?:'re|’re| are| were| have been| became) (?:a |an )?(?:registered "
    r")?(?:patient|client|tenant|policyholder|member) (?:of ours|with us|at our|here) since "
    r"[^.!?;,\n]{2,20})"
    r"|\b(?P<id3>(?:from|in|on|with|to) your (?:Barclays|Lloyds|HSBC|NatWest|Santander|Halifax|"
    r"Monzo|Revolut|Chase|Citi|Wells Fargo|Nationwide|Starling|PayPal|ING|N26|SBI|HDFC|ICICI|"
    r"Axis) (?:account|card))",
    re.I,
)

_MESSAGE = "“{quote}” is personal data in public. Leave it out here and go on in private."


@rule(
    group="public",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="Good news Kate, ticket [[INC0093317]] has been fixed by the night team.",
            good="Good news Kate, the night team fixed it at four this morning.",
            channel=Channel.SOCIAL,
        ),
        Example(
            bad="Dear [[Kwabena Antwi-Boasiako]], we moved your seat without asking.",
            good="We should have asked before we moved your seat, and the fare is coming back.",
            channel=Channel.REVIEW,
        ),
        Example(
            bad="The new lamp goes to [[22 Lindley Close]] by courier on Thursday.",
            good="The new lamp goes to you by courier on Thursday, before noon.",
            channel=Channel.REVIEW,
        ),
        Example(
            bad="I have your mobile as [[07700 900418]], and will ring at four.",
            good="I have your number and will ring at four.",
            channel=Channel.SOCIAL,
        ),
        Example(
            bad="We refunded the [[Visa ending 9081]] this morning.",
            good="We refunded your card this morning.",
            channel=Channel.REVIEW,
        ),
        Example(
            bad="We have checked [[your appointment on 12 June]] with the nurse.",
            good="Our manager, Lena, would like to hear more by phone: 01632 960000.",
            channel=Channel.REVIEW,
        ),
    ],
    leaves_alone=[
        "Flight BD204 left two hours late and that was our fault.",
        "You can reach me at grace@noosabay.example, or I'm on 0117 555 0160 all day.",
        "Our free helpline, 0800 090 1122, is open round the clock.",
        "Please send us your order number by direct message and I'll find the wardrobe today.",
        "You mention the two nights in room 12, and the smell came from the drain under it.",
        "The X9 charger of batch 2203 can overheat: please unplug it, and the new one is free.",
        "Thank you, Harriet, the wardrobe should have come in one piece.",
        "I have your number and will ring tonight at seven. It won't be posted here.",
        "You gave the dates yourself, 3 to 6 July, and on each of them the pool was shut.",
        "Dear Family Hartmann, nine is far too late for children, and I'm sorry.",
        "I'm Nicola, I run the school, and I read every review myself.",
        "If you drop me a line at gm@station.example, I'll refund the night today.",
        "Seat 14C on the 16:40 is yours if you want it.",
    ],
)
def public_details(reply: Reply) -> Iterator[Problem]:
    """A customer's personal data where everyone can read it.

    ## Why it matters
    A review is read by strangers, employers and neighbours. An order number opens an account, a
    date of stay tells who was where, and a clinic that confirms a treatment breaks a law.

    ## Write instead
    Answer what they wrote in public, in their own terms, and move the rest to a private message.
    Your own phone number and address are welcome.

    ## When not to use it
    On private channels it is silent by itself. What the complaint itself gives away is left alone
    when the complaint is passed in.

    ## What it cannot see
    A detail that only a person who knows the customer would recognise; a first name that they
    never gave.
    """
    if not reply.channel.is_public:
        return
    posted = _plain(reply.complaint.text) if reply.complaint else ""
    spans = [*_spans(reply), *_phrases(reply)]
    last = -1
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if start < last or reply.is_quoted(start, end) or _is_posted(reply.text[start:end], posted):
            continue
        last = end
        yield Problem(start, end, _MESSAGE.replace("{quote}", reply.text[start:end]))
    if reply.use_reader:
        for problem in reply.found("public-details", _MESSAGE):
            overlaps = any(a < problem.end and problem.start < b for a, b in spans)
            if not overlaps and problem.confidence < 1 and not _is_own(reply.text, problem):
                yield problem


def _is_own(text: str, problem: Problem) -> bool:
    """Whether the words are the business's own phone number or address."""
    quote = text[problem.start : problem.end]
    found = _PHONE.search(quote) or _EMAIL.search(quote)
    if found is None:
        place = _ADDRESS.search(quote)
        before = "" if place is None else _before(text, problem.start, 60) + quote[: place.start()]
        return _OUR_PLACE.search(before) is not None
    if _SERVICE_LINE.match(found["id"]):
        return True
    before = _before(text, problem.start, 60) + quote[: found.start("id")]
    return _OURS.search(before) is not None or _INVITED.search(before) is not None


def _before(text: str, at: int, most: int) -> str:
    return text[max(0, at - most) : at]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)[0]))


def _is_posted(quote: str, posted: str) -> bool:
    """Whether the customer gave this detail away in the complaint itself."""
    if not posted:
        return False
    words = re.findall(r"\w+", quote)
    telling = (
        [word for word in words if any(char.isdigit() for char in word)]
        or [word for word in words if word[0].isupper() and word not in _NOT_A_NAME]
        or [word for word in words if len(word) > 3 and word.lower() != "your"]
    )
    return bool(telling) and all(f" {_plain(word)} " in f" {posted} " for word in telling)


def _phrases(reply: Reply) -> Iterator[tuple[int, int]]:
    for hit in reply.hits.get("public-details", ()):
        if not hit.phrase.weak:
            yield hit.start, hit.end


def _spans(reply: Reply) -> Iterator[tuple[int, int]]:
    text = reply.text
    for match in [
        *_OWNED_NUMBER.finditer(text),
        *_HASH_NUMBER.finditer(text),
        *_REFERENCE.finditer(text),
    ]:
        if _is_their_number(reply, match):
            yield match.span("id")
    for match in _PHONE.finditer(text):
        digits = sum(char.isdigit() for char in match["id"])
        if _SERVICE_LINE.match(match["id"]):
            continue
        if 8 <= digits <= 15 and _is_theirs(text, match.start("id")):
            yield match.span("id")
    for match in _EMAIL.finditer(text):
        if not _DESK.match(match["id"]) and _is_theirs(text, match.start("id")):
            yield match.span("id")
    for match in _CARD.finditer(text):
        yield match.span("id")
    for match in _BORN.finditer(text):
        yield match.span("id")
    for pattern, check in _CHECKED:
        for match in pattern.finditer(text):
            name = next(key for key, value in match.groupdict().items() if value)
            if check(reply, match.start(name), match.end(name)):
                yield match.span(name)
    for pattern in (_GREETED, _NAMED):
        for match in pattern.finditer(text):
            words = re.findall(r"[^\s.,]+", match["id"])
            names = [word for word in words if not is_title(word)]
            if any(map(_is_no_name, names)) or _signs(text, match):
                continue
            if len(names) > 1 or pattern is _NAMED:
                yield match.span("id")


def _is_guest(reply: Reply, start: int, end: int) -> bool:
    """A name that is not one of the business's own people."""
    words = [w for w in re.findall(r"[^\s.,]+", reply.text[start:end]) if not is_title(w)]
    before = _before(reply.text, start, 40)
    return len(words) > 1 and not any(map(_is_no_name, words)) and not _STAFF.search(before)


def _is_no_name(word: str) -> bool:
    """Whether a word with a capital is no part of a name: a greeting, "I'm", "We've"."""
    return word in _NOT_A_NAME or _SHORTENED.fullmatch(word) is not None


_SHORTENED = Search(r"\w+['’](?:m|re|ve|ll|d)", re.I)


def _signs(text: str, match: re.Match[str]) -> bool:
    """Whether thanks at the very end are a closing, and the name below it is the writer's."""
    is_closing = re.match(r"\W*(?:many )?thanks\b", match[0], re.I) is not None
    return is_closing and not text[match.end() :].strip(" .!")


def _is_their_number(reply: Reply, match: re.Match[str]) -> bool:
    value = match["id"]
    digits = sum(char.isdigit() for char in value)
    if (
        match.re is _OWNED_NUMBER.pattern
        and value.isalpha()
        and not (
            value.isupper()
            and match[0].lower().startswith(("booking", "pnr", "ref", "reserv", "confirm"))
        )
    ):
        return False
    if (
        digits < 3
        and not (value.isupper() and len(value) >= 5)
        and not re.match(r"seats?\b", match[0], re.I)
    ):
        return False
    if (
        match.re is _OWNED_NUMBER.pattern
        and re.match(r"(?:card|seats?|unit|payment|receipt)\b", match[0], re.I)
        and digits < 2
    ):
        return False
    if _NOT_THEIRS.search(_before(reply.text, match.start("id"), 40)) or _NOT_THEIRS.search(
        _before(reply.text, match.start(), 30)
    ):
        return False
    if re.match(r"(?:19|20)\d\d$", value):  # a year
        return False
    if re.match(r"seats?\b", match[0], re.I) and _OFFERED.match(reply.text, match.end()):
        return False
    return not _asks_for(reply, match.start())


_ASKS_FOR = Search(r"\b(?:please|kindly)\s+(?:quote|mention|use)\b", re.I)


def _asks_for(reply: Reply, at: int) -> bool:
    sentence = reply.sentence_at(at)
    return sentence is not None and sentence.holds(_ASKS_FOR)


# An invitation leads to the business's own desk: "you can reach me at", "if you write to".
_INVITED = Search(
    r"(?:\b(?:us|me|our|my)\s*(?:on|at|to)?"
    r"|\b(?:I|we|he|she|they)(?:['’](?:m|re|s)|\s(?:am|are|is))\s+(?:\w+\s+)?(?:on|at)"
    r"|\b(?:please|(?:if|when|once|should|can|could|would|will|or)\s+you"
    r"|you(?:['’]d)?\s+(?:can|could|may|might|prefer|like|want|just|only))\b"
    r"(?:(?!\byour\s+(?:\w+\s+)?(?:e-?mail|number|phone|mobile|address|account)\b)[^.!?])*?"
    r"\s(?:on|at|to|via|by|is)"
    r"|\b(?:please|you(?:['’]d)?)\s+(?:\w+\s+){0,2}?(?:send|forward|e-?mail|mail|share|post)\b"
    r"[^.!?]{0,50}\sto"
    r"|(?<!your )(?<!the )(?<!registered )\be-?mail|\bwrite\s+to|\bline\s+(?:at|to|on)"
    r"|\bsending\s+(?:\w+\s+){1,4}to)\s*[:(]?\s*$",
    re.I,
)


def _is_theirs(text: str, at: int) -> bool:
    before = _before(text, at, 70)
    sentence = re.split(r"(?<=[.!?])\s", before)[-1]
    return _TO_THEM.search(sentence) is not None and _INVITED.search(sentence) is None


def _is_not_ours(reply: Reply, start: int, end: int) -> bool:
    before = _before(reply.text, start, 60)
    sentence = re.split(r"(?<=[.!?])\s", before)[-1]
    if reply.text[start:end].lower().startswith("your"):
        return True
    return (
        not _OUR_PLACE.search(sentence)
        or re.search(r"\b(?:your|yours|you)\b", sentence) is not None
    )


def _is_told(reply: Reply, start: int, end: int) -> bool:
    """A date that they did not give themselves, as far as the sentence shows."""
    sentence = reply.sentence_at(start)
    if sentence is None:
        return False
    if guards.clears(reply, sentence, "reported", "their-words"):
        return False
    quote = reply.text[start:end]
    # What the reply promises for a coming day is no disclosure.
    return not re.search(
        r"\b(?:will|'ll|’ll|can|could|would|by|before|until|until then|today|refund\w*|"
        r"replacement|back|next|free|new|if)\b",
        quote,
        re.I,
    )


_OF_THEIRS = Search(
    r"\b(?:you|your|guest|bathroom of|checked|housekeeping|records?|system|stayed|staying)\b", re.I
)


_OFFERED = re.compile(r"[^.!?]{0,40}\b(?:is|are) yours\b", re.I)


def _is_their_room(reply: Reply, start: int, end: int) -> bool:
    sentence = reply.sentence_at(start)
    if sentence is None or not _is_told(reply, start, end):
        return False
    is_offered = _OFFERED.match(reply.text, end) is not None
    return sentence.holds(_OF_THEIRS) and not is_offered


_STAFF = Search(
    r"\b(?:our|director|manager|chef|head|owner|colleague|team|officer|surgeon|teacher|founder|"
    r"by|from|regards|sincerely|me|is|I'm|I am|call|ask for|with)\b[^.!?]{0,25}$",
    re.I,
)
_CHECKED = (
    (_ADDRESS, _is_not_ours),
    (_CODE, _is_not_ours),
    (_WHEN, _is_told),
    (_ON_RECORD, _is_told),
    (_COMPANY, _is_told),
    (_PATIENT, _is_told),
    (_ROOM, _is_their_room),
    (_TITLED, _is_guest),
    (_CALLED, _is_guest),
)
