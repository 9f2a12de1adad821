"""Score the emotion of ordinary talk: GoEmotions, folded to the labels of replykit.

    python benchmarks/goemotions.py CORPUS_FOLDER             # its dev part, which trains nothing
    python benchmarks/goemotions.py FOLDER --split test       # another part, if the file holds it

A comment is scored if its labels fold to exactly one of ours; its text goes through
parse_complaint as any other. The figure is the mean over the eight labels of F1. Comments whose
labels are all without a counterpart (joy, gratitude ...) are left out.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from replykit import parse_complaint
from replykit.model import EmotionLabel

COUNTERPARTS = {
    "anger": "anger", "annoyance": "frustration", "disappointment": "disappointment",
    "nervousness": "worry", "fear": "worry", "sadness": "sadness", "grief": "sadness",
    "confusion": "confusion", "disgust": "disgust", "neutral": "neutral",
}  # fmt: skip


def main() -> None:
    """Read the arguments, print a line for each label and the mean."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="the folder of goemotions.jsonl")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--limit", type=int, help="score the first comments alone")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    there: Counter[str] = Counter()
    complaints = 0
    with (options.corpus / "goemotions.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["split"] == options.split][: options.limit]
    for row in rows:
        folded = {COUNTERPARTS[label] for label in row["labels"] if label in COUNTERPARTS}
        if len(folded) != 1:
            continue
        (wanted,) = folded
        complaint = parse_complaint(row["text"], channel="social")
        got = complaint.emotion.label.value
        right[got] += got == wanted
        given[got] += 1
        there[wanted] += 1
        complaints += complaint.is_complaint
    scores = []
    print(f"{'':16} {'prec.':>5} {'rec.':>5} {'F1':>5} {'n':>5}")
    for label in EmotionLabel:
        precision = right[label] / max(1, given[label])
        recall = right[label] / max(1, there[label])
        scores.append(2 * right[label] / max(1, given[label] + there[label]))
        print(f"{label:16} {precision:5.2f} {recall:5.2f} {scores[-1]:5.2f} {there[label]:5d}")
    print(f"macro F1 {sum(scores) / len(scores):.3f} of {there.total()} comments")
    print(f"taken for a complaint: {complaints / max(1, there.total()):.2f}")


if __name__ == "__main__":
    main()
