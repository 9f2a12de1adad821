"""Train the network that reads complaints beside the linear readers (replykit.complaint.second).

Called by train_complaints.py. Filters over word vectors, as in network.py, but over all sentences
of a text: what a text is about and how it feels is read from each filter's strongest place in the
whole text, and a request or a signal from its strongest sentence as well. All labels are learnt
together, so that what few texts show of one is lent to the others. Word vectors start from GloVe.
Needs PyTorch; the result is the same on every run of a machine.
"""

import itertools
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from network import first_vectors, glove, rounded
from torch import nn

from replykit.complaint.second import PER_SENTENCE, PER_TEXT, TELLING, TELLS
from replykit.network import CLOSING, LONGEST, OPENING, UNKNOWN, Network, chain

DIMENSIONS = 64
FILTERS = 64
WIDTHS = (1, 2, 3, 5)
EPOCHS = 14
RATE = 3e-3
BATCH = 64
COMMON = 4_000
"""How many of the commonest words are known beside those of the training texts."""
LIFT = 1.5
"""How much more a label counts where it holds than where it does not."""
LOSSES = {"intensity": 0.5}
"""How much a kind of label counts for, where that is not 1."""
TOLD = 0.5
"""How much it counts which sentence says what went wrong."""
SAID = 0.15
"""How much it counts which sentences give a request or a signal."""
BALANCE = 0.5
LENGTHS = (0, 8, 12, 17, 24, 34, LONGEST + 2)
"""Sentences between two of these are read together."""


@dataclass(frozen=True)
class Sample:
    """A text as folded words, sentence by sentence, with what is known of it."""

    sentences: Sequence[Sequence[str]]
    wanted: Mapping[str, np.ndarray]
    """For each kind of label a share or a truth for every one of its labels."""
    weight: float = 1.0
    tells: Sequence[bool] = ()
    """Which of its sentences say what went wrong, where that is known."""
    says: Mapping[str, np.ndarray] = field(default_factory=dict)
    """For each kind read by sentence a row a sentence: 1 what it says, 0 what not, -1 unknown."""


class Model(nn.Module):
    """The network in floating point, while it learns."""

    def __init__(self, vectors: np.ndarray, sizes: Mapping[str, int]) -> None:
        super().__init__()
        width = vectors.shape[1]
        self.vectors = nn.Embedding.from_pretrained(
            torch.tensor(vectors), freeze=False, padding_idx=0
        )
        self.banks = nn.ModuleList(
            nn.Conv1d(width, FILTERS, size, padding=size // 2) for size in WIDTHS
        )
        total = FILTERS * len(WIDTHS)
        self.texts = nn.ModuleDict({name: nn.Linear(total, sizes[name]) for name in PER_TEXT})
        self.telling = nn.ModuleDict({name: nn.Linear(total, sizes[name]) for name in PER_TEXT})
        self.sentences = nn.ModuleDict(
            {name: nn.Linear(total, sizes[name]) for name in PER_SENTENCE}
        )
        self.tells = nn.Linear(total, len(TELLING))

    def pool(self, rows: torch.Tensor) -> torch.Tensor:
        """The strongest place of each filter in rows of word numbers, 0 where there is no word."""
        there = (rows != 0).unsqueeze(2)
        inside = self.vectors(rows)
        if self.training:  # now and then a word is missing
            inside = inside * (torch.rand(rows.shape) > 0.05).unsqueeze(-1)
        inside = nn.functional.dropout(inside, 0.2, self.training)
        space = inside.new_zeros(len(rows), max(WIDTHS) // 2, inside.shape[2])
        inside = torch.cat([space, inside, space], 1)
        pooled = []
        for bank in self.banks:  # one product of matrices: faster than a convolution here
            width = bank.kernel_size[0]
            first = space.shape[1] - width // 2
            reach = inside[:, first : first + rows.shape[1] + width - 1]
            windows = reach.unfold(1, width, 1).flatten(2)
            found = windows @ bank.weight.flatten(1).t() + bank.bias
            pooled.append(torch.relu(found).masked_fill(~there, 0).amax(1))
        return torch.cat(pooled, 1)

    def forward(
        self, groups: Sequence[torch.Tensor], owner: torch.Tensor, places: Sequence[int]
    ) -> dict[str, torch.Tensor]:
        """Scores of each text; for TELLS and SAYS, of each sentence as they are laid out.

        Args:
            groups: its sentences, those of about the same length together.
            owner: for each of them the text that it belongs to.
            places: and its place in that text.
        """
        pooled = torch.cat([self.pool(rows) for rows in groups])
        texts = int(owner.max()) + 1
        whole = torch.zeros(texts, pooled.shape[1]).scatter_reduce(
            0, owner[:, None].expand_as(pooled), pooled, "amax"
        )
        whole = nn.functional.dropout(whole, 0.4, self.training)
        pooled = nn.functional.dropout(pooled, 0.4, self.training)
        scores = {name: head(whole) for name, head in self.texts.items()}
        for name, head in self.sentences.items():
            said = head(pooled)
            best = torch.full((texts, said.shape[1]), -1e4).scatter_reduce(
                0, owner[:, None].expand_as(said), said, "amax"
            )
            scores[name] = scores[name] + best
            scores[f"{SAYS}{name}"] = said
        scores[TELLS] = beside(self.tells(pooled), owner, places)
        # What tells is learnt from the marked words alone, not from what the labels would like.
        tells = scores[TELLS].detach()
        shares = torch.exp(tells - whole_of(tells, owner)[owner])
        told = torch.zeros_like(whole).index_add(0, owner, pooled * shares[:, None])
        for name, head in self.telling.items():
            scores[name] = scores[name] + head(told)
        return scores


SAYS = "says:"
"""What comes before a kind where its scores are those of sentences."""
Coded = Sequence[Sequence[int]]


def lay_out(texts: Sequence[Coded]) -> tuple[list[torch.Tensor], torch.Tensor, list[int]]:
    """Texts of coded sentences as what the model takes, and the place of each in its text."""
    sentences = [(c, at, place) for at, text in enumerate(texts) for place, c in enumerate(text)]
    groups, owner, places = [], [], []
    for least, most in itertools.pairwise(LENGTHS):
        near = [found for found in sentences if least < len(found[0]) <= most]
        if near:
            longest = max(max(WIDTHS), *(len(coded) for coded, _, _ in near))
            groups.append(torch.tensor([[*c, *[0] * (longest - len(c))] for c, _, _ in near]))
            owner += [at for _, at, _ in near]
            places += [place for _, _, place in near]
    return groups, torch.tensor(owner), places


def beside(scores: torch.Tensor, owner: torch.Tensor, places: Sequence[int]) -> torch.Tensor:
    """How much speaks for each sentence as the one that tells: its own and its neighbours' say."""
    found = list(zip(owner.tolist(), places, strict=True))
    rows = {where: row for row, where in enumerate(found)}
    said = torch.cat([scores, scores.new_zeros(1, len(TELLING))])  # no sentence says nothing
    before = [rows.get((at, place - 1), -1) for at, place in found]
    after = [rows.get((at, place + 1), -1) for at, place in found]
    return scores[:, 0] + said[before, 1] + said[after, 2]


def whole_of(scores: torch.Tensor, owner: torch.Tensor) -> torch.Tensor:
    """For each text the log of the sum of what speaks for its sentences."""
    count = int(owner.max()) + 1
    top = torch.full((count,), -1e4).scatter_reduce(0, owner, scores.detach(), "amax")
    sums = torch.zeros(count).scatter_add(0, owner, torch.exp(scores - top[owner]))
    return top + torch.log(sums)


def telling_loss(
    scores: torch.Tensor, owner: torch.Tensor, places: Sequence[int], samples: Sequence[Sample]
) -> torch.Tensor:
    """How far the sentences that say what went wrong are from standing out of their texts."""
    found = zip(owner.tolist(), places, strict=True)
    marked = torch.tensor([bool(samples[at].tells) and samples[at].tells[to] for at, to in found])
    shares = torch.exp(scores - whole_of(scores, owner)[owner])
    held = torch.zeros(len(samples)).scatter_add(0, owner[marked], shares[marked])
    return -torch.log(held[held > 0]).sum() / len(samples)


def saying_loss(
    scores: torch.Tensor, kind: str, samples: Sequence[Sample], within: Sequence[tuple[int, int]]
) -> torch.Tensor:
    """How far the sentences are from saying what they are known to say, and nothing else."""
    rows = [row for row, (at, _) in enumerate(within) if kind in samples[at].says]
    if not rows:
        return torch.zeros(())
    says = np.array([samples[at].says[kind][to] for at, to in map(within.__getitem__, rows)])
    wanted = torch.tensor(says, dtype=torch.float32)
    each = nn.functional.binary_cross_entropy_with_logits(
        scores[rows], wanted.clamp(min=0), reduction="none", pos_weight=torch.tensor(LIFT)
    )
    return (each * (wanted >= 0)).sum() / len(samples)


def loss_of(
    scores: Mapping[str, torch.Tensor],
    samples: Sequence[Sample],
    lifts: Mapping[str, torch.Tensor],
) -> torch.Tensor:
    """How far the scores of some texts are from what is known of them."""
    total = torch.zeros(())
    for name, found in scores.items():
        known = [at for at, sample in enumerate(samples) if name in sample.wanted]
        if not known:
            continue
        wanted = torch.tensor(np.array([samples[at].wanted[name] for at in known]))
        weight = torch.tensor([samples[at].weight for at in known])
        if name in lifts:  # one of them
            each = -(wanted * torch.log_softmax(found[known], 1)).sum(1)
            each = each * (wanted * lifts[name]).sum(1)
        else:  # any of them
            each = nn.functional.binary_cross_entropy_with_logits(
                found[known], wanted, reduction="none", pos_weight=torch.tensor(LIFT)
            ).sum(1)
        total = total + LOSSES.get(name, 1.0) * (each * weight).sum() / len(samples)
    return total


def fit(
    samples: Sequence[Sample],
    labels: Mapping[str, Sequence[str]],
    one_of: Sequence[str],
    vectors: Path,
) -> Network:
    """Train on labelled texts.

    Args:
        samples: the texts, none without a word.
        labels: the labels of each kind.
        one_of: the kinds of which one label holds.
        vectors: the word vectors to start from.
    """
    torch.manual_seed(0)
    torch.set_num_threads(1)
    order = random.Random(0)  # the same shuffle on every run
    known = glove(vectors)
    chains = [[chain(sentence) for sentence in sample.sentences] for sample in samples]
    words = vocabulary(chains, known)
    index = {word: row for row, word in enumerate(words, 1)}
    coded = [
        [[index.get(word, index[UNKNOWN]) for word in sentence] for sentence in text]
        for text in chains
    ]
    sizes = {name: len(own) for name, own in labels.items()}
    start = first_vectors(words, known)[:, :DIMENSIONS]
    model = Model(start / (2 * start.std()), sizes)
    lifts = {name: rarity(samples, name, sizes[name]) for name in one_of}
    learner = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=1e-2)
    total = EPOCHS * -(-len(samples) // BATCH)
    step = 0
    for epoch in range(EPOCHS):
        lost = 0.0
        places = list(range(len(samples)))
        order.shuffle(places)
        for first in range(0, len(places), BATCH):
            batch = places[first : first + BATCH]
            step += 1
            rate = RATE * min(1, step / 100) * max(0.01, 1 - step / total)
            learner.param_groups[0]["lr"] = rate
            groups, owner, within = lay_out([coded[at] for at in batch])
            some = [samples[at] for at in batch]
            scores = model(groups, owner, within)
            told = TOLD * telling_loss(scores.pop(TELLS), owner, within, some)
            where = list(zip(owner.tolist(), within, strict=True))
            said = {kind: scores.pop(f"{SAYS}{kind}") for kind in PER_SENTENCE}
            for kind, own in said.items():
                told = told + SAID * saying_loss(own, kind, some, where)
            loss = loss_of(scores, some, lifts) + told
            learner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            learner.step()
            lost += loss.item() * len(batch)
        print(f"  epoch {epoch + 1}: loss {lost / len(samples):.3f}", file=sys.stderr, flush=True)
    heads = [(f"text:{name}", model.texts[name]) for name in PER_TEXT]
    heads += [(f"telling:{name}", model.telling[name]) for name in PER_TEXT]
    heads += [(f"sentence:{name}", model.sentences[name]) for name in PER_SENTENCE]
    heads += [(f"sentence:{TELLS}", model.tells)]
    labels = {**labels, TELLS: TELLING}
    names = [f"{head}:{label}" for head, _ in heads for label in labels[head.partition(":")[2]]]
    return rounded(names, index, model.vectors, model.banks, [head for _, head in heads])


def vocabulary(
    texts: Sequence[Sequence[Sequence[str]]], known: Mapping[str, np.ndarray]
) -> list[str]:
    """The words that get a vector, after the three marks."""
    counts: dict[str, int] = {}
    for text in texts:
        for word in {word for sentence in text for word in sentence}:
            counts[word] = counts.get(word, 0) + 1
    met = {word for word, count in counts.items() if count > 1}
    common = [w for w in list(known)[: COMMON * 2] if w.isascii() and w[:1].isalpha()][:COMMON]
    met |= {word for word in counts if word in known} | set(common)
    return [UNKNOWN, OPENING, CLOSING, *sorted(met - {UNKNOWN, OPENING, CLOSING})]


def rarity(samples: Sequence[Sample], name: str, size: int) -> torch.Tensor:
    """How much each label of a kind counts: rare ones more."""
    best = [int(s.wanted[name].argmax()) for s in samples if name in s.wanted]
    counts = np.maximum(np.bincount(best, minlength=size), 1)
    return torch.tensor((counts.mean() / counts) ** BALANCE, dtype=torch.float32)
