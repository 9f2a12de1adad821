"""How often trends cry wolf, and how small a rise they notice, on generated complaints.

python benchmarks/trends_power.py --sets 20

Complaints of six issues over twelve weeks, drawn at random. Without a trend: in how many sets
something is called a rise or a fall. With one issue met more often in the later six weeks: in how
many sets that issue, or a theme of it, is called a rise, and in how many anything else is.
"""

import argparse
import random
from collections import Counter
from datetime import date, timedelta

from replykit import Complaint, Record, Trends, find_trends, parse_complaint

SENTENCES = (
    "My parcel was due on Monday and has not come.", "The courier never delivered my order.",
    "The tracking says delivered, but no parcel came.", "My order is two weeks late.",
    "The website will not load on my phone.", "The app freezes when I open the basket.",
    "Your app crashes every time I log in.", "The page shows an error when I pay.",
    "The vase arrived in pieces.", "The box was crushed and the plate inside cracked.",
    "My mirror came with a broken corner.", "The table arrived scratched.",
    "You charged my card twice.", "There is a fee on my bill that nobody explained.",
    "I was billed for a month I had cancelled.", "My invoice is too high by £20.",
    "The man on the desk was rude to me.", "Your agent shouted at me and hung up.",
    "The waiter ignored us and laughed.", "The receptionist was rude and unhelpful.",
    "The room was filthy.", "There was mould in the bathroom.", "The sheets had stains on them.",
    "The carpet was dirty and the bin was full.",
)  # fmt: skip
DAYS = 84
ISSUES = 6


def voices() -> dict[str, list[Complaint]]:
    """The sentences by the issue that is read in them: the six commonest issues."""
    found: dict[str, list[Complaint]] = {}
    for sentence in SENTENCES:
        complaint = parse_complaint(sentence)
        found.setdefault(complaint.issue.label.value, []).append(complaint)
    ranked = sorted(found, key=lambda issue: (-len(found[issue]), issue))[:ISSUES]
    return {issue: found[issue] for issue in ranked}


def draw(
    said: dict[str, list[Complaint]], seed: int, size: int, rising: str = "", by: float = 1.0
) -> list[Record]:
    """A set of complaints; *rising* is met *by* times as often in the later half."""
    dice = random.Random(seed)
    kinds = list(said)
    found = []
    for number in range(size):
        day = dice.randrange(DAYS)
        weights = [by if kind == rising and day >= DAYS // 2 else 1.0 for kind in kinds]
        complaint = dice.choice(said[dice.choices(kinds, weights)[0]])
        when = date(2026, 1, 5) + timedelta(days=day)
        found.append(Record(complaint, when, source=f"row {number}"))
    return found


def named(trends: Trends) -> tuple[Counter[str], int]:
    """What is called a rise or a fall, and how many comparisons there were."""
    compared = 0
    found: Counter[str] = Counter()
    for issue in trends.issues:
        for change in (issue.change, *(theme.change for theme in issue.themes)):
            compared += change is not None
            if change is not None and change.verdict != "none":
                found[f"{issue.issue.value} {change.verdict}"] += 1
    return found, compared


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=20)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 400, 800, 1600])
    parser.add_argument("--by", type=float, nargs="+", default=[1.5, 2.0, 3.0])
    options = parser.parse_args()
    said = voices()
    print(f"issues: {', '.join(said)}\n")
    print("| complaints | comparisons | no trend: called one "
          + "".join(f"| {by:g} times: found (and more) " for by in options.by) + "|")  # fmt: skip
    print("| --- | --- | --- " + "| --- " * len(options.by) + "|")
    for size in options.sizes:
        false = compared = 0
        for seed in range(options.sets):
            found, compared = named(find_trends(draw(said, 1000 + seed, size)))
            false += bool(found)
        cells = [f"{size:,}", f"about {compared}", f"{false} of {options.sets}"]
        for by in options.by:
            right = more = 0
            for seed in range(options.sets):
                rising = list(said)[seed % len(said)]
                found, _ = named(find_trends(draw(said, 2000 + seed, size, rising, by)))
                right += f"{rising} rise" in found
                # The others' shares must fall where one rises; a false rise is what counts.
                more += any(n.endswith("rise") and not n.startswith(rising) for n in found)
            cells.append(f"{right} of {options.sets} ({more})")
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
