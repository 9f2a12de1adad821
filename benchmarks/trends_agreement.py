"""How far trends agree with what somebody else recorded of the same complaints.

python benchmarks/trends_agreement.py complaints.jsonl --columns product issue

Each complaint gets replykit's issue, and the first of that issue's themes that its text holds. For
each column: the adjusted mutual information with it (0 by chance, 1 the same partition), and how
often the column's value is guessed right from the label alone, by the commonest value for that
label among the other half of the complaints, beside guessing the commonest value always. Then how
many of the themes fall on some value more often than the other complaints do (Fisher's exact test
at 1%, after Holm's correction for every theme and value).
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path

from sklearn.metrics import adjusted_mutual_info_score

from replykit import Complaint, find_trends, parse_complaint
from replykit.trends.figures import LEAST, fisher, holm
from replykit.trends.model import Theme, Trends
from replykit.trends.themes import phrases


def guessed(labels: Sequence[Hashable], truth: Sequence[str]) -> float:
    """How often the commonest value for a label in one half is right in the other."""
    right = 0
    for half in (0, 1):
        seen: dict[Hashable, Counter[str]] = defaultdict(Counter)
        everywhere: Counter[str] = Counter()
        for at, (label, value) in enumerate(zip(labels, truth, strict=True)):
            if at % 2 != half:
                seen[label][value] += 1
                everywhere[value] += 1
        usual = everywhere.most_common(1)[0][0]
        right += sum(
            (seen[label].most_common(1)[0][0] if label in seen else usual) == value
            for at, (label, value) in enumerate(zip(labels, truth, strict=True))
            if at % 2 == half
        )
    return right / len(truth)


def theme_of(trends: Trends, complaint: Complaint) -> str:
    """The first theme of the complaint's issue that its text holds."""
    said = {phrase for phrase, _ in phrases(complaint.text)}
    for issue in trends.issues:
        if issue.issue == complaint.issue.label:
            return next((t.phrase for t in issue.themes if said & wordings(t)), "")
    return ""


def wordings(theme: Theme) -> set[tuple[str, ...]]:
    """The folded phrases of a theme."""
    found: set[tuple[str, ...]] = set()
    for wording in (theme.phrase, *theme.also):
        found.update(phrase for phrase, _ in phrases(wording) if len(phrase) >= 2)
    return found


def marked(themes: Sequence[tuple[str, str]], truth: Sequence[str]) -> tuple[int, int]:
    """How many themes have a value of their own, and how many there are."""
    total, each = Counter(truth), Counter(themes)
    both = Counter(zip(themes, truth, strict=True))
    tried = [
        (theme, count, each[theme], total[value] - count, len(truth) - each[theme])
        for (theme, value), count in sorted(both.items())
        if theme[1] and count >= LEAST
    ]
    adjusted = holm([fisher(others, rest, count, size) for _, count, size, others, rest in tried])
    found = {
        theme
        for (theme, count, size, others, rest), p in zip(tried, adjusted, strict=True)
        if p < 0.01 and count * rest > others * size
    }
    return len(found), sum(1 for theme, size in each.items() if theme[1] and size >= LEAST)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--text", default="text")
    parser.add_argument("--columns", nargs="+", default=["product", "issue"])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--before-comma", action="store_true", help="cut each value at a comma")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.file.open(encoding="utf-8")][: options.limit]
    complaints = []
    for number, row in enumerate(rows, 1):
        complaints.append(parse_complaint(row[options.text]))
        if number % 100 == 0:
            print(f"\r{number:,} of {len(rows):,}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    trends = find_trends(complaints, everything=True)
    issues = [complaint.issue.label.value for complaint in complaints]
    themes = [(label, theme_of(trends, one)) for label, one in zip(issues, complaints, strict=True)]
    print(
        "| column | rows | values | the commonest | by issue | by issue and theme | AMI | themes |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for column in options.columns:
        held = [at for at, row in enumerate(rows) if row.get(column)]
        truth = [rows[at][column] for at in held]
        if options.before_comma:
            truth = [value.partition(",")[0] for value in truth]
        mine = [issues[at] for at in held]
        fine = [themes[at] for at in held]
        information = adjusted_mutual_info_score(truth, mine)
        telling, met = marked(fine, truth)
        usual = guessed([0] * len(held), truth)
        print(
            f"| {column} | {len(held):,} | {len(set(truth))} | {usual:.1%} "
            f"| {guessed(mine, truth):.1%} | {guessed(fine, truth):.1%} | {information:.3f} "
            f"| {telling} of {met} |"
        )


if __name__ == "__main__":
    main()
