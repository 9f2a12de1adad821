"""The readers of complaints in a table, so that each feature is looked up once for all of them.

A row of the table holds the weights of all labels of all readers, a byte each; what it stands for
is the label's own step. Whole numbers add up to the same sum in any order. The names of features
take more memory than their weights, so a sheet that has been read knows them by their hashes.
data/train/train_complaints.py writes the files.
"""

import json
import lzma
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from importlib.resources.abc import Traversable
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from replykit import stored
from replykit.model import ReplykitError
from replykit.reader import model_root
from replykit.weights import Table

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

ZERO = 128
"""The byte that stands for no weight where a sheet is packed."""
_PACKED = {
    "id": lzma.FILTER_LZMA2,
    "preset": 9 | lzma.PRESET_EXTREME,
    "lc": 0,
    "pb": 0,
    "dict_size": 1 << 24,
}

Scores = Mapping[str, Sequence[float]]
"""For each reader the scores of its labels, as log-odds or margins."""


class Sheet:
    """Linear models over one kind of evidence.

    A label's score is the sum of its features' weights over the root of their number.

    Args:
        head: ``readers`` (for each name its ``labels``, and ``thresholds``, the score from which
            a label is given), and for every label in turn its ``bias`` and ``step``.
        features: the names of the features.
        weights: a row of zeros, then a row for each feature; a column a label, in steps.
        rows: which row a feature has, where some share theirs.
    """

    def __init__(
        self,
        head: Mapping[str, Any],
        features: Sequence[str],
        weights: "Array",
        rows: "Array | None" = None,
    ) -> None:
        import numpy as np

        self.labels: dict[str, tuple[str, ...]] = {}
        self.thresholds: dict[str, tuple[float, ...]] = {}
        self._columns: dict[str, tuple[int, int]] = {}
        first = 0
        for name, reader in head["readers"].items():
            self.labels[name] = tuple(reader["labels"])
            self.thresholds[name] = tuple(reader["thresholds"])
            self._columns[name] = first, first + len(reader["labels"])
            first += len(reader["labels"])
        self._bias = np.array(head["bias"])
        self._step = np.array(head["step"])
        numbers = _number(features, len(features))
        order = np.argsort(numbers)
        rows = np.arange(1, len(features) + 1) if rows is None else rows
        self._table = Table(numbers[order], rows[order], weights)

    def score(self, found: Set[str]) -> Scores:
        """For each reader the scores of its labels."""
        return self.score_all([found])[0]

    def score_all(self, found: Sequence[Set[str]]) -> list[Scores]:
        """The scores of some texts, or sentences, by what is found in each."""
        import numpy as np

        sizes = np.array([len(one) for one in found])
        rows = self._table.find(_number(chain.from_iterable(found), int(sizes.sum())))
        sums = self._table.add_up(rows, sizes)
        scale = 1 / np.sqrt(np.maximum(sizes, 1))
        scores = (self._bias + self._step * sums * scale[:, None]).tolist()
        columns = self._columns.items()
        return [{name: row[first:end] for name, (first, end) in columns} for row in scores]

    def weights(self, features: Sequence[str], reader: str, label: str) -> list[float]:
        """The weights of features for a label, before they are divided by the root of their number.

        It is 0 for a feature that is not known.
        """
        column = self._columns[reader][0] + self.labels[reader].index(label)
        rows = self._table.find(_number(features, len(features)))
        found: list[float] = (self._step[column] * self._table.weights[rows, column]).tolist()
        return found

    def word_weights(self, words: Sequence[str], reader: str, label: str) -> list[float]:
        """How much each single word speaks for a label, alone and in its pairs."""
        forms = ["0" if word[0].isdigit() else word for word in words]
        pairs = [f"{one} {two}" for one, two in pairwise(forms)]
        found = self.weights(forms + pairs, reader, label)
        totals = found[: len(forms)]
        for at, weight in enumerate(found[len(forms) :]):
            totals[at] += weight / 2
            totals[at + 1] += weight / 2
        return totals

    def reached(self, name: str, scores: Iterable[float]) -> list[str]:
        """The labels of a reader whose scores reach their thresholds."""
        return [
            label
            for label, score, least in zip(
                self.labels[name], scores, self.thresholds[name], strict=True
            )
            if score >= least
        ]


def _number(features: Iterable[str], count: int) -> "Array":
    """The numbers by which this process knows some features: their hashes."""
    import numpy as np

    return np.fromiter(map(hash, features), np.int64, count).view(np.uint64)


def pack(head: Mapping[str, Any], features: Sequence[str], columns: Sequence[bytes]) -> bytes:
    """A sheet as it is kept: a line of JSON, the features, and the table row by row.

    Args:
        head: as a Sheet has it.
        features: the names of the rows.
        columns: for every label in turn its weights, a byte for each feature.
    """
    import numpy as np

    names = "\n".join(features).encode()
    line = json.dumps(
        {**head, "size": len(names)}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    table = np.full((len(features) + 1, len(columns)), ZERO, np.uint8)
    for at, column in enumerate(columns):
        table[1:, at] = np.frombuffer(column, np.uint8)
    table -= ZERO
    data = b"\n".join((line, names)) + table.tobytes()
    return lzma.compress(data, filters=[_PACKED])


def unpack(data: bytes) -> Sheet:
    """The sheet in what ``pack`` made."""
    head, features, table = _unpack(data)
    return Sheet(head, features.split("\n"), table)


def _unpack(data: bytes) -> tuple[dict[str, Any], str, "Array"]:
    import numpy as np

    data = lzma.decompress(data)
    begin = data.index(b"\n") + 1
    head = json.loads(data[:begin])
    end = begin + head["size"]
    table = np.frombuffer(data, np.int8, offset=end).reshape(-1, len(head["bias"]))
    return head, data[begin:end].decode(), table


STORED = ("complaints", "clauses")
"""The sheets that are stored in the form they are used in."""


def _place(name: str) -> Traversable:
    return model_root() / "readers" / f"{name}.sheet.xz"


@cache
def sheet(name: str = "complaints") -> Sheet:
    """A trained sheet: ``complaints``, which reads texts and sentences, or ``clauses``.

    Raises:
        ReplykitError: there is none of that name.
    """
    place = _place(name)
    known = stored.read(name, [place]) if name in STORED else None
    if known is not None:
        return _read_stored(known)
    if not place.is_file():
        raise ReplykitError(f"there is no trained {place.name}; see data/train/README.md")
    return unpack(place.read_bytes())


def compile_sheet(name: str) -> bytes:
    """A sheet as it is to be stored, in a form that zips well.

    Rows that are alike are kept once, features stand in the order of their rows, and of the
    weights, column by column, those that are not zero.
    """
    import numpy as np

    head, features, table = _unpack(_place(name).read_bytes())
    weights, rows, shares = np.unique(table[1:], axis=0, return_inverse=True, return_counts=True)
    order = np.argsort(rows.reshape(-1), kind="stable").tolist()
    names = np.array(features.split("\n"), object)[order].tolist()
    columns = weights.T
    packed = (
        "\n".join(names),
        shares.astype("<u4").tobytes(),
        np.packbits(columns != 0).tobytes(),
        columns[columns != 0].tobytes(),
    )
    return stored.dump([_place(name)], (head, *packed))


def _read_stored(known: Any) -> Sheet:  # noqa: ANN401
    """The sheet that was stored."""
    import numpy as np

    head, names, counts, given, values = known
    shares = np.frombuffer(counts, "<u4")
    labels = len(head["bias"])
    is_given = np.unpackbits(np.frombuffer(given, np.uint8), count=labels * len(shares))
    columns = np.zeros(len(is_given), np.int8)
    columns[np.flatnonzero(is_given)] = np.frombuffer(values, np.int8)
    weights = np.zeros((len(shares) + 1, labels), np.int8)
    weights[1:] = columns.reshape(labels, -1).T
    rows = np.repeat(np.arange(1, len(shares) + 1), shares)
    return Sheet(head, names.split("\n"), weights, rows)
