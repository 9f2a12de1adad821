"""YAML and JSON that a template engine writes: tags stand outside of values, too.

Such a file is no YAML or JSON until the engine has run. It is read here as its author wrote it:
every tag is covered by as many harmless characters, so that each place stays true, and every
branch is read, one after the other.
"""

import re

from replykit.search import Search

_TAG = r"\{\{[^\n]*?\}\}\}?|\{%[^\n]*?%\}|\{\#[^\n]*?\#\}|<%[^\n]*?%>"
_TAGS = Search(_TAG)
_ALONE = Search(rf"^([ \t]*)((?:{_TAG})(?:[ \t]*(?:{_TAG}))*)(?=[ \t]*\r?$)", re.M)
_STATEMENT = Search(r"\{%|\{\#|<%(?!=)|\{\{[-~]?\s*(?:[#/^!>]|else\b)")

# Private characters: one for each mark within a tag, and two ranges for the second character of a
# tag whose first one has become the # of a comment.
_PLAIN, _CURLY, _ANGLE = 0xF300, 0xF400, 0xF500
_COVERED = Search("#[\uf400-\uf57f]|[\uf300-\uf37f]")


def _cover(tag: str) -> str:
    return "".join(chr(_PLAIN + ord(c)) if c.isascii() and not c.isalnum() else c for c in tag)


def cover_yaml(text: str) -> str:
    """The text with its tags covered; statements on a line of their own become a comment.

    Within a block scalar that line is none, but part of the value; ``uncover`` gives it back.
    """

    def alone(match: re.Match[str]) -> str:
        indent, tags = match.groups()
        if not _STATEMENT.match(tags):
            return match[0]
        second = chr((_CURLY if tags[0] == "{" else _ANGLE) + ord(tags[1]))
        return f"{indent}#{second}{_cover(tags[2:])}"

    return _TAGS.sub(lambda match: _cover(match[0]), _ALONE.sub(alone, text))


def uncover(text: str) -> str:
    """What a covered stretch was."""

    def uncovered(match: re.Match[str]) -> str:
        code = ord(match[0][-1])
        if match[0][0] != "#":
            return chr(code - _PLAIN)
        return "{" + chr(code - _CURLY) if code < _ANGLE else "<" + chr(code - _ANGLE)

    return _COVERED.sub(uncovered, text)


_STRING_OR_TAG = Search(
    r'"(?:[^"\\\n]++|\\.)*+"|(?P<tag>[\uf300-\uf37f]{2}[^\n"]*?[\uf300-\uf37f]{2,3})'
)


def cover_json(text: str) -> str:
    """The text with its tags covered; outside of strings a statement is blank, a value a number.

    A quotation mark in a tag no longer ends the string that the tag stands in.
    """

    def outside(match: re.Match[str]) -> str:
        tag = match["tag"]
        if tag is None:
            return match[0]
        size = len(tag)
        return " " * size if _STATEMENT.match(uncover(tag)) else "0" + " " * (size - 1)

    return _STRING_OR_TAG.sub(outside, _TAGS.sub(lambda match: _cover(match[0]), text))
