"""What is remembered: bounded, the same in whatever order it comes, and mergeable."""

import heapq
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Generic, TypeVar

from replykit.model import IssueLabel
from replykit.text import Document

SHORT = 240
"""The longest quote, in characters."""
LONG = 600
MOST = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of a complaint in the sample; personal data is out already."""

    issue: IssueLabel
    line: str
    """In short: a summary, a question, an expectation."""
    quote: str
    excerpt: str
    source: str
    day: int | None
    product: str | None
    place: str | None
    near: str | None = None
    """A word that may be a place: one, if others name it as one."""
    staff: str | None = None
    said: tuple[str, ...] = ()
    """The days that it names."""

    def __lt__(self, other: object) -> bool:
        """No order of its own: the same row, given twice, may meet itself in a heap."""
        return False

    @property
    def words(self) -> str:
        """What the themes are looked for in."""
        return f"{self.line} | {self.excerpt}"


class Sample:
    """The entries with the smallest hashes: the same ones in whatever order they come."""

    def __init__(self, size: int, limit: int = MOST) -> None:
        self.size = size
        self.limit = limit
        """No larger hash will be kept by the sample that this one is merged into."""
        self._heap: list[tuple[int, str, Kept]] = []

    def wants(self, key: int) -> bool:
        """Whether it would be kept."""
        return key <= self.limit and (len(self._heap) < self.size or -key >= self._heap[0][0])

    def largest(self) -> int:
        """The largest hash that would be kept."""
        return self.limit if len(self._heap) < self.size else -self._heap[0][0]

    def put(self, key: int, kept: Kept) -> None:
        """Keep it, in place of the one with the largest hash if there are too many."""
        # The negated hash makes the heap's first the largest; the source breaks ties.
        item = (-key, kept.source, kept)
        if len(self._heap) < self.size:
            heapq.heappush(self._heap, item)
        elif item[:2] > self._heap[0][:2]:
            heapq.heapreplace(self._heap, item)

    def merge(self, other: "Sample") -> None:
        """Take in another sample."""
        for key, _, kept in other._heap:
            Sample.put(self, -key, kept)

    def entries(self) -> list[Kept]:
        """What was kept, in the order of the hashes."""
        return [kept for _, _, kept in sorted(self._heap, key=lambda item: (-item[0], item[1]))]


class Latest(Sample):
    """The latest complaints instead of a fair sample."""

    def put(self, key: int, kept: Kept) -> None:
        """Keep it if it is among the latest."""
        super().put(-(((kept.day or 0) << 64) + key), kept)

    def wants(self, key: int) -> bool:
        """Always, since the day decides."""
        return True


Key = TypeVar("Key", bound=Hashable)


class Tallies(Counter[Key], Generic[Key]):
    """A counter with room for so many keys: the rarest go when it is full."""

    room = 50_000

    def note(self, key: Key) -> None:
        """Count one."""
        self[key] += 1
        if len(self) > self.room:
            self.trim()

    def trim(self) -> None:
        """Make room."""
        for key, _ in self.most_common()[self.room // 2 :]:
            del self[key]

    def merge(self, other: "Tallies[Key]") -> None:
        """Take in another."""
        self.update(other)
        if len(self) > self.room:
            self.trim()


class Seen:
    """Whether a hash was met before: a Bloom filter of 32 MiB.

    Wrong once in a million texts of a million, once in ten thousand of ten million.
    """

    _BITS = 1 << 28

    def __init__(self) -> None:
        self._bits = bytearray(self._BITS // 8)

    def before(self, key: int) -> bool:
        """Whether it was, and note it."""
        known = True
        first, second = key & 0xFFFFFFFF, (key >> 32) | 1
        for turn in range(6):
            at = (first + turn * second) % self._BITS
            mask = 1 << (at & 7)
            if not self._bits[at >> 3] & mask:
                known = False
                self._bits[at >> 3] |= mask
        return known

    def count(self, keys: Iterable[int]) -> int:
        """How many of them were met before."""
        return sum(map(self.before, keys))


def hash_of(text: str) -> int:
    """A stable hash of a text, whatever its case and spacing, in 64 bits."""
    folded = " ".join(text.lower().split()).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(folded, digest_size=8).digest(), "big")


def around(text: str, start: int, end: int) -> str:
    """The sentence of a place; of a long one, what begins there."""
    window = max(0, start - 400)
    sentence = Document(text[window : end + 400]).sentence_at(start - window)
    if sentence is None:
        return text[start:end]
    if start - window - sentence.start > SHORT // 2:
        return "… " + text[start : window + sentence.end]
    return sentence.text


def cut(text: str, most: int) -> str:
    """*text* on one line, cut between words."""
    flat = " ".join(text[: most * 2].split())
    if len(flat) <= most:
        return flat
    return flat[: most + 1].rsplit(" ", 1)[0][:most].rstrip(" ,;:-–—") + " …"
