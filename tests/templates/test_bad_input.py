"""Files that cannot be read: which, where, and the way out. And bounded time for any file."""

# ruff: noqa: E501 -- a case a line
import contextlib
import time
from pathlib import Path

import pytest

from replykit.model import ConfigError
from replykit.templates import TemplateError, find_files, lint_template, read_templates
from replykit.templates.source import read_bytes


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"Hi.\nCaf\xe9.", r"a\.txt:2:4: byte 0xe9 is not UTF-8\. Save"),
        ("a.txt", b"Hi\0there", r"a\.txt:1:3: .*NUL"),
        ("a.yaml", b"a: b\nc: {{ name }} x\n", r"a\.yaml:2:\d+: .*quotation marks"),
        ("a.yaml", b"a: [1\nb: 2\n", r"a\.yaml:2:\d+: this YAML is broken"),
        ("a.yaml", b"a:\n\t- b\n", r"a\.yaml:2:1: .*tabs"),
        ("a.yaml", b"a: *nobody\n", r"a\.yaml:1:4: nothing above is named &nobody"),
        ("a.yaml", b"[" * 5000, r"a\.yaml:1:\d+: .*deep|broken"),
        ("a.json", b'{"a": "b",}', r"a\.json:1:\d+: .*JSON is broken"),
        ("a.json", b'{"a": "b"}\n{"a": "c"}', r"a\.json:2:1: .*\.jsonl"),
        ("a.jsonl", b'{"a": "b"}\n{"a": }', r"a\.jsonl:2:7: "),
        ("a.json", b"[" * 100_000, r"a\.json: .*nested|a\.json:\d+:\d+: .*(deep|broken)"),
        ("a.json", b"[" * 70 + b"]" * 70, r"a\.json:1:61: .*deep"),
        ("a.csv", b'title,body\nx,"Hi there.\n', r"a\.csv:2:1: .*never closed"),
        ("a.csv", b'title,body\nx,"Hi "there" you"\n', r"a\.csv:2:1: .*twice"),
        ("a.csv", b'title,body\nx,"' + b"a b " * 50_000, r"a\.csv:2:1: .*characters"),
        ("a.eml", b"no headers here", r"a\.eml:1:1: .*headers"),
        ("a.eml", b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHi.\n", r"boundary"),
        ("a.md", b"---\ntitle: [\n---\nHi.", r"a\.md:\d:\d+: "),
        ("a.md", b"---\nchannel: pigeon\n---\nHi.", r"a\.md:2:1: .*pigeon"),
        ("a.txt", b"a " * 200_000, r"a\.txt:1:1: .*characters"),
        ("a.txt", b"{% if a %}" * 60, r"a\.txt:1:501: .*deep"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_with_its_place(name: str, data: bytes, says: str) -> None:
    with pytest.raises(TemplateError, match=says):
        read_templates((name, data))


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(
        TemplateError, match=r"big\.txt: the file has 50,000,000 bytes; at most 20,000,000"
    ):
        read_templates(big)
    with pytest.raises(TemplateError, match="at most 10 "):
        read_bytes(Path(__file__), limit=10)


def test_other_files_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: [")
    (tmp_path / "b.md").write_text("Hello there.")
    (tmp_path / ".c.md").write_text("Hidden.")
    (tmp_path / "d.pdf").write_text("Other.")
    errors: list[TemplateError] = []
    found = read_templates(tmp_path, on_error=errors.append)
    assert [Path(template.file).name for template in found] == ["b.md"]
    assert [Path(error.file).name for error in errors] == ["a.yaml"]
    with pytest.raises(TemplateError):
        read_templates(tmp_path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"none\.md: No such file"):
        read_templates(tmp_path / "none.md")


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("Hi.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    assert [path.name for path in find_files(tmp_path)] == ["self.md", "a.md"]
    errors: list[TemplateError] = []
    assert len(read_templates(tmp_path, on_error=errors.append)) == 1
    assert len(errors) == 1


def test_an_alias_bomb_is_read_once() -> None:
    bomb = "a: &a ['Ha ha ha ha ha, so funny.']\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
    )
    assert len(read_templates(("a.yaml", bomb.encode()))) == 1


@pytest.mark.parametrize(
    ("sources", "says"),
    [
        ({"*": {"texts": "a"}}, "did you mean 'text'"),
        ({"*": {"kind": "letter"}}, "choose one of reply, fragment"),
        ({"*": {"channel": "pigeon"}}, "pigeon"),
        ({"*": {"text": 3}}, "must be a string"),
        ({"*": "body"}, "must be a table"),
    ],
)
def test_a_wrong_source_setting_is_an_error(sources: dict[str, dict[str, str]], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        read_templates(("a.txt", b"Hi."), sources=sources)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    "piece",
    ["{{", "{%", "{#", "<!--", "<a ", '<a "', "<a href='", "<![", "&", "&#", "[", "[a](", "![", "`", " ``a`",
     "*a", "<%", "<<", "%", "[if ", "[if a:", "]", "{{#a}}", "{% raw %}", "X", "_", "$a.", "> ", "\n- ", '{{"',
     "{%-  -%}", "{% if %}{% endif %}", "<p>", "<blockquote>", "<pre>", "&nbsp;", "\r", "\r\n", "|a", "a\n"],
)  # fmt: skip
def test_odd_text_is_read_in_bounded_time(name: str, piece: str) -> None:
    started = time.process_time()
    with contextlib.suppress(TemplateError):
        read_templates((name, (piece * 4000).encode()))
    assert time.process_time() - started < 3


def test_control_characters_and_surrogates_do_no_harm() -> None:
    for name, data in (
        ("a.txt", "Hi \x1b[31m\x07 you should have checked \U000f0000."),
        ("a.json", '{"text": "\\ud83d half \\u0000 you should have checked"}'),
        ("a.html", "<p>&#27;&#xd800;&#99999999; you should have checked"),
        ("a.yaml", 'a: "\\e \\0 you should have checked"'),
    ):
        [template] = read_templates((name, data.encode()))
        assert any(f.rule == "blame" for f in lint_template(template))
