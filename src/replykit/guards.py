"""Guards: named reasons to leave a phrase alone, shared by all rules.

A guard is an entry of data/phrases/en/guards.toml: what it looks for, in which sentences around
the phrase (``reach``), and sentences that show it at work. ``owned`` clears a cause that the reply
takes upon itself; ``bounded`` clears a promise that has a time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from replykit.model import PackError
from replykit.phrases import (
    Pattern,
    classes,
    fillers,
    make_plan,
    make_sieve,
    read_toml,
    root,
    stored_guards,
)
from replykit.sieve import Plan, Sieve
from replykit.text import Document, Sentence

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
    known = stored_guards()
    entries = known["guards"] if known else _read_entries()
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
    entries: dict[str, Any] = read_toml(root() / "en" / "guards.toml", "en/guards.toml")["guard"]
    for name, entry in entries.items():
        unknown = set(entry) - {"match", "unless", "reach", "clears", "keeps"}
        if unknown or entry.get("reach", "same") not in _REACHES:
            raise PackError(f"en/guards.toml, guard {name}: unknown {unknown or entry['reach']}")
    return entries


def compile_guards() -> dict[str, Any]:
    """The guards as they are to be stored."""
    entries = _read_entries()
    patterns = [Pattern(match, classes()) for entry in entries.values() for match in entry["match"]]
    return {"guards": entries, "plan": make_plan(patterns).as_record()}


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
    """The guards that stand in a sentence, found once for each sentence of a document."""
    known: dict[int, frozenset[str]] = document.__dict__.setdefault("guards_standing", {})
    found = known.get(sentence.index)
    if found is None:
        found = known[sentence.index] = frozenset(_find_standing(sentence))
    return found


def _find_standing(sentence: Sentence) -> Iterator[str]:
    small = fillers()
    sieve, owners = _sieve()
    tried: set[str] = set()
    for number, starts in sieve.sift(sentence.norms, sentence.words):
        pattern, guard = owners[number]
        if guard.name not in tried and pattern.spans(sentence, small, starts):
            tried.add(guard.name)
            if not any(p.spans(sentence, small) for p in guard.unless):
                yield guard.name


@cache
def _sieve() -> tuple[Sieve, list[tuple[Pattern, Guard]]]:
    """A sieve for the patterns of all guards, and whose each is."""
    owners = [(p, guard) for guard in all_guards().values() for p in guard.patterns]
    known = stored_guards()
    laid_out = Plan(*known["plan"]) if known else make_plan(pattern for pattern, _ in owners)
    return make_sieve(laid_out, fillers()), owners


def hints(document: Document, sentence: Sentence) -> set[str]:
    """The guards that stand in a sentence or in the next, as features for the trained readers."""
    found = {f"guard:{name}" for name in standing(document, sentence)}
    after = sentence.neighbour(1)
    if after is not None:
        found |= {f"next:{name}" for name in standing(document, after)}
    if document.is_quoted(sentence.start, sentence.end):
        found.add("quoted")
    return found
