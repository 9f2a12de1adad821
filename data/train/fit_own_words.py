"""Fit how a draft chooses among the ways to tell the issue: in its own words, or in the customer's.

    python data/train/fit_own_words.py

Prints what each sign is worth (``WORTH`` in replykit.drafter.own_words), so that of two ways that
one comes out first which readers graded higher, and that which holds more of the words marked as
what went wrong (a linear pairwise ranker); and what the ways so chosen come to in five-fold
cross-validation. own_words.jsonl says of complaints of this folder, by their checksum, how readers
graded the ways to tell them: 3, to be signed as it is, to 0, absurd. Readers of complaints that
learn from these texts find their issues better than others': WORTH is of readers that did not.
"""

import itertools
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from train_complaints import read

from replykit import Case, Policy, parse_complaint
from replykit.drafter.lexicon import content
from replykit.drafter.own_words import WORTH, account_signs
from replykit.drafter.situation import Situation
from replykit.drafter.telling import Teller
from replykit.model import Stage

HERE = Path(__file__).parent
GOOD = 2
"""The grade from which a reader would send it."""
HELD = 2.0
"""How much it counts what a way holds of the marked words, beside its grade."""
ROOM = 200
CALM = 10.0
"""How strongly the worth of a sign is held near to zero."""
FOLDS = 5


@dataclass
class Sample:
    """The graded ways to tell a complaint."""

    signs: np.ndarray
    """A row for each way."""
    grades: np.ndarray
    held: np.ndarray
    """The share of the marked words that each holds."""

    @property
    def pairs(self) -> list[tuple[np.ndarray, float]]:
        """Of each two ways that differ the better one's signs less the other's, and by how much."""
        found = []
        for a, b in itertools.permutations(range(len(self.grades)), 2):
            for worth, weight in ((self.grades, 1.0), (self.held, HELD)):
                if worth[a] > worth[b]:
                    found.append(
                        (self.signs[a] - self.signs[b], weight * float(worth[a] - worth[b]))
                    )
        return found


def read_samples() -> list[Sample]:
    """Every complaint of which two ways at least were graded."""
    graded = {row["id"]: dict(row["graded"]) for row in read(HERE / "own_words.jsonl")}
    rows = {row["text"]: row for p in sorted(HERE.glob("complaints*.jsonl")) for row in read(p)}
    samples = []
    for text, row in sorted(rows.items()):
        if (grades := graded.get(zlib.crc32(text.encode()))) is None:
            continue
        complaint = parse_complaint(text)
        situation = Situation(complaint, Policy(), Case(), Stage.FIRST, complaint.channel, 0)
        tellings, marked = situation.tellings, content(row["issue_quote"])
        found = [
            (
                [
                    *account_signs(
                        way, tellings.needed, tellings.label, tellings.issue_words
                    ).values()
                ],
                grades[way.text],
                len(content(re.sub(r"\W+$", "", way.text)) & marked) / max(1, len(marked)),
            )
            for way in Teller(tellings).ways(room=ROOM, fits=situation.may_say)
            if way.text in grades
        ]
        if len(found) > 1:
            samples.append(Sample(*map(np.array, zip(*found, strict=True))))
    return samples


def fit(samples: Sequence[Sample]) -> np.ndarray:
    """What each sign is worth."""
    better, by = zip(*(pair for one in samples for pair in one.pairs), strict=True)
    spread = np.vstack([one.signs for one in samples]).std(0) + 1e-9
    rows, shares = np.array(better) / spread, np.array(by)

    def loss(worth: np.ndarray) -> tuple[float, np.ndarray]:
        sums = rows @ worth
        slope = 2 * CALM * worth - rows.T @ (shares / (1 + np.exp(sums)))
        return (shares * np.logaddexp(0, -sums)).sum() + CALM * worth @ worth, slope

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x
    return np.asarray(found / spread)


def show(name: str, chosen: Sequence[tuple[Sample, int]]) -> None:
    """Print what chosen ways come to."""
    grades = np.array([one.grades[at] for one, at in chosen])
    held = np.mean([one.held[at] for one, at in chosen])
    print(
        f"{name}: mean {grades.mean():.2f}, good {(grades >= GOOD).mean():.2f}, "
        f"absurd {(grades == 0).mean():.2f}, marked words held {held:.2f}"
    )


def main() -> None:
    """Print the weights, and what the choice comes to."""
    samples = read_samples()
    print(f"{len(samples)} complaints, {sum(len(one.grades) for one in samples)} graded ways")
    fold = np.random.default_rng(0).integers(0, FOLDS, len(samples))
    chosen = []
    for out in range(FOLDS):
        worth = fit([one for one, own in zip(samples, fold, strict=True) if own != out])
        mine = [one for one, own in zip(samples, fold, strict=True) if own == out]
        chosen += [(one, int((one.signs @ worth).argmax())) for one in mine]
    now = np.array([*WORTH.values()])
    show("always its own words", [(one, 0) for one in samples])
    show("as WORTH stands", [(one, int((one.signs @ now).argmax())) for one in samples])
    show("chosen", chosen)
    show("the best there is", [(one, int(one.grades.argmax())) for one in samples])
    print({name: round(worth, 2) for name, worth in zip(WORTH, fit(samples), strict=True)})


if __name__ == "__main__":
    main()
