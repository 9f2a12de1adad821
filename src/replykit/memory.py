"""A bounded memory of what has been worked out, so that what comes again is not worked out again.

Canned replies and letters repeat their sentences. What a sentence yields is kept under its folded
words, all that it depends on; so a memory changes how long something takes, and nothing else.
"""

from typing import TypeVar

V = TypeVar("V")

SENTENCES = 2_000
"""How many sentences are remembered, where sentences are."""
_LONGEST = 80
"""Words of a sentence that is worth remembering."""


class Memory(dict[tuple[str, ...], V]):
    """What is known of some sentences by their folded words; forgets all when it is full."""

    def keep(self, words: tuple[str, ...], value: V) -> None:
        """Remember a value."""
        if len(words) > _LONGEST:
            return
        if len(self) >= SENTENCES:
            self.clear()
        self[words] = value
