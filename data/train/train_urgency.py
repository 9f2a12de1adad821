"""Train the reader that tells how soon a customer has to hear from the business.

    python data/train/train_urgency.py            # writes data/model/readers/urgency.json.gz
    python data/train/train_urgency.py --check    # cross-validation, writes nothing

Two logistic regressions over replykit.drafter.urgency: whether it cannot wait for the end of the
next working day, and whether it has to be within the hour. urgency.jsonl names complaints of this
folder by their checksum, and says of each what a reader judged: 0 it can wait, 1 today, 2 now.
remedies.jsonl says it of others.
"""

import argparse
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from packing import write_packed
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from train_complaints import SCALE, Weigher, is_any, read

from replykit.complaint.story import Story
from replykit.drafter.pressing import AT_ONCE, DEFAULT_TIME, plain_time
from replykit.drafter.urgency import LINES, urgency_evidence
from replykit.model import Channel
from replykit.plain import Plain

HERE = Path(__file__).parent
PLACE = HERE.parent / "model" / "readers" / "urgency.json.gz"
STRENGTH = 3.0
LEAST = 9
"""How many complaints a feature has to stand in."""
WHEN = {"today": 1, "now": 2}
"""What remedies.jsonl says of those that cannot wait."""
FAINT = 0.15
"""Weights below are left out."""


@dataclass
class Sample:
    """A complaint, and how soon it has to be answered: 0, 1 or 2."""

    story: Story
    found: set[str]
    when: int

    @property
    def plainly(self) -> int:
        """How soon by what it plainly says."""
        said = plain_time(self.story, Channel.EMAIL)
        return 2 if said == AT_ONCE else int(said != DEFAULT_TIME)


def read_samples() -> list[Sample]:
    """Every complaint that was judged."""
    judged = {row["id"]: row["when"] for row in read(HERE / "urgency.jsonl")}
    texts = {row["text"] for path in sorted(HERE.glob("complaints*.jsonl")) for row in read(path)}
    found = {
        text: judged[name]
        for text in texts
        if (name := f"{zlib.crc32(text.encode()):08x}") in judged
    }
    for row in read(HERE / "remedies.jsonl"):
        found.setdefault(row["text"], WHEN.get(row["when"], 0))
    samples = []
    for text, when in sorted(found.items()):
        story = Story(Plain(text).text)
        samples.append(Sample(story, urgency_evidence(story), when))
    return samples


def main(*, only_check: bool) -> None:
    """Cross-validate, and unless *only_check*, write the reader."""
    samples = read_samples()
    texts = [sample.found for sample in samples]
    weigher = Weigher.of(texts, is_any, least=LEAST)
    matrix = weigher.matrix(texts)
    when = np.array([sample.when for sample in samples])
    plainly = np.array([sample.plainly for sample in samples])
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    weights: dict[str, list[float]] = {feature: [] for feature in weigher.index}
    bias = []
    for at, (label, line) in enumerate(LINES.items()):
        wanted = when > at
        model = LogisticRegression(C=STRENGTH, max_iter=300, class_weight="balanced")
        scores = cross_val_predict(model, matrix, wanted, cv=folds, method="decision_function")
        read_so = (scores >= line) | (plainly > at)
        right = (read_so & wanted).sum()
        print(f"{label}: {wanted.sum()} of {len(wanted)}; plainly said F1", end=" ")
        print(f"{f1_score(wanted, plainly > at):.2f}, read as well {f1_score(wanted, read_so):.2f}")
        print(f"  precision {right / read_so.sum():.2f}, recall {right / wanted.sum():.2f}")
        model.fit(matrix, wanted)
        bias.append(round(float(model.intercept_[0]), 3))
        for feature, column in weigher.index.items():
            weight = round(float(model.coef_[0, column] * weigher.idf[column] / SCALE), 2)
            if abs(weight) >= FAINT:
                weights[feature] += [at, weight]
    if only_check:
        return
    data = {
        "labels": list(LINES),
        "bias": bias,
        "weights": {feature: row for feature, row in weights.items() if row},
        "thresholds": LINES,
    }
    print(f"{PLACE.name}: {write_packed(PLACE, data) // 1024} kB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    main(only_check=parser.parse_args().check)
