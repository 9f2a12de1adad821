"""TOML that somebody else may have written: read in bounded time and depth."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

MAX_LENGTH = 1_000_000
"""Longest file read, in code points. The largest pack of replykit has a tenth of it."""

_DEEP = re.compile(
    r"""(?:^|[{,])[ \t\[]*+(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){40}""", re.M
)
"""A dotted key of many parts, which takes the square of its length to read."""


def loads(text: str) -> dict[str, Any]:
    """Read TOML.

    Raises:
        TOMLDecodeError: it is malformed, too long, or nested too deeply.
    """
    if len(text) > MAX_LENGTH:
        raise tomllib.TOMLDecodeError(
            f"the file has {len(text):,} characters; at most {MAX_LENGTH:,} are read"
        )
    if _DEEP.search(text):
        raise tomllib.TOMLDecodeError("a key has too many dots")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise tomllib.TOMLDecodeError("the file is nested too deeply") from None
    except ValueError as error:  # a number of thousands of digits
        raise tomllib.TOMLDecodeError(str(error)) from None


_SHAPES = {
    "dict_type": "write it as a table, with its name in [brackets] and a key a line below",
    "tuple_type": "write it as a list, in [brackets]",
    "model_type": "write it as a table, with a key a line",
    "bool_type": "write true or false, without quotation marks",
    "int_type": "write it as a number, without quotation marks",
    "string_type": 'write it in "quotation marks"',
    "missing": "this key has to be there",
}


def explain(mistake: Mapping[str, Any]) -> str:
    """What to write in place of a value that a model refuses, in the words of TOML.

    Args:
        mistake: one of a ``ValidationError``'s ``errors()``.
    """
    given = mistake["input"]
    if mistake["type"] == "tuple_type" and isinstance(given, str) and len(given) < 80:
        return f'write it as a list, as in ["{given}"]'
    if mistake["type"] == "greater_than_equal" and "ctx" in mistake:
        return f"{given} is too little; {mistake['ctx']['ge']} is the least"
    return _SHAPES.get(mistake["type"], str(mistake["msg"]))
