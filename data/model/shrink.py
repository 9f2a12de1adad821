"""Copy the trained pipeline to data/model/en_replykit without what it can do without.

python data/model/shrink.py WORK_FOLDER
"""

import shutil
import sys
from pathlib import Path

import spacy

HERE = Path(__file__).parent


def main(work: Path) -> None:
    """Drop the corpus's word list from the vocabulary; words are met again as they are read."""
    nlp = spacy.load(work / "model-best")
    target = HERE / "en_replykit"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target, exclude=["lookups", "vectors"])
    for name in ("vocab/lookups.bin", "vocab/vectors", "vocab/key2row"):
        (target / name).unlink(missing_ok=True)
    size = sum(item.stat().st_size for item in target.rglob("*") if item.is_file())
    print(f"{target}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
