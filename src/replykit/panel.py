"""The trained readers of a reply's sentences together: each feature is looked up once for all.

Weights are whole numbers, which add up to the same sum in any order.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources.abc import Traversable
from itertools import accumulate, islice, pairwise
from struct import Struct
from typing import TYPE_CHECKING, Any

from replykit import reader, stored
from replykit.memory import Memory
from replykit.numbering import (
    CLOSING,
    FACES,
    KINDS,
    OPENING,
    RUNS,
    WORD_RUNS,
    Face,
    lay_out,
    number_face,
    number_key,
    quote_run,
    read_key,
)
from replykit.reader import UNIT, Reader
from replykit.weights import Table, make_table, read_table

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_READERS = ("faults", "parts")
_MANY = 20_000
"""Words that are remembered."""
_MANY_HINTS = 4_000
"""Sets of hints that are."""
_MANY_READ = 16
"""Sentences whose runs are, for more than one is asked of a sentence that is reported."""
_CHUNK = 600
"""Words of sentences that are read together, at most: a processor's own memory holds no more."""
_OWN, _BEFORE, _AFTER = range(3)
_TOLD = 3
"""Letters of which more make evidence; "the" and "due" tell nobody anything."""
_CODES = FACES + 2
_pack_code = Struct(f"={_CODES}Q").pack
_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read with."""

    norms: Sequence[str]
    before: Sequence[str]
    after: Sequence[str]
    hints: Set[str]


class _Codes(dict[str, bytes]):
    """For each folded word the numbers of its face, and of it as either neighbour; as bytes."""

    def __init__(self, face_of: Callable[[str], Face]) -> None:
        super().__init__()
        self._face_of = face_of

    def __missing__(self, norm: str) -> bytes:
        beside = [number_key((f"{side}:{norm}",)) for side in "ba"]
        code = _pack_code(*number_face(self._face_of(norm)), *beside)
        if len(self) >= _MANY:
            self.clear()
        self[norm] = code
        return code


class Panel:
    """Several readers of the same features.

    Scores come in a row for each sentence, with a column for each label of each reader.

    Args:
        readers: the readers by name; their weights lie in the table.
        clusters: the groups of words, as of ``reader.clusters``.
        table: the weights, the labels of all readers side by side.
    """

    def __init__(
        self, readers: Mapping[str, Reader], clusters: reader.Clusters, table: Table
    ) -> None:
        import numpy as np

        self.readers = dict(readers)
        self.table = table
        self.labels = [(name, label) for name, one in readers.items() for label in one.labels]
        """What each column is for."""
        self.column = {named: column for column, named in enumerate(self.labels)}
        self.label_names = tuple([label for _, label in self.labels])
        self.shares = np.array(
            [readers[name].network.get(label, 0.0) for name, label in self.labels]
        )
        """How much a unit of the network's score counts for each label."""
        self._clusters = clusters
        self._bias = np.array([bias for one in readers.values() for bias in one.bias])
        self._boosts: dict[str, list[tuple[int, float]]] = {}
        first = 0
        for one in readers.values():
            for feature, boost in one.boosts.items():
                pairs = zip(boost[::2], boost[1::2], strict=True)
                known = self._boosts.setdefault(feature, [])
                known.extend((first + index, weight) for index, weight in pairs)
            first += len(one.labels)
        self._codes = _Codes(self.face)
        self._edges = [_pack_code(*number_face(edge), 0, 0) for edge in (OPENING, CLOSING)]
        self._known: Memory[_Words, Array] = Memory()
        self._told_by_hints = lru_cache(maxsize=_MANY_HINTS)(self._weigh_hints)
        self._rows_of = lru_cache(maxsize=_MANY_READ)(self._find_rows)
        self.bounds = cache(self._find_bounds)

    def _find_bounds(self, sentences: int) -> "Array":
        """The score from which each label is reported in a text of so many sentences."""
        import numpy as np

        return np.array([b for one in self.readers.values() for b in one.bounds(sentences)])

    def face(self, norm: str) -> Face:
        """What the features show of a folded word."""
        word = "0" if norm[0].isdigit() else norm
        stem = f"{word[:5]}*"
        coarse, fine = reader.groups_of(norm, self._clusters)
        single = stem if len(word) > 5 else word
        return stem, word, f"~{coarse}", f"~{fine}", f"/{reader.shape(norm)}", single

    def _weigh_hints(self, hints: frozenset[str]) -> "tuple[Array, list[tuple[int, float]]]":
        """The sums of some hints, as of ``_add_up``, and what they add to a score as they are."""
        import numpy as np

        names = sorted(f"#{hint}" for hint in hints)
        numbers = np.array([number_key((name,)) for name in names], np.uint64)
        weights = self.table.add_up(self.table.find(numbers), [len(numbers)])[0]
        boosts = [boost for name in names for boost in self._boosts.get(name, ())]
        return np.append(weights, len(names)), boosts

    def score(
        self, texts: Sequence[Sequence[_Words]], hints: Sequence[Sequence[frozenset[str]]]
    ) -> "Array":
        """The scores of the sentences of some texts, as log-odds; those of all texts in a row.

        Args:
            texts: the folded words of their sentences.
            hints: what the rules noticed in each.
        """
        import numpy as np

        keys = [norms for text in texts for norms in text]
        if not keys:
            return np.zeros((0, len(self.labels)))
        told = [self._told_by_hints(one) for some in hints for one in some]
        sums = np.array(self._add_up(keys))
        total = sums[:, _OWN] + np.array([sums_of_hints for sums_of_hints, _ in told])
        for first, last in pairwise(accumulate(map(len, texts), initial=0)):
            if last - first > 1:
                total[first + 1 : last] += sums[first : last - 1, _BEFORE]
                total[first : last - 1] += sums[first + 1 : last, _AFTER]
        scale = 1 / (UNIT * np.sqrt(total[:, -1:]))
        scores: Array = self._bias + scale * total[:, :-1]
        for row, (_, boosts) in enumerate(told):
            for column, boost in boosts:
                scores[row, column] += boost
        return scores

    def _add_up(self, sentences: Sequence[Sequence[str]]) -> "list[Array]":
        """For each sentence three rows of sums.

        They are of the weights of its own features, of those of its words where it stands before
        another sentence, and where it stands after one; the last column counts features.
        """
        keys = [tuple(norms) for norms in sentences]
        found = {key: self._known.get(key) for key in keys}
        group: list[_Words] = []
        size = 0
        for key in [key for key, sums in found.items() if sums is None]:
            if group and size + len(key) > _CHUNK:
                found |= self._add_up_new(group)
                group, size = [], 0
            group.append(key)
            size += len(key)
        if group:
            found |= self._add_up_new(group)
        return [found[key] for key in keys]  # type: ignore[misc]

    def _add_up_new(self, keys: Sequence[_Words]) -> "dict[_Words, Array]":
        import numpy as np

        sizes = [len(key) + 2 for key in keys]
        numbers = lay_out(self._faces(keys), sizes).T.reshape(-1)
        starts = list(accumulate((KINDS * size for size in sizes[:-1]), initial=0))
        for start, size in zip(starts, sizes, strict=True):
            numbers[start : start + KINDS * size].sort()
        first = np.ones(len(numbers), np.bool_)  # of some that are the same
        np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
        first[starts] = True
        first &= numbers != 0
        counts = np.add.reduceat(first, starts, dtype=np.int64)
        words = [frozenset(key) for key in keys]
        beside = self._lay_out([self._codes[norm] for some in words for norm in some])
        lengths = [len(some) for some in words]
        counts = np.concatenate((counts, lengths, lengths))
        rows = self.table.find(np.concatenate((numbers[first], *beside[FACES:])))
        weights = self.table.add_up(rows, counts)
        sums = np.concatenate((weights, counts[:, None]), axis=1)
        sums = sums.reshape(3, len(keys), -1).transpose(1, 0, 2)
        found = dict(zip(keys, sums, strict=True))
        for key, one in found.items():
            self._known.keep(key, one)
        return found

    def _faces(self, keys: Sequence[_Words]) -> "Array":
        """The numbers of the faces of the words of sentences and of their edges, a column each."""
        opening, closing = self._edges
        known = self._codes
        codes: list[bytes] = []
        for key in keys:
            codes += (opening, *[known[norm] for norm in key], closing)
        return self._lay_out(codes)[:FACES]

    @staticmethod
    def _lay_out(codes: Sequence[bytes]) -> "Array":
        """The numbers of some words, a column each."""
        import numpy as np

        return np.frombuffer(b"".join(codes), np.uint64).reshape(-1, _CODES).T

    def count(self, context: Context) -> int:
        """How many features a sentence has."""
        sums = self._add_up((context.norms, context.before, context.after))
        places = (_OWN, _BEFORE, _AFTER)
        counts = [int(one[place, -1]) for one, place in zip(sums, places, strict=True)]
        return sum(counts) + len(context.hints)

    def evidence(
        self, norms: Sequence[str], reader: str, label: str, most: int = 4
    ) -> tuple[str, ...]:
        """The words of a sentence that spoke loudest for a label, as they stand in its runs."""
        import numpy as np

        told = np.maximum(self._told(norms, self.column[reader, label]), 0)
        weights = np.add.reduceat(told, RUNS, axis=0, dtype=np.int64)  # of what is quoted alike
        words = ["", *norms, ""]
        found: dict[str, int] = {}
        runs, places = weights.nonzero()
        for run, at, weight in zip(
            runs.tolist(), places.tolist(), weights[runs, places].tolist(), strict=True
        ):
            quote = quote_run(RUNS[run], at, words)
            found[quote] = found.get(quote, 0) + weight
        quotes = sorted(found, key=lambda quote: (-found[quote], quote))
        telling = (quote for quote in quotes if sum(map(str.isalnum, quote)) > _TOLD)
        return tuple(islice(telling, most))

    def word_weights(self, words: Sequence[str], reader: str, label: str) -> list[float]:
        """How much each single word speaks for a label, alone and in its pairs and triples."""
        import numpy as np

        weights = self._told(words, self.column[reader, label]) / UNIT
        size = weights.shape[1]
        totals: Array = np.zeros(size)
        for length in (1, 2, 3):
            share = weights[WORD_RUNS[length]] / length
            for place in reversed(range(length)):
                totals[place:] += share[: size - place]
        return list(totals[1:-1].tolist())

    def _told(self, norms: Sequence[str], column: int) -> "Array":
        """The weights of a sentence's runs of words for a label: a row a kind, a column a word."""
        weights: Array = self.table.weights[self._rows_of(tuple(norms)), column]
        return weights

    def _find_rows(self, norms: _Words) -> "Array":
        """Where the weights of a sentence's runs of words lie."""
        numbers = lay_out(self._faces([norms]), [len(norms) + 2])
        return self.table.find(numbers.reshape(-1)).reshape(numbers.shape)


# --- the panel as it is stored ----------------------------------------------------------------


@cache
def panel() -> Panel:
    """The readers of a reply's sentences: its faults and its parts."""
    known = stored.read("panel", _sources())
    if known is None:
        readers = {name: reader.load(name) for name in _READERS}
        return Panel(readers, reader.clusters(), _join(readers))
    readers = {name: Reader(weights={}, **settings) for name, settings in known["readers"].items()}
    labels = sum(len(one.labels) for one in readers.values())
    return Panel(readers, reader.clusters(), read_table(known["table"], labels))


def _join(readers: Mapping[str, Reader]) -> Table:
    """The weights of some readers in one table."""
    labels = sum(len(one.labels) for one in readers.values())
    found: dict[int, list[int]] = {}
    first = 0
    for one in readers.values():
        for feature, pairs in one.weights.items():
            row = found.setdefault(number_key(read_key(feature)), [0] * labels)
            for index, weight in pairs:
                row[first + index] = weight
        first += len(one.labels)
    return make_table(found, labels)


def _sources() -> list[Traversable]:
    return [reader.place(name) for name in _READERS]


def compile_panel() -> bytes:
    """The panel as it is to be stored."""
    readers = {name: reader.load(name) for name in _READERS}
    value = {
        "readers": {name: _settings(one) for name, one in readers.items()},
        "table": _join(readers).as_record(),
    }
    return stored.dump(_sources(), value)


def _settings(one: Reader) -> dict[str, Any]:
    return {
        "labels": one.labels, "bias": one.bias, "thresholds": one.thresholds,
        "boosts": one.boosts, "network": one.network, "alone": one.alone,
    }  # fmt: skip
