"""Train the bundled English pipeline from the UD English Web Treebank.

    python data/model/train.py UD_EWT_FOLDER WORK_FOLDER

UD_EWT_FOLDER holds train.conllu and dev.conllu. The result, WORK_FOLDER/model-best, is
made small and copied to data/model/en_replykit by ``python data/model/shrink.py``.
Complaints are typed on phones, so some training sentences lose their closing
punctuation here, and config.cfg lower-cases one document in seven.
"""

import random
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def without_final_stop(block: str) -> str:
    """Drop the last token of a CoNLL-U sentence if it is punctuation that nothing hangs on."""
    lines = block.rstrip().split("\n")
    last = lines[-1].split("\t")
    heads = {line.split("\t")[6] for line in lines if line[:1].isdigit()}
    if len(last) == 10 and last[3] == "PUNCT" and last[0] not in heads and len(lines) > 6:
        lines.pop()
    return "\n".join(lines)


def main(corpus: Path, work: Path) -> None:
    """Convert, augment and train; CPU only, about an hour and a half on one core."""
    work.mkdir(parents=True, exist_ok=True)
    rng = random.Random(0)
    blocks = (corpus / "train.conllu").read_text("utf-8").strip().split("\n\n")
    loose = [without_final_stop(block) if rng.random() < 0.2 else block for block in blocks]
    (work / "train.conllu").write_text("\n\n".join(loose) + "\n\n", "utf-8")
    (work / "dev.conllu").write_text((corpus / "dev.conllu").read_text("utf-8"), "utf-8")
    spacy: list[str | Path] = [sys.executable, "-m", "spacy"]
    for part in ("train", "dev"):
        subprocess.run(
            [*spacy, "convert", work / f"{part}.conllu", work, "-n", "10", "-c", "conllu"],
            check=True,
        )
    subprocess.run(
        [*spacy, "train", HERE / "config.cfg", "--output", work,
         "--paths.train", work / "train.spacy", "--paths.dev", work / "dev.spacy"],
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
