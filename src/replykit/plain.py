"""The plain text behind a writing that looks the same: what a person reads, in common characters.

Word processors, web forms, phones and people who mean to slip past a check write the same words
in other characters: entities, characters that nobody sees, full-width and mathematical letters,
ligatures, letters of other scripts that look Latin. The plain text has them as they are read,
case kept, and every stretch of it knows where it stands in the text as given.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from html.entities import html5

from replykit.search import Search

_LETTERS = {
    # Cyrillic
    "а": "a", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "ӏ": "l", "о": "o",
    "р": "p", "ԛ": "q", "ѕ": "s", "ѵ": "v", "ԝ": "w", "х": "x", "у": "y", "А": "A", "В": "B",
    "С": "C", "Е": "E", "Н": "H", "І": "I", "Ј": "J", "К": "K", "М": "M", "О": "O", "Р": "P",
    "Ѕ": "S", "Т": "T", "Ԝ": "W", "Х": "X", "Ү": "Y", "У": "Y", "Ԍ": "G",
    # Greek
    "α": "a", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "υ": "u", "ϲ": "c", "ϳ": "j",
    "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N",
    "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X",
}  # fmt: skip
"""Letters of other scripts that look Latin."""

_ALIKE = "".join(_LETTERS)
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0"
)
_JOINING = "\u200d\ufe00-\ufe0f\U000e0001-\U000e007f"
"""Unseen between letters; in an emoji they matter."""
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000"
_HYPHENS = "\u2010\u2011"
_COMPATIBLE = (
    "ſ\u212a\uff01-\uff5e\ufb00-\ufb06\u24b6-\u24e9\U0001d400-\U0001d7ff\U0001f130-\U0001f149"
    "\u249c-\u24b5\U0001f110-\U0001f129\U0001f150-\U0001f169\U0001f170-\U0001f189"
)
"""Full-width, ligatures, circled, mathematical, squared, in brackets, white on black."""
_FRAMED = {
    chr(first + at): chr(letter + at)
    for first, letter in (
        (0x249C, 97), (0x1F110, 65), (0x1F150, 65), (0x1F170, 65)
    )
    for at in range(26)
}  # fmt: skip
"""Letters in brackets, or white on black, as what they frame."""
_ENCLOSING = "\u20dd-\u20e0\u20e2-\u20e4"
"""Marks that draw a ring or a box around the character before them."""
_LEGACY = "|".join(sorted((name for name in html5 if name[-1] != ";"), key=len, reverse=True))
"""The entities that are read without their semicolon, as in HTML."""

_ODD = Search(
    r"&(?:\#0{0,60}\d{1,7}(?!\d)|\#[xX]0{0,60}[0-9a-fA-F]{1,6}(?![0-9a-fA-F]));?"
    rf"|&(?:[A-Za-z]{{2,24}}\d{{0,2}};|(?:{_LEGACY})(?![\w=;]))"
    rf"|[{_UNSEEN}]+"
    rf"|(?<=\w)[{_JOINING}]+"
    rf"|[{_SPACES}{_HYPHENS}]"
    rf"|[{_COMPATIBLE}]"
    rf"|[^\W\d_][\u0300-\u036f{_ENCLOSING}]+"
    rf"|[{_ALIKE}]"
    r"|\r(?=\n)"
)
_MAY_BE_ODD = re.compile(
    rf"[&\r\u0300-\u036f{_UNSEEN}{_JOINING}{_SPACES}{_HYPHENS}{_COMPATIBLE}{_ALIKE}]"
)
"""One of these stands in whatever the above finds; to look for one character is fast."""
_OTHER_SCRIPT = re.compile(rf"(?![{_ALIKE}])[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")


def _may_be_odd(text: str) -> bool:
    if text.isascii():
        return "&" in text or "\r" in text
    return _MAY_BE_ODD.search(text) is not None


class Plain:
    """A text in common characters.

    Attributes:
        text: the plain text; the very text given where that is plain.
    """

    __slots__ = ("_ends", "_origins", "_starts", "text")

    def __init__(self, given: str) -> None:
        self.text = given
        self._starts: list[int] = []
        """Where in the plain text each stretch begins that was written otherwise,"""
        self._ends: list[int] = []
        """where it ends there,"""
        self._origins: list[tuple[int, int]] = []
        """and the place it came from."""
        if _may_be_odd(given):
            self._read(given)

    def _read(self, given: str) -> None:
        pieces: list[str] = []
        at = length = 0
        alike = _Alike(given)
        for match in _ODD.pattern.finditer(given):
            shown = _show(match[0])
            if shown is None:
                shown = alike.read(match.start())
            if shown == match[0]:
                continue
            start, end = match.span()
            pieces += (given[at:start], shown)
            length += start - at
            self._starts.append(length)
            length += len(shown)
            self._ends.append(length)
            self._origins.append((start, end))
            at = end
        pieces.append(given[at:])
        self.text = "".join(pieces)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` of the plain text stands in the text given."""
        if not self._starts:
            return start, end
        first = self._place(start, 0)
        return first, max(first, self._place(end - 1, 1) if end > start else first)

    def _place(self, at: int, side: int) -> int:
        """Where the character at *at* begins (side 0) or ends (side 1) in the text given."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at + side
        if at < self._ends[index]:
            return self._origins[index][side]
        return self._origins[index][1] + at - self._ends[index] + side


class _Alike:
    """Tells which look-alikes of a text are meant to be Latin.

    They are in a word with Latin letters, and in a text that is otherwise in no other script.
    """

    def __init__(self, given: str) -> None:
        self._given = given
        self._end = 0
        self._swap = False
        self._foreign: bool | None = None

    def read(self, at: int) -> str:
        """The letter at *at*, as a reader of English takes it."""
        letter = self._given[at]
        if at >= self._end:
            self._enter(at)
        return _LETTERS[letter] if self._swap else letter

    def _enter(self, at: int) -> None:
        start = at
        while start > self._end and self._given[start - 1].isalpha():
            start -= 1
        match = _WORD.match(self._given, start)
        word = match[0] if match else self._given[at]
        self._end = start + len(word)
        self._swap = bool(_LATIN.search(word)) or not self._is_foreign()

    def _is_foreign(self) -> bool:
        if self._foreign is None:
            self._foreign = bool(_OTHER_SCRIPT.search(self._given))
        return self._foreign


def _show(written: str) -> str | None:
    """What a person reads there; None for a look-alike, which its word decides."""
    first = written[0]
    if first == "&":
        shown = html.unescape(written) if written[1] == "#" else html5.get(written[1:], "")
        if not shown or (written[-1] != ";" and shown < " "):
            return written
        return "".join(_show_char(char) for char in shown)
    if first in _LETTERS and len(written) == 1:
        return None
    if len(written) > 1 and first.isalpha():
        composed = unicodedata.normalize("NFC", written[:_MARKS])
        return _LETTERS.get(composed[0], composed[0])
    return _show_char(first)


_MARKS = 8
"""Of a letter and its combining marks so many are looked at."""


@lru_cache(maxsize=4_096)
def _show_char(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    if char in _FRAMED:
        return _FRAMED[char]
    if _IS_UNSEEN.match(char):
        return ""
    if _IS_SPACE.match(char):
        return " "
    if char in _HYPHENS:
        return "-"
    return unicodedata.normalize("NFKC", char) if _IS_COMPATIBLE.match(char) else char


_IS_UNSEEN = re.compile(rf"[{_UNSEEN}{_JOINING}\r]")
_IS_SPACE = re.compile(f"[{_SPACES}]")
_IS_COMPATIBLE = re.compile(f"[{_COMPATIBLE}]")
