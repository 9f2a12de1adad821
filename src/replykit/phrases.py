"""Phrase packs: read, check, compile, match.

A pack is a TOML file that a support lead can read and change. Each phrase says what to match,
what to write instead, and shows sentences that it must and must not match. ``match`` is a small
language over folded words (see replykit.text), so case, quotes, contractions and British or
American spelling do not matter:

    we are sorry        these words, in this order
    (late|delayed)      one of these; a branch may be several words or empty
    [very]              may be there
    {sorry}             a word class, defined once in classes.toml
    fail~               fail, fails, failed, failing
    apolog*             any word that begins so
    _                   any one word
    ..  and  ...        up to 3, up to 7 words in between, within the sentence
    #                   a number
    ^ and $             the beginning, the end of the sentence
    ! ? : ;             that mark

Commas, dashes, quotation marks and the small words of the class ``filler`` may stand between any
two words. Each pattern has a bounded length, so matching is linear in the text.
"""

import re
import threading
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

from replykit import stored, toml
from replykit.memory import Memory
from replykit.model import PackError, Severity
from replykit.sieve import (
    ANCHORS,
    ANY,
    BEGIN,
    END,
    NUMBER,
    PLACES,
    Outline,
    Place,
    Plan,
    Sieve,
    Starts,
    plan,
)
from replykit.text import SLOT, Document, Sentence, Tokens

SKIPPED = frozenset({",", "-", '"', "'", "(", ")", "*", "_", "£", "€", "$", "₹", "%", "/", "&"})
_STOPS = frozenset({".", "!", "?", ";", ":"})
_GAPS = {"..": 3, "...": 7}
MAX_POSITIONS = 1500
MAX_LINKS = 60_000
"""How many steps from one place to another a pattern may have; ours have up to 5,500."""
MAX_DEPTH = 30
"""How deep brackets may stand in one another."""
MAX_PLACES = 200_000
"""How many places the patterns of a pack may have together; ours have up to 12,000."""
_TOGETHER = 4
"""Of the places that a pattern may begin with so many share a bit of the sieve."""
LONGEST_MATCH = 200
"""How many words a match may span, small ones between its own included."""
_MANY_WORDS = 1_000
"""For how many words it is kept which places of a pattern they meet,"""
_MANY_SETS = 2_000
"""and for how many sets of places what follows them."""

_COMMON = frozenset(
    """the a an and or of to in on for with at by from as is are was were be been being am have has
    had do does did will would can could may might shall should must not no i we you they he she it
    this that these those my our your their his her its us me them him if but so than then there
    here what which who when where how all any some just only very more most us
    , . ! ? - \" :""".split()
)
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "hundred thousand couple few".split()
)


def root() -> Traversable:
    """Return the folder of packs: in the wheel, or ``data/phrases`` in a checkout.

    Raises:
        PackError: replykit was installed without its packs.
    """
    place = stored.folder("_phrases", "phrases")
    if place is None:
        raise PackError("replykit was installed without its phrase packs; reinstall it")
    return place


# --- the match language -------------------------------------------------------------------


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
            return norm[0].isdigit() or norm in _NUMBER_WORDS
        return norm == self.special or (self.special == END and norm in _STOPS)


def _is_word(norm: str) -> bool:
    """Whether a folded word is more than a mark."""
    return norm[0].isalnum() or norm in (SLOT, "'s")


@dataclass(slots=True)
class _Position:
    """A place in a pattern: what it accepts, and the places that may follow."""

    leaf: _Leaf
    follow: tuple[int, ...] = ()


class _Node:
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
        if all(branches):
            return [frozenset().union(*(sets[0] for sets in branches))]
        return []

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
    return sum(200 if word in _COMMON else 1 for word in words)


_building = threading.RLock()
"""Held while a pattern is read and made ready, which is done once, when a text first needs it."""

_DONE = -1
_IS_DONE = _SMALL = 1
"""Bit 0 of a set of places: that the pattern is complete; of a word: that it may be passed over."""
_LEXEME = re.compile(r"\.\.\.|\.\.|[()\[\]|^$#]|\{[a-z-]+\}|[^\s()\[\]|^$#{}]+")


class _Shape(NamedTuple):
    """A pattern's places, which are bits of a number: place 0 is bit 1."""

    firsts: int
    leaves: "Sequence[tuple[_Leaf, int]]"
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

    def __init__(self, leaves: "Iterable[tuple[_Leaf, int]]", skipped: frozenset[str]) -> None:
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

    def __init__(self, source: str, classes: "Classes") -> None:
        self.source = source
        self._classes = classes
        self._tree: _Node | None = None
        self._fillers: frozenset[str] | None = None
        self.positions: list[_Position] = []

    @property
    def tree(self) -> _Node:
        """The pattern as read, when it is first needed.

        Raises:
            PackError: it is malformed.
        """
        if self._tree is None:
            with _building:
                self._tree = _Parser(self.source, self._classes).parse()
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

    def _build(self, node: _Node, follow: tuple[int, ...]) -> tuple[int, ...]:
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
            raise PackError(f"match {_shorten(self.source)!r} is too large; split it into several")
        return len(self.positions) - 1

    def _prepare(self, fillers: frozenset[str]) -> None:
        """Make an empty automaton in which *fillers* may stand between any two words."""
        with _building:
            if self._fillers is not fillers:
                self._make_automaton(fillers)
                self._fillers = fillers

    def _make_automaton(self, fillers: frozenset[str]) -> None:
        shape = self._classes.shapes.get(self.source) or self.shape()
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


class _Parser:
    """Reads the match language into a small tree."""

    def __init__(self, source: str, classes: "Classes") -> None:
        self.source = source
        self.classes = classes
        self.lexemes = _LEXEME.findall(source)
        self.depth = 0
        if re.sub(r"\s", "", source) != "".join(self.lexemes):
            raise PackError(f"match {source!r}: a brace is out of place; classes look like {{we}}")
        self.at = 0

    def parse(self) -> _Node:
        tree = self._alternatives(end=None)
        if self.at < len(self.lexemes):
            raise PackError(f"match {self.source!r}: {self.lexemes[self.at]!r} closes nothing")
        return tree

    def _alternatives(self, end: str | None) -> _Node:
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
        return _Node("alt", [_Node("seq", branch) for branch in branches])

    def _element(self, lexeme: str) -> _Node:
        if lexeme in "([":
            closing = ")" if lexeme == "(" else "]"
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise PackError(f"match {_shorten(self.source)!r}: brackets stand too deep")
            inner = self._alternatives(closing)
            self.depth -= 1
            if self.at >= len(self.lexemes) or self.lexemes[self.at] != closing:
                raise PackError(f"match {self.source!r}: {lexeme!r} is never closed")
            self.at += 1
            return inner if lexeme == "(" else _Node("alt", [*inner.value, _Node("seq", [])])
        if lexeme in _GAPS:
            return _Node("gap", _GAPS[lexeme])
        special = {"^": BEGIN, "$": END, "#": NUMBER, "_": ANY}.get(lexeme)
        if special:
            return _Node("leaf", (frozenset(), (), special))
        if lexeme[0] == "{":
            return self.classes.node(lexeme[1:-1], self.source)
        return word_node(lexeme)


@lru_cache(maxsize=20_000)
def word_node(lexeme: str) -> _Node:
    """One written word of a pattern, which may fold to several tokens ("don't")."""
    if lexeme.endswith("*"):
        return _Node("leaf", (frozenset(), (_first_norm(lexeme, lexeme[:-1]),), ""))
    if lexeme.endswith("~"):
        forms = frozenset(_first_norm(lexeme, form) for form in inflections(lexeme[:-1]))
        return _Node("leaf", (forms, (), ""))
    norms = Tokens(lexeme).norms
    return _Node("seq", [_Node("leaf", (frozenset({norm}), (), "")) for norm in norms])


def _first_norm(lexeme: str, word: str) -> str:
    norms = Tokens(word).norms
    if not norms:
        raise PackError(f"{lexeme!r} has no word before its last character")
    return norms[0]


_IRREGULAR = {
    "be": "be am is are was were been being",
    "have": "have has had having",
    "do": "do does did done doing",
    "go": "go goes went gone going",
    "get": "get gets got gotten getting",
    "make": "make makes made making",
    "take": "take takes took taken taking",
    "give": "give gives gave given giving",
    "come": "come comes came coming",
    "see": "see sees saw seen seeing",
    "know": "know knows knew known knowing",
    "think": "think thinks thought thinking",
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "find": "find finds found finding",
    "feel": "feel feels felt feeling",
    "leave": "leave leaves left leaving",
    "keep": "keep keeps kept keeping",
    "let": "let lets letting",
    "put": "put puts putting",
    "run": "run runs ran running",
    "break": "break breaks broke broken breaking",
    "lose": "lose loses lost losing",
    "send": "send sends sent sending",
    "bring": "bring brings brought bringing",
    "buy": "buy buys bought buying",
    "catch": "catch catches caught catching",
    "choose": "choose chooses chose chosen choosing",
    "fall": "fall falls fell fallen falling",
    "forget": "forget forgets forgot forgotten forgetting",
    "hear": "hear hears heard hearing",
    "hold": "hold holds held holding",
    "mean": "mean means meant meaning",
    "meet": "meet meets met meeting",
    "pay": "pay pays paid paying",
    "read": "read reads reading",
    "sell": "sell sells sold selling",
    "set": "set sets setting",
    "speak": "speak speaks spoke spoken speaking",
    "stand": "stand stands stood standing",
    "steal": "steal steals stole stolen stealing",
    "write": "write writes wrote written writing",
    "wear": "wear wears wore worn wearing",
    "show": "show shows showed shown showing",
    "throw": "throw throws threw thrown throwing",
    "understand": "understand understands understood understanding",
    "misunderstand": "misunderstand misunderstands misunderstood misunderstanding",
    "undergo": "undergo undergoes underwent undergone undergoing",
    "hit": "hit hits hitting",
    "hurt": "hurt hurts hurting",
    "cost": "cost costs costing",
    "cut": "cut cuts cutting",
    "shut": "shut shuts shutting",
    "drive": "drive drives drove driven driving",
    "freeze": "freeze freezes froze frozen freezing",
    "begin": "begin begins began begun beginning",
    "spend": "spend spends spent spending",
    "fight": "fight fights fought fighting",
    "refer": "refer refers referred referring",
    "occur": "occur occurs occurred occurring",
    "commit": "commit commits committed committing",
    "omit": "omit omits omitted omitting",
    "upset": "upset upsets upsetting",
}


def inflections(word: str) -> list[str]:
    """The forms of a verb or noun: *fail* gives fail, fails, failed, failing."""
    if word in _IRREGULAR:
        return _IRREGULAR[word].split()
    if re.search(r"(s|x|z|ch|sh)$", word):
        third = word + "es"
    elif re.search(r"[^aeiou]y$", word):
        third = word[:-1] + "ies"
    else:
        third = word + "s"
    if word.endswith("e"):
        return [word, third, word + "d", word[:-1] + "ing"]
    if re.search(r"[^aeiou]y$", word):
        return [word, third, word[:-1] + "ied", word + "ing"]
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtv]", word) and not word.endswith(("w", "x", "y")):
        return [word, third, word + word[-1] + "ed", word + word[-1] + "ing"]
    return [word, third, word + "ed", word + "ing"]


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


class Classes:
    """Word classes, by name; a class may use others.

    *shapes* are those known of patterns that speak of these classes; *words* holds for each class
    its single words, if those are known.
    """

    def __init__(
        self,
        entries: Mapping[str, Iterable[str]],
        shapes: Shapes | None = None,
        words: Mapping[str, str] | None = None,
    ) -> None:
        self.shapes = shapes or Shapes()
        self._words = words or {}
        self._entries = {name: list(phrases) for name, phrases in entries.items()}
        self._nodes: dict[str, _Node] = {}
        self._open: list[str] = []

    def node(self, name: str, source: str) -> _Node:
        """The class as a node: single words together, longer phrases as branches.

        Raises:
            PackError: no such class, or it uses itself.
        """
        if name not in self._nodes:
            with _building:
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
            tree = _Parser(phrase, self).parse()
            single = tree.single_words
            if single is None:
                branches.append(tree)
            else:
                words |= single
        self._open.pop()
        if words:
            branches.append(_Node("leaf", (frozenset(words), (), "")))
        self._nodes[name] = _Node("alt", branches)

    def words(self, name: str) -> frozenset[str]:
        """The single words of a class."""
        if name in self._words:
            return frozenset(self._words[name].split())
        node = self.node(name, name)
        return frozenset().union(*(child.single_words or () for child in node.value))


# --- packs --------------------------------------------------------------------------------

_PHRASE_KEYS = {
    "match", "unless", "guards", "write", "why", "severity", "weak", "bad", "good", "label",
    "source",
}  # fmt: skip
_PACK_KEYS = {"title", "rule", "source", "why", "write", "severity", "guards", "phrase"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of a pack."""

    id: str
    """Pack name and number: ``faults/excuse:12``."""
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    guards: tuple[str, ...] = ()
    write: str | None = None
    why: str | None = None
    severity: Severity | None = None
    weak: bool = False
    """A weak phrase is a hint: it counts only where the trained reader agrees."""
    label: str | None = None
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A file of phrases."""

    name: str
    """Its path below the language folder, without ending: ``faults/excuse``."""
    title: str
    source: str
    rule: str
    phrases: tuple[Phrase, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: ``[start, end)`` in the document's text."""

    pack: Pack
    phrase: Phrase
    start: int
    end: int
    sentence: Sentence


def make_plan(packs: Iterable[Pack]) -> Plan:
    """The plan of a matcher's sieve."""
    phrases = [phrase for pack in packs for phrase in pack.phrases]
    patterns = [pattern for phrase in phrases for pattern in phrase.patterns]
    return plan([pattern.outlines() for pattern in patterns])


_Candidate = tuple[Pattern, "Phrase", "Pack"]
_Matches = tuple[tuple[int, int, int], ...]
"""What stands in a sentence: the number of a pattern, first word, and the one behind the last."""


class Matcher:
    """Finds all phrases of some packs in a document.

    All sentences of a document are sifted together, and those that have not come lately are read
    closely, each only by the phrases whose words it holds.

    Args:
        packs: the packs.
        fillers: words that may stand between any two words of a pattern.
        laid_out: the plan of the sieve for the packs' patterns, if that is known.
    """

    def __init__(
        self,
        packs: tuple[Pack, ...],
        fillers: frozenset[str],
        laid_out: Plan | None = None,
    ) -> None:
        self.packs = packs
        self.fillers = fillers
        self._candidates: list[_Candidate] = [
            (pattern, phrase, pack)
            for pack in packs
            for phrase in pack.phrases
            for pattern in phrase.patterns
        ]
        self.plan = laid_out or make_plan(packs)
        self._sieve = Sieve(self.plan, fillers | SKIPPED, _NUMBER_WORDS, _STOPS, SLOT)
        self._known: Memory[_Matches] = Memory()

    def find(self, document: Document, sentence: Sentence) -> list[Hit]:
        """The hits in one sentence, those cleared by ``unless`` left out."""
        return document.once(self.find_all)[sentence.index]

    def find_all(self, document: Document) -> list[list[Hit]]:
        """The hits in each sentence of a document."""
        tokens = document.tokens
        return [
            [
                Hit(
                    self._candidates[number][2],
                    self._candidates[number][1],
                    tokens.starts[sentence.first + first],
                    tokens.ends[sentence.first + last - 1],
                    sentence,
                )
                for number, first, last in found
            ]
            for sentence, found in zip(document.sentences, self._read(document), strict=True)
        ]

    def _read(self, document: Document) -> list[_Matches]:
        """What stands in each sentence."""
        keys = [tuple(sentence.norms) for sentence in document.sentences]
        found = {key: self._known.get(key) for key in keys}
        new = [key for key, matches in found.items() if matches is None]
        for key, starts in zip(new, self._sieve.sift(new), strict=True):
            found[key] = matches = tuple(self._match(key, starts))
            self._known.keep(key, matches)
        return [found[key] or () for key in keys]

    def _match(self, norms: tuple[str, ...], starts: Starts) -> Iterator[tuple[int, int, int]]:
        chain = (BEGIN, *norms, END)
        for number, places in starts:
            pattern, phrase, _ = self._candidates[number]
            spans = pattern.matches(chain, self.fillers, places)
            if spans and not any(one.matches(chain, self.fillers) for one in phrase.unless):
                for first, last in spans:
                    yield number, first, last


def _strings(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise PackError(f"{where} must be a string or a list of strings")


def _string(value: object, where: str) -> None:
    if not isinstance(value, str | None):
        raise PackError(f"{where} must be a string")


def read_toml(source: Traversable | Path, where: str) -> dict[str, Any]:
    """Read a TOML file of phrases, classes or guards.

    Raises:
        PackError: it cannot be read, or is malformed; it names *where*.
    """
    try:
        return toml.loads(source.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{where}: cannot be read: {error}") from None


def read_words(path: str, language: str = "en") -> dict[str, Any]:
    """Read a TOML file of the folder of packs, such as ``say/matters.toml``.

    Raises:
        PackError: it cannot be read, or is malformed.
    """
    return read_toml(root() / language / path, f"{language}/{path}")


def _check_keys(entry: Mapping[str, object], allowed: set[str], where: str) -> None:
    for key in entry:
        if key not in allowed:
            raise PackError(f"{where}: unknown key {key!r}; known: {', '.join(sorted(allowed))}")


def read_pack(source: Traversable | Path, name: str, classes: Classes, check: bool = True) -> Pack:
    """Read one pack.

    Without *check*, as for the packs that come with replykit, whose tests check them, patterns
    are compiled only when a text needs them.

    Raises:
        PackError: with the file and the phrase, what is wrong, and what to do.
    """
    where = f"{name}.toml"
    data = read_toml(source, where)
    _check_keys(data, _PACK_KEYS, where)
    for key in ("title", "source", "phrase"):
        if key not in data:
            raise PackError(f"{where}: the key {key!r} is missing")
    shared: dict[str, Any] = {
        key: data[key] for key in ("guards", "severity", "why", "write") if key in data
    }
    for key in ("title", "source", "rule"):
        _string(data.get(key), f"{where}: {key!r}")
    if not isinstance(data["phrase"], list):
        raise PackError(f"{where}: 'phrase' must be a list of tables, each under [[phrase]]")
    phrases = []
    places = 0
    for number, entry in enumerate(data["phrase"], 1):
        place = f"{where}, phrase {number}"
        if not isinstance(entry, dict):
            raise PackError(f"{place} must be a table, under [[phrase]]")
        _check_keys(entry, _PHRASE_KEYS, place)
        phrase = _read_phrase({**shared, **entry}, f"{name}:{number}", place, classes)
        if check:
            check_patterns(phrase, place)
            places += sum(len(p.positions) for p in (*phrase.patterns, *phrase.unless))
            if places > MAX_PLACES:
                raise PackError(f"{where}: the pack is too large; split it into several")
        phrases.append(phrase)
    rule = data.get("rule", name.rpartition("/")[2])
    return Pack(name, data["title"], data["source"], rule, tuple(phrases), str(source))


def _read_phrase(entry: dict[str, Any], id: str, place: str, classes: Classes) -> Phrase:
    for key in ("match", "bad", "good"):
        if not entry.get(key):
            raise PackError(f"{place}: {key!r} is missing; a phrase needs match, bad and good")
    for key in ("write", "why", "label", "severity"):
        _string(entry.get(key), f"{place}: {key!r}")
    try:
        return Phrase(
            id=id,
            patterns=tuple(Pattern(m, classes) for m in _strings(entry["match"], "match")),
            unless=tuple(Pattern(m, classes) for m in _strings(entry.get("unless", []), "unless")),
            guards=_strings(entry.get("guards", []), "guards"),
            write=entry.get("write"),
            why=entry.get("why"),
            severity=Severity(entry["severity"]) if "severity" in entry else None,
            weak=bool(entry.get("weak", False)),
            label=entry.get("label"),
            bad=_strings(entry["bad"], "bad"),
            good=_strings(entry["good"], "good"),
        )
    except (PackError, ValueError) as error:
        raise PackError(f"{place}: {error}") from None


def _shorten(source: str) -> str:
    return source if len(source) < 100 else f"{source[:97]}..."


def check_patterns(phrase: Phrase, place: str) -> None:
    """Compile every pattern of a phrase.

    Raises:
        PackError: with the place, what is wrong with one.
    """
    for pattern in (*phrase.patterns, *phrase.unless):
        try:
            pattern.check()
        except PackError as error:
            raise PackError(f"{place}: {error}") from None


@cache
def classes(language: str = "en") -> Classes:
    """The word classes of a language."""
    known = _stored(language)
    if known is not None:
        shapes = Shapes(*stored.unpack(known["shapes"]))
        return Classes(known["classes"], shapes, known["words"])
    return Classes(_class_entries(language))


def _class_entries(language: str) -> dict[str, list[str]]:
    data = read_words("classes.toml", language)
    _check_keys(data, {"class"}, f"{language}/classes.toml")
    entries: dict[str, list[str]] = data["class"]
    return entries


@cache
def fillers(language: str = "en") -> frozenset[str]:
    """Small words that may stand between any two words of a pattern."""
    return classes(language).words("filler")


def pack_names(folder: str, language: str = "en") -> list[str]:
    """The packs in a folder: ``faults`` gives ``faults/excuse`` and so on."""
    place = root() / language / folder
    names = [item.name for item in place.iterdir()] if place.is_dir() else []
    return sorted(f"{folder}/{name[:-5]}" for name in names if name.endswith(".toml"))


@cache
def load(name: str, language: str = "en") -> Pack:
    """Load a pack of replykit by name: ``load("faults/excuse")``.

    Raises:
        PackError: there is no such pack, or it is malformed.
    """
    place = root() / language / f"{name}.toml"
    if not place.is_file():
        raise PackError(f"there is no pack {name!r} in {language}")
    return read_pack(place, name, classes(language), check=False)


@cache
def packs(name: str, language: str = "en") -> tuple[Pack, ...]:
    """The packs of a folder, or one: ``faults``, ``compare/offers``.

    Their phrases come without their examples; ``load`` gives those, too.
    """
    known = _stored(language)
    if known and name in known["packs"]:
        records = stored.unpack(known["packs"][name])
        return tuple(_read_record(record, classes(language)) for record in records)
    names = [name] if "/" in name else pack_names(name, language)
    return tuple(load(name, language) for name in names)


@cache
def matcher(name: str, language: str = "en") -> Matcher:
    """One matcher over all packs of a folder, or over one pack."""
    return Matcher(packs(name, language), fillers(language), stored_plan(name, language))


# --- packs as they are stored -----------------------------------------------------------------

_STORED_FOLDERS = ("faults", "parts", "complaints", "compare")
SIFTED_TOGETHER = ("faults", "parts", "compare/offers")
"""What is looked for in every reply, with the guards: there is one sieve over all of it."""
_Record = tuple[Any, ...]


def sources(language: str = "en") -> list[Traversable]:
    """The files that the stored packs are made of, in order."""
    place = root() / language
    names = [name for folder in _STORED_FOLDERS for name in pack_names(folder, language)]
    return [place / f"{name}.toml" for name in ("classes", "guards", *names)]


@cache
def _stored(language: str) -> Any:  # noqa: ANN401
    return stored.read(f"phrases-{language}", sources(language))


def stored_plan(name: str, language: str = "en") -> Plan | None:
    """The plan of the sieve over some patterns, if it is known."""
    known = _stored(language)
    if not known or name not in known["plans"]:
        return None
    return Plan(*stored.unpack(known["plans"][name]))


def stored_guards(language: str = "en") -> Any:  # noqa: ANN401
    """What ``compile_packs`` was given of the guards, or None."""
    known = _stored(language)
    return known["guards"] if known else None


def compile_packs(
    guards: object, plans: Mapping[str, Plan], beside: Iterable[Pack], language: str = "en"
) -> bytes:
    """The packs and word classes of a language as they are to be stored.

    Args:
        guards: what ``stored_guards`` is to give.
        plans: plans of sieves over the patterns of several folders, by name.
        beside: packs that are made of something else, of which only the patterns are stored.
        language: whose.
    """
    laid_out = dict(plans)
    records = {}
    every = list(beside)
    for name in ("faults", "parts", "complaints", *pack_names("compare", language)):
        names = [name] if "/" in name else pack_names(name, language)
        found = tuple(load(pack, language) for pack in names)
        records[name] = stored.pack([_make_record(pack) for pack in found])
        every += found
        if name not in SIFTED_TOGETHER:
            laid_out[name] = Matcher(found, fillers(language)).plan
    value = {
        "classes": _class_entries(language),
        "shapes": stored.pack(Shapes.pack(_patterns(every))),
        "words": {
            name: " ".join(sorted(classes(language).words(name)))
            for name in _class_entries(language)
        },
        "packs": records,
        "plans": {name: stored.pack(one.as_record()) for name, one in laid_out.items()},
        "guards": guards,
    }
    return stored.dump(sources(language), value)


def _patterns(packs: Iterable[Pack]) -> Iterator[Pattern]:
    for pack in packs:
        for phrase in pack.phrases:
            yield from (*phrase.patterns, *phrase.unless)


def _make_record(pack: Pack) -> _Record:
    return (
        pack.name, pack.title, pack.source, pack.rule,
        [
            (
                tuple(pattern.source for pattern in phrase.patterns),
                tuple(pattern.source for pattern in phrase.unless),
                phrase.guards, phrase.write, phrase.why,
                phrase.severity and phrase.severity.value, phrase.weak, phrase.label,
            )
            for phrase in pack.phrases
        ],
    )  # fmt: skip


def _read_record(record: _Record, classes: Classes) -> Pack:
    name, title, source, rule, entries = record
    return Pack(
        name, title, source, rule,
        tuple(
            Phrase(
                f"{name}:{number}",
                tuple([Pattern(source, classes) for source in patterns]),
                tuple([Pattern(source, classes) for source in unless]),
                guards, write, why, Severity(severity) if severity else None, weak, label,
            )
            for number, (patterns, unless, guards, write, why, severity, weak, label)
            in enumerate(entries, 1)
        ),
    )  # fmt: skip


def find_in(text: str, phrase: Phrase, language: str = "en") -> list[str]:
    """The words of *text* that *phrase* matches, the longest where its patterns overlap."""
    document = Document(text)
    one = Matcher((Pack("", "", "", "", (phrase,)),), fillers(language))
    hits = (hit for sentence in document.sentences for hit in one.find(document, sentence))
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return [document.text[hit.start : hit.end] for hit in kept]


def problems(pack: Pack, language: str = "en") -> Iterator[str]:
    """Yield, in words, each example of a pack that does not behave as it should."""
    for phrase in pack.phrases:
        check_patterns(phrase, phrase.id)
        for bad in phrase.bad:
            plain = bad.replace("[[", "").replace("]]", "")
            found = find_in(plain, phrase, language)
            if not found:
                yield f"{phrase.id}: does not match its own bad sentence {plain!r}"
            marked = re.findall(r"\[\[(.*?)\]\]", bad)
            if marked and marked != found:
                yield f"{phrase.id}: in {plain!r} it matches {found}, not the marked {marked}"
        for good in phrase.good:
            found = find_in(good, phrase, language)
            if found:
                yield f"{phrase.id}: matches {found[0]!r} in its own good sentence {good!r}"
