"""``replykit trends``: what it reads, what it writes, and what it says of bad input."""

import csv
import gzip
import html
import io
import json
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.trends.planted import planted

from replykit import Trends, cli
from replykit.model import Complaint
from replykit.trends import parallel

ROWS = [record for record in planted(11, size=40, rising="technical", by=4)]


def text_of(value: object) -> str:
    assert isinstance(value, Complaint)
    return value.text


@pytest.fixture
def table(tmp_path: Path) -> Path:
    place = tmp_path / "complaints.csv"
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "created", "body", "product"])
        for number, record in enumerate(ROWS):
            writer.writerow([f"C-{number}", record.date, text_of(record.text), record.product])
    return place


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = cli.main(["trends", *map(str, arguments)])
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize("form", ["text", "md", "html", "json", "csv"])
def test_every_format_says_what_comes_first(
    capsys: pytest.CaptureFixture[str], table: Path, form: str
) -> None:
    status, out, err = run(capsys, table, "--date-column", "created", "--format", form)
    assert (status, err) == (0, "")
    assert "logs me out" in out


def test_json_is_trends(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    _, out, _ = run(
        capsys, table, "--date-column", "created", "--id-column", "id", "--format", "json"
    )
    found = Trends.model_validate(json.loads(out)["trends"])
    assert found.coverage.used == 40
    assert found.issues[0].themes[0].typical.source.startswith("C-")


def test_csv_json_lines_and_standard_input_say_the_same(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    table: Path,
    tmp_path: Path,
) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "complaints.jsonl").write_text(lines, "utf-8")
    options = ("--date-column", "created", "--id-column", "id", "--format", "json")
    _, first, _ = run(capsys, table, *options)
    _, second, _ = run(capsys, tmp_path / "complaints.jsonl", *options)
    assert second == first
    for piped in (lines.encode(), table.read_bytes()):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
        _, third, _ = run(capsys, "-", "--text-column", "body", *options)
        assert third == first


def test_a_folder_of_texts_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for number, record in enumerate(ROWS[:5]):
        (tmp_path / f"{number}.txt").write_text(text_of(record.text), "utf-8")
    _, out, _ = run(capsys, tmp_path, "--format", "json")
    assert json.loads(out)["trends"]["coverage"]["used"] == 5


def test_a_line_separator_within_a_line_ends_no_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = json.dumps({"body": "You charged me twice.\u2028It is a fee."}, ensure_ascii=False)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    status, out, _ = run(capsys, "-", "--format", "json")
    assert status == 0
    assert json.loads(out)["trends"]["coverage"]["read"] == 1


@pytest.mark.parametrize(
    ("name", "data", "options", "said"),
    [
        ("a.csv", b"id,body\n1,x\n", ["--text-column", "bdy"], ["did you mean body", "id, body"]),
        ("a.csv", b"id,what\n1,x\n", [], ["--text-column", "id, what"]),
        ("a.csv", b"id,body\n1,x\n", ["--date-column", "day"], ["'day'", "id, body"]),
        ("a.csv", b"", [], ["blank"]),
        ("a.csv", b"body\nIt cost \xa390.\n", [], ["not utf-8", "0xa3", "--encoding cp1252"]),
        ("a.csv", b"body\nx\n", ["--encoding", "utf8000"], ["no encoding"]),
        ("a.csv", b"body\nx\n", ["--split", "soon"], ["--split"]),
        ("a.xlsx", b"PK", [], ["xlsx is not read", "CSV"]),
        ("a.json", b"[]", [], ["json is not read", ".jsonl"]),
        ("a.csv.gz", b"body\nx\n", [], ["cannot be read", "gzip"]),
        ("a.jsonl", b'{"note": "x"}\n', [], ["--text-column", "note"]),
    ],
)  # fmt: skip
def test_bad_input_is_said_with_what_to_do(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
    data: bytes,
    options: list[str],
    said: list[str],
) -> None:
    (tmp_path / name).write_bytes(data)
    status, out, err = run(capsys, tmp_path / name, *options)
    assert (status, out) == (2, "")
    assert [part for part in said if part not in err] == []
    assert "internal" not in err


def test_a_missing_file_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, tmp_path / "gone.csv")
    assert status == 2
    assert "no such file" in err


def test_another_encoding_is_read_when_it_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(
        "body\n{}".format("You charged me twice for £90.\n" * 3).encode("cp1252")
    )
    _, out, _ = run(capsys, tmp_path / "a.csv", "--encoding", "cp1252", "--format", "json")
    assert "£90" in out


def test_broken_rows_are_listed_and_the_rest_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(
        'id,body\n1,"You charged me twice, and a fee."\n2,You charged me, twice\n3,\n4\n', "utf-8"
    )
    (tmp_path / "b.jsonl").write_text(
        '{"body": "Nobody answers my emails."}\n{"body": 7}\n[1]\n{oops\n\n', "utf-8"
    )
    status, out, _ = run(capsys, tmp_path / "a.csv", tmp_path / "b.jsonl", "--format", "json")
    coverage = json.loads(out)["trends"]["coverage"]
    assert status == 0
    assert (coverage["read"], coverage["used"]) == (8, 2)
    assert (coverage["no_text"], coverage["unreadable"]) == (2, 4)
    assert [Path(p["source"]).name for p in coverage["problems"]] == [
        "a.csv:3", "a.csv:4", "a.csv:5", "b.jsonl:2", "b.jsonl:3", "b.jsonl:4",
    ]  # fmt: skip


class Page(HTMLParser):
    """What matters of a page: what it fetches, its ids and its links."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.unnamed = 0
        self.figure = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        given = dict(attrs)
        self.tags.append(tag)
        if identity := given.get("id"):
            self.ids.append(identity)
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag in ("script", "link", "img", "iframe") or "src" in given:
            self.fetched.append(tag)
        if tag == "figure":
            self.figure = bool(given.get("aria-label"))
        named = given.get("aria-label") or (given.get("role") == "group" and self.figure)
        if tag == "svg" and not named:
            self.unnamed += 1


def test_the_page_stands_by_itself(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    _, out, _ = run(capsys, table, "--date-column", "created", "--format", "html")
    page = Page()
    page.feed(out)
    assert page.fetched == ["script"]  # its own, which the page allows by its hash
    assert "script-src 'sha256-" in html.unescape(out)
    assert "http:" not in out
    assert "https:" not in out
    assert page.unnamed == 0
    assert {"tip", "page"}.isdisjoint(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert page.tags.count("h1") == 1
    assert "svg" in page.tags


def test_what_customers_write_is_no_markup(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    evil = "You charged me twice <script>alert(1)</script> | [x](javascript:1) \x1b[31m"
    rows = [{"body": evil + "!" * n, "where": "<b>York</b>\x1b[2J"} for n in range(6)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    for form in ("html", "md", "text"):
        _, out, _ = run(capsys, tmp_path / "a.jsonl", "--place-column", "where", "--format", form)
        assert form != "html" or out.count("<script") == 1
        assert form != "html" or "<script>alert" not in out
        assert form != "md" or out.count("<script") == out.count("\\<script")
        assert form != "md" or out.count("](javascript") == out.count("\\](javascript")
        assert "\x1b" not in out or form == "html"


def test_it_writes_to_a_file(
    capsys: pytest.CaptureFixture[str], table: Path, tmp_path: Path
) -> None:
    status, out, _ = run(capsys, table, "--format", "html", "-o", tmp_path / "page.html")
    assert (status, out) == (0, "")
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")
    status, _, err = run(capsys, table, "-o", tmp_path / "no" / "page.html")
    assert status == 2
    assert "cannot be written" in err


def test_several_processes_find_what_one_finds(
    capsys: pytest.CaptureFixture[str], table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_BATCH", 15)
    with table.open("a", encoding="utf-8") as file:
        file.write('x,2026-01-05,,\n,31/02/26,"You charged me twice for the same month.",\n' * 3)
    options = ("--date-column", "created", "--format", "json")
    status, alone, _ = run(capsys, table, *options)
    assert status == 0
    assert run(capsys, table, *options, "-j", 2)[1] == alone
    assert json.loads(alone)["trends"]["coverage"]["duplicates"] > 15


def test_a_fault_of_the_file_stops_several_processes_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_BATCH", 2)
    rows = b"body\n" + b"The lamp never came.\n" * 6 + b"It cost \xa390.\n"
    (tmp_path / "a.csv").write_bytes(rows)
    status, out, err = run(capsys, tmp_path / "a.csv", "-j", 2)
    assert (status, out) == (2, "")
    assert "--encoding cp1252" in err
    assert run(capsys, tmp_path / "a.csv", "-j", -1)[0] == 2


def test_the_table_of_figures_holds_every_count(
    capsys: pytest.CaptureFixture[str], table: Path
) -> None:
    options = ("--date-column", "created", "--product-column", "product")
    _, out, _ = run(capsys, table, *options, "--format", "csv")
    found = Trends.model_validate(
        json.loads(run(capsys, table, *options, "--format", "json")[1])["trends"]
    )
    rows = list(csv.DictReader(io.StringIO(out)))
    issues = {row["name"]: row for row in rows if row["section"] == "issue"}
    assert {name: int(row["count"]) for name, row in issues.items()} == {
        issue.issue.value: issue.share.count for issue in found.issues
    }
    assert all(float(row["low"]) <= float(row["share"]) for row in issues.values())
    themes = [row["name"] for row in rows if row["section"] == "theme"]
    assert len(themes) == sum(len(issue.themes) for issue in found.issues)


def test_no_cell_is_a_formula(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lines = [{"body": "=cmd|'/c calc'!A0 you charged me twice", "where": "=1+1"}] * 6
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in lines), "utf-8")
    _, out, _ = run(capsys, tmp_path / "a.jsonl", "--place-column", "where", "--format", "csv")
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "@"))] == []


def test_a_packed_file_and_a_folder_of_tables_are_read(
    capsys: pytest.CaptureFixture[str], table: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "in" / "complaints.csv.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(table.read_bytes()))
    options = ("--date-column", "created", "--id-column", "id", "--format", "json")
    _, first, _ = run(capsys, table, *options)
    assert run(capsys, packed, *options)[1] == first
    (packed.parent / "complaints.csv").write_bytes(table.read_bytes())
    assert run(capsys, packed.parent, *options)[1] == first


def test_without_its_library_the_page_has_tables_and_says_so(
    capsys: pytest.CaptureFixture[str], table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    status, out, err = run(capsys, table, "--date-column", "created", "--format", "html")
    assert status == 0
    assert 'for-wide">' not in out
    assert "<table>" in out
    assert "replykit[charts]" in err


def test_a_chart_links_to_what_there_is_and_takes_its_colours_from_the_page(
    capsys: pytest.CaptureFixture[str], table: Path
) -> None:
    pytest.importorskip("vl_convert")
    _, out, _ = run(capsys, table, "--date-column", "created", "--format", "html")
    page = Page()
    page.feed(out)
    assert page.tags.count("figure") >= 4
    assert 'fill="var(--main)"' in out
    assert "vega.github.io" not in out
    links = {link.removeprefix("#") for link in page.links}
    assert any("-1" in link for link in links)
    assert links <= set(page.ids)


def test_a_column_without_a_date_stops_and_names_those_that_have_some(
    capsys: pytest.CaptureFixture[str], table: Path, tmp_path: Path
) -> None:
    status, out, err = run(capsys, table, "--date-column", "product")
    assert (status, out) == (2, "")
    assert err.rstrip().endswith("These columns look like dates: created")
    lines = "".join(
        json.dumps({"body": text_of(r.text), "sent": str(r.date), "n": 20260301}) + "\n"
        for r in ROWS
    )
    (tmp_path / "a.jsonl").write_text(lines, "utf-8")
    status, out, err = run(capsys, tmp_path / "a.jsonl", "--date-column", "body", "-j", "2")
    assert (status, out) == (2, "")
    assert err.rstrip().endswith("These columns look like dates: sent")


def test_a_column_of_unsure_dates_stops_and_asks_how_they_are_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = tmp_path / "a.csv"
    place.write_text("body,day\n" + "The lamp arrived broken.,03/04/2026\n" * 3, "utf-8")
    status, out, err = run(capsys, place, "--date-column", "day")
    assert (status, out) == (2, "")
    assert "--date-format" in err
    assert "'03/04/2026'" in err
    assert run(capsys, place, "--date-column", "day", "--date-format", "%d/%m/%Y")[0] == 0
    with place.open("a", encoding="utf-8") as file:
        file.write("The lamp arrived broken.,2026-04-05\n")
    assert run(capsys, place, "--date-column", "day")[0] == 0


def test_a_blank_date_column_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_text("body,day\nThe lamp arrived broken.,\n", "utf-8")
    status, _, err = run(capsys, place, "--date-column", "day")
    assert status == 2
    assert "it is empty" in err


@pytest.mark.parametrize("form", ["text", "md", "html", "json", "csv"])
def test_texts_left_out_are_listed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    place = tmp_path / "a.csv"
    rows = ["Thank you for a lovely evening! Ring me on 07700 900123.", "The lamp arrived broken."]
    for texts in (rows, rows[:1]):  # and where nothing else was read
        place.write_text("body\n" + "\n".join(texts) + "\n", "utf-8")
        status, out, _ = run(capsys, place, "--format", form)
        assert status == 0
        assert "lovely evening" in out
        assert "a.csv:2" in out
        assert "900123" not in out
