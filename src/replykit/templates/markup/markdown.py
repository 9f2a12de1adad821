"""Markdown to prose.

markdown-it-py reads it: it follows CommonMark to the letter, is small and pure Python, and gives
the lines of each block. What it leaves out, where within a line a word stands, is found here by
walking along the source with its tokens.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from replykit.templates.mapped import Builder, Mapped
from replykit.templates.markup import html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Spans = list[tuple[int, int]]


@cache
def parser() -> "MarkdownIt":
    """CommonMark with tables; escapes and entities kept apart from the words around them."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")


_OPENING = r"[ \-+=#]|\d{1,9}[.)]"
_MARKED = re.compile(
    # One set of characters comes first, which makes it fast to look for.
    rf"[*_`\[\]<>&|~\\\r\t\0\n](?:(?<!\n)|(?<=\n)(?:{_OPENING}|\n\n))"
)
_BEGINS_MARKED = re.compile(rf"{_OPENING}|\n")


def _may_be_marked(text: str) -> bool:
    """Whether a text may hold markup. One that does not says what it shows."""
    if _MARKED.search(text) or _BEGINS_MARKED.match(text):
        return True
    return " \n" in text or text.endswith(" ")


def read(cell: Mapped) -> tuple[Mapped, Spans]:
    """What is shown of Markdown."""
    if not _may_be_marked(cell.text):
        return cell[: len(cell.text.rstrip("\n"))], []
    return Page(cell).read()


class Page:
    """One Markdown text on its way to prose."""

    def __init__(self, cell: Mapped) -> None:
        self.cell = cell
        self.text = cell.text
        self.builder = Builder()
        self.code: Spans = []
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        self.lines = [*starts, len(self.text) + 1]
        self.quotes = 0
        self.in_table = False
        self._row = (-1, 0)

    def read(self) -> tuple[Mapped, Spans]:
        """Walk through the blocks."""
        for token in parser().parse(self.text):
            if token.type == "blockquote_open":
                self.quotes += 1
            elif token.type == "blockquote_close":
                self.quotes -= 1
            elif token.type in ("table_open", "table_close"):
                self.in_table = token.type == "table_open"
            elif token.map is None:
                continue
            elif token.type in ("fence", "code_block"):
                self.code.append(self.cell.place(*self._lines(token.map)))
            elif token.type == "html_block":
                start, end = self._lines(token.map)
                prose, code = html.read(self.cell[start:end])
                self.code += code
                self._begin()
                self.builder.take(prose, 0, len(prose))
            elif token.type == "inline" and token.content:
                self._begin()
                _Line(self, token).read()
        return self.builder.build(at=self.cell.start_of(0)), self.code

    def _begin(self) -> None:
        if len(self.builder) and not self.builder.endswith("\n\n"):
            self.builder.insert("\n\n")
        if self.quotes:
            self.builder.insert("> ")

    def _lines(self, span: list[int]) -> tuple[int, int]:
        last = min(span[1], len(self.lines) - 1)
        return self.lines[span[0]], min(self.lines[last], len(self.text))

    def locate(self, token: "Token") -> Mapped:
        """A block's content, tied to the file: its lines without marks and indents."""
        assert token.map is not None
        builder = Builder()
        number = token.map[0]
        for part in token.content.split("\n"):
            while number < token.map[1]:
                start, end = self.lines[number], self.lines[number + 1] - 1
                while end > start and self.text[end - 1] in " \t":
                    end -= 1
                begin = self._row[1] if self.in_table and self._row[0] == number else start
                at = end - len(part)
                if self.in_table or not self.text.endswith(part, begin, end):
                    at = self.text.find(part, begin, end)
                if at >= 0:
                    break
                at, escaped = self._find_cell(part, begin, end)
                if at >= 0:
                    self._row = (number, escaped)
                    return self._unescape(at, escaped)
                number += 1
            else:  # a tab was widened into spaces, or the like: look for the words alone
                return self._by_words(token)
            if len(builder):
                builder.replace(self.cell, start - 1, start, "\n")
            builder.take(self.cell, at, at + len(part))
            if self.in_table:
                self._row = (number, at + len(part))
            number += 1
        return builder.build()

    def _find_cell(self, part: str, start: int, end: int) -> tuple[int, int]:
        """Where a table cell stands whose bars are escaped."""
        if "|" not in part:
            return -1, -1
        raw = part.replace("|", "\\|")
        at = self.text.find(raw, start, end)
        return at, at + len(raw)

    def _unescape(self, start: int, end: int) -> Mapped:
        builder = Builder()
        at = start
        for match in re.finditer(r"\\\|", self.text[start:end]):
            builder.take(self.cell, at, start + match.start())
            builder.replace(self.cell, start + match.start(), start + match.end(), "|")
            at = start + match.end()
        builder.take(self.cell, at, end)
        return builder.build()

    def _by_words(self, token: "Token") -> Mapped:
        assert token.map is not None
        builder = Builder()
        at, end = self._lines(token.map)
        first = at
        for match in re.finditer(r"\s+|\S+", token.content):
            if match[0].isspace():
                builder.replace(self.cell, max(first, at - 1), at, match[0])
                continue
            found = self.text.find(match[0], at, end)
            if found < 0:
                builder.replace(self.cell, at, min(at + 1, end), match[0])
                continue
            builder.take(self.cell, found, found + len(match[0]))
            at = found + len(match[0])
        return builder.build(at=self.cell.start_of(first))


class _Line:
    """The inline content of one block."""

    def __init__(self, page: Page, token: "Token") -> None:
        self.page = page
        self.children = token.children or []
        self.source = page.locate(token)
        self.text = self.source.text
        self.at = 0

    def read(self) -> None:
        """Walk along the source with the tokens."""
        builder = self.page.builder
        for token in self.children:
            kind, text = token.type, token.content
            if kind == "text":
                self._take(text)
            elif kind == "text_special":
                start = self._reach(token.markup)
                self.at = start + len(token.markup)
                builder.replace(self.source, start, self.at, text)
            elif kind in ("softbreak", "hardbreak"):
                start = self._reach("\n")
                self.at = start + 1
                builder.replace(self.source, start, self.at, "\n")
                while self.text[self.at : self.at + 1] in (" ", "\t"):
                    self.at += 1
                if self.page.quotes:
                    builder.insert("> ")
            elif kind == "code_inline":
                self._code(token.markup)
            elif kind == "html_inline":
                start = self._reach(text)
                self.at = start + len(text)
                if re.match(r"<br\b", text, re.I):
                    builder.replace(self.source, start, self.at, "\n")
            elif kind == "link_open":
                self._pass("<" if token.info == "auto" else "[")
            elif kind == "link_close":
                self._end_link(auto=token.info == "auto")
            elif kind == "image":
                self._pass("![")
                self._pass(text)
                self._end_link(auto=False)
            elif token.markup:
                self._pass(token.markup)

    def _reach(self, wanted: str) -> int:
        """Where *wanted* next stands."""
        found = self.text.find(wanted, self.at)
        return self.at if found < 0 else found

    def _pass(self, mark: str) -> None:
        self.at = self._reach(mark) + len(mark)

    def _take(self, text: str) -> None:
        if not text:
            return
        start = self.text.find(text, self.at)
        builder = self.page.builder
        if start < 0:
            builder.replace(self.source, self.at, min(self.at + 1, len(self.text)), text)
            return
        self.at = start + len(text)
        builder.take(self.source, start, self.at)

    def _code(self, mark: str) -> None:
        start = self._reach(mark)
        closing = re.compile(rf"(?<!`){re.escape(mark)}(?!`)").search(self.text, start + len(mark))
        self.at = closing.end() if closing else start + len(mark)
        self.page.builder.replace(self.source, start, self.at, html.CODE)
        self.page.code.append(self.source.place(start, self.at))

    def _end_link(self, *, auto: bool) -> None:
        if auto:
            self._pass(">")
            return
        self._pass("]")
        following = self.text[self.at : self.at + 1]
        if following == "(":
            self.at = self._after_target(self.at + 1)
        elif following == "[":
            closing = self.text.find("]", self.at)
            self.at = closing + 1 if closing >= 0 else self.at

    def _after_target(self, at: int) -> int:
        """Where a link's ``(address "title")`` ends."""
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle

        text, end = self.text, len(self.text)

        def skip(at: int) -> int:
            while at < end and text[at] in " \t\n":
                at += 1
            return at

        at = skip(at)
        target = parseLinkDestination(text, at, end)
        if target.ok:
            at = target.pos
        title = parseLinkTitle(text, skip(at), end)
        if title.ok:
            at = title.pos
        closing = text.find(")", at)
        return closing + 1 if closing >= 0 else at
