"""How a reply speaks of each issue (say/things.toml)."""

from dataclasses import dataclass
from functools import cache

from replykit.model import IssueLabel, PackError
from replykit.phrases import read_words


@dataclass(frozen=True)
class IssueWords:
    """How the reply speaks of an issue (say/things.toml)."""

    thing: str
    named: str | None
    plain: tuple[str, ...]
    action: tuple[str, ...]
    about: tuple[str, ...] = ()
    """As ``plain``, of a thing that the complaint names: it holds ``{thing}``."""
    fields: frozenset[str] = frozenset()
    """The word fields of the things that such an issue is about."""


@cache
def issue_words() -> dict[IssueLabel, IssueWords]:
    """The words for every issue.

    Raises:
        PackError: things.toml is malformed, or an issue is missing.
    """
    data = read_words("say/things.toml")
    try:
        return {
            label: IssueWords(
                data[label]["thing"],
                data[label].get("named"),
                tuple(data[label]["plain"]),
                tuple(data[label]["action"]),
                tuple(data[label].get("about", ())),
                frozenset(data[label].get("fields", ())),
            )
            for label in IssueLabel
        }
    except KeyError as error:
        raise PackError(f"en/say/things.toml: {error} is missing") from None


@cache
def not_topics() -> frozenset[str]:
    """Nouns that are not what a complaint is about (say/things.toml, skip)."""
    try:
        return frozenset(read_words("say/things.toml")["skip"]["words"])
    except KeyError as error:
        raise PackError(f"en/say/things.toml: {error} is missing") from None
