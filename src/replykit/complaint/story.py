"""The customer's own words: a complaint without markup, quoted mail and signatures.

What is not the customer's is blanked, character for character, so that every offset found in
what remains is an offset into the text as given.
"""

import html
import itertools
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from replykit import phrases
from replykit.complaint.courtesy import cut_courtesies
from replykit.complaint.perils import find_perils
from replykit.complaint.runon import cut_run_ons
from replykit.complaint.tags import EDGE, TAGS, weigh_tags
from replykit.model import Span
from replykit.phrases import Hit
from replykit.search import Search
from replykit.text import Document, Sentence, check_text

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

READ = 20_000
"""How much of a text is read, in code points: three thousand words, then it is blanked."""

_TAG = Search(r"</?(?:html|body|div|p|br|span|table|td|tr|a|b|i|u|em|strong|ul|li|font)\b", re.I)
_SILENT = frozenset({"script", "style", "head", "title", "blockquote"})
_BREAKING = frozenset("p div br tr li ul ol table h1 h2 h3 h4 hr td blockquote".split())
_VOID = frozenset("br hr img meta link input".split())


class _Markup(HTMLParser):
    """Keeps the text of a page in place, and blanks its tags."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.kept = [" "] * len(text)
        self.lines = [0]
        for match in re.finditer("\n", text):
            self.lines.append(match.end())
            self.kept[match.start()] = "\n"
        self.silent: list[str] = []
        self.feed(text)
        self.close()

    @property
    def place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def _keep(self, data: str) -> None:
        if not self.silent:
            at = self.place
            self.kept[at : at + len(data)] = data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING:
            self.kept[self.place] = "\n"
        history = any(k == "class" and v and "quote" in v for k, v in attrs)
        if self.silent:
            if tag == self.silent[0]:
                self.silent.append(tag)
        elif tag not in _VOID and (tag in _SILENT or history):
            self.silent = [tag]

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKING:
            self.kept[self.place] = "\n"
        if self.silent and tag == self.silent[0]:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(html.unescape(f"&{name};")[:1])

    def handle_charref(self, name: str) -> None:
        self._keep(html.unescape(f"&#{name};")[:1])


_HISTORY = Search(
    r"^[ \t>]*(?:-{2,}[ \t]*(?:original|forwarded) message.*"
    r"|begin forwarded message:?"
    r"|on\b[^\n]{4,120}\n?[^\n]{0,80}\bwrote:?[ \t]*$"
    r"|_{10,}[ \t]*$)",
    re.I | re.M,
)
_HEADER = Search(
    r"(?:^[ \t>*]*(?:from|sent|to|cc|bcc|date|subject|reply-to)\*?:.*\n?){3,}", re.I | re.M
)
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.M)
_SIGNATURE = re.compile(
    r"^--[ \t]*$[\s\S]*|^(?:sent|get) (?:from my|from|via|using|outlook)\b.{0,40}$", re.I | re.M
)
_MARKDOWN = re.compile(
    r"\*\*|__|^#{1,6} |^```.*$|(?<=\])\([^()\s]{4,300}\)|!?\[(?=[^\]\n]{1,200}\]\()", re.M
)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def own_words(text: str) -> str:
    """Blank everything that is not the customer's own; the length stays the same."""
    kept = text[:READ]
    if _TAG.search(kept):
        kept = "".join(_Markup(kept).kept)
    for cut in _HISTORY.finditer(kept):
        if kept[: cut.start()].strip() and not _is_interleaved(kept, cut.end()):
            kept = _blank(kept, cut.start(), len(kept))
            break
        kept = _blank(kept, *cut.span())
    for header in _HEADER.finditer(kept):
        end = len(kept) if kept[: header.start()].strip() else header.end()
        kept = _blank(kept, header.start(), end)
    for pattern in (_QUOTED_LINE, _SIGNATURE, _MARKDOWN):
        kept = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), kept)
    return kept + re.sub(r"[^\n]", " ", text[READ:])


def _is_interleaved(text: str, start: int) -> bool:
    """Whether fresh lines stand between and after the quoted ones of a history."""
    lines = [line for line in text[start:].split("\n") if line.strip()]
    marked = [line.lstrip().startswith(">") for line in lines]
    return any(marked) and not all(marked[1:])


_CUT_MARKS = frozenset({",", ";", ":", "-", "("})
_CUT_WORDS = frozenset(
    "but because although though while which whereas except until and so then".split()
)
_SUBJECTS = frozenset(
    "i we you they he she it this that there the my our your his her their nobody no".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that could stand by itself."""

    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    norms: tuple[str, ...]


def _split(norms: list[str], joints: Container[int] = ()) -> list[tuple[int, int]]:
    """Where the clauses of a sentence begin and end; not at *joints*, the hyphens of words."""
    cuts = [0]
    size = len(norms)
    for at, norm in enumerate(norms):
        if at - cuts[-1] < 3 or size - at < 4:
            continue
        after = norms[at + 1]
        if norm in _CUT_MARKS:
            if at not in joints:
                cuts.append(at + 1)
        elif norms[at - 1] in _CUT_MARKS:
            continue
        elif norm in ("and", "so", "then"):
            if after in _SUBJECTS:
                cuts.append(at)
        elif norm in _CUT_WORDS:
            cuts.append(at)
    cuts.append(size)
    return list(itertools.pairwise(cuts))


class Story(Document):
    """A complaint as the readers see it."""

    def __init__(self, given: str) -> None:
        letter = own_words(check_text(given))
        super().__init__(cut_courtesies(letter))
        self.given = given
        self.letter = letter
        """The customer's own words with the greeting and the closing, where names stand."""
        self.weighed: tuple[list[float], list[list[float]]] | None = None
        """Set by replykit.complaint.issue, which weighs each clause once."""

    def cut(self) -> list[tuple[int, int]]:
        """Where its sentences stand, and the clauses of what was typed without a mark."""
        return list(cut_run_ons(self.text, super().cut()))

    @cached_property
    def said(self) -> list[str]:
        """The folded words of each sentence, with a blank between them."""
        return [" ".join(sentence.norms) for sentence in self.sentences]

    def span(self, start: int, end: int) -> Span:
        """A span of the text as given."""
        text = self.given[start:end]
        return Span.model_construct(start=start, end=start + len(text), text=text)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Its clauses, in order."""
        tokens = self.tokens
        found = []
        for sentence in self.sentences:
            norms = sentence.norms
            for first, last in _split(norms, self._joints(sentence)):
                if first < last:
                    at = sentence.first + first
                    end = sentence.first + last
                    found.append(
                        Clause(
                            sentence, at, end, tokens.starts[at], tokens.ends[end - 1],
                            tuple(norms[first:last]),
                        )
                    )  # fmt: skip
        return found

    def _joints(self, sentence: Sentence) -> set[int]:
        """The hyphens within words of a sentence, counted from its first word: "two-year"."""
        return {
            at
            for at, norm in enumerate(sentence.norms[:-1])
            if norm == "-" and at and self.tokens.is_glued(sentence.first + at)
        }

    @cached_property
    def perils(self) -> Mapping[str, list[Hit]]:
        """Who is in danger, by kind of peril."""
        return find_perils(self)

    @cached_property
    def tag_scores(self) -> "Array":
        """For each word the scores of the parts that it may play, a column for each of TAGS.

        A word outside sentences has none but zeros.
        """
        import numpy as np

        found = np.zeros((len(self.tokens), len(TAGS)), np.intc)
        if self.sentences:
            found[self._within] = weigh_tags([sentence.norms for sentence in self.sentences])
        return found

    @cached_property
    def _within(self) -> list[int]:
        """The words that stand in a sentence."""
        return [at for one in self.sentences for at in range(one.first, one.last)]

    @cached_property
    def parts(self) -> list[str]:
        """The part that a word most likely plays: one of tags.TAGS, or EDGE outside sentences."""
        found = [EDGE] * len(self.tokens)
        best = self.tag_scores.argmax(axis=1).tolist()
        for at in self._within:
            found[at] = TAGS[best[at]]
        return found

    @cached_property
    def hits(self) -> Mapping[str, list[Hit]]:
        """Every phrase of the complaint packs that stands in the text, by ``pack:label``."""
        matcher = phrases.matcher("complaints")
        kind_of = {phrase.id: pack.rule for pack in matcher.packs for phrase in pack.phrases}
        found: dict[str, list[Hit]] = {}
        for sentence in self.sentences:
            for hit in matcher.find(sentence):
                key = f"{kind_of[hit.phrase.id]}:{hit.phrase.label}"
                found.setdefault(key, []).append(hit)
        return found
