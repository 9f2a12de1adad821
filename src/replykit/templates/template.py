"""The nouns of this room: a template, its placeholders and its variants."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from replykit.model import Channel
from replykit.templates.mapped import Mapped
from replykit.templates.slots import Slot
from replykit.templates.source import Source
from replykit.templates.suppressions import Suppression

TemplateKind = Literal["reply", "fragment"]
Markup = Literal["text", "markdown", "html"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the template's syntax, at ``[start, end)`` of the file."""

    rule: str
    start: int
    end: int
    message: str
    quote: str
    """The words in question, as the template's author wrote them."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which a template can turn out: prose, and where it stands in the file."""

    prose: Mapped
    when: str = ""
    """The conditions that lead to it, in words; empty for the only one."""
    kind: TemplateKind | None = None
    """``fragment`` where it holds a single branch and not a whole reply."""

    @property
    def text(self) -> str:
        """The prose, each placeholder as ``{{name}}``."""
        return self.prose.text


@dataclass(frozen=True)
class Template:
    """A canned reply, or a piece of one, in a file.

    Offsets, lines and columns are those of the file: ``template.source.text[start:end]``.
    """

    source: Source
    title: str
    variants: tuple[Variant, ...]
    """At least one. The first takes the first branch of every condition."""
    start: int
    """Where it begins in the file."""
    end: int
    channel: Channel | None = None
    """Where it will be sent, if the file says so."""
    kind: TemplateKind | None = None
    """A whole reply or a fragment, if the file says so."""
    markup: Markup = "text"
    slots: tuple[Slot, ...] = ()
    syntax: tuple[tuple[int, int], ...] = ()
    """Every placeholder, tag, comment and piece of code, in order: ``[start, end)``."""
    problems: tuple[Problem, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    names: frozenset[str] = frozenset()
    """Variables that the template defines itself."""
    encoded: bool = field(default=False, repr=False)
    """Whether the file holds it in a form no one can read, as base64 does."""

    @property
    def file(self) -> str:
        """The file's name, as it was given."""
        return self.source.name

    @property
    def text(self) -> str:
        """The prose of the first variant."""
        return self.variants[0].text

    @cached_property
    def line(self) -> int:
        """The line of the file on which it begins."""
        return self.source.place(self.start)[0]
