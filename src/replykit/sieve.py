"""A sieve for many patterns: which may match in a sentence, and where they would begin.

For each word it knows as one whole number, a bit for each pattern, which patterns that word may
begin, which may have it second, which third, and which of the words that a pattern cannot do
without it is. Four ``and``s a word then leave few patterns to be tried closely. It never loses a
match; what it lets through may still fail.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from struct import Struct, iter_unpack

BEGIN, END, NUMBER, ANY, AFTER = "\x00begin", "\x00end", "\x00number", "\x00any", "\x00after"
"""Words that no text holds: its edges, and those that stand for many."""

ANCHORS = 3
"""How many of the word sets are used that a pattern cannot do without."""
_MANY = 20_000

Row = tuple[int, int, int, int]
"""For one word, a bit for each pattern that it may begin, be second in, be third in; and
ANCHORS such numbers in one for those that it is an anchor of."""


@dataclass(slots=True)
class Places:
    """What a pattern accepts at one place: words, beginnings of words, and kinds of them."""

    words: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    specials: set[str] = field(default_factory=set)
    done: bool = False
    """The pattern may be complete before this place, so anything may stand there."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a sieve has to know of a pattern: its first three places, and its anchors."""

    places: tuple[Places, Places, Places]
    anchors: Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A sieve as plain data: for each word the patterns it tells of, as packed whole numbers.

    Each is ``column * size + number``. Columns 0 to 2 are the three places, those from 3 on the
    anchors.
    """

    size: int
    words: dict[str, bytes]
    prefixes: dict[str, bytes]
    anywhere: bytes
    """Of patterns complete before a place, and of those with fewer anchors."""

    def as_record(self) -> tuple[int, dict[str, bytes], dict[str, bytes], bytes]:
        """The plan as its parts."""
        return self.size, self.words, self.prefixes, self.anywhere


_pack = Struct("<I").pack


def plan(outlines: Sequence[Outline]) -> Plan:
    """Lay out a sieve for patterns, which are known by their number in the sequence."""
    size = len(outlines)
    words: dict[str, list[int]] = {}
    prefixes: dict[str, list[int]] = {}
    anywhere: list[int] = []
    for number, outline in enumerate(outlines):
        for column, places in enumerate(outline.places):
            entry = column * size + number
            if places.done:
                anywhere.append(entry)
                continue
            for word in places.words | places.specials:
                words.setdefault(word, []).append(entry)
            for prefix in places.prefixes:
                prefixes.setdefault(prefix, []).append(entry)
        for at in range(ANCHORS):
            entry = (3 + at) * size + number
            if at >= len(outline.anchors):
                anywhere.append(entry)
                continue
            for word in outline.anchors[at]:
                words.setdefault(word, []).append(entry)

    def pack(found: dict[str, list[int]]) -> dict[str, bytes]:
        return {key: b"".join(map(_pack, sorted(found[key]))) for key in sorted(found)}

    return Plan(size, pack(words), pack(prefixes), b"".join(map(_pack, sorted(anywhere))))


class _Rows(dict[str, Row]):
    """The row of each word met."""

    def __init__(self, sieve: "Sieve") -> None:
        super().__init__()
        self._sieve = sieve

    def __missing__(self, norm: str) -> Row:
        row = self._sieve.make_row(norm)
        if len(self) >= _MANY:
            self.clear()
        self[norm] = row
        return row


class Sieve:
    """Tells which patterns may match in a sentence.

    *skipped* words may stand between any two words of a pattern; *is_any*, *is_number* and *stops*
    say which words the kinds of a pattern stand for.
    """

    def __init__(
        self,
        plan: Plan,
        skipped: frozenset[str],
        numbers: frozenset[str],
        stops: frozenset[str],
        slot: str,
    ) -> None:
        self._plan = plan
        self._skipped = skipped
        self._numbers = numbers
        self._stops = stops
        self._any = frozenset((slot, "'s"))
        self._all = (1 << plan.size) - 1
        self._base = self._read(plan.anywhere)
        self._rows = _Rows(self)
        begin, end, after = (self._rows[edge] for edge in (BEGIN, END, AFTER))
        self._begin = begin[0]
        self._seconds = (end[1], after[1])
        self._thirds = (end[2], after[2], after[2])

    def _read(self, entries: bytes) -> Row:
        size, everything = self._plan.size, self._all
        bits = bytearray(((3 + ANCHORS) * size + 7) // 8)
        for (entry,) in iter_unpack("<I", entries):
            bits[entry >> 3] |= 1 << (entry & 7)
        row = int.from_bytes(bits, "little")
        return (
            row & everything,
            (row >> size) & everything,
            (row >> (2 * size)) & everything,
            row >> (3 * size),
        )

    def make_row(self, norm: str) -> Row:
        """What a word tells of each pattern."""
        known = self._plan.words
        rows = [self._base]
        if norm in known:
            rows.append(self._read(known[norm]))
        if norm in self._any or norm[0].isalnum():
            rows.append(self._kind(ANY))
        if norm[0].isdigit() or norm in self._numbers:
            rows.append(self._kind(NUMBER))
        if norm in self._stops:
            rows.append(self._kind(END))
        prefixes = self._plan.prefixes
        for length in range(1, min(len(norm), 30) + 1):
            if norm[:length] in prefixes:
                rows.append(self._read(prefixes[norm[:length]]))
        first, second, third, anchors = 0, 0, 0, 0
        for row in rows:
            first |= row[0]
            second |= row[1]
            third |= row[2]
            anchors |= row[3]
        if norm in self._skipped:
            second = third = self._all
        return first, second, third, anchors

    def _kind(self, special: str) -> Row:
        return self._read(self._plan.words.get(special, b""))

    def sift(self, norms: Sequence[str], words: Iterable[str]) -> list[tuple[int, list[int]]]:
        """The patterns that may match in a sentence, each with the words where it may begin.

        Patterns come in order, and so do their places; -1 stands for the sentence's beginning.
        """
        if not norms:
            return []
        rows = self._rows
        size = self._plan.size
        held = self._base[3]
        for word in words:
            held |= rows[word][3]
        alive = held & (held >> size) & (held >> (2 * size)) & self._all
        if not alive:
            return []
        firsts, seconds, thirds, _ = zip(*[rows[norm] for norm in norms], strict=True)
        found: dict[int, list[int]] = {}
        starts = enumerate(
            zip(
                (self._begin, *firsts),
                (*seconds, self._seconds[0]),
                (*thirds[1:], *self._thirds),
                strict=False,
            ),
            -1,
        )
        for at, (first, second, third) in starts:
            left = first & alive
            if left:
                left &= second & third
                while left:
                    lowest = left & -left
                    left ^= lowest
                    found.setdefault(lowest.bit_length() - 1, []).append(at)
        return sorted(found.items())
