"""JSON to a tree.

The standard library's reader decides what is JSON and says where it is not; it gives no places, so
the tokens of what it has accepted are walked through here.
"""

import json
import re
from collections.abc import Iterator

from replykit.templates.containers.engine import cover_json, uncover
from replykit.templates.containers.tree import Event, Leaf, Node, build
from replykit.templates.mapped import Builder, Mapped
from replykit.templates.source import Source
from replykit.templates.suppressions import Comment

_TOKEN = re.compile(r'"((?:[^"\\]++|\\.)*+)"|[\[\]{}]|[^\s\[\]{},:"]++', re.S)
_COMMENT = re.compile(r'"(?:[^"\\]++|\\.)*+"|(?P<comment>//[^\n]*)', re.S)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(.))", re.S)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\ufffd", "f": "\ufffd"}


def read(
    source: Source, *, by_line: bool = False, engine: bool = False
) -> tuple[list[Node], list[Comment]]:
    """The trees of a JSON file, or of each line of a JSON Lines file, and its ``//`` comments.

    Args:
        source: the file.
        by_line: whether each line is a record of its own.
        engine: whether a template engine writes the JSON, whose tags may stand outside of strings;
            then commas are not looked at, since conditions put them in and out.

    Raises:
        TemplateError: the JSON is broken.
    """
    text, comments = _without_comments(source.text)
    if engine and (covered := cover_json(text)) != text:
        return build(source, _loose_events(source, covered)), comments
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
        if error.msg.startswith("Expecting property name"):
            hint = "Put the name in double quotes."
            if piece[: error.pos].rstrip().endswith(","):
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


def _loose_events(source: Source, text: str) -> Iterator[Event]:
    """The events of JSON with covered tags: values and brackets count, commas do not.

    Raises:
        TemplateError: a string or a bracket is not closed.
    """
    opened: list[tuple[str, int]] = []
    keys: list[Leaf | None] = []
    """By level, the key that the last value belongs to; for a list, None."""
    waiting = False
    end = 0
    for match in _TOKEN.finditer(text):
        if (stray := text.find('"', end, match.start())) >= 0:
            raise source.error("this JSON is broken: a string is never closed.", stray)
        end = match.end()
        head = match[0][0]
        if head in "}]":
            if not opened or opened[-1][0] != ("{" if head == "}" else "["):
                raise source.error(f"this JSON is broken: {head} closes nothing.", match.start())
            opened.pop()
            keys.pop()
            waiting = False
            yield "end", match.start()
            continue
        in_map = bool(opened) and opened[-1][0] == "{"
        leaf: Leaf | None = None
        if head == '"':
            value = unescape(text, match.start() + 1, match.end() - 1)
            shown = Mapped(uncover(value.text), value.runs)
            leaf = Leaf(shown, match.start() + 1, match.end() - 1)
        elif head not in "{[":
            leaf = Leaf(Mapped.whole(match[0], match.start()), *match.span(), is_text=False)
        if in_map and not waiting:
            if leaf is not None and text[end : end + 80].lstrip().startswith(":"):
                keys[-1], waiting = leaf, True
                yield leaf
                continue
            if keys[-1] is not None:  # another branch's value for the same key
                yield keys[-1]
        waiting = False
        if leaf is not None:
            yield leaf
        else:
            opened.append((head, match.start()))
            keys.append(None)
            yield ("map" if head == "{" else "list"), match.start()
    if (stray := text.find('"', end)) >= 0:
        raise source.error("this JSON is broken: a string is never closed.", stray)
    if opened:
        raise source.error(f"this JSON is broken: {opened[-1][0]} is never closed.", opened[-1][1])


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
