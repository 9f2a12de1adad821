"""Results of earlier runs, kept by what they depend on: never by a file's date.

A key is made of the file's bytes and name, of all settings, and of replykit itself: its code, its
phrases, its trained readers. So a cache may be carried from one machine to another.
"""

import contextlib
import json
import os
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from replykit import __version__
from replykit.model import PartFound
from replykit.project.own import own_files
from replykit.templates import TemplateFinding
from replykit.templates.collection.sketch import Promise, Sketch

FOLDER = ".replykit_cache"


class Entry(NamedTuple):
    """What was found in a file."""

    texts: int
    findings: tuple[TemplateFinding, ...]
    parts: tuple[PartFound, ...] | None
    channel: str
    sketches: tuple[Sketch, ...]


def _read_sketch(
    number: int, words: int, shingles: str, sentences: str, promises: list[list[Any]]
) -> Sketch:
    return Sketch(
        number, words, bytes.fromhex(shingles), bytes.fromhex(sentences),
        tuple(Promise(*promise) for promise in promises),
    )  # fmt: skip


_HEAD = 64
"""How much of a compiled file is read, which begins with the digest of what it was made of."""


@cache
def fingerprint() -> str:
    """The state of replykit itself."""
    digest = blake2b(__version__.encode(), digest_size=16)
    for name, entry in own_files():
        with open(entry.path, "rb") as file:  # noqa: PTH123
            data = file.read(_HEAD if name.endswith(".bin") else -1)
        digest.update(f"{name} {len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


class Cache:
    """A folder of results. What cannot be read or written is done without."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def key(self, name: str, data: bytes, *depends: str) -> str:
        """The key of a file's result."""
        digest = blake2b(digest_size=20)
        for part in (fingerprint(), name, *depends):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(data)
        return digest.hexdigest()

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json"

    def get(self, key: str, name: str) -> Entry | None:
        """What was found in a file of these bytes, which is now called *name*."""
        try:
            told = json.loads(self._place(key).read_bytes())
            findings = tuple(
                TemplateFinding.model_validate({**finding, "file": name})
                for finding in told["findings"]
            )
            parts = told["parts"]
            found = None if parts is None else tuple(PartFound.model_validate(p) for p in parts)
            sketches = tuple(_read_sketch(*row) for row in told["sketches"])
            return Entry(int(told["texts"]), findings, found, str(told["channel"]), sketches)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep what was found."""
        parts = entry.parts
        told = {
            "texts": entry.texts,
            "findings": [finding.model_dump(mode="json") for finding in entry.findings],
            "parts": None if parts is None else [part.model_dump(mode="json") for part in parts],
            "channel": entry.channel,
            "sketches": [
                (*sketch[:2], sketch.shingles.hex(), sketch.sentences.hex(), sketch.promises)
                for sketch in entry.sketches
            ],
        }
        with contextlib.suppress(OSError):
            write(self.folder, self._place(key), told)


def write(folder: Path, place: Path, told: Mapping[str, Any]) -> None:
    """Write a file of a cache's folder, which is made if need be, in one go."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", "utf-8")
        (folder / "CACHEDIR.TAG").write_text(
            "Signature: 8a477f597d28d172789f06886806bc55\n", "utf-8"
        )
    place.parent.mkdir(exist_ok=True)
    draft = place.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(told, ensure_ascii=True), "utf-8")
    draft.replace(place)
