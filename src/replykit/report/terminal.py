"""What every command does with a terminal: errors, colours, width. Loads nothing at first."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from replykit.report.text import Paint


def say(message: str, kind: str = "error") -> None:
    """Print an error, or a note of another kind, on standard error.

    No line of it is an order to the machine that runs a job, whatever name the message holds.
    """
    from replykit.report.text import clean_lines

    lines = clean_lines(f"replykit: {kind}: {message}")
    print("\n".join(f"| {line}" if _is_order(line) else line for line in lines), file=sys.stderr)


def _is_order(line: str) -> bool:
    return line.lstrip().startswith(("::", "##["))


def own_fault(error: Exception) -> str:
    """What to say of an error that should not have come up: never a traceback and status 1."""
    if os.environ.get("REPLYKIT_DEBUG"):
        raise error
    said = str(error).rstrip(".")
    return f"internal error, {type(error).__name__}: {said}. REPLYKIT_DEBUG=1 shows where."


def wants_colour(stream: IO[str], environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour: NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return environ["FORCE_COLOR"] != "0"
    return stream.isatty() and environ.get("TERM") != "dumb"


def paint_for(stream: IO[str]) -> "Paint":
    """Colours for a stream."""
    from replykit.report.text import Paint

    return Paint(wants_colour(stream))


def columns() -> int:
    """How wide to write."""
    return max(24, min(110, shutil.get_terminal_size((100, 24)).columns))


def put(lines: Iterable[str], stream: IO[str] | None = None) -> None:
    """Print lines, on standard output by default."""
    for line in lines:
        print(line, file=stream)
