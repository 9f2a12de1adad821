"""Sort words into groups that are used alike, for the readers of complaints.

    python data/train/word_groups.py CORPORA

CORPORA is a folder of texts to learn from: JSON-lines files with a ``text``, and CoNLL-U files in
ud-ewt/. Words are described by the words around them (positive pointwise mutual information with
smoothed contexts, then singular vectors: Levy, Goldberg and Dagan, 2015) and clustered. Only the
groups are kept, not the texts: data/model/readers/issue_groups.json.gz. Takes two minutes.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.linalg import svds
from sklearn.cluster import MiniBatchKMeans

from replykit.text import Tokens

HERE = Path(__file__).parent
PLACE = HERE.parent / "model" / "readers" / "issue_groups.json.gz"
LEAST, WINDOW, DIMENSIONS, SIZES = 6, 5, 150, (200, 500)


def read_texts(corpora: Path) -> Iterator[str]:
    """The texts of the corpora, and our own to train on."""
    for path in [*sorted(corpora.glob("*.jsonl")), *sorted(HERE.glob("*.jsonl"))]:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield (json.loads(line).get("text") or "")[:6000]
    for name in ("train", "dev"):
        for line in (corpora / "ud-ewt" / f"{name}.conllu").read_text("utf-8").split("\n"):
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ")


def describe(texts: list[list[str]]) -> tuple[list[str], np.ndarray]:
    """The words that occur often enough, and a vector of unit length for each."""
    counts = Counter(word for words in texts for word in words)
    kept = [word for word, count in counts.items() if count >= LEAST]
    index = {word: at for at, word in enumerate(kept)}
    pairs: Counter[tuple[int, int]] = Counter()
    for words in texts:
        places = [index.get(word, -1) for word in words]
        for at, one in enumerate(places):
            for step, other in enumerate(places[at + 1 : at + 1 + WINDOW], 1):
                if one >= 0 and other >= 0:
                    pairs[one, other] += 1 / step  # type: ignore[assignment]
    keys = np.array(list(pairs))
    near = csr_matrix((list(pairs.values()), (keys[:, 0], keys[:, 1])), shape=(len(kept),) * 2)
    near = coo_matrix(near + near.T)
    total = np.asarray(near.sum(1)).ravel()
    smooth = total**0.75 / (total**0.75).sum()
    shared = np.log(near.data / (total[near.row] * smooth[near.col]) + 1e-12) - 0.5
    table = csr_matrix((np.maximum(shared, 0), (near.row, near.col)), shape=near.shape)
    vectors, strengths, _ = svds(table, k=DIMENSIONS, random_state=0)
    vectors = vectors * np.sqrt(strengths)
    return kept, vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def main(corpora: Path) -> None:
    """Read, describe, cluster, and write the groups."""
    texts = [
        ["0" if norm[0].isdigit() else norm for norm in Tokens(text).norms if norm[0].isalnum()]
        for text in read_texts(corpora)
    ]
    words, vectors = describe(texts)
    groups = [
        MiniBatchKMeans(size, random_state=0, n_init=3, batch_size=2000).fit_predict(vectors)
        for size in SIZES
    ]
    data = {word: [int(group[at]) for group in groups] for at, word in enumerate(words)}
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    PLACE.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{len(data)} words, {PLACE.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
