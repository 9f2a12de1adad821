"""TOML that somebody else may have written: read in bounded time and depth."""

import re
import tomllib
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
