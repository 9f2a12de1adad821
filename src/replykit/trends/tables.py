"""Tables: Parquet and Arrow files, and those of pandas, Polars and Arrow, batch by batch.

The common ground is Arrow's C stream, which all of them give; pyarrow reads it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replykit.trends.record import Broken, Columns, Record
from replykit.trends.source import LOOKED_AT, SourceError, check_columns, make_record

if TYPE_CHECKING:
    import pyarrow

_ROWS = 1000


def is_table(thing: object) -> bool:
    """Whether it is a table of pandas, Polars, Arrow or the like."""
    if type(thing).__name__ == "LazyFrame":
        return True
    # A single column gives a stream, too, and is an iterable of texts.
    is_column = type(thing).__name__ in ("Series", "ChunkedArray") or hasattr(thing, "to_frame")
    return hasattr(thing, "__arrow_c_stream__") and not is_column


def _arrow(what: str) -> Any:  # noqa: ANN401
    try:
        import pyarrow
    except ImportError:
        raise SourceError(
            f"{what} needs pyarrow, which is not installed: pip install 'replykit[tables]'"
        ) from None
    return pyarrow


def table_records(table: Any, columns: Columns) -> Iterator[Record | Broken]:  # noqa: ANN401
    """Every row of a table as a record.

    Raises:
        SourceError: pyarrow is missing, or the table has no such column.
    """
    arrow = _arrow("reading a table")
    if type(table).__name__ == "LazyFrame":  # of Polars: a plan, which is carried out first
        table = table.collect()
    reader = arrow.RecordBatchReader.from_stream(table)
    names = reader.schema.names
    check_columns(columns, names, "the table")
    yield from batch_records(reader, names, columns, "row")


def file_records(place: Path, columns: Columns) -> Iterator[Record | Broken]:
    """Every row of a Parquet, Arrow or Feather file.

    Raises:
        SourceError: pyarrow is missing, the file is broken, or it has no such column.
    """
    arrow = _arrow(f"{place}: reading {place.suffix[1:]}")
    try:
        if place.suffix.lower() in (".parquet", ".pq"):
            from pyarrow import parquet

            with parquet.ParquetFile(place) as file:
                names = file.schema_arrow.names
                wanted = check_columns(columns, names, str(place))
                if columns.look is not None:
                    head: Any = next(file.iter_batches(LOOKED_AT), None)
                    for row in head.to_pylist() if head is not None else ():
                        columns.look(row)
                batches = file.iter_batches(_ROWS, columns=sorted(set(wanted.values())))
                yield from batch_records(batches, names, columns, str(place))
        else:
            from pyarrow import ipc

            with arrow.memory_map(str(place)) as mapped:
                try:
                    file = ipc.open_file(mapped)
                    batches = (file.get_batch(at) for at in range(file.num_record_batches))
                except arrow.ArrowInvalid:
                    mapped.seek(0)
                    batches = file = ipc.open_stream(mapped)
                yield from batch_records(batches, file.schema.names, columns, str(place))
    except arrow.ArrowException as error:
        raise SourceError(f"{place}: is no {place.suffix[1:]} file: {error}") from None


def batch_records(
    batches: "Iterable[pyarrow.RecordBatch]",
    names: list[str],
    columns: Columns,
    name: str,
) -> Iterator[Record | Broken]:
    """The rows of some batches as records."""
    wanted = check_columns(columns, names, name)
    number = 0
    for batch in batches:
        picked = {field: batch.column(column) for field, column in wanted.items()}
        for start in range(0, batch.num_rows, _ROWS):
            # Some rows at a time, for a whole table may come as one batch.
            cells = {f: c.slice(start, _ROWS).to_pylist() for f, c in picked.items()}
            for row in range(len(cells["text"])):
                number += 1
                source = f"{name}:{number}"
                values = {field: column[row] for field, column in cells.items()}
                text = values["text"]
                if text is not None and not isinstance(text, str):
                    what = f"row {number}: {wanted['text']!r} holds no text"
                    yield Broken(source, what)
                    continue
                yield make_record(values, source)
