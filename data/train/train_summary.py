"""Train the reader that finds the words for a complaint's one-line summary.

    python data/train/train_summary.py VECTORS            # writes issue_words.json.gz
    python data/train/train_summary.py VECTORS --check    # cross-validation, writes nothing

A logistic regression over the signs of replykit.complaint.line: each word of a labelled complaint
either is one of those marked as naming the thing and the fault, or is not. What a line is worth
(line.WORTH) is fitted on complaints that the readers have not seen: of all the lines that could be
chosen, those that hold every marked word but one are to come out first. Both are printed; WORTH is
copied by hand. Which sentence the network takes for the one that tells is learnt from the folds
that train_complaints.py judges by; with --kept FOLDER their networks are taken from there.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from packing import write_packed
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from train_complaints import JUDGED, Kept, Row, fit_network, outside, read_rows
from train_tags import sign_matrix

from replykit.complaint.clauses import clause_signs, list_runs
from replykit.complaint.line import WORTH, Chooser, Line, list_words, word_signs
from replykit.complaint.products import read_products
from replykit.complaint.second import read_sentences, telling_shares
from replykit.plain import Plain
from replykit.reader import UNIT, probability

STRENGTH = 0.1
LEAST = 5
"""How often a sign has to be seen."""
FAINT = 0.04
"""Weights below are left out."""
OF_CLAUSE = 0.35
"""How much the signs of a clause count beside those of its words."""
CALM = 0.003
"""How strongly the worth of a sign is held near to zero."""
BRIEF = -3.0
"""What a line loses for LONGEST words: of two that hold as much, the shorter is better. By hand."""
PLACE = Path(__file__).parents[1] / "model" / "readers" / "issue_words.json.gz"


@dataclass
class Sample:
    """A complaint with the signs of its words, and which of them are marked."""

    row: Row
    signs: list[list[str]]
    marked: list[bool]
    words: list[str]
    """What is marked, folded for case."""


def read_sample(row: Row) -> Sample:
    """The words of a complaint whose thing and fault are marked."""
    story, label = row.story, row.data["issue"][0]
    wanted = [Plain(word).text.casefold() for word in row.data["issue_words"]]
    text = story.text.casefold()
    spans = [
        (at, at + len(word))
        for word in wanted
        for at in range(len(text))
        if word and text.startswith(word, at)
    ]
    clauses = clause_signs(story)
    words = list(list_words(story))
    starts = [story.tokens.starts[word.at] for word in words]
    return Sample(
        row,
        [list(word_signs(word, clauses, label)) for word in words],
        [any(first <= start < last for first, last in spans) for start in starts],
        wanted,
    )


@dataclass
class Words:
    """The weights of signs."""

    index: dict[str, int]
    weights: np.ndarray
    bias: float

    def shares(self, sample: Sample) -> list[float]:
        """For each word how likely a line has to hold it."""
        scores = sign_matrix(self.index, sample.signs) @ self.weights + self.bias
        return list(map(probability, scores.tolist()))


def fit(samples: Sequence[Sample]) -> Words:
    """Whether a line has to hold a word."""
    words = [signs for sample in samples for signs in sample.signs]
    marked = np.array([own for sample in samples for own in sample.marked])
    counts = Counter(sign for signs in words for sign in signs)
    kept = sorted(sign for sign, count in counts.items() if count >= LEAST)
    index = {sign: at for at, sign in enumerate(kept)}
    scale = np.array([OF_CLAUSE if sign[0] == "#" else 1.0 for sign in kept])
    table = sign_matrix(index, words).multiply(scale).tocsr()
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=80).fit(table, marked)
    return Words(index, model.coef_[0] * scale, float(model.intercept_[0]))


@dataclass
class Choice:
    """A complaint's possible lines, their signs, and which of them say enough."""

    signs: np.ndarray
    right: np.ndarray


def read_choices(
    rows: Sequence[Row], samples: Sequence[Sample], vectors: Path, kept: Kept
) -> Iterator[Choice]:
    """The lines of the judged folds, as readers see them that have not seen these complaints."""
    for fold in JUDGED:
        network = kept.get(f"network-{fold}", partial(fit_network, outside(rows, fold), vectors))
        model = fit([sample for sample in samples if sample.row.fold != fold])
        for sample in samples:
            if sample.row.fold == fold:
                story = sample.row.story
                telling = telling_shares(read_sentences(sample.row.norms, network)[1])
                runs = list(list_runs(story, telling))
                chooser = Chooser(story, clause_signs(story), runs, read_products(story))
                tries = chooser.list_tries(model.shares(sample))
                lines = map(tries.line, range(len(tries.signs)))
                right = [says_enough(sample, line) for line in lines]
                yield Choice(tries.signs, np.array(right))


def says_enough(sample: Sample, line: Line) -> bool:
    """Whether a line holds all marked words but one."""
    places = [(run.start, run.end) for run in line.runs]
    if line.name:
        places.insert(0, (line.name.start, line.name.end))
    text = sample.row.story.text.casefold()
    said = " ; ".join(" ".join(text[start:end].split()) for start, end in places)
    held = sum(word in said for word in sample.words)
    return held >= max(1, len(sample.words) - 1)


def fit_worth(choices: Sequence[Choice]) -> np.ndarray:
    """What the signs of a line are worth, so that a line that says enough comes out first."""
    used = [one for one in choices if one.right.any() and not one.right.all()]
    table = np.vstack([one.signs for one in used])
    length = list(WORTH).index("words")
    lost = BRIEF * table[:, length]
    table[:, length] = 0
    spread = table.std(axis=0) + 1e-9
    table /= spread
    right = np.concatenate([one.right for one in used])
    first = np.cumsum([0, *(len(one.right) for one in used)])[:-1]
    sizes = [len(one.right) for one in used]

    def loss(worth: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ worth + lost
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, first), sizes))
        every = powers / np.repeat(np.add.reduceat(powers, first), sizes)
        held = np.add.reduceat(every * right, first) + 1e-12
        among = every * right / np.repeat(held, sizes)
        slope = table.T @ (every - among) / len(used) + 2 * CALM * worth
        return float(-np.log(held).mean() + CALM * worth @ worth), slope

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    worth: np.ndarray = found / spread
    worth[length] = BRIEF
    return worth


def count_right(choices: Sequence[Choice], worth: np.ndarray) -> float:
    """How often the line that comes out first says enough."""
    return float(np.mean([one.right[(one.signs @ worth).argmax()] for one in choices]))


def main(vectors: Path, kept: Kept, *, only_check: bool) -> None:
    """Cross-validate, and unless *only_check*, train on everything and write the reader."""
    rows = read_rows()
    marked = [row for row in rows if row.data.get("issue_words") and row.data["is_complaint"]]
    samples = list(map(read_sample, marked))
    choices = list(read_choices(rows, samples, vectors, kept))
    halves = [count_right(choices[1 - part :: 2], fit_worth(choices[part::2])) for part in range(2)]
    print(f"{len(samples)} complaints; of {len(choices)} a line that says enough could be chosen")
    print(f"in {np.mean([one.right.any() for one in choices]):.3f}, is in {np.mean(halves):.3f}")
    print(f"as WORTH stands in {count_right(choices, np.array([*WORTH.values()])):.3f}")
    print(dict(zip(WORTH, fit_worth(choices).round(2).tolist(), strict=True)))
    if only_check:
        return
    model = fit(samples)
    weights = {
        sign: [0, round(float(model.weights[at]) * UNIT) / UNIT]
        for sign, at in model.index.items()
        if abs(model.weights[at]) >= FAINT
    }
    data = {"labels": ["named"], "bias": [model.bias], "weights": weights, "thresholds": {}}
    print(f"{PLACE.name}: {len(weights)} signs, {write_packed(PLACE, data) // 1024} kB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("vectors", type=Path, help="the word vectors")
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    parser.add_argument("--kept", type=Path, metavar="FOLDER", help="where the networks are kept")
    options = parser.parse_args()
    main(options.vectors, Kept(options.kept, None), only_check=options.check)
