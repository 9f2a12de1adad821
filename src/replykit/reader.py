"""The trained readers: linear models over words, skeletons and neighbours, kept as plain data.

A reader gives each label a score for a stretch of text. It is trained by data/train/train.py on
our own labelled sentences, ships as JSON, needs no library to run, and can name the features
that weighed most, so a judgement that rests on it can be explained.
"""

import math
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources.abc import Traversable
from itertools import pairwise
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
UNIT = 100
"""Parts of a weight of one: weights are kept as whole numbers."""
_SHORT = 2
"""Sentences of a text that count as sentences on their own."""
_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "able", "s")


@lru_cache(maxsize=20_000)
def shape(norm: str) -> str:
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
    chain = ["<", *map(shape, norms), ">"]
    return [
        "/" + " ".join(chain[at : at + length])
        for length in (3, 4, 5)
        for at in range(len(chain) - length + 1)
    ]


Clusters = Mapping[str, tuple[str, str]]
"""For each common word its coarse and its fine group."""


class _Clusters(Mapping[str, tuple[str, str]]):
    """The groups of many words, side by side: a pair for each would take long to make."""

    def __init__(self, words: Sequence[str], coarse: Sequence[str], fine: Sequence[str]) -> None:
        self._places = dict(zip(words, range(len(words)), strict=True))
        self._coarse = coarse
        self._fine = fine

    def __getitem__(self, word: str) -> tuple[str, str]:
        place = self._places[word]
        return self._coarse[place], self._fine[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@cache
def clusters() -> Clusters:
    """The groups of words that data/train/cluster.py has found."""
    known = stored.read("clusters", [place("clusters")])
    if known is None:
        return _read_clusters()
    return _Clusters(*(text.split("\n") for text in known))


def _read_clusters() -> Clusters:
    data = _read_data("clusters")
    return {word: (f"K{coarse}", f"k{fine}") for word, (coarse, fine) in data.items()}


def compile_clusters() -> bytes:
    """The groups of words as they are to be stored: a text each for words, coarse and fine."""
    groups = _read_clusters()
    columns = (groups, *zip(*groups.values(), strict=True))
    return stored.dump([place("clusters")], tuple("\n".join(column) for column in columns))


def groups_of(norm: str, known: Clusters) -> tuple[str, str]:
    """The groups of a folded word; function words are groups of their own."""
    return (norm, norm) if norm in _FUNCTION else known.get(norm, ("K?", "k?"))


def cluster_features(norms: Sequence[str]) -> list[str]:
    """Function words and the groups of the other words, alone, in pairs and in triples."""
    groups = [groups_of(norm, clusters()) for norm in norms]
    found: list[str] = []
    for grain in (0, 1):
        chain = ["<", *(both[grain] for both in groups), ">"]
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


def probability(score: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader thinks of a text for one label."""

    label: str
    score: float
    """Log-odds."""

    @property
    def probability(self) -> float:
        """The score as a probability."""
        return probability(self.score)


Row = tuple[tuple[int, int], ...]
"""The weights of a feature: pairs of a label's index and its weight in hundredths."""


class Reader:
    """A linear model: for each label the sum of its features' weights over sqrt(their number)."""

    def __init__(
        self,
        labels: Sequence[str],
        bias: Sequence[float],
        weights: Mapping[str, Row],
        thresholds: dict[str, float],
        boosts: dict[str, list[Any]] | None = None,
        network: dict[str, float] | None = None,
        alone: dict[str, float] | None = None,
    ) -> None:
        self.labels = tuple(labels)
        self.bias = tuple(bias)
        self.weights = weights
        """Whole numbers, since they add up to the same sum in any order."""
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

    @cached_property
    def _only(self) -> dict[str, int]:
        return {feature: row[0][1] for feature, row in self.weights.items() if row}

    def total(self, found: Iterable[str]) -> int:
        """The sum of weights, in hundredths, by a reader of a single label."""
        return sum(filter(None, map(self._only.get, found)))

    def judge(self, found: Set[str]) -> list[Judgement]:
        """Score every label."""
        total = [0] * len(self.labels)
        for row in filter(None, map(self.weights.get, found)):
            for index, weight in row:
                total[index] += weight
        scale = 1 / (UNIT * math.sqrt(len(found) or 1))
        scores = [bias + scale * value for bias, value in zip(self.bias, total, strict=True)]
        for feature in sorted(found & self.boosts.keys()):
            boost = self.boosts[feature]
            for at in range(0, len(boost), 2):
                scores[boost[at]] += boost[at + 1]
        return [Judgement(*pair) for pair in zip(self.labels, scores, strict=True)]


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
    source = place(name)
    if not source.is_file():
        raise ReplykitError(f"there is no trained reader {name!r}; see data/train/README.md")
    import gzip
    import json

    return json.loads(gzip.decompress(source.read_bytes()))


def place(name: str) -> Traversable:
    """Where a reader lies."""
    return model_root() / "readers" / f"{name}.json.gz"


@cache
def load(name: str) -> Reader:
    """Load a trained reader: ``faults``, ``parts``, ``issue``, ``emotion`` ...

    Raises:
        ReplykitError: there is no such reader.
    """
    known = stored.read(name, [place(name)]) if name in STORED else None
    return Reader(**_read_source(name) if known is None else _unpack(known))


STORED = ("issue_passage", "issue_words", "tags", "tellings", "things", "urgency")
"""The readers that are stored one by one; those of a reply stand in one table (replykit.panel)."""


def _read_source(name: str) -> dict[str, Any]:
    """What a Reader is made of, from its source."""
    data: dict[str, Any] = _read_data(name)
    keys = ("labels", "bias", "thresholds", "boosts", "network", "alone")
    settings = {key: data.get(key) for key in keys}
    settings["weights"] = {
        feature: tuple(zip(row[::2], [round(weight * UNIT) for weight in row[1::2]], strict=True))
        for feature, row in data["weights"].items()
    }
    return settings


def compile_reader(name: str) -> bytes:
    """A reader as it is to be stored: features, rows, and which row each feature has."""
    settings = _read_source(name)
    weights: dict[str, Row] = settings.pop("weights")
    rows = {row: at for at, row in enumerate(dict.fromkeys(weights.values()))}
    places = [rows[row] for row in weights.values()]
    numbers = struct.pack(f"<{len(places)}I", *places)
    return stored.dump([place(name)], ("\n".join(weights), list(rows), numbers, settings))


def _unpack(known: Any) -> dict[str, Any]:  # noqa: ANN401
    features, rows, numbers, settings = known
    places = struct.unpack(f"<{len(numbers) // 4}I", numbers)
    weights = dict(zip(features.split("\n"), map(rows.__getitem__, places), strict=True))
    return {**settings, "weights": weights}
