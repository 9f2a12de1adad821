"""Which words of a complaint name its issue, and how much of them a text holds."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from replykit.complaint.clauses import clause_signs
from replykit.complaint.line import Word, list_words, weigh_words
from replykit.complaint.story import Story
from replykit.model import IssueLabel

MOST_NEEDED = 8
"""How many of the words needed most an account should hold."""
STEM = 5
"""Letters by which a word is known again."""
_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+")


@dataclass(frozen=True)
class Needed:
    """The words of a complaint that count, and how likely its issue is not named without each."""

    words: Sequence[Word]
    shares: Sequence[float]

    @classmethod
    def of(cls, story: Story, label: IssueLabel) -> "Needed":
        """Those of a story."""
        words = list(list_words(story))
        return cls(words, weigh_words(words, clause_signs(story), label))

    @cached_property
    def by_norm(self) -> Mapping[str, float]:
        """How likely each word is needed, wherever it stands."""
        found: dict[str, float] = {}
        for word, share in zip(self.words, self.shares, strict=True):
            norm = word.window[2]
            found[norm] = max(share, found.get(norm, 0.0))
        return found

    def held(self, first: int, last: int) -> float:
        """How many of them stand between two words of the story, as far as can be known."""
        from_, to = bisect_left(self._places, first), bisect_left(self._places, last)
        norms = {word.window[2] for word in self.words[from_:to]}
        return sum(map(self.by_norm.__getitem__, norms))

    @cached_property
    def _places(self) -> list[int]:
        return [word.at for word in self.words]

    def share_in(self, text: str) -> float:
        """The share of those needed most that stand in a text."""
        needed = sorted(self.by_norm, key=lambda norm: -self.by_norm[norm])[:MOST_NEEDED]
        said = {word[:STEM] for word in _WORD.findall(text.lower())}
        total = sum(map(self.by_norm.__getitem__, needed))
        held = sum(self.by_norm[norm] for norm in needed if norm[:STEM] in said)
        return held / total if total else 1.0
