"""A file as it was read: its name, its text, and the line and column of every place."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from replykit.model import ReplykitError

MAX_BYTES = 20_000_000
"""Largest file read. Twenty megabytes hold some thirty thousand replies."""

MAX_TEMPLATE = 300_000
"""Longest single template, in code points. A reply of a hundred words has about six hundred."""


class TemplateError(ReplykitError):
    """A file of templates that cannot be read: which, where, and the way out."""

    def __init__(
        self, what: str, file: str, line: int | None = None, column: int | None = None
    ) -> None:
        place = ":".join(str(part) for part in (file, line, column) if part is not None)
        super().__init__(f"{place}: {what}")
        self.what = what
        self.file = file
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Source:
    """A file's name and text. A byte order mark is no part of the text."""

    name: str
    text: str

    @cached_property
    def _lines(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, columns in code points."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def line_of(self, offset: int) -> tuple[int, int]:
        """The ``[start, end)`` of the line that holds *offset*, its line break included."""
        line = bisect_right(self._lines, offset)
        end = self._lines[line] if line < len(self._lines) else len(self.text)
        return self._lines[line - 1], end

    def error(self, what: str, offset: int | None = None) -> TemplateError:
        """An error at a place of this file."""
        if offset is None:
            return TemplateError(what, self.name)
        return TemplateError(what, self.name, *self.place(min(offset, len(self.text))))


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Read a file.

    Raises:
        TemplateError: it is missing, cannot be read, or is larger than *limit* bytes.
    """
    try:
        size = path.stat().st_size
        if size > limit:
            raise _too_large(str(path), size, limit)
        with path.open("rb") as stream:  # a device or a growing file may hold more than it says
            data = stream.read(size + 1)
            if len(data) > size:
                data += stream.read(limit + 1 - size)
    except OSError as error:
        raise TemplateError(error.strerror or str(error), str(path)) from None
    if len(data) > limit:
        raise _too_large(str(path), len(data), limit)
    return data


def _too_large(name: str, size: int, limit: int) -> TemplateError:
    return TemplateError(
        f"the file has {size:,} bytes; at most {limit:,} are read. Split it into smaller files.",
        name,
    )


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def decode(name: str, data: bytes) -> Source:
    """Turn a file's bytes into text: UTF-8, or UTF-16 with a byte order mark.

    Raises:
        TemplateError: the bytes are neither, or no text at all.
    """
    encoding, skipped = "utf-8", 0
    for mark, named in _MARKS:
        if data.startswith(mark):
            encoding, skipped = named, len(mark)
            break
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and b"\0" in data:
            raise TemplateError(
                "this is no text: an image, a document, or UTF-16 without its mark. Leave it out.",
                name,
            ) from None
        before = data[skipped : skipped + error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode(encoding, "replace")) + 1
        raise TemplateError(
            f"byte 0x{data[skipped + error.start]:02x} is not {encoding.upper()}. "
            "Save the file as UTF-8.",
            name,
            line,
            column,
        ) from None
    source = Source(name, text)
    if (nul := text.find("\0")) >= 0:
        raise source.error("this is no text: it holds a NUL character. Leave it out.", nul)
    return source
