"""A bounded memory of what has been worked out, so that what comes again is not worked out again.

Canned replies and letters repeat their sentences. What a sentence yields is kept under its folded
words or with them (``replykit.text.Words``), all that it depends on; so a memory changes how long
something takes, and nothing else.
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
WORDS, TEXT = 80, 500
"""How long a sentence may be to be remembered: in words, or in code points as written."""


class Memory(dict[K, V]):
    """What is known of some sentences; forgets the older half when it is full."""

    def __init__(self, longest: int = WORDS) -> None:
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


def remembered(longest: int) -> Callable[[Callable[[K], V]], Callable[[K], V]]:
    """Make a function of a sentence remember what it found in those that are not too long."""

    def remember(find: Callable[[K], V]) -> Callable[[K], V]:
        known: Memory[K, V] = Memory(longest)

        @wraps(find)
        def recall(sentence: K) -> V:
            value = known.get(sentence)
            if value is None:
                value = find(sentence)
                known.keep(sentence, value)
            return value

        return recall

    return remember
