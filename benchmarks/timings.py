"""Measure how fast replykit is: import, cold start, throughput, and growth with the text.

    python benchmarks/timings.py            # print the table
    python benchmarks/timings.py --check    # exit 1 where a bound is not kept
    python benchmarks/timings.py --write    # keep the tables in docs/timings.md
    python benchmarks/timings.py --texts 100000 --bytes 10000000    # the whole table of growth

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
from typing import TypeVar

T = TypeVar("T")
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


def texts(name: str, key: str, number: int, folder: str = "eval") -> list[str]:
    """Some texts of a file, for evaluation or for training."""
    lines = (ROOT / "data" / folder / name).read_text("utf-8").splitlines()
    return [json.loads(line)[key] for line in lines][:number]


def rate(work: Callable[[T], object], some: Sequence[T], start: Sequence[T] = ()) -> float:
    """Texts a second, the first one left out, and others that come before if there are any."""
    for text in (*start, some[0]):
        work(text)
    begin = time.perf_counter()
    for text in some:
        work(text)
    return len(some) / (time.perf_counter() - begin)


def throughput() -> Iterator[Row]:
    """Texts a second on one core; each text is read once, as it comes."""
    from replykit import Config, draft_reply, lint_reply, parse_complaint, parse_many

    replies = texts("replies.jsonl", "text", 100)
    complaints = texts("complaints.jsonl", "text", 200)
    half = len(complaints) // 2
    # Words are met and expressions made ready: in a process that goes on, that is soon behind.
    start = texts("complaints_days.jsonl", "text", 100, "train")
    phrases = Config(reader=False)
    yield Row("lint", rate(lint_reply, replies), "replies/s")
    yield Row(
        "lint, phrases alone", rate(lambda t: lint_reply(t, config=phrases), replies), "replies/s"
    )
    yield Row("parse, one by one", rate(parse_complaint, complaints[:half], start), "complaints/s")
    begin = time.perf_counter()
    parsed = list(parse_many(complaints[half:]))
    spent = time.perf_counter() - begin
    yield Row("parse, all together", len(parsed) / spent, "complaints/s")
    others = list(parse_many(start))
    yield Row("draft, from a parsed complaint", rate(draft_reply, parsed[:50], others), "drafts/s")
    yield Row("draft, with its parse and lint", rate(draft_reply, complaints[:20]), "drafts/s")
    yield Row("memory held after all of these, at most", peak(), "MB")


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


def mix() -> list[str]:
    """Replies of about a hundred words, most of them with findings."""
    found = []
    for place in sorted((ROOT / "data" / "train").glob("replies_*.jsonl")):
        for line in place.read_text("utf-8").splitlines():
            text = json.loads(line)["text"]
            if 80 <= len(text.split()) <= 125:
                found.append(text)
    return found


def cost(work: Callable[[str], object], some: Sequence[str]) -> float:
    """Seconds of processor time; unlike the clock, they count what else runs the less."""
    begin = time.process_time()
    for text in some:
        work(text)
    return time.process_time() - begin


def hundred_words() -> Iterator[Row]:
    """Replies a second by what they hold.

    Where the row does not say otherwise every text is new to the process, since sentences that
    have been read are remembered.
    """
    from replykit import Config, lint_many, lint_reply

    def row(name: str, number: int, seconds: float) -> Row:
        return Row(f"{name} ({number} replies)", number / seconds, "replies/s")

    def read_phrases(text: str) -> None:
        lint_reply(text, config=Config(reader=False))

    start, mixed, others, more = (mix()[at::4] for at in range(4))
    cost(lint_reply, start)  # words are met, patterns made ready
    spent = {text: cost(lint_reply, [text]) for text in mixed}
    clean = [text for text in mixed if not lint_reply(text).findings]
    yield row("a mix", len(mixed), sum(spent.values()))
    yield row("those of it without a finding", len(clean), sum(spent[text] for text in clean))
    yield row("phrases and constructions alone", len(others), cost(read_phrases, others))
    again = others[-100:]
    cost(lint_reply, again)
    yield row("once more what was read last", len(again), cost(lint_reply, again))
    begin = time.process_time()
    for _ in lint_many(more):
        pass
    yield row("lint_many", len(more), time.process_time() - begin)


def shares(rounds: int = 3) -> Iterator[Row]:
    """Where the time of a reply of a hundred words goes: microseconds, the least of some rounds."""
    from replykit.rule import Reply, all_rules

    found: dict[str, float] = {}
    everything = mix()

    def measure(name: str, work: Callable[[Reply], object], replies: list[Reply]) -> None:
        begin = time.process_time()
        for reply in replies:
            work(reply)
        spent = (time.process_time() - begin) / len(replies) * 1e6
        found[name] = min(spent, found.get(name, spent))

    steps: list[tuple[str, Callable[[Reply], object]]] = [
        ("words", lambda reply: reply.tokens),
        ("sentences", lambda reply: reply.sentences),
        ("quotations", lambda reply: reply.quoted),
        ("phrases of faults", lambda reply: reply.hits),
        ("phrases of parts", lambda reply: reply.part_hits),
        ("the trained readers", lambda reply: reply.scores),
        ("the parts", lambda reply: reply.parts),
    ]
    for _ in range(rounds):
        replies = [Reply(text) for text in everything]
        for name, step in steps:
            measure(name, step, replies)
        for rule in all_rules().values():
            if not rule.needs_complaint:
                measure(f"rule {rule.name}", lambda r, check=rule.check: list(check(r)), replies)  # type: ignore[misc]
    for name, spent in sorted(found.items(), key=lambda item: -item[1]):
        if spent >= 1:
            yield Row(name, spent, "µs")


def peak() -> float:
    """The most memory that this process has held, in MB."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1e6 if sys.platform == "darwin" else 1024)


def grown(most_texts: int, most_bytes: int) -> Iterator[tuple[str, float, float, float]]:
    """Rows of the table of growth: what, seconds, microseconds for each unit, MB held at most.

    Each row works in the process of those before it, so memory can only rise.
    """
    from replykit import lint_many, lint_reply

    sentences = texts("sentences.jsonl", "text", 400)
    body = "\n\n".join(texts("replies.jsonl", "text", 125))
    lint_reply(body)
    number = 10
    while number <= most_texts:
        begin = time.process_time()
        for _ in lint_many(sentences[at % len(sentences)] for at in range(number)):
            pass
        spent = time.process_time() - begin
        yield f"{number:,} texts of a sentence", spent, spent / number * 1e6, peak()
        number *= 10
    size = 100
    while size <= most_bytes:
        text = (body * (size // len(body) + 1))[:size]
        begin = time.process_time()
        lint_reply(text)
        spent = time.process_time() - begin
        yield f"one text of {size:,} characters", spent, spent / size * 1e6, peak()
        size *= 10


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


def growth_table(rows: Sequence[tuple[str, float, float, float]]) -> str:
    """The rows of ``grown`` as Markdown."""
    lines = ["| work | seconds | µs for each | MB at most |", "| --- | ---: | ---: | ---: |"]
    lines += [f"| {what} | {s:.3f} | {each:,.1f} | {mb:,.0f} |" for what, s, each, mb in rows]
    return "\n".join(lines)


_MANY = """
## Many at a time

`lint_many` and `parse_many` take any iterable of texts and yield a result for each, in order.
Of a list the readers are asked about sixteen texts of `lint_many` at once, which takes two thirds
as long; a generator's texts are taken one by one, each when its result is asked for. Either way
memory stays where it is however many there are.
`processes=4` spreads them over processes, which pays from some thousand texts on, since each
process has to load what the first lint loads. The processes are spawned and import the script that
asks for them: keep its own work under `if __name__ == "__main__":`, or it is an error of Python's
(`An attempt has been made to start a new process …`).

```python
from replykit import lint_many, parse_many

for report in lint_many(line.rstrip("\\n") for line in open("replies.txt")):
    print(report.ok)
```

## How it works

A reply is cut into sentences, and each of these into folded words once. What a sentence yields by
itself is remembered with it, for the last eight thousand sentences, since canned replies repeat
theirs: its words and where they stand, the phrases and guards in it, the sums of its features, what
the network makes of it, the words that spoke loudest, and what rules read off it, as places within
the sentence. What depends on its neighbours is worked out for each reply. Of a sentence that is
new, for each word a row of bits tells which of the two thousand patterns it may begin, which may
have it second, and which cannot do without it; words that no pattern names share a row. A few
`and`s from the end of a sentence to its beginning leave some eight places of it to be tried word by
word. The features of all sentences are numbered together, looked up in one table, and the rows of
weights added up; products of matrices are kept too small to be spread over threads, whose waiting
costs more than the work. A reply that has been linted is freed at once, and leaves nothing to be
collected. `replykit lint` asks about the replies of some files together, and keeps what a whole run
said for when nothing has changed. Expressions of rules are tried only on text that holds what they
cannot do without. What the packs and readers come down to is kept in data/compiled, written by
`python data/compile.py`; where it does not fit the packs any more they are read afresh, which takes
some seconds longer. Of a cold start, importing pydantic and numpy is more than half.
"""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5, help="processes to start for each row")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bound is not kept")
    parser.add_argument("--write", action="store_true", help="keep the table in docs/timings.md")
    parser.add_argument("--texts", type=int, default=1_000, help="most texts of the growth table")
    parser.add_argument("--bytes", type=int, default=100_000, help="longest text of the same")
    options = parser.parse_args()
    rows = [*starts(options.runs), *throughput(), *growth()]
    tables = {
        "Timings": table(rows),
        "Replies of a hundred words": table([*hundred_words()]),
        "Where the time goes": table([*shares()]),
        "Growth": growth_table([*grown(options.texts, options.bytes)]),
    }
    for title, lines in tables.items():
        print(f"{title}\n\n{lines}\n")
    if options.write:
        said = (
            f"Written by `python benchmarks/timings.py --write --texts {options.texts} "
            f"--bytes {options.bytes}` on {date.today()}, Python {platform.python_version()}, "
            f"{platform.machine()}, {os.cpu_count()} cores of which one is used, load "
            f"{os.getloadavg()[0]:.1f}.\n"
        )
        first, *rest = tables.items()
        pieces = [f"# {first[0]}\n\n{said}\n{first[1]}\n"]
        pieces += [f"\n## {title}\n\n{lines}\n" for title, lines in rest]
        (ROOT / "docs" / "timings.md").write_text("".join(pieces) + _MANY, "utf-8")
    return 1 if options.check and not all(row.kept for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
