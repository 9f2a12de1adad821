"""Rules of a business's own, in Python.

A plugin is code, and is loaded only where a caller's settings name it: a file that ends in ``.py``,
or an entry point of the group ``replykit.rules`` of an installed package.
"""

import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from replykit.model import ConfigError
from replykit.near import nearly
from replykit.rule import Problem, Reply, Rule, all_rules

GROUP = "replykit.rules"


@lru_cache(maxsize=16)
def load_plugins(names: tuple[str, ...]) -> Mapping[str, Rule]:
    """The rules of some plugins, by name. Code is run once a process, as imports are.

    Raises:
        ConfigError: one is missing or broken, holds no rule, or takes another rule's name.
    """
    found: dict[str, Rule] = {}
    for name in names:
        for rule in _load(name):
            if rule.name in all_rules() or rule.name in found:
                raise ConfigError(f"plugin {name}: there is a rule {rule.name!r} already")
            found[rule.name] = rule
    return found


def stamp(name: str) -> str:
    """What a plugin's findings depend on: its code, or its distribution's version.

    Raises:
        ConfigError: it is missing.
    """
    if not name.endswith(".py"):
        point = _entry_point(name)
        version = point.dist.version if point.dist else ""
        return f"{point.value} {version}"
    try:
        return blake2b(Path(name).read_bytes(), digest_size=16).hexdigest()
    except OSError as error:
        raise ConfigError(f"plugin {name}: {error.strerror}") from None


def _entry_point(name: str) -> EntryPoint:
    known = entry_points(group=GROUP)
    if name in known.names:
        return known[name]
    near = nearly(name, known.names)
    hint = f"did you mean {near!r}?" if near else f"known: {', '.join(known.names) or 'none'}"
    raise ConfigError(
        f"plugin {name!r}: no installed package has such an entry point in {GROUP}; {hint}. "
        "A file's name ends in .py"
    )


def _load(name: str) -> tuple[Rule, ...]:
    """Run a plugin's code and gather its rules."""
    try:
        loaded = _run(name) if name.endswith(".py") else _entry_point(name).load()
    except ConfigError:
        raise
    except (Exception, SystemExit) as error:  # it is somebody else's code, and may do anything
        raise ConfigError(f"plugin {name}: {_told(name, error)}") from error
    values = vars(loaded).values() if isinstance(loaded, ModuleType) else loaded
    values = values if isinstance(values, Iterable) else (values,)
    rules = tuple({v.name: v for v in values if isinstance(v, Rule)}.values())
    if not rules:
        raise ConfigError(f"plugin {name}: holds no rule; see docs/writing-rules.md")
    return tuple(replace(rule, group="own", check=_Guarded(name, rule)) for rule in rules)


def _run(name: str) -> ModuleType:
    module_name = f"replykit_plugin_{stamp(name)}"
    spec = importlib.util.spec_from_file_location(module_name, name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[module_name]
        raise
    return module


class _Guarded:
    """A rule's check, which may fail in any way and has to say where it did."""

    def __init__(self, plugin: str, rule: Rule) -> None:
        self.plugin = plugin
        self.rule = rule

    def __call__(self, reply: Reply) -> Iterator[Problem]:
        try:
            for problem in self.rule.check(reply):
                if not 0 <= problem.start <= problem.end <= len(reply.text):
                    raise ValueError(f"no such place: {problem.start} to {problem.end}")
                yield problem
        except (Exception, SystemExit) as error:
            raise ConfigError(
                f"plugin {self.plugin}: the rule {self.rule.name!r} failed: "
                f"{_told(self.plugin, error)}"
            ) from error


def _told(name: str, error: BaseException) -> str:
    """An error of a plugin's code, with its line there."""
    line = error.lineno if isinstance(error, SyntaxError) else None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in (name, os.path.abspath(name)):  # noqa: PTH100
            line = trace.tb_lineno
        trace = trace.tb_next
    told = error.msg if isinstance(error, SyntaxError) else str(error)
    place = f"line {line}: " if line else ""
    return f"{place}{type(error).__name__}: {told}"
