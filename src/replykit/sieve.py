"""A sieve for many patterns: which may match in a sentence, and where they would begin.

For each word it knows, a bit for each pattern, which patterns that word may begin, which may have
it second, third or fourth, and which of the words that a pattern cannot do without it is. The
rows of all words of a text lie below one another in one table; a few ``and``s of the table with
itself, a row further down each time, leave few patterns to be tried closely. It never loses a
match; what it lets through may still fail.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

BEGIN, END, NUMBER, ANY, AFTER = "\x00begin", "\x00end", "\x00number", "\x00any", "\x00after"
"""Words that no text holds: its edges, and those that stand for many."""

PLACES = 4
"""How many places of a pattern are looked at."""
ANCHORS = 4
"""How many of the word sets are used that a pattern cannot do without."""
_COLUMNS = PLACES + ANCHORS
_AFTER = (AFTER,) * (PLACES - 2)
_MANY = 8_000
"""Words whose rows are remembered, some 2 kB each."""
_CHUNK = 2_000
"""Words whose rows lie in the table together."""

Starts = list[tuple[int, list[int]]]
"""The patterns that may match in a sentence, in order, each with the words where it may begin, in
order; -1 stands for the sentence's beginning."""


@dataclass(slots=True)
class Place:
    """What a pattern accepts at one place: words, beginnings of words, and kinds of them."""

    words: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    specials: set[str] = field(default_factory=set)
    done: bool = False
    """The pattern may be complete before this place, so anything may stand there."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a sieve has to know of a pattern: its first places, and its anchors.

    A pattern that may begin in many ways has several, and the sieve lets it pass if one does.
    """

    places: Sequence[Place]
    anchors: Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A sieve as plain data: for each word the bits of its row that are set, whole numbers packed.

    A row has a column for each place, then one for each anchor, all of them *width* bits wide,
    with a bit for each outline.
    """

    width: int
    owners: bytes
    """For each outline the number of its pattern."""
    words: dict[str, bytes]
    prefixes: dict[str, bytes]
    anywhere: bytes
    """Of patterns complete before a place, and of those with fewer anchors."""

    def as_record(self) -> tuple[int, bytes, dict[str, bytes], dict[str, bytes], bytes]:
        """The plan as its parts."""
        return self.width, self.owners, self.words, self.prefixes, self.anywhere


def plan(patterns: Sequence[Sequence[Outline]]) -> Plan:
    """Lay out a sieve for patterns, which are known by their number in the sequence."""
    outlines = [outline for some in patterns for outline in some]
    owners = [number for number, some in enumerate(patterns) for _ in some]
    width = -(-len(outlines) // 64) * 64
    words: dict[str, list[int]] = {}
    prefixes: dict[str, list[int]] = {}
    anywhere: list[int] = []
    for number, outline in enumerate(outlines):
        for column, place in enumerate(outline.places):
            bit = column * width + number
            if place.done:
                anywhere.append(bit)
                continue
            for word in place.words | place.specials:
                words.setdefault(word, []).append(bit)
            for prefix in place.prefixes:
                prefixes.setdefault(prefix, []).append(bit)
        for at in range(ANCHORS):
            bit = (PLACES + at) * width + number
            if at >= len(outline.anchors):
                anywhere.append(bit)
                continue
            for word in outline.anchors[at]:
                words.setdefault(word, []).append(bit)

    def pack(found: dict[str, list[int]]) -> dict[str, bytes]:
        return {key: _pack(found[key]) for key in sorted(found)}

    return Plan(width, _pack(owners), pack(words), pack(prefixes), _pack(anywhere))


def _pack(bits: list[int]) -> bytes:
    return b"".join(bit.to_bytes(4, "little") for bit in sorted(bits))


class _Rows(dict[str, bytes]):
    """The row of each word met."""

    def __init__(self, sieve: "Sieve") -> None:
        super().__init__()
        self._sieve = sieve

    def __missing__(self, norm: str) -> bytes:
        row = self._sieve.make_row(norm)
        if len(self) >= _MANY:
            self.clear()
        self[norm] = row
        return row


class Sieve:
    """Tells which patterns may match in a sentence.

    *skipped* words may stand between any two words of a pattern; *numbers* and *stops* are the
    words that count as a number or end a sentence; *slot* is the word of a placeholder.
    """

    def __init__(
        self,
        plan: Plan,
        skipped: frozenset[str],
        numbers: frozenset[str],
        stops: frozenset[str],
        slot: str,
    ) -> None:
        import numpy as np

        self._plan = plan
        self._skipped = skipped
        self._numbers = numbers
        self._stops = stops
        self._owners = np.frombuffer(plan.owners, "<u4")
        self._any = frozenset((slot, "'s"))
        self._rows = _Rows(self)

    def make_row(self, norm: str) -> bytes:
        """What a word tells of each pattern."""
        import numpy as np

        known, prefixes, width = self._plan.words, self._plan.prefixes, self._plan.width
        bits = [self._plan.anywhere]
        if norm in known:
            bits.append(known[norm])
        if norm in self._any or norm[0].isalnum():
            bits.append(known.get(ANY, b""))
        if norm[0].isdigit() or norm in self._numbers:
            bits.append(known.get(NUMBER, b""))
        if norm in self._stops:
            bits.append(known.get(END, b""))
        for length in range(1, min(len(norm), 30) + 1):
            if norm[:length] in prefixes:
                bits.append(prefixes[norm[:length]])
        row = np.zeros(_COLUMNS * width, np.uint8)
        row[np.frombuffer(b"".join(bits), "<u4")] = 1
        if norm in self._skipped:
            row[width : PLACES * width] = 1
        return np.packbits(row, bitorder="little").tobytes()

    def sift(self, sentences: Sequence[Sequence[str]]) -> list[Starts]:
        """For each sentence of folded words the patterns that may match in it."""
        found: list[Starts] = []
        group: list[Sequence[str]] = []
        size = 0
        for norms in sentences:
            if group and size + len(norms) > _CHUNK:
                found += self._sift(group)
                group, size = [], 0
            group.append(norms)
            size += len(norms) + PLACES
        return found + self._sift(group) if group else found

    def _sift(self, sentences: Sequence[Sequence[str]]) -> list[Starts]:
        import numpy as np

        width = self._plan.width // 64
        chain = [word for norms in sentences for word in (BEGIN, *norms, END, *_AFTER)]
        sizes = [len(norms) + PLACES for norms in sentences]
        edges = list(accumulate(sizes, initial=0))
        owner = np.repeat(np.arange(len(sentences)), sizes)
        tables = _Tables(self._rows, chain, width)
        held = np.zeros((len(sentences), ANCHORS, width), np.uint64)
        for at, table in tables:
            first, last = owner[at], owner[min(at + _CHUNK, len(chain)) - 1]
            starts = [max(0, edge - at) for edge in edges[first : last + 1]]
            anchors = table[:_CHUNK, PLACES:]
            held[first : last + 1] |= np.bitwise_or.reduceat(anchors, starts, axis=0)
        alive = np.bitwise_and.reduce(held, axis=1)
        found: list[dict[int, list[int]]] = [{} for _ in sentences]
        for at, table in tables:
            size = max(0, len(table) - PLACES + 1)
            left = alive[owner[at : at + size]]
            for place in range(PLACES):
                left &= table[place : place + size, place]
            cells = np.flatnonzero(left)
            bits = np.flatnonzero(
                np.unpackbits(left.reshape(-1)[cells].view(np.uint8), bitorder="little")
            )
            words, columns = np.divmod(cells[bits >> 6], width)
            words += at
            numbers = self._owners[columns * 64 + (bits & 63)]
            for index, word, number in zip(
                owner[words].tolist(), words.tolist(), numbers.tolist(), strict=True
            ):
                found[index].setdefault(number, []).append(word - edges[index] - 1)
        return [sorted(starts.items()) for starts in found]


class _Tables:
    """The rows of a chain of words below one another, in one table unless it is long.

    Each table goes on for as many words beyond its end as a pattern's places take.
    """

    def __init__(self, rows: _Rows, chain: list[str], width: int) -> None:
        self._rows = rows
        self._chain = chain
        self._shape = (-1, _COLUMNS, width)
        self._only = [(0, self._read(0))] if len(chain) <= _CHUNK else None

    def _read(self, at: int) -> "Array":
        import numpy as np

        words = self._chain[at : at + _CHUNK + PLACES - 1]
        rows = b"".join(map(self._rows.__getitem__, words))
        return np.frombuffer(rows, np.uint64).reshape(self._shape)

    def __iter__(self) -> Iterator[tuple[int, "Array"]]:
        if self._only is not None:
            return iter(self._only)
        return ((at, self._read(at)) for at in range(0, len(self._chain), _CHUNK))
