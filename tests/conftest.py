"""What every test shares: no network, and the same hypothesis examples each time."""

import io
import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from replykit.cli import main

ROOT = Path(__file__).parents[1]
_BLOCKED = Path(__file__).parent / "blocked"

os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(_BLOCKED), *filter(None, [os.environ.get("PYTHONPATH")])]
)
runpy.run_path(str(_BLOCKED / "sitecustomize.py"))
for _name in ("FORCE_COLOR", "NO_COLOR", "REPLYKIT_DEBUG"):
    os.environ.pop(_name, None)
os.environ["COLUMNS"] = "100"

settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("repeatable")


@dataclass(frozen=True)
class Answer:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


Command = Callable[..., Answer]


class _Terminal(io.TextIOWrapper):
    """A standard input that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether it is one."""
        return True


@pytest.fixture
def replykit(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """The command, run in this process: ``replykit("lint", "-", stdin="...")``."""

    def run(*arguments: object, stdin: str | None = "") -> Answer:
        """*stdin* is what is piped in; None for a terminal, where nobody types."""
        monkeypatch.setenv("REPLYKIT_CACHE_DIR", str(tmp_path / ".replykit_cache"))
        kind = _Terminal if stdin is None else io.TextIOWrapper
        monkeypatch.setattr(sys, "stdin", kind(io.BytesIO((stdin or "").encode())))
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    return run


@pytest.fixture
def python(tmp_path: Path) -> Callable[[str], Answer]:
    """A fresh Python, outside the checkout, that runs some code."""

    def run(code: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False,
        )  # fmt: skip
        return Answer(done.returncode, done.stdout, done.stderr)

    return run
