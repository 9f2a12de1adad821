"""Packs and readers in the form they are used in, so that a start need not work it out again.

data/compile.py writes a file for the phrases, one for the readers of replies, one for each of
those of complaints, and one for the groups of words.
Each names the digest of the sources it was made of: if those have changed since, it is passed over
and the sources are read, which takes longer and gives the same. An installed replykit was packed
of one piece, without the readers' sources, and takes its files as they are. The files hold plain
data, as ``marshal`` writes it.
"""

import marshal
from collections.abc import Iterable
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from replykit import __version__

FORMAT = 7
_MARSHAL = 2
"""The last version of the format that writes equal data as equal bytes."""


_MAGIC = b"replykit"
_DIGEST = 32
_HEAD = len(_MAGIC) + _DIGEST
_PACKAGED = "_compiled"


def folder(packaged: str, checkout: str) -> Traversable | None:
    """A folder of data: *packaged* in an installed replykit, *checkout* below ``data`` else."""
    here = Path(__file__).parent
    for place in (here / packaged, here.parents[1] / "data" / checkout):
        if place.is_dir():
            return place
    zipped = files("replykit").joinpath(packaged)
    return zipped if zipped.is_dir() else None


def _head(sources: Iterable[Traversable]) -> bytes:
    digest = blake2b(f"{FORMAT} {__version__}".encode(), digest_size=_DIGEST)
    for source in sources:
        digest.update(source.name.encode())
        digest.update(source.read_bytes())
    return _MAGIC + digest.digest()


def pack(value: Any) -> bytes:  # noqa: ANN401
    """A part of a value that is read only when it is needed, with ``unpack``."""
    return marshal.dumps(value, _MARSHAL)


def unpack(data: bytes) -> Any:  # noqa: ANN401
    """What ``pack`` was given."""
    return marshal.loads(data)


def dump(sources: Iterable[Traversable], value: Any) -> bytes:  # noqa: ANN401
    """What is to be stored for *value*, which was made of *sources*."""
    return _head(sources) + pack(value)


def read(name: str, sources: Iterable[Traversable]) -> Any:  # noqa: ANN401
    """What is stored under a name, or None if there is nothing, or the sources have changed."""
    place = folder(_PACKAGED, "compiled")
    if place is None:
        return None
    try:
        data = (place / f"{name}.bin").read_bytes()
        if place.name != _PACKAGED and data[:_HEAD] != _head(sources):
            return None
        return marshal.loads(memoryview(data)[_HEAD:])
    except (OSError, ValueError, EOFError, TypeError):
        return None
