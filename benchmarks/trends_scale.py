"""How fast trends read, and how much memory they take, on generated complaints.

python benchmarks/trends_scale.py --rows 1000000 --read 4000

Writes a CSV file of so many short complaints (each text its own), then measures, each in a process
of its own: the first --read rows in full, with one process and with one a core, which gives the
complaints an hour, by the clock and by the processor time of all processes; and the counting
alone over all rows, where each of the 400 wordings is read once and looked up from then on, which
shows whether memory grows with the number of rows, and how large what a Spark worker hands on is.
"""

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from unittest import mock

from replykit import Complaint, find_trends, parse_complaint
from replykit.trends import gather, parallel
from replykit.trends.find import weigh
from replykit.trends.parallel import cores
from replykit.trends.record import Columns
from replykit.trends.source import read_records
from replykit.trends.spark import pack

OPENINGS = (
    "The kettle leaked all over the worktop.", "My parcel was left in the rain.",
    "You took the money twice in one week.", "The app closes when I press pay.",
    "Nobody rang me back.", "The room smelled of smoke.", "The mirror came in two pieces.",
    "I cannot get into my account.", "Your fitter scratched the floor.", "The shoes are odd sizes.",
    "My booking had vanished when I arrived.", "The man at the till swore at me.",
    "I was told delivery was free.", "The refund has still not come.", "The heater sparked.",
    "The lamp stopped working after a day.", "I asked to cancel in May.",
    "The shop had none left, whatever the page says.", "It costs more than it did last month.",
    "The letter had somebody else's bill in it.",
)  # fmt: skip
ENDINGS = (
    "I want my money back.", "Please send another one.", "When will it be put right?",
    "This is the third time I write.", "I am very disappointed.", "I was promised it by Friday.",
    "I shall not come back.", "It is disgraceful.", "Could somebody ring me?",
    "Please look into it.", "I have photos.", "My neighbour had the same.", "I waited in all day.",
    "That is not good enough.", "It was a present.", "I have been a customer for years.",
    "I need it by Monday.", "What will you do about it?", "I am fed up.", "It was fine before.",
)  # fmt: skip
COLUMNS = Columns(text="body", date="created", product="product")


def write(place: Path, rows: int, sentences: int = 1) -> float:
    """Write the file; how long its texts are on average.

    Args:
        place: where.
        rows: how many complaints.
        sentences: how many say what went wrong in each.
    """
    dice = random.Random(1)
    length = 0
    with place.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["created", "product", "body"])
        for number in range(rows):
            story = " ".join(dice.choices(OPENINGS, k=sentences))
            text = f"{story} {dice.choice(ENDINGS)} My order is BX-{number:07d}."
            length += len(text)
            day = date(2026, 1, 1) + timedelta(days=dice.randrange(365))
            table.writerow([day.isoformat(), f"item {dice.randrange(200)}", text])
    return length / rows


def peak() -> float:
    """The most memory that this process and its largest child had, in MB."""
    mine, theirs = (
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (mine + theirs) / 1000


def worked() -> float:
    """The processor time of this process and its children, in seconds."""
    return sum(
        use.ru_utime + use.ru_stime
        for use in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def read(place: Path, rows: int, jobs: int) -> None:
    """Read in full, and print the seconds and the memory."""
    parse_complaint(OPENINGS[0])  # loads what is loaded once
    began, work = time.perf_counter(), worked()
    find_trends(islice(read_records([str(place)], COLUMNS), rows), jobs=jobs)
    print(time.perf_counter() - began, worked() - work, peak(), 0)


def count(place: Path, rows: int) -> None:
    """Count, with each wording read once."""
    known: dict[str, Complaint] = {}

    def look_up(text: str, channel: str) -> Complaint:
        wording = text.rpartition(" My order")[0]
        if wording not in known:
            known[wording] = parse_complaint(text, channel)
        return known[wording].model_copy(update={"text": text})

    began, work = time.perf_counter(), worked()
    with mock.patch.object(gather, "parse_complaint", look_up):
        gathered = parallel.gather(
            islice(read_records([str(place)], COLUMNS), rows), gather.Settings()
        )
    taken, work = time.perf_counter() - began, worked() - work
    weigh(gathered)
    print(taken, work, peak(), len(pack(gathered)) / 1e6)


def run(*arguments: object) -> tuple[float, float, float, float]:
    """Measure in a fresh process: seconds by the clock, of the processor, MB, and MB packed."""
    command = [sys.executable, __file__, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, work, memory, packed = map(float, done.stdout.split())
    return seconds, work, memory, packed


def main() -> None:
    """Measure."""
    if sys.argv[1:2] == ["--part"]:
        what, name, *numbers = sys.argv[2:]
        (read if what == "read" else count)(Path(name), *map(int, numbers))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--read", type=int, default=4000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place, long = Path(folder) / "complaints.csv", Path(folder) / "long.csv"
        lengths = {place: write(place, options.rows), long: write(long, options.read // 8, 30)}
        size = place.stat().st_size / 1e6
        print(f"{options.rows:,} complaints, {size:.0f} MB\n")
        print("| what | complaints | characters | processes | seconds | an hour | an hour a core "
              "| memory, MB | handed on, MB |")  # fmt: skip
        print("| --- " * 9 + "|")
        for file, rows in ((place, options.read), (long, options.read // 8)):
            for jobs in sorted({1, cores()}):
                seconds, work, memory, _ = run("--part", "read", file, rows, jobs)
                hour, core = (rows / taken * 3600 for taken in (seconds, work))
                print(
                    f"| read in full | {rows:,} | {lengths[file]:.0f} | {jobs} | {seconds:.0f} "
                    f"| {hour:,.0f} | {core:,.0f} | {memory:.0f} | |", flush=True,
                )  # fmt: skip
        for rows in (options.rows // 100, options.rows // 10, options.rows):
            seconds, _, memory, packed = run("--part", "count", place, rows)
            print(
                f"| counted only | {rows:,} | {lengths[place]:.0f} | 1 | {seconds:.0f} | | "
                f"| {memory:.0f} | {packed:.1f} |", flush=True,
            )  # fmt: skip


if __name__ == "__main__":
    main()
