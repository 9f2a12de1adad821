"""``replykit trends``: its options, and what it does with them.

Nothing is imported before it is needed, so that ``replykit --help`` stays quick.
"""

import argparse
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replykit.trends.model import Trends

FORMATS = ("text", "json", "html", "md", "csv")
_COLUMNS = {
    "text": "holds the complaint (default: text, body, message and the like)",
    "date": "holds the day; without it nothing is said of changes",
    "product": "names the product",
    "place": "names the branch, town or country",
    "team": "names the team that dealt with it",
    "staff": "names who dealt with it: told only where something stands out",
    "reply": "holds what was answered: how well replies keep to the method",
    "id": "names the complaint, to find it again (default: the file and row)",
}
_EXAMPLES = """\
examples:
  replykit trends complaints.csv --text-column body --date-column created
  replykit trends complaints.csv --date-column created --format html -o trends.html
  replykit trends mails/ --format md
  replykit trends complaints.parquet --text-column body --reply-column answer --team-column team
  replykit trends complaints.jsonl.gz -j 0 --format csv -o figures.csv
"""


def add(commands: Any) -> None:  # noqa: ANN401 -- argparse has no public type for it
    """Add the command to the command line."""
    about = "find what goes wrong again and again in many complaints"
    command = commands.add_parser(
        "trends", help=about, description=about[0].upper() + about[1:] + ".", epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip
    command.set_defaults(run=run)
    command.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="CSV, JSONL (also .gz) or Parquet files, folders; - or none is standard input",
    )  # fmt: skip
    command.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    command.add_argument("-o", "--output", metavar="FILE", help="write there, not to the screen")
    for name, what in _COLUMNS.items():
        command.add_argument(f"--{name}-column", metavar="NAME", help=what)
    command.add_argument(
        "--date-format", metavar="FORMAT", help="how dates are written: %%d/%%m/%%Y (default: ISO)"
    )
    command.add_argument("--split", metavar="DATE", help="the first day of the later period")
    command.add_argument("--input", choices=("csv", "jsonl", "lines", "text"), help="what it is")
    command.add_argument("--encoding", default="utf-8", help="of the files (default: utf-8)")
    command.add_argument("--hide-amounts", action="store_true", help="no sums of money in quotes")
    command.add_argument(
        "--everything", action="store_true", help="count praise and plain questions, too"
    )
    command.add_argument(
        "--people", action="store_true",
        help="name members of staff: replies by person, and whom the texts name",
    )  # fmt: skip
    command.add_argument(
        "-j", "--jobs", type=int, default=1, metavar="N", help="processes; 0 for one a core"
    )
    command.add_argument("--title", default="Complaints: what to change first", help="of the page")


def run(options: argparse.Namespace) -> int:
    """``replykit trends``."""
    from replykit.model import ConfigError
    from replykit.trends.dates import Dates
    from replykit.trends.find import find_trends
    from replykit.trends.record import Columns, read_day
    from replykit.trends.source import SourceError, read_records

    if not options.paths and sys.stdin.isatty():
        raise SourceError("nothing to read. Name a file or a folder, or pipe a table in.")
    split = read_day(options.split, options.date_format) or read_day(options.split)
    if options.split and split is None:
        raise ConfigError(f"--split wants a date like 2026-03-01, not {options.split!r}")
    asked = {name: getattr(options, f"{name}_column") for name in _COLUMNS}
    dates = Dates(options.date_column, options.date_format) if options.date_column else None
    columns = Columns(source=asked.pop("id"), **asked, look=dates.look if dates else None)
    records = read_records(options.paths, columns, kind=options.input, encoding=options.encoding)
    progress = _Progress() if sys.stderr.isatty() else None
    trends = find_trends(
        records if dates is None else dates.watch(records),
        split=split,
        amounts=options.hide_amounts,
        everything=options.everything,
        people=options.people,
        jobs=options.jobs,
        date_format=options.date_format,
        progress=progress,
    )
    if progress is not None:
        progress.close()
    if dates is not None:
        dates.check()
    if options.format == "html":
        from replykit.trends.charts import can_draw

        if not can_draw():
            print("tables only; for charts: pip install 'replykit[charts]'", file=sys.stderr)
    _write(render(trends, options.format, options.title), options.output)
    return 0


def render(trends: "Trends", form: str, title: str = "Complaints: what to change first") -> str:
    """Trends as ``text``, ``json``, ``html``, ``md`` or ``csv``."""
    if form == "json":
        import json

        answer = {"version": 1, "trends": trends.model_dump(mode="json")}
        return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        from replykit.trends.sheet import sheet

        return sheet(trends)
    if form == "html":
        from replykit.trends.page import page

        return page(trends, title)
    from replykit.trends import outline

    writer: Callable[[Any], str] = outline.markdown if form == "md" else outline.plain
    return writer(outline.blocks(trends, title))


def _write(text: str, place: str | None) -> None:
    if place is None:
        sys.stdout.write(text)
        return
    from pathlib import Path

    from replykit.trends.source import SourceError

    try:
        Path(place).write_text(text, "utf-8", newline="")
    except OSError as error:
        raise SourceError(f"{place}: cannot be written: {error.strerror}") from None


class _Progress:
    """How many were read, and how fast, on a terminal's standard error."""

    _EVERY = 0.5

    def __init__(self) -> None:
        self._began = self._told = time.monotonic()

    def __call__(self, number: int) -> None:
        """Say so now and then."""
        now = time.monotonic()
        if now - self._told >= self._EVERY:
            self._told = now
            pace = number / (now - self._began)
            told = f"\r{number:,} read, {pace:,.0f} a second"
            print(told.ljust(48), end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Clear the line."""
        print("\r" + " " * 48 + "\r", end="", file=sys.stderr, flush=True)
