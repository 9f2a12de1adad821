"""No pattern takes a time that grows out of bounds with its text.

A repetition whose body can be nothing but another one, as in ``(?:-?[A-Z]+)*``, has a way to part
every run of letters, and tries them all where the match fails in the end.
"""

import importlib
import pkgutil
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import replykit
from replykit import parse_complaint
from replykit.linter import lint_reply
from replykit.search import Search

REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)


def patterns(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a value of a module is or holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Search):
        yield value.pattern
    elif isinstance(value, Mapping) and not isinstance(value, types.MappingProxyType):
        for own in value.values():
            yield from patterns(own)
    elif isinstance(value, list | tuple | set | frozenset):
        for own in value:
            yield from patterns(own)


def least(code: Any, value: Any) -> int:  # noqa: ANN401 -- a tree of re's own
    """How many letters a part of a pattern takes at least, or 1 for more."""
    if code in REPEATS:
        return least_of(value[2]) if value[0] else 0
    if code is codes.SUBPATTERN:
        return least_of(value[3])
    if code is codes.BRANCH:
        return min(map(least_of, value[1]))
    if code is codes.ATOMIC_GROUP:
        return least_of(value)
    return 0 if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT, codes.GROUPREF) else 1


def least_of(parts: Iterable[Any]) -> int:
    """The same, of parts one after the other."""
    return min(1, sum(least(code, value) for code, value in parts))


def may_be_repetition(parts: Iterable[Any]) -> bool:
    """Whether parts one after the other can be nothing but a repetition without end."""
    must = [(code, value) for code, value in parts if least(code, value)]
    if len(must) != 1:
        return False
    code, value = must[0]
    if code in REPEATS:
        return bool(value[1] == codes.MAXREPEAT)
    if code is codes.SUBPATTERN:
        return may_be_repetition(value[3])
    return code is codes.BRANCH and any(map(may_be_repetition, value[1]))


def is_nested(parts: Iterable[Any]) -> bool:
    """Whether a repetition without end is repeated without end somewhere in parts of a pattern."""
    for code, value in parts:
        if code in REPEATS:
            if value[1] == codes.MAXREPEAT and may_be_repetition(value[2]):
                return True
            inner = [value[2]]
        elif code is codes.SUBPATTERN:
            inner = [value[3]]
        elif code is codes.BRANCH:
            inner = value[1]
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            inner = [value[1]]
        else:
            continue
        if any(map(is_nested, inner)):
            return True
    return False


def test_no_pattern_repeats_a_repetition() -> None:
    found = {}
    for module in pkgutil.walk_packages(replykit.__path__, "replykit."):
        if module.name.endswith((".pytest_plugin", ".spark", ".mcp")):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in patterns(value):
                found[f"{module.name}.{name}: {pattern.pattern[:60]}"] = pattern
    assert len(found) > 500
    nested = [
        name
        for name, pattern in found.items()
        if is_nested(parser.parse(pattern.pattern, pattern.flags))
    ]
    assert nested == []


@pytest.mark.parametrize("source", ["(?:-?[A-Z]+)*", "(a+)+b", "(?:x|(?:y?z*z))*", "(?=(?:a+)*)"])
def test_a_repetition_within_one_is_seen(source: str) -> None:
    assert is_nested(parser.parse(source)) is (source != "(?:x|(?:y?z*z))*")


@pytest.mark.parametrize("code", ["BX-20" + "8" * 60 + "lg?", "A" * 5 + "1" * 80 + "a"])
def test_a_long_code_is_read_at_once(code: str) -> None:
    assert parse_complaint(f"Order {code} never came.").is_complaint
    lint_reply(f"Your order {code} has left us.", complaint=f"Where is {code}?")
