"""The second reader of complaints: a small network over word vectors (see replykit.network).

It follows what is said into words that the linear readers never met. What a text is about, how it
feels and what it asks for is read from each filter's strongest place in the whole text, and once
more from the sentences that are likely to say what went wrong; requests and signals from each
sentence as well. Trained by data/train/network_complaints.py.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from operator import add

from replykit import network
from replykit.complaint.sheet import Scores
from replykit.network import Network

PER_TEXT = ("issue", "emotion", "intensity", "is_complaint", "requests", "signals")
"""The kinds of labels that it reads from a whole text."""
PER_SENTENCE = ("requests", "signals")
"""Those that it reads from each sentence, too."""
TELLS = "tells"
"""What speaks for a sentence as the one that says what went wrong:"""
TELLING = ("itself", "the next", "the one before")
"""what it says of itself, of the sentence after it, and of the one before it."""
NAME = "complaints"
PARTS = 64
"""Into how many parts a text's sentences are shared out: whole numbers, for sums that are exact."""


def read_sentences(
    sentences: Sequence[Sequence[str]], model: Network | None = None
) -> tuple[Scores, list[Scores]]:
    """The scores of a text, and of each of its sentences, for every kind of label.

    Args:
        sentences: folded words, sentence by sentence; at least one.
        model: a network to use in place of the one that ships.
    """
    model = model or network.load(NAME)
    pooled = model.pooled([model.look_up(norms) for norms in sentences])
    size = _texts(model)
    said = pooled @ model.output[:, 2 * size :]
    parts = [_scores(model, 2 * size, row) for row in said.tolist()]
    shares = [round(PARTS * math.exp(share)) / PARTS for share in telling_shares(parts)]
    whole = _scores(model, 0, (pooled.max(axis=0) @ model.output[:, :size]).tolist())
    told = _scores(model, size, (shares @ pooled @ model.output[:, size : 2 * size]).tolist())
    return {kind: [*map(add, scores, told[kind])] for kind, scores in whole.items()}, parts


def telling_shares(sentences: Sequence[Scores]) -> list[float]:
    """The log of how likely each sentence of a text is the one that says what went wrong.

    Args:
        sentences: the scores of each sentence, in their order; at least one.
    """
    itself, onward, back = zip(*(scores[TELLS] for scores in sentences), strict=True)
    sums = [
        own + before + after
        for own, before, after in zip(itself, (0.0, *onward[:-1]), (*back[1:], 0.0), strict=True)
    ]
    top = max(sums)
    whole = top + math.log(sum(math.exp(one - top) for one in sums))
    return [one - whole for one in sums]


def _texts(model: Network) -> int:
    """How many labels are those of whole texts; they come first, and what tells adds as many."""
    return sum(name.startswith("text:") for name in model.labels)


@lru_cache(maxsize=4)
def _kinds(labels: tuple[str, ...], first: int) -> tuple[tuple[str, int, int], ...]:
    """Where the labels of each kind begin and end, from *first* on, counted from there."""
    found: dict[str, tuple[int, int]] = {}
    of = labels[first].partition(":")[0]
    for at, name in enumerate(labels[first:]):
        place, kind, _ = name.split(":")
        if place == of:
            found[kind] = found.get(kind, (at, at))[0], at + 1
    return tuple((kind, begin, end) for kind, (begin, end) in found.items())


def _scores(model: Network, first: int, sums: Sequence[float]) -> Scores:
    values = [
        bias + scale * value
        for value, scale, bias in zip(sums, model.scale[first:], model.bias[first:], strict=False)
    ]
    return {kind: values[begin:end] for kind, begin, end in _kinds(model.labels, first)}
