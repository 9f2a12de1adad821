"""Measure how fast replykit is: import, cold start, throughput, and growth with the text.

    python benchmarks/timings.py            # print the table
    python benchmarks/timings.py --check    # exit 1 where a bound is not kept
    python benchmarks/timings.py --write    # keep the table in docs/timings.md

Processes are started afresh and the best of some runs counts; Python's own start is taken off
where the row says "beyond Python". Texts are those of data/eval.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
CLEAN = "Hi Ann, your refund of £18 left us today, and I'll ring you by Friday at noon. Tom"
BAD = "We are sorry for any inconvenience. You should have checked the size chart!!"


@dataclass(frozen=True)
class Row:
    """One measure."""

    name: str
    value: float
    unit: str
    bound: float | None = None
    """What it must not exceed; seconds only."""

    @property
    def kept(self) -> bool:
        """Whether it keeps its bound, if it has one."""
        return self.bound is None or self.value <= self.bound


def process(code: str, runs: int) -> float:
    """The best time of a fresh Python that runs some code, in seconds."""
    best = float("inf")
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", code],
            check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        best = min(best, time.perf_counter() - begin)
    return best


def command(*arguments: str) -> str:
    """Code that runs the command."""
    return f"import sys; from replykit.cli import main; sys.exit(main({list(arguments)!r}))"


def starts(runs: int) -> Iterator[Row]:
    """Import and cold starts."""
    bare = process("pass", runs * 2)
    yield Row("Python itself", bare, "s")
    # Bytecode is compiled once; the first run is not the one that counts.
    yield Row("import replykit, beyond Python", process("import replykit", runs) - bare, "s", 0.15)
    yield Row("replykit --help, beyond Python", process(command("--help"), runs) - bare, "s", 0.3)
    lint = "from replykit import lint_reply; lint_reply({!r})"
    yield Row("first lint, clean reply", process(lint.format(CLEAN), runs), "s")
    yield Row("first lint, three findings", process(lint.format(BAD), runs), "s")
    parse = f"from replykit import parse_complaint; parse_complaint({BAD!r})"
    yield Row("first parse", process(parse, max(1, runs // 2)), "s")
    draft = f"from replykit import draft_reply; draft_reply({BAD!r})"
    yield Row("first draft", process(draft, max(1, runs // 2)), "s")


def texts(name: str, key: str, number: int) -> list[str]:
    """Some texts of an evaluation file."""
    lines = (ROOT / "data" / "eval" / name).read_text("utf-8").splitlines()
    return [json.loads(line)[key] for line in lines][:number]


def rate(work: Callable[[str], object], some: Sequence[str]) -> float:
    """Texts a second, the first one left out."""
    work(some[0])
    begin = time.perf_counter()
    for text in some:
        work(text)
    return len(some) / (time.perf_counter() - begin)


def throughput() -> Iterator[Row]:
    """Texts a second on one core."""
    from replykit import Config, draft_reply, lint_reply, parse_complaint

    replies, complaints = texts("replies.jsonl", "text", 100), texts("complaints.jsonl", "text", 50)
    phrases = Config(reader=False)
    yield Row("lint", rate(lint_reply, replies), "replies/s")
    yield Row(
        "lint, phrases alone", rate(lambda t: lint_reply(t, config=phrases), replies), "replies/s"
    )
    yield Row("parse", rate(parse_complaint, complaints), "complaints/s")
    yield Row("draft, with its parse and lint", rate(draft_reply, complaints[:20]), "drafts/s")


def growth() -> Iterator[Row]:
    """How lint grows with the text: 1 is linear."""
    from replykit import lint_reply

    body = "\n\n".join(texts("replies.jsonl", "text", 50))

    def seconds(times: int) -> float:
        begin = time.perf_counter()
        lint_reply("\n\n".join([body] * times))
        return time.perf_counter() - begin

    seconds(1)
    small, large = seconds(1), seconds(4)
    yield Row(f"lint of {len(body):,} characters", small, "s")
    yield Row("the same four times over, against four times the cost", large / (4 * small), "x")


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    lines = ["| measure | | bound |", "| --- | ---: | --- |"]
    for row in rows:
        bound = (
            "" if row.bound is None else f"≤ {row.bound:g} s" + ("" if row.kept else " **missed**")
        )
        value = f"{row.value:.2f}" if row.value < 10 else f"{row.value:,.0f}"
        lines.append(f"| {row.name} | {value} {row.unit} | {bound} |")
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5, help="processes to start for each row")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bound is not kept")
    parser.add_argument("--write", action="store_true", help="keep the table in docs/timings.md")
    options = parser.parse_args()
    rows = [*starts(options.runs), *throughput(), *growth()]
    print(table(rows))
    if options.write:
        head = (
            f"# Timings\n\nWritten by `python benchmarks/timings.py --write` on {date.today()}, "
            f"Python {platform.python_version()}, {platform.machine()}, "
            f"{os.cpu_count()} cores of which one is used.\n\n"
        )
        (ROOT / "docs" / "timings.md").write_text(head + table(rows) + "\n", "utf-8")
    return 1 if options.check and not all(row.kept for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
