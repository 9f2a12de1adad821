"""Replykit's own files: its code, its phrases, its trained readers. Every result hangs on them."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

_SKIPPED = ("__pycache__", ".git")


def own_files() -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each file with its name below replykit, in an order that is always the same.

    In an installed replykit all of them lie in the package, in a checkout some in ``data``.
    """
    package = Path(__file__).parents[1]
    data = package.parents[1] / "data"
    yield from _below("", package)
    for name in ("phrases", "model", "compiled"):
        yield from _below(f"{name}/", data / name)


def _below(name: str, folder: Path | str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with contextlib.suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.is_dir():
                yield name + entry.name, entry
            elif entry.name not in _SKIPPED:
                yield from _below(f"{name}{entry.name}/", entry.path)
