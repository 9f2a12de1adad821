"""Score what is read in real complaints about banks.

    python benchmarks/bank.py CORPUS_FOLDER

data/bank/test.jsonl labels narratives of the Consumer Financial Protection Bureau (public domain)
by their number; CORPUS_FOLDER holds their texts as cfpb_narratives.jsonl. Nothing is trained on
these; data/bank/train.jsonl labels others.
"""

import argparse
from pathlib import Path

from evaluate import read, score_complaints  # type: ignore[import-not-found]  # beside this file

LABELS = Path(__file__).parent.parent / "data" / "bank" / "test.jsonl"


def main() -> None:
    """Read the arguments, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="the folder of cfpb_narratives.jsonl")
    options = parser.parse_args()
    texts = {row["id"]: row["text"] for row in read(options.corpus / "cfpb_narratives.jsonl")}
    rows = []
    for row in read(LABELS):
        first, last = row["quote"] or (0, 0)
        text = texts[row["id"]]
        rows.append({**row, "text": text, "channel": "letter", "issue_quote": text[first:last]})
    table, _ = score_complaints(rows, reader=False)
    print(f"{len(rows)} narratives")
    print("\n".join(table))


if __name__ == "__main__":
    main()
