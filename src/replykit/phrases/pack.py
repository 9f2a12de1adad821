"""Packs: files of phrases, read and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from replykit import toml
from replykit.model import PackError, Severity
from replykit.near import nearest
from replykit.phrases.grammar import Classes
from replykit.phrases.pattern import Pattern

MAX_PLACES = 200_000
"""How many places the patterns of a pack may have together; ours have up to 12,000."""
_PHRASE_KEYS = {
    "match", "unless", "guards", "write", "why", "severity", "weak", "bad", "good", "label",
    "source",
}  # fmt: skip
_PACK_KEYS = {"title", "rule", "source", "why", "write", "severity", "guards", "phrase"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of a pack."""

    id: str
    """Pack name and number: ``faults/excuse:12``."""
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    guards: tuple[str, ...] = ()
    write: str | None = None
    why: str | None = None
    severity: Severity | None = None
    weak: bool = False
    """A weak phrase is a hint: it counts only where the trained reader agrees."""
    label: str | None = None
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A file of phrases."""

    name: str
    """Its path below the language folder, without ending: ``faults/excuse``."""
    title: str
    source: str
    rule: str
    phrases: tuple[Phrase, ...]
    path: str = ""


def read_toml(source: Traversable | Path, where: str) -> dict[str, Any]:
    """Read a TOML file of phrases, classes or guards.

    Raises:
        PackError: it cannot be read, or is malformed; it names *where*.
    """
    try:
        return toml.loads(source.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{where}: cannot be read: {error}") from None


def read_pack(source: Traversable | Path, name: str, classes: Classes, check: bool = True) -> Pack:
    """Read one pack.

    Without *check*, as for the packs that come with replykit, whose tests check them, patterns
    are compiled only when a text needs them.

    Raises:
        PackError: with the file and the phrase, what is wrong, and what to do.
    """
    where = f"{name}.toml"
    data = read_toml(source, where)
    check_keys(data, _PACK_KEYS, where)
    for key in ("title", "source", "phrase"):
        if key not in data:
            raise PackError(f"{where}: the key {key!r} is missing")
    shared: dict[str, Any] = {
        key: data[key] for key in ("guards", "severity", "why", "write") if key in data
    }
    for key in ("title", "source", "rule"):
        _string(data.get(key), f"{where}: {key!r}")
    if not isinstance(data["phrase"], list):
        raise PackError(f"{where}: 'phrase' must be a list of tables, each under [[phrase]]")
    phrases = []
    places = 0
    for number, entry in enumerate(data["phrase"], 1):
        place = f"{where}, phrase {number}"
        if not isinstance(entry, dict):
            raise PackError(f"{place} must be a table, under [[phrase]]")
        check_keys(entry, _PHRASE_KEYS, place)
        phrase = _read_phrase({**shared, **entry}, f"{name}:{number}", place, classes)
        if check:
            check_patterns(phrase, place)
            places += sum(len(p.positions) for p in (*phrase.patterns, *phrase.unless))
            if places > MAX_PLACES:
                raise PackError(f"{where}: the pack is too large; split it into several")
        phrases.append(phrase)
    rule = data.get("rule", name.rpartition("/")[2])
    return Pack(name, data["title"], data["source"], rule, tuple(phrases), str(source))


def check_keys(entry: Mapping[str, object], allowed: set[str], where: str) -> None:
    """Refuse a key that is not known.

    Raises:
        PackError: naming the key and those known.
    """
    for key in entry:
        if key not in allowed:
            known = sorted(allowed)
            hint = nearest(key, known) or f"; known: {', '.join(known)}"
            raise PackError(f"{where}: unknown key {key!r}{hint}")


def _read_phrase(entry: dict[str, Any], id: str, place: str, classes: Classes) -> Phrase:
    for key in ("match", "bad", "good"):
        if not entry.get(key):
            raise PackError(f"{place}: {key!r} is missing; a phrase needs match, bad and good")
    for key in ("write", "why", "label", "severity"):
        _string(entry.get(key), f"{place}: {key!r}")
    try:
        return Phrase(
            id=id,
            patterns=tuple(Pattern(m, classes) for m in _strings(entry["match"], "match")),
            unless=tuple(Pattern(m, classes) for m in _strings(entry.get("unless", []), "unless")),
            guards=_strings(entry.get("guards", []), "guards"),
            write=entry.get("write"),
            why=entry.get("why"),
            severity=_severity(entry["severity"]) if "severity" in entry else None,
            weak=bool(entry.get("weak", False)),
            label=entry.get("label"),
            bad=_strings(entry["bad"], "bad"),
            good=_strings(entry["good"], "good"),
        )
    except (PackError, ValueError) as error:
        raise PackError(f"{place}: {error}") from None


def check_patterns(phrase: Phrase, place: str) -> None:
    """Compile every pattern of a phrase.

    Raises:
        PackError: with the place, what is wrong with one.
    """
    for pattern in (*phrase.patterns, *phrase.unless):
        try:
            pattern.check()
        except PackError as error:
            raise PackError(f"{place}: {error}") from None


def _strings(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise PackError(f"{where} must be a string or a list of strings")


def _severity(value: str) -> Severity:
    choices = [str(severity) for severity in Severity]
    if value not in choices:
        hint = nearest(value, choices)
        ask = " Choose" if hint else "; choose"
        raise PackError(f"there is no severity {value!r}{hint}{ask} one of {', '.join(choices)}")
    return Severity(value)


def _string(value: object, where: str) -> None:
    if not isinstance(value, str | None):
        raise PackError(f"{where} must be a string")
