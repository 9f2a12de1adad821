"""Fit how much better a draft's own telling is than the customer's words kept whole, or worse.

    python data/train/fit_own_words.py

Prints what each sign is worth (``WORTH`` in replykit.drafter.own_words), in grades, and what a line
at some sums comes to in eight-fold cross-validation. own_words.jsonl holds complaints of which
readers graded, blind, both ways of saying what happened: 3, to be signed as it is, to 0, absurd.
"""

from pathlib import Path

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_predict
from train_complaints import read

from replykit import Case, Policy, parse_complaint
from replykit.drafter.own_words import account_signs
from replykit.drafter.situation import Situation
from replykit.drafter.telling import Teller
from replykit.model import Stage

ROWS = Path(__file__).parent / "own_words.jsonl"
GOOD = 2
"""The grade from which a reader would send it."""
ROOM = 200


def signs_of(text: str) -> dict[str, float]:
    """The signs of what a draft tells of a complaint in its own words."""
    complaint = parse_complaint(text)
    situation = Situation(complaint, Policy(), Case(), Stage.FIRST, complaint.channel, 0)
    account = Teller(situation.tellings).retell(room=ROOM, fits=situation.may_say)
    return account_signs(account, complaint, situation.tellings.needed)


def main() -> None:
    """Print the weights, and what lines come to."""
    rows = list(read(ROWS))
    signs = [signs_of(row["text"]) for row in rows]
    names = [name for name in signs[0] if name != "constant"]
    matrix = np.array([[one[name] for name in names] for one in signs])
    told = np.array([row["told_grade"] for row in rows])
    whole = np.array([row["whole_grade"] for row in rows])
    model = Ridge()
    sums = cross_val_predict(model, matrix, told - whole, cv=8)
    print(f"{len(rows)} accounts, {(told >= GOOD).mean():.2f} of them good")
    for line in (-9, -0.6, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 9):
        given = np.where(sums >= line, told, whole)
        print(f"  told from {line}: {(sums >= line).mean():.2f}, then good", end=" ")
        print(f"{(given >= GOOD).mean():.2f}, absurd {(given == 0).mean():.2f}")
    model.fit(matrix, told - whole)
    print({name: round(worth, 2) for name, worth in zip(names, model.coef_, strict=True)})
    print(f"constant {model.intercept_:.2f}")


if __name__ == "__main__":
    main()
