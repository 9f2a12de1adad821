"""The trained readers: linear models over words, skeletons and neighbours, kept as plain data.

A reader gives each label a score for a stretch of text. It is trained by data/train/train.py on
our own labelled sentences, ships as JSON, needs no library to run, and can name the features
that weighed most, so a judgement that rests on it can be explained.
"""

import math
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources.abc import Traversable
from itertools import accumulate, pairwise, repeat
from typing import Any

from replykit import stored
from replykit.model import ReplykitError

_FUNCTION = frozenset(
    """a an the and or but nor so yet if unless because since as while when where who what which why
    how that this these those there here then than though although however of to in on at by for
    from with without about into over under after before during until up down out off through due
    i me my mine we us our ours you your yours he him his she her hers it its they them their
    am is are was were be been being have has had having do does did doing will would can could
    may might must shall should need not no never nothing none nobody any some every each all
    both only just even still already again ever always often too very really simply please
    sorry thank thanks apologise 's ? ! : ; .""".split()
)
_UNIT = 100
_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "able", "s")


@lru_cache(maxsize=20_000)
def _shape(norm: str) -> str:
    """Function words stay; other words shrink to how they end."""
    if norm in _FUNCTION:
        return norm
    if norm[0].isdigit():
        return "0"
    if not norm[0].isalpha():
        return norm if len(norm) == 1 else "SLOT"
    return next(("~" + end for end in _ENDINGS if norm.endswith(end) and len(norm) > 4), "~")


def word_features(norms: Sequence[str], prefix: str = "") -> list[str]:
    """Words, stems, pairs, triples and pairs over a gap."""
    chain = ["<", *("0" if norm[0].isdigit() else norm for norm in norms), ">"]
    stems = [word[:5] for word in chain]
    found = chain + [f"{word[:5]}*" for word in chain if len(word) > 5]
    found += [f"{a} {b}" for a, b in pairwise(chain)]
    found += [f"{a}* {b}*" for a, b in pairwise(stems)]
    found += [f"{a} {b} {c}" for a, b, c in zip(chain, chain[1:], chain[2:], strict=False)]
    found += [f"{a} _ {c}" for a, c in zip(chain, chain[2:], strict=False)]
    found += [f"{a} __ {d}" for a, d in zip(chain, chain[3:], strict=False)]
    return [prefix + feature for feature in found] if prefix else found


def skeleton_features(norms: Sequence[str]) -> list[str]:
    """Runs of three to five words with the content words shrunk to their endings."""
    chain = ["<", *map(_shape, norms), ">"]
    return [
        "/" + " ".join(chain[at : at + length])
        for length in (3, 4, 5)
        for at in range(len(chain) - length + 1)
    ]


@cache
def clusters() -> dict[str, tuple[str, str]]:
    """For each common word its coarse and its fine group (see data/train/cluster.py)."""
    data = _read_data("clusters")
    return {word: (f"K{coarse}", f"k{fine}") for word, (coarse, fine) in data.items()}


def cluster_features(norms: Sequence[str]) -> list[str]:
    """Function words and the groups of the other words, alone, in pairs and in triples."""
    known = clusters()
    unknown = ("K?", "k?")
    found: list[str] = []
    for grain in (0, 1):
        chain = [w if w in _FUNCTION else known.get(w, unknown)[grain] for w in norms]
        chain = ["<", *chain, ">"]
        found += [f"~{a}" for a in chain]
        found += [f"~{a}+{b}" for a, b in pairwise(chain)]
        found += [f"~{a}+{b}+{c}" for a, b, c in zip(chain, chain[1:], chain[2:], strict=False)]
        found += [f"~{a}+_+{c}" for a, c in zip(chain, chain[2:], strict=False)]
    return found


def features(
    norms: Sequence[str],
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    hints: Iterable[str] = (),
) -> set[str]:
    """All features of a sentence, its neighbours' words, and what the rules noticed (*hints*)."""
    found = set(word_features(norms))
    found.update(skeleton_features(norms))
    found.update(f"b:{norm}" for norm in before)
    found.update(f"a:{norm}" for norm in after)
    found.update(f"#{hint}" for hint in hints)
    return found


Key = str | tuple[str, ...]
"""A feature as the panel looks it up: a word, or a run of words, with the marks of their kind."""

_Forms = tuple[str, str, str, str, str, str, str, str]
_MANY = 20_000
_SHORT = 2
"""Sentences of a text that count as sentences on their own."""
_EDGES = (
    ("<", "<*", "<", "/<", "~<", "~<", "", ""),
    (">", ">*", ">", "/>", "~>", "~>", "", ""),
)
_GAP, _WIDE_GAP = repeat("_"), repeat("__")


class _Faces(dict[str, _Forms]):
    """For each folded word all that the features show of it. Filled as texts need it.

    They are the word, its stem, the stem again if it is a feature of its own, its shape, its
    coarse and its fine group, and the word as a neighbour before and after.
    """

    def __init__(self, panel: "Panel") -> None:
        super().__init__()
        self._panel = panel

    def __missing__(self, norm: str) -> _Forms:
        word = "0" if norm[0].isdigit() else norm
        stem = f"{word[:5]}*"
        known = self._panel.clusters
        groups = (norm, norm) if norm in _FUNCTION else known.get(norm, ("K?", "k?"))
        forms = (
            sys.intern(word),
            sys.intern(stem),
            sys.intern(stem if len(word) > 5 else word),
            sys.intern(f"/{_shape(norm)}"),
            sys.intern(f"~{groups[0]}"),
            sys.intern(f"~{groups[1]}"),
            f"b:{norm}",
            f"a:{norm}",
        )
        self._panel.prepare(forms)
        if len(self) >= _MANY:
            self.clear()
        self[norm] = forms
        return forms


def find_keys(
    norms: Sequence[str],
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    hints: Iterable[str] = (),
) -> set[Key]:
    """What ``features`` and ``cluster_features`` find together, as keys; much faster."""
    faces = panel().faces
    forms = [faces[norm] for norm in norms]
    words, stems, singles, shapes, coarse, fine, _, _ = zip(
        _EDGES[0], *forms, _EDGES[1], strict=True
    )
    found: set[Key] = set(words)
    add = found.update
    add(singles)
    second, third = words[1:], words[2:]
    add(zip(words, second, strict=False))
    add(zip(words, second, third, strict=False))
    add(zip(words, _GAP, third, strict=False))
    add(zip(words, _WIDE_GAP, words[3:], strict=False))
    add(pairwise(stems))
    second, third, fourth = shapes[1:], shapes[2:], shapes[3:]
    add(zip(shapes, second, third, strict=False))
    add(zip(shapes, second, third, fourth, strict=False))
    add(zip(shapes, second, third, fourth, shapes[4:], strict=False))
    for groups in (coarse, fine):
        second, third = groups[1:], groups[2:]
        add(groups)
        add(zip(groups, second, strict=False))
        add(zip(groups, second, third, strict=False))
        add(zip(groups, _GAP, third, strict=False))
    add([faces[norm][6] for norm in before])
    add([faces[norm][7] for norm in after])
    add([f"#{hint}" for hint in hints])
    return found


def name_key(key: Key) -> str:
    """The feature that a key stands for."""
    if isinstance(key, str):
        return key
    if len(key) > 2 and key[0][0] == "/" and key[0] != "/":
        return "/" + " ".join([shape[1:] for shape in key])
    if key[0][0] == "~" and key[0] not in ("~", "~*"):
        return "~" + "+".join([part if part == "_" else part[1:] for part in key])
    return " ".join(key)


def read_key(feature: str) -> Key:
    """The key of a feature."""
    words = feature.split(" ")
    if len(words) > 2 and words[0][:1] == "/" and words[0] != "/":
        return tuple(f"/{shape}" for shape in (words[0][1:], *words[1:]))
    if len(words) > 1:
        return tuple(words)
    parts = feature[1:].split("+")
    if feature[0] == "~" and len(parts) > 1:
        return tuple(part if part == "_" else f"~{part}" for part in parts)
    return feature


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader thinks of a text for one label."""

    label: str
    score: float
    """Log-odds."""

    @property
    def probability(self) -> float:
        """The score as a probability."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.score))))


class Reader:
    """A linear model: for each label the sum of its features' weights over sqrt(their number)."""

    def __init__(
        self,
        labels: Sequence[str],
        bias: Sequence[float],
        weights: dict[str, list[Any]],
        thresholds: dict[str, float],
        boosts: dict[str, list[Any]] | None = None,
        network: dict[str, float] | None = None,
        alone: dict[str, float] | None = None,
    ) -> None:
        self.labels = tuple(labels)
        self.bias = tuple(bias)
        self.weights = {
            feature: tuple(
                (label, round(weight * _UNIT))
                for label, weight in zip(row[::2], row[1::2], strict=True)
            )
            for feature, row in weights.items()
        }
        """Feature -> pairs of label index and weight in hundredths: whole numbers add up to the
        same sum in any order."""
        self.thresholds = thresholds
        self.boosts = boosts or {}
        """Like weights, for features whose word counts whole, however long the sentence."""
        self.network = network or {}
        """For each label how much a unit of the network's score counts (see replykit.network)."""
        self.alone = alone or thresholds
        """The thresholds for a text of one or two sentences, which has less to be read by."""

    def bounds(self, sentences: int) -> list[float]:
        """The score from which each label is reported in a text of so many sentences."""
        lines = self.alone if sentences <= _SHORT else self.thresholds
        return [lines[label] for label in self.labels]

    def judge(self, found: Set[str]) -> list[Judgement]:
        """Score every label."""
        total = [0] * len(self.labels)
        weights = self.weights
        for feature in found:
            row = weights.get(feature)
            if row is not None:
                for index, weight in row:
                    total[index] += weight
        scale = 1 / (_UNIT * math.sqrt(len(found) or 1))
        scores = [bias + scale * value for bias, value in zip(self.bias, total, strict=True)]
        for feature in sorted(found & self.boosts.keys()):
            boost = self.boosts[feature]
            for at in range(0, len(boost), 2):
                scores[boost[at]] += boost[at + 1]
        return [Judgement(*pair) for pair in zip(self.labels, scores, strict=True)]

    def evidence(self, found: Iterable[str], label: str, most: int = 4) -> tuple[str, ...]:
        """The features that spoke loudest for *label*."""
        index = self.labels.index(label)
        spoken = [(self.weight(feature, index), feature) for feature in found]
        loudest = sorted((s for s in spoken if s[0] > 0), key=lambda s: (-s[0], s[1]))[:most]
        return tuple(feature for _, feature in loudest)

    def weight(self, feature: str, index: int) -> float:
        """The weight of a feature for the label at *index*."""
        row = self.weights.get(feature, ())
        return next((weight / _UNIT for label, weight in row if label == index), 0.0)

    def word_weights(self, words: Sequence[str], label: str) -> list[float]:
        """How much each single word speaks for *label*, alone and in its pairs and triples."""
        index = self.labels.index(label)
        chain = ["<", *("0" if w[0].isdigit() else w for w in words), ">"]
        totals = [0.0] * len(chain)
        for length in (1, 2, 3):
            for at in range(len(chain) - length + 1):
                weight = self.weight(" ".join(chain[at : at + length]), index) / length
                for place in range(at, at + length):
                    totals[place] += weight
        return totals[1:-1]


_LANE = 32
"""Bits for one label's weight in a row of a panel."""


class Panel:
    """Several readers of the same features in one table, so that each feature is looked up once.

    A row holds the weights of all labels of all readers in one whole number, a lane of bits each,
    so that one addition adds them all. No lane can run over: all weights of a label together fit.

    Args:
        readers: the readers by name. Where *shelves* are given they need no weights.
        clusters: the groups of words, as of ``clusters``.
        shelves: the table in pieces, as ``make_shelves`` gives it.
    """

    def __init__(
        self,
        readers: Mapping[str, Reader],
        clusters: Mapping[str, tuple[str, str]],
        shelves: "Shelves | None" = None,
    ) -> None:
        self.readers = dict(readers)
        self.clusters = clusters
        self._bias = [bias for one in readers.values() for bias in one.bias]
        self._lanes: dict[tuple[str, str], int] = {}
        self._boosts: dict[Key, list[tuple[int, float]]] = {}
        self._spans: dict[str, tuple[int, int]] = {}
        first = 0
        for name, one in readers.items():
            self._spans[name] = (first, first + len(one.labels))
            for index, label in enumerate(one.labels):
                self._lanes[name, label] = first + index
            for feature, boost in one.boosts.items():
                pairs = zip(boost[::2], boost[1::2], strict=True)
                self._boosts.setdefault(read_key(feature), []).extend(
                    (first + index, weight) for index, weight in pairs
                )
            first += len(one.labels)
        self._size = first
        self._boosted = frozenset(self._boosts)
        half = 1 << (_LANE - 1)
        self._shift = sum(half << (_LANE * lane) for lane in range(first))
        self._unpack = struct.Struct(f"<{first}I").unpack
        self._half = half
        self._table: dict[Key, int] = {}
        if shelves is None:
            self._table = {key: _make_row(row) for key, row in list_rows(readers).items()}
        self._shelves = shelves
        self._rows: dict[int, int] = {}
        self._taken: set[str] = set()
        self.faces = _Faces(self)
        for edge in _EDGES:
            self.prepare((*edge, "#"))

    def prepare(self, firsts: Iterable[str]) -> None:
        """Take the shelves of keys that begin so, if they have not been taken yet."""
        if self._shelves is None:
            return
        rows, ends, shelves = self._shelves
        known = self._rows
        for first in firsts:
            if first in self._taken or first not in shelves:
                continue
            names, packed = shelves[first]
            numbers = struct.unpack(f"<{len(packed) // 4}I", packed)
            for number in numbers:
                if number not in known:
                    start = ends[number - 1] if number else 0
                    pairs = struct.iter_unpack("<Bh", rows[start : ends[number]])
                    known[number] = _make_row(pairs)
            found = [known[number] for number in numbers]
            self._table.update(zip(map(_split_key, names.split("\n")), found, strict=True))
            self._taken.add(first)

    def _read(self, row: int) -> list[int]:
        packed = (row + self._shift).to_bytes(self._size * _LANE // 8, "little")
        half = self._half
        return [value - half for value in self._unpack(packed)]

    def score(self, found: Set[Key]) -> dict[str, list[float]]:
        """For each reader the score of each of its labels."""
        total = sum(filter(None, map(self._table.get, found)))
        scale = 1 / (_UNIT * math.sqrt(len(found) or 1))
        scores = [
            bias + scale * value for bias, value in zip(self._bias, self._read(total), strict=True)
        ]
        for key in sorted(found & self._boosted, key=name_key):
            for lane, boost in self._boosts[key]:
                scores[lane] += boost
        return {name: scores[first:last] for name, (first, last) in self._spans.items()}

    def _weight(self, key: Key, lane: int) -> float:
        row = self._table.get(key)
        return self._read(row)[lane] / _UNIT if row else 0.0

    def evidence(
        self, found: Iterable[Key], reader: str, label: str, most: int = 4
    ) -> tuple[str, ...]:
        """The features that spoke loudest for a label."""
        lane = self._lanes[reader, label]
        spoken = [(self._weight(key, lane), name_key(key)) for key in found]
        loudest = sorted((s for s in spoken if s[0] > 0), key=lambda s: (-s[0], s[1]))[:most]
        return tuple(feature for _, feature in loudest)

    def word_weights(self, words: Sequence[str], reader: str, label: str) -> list[float]:
        """How much each single word speaks for a label, alone and in its pairs and triples."""
        lane = self._lanes[reader, label]
        chain = ("<", *("0" if w[0].isdigit() else w for w in words), ">")
        totals = [0.0] * len(chain)
        for length in (1, 2, 3):
            for at in range(len(chain) - length + 1):
                key = chain[at] if length == 1 else chain[at : at + length]
                weight = self._weight(key, lane) / length
                for place in range(at, at + length):
                    totals[place] += weight
        return totals[1:-1]


Shelves = tuple[bytes, Sequence[int], dict[str, tuple[str, bytes]]]
"""A panel's table in pieces: its different rows as pairs of lane and weight, where each row ends,
and for the first part of a key the keys that begin so, a line each, with the numbers of their rows.
"""


def _make_row(pairs: Iterable[tuple[int, int]]) -> int:
    row = 0
    for lane, weight in pairs:
        row += weight << (_LANE * lane)
    return row


def _split_key(line: str) -> Key:
    parts = line.split(" ")
    return tuple(map(sys.intern, parts)) if len(parts) > 1 else line


def list_rows(readers: Mapping[str, Reader]) -> dict[Key, tuple[tuple[int, int], ...]]:
    """For each feature the lanes of the labels it speaks for, with its weight for each."""
    found: dict[Key, tuple[tuple[int, int], ...]] = {}
    first = 0
    for one in readers.values():
        for feature, row in one.weights.items():
            key = read_key(feature)
            pairs = ((first + index, weight) for index, weight in row if weight)
            found[key] = (*found.get(key, ()), *pairs)
        first += len(one.labels)
    return found


def make_shelves(rows: Mapping[Key, tuple[tuple[int, int], ...]]) -> Shelves:
    """The rows of a table in pieces."""
    different = sorted(set(rows.values()))
    number_of = {row: number for number, row in enumerate(different)}
    packed = [b"".join(struct.pack("<Bh", *pair) for pair in row) for row in different]
    lines: dict[str, list[tuple[str, int]]] = {}
    for key, row in rows.items():
        first = key if isinstance(key, str) else key[0]
        line = key if isinstance(key, str) else " ".join(key)
        shelf = "#" if first[0] == "#" else first
        lines.setdefault(shelf, []).append((line, number_of[row]))
    shelves = {}
    for first in sorted(lines):
        pairs = sorted(lines[first])
        numbers = b"".join(struct.pack("<I", number) for _, number in pairs)
        shelves[first] = ("\n".join(line for line, _ in pairs), numbers)
    return b"".join(packed), list(accumulate(map(len, packed))), shelves


def model_root() -> Traversable:
    """The folder of trained data: in the wheel, or ``data/model`` in a checkout.

    Raises:
        ReplykitError: replykit was installed without it.
    """
    place = stored.folder("_model", "model")
    if place is None:
        raise ReplykitError("replykit was installed without its trained data; reinstall it")
    return place


def _read_data(name: str) -> Any:  # noqa: ANN401
    place = _place(name)
    if not place.is_file():
        raise ReplykitError(f"there is no trained reader {name!r}; see data/train/README.md")
    import gzip
    import json

    return json.loads(gzip.decompress(place.read_bytes()))


def _place(name: str) -> Traversable:
    return model_root() / "readers" / f"{name}.json.gz"


@cache
def load(name: str) -> Reader:
    """Load a trained reader: ``faults``, ``parts``, ``issue``, ``emotion`` ...

    Raises:
        ReplykitError: there is no such reader.
    """
    data = _read_data(name)
    return Reader(
        data["labels"],
        data["bias"],
        data["weights"],
        data["thresholds"],
        data.get("boosts"),
        data.get("network"),
        data.get("alone"),
    )


_PANEL = ("faults", "parts")


@cache
def panel() -> Panel:
    """The readers of a reply's sentences: its faults and its parts."""
    known = stored.read("panel", _panel_sources())
    if known is None:
        return Panel({name: load(name) for name in _PANEL}, clusters())
    words, coarse, fine = (text.split("\n") for text in known["clusters"])
    groups = dict(zip(words, zip(coarse, fine, strict=True), strict=True))
    readers = {name: Reader(weights={}, **settings) for name, settings in known["readers"].items()}
    ends = struct.unpack(f"<{len(known['ends']) // 4}I", known["ends"])
    return Panel(readers, groups, (known["rows"], ends, known["shelves"]))


def _panel_sources() -> list[Traversable]:
    return [_place(name) for name in (*_PANEL, "clusters")]


def compile_panel() -> bytes:
    """The panel as it is to be stored."""
    readers = {name: load(name) for name in _PANEL}
    rows, ends, shelves = make_shelves(list_rows(readers))
    groups = clusters()
    coarse, fine = zip(*groups.values(), strict=True)
    value = {
        "readers": {name: _settings(one) for name, one in readers.items()},
        "clusters": ("\n".join(groups), "\n".join(coarse), "\n".join(fine)),
        "rows": rows,
        "ends": struct.pack(f"<{len(ends)}I", *ends),
        "shelves": shelves,
    }
    return stored.dump(_panel_sources(), value)


def _settings(one: Reader) -> dict[str, Any]:
    return {
        "labels": one.labels, "bias": one.bias, "thresholds": one.thresholds,
        "boosts": one.boosts, "network": one.network, "alone": one.alone,
    }  # fmt: skip
