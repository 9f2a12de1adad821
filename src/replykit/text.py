"""Text as the rules see it: folded words with their true places, and sentences.

Folding makes typed variants equal: case, curly quotes, odd spaces, zero-width and soft
characters, full-width letters and look-alikes, contractions ("don't" is "do not"), and
British and American spelling. Every token remembers where it stands in the text as given.
"""

import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Any, Self, TypeVar, TypeVarTuple

from replykit.memory import TEXT, WORDS, remembered
from replykit.model import MAX_LENGTH, TextError
from replykit.search import Search
from replykit.titles import SHORT

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

SLOT = "\x00slot"
"""The folded form of a template placeholder: a noun phrase whose words are not known."""

_REPLACED = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2003": " ", "\u2009": " ", "\u3000": " ",
        # Cyrillic and Greek letters that look Latin.
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ѕ": "s",
        "А": "a", "В": "b", "Е": "e", "К": "k", "М": "m", "Н": "h", "О": "o", "Р": "p", "С": "c",
        "Т": "t", "Х": "x", "ο": "o", "α": "a", "ι": "i", "ν": "v", "ρ": "p",
    }
)  # fmt: skip

_SLOT = r"""
      \{\{\{?[^{}]{1,200}\}?\}\} | \{%[^%]{1,400}%\} | \#\{[^{}]{1,100}\} | %\{[^{}]{1,100}\}
    | \$\{[^{}]{1,100}\} | \{!?\$?[A-Za-z_][^{}\n]{0,80}\} | <<[^<>\n]{1,80}>>
    | %%?[A-Za-z_]{2,40}%%?
    | \*\|[A-Z_:]{2,40}\|\* | \[[A-Z][A-Z_]{0,40}(?:[ /][A-Z][A-Z_]{0,40}){0,5}[ /]?\](?!\()
"""
# ı, ſ and K are the three of other scripts that a pattern without case takes for i, s and k.
_LETTER = "[a-zıſ\u212aİ]"
_WORD = rf"{_LETTER}+(?:'{_LETTER}+)*|\d+(?:[.,]\d+)*"
_MARK = r"[^\sa-zıſ\u212aİ\d]"
_PLAIN_TOKEN = re.compile(f"{_WORD}|{_MARK}")
_MAY_BE_SLOT = re.compile(r"[{%#$<*\[]")
_TOKEN = Search(rf"{_WORD} | (?=[{{%\#$<*\[])(?i:{_SLOT}) | {_MARK}", re.VERBOSE)

_SUFFIXES = {
    "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would", "n't": "not", "'s": "'s",
}  # fmt: skip
_IS_HOSTS = frozenset("it that there what here he she who where how when this everything".split())
_WHOLE = {
    "can't": ("ca", "n't", "can", "not"),
    "won't": ("wo", "n't", "will", "not"),
    "shan't": ("sha", "n't", "shall", "not"),
    "cannot": ("can", "not", "can", "not"),
    "let's": ("let", "'s", "let", "us"),
    "gonna": ("gon", "na", "going", "to"),
    "wanna": ("wan", "na", "want", "to"),
}
# Contractions typed without their apostrophe; "were", "well", "ill", "its" are words of their own.
for _typed in (
    "dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt couldnt shouldnt wouldnt".split()
):
    _WHOLE[_typed] = (_typed[:-2], _typed[-2:], _typed[:-2], "not")
_WHOLE |= {
    "cant": ("ca", "nt", "can", "not"),
    "wont": ("wo", "nt", "will", "not"),
    "im": ("i", "m", "i", "am"),
    "ive": ("i", "ve", "i", "have"),
    "youre": ("you", "re", "you", "are"),
    "youve": ("you", "ve", "you", "have"),
    "theyre": ("they", "re", "they", "are"),
    "thats": ("that", "s", "that", "is"),
}
_BRITISH_OUR = Search(r"(favo|colo|behavio|hono|labo|neighbo|endeavo|humo|rumo)ur")
_ISE = re.compile(r"i[sz](e|es|ed|er|ing|ation|ations)$")


@lru_cache(maxsize=20_000)
def _spelling(word: str) -> str:
    """Give British and American spellings one form, the same for patterns and texts."""
    if len(word) > 5 and ("iz" in word or "is" in word):
        word = _ISE.sub(r"is\1", word)
    if "our" in word:
        word = _BRITISH_OUR.sub(r"\1r", word)
    return word


_SURROGATE = re.compile("[\ud800-\udfff]")


def lower(text: str) -> str:
    """Lower case, of the same length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def check_text(text: object, what: str = "text") -> str:
    """Return *text* if it can be read.

    Raises:
        TextError: it is no string, is longer than MAX_LENGTH, or holds a lone surrogate.
    """
    if not isinstance(text, str):
        raise TextError(f"{what} must be a string, not {type(text).__name__}")
    if len(text) > MAX_LENGTH:
        raise TextError(
            f"{what} has {len(text):,} characters; at most {MAX_LENGTH:,} are read. "
            "Pass one message at a time."
        )
    if not text.isascii() and (lone := _SURROGATE.search(text)):
        raise TextError(
            f"{what} holds half a character (a lone surrogate) at offset {lone.start()}; "
            "decode it with errors='replace'"
        )
    return text


def fold(text: str) -> tuple[str, list[int] | None]:
    """Fold look-alike characters and case.

    Returns:
        The folded text, and for each folded character the offset of its origin
        (None where the two run in step).
    """
    if text.isascii():
        return text.lower(), None
    folded = text.translate(_FOLDED)
    if len(folded) == len(text):
        return folded, None
    return folded, [at for at, char in enumerate(text) if _FOLDED[ord(char)]]


class _Folded(dict[int, str]):
    """What each character folds to: one character, or none. Filled as texts need it."""

    def __missing__(self, code: int) -> str:
        char = _fold_char(chr(code))
        if len(self) < _MANY:
            self[code] = char
        return char


def _fold_char(char: str) -> str:
    char = char.translate(_REPLACED)
    if char.isascii():
        return char.lower()
    if unicodedata.category(char) in ("Cf", "Mn", "Cs"):
        return ""  # zero-width, soft hyphen, combining, surrogate
    plain = unicodedata.normalize("NFKD", char)
    return next((c for c in plain if not unicodedata.combining(c)), char).lower()[:1] or char


_MANY = 20_000
"""How many words or characters are remembered."""
_FOLDED = _Folded()


class Remembering:
    """Something with which is remembered what was made of it alone."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[object, Any] = {}

    def once(self, find: Callable[[Self, *Ts], T], *about: *Ts) -> T:
        """What *find* makes of it, found once."""
        key = (find, about) if about else find
        known: T = self._found.get(key, _NOT_FOUND)
        if known is _NOT_FOUND:
            known = self._found[key] = find(self, *about)
        return known


_NOT_FOUND: Any = object()


class Words(Remembering):
    """The folded words of a sentence, wherever and however it is written."""

    __slots__ = ("key",)

    def __init__(self, key: tuple[str, ...]) -> None:
        super().__init__()
        self.key = key


_know = remembered(WORDS)(Words)


class Written(Remembering):
    """A stretch of text as it is written, and where in it its folded words begin and end."""

    __slots__ = ("ends", "opens", "starts", "text", "words")

    def __init__(
        self,
        text: str,
        norms: tuple[str, ...],
        starts: Sequence[int],
        ends: Sequence[int],
        *,
        opens: bool,
    ) -> None:
        super().__init__()
        self.text = text
        self.words = _know(norms)
        self.starts = starts
        self.ends = ends
        self.opens = opens
        """Whether a placeholder may begin here that ends beyond."""


def _cut(text: str) -> Written:
    folded, origin = fold(text)
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for word in _find_words(folded):
        start = folded.index(word, at)  # nothing but white space stands before it
        at = start + len(word)
        norm = _WORDS[word]
        if norm is not None:
            norms.append(norm)
            starts.append(start)
            ends.append(at)
        else:
            for norm, begin, stop in _split(word):
                norms.append(norm)
                starts.append(start + begin)
                ends.append(start + stop)
    if origin is not None:
        starts = [origin[start] for start in starts]
        ends = [origin[end - 1] + 1 for end in ends]
    opens = "{" in folded or "<<" in folded
    return Written(text, tuple(norms), tuple(starts), tuple(ends), opens=opens)


def _find_words(folded: str) -> list[str]:
    token = _TOKEN.pattern if _MAY_BE_SLOT.search(folded) else _PLAIN_TOKEN
    return token.findall(folded)


_recall = remembered(TEXT)(_cut)


def _part(whole: Written, start: int, end: int) -> Written:
    """A stretch of a text that was cut as a whole."""
    first, last = bisect_left(whole.starts, start), bisect_left(whole.starts, end)
    return Written(
        whole.text[start:end],
        whole.words.key[first:last],
        [at - start for at in whole.starts[first:last]],
        [at - start for at in whole.ends[first:last]],
        opens=whole.opens,
    )


class Tokens:
    """The folded words of a text: parallel lists, for speed.

    Args:
        text: the text.
        pieces: its sentences with their places, if they are known; nothing is said between them.
    """

    def __init__(self, text: str, pieces: Sequence[tuple[int, Written]] | None = None) -> None:
        self._pieces = [(0, _cut(text))] if pieces is None else pieces
        self.norms: list[str] = []
        for _, piece in self._pieces:
            self.norms += piece.words.key
        self.turned = "you" in self.norms and _turn_objects(self.norms)
        """Whether a word is read as another one, for those around it."""

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return [at + start for at, piece in self._pieces for start in piece.starts]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return [at + end for at, piece in self._pieces for end in piece.ends]

    def __len__(self) -> int:
        return len(self.norms)

    def is_glued(self, at: int) -> bool:
        """Whether a token, neither the first nor the last, has no space on either side."""
        return self.ends[at - 1] == self.starts[at] and self.ends[at] == self.starts[at + 1]


@lru_cache(maxsize=2)
def norms_of(text: str) -> tuple[str, ...]:
    """The folded words of a text that many readers ask for in turn: a complaint's."""
    norms: list[str] = []
    for word in _find_words(fold(text)[0]):
        norm = _WORDS[word]
        if norm is not None:
            norms.append(norm)
        else:
            norms += [part for part, _, _ in _split(word)]
    if "you" in norms:
        _turn_objects(norms)
    return tuple(norms)


class _Words(dict[str, str | None]):
    """The folded form of each word met; None for those that are split."""

    def __missing__(self, word: str) -> str | None:
        norm: str | None = word
        if word[0].isalpha():
            parts = _split(word)
            norm = parts[0][0] if len(parts) == 1 else None
        elif len(word) > 1 and not word[0].isdigit():
            norm = SLOT
        norm = norm if norm is None else sys.intern(norm)
        if len(word) < _LONG_WORD:
            if len(self) >= _MANY:
                self.clear()
            self[word] = norm
        return norm


_LONG_WORD = 40
_WORDS = _Words()


def _split(word: str) -> list[tuple[str, int, int]]:
    """The folded words that a written word stands for, each with its place in it."""
    end = len(word)
    if word in _WHOLE:
        head, _, first, second = _WHOLE[word]
        return [(first, 0, len(head)), (second, len(head), end)]
    if "'" not in word:
        return [(_spelling(word), 0, end)]
    suffix = next((s for s in _SUFFIXES if word.endswith(s)), None)
    if suffix is None or len(suffix) == end:
        return [(_spelling(word.replace("'", "")), 0, end)]
    host = word[: -len(suffix)]
    norm = "is" if suffix == "'s" and host in _IS_HOSTS else _SUFFIXES[suffix]
    return [
        (_spelling(host.replace("'", "")), 0, len(host)),
        (norm, len(host), end),
    ]


_TO_YOU = frozenset(
    """
    to for with from by at near beside about over against behind towards without around
    sent served gave sold rang phoned called texted emailed wrote helped charged quoted met visited
    greeted seated drove treated brought offered paid billed overcharged refunded invoiced contacted
    answered assisted booked transferred connected collected owed lent
    """.split()
)
"""Words after which "you" is an object, whatever follows; no verb that a clause may follow."""
_BESIDE_YOU = frozenset({"before", "after", "ahead"})
_OPENERS = frozenset(
    "the a an another some someone somebody one our every each that this whoever anyone".split()
)
_BREAKS = frozenset({".", "!", "?", ",", ";", ":", "(", "-", "and", "but", "because", "so", "or"})
_HELPING = frozenset({"did", "could", "would", "should", "had", "has", "was", "is"})
_PASTS = frozenset(
    "forgot chose left lost took made broke got put let went came kept gave said told".split()
)


def _turn_objects(norms: list[str]) -> bool:
    """Read "you" as "them" where another's verb follows it: "the agent who spoke to you failed".

    Phrases and readers take a "you" before a verb for its subject, and so for the one at fault.
    Says whether there was one.
    """
    last = len(norms) - 2
    turned = False
    at = -1
    for _ in range(norms.count("you")):
        at = norms.index("you", at + 1)
        if not (0 < at < last and _is_past(norms[at + 1 + norms[at + 1].endswith("ly")])):
            continue
        before = norms[at - 1]
        if before in _TO_YOU or (before in _BESIDE_YOU and _opens_clause(norms, at - 1)):
            norms[at] = "them"
            turned = True
    return turned


def _is_past(norm: str) -> bool:
    return norm in _HELPING or norm in _PASTS or (len(norm) > 4 and norm.endswith("ed"))


def _opens_clause(norms: Sequence[str], end: int) -> bool:
    """Whether a clause begins with a few words for somebody, up to *end*: "the guest"."""
    first = next((at + 1 for at in range(end - 1, -1, -1) if norms[at] in _BREAKS), 0)
    return 1 <= end - first <= 3 and norms[first] in _OPENERS


class Sentence:
    """A sentence of a document: its place, and the document's tokens that it holds."""

    __slots__ = (
        "document", "end", "first", "folded", "index", "key", "last", "norms", "start", "text",
        "written",
    )  # fmt: skip

    def __init__(
        self,
        document: "Document",
        index: int,
        start: int,
        first: int,
        written: Written,
        folded: Words,
    ) -> None:
        self.document = document
        self.index = index
        self.start = start
        self.text = written.text
        """As it is written."""
        self.end = start + len(written.text)
        self.first = first
        self.written = written
        """The same, with what is remembered of it as it is written."""
        self.folded = folded
        """Its words, with what is remembered of these."""
        self.key = folded.key
        self.norms = [*folded.key]
        """Its folded tokens."""
        self.last = first + len(folded.key)

    @property
    def ends_asking(self) -> bool:
        """Whether its last mark is that of a question."""
        return self.text.rstrip().endswith("?")

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where its words from *first* to before *last* stand in the document's text."""
        written = self.written
        return self.start + written.starts[first], self.start + written.ends[last - 1]

    def holds(self, search: Search) -> bool:
        """Whether words that are looked for stand in it."""
        return self.written.once(_holds, search)

    def neighbour(self, step: int) -> "Sentence | None":
        """The sentence *step* places on, or None."""
        at = self.index + step
        sentences = self.document.sentences
        return sentences[at] if 0 <= at < len(sentences) else None

    def __repr__(self) -> str:
        return f"Sentence({self.text!r})"


def _holds(written: Written, search: Search) -> bool:
    return search.search(written.text) is not None


_ABBREVIATION = Search(
    rf"(?:^|[\s(])(?:{SHORT}|st|no|nr|vs|approx|ltd|inc|co|corp|e\.g|i\.e|etc|ref|tel|ext|"
    r"jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|[a-z])\.$",
    re.I,
)
_HALF_OF_DAY = re.compile(r"\b[ap]\.m\.$", re.I)
_BREAK = re.compile(
    # One set of characters comes first, which makes it fast to look for.
    r"[.!?…\n\U0001F300-\U0001FAFF☀-➿](?:"
    r"(?<=[.!?…])[.!?…]*[\"'”’)\]*]*(?=\s|$)"  # closing marks
    r"|(?<=\n)(?:[ \t]*\n\s*)?"  # the end of a line, or an empty one
    r"|(?<![.!?…\n])\ufe0f?(?=\s+\S))"  # an emoji closes like a mark
)
_STARTS_LINE = re.compile(r"\s*(?:[-*•>]|\d{1,2}[.)]\s)")


def _is_break(text: str, match: re.Match[str]) -> bool:
    mark = match[0]
    if "\n" in mark:
        if mark != "\n":
            return True
        line_start = text.rfind("\n", 0, match.start()) + 1
        line = text[line_start : match.start()].rstrip()
        after = text[match.end() : match.end() + 40]
        if not line or line[-1] in ".!?…:;,)" or _STARTS_LINE.match(after):
            return True
        # A hard-wrapped paragraph runs on; a short line before a capital is a line of its own.
        return len(line) < 60 and after[:1].isupper()
    if mark == ".":
        before = text[max(0, match.start() - 8) : match.end()]
        return _is_end(before, text[match.end() : match.end() + 3].lstrip()[:1])
    return True


@lru_cache(maxsize=4_096)
def _is_end(before: str, follows: str) -> bool:
    """Whether a full stop ends a sentence, by the few characters up to it and the next one."""
    if _ABBREVIATION.search(before):
        single = before[-2:-1].isalpha() and not before[-3:-2].isalnum()
        return not (follows.isalnum() or single) or (
            single and before[-2] in "Ii" and follows.isupper()
        )
    return follows.isupper() or not _HALF_OF_DAY.search(before)


_START = attrgetter("start")


class Stretches:
    """Stretches of a text that do not overlap; tells at once whether another one would."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._known = sorted(stretches)

    def add(self, start: int, end: int) -> None:
        """Add one."""
        insort(self._known, (start, end))

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of them overlaps ``[start, end)``."""
        at = bisect_left(self._known, (start, end))
        around = self._known[max(0, at - 1) : at + 1]
        return any(begin < end and start < stop for begin, stop in around)


def unite(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that may overlap, in order, as stretches that do not."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


class Document(Remembering):
    """A text with its tokens, sentences and quoted stretches, each found once."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = check_text(text)

    def let_go(self) -> None:
        """Let go of what was found, by one who needs no more of it.

        Sentences refer to their document: without this, both wait for a collection of garbage.
        """
        self._found.clear()
        for name in self.__dict__.keys() & self._worked_out():
            del self.__dict__[name]

    @classmethod
    @cache
    def _worked_out(cls) -> frozenset[str]:
        """What is found when it is first asked for."""
        every = (pair for kind in cls.__mro__ for pair in vars(kind).items())
        return frozenset(name for name, value in every if isinstance(value, cached_property))

    @cached_property
    def tokens(self) -> Tokens:
        """All folded tokens."""
        return Tokens(self.text, self._pieces)

    @cached_property
    def _pieces(self) -> list[tuple[int, Written]]:
        """Its sentences as they are written, with their places."""
        text, stretches = self.text, self.cut()
        pieces = [(start, _recall(text[start:end])) for start, end in stretches]
        # What a backtick is depends on what else the text holds.
        if "`" in text or any(piece.opens for _, piece in pieces):
            whole = _cut(text)
            return [(start, _part(whole, start, end)) for start, end in stretches]
        return pieces

    def cut(self) -> list[tuple[int, int]]:
        """Where its sentences stand, without the white space around them."""
        text = self.text
        cuts = [0]
        cuts += [match.end() for match in _BREAK.finditer(text) if _is_break(text, match)]
        cuts.append(len(text))
        found: list[tuple[int, int]] = []
        for start, end in pairwise(cuts):
            piece = text[start:end]
            start, end = end - len(piece.lstrip()), start + len(piece.rstrip())
            if start < end:
                found.append((start, end))
        return found

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences, without the white space around them."""
        tokens, first = self.tokens, 0
        found: list[Sentence] = []
        for index, (start, written) in enumerate(self._pieces):
            last = first + len(written.starts)
            folded = _know(tuple(tokens.norms[first:last])) if tokens.turned else written.words
            found.append(Sentence(self, index, start, first, written, folded))
            first = last
        return found

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds *offset*."""
        at = bisect_right(self.sentences, offset, key=_START) - 1
        return self.sentences[at] if at >= 0 else None

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """Stretches in quotation marks or on lines that begin with ``>``, marks included."""
        return quoted_stretches(self.text)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether all of ``[start, end)`` is somebody's quoted words."""
        if not self.quoted:
            return False
        at = bisect_right(self.quoted, start, key=itemgetter(0)) - 1
        return at >= 0 and end <= self.quoted[at][1]


@lru_cache(maxsize=2)
def document_of(text: str) -> Document:
    """A text as a document, for many readers that ask for it in turn; nobody may let it go."""
    return Document(text)


_STRETCH = (
    # A mark comes first, which makes it fast to look for.
    r"“[^“”]{2,400}”|\"[^\"\n]{2,400}\"|«[^«»]{2,400}»"
    r"|‘(?<!\w‘)[^‘\n]{3,200}?’(?!\w)|'(?<!\w')(?:[^'\n]|(?<=\w)'(?=\w)){1,400}?'(?!\w)"
)
_QUOTED = re.compile(_STRETCH)
_QUOTED_LINES = re.compile(_STRETCH + r"|^[ \t]*>.*$", re.M)


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Find what stands in quotation marks, and mail-style quoted lines."""
    pattern = _QUOTED_LINES if ">" in text else _QUOTED
    return [match.span() for match in pattern.finditer(text)]
