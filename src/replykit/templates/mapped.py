"""Text that knows where each of its characters stands in a file.

Reading a template peels layers: a CSV cell, then its HTML, then an entity. Each layer yields a
``Mapped`` made of slices of the one before, so a place in the prose leads straight to the file.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

Run = tuple[int, int, int]
"""``(at, start, end)``: from offset ``at`` of the text on, the file's ``[start, end)``.

A run as long as its stretch of the file goes in step with it, character by character; any other
(an entity, an escape, a placeholder) stands for its stretch as a whole.
"""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and the runs that tie it to the file. Build one with ``Builder``."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def whole(cls, text: str, start: int = 0) -> "Mapped":
        """A text that stands in the file as it is, from *start* on."""
        return cls(text, ((0, start, start + len(text)),))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> "Mapped":
        start, end, _ = part.indices(len(self.text))
        builder = Builder()
        builder.take(self, start, end)
        return builder.build(at=self.start_of(start))

    def start_of(self, at: int) -> int:
        """Where in the file the character at *at* begins."""
        first, start, end, length = self._run(at)
        if end - start == length:
            return start + at - first
        return start if at < first + length else end

    def end_of(self, at: int) -> int:
        """Where in the file the stretch before offset *at* ends: the place after character at-1."""
        if at == 0:
            return self.start_of(0)
        first, start, end, length = self._run(at - 1)
        return start + at - first if end - start == length else end

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The file's ``[start, end)`` behind ``[start, end)`` of the text."""
        begin = self.start_of(start)
        return begin, max(begin, self.end_of(end)) if end > start else begin

    def is_literal(self, start: int, end: int) -> bool:
        """Whether the file holds these very characters, one beside the other."""
        first, begin, stop, length = self._run(start)
        return stop - begin == length and end <= first + length

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """The slice as ``(text, start, end)`` by run, the way ``Builder.add`` takes it."""
        if start >= end:
            return
        index = max(bisect_right(self.runs, start, key=lambda run: run[0]) - 1, 0)
        while index < len(self.runs) and self.runs[index][0] < end:
            at, begin, stop = self.runs[index]
            following = self._until(index)
            a, b = max(at, start), min(following, end)
            if a < b:
                if stop - begin == following - at:
                    yield self.text[a:b], begin + a - at, begin + b - at
                else:
                    yield self.text[a:b], begin, stop
            index += 1

    def _until(self, index: int) -> int:
        return self.runs[index + 1][0] if index + 1 < len(self.runs) else len(self.text)

    def _run(self, at: int) -> tuple[int, int, int, int]:
        index = max(bisect_right(self.runs, at, key=lambda run: run[0]) - 1, 0)
        first, start, end = self.runs[index]
        return first, start, end, self._until(index) - first


class Builder:
    """Puts a Mapped together from left to right."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._last_step = False

    def __len__(self) -> int:
        return self._length

    @property
    def end(self) -> int:
        """Where in the file the last piece ends; 0 before the first."""
        return self._runs[-1][2] if self._runs else 0

    def endswith(self, ends: str | tuple[str, ...]) -> bool:
        """Whether the last piece ends so."""
        return bool(self._texts) and self._texts[-1].endswith(ends)

    def add(self, text: str, start: int, end: int) -> None:
        """Add *text*, which the file's ``[start, end)`` stands for."""
        if not text:
            return
        in_step = end - start == len(text)
        if in_step and self._last_step and self._runs[-1][2] == start:
            at, begin, _ = self._runs[-1]
            self._runs[-1] = (at, begin, end)
        else:
            self._runs.append((self._length, start, end))
        self._last_step = in_step
        self._texts.append(text)
        self._length += len(text)

    def take(self, source: Mapped, start: int, end: int) -> None:
        """Add a slice of another Mapped."""
        for text, begin, stop in source.pieces(start, end):
            self.add(text, begin, stop)

    def replace(self, source: Mapped, start: int, end: int, text: str) -> None:
        """Add *text* in place of a slice of another Mapped."""
        begin, stop = source.place(start, end)
        self.add(text, begin, stop)

    def insert(self, text: str) -> None:
        """Add what the file does not hold, such as the break between two paragraphs."""
        self.add(text, self.end, self.end)

    def build(self, at: int = 0) -> Mapped:
        """The text so far; an empty one stands at *at*."""
        return Mapped("".join(self._texts), tuple(self._runs) or ((0, at, at),))


def substitute(source: Mapped, cuts: Iterator[tuple[int, int, str]]) -> Mapped:
    """Replace each ``[start, end)`` of *cuts*, given in order, by a text."""
    builder = Builder()
    last = 0
    for start, end, text in cuts:
        builder.take(source, last, start)
        if text:
            builder.replace(source, start, end, text)
        last = end
    builder.take(source, last, len(source))
    return builder.build(at=source.start_of(0))
