"""JSON to a tree.

The standard library's reader decides what is JSON and says where it is not; it gives no places, so
the tokens of what it has accepted are walked through here.
"""

import json
import re
from collections.abc import Iterator

from replykit.templates.containers.tree import Event, Leaf, Node, build
from replykit.templates.mapped import Builder, Mapped
from replykit.templates.source import Source
from replykit.templates.suppressions import Comment

_TOKEN = re.compile(r'"((?:[^"\\]++|\\.)*+)"|[\[\]{}]|[^\s\[\]{},:"]++', re.S)
_COMMENT = re.compile(r'"(?:[^"\\]++|\\.)*+"|(?P<comment>//[^\n]*)', re.S)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(.))", re.S)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\ufffd", "f": "\ufffd"}


def read(source: Source, *, by_line: bool = False) -> tuple[list[Node], list[Comment]]:
    """The trees of a JSON file, or of each line of a JSON Lines file, and its ``//`` comments.

    Raises:
        TemplateError: the JSON is broken.
    """
    text, comments = _without_comments(source.text)
    if not by_line:
        return _read(source, text, 0, len(text)), comments
    found: list[Node] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            found += _read(source, text, start, end)
        start = end + 1
    return found, comments


def _without_comments(text: str) -> tuple[str, list[Comment]]:
    if "//" not in text:
        return text, []
    comments: list[Comment] = []

    def blank(match: re.Match[str]) -> str:
        if match["comment"] is None:
            return match[0]
        comments.append(Comment(match[0].lstrip("/ "), match.start(), match.end()))
        return " " * len(match[0])

    return _COMMENT.sub(blank, text), comments


def _read(source: Source, text: str, start: int, end: int) -> list[Node]:
    piece = text[start:end]
    try:
        json.loads(piece, strict=False)
    except json.JSONDecodeError as error:
        hint = "Mend the line."
        if error.msg.startswith("Expecting property name") and piece[error.pos - 1 : error.pos]:
            hint = "Take out the comma before it, or put the name in double quotes."
        elif error.msg.startswith("Extra data"):
            hint = "Name the file .jsonl if each line is a record of its own."
        raise source.error(f"this JSON is broken: {error.msg}. {hint}", start + error.pos) from None
    except RecursionError:
        raise source.error("this JSON is nested too deeply; take the inner lists out") from None
    except ValueError as error:  # a number of thousands of digits
        raise source.error(f"this JSON cannot be read: {error}") from None
    return build(source, _events(text, start, end))


def _events(text: str, start: int, end: int) -> Iterator[Event]:
    for match in _TOKEN.finditer(text, start, end):
        head = match[0][0]
        if head == '"':
            value = unescape(text, match.start() + 1, match.end() - 1)
            yield Leaf(value, match.start() + 1, match.end() - 1)
        elif head in "{[":
            yield ("map" if head == "{" else "list"), match.start()
        elif head in "}]":
            yield "end", match.start()
        else:
            yield Leaf(Mapped.whole(match[0], match.start()), *match.span(), is_text=False)


def unescape(text: str, start: int, end: int) -> Mapped:
    """A string's value, tied to the file."""
    builder = Builder()
    at = start
    while match := _ESCAPE.search(text, at, end):
        builder.add(text[at : match.start()], at, match.start())
        stop = match.end()
        if match[1] is None:
            value = _PLAIN.get(match[3], match[3])
        else:
            code = int(match[1], 16)
            if match[2] is not None and 0xD800 <= code < 0xDC00:
                value = chr(0x10000 + ((code - 0xD800) << 10) + int(match[2], 16) - 0xDC00)
            else:
                stop = match.start() + 6
                value = chr(code) if code >= 32 and not 0xD800 <= code < 0xE000 else "\ufffd"
                value = {"\\u000a": "\n", "\\u000d": "\r", "\\u0009": "\t"}.get(
                    text[match.start() : stop].lower(), value
                )
        builder.add(value, match.start(), stop)
        at = stop
    builder.add(text[at:end], at, end)
    return builder.build(at=start)
