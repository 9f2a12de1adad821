"""Regular expressions that wait: compiled when first needed, tried only where they may match.

Most texts hold none of the strings that most of the rules' expressions cannot do without, and
looking for a string is many times faster than trying an expression at every character.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

_IGNORECASE = int(re.IGNORECASE)
_VERBOSE = int(re.VERBOSE)


@lru_cache(maxsize=2)
def without_case(text: str) -> str:
    """The text as an expression without case sees it: ı counts as i, ſ as s, K as k."""
    return text.casefold().replace("ı", "i")


class Search:
    """A regular expression, and what a text must hold for it to match there.

    Args:
        source: the expression.
        flags: as for ``re.compile``.
        tells: strings of which every match holds one, apart from what stands before it; lower
            case if case does not matter.
        signs: further expressions of which every match may hold one instead. Each begins with a
            set of characters, which makes it fast to look for.

    Where neither is given, the strings are read off the expression, as ``read_tells`` does.
    """

    __slots__ = ("_flags", "_pattern", "_signs", "_tells", "signs", "source", "tells")

    def __init__(
        self,
        source: str,
        flags: int = 0,
        *,
        tells: Sequence[str] = (),
        signs: Sequence[str] = (),
    ) -> None:
        self.source = source
        self.tells = tuple(tells)
        self.signs = tuple(signs)
        self._tells = self.tells if tells or signs else None
        self._flags = int(flags)  # a RegexFlag takes long to be asked
        self._pattern: re.Pattern[str] | None = None
        self._signs: tuple[re.Pattern[str], ...] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled."""
        if self._pattern is None:
            self._pattern = re.compile(self.source, self._flags)
        return self._pattern

    def may_match(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether a part of the text holds what every match holds; True if that is not known."""
        tells = self._tells
        if tells is None:
            tells = self._tells = self._read_tells()
        if tells:
            part = text[start:end] if start or end < len(text) else text
            seen = without_case(part) if self._flags & _IGNORECASE else part
            for tell in tells:
                if tell in seen:
                    return True
        if not self.signs:
            return not tells
        if self._signs is None:
            self._signs = tuple(re.compile(sign, self._flags) for sign in self.signs)
        for sign in self._signs:  # noqa: SIM110 -- asked at every turn
            if sign.search(text, start, end):
                return True
        return False

    def _read_tells(self) -> tuple[str, ...]:
        found = () if self._flags & _VERBOSE else read_tells(self.source)
        return tuple(map(without_case, found)) if self._flags & _IGNORECASE else found

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, as ``re.finditer``."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """Every match of an expression with at most one group, as ``re.findall``."""
        return self.pattern.findall(text) if self.may_match(text) else []

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, as ``re.search``."""
        if not self.may_match(text, start, end):
            return None
        return (self._pattern or self.pattern).search(text, start, end)

    def sub(self, wording: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with every match replaced, or the first *count* of them, as ``re.sub``."""
        return self.pattern.sub(wording, text, count) if self.may_match(text) else text

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The text parted at every match of an expression without groups, as ``re.split``."""
        return self.pattern.split(text, maxsplit) if self.may_match(text) else [text]

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """A match that begins at *start*, as ``re.Pattern.match``."""
        return self.pattern.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of all of the text, as ``re.fullmatch``."""
        return self.pattern.fullmatch(text)


def read_tells(source: str) -> tuple[str, ...]:
    """Strings of which every match of an expression holds one; none where nothing is known.

    Letters that must stand side by side are such a string; of several the longest is taken, and
    of alternatives one of each. Bounds and looks around say nothing, and sets of characters may
    be anything.
    """
    try:
        return tuple(sorted(_Source(source).read_choice()))
    except _UnreadError:
        return ()


class _UnreadError(Exception):
    """An expression holds what is not read here: flags, conditions, letters by number."""


_Tells = frozenset[str]
_NONE: _Tells = frozenset()
_COUNT = re.compile(r"(?:([?*+])|\{(\d*)(?:,\d*)?\})[?+]?")
_SPECIAL = {"n": "\n", "t": "\t"}


_COMMON = frozenset("the and you was are has had have not for his her our your this that".split())
"""Words that most texts hold, as they do any two letters."""


def _is_common(tell: str) -> bool:
    word = tell.strip().lower()
    return len(word) < 3 or word in _COMMON


def _worth(tells: _Tells) -> tuple[int, bool, int]:
    """How seldom a text will hold one of them."""
    least = min(map(len, tells), default=0)
    is_weak = any(len(tell) == 1 and (tell.isalnum() or tell == " ") for tell in tells)
    if is_weak or not tells:
        return 0, False, 0
    return (1 if any(map(_is_common, tells)) else 2), least > 2, -len(tells)


def _better(one: _Tells, other: _Tells) -> _Tells:
    best = max(one, other, key=_worth)
    return best if _worth(best)[0] else _NONE


class _Source:
    """An expression that is read from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def read_choice(self) -> _Tells:
        """What alternatives tell, up to the bracket that closes them."""
        found = [self._read_run()]
        while self._take("|"):
            found.append(self._read_run())
        return _NONE.union(*found) if all(found) else _NONE

    def _take(self, mark: str) -> bool:
        is_there = self._text.startswith(mark, self._at)
        self._at += len(mark) * is_there
        return is_there

    def _read_run(self) -> _Tells:
        """What one alternative tells."""
        best, letters = _NONE, ""
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            found = self._read_part()
            is_needed, is_once = self._read_count()
            if found is None:
                continue
            if isinstance(found, str) and is_once:
                letters += found
                continue
            if not isinstance(found, str):
                best, found = _better(best, found if is_needed else _NONE), ""
            elif not is_needed:
                found = ""
            best = _better(best, frozenset((letters + found,)) if letters + found else _NONE)
            letters = found
        return _better(best, frozenset((letters,)) if letters else _NONE)

    def _read_part(self) -> str | _Tells | None:
        """A letter, what a bracket or a set tells, or None for what takes no room."""
        letter = self._text[self._at]
        self._at += 1
        if letter == "(":
            return self._read_bracket()
        if letter == "[":
            return self._skip_set()
        if letter == "\\":
            return self._read_escape()
        return None if letter in "^$" else _NONE if letter == "." else letter

    def _read_bracket(self) -> _Tells | None:
        is_look = any(map(self._take, ("?=", "?!", "?<=", "?<!")))
        is_plain = self._take("?:") or self._take("?-i:") or is_look
        if self._take("?P<"):
            self._at = self._text.index(">", self._at) + 1
        elif not is_plain and self._take("?"):
            raise _UnreadError
        found = self.read_choice()
        self._at += 1
        return None if is_look else found

    def _skip_set(self) -> _Tells:
        self._take("^")
        self._take("]")
        while not self._take("]"):
            self._at += 1 + (self._text[self._at] == "\\")
        return _NONE

    def _read_escape(self) -> str | _Tells | None:
        letter = self._text[self._at]
        self._at += 1
        if letter in "bBAZ":
            return None
        if letter in "xuUN0":
            raise _UnreadError
        return _SPECIAL.get(letter, _NONE) if letter.isalnum() else letter

    def _read_count(self) -> tuple[bool, bool]:
        """Whether what was read last must stand there, and whether it does once only."""
        found = _COUNT.match(self._text, self._at)
        if found is None:
            if self._text.startswith("{", self._at):
                raise _UnreadError
            return True, True
        self._at = found.end()
        return found[1] == "+" or int(found[2] or 0) > 0, False
