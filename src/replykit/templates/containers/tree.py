"""What YAML and JSON have in common: a tree whose leaves know their place.

Both readers hand over a flat run of events, so that depth costs no recursion here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from replykit.templates.mapped import Mapped
from replykit.templates.source import Source

MAX_DEPTH = 60
"""Mappings and lists within one another."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar."""

    value: Mapped
    start: int
    end: int
    is_text: bool = True
    """False for numbers, booleans and null."""


@dataclass(slots=True)
class Map:
    """A mapping, in order; a key may stand more than once."""

    start: int
    items: list[tuple[str, "Node"]] = field(default_factory=list)

    def get(self, key: str) -> "Node | None":
        """The last value of that key, whatever its case."""
        return next((v for k, v in reversed(self.items) if k.lower() == key), None)

    def text(self, *keys: str) -> str | None:
        """The words of the first of these keys that has any."""
        for key in keys:
            value = self.get(key)
            if isinstance(value, Leaf) and value.value.text.strip():
                return value.value.text.strip()
        return None


@dataclass(slots=True)
class List:
    """A list."""

    start: int
    items: list["Node"] = field(default_factory=list)


Node = Leaf | Map | List
Event = Leaf | tuple[Literal["map", "list", "end", "alias"], int]


def build(source: Source, events: Iterable[Event]) -> list[Node]:
    """The trees that the events describe, one for each document.

    Raises:
        TemplateError: the tree is deeper than MAX_DEPTH.
    """
    found: list[Node] = []
    open_nodes: list[Map | List] = []
    keys: list[str | None] = []

    def place(node: Node) -> None:
        if not open_nodes:
            found.append(node)
        elif isinstance(parent := open_nodes[-1], List):
            parent.items.append(node)
        elif keys[-1] is None:
            keys[-1] = node.value.text if isinstance(node, Leaf) else "?"
        else:
            parent.items.append((keys[-1], node))
            keys[-1] = None

    for event in events:
        if isinstance(event, Leaf):
            place(event)
            continue
        kind, start = event
        if kind == "end":
            open_nodes.pop()
            keys.pop()
        elif kind == "alias":  # what it stands for is read where it is written
            place(Leaf(Mapped.whole("", start), start, start, is_text=False))
        else:
            if len(open_nodes) >= MAX_DEPTH:
                raise source.error(
                    f"lists and mappings stand more than {MAX_DEPTH} deep in one another; "
                    "take the inner ones out",
                    start,
                )
            node: Map | List = Map(start) if kind == "map" else List(start)
            place(node)
            open_nodes.append(node)
            keys.append(None)
    return found
