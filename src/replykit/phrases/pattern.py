"""A pattern made ready to be found: the places a match runs through, as bits of a number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from replykit import stored
from replykit.model import PackError
from replykit.phrases.grammar import Classes, Node, Parser, building, shorten
from replykit.sieve import ANY, BEGIN, END, NUMBER, PLACES, Outline, Place
from replykit.text import SLOT, Sentence

SKIPPED = frozenset({",", "-", '"', "'", "(", ")", "*", "_", "£", "€", "$", "₹", "%", "/", "&"})
STOPS = frozenset({".", "!", "?", ";", ":"})
MAX_POSITIONS = 1500
MAX_LINKS = 60_000
"""How many steps from one place to another a pattern may have; ours have up to 5,500."""
_TOGETHER = 4
"""Of the places that a pattern may begin with so many share a bit of the sieve."""
LONGEST_MATCH = 200
"""How many words a match may span, small ones between its own included."""
_MANY_WORDS = 1_000
"""For how many words it is kept which places of a pattern they meet,"""
_MANY_SETS = 2_000
"""and for how many sets of places what follows them."""
_DONE = -1
_IS_DONE = _SMALL = 1
"""Bit 0 of a set of places: that the pattern is complete; of a word: that it may be passed over."""


NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "hundred thousand couple few".split()
)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What may stand at a place of a pattern: words, beginnings of words, or a kind of them."""

    words: frozenset[str]
    prefixes: tuple[str, ...] = ()
    special: str = ""

    def accepts(self, norm: str) -> bool:
        if norm in self.words:
            return True
        if self.prefixes and norm.startswith(self.prefixes):
            return True
        if not self.special:
            return False
        if self.special == ANY:
            return _is_word(norm)
        if self.special == NUMBER:
            return norm[0].isdigit() or norm in NUMBER_WORDS
        return norm == self.special or (self.special == END and norm in STOPS)


def _is_word(norm: str) -> bool:
    """Whether a folded word is more than a mark."""
    return norm[0].isalnum() or norm in (SLOT, "'s")


@dataclass(slots=True)
class _Position:
    """A place in a pattern: what it accepts, and the places that may follow."""

    leaf: _Leaf
    follow: tuple[int, ...] = ()


class _Shape(NamedTuple):
    """A pattern's places, which are bits of a number: place 0 is bit 1."""

    firsts: int
    leaves: Sequence[tuple[_Leaf, int]]
    """What may stand at some places, and at which."""
    follow: Sequence[int]
    """For each place those that may follow it; bit 0 says that nothing need."""
    needed: Sequence[frozenset[str]]
    """The anchors."""

    @property
    def starters(self) -> frozenset[str] | None:
        """The words it may begin with; None where others may begin it, too."""
        firsts = [leaf for leaf, places in self.leaves if places & self.firsts]
        if any(leaf.prefixes or leaf.special for leaf in firsts):
            return None
        return frozenset().union(*(leaf.words for leaf in firsts))


class _Accepted(dict[str, int]):
    """For each word met the places of a pattern that accept it, a bit each; _SMALL if *skipped*."""

    __slots__ = ("_any", "_exact", "_loose", "_skipped")

    def __init__(self, leaves: Iterable[tuple[_Leaf, int]], skipped: frozenset[str]) -> None:
        super().__init__()
        self._any = 0
        self._exact: dict[str, int] = {}
        self._loose: list[tuple[_Leaf, int]] = []
        self._skipped = skipped
        exact = self._exact
        for leaf, places in leaves:
            for word in leaf.words:
                exact[word] = exact.get(word, 0) | places
            if leaf.special == ANY:
                self._any = places
            elif leaf.special or leaf.prefixes:
                self._loose.append((leaf, places))

    def __missing__(self, norm: str) -> int:
        found = self._exact.get(norm, 0)
        if norm in self._skipped:
            found |= _SMALL
        if self._any and _is_word(norm):
            found |= self._any
        for leaf, places in self._loose:
            if leaf.accepts(norm):
                found |= places
        if len(self) >= _MANY_WORDS:
            self.clear()
        self[norm] = found
        return found


class _Follow(dict[int, int]):
    """For each set of places of a pattern those that may follow one of them, a bit each."""

    __slots__ = ("_of_each",)

    def __init__(self, of_each: Sequence[int]) -> None:
        super().__init__()
        self._of_each = of_each

    def __missing__(self, places: int) -> int:
        found = 0
        left = places
        while left:
            last = left.bit_length() - 1
            found |= self._of_each[last]
            left ^= 1 << last
        if len(self) >= _MANY_SETS:
            self.clear()
        self[places] = found
        return found


class Pattern:
    """A compiled ``match``: finds the places in a sentence where it applies.

    The places awaited are bits of a number (Glushkov's automaton). Which of them a word meets,
    and which follow these, is worked out when a text first needs it.
    """

    __slots__ = (
        "_accepted", "_classes", "_fillers", "_following", "_links", "_shape", "_starters",
        "_tree", "first", "positions", "source",
    )  # fmt: skip

    def __init__(self, source: str, classes: Classes) -> None:
        self.source = source
        self._classes = classes
        self._tree: Node | None = None
        self._fillers: frozenset[str] | None = None
        self.positions: list[_Position] = []

    @property
    def tree(self) -> Node:
        """The pattern as read, when it is first needed.

        Raises:
            PackError: it is malformed.
        """
        if self._tree is None:
            with building:
                self._tree = Parser(self.source, self._classes).parse()
        return self._tree

    @property
    def anchors(self) -> list[frozenset[str]]:
        """Sets of words of which a matching sentence holds at least one each; rarest first."""
        return self.tree.required

    def check(self) -> "Pattern":
        """Return the pattern if it is sound.

        Raises:
            PackError: it is malformed, matches nothing, or is too large.
        """
        if self.tree.may_be_empty:
            raise PackError(f"match {self.source!r} would match nothing at all; give it a word")
        self.shape()
        return self

    def _build(self, node: Node, follow: tuple[int, ...]) -> tuple[int, ...]:
        """Add the places of *node* before *follow*, and tell which of them come first."""
        if node.kind == "seq":
            for child in reversed(node.value):
                follow = self._build(child, follow)
            return follow
        if node.kind == "alt":
            # Branches of one plain word share a place.
            plain = [child.single_words for child in node.value if child.single_words]
            entries = [
                entry
                for child in node.value
                if not child.single_words
                for entry in self._build(child, follow)
            ]
            if plain:
                entries.append(self._add(_Leaf(frozenset().union(*plain)), follow))
            return tuple(dict.fromkeys(entries))
        if node.kind == "gap":
            for _ in range(node.value):
                entry = self._add(_Leaf(frozenset(), special=ANY), follow)
                follow = tuple(dict.fromkeys((*follow, entry)))
            return follow
        return (self._add(_Leaf(*node.value), follow),)

    def _add(self, leaf: _Leaf, follow: tuple[int, ...]) -> int:
        self.positions.append(_Position(leaf, follow))
        self._links += len(follow)
        if len(self.positions) > MAX_POSITIONS or self._links > MAX_LINKS:
            raise PackError(f"match {shorten(self.source)!r} is too large; split it into several")
        return len(self.positions) - 1

    def _prepare(self, fillers: frozenset[str]) -> None:
        """Make an empty automaton in which *fillers* may stand between any two words."""
        with building:
            if self._fillers is not fillers:
                self._make_automaton(fillers)
                self._fillers = fillers

    def _make_automaton(self, fillers: frozenset[str]) -> None:
        known = self._classes.shapes
        shape = (known and known.get(self.source)) or self.shape()
        self._accepted = _Accepted(shape.leaves, _passed_over(fillers))
        self._following = _Follow([0, *shape.follow])
        self._starters: tuple[frozenset[str] | None] | None = None
        self._shape = shape

    def shape(self) -> _Shape:
        """Its places, laid out.

        Raises:
            PackError: they are too many.
        """
        self.positions = []
        self._links = 0
        self.first = self._build(self.tree, (_DONE,))
        leaves: dict[_Leaf, int] = {}
        for index, position in enumerate(self.positions):
            leaves[position.leaf] = leaves.get(position.leaf, 0) | _as_bits((index,))
        follow = [_as_bits(position.follow) for position in self.positions]
        return _Shape(_as_bits(self.first), list(leaves.items()), follow, self.anchors)

    def outlines(self) -> list[Outline]:
        """Its first places and its anchors, for each few of the ways in which it may begin."""
        if not self.positions:
            self.shape()
        firsts = [self.first[at : at + _TOGETHER] for at in range(0, len(self.first), _TOGETHER)]
        return [Outline(self._follow(some), self.anchors) for some in firsts]

    def named(self) -> Place:
        """All that it accepts anywhere."""
        if not self.positions:
            self.shape()
        found = Place()
        for leaf in {position.leaf for position in self.positions}:
            found.words |= leaf.words
            found.prefixes.update(leaf.prefixes)
        return found

    def _follow(self, firsts: Iterable[int]) -> list[Place]:
        """What the pattern accepts at its first places where it begins with one of some."""
        places: list[Place] = []
        waiting = set(firsts)
        done = False
        for _ in range(PLACES):
            found = Place(done=done or _DONE in waiting)
            waiting.discard(_DONE)
            for position in (self.positions[index] for index in waiting):
                found.words |= position.leaf.words
                found.prefixes.update(position.leaf.prefixes)
                found.specials.update({position.leaf.special} - {""})
            places.append(found)
            done = found.done
            follow = {index for at in waiting for index in self.positions[at].follow}
            # Small words may hold up all but the first.
            waiting = follow if len(places) == 1 else waiting | follow
        return places

    def spans(self, sentence: Sentence, fillers: frozenset[str]) -> list[tuple[int, int]]:
        """Non-overlapping matches, leftmost and longest, as token indexes of the document."""
        first = sentence.first
        chain = (BEGIN, *sentence.norms, END)
        return [(first + a, first + b) for a, b in self.matches(chain, fillers)]

    def matches(
        self,
        chain: Sequence[str],
        fillers: frozenset[str],
        starts: Iterable[int] | None = None,
    ) -> list[tuple[int, int]]:
        """The same in a *chain* of BEGIN, the words of a sentence, and END; as indexes of words.

        *starts* are the words where a match may begin, if those are known; -1 is BEGIN.
        """
        if fillers is not self._fillers:
            self._prepare(fillers)
        if starts is None:
            starts = self._find_starts(chain)
        found: list[tuple[int, int]] = []
        least = -1
        for at in starts:
            if at >= least:
                end = self._match(chain, at + 1)
                if end > at and end > 0:
                    found.append((max(at, 0), end))
                    least = end
        return found

    def _find_starts(self, chain: Sequence[str]) -> Iterable[int]:
        for anchor in self._shape.needed:
            if anchor.isdisjoint(chain):
                return ()
        if self._starters is None:
            self._starters = (self._shape.starters,)
        (starters,) = self._starters
        if starters is None:  # the pattern may begin with the beginning of the sentence
            return range(-1, len(chain) - 2)
        if starters.isdisjoint(chain):
            return ()
        return [at for at, norm in enumerate(chain, -1) if norm in starters]

    def _match(self, chain: Sequence[str], at: int) -> int:
        """The end of the longest match that begins at *at* of the chain; 0 if there is none."""
        accepted, follow = self._accepted, self._following
        waiting = self._shape.firsts
        begun = max(at, 1)  # the first word of the match; none before it may be passed over
        end = 0
        size = len(chain)
        for place in range(at, min(size, at + LONGEST_MATCH + 1)):
            met = accepted[chain[place]]
            following = follow[waiting & met]
            if following & _IS_DONE:
                end = place
                following ^= _IS_DONE
            if met & _SMALL and place > begun:
                following |= waiting
            elif not following:
                break
            waiting = following
        return end if end < size - 1 else size - 2


@cache
def _passed_over(fillers: frozenset[str]) -> frozenset[str]:
    """What may stand between any two words of a pattern."""
    return fillers | SKIPPED


def _as_bits(places: Iterable[int]) -> int:
    """Places as bits of a number, _DONE the lowest."""
    found = 0
    for place in places:
        found |= 1 << place + 1
    return found


class Shapes:
    """The shapes of patterns as they are stored, by the patterns' sources.

    Args:
        leaves: what may stand at a place, numbered: words, beginnings of words, a kind.
        shapes: by the digest of a source.
    """

    def __init__(
        self, leaves: Sequence[str] = (), shapes: Mapping[bytes, bytes] | None = None
    ) -> None:
        self._leaves = leaves
        self._shapes = shapes or {}
        self._leaf = cache(self._read_leaf)

    def get(self, source: str) -> _Shape | None:
        """The shape of a pattern, if it is known."""
        known = self._shapes.get(_digest(source)) if self._shapes else None
        if known is None:
            return None
        firsts, leaves, follow, needed = stored.unpack(known)
        return _Shape(
            firsts,
            [(self._leaf(number), places) for number, places in leaves],
            follow,
            [self._leaf(number).words for number in needed],
        )

    def _read_leaf(self, number: int) -> _Leaf:
        words, prefixes, special = self._leaves[number].split("\t")
        return _Leaf(frozenset(words.split()), tuple(prefixes.split()), special)

    @staticmethod
    def pack(patterns: Iterable[Pattern]) -> tuple[list[str], dict[bytes, bytes]]:
        """What is to be stored of patterns, as ``Shapes`` takes it."""
        numbers: dict[str, int] = {}

        def number(leaf: _Leaf) -> int:
            words = " ".join(sorted(leaf.words))
            key = f"{words}\t{' '.join(leaf.prefixes)}\t{leaf.special}"
            return numbers.setdefault(key, len(numbers))

        shapes = {}
        for pattern in patterns:
            shape = pattern.shape()
            shapes[_digest(pattern.source)] = stored.pack((
                shape.firsts,
                [(number(leaf), places) for leaf, places in shape.leaves],
                shape.follow,
                [number(_Leaf(words)) for words in shape.needed],
            ))  # fmt: skip
        return list(numbers), shapes


def _digest(source: str) -> bytes:
    return blake2b(source.encode(), digest_size=8).digest()
