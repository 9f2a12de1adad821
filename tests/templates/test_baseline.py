"""A baseline hides what was there, wherever it has moved to, and nothing else."""

from pathlib import Path

import pytest

from replykit.model import ConfigError
from replykit.templates import Baseline, TemplateFinding, lint_template, read_templates

OLD = "You should have checked. Calm down."


def lint(text: str, name: str = "replies/a.txt") -> list[TemplateFinding]:
    [template] = read_templates((name, text.encode()))
    return [f for f in lint_template(template) if not f.rule.startswith("missing-")]


def test_a_baseline_holds_by_content_and_not_by_line(tmp_path: Path) -> None:
    Baseline.of(lint(OLD)).save(tmp_path / "b.json")
    baseline = Baseline.load(tmp_path / "b.json")
    moved = lint("Hello.\n\nyou  Should have\nchecked. Calm down.\n")
    new, accepted = baseline.filter(moved)
    assert new == []
    assert len(accepted) == len(moved) > 1


def test_a_new_or_changed_sentence_is_new() -> None:
    baseline = Baseline.of(lint(OLD))
    for text in ("You should have checked it.", f"{OLD} You should have checked."):
        new, _ = baseline.filter(lint(text))
        assert [f.rule for f in new] == ["blame"]
    new, _ = baseline.filter(lint(OLD, "replies/b.txt"))
    assert len(new) == len(lint(OLD))


def test_prune_drops_what_was_mended_and_accepts_nothing() -> None:
    baseline = Baseline.of([*lint(OLD), *lint(OLD, "b.txt")])
    left = baseline.prune(
        lint("Calm down. You must have seen it. You should have asked."), ["replies/a.txt"]
    )
    assert {key[0] for key in left.entries} == {"replies/a.txt", "b.txt"}
    assert "you should have checked." not in {k[2] for k in left.entries if k[0] != "b.txt"}
    assert set(left.entries) <= set(baseline.entries)


def test_update_replaces_only_the_files_that_were_checked() -> None:
    baseline = Baseline.of([*lint(OLD), *lint(OLD, "b.txt")])
    updated = baseline.update([], ["replies/a.txt"])
    assert {key[0] for key in updated.entries} == {"b.txt"}


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        Baseline.of(reversed(lint(OLD)) if name == "a" else lint(OLD)).save(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    Baseline().save(tmp_path / "c")
    assert Baseline.load(tmp_path / "c") == Baseline()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 9, "findings": []}', '{"version": 1, "findings": [1]}']
)
def test_a_broken_baseline_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(ConfigError, match=r"b\.json"):
        Baseline.load(tmp_path / "b.json")


def test_a_missing_baseline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        Baseline.load(tmp_path / "b.json")
