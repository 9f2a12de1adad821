"""A table of weights that is looked into for many features at once."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from replykit.model import ReplykitError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_HEAD = 19
"""Bits of a number by which it is looked up."""
_SHIFT = 64 - _HEAD
_BYTES = 6
"""Bytes of a number that are kept, its first ones: more would not tell features apart any better,
and they hardly zip."""
_KEPT = (1 << 64) - (1 << (64 - 8 * _BYTES))


class Table:
    """The weights of features, by number.

    Args:
        numbers: those of all features, in order.
        rows: for each of them its row of *weights*.
        weights: whole numbers, a column a label; the first row holds zeros.
    """

    def __init__(self, numbers: "Array", rows: "Array", weights: "Array") -> None:
        import numpy as np

        self._numbers = numbers & np.uint64(_KEPT)
        self._rows = rows
        self.weights = weights
        heads = (numbers >> _SHIFT).astype(np.intp)
        self._firsts = np.full(1 << _HEAD, -1, np.int32)
        self._firsts[heads[::-1]] = np.arange(len(heads))[::-1]
        """For the first bits of a number the place of the first number that begins so, or -1."""
        self._most = int(np.bincount(heads, minlength=1).max())
        """How many numbers begin alike, at most."""

    def find(self, numbers: "Array") -> "Array":
        """The row of each number, 0 for one that is not known."""
        import numpy as np

        numbers = numbers & np.uint64(_KEPT)
        found = np.zeros(len(numbers), np.intp)
        places = self._firsts[(numbers >> _SHIFT).view(np.int64)]
        sought = (places >= 0).nonzero()[0]
        places = places[sought]
        for _ in range(self._most):
            here, wanted = self._numbers[places], numbers[sought]
            known = (here == wanted).nonzero()[0]
            found[sought[known]] = self._rows[places[known]]
            further = (here < wanted).nonzero()[0]
            sought = sought[further]
            places = np.minimum(places[further] + 1, len(self._numbers) - 1)
        return found

    def add_up(self, rows: "Array", sizes: "Sequence[int] | Array") -> "Array":
        """The sum of the weights of each of some stretches of *rows*, a row a stretch."""
        import numpy as np

        ends = np.cumsum(sizes)
        known = rows.nonzero()[0]
        starts = np.searchsorted(known, ends - sizes)
        weights = self.weights[np.append(rows[known], 0)]
        sums = np.add.reduceat(weights, starts, axis=0, dtype=np.int64)
        sums[starts == np.searchsorted(known, ends)] = 0
        return sums

    def as_record(self) -> dict[str, bytes]:
        """The table as plain data."""
        return {
            "numbers": _pack(self._numbers.astype("<u8"), _BYTES),
            "rows": _pack(self._rows.astype("<u4")),
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
    table[:, size - len(planes) :] = planes.T
    return table.reshape(-1).view(kind)


def make_table(weights: Mapping[int, Sequence[int]], labels: int) -> Table:
    """A table of the weights of features for each label, by number.

    Raises:
        ReplykitError: a weight is too large.
    """
    import numpy as np

    numbers = sorted(weights)
    none = [0] * labels
    rows, places = np.unique(
        np.array([none, *(weights[number] for number in numbers)]), axis=0, return_inverse=True
    )
    if np.abs(rows).max() >= 1 << 15:
        raise ReplykitError("a weight is too large for the table of the readers")
    empty, *row_of = places.reshape(-1).tolist()
    order = [empty, *(row for row in range(len(rows)) if row != empty)]
    place_of = {row: place for place, row in enumerate(order)}
    return Table(
        np.array(numbers, np.uint64),
        np.array([place_of[row] for row in row_of], np.uint32),
        rows[order].astype(np.int16),
    )
