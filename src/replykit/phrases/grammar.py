"""The match language: how a pattern is written, as a tree, and the word classes it may name."""

import re
import threading
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from replykit.model import PackError
from replykit.phrases.inflection import inflections
from replykit.sieve import ANCHORS, ANY, BEGIN, END, NUMBER
from replykit.text import Tokens

if TYPE_CHECKING:
    from replykit.phrases.pattern import Shapes

_GAPS = {"..": 3, "...": 7}
MAX_DEPTH = 30
"""How deep brackets may stand in one another."""
_LEXEME = re.compile(r"\.\.\.|\.\.|[()\[\]|^$#]|\{[a-z-]+\}|[^\s()\[\]|^$#{}]+")
building = threading.RLock()
"""Held while a pattern is read and made ready, which is done once, when a text first needs it."""


_COMMON = frozenset(
    """the a an and or of to in on for with at by from as is are was were be been being am have has
    had do does did will would can could may might shall should must not no i we you they he she it
    this that these those my our your their his her its us me them him if but so than then there
    here what which who when where how all any some just only very more most us
    , . ! ? - \" :""".split()
)
_COMMONEST = frozenset(". , the and you i it to a for is that your we".split())


class Node:
    """A piece of a pattern's tree. Those of word classes are shared, with what is known of them.

    ``seq`` and ``alt`` hold nodes, ``gap`` a number of words, ``leaf`` words, prefixes, a special.
    """

    __slots__ = ("_required", "_single", "kind", "value")

    def __init__(self, kind: str, value: Any) -> None:  # noqa: ANN401
        self.kind = kind
        self.value = value
        self._required: list[frozenset[str]] | None = None
        self._single: tuple[frozenset[str] | None] | None = None

    @property
    def required(self) -> list[frozenset[str]]:
        """Word sets of which every match holds a member, the most telling first."""
        known = self._required
        if known is None:
            known = self._required = self._find_required()
        return known

    def _find_required(self) -> list[frozenset[str]]:
        if self.kind == "leaf":
            words, prefixes, special = self.value
            return [words] if words and not prefixes and not special else []
        if self.kind == "gap":
            return []
        if self.kind == "seq":
            sets = [words for child in self.value for words in child.required]
            return sorted(sets, key=_cost)[:ANCHORS]
        branches: list[list[frozenset[str]]] = [child.required for child in self.value]
        if len(branches) == 1:
            return branches[0]
        # What every branch needs first, what every branch needs next, …
        sets = [frozenset().union(*alike) for alike in zip(*branches, strict=False)]
        return sorted(sets, key=_cost)

    @property
    def single_words(self) -> frozenset[str] | None:
        """The words of a node that only ever matches one plain word, or None."""
        if self._single is None:
            self._single = (self._find_single_words(),)
        return self._single[0]

    def _find_single_words(self) -> frozenset[str] | None:
        if self.kind == "leaf":
            words, prefixes, special = self.value
            return None if prefixes or special else words
        if self.kind == "seq" and len(self.value) == 1:
            return self.value[0].single_words  # type: ignore[no-any-return]
        if self.kind == "alt":
            known = [child.single_words for child in self.value]
            sets = [words for words in known if words is not None]
            if len(sets) == len(known):
                return frozenset().union(*sets)
        return None

    @property
    def may_be_empty(self) -> bool:
        """Whether it can match nothing at all."""
        if self.kind == "seq":
            return all(child.may_be_empty for child in self.value)
        if self.kind == "alt":
            return any(child.may_be_empty for child in self.value)
        return self.kind == "gap"


@cache
def _cost(words: frozenset[str]) -> int:
    """How often a text is likely to hold one of these words."""
    return sum(1000 if word in _COMMONEST else 200 if word in _COMMON else 1 for word in words)


class Parser:
    """Reads the match language into a small tree."""

    def __init__(self, source: str, classes: "Classes") -> None:
        self.source = source
        self.classes = classes
        self.lexemes = _LEXEME.findall(source)
        self.depth = 0
        if re.sub(r"\s", "", source) != "".join(self.lexemes):
            raise PackError(f"match {source!r}: a brace is out of place; classes look like {{we}}")
        self.at = 0

    def parse(self) -> Node:
        """Read the whole of it.

        Raises:
            PackError: it is malformed.
        """
        tree = self._alternatives(end=None)
        if self.at < len(self.lexemes):
            raise PackError(f"match {self.source!r}: {self.lexemes[self.at]!r} closes nothing")
        return tree

    def _alternatives(self, end: str | None) -> Node:
        branches: list[Any] = [[]]
        while self.at < len(self.lexemes):
            lexeme = self.lexemes[self.at]
            if lexeme == end or lexeme in ")]":
                break
            self.at += 1
            if lexeme == "|":
                branches.append([])
            else:
                branches[-1].append(self._element(lexeme))
        return Node("alt", [Node("seq", branch) for branch in branches])

    def _element(self, lexeme: str) -> Node:
        if lexeme in "([":
            closing = ")" if lexeme == "(" else "]"
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise PackError(f"match {shorten(self.source)!r}: brackets stand too deep")
            inner = self._alternatives(closing)
            self.depth -= 1
            if self.at >= len(self.lexemes) or self.lexemes[self.at] != closing:
                raise PackError(f"match {self.source!r}: {lexeme!r} is never closed")
            self.at += 1
            return inner if lexeme == "(" else Node("alt", [*inner.value, Node("seq", [])])
        if lexeme in _GAPS:
            return Node("gap", _GAPS[lexeme])
        special = {"^": BEGIN, "$": END, "#": NUMBER, "_": ANY}.get(lexeme)
        if special:
            return Node("leaf", (frozenset(), (), special))
        if lexeme[0] == "{":
            return self.classes.node(lexeme[1:-1], self.source)
        return word_node(lexeme)


@lru_cache(maxsize=20_000)
def word_node(lexeme: str) -> Node:
    """One written word of a pattern, which may fold to several tokens ("don't")."""
    if lexeme.endswith("*"):
        return Node("leaf", (frozenset(), (_first_norm(lexeme, lexeme[:-1]),), ""))
    if lexeme.endswith("~"):
        forms = frozenset(_first_norm(lexeme, form) for form in inflections(lexeme[:-1]))
        return Node("leaf", (forms, (), ""))
    # The ending of a word that stands before it: 's, 'll.
    norms = Tokens(f"x{lexeme}").norms[1:] if lexeme[0] == "'" else Tokens(lexeme).norms
    return Node("seq", [Node("leaf", (frozenset({norm}), (), "")) for norm in norms])


def _first_norm(lexeme: str, word: str) -> str:
    norms = Tokens(word).norms
    if not norms:
        raise PackError(f"{lexeme!r} has no word before its last character")
    return norms[0]


class Classes:
    """Word classes, by name; a class may use others.

    *shapes* are those known of patterns that speak of these classes; *words* holds for each class
    its single words, if those are known.
    """

    def __init__(
        self,
        entries: Mapping[str, Iterable[str]],
        shapes: "Shapes | None" = None,
        words: Mapping[str, str] | None = None,
    ) -> None:
        self.shapes = shapes
        self._words = words or {}
        self.words = cache(self._find_words)
        """The single words of a class."""
        self._entries = {name: list(phrases) for name, phrases in entries.items()}
        self._nodes: dict[str, Node] = {}
        self._open: list[str] = []

    def node(self, name: str, source: str) -> Node:
        """The class as a node: single words together, longer phrases as branches.

        Raises:
            PackError: no such class, or it uses itself.
        """
        if name not in self._nodes:
            with building:
                self._make(name, source)
        return self._nodes[name]

    def _make(self, name: str, source: str) -> None:
        if name in self._nodes:
            return
        if name not in self._entries:
            near = ", ".join(sorted(n for n in self._entries if n[:3] == name[:3]))
            hint = f"; near: {near}" if near else ""
            raise PackError(f"match {source!r}: there is no class {{{name}}}{hint}")
        if name in self._open:
            raise PackError(f"class {{{name}}} uses itself")
        self._open.append(name)
        branches = []
        words: set[str] = set()
        for phrase in self._entries[name]:
            tree = Parser(phrase, self).parse()
            single = tree.single_words
            if single is None:
                branches.append(tree)
            else:
                words |= single
        self._open.pop()
        if words:
            branches.append(Node("leaf", (frozenset(words), (), "")))
        self._nodes[name] = Node("alt", branches)

    def _find_words(self, name: str) -> frozenset[str]:
        if name in self._words:
            return frozenset(self._words[name].split())
        node = self.node(name, name)
        return frozenset().union(*(child.single_words or () for child in node.value))


def shorten(source: str) -> str:
    """Cut a long pattern short, for a message."""
    return source if len(source) < 100 else f"{source[:97]}..."
