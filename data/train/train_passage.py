"""Train the reader that finds where a complaint tells what went wrong.

    python data/train/train_passage.py VECTORS            # writes issue_passage.json.gz
    python data/train/train_passage.py VECTORS --check    # cross-validation, writes nothing

A logistic regression over replykit.complaint.passage: each clause of a labelled complaint
either lies within the words marked as what went wrong, or does not. How much a clause speaks of
the issue is judged by readers that have not seen its complaint, as it will be in use. How much it
counts which sentence the network takes for the one that tells is learnt from the folds that
train_complaints.py judges by; with --kept FOLDER their networks are taken from there.
"""

import argparse
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from train_complaints import (
    FOLDS,
    JUDGED,
    Kept,
    Linear,
    Row,
    Weigher,
    add_clauses,
    fit_clauses,
    fit_issue,
    fit_network,
    fit_part,
    outside,
    read_rows,
    save_linear,
)

from replykit.complaint.clauses import clause_signs, list_runs
from replykit.complaint.passage import best_run, label_evidence, passage_evidence
from replykit.complaint.second import read_sentences, telling_shares

STRENGTH = 5.0
LONG = 60
"""Words from which a complaint is long."""
PLACE = Path(__file__).parents[1] / "model" / "readers" / "issue_passage.json.gz"


@dataclass
class Sample:
    """A complaint with the evidence of its clauses, and which of them tell what went wrong."""

    row: Row
    clauses: list[set[str]]
    tells: list[bool]


def read_samples(rows: Sequence[Row]) -> list[Sample]:
    """Every complaint whose words that say what went wrong are marked."""
    samples = []
    for fold in range(FOLDS):
        known = [row for row in rows if row.fold != fold]
        fresh = [row for row in rows if row.fold == fold and row.quote]
        issue, part, teller = fit_issue(known), fit_part(known), fit_clauses(known)
        for row, whole in zip(fresh, issue.scores([row.evidence for row in fresh]), strict=True):
            scores = part.scores([own for own, _, _ in row.clauses]).tolist()
            label = int((whole + add_clauses(row, part, teller)).argmax())
            clauses = [
                own | extra
                for own, extra in zip(
                    passage_evidence(row.story, clause_signs(row.story)),
                    label_evidence(scores, label),
                    strict=True,
                )
            ]
            samples.append(Sample(row, clauses, [tells for _, _, tells in row.clauses]))
    return samples


def weigher_of(clauses: Sequence[set[str]], least: int = 2, beside: str = "<>") -> Weigher:
    """A feature counts by how rare it is; what stands beside a clause counts half.

    Args:
        clauses: the features of each.
        least: how many of them a feature has to stand in.
        beside: with what the features begin of what stands beside.
    """
    counts = Counter(feature for found in clauses for feature in found)
    kept = sorted(feature for feature, count in counts.items() if count >= least)
    size = len(clauses)

    def weight(feature: str) -> float:
        if feature[0] == "#":
            return 1.0
        rare = math.log((size + 1) / (counts[feature] + 1)) / 2 + 0.5
        return rare / 2 if feature[0] in beside else rare

    return Weigher({f: at for at, f in enumerate(kept)}, np.array([weight(f) for f in kept]))


def fit(samples: Sequence[Sample]) -> Linear:
    """Whether a clause tells what went wrong."""
    clauses = [found for sample in samples for found in sample.clauses]
    tells = np.array([tells for sample in samples for tells in sample.tells])
    weigher = weigher_of(clauses)
    matrix: csr_matrix = weigher.matrix(clauses)
    lift = math.sqrt((1 - tells.mean()) / tells.mean())
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=100)
    model.fit(matrix, tells, np.where(tells, lift, 1.0))
    return Linear(weigher, model.coef_, model.intercept_)


@dataclass
class Blend:
    """How much the clauses' reader and the network's sentence count."""

    own: float
    telling: float
    bias: float

    def scores(self, own: np.ndarray, telling: np.ndarray) -> np.ndarray:
        """The log-odds of each clause."""
        both: np.ndarray = self.own * own + self.telling * telling + self.bias
        return both


@dataclass
class Heard:
    """What readers that have not seen a complaint say of its clauses."""

    sample: Sample
    own: np.ndarray
    telling: np.ndarray


def hear(rows: Sequence[Row], samples: Sequence[Sample], vectors: Path, kept: Kept) -> list[Heard]:
    """The complaints of the judged folds."""
    heard = []
    for fold in JUDGED:
        network = kept.get(f"network-{fold}", partial(fit_network, outside(rows, fold), vectors))
        model = fit([sample for sample in samples if sample.row.fold != fold])
        for sample in samples:
            if sample.row.fold == fold:
                shares = telling_shares(read_sentences(sample.row.norms, network)[1])
                of_clauses = [shares[clause.sentence.index] for clause in sample.row.story.clauses]
                own = model.scores(sample.clauses)[:, 0]
                heard.append(Heard(sample, own, np.array(of_clauses)))
    return heard


def fit_blend(heard: Sequence[Heard]) -> Blend:
    """How the two are best added."""
    said = np.vstack([np.column_stack([one.own, one.telling]) for one in heard])
    tells = np.concatenate([one.sample.tells for one in heard])
    model = LogisticRegression(C=10.0).fit(said, tells)
    own, telling = model.coef_[0].tolist()
    return Blend(own, telling, float(model.intercept_[0]))


def check(heard: Sequence[Heard]) -> None:
    """Print how often the likeliest clause is a marked one, and how much the line holds."""
    right: dict[str, list[bool]] = {"short": [], "long": []}
    held: dict[str, list[float]] = {"short": [], "long": []}
    for part in range(2):
        blend = fit_blend(heard[part::2])
        for one in heard[1 - part :: 2]:
            row = one.sample.row
            size = "long" if len(row.data["text"].split()) >= LONG else "short"
            scores = blend.scores(one.own, one.telling)
            right[size].append(one.sample.tells[int(scores.argmax())])
            runs = list(list_runs(row.story, [0.0] * len(row.story.sentences)))
            line = best_run(row.story, runs, (1 / (1 + np.exp(-scores))).tolist())
            chosen = row.story.clauses[line.first : line.last + 1]
            said = {norm for clause in chosen for norm in clause.norms if len(norm) > 3}
            marked = {f for f in row.quote if f.isalpha() and len(f) > 3}
            held[size].append(len(marked & said) / len(marked) if marked else 1.0)
    for size, of_size in right.items():
        print(
            f"{len(of_size)} {size} complaints: the likeliest clause is a marked one in"
            f" {np.mean(of_size):.3f}, marked words held by the line {np.mean(held[size]):.3f}"
        )


def main(vectors: Path, kept: Kept, least: float, *, only_check: bool) -> None:
    """Cross-validate, and unless *only_check*, train on everything and write the reader."""
    rows = read_rows()
    samples = read_samples(rows)
    heard = hear(rows, samples, vectors, kept)
    check(heard)
    if only_check:
        return
    blend, model = fit_blend(heard), fit(samples)
    whole = Linear(model.weigher, blend.own * model.weights, blend.own * model.bias + blend.bias)
    save_linear(PLACE, "tells", whole, least, {"tells": round(blend.telling, 3)})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("vectors", type=Path, help="the word vectors")
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    parser.add_argument("--kept", type=Path, metavar="FOLDER", help="where the networks are kept")
    parser.add_argument("--least", type=float, default=0.05, help="weights below are left out")
    options = parser.parse_args()
    main(options.vectors, Kept(options.kept, None), options.least, only_check=options.check)
