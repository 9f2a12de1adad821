"""Put better words in place, where they can stand just as they are."""

import difflib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from replykit.project.check import lint, read_replies
from replykit.project.settings import Effective
from replykit.spelling import is_spelt_so
from replykit.templates import Template, TemplateError, TemplateFinding
from replykit.templates.source import read_bytes

_ROUNDS = 10
_ENCODINGS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words for ``[start, end)`` of a file."""

    start: int
    end: int
    text: str


def edits_for(text: str, findings: Sequence[TemplateFinding]) -> Iterator[Edit]:
    """The edits that some findings of a text allow, in order; none overlaps another."""
    last = -1
    for finding in sorted(findings, key=lambda found: (found.start, -found.end)):
        edit = _edit(text, finding)
        if edit is not None and edit.start > last:
            yield edit
            last = edit.end


def _edit(text: str, finding: TemplateFinding) -> Edit | None:
    quote = text[finding.start : finding.end]
    if finding.replacement is None or not finding.literal or finding.replacement == quote:
        return None
    if finding.replacement:
        return Edit(finding.start, finding.end, finding.replacement)
    return _strike_out(text, finding.start, finding.end)


def _strike_out(text: str, start: int, end: int) -> Edit | None:
    """Take words away, and let the next one begin the sentence if they did."""
    after = end
    while after < len(text) and text[after] in " \t,:":
        after += 1
    if after == end or after >= len(text) or not text[after].isalnum():
        return None  # a line break, a tag or a mark follows: somebody has to look
    if not text[start].isupper():
        return Edit(start, after, "")
    word = re.match(r"\S+", text[after:])
    if word is None or is_spelt_so(word[0]):
        return Edit(start, after, "")
    return Edit(start, after + 1, text[after].upper())


def apply(text: str, edits: Sequence[Edit]) -> str:
    """A text with all edits made."""
    pieces = []
    at = 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


def _encoding(data: bytes, text: str) -> tuple[bytes, str] | None:
    """The mark and encoding that a file's bytes were read by, if they can be written so again."""
    for mark, name in (*_ENCODINGS, (b"", "utf-8")):
        if data.startswith(mark):
            return (mark, name) if mark + text.encode(name, "replace") == data else None
    return None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after."""

    path: str
    before: str
    after: str
    data: bytes
    edits: int

    def diff(self) -> Iterator[str]:
        """The difference, as patch reads it."""
        name = self.path.lstrip("/")
        for line in difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True),
            f"a/{name}", f"b/{name}",
        ):  # fmt: skip
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

    def write(self) -> None:
        """Put the file in place, whole or not at all, with the rights it had."""
        place = Path(os.path.realpath(self.path))
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self.data)
            draft.chmod(place.stat().st_mode & 0o7777)
            draft.replace(place)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def fix(path: str, effective: Effective) -> Fixed | None:
    """Make every edit that a file's findings allow, again and again until none is left.

    Raises:
        TemplateError: the file cannot be read.
    """
    data = read_bytes(Path(path))
    source, templates = read_replies(path, data, effective, copies=True)
    encoding = _encoding(data, source.text)
    if encoding is None:
        return None
    mark, name = encoding
    text = source.text
    made = 0
    for _ in range(_ROUNDS):
        edits = list(edits_for(text, lint(templates, effective)))
        while edits:
            changed = apply(text, edits)
            now = _reread(path, mark + changed.encode(name), effective)
            if now is not None and _same_shape(templates, now):
                break
            edits = edits[: len(edits) // 2]  # one of them breaks the file; do without
        if not edits:
            break
        made += len(edits)
        text, templates = changed, now or []
    if not made:
        return None
    return Fixed(path, source.text, text, mark + text.encode(name), made)


def _reread(path: str, data: bytes, effective: Effective) -> list[Template] | None:
    try:
        return read_replies(path, data, effective, copies=True)[1]
    except TemplateError:
        return None


def _same_shape(before: Sequence[Template], after: Sequence[Template]) -> bool:
    """Whether the same replies stand in a file, with the same tags and conditions."""
    return len(before) == len(after) and all(
        (a.title, len(a.variants), [slot.raw for slot in a.slots], len(a.problems))
        == (b.title, len(b.variants), [slot.raw for slot in b.slots], len(b.problems))
        for a, b in zip(before, after, strict=True)
    )
