"""Finds the phrases of packs in a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from replykit.memory import Memory
from replykit.phrases.pack import Pack, Phrase
from replykit.phrases.pattern import NUMBER_WORDS, SKIPPED, STOPS, Pattern
from replykit.sieve import BEGIN, END, Plan, Sieve, Starts, plan
from replykit.text import SLOT, Document, Sentence


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: ``[start, end)`` in the document's text."""

    pack: Pack
    phrase: Phrase
    start: int
    end: int
    sentence: Sentence


def make_plan(packs: Iterable[Pack]) -> Plan:
    """The plan of a matcher's sieve."""
    phrases = [phrase for pack in packs for phrase in pack.phrases]
    patterns = [pattern for phrase in phrases for pattern in phrase.patterns]
    return plan([pattern.outlines() for pattern in patterns])


_Candidate = tuple[Pattern, "Phrase", "Pack"]
_Matches = tuple[tuple[int, int, int], ...]
"""What stands in a sentence: the number of a pattern, first word, and the one behind the last."""


class Matcher:
    """Finds all phrases of some packs in a document.

    All sentences of a document are sifted together, and those that have not come lately are read
    closely, each only by the phrases whose words it holds.

    Args:
        packs: the packs.
        fillers: words that may stand between any two words of a pattern.
        laid_out: the plan of the sieve for the packs' patterns, if that is known.
    """

    def __init__(
        self,
        packs: tuple[Pack, ...],
        fillers: frozenset[str],
        laid_out: Plan | None = None,
    ) -> None:
        self.packs = packs
        self.fillers = fillers
        self._candidates: list[_Candidate] = [
            (pattern, phrase, pack)
            for pack in packs
            for phrase in pack.phrases
            for pattern in phrase.patterns
        ]
        self.plan = laid_out or make_plan(packs)
        self._sieve = Sieve(self.plan, fillers | SKIPPED, NUMBER_WORDS, STOPS, SLOT)
        self._known: Memory[tuple[str, ...], _Matches] = Memory()

    def find(self, document: Document, sentence: Sentence) -> list[Hit]:
        """The hits in one sentence, those cleared by ``unless`` left out."""
        return document.once(self.find_all)[sentence.index]

    def find_all(self, document: Document) -> list[list[Hit]]:
        """The hits in each sentence of a document."""
        tokens = document.tokens
        return [
            [
                Hit(
                    self._candidates[number][2],
                    self._candidates[number][1],
                    tokens.starts[sentence.first + first],
                    tokens.ends[sentence.first + last - 1],
                    sentence,
                )
                for number, first, last in found
            ]
            for sentence, found in zip(document.sentences, self._read(document), strict=True)
        ]

    def _read(self, document: Document) -> list[_Matches]:
        """What stands in each sentence."""
        keys = [tuple(sentence.norms) for sentence in document.sentences]
        found = {key: self._known.get(key) for key in keys}
        new = [key for key, matches in found.items() if matches is None]
        for key, starts in zip(new, self._sieve.sift(new), strict=True):
            found[key] = matches = tuple(self._match(key, starts))
            self._known.keep(key, matches)
        return [found[key] or () for key in keys]

    def _match(self, norms: tuple[str, ...], starts: Starts) -> Iterator[tuple[int, int, int]]:
        chain = (BEGIN, *norms, END)
        for number, places in starts:
            pattern, phrase, _ = self._candidates[number]
            spans = pattern.matches(chain, self.fillers, places)
            if spans and not any(one.matches(chain, self.fillers) for one in phrase.unless):
                for first, last in spans:
                    yield number, first, last
