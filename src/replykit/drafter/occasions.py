"""On which occasion a complaint is written, where that tells more of what helps than its issue.

A driver who broke a gate is no matter of parcels, and a funeral is not held again. The words are in
say/occasions.toml.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from replykit.drafter.lexicon import any_of
from replykit.drafter.pressing import sentences_of
from replykit.model import IssueLabel, PackError, RequestLabel
from replykit.phrases import read_words
from replykit.search import Search

_KEYS = {"said", "about", "unless", "issue", "as", "ask", "presses", "remedy", "action"}


@dataclass(frozen=True, slots=True)
class Help:
    """One thing that may be offered on an occasion."""

    label: RequestLabel
    nouns: tuple[str, ...]
    do: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a complaint speaks of, what may be offered then, and what is done next."""

    said: tuple[Search, ...]
    """What one sentence has to hold: something of each."""
    about: Search | None
    unless: Search | None
    issues: frozenset[IssueLabel]
    """The issues that it may be; any, where none is given."""
    label: IssueLabel | None
    """The issue whose words the rest of the reply takes; what was read, where none is given."""
    is_asked_of: bool
    """Whether an order or a booking is still to be asked for."""
    presses: bool
    """Whether it cannot wait: the next contact comes within the hour."""
    remedies: tuple[Help, ...]
    actions: tuple[str, ...]

    def fits(self, text: str, sentences: Sequence[str]) -> bool:
        """Whether a complaint speaks of it."""
        if self.about and not self.about.search(text):
            return False
        if not all(part.may_match(text) for part in self.said):
            return False
        if self.said and not any(
            all(part.search(sentence) for part in self.said) for sentence in sentences
        ):
            return False
        return not (self.unless and self.unless.search(text))


@cache
def occasions() -> tuple[Occasion, ...]:
    """Every occasion, in the order in which they are tried.

    Raises:
        PackError: occasions.toml is missing or malformed.
    """
    where = "en/say/occasions.toml"
    found = []
    for number, entry in enumerate(read_words("say/occasions.toml").get("occasion", ()), 1):
        place = f"{where}, occasion {number}"
        if not {"remedy", "action"} <= set(entry) <= _KEYS or not {"said", "about"} & set(entry):
            raise PackError(
                f"{place}: needs remedy, action, and said or about, and may have unless, issue, "
                "as, ask and presses"
            )
        try:
            taken_as = IssueLabel(entry["as"]) if "as" in entry else None
            issues = frozenset(IssueLabel(label) for label in entry.get("issue", ()))
            helps = tuple(
                Help(RequestLabel(one["label"]), tuple(one["noun"]), one["do"])
                for one in entry["remedy"]
            )
        except (ValueError, KeyError) as error:
            raise PackError(f"{place}: {error}") from None
        about, unless = (
            Search(any_of(entry[key]), re.I) if entry.get(key) else None
            for key in ("about", "unless")
        )
        said = tuple(Search(any_of(words), re.I) for words in entry.get("said", ()))
        found.append(
            Occasion(
                said,
                about,
                unless,
                issues,
                taken_as,
                entry.get("ask", True) is True,
                entry.get("presses", False) is True,
                helps,
                tuple(entry["action"]),
            )
        )
    return tuple(found)


def occasion_of(text: str, label: IssueLabel) -> Occasion | None:
    """The occasion on which a complaint is written, or None.

    Args:
        text: the complaint, or as much of it as is read.
        label: what its issue was read as.
    """
    text = text.replace("\u2019", "'")
    sentences = sentences_of(text)
    return next(
        (
            one
            for one in occasions()
            if (not one.issues or label in one.issues) and one.fits(text, sentences)
        ),
        None,
    )
