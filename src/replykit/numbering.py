"""The features of sentences as numbers, those of a whole text at once.

A feature is known by 64 bits: the sum of the numbers of its parts, each times that of its place.
So all features of a text are found by a few operations on columns of whole numbers. What they
are is said by name in replykit.reader; ``read_key`` and ``name_key`` lead from one to the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

Key = tuple[str, ...]
"""A feature as its parts: a word, or a run of words, with the marks of their kind."""

_BITS = (1 << 64) - 1


@lru_cache(maxsize=4_000)  # groups and shapes come again; what words are is kept elsewhere
def _number(text: str) -> int:
    digest = blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


_PLACES = tuple(_number(f"place {place}") | 1 for place in range(5))


def number_key(key: Key) -> int:
    """The number of a feature."""
    parts = zip(map(_number, key), _PLACES, strict=False)
    return sum(part * place for part, place in parts) & _BITS


def name_key(key: Key) -> str:
    """The feature that a key stands for."""
    if len(key) > 2 and key[0][0] == "/" and key[0] != "/":
        return "/" + " ".join([shape[1:] for shape in key])
    if len(key) > 1 and key[0][0] == "~" and key[0] not in ("~", "~*"):
        return "~" + "+".join([part if part == "_" else part[1:] for part in key])
    return " ".join(key)


def read_key(feature: str) -> Key:
    """The key of a feature."""
    words = feature.split(" ")
    if len(words) > 2 and words[0][:1] == "/" and words[0] != "/":
        return tuple(f"/{shape}" for shape in (words[0][1:], *words[1:]))
    if len(words) > 1:
        return tuple(words)
    parts = feature[1:].split("+")
    if feature[0] == "~" and len(parts) > 1:
        return tuple(part if part == "_" else f"~{part}" for part in parts)
    return (feature,)


# --- runs of words ----------------------------------------------------------------------------

Face = tuple[str, str, str, str, str, str]
"""What features show of a word: its stem, the word, its coarse and its fine group, its shape, and
its stem again if that is a feature of its own."""

FACES = 6
OPENING: Face = ("<*", "<", "~<", "~<", "/<", "<")
CLOSING: Face = (">*", ">", "~>", "~>", "/>", ">")
"""The edges of a sentence."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A kind of feature: what it shows of words in a row, and which of these words."""

    faces: slice
    steps: tuple[int | str, ...]
    """How far on each part lies; a string stands for itself."""

    @property
    def length(self) -> int:
        """How many words it spans."""
        return 1 + max(step for step in self.steps if isinstance(step, int))


_RUNS = (
    _Run(slice(1, 4), (0,)),
    _Run(slice(5, 6), (0,)),
    _Run(slice(0, 4), (0, 1)),
    _Run(slice(1, 5), (0, 1, 2)),
    _Run(slice(1, 4), (0, "_", 2)),
    _Run(slice(1, 2), (0, "__", 3)),
    _Run(slice(4, 5), (0, 1, 2, 3)),
    _Run(slice(4, 5), (0, 1, 2, 3, 4)),
)
_KINDS = [(face, run) for run in _RUNS for face in range(run.faces.start, run.faces.stop)]
KINDS = len(_KINDS)
"""How many kinds of features there are of runs of words."""
RUNS = tuple(
    kind
    for kind, (_, run) in enumerate(_KINDS)
    if not kind or _KINDS[kind - 1][1].steps != run.steps
)
"""The first of some kinds in a row that show the same words of a run, in one way or another."""
WORD_RUNS = {
    run.length: kind
    for kind, (face, run) in enumerate(_KINDS)
    if face == 1 and run.steps == tuple(range(run.length))
}
"""The kinds that show words as they are, by length."""


@cache
def _lengths() -> "Array":
    import numpy as np

    return np.array([[run.length] for _, run in _KINDS])


@cache
def _factors() -> "Array":
    import numpy as np

    return np.array(_PLACES, np.uint64)[:, None, None]


def number_face(face: Face) -> list[int]:
    """What ``lay_out`` is told of a word."""
    return [_number(part) for part in face]


def lay_out(faces: "Array", sizes: Sequence[int]) -> "Array":
    """The numbers of all features of runs of words.

    Args:
        faces: a column for each word of some sentences, edges included: the numbers of its face.
        sizes: how many words each sentence has.

    Returns:
        A column for each word that begins a run, a row for each kind of run; 0 where a run would
        go beyond its sentence.
    """
    import numpy as np

    words = faces.shape[1]
    parts = faces * _factors()
    # Of the first parts of runs: the longer go on where the shorter end.
    sums: dict[tuple[int | str, ...], Array] = {(0,): parts[0]}
    table = np.zeros((KINDS, words), np.uint64)
    kind = 0
    for run in _RUNS:
        for place, step in enumerate(run.steps):
            steps = run.steps[: place + 1]
            if steps in sums:
                continue
            shorter = sums[steps[:-1]]
            if isinstance(step, str):
                sums[steps] = shorter + np.uint64(_number(step) * _PLACES[place] & _BITS)
            else:
                part = parts[place][:, step:]
                sums[steps] = shorter[:, : part.shape[1]] + part
        last = kind + run.faces.stop - run.faces.start
        found = sums[run.steps][run.faces]
        table[kind:last, : found.shape[1]] = found
        kind = last
    room = np.repeat(np.cumsum(sizes), sizes) - np.arange(words)
    table[room < _lengths()] = 0
    return table


def quote_run(kind: int, at: int, words: Sequence[str]) -> str:
    """The words of a run that begins at one of *words*, with dots for those it passes over."""
    steps = _KINDS[kind][1].steps
    shown = ["…" if isinstance(step, str) else words[at + step] for step in steps]
    return " ".join(shown).strip()
