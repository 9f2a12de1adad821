"""Regular expressions that wait: compiled when first needed, tried only where they may match.

Most texts hold none of the strings that most of the rules' expressions cannot do without, and
looking for a string is many times faster than trying an expression at every character.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

_IGNORECASE = int(re.IGNORECASE)


@lru_cache(maxsize=2)
def _without_case(text: str) -> str:
    """The text as an expression without case sees it: ı counts as i, ſ as s, K as k."""
    return text.casefold().replace("ı", "i")


class Search:
    """A regular expression, and what a text must hold for it to match there.

    Args:
        source: the expression.
        flags: as for ``re.compile``.
        tells: strings of which every match holds one; lower case if case does not matter.
        signs: further expressions of which every match may hold one instead. Each begins with a
            set of characters, which makes it fast to look for.
    """

    __slots__ = ("_flags", "_pattern", "_signs", "signs", "source", "tells")

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
        self._flags = int(flags)  # a RegexFlag takes long to be asked
        self._pattern: re.Pattern[str] | None = None
        self._signs: tuple[re.Pattern[str], ...] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled."""
        if self._pattern is None:
            self._pattern = re.compile(self.source, self._flags)
        return self._pattern

    def may_match(self, text: str) -> bool:
        """Whether the text holds what every match holds; True if nothing is known of that."""
        tells = self.tells
        if not tells and not self.signs:
            return True
        if tells:
            seen = _without_case(text) if self._flags & _IGNORECASE else text
            for tell in tells:
                if tell in seen:
                    return True
        if self._signs is None:
            self._signs = tuple(re.compile(sign, self._flags) for sign in self.signs)
        return any(sign.search(text) for sign in self._signs)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, as ``re.finditer``."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """Every match of an expression with at most one group, as ``re.findall``."""
        return self.pattern.findall(text) if self.may_match(text) else []

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, as ``re.search``."""
        return self.pattern.search(text, start, end) if self.may_match(text) else None

    def sub(self, wording: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced, as ``re.sub``."""
        return self.pattern.sub(wording, text) if self.may_match(text) else text

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """A match that begins at *start*, as ``re.Pattern.match``."""
        return self.pattern.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of all of the text, as ``re.fullmatch``."""
        return self.pattern.fullmatch(text)
