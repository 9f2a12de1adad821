"""HTML to prose.

The tokens are cut here and not by ``html.parser``: on a run of unclosed ``<!--`` that takes
quadratic time in Pythons that are still in use. Entities are ``html.unescape``'s.
"""

import re
from collections.abc import Iterator
from html import unescape

from replykit.templates.mapped import Builder, Mapped

CODE = "{{code}}"
"""How the linter sees a piece of code: a thing with a name."""

_OPENS = re.compile(r"<(?:!--|[!?]|/?[a-zA-Z])")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTES = re.compile(r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+>""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TEXT = re.compile(rf"{_ENTITY.pattern}| ?[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")

_HIDDEN = frozenset("script style head title template noscript svg select textarea object".split())
_CODE = frozenset("code kbd samp pre tt".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_FULL_TRIES = 100
"""Tags whose quotation marks never close, after which such marks are not looked at any more."""

Token = tuple[str, int, int, str]
"""``(kind, start, end, name)``: kind is open, close, skip or text."""


def looks_like_html(text: str) -> bool:
    """Whether a text of unknown markup is HTML: it holds a tag that mail is made of."""
    return _LIKELY.search(text) is not None


_LIKELY = re.compile(
    r"</(?:p|div|a|b|i|u|ul|ol|li|strong|em|span|table|td|h[1-6]|blockquote|body|html|font)\s*>"
    r"|<(?:br|hr)\s*/?>|<(?:p|div)(?:\s[^<>]*)?>",
    re.I,
)


def tokens(text: str) -> Iterator[Token]:
    """Cut HTML into tags, comments and text, in linear time."""
    last, tries, at = 0, 0, 0
    while match := _OPENS.search(text, at):
        start = match.start()
        if match[0] == "<!--":
            end = text.find("-->", start + 4)
            end = text.find(">", start) + 1 if end < 0 else end + 3
        elif match[0] in ("<!", "<?"):
            end = text.find(">", start) + 1
        else:
            closed = _ATTRIBUTES.match(text, start) if tries < _FULL_TRIES else None
            tries += closed is None
            end = closed.end() if closed else text.find(">", start) + 1
        if end <= 0:  # nothing closes any more
            break
        if start > last:
            yield "text", last, start, ""
        name = _NAME.match(text, start)
        kind = "skip" if name is None else "close" if text[start + 1] == "/" else "open"
        yield kind, start, end, name[1].lower() if name else ""
        last = at = end
    if last < len(text):
        yield "text", last, len(text), ""


def read(cell: Mapped) -> tuple[Mapped, list[tuple[int, int]]]:
    """What is shown of HTML."""
    text = cell.text
    builder = Builder()
    code: list[tuple[int, int]] = []
    hidden: list[str] = []
    quotes = 0
    gap = ""  # the break that comes before the next words

    for kind, start, end, name in tokens(text):
        if kind == "skip":
            continue
        if kind != "text":
            if name == "br":
                gap = gap + "\n" if len(gap) < 2 else gap
                continue
            if name in _HIDDEN or name in _CODE:
                closes_itself = text[end - 2] == "/"
                if kind == "open" and not closes_itself:
                    if not hidden and name in _CODE:
                        gap = _write(builder, gap, quotes)
                        builder.replace(cell, start, end, CODE)
                    if len(hidden) < 100:
                        hidden.append(name)
                elif kind == "close" and name in hidden:
                    while hidden.pop() != name:
                        pass
                if name in _CODE:
                    code.append(cell.place(start, end))
            if name == "blockquote":
                quotes = max(0, quotes + (1 if kind == "open" else -1))
            if name in _BLOCKS:
                gap = "\n\n"
            continue
        if hidden:
            if any(name in _CODE for name in hidden):
                code.append(cell.place(start, end))
            continue
        gap = _read_text(builder, cell, start, end, gap, quotes)
    return builder.build(at=cell.start_of(0)), code


def _read_text(builder: Builder, cell: Mapped, start: int, end: int, gap: str, quotes: int) -> str:
    """Add a stretch of text, its white space run together and its entities resolved."""
    text = cell.text
    at = start
    if space := _SPACE.match(text, at, end):
        at = space.end()
        if len(builder) and not builder.endswith((" ", "\n")):
            gap = gap or " "
    while at < end:
        match = _TEXT.search(text, at, end)
        words = match.start() if match else end
        if words > at:
            gap = _write(builder, gap, quotes)
            builder.take(cell, at, words)
        if match is None:
            break
        at = match.end()
        if match[0][0] == "&":
            value = unescape(match[0])
            if value == match[0] and len(value) > 1:
                gap = _write(builder, gap, quotes)
                builder.take(cell, match.start(), match.end())
            elif value.isspace() and value != "\u00a0":
                gap = gap or " "
            else:
                gap = _write(builder, gap, quotes)
                value = "".join(c if c.isprintable() or c == "\u00a0" else "\ufffd" for c in value)
                builder.replace(cell, match.start(), match.end(), value)
        elif not gap and len(builder):
            if at < end:
                builder.replace(cell, match.start(), match.end(), " ")
            else:
                gap = " "
    return gap


def _write(builder: Builder, gap: str, quotes: int) -> str:
    """Write the break that is due, if anything stands before it."""
    if gap and len(builder) and not (gap == " " and builder.endswith((" ", "\n"))):
        builder.insert(gap)
    if quotes and (gap.endswith("\n") or not len(builder)):
        builder.insert("> ")
    return ""
