"""Measure the linter beside others on the same replies, in one run.

    python benchmarks/beside.py --tools ~/tools --install   # once: proselint, write-good, …
    python benchmarks/beside.py --tools ~/tools             # print the table
    python benchmarks/beside.py --tools ~/tools --write     # keep it in docs/beside.md
    python benchmarks/beside.py --grow 100000               # time and memory as the set grows

The replies are made here, from a seed: about a hundred words each, most with faults. The tools run
in turn, round by round, each with what it finds by default, output thrown away; the median counts.
Processor seconds are those of the process and its children.
"""

import argparse
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "beside.md"
SEED = 20261122
NPM = {
    "write-good": "1.0.8", "alex": "11.0.1", "textlint": "15.8.0",
    "textlint-rule-write-good": "2.0.0", "textlint-rule-alex": "5.0.0",
    "textlint-rule-common-misspellings": "1.0.1",
}  # fmt: skip
PROSELINT = "0.16.0"

# --- replies ------------------------------------------------------------------------------

_NAMES = "Marta Ifan Priya Tom Ade Lena Jo Sunil Wren Cora Piotr Nia".split()
_THINGS = "lamp kettle chair jacket phone blender desk rug tent mirror drill suitcase".split()
_FAULTS = "cracked scratched late wet dented torn silent short stained bent".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday".split()
_PLACES = "Leeds Cork Utrecht Bristol Graz Turin Malmö Porto Ghent Lyon".split()
_GOOD = (
    "Thank you for telling us about the {thing}, and for the photos that you sent on {day}.",
    "I'm sorry that your {thing} arrived {fault}: we packed it badly, and you lost a day over it.",
    "I have ordered a new {thing} for you, which leaves our depot in {place} on {day}.",
    "If you would rather have the £{pounds} back, tell me by {day} and it is on its way.",
    "Two days without a {thing} is a nuisance, and you had planned your {day} around it.",
    "Our packer in {place} now puts two sheets of card around every {thing} we send.",
    "Please keep the {fault} {thing}, or take it to the charity shop in {place}.",
    "I'll ring you on {day} at {hour} to see that the {thing} came in one piece.",
    "The driver's note says that he left it behind the bins in {place} at {hour} o'clock.",
    "You asked why nobody answered your mail of {day}; it lay in a box that nobody looks at.",
    "The £{pounds} that you paid for carriage goes back to your card today in any case.",
    "I checked the {thing} that leaves tomorrow with my own hands, and took a photo of it.",
)
_BAD = (
    "We apologise for any inconvenience this may have caused.",
    "You should have checked the {thing} when it was handed over to you.",
    "Due to high demand in {place} we are currently experiencing delays.",
    "Kindly note that the {thing} was obviously not packed for {place}.",
    "We will get back to you as soon as possible!!",
    "It is very clear that our courier is to blame for the {fault} {thing}.",
    "Calm down, it is only a {thing} after all.",
    "Please do not hesitate to contact us should you have any further questions.",
)


def make_reply(number: int) -> str:
    """A reply of about a hundred words, the same for a number every time."""
    pick = random.Random(SEED + number)

    def fill(sentence: str) -> str:
        return sentence.format(
            thing=pick.choice(_THINGS), fault=pick.choice(_FAULTS), day=pick.choice(_DAYS),
            place=pick.choice(_PLACES), pounds=pick.randint(5, 400), hour=pick.randint(8, 19),
        )  # fmt: skip

    sentences = [fill(sentence) for sentence in pick.sample(_GOOD, 5)]
    for sentence in pick.sample(_BAD, pick.choice((0, 1, 1, 2))):
        sentences.insert(pick.randint(0, len(sentences)), fill(sentence))
    half = len(sentences) // 2
    body = " ".join(sentences[:half]) + "\n\n" + " ".join(sentences[half:])
    name, agent = pick.choice(_NAMES), pick.choice(_NAMES)
    return f"Hello {name},\n\n{body}\n\nKind regards\n{agent}\n"


CLEAN = (
    "Hi Ann,\n\nThank you for the photos. I'm sorry that your lamp came without its bulb: we left "
    "it out, and you sat in the dark for two evenings. A new bulb left us today and reaches you by "
    "Friday; if you would rather have the £18 back, tell me and it is on its way. I'll ring you on "
    "Friday at noon to see that it works.\n\nTom\n"
)


def make_replies(folder: Path, number: int) -> list[Path]:
    """Write replies into a folder, and say where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for at in range(number):
        path = folder / f"{at:06}.md"
        path.write_text(make_reply(at), "utf-8")
        paths.append(path)
    return paths


# --- tools --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tool:
    """A linter, and how it is called; files go behind."""

    name: str
    command: tuple[str, ...]


def find_tools(folder: Path | None) -> Iterator[Tool]:
    """Ours, in the ways that are compared, and those of the others that are installed."""
    ours = (sys.executable, "-m", "replykit", "lint", "--no-cache")
    yield Tool("replykit, all rules", ours)
    yield Tool("replykit, -j 2", (*ours, "-j", "2"))
    yield Tool("replykit, phrases alone", (*ours, "--no-reader"))
    if folder is None:
        return
    bin_ = folder / "node_modules" / ".bin"
    known = (
        Tool(f"proselint {PROSELINT}", (str(folder / "py" / "bin" / "proselint"), "check")),
        Tool(f"write-good {NPM['write-good']}", (str(bin_ / "write-good"),)),
        Tool(f"alex {NPM['alex']}", (str(bin_ / "alex"), "--quiet")),
        Tool(
            f"textlint {NPM['textlint']}, 3 rules",
            (str(bin_ / "textlint"), "--rule", "write-good", "--rule", "alex",
             "--rule", "common-misspellings"),
        ),
    )  # fmt: skip
    yield from (tool for tool in known if Path(tool.command[0]).exists())


def install(folder: Path) -> None:
    """Put the other tools into a folder, with pip and npm."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", folder / "py"], check=True)
    pip = [folder / "py" / "bin" / "pip", "install", "--quiet", f"proselint=={PROSELINT}"]
    subprocess.run(list(map(str, pip)), check=True)
    packages = [f"{name}@{version}" for name, version in NPM.items()]
    subprocess.run(["npm", "install", "--prefix", folder, "--silent", *packages], check=True)


@dataclass(frozen=True)
class Timing:
    """How long a call took: on the wall, and on the processors."""

    wall: float
    processor: float
    megabytes: float


def environ(folder: Path) -> dict[str, str]:
    """The environment of all tools: compiled Python is kept, as it is where one is installed."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "pycache")}


def run(tool: Tool, paths: Sequence[Path], folder: Path) -> Timing:
    """Call a tool once on some files; *folder* is the benchmark's own."""
    with subprocess.Popen(
        [*tool.command, *map(str, paths)], cwd=paths[0].parent, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environ(folder),
    ) as process:  # fmt: skip
        begin = time.perf_counter()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1, 2) and "write-good" not in tool.name:
        raise RuntimeError(f"{tool.name} ended with status {process.returncode}")
    return Timing(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(
    tools: Sequence[Tool], paths: Sequence[Path], rounds: int, folder: Path
) -> dict[str, Timing]:
    """The median of some rounds, in each of which every tool runs once."""
    found: dict[str, list[Timing]] = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            found[tool.name].append(run(tool, paths, folder))
    return {
        name: Timing(*(statistics.median(getattr(t, key) for t in timings)
                       for key in ("wall", "processor", "megabytes")))
        for name, timings in found.items()
    }  # fmt: skip


# --- tables -------------------------------------------------------------------------------


def table(
    tools: Sequence[Tool], many: Mapping[str, Timing], cold: Mapping[str, Timing],
    faulty: Mapping[str, Timing], number: int,
) -> list[str]:  # fmt: skip
    """The comparison as Markdown; ratios are of processor time."""
    base = next((name for name in many if name.startswith("proselint")), None)
    lines = [
        f"| tool | {number:,} files, s | processor s | files/s | × proselint | peak MB "
        "| one clean file, s | one with findings, s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for tool in tools:
        a, b, c = many[tool.name], cold[tool.name], faulty[tool.name]
        ratio = f"{many[base].processor / a.processor:.1f}" if base else ""
        lines.append(
            f"| {tool.name} | {a.wall:.1f} | {a.processor:.1f} | {number / a.wall:,.0f} | {ratio} "
            f"| {a.megabytes:,.0f} | {b.wall:.2f} | {c.wall:.2f} |"
        )
    return lines


def compare(folder: Path | None, number: int, rounds: int) -> list[str]:
    """Measure all tools on many files, and on one."""
    tools = list(find_tools(folder))
    place = Path(tempfile.mkdtemp(prefix="replykit-beside-"))
    try:
        paths = make_replies(place / "replies", number)
        single = place / "one"
        single.mkdir()
        clean, faulty = single / "clean.md", single / "faulty.md"
        clean.write_text(CLEAN, "utf-8")
        faulty.write_text(make_reply(1), "utf-8")
        for tool in tools:
            run(tool, [faulty], place)  # Python is compiled once
        cold = measure(tools, [clean], 2 * rounds + 1, place)
        found = measure(tools, [faulty], 2 * rounds + 1, place)
        return table(tools, measure(tools, paths, rounds, place), cold, found, number)
    finally:
        shutil.rmtree(place)


def grow(most: int) -> list[str]:
    """Time and memory of one process over more and more replies, all rules of sets among them."""
    lines = ["| replies | s | replies/s | peak MB |", "| ---: | ---: | ---: | ---: |"]
    ours = Tool("ours", (sys.executable, "-m", "replykit", "lint", "--no-cache", "--no-reader"))
    place = Path(tempfile.mkdtemp(prefix="replykit-grow-"))
    number = most // 100
    try:
        make_replies(place / "replies", most)
        files = sorted((place / "replies").iterdir())
        while number <= most:
            part = place / f"part{number}"
            part.mkdir()
            for file in files[:number]:
                (part / file.name).hardlink_to(file)
            timing = run(ours, [part], place)
            lines.append(
                f"| {number:,} | {timing.wall:.1f} | {number / timing.wall:,.0f} "
                f"| {timing.megabytes:,.0f} |"
            )
            print(lines[-1], flush=True)
            number *= 10
    finally:
        shutil.rmtree(place)
    return lines


def processor() -> str:
    """What the machine calls its processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


HEAD = """# Beside other linters

Written by `python benchmarks/beside.py --tools DIR --write` on {date}: {processor}, {cores} cores,
Python {python}, load {load:.1f} when it began.

The same {number:,} replies of about a hundred words for all, made from a seed; every tool in turn,
medians of runs: {rounds}; output thrown away. What they look for is not the same: none of the
others knows a complaint. Ratios are of processor time.

"""
GROWTH = """
## As the set grows

`python benchmarks/beside.py --grow {most} --write`: one process, phrases and constructions alone,
no cache; the replies are compared with one another, too.

"""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tools", type=Path, help="the folder of the other tools")
    parser.add_argument("--install", action="store_true", help="put them there first")
    parser.add_argument("--replies", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--grow", type=int, metavar="N", help="only this: up to N replies")
    parser.add_argument("--write", action="store_true", help="keep the table in docs/beside.md")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    if options.install:
        if options.tools is None:
            parser.error("--install wants --tools")
        install(options.tools)
    told = PAGE.read_text("utf-8") if PAGE.exists() else ""
    first, _, second = told.partition("\n## As the set grows")
    if options.grow:
        lines = grow(options.grow)
        text = GROWTH.format(most=options.grow)
        second = text.partition("\n## As the set grows")[2] + "\n".join(lines) + "\n"
    else:
        lines = compare(options.tools, options.replies, options.rounds)
        print("\n".join(lines))
        first = HEAD.format(
            date=date.today(), processor=processor(), cores=os.cpu_count(),
            python=platform.python_version(), load=load, number=options.replies,
            rounds=options.rounds,
        ) + "\n".join(lines) + "\n"  # fmt: skip
    if options.write:
        PAGE.write_text(first + (f"\n## As the set grows{second}" if second else ""), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
