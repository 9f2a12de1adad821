"""Ways to write the same words: what people, word processors and filters' foes make of a text."""

from collections.abc import Callable
from itertools import accumulate

Pieces = list[str]
"""What is written for each character of the plain text."""

_CYRILLIC = dict(zip("aceiopsxyABCEHIKMOPSTXY", "асеіорѕхуАВСЕНІКМОРЅТХУ", strict=True))
_GREEK = dict(zip("oaivpABEHIKMNOPTXYZ", "οαινρΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
_CURLY = {"'": "’", "-": "\u2011"}
_PRIMES = {"'": "′", '"': "″"}


def _inside(put: str) -> Callable[[str], Pieces]:
    """Something unseen between the letters of each word."""

    def write(text: str) -> Pieces:
        letters = [c.isalpha() and c.isascii() for c in text]
        return [
            put + c if at and letters[at] and letters[at - 1] else c for at, c in enumerate(text)
        ]

    return write


def _swap(table: dict[str, str]) -> Callable[[str], Pieces]:
    return lambda text: [table.get(c, c) for c in text]


def _spaces(written: str) -> Callable[[str], Pieces]:
    return lambda text: [written if c == " " else c for c in text]


def _curly(text: str) -> Pieces:
    found: Pieces = []
    opened = False
    for char in text:
        if char == '"':
            opened = not opened
            found.append("“" if opened else "”")
        else:
            found.append(_CURLY.get(char, char))
    return found


def _full_width(text: str) -> Pieces:
    return [chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text]


def _mathematical(text: str) -> Pieces:
    """Bold letters of the block that sans-serif fonts have no need of."""
    return [
        chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z"
        else chr(0x1D400 + ord(c) - 65) if "A" <= c <= "Z" else c
        for c in text
    ]  # fmt: skip


def _accents(text: str) -> Pieces:
    """A combining accent on each vowel, as a letter of its own."""
    return [c + "\u0301" if c in "aeiou" else c for c in text]


def _composed(text: str) -> Pieces:
    return [dict(zip("aeiou", "áéíóú", strict=True)).get(c, c) for c in text]


def _ligatures(text: str) -> Pieces:
    """As a PDF gives them: one character for two, so the second stands nowhere."""
    found = list(text)
    for at in range(len(text) - 1):
        if text[at : at + 2] in ("fi", "fl") and found[at]:
            found[at : at + 2] = ["ﬁ" if text[at + 1] == "i" else "ﬂ", ""]
    return found


def _breaks(text: str) -> Pieces:
    """A line break before every small letter that begins a word."""
    return [
        "\n" if c == " " and text[at + 1 : at + 2].islower() and text[at - 1 : at].isalpha() else c
        for at, c in enumerate(text)
    ]


def _numbered(text: str) -> Pieces:
    return [f"&#{ord(c)};" if at % 3 == 0 and c.isalpha() else c for at, c in enumerate(text)]


def _hexadecimal(text: str) -> Pieces:
    return [f"&#x{ord(c):X};" if c in "aeiou'" else c for c in text]


WAYS: dict[str, Callable[[str], Pieces]] = {
    "curly quotes": _curly,
    "primes": _swap(_PRIMES),
    "soft hyphens": _inside("\u00ad"),
    "zero-width spaces": _inside("\u200b"),
    "zero-width joiners": _inside("\u200d"),
    "word joiners": _inside("\u2060"),
    "variation selectors": _inside("\ufe0f"),
    "direction marks": _inside("\u200e"),
    "tag characters": _inside("\U000e0061"),
    "no-break spaces": _spaces("\u00a0"),
    "thin spaces": _spaces("\u2009"),
    "wide spaces": _spaces("\u3000"),
    "doubled spaces": _spaces("  "),
    "tabs": _spaces("\t"),
    "line breaks": _breaks,
    "carriage returns": lambda text: ["\r\n" if p == "\n" else p for p in _breaks(text)],
    "full-width letters": _full_width,
    "mathematical letters": _mathematical,
    "Cyrillic letters": _swap(_CYRILLIC),
    "Greek letters": _swap(_GREEK),
    "combining accents": _accents,
    "composed accents": _composed,
    "ligatures": _ligatures,
    "small letters": lambda text: [c.lower() for c in text],
    "mixed case": lambda text: [c.upper() if at % 2 else c.lower() for at, c in enumerate(text)],
    "space entities": _spaces("&nbsp;"),
    "named entities": _swap({"'": "&rsquo;", '"': "&quot;", "&": "&amp;"}),
    "numbered entities": _numbered,
    "hexadecimal entities": _hexadecimal,
}  # fmt: skip


class Disguised:
    """A text in another writing, and where each stretch of the plain one stands in it."""

    def __init__(self, plain: str, way: str) -> None:
        pieces = WAYS[way](plain)
        self.text = "".join(pieces)
        self._starts = [0, *accumulate(map(len, pieces))]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` of the plain text stands."""
        return self._starts[start], self._starts[end]
