"""A table of weights that is looked into for many features at once."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from replykit.model import ReplykitError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_ROW_BITS = 17
"""Of a number's 64 bits the last ones, in whose place its row is kept. The others tell features
apart as well as all would."""
_ROW = (1 << _ROW_BITS) - 1
_KEPT = (1 << 64) - (1 << _ROW_BITS)
_NONE = (1 << 64) - 1
"""Where no feature stands; above every number."""
_BYTES = 6
"""Bytes of a number that are stored, its first ones."""


class Table:
    """The weights of features, by number.

    Each number stands where its first bits point, or else in the next free place behind, in
    order; so a look at one place mostly tells, and all that is looked at lies side by side.

    Args:
        numbers: those of all features, in order.
        rows: for each of them its row of *weights*.
        weights: whole numbers, a column a label; the first row holds zeros.
    """

    def __init__(self, numbers: "Array", rows: "Array", weights: "Array") -> None:
        import numpy as np

        head = len(numbers).bit_length() + 1
        self.weights = weights
        self._shift = np.uint64(64 - head)
        steps = np.arange(len(numbers))
        places = np.maximum.accumulate((numbers >> self._shift).view(np.int64) - steps) + steps
        last = max(1 << head, int(places.max(initial=0)) + 1)
        self._entries = np.full(last + 1, _NONE, np.uint64)
        self._entries[places] = numbers & np.uint64(_KEPT) | rows.astype(np.uint64)

    def find(self, numbers: "Array") -> "Array":
        """The row of each number, 0 for one that is not known."""
        import numpy as np

        numbers = numbers & np.uint64(_KEPT)
        places = (numbers >> self._shift).view(np.int64)
        found = self._entries.take(places)
        further = (found < numbers).nonzero()[0]
        while len(further):
            places[further] += 1
            found[further] = self._entries.take(places[further])
            further = further[found[further] < numbers[further]]
        found -= numbers
        found *= found < _ROW
        return found.view(np.int64)

    def add_up(self, rows: "Array", sizes: "Sequence[int] | Array") -> "Array":
        """The sum of the weights of each of some stretches of *rows*, a row a stretch."""
        import numpy as np

        sizes = np.asarray(sizes, np.int64)
        weights = self.weights.take(np.append(rows, 0), axis=0)
        sums: Array = np.add.reduceat(weights, np.cumsum(sizes) - sizes, axis=0, dtype=np.int64)
        sums[sizes == 0] = 0  # of such a stretch reduceat tells the row where it would begin
        return sums

    def as_record(self) -> dict[str, bytes]:
        """The table as plain data."""
        known = self._entries[self._entries != _NONE]
        return {
            "numbers": _pack((known & _KEPT).astype("<u8"), _BYTES),
            "rows": _pack((known & _ROW).astype("<u4")),
            "weights": _pack(self.weights.T.astype("<i2")),
        }


def read_table(record: Mapping[str, bytes], labels: int) -> Table:
    """The table that was made a record."""
    import numpy as np

    weights = _unpack(record["weights"], "<i2").reshape(labels, -1)
    return Table(
        _unpack(record["numbers"], "<u8", _BYTES),
        _unpack(record["rows"], "<u4"),
        np.ascontiguousarray(weights.T),
    )


def _pack(table: "Array", kept: int | None = None) -> bytes:
    """The first byte of each whole number, then the second of each, …: alike, they zip well.

    Of *kept* bytes if not of all: the most telling ones.
    """
    import numpy as np

    flat = np.ascontiguousarray(table).reshape(-1)
    planes = flat.view(np.uint8).reshape(-1, flat.itemsize).T
    return planes[flat.itemsize - (kept or flat.itemsize) :].tobytes()


def _unpack(packed: bytes, kind: str, kept: int | None = None) -> "Array":
    import numpy as np

    size = np.dtype(kind).itemsize
    planes = np.frombuffer(packed, np.uint8).reshape(kept or size, -1)
    table = np.zeros((planes.shape[1], size), np.uint8)
    for at, plane in enumerate(planes, size - len(planes)):
        table[:, at] = plane
    return table.reshape(-1).view(kind)


def make_table(weights: Mapping[int, Sequence[int]], labels: int) -> Table:
    """A table of the weights of features for each label, by number.

    Raises:
        ReplykitError: a weight is too large, or there are too many.
    """
    import numpy as np

    numbers = sorted(weights)
    none = [0] * labels
    rows, places = np.unique(
        np.array([none, *(weights[number] for number in numbers)]), axis=0, return_inverse=True
    )
    if np.abs(rows).max() >= 1 << 15:
        raise ReplykitError("a weight is too large for the table of the readers")
    if len(rows) >= _ROW:
        raise ReplykitError("the readers have too many rows of weights for their table")
    empty, *row_of = places.reshape(-1).tolist()
    order = [empty, *(row for row in range(len(rows)) if row != empty)]
    place_of = {row: place for place, row in enumerate(order)}
    return Table(
        np.array(numbers, np.uint64),
        np.array([place_of[row] for row in row_of], np.uint32),
        rows[order].astype(np.int16),
    )
