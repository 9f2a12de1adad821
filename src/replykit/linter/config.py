"""What a caller can set: which rules run, how much each matters, and what kind of text it is."""

from collections.abc import Iterable, Mapping
from os import PathLike, fspath
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from replykit.linter.packs import rules_with
from replykit.model import ConfigError, Given, Lookup, Policy, ReadOnly, Severity
from replykit.near import nearest
from replykit.rule import Rule

TEMPLATE_CHECKS = frozenset(
    {
        "unbalanced-tag", "missing-fallback", "unknown-placeholder", "unused-suppression",
        "near-duplicate", "stock-sentence", "inconsistent-promise",
    }
)  # fmt: skip
"""What is checked of template files beside the rules; the same settings hold for these."""


def _spelt(path: object) -> object:
    """A path as a string; anything else as it is."""
    return fspath(path) if isinstance(path, PathLike) else path


class Config(Given):
    """Settings of a lint. Config.read makes one of a dictionary."""

    select: tuple[str, ...] | None = None
    """Only these rules; None for all."""
    ignore: tuple[str, ...] = ()
    """Not these rules."""
    severity: Lookup[str, Severity] = Field(default_factory=ReadOnly)
    """Severity by rule, in place of the rule's own."""
    kind: Literal["reply", "fragment"] = "reply"
    """A whole reply, or a piece of one, which need not hold every part."""
    template: bool = False
    """A canned template: its placeholders are its purpose."""
    reader: bool = True
    """Whether the trained reader judges what phrases and constructions do not reach."""
    policy: Policy | None = None
    packs: tuple[Annotated[str, BeforeValidator(_spelt)], ...] = ()
    """Files of phrases of one's own, whose rules can be named as any other."""
    plugins: tuple[Annotated[str, BeforeValidator(_spelt)], ...] = ()
    """Python files of rules, and names of entry points; code that is run. Only name your own."""

    if TYPE_CHECKING:  # a severity may be given as a plain string

        def __init__(
            self,
            *,
            select: Iterable[str] | None = None,
            ignore: Iterable[str] = (),
            severity: Mapping[str, str] = ...,
            kind: Literal["reply", "fragment"] = "reply",
            template: bool = False,
            reader: bool = True,
            policy: Policy | None = None,
            packs: Iterable[str | PathLike[str]] = (),
            plugins: Iterable[str | PathLike[str]] = (),
        ) -> None: ...

    @model_validator(mode="after")
    def _rules_exist(self) -> Self:
        named = (*(self.select or ()), *self.ignore, *self.severity)
        if not named and not self.packs and not self.plugins:
            return self  # without loading the rules
        known = (*self.rules, *TEMPLATE_CHECKS)
        wrong = []
        for name in dict.fromkeys(named):
            if name not in known:
                hint = nearest(name, known) or "; see `replykit rules`"
                wrong.append(f"there is no rule {name!r}{hint}")
        if wrong:
            raise ConfigError("\n".join(wrong))
        return self

    @property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule that there is, those of one's own packs and plugins among them."""
        rules = rules_with(self.packs)
        if not self.plugins:
            return rules
        from replykit.linter.plugins import load_plugins

        return {**rules, **load_plugins(self.plugins)}

    @property
    def asks_readers(self) -> bool:
        """Whether the trained readers are surely asked."""
        return self.reader and self.select is None

    @classmethod
    def read(cls, settings: object) -> "Config":
        """Make a Config of a dictionary.

        Raises:
            ConfigError: a key or value is not known; it names the place and the nearest right one.
        """
        try:
            return cls.model_validate(settings)
        except ValidationError as error:
            raise cls.explain(error) from None

    def runs(self, rule: str) -> bool:
        """Whether a rule is selected and not ignored."""
        return (self.select is None or rule in self.select) and rule not in self.ignore
