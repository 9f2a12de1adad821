"""Guards: named reasons to leave a phrase alone, shared by all rules.

A guard is an entry of data/phrases/en/guards.toml: what it looks for, in which sentences around
the phrase (``reach``), and sentences that show it at work. ``owned`` clears a cause that the reply
takes upon itself; ``bounded`` clears a promise that has a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from replykit import phrases
from replykit.model import PackError
from replykit.phrases import Hit, Matcher, Pack, Pattern, Phrase, classes, fillers, read_words
from replykit.text import Document, Sentence

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


def find_class(sentence: Sentence, name: str) -> list[tuple[int, int]]:
    """Where words of one of CLASSES stand in a sentence, as places in the text."""
    tokens = sentence.document.tokens
    spans = _class_pattern(name).spans(sentence, fillers())
    return [(tokens.starts[first], tokens.ends[last - 1]) for first, last in spans]


def _find(document: Document) -> dict[str, list[list[Hit]]]:
    matcher, group_of = _matcher()
    found: dict[str, list[list[Hit]]] = {
        name: [[] for _ in document.sentences] for name in set(group_of.values())
    }
    for index, hits in enumerate(matcher.find_all(document)):
        for hit in hits:
            found[group_of[id(hit.pack)]][index].append(hit)
    return found


def compile_packs() -> bytes:
    """The packs and the guards as they are to be stored."""
    groups = _groups()
    packs = [pack for some in groups.values() for pack in some]
    named = tuple(Phrase(name, (_class_pattern(name),)) for name in CLASSES)
    beside = (*groups[_GUARDS], Pack("classes", "Word classes", "", "classes", named))
    return phrases.compile_packs(_read_entries(), {_STORED: phrases.make_plan(packs)}, beside)


def clears(name: str, document: Document, sentence: Sentence) -> bool:
    """Whether guard *name* clears a phrase in *sentence*.

    Raises:
        PackError: there is no such guard.
    """
    guard = all_guards().get(name)
    if guard is None:
        raise PackError(f"there is no guard {name!r}; known: {', '.join(all_guards())}")
    near = (sentence.neighbour(step) if step else sentence for step in guard.reach)
    return any(other is not None and name in standing(document, other) for other in near)


def standing(document: Document, sentence: Sentence) -> frozenset[str]:
    """The guards that stand in a sentence."""
    return document.once(_find_standing)[sentence.index]


def _find_standing(document: Document) -> list[frozenset[str]]:
    found = document.once(_find)[_GUARDS]
    return [frozenset(hit.phrase.id for hit in hits) for hits in found]


def hints(document: Document, sentence: Sentence) -> set[str]:
    """The guards that stand in a sentence or in the next, as features for the trained readers."""
    found = set(_name_hints("guard", standing(document, sentence)))
    after = sentence.neighbour(1)
    if after is not None:
        found |= _name_hints("next", standing(document, after))
    if document.is_quoted(sentence.start, sentence.end):
        found.add("quoted")
    return found


@lru_cache(maxsize=1_000)
def _name_hints(where: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset(f"{where}:{name}" for name in names)
