"""Train the reader that tells what part each word plays: a thing, its kind, a doing, a quality.

    python data/train/train_tags.py TREEBANK          # writes data/model/readers/tags.json.gz
    python data/train/train_tags.py TREEBANK --check  # how often it is right in the dev part

TREEBANK is the folder of the Universal Dependencies English Web Treebank (Silveira and others,
2014; CC BY-SA 4.0): train.conllu and dev.conllu. Its texts stay where they are. A multinomial
logistic regression over replykit.complaint.tags, a word at a time; needs scikit-learn.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from packing import write_packed
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from replykit.complaint.tags import (
    ADJECTIVE,
    KIND,
    NAME,
    NOUN,
    NOUNS,
    OBJECT,
    OTHER,
    PLACES,
    SUBJECT,
    TAGS,
    VERB,
    signs_of,
    windows,
)
from replykit.text import Tokens

PLACE = Path(__file__).parents[1] / "model" / "readers" / "tags.json.gz"
LEAST = 5
"""How often a sign has to be seen."""
FAINT = 0.4
"""Weights below are left out."""
STRENGTH = 5e-6
ROUNDS = 12

_VERBS = frozenset(("VERB", "AUX"))
_PARTS = {"ADJ": ADJECTIVE, "PROPN": NAME}
_ROLES = {"nsubj": SUBJECT, "obj": OBJECT}


def read_tag(row: Sequence[str]) -> str:
    """The tag of a word of the treebank, by its part of speech and its relation."""
    part, relation = row[3], row[7].partition(":")[0]
    if part in ("NOUN", "PROPN") and relation in ("compound", "flat"):
        return KIND
    if part == "NOUN":
        return _ROLES.get(relation, NOUN)
    return VERB if part in _VERBS else _PARTS.get(part, OTHER)


def read_sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences as replykit folds them, with the tag of each word."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "").strip()
        spans: list[tuple[int, int, str]] = []
        at, whole, inside = 0, (0, 0), 0
        for line in lines:
            row = line.split("\t")
            if len(row) < 8 or "." in row[0]:
                continue
            first, _, last = row[0].partition("-")
            if not last and int(first) <= inside:  # a part of a contraction
                spans.append((*whole, read_tag(row)))
                continue
            start = text.find(row[1], at)
            if start < 0:
                break
            at = start + len(row[1])
            if last:
                whole, inside = (start, at), int(last)
            else:
                spans.append((start, at, read_tag(row)))
        tokens = Tokens(text)
        tags = []
        for start in tokens.starts:
            own = [tag for begin, end, tag in spans if begin <= start < end]
            # Of a contraction only its beginning is known by its place.
            tags.append(own[0] if own and (len(own) == 1 or _begins(spans, start)) else OTHER)
        if tokens.norms:
            yield list(tokens.norms), tags


def _begins(spans: Sequence[tuple[int, int, str]], start: int) -> bool:
    return any(begin == start for begin, _, _ in spans)


def read_words(path: Path) -> tuple[list[list[str]], np.ndarray]:
    """The signs of every word, and the number of its tag."""
    signs, tags = [], []
    for norms, own in read_sentences(path):
        for window, tag in zip(windows(norms), own, strict=True):
            places = zip(PLACES, window, strict=True)
            signs.append([sign for place, word in places for sign in signs_of(place, word)])
            tags.append(TAGS.index(tag))
    return signs, np.array(tags)


def sign_matrix(index: Mapping[str, int], words: Sequence[Sequence[str]]) -> csr_matrix:
    """A row for each word, a column for each sign of *index*."""
    columns = [[index[sign] for sign in found if sign in index] for found in words]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([at for found in columns for at in found], int)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(words), len(index)))


def main(treebank: Path, only_check: bool) -> None:
    """Train, print how often the tags of the dev part are right, and write the reader."""
    signs, tags = read_words(treebank / "train.conllu")
    counts = Counter(sign for found in signs for sign in found)
    kept = sorted(sign for sign, count in counts.items() if count >= LEAST)
    index = {sign: at for at, sign in enumerate(kept)}

    model = SGDClassifier(
        loss="log_loss", alpha=STRENGTH, max_iter=ROUNDS, tol=None, average=True, random_state=0
    )
    model.fit(sign_matrix(index, signs), tags)
    weights = np.where(abs(model.coef_) >= FAINT, model.coef_, 0).round(2)
    bias = model.intercept_.round(2)
    fresh, wanted = read_words(treebank / "dev.conllu")
    given = (sign_matrix(index, fresh) @ weights.T + bias).argmax(1)
    nouns = np.array([tag in NOUNS for tag in TAGS])
    print(
        f"{len(wanted)} words; tag right {(given == wanted).mean():.3f}, "
        f"noun or not {(nouns[given] == nouns[wanted]).mean():.3f}"
    )
    if only_check:
        return
    table = {
        sign: [x for label in np.flatnonzero(row) for x in (int(label), float(row[label]))]
        for sign, row in zip(kept, weights.T, strict=True)
        if row.any()
    }
    data = {"labels": TAGS, "bias": bias.tolist(), "weights": table, "thresholds": {}}
    size = write_packed(PLACE, data)
    print(f"{PLACE.name}: {len(table)} signs, {size // 1024} kB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("treebank", type=Path, help="the folder of the treebank")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    main(options.treebank, options.check)
