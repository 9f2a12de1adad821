"""The words of a draft: packs of lines, chosen by situation and a stable hash.

A pack in data/phrases/en/say holds entries of this shape; ``slot`` is the file's name unless given:

    [[say]]
    when = { issue = ["delivery"], level = ["high"] }   # all must hold; in a list, any one
    unless = { channel = ["sms"] }                      # none may hold
    needs = ["stake"]                                   # facts it uses beyond its own {slots}
    line = ["Waiting for {thing} with {stake} so close is hard."]

The entries with the most conditions win, so a general line stands in where no special one fits.
Which of the winners is taken depends on the complaint's own words: the same complaint gets the
same draft, and two customers do not get the same letter. ``{Clause}`` is ``{clause}`` with a
capital letter.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from replykit.model import Channel, EmotionLabel, Fault, IssueLabel, PackError, RequestLabel, Stage
from replykit.phrases import read_toml, root
from replykit.search import Search

_ASKED = frozenset(RequestLabel)
_ANY_ISSUE: frozenset[str] = frozenset(IssueLabel)
CONDITIONS: Mapping[str, frozenset[str]] = {
    "issue": _ANY_ISSUE,
    "emotion": frozenset(EmotionLabel),
    "level": frozenset({"low", "medium", "high"}),
    "channel": frozenset(Channel),
    "fault": frozenset(Fault),
    "stage": frozenset(Stage),
    "signal": frozenset(
        {"abusive", "legal-threat", "churn-risk", "public-threat", "safety-risk", "repeat-contact",
         "bereavement"}
    ),
    "kind": frozenset(
        {"complaint", "praise", "question", "request", "answer", "thanks", "note"}
    ),
    "asked": _ASKED,
    "lead": _ASKED,
}  # fmt: skip
"""What a line may depend on, and the values of each."""

FACTS = frozenset(
    """clause problem thing when contact address action person options first second third agent
    business name stake cause done fix refused reason alternative question next channel_name
    granted photos claim single topic firm theirs
    both before also more story promised instead still astray effect hope due quoted wish praised
    long open foul late taken soon rest now deadline demand sure asks reported listed about told
    noted alleged titled cited retold""".split()
)
"""What a line may speak of: its slots and ``needs``."""

_UNRANKED = frozenset(
    {"single", "thing", "firm", "theirs", "long", "foul", "late", "taken", "soon", "now"}
)
_KEYS = {"slot", "when", "unless", "needs", "line"}
_SLOT = Search(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Line:
    """One wording, and when it fits."""

    text: str
    when: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]]
    needs: frozenset[str]
    place: str
    """Where it stands: ``say/empathy.toml, entry 3``."""

    @property
    def rank(self) -> int:
        """How special it is."""
        return 2 * len(self.when) + len(self.needs - _UNRANKED)

    def fits(self, traits: Mapping[str, frozenset[str]], facts: Collection[str]) -> bool:
        """Whether the line can be said in a situation of which some facts are known."""
        if not self.needs.issubset(facts):
            return False
        for key, values in self.when.items():
            if values.isdisjoint(traits.get(key, ())):
                return False
        for key, values in self.unless.items():  # noqa: SIM110 -- asked of every line
            if not values.isdisjoint(traits.get(key, ())):
                return False
        return True

    def fill(self, facts: Mapping[str, str]) -> str:
        """The line with its slots filled."""
        return _SLOT.sub(lambda match: _value(match.group(1), facts), self.text)


def _value(slot: str, facts: Mapping[str, str]) -> str:
    value = facts[slot[:1].lower() + slot[1:]]
    return value[:1].upper() + value[1:] if slot[0].isupper() else value


def _conditions(entry: object, where: str) -> dict[str, frozenset[str]]:
    if not isinstance(entry, dict):
        raise PackError(f"{where} must be a table such as {{ issue = ['delivery'] }}")
    found = {}
    for key, value in entry.items():
        if key not in CONDITIONS:
            raise PackError(f"{where}: unknown condition {key!r}; known: {', '.join(CONDITIONS)}")
        values = frozenset(_strings(value, f"{where}, {key}"))
        if unknown := values - CONDITIONS[key]:
            raise PackError(
                f"{where}: {key} has no {', '.join(sorted(unknown))!r}; "
                f"known: {', '.join(sorted(CONDITIONS[key]))}"
            )
        found[key] = values
    return found


def _strings(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise PackError(f"{where} must be a string or a list of strings")


def read_say(source: Traversable | Path, name: str) -> dict[str, list[Line]]:
    """Read a pack of lines.

    Raises:
        PackError: with the file and the entry, what is wrong and what is known.
    """
    where = f"say/{name}.toml"
    data = read_toml(source, where)
    if set(data) != {"say"} or not isinstance(data["say"], list):
        raise PackError(f"{where}: holds entries [[say]] and nothing else")
    slots: dict[str, list[Line]] = {}
    for number, entry in enumerate(data["say"], 1):
        place = f"{where}, entry {number}"
        if unknown := set(entry) - _KEYS:
            raise PackError(
                f"{place}: unknown key {min(unknown)!r}; known: {', '.join(sorted(_KEYS))}"
            )
        if "line" not in entry:
            raise PackError(f"{place}: the key 'line' is missing")
        slots.setdefault(entry.get("slot", name), []).extend(_lines(entry, place))
    return slots


def _lines(entry: Mapping[str, Any], place: str) -> Iterable[Line]:
    when = _conditions(entry.get("when", {}), f"{place}, when")
    unless = _conditions(entry.get("unless", {}), f"{place}, unless")
    needs = frozenset(_strings(entry["needs"], f"{place}, needs") if "needs" in entry else ())
    for text in _strings(entry["line"], f"{place}, line"):
        if text.count("{") != len(_SLOT.findall(text)) or text.count("{") != text.count("}"):
            raise PackError(f"{place}: a brace is out of place in {text!r}")
        slots = {slot[:1].lower() + slot[1:] for slot in _SLOT.findall(text)}
        if unknown := (slots | needs) - FACTS:
            raise PackError(
                f"{place}: unknown fact {min(unknown)!r}; known: {', '.join(sorted(FACTS))}"
            )
        yield Line(text, when, unless, needs | slots, place)


OTHER_FILES = frozenset(
    {"asking", "clause", "delicate", "matters", "occasions", "remedies", "things", "verbs"}
)
"""Files of the folder that hold no lines."""


@cache
def lines(language: str = "en") -> Mapping[str, tuple[Line, ...]]:
    """Every line of the packs, by slot.

    Raises:
        PackError: a pack is malformed.
    """
    folder = root() / language / "say"
    found: dict[str, list[Line]] = {}
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        name = item.name.removesuffix(".toml")
        if name == item.name or name in OTHER_FILES:
            continue
        for slot, entries in read_say(item, name).items():
            found.setdefault(slot, []).extend(entries)
    return {slot: tuple(entries) for slot, entries in found.items()}


class Speaker:
    """Chooses lines for one situation."""

    def __init__(
        self,
        traits: Mapping[str, frozenset[str]],
        facts: Mapping[str, str],
        seed: str,
        *,
        turn: int = 0,
        use: Sequence[str] = (),
        avoid: Sequence[str] = (),
    ) -> None:
        self.traits = traits
        self.facts = facts
        self.seed = seed
        self.turn = turn
        self.use = tuple(word.lower() for word in use)
        self.avoid = tuple(word.lower() for word in avoid)

    def say(self, slot: str, shun: str = "", want: str = "", **more: str) -> str | None:
        """The line for a slot, filled; None where no line fits.

        Args:
            slot: which lines.
            shun: a fact that has been named enough: lines without it come first.
            want: a fact that should be named: lines with it come first.
            more: facts for this line alone.
        """
        facts = {**self.facts, **more} if more else self.facts
        pool = self._pool(slot, shun, want, facts)
        if not pool:
            return None
        if self.use:
            pool = [line for line in pool if _holds(line.text, self.use)] or pool
        # Each line draws its own lot, so adding a line leaves most other choices as they were.
        drawn = sorted(pool, key=lambda line: lot(self.seed, slot, line.text))
        return drawn[self.turn % len(drawn)].fill(facts)

    def _pool(self, slot: str, shun: str, want: str, facts: Mapping[str, str]) -> list[Line]:
        """The most special lines that fit; those that name what is wanted, if there are any."""
        groups = _lines_about(slot, self.traits.get("issue", _ANY_ISSUE))
        known = frozenset(facts)
        for shunned, wanted in dict.fromkeys(((shun, want), (shun, ""), ("", want), ("", ""))):
            for group in groups:
                pool = [
                    line
                    for line in group
                    if not (shunned and shunned in line.needs)
                    and not (wanted and wanted not in line.needs)
                    and line.fits(self.traits, known)
                    and not (self.avoid and _holds(line.text, self.avoid))
                ]
                if pool:
                    return pool
        return []


@cache
def _lines_about(slot: str, issues: frozenset[str]) -> tuple[tuple[Line, ...], ...]:
    """The lines of a slot that may be said of some issues, the most special first, by rank."""
    about = [
        line
        for line in lines().get(slot, ())
        if "issue" not in line.when or line.when["issue"] & issues
    ]
    ranks = sorted({line.rank for line in about}, reverse=True)
    return tuple(tuple(line for line in about if line.rank == rank) for rank in ranks)


def _holds(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text.lower()) for word in words)


def lot(*parts: str) -> bytes:
    """A stable number for some words, the same on every machine."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).digest()
