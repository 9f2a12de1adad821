"""Copy the trained pipeline to data/model/en_replykit without what it can do without.

    python data/model/shrink.py WORK_FOLDER    # what data/model/train.py has trained
    python data/model/shrink.py --round        # only round the weights of the copy again

Weights keep eight binary places behind their first: of 9,398 tokens of complaints ten are parsed
otherwise than with all 23, and packed they take little more than half.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly

HERE = Path(__file__).parent
TARGET = HERE / "en_replykit"
WEIGHTS = ("tok2vec", "parser", "tagger", "trainable_lemmatizer")
PLACES = 8
"""Binary places of a weight that are kept behind its first."""


def main(work: Path) -> None:
    """Drop the corpus's word list from the vocabulary; words are met again as they are read."""
    nlp = spacy.load(work / "model-best")
    shutil.rmtree(TARGET, ignore_errors=True)
    nlp.to_disk(TARGET, exclude=["lookups", "vectors"])
    for name in ("vocab/lookups.bin", "vocab/vectors", "vocab/key2row"):
        (TARGET / name).unlink(missing_ok=True)
    round_weights(TARGET)
    size = sum(item.stat().st_size for item in TARGET.rglob("*") if item.is_file())
    print(f"{TARGET}: {size / 1e6:.1f} MB")


def round_weights(folder: Path) -> None:
    """Round the weights of a pipeline's parts, so that they can be packed."""
    for part in WEIGHTS:
        place = folder / part / "model"
        place.write_bytes(srsly.msgpack_dumps(_round(srsly.msgpack_loads(place.read_bytes()))))


def _round(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _round(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_round(one) for one in value)
    if isinstance(value, np.ndarray) and value.dtype == np.float32:
        dropped = 23 - PLACES
        bits = np.ascontiguousarray(value).view(np.uint32).astype(np.uint64)
        kept = (bits + (1 << (dropped - 1))) >> dropped << dropped
        return kept.astype(np.uint32).view(np.float32)
    return value


if __name__ == "__main__":
    if sys.argv[1] == "--round":
        round_weights(TARGET)
    else:
        main(Path(sys.argv[1]))
