"""Whether an editor would let a telling stand, as a trained reader judges it.

Patterns (replykit.drafter.soundness) know what no English sentence holds. The reader ``tellings``
has learnt from some 7,000 tellings that were judged by hand what else reads badly: a lost article,
a pronoun that stands for nothing, a clause cut off where it goes on. data/train/train_tellings.py
trains it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from replykit import reader
from replykit.drafter.lexicon import KEPT
from replykit.text import norms_of

_POINTING = frozenset("it they them he she that this one".split())


@lru_cache(maxsize=KEPT)
def judge_telling(told: str, sentence: str, piece: int, repaired: bool) -> float:
    """The log-odds that a telling is sound, true to its sentence and worth saying.

    Args:
        told: the telling, in the reply's voice.
        sentence: what it was made of, as the customer wrote it.
        piece: the number of the piece of that sentence with which it begins, from 0.
        repaired: whether words were put in that the sentence lacks.
    """
    found = telling_evidence(told, sentence, piece, repaired)
    return reader.load("tellings").judge(found)[0].score


def telling_evidence(told: str, sentence: str, piece: int, repaired: bool) -> set[str]:
    """What speaks for a telling and against it: its words, their order, and how it was cut."""
    norms, source = norms_of(told), norms_of(sentence)
    words = ["<", *("0" if norm[0].isdigit() else norm for norm in norms), ">"]
    shapes = ["<", *map(reader.shape, norms), ">"]
    found = set(words)
    found.update(f"{a} {b}" for a, b in pairwise(words))
    found.update(f"/{' '.join(shapes[at : at + 3])}" for at in range(len(shapes) - 2))
    found.update(f"#{sign}" for sign in _signs(norms, source))
    found.add(f"#piece {min(piece, 2)}")
    found.add(f"#commas {min(told.count(','), 4)}")
    if repaired:
        found.add("#repaired")
    if '"' in told:
        found.add("#speech")
    return found


def _signs(norms: Sequence[str], source: Sequence[str]) -> Iterator[str]:
    """How a telling stands to its sentence: where it was cut out, and what was put in."""
    yield f"words {min(len(norms) // 3, 9)}"
    if len(norms) >= len(source) - 2:
        yield "whole"
    there = set(source)
    yield from (f"new {norm}" for norm in norms if norm not in there)
    kept = [norm for norm in norms if norm in there]
    if kept:
        before = source.index(kept[0]) - 1
        yield f"before {source[before] if before >= 0 else '<'}"
    if norms and norms[-1] in there:
        rest = source[len(source) - source[::-1].index(norms[-1]) :]
        yield f"after {rest[0] if rest else '>'}"
    is_known = False
    for norm in norms:
        if norm in _POINTING:
            yield f"{'known' if is_known else 'loose'} {norm}"
        is_known = is_known or reader.shape(norm)[0] == "~"
