"""Group words by the company they keep, so that the readers can guess at words they never met.

    python data/train/cluster.py CORPUS_FOLDER     # writes data/model/readers/clusters.json.gz

Words are counted with their neighbours in this folder's texts and in the corpora named below
(whose texts stay where they are: what ships is which word goes with which). The counts become
positive pointwise mutual information, 100 dimensions by a truncated SVD (Levy and Goldberg,
2014), and 200 coarse and 600 fine groups by k-means. Needs scikit-learn.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds
from sklearn.cluster import MiniBatchKMeans

from replykit.text import Tokens

HERE = Path(__file__).parent
TARGET = HERE.parent / "model" / "readers" / "clusters.json.gz"
CORPORA = ("goemotions", "cfpb_narratives", "multidogo_customer", "canned_replies")
WORDS = 14_000
LEAST = 4
WINDOW = 4
SIZES = (200, 600)


def texts(corpus: Path) -> Iterator[str]:
    """All texts to count in."""
    for name in CORPORA:
        with (corpus / f"{name}.jsonl").open(encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
    with (corpus / "ud-ewt" / "train.conllu").open(encoding="utf-8") as lines:
        yield from (line[9:] for line in lines if line.startswith("# text = "))
    for path in sorted(HERE.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["text"]
                yield row.get("complaint", "")


def vectors(corpus: Path) -> tuple[list[str], np.ndarray]:
    """The words worth grouping, and a unit vector for each."""
    counted = [["0" if w[0].isdigit() else w for w in Tokens(t).norms] for t in texts(corpus)]
    counts = Counter(word for words in counted for word in words)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS]
    known = [word for word, count in ranked if count >= LEAST]
    index = {word: at for at, word in enumerate(known)}
    pairs: Counter[tuple[int, int]] = Counter()
    for words in counted:
        ids = [index.get(word, -1) for word in words]
        for at, one in enumerate(ids):
            for step in range(1, WINDOW + 1):
                if one >= 0 and at + step < len(ids) and ids[at + step] >= 0:
                    pairs[one, ids[at + step]] += 1 / step  # type: ignore[assignment]
                    pairs[ids[at + step], one] += 1 / step  # type: ignore[assignment]
    rows, columns = zip(*pairs, strict=True)
    size = (len(known), len(known))
    near = csr_matrix((list(pairs.values()), (rows, columns)), shape=size).tocoo()
    total = near.data.sum()
    sums = np.asarray(near.sum(axis=1)).ravel()
    smoothed = sums**0.75 / (sums**0.75).sum()
    pmi = np.log((near.data / total) / ((sums[near.row] / total) * smoothed[near.col]))
    keep = pmi > 0
    positive = csr_matrix((pmi[keep], (near.row[keep], near.col[keep])), shape=size)
    left, strengths, _ = svds(positive, k=100, random_state=0)
    found = left * np.sqrt(strengths)
    return known, found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def main(corpus: Path) -> None:
    """Count, group, write."""
    words, found = vectors(corpus)
    groups = [MiniBatchKMeans(k, random_state=0, n_init=3).fit_predict(found) for k in SIZES]
    data = {word: [int(g[at]) for g in groups] for at, word in enumerate(words)}
    packed = gzip.compress(json.dumps(data, separators=(",", ":")).encode(), 9, mtime=0)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(packed)
    print(f"{len(words)} words, {len(packed) / 1e6:.2f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
