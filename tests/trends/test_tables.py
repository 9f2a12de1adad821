"""Parquet, Arrow, pandas and Polars say what the same rows say."""

from pathlib import Path
from typing import Any

import pytest
from tests.trends.planted import planted

from replykit import ConfigError, Record, find_trends
from replykit.model import Complaint
from replykit.trends import tables
from replykit.trends.record import Columns
from replykit.trends.source import SourceError, read_records

arrow = pytest.importorskip("pyarrow")

COLUMNS: dict[str, Any] = {"text": "body", "date": "created", "product": "sku", "source": "id"}


def rows() -> list[dict[str, Any]]:
    """Planted complaints as the rows of a table."""
    found: list[dict[str, Any]] = []
    for record in planted(31, size=40):
        assert isinstance(record.text, Complaint)
        found.append(
            {"id": record.source, "body": record.text.text, "created": record.date,
             "sku": record.product, "n": 1}
        )  # fmt: skip
    found[3] |= {"body": None, "created": None}
    return found


def told(records: Any) -> Any:  # noqa: ANN401
    """What is said of them, without the parsing that the others have shown."""
    return find_trends(records, columns=COLUMNS)


@pytest.fixture(scope="module")
def alone() -> Any:  # noqa: ANN401
    return find_trends(
        Record(row["body"], row["created"], row["sku"], source=row["id"]) for row in rows()
    )


def test_an_arrow_table_is_read(alone: object) -> None:
    assert told(arrow.Table.from_pylist(rows())) == alone


def test_a_pandas_frame_is_read(alone: object) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(rows())
    assert told(frame) == alone
    assert told(frame.assign(created=pandas.to_datetime(frame["created"]))) == alone


def test_a_polars_frame_is_read_lazy_or_not(alone: object) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(rows())
    assert told(frame) == alone
    assert told(frame.lazy()) == alone


@pytest.mark.parametrize("ending", ["parquet", "arrow", "feather"])
def test_a_file_is_read_as_a_stream(tmp_path: Path, ending: str) -> None:
    table = arrow.Table.from_pylist(rows())
    place = tmp_path / f"complaints.{ending}"
    if ending == "parquet":
        from pyarrow import parquet

        parquet.write_table(table, place, row_group_size=7)
    else:
        from pyarrow import feather, ipc

        if ending == "feather":
            feather.write_feather(table, str(place))
        else:
            with ipc.new_stream(str(place), table.schema) as writer:
                writer.write_table(table)
    read = list(read_records([str(place)], Columns(**COLUMNS)))
    assert [(one.text, one.source) for one in read if isinstance(one, Record)] == [
        (row["body"], row["id"]) for row in rows()
    ]
    inside = list(read_records([str(tmp_path)], Columns(**COLUMNS)))
    assert inside == read


def test_rows_are_numbered_and_what_is_no_text_is_told() -> None:
    numbers = arrow.table({"body": [1, 2]})
    found = find_trends(numbers)
    assert (found.coverage.read, found.coverage.unreadable) == (2, 2)
    assert found.coverage.problems[0].source == "row:1"


def test_a_missing_column_names_those_there_are() -> None:
    with pytest.raises(SourceError, match=r"no column 'boddy'; did you mean body\? There are: id"):
        find_trends(arrow.Table.from_pylist(rows()), columns={"text": "boddy"})
    with pytest.raises(ConfigError, match="columns holds body"):
        find_trends(arrow.Table.from_pylist(rows()), columns={"body": "text"})
    with pytest.raises(ConfigError, match="columns are for tables"):
        find_trends(["It never came."], columns={"text": "body"})


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow"])
def test_a_broken_file_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PAR1 and no more")
    with pytest.raises(SourceError, match="is no"):
        list(read_records([str(tmp_path / name)], Columns()))


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(SourceError, match=r"replykit\[tables\]"):
        list(tables.file_records(Path("a.parquet"), Columns()))


def test_a_column_by_itself_is_so_many_texts() -> None:
    pandas = pytest.importorskip("pandas")
    texts = [row["body"] for row in rows()] if "body" in rows()[0] else ["The lamp is broken."]
    assert find_trends(pandas.Series(texts)).coverage == find_trends(texts).coverage
    beside = find_trends(pandas.Series(["The lamp is broken.", float("nan")])).coverage
    assert beside.read == 2


def test_a_column_that_is_not_there_is_told_of_the_table() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"body": ["The lamp is broken."]})
    with pytest.raises(SourceError, match=r"^the table: there is no column 'bdy'"):
        find_trends(frame, columns={"text": "bdy"})
