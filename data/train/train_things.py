"""Train the reader that tells which words name what a complaint is about.

    python data/train/train_things.py            # writes data/model/readers/things.json.gz
    python data/train/train_things.py --check    # five-fold cross-validation, writes nothing

A logistic regression over replykit.complaint.products: every run of words that could be a name is
either one of those that things.jsonl lists for its text, or is not.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from train_complaints import SCALE, Linear, Weigher, read, save_linear

from replykit.complaint.products import Name, choose_names, list_names
from replykit.complaint.story import Story

HERE = Path(__file__).parent
PLACE = HERE.parent / "model" / "readers" / "things.json.gz"
FOLDS = 5
STRENGTH = 2.0
LIFT = 6.0
"""How much more a name counts than a run that is none."""


@dataclass
class Sample:
    """A text with its runs of words, and which of them are named."""

    names: list[Name]
    written: list[str]
    wanted: set[str]


def read_samples() -> list[Sample]:
    """Every text whose things are listed."""
    samples = []
    for data in read(HERE / "things.jsonl"):
        story = Story(data["text"])
        starts, ends = story.tokens.starts, story.tokens.ends
        names = list(list_names(story))
        written = [story.given[starts[n.first] : ends[n.last - 1]].casefold() for n in names]
        samples.append(Sample(names, written, {thing.casefold() for thing in data["products"]}))
    return samples


def fit(samples: Sequence[Sample]) -> Linear:
    """Whether a run of words names what the text is about."""
    signs = [name.signs for sample in samples for name in sample.names]
    named = np.array([own in sample.wanted for sample in samples for own in sample.written])
    counts = Counter(sign for found in signs for sign in found)
    kept = sorted(sign for sign, count in counts.items() if count > 1)
    weigher = Weigher({sign: at for at, sign in enumerate(kept)}, np.full(len(kept), SCALE))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=200)
    model.fit(weigher.matrix(signs), named, np.where(named, LIFT, 1.0))
    return Linear(weigher, model.coef_, model.intercept_)


def check(samples: Sequence[Sample]) -> None:
    """Print how many of the names given are right, and how many of the right ones are given."""
    right = given = wanted = 0
    for fold in range(FOLDS):
        model = fit([sample for at, sample in enumerate(samples) if at % FOLDS != fold])
        for sample in samples[fold::FOLDS]:
            scores = model.scores([name.signs for name in sample.names])[:, 0]
            kept = choose_names(sample.names, scores.tolist())
            found = {sample.written[sample.names.index(name)] for name in kept}
            right += len(found & sample.wanted)
            given += len(found)
            wanted += len(sample.wanted)
    print(
        f"{len(samples)} complaints; precision {right / given:.2f}, recall {right / wanted:.2f}, "
        f"F1 {2 * right / (given + wanted):.2f}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    options = parser.parse_args()
    everything = read_samples()
    check(everything)
    if not options.check:
        save_linear(PLACE, "names", fit(everything))
