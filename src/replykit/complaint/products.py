"""Which words name what a complaint is about: ``heated blanket``, ``verification app``.

A trained reader (``things``) weighs every run of up to three words that could be a name, by the
company they keep, what stands beside them and where they stand. data/train/train_things.py
trains it.
"""

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from replykit import reader
from replykit.complaint.concepts import concepts_of
from replykit.complaint.evidence import stem
from replykit.complaint.story import Story
from replykit.complaint.things import (
    comes_after,
    got_words,
    is_kind,
    is_known,
    is_no_name,
    is_skipped,
    only_describes,
)
from replykit.model import Span

LONGEST = 3
"""Words in a name."""
MANY = 150
"""Runs that are weighed: those of the first hundred words or so."""
MOST = 2
LEAST, CLEAR = -1.0, 1.5
"""The score from which the best name is given, and a second one beside it."""

_NUMBERED = frozenset(
    """flight room flat bus coach table platform gate train tram seat cabin pitch milestone part
    parcel suite bay ward plot unit locker bed lane stall house chapter lesson""".split()
)
"""Things that a number tells apart: ``room 4``, ``flight LX1188``."""
_NUMBER = re.compile(
    r"[ ]+(?:no\.? ?|number )?[A-Z]{0,3}-?\d+(?:-?[A-Z\d]{1,4})?(?![\w.,:]*\d)(?!\w)"
    r"(?! ?(?:min|hour|day|week|month|year|am|pm|mile|km|of |x ))"
)
_CODE = re.compile(r"(?<=[A-Z])-?\d[A-Z\d-]*(?!\w)")
"""What follows the letters of a code without a space: ``LX1188``, ``KF-300``."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that could name a thing."""

    first: int
    last: int
    words: tuple[tuple[str, ...], ...]
    """The words that count: by part, see ``_word_signs``."""
    places: tuple[str, ...]
    """Signs of where it stands and how it is written."""

    @property
    def signs(self) -> set[str]:
        """What speaks for and against it."""
        return set(itertools.chain(self.places, *(_word_signs(*own) for own in self.words)))


def list_names(story: Story) -> Iterator[Name]:
    """Every run that could name a thing, each name once."""
    norms = story.tokens.norms
    size = len(norms)
    barred = [is_no_name(norm) or comes_after(norm) for norm in norms]
    openings = {sentence.first for sentence in story.sentences}
    seen: set[tuple[str, ...]] = set()
    for first in range(size):
        if only_describes(norms[first]):
            continue
        for last in range(first + 1, min(first + LONGEST, size) + 1):
            if barred[last - 1]:
                break
            run = tuple(norms[first:last])
            if run not in seen:
                seen.add(run)
                words = (
                    ("head", run[-1]),
                    ("kind", *run[:-1]),
                    ("before", norms[first - 1] if first else "<"),
                    ("twice before", norms[first - 2] if first > 1 else "<"),
                    ("after", norms[last] if last < size else ">"),
                )
                places = tuple(_places(story, first, last, barred, openings))
                yield Name(first, last, words, places)
        if len(seen) > MANY:
            return


def _places(
    story: Story, first: int, last: int, barred: list[bool], openings: set[int]
) -> Iterator[str]:
    norms = story.tokens.norms
    yield f"#words {last - first}"
    if not got_words().isdisjoint(norms[max(0, first - 5) : first]):
        yield "#got"
    if first and not barred[first - 1]:
        yield "#goes on before"
    if last < len(norms) and not barred[last]:
        yield "#goes on after"
    yield f"#place {min(first // 6, 5)}"
    yield f"#part {4 * first // len(norms)}"
    yield f"#said {min(norms.count(norms[last - 1]), 4)}"
    written = story.given[story.tokens.starts[first] : story.tokens.ends[last - 1]]
    if first in openings:
        yield "#opens"
    elif written[0].isupper():
        yield "#capital"
    if first - 1 in openings:
        yield "#second"
    if written.isupper():
        yield "#capitals"


@lru_cache(maxsize=20_000)
def _word_signs(part: str, *words: str) -> frozenset[str]:
    """What words tell as one part of a name, or beside it."""
    found = set()
    for word in words:
        found.add(f"{part} {stem(word) if part == 'head' else word}")
        if part == "twice before":
            continue
        found.update(f"{part} ={group}" for group in reader.clusters().get(word, ()))
        if part in ("head", "kind"):
            found.update(f"{part} @{concept}" for concept in concepts_of(word))
            found.add(f"{part} -{word[-2:]}")
        if part == "head":
            found.add(f"{part} -{word[-3:]}")
            if is_known(word):
                found.add("#known")
            if is_skipped(word):
                found.add("#skipped")
        elif part == "kind" and is_kind(word):
            found.add("#kind")
    return frozenset(found)


def _sum(signs: Iterable[str]) -> int:
    weights = reader.load("things").weights
    return sum(weight for sign in signs for _, weight in weights.get(sign, ()))


@lru_cache(maxsize=20_000)
def _worth(part: str, *words: str) -> tuple[int, int]:
    """The weights of what words tell, as one sum, and their number."""
    signs = _word_signs(part, *words)
    return _sum(signs), len(signs)


@lru_cache(maxsize=20_000)
def _place_worth(places: tuple[str, ...]) -> int:
    return _sum(places)


def weigh_names(names: Sequence[Name]) -> list[float]:
    """How likely each run of words names what the text is about, as log-odds."""
    bias = reader.load("things").bias[0]
    found = []
    for name in names:
        total, count = _place_worth(name.places), len(name.places)
        for own in name.words:
            worth, number = _worth(*own)
            total += worth
            count += number
        found.append(bias + total / (reader.UNIT * math.sqrt(count)))
    return found


@dataclass(frozen=True, slots=True)
class Products:
    """What a complaint is about."""

    spans: tuple[Span, ...]
    """The likeliest name, and another one that is as clear, in the order of the text."""
    matter: Span | None
    """The likeliest of all, however likely."""
    score: float
    """How likely that is, as log-odds."""


def read_products(story: Story) -> Products:
    """Find what a complaint is about."""
    names = list(list_names(story))
    if not names:
        return Products((), None, 0.0)
    scores = weigh_names(names)
    tokens = story.tokens

    def span(name: Name) -> Span:
        end = tokens.ends[name.last - 1]
        numbered = tokens.norms[name.last - 1] in _NUMBERED
        more = _CODE.match(story.given, end) or (numbered and _NUMBER.match(story.given, end))
        if more:
            end = more.end()
        return story.span(tokens.starts[name.first], end)

    best = max(range(len(names)), key=lambda at: (scores[at], -at))
    kept = sorted(choose_names(names, scores), key=lambda name: name.first)
    return Products(tuple(map(span, kept)), span(names[best]), scores[best])


def choose_names(names: Sequence[Name], scores: Sequence[float]) -> list[Name]:
    """The names that are given, two at most, none within another."""
    kept: list[Name] = []
    for at in sorted(range(len(names)), key=lambda at: (-scores[at], at)):
        if scores[at] < (CLEAR if kept else LEAST) or len(kept) == MOST:
            break
        name = names[at]
        if all(name.last <= other.first or other.last <= name.first for other in kept):
            kept.append(name)
    return kept
