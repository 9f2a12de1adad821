"""Many sketches, and what they have in common."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from replykit.templates.collection.sketch import (
    INCONSISTENT_PROMISE,
    NEAR_DUPLICATE,
    STOCK_SENTENCE,
    Promise,
    Sketch,
)

ALIKE = 0.8
"""Of two templates' shingles, the share that both have, from which on they are near duplicates."""
MANY = 5
"""Templates in which a stock sentence stands, at least."""
SHARE = 50
"""In a large set, one template in so many."""

_BINS, _ROWS = 24, 3
_LEADERS = 3
"""Templates of a bucket that others are compared with; more would not be linear."""


class Match(NamedTuple):
    """Something that several templates have in common, to be reported at one of them."""

    rule: str
    at: tuple[str, int]
    """File and number of the template where it is reported."""
    others: tuple[tuple[str, int], ...]
    """Some of the others."""
    number: int
    """How many templates it is about, this one included."""
    sentence: int = 0
    """The hash of the stock sentence."""
    promise: Promise | None = None
    against: Promise | None = None
    """What the others promise."""
    same: bool = False
    """Whether the two say word for word the same."""


class Collection:
    """Templates that belong together, one after the other."""

    def __init__(self) -> None:
        self._files: list[str] = []
        self._file = array("I")
        self._number = array("I")
        self._words = array("Q")
        self._shingles = array("I")
        self._ends = array("L", [0])
        self._sentences = array("Q")
        self._owners = array("I")
        self._promises: list[tuple[int, Promise]] = []

    def __len__(self) -> int:
        return len(self._number)

    def add(self, file: str, sketches: Iterable[Sketch]) -> None:
        """Take in the sketches of a file's templates."""
        self._files.append(file)
        for sketch in sketches:
            owner = len(self)
            self._file.append(len(self._files) - 1)
            self._number.append(sketch.number)
            self._words.append(sketch.words)
            self._shingles.frombytes(sketch.shingles)
            self._ends.append(len(self._shingles))
            self._sentences.frombytes(sketch.sentences)
            self._owners.extend([owner] * (len(self._sentences) - len(self._owners)))
            self._promises += [(owner, promise) for promise in sketch.promises]

    def _place(self, owner: int) -> tuple[str, int]:
        return self._files[self._file[owner]], self._number[owner]

    def matches(self) -> Iterator[Match]:
        """Everything that is worth a finding, rule by rule."""
        twins: dict[int, int] = {}
        for owner, leader, same in self._twins():
            twins[owner] = leader
            yield Match(NEAR_DUPLICATE, self._place(owner), (self._place(leader),), 2, same=same)
        yield from self._stock(twins)
        yield from self._at_odds()

    # --- near duplicates ---------------------------------------------------------------------

    def _twins(self) -> Iterator[tuple[int, int, bool]]:
        """Each template that says what an earlier one says: both, and whether word for word."""
        first: dict[int, int] = {}
        buckets: dict[int, tuple[int, ...]] = {}
        for owner, words in enumerate(self._words):
            if not words:
                continue
            if words in first:
                yield owner, first[words], True
                continue
            first[words] = owner
            keys = list(self._bands(owner))
            candidates = sorted({c for key in keys for c in buckets.get(key, ())})
            own = frozenset(self._kept(owner))
            leader = next((c for c in candidates if _alike(self._kept(c), own) >= ALIKE), None)
            if leader is not None:
                yield owner, leader, False
            for key in keys:
                known = buckets.get(key, ())
                if len(known) < _LEADERS:
                    buckets[key] = (*known, owner)

    def _kept(self, owner: int) -> "array[int]":
        return self._shingles[self._ends[owner] : self._ends[owner + 1]]

    def _bands(self, owner: int) -> Iterator[int]:
        """One number for each band of a MinHash signature of one permutation."""
        bins = [1 << 32] * _BINS
        for shingle in self._kept(owner):
            mixed = (shingle * 0x85EBCA6B) & 0xFFFFFFFF
            at = mixed * _BINS >> 32
            if shingle < bins[at]:
                bins[at] = shingle
        for at in range(_BINS):  # an empty bin borrows from the next that is not
            if bins[at] == 1 << 32:
                bins[at] = next(b for n in range(1, _BINS + 1)
                                if (b := bins[(at + n) % _BINS]) != 1 << 32)  # fmt: skip
        for band in range(0, _BINS, _ROWS):
            a, b, c = bins[band : band + _ROWS]
            yield (band << 59) ^ (a << 31) ^ (b << 15) ^ c

    # --- stock sentences ---------------------------------------------------------------------

    def _stock(self, twins: dict[int, int]) -> Iterator[Match]:
        """Sentences that stand in many templates; those that say the same count once."""
        often: set[int] = set()
        run = 1
        for before, after in pairwise([*sorted(self._sentences), -1]):
            if before == after:
                run += 1
                continue
            if run >= MANY:
                often.add(before)
            run = 1
        if not often:
            return
        places: dict[int, dict[int, int]] = {}
        for sentence, owner in zip(self._sentences, self._owners, strict=True):
            if sentence in often:
                places.setdefault(sentence, {}).setdefault(twins.get(owner, owner), owner)
        most = max(MANY, -(-len(self) // SHARE))
        for sentence, owners in places.items():
            if len(owners) >= most:
                at, *others = map(self._place, sorted(owners.values()))
                yield Match(STOCK_SENTENCE, at, tuple(others[:3]), len(owners), sentence)

    # --- promises ----------------------------------------------------------------------------

    def _at_odds(self) -> Iterator[Match]:
        """Lengths of time that differ from what most templates promise."""
        kinds: dict[str, list[tuple[int, Promise]]] = {}
        for owner, promise in self._promises:
            kinds.setdefault(promise.kind, []).append((owner, promise))
        for found in kinds.values():
            counts = Counter((p.hours, p.working) for _, p in found)
            usual = max(counts, key=lambda value: counts[value])  # the first of those as frequent
            first = next((o, p) for o, p in found if (p.hours, p.working) == usual)
            told: set[tuple[int, bool]] = set()
            for owner, promise in found:
                value = (promise.hours, promise.working)
                if value in told or owner == first[0] or agree(promise, first[1]):
                    continue
                told.add(value)
                yield Match(
                    INCONSISTENT_PROMISE, self._place(owner), (self._place(first[0]),),
                    counts[usual], promise=promise, against=first[1],
                )  # fmt: skip


def _alike(one: Iterable[int], b: frozenset[int]) -> float:
    """The share of shingles that two templates have both, guessed from those kept."""
    a = frozenset(one)
    size = max(1, len(a), len(b))
    shared = a & b
    if len(shared) >= ALIKE * size:  # or else it is in vain to look which come first
        shared &= frozenset(sorted(a | b)[:size])
    return len(shared) / size


def agree(one: Promise, other: Promise) -> bool:
    """Whether two lengths of time can both be true: ten working days are two weeks."""
    if one.working == other.working:
        return one.hours == other.hours
    working, calendar = (one, other) if one.working else (other, one)
    return working.hours <= calendar.hours <= working.hours * 7 / 5 + 48
