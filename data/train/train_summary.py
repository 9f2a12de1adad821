"""Train the reader that finds the words for a complaint's one-line summary.

    python data/train/train_summary.py            # writes data/model/readers/issue_line.json.gz
    python data/train/train_summary.py --check    # five-fold cross-validation, writes nothing

A logistic regression over replykit.complaint.line: each clause of a labelled complaint either lies
within the words marked as what went wrong, or does not. How much a clause speaks of the issue is
judged by readers that have not seen its complaint, as it will be in use.
"""

import argparse
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from train_complaints import (
    FOLDS,
    Linear,
    Row,
    Weigher,
    add_clauses,
    fit_clauses,
    fit_issue,
    fit_part,
    read_rows,
    save_linear,
)

from replykit.complaint.line import best_run, label_evidence, line_evidence

STRENGTH = 5.0
PLACE = Path(__file__).parents[1] / "model" / "readers" / "issue_line.json.gz"


@dataclass
class Sample:
    """A complaint with the evidence of its clauses, and which of them tell what went wrong."""

    row: Row
    clauses: list[set[str]]
    tells: list[bool]


def read_samples() -> list[Sample]:
    """Every complaint whose words that say what went wrong are marked."""
    rows = read_rows()
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
                    line_evidence(row.story), label_evidence(scores, label), strict=True
                )
            ]
            samples.append(Sample(row, clauses, [tells for _, _, tells in row.clauses]))
    return samples


def weigher_of(clauses: Sequence[set[str]]) -> Weigher:
    """A feature counts by how rare it is; what stands beside a clause counts half."""
    counts = Counter(feature for found in clauses for feature in found)
    kept = sorted(feature for feature, count in counts.items() if count > 1)
    size = len(clauses)

    def weight(feature: str) -> float:
        if feature[0] == "#":
            return 1.0
        rare = math.log((size + 1) / (counts[feature] + 1)) / 2 + 0.5
        return rare / 2 if feature[0] in "<>" else rare

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


def check(samples: Sequence[Sample]) -> None:
    """Print how often the likeliest clause is a marked one, and how much the line holds."""
    right, held = [], []
    for fold in range(FOLDS):
        model = fit([sample for sample in samples if sample.row.fold != fold])
        for sample in samples:
            if sample.row.fold != fold:
                continue
            scores = model.scores(sample.clauses)[:, 0]
            right.append(sample.tells[int(scores.argmax())])
            told = (1 / (1 + np.exp(-scores))).tolist()
            line = best_run(sample.row.story, told)
            chosen = sample.row.story.clauses[line.first : line.last + 1]
            said = {norm for clause in chosen for norm in clause.norms if len(norm) > 3}
            marked = {f for f in sample.row.quote if f.isalpha() and len(f) > 3}
            held.append(len(marked & said) / len(marked) if marked else 1.0)
    print(
        f"{len(samples)} complaints; the likeliest clause is a marked one in {np.mean(right):.3f}"
    )
    print(f"marked words held by the line: {np.mean(held):.3f}")


def main(only_check: bool, least: float) -> None:
    """Cross-validate, and unless *only_check*, train on everything and write the reader."""
    samples = read_samples()
    check(samples)
    if not only_check:
        save_linear(PLACE, "tells", fit(samples), least)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    parser.add_argument("--least", type=float, default=0.02, help="weights below are left out")
    options = parser.parse_args()
    main(options.check, options.least)
