"""Personal data out of a quotation."""

import re
from collections.abc import Iterable, Iterator

from replykit.complaint.details import read_details
from replykit.complaint.evidence import word_list
from replykit.complaint.story import Story
from replykit.model import Complaint, Details

_CAP = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*"
_UK_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
_STREET = (
    r"\b\d{1,5}[A-Za-z]?,? (?:[A-Z][\w'’.-]*,? ){1,4}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Way|Place|Pl|Crescent|"
    r"Terrace|Gardens|Grove|Boulevard|Blvd|Square|Sq|Row|Mews|Hill|Park)\b\.?"
)

_PATTERNS = (
    (re.compile(r"\b(?:https?://|www\.)[^\s<>\"]+", re.I), "[link]"),
    (re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"), "[email]"),
    (re.compile(r"(?<![\w@.])@\w{2,40}"), "[handle]"),
    (re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"), "[number]"),
    (re.compile(_STREET), "[address]"),
    (re.compile(_UK_POSTCODE), "[postcode]"),
    (re.compile(r"\b\d{3}-\d{2}-\d{4}\b"), "[number]"),
    # Seven digits or more, however they are grouped: a phone, a card, an account.
    (re.compile(r"(?<![\w£$€.,])\+?\(?\d(?:[ ().-]{0,2}\d){6,18}(?![\w,])"), "[phone or number]"),
)
_DATE_LIKE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?: \d{1,2}(?:\.\d\d)?)?$")
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? (?:[A-Z]\.? )?{_CAP}(?: {_CAP})?")
_NAMED = re.compile(rf"{_CAP}(?: {_CAP}){{0,2}}")


def redact(text: str | Complaint, *, amounts: bool = False) -> str:
    """Replace personal data by what kind of thing it was: "[name]", "[order number]".

    Order and account numbers, emails, phones, cards, links, handles, street addresses, postcodes
    and people's names go; sums of money only where *amounts* asks for it. It is careful rather
    than sure: read what you publish.

    Raises:
        TextError: the text cannot be read.

    >>> redact("Tom, order BX-2041 never came. Ring me on 07700 900123. Ann Lee")
    '[name], order [order number] never came. Ring me on [phone or number]. [name]'
    """
    if isinstance(text, Complaint):
        return conceal(text.text, text.details, amounts=amounts)
    return conceal(text, read_details(Story(text)), amounts=amounts)


def conceal(part: str, details: Details, *, amounts: bool = False) -> str:
    """Redact a part of a complaint whose details are known."""
    found = [
        (*match.span(), label)
        for pattern, label in _PATTERNS
        for match in pattern.finditer(part)
        if not _DATE_LIKE.match(match[0])
    ]
    found += ((*match.span(), "[name]") for match in _TITLED.finditer(part))
    found += ((start, end, "[name]") for start, end in _given_names(part))
    # What was found once is personal wherever it stands, each part of a name by itself, too.
    names = {
        word
        for span in details.names
        for word in (span.text, *span.text.split())
        if len(word) > 2 and word[0].isupper() and word.lower() not in _SMALL
    }
    for words, label in (
        (names, "[name]"),
        ({span.text for span in details.order_ids}, "[order number]"),
        ({span.text for span in details.amounts} if amounts else (), "[amount]"),
    ):
        found += ((start, end, label) for start, end in _literal(part, words))
    return _replace(part, found)


_SMALL = frozenset("the van von der den".split())


def _literal(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    if words := sorted(words, key=len, reverse=True):
        pattern = "|".join(map(re.escape, words))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
            yield match.span()


def _given_names(text: str) -> list[tuple[int, int]]:
    """A known given name, with the capitalised words that follow it."""
    given, found = word_list("given"), []
    for match in _NAMED.finditer(text):
        at = match.start()
        for word in match[0].split(" "):
            if word.lower() in given and word.lower() not in _WORDS:
                found.append((at, match.end()))
                break
            at += len(word) + 1
    return found


_WORDS = frozenset("may will mark rose art bill grace hope joy sky summer dawn june april".split())
"""Names that are also words or months: only a title, a signature or a greeting tells."""


def _replace(text: str, found: list[tuple[int, int, str]]) -> str:
    """Cover every place found; where two overlap, the one that begins first names both."""
    pieces: list[str] = []
    at = 0
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
    for start, end, label in covered:
        pieces += (text[at:start], label)
        at = end
    return "".join(pieces) + text[at:]
