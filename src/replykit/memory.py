"""A bounded memory of what has been worked out, so that what comes again is not worked out again.

Canned replies and letters repeat their sentences. What a sentence yields is kept under its folded
words, all that it depends on; so a memory changes how long something takes, and nothing else.
"""

from collections.abc import Callable, Hashable, Sized
from functools import wraps
from typing import Protocol, TypeVar


class _Stretch(Hashable, Sized, Protocol):
    """Words of a sentence, or the sentence as written."""


K = TypeVar("K", bound=_Stretch)
V = TypeVar("V")

SENTENCES = 8_000
"""How many sentences are remembered, where sentences are."""
_LONGEST = 80
"""Words of a sentence that is worth remembering."""


class Memory(dict[K, V]):
    """What is known of some sentences; forgets the older half when it is full.

    Args:
        longest: how long a sentence may be: in words, unless it is known as it was written.
    """

    def __init__(self, longest: int = _LONGEST) -> None:
        super().__init__()
        self._longest = longest

    def keep(self, sentence: K, value: V) -> None:
        """Remember a value."""
        if len(sentence) > self._longest:
            return
        if len(self) >= SENTENCES:
            for old in list(self)[: SENTENCES // 2]:
                self.pop(old, None)
        self[sentence] = value


def remembered(find: Callable[[str], V]) -> Callable[[str], V]:
    """Make a function of a sentence as written remember what it found."""
    known: Memory[str, V] = Memory(longest=_LONGEST_TEXT)

    @wraps(find)
    def recall(text: str) -> V:
        if text in known:
            return known[text]
        value = find(text)
        known.keep(text, value)
        return value

    return recall


_LONGEST_TEXT = 500
"""Code points of the same."""
