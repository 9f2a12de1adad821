"""Train the readers of complaints from the labelled complaints in this folder.

    python data/train/train_complaints.py            # writes data/model/readers/*.json.gz
    python data/train/train_complaints.py --check    # five-fold cross-validation, writes nothing

Linear models over replykit.complaint.evidence. Each feature is weighed by how rare it is (idf),
which is folded into the weights, and a text by the root of the number of its features. Thresholds
come from cross-validation. Needs scikit-learn; the result is plain JSON and the same on every run.
"""

import argparse
import gzip
import json
import math
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from replykit.complaint.evidence import clause_evidence, mood_evidence, story_evidence
from replykit.complaint.issue import CLAUSES, clause_hints
from replykit.complaint.story import Story
from replykit.model import EmotionLabel, IssueLabel, RequestLabel

HERE = Path(__file__).parent
READERS = HERE.parent / "model" / "readers"
FOLDS = 5
ISSUES = tuple(label.value for label in IssueLabel)
EMOTIONS = tuple(label.value for label in EmotionLabel)
REQUESTS = tuple(label.value for label in RequestLabel)
SIGNALS = (
    "abusive",
    "legal-threat",
    "churn-risk",
    "public-threat",
    "safety-risk",
    "repeat-contact",
)
LEVELS = ("low", "medium", "high")
PHRASE, HEAT = 6.0, 2.0
"""The weight of a phrase found and of a sign of heat, in place of an idf."""
SCALE = 3.0
"""Brings the values near to those of unit-length rows, so that usual strengths fit."""


@dataclass
class Row:
    """A labelled complaint."""

    data: dict[str, Any]
    story: Story
    evidence: set[str]
    fold: int
    clauses: list[tuple[set[str], set[str], bool]] = field(default_factory=list)
    """Of each clause: its evidence, its place, and whether it tells what went wrong."""
    quote: set[str] = field(default_factory=set)
    """The evidence of the words that say what went wrong."""


@dataclass
class Weigher:
    """Turns evidence into rows of a matrix; knows how rare each feature is."""

    index: dict[str, int]
    idf: np.ndarray

    @classmethod
    def of(cls, texts: Sequence[set[str]], heat: float = HEAT, phrase: float = PHRASE) -> "Weigher":
        """Learn from texts which features occur twice or more, and how rare they are."""
        counts = Counter(feature for found in texts for feature in found)
        kept = sorted(f for f, count in counts.items() if count > 1 and (heat or not is_heat(f)))
        size = len(texts)
        idf = [
            heat if is_heat(f) else phrase if f[0] == "#"
            else math.log((size + 1) / (counts[f] + 1)) + 1
            for f in kept
        ]  # fmt: skip
        return cls({feature: at for at, feature in enumerate(kept)}, np.array(idf))

    def matrix(self, texts: Sequence[set[str]]) -> csr_matrix:
        """A row for each text."""
        values, columns, ends = [], [], [0]
        for found in texts:
            scale = 1 / math.sqrt(len(found) or 1) / SCALE
            for feature in found:
                at = self.index.get(feature)
                if at is not None:
                    columns.append(at)
                    values.append(self.idf[at] * scale)
            ends.append(len(columns))
        return csr_matrix((values, columns, ends), shape=(len(texts), len(self.index)))


def is_heat(feature: str) -> bool:
    """Whether a feature is a sign of heat or a place, no phrase of a pack."""
    return feature[0] == "#" and ":" not in feature


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_rows() -> list[Row]:
    """Every labelled complaint of this folder, with its evidence."""
    rows = []
    for path in sorted(HERE.glob("complaints*.jsonl")):
        for data in read(path):
            story = Story(data["text"])
            fold = zlib.crc32(data["text"].encode()) % FOLDS
            row = Row(data, story, story_evidence(story), fold)
            if "emotion" not in data:
                row.fold = -1  # single sentences are trained on only
            quote = data.get("issue_quote", "")
            row.clauses = list(mark_clauses(story, quote))
            if quote:
                row.quote = clause_evidence(Story(quote).tokens.norms)
            rows.append(row)
    return rows


def mark_clauses(story: Story, quote: str) -> Iterator[tuple[set[str], set[str], bool]]:
    """Each clause with whether it lies within the words that say what went wrong."""
    at = story.given.find(quote) if quote else -1
    for index, clause in enumerate(story.clauses):
        shared = min(clause.end, at + len(quote)) - max(clause.start, at) if at >= 0 else 0
        tells = shared * 2 > clause.end - clause.start or (at >= 0 and shared * 2 > len(quote))
        yield clause_evidence(clause.norms), set(clause_hints(story, clause, index)), tells


Scores = np.ndarray


@dataclass
class Linear:
    """Weights of one reader, one column a label."""

    weigher: Weigher
    weights: np.ndarray
    bias: np.ndarray

    def scores(self, texts: Sequence[set[str]]) -> Scores:
        """A row of scores for each text."""
        return np.asarray(self.weigher.matrix(texts) @ self.weights.T + self.bias)


def fit_one_of(
    texts: Sequence[set[str]],
    targets: Sequence[Sequence[tuple[str, float]]],
    labels: Sequence[str],
    strength: float,
    heat: float,
    calibrated: bool = True,
) -> Linear:
    """One label out of several; a text may count for more than one, each with a share."""
    weigher = Weigher.of(texts, heat)
    chosen = [
        (at, labels.index(label), share) for at, t in enumerate(targets) for label, share in t
    ]
    matrix = weigher.matrix(texts)[[at for at, _, _ in chosen]]
    wanted = np.array([label for _, label, _ in chosen])
    shares = np.array([share for _, _, share in chosen])
    totals = np.bincount(wanted, shares, len(labels))
    shares = shares * (shares.sum() / len(labels) / totals[wanted])
    if calibrated:
        model = LogisticRegression(C=strength, max_iter=60, tol=1e-3).fit(matrix, wanted, shares)
    else:
        model = LinearSVC(C=strength, random_state=0).fit(matrix, wanted, shares)
    return Linear(weigher, model.coef_, model.intercept_)


def fit_any_of(
    texts: Sequence[set[str]],
    holds: np.ndarray,
    strength: float,
    lift: float = 0.5,
    heat: float = 1.0,
) -> Linear:
    """Each label by itself; rare ones are lifted towards a balance."""
    weigher = Weigher.of(texts, heat)
    matrix = weigher.matrix(texts)
    weights, bias = [], []
    for column in holds.T:
        share = column.mean()
        heavy = ((1 - share) / max(share, 1e-6)) ** lift
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=80)
        model.fit(matrix, column, np.where(column, heavy, 1.0))
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return Linear(weigher, np.array(weights), np.array(bias))


def one_of(row: Row, key: str, second: float = 0.4, also: float = 0.0) -> list[tuple[str, float]]:
    """The labels of a row: the best first, the other fair ones with a share."""
    given = row.data.get(key, ())
    shares = [(label, 1.0 if at == 0 else second) for at, label in enumerate(given)]
    if also:
        shares += [(label, also) for label in row.data.get(f"{key}_also", ()) if label not in given]
    return shares


def holds(rows: Sequence[Row], key: str, labels: Sequence[str]) -> np.ndarray:
    """Which labels each row has."""
    return np.array([[label in row.data[key] for label in labels] for row in rows])


Task = Callable[[Sequence[Row]], Linear]


def texts_of(rows: Sequence[Row]) -> list[set[str]]:
    """The evidence of each row."""
    return [row.evidence for row in rows]


def moods_of(rows: Sequence[Row]) -> list[set[str]]:
    """The evidence of feeling of each row."""
    return [mood_evidence(row.evidence) for row in rows]


def having(rows: Sequence[Row], key: str) -> list[Row]:
    """The rows that carry a label of this kind."""
    return [row for row in rows if row.data.get(key)]


def fit_issue(rows: Sequence[Row]) -> Linear:
    """What went wrong, from the whole text."""
    used = having(rows, "issue")
    quoted = [row for row in used if row.quote and row.fold >= 0]
    texts = texts_of(used) + [row.quote for row in quoted]
    targets = [one_of(row, "issue", 0.4, 0.15) for row in used]
    targets += [[(row.data["issue"][0], 0.5)] for row in quoted]
    return fit_one_of(texts, targets, ISSUES, 0.1, 0.0, calibrated=False)


def fit_part(rows: Sequence[Row]) -> Linear:
    """What went wrong, from a clause."""
    used = [row for row in having(rows, "issue") if row.quote]
    targets = [[(row.data["issue"][0], 1.0)] for row in used]
    return fit_one_of([row.quote for row in used], targets, ISSUES, 0.1, 0.0, calibrated=False)


def fit_clauses(rows: Sequence[Row]) -> Linear:
    """Which clause tells what went wrong."""
    told = [clause for row in rows if row.quote and row.fold >= 0 for clause in row.clauses]
    return fit_any_of(
        [own | place for own, place, _ in told], np.array([[t] for _, _, t in told]), 3
    )


def fit_emotion(rows: Sequence[Row]) -> Linear:
    """What the customer feels."""
    used = having(rows, "emotion")
    return fit_one_of(moods_of(used), [one_of(r, "emotion", 0.3) for r in used], EMOTIONS, 10, 2.0)


def fit_intensity(rows: Sequence[Row]) -> Linear:
    """How strongly."""
    used = having(rows, "intensity")
    return fit_one_of(moods_of(used), [one_of(r, "intensity", 1.0) for r in used], LEVELS, 3, 4.0)


def fit_is_complaint(rows: Sequence[Row]) -> Linear:
    """Whether it is a complaint at all."""
    used = [row for row in rows if "is_complaint" in row.data]
    return fit_any_of(texts_of(used), np.array([[r.data["is_complaint"]] for r in used]), 10, 0.7)


def fit_requests(rows: Sequence[Row]) -> Linear:
    """What the customer asks for."""
    used = [row for row in rows if "requests" in row.data]
    return fit_any_of(texts_of(used), holds(used, "requests", REQUESTS), REQUEST_STRENGTH)


def fit_signals(rows: Sequence[Row]) -> Linear:
    """What an agent should know first."""
    used = [row for row in rows if "signals" in row.data]
    return fit_any_of(texts_of(used), holds(used, "signals", SIGNALS), SIGNAL_STRENGTH)


REQUEST_STRENGTH = SIGNAL_STRENGTH = 10.0


TASKS: dict[str, tuple[Task, tuple[str, ...]]] = {
    "issue": (fit_issue, ISSUES),
    "emotion": (fit_emotion, EMOTIONS),
    "intensity": (fit_intensity, LEVELS),
    "is_complaint": (fit_is_complaint, ("complaint",)),
    "requests": (fit_requests, REQUESTS),
    "signals": (fit_signals, SIGNALS),
}


def cross_scores(rows: Sequence[Row], task: Task) -> Scores:
    """The scores that each text gets from models that have not seen it."""
    scores: list[np.ndarray] = [np.zeros(0)] * len(rows)
    for fold in range(FOLDS):
        known = [row for row in rows if row.fold != fold]
        model = task(known)
        out = [at for at, row in enumerate(rows) if row.fold == fold]
        seen = moods_of if task in (fit_emotion, fit_intensity) else texts_of
        fresh = model.scores(seen([rows[at] for at in out]))
        if task is fit_issue:
            part, teller = fit_part(known), fit_clauses(known)
            fresh = fresh + np.array([add_clauses(rows[at], part, teller) for at in out])
        for at, score in zip(out, fresh, strict=True):
            scores[at] = score
    return np.array([score for score in scores if len(score)])


def add_clauses(row: Row, part: Linear, teller: Linear) -> np.ndarray:
    """What the clauses of a text add, as in replykit.complaint.issue."""
    told = 1 / (1 + np.exp(-teller.scores([own | place for own, place, _ in row.clauses])[:, 0]))
    own = part.scores([own for own, _, _ in row.clauses])
    added: np.ndarray = CLAUSES * (own * told[:, None]).sum(0) / told.sum()
    return added


def best_threshold(scores: np.ndarray, wanted: np.ndarray, floor: float = 0.0) -> float:
    """The score that gives the best F1, among those that reach the least recall."""
    best = (-1.0, 0.0)
    for candidate in np.arange(-2.5, 2.5, 0.05):
        fired = scores >= candidate
        right = float((fired & wanted).sum())
        recall = right / max(1, wanted.sum())
        f1 = 2 * right / max(1, fired.sum() + wanted.sum())
        if recall >= floor and f1 > best[0]:
            best = (f1, float(candidate))
    return round(best[1], 3)


FLOORS = {"legal-threat": 0.9, "safety-risk": 0.8}


def thresholds(name: str, rows: Sequence[Row], scores: Scores) -> dict[str, float]:
    """The score from which each label is given."""
    labels = TASKS[name][1]
    if name in ("issue", "emotion", "intensity"):
        return dict.fromkeys(labels, 0.0)
    if name == "is_complaint":
        wanted = np.array([[row.data["is_complaint"]] for row in rows])
    else:
        wanted = holds(rows, name, labels)
    return {
        label: best_threshold(scores[:, at], wanted[:, at], FLOORS.get(label, 0.0))
        for at, label in enumerate(labels)
    }


def report(
    rows: Sequence[Row], scores: dict[str, Scores], limits: dict[str, dict[str, float]]
) -> None:
    """Print what the cross-validated scores reach."""
    for name in ("issue", "emotion", "intensity"):
        if name not in scores:
            continue
        labels = TASKS[name][1]
        used = [at for at, row in enumerate(rows) if row.data["issue"]]
        right: dict[str, list[bool]] = {}
        for at in used:
            given = rows[at].data[name]
            right.setdefault(given[0], []).append(labels[int(scores[name][at].argmax())] in given)
        every = [ok for oks in right.values() for ok in oks]
        mean = np.mean([np.mean(oks) for oks in right.values()])
        print(f"{name}: right {np.mean(every):.3f}, mean over labels {mean:.3f}")
        if name != "intensity":
            print(
                "   ", " ".join(f"{label} {np.mean(o):.2f}" for label, o in sorted(right.items()))
            )
    for name in ("is_complaint", "requests", "signals"):
        if name not in scores:
            continue
        labels = TASKS[name][1]
        key = name
        wanted = (
            np.array([[row.data[key]] for row in rows])
            if name == "is_complaint" else holds(rows, key, labels)
        )  # fmt: skip
        fired = scores[name] >= np.array([limits[name][label] for label in labels])
        both, f, w = (fired & wanted).sum(0), fired.sum(0), wanted.sum(0)
        print(
            f"{name}: right {(fired == wanted).mean():.3f}, "
            f"micro F1 {2 * both.sum() / (f.sum() + w.sum()):.3f}"
        )
        print(
            "   ",
            " ".join(
                f"{label} p{b / max(1, x):.2f} r{b / max(1, y):.2f}"
                for label, b, x, y in zip(labels, both, f, w, strict=True)
            ),
        )


def save(
    name: str, model: Linear, labels: Sequence[str], limits: dict[str, float], least: float
) -> None:
    """Write a reader, its small weights left out."""
    table = model.weights * model.weigher.idf / SCALE
    weights = {}
    for feature, at in model.weigher.index.items():
        row: list[float] = []
        for label in range(len(labels)):
            weight = float(table[label, at])
            if abs(weight) >= least:
                row += [label, round(weight, 3)]
        if row:
            weights[feature] = row
    data = {
        "labels": list(labels),
        "bias": [round(float(b), 3) for b in model.bias],
        "weights": weights,
        "thresholds": limits,
    }
    READERS.mkdir(parents=True, exist_ok=True)
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    place = READERS / f"{name}.json.gz"
    place.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{place.name}: {len(weights)} features, {place.stat().st_size // 1024} kB")


def main(check: bool, least: float, names: Sequence[str] = ()) -> None:
    """Cross-validate, and unless *check*, train on everything and write the readers."""
    tasks = {name: TASKS[name] for name in names or TASKS}
    rows = read_rows()
    print(len(rows), "complaints and sentences")
    whole = [row for row in rows if row.fold >= 0]
    scores = {name: cross_scores(rows, task) for name, (task, _) in tasks.items()}
    limits = {name: thresholds(name, whole, scores[name]) for name in tasks}
    report(whole, scores, limits)
    if check:
        return
    for name, (task, labels) in tasks.items():
        save(name, task(rows), labels, limits[name], least)
    if "issue" not in tasks:
        return
    save("issue_part", fit_part(rows), ISSUES, dict.fromkeys(ISSUES, 0.0), least)
    save("issue_clause", fit_clauses(rows), ("tells",), {"tells": 0.0}, least)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    parser.add_argument("--least", type=float, default=0.02, help="weights below are left out")
    parser.add_argument("--only", nargs="*", choices=TASKS, default=(), help="these readers alone")
    options = parser.parse_args()
    main(options.check, options.least, options.only)
