"""Score replykit on labelled files, and show what it misses and where it cries wolf.

    python benchmarks/evaluate.py                       # the three files of data/eval
    python benchmarks/evaluate.py --misses blame        # the texts behind one label's figures
    python benchmarks/evaluate.py FILE.jsonl ...        # other files of the same form
    python benchmarks/evaluate.py --write               # and keep the figures in docs/figures.md

The form of a file is told from its rows: see data/eval/README.md.
"""

import argparse
import json
import platform
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from replykit import Config, Severity, lint_reply, parse_complaint

ROOT = Path(__file__).parents[1]
CORE = ("excuse", "blame", "generic-apology", "argumentative")
PUBLIC = ("public-details", "review-incentive", "cheerful-mismatch")
PARTS = ("thanks", "empathy", "apology", "options", "follow-up")
LEVELS = (("low", 0.34), ("medium", 0.66), ("high", 1.01))


@dataclass
class Count:
    """Right, false alarms and misses of one label, with the texts behind them."""

    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was reported that is right."""
        return self.right / max(1, self.right + len(self.false))

    @property
    def recall(self) -> float:
        """Share of what is there that was reported."""
        return self.right / max(1, self.right + len(self.missed))

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def seen(self) -> int:
        """How often the label is there."""
        return self.right + len(self.missed)


Counts = dict[str, Count]


def tally(counts: Counts, label: str, there: bool, reported: bool, text: str) -> None:
    """Add one decision."""
    count = counts[label]
    if there and reported:
        count.right += 1
    elif reported:
        count.false.append(text)
    elif there:
        count.missed.append(text)


def pooled(counts: Mapping[str, Count], labels: Iterable[str]) -> Count:
    """All decisions on some labels together (micro average)."""
    total = Count()
    for label in labels:
        if label in counts:
            total.right += counts[label].right
            total.false += counts[label].false
            total.missed += counts[label].missed
    return total


def mean(values: Iterable[float]) -> float:
    """The mean of some numbers, 0 for none."""
    known = list(values)
    return sum(known) / len(known) if known else 0.0


def line(name: str, count: Count) -> str:
    """One row of a table."""
    return (
        f"{name:24} {count.precision:5.2f} {count.recall:5.2f} {count.f1:5.2f}"
        f" {count.seen:5d} {len(count.false):5d}"
    )


HEADING = f"{'':24} {'prec.':>5} {'rec.':>5} {'F1':>5} {'n':>5} {'false':>5}"


def faults_found(row: Mapping[str, Any], kind: str, channel: str, reader: bool) -> list[Any]:
    """The findings that count: errors and warnings of tone rules."""
    template = "{" in row["text"] or "placeholders" in row
    config = Config.model_validate({"kind": kind, "reader": reader, "template": template})
    report = lint_reply(row["text"], channel=channel, config=config)
    return [f for f in report.findings if f.severity is not Severity.ADVICE]


def overlaps(row: Mapping[str, Any], finding: Any) -> bool | None:  # noqa: ANN401
    """Whether a finding touches the words marked for its rule; None if none are marked."""
    places = [
        (at, at + len(fault["quote"]))
        for fault in row["faults"]
        if isinstance(fault, dict) and fault["rule"] == finding.rule
        for at in [row["text"].find(fault["quote"])]
    ]
    if not places:
        return None
    return any(a < finding.end and b > finding.start for a, b in places)


def score_sentences(rows: list[dict[str, Any]], reader: bool) -> tuple[list[str], Counts]:
    """One decision a rule and text."""
    counts: Counts = defaultdict(Count)
    touched: list[bool] = []
    for row in rows:
        channel = row.get("channel") or ("review" if row.get("focus") in PUBLIC else "email")
        found = faults_found(row, "fragment", channel, reader)
        wanted = {f["rule"] if isinstance(f, dict) else f for f in row["faults"]}
        for finding in found:
            touch = overlaps(row, finding)
            if touch is not None:
                touched.append(touch)
        for rule in wanted | {f.rule for f in found}:
            reported = any(f.rule == rule for f in found)
            tally(counts, rule, rule in wanted, reported, f"[{rule}] {row['text']}")
    table = [HEADING]
    table += [line(rule, counts[rule]) for rule in sorted(counts)]
    table += [line("core four", pooled(counts, CORE)), line("all rules", pooled(counts, counts))]
    if touched:
        table.append(f"findings that touch the marked words: {mean(touched):.2f}")
    return table, counts


def score_replies(rows: list[dict[str, Any]], reader: bool) -> tuple[list[str], Counts]:
    """Faults and parts, a decision a rule and reply, but for calls that could go either way."""
    counts: Counts = defaultdict(Count)
    good = flagged = 0
    touched: list[bool] = []
    for row in rows:
        found = faults_found(row, "reply", row["channel"], reader)
        tone = [f for f in found if f.rule in TONE]
        wanted = {fault["rule"] for fault in row["faults"]}
        listed = row.get("faults_either", row.get("either", ()))
        either = {fault["rule"] if isinstance(fault, dict) else fault for fault in listed} - wanted
        if not wanted:
            good += 1
            flagged += any(f.rule not in either for f in tone)
        for finding in tone:
            touch = overlaps(row, finding)
            if touch is not None:
                touched.append(touch)
        for rule in (wanted | {f.rule for f in tone}) - either:
            quotes = "; ".join(f.quote for f in tone if f.rule == rule)
            marked = "; ".join(f["quote"] for f in row["faults"] if f["rule"] == rule)
            tally(counts, rule, rule in wanted, bool(quotes), f"[{rule}] {quotes or marked}")
        template = "placeholders" in row
        config = Config.model_validate({"reader": reader, "template": template})
        has = {
            p.value
            for p in lint_reply(row["text"], channel=row["channel"], config=config).part_labels()
        }
        for part in set(PARTS) - set(row.get("parts_either", ())):
            tally(
                counts, f"part {part}", part in row["parts"], part in has, f"[{part}] {row['text']}"
            )
    rules = [name for name in sorted(counts) if not name.startswith("part ")]
    table = [HEADING, *(line(rule, counts[rule]) for rule in rules)]
    table += [line("core four", pooled(counts, CORE)), line("all rules", pooled(counts, rules))]
    table += [line(f"part {part}", counts[f"part {part}"]) for part in PARTS]
    table.append(f"replies without a fault: {good}, flagged by a tone rule: {flagged}")
    if touched:
        table.append(f"findings that touch the marked words: {mean(touched):.2f}")
    return table, counts


TONE = frozenset(
    (*CORE, "conditional-apology", "minimizing", "over-promise", "vague-follow-up", "commanding",
     "boilerplate", "shouting", "placeholder", *PUBLIC)
)  # fmt: skip


def level(intensity: float) -> str:
    """The level that an intensity stands for."""
    return next(name for name, top in LEVELS if intensity < top)


def marked_words(text: str) -> set[str]:
    """The words of some length in a text."""
    return {word for word in re.findall(r"[\w']+", text.casefold()) if len(word) > 3}


def score_complaints(rows: list[dict[str, Any]], reader: bool) -> tuple[list[str], Counts]:
    """Issue, emotion, intensity, requests, signals, details, summary: of each row what it has."""
    counts: Counts = defaultdict(Count)
    by_issue: dict[str, list[bool]] = defaultdict(list)
    by_emotion: dict[str, list[bool]] = defaultdict(list)
    intensity: list[bool] = []
    named: list[bool] = []
    found: list[bool] = []
    told: list[bool] = []
    for row in rows:
        got = parse_complaint(row["text"], channel=row.get("channel", "email"))
        text = row["text"]
        is_complaint = row.get("is_complaint", True)
        if "is_complaint" in row:
            told.append(got.is_complaint == is_complaint)
        if told and not told[-1]:
            counts["is_complaint"].missed.append(f"[is_complaint {is_complaint}] {text}")
        if is_complaint and row.get("issue"):
            right = got.issue.label in row["issue"]
            by_issue[row["issue"][0]].append(right)
            tally(counts, "issue", True, right, f"[{row['issue']} got {got.issue.label}] {text}")
        if felt := row.get("emotion"):
            right = got.emotion.label in felt
            by_emotion[felt[0]].append(right)
            tally(counts, "emotion", True, right, f"[{felt} got {got.emotion.label}] {text}")
        if "intensity" in row:
            intensity.append(level(got.emotion.intensity) in row["intensity"])
        if "requests" in row:
            asked = {("!" if r.refused else "") + r.label for r in got.requests}
            wanted = {r for r in row["requests"] if r != "none"}
            for request in asked | wanted:
                note = f"[{request}; wanted {sorted(wanted)}] {text}"
                tally(counts, f"request {request}", request in wanted, request in asked, note)
        if "signals" in row:
            raised = set(got.signals.labels())
            for signal in raised | set(row["signals"]):
                note = f"[{signal}] {text}"
                tally(counts, f"signal {signal}", signal in row["signals"], signal in raised, note)
        for kind, values in row.get("details", {}).items():
            spans = {span.text.casefold() for span in getattr(got.details, kind)}
            for value in spans | {v.casefold() for v in values}:
                there = value in {v.casefold() for v in values}
                tally(counts, f"detail {kind}", there, value in spans, f"[{value}] {text}")
        words = row.get("issue_words")
        if words and is_complaint:
            summary = got.issue.summary.casefold()
            named.append(sum(w.casefold() in summary for w in words) >= max(1, len(words) - 1))
            if not named[-1]:
                counts["summary"].missed.append(f"[{words} got {summary!r}] {text}")
        if is_complaint and (quote := marked_words(row.get("issue_quote", ""))):
            read = marked_words(text[got.issue.start : got.issue.end])
            found.append(2 * len(quote & read) >= len(quote))
            if not found[-1]:
                counts["span"].missed.append(f"[{row['issue_quote']}] {text}")
    table = [
        f"issue right {mean(r for v in by_issue.values() for r in v):.2f}, "
        f"mean over labels {mean(map(mean, by_issue.values())):.2f}",
        f"emotion right {mean(r for v in by_emotion.values() for r in v):.2f}, "
        f"mean over labels {mean(map(mean, by_emotion.values())):.2f}",
    ]
    if intensity:
        table.append(f"intensity level right {mean(intensity):.2f}")
    if told:
        table.append(f"is_complaint right {mean(told):.2f}")
    if named:
        table.append(f"summary names the thing and the fault {mean(named):.2f}")
    if found:
        table.append(f"half of the words marked as the issue found {mean(found):.2f}")
    table.append(HEADING)
    for group in ("request", "signal", "detail"):
        names = [name for name in sorted(counts) if name.startswith(f"{group} ")]
        table += [line(name, counts[name]) for name in names]
        table.append(line(f"all {group}s", pooled(counts, names)))
    table += [f"  {label:22} {mean(v):.2f} of {len(v)}" for label, v in sorted(by_issue.items())]
    table += [f"  {label:22} {mean(v):.2f} of {len(v)}" for label, v in sorted(by_emotion.items())]
    return table, counts


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(text) for text in lines if text.strip()]


def score(path: Path, reader: bool) -> tuple[list[str], Counts]:
    """Score one file by the form of its rows."""
    rows = read(path)
    if "issue" in rows[0]:
        return score_complaints(rows, reader)
    if "complaint" in rows[0] or "placeholders" in rows[0]:
        return score_replies(rows, reader)
    return score_sentences([row for row in rows if "faults" in row], reader)


def pages(paths: list[Path], reader: bool, misses: str | None) -> Iterator[str]:
    """The tables, file by file."""
    for path in paths:
        table, counts = score(path, reader)
        yield f"## {path.name}\n"
        yield "```text\n" + "\n".join(table) + "\n```\n"
        for label, count in sorted(counts.items()):
            if misses is not None and misses in ("all", label):
                yield from (f"MISSED {text}" for text in count.missed)
                yield from (f"FALSE  {text}" for text in count.false)


def main() -> None:
    """Read the arguments, print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", metavar="LABEL", help="show the texts behind a label, or all")
    parser.add_argument("--no-reader", action="store_true", help="phrases and constructions alone")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/figures.md")
    options = parser.parse_args()
    files = options.files or sorted((ROOT / "data" / "eval").glob("*.jsonl"))
    text = "\n".join(pages(files, not options.no_reader, options.misses))
    print(text)
    if options.write:
        head = (
            "# Figures\n\nWritten by `python benchmarks/evaluate.py --write` on "
            f"{date.today()}, Python {platform.python_version()}, {platform.machine()}.\n"
            "Precision, recall and F1 by label; n is how often the label is there.\n\n"
        )
        (ROOT / "docs" / "figures.md").write_text(head + text + "\n", "utf-8")


if __name__ == "__main__":
    main()
