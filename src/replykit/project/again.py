"""A run like one before: the same command over the same files says what it said.

What a run said is kept beside all that it depends on: its options, replykit's own files, the
settings that were looked for, the folders' names and the files' bytes. Where all of that is as it
was, nothing else is loaded. Only runs that depend on nothing else are kept.
"""

import argparse
import contextlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from replykit.project.own import own_files

_FOLDER = "runs"
MOST_FILES = 20_000
"""Files that a run may read to be kept,"""
_MOST = 2_000_000
"""and characters that it may say."""
_OPEN = (
    "fix", "diff", "update_baseline", "diff_base", "output", "policy", "complaint", "baseline",
    "config", "no_config", "no_cache",
)  # fmt: skip
"""Options that make a run depend on more than its files, or change some."""
_ENVIRONMENT = ("NO_COLOR", "FORCE_COLOR", "TERM", "REPLYKIT_NO_PLUGINS", "REPLYKIT_DEBUG")


class Grounds(NamedTuple):
    """What a run over files depends on, as it was before the files were read."""

    files: dict[str, tuple[int, ...]]
    """For each file its state."""
    folders: dict[str, str]
    """For each folder that was looked through the digest of its names."""
    absent: list[str]
    """Where settings were looked for in vain."""


def take_down(files: Iterable[str], folders: Iterable[str], settings: Iterable[str]) -> Grounds:
    """Note the state of files, folders, and places of settings.

    Raises:
        OSError: one cannot be looked at, or is no regular file.
    """
    looked_for = list(settings)
    there = list(filter(os.path.lexists, looked_for))
    absent = [place for place in looked_for if place not in there]
    return Grounds(
        {place: _state(place) for place in (*files, *there)},
        {folder: _names(folder) for folder in folders},
        absent,
    )


def _state(place: str) -> tuple[int, ...]:
    state = os.stat(place)  # noqa: PTH116
    if not stat.S_ISREG(state.st_mode):
        raise OSError("a pipe or a device can be read once only")
    return state.st_mtime_ns, state.st_size, state.st_ino


def _names(folder: str) -> str:
    names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208
    return _digest("\0".join(names).encode("utf-8", "surrogateescape"))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _read(place: str) -> bytes:
    _state(place)
    with open(place, "rb") as stream:  # noqa: PTH123
        return stream.read()


def _own_state() -> Iterator[tuple[str, int, int]]:
    """The state of each of replykit's own files."""
    for _, entry in own_files():
        state = entry.stat()
        yield entry.path, state.st_mtime_ns, state.st_size


def _place(options: argparse.Namespace) -> Path | None:
    """Where such a run is kept; None where it is not to be."""
    asked = vars(options)
    if any(asked[name] for name in _OPEN) or not asked["paths"] or "-" in asked["paths"]:
        return None
    if asked["format"] == "github" and "GITHUB_STEP_SUMMARY" in os.environ:
        return None
    plain = {key: value for key, value in asked.items() if key not in ("parser", "run")}
    screen = shutil.get_terminal_size((100, 24)).columns, sys.stdout.isatty(), sys.stderr.isatty()
    environment = [os.environ.get(name) for name in _ENVIRONMENT]
    key = (sys.version, os.getcwd(), sorted(plain.items()), screen, environment, [*_own_state()])  # noqa: PTH109
    return Path(options.cache_dir, _FOLDER, f"{_digest(repr(key).encode())}.json")


def recall(options: argparse.Namespace) -> int | None:
    """Say what such a run said, and return its exit status; None if none is known."""
    place = _place(options)
    try:
        told = json.loads(place.read_bytes()) if place else None
        if told is None or not _holds(told):
            return None
        out, err, status = str(told["out"]), str(told["err"]), int(told["status"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    sys.stdout.write(out)
    sys.stderr.write(err)
    return status


def _holds(told: Mapping[str, Any]) -> bool:
    return (
        not any(map(os.path.lexists, told["absent"]))
        and all(_names(folder) == names for folder, names in told["folders"].items())
        and all(_digest(_read(place)) == digest for place, digest in told["files"].items())
    )


class Heard:
    """What a run says while it says it."""

    def __init__(self) -> None:
        self.out = _Tee(sys.stdout)
        self.err = _Tee(sys.stderr)

    def __enter__(self) -> "Heard":
        self._both = contextlib.ExitStack()
        self._both.enter_context(redirect_stdout(self.out))
        self._both.enter_context(redirect_stderr(self.err))
        return self

    def __exit__(self, *_: object) -> None:
        self._both.close()

    def keep(self, options: argparse.Namespace, grounds: Grounds, status: int) -> None:
        """Keep a run that is over, unless its files have changed meanwhile."""
        place = _place(options)
        if place is None or self.out.is_full or self.err.is_full:
            return
        with contextlib.suppress(OSError):
            files = {name: _digest(_read(name)) for name in grounds.files}
            if any(_state(name) != state for name, state in grounds.files.items()):
                return
            told = {
                "files": files, "folders": grounds.folders, "absent": grounds.absent,
                "out": "".join(self.out.said), "err": "".join(self.err.said), "status": status,
            }  # fmt: skip
            from replykit.project.cache import write

            write(Path(options.cache_dir), place, told)


class _Tee:
    """A stream that remembers what is written to it, as long as that is not too much."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._left = _MOST
        self.said: list[str] = []

    def write(self, text: str) -> int:
        """Write some text."""
        self._left -= len(text)
        if not self.is_full:
            self.said.append(text)
        return self._stream.write(text)

    @property
    def is_full(self) -> bool:
        """Whether it was too much."""
        return self._left < 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._stream, name)
