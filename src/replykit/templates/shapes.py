"""Which values of a data file are replies.

Help desks export their macros in shapes of their own; most are mappings with a title and one of a
few names for the text. Two shapes need more: the actions of Zendesk and those of Gorgias.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from replykit.model import Channel
from replykit.near import nearest
from replykit.templates.containers.tree import Leaf, List, Map, Node
from replykit.templates.mapped import Mapped
from replykit.templates.markup import html
from replykit.templates.template import Markup, TemplateKind

HTML_KEYS = ("body_html", "content_html", "html_body", "html", "comment_value_html", "text_html")
TEXT_KEYS = (
    "body", "content", "text", "response", "reply", "message", "comment_value", "macro", "answer",
    "template", "snippet", "comment", "canned_response", "body_text", "text_body", "plain_text",
)  # fmt: skip
PLAIN_KEYS = ("body_text", "text_body", "plain_text")
"""Names of the plain text that stands beside the same reply as HTML."""
TITLE_KEYS = ("title", "name", "short_code", "shortcode", "shortcut", "subject", "key", "id")
_ZENDESK = {"comment_value": "text", "comment_value_html": "html", "subject": "subject"}
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that is a reply or a piece of one."""

    value: Mapped
    start: int
    end: int
    title: str = ""
    markup: Markup | None = None
    channel: Channel | None = None
    kind: TemplateKind | None = None
    encoded: bool = False
    is_copy: bool = False
    """Whether it says the same as the one before it, without its markup."""


def is_prose(text: str, words: int = 4) -> bool:
    """Whether a value of unknown meaning reads like a sentence."""
    return " " in text.strip() and len(_WORD.findall(text[:2000])) >= words


def find_cells(trees: Sequence[Node]) -> Iterator[Cell]:
    """Every reply in a data file, in the order of the file."""
    stack: list[tuple[Node, str]] = [(tree, "") for tree in reversed(trees)]
    while stack:
        node, title = stack.pop()
        if isinstance(node, List):
            stack += [(item, title) for item in reversed(node.items)]
        elif isinstance(node, Leaf):
            if node.is_text and is_prose(node.value.text):
                yield _cell(node, title, kind=_guess_kind(node.value.text))
        else:
            own = node.text(*TITLE_KEYS) or title
            found = list(_record(node, own))
            found += _subject(node, own) if found else ()
            found = sorted([*found, *_repeated(node, found)], key=lambda cell: cell.start)
            yield from found
            if not found:
                stack += [
                    (value, f"{title}.{key}" if title else key)
                    for key, value in reversed(node.items)
                ]
            else:  # a record may hold others, but its remaining words are about the reply
                stack += [(v, own) for k, v in reversed(node.items)
                          if k.lower() not in _BESIDE and isinstance(v, List)
                          and _holds_maps(v)]  # fmt: skip


_BESIDE = frozenset({"actions", "attachments"})
"""Lists in a record that hold no other replies."""


def _repeated(node: Map, found: Sequence[Cell]) -> Iterator[Cell]:
    """The same key again, as when each branch of a condition gives it a value."""
    for cell in found:
        keys = {k for k, v in node.items if isinstance(v, Leaf) and v.start == cell.start}
        for key, value in node.items:
            again = isinstance(value, Leaf) and key in keys and value.start != cell.start
            if again and isinstance(value, Leaf) and value.is_text and value.value.text.strip():
                yield replace(cell, value=value.value, start=value.start, end=value.end)


def _holds_maps(node: List) -> bool:
    return any(isinstance(item, Map) for item in node.items)


def _guess_kind(text: str) -> TemplateKind | None:
    """A short string of a file of strings is no whole reply."""
    return "fragment" if len(_WORD.findall(text[:2000])) < 20 else None


def _cell(leaf: Leaf, title: str, markup: Markup | None = None, **more: object) -> Cell:
    return Cell(leaf.value, leaf.start, leaf.end, title, markup, **more)  # type: ignore[arg-type]


def read_attributes(node: Map) -> tuple[Channel | None, TemplateKind | None]:
    """What a record says of its own channel and kind."""
    channel, kind = node.text("channel"), node.text("kind", "type")
    return (
        Channel(channel.lower()) if channel and channel.lower() in set(Channel) else None,
        "reply" if kind == "reply" else "fragment" if kind == "fragment" else None,
    )


def _record(node: Map, title: str) -> Iterator[Cell]:
    """The replies of one mapping, if it has the shape of a record of replies."""
    channel, kind = read_attributes(node)
    actions = node.get("actions")
    if isinstance(actions, List):
        found = list(_actions(actions, title))
        if found:
            yield from found
            return
    rich, text, again = _leaf(node, HTML_KEYS), _leaf(node, TEXT_KEYS), _leaf(node, PLAIN_KEYS)
    if rich is None and text is not again:  # Intercom's body is HTML by looks
        rich, text = text, again
        for leaf, is_copy in _either(rich, text):
            yield _cell(leaf, title, channel=channel, kind=kind, is_copy=is_copy)
        return
    for leaf, is_copy in _either(rich, text):
        markup: Markup | None = "html" if leaf is rich else None
        yield _cell(leaf, title, markup, channel=channel, kind=kind, is_copy=is_copy)


def _subject(node: Map, title: str) -> Iterator[Cell]:
    """The subject under which a record's reply is sent, unless it is only its title."""
    leaf = node.get("subject")
    titled = node.text(*TITLE_KEYS[: TITLE_KEYS.index("subject")])
    if isinstance(leaf, Leaf) and leaf.is_text and titled and is_prose(leaf.value.text, 2):
        channel, _ = read_attributes(node)
        yield _cell(leaf, title, "text", channel=channel, kind="fragment")


def _leaf(node: Map, keys: Sequence[str]) -> Leaf | None:
    for key in keys:
        value = node.get(key)
        if isinstance(value, Leaf) and value.is_text and value.value.text.strip():
            return value
    return None


def _either(rich: Leaf | None, text: Leaf | None) -> list[tuple[Leaf, bool]]:
    """The HTML and the plain text of a reply, and whether it says the same as the other."""
    if rich is None or text is None:
        return [(leaf, False) for leaf in (rich, text) if leaf is not None]
    same = _words(rich.value.text) == _words(text.value.text)
    return sorted([(rich, False), (text, same)], key=lambda one: one[0].start)


def _words(text: str) -> list[str]:
    """What is said, whatever the markup."""
    if html.looks_like_html(text):
        text = html.read(Mapped.whole(text))[0].text
    return re.findall(r"\w+", text)


def _actions(actions: List, title: str) -> Iterator[Cell]:
    """The texts among a macro's actions: Zendesk's ``field`` and ``value``, Gorgias' arguments."""
    for action in actions.items:
        if not isinstance(action, Map):
            continue
        arguments = action.get("arguments")
        if isinstance(arguments, Map):
            rich, text = _leaf(arguments, HTML_KEYS), _leaf(arguments, ("body_text", *TEXT_KEYS))
            for leaf, is_copy in _either(rich, text):
                yield _cell(leaf, title, "html" if leaf is rich else None, is_copy=is_copy)
            continue
        named = action.text("field") or ""
        if named not in _ZENDESK:
            continue
        value = action.get("value")
        leaves = (
            [value] if isinstance(value, Leaf) else value.items if isinstance(value, List) else []
        )
        for item in leaves:
            if isinstance(item, Leaf) and item.is_text and is_prose(item.value.text, 1):
                markup: Markup | None = "html" if named.endswith("html") else None
                kind: TemplateKind | None = "fragment" if named == "subject" else None
                yield _cell(item, title, markup, kind=kind)


def select(trees: Sequence[Node], path: str, title_key: str | None) -> Iterator[Cell]:
    """The values at a path such as ``macros.*.body``; ``*`` is every item or key."""
    titles = (title_key,) if title_key else TITLE_KEYS
    reached: list[_Reached] = [(tree, None, "") for tree in trees]
    for step in path.split("."):
        reached = [child for one in reached for child in _step(one, step)]
    stack = reached[::-1]
    while stack:
        node, owner, key = stack.pop()
        if isinstance(node, Leaf) and node.is_text:
            title = (owner.text(*titles) if owner else None) or key
            channel, kind = read_attributes(owner) if owner else (None, None)
            yield _cell(node, title, channel=channel, kind=kind)
        elif isinstance(node, List):
            stack += [(item, owner, key) for item in reversed(node.items)]


_Reached = tuple[Node, Map | None, str]
"""A node, and the mapping and key that it belongs to."""


def _step(one: _Reached, step: str) -> Iterator[_Reached]:
    """Where one step of a path leads; a name goes through lists to the mappings in them."""
    stack = [one]
    while stack:
        node, owner, key = stack.pop()
        if isinstance(node, Map):
            yield from ((v, node, name) for name, v in node.items if step in ("*", name))
        elif isinstance(node, List) and step in ("*", "[]"):
            yield from ((item, owner, key) for item in node.items)
        elif isinstance(node, List) and step.isdigit() and int(step) < len(node.items):
            yield node.items[int(step)], owner, key
        elif isinstance(node, List):
            stack += [(item, owner, key) for item in reversed(node.items)]


def stray(trees: Sequence[Node], path: str, title_key: str | None) -> str | None:
    """What is wrong with a path that leads nowhere, or with a title that no reply has."""
    reached: list[_Reached] = [(tree, None, "") for tree in trees]
    done: list[str] = []
    for step in path.split("."):
        further = [child for one in reached for child in _step(one, step)]
        if not further:
            where = f"under {'.'.join(done)!r} " if done else ""
            names = _names(node for node, _, _ in reached)
            if not names:
                return f"“text” is {path!r}, and {where}there are no keys"
            return f"“text” is {path!r}, and {where}there is no {step!r}{_meant(step, names)}"
        reached = further
        done.append(step)
    owners = [owner for _, owner, _ in reached if owner is not None]
    if title_key and owners and not any(owner.text(title_key) for owner in owners):
        hint = _meant(title_key, _names(owners))
        return f"“title” is {title_key!r}, which no reply here has{hint}"
    return None


def _names(nodes: Iterable[Node]) -> list[str]:
    """The keys of some mappings, and of those in lists, each once."""
    names: dict[str, None] = {}
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if isinstance(node, Map):
            names |= dict.fromkeys(key for key, _ in node.items)
        elif isinstance(node, List):
            stack += node.items
    return list(names)


def _meant(name: str, names: Sequence[str]) -> str:
    return nearest(name, names) or f"; there are {', '.join(sorted(names)[:12])}"


def find_rows(
    rows: Sequence[Sequence[Mapped]], text: str | None, title: str | None
) -> Iterator[Cell]:
    """The replies in the rows of a table, by its header or by what the columns hold."""
    if not rows:
        return
    header = [cell.text.strip().lower().replace(" ", "_").lstrip("\ufeff") for cell in rows[0]]
    wanted = [text.lower().replace(" ", "_")] if text else []
    columns = [at for at, name in enumerate(header) if name in (wanted or (*HTML_KEYS, *TEXT_KEYS))]
    if not columns and not text:  # HubSpot's "Snippet body"
        columns = [at for at, name in enumerate(header) if name.endswith(_TEXT_ENDS)]
    titled = (title.lower().replace(" ", "_"),) if title else TITLE_KEYS
    title_at = next((header.index(name) for name in titled if name in header), None)
    if not title and (title_at is None or header[title_at] in TITLE_KEYS[2:]):
        named_at = (at for at, name in enumerate(header) if name.endswith(("_name", "_title")))
        title_at = next(named_at, title_at)
    has_header = bool(columns) or (title_at is not None)
    body = rows[1:] if has_header else rows
    said = [
        at
        for at in _prose_columns(body, title_at)
        if not has_header or at >= len(header) or header[at] not in _ABOUT
    ]
    guessed = not text and bool(said) and not set(columns) & set(said)
    if guessed:
        columns = said
    channel_at = header.index("channel") if has_header and "channel" in header else None
    for row in body:
        named = row[title_at].text.strip() if title_at is not None and title_at < len(row) else ""
        channel = (
            row[channel_at].text.strip().lower()
            if channel_at is not None and channel_at < len(row)
            else ""
        )
        seen: list[list[str]] = []
        for at in columns:
            if at >= len(row) or not row[at].text.strip():
                continue
            if guessed and not is_prose(row[at].text, 3):  # a heading, or a note
                continue
            words = _words(row[at].text)
            is_copy = words in seen  # the same reply as HTML and as text
            seen.append(words)
            cell = row[at]
            yield Cell(
                cell, cell.start_of(0), cell.end_of(len(cell)), named,
                "html" if has_header and at < len(header) and header[at] in HTML_KEYS else None,
                Channel(channel) if channel in set(Channel) else None,
                is_copy=is_copy,
            )  # fmt: skip


_TEXT_ENDS = ("_body", "_text", "_content", "_message", "_reply", "_response")
_ABOUT = frozenset(
    """description descriptions note notes internal_note internal_notes usage when_to_use comments
    remarks""".split()
)
"""Columns that speak of a reply to those who send it."""


def _prose_columns(rows: Sequence[Sequence[Mapped]], title_at: int | None) -> list[int]:
    sample = rows[:50]
    width = max((len(row) for row in sample), default=0)
    return [
        at
        for at in range(width)
        if at != title_at
        and 2 * sum(at < len(row) and is_prose(row[at].text, 5) for row in sample)
        >= len(sample)
        > 0
    ]
