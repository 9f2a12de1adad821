"""The packs that come with replykit: read from their files, or as they are stored."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from replykit import stored
from replykit.model import PackError, Severity
from replykit.phrases.grammar import Classes
from replykit.phrases.matching import Matcher
from replykit.phrases.pack import Pack, Phrase, check_keys, read_pack, read_toml
from replykit.phrases.pattern import Pattern, Shapes
from replykit.sieve import Plan

_STORED_FOLDERS = ("faults", "parts", "complaints", "perils", "compare")
SIFTED_TOGETHER = ("faults", "parts", "compare/offers")
"""What is looked for in every reply, with the guards: there is one sieve over all of it."""
_Record = tuple[Any, ...]


def root() -> Traversable:
    """Return the folder of packs: in the wheel, or ``data/phrases`` in a checkout.

    Raises:
        PackError: replykit was installed without its packs.
    """
    place = stored.folder("_phrases", "phrases")
    if place is None:
        raise PackError("replykit was installed without its phrase packs; reinstall it")
    return place


def read_words(path: str, language: str = "en") -> dict[str, Any]:
    """Read a TOML file of the folder of packs, such as ``say/matters.toml``.

    Raises:
        PackError: it cannot be read, or is malformed.
    """
    return read_toml(root() / language / path, f"{language}/{path}")


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in read_words("names.toml").items()}


def word_list(name: str) -> frozenset[str]:
    """A list of names.toml: ``given``, ``not`` or ``word``."""
    return _word_lists()[name]


@cache
def classes(language: str = "en") -> Classes:
    """The word classes of a language."""
    known = _stored(language)
    if known is not None:
        shapes = Shapes(*stored.unpack(known["shapes"]))
        return Classes(known["classes"], shapes, known["words"])
    return Classes(_class_entries(language))


def _class_entries(language: str) -> dict[str, list[str]]:
    data = read_words("classes.toml", language)
    check_keys(data, {"class"}, f"{language}/classes.toml")
    entries: dict[str, list[str]] = data["class"]
    return entries


@cache
def fillers(language: str = "en") -> frozenset[str]:
    """Small words that may stand between any two words of a pattern."""
    return classes(language).words("filler")


def pack_names(folder: str, language: str = "en") -> list[str]:
    """The packs in a folder: ``faults`` gives ``faults/excuse`` and so on."""
    place = root() / language / folder
    names = [item.name for item in place.iterdir()] if place.is_dir() else []
    return sorted(f"{folder}/{name[:-5]}" for name in names if name.endswith(".toml"))


@cache
def load(name: str, language: str = "en") -> Pack:
    """Load a pack of replykit by name: ``load("faults/excuse")``.

    Raises:
        PackError: there is no such pack, or it is malformed.
    """
    place = root() / language / f"{name}.toml"
    if not place.is_file():
        raise PackError(f"there is no pack {name!r} in {language}")
    return read_pack(place, name, classes(language), check=False)


@cache
def packs(name: str, language: str = "en") -> tuple[Pack, ...]:
    """The packs of a folder, or one: ``faults``, ``compare/offers``.

    Their phrases come without their examples; ``load`` gives those, too.
    """
    known = _stored(language)
    if known and name in known["packs"]:
        records = stored.unpack(known["packs"][name])
        return tuple(_read_record(record, classes(language)) for record in records)
    names = [name] if "/" in name else pack_names(name, language)
    return tuple(load(name, language) for name in names)


@cache
def matcher(name: str, language: str = "en") -> Matcher:
    """One matcher over all packs of a folder, or over one pack."""
    return Matcher(packs(name, language), fillers(language), stored_plan(name, language))


def sources(language: str = "en") -> list[Traversable]:
    """The files that the stored packs are made of, in order."""
    place = root() / language
    names = [name for folder in _STORED_FOLDERS for name in pack_names(folder, language)]
    return [place / f"{name}.toml" for name in ("classes", "guards", *names)]


@cache
def _stored(language: str) -> Any:  # noqa: ANN401
    return stored.read(f"phrases-{language}", sources(language))


def stored_plan(name: str, language: str = "en") -> Plan | None:
    """The plan of the sieve over some patterns, if it is known."""
    known = _stored(language)
    if not known or name not in known["plans"]:
        return None
    return Plan(*stored.unpack(known["plans"][name]))


def stored_guards(language: str = "en") -> Any:  # noqa: ANN401
    """What ``compile_packs`` was given of the guards, or None."""
    known = _stored(language)
    return known["guards"] if known else None


def compile_packs(
    guards: object, plans: Mapping[str, Plan], beside: Iterable[Pack], language: str = "en"
) -> bytes:
    """The packs and word classes of a language as they are to be stored.

    Args:
        guards: what ``stored_guards`` is to give.
        plans: plans of sieves over the patterns of several folders, by name.
        beside: packs that are made of something else, of which only the patterns are stored.
        language: whose.
    """
    laid_out = dict(plans)
    records = {}
    every = list(beside)
    for name in ("faults", "parts", "complaints", "perils", *pack_names("compare", language)):
        names = [name] if "/" in name else pack_names(name, language)
        found = tuple(load(pack, language) for pack in names)
        records[name] = stored.pack([_make_record(pack) for pack in found])
        every += found
        if name not in SIFTED_TOGETHER:
            laid_out[name] = Matcher(found, fillers(language)).plan
    value = {
        "classes": _class_entries(language),
        "shapes": stored.pack(Shapes.pack(_patterns(every))),
        "words": {
            name: " ".join(sorted(classes(language).words(name)))
            for name in _class_entries(language)
        },
        "packs": records,
        "plans": {name: stored.pack(one.as_record()) for name, one in laid_out.items()},
        "guards": guards,
    }
    return stored.dump(sources(language), value)


def _patterns(packs: Iterable[Pack]) -> Iterator[Pattern]:
    for pack in packs:
        for phrase in pack.phrases:
            yield from (*phrase.patterns, *phrase.unless)


def _make_record(pack: Pack) -> _Record:
    return (
        pack.name, pack.title, pack.source, pack.rule,
        [
            (
                tuple(pattern.source for pattern in phrase.patterns),
                tuple(pattern.source for pattern in phrase.unless),
                phrase.guards, phrase.write, phrase.why,
                phrase.severity and phrase.severity.value, phrase.weak, phrase.label,
            )
            for phrase in pack.phrases
        ],
    )  # fmt: skip


def _read_record(record: _Record, classes: Classes) -> Pack:
    name, title, source, rule, entries = record
    return Pack(
        name, title, source, rule,
        tuple(
            Phrase(
                f"{name}:{number}",
                tuple([Pattern(source, classes) for source in patterns]),
                tuple([Pattern(source, classes) for source in unless]),
                guards, write, why, Severity(severity) if severity else None, weak, label,
            )
            for number, (patterns, unless, guards, write, why, severity, weak, label)
            in enumerate(entries, 1)
        ),
    )  # fmt: skip
