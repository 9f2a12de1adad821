"""Plain text is prose already."""

from collections.abc import Iterator

from replykit.templates.mapped import Mapped, substitute


def read(cell: Mapped) -> tuple[Mapped, list[tuple[int, int]]]:
    """The text as it is."""
    return cell, []


def unify_breaks(cell: Mapped) -> Mapped:
    """The same text with a line feed for every kind of line break."""
    if "\r" not in cell.text:
        return cell
    return substitute(cell, _breaks(cell.text))


def _breaks(text: str) -> Iterator[tuple[int, int, str]]:
    at = text.find("\r")
    while at >= 0:
        end = at + 2 if text.startswith("\r\n", at) else at + 1
        yield at, end, "\n"
        at = text.find("\r", end)
