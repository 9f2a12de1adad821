"""What the rules share in setting a reply beside the complaint that it answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from replykit import guards, phrases
from replykit.model import Complaint, PackError, Request
from replykit.phrases import Hit
from replykit.text import Document, Sentence, Tokens, norms_of

_ENDINGS = (
    "ations", "ation", "ingly", "ings", "ing", "edly", "ied", "ies", "ers", "ed", "es", "er", "ly",
    "s", "e",
)  # fmt: skip


@cache
def stem(word: str) -> str:
    """A folded word without its ending: rough, but the same for both texts."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if ending in ("ied", "ies"):
                word += "y"
            elif len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word[:-1] + "i" if word.endswith("y") else word


@dataclass(frozen=True, slots=True)
class _Kin:
    """The word lists of kin.toml, by stem."""

    small: frozenset[str]
    common: frozenset[str]
    groups: dict[str, frozenset[str]]
    things: frozenset[str]
    """The groups that name a thing or a trade."""


@cache
def _kin() -> _Kin:
    data = phrases.read_words("kin.toml")
    try:
        small, common = (_stems(data["common"][key]) for key in ("small", "service"))
        groups: dict[str, set[str]] = {}
        for name, words in [*data["thing"].items(), *data["event"].items()]:
            for word in _stems(words):
                groups.setdefault(word, set()).add(name)
    except (KeyError, AttributeError) as error:
        raise PackError(f"en/kin.toml: {error}") from None
    return _Kin(
        small, common, {w: frozenset(g) for w, g in groups.items()}, frozenset(data["thing"])
    )


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(norm) for word in words.split() for norm in Tokens(word).norms)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a text is about: its telling words, the groups they belong to, and its figures."""

    words: frozenset[str]
    """Stems that not every reply holds."""
    common: frozenset[str]
    """Stems that many replies hold ("account", "answer")."""
    groups: dict[str, frozenset[str]]
    """Group of kindred words -> the stems that stand for it."""
    figures: frozenset[str]

    @property
    def things(self) -> frozenset[str]:
        """The groups of things and trades that are spoken of."""
        return frozenset(self.groups.keys() & _kin().things)


def matter(norms: Iterable[str]) -> Matter:
    """Sort the folded words of a text by how much they tell of its matter."""
    kin = _kin()
    words: set[str] = set()
    common: set[str] = set()
    figures: set[str] = set()
    groups: dict[str, set[str]] = {}
    for norm in dict.fromkeys(norms):
        if norm[0].isdigit():
            figures.add(norm.replace(",", "").partition(".")[0].lstrip("0"))
            continue
        root = stem(norm)
        if len(norm) < 3 or not norm.isalpha() or root in kin.small:
            continue
        for group in kin.groups.get(root, ()):
            groups.setdefault(group, set()).add(root)
        (common if root in kin.common else words).add(root)
    return Matter(
        frozenset(words),
        frozenset(common),
        {name: frozenset(stems) for name, stems in groups.items()},
        frozenset(figure for figure in figures if len(figure) > 1),
    )


def complaint_matter(complaint: Complaint) -> Matter:
    """What a complaint is about."""
    return _matter_of(complaint.text)


@lru_cache(maxsize=2)
def _matter_of(text: str) -> Matter:
    return matter(norms_of(text))


def without(one: Matter, names: Iterable[str]) -> Matter:
    """A matter without the names of people, which are none."""
    return replace(one, words=one.words - _stems(" ".join(names)))


def affinity(one: Matter, other: Matter) -> int:
    """How much two texts have in common; 0 is nothing, 3 or more is the same matter."""
    return (
        3 * len(one.words & other.words)
        + 2 * len(one.groups.keys() & other.groups.keys())
        + min(3, len(one.common & other.common))
        + 3 * len(one.figures & other.figures)
    )


def find(pack: str, document: Document, sentences: Sequence[Sentence] | None = None) -> list[Hit]:
    """The phrases of a pack in the folder compare/, in order, quoted words left out."""
    found = guards.find(document, f"compare/{pack}")
    hits = [
        hit
        for sentence in (document.sentences if sentences is None else sentences)
        for hit in found[sentence.index]
        if not document.is_quoted(hit.start, hit.end)
    ]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def widest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of hits that overlap, the first and longest."""
    end = -1
    for hit in hits:
        if hit.start >= end:
            end = hit.end
            yield hit


def quote_request(complaint: Complaint, request: Request, longest: int = 90) -> str:
    """The customer's own words for a request, on one line."""
    return clip(complaint.text[request.start : request.end], longest)


def clip(text: str, longest: int = 90) -> str:
    """A text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(",;:-–— ") + " …"
