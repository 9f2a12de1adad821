"""Saved mail (.eml) to its readable parts.

The standard library reads the headers; bodies are found and decoded here, since it keeps no places.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from replykit.templates.mapped import Builder, Mapped
from replykit.templates.markup import html
from replykit.templates.source import Source

if TYPE_CHECKING:
    from email.message import Message

_MAX_DEPTH = 10
_HEAD_END = re.compile(r"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Body:
    """A readable part of a mail."""

    value: Mapped
    is_html: bool
    encoded: bool
    """Whether the file holds it as base64."""

    def says_something(self) -> bool:
        """Whether there are words in it, beside its tags."""
        return re.search(r"\w", self.text) is not None

    @property
    def text(self) -> str:
        """What is shown of it."""
        return html.read(self.value)[0].text if self.is_html else self.value.text


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail's subject and bodies. Of alternatives, the one that most programs show."""

    subject: Mapped | None
    bodies: list[Body]


_HEADER = re.compile(r"([!-9;-~]+)[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*")
_OF_MAILS = frozenset(
    "from to date subject received return-path message-id mime-version content-type "
    "delivered-to reply-to".split()
)


_HEAD = 20_000
"""How much of what has no name is looked at for the headers of a mail, in bytes."""


def looks_like_mail(data: bytes) -> bool:
    """Whether what has no name is a saved mail: headers, three of them a mail's, and a blank.

    One line "Subject: …" above a text makes none.
    """
    text = data[:_HEAD].decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    at, named = 0, set()
    while header := _HEADER.match(text, at):
        named.add(header[1].lower())
        at = header.end()
    return text.startswith("\n", at) and len(named & _OF_MAILS) >= 3 and "from" in named


def read(source: Source) -> Mail:
    """Take a mail apart.

    Raises:
        TemplateError: it has no headers, or its text cannot be decoded.
    """
    return Mail(_subject(_head(source)), list(_bodies(source, 0, len(source.text), 0)))


def words(source: Source) -> str:
    """What somebody wrote in a mail, without headers and attachments.

    A mail that only forwards another as its attachment says what that one says, and one without a
    body what its subject says.

    Raises:
        TemplateError: it has no headers, its text cannot be decoded, or it says nothing.
    """
    subject = _subject(_head(source))
    for forwarded in (False, True):
        bodies = [
            body
            for body in _bodies(source, 0, len(source.text), 0, forwarded=forwarded)
            if body.says_something()
        ]
        if bodies:
            return "\n\n".join(body.text.strip() for body in bodies)
    if subject is None:
        raise source.error("there is no text in this mail", 0)
    return subject.text


def _head(source: Source) -> str:
    text = source.text
    end = _HEAD_END.search(text)
    if not re.match(r"[!-9;-~]+[ \t]*:", text):
        raise source.error("this is no saved mail: it does not begin with headers", 0)
    return text[: end.start() if end else len(text)]


def _headers(text: str) -> "Message":
    from email.parser import HeaderParser

    return HeaderParser().parsestr(text)


def _subject(head: str) -> Mapped | None:
    found = re.search(r"^Subject:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", head, re.M | re.I)
    if found is None or not found[1].strip():
        return None
    if "=?" not in found[1]:
        return Mapped.whole(found[1], found.start(1))
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        words = str(make_header(decode_header(found[1])))
    except (LookupError, ValueError, MessageError):
        return None
    builder = Builder()
    builder.add(words, *found.span(1))
    return builder.build()


def _bodies(
    source: Source, start: int, end: int, depth: int, *, forwarded: bool = False
) -> Iterator[Body]:
    text = source.text
    found = _HEAD_END.search(text, start, end)
    if text.startswith(("\n", "\r\n"), start):  # a part without headers
        body, headers = text.index("\n", start) + 1, _headers("")
    elif found is None:
        return
    else:
        body, headers = found.end(), _headers(text[start : found.end()])
    kind = headers.get_content_type()
    if headers.get_content_maintype() == "multipart":
        boundary = headers.get_boundary()
        if boundary is None or depth >= _MAX_DEPTH:
            raise source.error("the parts of this mail cannot be told apart", start)
        line = re.compile(rf"^--{re.escape(boundary)}(?:--)?[ \t]*(?:\r?\n|\Z)", re.M)
        last = None
        parts: list[list[Body]] = []
        for match in line.finditer(text, body, end):
            if last is not None:
                inner = _bodies(source, last, match.start(), depth + 1, forwarded=forwarded)
                parts.append(list(inner))
            last = None if match[0].rstrip().endswith("--") else match.end()
        if last is not None:
            raise source.error(
                f"the boundary “--{boundary}--” that ends this mail is missing", last
            )
        if headers.get_content_subtype() == "alternative":  # the same reply, the best one last
            said = [part for part in parts if any(map(Body.says_something, part))]
            parts = said[-1:]
        yield from chain.from_iterable(parts)
        return
    if kind == "message/rfc822" and forwarded:
        if depth >= _MAX_DEPTH:
            raise source.error("the parts of this mail cannot be told apart", start)
        yield from _bodies(source, body, end, depth + 1, forwarded=True)
        return
    if kind not in ("text/plain", "text/html"):
        return
    if headers.get_content_disposition() == "attachment":
        return
    transfer = str(headers.get("Content-Transfer-Encoding", "7bit")).strip().lower()
    charset = headers.get_content_charset() or "utf-8"
    try:
        "".encode(charset)
        if transfer == "quoted-printable":
            value = _quoted_printable(text, body, end, charset)
        elif transfer == "base64":
            value = _base64(text, body, end, charset)
        else:
            value = Mapped.whole(text[body:end], body)
    except (LookupError, ValueError) as error:  # also what base64 and a codec refuse
        raise source.error(f"this part of the mail cannot be decoded: {error}", body) from None
    yield Body(value, kind == "text/html", transfer == "base64")


_BYTE = re.compile(r"=([0-9A-Fa-f]{2})")
_QP = re.compile(r"(?:=[0-9A-Fa-f]{2})(?:(?:=\r?\n)?=[0-9A-Fa-f]{2})*+|=\r?\n")
"""Bytes in a row, which a line that goes on may part, or such a line's end."""


def _quoted_printable(text: str, start: int, end: int, charset: str) -> Mapped:
    builder = Builder()
    at = start
    while match := _QP.search(text, at, end):
        builder.add(text[at : match.start()], at, match.start())
        at = match.end()
        codes = list(_BYTE.finditer(text, match.start(), at))
        first = 0
        for char in bytes(int(code[1], 16) for code in codes).decode(charset, "replace"):
            last = min(first + len(char.encode(charset, "replace")), len(codes)) - 1
            first = min(first, last)
            builder.add(char, codes[first].start(), codes[last].end())
            first = last + 1
    builder.add(text[at:end], at, end)
    return builder.build(at=start)


def _base64(text: str, start: int, end: int, charset: str) -> Mapped:
    places = [at for at in range(start, end) if not text[at].isspace()]
    decoded = base64.b64decode(text[start:end].encode("ascii", "replace")).decode(charset)
    builder = Builder()
    width = 0
    for char in decoded:
        first = min(width // 3 * 4, len(places) - 1)
        width += len(char.encode(charset))
        last = min((width + 2) // 3 * 4, len(places)) - 1
        builder.add(char, places[first], max(places[last] + 1, places[first] + 2))
    return builder.build(at=start)
