"""Which words of a complaint say, in one line, what went wrong.

A trained reader (``issue_words``) weighs every word: itself, what stands beside it, the part it
plays and where its clause stands. The line is the run of clauses, or the two runs, of sixteen words
or so, if need be with the name of a thing before them, that hold the most of the words which a
colleague would have to hear. data/train/train_summary.py trains the reader and fits what a line is
worth.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from replykit import reader
from replykit.complaint import tags
from replykit.complaint.clauses import LONGEST, Run
from replykit.complaint.concepts import concepts_of
from replykit.complaint.products import Products
from replykit.complaint.story import Story
from replykit.complaint.things import is_known, is_skipped, only_describes
from replykit.model import IssueLabel
from replykit.reader import probability

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

DENSE = 16
"""How many runs of clauses are tried in pairs."""
MANY = 40
"""How many are tried at all."""
LEAST = 4
"""A run of fewer words is no denser for it."""
NAMED = -2.5
"""How sure a thing has to be, to be named before a line: log-odds of its two readers, summed."""
RIVAL = 0.3
"""How likely a line has to hold it, at least, beside the likeliest thing that it holds anyway."""
FAINT = 0.01
"""No word is taken for less likely than that."""

_SILENT = frozenset(
    """a an the i we you they he she it me us him them my our your his her their its ours yours this that
    these those and or but nor so if as than then is are was were be been being am have has had having do
    does did to of 's 're in on at for with from by n't will would can could who which what when where
    while there here very just also too really some any all both each into onto about over after before
    between during through during get got go went""".split()
)
_SHORT = frozenset(("no", "up"))
_ABUSE = "anger-words"


@lru_cache(maxsize=20_000)
def counts(norm: str) -> bool:
    """Whether a word can tell what a line is about: no mark, no helper, no insult."""
    return (
        norm[0].isalnum()
        and (len(norm) > 2 or norm[0].isdigit() or norm in _SHORT)
        and norm not in _SILENT
        and _ABUSE not in concepts_of(norm)
    )


_NEAR = ("-1", "0", "+1")


def beside_signs(place: str, norm: str) -> Iterator[str]:
    """What a word tells, seen from *place*: one of tags.PLACES."""
    yield f"{place} {'0' if norm[0].isdigit() else norm}"
    if place in _NEAR:
        for group in reader.clusters().get(norm, ()):
            yield f"{place} ={group}"
        for concept in concepts_of(norm):
            yield f"{place} @{concept}"


_NAMING = frozenset((tags.NOUN, tags.SUBJECT, tags.OBJECT))


@dataclass(frozen=True, slots=True)
class Word:
    """A word that counts, with what stands around it."""

    at: int
    clause: int
    window: tuple[str, ...]
    """The words at tags.PLACES."""
    context: tuple[str, ...]
    """Signs of the part it plays and of how it is written."""
    is_noun: bool
    """Whether the name of a thing may end in it."""


def list_words(story: Story) -> Iterator[Word]:
    """The words of a story that count."""
    tokens = story.tokens
    parts = story.parts
    often = Counter(tokens.norms)
    clause_of = [0] * len(tokens)
    for index, clause in enumerate(story.clauses):
        clause_of[clause.first : clause.last] = [index] * (clause.last - clause.first)
    said: set[str] = set()
    for sentence in story.sentences:
        windows = tags.windows(sentence.norms)
        for at, window in enumerate(windows, sentence.first):
            norm = tokens.norms[at]
            if not counts(norm):
                continue
            before = parts[at - 1] if at > sentence.first else tags.EDGE
            after = parts[at + 1] if at + 1 < sentence.last else tags.EDGE
            context = [
                f"& {parts[at]}",
                f"& {before} {parts[at]} _",
                f"& _ {parts[at]} {after}",
                f"#said {min(often[norm], 3)}{'' if norm in said else ' first'}",
                f"#letters {min(len(norm), 8)}",
            ]
            said.add(norm)
            written = story.text[tokens.starts[at] : tokens.ends[at]]
            if written.isupper() and len(written) > 2:
                context.append("#capitals")
            elif written[:1].isupper():
                context.append("#opens" if at == sentence.first else "#capital")
            if is_known(norm):
                context.append("#known")
            names = is_known(norm) or (parts[at] in _NAMING and not is_skipped(norm))
            is_noun = names and not only_describes(norm)
            yield Word(at, clause_of[at], window, tuple(context), is_noun)


def label_signs(norm: str, label: str) -> Iterator[str]:
    """What a word tells where a complaint is of one issue."""
    for concept in concepts_of(norm):
        yield f"{label} @{concept}"


def word_signs(word: Word, clauses: Sequence[set[str]], label: str) -> Iterator[str]:
    """All that speaks for and against a word."""
    for place, norm in zip(tags.PLACES, word.window, strict=True):
        yield from beside_signs(place, norm)
    yield from word.context
    yield from clauses[word.clause]
    yield from label_signs(word.window[2], label)


@cache
def _model() -> reader.Reader:
    return reader.load("issue_words")


@lru_cache(maxsize=20_000)
def _worths(norm: str) -> tuple[int, ...]:
    """What a word is worth, seen from each of tags.PLACES, in hundredths."""
    total = _model().total
    return tuple([total(beside_signs(place, norm)) for place in tags.PLACES])


@lru_cache(maxsize=20_000)
def _worth_for(label: str, norm: str) -> int:
    """What a word is worth where a complaint is of one issue."""
    return _model().total(label_signs(norm, label))


def weigh_words(
    words: Sequence[Word], clauses: Sequence[set[str]], label: IssueLabel
) -> list[float]:
    """For each word how likely a line has to hold it, where the issue is *label*.

    Args:
        words: those of a story that count.
        clauses: the signs of its clauses.
        label: what it complains of.
    """
    model = _model()
    bias = round(reader.UNIT * model.bias[0])
    of_clauses = [bias + model.total(signs) for signs in clauses]
    found = []
    for word in words:
        one, two, own, four, five = word.window
        total = of_clauses[word.clause] + model.total(word.context) + _worth_for(label, own)
        total += _worths(one)[0] + _worths(two)[1] + _worths(own)[2]
        total += _worths(four)[3] + _worths(five)[4]
        found.append(probability(total / reader.UNIT))
    return found


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a thing that may be said before a line."""

    start: int
    end: int
    words: int
    norm: str
    """Its last word."""
    worth: float
    """How sure it is: see NAMED."""


@dataclass(frozen=True, slots=True)
class Line:
    """What says in one line what went wrong."""

    runs: tuple[Run, ...]
    """One, or two in the order of the text."""
    name: Name | None = None
    """What is said before them."""


WORTH = {
    "held": 1.11,
    "left out": -2.46,
    "share": 7.52,
    "telling": 0.64,
    "cut off": -0.93,
    "words": -3.0,
    "opening": -0.41,
    "breaks": -0.16,
    "two": -1.32,
    "matter": 0.05,
}
"""What the signs of a line are worth: how much of the words it holds (the roots of their
likelihoods, summed), the likeliest that it leaves out, the share of all that it holds, the log of how
likely its sentence is the one that tells, how badly it begins, its length (1 is LONGEST), whether
it holds the first words, how often it runs on into another sentence, whether it is made of two
runs, and how sure the thing is that it names first. Fitted by data/train/train_summary.py."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The lines that could be chosen."""

    runs: Sequence[Run]
    names: Sequence[Name | None]
    members: "Array"
    """A row for each line: the places of its two runs, the same twice if it has but one, and of its
    name."""
    signs: "Array"
    """A row for each line, a column for each of WORTH."""

    def line(self, at: int) -> Line:
        """One of the lines."""
        one, other, name = self.members[at].tolist()
        runs = sorted({one, other}, key=lambda place: self.runs[place].first)
        return Line(tuple(self.runs[place] for place in runs), self.names[name])


class Chooser:
    """Finds the lines of one story.

    Args:
        story: the complaint; it needs a clause at least.
        signs: those of its clauses.
        runs: those of its clauses that stand side by side.
        products: the things that it names.
    """

    def __init__(
        self,
        story: Story,
        signs: Sequence[set[str]],
        runs: Sequence[Run],
        products: Products,
    ) -> None:
        self.story = story
        self._signs = signs
        self._runs = runs
        self._products = products
        self._words = list(list_words(story))

    def choose(self, label: IssueLabel) -> Line:
        """The line for an issue."""
        import numpy as np

        tries = self.list_tries(self.weigh(label))
        worth = tries.signs @ np.array([*WORTH.values()])
        return tries.line(int(worth.round(6).argmax()))

    def weigh(self, label: IssueLabel) -> list[float]:
        """For each word that counts, how likely a line has to hold it, where that is *label*."""
        return weigh_words(self._words, self._signs, label)

    def list_tries(self, shares: Sequence[float]) -> Tries:
        """The lines that could be chosen.

        Args:
            shares: for each of the words that count how likely a line has to hold it.
        """
        import numpy as np

        norms = [word.window[2] for word in self._words]
        column = {norm: at for at, norm in enumerate(dict.fromkeys(norms))}
        columns = np.array([column[norm] for norm in norms], int)
        likely = np.zeros(max(len(column), 1))
        np.maximum.at(likely, columns, shares)
        things = np.zeros_like(likely)
        things[columns] = [word.is_noun for word in self._words]
        things *= likely
        starts = [self.story.tokens.starts[word.at] for word in self._words]

        def held_in(places: Sequence[Run | Name | None]) -> "Array":
            """Which words stand in each of some places."""
            held = np.zeros((len(places), len(likely)), bool)
            for row, place in zip(held, places, strict=True):
                if place:
                    first, last = bisect_left(starts, place.start), bisect_left(starts, place.end)
                    row[columns[first:last]] = True
            return held

        runs = self._runs
        in_runs = held_in(runs)
        size = np.array([run.words for run in runs])
        dense = (in_runs @ np.sqrt(likely) / np.maximum(size, LEAST)).round(6)
        best = np.argsort(-dense, kind="stable")[:MANY]
        runs = [runs[at] for at in best.tolist()]
        pairs = _pair(runs)
        held: Any = in_runs[best][pairs].any(axis=1)
        own = _run_signs(runs, pairs)

        names = [None, *self._list_names(shares)]
        in_names = held_in(names)
        rival = RIVAL * (things * held).max(axis=1)
        fits = [np.ones(len(pairs), bool)]
        for name in filter(None, names):
            at = column[name.norm]
            room = own[:, _WORDS] + name.words <= LONGEST + 1
            fits.append(room & ~held[:, at] & (likely[at] > rival))
        which, line = np.nonzero(np.array(fits))
        held = held[line] | in_names[which]
        own = own[line]
        own[:, _WORDS] += [name.words if name else 0 for name in map(names.__getitem__, which)]
        own[:, _WORDS] /= LONGEST
        matter = np.array([name.worth if name else 0.0 for name in names])[which]
        signs = (
            held @ np.sqrt(likely),
            np.where(held, 0.0, likely).max(axis=1),
            held @ likely / (likely.sum() or 1.0),
            own,
            matter,
        )
        return Tries(runs, names, np.column_stack((pairs[line], which)), np.column_stack(signs))

    def _list_names(self, shares: Sequence[float]) -> Iterator[Name]:
        """The names of things that could be said before a line."""
        tokens = self.story.tokens
        share_of = {
            word.at: math.log(max(share, FAINT) / (1 - min(share, 1 - FAINT)))
            for word, share in zip(self._words, shares, strict=True)
        }
        seen: set[str] = set()
        for span, score in self._products.names:
            last = bisect_left(tokens.ends, span.end)
            if last in share_of and (norm := tokens.norms[last]) not in seen:
                seen.add(norm)
                worth = score + share_of[last]
                if worth >= NAMED:
                    yield Name(span.start, span.end, len(span.text.split()), norm, worth)


def _pair(runs: Sequence[Run]) -> "Array":
    """Every run with itself, and those of the first that can be said together.

    What asks for something is joined to nothing else.
    """
    import numpy as np

    one, other = np.triu_indices(min(len(runs), DENSE), 1)
    first, last, size, asking = np.array(
        [(run.first, run.last, run.words, run.asks) for run in runs]
    ).T
    apart = (last[one] < first[other]) | (last[other] < first[one])
    fits = (
        apart & (size[one] + size[other] <= LONGEST) & ~(asking[one] | asking[other]).astype(bool)
    )
    alone = np.arange(len(runs))
    return np.concatenate(
        (np.column_stack((alone, alone)), np.column_stack((one[fits], other[fits])))
    )


_WORDS = 2
"""The column of the number of words among the signs of runs."""


def _run_signs(runs: Sequence[Run], pairs: "Array") -> "Array":
    """What is said of lines beside the words that they hold: see WORTH, from "telling" on."""
    import numpy as np

    table = np.array(
        [(run.telling, run.cut_off, run.words, run.opens, run.breaks, run.first) for run in runs]
    )
    one, other = table[pairs[:, 0]], table[pairs[:, 1]]
    two = pairs[:, 0] != pairs[:, 1]
    leads = one[:, 5] <= other[:, 5]
    return np.column_stack(
        (
            np.maximum(one[:, 0], other[:, 0]),
            np.where(leads, one[:, 1], other[:, 1]),
            one[:, 2] + two * other[:, 2],
            np.maximum(one[:, 3], other[:, 3]),
            one[:, 4] + two * other[:, 4],
            two,
        )
    )
