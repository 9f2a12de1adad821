"""The readers of complaints in a table, so that each feature is looked up once.

A row of the table holds the weights of all labels of all readers in one whole number, a lane of
four bytes each: one addition adds them all, in any order, to the same sum. A weight is stored as
a byte, 128 for none; what it stands for is the label's own step. data/train/train_complaints.py
writes the files.
"""

import gzip
import json
import math
import struct
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from typing import Any

from replykit.model import ReplykitError
from replykit.reader import model_root

ZERO = 128
"""The byte that stands for no weight."""
_LANE = 4

Scores = Mapping[str, Sequence[float]]
"""For each reader the scores of its labels, as log-odds or margins."""


class Sheet:
    """Linear models over one kind of evidence.

    A label's score is the sum of its features' weights over the root of their number.

    Args:
        head: ``readers`` (for each name its ``labels``, and ``thresholds``, the score from which
            a label is given), and for every label in turn its ``bias`` and ``step``.
        features: the names of the rows.
        columns: for every label in turn its weights, a byte for each feature.
    """

    def __init__(
        self, head: Mapping[str, Any], features: Sequence[str], columns: Sequence[bytes]
    ) -> None:
        self.labels: dict[str, tuple[str, ...]] = {}
        self.thresholds: dict[str, tuple[float, ...]] = {}
        self._lanes: dict[str, tuple[int, int]] = {}
        first = 0
        for name, reader in head["readers"].items():
            self.labels[name] = tuple(reader["labels"])
            self.thresholds[name] = tuple(reader["thresholds"])
            self._lanes[name] = first, first + len(reader["labels"])
            first += len(reader["labels"])
        self._bias: list[float] = head["bias"]
        self._step: list[float] = head["step"]
        width = first * _LANE
        rows = bytearray(width * len(features))
        for at, column in enumerate(columns):
            rows[at * _LANE :: width] = column
        view = memoryview(rows)
        self._table = {
            feature: int.from_bytes(view[at * width : (at + 1) * width], "little")
            for at, feature in enumerate(features)
        }
        self._width = width
        self._unpack = struct.Struct(f"<{first}I").unpack

    def score(self, found: Set[str], names: Sequence[str] | None = None) -> Scores:
        """For each reader the scores of its labels; for those in *names* alone, if given."""
        rows = [row for row in map(self._table.get, found) if row]
        sums = self._unpack(sum(rows).to_bytes(self._width, "little"))
        none = ZERO * len(rows)
        scale = 1 / math.sqrt(len(found) or 1)
        bias, step = self._bias, self._step
        return {
            name: [
                bias[at] + step[at] * (sums[at] - none) * scale for at in range(*self._lanes[name])
            ]
            for name in (self._lanes if names is None else names)
        }

    def weight(self, feature: str, reader: str, label: str) -> float:
        """The weight of a feature for a label, before it is divided by the root of their number."""
        row = self._table.get(feature)
        if not row:
            return 0.0
        lane = self._lanes[reader][0] + self.labels[reader].index(label)
        return self._step[lane] * ((row >> (8 * _LANE * lane) & 0xFF) - ZERO)

    def word_weights(self, words: Sequence[str], reader: str, label: str) -> list[float]:
        """How much each single word speaks for a label, alone and in its pairs."""
        chain = ["0" if word[0].isdigit() else word for word in words]
        totals = [self.weight(word, reader, label) for word in chain]
        for at in range(len(chain) - 1):
            half = self.weight(f"{chain[at]} {chain[at + 1]}", reader, label) / 2
            totals[at] += half
            totals[at + 1] += half
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


def pack(head: Mapping[str, Any], features: Sequence[str], columns: Sequence[bytes]) -> bytes:
    """A sheet as it is kept: a line of JSON, the features, and the weights label by label."""
    names = "\n".join(features).encode()
    line = json.dumps(
        {**head, "size": len(names)}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    return gzip.compress(b"\n".join((line, names)) + b"".join(columns), 9, mtime=0)


def unpack(data: bytes) -> Sheet:
    """The sheet in what ``pack`` made."""
    line, _, rest = gzip.decompress(data).partition(b"\n")
    head = json.loads(line)
    features = rest[: head["size"]].decode().split("\n")
    count = len(features)
    body = rest[head["size"] :]
    columns = [body[at : at + count] for at in range(0, len(body), count)]
    return Sheet(head, features, columns)


@cache
def sheet(name: str = "complaints") -> Sheet:
    """A trained sheet: ``complaints``, which reads texts and sentences, or ``clauses``.

    Raises:
        ReplykitError: there is none of that name.
    """
    place = model_root() / "readers" / f"{name}.sheet.gz"
    if not place.is_file():
        raise ReplykitError(f"there is no trained {place.name}; see data/train/README.md")
    return unpack(place.read_bytes())
