"""Every character of the prose knows its place, whatever it was written in."""

# ruff: noqa: E501 -- a case a line
import csv
import html as stdlib_html
import io
import json
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from replykit.templates.containers import csv as csv_reader
from replykit.templates.containers import json as json_reader
from replykit.templates.containers import yaml as yaml_reader
from replykit.templates.containers.tree import Leaf, List
from replykit.templates.mapped import Builder, Mapped, substitute
from replykit.templates.markup import html, markdown, plain
from replykit.templates.source import Source

TEXTS = st.text(st.sampled_from("ab 'éß😔\n\t\"\\,;:#-|>&<*_[](){}!x1.\u00a0\u2028"), max_size=60)


def assert_true(mapped: Mapped, file: str) -> None:
    """Runs are in order and within the file; those in step hold the very characters."""
    ends = [run[0] for run in mapped.runs[1:]] + [len(mapped.text)]
    last = 0
    for (at, start, end), until in zip(mapped.runs, ends, strict=True):
        assert last <= start <= end <= len(file)
        last = start
        if end - start == until - at > 1:
            piece = file[start:end]
            assert piece.split() == mapped.text[at:until].split()
    for at in range(len(mapped)):
        assert 0 <= mapped.start_of(at) <= mapped.end_of(at + 1) <= len(file)


def leaves(tree: object) -> list[Leaf]:
    if isinstance(tree, Leaf):
        return [tree]
    if isinstance(tree, List):
        return [leaf for item in tree.items for leaf in leaves(item)]
    return [leaf for _, item in tree.items for leaf in leaves(item)]  # type: ignore[attr-defined]


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from([None, "'", '"', "|", ">"]),
       st.booleans(), st.integers(5, 80), st.booleans())  # fmt: skip
def test_yaml(texts: list[str], style: str | None, wide: bool, width: int, flow: bool) -> None:
    file = yaml.safe_dump(
        {"k": [{"v": text} for text in texts]}, default_style=style, allow_unicode=wide,
        width=width, default_flow_style=flow,
    )  # fmt: skip
    trees, _ = yaml_reader.read(Source("a.yaml", file))
    found = leaves(trees[0])
    loaded = [entry["v"] for entry in yaml.safe_load(file)["k"]]
    assert [leaf.value.text.replace("\ufffd", "") for leaf in found] == [
        str(text or "").replace("\ufffd", "")
        if not isinstance(text, int | float)
        else leaf.value.text
        for text, leaf in zip(loaded, found, strict=True)
    ]
    for leaf in found:
        assert_true(leaf.value, file)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.booleans())
def test_json(texts: list[str], plain_ascii: bool) -> None:
    file = json.dumps({"k": texts}, ensure_ascii=plain_ascii, indent=1)
    trees, _ = json_reader.read(Source("a.json", file))
    assert [leaf.value.text for leaf in leaves(trees[0])] == texts
    for leaf in leaves(trees[0]):
        assert_true(leaf.value, file)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=3), min_size=1, max_size=3),
       st.sampled_from([",", ";", "\t"]), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))  # fmt: skip
def test_csv(rows: list[list[str]], delimiter: str, quoting: int) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    file = stream.getvalue()
    found = csv_reader.read(Source("a.csv", file), delimiter)
    assert [[cell.text for cell in row] for row in found] == rows
    for row in found:
        for cell in row:
            assert_true(cell, file)


@given(TEXTS)
def test_html_says_what_was_escaped(text: str) -> None:
    file = f"<p>{stdlib_html.escape(text)}</p>"
    prose, _ = html.read(Mapped.whole(file))
    assert prose.text.split() == text.split()
    assert_true(prose, file)


@pytest.mark.parametrize("read", [plain.read, markdown.read, html.read])
@given(text=TEXTS)
def test_any_markup_is_read_in_place(
    read: Callable[[Mapped], tuple[Mapped, list[tuple[int, int]]]], text: str
) -> None:
    cell = plain.unify_breaks(Mapped.whole(text))
    prose, code = read(cell)
    assert_true(prose, text)
    assert all(0 <= start <= end <= len(text) for start, end in code)


def test_slices_keep_their_places() -> None:
    source = substitute(Mapped.whole("a&amp;b &lt; c"), iter([(1, 6, "&"), (8, 12, "<")]))
    assert source.text == "a&b < c"
    part = source[1:5]
    assert (part.text, part.place(0, 4)) == ("&b <", (1, 12))
    assert [source.place(at, at + 1) for at in range(7)] == [
        (0, 1), (1, 6), (6, 7), (7, 8), (8, 12), (12, 13), (13, 14)
    ]  # fmt: skip
    assert source.is_literal(2, 4)
    assert not source.is_literal(0, 3)
    assert Builder().build(at=5).place(0, 0) == (5, 5)


def test_reading_text_loads_no_other_library(python: Callable[[str], object]) -> None:
    answer = python(
        "import sys\nfrom replykit.templates import lint_template, read_templates\n"
        "for name, text in (('a.txt', 'Hi.'), ('a.html', '<p>Hi.'), ('a.csv', 'a,b'), ('a.json', '[]')):\n"
        "    for t in read_templates((name, text.encode())): lint_template(t)\n"
        "print(*({'yaml', 'markdown_it', 'spacy'} & set(sys.modules)))"
    )
    assert (answer.out.strip(), answer.err) == ("", "")  # type: ignore[attr-defined]
