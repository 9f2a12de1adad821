"""Personal data out of a text that is going to be shown around.

What each thing was stays readable: "[name]", "[order number]". Time grows with the length of the
text and no faster, whatever the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from replykit import titles
from replykit.complaint.concepts import word_list
from replykit.complaint.details import ROLE, drop_models, is_thing, read_details
from replykit.complaint.story import Story
from replykit.model import Complaint, Details, Span
from replykit.plain import Plain
from replykit.text import Document, check_text

_CAP = r"[A-ZÀ-ÖØ-Þ](?:['’][A-Z])?[a-zà-öø-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*"
_UPPER = r"[A-ZÀ-ÖØ-Þ](?:['’-]?[A-ZÀ-ÖØ-Þ]){2,}"
_SIGN_OFF = r"(?i:regards|sincerely|faithfully|truly|thanks|thank you|cheers|wishes|yours|best)"
_KIND_OF_STREET = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|place|pl|crescent|"
    r"terrace|gardens|grove|boulevard|blvd|square|sq|row|mews|hill|park)\b\.?"
)
_DWELLING = r"(?:(?:flat|apartment|apt|unit|suite|room)\.? #?\w{1,5},? )?"
_STREET = (
    rf"\b(?i:{_DWELLING})\d{{1,5}}[A-Za-z]?,? (?:[A-Z][\w'’.-]{{0,30}},? ){{1,4}}"
    rf"(?i:{_KIND_OF_STREET})"
)
# In small letters only the kinds that mean nothing else, and no small words between.
_SMALL_STREET = (
    r"\b\d{1,5}[a-z]? (?:(?!(?:the|this|that|my|our|your|their|his|her|a|an|in|on|of|at|off|to|"
    r"from|along|down|up|busy|main|lane|miles?|cars?|mins?|minutes?|hours?|days?|weeks?)\b)"
    r"[a-z'’]{3,20} ){1,2}(?:street|road|avenue|lane|crescent|terrace|boulevard|mews)\b"
)
_LABELLED = (
    r"(?:'s)?(?: (?:number|no|num|nr|details?|ending(?: in| with)?|is|was|ends in)){0,3}\.?:? ?#?"
)
_FIGURES = r"[X*x]{0,12}[ -]?\d(?:[ -]?\d){3,18}\b"

_TOP = r"(?:com|org|net|uk|de|fr|co|io|ie|eu|au|ca|us|nl|in|es|it|edu|gov)"
# What is called a number or id of something, with letters and slashes in it.
_CODED = re.compile(
    r"\b(?i:ride|trip|polic(?:y|ies)|serial|s/n|sn|imei|vin|tracking|consignment|parcel|customer|"
    r"client|member|membership|user|account|booking|reference|ref|case|claim|order|ticket|permit|"
    r"licen[cs]e|pcn|job|invoice|complaint|patient|student|employee|report|file|contract)"
    r"(?i:[ -](?:id|sn|s/n|number|num|no|nr|code|ref|reference|no\.))*\.?(?i: is| was| says)?"
    r" ?[:#]? ?((?!(?:19|20)\d\d\b(?![-/]))(?!\d{1,2}/\d{1,2}/\d{2,4}\b)"
    r"(?=[A-Z/-]{0,12}\d)(?=(?:[/-]?[A-Z0-9]){4})[A-Z0-9]{1,24}(?:[/-][A-Z0-9]{1,16}){0,5})\b"
)
_PLATE = (
    r"\b(?i:(?:number|licen[cs]e) plate|plate|reg(?:istration)?(?: number| plate| no\.?)?|vrm)"
    r"(?i:'s)?(?i: is| was|:)? ((?=[A-Z -]{0,4}\d)[A-Z0-9]{1,4}[ -]?[A-Z0-9]{1,6}"
    r"(?: [A-Z]{1,3})?)\b"
)
_EXPIRY = (
    r"(?i)\b(?:exp(?:iry|ires|iration)?\.?(?: date)?|valid (?:thru|through|until|to)|good thru)"
    r"(?: is|:)? ?((?:0?[1-9]|1[0-2]) ?/ ?(?:20)?\d\d)\b(?!/)"
)
_SMALL_OF_STREETS = r"(?:(?:de|du|des|la|le|les|della|del|delle|di|dos|da|do) |l['’]|d['’]){0,3}"
_FOREIGN_STREET = (
    r"\b\d{1,4}(?: ?bis| ?ter)?,? (?:[Rr]ue|[Cc]hemin|[Aa]llée|[Ii]mpasse|[Qq]uai|Via|[Cc]alle|"
    rf"[Rr]ua|[Aa]venida|[Aa]venue|[Bb]oulevard|[Pp]lace|Strada) {_SMALL_OF_STREETS}"
    rf"{_CAP}(?: {_CAP}){{0,3}}"
)
_STREET_FIRST = (
    rf"\b(?:Rue|Via|Viale|Piazza|Calle|Rua|Avenida|Strada|Plaza) {_SMALL_OF_STREETS}{_CAP}"
    rf"(?:[ -]{_CAP}){{0,2}},? \d{{1,4}}\b(?!\s*(?:days?|hours?|weeks?|minutes?|times))"
)
_STREET_IN_ONE = (
    r"\b[A-ZÄÖÜ][a-zäöüß-]{2,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|straat|laan|plein|"
    r"gracht|gatan|vej) \d{1,4} ?[a-z]?\b"
)

_PATTERNS = tuple(
    (re.compile(pattern), label)
    for pattern, label in (
        (r"(?i)\b(?:https?://|www\.)[^\s<>\"]+", "[link]"),
        (r"(?i)\b(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|co\.uk|io|me|ly|de|fr|eu|app|"
         r"ie|tv|gg)/[^\s<>\"]*", "[link]"),
        (r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", "[email]"),
        (r"(?i)[\w.+'-]{1,64} ?[(\[{] ?at ?[)\]}] ?[\w-]{1,63}"
         r"(?:(?:\.| ?[(\[{] ?dot ?[)\]}] ?)[\w-]{1,63}){1,6}", "[email]"),
        (r"(?i)\b[\w+-]{1,64}(?:(?: (?:dot|underscore|dash|hyphen) |[._])[\w+-]{1,64}){0,4} at "
         rf"[\w-]{{1,63}}(?: dot [\w-]{{1,63}}){{0,2}} dot {_TOP}\b", "[email]"),
        (r"(?<![\w@.])@\w{2,40}", "[handle]"),
        # An IBAN; a UK National Insurance number; a US social security number.
        (r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b", "[account number]"),
        (r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", "[number]"),
        (r"\b\d{3}-\d{2}-\d{4}\b", "[number]"),
        (rf"(?i)\b(?:account|acct|acc|a/c|sort code|routing|iban)\b{_LABELLED}({_FIGURES})",
         "[account number]"),
        (rf"(?i)\b(?:nhs|passport|national insurance)\b{_LABELLED}({_FIGURES})", "[number]"),
        (rf"(?i)\b(?:ni|nino|national insurance)\b{_LABELLED}"
         r"([a-z]{2}(?: ?\d\d){3} ?[a-d])\b", "[number]"),
        (rf"(?i)\b(?:cvv2?|cvc2?|security code|pin)\b{_LABELLED}(\d{{3,4}})\b", "[number]"),
        (rf"(?i)\b(?:sort|s/c)\b{_LABELLED}(\d\d[ -]?\d\d[ -]?\d\d)\b", "[account number]"),
        # A sort code beside its account.
        (r"\b\d\d-\d\d-\d\d[ ,/]{1,3}\d{8}\b", "[account number]"),
        (r"\b\d{8}[ ,/]{1,3}\d\d-\d\d-\d\d\b", "[account number]"),
        (rf"(?i)\b(?:card|visa|mastercard|amex)\b{_LABELLED}({_FIGURES})", "[card number]"),
        (r"(?i)\b(?:born(?: on)?|date of birth|d\.?o\.?b\.?)(?: is|:)? "
         r"(\d{1,2}[/. -](?:\d{1,2}|[a-z]{3,9})[/. -]\d{2,4})", "[date of birth]"),
        (_EXPIRY, "[expiry date]"),
        (r"(?i)\bpass(?:word|code|phrase)(?: is| was|:| =){1,2} ?[\"“']?"
         r"((?=[^\s\d]{0,60}\d)(?=[^\sa-z]{0,60}[a-z])[^\s\"”]{4,60}[^\s\"”.,;:!?])", "[password]"),
        (_PLATE, "[number plate]"),
        (_STREET, "[address]"),
        (_FOREIGN_STREET, "[address]"),
        (_STREET_FIRST, "[address]"),
        (_STREET_IN_ONE, "[address]"),
        (_SMALL_STREET, "[address]"),
        (r"(?i)\bp\.? ?o\.? ?box \d{1,7}\b", "[address]"),
        (r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", "[postcode]"),
        (r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ALN]"
         r"|(?<=, )ID|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|"
         r"RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(?:-\d{4})?\b", "[postcode]"),
        (r"\b[A-Z]{2} ?\d{2} ?[A-Z]{3}\b", "[number plate]"),
        (r"\b\d{1,3}(?:\.\d{1,3}){3}\b", "[network address]"),
    )
)  # fmt: skip
# Seven digits or more, however they are grouped: a phone, a card, an account.
_DIGITS = re.compile(
    r"(?<![\w£$€.])(?!(?<=\d,)\d{3}\b)\+?\(?\d(?:[ ().-]{0,2}\d){6,18}(?!\w|,\d{3}(?!\d))"
)
_SORT_CODE = re.compile(r"(?<![\w-])(\d\d)-(\d\d)-(\d\d)(?![\w-])")
_DATE_LIKE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?: \d{1,2}(?:\.\d\d)?)?$")
_PHONE = re.compile(r"\+|0\d|\(|\d{3}[ .-]\d{3}[ .-]\d{4}$")
_TITLED = re.compile(rf"\b{titles.ANY} (?:[A-Z]\.? )?{_CAP}(?: {_CAP})?")
# In capitals a second word may be the verb.
_TITLED_UPPER = re.compile(rf"\b(?:MR|MRS|MS|DR|PROF)\.? ({_UPPER})(?: ({_UPPER}))?")
_SIGNED_UPPER = re.compile(
    rf"\b{_SIGN_OFF}[,.!]?[ ]*\n\s*({_UPPER}(?: {_UPPER}){{0,2}})[ ]*(?:\n|\Z)"
)
# "T. Marsh" at the end of a line, or after a word that a person follows.
_INITIALS = re.compile(
    rf"(?:^[ ]*|[.!?,][ ]+|\b(?i:from|by|to|with|and|dear|for|signed|is|or)[ ])"
    rf"((?:[A-Z]\.[ ]?){{1,3}}{_CAP})(?=[.,]?[ ]*$|[ ,](?!\.))",
    re.M,
)
_INTRODUCED = re.compile(
    r"(?i)\bmy (?:full )?name(?:['’]?s| is) ([a-zà-öø-ÿ'’-]{2,20})(?: ([a-zà-öø-ÿ'’-]{2,20}))?"
)
_CALLED = re.compile(
    rf"\b(?i:someone|somebody|person|boy|girl|one|chap|fellow|team member|member of staff|{ROLE})"
    rf"(?: at \w+| there)?,? (?:called|named) ({_CAP}(?: {_CAP})?)"
)
_IN_OFFICE = re.compile(
    r"\b(?i:nurse|midwife|doctor|matron|sister|constable|sergeant|inspector|professor|captain|"
    r"reverend|councillor|carer|pharmacist|dentist|officer) "
    rf"({_CAP}(?: {_CAP})?)"
)
_I_AM_UPPER = re.compile(
    rf"\b(?:I am|I'm|[Tt]his is|[Mm]y name is) ({_UPPER})((?: {_UPPER}){{0,2}})(?![A-Z])"
)
_SIGNED_SMALL = re.compile(
    r"(?i:(?:^|[.!?,] ?|\b(?:kind|best|warm|many) )"
    r"(?:regards|wishes|thanks|thank you|thx|cheers|"
    r"yours (?:sincerely|faithfully|truly)|sincerely))"
    r"[,.!]?\s+([a-zà-öø-ÿ'-]{2,20})((?: [a-zà-öø-ÿ'-]{1,20}){0,2})[ .]*(?=\n|\Z)",
    re.M,
)
_NO_SECOND = frozenset(
    """and but or so i my we the a an on in at from by for of to with not is was it it's its this
    that you your they he she because since as who here there please still also order""".split()
)
_NO_FIRST = _NO_SECOND | frozenset(
    """spelt spelled misspelt misspelled wrong wrongly missing never now nowhere mud cleared
    incorrect incorrectly listed written down below above attached all still only just being
    pronounced registered showing known ruined common unusual different hyphenated
    on""".split()
)
_SIGNED = re.compile(rf"(?:[.!?,]\s+|\n\s*)({_CAP}(?: {_CAP}){{0,2}})\s*\Z")
_NAMED = re.compile(rf"{_CAP}(?: {_CAP}){{0,2}}")
_WINDOW = 16_000
"""How much is read for details at a time, in code points."""


def redact(text: str | Complaint, *, amounts: bool = False, names: Iterable[str] = ()) -> str:
    """Replace personal data by what kind of thing it was.

    Names of people, emails, phones, order and other reference numbers, card and account numbers,
    street addresses, postcodes, number plates, dates of birth, links, handles and network
    addresses go; sums of money only where *amounts* asks for it. Quoted mail and signatures are
    read, too. It is careful rather than sure: read what you publish.

    Args:
        text: a text, or a complaint that was read.
        amounts: hide sums of money, too.
        names: people who are known to stand in it, such as the customer and the agent.

    Raises:
        TextError: the text is no string, or is too long.

    >>> redact("Tom, order BX-2041 never came. Ring me on 07700 900123. Ann Lee")
    '[name], order [order number] never came. Ring me on [phone]. [name]'
    """
    known = _parts(Plain(name).text for name in names)
    if isinstance(text, Complaint):
        return conceal(text.text, text.details, amounts=amounts, names=known)
    orders, sums = set(), set()
    plain = Plain(check_text(text))
    for window in _windows(plain.text):
        story = _Whole(window)
        details = drop_models(story, read_details(story), ())
        known |= _parts(span.text for span in details.names)
        orders |= {span.text for span in details.order_ids}
        sums |= {span.text for span in details.amounts}
    return _conceal(plain, text, known, orders, sums if amounts else set())


def conceal(
    part: str, details: Details, *, amounts: bool = False, names: Iterable[str] = ()
) -> str:
    """Redact a part of a complaint whose details are known."""
    known = _parts((*names, *_plainly(details.names)))
    orders = set(_plainly(details.order_ids))
    sums = set(_plainly(details.amounts)) if amounts else set()
    return _conceal(Plain(check_text(part)), part, known, orders, sums)


def _plainly(spans: Iterable[Span]) -> Iterator[str]:
    return (Plain(span.text).text for span in spans)


class _Whole(Story):
    """A text of which every line counts, quoted mail and signature included."""

    def __init__(self, given: str) -> None:
        Document.__init__(self, given)
        self.given = self.letter = given


def _windows(text: str) -> Iterator[str]:
    """The text in pieces that end with a line, or else with a word."""
    at = 0
    while len(text) - at > _WINDOW:
        end = max(text.rfind("\n", at, at + _WINDOW), text.rfind(" ", at + 1, at + _WINDOW)) + 1
        end = end if end > at else at + _WINDOW
        yield text[at:end]
        at = end
    yield text[at:]


_SMALL = frozenset("the van von der den".split())


def _parts(names: Iterable[str]) -> set[str]:
    """What was found once is personal wherever it stands, each part of a name by itself, too."""
    return {
        word
        for name in names
        for word in (name, *name.split())
        if len(word) > 2 and word[0].isupper() and word.lower() not in _SMALL
    }


def _conceal(plain: Plain, given: str, names: set[str], orders: set[str], sums: set[str]) -> str:
    text = plain.text
    found: list[tuple[int, int, str]] = []
    for pattern, label in _PATTERNS:
        group = pattern.groups
        found += ((*match.span(group), label) for match in pattern.finditer(text))
    found += ((start, end, "[order number]") for start, end in _literal(text, orders))
    found += ((*match.span(1), "[number]") for match in _CODED.finditer(text))
    for match in _DIGITS.finditer(text):
        if not _DATE_LIKE.match(match[0]):
            found.append((*match.span(), _kind(match[0])))
    for match in _SORT_CODE.finditer(text):
        if not _is_date(*map(int, match.groups())):
            found.append((*match.span(), "[account number]"))
    found += ((*match.span(), "[name]") for match in _TITLED.finditer(text))
    found += ((start, end, "[name]") for start, end in _given_names(text))
    found += ((start, end, "[name]") for start, end in _told_names(text))
    # The last words, capitalised and without a full stop, are somebody's, whatever the name.
    signed = _SIGNED.search(text, max(0, len(text) - 120))
    if signed and signed[1].split()[0].lower() not in word_list("not"):
        found.append((*signed.span(1), "[name]"))
    for words, label in ((names, "[name]"), (sums, "[amount]")):
        found += ((start, end, label) for start, end in _literal(text, words))
    found += _doubled(text, names)
    return _replace(given, [(*plain.place(start, end), label) for start, end, label in found])


def _kind(figures: str) -> str:
    digits = [int(c) for c in figures if c.isdigit()]
    if 13 <= len(digits) <= 19 and _is_card(digits):
        return "[card number]"
    return "[phone]" if len(digits) <= 15 and _PHONE.match(figures) else "[number]"


def _is_date(first: int, second: int, third: int) -> bool:
    """Whether three figures are a day, month and year in any usual order."""
    days = ((first, second), (second, first), (third, second))
    return any(1 <= day <= 31 and 1 <= month <= 12 for day, month in days)


def _is_card(digits: list[int]) -> bool:
    """Luhn's check, which every payment card passes."""
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _literal(text: str, wanted: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where any of the words stands as a whole; the cost does not grow with their number."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    known = frozenset(wanted)
    if not known:
        return
    for words in known:
        lengths[words[:1]].add(len(words))
    for starts in re.finditer(r"(?<!\w)\S", text):
        at = starts.start()
        for length in sorted(lengths.get(starts[0], ()), reverse=True):
            end = at + length
            if text[at:end] in known and not text[end : end + 1].isalnum():
                yield at, end
                break


def _given_names(text: str) -> list[tuple[int, int]]:
    """A known given name, with the capitalised words that follow it."""
    given, found = word_list("given"), []
    for match in _NAMED.finditer(text):
        at = match.start()
        for word in match[0].split(" "):
            if word.lower() in given and word.lower() not in _WORDS:
                if is_thing(text, at, at + len(word)):
                    break
                found.append((at, match.end()))
                break
            at += len(word) + 1
    return found


def _told_names(text: str) -> Iterator[tuple[int, int]]:
    """Names that their place tells: capitals, an initial, an introduction, mid-sentence."""
    given = word_list("given")
    for match in _TITLED_UPPER.finditer(text):
        both = match[2] and match[1].lower() in given
        yield match.start(), match.end(2 if both else 1)
    for pattern in (_SIGNED_UPPER, _INITIALS):
        for match in pattern.finditer(text):
            if match[1].split()[-1].lower() not in word_list("not"):
                yield match.span(1)
    for pattern in (_CALLED, _IN_OFFICE):
        for match in pattern.finditer(text):
            if match[1].split()[0].lower() not in word_list("not"):
                yield match.span(1)
    for match in _I_AM_UPPER.finditer(text):
        if match[1].lower() in given:
            follows = match[2].split()
            known = bool(follows) and follows[0].lower() not in _NO_SECOND
            yield match.start(1), match.end(2 if known else 1)
    for match in _SIGNED_SMALL.finditer(text):
        alone = not match[2]
        if match[1] in given and (alone or match[1] not in _WORDS):
            follows = match[2].split()
            known = bool(follows) and _NO_SECOND.isdisjoint(follows)
            if alone or known:
                yield match.start(1), match.end(2)
    for match in _INTRODUCED.finditer(text):
        if match[1].lower() not in _NO_FIRST:
            second = match[2] and match[2].lower() not in _NO_SECOND
            yield match.start(1), match.end(2 if second else 1)
    for match in _PERSON_OR_WORD.finditer(text):
        yield match.span(1)


def _doubled(text: str, names: set[str]) -> Iterator[tuple[int, int, str]]:
    """The other half of a double name of which one half is known."""
    for start, end in _literal(text, names):
        other = _HYPHENATED.match(text, end)
        if other:
            yield start, other.end(), "[name]"


_HYPHENATED = re.compile(rf"-{_CAP}")
# A capital in mid-sentence, with no article before it, makes a person of such a word.
_PERSON_OR_WORD = re.compile(
    r"(?<=[a-z,] )(?<!\b[Tt]he )(?<!\b[Mm]y )(?<!\b[Aa] )(?<!\b[Oo]ur )(?<!\b[Yy]our )"
    r"(?<!\b[Tt]his )(?<!\bof )(Rose|Grace|Mark|Joy|Hope|Bill|Will|Dawn)\b"
    r"(?=['’]s\b|[.,!?;:]|$| (?:and|or|was|is|said|told|at|from|who|in|has|had|did|came|never|on|"
    r"took|gave|rang|called|promised|sent|left)\b)",
    re.M,
)
_WORDS = frozenset("may will mark rose art bill grace hope joy sky summer dawn june april".split())
"""Names that are also words or months: only a title, a signature or a greeting tells."""


def _replace(text: str, found: list[tuple[int, int, str]]) -> str:
    """Cover every place found; where two overlap, the one that begins first names both."""
    covered: list[tuple[int, int, str]] = []
    for start, end, label in sorted(found, key=lambda place: (place[0], -place[1])):
        if covered and start < covered[-1][1]:
            first, last, kind = covered[-1]
            covered[-1] = (first, max(last, end), kind)
        elif (
            covered and label == covered[-1][2] == "[name]" and text[covered[-1][1] : start] == " "
        ):
            covered[-1] = (covered[-1][0], end, label)
        else:
            covered.append((start, end, label))
    pieces: list[str] = []
    at = 0
    for start, end, label in covered:
        pieces += (text[at:start], label)
        at = end
    return "".join(pieces) + text[at:]
