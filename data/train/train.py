"""Train the readers of faults and parts from the labelled texts in this folder.

    python data/train/train.py            # writes data/model/readers/{faults,parts}.json.gz

A linear support vector machine for each label over the features of replykit.reader, which hold
the guards noticed too. How much a phrase that was found adds to it, and where the line is drawn,
is learnt from the texts in CHECKED alone, which nobody who wrote phrases has read: on the others
the phrases look better than they are. There the margins come from models that have not seen the
text, and a logistic regression turns margin and phrases into log-odds (stacking; Wolpert, 1992).
Needs scikit-learn; the result is plain JSON and the same on every run.
"""

import argparse
import gzip
import json
import math
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from replykit import phrases
from replykit.model import Channel, Part
from replykit.rule import Reply, all_rules, phrase_parts
from replykit.text import Sentence

HERE = Path(__file__).parent
READERS = HERE.parent / "model" / "readers"
FAULTS = (
    "excuse", "blame", "generic-apology", "argumentative", "conditional-apology", "minimizing",
    "over-promise", "vague-follow-up", "commanding", "boilerplate", "cheerful-mismatch",
    "public-details", "review-incentive",
)  # fmt: skip
PARTS = tuple(part.value for part in Part)
NEIGHBOURS = {
    "blame": ("argumentative",),
    "argumentative": ("minimizing",),
    "excuse": ("minimizing",),
    "minimizing": ("argumentative",),
}
"""Faults that often stand in the same words, where only the first was marked."""
EMPHASIS = 4
FOLDS = 3
STRENGTH = 1.0
PRECISION = 0.85
"""Wished precision of what is reported, on texts that neither phrases nor reader have seen."""
PRECISION_SEEN = 0.93
"""The same where the writers of phrases may have seen the text, which flatters the phrases."""
CHECKED = {
    "fresh_snippets", "fresh_pairs", "fresh_argument_families", "fresh_mixed",
    "fresh_argument_minimizing", "fresh_voices", "fresh_voices_more", "fresh_voices_third",
    "fresh_voices_fourth", "replies_mixed", "replies_real",
}  # fmt: skip
"""Files kept from those who write phrases."""
ENOUGH = 100
"""How many faults those files must hold for them alone to decide."""
PRUNE = 0.7
"""Smallest weight kept, in log-odds before the division by sqrt(number of features)."""


@dataclass
class Row:
    """One sentence: features, labels that hold, and labels that could go either way."""

    features: set[str]
    labels: set[str]
    either: set[str]
    hit: set[str] = field(default_factory=set)
    """Labels that a phrase of the packs has found already."""
    fold: int = 0
    bag: int = 0
    """Which text it comes from."""
    weak: set[str] = field(default_factory=set)
    """Labels that a weak phrase hints at."""
    checked: bool = False
    """Whether its text was kept from those who wrote phrases."""
    whole: bool = False
    """Whether its text is a whole reply."""


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def texts() -> Iterator[dict[str, Any]]:
    """Every labelled reply or sentence of a reply in this folder."""
    for path in sorted(HERE.glob("*.jsonl")):
        if not path.name.startswith("complaints"):
            for row in read(path):
                yield {**row, "checked": path.stem in CHECKED}


def examples() -> Iterator[dict[str, Any]]:
    """The sentences that rules and packs show, so that the reader agrees with the documentation.

    Each counts EMPHASIS times: what a page promises has to hold.
    """
    shown: list[tuple[str, str | None, str]] = []
    for rule in all_rules().values():
        if rule.name not in FAULTS or rule.needs_complaint:
            continue
        shown += [(example.bad, rule.name, example.channel) for example in rule.examples]
        shown += [(example.good, None, example.channel) for example in rule.examples]
        shown += [(text, None, "email") for text in rule.leaves_alone]
    for name in phrases.pack_names("faults"):
        pack = phrases.load(name)
        for phrase in pack.phrases:
            shown += [(text, pack.rule, "email") for text in phrase.bad if "[[" in text]
            shown += [(text, None, "email") for text in phrase.good]
            shown += [(text, None, "email") for text in (phrase.write,) if text]
    for text, rule_name, channel in shown:
        marked = re.findall(r"\[\[(.*?)\]\]", text, re.S)
        plain = text.replace("[[", "").replace("]]", "")
        faults = [{"rule": rule_name, "quote": quote} for quote in marked]
        row = {"text": plain, "faults": faults, "channel": channel, "checked": False}
        yield from [row] * EMPHASIS


def stretches(row: dict[str, Any], key: str) -> list[tuple[int, int, str]]:
    """Where each quoted fault stands."""
    found = []
    for fault in row.get(key, ()):
        at = row["text"].find(fault["quote"])
        if at >= 0:
            found.append((at, at + len(fault["quote"]), fault["rule"]))
    return found


def fault_rows() -> Iterator[Row]:
    """Sentences with the rules whose marked words they hold."""
    for row in (*texts(), *examples()):
        if "faults" not in row or row.get("focus") in PARTS:
            continue
        reply = Reply(row["text"], channel=Channel(row.get("channel", "email")), use_reader=False)
        marks, either = stretches(row, "faults"), stretches(row, "either")
        fold = zlib.crc32(row["text"].encode()) % FOLDS
        for sentence in reply.sentences:

            def inside(places: list[tuple[int, int, str]], s: Sentence = sentence) -> set[str]:
                return {rule for a, b, rule in places if a < s.end and b > s.start}

            here = [(name, h.phrase.weak) for name, hits in reply.hits.items()
                    for h in hits if h.sentence is sentence]  # fmt: skip
            hit = {name for name, weak in here if not weak}
            if "focus" in row:  # such sentences were marked for one fault, its neighbours left open
                open_labels = {near for rule in inside(marks) for near in NEIGHBOURS.get(rule, ())}
            else:
                open_labels = set()
            yield Row(
                {f for f in reply.features(sentence) if not f.startswith(("#hit:", "#weak:"))},
                inside(marks),
                inside(either) | open_labels,
                hit,
                fold,
                weak={name for name, weak in here if weak} - hit,
                checked=row["checked"],
            )


def part_rows() -> Iterator[Row]:
    """Sentences of the part examples and of whole replies, each with the labels of its text.

    Which of a text's sentences carries a part is not marked; settle() finds out.
    """
    for bag, row in enumerate(texts()):
        if "parts" not in row:
            continue
        reply = Reply(row["text"], channel=Channel(row.get("channel", "email")), use_reader=False)
        fold = zlib.crc32(row["text"].encode()) % FOLDS
        for sentence in reply.sentences:
            hit = {part.value for part in phrase_parts(reply, sentence)}
            known = {f for f in reply.features(sentence) if not f.startswith("#part:")}
            whole = "focus" not in row
            yield Row(known, set(row["parts"]), set(), hit, fold, bag, whole=whole)


def settle(table: "Table", rows: list[Row], labels: Sequence[str], rounds: int = 2) -> None:
    """Leave each label on the sentence that speaks for it most; the rest may go either way.

    Multiple-instance learning in its simplest form (Andrews et al., 2003): score by models that
    have not seen the text, move the label, and again.
    """
    bags: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        bags.setdefault(row.bag, []).append(at)
    given = {bag: set(rows[members[0]].labels) for bag, members in bags.items()}
    for _ in range(rounds):
        scores = cross_scores(table, rows, labels)
        for bag, members in bags.items():
            for at in members:
                rows[at].labels, rows[at].either = set(), set(given[bag])
            for label in given[bag]:
                top = max(scores[label][at] for at in members)
                for at in members:
                    if scores[label][at] >= max(0.0, top) or scores[label][at] == top:
                        rows[at].labels.add(label)


def bag_threshold(scores: np.ndarray, rows: Sequence[Row], label: str) -> float:
    """The score that tells best (F1) which whole replies hold a part."""
    bags: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        if row.whole:
            bags.setdefault(row.bag, []).append(at)
    items = []
    for members in bags.values():
        holds = any(label in rows[at].labels for at in members)
        top = max(scores[at] for at in members)
        items.append((float(top), holds))
    best, chosen = -1.0, 0.0
    for candidate in np.arange(-2.0, 2.5, 0.05):
        right = sum(top >= candidate and holds for top, holds in items)
        fired = sum(top >= candidate for top, _ in items)
        total = sum(holds for _, holds in items)
        f1 = 2 * right / max(1, fired + total)
        if f1 > best:
            best, chosen = f1, float(candidate)
    right = sum(top >= chosen and holds for top, holds in items)
    fired = sum(top >= chosen for top, _ in items)
    total = sum(holds for _, holds in items)
    precision, recall = right / max(1, fired), right / max(1, total)
    figures = f"precision {precision:.2f}  recall {recall:.2f}  F1 {best:.2f}  replies {total}"
    print(f"{label:22} threshold {chosen:6.2f}  {figures}", flush=True)
    return round(chosen, 2)


class Table:
    """Some rows as a sparse matrix over the features that occur often enough."""

    def __init__(self, rows: Sequence[Row], least: int = 3) -> None:
        counts: dict[str, int] = {}
        for row in rows:
            for feature in row.features:
                counts[feature] = counts.get(feature, 0) + 1
        self.names = sorted(name for name, count in counts.items() if count >= least)
        index = {name: at for at, name in enumerate(self.names)}
        values: list[float] = []
        columns: list[int] = []
        starts = [0]
        for row in rows:
            weight = 1 / math.sqrt(len(row.features) or 1)
            known = sorted(index[feature] for feature in row.features if feature in index)
            columns += known
            values += [weight] * len(known)
            starts.append(len(columns))
            row.features = set()  # the matrix holds them now
        self.matrix = csr_matrix((values, columns, starts), shape=(len(rows), len(self.names)))


def fit(table: Table, rows: Sequence[Row], chosen: Sequence[int], label: str) -> LinearSVC:
    """A model of one label; rows that could go either way are left out."""
    keep = [at for at in chosen if label not in rows[at].either or label in rows[at].labels]
    wanted = np.array([label in rows[at].labels for at in keep])
    model = LinearSVC(C=STRENGTH, tol=1e-3, random_state=0)
    model.fit(table.matrix[keep], wanted)
    return model


def cross_scores(table: Table, rows: Sequence[Row], labels: Sequence[str]) -> dict[str, np.ndarray]:
    """Each row's margin by a model that has not seen its text."""
    scores = {label: np.zeros(len(rows)) for label in labels}
    for fold in range(FOLDS):
        seen = [at for at, row in enumerate(rows) if row.fold != fold]
        unseen = [at for at, row in enumerate(rows) if row.fold == fold]
        for label in labels:
            model = fit(table, rows, seen, label)
            scores[label][unseen] = model.decision_function(table.matrix[unseen])
    return scores


def usable(rows: Sequence[Row], label: str) -> list[int]:
    """The rows that decide a label: those kept from the writers of phrases, unless they are few."""
    clear = [at for at, row in enumerate(rows) if label not in row.either or label in row.labels]
    return [at for at in clear if rows[at].checked] if is_checked(rows, label) else clear


def is_checked(rows: Sequence[Row], label: str) -> bool:
    """Whether the texts kept from the writers of phrases hold enough of a label."""
    return sum(row.checked and label in row.labels for row in rows) >= ENOUGH


def stack(
    margins: np.ndarray, rows: Sequence[Row], label: str
) -> tuple[float, float, float, float]:
    """Slope and offset that turn a margin into log-odds, and what a phrase and a hint add."""
    keep = usable(rows, label)
    inputs = np.array(
        [[margins[at], label in rows[at].hit, label in rows[at].weak] for at in keep], dtype=float
    )
    wanted = [label in rows[at].labels for at in keep]
    model = LogisticRegression(C=10.0).fit(inputs, wanted)
    slope, hit, weak = (float(value) for value in model.coef_[0])
    return slope, float(model.intercept_[0]), max(0.0, hit), max(0.0, weak)


def threshold(scores: np.ndarray, rows: Sequence[Row], label: str) -> float:
    """The lowest score above which what is reported reaches the wished precision."""
    precision = PRECISION if is_checked(rows, label) else PRECISION_SEEN
    order = sorted(usable(rows, label), key=lambda at: -scores[at])
    best = 9.0
    right = 0
    for rank, at in enumerate(order, 1):
        right += label in rows[at].labels
        if right / rank >= precision and rank >= 5:
            best = float(scores[at])
    return round(best, 3)


def report(scores: np.ndarray, rows: Sequence[Row], label: str, least: float) -> str:
    """Cross-validated precision and recall of phrases and reader together, by sentence."""
    keep = usable(rows, label)
    there = sum(label in rows[at].labels for at in keep)
    fired = [at for at in keep if scores[at] >= least]
    right = sum(label in rows[at].labels for at in fired)
    strong = [at for at in keep if label in rows[at].hit]
    found = sum(label in rows[at].labels for at in strong)
    return (
        f"{label:20} at {least:5.2f}  precision {right / max(1, len(fired)):.2f}  "
        f"recall {right / max(1, there):.2f}  of {there}, "
        f"phrases alone {found / max(1, len(strong)):.2f} {found / max(1, there):.2f}"
    )


def train(name: str, rows: list[Row], labels: Sequence[str]) -> None:
    """Cross-validate, calibrate, fit on everything, prune, and write one reader."""
    table = Table(rows)
    if name == "parts":
        settle(table, rows, labels)
    margins = cross_scores(table, rows, labels)
    thresholds: dict[str, float] = {}
    weights: dict[str, list[float]] = {}
    boosts: dict[str, list[float]] = {}
    bias = []
    for index, label in enumerate(labels):
        slope, offset, hit, weak = stack(margins[label], rows, label)
        scores = slope * margins[label] + offset
        scores += [hit * (label in row.hit) + weak * (label in row.weak) for row in rows]
        if name == "parts":
            thresholds[label] = bag_threshold(scores, rows, label)
            boosts[f"#part:{label}"] = [index, round(hit, 2)]
        else:
            thresholds[label] = threshold(scores, rows, label)
            boosts[f"#hit:{label}"] = [index, round(hit, 2)]
            boosts[f"#weak:{label}"] = [index, round(weak, 2)]
            print(report(scores, rows, label, thresholds[label]), flush=True)
        model = fit(table, rows, range(len(rows)), label)
        bias.append(round(slope * float(model.intercept_[0]) + offset, 3))
        coefficients = slope * model.coef_[0]
        for at in np.flatnonzero(np.abs(coefficients) >= PRUNE):
            weights.setdefault(table.names[at], []).extend((index, round(coefficients[at], 2)))
    data = {
        "labels": list(labels), "bias": bias, "thresholds": thresholds,
        "boosts": boosts, "weights": weights,
    }  # fmt: skip
    READERS.mkdir(exist_ok=True)
    packed = gzip.compress(json.dumps(data, separators=(",", ":")).encode(), 9, mtime=0)
    (READERS / f"{name}.json.gz").write_bytes(packed)
    print(f"{name}: {len(rows)} sentences, {len(weights)} features, {len(packed) / 1e6:.2f} MB")


def main() -> None:
    """Train what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=["faults", "parts"])
    for name in parser.parse_args().names:
        if name == "faults":
            train(name, list(fault_rows()), FAULTS)
        else:
            train(name, list(part_rows()), PARTS)


if __name__ == "__main__":
    main()
