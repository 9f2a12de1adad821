"""A template boiled down to what other templates are compared with."""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from replykit import phrases
from replykit.templates.template import Template, Variant
from replykit.text import SLOT, Document, Sentence, Words

SHINGLE = 3
"""Words in a row that count as one."""
KEPT = 64
"""Shingles kept of a template: those with the smallest hashes, the same ones everywhere."""
FEWEST_WORDS = 25
"""A template with fewer is not compared as a whole: short ones are alike by chance."""
FEWEST_IN_SENTENCE = 8
"""A sentence with fewer words is a greeting, a courtesy or a sign-off."""

NEAR_DUPLICATE = "near-duplicate"
STOCK_SENTENCE = "stock-sentence"
INCONSISTENT_PROMISE = "inconsistent-promise"


class Promise(NamedTuple):
    """How long something is said to take, at ``[start, end)`` of the prose."""

    kind: str
    """What is promised: ``refund-time``, with the way of payment if that matters, or
    ``response-time``, with the channel.
    """
    hours: int
    """The longest that is said."""
    working: bool
    """Whether only working days count."""
    start: int
    end: int
    unit: int
    """The hours of what it is counted in: 24 for days."""

    def __str__(self) -> str:
        """The length of time as it is said: 5 working days, 14 days, 2 weeks."""
        number = self.hours // self.unit
        working = "working " if self.working else ""
        return f"{number} {working}{_NAMES[self.unit]}{'' if number == 1 else 's'}"


class Sketch(NamedTuple):
    """What is kept of a template. All hashes are the same on every machine."""

    number: int
    """Which of its file's templates it is, from 0."""
    words: int
    """A hash of all its words; 0 where it is not compared as a whole."""
    shingles: bytes
    """The KEPT smallest hashes of its shingles, four bytes each, in order."""
    sentences: bytes
    """The hashes of its stock sentences, eight bytes each."""
    promises: tuple[Promise, ...]


def sketch_of(
    template: Template,
    number: int = 0,
    runs: Callable[[str], bool] = lambda rule: True,
    channel: str = "email",
    document: Document | None = None,
) -> Sketch:
    """Boil a template down; what comments silence, and rules that do not run, is left out.

    Args:
        template: one from a file.
        number: which of the file's templates it is, from 0.
        runs: whether a rule is wanted.
        channel: where it will be sent, if the file does not say.
        document: the words of its first variant, if they are known.
    """
    variant = template.variants[0]
    document = document or Document(variant.text)

    def wanted(rule: str, offset: int) -> bool:
        place = variant.prose.start_of(offset)
        return runs(rule) and not any(s.silences(rule, place) for s in template.suppressions)

    words, shingles = 0, b""
    first = first_sentence(document)
    if first is not None and wanted(NEAR_DUPLICATE, first.start):
        norms = [norm for norm in document.tokens.norms if norm == SLOT or norm[0].isalnum()]
        if len(norms) >= FEWEST_WORDS:
            words = hash_of(Words(tuple(norms)))
            shingles = array("I", sorted(shingles_of(norms))[:KEPT]).tobytes()
    sentences = array("Q", [
        sentence.folded.once(hash_of)
        for sentence in document.sentences
        if sentence.folded.once(is_stock) and wanted(STOCK_SENTENCE, sentence.start)
    ])  # fmt: skip
    promises = tuple(
        promise
        for promise in find_promises(document, template.channel or channel)
        if wanted(INCONSISTENT_PROMISE, promise.start)
    )
    return Sketch(number, words, shingles, sentences.tobytes(), promises)


def first_sentence(document: Document) -> Sentence | None:
    """The first sentence that says anything; a template is named by it."""
    return next((s for s in document.sentences if any(n[0].isalpha() for n in s.norms)), None)


def hash_of(words: Words) -> int:
    """Sixty-four bits of some words."""
    data = " ".join(words.key).encode("utf-8", "replace")
    return crc32(data) << 32 | crc32(data, 0x9E3779B9)


def shingles_of(norms: Sequence[str]) -> set[int]:
    """The hashes of all runs of three words."""
    data = [norm.encode("utf-8", "replace") for norm in norms]
    told = b" ".join(data)
    starts = list(accumulate([len(word) + 1 for word in data], initial=0))
    return {
        # CRC is linear; the multiplication spreads what differs in a few bits only.
        (crc32(told[start : end - 1]) * 0x9E3779B1) & 0xFFFFFFFF
        for start, end in zip(starts, starts[SHINGLE:], strict=False)
    }


def shingles_in(variant: Variant) -> set[int]:
    """All shingles of a variant's prose."""
    norms = Document(variant.text).tokens.norms
    return shingles_of([norm for norm in norms if norm == SLOT or norm[0].isalnum()])


def is_stock(words: Words) -> bool:
    """Whether a sentence could stand anywhere: words alone, no placeholder, number or link."""
    norms = words.key
    if len(norms) < FEWEST_IN_SENTENCE or SLOT in norms or "@" in norms or "/" in norms:
        return False
    return not any(norm[0].isdigit() for norm in norms)


# --- promises -----------------------------------------------------------------------------

_UNITS = {"hour": 1, "hours": 1, "hrs": 1, "day": 24, "days": 24, "week": 168, "weeks": 168}
_NAMES = {1: "hour", 24: "day", 168: "week"}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        1,
    )
}
_WORKING = frozenset({"working", "business", "week"})
_WAYS = re.compile(r"\b(paypal|cheques?|checks?|wallet|store credit|gift cards?|cash|klarna)\b")


_PAID_BY = re.compile(
    r"\b(?:by|via|through) (?:(?:credit|debit|bank|wire) )?(cards?|transfers?|direct debits?)\b"
)


def find_promises(document: Document, channel: str = "email") -> Iterator[Promise]:
    """The times that a text promises, one of a kind for each sentence.

    How soon somebody answers depends on the channel: chats are answered faster than letters.
    """
    for sentence in document.sentences:
        if _UNITS.keys().isdisjoint(sentence.key):
            continue
        seen: dict[str, tuple[int, int]] = {}
        for hit in phrases.matcher("set").find(sentence):
            start, end = seen.get(hit.pack.rule, (hit.start, hit.end))
            seen[hit.pack.rule] = min(start, hit.start), max(end, hit.end)
        for rule, (start, end) in seen.items():
            if (length := _length(document, start, end)) is not None:
                kind = rule
                if rule == "response-time":
                    kind = f"{rule} on {channel}"
                elif way := _way_of(sentence.text.lower()):
                    kind = f"{rule} by {way}"
                hours, working, unit = length
                yield Promise(kind, hours, working, start, end, unit)


def _way_of(text: str) -> str | None:
    """By which way money goes back, where a text says so."""
    found = _WAYS.search(text) or _PAID_BY.search(text)
    return found and found[1]


def _length(document: Document, start: int, end: int) -> tuple[int, bool, int] | None:
    """The last length of time in a stretch: hours, whether working ones, those of its unit."""
    tokens = document.tokens
    norms = [
        norm
        for norm, a, b in zip(tokens.norms, tokens.starts, tokens.ends, strict=True)
        if start <= a and b <= end
    ]
    at = next((i for i in reversed(range(len(norms))) if norms[i] in _UNITS), None)
    if at is None:
        return None
    working = False
    for before in reversed(norms[max(0, at - 3) : at]):
        if before in _WORKING:
            working = True
        elif (number := _number(before)) is not None:
            unit = _UNITS[norms[at]]
            return number * unit, working, unit
    return None


def _number(norm: str) -> int | None:
    return int(norm) if norm.isdecimal() and len(norm) < 4 else _NUMBERS.get(norm)
