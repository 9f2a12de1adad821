"""Which words name what a complaint is about: ``heated blanket``, ``verification app``.

A trained reader (``things``) weighs every run of up to three words that ends in a noun, by the
company they keep, the parts they play, what stands beside them and where they stand.
data/train/train_things.py trains it.
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
from replykit.complaint.issue import weigh_clauses
from replykit.complaint.story import Story
from replykit.complaint.tags import EDGE, NOUN, NOUNS, OBJECT, SUBJECT, TAGS
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
LIKELIEST = 8
"""Names that are kept with how likely they are."""
MOST = 2
LEAST, CLEAR = -0.25, 1.2
"""The score from which the best name is given, and a second one beside it."""
NO_NOUN = 300
"""How much more, in hundredths, a word has to be like another part of speech to end no name."""

_NUMBERED = frozenset(
    """flight room flat bus coach table platform gate train tram seat cabin pitch milestone part
    parcel suite bay ward plot unit locker bed lane stall house chapter lesson""".split()
)
"""Things that a number tells apart: ``room 4``, ``flight LX1188``."""
_NUMBER = re.compile(
    r"[ ]+(?:no\.? ?|number )?[A-Z]{0,3}-?\d+(?:-?[A-Z\d]{1,4})?(?![\w.,:]*\d)(?!\w)"
    r"(?! ?(?:min|hour|day|week|month|year|am|pm|mile|km|of |x ))"
)
_CODE = re.compile(r"-?\d")
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
    ends = story.tokens.ends
    barred = [
        is_no_name(norm) or comes_after(norm) or bool(_CODE.match(story.given, end))
        for norm, end in zip(norms, ends, strict=True)
    ]
    may_end = _may_end(story)
    openings = {sentence.first for sentence in story.sentences}
    around = _Around(story, openings, barred, story.parts, _telling(story))
    seen: set[tuple[str, ...]] = set()
    joints = _joints(story)
    for first in range(size):
        if only_describes(norms[first]) or first - 1 in joints:
            continue
        words_left = LONGEST
        for last in range(first + 1, size + 1):
            if last - 1 in joints:
                continue
            if barred[last - 1] or not words_left:
                break
            words_left -= last - 2 not in joints
            run = tuple(norms[first:last])
            if may_end[last - 1] and last not in joints and run not in seen:
                seen.add(run)
                words = (
                    ("head", run[-1]),
                    ("kind", *run[:-1]),
                    ("before", norms[first - 1] if first else "<"),
                    ("twice before", norms[first - 2] if first > 1 else "<"),
                    ("after", norms[last] if last < size else ">"),
                )
                places = tuple(around.signs(first, last))
                yield Name(first, last, words, places)
        if len(seen) > MANY:
            return


def _joints(story: Story) -> set[int]:
    """The hyphens within words: ``memory-foam``."""
    norms = story.tokens.norms
    return {
        at
        for at in range(1, len(norms) - 1)
        if norms[at] == "-" and story.tokens.is_glued(at) and norms[at + 1][0].isalpha()
    }


_PLAIN = {SUBJECT: NOUN, OBJECT: NOUN}


def _may_end(story: Story) -> list[bool]:
    """Whether each word may be a noun."""
    scores = story.tag_scores
    nouns = scores[:, _NOUN_PLACES].max(axis=1)
    may_be: list[bool] = (nouns >= scores.max(axis=1) - NO_NOUN).tolist()
    return [may and part != EDGE for may, part in zip(may_be, story.parts, strict=True)]


_NOUN_PLACES = [index for index, tag in enumerate(TAGS) if tag in NOUNS]


def _telling(story: Story) -> list[str]:
    """For each word how much its clause tells of what went wrong."""
    told = weigh_clauses(story)[0]
    ranks = {at: rank for rank, at in enumerate(sorted(range(len(told)), key=lambda a: -told[a]))}
    found = [""] * len(story.tokens)
    for at, clause in enumerate(story.clauses):
        sign = f"#told {min(ranks[at], 4)} {round(told[at] * 3)}"
        found[clause.first : clause.last] = [sign] * (clause.last - clause.first)
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of each word of a story."""

    story: Story
    openings: set[int]
    """The words that open a sentence."""
    barred: Sequence[bool]
    """Whether it can be no part of a name."""
    parts: Sequence[str]
    telling: Sequence[str]

    def signs(self, first: int, last: int) -> Iterator[str]:
        """Signs of where a run of words stands and how it is written."""
        story, barred, parts = self.story, self.barred, self.parts
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
        if first in self.openings:
            yield "#opens"
        elif written[0].isupper():
            yield "#capital"
        if first - 1 in self.openings:
            yield "#second"
        if written.isupper():
            yield "#capitals"
        yield self.telling[first]
        run = [_PLAIN.get(part, part) for part in parts[first:last]]
        after = parts[last] if last < len(parts) else EDGE
        yield f"#run {' '.join(run)}"
        yield f"#ends as {parts[last - 1]}"
        yield f"#after {parts[first - 1] if first else EDGE}"
        yield f"#before {run[-1]} {_PLAIN.get(after, after)}"


@lru_cache(maxsize=20_000)
def _word_signs(part: str, *words: str) -> frozenset[str]:
    """What words tell as one part of a name, or beside it.

    "^" marks what was worked out from a word's vector in training, so that words that no labelled
    text holds tell something, too.
    """
    found = set()
    for word in words:
        found.add(f"{part} {stem(word) if part == 'head' else word}")
        if part == "twice before":
            continue
        found.update(f"{part} ={group}" for group in reader.clusters().get(word, ()))
        if part in ("head", "kind"):
            found.add(f"{part} ^{word}")
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
    names: tuple[tuple[Span, float], ...] = ()
    """The LIKELIEST names with how likely each is, as log-odds, the likeliest first."""

    @property
    def matter(self) -> Span | None:
        """The likeliest of all, however likely."""
        return self.names[0][0] if self.names else None


def read_products(story: Story) -> Products:
    """Find what a complaint is about."""
    names = list(list_names(story))
    if not names:
        return Products(())
    scores = weigh_names(names)
    tokens = story.tokens

    def span(name: Name) -> Span:
        end = tokens.ends[name.last - 1]
        numbered = tokens.norms[name.last - 1] in _NUMBERED
        if numbered and (more := _NUMBER.match(story.given, end)):
            end = more.end()
        return story.span(tokens.starts[name.first], end)

    ranked = sorted(zip(names, scores, strict=True), key=lambda one: -one[1])
    likeliest = tuple((span(name), score) for name, score in ranked[:LIKELIEST])
    kept = sorted(choose_names(names, scores), key=lambda name: name.first)
    return Products(tuple(map(span, kept)), likeliest)


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
