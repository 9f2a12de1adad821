"""The ways that somebody else's text or file comes into replykit, each as a function."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from replykit import (
    Config,
    ReplykitError,
    draft_reply,
    lint_reply,
    parse_complaint,
    redact,
)
from replykit.phrases import classes, read_pack
from replykit.plain import Plain
from replykit.project.settings import Project
from replykit.templates import lint_template, read_templates
from replykit.templates.baseline import Baseline
from replykit.trends.record import Broken, Columns
from replykit.trends.source import read_records

FORMATS = (
    "a.txt", "a.md", "a.html", "a.yaml", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.eml",
    "a.txt.j2", "a.md.liquid", "a.html.hbs", "a.yaml.j2", "a.json.erb", "a.tmpl",
)  # fmt: skip
MANY = 20
"""Templates of a file that are linted."""


def parse(text: str) -> None:
    """Read a complaint."""
    complaint = parse_complaint(text)
    for issue in complaint.issues:
        assert 0 <= issue.start <= issue.end <= len(text)


def draft(text: str) -> None:
    """Draft a reply to a complaint."""
    assert draft_reply(text).text.strip()


def lint(text: str) -> None:
    """Check a reply."""
    for finding in lint_reply(text).findings:
        assert text[finding.start : finding.end] == finding.quote


def lint_public(text: str) -> None:
    """Check a piece of a public reply, without the trained readers."""
    lint_reply(text, channel="review", config=Config(reader=False, kind="fragment"))


def hide(text: str) -> None:
    """Redact a text."""
    redact(text, amounts=True, names=[text[:20]])


def show(text: str) -> None:
    """Read the plain text behind a writing."""
    plain = Plain(text)
    for at in range(min(len(plain.text), 200)):
        start, end = plain.place(at, at + 1)
        assert 0 <= start < end <= len(text)


TEXT_DOORS: dict[str, Callable[[str], None]] = {
    "parse": parse, "draft": draft, "lint": lint, "lint in public": lint_public,
    "redact": hide, "plain": show,
}  # fmt: skip


def templates(name: str, data: bytes) -> None:
    """Read templates of a format, and lint them."""
    for template in read_templates((name, data))[:MANY]:
        lint_template(template)


def _with_file(name: str, data: bytes, use: Callable[[Path], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, name)
        place.write_bytes(data)
        use(place)


def pack(data: bytes) -> None:
    """Read a phrase pack, and lint with it."""

    def use(place: Path) -> None:
        read_pack(place, place.stem, classes())
        config = Config(packs=(str(place),), reader=False)
        lint_reply("We are sorry. You should have checked the item, and so on.", config=config)

    _with_file("own.toml", data, use)


def settings(data: bytes) -> None:
    """Read the settings of a project, as a file of its own and as part of another."""

    def use(place: Path) -> None:
        Project.read(place, plugins=False)

    _with_file("replykit.toml", data, use)
    _with_file("pyproject.toml", data, use)


def policy(data: bytes) -> None:
    """Read a policy that settings name."""

    def use(place: Path) -> None:
        main = place.with_name("replykit.toml")
        main.write_text('policy = "policy.toml"\n')
        Project.read(main)

    _with_file("policy.toml", data, use)


def baseline(data: bytes) -> None:
    """Read a baseline."""
    _with_file("baseline.json", data, lambda place: print(end=str(Baseline.load(place))[:0]))


def records(data: bytes) -> None:
    """Read complaints from tables and lines."""

    def use(place: Path) -> None:
        for found in read_records([str(place)], Columns()):
            assert isinstance(found, Broken) or isinstance(found.text, str | None)

    for name in ("a.csv", "a.jsonl", "a.txt"):
        try:
            _with_file(name, data, use)
        except ReplykitError:
            continue


FILE_DOORS: dict[str, Callable[[bytes], None]] = {
    "pack": pack, "settings": settings, "policy": policy, "baseline": baseline,
    "records": records,
}  # fmt: skip
