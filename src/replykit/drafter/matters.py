"""What an apology names where no clause of the complaint can be told again (say/matters.toml)."""

import re
from dataclasses import dataclass
from functools import cache

from replykit.drafter.lexicon import any_of
from replykit.model import IssueLabel, PackError
from replykit.phrases import read_words

_KEYS = {"issue", "said", "noun"}


@dataclass(frozen=True)
class Matter:
    """A thing and its fault, by the words that show it."""

    issues: frozenset[IssueLabel]
    said: re.Pattern[str]
    noun: str
    """After "I'm sorry about": "the crack in {thing}"."""


@cache
def matters() -> tuple[Matter, ...]:
    """Every matter, in order.

    Raises:
        PackError: matters.toml is missing or malformed.
    """
    where = "en/say/matters.toml"
    data = read_words("say/matters.toml")
    found = []
    for number, entry in enumerate(data.get("matter", ()), 1):
        if set(entry) != _KEYS:
            raise PackError(f"{where}, matter {number}: needs issue, said and noun, no more")
        try:
            issues = frozenset(IssueLabel(label) for label in entry["issue"])
        except ValueError as error:
            raise PackError(f"{where}, matter {number}: {error}") from None
        found.append(Matter(issues, re.compile(any_of(entry["said"]), re.I), entry["noun"]))
    return tuple(found)


def name_matter(label: IssueLabel, clause: str, text: str, thing: str) -> str | None:
    """The matter that a complaint speaks of, in the reply's voice, or None.

    Args:
        label: what went wrong.
        clause: the words that say so.
        text: the whole complaint.
        thing: what the reply calls the thing.
    """
    for said in (clause, text):
        for matter in matters():
            found = matter.said.search(said) if label in matter.issues else None
            if found is None or found.group().lower() in thing.lower():
                continue  # "the battery of your battery"
            if thing.startswith("what ") and "{thing}" in matter.noun:
                continue  # "the loss of what happened"
            noun = matter.noun.replace("{word}", found.group().lower())
            return noun.replace("{thing}", thing)
    return None
