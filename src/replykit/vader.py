"""VADER, as it is, in time that grows no faster than the text.

VADER looks at three words before a word and two behind it, but lower-cases all words of the text
to do so, anew for every word it knows. Here each word is shown its neighbours alone, which
changes no score.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from types import SimpleNamespace

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

BEFORE, BEHIND = 3, 2
"""How many words before a word and behind it bear on its score."""


class Vader(SentimentIntensityAnalyzer):  # type: ignore[misc]
    """VADER's analyser; every score is the one that VADER gives."""

    def sentiment_valence(
        self,
        valence: float,
        sentitext: SimpleNamespace,
        item: str,
        i: int,
        sentiments: list[float],
    ) -> list[float]:
        """Add the score of the word at *i* to those before it."""
        words: Sequence[str] = sentitext.words_and_emoticons
        near = SimpleNamespace(
            words_and_emoticons=words[max(0, i - BEFORE) : i + BEHIND + 1],
            is_cap_diff=sentitext.is_cap_diff,
        )
        scores: list[float] = super().sentiment_valence(
            valence, near, item, min(i, BEFORE), sentiments
        )
        return scores

    @staticmethod
    def _but_check(words_and_emoticons: Sequence[str], sentiments: list[float]) -> list[float]:
        """Weigh what stands before the first "but" less and what follows it more.

        VADER weighs, for each score in turn, the first that is as high. So does this, which
        knows where each score stands first instead of looking for it.
        """
        but = next((at for at, word in enumerate(words_and_emoticons) if word.lower() == "but"), -1)
        if but < 0:
            return sentiments
        places: dict[float, list[int]] = {}
        for at, score in enumerate(sentiments):
            places.setdefault(score, []).append(at)
        for heap in places.values():
            heapify(heap)
        for at in range(len(sentiments)):
            score = sentiments[at]
            first = places[score][0]
            if first != but:
                heappop(places[score])
                sentiments[first] = score * (0.5 if first < but else 1.5)
                heappush(places.setdefault(sentiments[first], []), first)
        return sentiments
