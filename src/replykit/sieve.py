"""A sieve for many patterns: which may match in a sentence, and where they would begin.

For each word it knows, a bit for each pattern, which patterns that word may begin, which may have
it second, and which of the words that a pattern cannot do without it is. Bits of all patterns lie
in one whole number, so a few ``and``s for each word of a sentence leave few patterns to be tried
closely. It never loses a match; what it lets through may still fail.
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

BEGIN, END, NUMBER, ANY = "\x00begin", "\x00end", "\x00number", "\x00any"
"""Words that no text holds: its edges, and those that stand for many."""

PLACES = 2
"""How many places of a pattern are looked at."""
ANCHORS = 2
"""How many of the word sets are used that a pattern cannot do without."""
_COLUMNS = PLACES + ANCHORS
_A_NUMBER, _A_WORD, _A_MARK = "0\x00", "a\x00", "\x00"
"""Words that stand for all those of their kind that no pattern names."""
_MANY = 20_000
"""Words of which it is remembered what they are to the patterns, and their rows, some 1 kB each."""

Starts = list[tuple[int, list[int]]]
"""The patterns that may match in a sentence, in order, each with the words where it may begin, in
order; -1 stands for the sentence's beginning."""
_Row = tuple[int, int, int, int]
"""A word's bits: as the first word of a pattern, as the second, and as either anchor."""


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
    """All that patterns name, those of further places without a bit."""
    prefixes: dict[str, bytes]
    """The same for beginnings of words."""
    anywhere: bytes
    """Of patterns complete before a place, and of those with fewer anchors."""

    def as_record(self) -> tuple[int, bytes, dict[str, bytes], dict[str, bytes], bytes]:
        """The plan as its parts."""
        return self.width, self.owners, self.words, self.prefixes, self.anywhere


def plan(patterns: Sequence[Sequence[Outline]], named: Iterable[Place]) -> Plan:
    """Lay out a sieve for patterns, which are known by their number in the sequence.

    *named* is what they and all that goes with them accept anywhere.
    """
    outlines = [outline for some in patterns for outline in some]
    owners = [number for number, some in enumerate(patterns) for _ in some]
    width = -(-len(outlines) // 64) * 64
    words: dict[str, list[int]] = {}
    prefixes: dict[str, list[int]] = {}
    for place in named:
        words |= {word: [] for word in place.words}
        prefixes |= {prefix: [] for prefix in place.prefixes}
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


def _unite(bits: bytes) -> int:
    """The number in which the packed bits are set."""
    places = struct.unpack(f"<{len(bits) // 4}I", bits)
    table = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        table[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(table, "little")


class _Rows(dict[str, _Row]):
    """The row of each word met."""

    def __init__(self, sieve: "Sieve") -> None:
        super().__init__()
        self._sieve = sieve

    def __missing__(self, norm: str) -> _Row:
        row = self._sieve.make_row(norm)
        if len(self) >= _MANY:
            self.clear()
        self[norm] = row
        return row


class _Alike(dict[str, str]):
    """What each word met is to the patterns: itself, or one of many that none of them names."""

    def __init__(self, words: frozenset[str], prefixes: Iterable[str]) -> None:
        super().__init__()
        self._words = words
        self._prefixes = tuple(prefixes)

    def __missing__(self, norm: str) -> str:
        if norm in self._words or norm.startswith(self._prefixes):
            seen = norm
        elif norm[0].isdigit():
            seen = _A_NUMBER
        else:
            seen = _A_WORD if norm[0].isalnum() else _A_MARK
        if len(self) >= _MANY:
            self.clear()
        self[norm] = seen
        return seen


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
        self._plan = plan
        self._skipped = skipped
        self._numbers = numbers
        self._stops = stops
        self._owners = struct.unpack(f"<{len(plan.owners) // 4}I", plan.owners)
        self._any = frozenset((slot, "'s"))
        self._anywhere = _unite(plan.anywhere)
        self._kinds = {kind: _unite(plan.words.get(kind, b"")) for kind in (ANY, NUMBER, END)}
        self._rows = _Rows(self)
        named = self._any.union(plan.words, skipped, numbers, stops)
        self._alike = _Alike(named, plan.prefixes)

    def liken(self, norms: Iterable[str]) -> tuple[str, ...]:
        """Folded words as the patterns see them: those that none of them names are alike."""
        return tuple(map(self._alike.__getitem__, norms))

    def make_row(self, norm: str) -> _Row:
        """What a word tells of each pattern."""
        plan, kinds = self._plan, self._kinds
        bits = self._anywhere | _unite(plan.words.get(norm, b""))
        if norm in self._any or norm[0].isalnum():
            bits |= kinds[ANY]
        if norm[0].isdigit() or norm in self._numbers:
            bits |= kinds[NUMBER]
        if norm in self._stops:
            bits |= kinds[END]
        for prefix in filter(norm.startswith, plan.prefixes):
            bits |= _unite(plan.prefixes[prefix])
        width = plan.width
        every = (1 << width) - 1
        first, second, one, other = (bits >> width * at & every for at in range(_COLUMNS))
        return first, every if norm in self._skipped else second, one, other

    def sift(self, norms: Sequence[str]) -> Starts:
        """The patterns that may match in a sentence of words as ``liken`` gives them.

        The sentence is read from its end, so that the anchors met are those that a match which
        begins there can still reach.
        """
        owners = self._owners
        _, next_one, held, also_held = self._rows[END]
        found: dict[int, list[int]] = {}
        rows = [*map(self._rows.__getitem__, (BEGIN, *norms))]
        for at in range(len(norms) - 1, -2, -1):
            first, second, one, other = rows[at + 1]
            held |= one
            also_held |= other
            left = held & first & next_one & also_held
            next_one = second
            while left:
                bit = left & -left
                left ^= bit
                starts = found.setdefault(owners[bit.bit_length() - 1], [])
                if not starts or starts[-1] != at:
                    starts.append(at)
        return [(number, starts[::-1]) for number, starts in sorted(found.items())]
