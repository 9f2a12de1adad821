"""Finds the phrases of packs in a document."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from replykit.memory import Memory
from replykit.phrases.pack import Pack, Phrase
from replykit.phrases.pattern import NUMBER_WORDS, SKIPPED, STOPS, Pattern
from replykit.sieve import BEGIN, END, Plan, Sieve, Starts, plan
from replykit.text import SLOT, Document, Sentence


class Hit(NamedTuple):
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
    every = (*patterns, *(one for phrase in phrases for one in phrase.unless))
    return plan([pattern.outlines() for pattern in patterns], map(Pattern.named, every))


_Candidate = tuple[Pattern, "Phrase", "Pack"]
Match = tuple[int, int, int]
"""The number of a pattern, the first word that it matches, and the one behind the last."""
Matches = tuple[Match, ...]
"""What stands in a sentence."""


class Matcher:
    """Finds all phrases of some packs in a document.

    A sentence that has not come lately is sifted, and read closely by those phrases alone whose
    words it holds.

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
        self._known: Memory[tuple[str, ...], Matches] = Memory()

    def find(self, sentence: Sentence) -> list[Hit]:
        """The hits in one sentence, those cleared by ``unless`` left out."""
        return [self.make_hit(sentence, match) for match in self.read(sentence.key)]

    def find_all(self, document: Document) -> list[list[Hit]]:
        """The hits in each sentence of a document."""
        return list(map(self.find, document.sentences))

    def make_hit(self, sentence: Sentence, match: Match) -> Hit:
        """A match with its place in the text."""
        number, first, last = match
        _, phrase, pack = self._candidates[number]
        return Hit(pack, phrase, *sentence.place(first, last), sentence)

    def phrase_of(self, match: Match) -> tuple[Pack, Phrase]:
        """What was matched."""
        _, phrase, pack = self._candidates[match[0]]
        return pack, phrase

    def read(self, norms: tuple[str, ...]) -> Matches:
        """What stands in a sentence of folded words, wherever that sentence stands."""
        seen = self._sieve.liken(norms)
        found = self._known.get(seen)
        if found is None:
            found = tuple(self._match(seen, self._sieve.sift(seen)))
            self._known.keep(seen, found)
        return found

    def _match(self, norms: tuple[str, ...], starts: Starts) -> Iterator[Match]:
        chain = (BEGIN, *norms, END)
        for number, places in starts:
            pattern, phrase, _ = self._candidates[number]
            spans = pattern.matches(chain, self.fillers, places)
            if spans and not any(one.matches(chain, self.fillers) for one in phrase.unless):
                for first, last in spans:
                    yield number, first, last
