"""What results depend on: each of replykit's own files, whatever its ending."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from replykit.project import own
from replykit.project.cache import fingerprint
from replykit.project.own import own_files


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small replykit in a checkout of its own."""
    for name in (
        "src/replykit/rule.py", "src/replykit/__pycache__/rule.pyc", "data/phrases/en/a.toml",
        "data/model/readers/replies.net", "data/model/readers/clauses.sheet.xz",
        "data/compiled/panel.bin", "data/train/blame.jsonl",
    ):  # fmt: skip
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"old")
    monkeypatch.setattr(own, "__file__", str(tmp_path / "src/replykit/project/own.py"))
    fingerprint.cache_clear()
    yield tmp_path
    fingerprint.cache_clear()


def test_every_file_counts_but_caches_and_training(copy: Path) -> None:
    assert [name for name, _ in own_files()] == [
        "rule.py", "phrases/en/a.toml", "model/readers/clauses.sheet.xz",
        "model/readers/replies.net", "compiled/panel.bin",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "src/replykit/rule.py", "data/phrases/en/a.toml", "data/model/readers/replies.net",
        "data/model/readers/clauses.sheet.xz", "data/compiled/panel.bin",
    ],
)  # fmt: skip
def test_a_changed_file_changes_the_fingerprint(copy: Path, name: str) -> None:
    before = fingerprint()
    fingerprint.cache_clear()
    assert fingerprint() == before
    (copy / name).write_bytes(b"new")
    fingerprint.cache_clear()
    assert fingerprint() != before


def test_what_is_no_part_of_it_changes_nothing(copy: Path) -> None:
    before = fingerprint()
    (copy / "data/train/blame.jsonl").write_bytes(b"new")
    (copy / "src/replykit/__pycache__/rule.pyc").write_bytes(b"new")
    fingerprint.cache_clear()
    assert fingerprint() == before
