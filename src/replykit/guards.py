"""Guards: named reasons to leave a phrase alone, shared by all rules.

A guard is an entry of data/phrases/en/guards.toml: what it looks for, in which sentences around
the phrase (``reach``), and sentences that show it at work. ``owned`` clears a cause that the reply
takes upon itself; ``bounded`` clears a promise that has a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from replykit import phrases
from replykit.model import PackError
from replykit.phrases import Hit, Matcher, Pack, Pattern, Phrase, classes, fillers, read_words
from replykit.phrases.matching import Match, Matches
from replykit.sieve import BEGIN, END
from replykit.text import Document, Sentence, Words

CLASSES = (
    "refusal", "reward", "review-act", "review-ask", "review-deal", "review-link", "review-talk",
)  # fmt: skip
"""Word classes that rules look for by themselves."""
_GUARDS = "guards"
_STORED = "reply"
_REACHES = {
    "same": (0,),
    "next": (0, 1),
    "around": (-1, 0, 1),
}


@dataclass(frozen=True, slots=True)
class Guard:
    """A named guard."""

    name: str
    reach: tuple[int, ...]
    """Which sentences it looks in, counted from the phrase's own."""
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    clears: tuple[str, ...]
    keeps: tuple[str, ...]


@cache
def all_guards() -> Mapping[str, Guard]:
    """Every guard, by name.

    Raises:
        PackError: guards.toml is missing or malformed.
    """
    entries = phrases.stored_guards() or _read_entries()
    return {
        name: Guard(
            name,
            _REACHES[entry.get("reach", "same")],
            tuple([Pattern(match, classes()) for match in entry["match"]]),
            tuple([Pattern(match, classes()) for match in entry.get("unless", [])]),
            tuple(entry["clears"]),
            tuple(entry["keeps"]),
        )
        for name, entry in entries.items()
    }


def _read_entries() -> dict[str, Any]:
    entries: dict[str, Any] = read_words("guards.toml")["guard"]
    for name, entry in entries.items():
        unknown = set(entry) - {"match", "unless", "reach", "clears", "keeps"}
        if unknown or entry.get("reach", "same") not in _REACHES:
            raise PackError(f"en/guards.toml, guard {name}: unknown {unknown or entry['reach']}")
    return entries


@cache
def _matcher() -> tuple[Matcher, dict[int, str]]:
    """One matcher over what is looked for in every reply, and which group each pack is of.

    A guard is a phrase of a pack of its own, and has its name for an id.
    """
    groups = _groups()
    packs = tuple(pack for some in groups.values() for pack in some)
    group_of = {id(pack): name for name, some in groups.items() for pack in some}
    return Matcher(packs, fillers(), phrases.stored_plan(_STORED)), group_of


def _groups() -> dict[str, tuple[Pack, ...]]:
    groups = {name: phrases.packs(name) for name in phrases.SIFTED_TOGETHER}
    entries = tuple(
        Phrase(guard.name, guard.patterns, guard.unless) for guard in all_guards().values()
    )
    groups[_GUARDS] = (Pack(_GUARDS, "Guards", "", _GUARDS, entries),)
    return groups


def find(document: Document, name: str) -> Sequence[Sequence[Hit]]:
    """For each sentence the hits of a pack, or of a folder of packs: ``faults``."""
    if name in phrases.SIFTED_TOGETHER:
        return document.once(_find)[name]
    return document.once(phrases.matcher(name).find_all)


@cache
def _class_pattern(name: str) -> Pattern:
    return Pattern(f"{{{name}}}", classes())


def _find_class(words: Words, name: str) -> list[tuple[int, int]]:
    """Where a word class stands in folded words: the first of them and the one behind the last."""
    return _class_pattern(name).matches((BEGIN, *words.key, END), fillers())


def find_class(sentence: Sentence, name: str) -> list[tuple[int, int]]:
    """Where words of one of CLASSES stand in a sentence, as places in the text."""
    return [sentence.place(*span) for span in sentence.folded.once(_find_class, name)]


class _Sorted(NamedTuple):
    """What stands in a sentence, by the group of its pack, and which guards do."""

    groups: tuple[Matches, ...]
    """In the order of ``phrases.SIFTED_TOGETHER``."""
    standing: frozenset[str]


def _sort(words: Words) -> _Sorted:
    matcher, group_of = _matcher()
    matches = matcher.read(words.key)
    if not matches:
        return _NOTHING
    groups: dict[str, list[Match]] = {name: [] for name in phrases.SIFTED_TOGETHER}
    standing = set()
    for match in matches:
        pack, phrase = matcher.phrase_of(match)
        group = group_of[id(pack)]
        if group == _GUARDS:
            standing.add(phrase.id)
        else:
            groups[group].append(match)
    return _Sorted(tuple(map(tuple, groups.values())), frozenset(standing))


_NOTHING = _Sorted(((),) * len(phrases.SIFTED_TOGETHER), frozenset())


def _read(document: Document) -> list[_Sorted]:
    return [sentence.folded.once(_sort) for sentence in document.sentences]


def _find(document: Document) -> dict[str, list[list[Hit]]]:
    make = _matcher()[0].make_hit
    read = list(zip(document.sentences, document.once(_read), strict=True))
    return {
        name: [[make(sentence, match) for match in one.groups[at]] for sentence, one in read]
        for at, name in enumerate(phrases.SIFTED_TOGETHER)
    }


def compile_packs() -> bytes:
    """The packs and the guards as they are to be stored."""
    groups = _groups()
    packs = [pack for some in groups.values() for pack in some]
    named = tuple(Phrase(name, (_class_pattern(name),)) for name in CLASSES)
    beside = (*groups[_GUARDS], Pack("classes", "Word classes", "", "classes", named))
    return phrases.compile_packs(_read_entries(), {_STORED: phrases.make_plan(packs)}, beside)


def clears(document: Document, sentence: Sentence, *names: str) -> bool:
    """Whether one of some guards clears a phrase in *sentence*.

    Raises:
        PackError: there is no such guard.
    """
    read = document.once(_read)
    for step, some in _by_reach(names):
        at = sentence.index + step
        if 0 <= at < len(read) and not some.isdisjoint(read[at].standing):
            return True
    return False


@lru_cache(maxsize=1_000)
def _by_reach(names: tuple[str, ...]) -> tuple[tuple[int, frozenset[str]], ...]:
    """Which of some guards are looked for in which sentence, counted from the phrase's own."""
    known = all_guards()
    found: dict[int, set[str]] = {}
    for name in names:
        if name not in known:
            raise PackError(f"there is no guard {name!r}; known: {', '.join(known)}")
        for step in known[name].reach:
            found.setdefault(step, set()).add(name)
    return tuple([(step, frozenset(some)) for step, some in found.items()])


def standing(document: Document, sentence: Sentence) -> frozenset[str]:
    """The guards that stand in a sentence."""
    return document.once(_read)[sentence.index].standing


def hints(document: Document, sentence: Sentence) -> frozenset[str]:
    """The guards that stand in a sentence or in the next, as features for the trained readers."""
    read = document.once(_read)
    here = sentence.index
    after = read[here + 1].standing if here + 1 < len(read) else frozenset()
    is_quoted = document.is_quoted(sentence.start, sentence.end)
    return _name_hints(read[here].standing, after, is_quoted)


@lru_cache(maxsize=4_000)
def _name_hints(standing: frozenset[str], after: frozenset[str], is_quoted: bool) -> frozenset[str]:
    found = {f"guard:{name}" for name in standing} | {f"next:{name}" for name in after}
    return frozenset(found | {"quoted"} if is_quoted else found)
