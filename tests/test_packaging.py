"""The built wheel holds what it needs, and works outside the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.conftest import ROOT

from replykit import reader
from replykit.complaint import sheet

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked where Python can import it."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def files(folder: Path, pattern: str) -> set[str]:
    """The files of a folder, by path below it."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob(pattern) if p.is_file()}


def test_the_wheel_ships_every_pack(installed: Path) -> None:
    packed = files(installed / "replykit" / "_phrases", "*.toml")
    assert packed == files(ROOT / "data" / "phrases", "*.toml")
    assert "en/faults/blame.toml" in packed


def test_the_wheel_ships_the_trained_data(installed: Path) -> None:
    """But not that of which data/compiled was made, and which nobody reads once it is."""
    packed = files(installed / "replykit" / "_model" / "readers", "*")
    assert packed < files(ROOT / "data" / "model" / "readers", "*")
    assert packed == {"complaints.net", "replies.net", "weighing.json.gz"}


def test_the_wheel_ships_what_was_worked_out_before(installed: Path) -> None:
    packed = files(installed / "replykit" / "_compiled", "*")
    assert packed == files(ROOT / "data" / "compiled", "*")
    readers = {f"{name}.bin" for name in (*reader.STORED, *sheet.STORED)}
    assert packed == {"clusters.bin", "panel.bin", "phrases-en.bin"} | readers


def test_the_wheel_ships_types_and_licences_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "replykit/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert all(name.split("/")[0].startswith("replykit") for name in names)
    assert not [name for name in names if "jsonl" in name or "__pycache__" in name]


def test_the_wheel_is_small(wheel: Path) -> None:
    sizes = [entry.compress_size for entry in zipfile.ZipFile(wheel).infolist()]
    assert sum(sizes) <= 10.5 * MEGABYTE


@pytest.mark.parametrize("command", [["demo"], ["rules"], ["explain", "blame"]])
def test_the_wheel_works_outside_the_checkout(
    installed: Path, tmp_path: Path, command: list[str]
) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r}); import replykit; "
        f"assert replykit.__file__.startswith({str(installed)!r}); "
        f"from replykit.cli import main; sys.exit(main({command!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
