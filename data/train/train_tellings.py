"""Train the reader that judges how well a piece of a complaint is told again.

    python data/train/train_tellings.py            # writes data/model/readers/tellings.json.gz
    python data/train/train_tellings.py --check    # five-fold cross-validation, writes nothing

A logistic regression over replykit.drafter.editor: a telling is ``good``, or an editor would not
let it stand (see README.md). Folds keep the tellings of a sentence together.
"""

import argparse
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from train_complaints import FOLDS, Linear, read, save_linear
from train_passage import weigher_of

from replykit.drafter.editor import telling_evidence

HERE = Path(__file__).parent
PLACE = HERE.parent / "model" / "readers" / "tellings.json.gz"
STRENGTH = 10.0


@dataclass
class Sample:
    """A telling as evidence, and whether it is good."""

    found: set[str]
    is_good: bool
    fold: int


def read_samples() -> list[Sample]:
    """Every judged telling."""
    return [
        Sample(
            telling_evidence(row["told"], row["sentence"], row["piece"], row["repaired"]),
            row["judged"] == "good",
            zlib.crc32(row["sentence"].encode()) % FOLDS,
        )
        for row in read(HERE / "tellings.jsonl")
    ]


def fit(samples: Sequence[Sample]) -> Linear:
    """Whether a telling is good."""
    texts = [sample.found for sample in samples]
    weigher = weigher_of(texts, least=3, beside="")
    matrix: csr_matrix = weigher.matrix(texts)
    model = LogisticRegression(C=STRENGTH, solver="liblinear")
    model.fit(matrix, [sample.is_good for sample in samples])
    return Linear(weigher, model.coef_, model.intercept_)


def check(samples: Sequence[Sample]) -> None:
    """Print how well good ones are told from others, and what a line at some scores keeps out."""
    scores, good = [], []
    for fold in range(FOLDS):
        model = fit([sample for sample in samples if sample.fold != fold])
        fresh = [sample for sample in samples if sample.fold == fold]
        scores += model.scores([sample.found for sample in fresh])[:, 0].tolist()
        good += [sample.is_good for sample in fresh]
    told, wanted = np.array(scores), np.array(good)
    print(f"{len(wanted)} tellings, {wanted.mean():.2f} of them good; ranked right in", end=" ")
    print(f"{roc_auc_score(wanted, told):.3f} of the pairs")
    for line in (-1.5, -1.0, -0.5, 0.0, 0.5):
        below = told < line
        print(f"  below {line:4}: {below.mean():.2f}, of them good {wanted[below].mean():.2f}")


def main() -> None:
    """Cross-validate, and unless only that is asked for, train on everything and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    options = parser.parse_args()
    samples = read_samples()
    check(samples)
    if not options.check:
        save_linear(PLACE, "good", fit(samples), 0.16)


if __name__ == "__main__":
    main()
