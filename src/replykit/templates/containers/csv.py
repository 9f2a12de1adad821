"""CSV and TSV to rows of cells.

The standard library's reader decides what a cell holds; its place is found by walking along the
row's lines with what it read.
"""

import csv
import io
import re
from collections.abc import Iterator

from replykit.templates.mapped import Builder, Mapped
from replykit.templates.source import Source

Row = list[Mapped]


def read(source: Source, delimiter: str) -> list[Row]:
    """The rows of a file, without empty ones.

    Raises:
        TemplateError: a quotation mark is not closed, or a cell is too long.
    """
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(source.text, newline=""):
            taken.append(line)
            yield line

    rows: list[Row] = []
    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    start = 0
    while True:
        try:
            values = next(reader, None)
        except csv.Error as error:
            raise _explain(source, str(error), start) from None
        if values is None:
            return rows
        raw = "".join(taken)
        taken.clear()
        if values:
            rows.append(_align(raw, values, delimiter, start))
        start += len(raw)


def _explain(source: Source, what: str, start: int) -> Exception:
    if "field larger" in what:
        return source.error(
            f"a cell of this row has more than {csv.field_size_limit():,} characters; "
            "shorten it, or close the quotation mark if one is left open", start,
        )  # fmt: skip
    if "unexpected end" in what:
        return source.error("a quotation mark in this row is never closed. Close it.", start)
    return source.error(
        f"this row is broken: {what}. Within a quoted cell, write each quotation mark twice.", start
    )


def _align(raw: str, values: list[str], delimiter: str, start: int) -> Row:
    row: Row = []
    at = 0
    for value in values:
        if raw.startswith('"', at):
            builder = Builder()
            at += 1
            for piece in re.split('(")', value):
                if piece == '"':
                    builder.add('"', start + at, start + at + 2)
                    at += 2
                else:
                    builder.add(piece, start + at, start + at + len(piece))
                    at += len(piece)
            row.append(builder.build(at=start + at))
            at += 1
        else:
            row.append(Mapped.whole(value, start + at))
            at += len(value)
        at += len(delimiter)
    return row


def find_delimiter(source: Source) -> str:
    """The mark between cells: the one that the first line has most of."""
    first = source.text.lstrip().partition("\n")[0]
    bare = re.sub(r'"[^"]*"', "", first)
    return max((",", ";", "\t", "|"), key=bare.count)
