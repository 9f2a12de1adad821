"""Count which kinds of offers fit complaints of each issue (data/phrases/en/say/remedies.toml).

    python data/train/count_remedies.py

For every issue of remedies.jsonl the kinds that fit at least one complaint in ten, and in brackets
the share that they would not do for.
"""

import json
from collections import Counter, defaultdict
from pathlib import Path

ROWS = Path(__file__).parent / "remedies.jsonl"
SHOWN = 0.1


def main() -> None:
    """Print a line for each issue."""
    count: Counter[str] = Counter()
    fit: defaultdict[str, Counter[str]] = defaultdict(Counter)
    unfit: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with ROWS.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            issue = row["issue"][0] if row["issue"] else "other"
            count[issue] += 1
            fit[issue].update(row["fit"])
            unfit[issue].update(row["unfit"])
    for issue, number in sorted(count.items()):
        shares = [
            f"{kind} {fits / number:.2f} ({unfit[issue][kind] / number:.2f})"
            for kind, fits in fit[issue].most_common()
            if fits >= SHOWN * number
        ]
        print(f"{issue}, {number}: {', '.join(shares)}")


if __name__ == "__main__":
    main()
