"""Which requests and signals are given, all that the readers say taken together.

A logistic regression over what the linear readers and the network say of a label, in the whole
text, in its strongest sentence and in the next, how long the text is, and how strong the other
labels are: a text that asks for a refund is less likely to ask for a correction as well, and a long
one has to say more. Its weights are the same for all labels of a kind; each has a bias of its own.
data/train/train_complaints.py writes it.
"""

import gzip
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul

from replykit.complaint.sheet import Scores
from replykit.model import ReplykitError
from replykit.reader import model_root

SECOND = 0.1
"""How much the network counts for how strong a label is."""
SCORES = 6
"""So many scores of a label are weighed: two of the text, four of its sentences."""
NOTHING = -1.5
"""What a sentence that is not there says for a label."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """One kind of label."""

    labels: tuple[str, ...]
    weights: tuple[float, ...]
    """A weight for each of what ``by_label`` finds."""
    bias: tuple[float, ...]
    """For each label; it is given from a sum of 0 on."""

    def sums(self, found: Sequence[float]) -> dict[str, float]:
        """How much speaks for each label, by what ``gather`` found."""
        rows = by_label(found, len(self.labels))
        return {
            label: bias + sum(map(mul, self.weights, row))
            for label, row, bias in zip(self.labels, rows, self.bias, strict=True)
        }

    def reached(self, found: Sequence[float]) -> list[str]:
        """The labels that are given, by what ``gather`` found."""
        return [label for label, total in self.sums(found).items() if total >= 0]


def by_label(found: Sequence[float], count: int) -> list[list[float]]:
    """What is weighed for each of *count* labels.

    Its scores, the length of the text in words and in sentences, and how strong the two strongest
    of the other labels are.
    """
    scores = [found[at * count : (at + 1) * count] for at in range(SCORES)]
    texts, heard, sentences, loud, *_ = scores
    lengths = found[SCORES * count :]
    strong = [
        one + three + SECOND * (two + four)
        for one, two, three, four in zip(texts, heard, sentences, loud, strict=True)
    ]
    top = sorted(range(count), key=lambda at: -strong[at])[:3]
    return [
        [*own, *lengths, *[strong[other] for other in top if other != at][:2]]
        for at, own in enumerate(zip(*scores, strict=True))
    ]


def gather(
    name: str,
    texts: Iterable[Scores],
    sentences: Iterable[Sequence[Scores]],
    words: int,
) -> list[float]:
    """What is weighed for a kind of label.

    Args:
        name: ``requests`` or ``signals``.
        texts: by each reader the scores of the text.
        sentences: by both readers those of its sentences; at least one.
        words: how many words the text has.
    """
    found: list[float] = []
    for whole in texts:
        found += whole[name]
    linear, second = ([part[name] for part in parts] for parts in sentences)
    both = [
        [one + SECOND * other for one, other in zip(*pair, strict=True)]
        for pair in zip(linear, second, strict=True)
    ]
    for parts in (linear, second):
        found += map(max, zip(*parts, strict=True))
    strong = [sorted(column, reverse=True) for column in zip(*both, strict=True)]
    found += [column[0] for column in strong]
    found += [column[1] if len(column) > 1 else NOTHING for column in strong]
    return [*found, math.log(1 + words), math.log(1 + len(both))]


@cache
def weighings() -> dict[str, Weighing]:
    """The weighing of each kind of label: ``requests`` and ``signals``.

    Raises:
        ReplykitError: there is none.
    """
    place = model_root() / "readers" / "weighing.json.gz"
    if not place.is_file():
        raise ReplykitError(f"there is no trained {place.name}; see data/train/README.md")
    return {
        name: Weighing(tuple(data["labels"]), tuple(data["weights"]), tuple(data["bias"]))
        for name, data in json.loads(gzip.decompress(place.read_bytes())).items()
    }
