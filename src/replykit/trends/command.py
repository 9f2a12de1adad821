"""``replykit trends``: its options, and what it does with them.

Nothing is imported before it is needed, so that ``replykit --help`` stays quick.
"""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replykit.trends.model import Trends

FORMATS = ("text", "json", "html", "md")
_COLUMNS = {
    "text": "holds the complaint (default: text, body, message and the like)",
    "date": "holds the day; without it nothing is said of changes",
    "product": "names the product",
    "place": "names the branch, town or country",
    "staff": "names the agent or team: told only where something stands out",
    "id": "names the complaint, to find it again (default: the file and row)",
}
_EXAMPLES = """\
examples:
  replykit trends complaints.csv --text-column body --date-column created
  replykit trends complaints.csv --date-column created --format html -o trends.html
  replykit trends mails/ --format md
  zcat complaints.jsonl.gz | replykit trends - --text-column body
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
        help="CSV or JSONL files, folders of .txt and .md files; - or none is standard input",
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
    command.add_argument("--title", default="Complaints: what to change first", help="of the page")


def run(options: argparse.Namespace) -> int:
    """``replykit trends``."""
    from replykit.model import ConfigError
    from replykit.trends.find import find_trends
    from replykit.trends.gather import read_day
    from replykit.trends.source import Columns, SourceError, read_records

    if not options.paths and sys.stdin.isatty():
        raise SourceError("nothing to read. Name a file or a folder, or pipe a table in.")
    split = read_day(options.split, options.date_format) if options.split else None
    if options.split and split is None:
        raise ConfigError(f"--split wants a date like 2026-03-01, not {options.split!r}")
    columns = Columns(
        options.text_column, options.date_column, options.product_column,
        options.place_column, options.staff_column, options.id_column,
    )  # fmt: skip
    records = read_records(options.paths, columns, kind=options.input, encoding=options.encoding)
    progress = _Progress() if sys.stderr.isatty() else None
    trends = find_trends(
        records,
        split=split,
        amounts=options.hide_amounts,
        everything=options.everything,
        date_format=options.date_format,
        progress=progress,
    )
    if progress is not None:
        progress.close()
    _write(render(trends, options.format, options.title), options.output)
    return 0


def render(trends: "Trends", form: str, title: str = "Complaints: what to change first") -> str:
    """Trends as ``text``, ``json``, ``html`` or ``md``."""
    if form == "json":
        import json

        answer = {"version": 1, "trends": trends.model_dump(mode="json")}
        return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
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
        Path(place).write_text(text, "utf-8")
    except OSError as error:
        raise SourceError(f"{place}: cannot be written: {error.strerror}") from None


class _Progress:
    """How many were read, on a terminal's standard error."""

    _EVERY = 50

    def __call__(self, number: int) -> None:
        """Say so now and then."""
        if number % self._EVERY == 0:
            print(f"\r{number:,} read", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Clear the line."""
        print("\r" + " " * 24 + "\r", end="", file=sys.stderr, flush=True)
