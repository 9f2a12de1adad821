"""Fit how a draft chooses among the ways to tell the issue: in its own words, or in the customer's.

    python data/train/fit_own_words.py

Prints what each sign is worth (``WORTH`` in replykit.drafter.own_words), so that of two ways that
one comes out first which readers graded higher (a linear pairwise ranker), and what they
come to in five-fold cross-validation. own_words.jsonl says of complaints of this folder, by their
checksum, how readers graded the ways to tell them: 3, to be signed as it is, to 0, absurd.
"""

import itertools
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from train_complaints import read

from replykit import Case, Policy, parse_complaint
from replykit.drafter.own_words import WORTH, account_signs
from replykit.drafter.situation import Situation
from replykit.drafter.telling import Teller
from replykit.model import Stage

HERE = Path(__file__).parent
GOOD = 2
"""The grade from which a reader would send it."""
ROOM = 200
CALM = 10.0
"""How strongly the worth of a sign is held near to zero."""
FOLDS = 5


@dataclass
class Sample:
    """The graded ways to tell a complaint: their signs, a row each, and their grades."""

    signs: np.ndarray
    grades: np.ndarray


def read_samples() -> list[Sample]:
    """Every complaint of which two ways at least were graded."""
    graded = {row["id"]: dict(row["graded"]) for row in read(HERE / "own_words.jsonl")}
    texts = {row["text"] for path in sorted(HERE.glob("complaints*.jsonl")) for row in read(path)}
    samples = []
    for text in sorted(texts):
        if (grades := graded.get(zlib.crc32(text.encode()))) is None:
            continue
        complaint = parse_complaint(text)
        situation = Situation(complaint, Policy(), Case(), Stage.FIRST, complaint.channel, 0)
        tellings = situation.tellings
        found = [
            (
                [
                    *account_signs(
                        way, tellings.needed, tellings.label, tellings.issue_words
                    ).values()
                ],
                grades[way.text],
            )
            for way in Teller(tellings).ways(room=ROOM, fits=situation.may_say)
            if way.text in grades
        ]
        if len(found) > 1:
            signs, known = zip(*found, strict=True)
            samples.append(Sample(np.array(signs), np.array(known)))
    return samples


def fit(samples: Sequence[Sample]) -> np.ndarray:
    """What each sign is worth."""
    better, by = [], []
    for one in samples:
        for a, b in itertools.permutations(range(len(one.grades)), 2):
            if one.grades[a] > one.grades[b]:
                better.append(one.signs[a] - one.signs[b])
                by.append(one.grades[a] - one.grades[b])
    spread = np.vstack([one.signs for one in samples]).std(0) + 1e-9
    rows, shares = np.array(better) / spread, np.array(by)

    def loss(worth: np.ndarray) -> tuple[float, np.ndarray]:
        sums = rows @ worth
        slope = 2 * CALM * worth - rows.T @ (shares / (1 + np.exp(sums)))
        return (shares * np.logaddexp(0, -sums)).sum() + CALM * worth @ worth, slope

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x
    return np.asarray(found / spread)


def show(name: str, grades: Sequence[int]) -> None:
    """Print what chosen ways come to."""
    found = np.array(grades)
    print(
        f"{name}: mean {found.mean():.2f}, good {(found >= GOOD).mean():.2f}, "
        f"absurd {(found == 0).mean():.2f}"
    )


def main() -> None:
    """Print the weights, and what the choice comes to."""
    samples = read_samples()
    print(f"{len(samples)} complaints, {sum(len(one.grades) for one in samples)} graded ways")
    fold = np.random.default_rng(0).integers(0, FOLDS, len(samples))
    chosen = []
    for out in range(FOLDS):
        worth = fit([one for one, own in zip(samples, fold, strict=True) if own != out])
        chosen += [
            int(one.grades[(one.signs @ worth).argmax()])
            for one, own in zip(samples, fold, strict=True)
            if own == out
        ]
    now = np.array([*WORTH.values()])
    show("always its own words", [int(one.grades[0]) for one in samples])
    show("as WORTH stands", [int(one.grades[(one.signs @ now).argmax()]) for one in samples])
    show("chosen", chosen)
    show("the best there is", [int(one.grades.max()) for one in samples])
    print({name: round(worth, 2) for name, worth in zip(WORTH, fit(samples), strict=True)})


if __name__ == "__main__":
    main()
