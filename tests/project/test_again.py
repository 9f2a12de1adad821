"""A run over what has not changed says what it said, and loads next to nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Command

from replykit.project import command

FAULTY = "Hi Ann,\n\nWe are sorry for any inconvenience. You should have read the label!!\n"
CLEAN = "Hi Ann, your refund of £18 left us today, and I'll ring you by Friday at noon. Tom\n"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """One entry for each run that was not known."""
    seen: list[object] = []
    run = command.run_lint

    def watch(*arguments: object) -> int:
        seen.append(arguments)
        return run(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "run_lint", watch)
    return seen


def test_a_second_run_says_the_same_and_loads_no_library(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FAULTY, "utf-8")
    code = (
        "import sys; from replykit.cli import main; status = main(['lint', 'a.md'])\n"
        "names = {'pydantic', 'numpy', 'replykit.model', 'replykit.phrases'}\n"
        "print(sorted(names & sys.modules.keys()), file=sys.stderr); sys.exit(status)"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False,
            env={**os.environ, "REPLYKIT_CACHE_DIR": str(tmp_path / "kept")},
        )
        for _ in range(2)
    )  # fmt: skip
    assert b"blame" in first.stdout
    assert (second.stdout, second.returncode) == (first.stdout, 1)
    assert b"numpy" in first.stderr
    assert second.stderr.strip() == b"[]"


def test_any_change_of_what_it_depends_on_is_a_new_run(
    replykit: Command, tmp_path: Path, runs: list[object]
) -> None:
    folder = tmp_path / "replies"
    (folder / "more").mkdir(parents=True)
    (folder / "a.md").write_text(FAULTY, "utf-8")
    (folder / "b.md").write_text(CLEAN, "utf-8")
    first = replykit("lint", folder)
    assert replykit("lint", folder) == first
    assert len(runs) == 1
    (folder / "a.md").write_text(CLEAN, "utf-8")
    assert replykit("lint", folder).status == 0
    (folder / "more" / "c.md").write_text(FAULTY, "utf-8")
    assert replykit("lint", folder).status == 1
    (tmp_path / "replykit.toml").write_text('ignore = ["blame"]\n', "utf-8")
    assert "blame" not in replykit("lint", folder).out
    (tmp_path / "replykit.toml").write_text("", "utf-8")
    assert "blame" in replykit("lint", folder).out
    (tmp_path / "replykit.toml").unlink()
    assert "blame" in replykit("lint", folder).out
    assert "blame" not in replykit("lint", "--ignore", "blame", folder).out
    (folder / "more" / "c.md").unlink()
    assert replykit("lint", folder).status == 0
    assert len(runs) == 8


def test_what_depends_on_more_than_the_files_is_done_anew(
    replykit: Command, tmp_path: Path, runs: list[object]
) -> None:
    place = tmp_path / "a.md"
    place.write_text(FAULTY, "utf-8")
    policy = tmp_path / "policy.toml"
    policy.write_text('business_name = "Lamps & Co"\n', "utf-8")
    for more in (["--no-cache"], ["--policy", policy], ["--output", tmp_path / "out.txt"]):
        before = len(runs)
        replykit("lint", *more, place)
        replykit("lint", *more, place)
        assert len(runs) == before + 2, more
    before = len(runs)
    for _ in range(2):
        assert replykit("lint", place, tmp_path / "nothing.md").status == 2
        replykit("lint", "-", stdin=FAULTY)
    assert len(runs) == before + 4


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    replykit: Command, tmp_path: Path, runs: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.md"
    place.write_text(FAULTY, "utf-8")
    run = command._run

    def change(linting: command.Linting) -> int:
        status = run(linting)
        place.write_text(CLEAN, "utf-8")
        return status

    monkeypatch.setattr(command, "_run", change)
    assert replykit("lint", place).status == 1
    monkeypatch.setattr(command, "_run", run)
    assert replykit("lint", place).status == 0
    assert len(runs) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_in_a_file_s_place_is_not_waited_for(replykit: Command, tmp_path: Path) -> None:
    folder = tmp_path / "replies"
    folder.mkdir()
    (folder / "a.md").write_text(CLEAN, "utf-8")
    assert replykit("lint", folder).status == 0
    (folder / "a.md").unlink()
    os.mkfifo(folder / "a.md")
    assert replykit("lint", folder).status == 2
