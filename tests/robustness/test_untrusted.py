"""Packs, settings and templates that somebody else wrote: no code is run, and work is bounded."""

# ruff: noqa: E501 -- a case a line

import ast
import contextlib
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import ROOT

from replykit import Config, ConfigError, PackError, ReplykitError, lint_reply, toml
from replykit.phrases import (
    LONGEST_MATCH,
    Matcher,
    Pack,
    Pattern,
    Phrase,
    classes,
    fillers,
    read_pack,
)
from replykit.project.settings import Project, matches
from replykit.templates import TemplateError, lint_template, read_templates
from replykit.templates.baseline import Baseline
from replykit.text import Document

SOURCES = sorted((ROOT / "src" / "replykit").rglob("*.py"))
TRUSTED = {
    # What replykit itself stored beside its code, as Python does with its own.
    ("stored.py", "marshal"),
    # States that Spark's own workers hand to one another.
    ("spark.py", "pickle"),
    # git, asked for the files that have changed; and a path made part of an address.
    ("files.py", "subprocess"),
    ("outcome.py", "urllib"),
    # A pause between keystrokes; the server talks over standard input and output alone.
    ("language_server.py", "asyncio"),
}
RUNS_CODE = {"marshal", "pickle", "shelve", "dill", "code", "codeop", "ctypes", "subprocess"}
REACHES_OUT = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "asyncio"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.name))
def test_nothing_in_the_library_runs_what_it_reads(path: Path) -> None:
    found = set(imported(path)) & (RUNS_CODE | REACHES_OUT)
    assert {(path.name, name) for name in found} <= TRUSTED
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name):
            assert called.id not in {"eval", "exec", "compile", "__import__"}, node.lineno
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            place = f"{called.value.id}.{called.attr}"
            assert place not in {
                "os.system", "os.popen", "yaml.load", "yaml.load_all", "yaml.unsafe_load",
                "yaml.full_load", "xml.etree", "builtins.eval", "builtins.exec",
            }, node.lineno  # fmt: skip


def test_only_plugins_import_what_settings_name() -> None:
    loaders = {
        path.name for path in SOURCES
        if {"exec_module", "spec_from_file_location", "entry_points"}
        & {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    }  # fmt: skip
    assert loaders == {"plugins.py"}


def pack(tmp_path: Path, match: str) -> Path:
    place = tmp_path / "own.toml"
    place.write_text(
        f'title = "Ours"\nsource = "us"\n[[phrase]]\nmatch = \'{match}\'\n'
        'bad = "[[the unit]]"\ngood = "it"\n',
        "utf-8",
    )
    return place


@pytest.mark.parametrize(
    ("match", "says"),
    [
        ("(" * 200 + "a" + ")" * 200, "brackets stand too deep"),
        ("(" * 50_000, "brackets stand too deep"),
        ("the " + "... " * 5_000 + "unit", "too large; split it"),
        ("the " + "[a] " * 2_000 + "unit", "too large; split it"),
        ("the (" + "|".join(f"a{n} b" for n in range(3_000)) + ")", "too large; split it"),
        ("the " + "(_|_ _|[_ _]) " * 600, "too large; split it"),
        ("*", "no word before"),
        ("the ~ unit", "no word before"),
        ("\u200b*", "no word before"),
    ],
)  # fmt: skip
def test_a_huge_pattern_is_refused_before_it_is_built(
    tmp_path: Path, match: str, says: str
) -> None:
    place = pack(tmp_path, match)
    with pytest.raises(PackError, match=says) as caught:
        read_pack(place, "own", classes())
    assert "own.toml, phrase 1" in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_huge_pack_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replykit.phrases.pack.MAX_PLACES", 3_000)
    place = tmp_path / "own.toml"
    wide = "(" + "|".join(f"a{n} b" for n in range(100)) + ")"
    place.write_text(
        'title = "Ours"\nsource = "us"\n'
        + f'[[phrase]]\nmatch = "{wide}"\nbad = "a"\ngood = "b"\n' * 40
    )
    with pytest.raises(PackError, match="the pack is too large"):
        read_pack(place, "own", classes())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("phrase = 3", "'phrase' must be a list"),
        ("phrase = [3]", "phrase 1 must be a table"),
        ("title = 3", r"'title' must be a string"),
        ('[[phrase]]\nmatch = "a"\nbad = "a"\ngood = "b"\nwrite = 3', "'write' must be a string"),
        ('[[phrase]]\nmatch = "a"\nbad = "a"\ngood = "b"\nseverity = []', "'severity' must be"),
    ],
)
def test_a_pack_of_the_wrong_kind_is_refused(tmp_path: Path, content: str, says: str) -> None:
    place = tmp_path / "own.toml"
    head = "" if content.startswith("title") else 'title = "Ours"\n'
    tail = "" if "phrase" in content else "\nphrase = []"
    place.write_text(f'{head}source = "us"\n{content}{tail}')
    with pytest.raises(PackError, match=says):
        read_pack(place, "own", classes())


def test_a_match_spans_no_more_words_than_it_may() -> None:
    phrase = Phrase("a:1", (Pattern("just sorry", classes()),))
    matcher = Matcher((Pack("", "", "", "", (phrase,)),), fillers())
    [pattern] = phrase.patterns
    far = Document("just " * 500 + "sorry")
    assert all(b - a <= LONGEST_MATCH + 1 for a, b in pattern.spans(far.sentences[0], fillers()))
    near = Document("just " * (LONGEST_MATCH - 20) + "sorry")
    assert list(matcher.find(near.sentences[0]))


def test_what_is_known_of_a_pattern_does_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replykit.phrases.pattern._MANY_SETS", 20)
    monkeypatch.setattr("replykit.phrases.pattern._MANY_WORDS", 20)
    pattern = Pattern("a ... b ... c ... d ... e", classes()).check()
    small = fillers()
    for number in range(400):
        words = [("a", "b", "x")[(number >> bit) % 3] for bit in range(12)]
        document = Document(f"a w{number} " + " ".join(words * 3))
        pattern.spans(document.sentences[0], small)
        assert len(pattern._following) <= 20
        assert len(pattern._accepted) <= 20


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5_000,
        "a = " + "{a=" * 5_000,
        "a = " + "1" * 5_000,
        ".".join(["a"] * 30_000) + " = 1",
        "[" + ".".join(['"a"'] * 30_000) + "]",
        "a = {" + " . ".join(["a"] * 30_000) + " = 1}",
        "a = 1\n" * 400_000,
        "a = [\n",
    ],
)
def test_a_bomb_of_settings_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"nested|dots|digits|characters|document|line"):
        toml.loads(text)
    for name in ("replykit.toml", "pyproject.toml"):
        (tmp_path / name).write_text(text)
        with pytest.raises(ConfigError, match=name):
            Project.read(tmp_path / name)
    (tmp_path / "replykit.toml").write_text('policy = "policy.toml"')
    (tmp_path / "policy.toml").write_text(text)
    with pytest.raises(ConfigError, match="policy"):
        Project.read(tmp_path / "replykit.toml")
    (tmp_path / "own.toml").write_text(text)
    with pytest.raises(PackError):
        read_pack(tmp_path / "own.toml", "own", classes())


def test_a_key_with_dots_in_quotes_is_no_bomb() -> None:
    assert toml.loads('a.b."c.d" = "' + "x. " * 100 + '"')["a"]["b"]["c.d"].startswith("x. ")


def test_a_pattern_of_paths_takes_no_power_of_its_stars() -> None:
    path = "/".join(["a"] * 60)
    begin = time.process_time()
    assert not matches(path, ("/".join(["**"] * 60) + "/b",))
    assert matches(path, ("/".join(["**", "a"] * 20),))
    assert matches("x/b/c.md", ("x/**/c.md",))
    assert time.process_time() - begin < 5  # 2 ** 60 steps would never end


BOMBS = {
    "a.yaml": [
        "a: &a [x]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n"
            for n in range(20)
        ),
        "a: &a [*a, *a]\n", "[" * 100_000, "- " * 50_000, "? " * 20_000, "{a: " * 20_000,
        "!!python/object/apply:os.system ['echo never']", "a: !!python/name:os.system x",
        "&a " * 1_000, "'" + "a''" * 20_000, "%TAG ! tag:x,2000:" * 100,
    ],
    "a.json": ["[" * 100_000, '{"a":' * 50_000, "1" * 100_000, '["' + "\\u0041" * 20_000, "// " * 30_000],
    "a.csv": ['"' * 20_001, "a," * 50_000, "a\n" * 30_000],
    "a.md": ["[" * 20_000, "> " * 5_000 + "a", "* " * 5_000, "`" * 20_000, "![](" * 5_000, "+++\na = " + "[" * 5_000 + "\n+++\nHi."],
    "a.html": ["<div>" * 20_000, "&amp" * 20_000, "<" * 20_000, "<!--" * 10_000],
    "a.eml": ["Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n" * 5_000,
              "Subject: " + "=?utf-8?q?=C3=A9?= " * 3_000 + "\n\nHi."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number"),
    [(name, number) for name, some in BOMBS.items() for number in range(len(some))],
)
def test_a_bomb_of_a_template_is_read_or_refused(tmp_path: Path, name: str, number: int) -> None:
    data = BOMBS[name][number].encode()
    errors: list[TemplateError] = []
    place = tmp_path / name
    place.write_bytes(data)
    found = read_templates(place, on_error=errors.append)
    assert sum(len(v.text) for t in found for v in t.variants) < 20 * len(data) + 1_000
    assert all(str(error).startswith(str(place)) and len(str(error)) < 600 for error in errors)


def test_a_tag_of_python_is_a_word_like_any_other(capfd: pytest.CaptureFixture[str]) -> None:
    [template] = read_templates(
        ("a.yaml", b"a: !!python/object/apply:os.system [You should have asked.]")
    )
    assert template.variants[0].text == "You should have asked."
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Subject: =?utf-\xef?q?Caf=C3=A9?=", "Hi."),
        ("Content-Type: text/plain; charset=undefined", "Hi."),
        ('Content-Type: text/plain; charset="a\x01b"', "Hi."),
        (
            "Content-Type: text/plain; charset=idna\nContent-Transfer-Encoding: quoted-printable",
            "=C3=A9",
        ),
        (
            "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64",
            "SABpACAAdABoAGUAcgBlAA==",
        ),
        ("Content-Type: text/plain; charset=utf-7\nContent-Transfer-Encoding: base64", "K0FHRS0="),
    ],
)
def test_mail_in_no_known_alphabet_is_read_or_refused(head: str, body: str) -> None:
    with contextlib.suppress(TemplateError):
        for template in read_templates(("a.eml", f"To: a\n{head}\n\n{body}".encode("latin-1"))):
            lint_template(template)


def test_a_baseline_that_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("[" * 100_000)
    with pytest.raises(ConfigError, match="broken"):
        Baseline.load(tmp_path / "b.json")


def test_rules_in_python_load_only_where_the_caller_lets_them(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    (tmp_path / "own.py").write_text(f"open({str(told)!r}, 'w').write('ran')\n")
    (tmp_path / "replykit.toml").write_text('plugins = ["own.py"]')
    with pytest.raises(ConfigError, match="plugins are refused here"):
        Project.read(tmp_path / "replykit.toml", plugins=False)
    assert lint_reply("You should have asked.").findings
    assert not told.exists()
    with pytest.raises(ReplykitError, match="holds no rule"):
        Config.read({"plugins": [str(tmp_path / "own.py")]})
    assert told.exists()
