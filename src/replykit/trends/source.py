"""Complaints from files: tables, JSON lines, folders of texts and standard input, as a stream."""

import codecs
import csv
import gzip
import io
import itertools
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from replykit.model import ConfigError, ReplykitError
from replykit.near import nearly
from replykit.trends.record import Broken, Columns, Record

ENDINGS = (".txt", ".md")
_TEXTS = ("text", "body", "message", "complaint", "description", "comment", "narrative")
_TABLES = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_ARROW = (".parquet", ".pq", ".arrow", ".feather")
_UNREAD = {
    ".xlsx": "save it as CSV (UTF-8)",
    ".xls": "save it as CSV (UTF-8)",
    ".json": "write one object on each line, and name it .jsonl",
}
_STDIN = "<stdin>"
LOOKED_AT = 50
"""Rows of a table that are shown to ``Columns.look``."""


class SourceError(ReplykitError):
    """A file that cannot be read as asked: which, why, and what to do."""


def read_records(
    paths: Sequence[str], columns: Columns, *, kind: str | None = None, encoding: str = "utf-8"
) -> Iterator[Record | Broken]:
    """Every complaint of the files, folders or (``-``) standard input.

    Args:
        paths: where to read; standard input when there is none.
        columns: what the columns are called.
        kind: ``csv``, ``jsonl``, ``lines`` or ``text``; by default what the file's ending says.
        encoding: how the files are encoded.

    Raises:
        SourceError: a file cannot be read, or has no such column.
        ConfigError: there is no such encoding.
    """
    try:
        codec = codecs.lookup(encoding).name
    except LookupError:
        raise ConfigError(
            f"there is no encoding {encoding!r}; the usual ones are utf-8, cp1252 and utf-16"
        ) from None
    codec = "utf-8-sig" if codec == "utf-8" else codec
    for path in paths or ["-"]:
        if path == "-":
            # Not codecs.getreader, which ends a line at U+2028, too.
            piped = io.TextIOWrapper(sys.stdin.buffer, encoding=codec, newline="")
            try:
                yield from _read(piped, _STDIN, kind, columns, codec)
            finally:
                piped.detach()
            continue
        for place in _files(Path(path)):
            try:
                yield from _file(place, columns, kind, codec)
            except (OSError, EOFError) as error:
                what = getattr(error, "strerror", None) or str(error)
                raise SourceError(f"{place}: cannot be read: {what}") from None


def _file(place: Path, columns: Columns, kind: str | None, codec: str) -> Iterator[Record | Broken]:
    packed = place.suffix.lower() == ".gz"
    ending = Path(place.stem).suffix.lower() if packed else place.suffix.lower()
    if ending in _ARROW and kind is None:
        from replykit.trends.tables import file_records

        yield from file_records(place, columns)
        return
    if ending in _UNREAD and kind is None:
        raise SourceError(f"{place}: {ending[1:]} is not read: {_UNREAD[ending]}")
    with (
        gzip.open(place) if packed else place.open("rb") as raw,
        io.TextIOWrapper(cast(BinaryIO, raw), encoding=codec, newline="") as stream,
    ):
        guess = _TABLES.get(ending, "text")
        yield from _read(stream, str(place), kind or guess, columns, codec)


def _files(place: Path) -> Iterator[Path]:
    """The texts of a folder; where it holds none, its tables."""
    if not place.is_dir():
        if not place.exists():
            raise SourceError(f"{place}: no such file or folder")
        yield place
        return
    inside = [p for p in sorted(place.rglob("*")) if p.is_file() and p.name[0] not in "._"]
    for endings in (ENDINGS, (*_TABLES, *_ARROW)):
        if found := [p for p in inside if p.suffix.lower() in endings]:
            yield from found
            return
    raise SourceError(
        f"{place}: the folder holds no {', '.join((*ENDINGS, *_TABLES))} or .parquet file"
    )


def _read(
    stream: Iterable[str], name: str, kind: str | None, columns: Columns, codec: str
) -> Iterator[Record | Broken]:
    done = 0
    try:
        for item in _rows(stream, name, kind, columns):
            done += 1
            yield item
    except UnicodeError as error:
        byte = (
            f" (byte 0x{error.object[error.start]:02x})"
            if isinstance(error, UnicodeDecodeError)
            else ""
        )
        after = f" after {done:,} rows" if done else ""
        raise SourceError(
            f"{name}: is not {codec.removesuffix('-sig')}{after}{byte}. Say how it is encoded: "
            "--encoding cp1252 for older Windows files, --encoding utf-16 for some exports"
        ) from None


def _rows(
    stream: Iterable[str], name: str, kind: str | None, columns: Columns
) -> Iterator[Record | Broken]:
    if kind == "text":
        yield Record("".join(stream), source=name)
        return
    lines = iter(stream)
    first = next((line for line in lines if line.strip()), "")
    if kind is None:
        kind = "jsonl" if first.lstrip().startswith("{") else "csv" if columns.text else "lines"
    lines = itertools.chain([first] if first else [], lines)
    if kind == "jsonl":
        yield from _json_lines(lines, name, columns)
    elif kind == "csv":
        yield from _table(lines, name, columns)
    else:
        for number, line in enumerate(lines, 1):
            yield Record(line.strip(), source=f"{name}:{number}")


def _table(lines: Iterator[str], name: str, columns: Columns) -> Iterator[Record | Broken]:
    first = next(lines, None)
    if first is None:
        raise SourceError(f"{name}: is blank: there is nothing to read")
    delimiter = max((",", ";", "\t", "|"), key=first.count)
    rows = csv.reader(itertools.chain([first], lines), delimiter=delimiter)
    header = [cell.strip() for cell in next(rows)]
    wanted = check_columns(columns, header, name)
    at = {field: header.index(column) for field, column in wanted.items()}
    number = 1
    while True:
        number += 1
        source = f"{name}:{number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            hint = "; a quotation mark is probably not closed" if "limit" in str(error) else ""
            yield Broken(source, f"row {number} is broken: {error}{hint}")
            continue
        if row is None:
            return
        if not row:
            continue
        if columns.look is not None and number <= LOOKED_AT:
            columns.look(dict(zip(header, row, strict=False)))
        if len(row) > len(header):
            yield Broken(
                source,
                f"row {number} has {len(row)} cells under {len(header)} headings; "
                f"put cells that hold a {delimiter!r} in quotation marks",
            )
            continue
        cells = {field: row[place] for field, place in at.items() if place < len(row)}
        yield make_record(cells, source)


def _json_lines(lines: Iterator[str], name: str, columns: Columns) -> Iterator[Record | Broken]:
    wanted: dict[str, str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        source = f"{name}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Broken(source, f"line {number} is no JSON: {error}")
            continue
        if not isinstance(row, dict):
            yield Broken(source, f"line {number} holds a {type(row).__name__}, not an object")
            continue
        if wanted is None:
            wanted = check_columns(columns, list(row), name)
        if columns.look is not None and number <= LOOKED_AT:
            columns.look(row)
        text = row.get(wanted["text"])
        if text is not None and not isinstance(text, str):
            yield Broken(source, f"line {number}: {wanted['text']!r} holds no string")
            continue
        yield make_record({field: row.get(column) for field, column in wanted.items()}, source)


def make_record(cells: Mapping[str, object], source: str) -> Record:
    """A record of some cells, which says where it stands."""
    given = {"text": None, **cells, "source": str(cells.get("source") or source)}
    return Record(**given)  # type: ignore[arg-type]


def check_columns(columns: Columns, header: Sequence[str], name: str) -> dict[str, str]:
    """The columns to read by field, all of which are there.

    Raises:
        SourceError: one is not; the message names those that are.
    """
    wanted = columns.named()
    if "text" not in wanted:
        known = {column.lower(): column for column in reversed(header)}
        guess = next((known[text] for text in _TEXTS if text in known), None)
        if guess is None:
            raise SourceError(
                f"{name}: which column holds the text? Name it with --text-column. "
                f"There are: {', '.join(header)}"
            )
        wanted = {"text": guess, **wanted}
    for column in wanted.values():
        if column not in header:
            near = nearly(column, header)
            hint = f"; did you mean {near}?" if near else "."
            raise SourceError(
                f"{name}: there is no column {column!r}{hint} There are: {', '.join(header)}"
            )
    return wanted
