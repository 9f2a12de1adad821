"""Themes: what many customers say of one thing, in their own words.

A phrase is two to four words in a row. It marks a theme when it is said here much more than
elsewhere; phrases that are said by the same customers, or of the same words, are one theme.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from replykit.complaint.evidence import stem
from replykit.text import Document, Tokens
from replykit.trends.figures import log_odds
from replykit.trends.sample import SHORT, Kept, cut

_LEAST = 3
_MARKS = 1.64
"""The z score from which a phrase marks a group: one-sided 95%."""
_TRIED = 400
_THEMES = 5
_QUOTES = 3

_FUNCTION = frozenset(
    "a an the this that these those my your our his her its their i me we us you he him she "
    "it they them who which what where when why how there here am is are was were be been "
    "being do does did have has had having will would shall should can could may might must "
    "of in on at by for from to with into onto about over under after before during since "
    "until as than then so and or but if because while although though also just even still "
    "very really too only again already yet any some all each every both more most much many "
    "such same other another own s t re ve ll d m now later soon via per get got getting go "
    "goes went going said told say one two three today yesterday please".split()
)
_PARTICLES = frozenset("out off up down away back again over twice open".split())
_DENIALS = frozenset("not no never nobody nothing without".split())
_WORD = re.compile(r"[a-z]{2,}$")
_MASKED = re.compile(r"x{2,}$")
_HIDDEN = re.compile(r"\[[a-z ]+\]")


@dataclass(slots=True)
class Group:
    """A theme before it is dressed for the reader."""

    phrase: str
    score: float
    members: set[int]
    """Places in the entries."""
    wordings: frozenset[tuple[str, ...]] = frozenset()
    also: tuple[str, ...] = ()
    order: list[int] = field(default_factory=list)
    """The members, the most typical first."""


@lru_cache(maxsize=20_000)
def _content(norm: str) -> bool:
    return (
        bool(_WORD.match(norm))
        and norm not in _FUNCTION
        and norm not in _DENIALS
        and not _MASKED.match(norm)
    )


@lru_cache(maxsize=1000)
def phrases(line: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Each phrase of a line, folded, and as it is written."""
    return tuple(_phrases(_HIDDEN.sub(lambda match: "|" * len(match[0]), line)))


def _phrases(line: str) -> Iterator[tuple[tuple[str, ...], str]]:
    tokens = Tokens(line)
    norms = tokens.norms
    words = [bool(_WORD.match(norm)) and not _MASKED.match(norm) for norm in norms]
    for first in range(len(norms)):
        if not (_content(norms[first]) or norms[first] in _DENIALS):
            continue
        for last in range(first + 1, min(first + 4, len(norms))):
            if not words[last]:
                break
            if not (_content(norms[last]) or norms[last] in _PARTICLES):
                continue
            said = norms[first : last + 1]
            if len(stems(said)) >= (1 if said[0] in _DENIALS or said[-1] in _PARTICLES else 2):
                yield tuple(said), line[tokens.starts[first] : tokens.ends[last]]


def stems(norms: Iterable[str]) -> frozenset[str]:
    """The words that carry a phrase, without their endings."""
    return frozenset(stem(norm) for norm in norms if _content(norm) and norm not in _PARTICLES)


_Name = TypeVar("_Name", bound=str)
Phrase = tuple[str, ...]
Places = dict[Phrase, set[int]]


def find_groups(
    apart: Mapping[_Name, Sequence[Kept]], beside: Sequence[Kept] = ()
) -> dict[_Name, list[Group]]:
    """The themes of each set of entries, the largest first.

    Args:
        apart: the sets, each compared with all the others.
        beside: more entries to compare with.
    """
    # Twice over the texts, so that only phrases that may matter have their places kept.
    candidates: set[Phrase] = set()
    for entries in apart.values():
        counts: Counter[Phrase] = Counter()
        for kept in entries:
            counts.update({said for said, _ in phrases(kept.words)})
        candidates.update(said for said, count in counts.items() if count >= _LEAST)
    places = {name: _places(entries, candidates) for name, entries in apart.items()}
    others = _places(beside, candidates)
    everywhere: Counter[Phrase] = Counter()
    for found in (*places.values(), others):
        for said, members in found.items():
            everywhere[said] += len(members)
    size = sum(map(len, apart.values())) + len(beside)
    return {
        name: _find(entries, places[name], everywhere, size - len(entries))
        for name, entries in apart.items()
    }


def _places(entries: Sequence[Kept], candidates: set[Phrase]) -> Places:
    """The entries that hold each of the candidates."""
    found: Places = {}
    for at, kept in enumerate(entries):
        for said, _ in phrases(kept.words):
            if said in candidates:
                found.setdefault(said, set()).add(at)
    return found


def _find(
    entries: Sequence[Kept], places: Places, everywhere: Counter[Phrase], size: int
) -> list[Group]:
    """The themes of one set of entries, compared with *size* others."""
    scores: dict[Phrase, float] = {}
    for said, members in places.items():
        count = len(members)
        # With nothing to compare with, what is said most often is all there is to go by.
        score = (
            log_odds(count, len(entries), everywhere[said] - count, size) if size else count**0.5
        )
        if count >= max(_LEAST, 0.01 * len(entries)) and score >= _MARKS:
            scores[said] = score
    ranked = sorted(scores, key=lambda said: (-scores[said], -len(said), said))[:_TRIED]
    groups = []
    for cluster in _merge(ranked, places):
        members = set().union(*(places[said] for said in cluster))
        groups.append(
            Group(
                phrase=" ".join(_name(cluster, places)),
                score=scores[cluster[0]],
                members=members,
                wordings=frozenset(cluster),
            )
        )
    groups.sort(key=lambda group: (-len(group.members), -group.score, group.phrase))
    for group in groups[:_THEMES]:
        group.order = _by_typicality(entries, group.members)
        _write(entries, group, _name_order(group, places))
    return groups[:_THEMES]


def _merge(ranked: Sequence[Phrase], places: Places) -> list[list[Phrase]]:
    """Put each phrase to the first theme whose leading phrase it overlaps, or begin another."""
    clusters: list[list[Phrase]] = []
    for said in ranked:
        mine, words = places[said], stems(said)
        for cluster in clusters:
            theirs, lead = places[cluster[0]], stems(cluster[0])
            both = len(mine & theirs)
            related = words & lead and both >= 0.4 * min(len(mine), len(theirs))
            if words <= lead or lead <= words or related or both >= 0.5 * len(mine | theirs):
                cluster.append(said)
                break
        else:
            clusters.append([said])
    return clusters


def _name(cluster: Sequence[Phrase], places: Places) -> Phrase:
    """The fullest wording that most of a theme's customers share."""
    most = max(len(places[said]) for said in cluster)
    return max(
        (said for said in cluster if len(places[said]) * 10 >= most * 7),
        key=lambda said: (len(stems(said)), len(said), len(places[said]), said),
    )


def _name_order(group: Group, places: Places) -> list[Phrase]:
    """The other wordings, the commonest first."""
    return sorted(group.wordings, key=lambda said: (-len(places[said]), said))


def _write(entries: Sequence[Kept], group: Group, wordings: Sequence[Phrase]) -> None:
    """Give the phrases of a theme back the letters that customers use most."""
    written: dict[Phrase, Counter[str]] = {said: Counter() for said in wordings}
    for at in group.members:
        for said, raw in phrases(entries[at].words):
            if said in written:
                written[said][raw.lower() if raw.isupper() else raw] += 1
    named = tuple(group.phrase.split())
    group.phrase = _commonest(written[named])
    also = (_commonest(written[said]) for said in wordings if not stems(said) <= stems(named))
    group.also = tuple(dict.fromkeys(also))[:3]


def _commonest(written: Counter[str]) -> str:
    return min(written, key=lambda raw: (-written[raw], raw))


def _by_typicality(entries: Sequence[Kept], members: set[int]) -> list[int]:
    """The members, those first whose words are most like those of all."""
    bags = {at: stems(Tokens(entries[at].words).norms) for at in members}
    common: Counter[str] = Counter()
    for bag in bags.values():
        common.update(bag)

    def likeness(at: int) -> float:
        bag = bags[at]
        # Dice's measure against the theme as a whole: neither a scrap nor a long tale is typical.
        return 2 * sum(common[word] for word in bag) / (len(members) * (len(bag) + 4))

    return sorted(members, key=lambda at: (-likeness(at), entries[at].source))


def choose_quotes(entries: Sequence[Kept], group: Group) -> list[tuple[int, str]]:
    """Up to three members that do not all say the same, and the sentence of each that says it."""
    chosen: list[tuple[int, str]] = []
    told: list[frozenset[str]] = []
    for at in group.order:
        quote = _sentence(entries[at], group.wordings)
        words = stems(Tokens(quote).norms)
        if any(len(words & other) > 0.7 * len(words | other) for other in told):
            continue
        chosen.append((at, quote))
        told.append(words)
        if len(chosen) == _QUOTES:
            break
    return chosen


def _sentence(kept: Kept, wordings: frozenset[Phrase]) -> str:
    """The sentence of a complaint that holds a theme's words."""
    for sentence in Document(kept.excerpt).sentences:
        if any(said in wordings for said, _ in phrases(sentence.text)):
            return cut(sentence.text, SHORT)
    return kept.quote
