"""Settings of a project: ``replykit.toml``, or ``[tool.replykit]`` in ``pyproject.toml``.

They are looked for from each file's own folder upwards; the nearest one counts, alone.
"""

import fnmatch
import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from replykit import toml
from replykit.linter import Config
from replykit.model import Channel, ConfigError, Part, Policy, ReplykitError, Severity
from replykit.near import nearly
from replykit.rule import all_rules
from replykit.templates import CHECKS, Template, read_settings

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

NAMES = ("replykit.toml", "pyproject.toml")
Kind = Literal["reply", "fragment"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_kebab, defer_build=True)


class _Choices(_Table):
    select: tuple[str, ...] | None = Field(None, description="Only these rules.")
    ignore: tuple[str, ...] | None = Field(None, description="Not these rules.")
    severity: dict[str, Severity] = Field({}, description="Severity by rule.")
    channel: Channel | None = Field(None, description="Where the replies will be sent.")
    kind: Kind | None = Field(
        None, description="Whole replies, or pieces, which need not hold every part."
    )
    template: bool | None = Field(
        None,
        strict=True,
        description="Canned replies, whose placeholders are on purpose (true), or finished ones "
        "(false). By default a file's reply with placeholders is canned.",
    )
    reader: bool | None = Field(
        None, strict=True, description="Whether the trained reader judges, too."
    )
    placeholders: tuple[str, ...] | None = Field(
        None, description="The names that the help desk fills; ticket.* stands for many."
    )
    parts: dict[Channel, tuple[Part, ...]] = Field(
        {}, description="The parts that a whole reply needs, by channel; by default all five."
    )


class Override(_Choices):
    """Other settings for some files. Later ones come before earlier ones."""

    files: tuple[str, ...] = Field(
        description="Patterns of paths, from the folder of the settings: reviews/**, *.md"
    )


class Source(_Table):
    """How to read the files that a pattern names."""

    format: (
        Literal["text", "markdown", "html", "yaml", "json", "jsonl", "csv", "tsv", "eml"] | None
    ) = Field(None, description="In place of the file's ending.")
    text: str | None = Field(None, description="A path such as macros.*.body, or a column.")
    title: str | None = Field(None, description="The key or column that names the replies.")
    markup: Literal["text", "markdown", "html"] | None = None
    channel: Channel | None = None
    kind: Kind | None = None
    split: Literal["heading", "quote", "line", "none"] | None = Field(
        None, description="Where one file of text holds many replies: what parts them."
    )


class Settings(_Choices):
    """Settings of replykit lint."""

    exclude: tuple[str, ...] = Field((), description="Files that folders hold, but not to read.")
    sources: dict[str, Source] = Field({}, description="By file pattern, where the replies are.")
    packs: tuple[str, ...] = Field((), description="Files of phrases of your own.")
    plugins: tuple[str, ...] = Field(
        (),
        description="Rules of your own in Python: files that end in .py, or the names of entry "
        "points of installed packages. --no-plugins refuses them.",
    )
    policy: str | None = Field(None, description="A file with the business's own facts and words.")
    baseline: str | None = Field(None, description="The file of accepted findings.")
    fail_level: Severity = Field(
        Severity.WARNING, description="The least severity that makes the exit status 1."
    )
    max_warnings: int | None = Field(
        None, ge=0, strict=True, description="More warnings than these fail."
    )
    overrides: tuple[Override, ...] = Field((), description="Other settings for some files.")


def make_schema() -> dict[str, Any]:
    """The JSON Schema of replykit.toml, for editors."""
    schema = Settings.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://github.com/replykit/replykit/blob/main/docs/replykit.schema.json",
        **schema,
        "title": "replykit.toml",
    }


def _known_keys(location: Sequence[Any]) -> list[str]:
    """The keys that may stand where an unknown one was found."""
    model: type[BaseModel] = Settings
    if location[0] == "overrides":
        model = Override
    elif location[0] == "sources":
        model = Source
    return [info.alias or name for name, info in model.model_fields.items()]


class SettingsError(ConfigError):
    """What is wrong with settings, all of it, a line for each mistake."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(dict.fromkeys(mistakes))
        super().__init__("\n".join(self.mistakes))


def _line_of(location: Sequence[Any], text: str) -> int | None:
    """The line of a key, where just one line can be meant."""
    keys = [part for part in location if isinstance(part, str) and part != "[key]"]
    if not keys:
        return None
    key = re.compile(
        rf"""^[ \t]*\[*[ \t]*(?:[^\n=\]]{{1,200}}\.[ \t]*)?["']?{re.escape(keys[-1])}["']?"""
        r"[ \t]*(?:=|\.|\])",
        re.M,
    )
    found = list(key.finditer(text))
    return text.count("\n", 0, found[0].start()) + 1 if len(found) == 1 else None


def _explain(mistake: "ErrorDetails") -> str:
    location = [part for part in mistake["loc"] if part != "[key]"]
    place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in location)
    if mistake["type"] == "extra_forbidden":
        known = _known_keys(location)
        near = nearly(_kebab(str(location[-1])), known)
        hint = f"did you mean {near!r}?" if near else f"known: {', '.join(known)}"
        if location[-1] in (*all_rules(), *CHECKS):
            rule = location[-1]
            hint = f'that is a rule: write ignore = ["{rule}"], or {rule} = "advice" in [severity]'
        if location == ["tool"]:
            hint = "[tool.replykit] belongs in pyproject.toml; here its keys stand by themselves"
        return f"unknown key {place!r}; {hint}"
    if location == ["overrides"] and isinstance(mistake["input"], dict):
        return "overrides: write [[overrides]], in double brackets, above each of them"
    if mistake["type"] == "model_type" and location[0] == "sources":
        return f'{place}: write it as a table, such as {{ text = "body" }}'
    if mistake["type"] in ("enum", "literal_error"):
        choices = str(mistake.get("ctx", {}).get("expected", "")).replace("'", "")
        near = nearly(str(mistake["input"]), choices.replace(" or ", ", ").split(", "))
        hint = f"did you mean {near!r}? " if near else ""
        return f"{place}: there is no {mistake['input']!r}; {hint}choose one of {choices}"
    return f"{place}: {toml.explain(mistake)}"


def _without(data: Any, location: Sequence[Any]) -> Any:  # noqa: ANN401 -- of any shape
    """The settings without what stands at a place, or without what ought to hold it."""
    if not location or not isinstance(data, dict | list):
        return None
    key, *rest = location
    items = dict(data) if isinstance(data, dict) else dict(enumerate(data))
    if key not in items:
        return None
    inner = _without(items[key], rest)
    if inner is None:
        del items[key]
    else:
        items[key] = inner
    return items if isinstance(data, dict) else list(items.values())


@dataclass(frozen=True)
class Origin:
    """A setting's value, and where it was said."""

    key: str
    value: object
    where: str


@dataclass(frozen=True)
class Project:
    """The settings that hold for the files below a folder."""

    settings: Settings = field(default_factory=Settings)
    root: Path = field(default_factory=Path.cwd)
    """The folder that patterns and paths are seen from."""
    file: Path | None = None
    """Where they were read; None for the defaults."""
    raw: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def name(self) -> str:
        """The settings' place, in words."""
        if self.file is None:
            return "default"
        shown = os.path.relpath(self.file)
        return f"{shown} [tool.replykit]" if self.file.name == "pyproject.toml" else shown

    @classmethod
    def read(cls, path: Path, *, plugins: bool = True) -> "Project | None":
        """Read a file of settings; None for a pyproject.toml that has none.

        Args:
            path: the file.
            plugins: whether it may name code to run.

        Raises:
            ConfigError: it is broken, or a key or value is not known; with the file and the key.
        """
        try:
            text = path.read_bytes().decode("utf-8-sig")
            data = toml.loads(text)
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}: this is no TOML: {error}") from None
        if path.name == "pyproject.toml":
            tool = data.get("tool", {})
            if not isinstance(tool, dict) or "replykit" not in tool:
                return None
            data = tool["replykit"]
        settings, mistakes = cls._validate(data, text)
        if settings.plugins and not plugins:
            wanted = ", ".join(settings.plugins)
            raise ConfigError(
                f"{path}: wants to run {wanted}, and plugins are refused here. "
                "Name settings without them by --config"
            )
        found = cls(settings, path.resolve().parent, path.resolve(), data)
        if mistakes := [*mistakes, *found._problems()]:
            raise SettingsError([f"{path}: {mistake}" for mistake in mistakes])
        return found

    @staticmethod
    def _validate(data: Mapping[str, Any], text: str = "") -> tuple[Settings, list[str]]:
        """The settings as far as they are right, and what is wrong with the others."""
        mistakes: list[str] = []
        try:
            settings = Settings.model_validate(data)
        except ValidationError as error:
            for mistake in error.errors():
                line = _line_of(mistake["loc"], text)
                mistakes.append(_explain(mistake) + (f" (at line {line})" if line else ""))
            for mistake in reversed(error.errors()):  # from the back: places in lists stay true
                data = _without(data, mistake["loc"]) or {}
            try:
                settings = Settings.model_validate(data)
            except ValidationError:
                return Settings(), mistakes
        try:
            read_settings(data.get("sources", {}))
        except ConfigError as error:
            mistakes.append(str(error))
        return settings, mistakes

    def _problems(self) -> Iterator[str]:
        """Look up every name and file now, and not when the first reply comes along."""
        for table in (self.settings, *self.settings.overrides):
            if table.select == ():
                yield "select: names no rule; leave it out for all of them"
            try:
                Config.read({
                    "select": table.select, "ignore": table.ignore or (),
                    "severity": table.severity, "packs": self.packs, "plugins": self.plugins,
                })  # fmt: skip
            except ReplykitError as error:
                yield from str(error).split("\n")
        try:
            _ = self.policy
        except ReplykitError as error:
            yield from str(error).split("\n")

    @property
    def packs(self) -> tuple[str, ...]:
        """The files of phrases of one's own."""
        return tuple(str(self.root / pack) for pack in self.settings.packs)

    @property
    def plugins(self) -> tuple[str, ...]:
        """The files and entry points of rules of one's own."""
        return tuple(
            str(self.root / plugin) if plugin.endswith(".py") else plugin
            for plugin in self.settings.plugins
        )

    @cached_property
    def policy(self) -> Policy | None:
        """The business's own facts and words.

        Raises:
            ConfigError: the file is missing or broken.
        """
        if self.settings.policy is None:
            return None
        path = self.root / self.settings.policy
        try:
            return Policy.model_validate(toml.loads(path.read_text("utf-8")))
        except OSError as error:
            raise ConfigError(f"policy {path}: cannot be read: {error.strerror}") from None
        except ValidationError as error:
            raise SettingsError([
                f"policy {path}: {'.'.join(map(str, one['loc']))}: {toml.explain(one)}"
                for one in error.errors()
            ]) from None  # fmt: skip
        except ValueError as error:
            raise ConfigError(f"policy {path}: {error}") from None

    @property
    def stands_alone(self) -> bool:
        """Whether it names no other file, and no code."""
        named = self.settings
        return not (named.packs or named.plugins or named.policy or named.baseline)

    @property
    def tells_files_apart(self) -> bool:
        """Whether what holds for a file depends on its path."""
        return bool(self.settings.overrides or self.settings.sources)

    @property
    def baseline(self) -> Path | None:
        """The file of accepted findings."""
        return self.root / self.settings.baseline if self.settings.baseline else None

    def relative(self, path: str | Path) -> str:
        """A path as patterns see it: from the folder of the settings, with forward slashes."""
        return os.path.relpath(os.path.abspath(path), self.root).replace(os.sep, "/")  # noqa: PTH100

    def excludes(self, path: str | Path) -> bool:
        """Whether a file that a folder holds is not to be read."""
        return self.excluded_by(path) is not None

    def excluded_by(self, path: str | Path) -> str | None:
        """The pattern by which a file or folder is not to be read."""
        if not self.settings.exclude:
            return None
        place = self.relative(path)
        return next((one for one in self.settings.exclude if matches(place, (one,))), None)

    def sources_for(self, path: str | Path) -> dict[str, Any]:
        """How to read a file."""
        found: dict[str, Any] = {}
        for pattern, source in self.settings.sources.items():
            if matches(self.relative(path), (pattern,)):
                found |= source.model_dump(exclude_none=True, mode="json")
        return found

    def overrides_for(self, path: str | Path) -> Iterator[tuple[int, Override]]:
        """The overrides that hold for a file, numbered from 1, in their order."""
        for number, override in enumerate(self.settings.overrides, 1):
            if matches(self.relative(path), override.files):
                yield number, override


def matches(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path from the root, or its last parts, fits one of some patterns.

    ``*`` stays within a folder and ``**`` does not; a pattern without a slash fits in any folder,
    and a folder stands for all that it holds.
    """
    place = PurePosixPath(path)
    for pattern in patterns:
        bare = pattern.removeprefix("./").rstrip("/")
        if "/" not in bare and any(_is_like(part, bare) for part in place.parts):
            return True
        if any(_fits(part.split("/"), bare.split("/")) for part in _heads(place)):
            return True
    return False


def _is_like(name: str, pattern: str) -> bool:
    """Whether a name fits, or is the pattern itself: a folder may be called ``odd[1]``."""
    return name == pattern or fnmatch.fnmatchcase(name, pattern)


def _heads(place: PurePosixPath) -> Iterator[str]:
    yield str(place)
    for parent in place.parents:
        if str(parent) != ".":
            yield str(parent)


def _fits(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    reached = {0}
    """How many parts may be matched by what was read of the pattern."""
    for piece in pattern:
        if piece == "**":
            reached = set(range(min(reached), len(parts) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(parts) and _is_like(parts[at], piece)}
    return len(parts) in reached


class Finder:
    """Finds the settings of each file: those of the nearest folder upwards that has some."""

    def __init__(
        self, only: Path | None = None, *, none: bool = False, plugins: bool = True
    ) -> None:
        self._plugins = plugins and os.environ.get("REPLYKIT_NO_PLUGINS", "") in ("", "0")
        self._only: Project | None = None
        if only is not None:
            self._only = self._read(only) or Project(root=only.resolve().parent)
        elif none:
            self._only = Project()
        self._by_folder: dict[str, Project | ConfigError] = {}

    def find(self, path: str | Path) -> Project:
        """The settings that hold for a file or folder, or ``-`` for standard input.

        Raises:
            ConfigError: they are broken.
        """
        if self._only is not None:
            return self._only
        place = os.path.abspath("" if str(path) == "-" else path)  # noqa: PTH100
        folder = place if os.path.isdir(place) else os.path.dirname(place)  # noqa: PTH112, PTH120
        found = self._by_folder.get(folder)
        if found is None:
            found = self._by_folder[folder] = self._search(folder)
        if isinstance(found, ConfigError):
            raise found
        return found

    @property
    def folders(self) -> list[str]:
        """The folders in which settings were looked for."""
        return list(self._by_folder)

    def _read(self, path: Path) -> Project | None:
        return Project.read(path, plugins=self._plugins)

    def _search(self, folder: str) -> Project | ConfigError:
        for place in (Path(folder, name) for name in NAMES):
            if place.is_file():
                try:
                    project = self._read(place)
                except ConfigError as error:
                    return error
                if project is not None:
                    return project
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder:
            return Project()
        known = self._by_folder.get(parent)
        if known is None:
            known = self._by_folder[parent] = self._search(parent)
        return known


@dataclass(frozen=True)
class Wishes:
    """What the command line says, which comes before any file of settings."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    channel: str | None = None
    kind: Kind | None = None
    template: bool | None = None
    reader: bool | None = None
    policy: Policy | None = None
    fail_level: Severity | None = None


@dataclass(frozen=True)
class Effective:
    """What holds for one file."""

    config: Config
    """For a finished reply; ``config_for`` says what holds for a template."""
    channel: str
    template: bool | None
    placeholders: tuple[str, ...] | None
    sources: Mapping[str, Any]
    parts: Mapping[Channel, tuple[Part, ...]]
    fail_level: Severity
    origins: tuple[Origin, ...] = field(default=(), compare=False)
    _configs: dict[Any, Config] = field(default_factory=dict, init=False, repr=False, compare=False)

    def config_for(self, template: Template) -> Config:
        """The linter's settings for one template: canned or finished, and the parts it needs."""
        canned = bool(template.slots) if self.template is None else self.template
        needed = self.parts.get(Channel(template.channel or self.channel))
        known = self._configs.get((canned, needed))
        if known is None:  # to check settings takes longer than to read many a template
            known = self._configs[canned, needed] = self._make_config(canned, needed)
        return known

    def _make_config(self, canned: bool, needed: tuple[Part, ...] | None) -> Config:
        changes: dict[str, Any] = {"template": canned}
        if needed is not None:
            spared = tuple(f"missing-{part}" for part in Part if part not in needed)
            changes["ignore"] = (*self.config.ignore, *spared)
        return self.config.model_copy(update=changes)

    @property
    def key(self) -> str:
        """All that a finding depends on beside the text, for a cache."""
        packs = [Path(pack).read_bytes() for pack in self.config.packs]
        config = self.config.model_dump(mode="json")
        more = sorted(self.sources.items()), sorted(self.parts.items())
        if self.config.plugins:
            from replykit.linter.plugins import stamp

            packs += [stamp(plugin).encode() for plugin in self.config.plugins]
        return repr((config, packs, self.channel, self.template, self.placeholders, *more))


def settle(project: Project, path: str | Path, wishes: Wishes | None = None) -> Effective:
    """Put together what holds for a file: defaults, settings, overrides, the command line.

    Raises:
        ConfigError: the command line names what does not exist, or no rule is left.
    """
    wishes = wishes or Wishes()
    values: dict[str, Any] = {
        "select": None, "ignore": (), "severity": {}, "channel": Channel.EMAIL, "kind": "reply",
        "template": None, "reader": True, "placeholders": None, "parts": {},
    }  # fmt: skip
    origins: dict[str, list[str]] = {key: [] for key in (*values, "fail-level")}

    def take(table: _Choices, said: Mapping[str, Any], where: str) -> None:
        for key in values:
            if key not in said:
                continue
            value = getattr(table, key)
            adds = key in ("ignore", "severity", "parts")
            if key == "ignore":
                values[key] = tuple(dict.fromkeys((*values[key], *(value or ()))))
            elif adds:
                values[key] = {**values[key], **value}
            else:
                values[key] = value
            origins[key] = [*origins[key], where] if adds else [where]

    take(project.settings, project.raw, project.name)
    for number, override in project.overrides_for(path):
        said = project.raw["overrides"][number - 1]
        take(override, said, f"{project.name}, override {number} ({', '.join(override.files)})")
    for key in ("select", "channel", "kind", "template", "reader"):
        wish = getattr(wishes, key)
        if wish is not None:
            values[key], origins[key] = wish, ["command line"]
    if wishes.ignore:
        values["ignore"] = tuple(dict.fromkeys((*values["ignore"], *wishes.ignore)))
        origins["ignore"].append("command line")
    fail_level = wishes.fail_level or project.settings.fail_level
    if wishes.fail_level:
        origins["fail-level"] = ["command line"]
    elif "fail-level" in project.raw:
        origins["fail-level"] = [project.name]
    config = Config.read({
        "select": values["select"], "ignore": values["ignore"], "severity": values["severity"],
        "kind": values["kind"], "reader": values["reader"], "packs": project.packs,
        "plugins": project.plugins,
        "policy": wishes.policy or project.policy,
    })  # fmt: skip
    if config.select is not None and not set(config.select) - set(config.ignore):
        names = ", ".join(sorted(config.select))
        raise ConfigError(
            f"what select names ({names}) is in ignore, too, so that no rule is left; "
            f"select comes from {origins['select'][-1]}, ignore from {origins['ignore'][-1]}"
        )
    sources = project.sources_for(path)
    rows = [
        Origin(key, value, " + ".join(origins[key]) or "default")
        for key, value in {**values, "fail-level": fail_level}.items()
    ]
    for key in ("sources", "packs", "plugins", "policy", "baseline", "exclude", "max-warnings"):
        value = sources if key == "sources" else getattr(project.settings, key.replace("-", "_"))
        rows.append(Origin(key, value, project.name if key in project.raw else "default"))
    return Effective(
        config=config,
        channel=str(Channel(values["channel"])),
        template=values["template"],
        placeholders=values["placeholders"],
        sources=sources,
        parts=values["parts"],
        fail_level=fail_level,
        origins=tuple(rows),
    )
