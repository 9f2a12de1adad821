"""What part each word plays: a thing, the kind of a thing, a doing, a quality.

A trained reader (``tags``) looks at a word, at how it ends, at the groups it is in, and at two
words on either side. That tells "the tap drips" from "the drip tap" well enough to say where the
name of a thing ends, and takes a few additions a word. data/train/train_tags.py trains it.
"""

from array import array
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from replykit import reader

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

OTHER, VERB, ADJECTIVE, NOUN, SUBJECT, OBJECT, KIND, NAME = (
    "other", "verb", "adjective", "noun", "subject", "object", "kind", "name",
)  # fmt: skip
TAGS = (OTHER, VERB, ADJECTIVE, NOUN, SUBJECT, OBJECT, KIND, NAME)
"""A noun is told by its place where that can be seen; a kind stands before its noun."""
NOUNS = frozenset((NOUN, SUBJECT, OBJECT, KIND, NAME))
EDGE = "<"
"""What stands before the first word and after the last."""
PLACES = ("-2", "-1", "0", "+1", "+2")
_ENDINGS = (2, 3, 4)


def signs_of(place: str, word: str) -> Iterator[str]:
    """What a word tells, seen from *place*: one of PLACES."""
    if word[0].isdigit():
        word = "0"
    yield f"{place} {word}"
    if (len(place) == 2 and place[1] == "2") or not word[0].isalpha():
        return
    for group in reader.clusters().get(word, ()):
        yield f"{place} ={group}"
    for size in _ENDINGS:
        if len(word) > size:
            yield f"{place} _{word[-size:]}"


def windows(norms: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """For each word of a sentence the words at PLACES."""
    chain = [EDGE, EDGE, *norms, EDGE, EDGE]
    return zip(*(chain[step:] for step in range(len(PLACES))), strict=False)


@lru_cache(maxsize=10_000)
def _worth(word: str) -> bytes:
    """What a word is worth to each of TAGS, seen from each of PLACES, as whole numbers."""
    model = _model()
    found = array("i")
    for place in PLACES:
        total = [0] * len(TAGS)
        for sign in signs_of(place, word):
            for index, weight in model.weights.get(sign, ()):
                total[index] += weight
        if place == "0":
            for index, bias in enumerate(model.bias):
                total[index] += round(bias * reader.UNIT)
        found.extend(total)
    return found.tobytes()


@cache
def _model() -> reader.Reader:
    return reader.load("tags")


def weigh_tags(sentences: Sequence[Sequence[str]]) -> "Array":
    """For each folded word of some sentences, one after the other, a score for each of TAGS.

    In hundredths; a row a word.
    """
    import numpy as np

    chain = [EDGE, EDGE]
    kept: list[int] = []
    for norms in sentences:
        kept += range(len(chain) - 2, len(chain) - 2 + len(norms))
        chain += (*norms, EDGE, EDGE)
    worth = np.frombuffer(b"".join(map(_worth, chain)), np.intc)
    seen = worth.reshape(len(chain), len(PLACES), len(TAGS))
    size = len(chain) - 4
    total = np.sum([seen[at : at + size, at] for at in range(len(PLACES))], axis=0)
    found: Array = total[kept]
    return found


def tag_words(norms: Sequence[str]) -> list[str]:
    """The part that each folded word of a sentence most likely plays."""
    return [TAGS[best] for best in weigh_tags([norms]).argmax(axis=1).tolist()]
