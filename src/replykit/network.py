"""The second reader: a small convolutional network over word vectors, in whole numbers.

It knows words by the company they keep, so it can follow a fault into wording that the linear
reader has never met. Vectors, filters and weights are small integers, and every sum stays below
what a float holds exactly, so the result is the same on every machine, whatever multiplies the
matrices. Trained by data/train/network.py (Kim, 2014: one layer, the strongest place of each
filter counts).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from replykit.memory import WORDS, Memory, remembered
from replykit.model import ReplykitError
from replykit.reader import model_root

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

LONGEST = 60
"""Words of a sentence that are read."""
LIMIT = 4.0
"""No score lies further from zero, so a caller can tell when the network could change nothing."""
MANY = 4_000
"""Words whose part in the filters is remembered, some 4 kB each."""
_TOGETHER = 4
"""Sentences that are scored together; for more, what filters make of their words is too large to
stay near the processor."""
_MULTIPLIED = 8
"""Words in a product of matrices."""
_PRODUCT = 1 << 18
"""Multiplications in it, at most: what is larger is spread over threads, which take long to wake
and then keep their processors busy for a while, waiting for more."""
OPENING, CLOSING, UNKNOWN = "<", ">", "?"


_Rows = tuple[int, ...]
"""The words of a sentence as the network knows them: the rows of their vectors."""


@dataclass(frozen=True, slots=True)
class Bank:
    """The filters of one width."""

    width: int
    weights: "Array"
    """width * dimensions rows, a column a filter; whole numbers from -127 to 127."""
    bias: "Array"


def chain(norms: Sequence[str]) -> list[str]:
    """The words as the network looks them up, numbers alike, between two marks."""
    words = ["0" if norm[0].isdigit() else norm for norm in norms[:LONGEST]]
    return [OPENING, *words, CLOSING]


class Network:
    """Scores sentences for each label, many at a time.

    Args:
        labels: what it scores for.
        index: the row of each known word in *vectors*; row 0 holds zeros, the space between.
        vectors: a row a word, whole numbers from -127 to 127.
        banks: the filters.
        output: a row a filter, a column a label; whole numbers.
        scale: what one unit of the sum of pooled filters times *output* is worth.
        bias: a number a label.
    """

    def __init__(
        self,
        labels: Sequence[str],
        index: dict[str, int],
        vectors: "Array",
        banks: Sequence[Bank],
        output: "Array",
        scale: Sequence[float],
        bias: Sequence[float],
    ) -> None:
        self.labels = tuple(labels)
        self.index = index
        self.vectors = vectors
        self.banks = tuple(banks)
        self.output = output
        self.scale = tuple(scale)
        self.bias = tuple(bias)
        self.gap = max(bank.width for bank in banks)
        self._filters = _lay_out(banks)
        self._filtered: dict[int, bytes] = {}
        self._rows_of = remembered(WORDS)(self.look_up)
        self._known: Memory[_Rows, tuple[float, ...]] = Memory()

    def __reduce__(self) -> tuple[type["Network"], tuple[object, ...]]:
        """A network travels without what it remembers."""
        told = (self.labels, self.index, self.vectors, self.banks, self.output)
        return Network, (*told, self.scale, self.bias)

    def score(self, sentences: Sequence[Sequence[str]]) -> list[tuple[float, ...]]:
        """Log-odds for each label, a row a sentence of folded words, between -LIMIT and LIMIT."""
        keys = [self._rows_of(tuple(norms)) for norms in sentences]
        found = {key: self._known.get(key) for key in keys}
        new = [key for key, scores in found.items() if scores is None]
        for first in range(0, len(new), _TOGETHER):
            some = new[first : first + _TOGETHER]
            for key, scores in zip(some, self._score(some), strict=True):
                found[key] = scores
                self._known.keep(key, scores)
        return [found[key] for key in keys]  # type: ignore[misc]

    def _score(self, sentences: Sequence[_Rows]) -> Iterator[tuple[float, ...]]:
        import numpy as np

        sums = self.pooled(sentences) @ self.output
        scores = np.clip(self.bias + np.array(self.scale) * sums, -LIMIT, LIMIT)
        for row in scores.tolist():
            yield tuple([round(score, 4) for score in row])

    def pooled(self, sentences: Sequence[_Rows]) -> "Array":
        """What each filter makes of its strongest place, a row a sentence; whole numbers."""
        import numpy as np

        between = (0,) * self.gap
        rows = [*between]
        edges = []
        for words in sentences:
            edges += [len(rows), len(rows) + len(words)]
            rows += words + between
        grid = self._filter(rows)
        pooled = []
        first = 0
        for bank in self.banks:
            filters = len(bank.bias)
            places = len(rows) - bank.width + 1
            values = grid[:places, first : first + filters] + bank.bias
            for step in range(1, bank.width):
                first += filters
                values += grid[step : step + places, first : first + filters]
            first += filters
            reach = [edge - bank.width // 2 for edge in edges]
            pooled.append(np.maximum.reduceat(values, reach, axis=0)[::2])
        found: Array = np.maximum(np.concatenate(pooled, axis=1), 0).astype(np.float64)
        return found

    def look_up(self, norms: Sequence[str]) -> _Rows:
        """The words of a sentence, as far as it is read, by the rows of their vectors."""
        unknown = self.index[UNKNOWN]
        return tuple([self.index.get(word, unknown) for word in chain(norms)])

    def word_weights(self, norms: Sequence[str], label: str) -> list[float]:
        """How much each of the words speaks for *label*, as part of the places that told most."""
        import numpy as np

        column = self.labels.index(label)
        between = (0,) * self.gap
        words = self.look_up(norms)
        grid = self._filter(between + words + between)
        places: list[Array] = []
        shares: list[Array] = []
        first = last = 0
        for bank in self.banks:
            filters = len(bank.bias)
            values = np.zeros((len(words), filters), np.float32) + bank.bias
            start = self.gap - bank.width // 2
            for step in range(bank.width):
                values += grid[start + step : start + step + len(words), last : last + filters]
                last += filters
            told = self.output[first : first + filters, column] * np.maximum(values.max(axis=0), 0)
            reach = start + values.argmax(axis=0)
            places.append((reach[:, None] + np.arange(bank.width)).reshape(-1))
            shares.append(np.repeat(told / bank.width, bank.width))
            first += filters
        totals = np.bincount(
            np.concatenate(places), np.concatenate(shares), len(words) + 2 * self.gap
        ).tolist()
        read = len(words) - 2
        weights = [self.scale[column] * total for total in totals[self.gap + 1 :][:read]]
        return weights + [0.0] * (len(norms) - read)

    def _filter(self, rows: Sequence[int]) -> "Array":
        """What each place of each filter makes of each word."""
        import numpy as np

        known = self._filtered
        new = sorted(set(rows) - known.keys())
        if new:
            fresh: dict[int, bytes] = {}
            for first in range(0, len(new), _MULTIPLIED):
                some = new[first : first + _MULTIPLIED]
                vectors = self.vectors[some].astype(np.float32)
                table = np.concatenate([vectors @ block for block in self._filters], axis=1)
                fresh |= {row: line.tobytes() for row, line in zip(some, table, strict=True)}
            if len(known) + len(fresh) > MANY:
                self._filtered = known = {row: known[row] for row in set(rows) & known.keys()}
            known.update(fresh)
        found = np.frombuffer(b"".join([known[row] for row in rows]), np.float32)
        return found.reshape(len(rows), -1)


def _lay_out(banks: Sequence[Bank]) -> "list[Array]":
    """The places of all filters side by side, in blocks: a row for each dimension of a word."""
    import numpy as np

    places = [place for bank in banks for place in np.split(bank.weights, bank.width)]
    table = np.concatenate(places, axis=1).astype(np.float32)
    width = max(1, _PRODUCT // (_MULTIPLIED * len(table)))
    cuts = range(width, table.shape[1], width)
    return [np.ascontiguousarray(block) for block in np.split(table, cuts, axis=1)]


def pack(network: Network) -> bytes:
    """The network as bytes: a line of JSON, a word a line, then the raw numbers."""
    import numpy as np

    words = sorted(network.index, key=network.index.__getitem__)
    head = {
        "labels": network.labels,
        "words": len(words),
        "dimensions": network.vectors.shape[1],
        "banks": [[bank.width, len(bank.bias)] for bank in network.banks],
        "scale": network.scale,
        "bias": network.bias,
    }
    numbers = [network.vectors.astype(np.int8).tobytes()]
    for bank in network.banks:
        numbers += [bank.weights.astype(np.int8).tobytes(), bank.bias.astype("<i4").tobytes()]
    numbers.append(network.output.astype("<i2").tobytes())
    text = json.dumps(head, separators=(",", ":")) + "\n" + "\n".join(words) + "\n"
    return text.encode() + b"".join(numbers)


def unpack(data: bytes) -> Network:
    """The network that *pack* wrote.

    Raises:
        ValueError: the bytes hold something else, or too few.
    """
    import numpy as np

    line, _, rest = data.partition(b"\n")
    head = json.loads(line)
    *lines, numbers = rest.split(b"\n", head["words"])
    words = b"\n".join(lines).decode().split("\n")
    at = 0

    def take(kind: str, *shape: int) -> "Array":
        nonlocal at
        count = int(np.prod(shape))
        found = np.frombuffer(numbers, kind, count, at).reshape(shape)
        at += found.nbytes
        return found

    size = head["dimensions"]
    vectors = take("i1", head["words"] + 1, size)
    banks = [
        Bank(width, take("i1", width * size, filters), take("<i4", filters).astype(np.float32))
        for width, filters in head["banks"]
    ]  # fmt: skip
    output = take("<i2", sum(filters for _, filters in head["banks"]), len(head["labels"]))
    return Network(
        head["labels"],
        dict(zip(words, range(1, len(words) + 1), strict=True)),
        vectors,
        banks,
        output.astype(np.float64),
        head["scale"],
        head["bias"],
    )


def add(
    scores: "Array",
    sentences: Sequence[Sequence[str]],
    labels: tuple[str, ...],
    shares: "Array",
    bounds: "Array",
) -> None:
    """Add to the *scores* of sentences what the network makes of them.

    It is asked only about sentences for which its answer could decide whether a label is reported.

    Args:
        scores: log-odds, a row for each sentence, a column for each of *labels*.
        sentences: their folded words.
        labels: those of the network, in the order of the columns.
        shares: how much a unit of the network's score counts for each.
        bounds: the score from which each is reported, a row for each sentence.
    """
    import numpy as np

    near = (np.abs(scores - bounds) <= LIMIT * shares) & (shares > 0)
    places = [*dict.fromkeys(near.nonzero()[0].tolist())]
    if not places:
        return
    model = load("replies")
    answers = np.array(model.score([sentences[at] for at in places]))
    scores[places] += shares * answers[:, _columns(model.labels, labels)]


@cache
def _columns(known: tuple[str, ...], labels: tuple[str, ...]) -> list[int]:
    """The places of some labels among those that are known."""
    return list(map(known.index, labels))


@cache
def load(name: str) -> Network:
    """Load a trained network: ``replies`` knows faults and parts.

    Raises:
        ReplykitError: there is no such network.
    """
    place = model_root() / "readers" / f"{name}.net"
    if not place.is_file():
        raise ReplykitError(f"there is no trained network {name!r}; see data/train/README.md")
    return unpack(place.read_bytes())
