"""Clauses as the readers of a complaint see them: what each shows, and which stand side by side."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replykit.complaint.issue import clause_hints
from replykit.complaint.story import Clause, Story
from replykit.model import polarity

LONGEST = 16
"""Words in a run of clauses."""
PIECE = 3
"""The fewest words of a clause that may end a run."""


def clause_signs(story: Story) -> list[set[str]]:
    """What speaks for and against every word of a clause: where it stands, how hotly it speaks."""
    clauses, count = story.clauses, len(story.sentences)
    hits = _phrases_of(story)
    first: dict[int, int] = {}
    for at, clause in enumerate(clauses):
        first.setdefault(clause.sentence.index, at)
    found = []
    for at, clause in enumerate(clauses):
        index = clause.sentence.index
        signs = set(clause_hints(story, clause, at))
        signs.add("#one" if len(clauses) == 1 else "#many")
        signs.add(f"#sentence {min(index, 4)}")
        signs.add(f"#sentences left {min(count - 1 - index, 3)}")
        signs.add(f"#sentence part {4 * index // count}")
        signs.add(f"#in sentence {min(at - first[index], 3)}")
        mood = polarity(story.text[clause.start : clause.end])
        signs.add(f"#polarity {round(mood['compound'] * 3)}")
        signs.add(f"#negative {min(round(mood['neg'] * 10), 4)}")
        for side, beside in (("", at), ("<", at - 1), (">", at + 1)):
            if 0 <= beside < len(clauses):
                signs.update(f"#{side}hit {key}" for key in hits[beside])
        found.append(signs)
    return found


def _phrases_of(story: Story) -> list[set[str]]:
    """The packs and labels of the phrases that begin in each clause."""
    found: list[set[str]] = [set() for _ in story.clauses]
    for key, hits in story.hits.items():
        for hit in hits:
            for at, clause in enumerate(story.clauses):
                if clause.start <= hit.start < clause.end:
                    found[at].add(key)
    return found


@dataclass(frozen=True, slots=True)
class Run:
    """Clauses that stand side by side, the last of which may be cut."""

    first: int
    last: int
    start: int
    end: int
    words: int
    telling: float
    """The log of how likely one of its sentences tells what went wrong."""
    cut_off: float
    """How badly a line would begin with it: 0 at the head of a sentence, 1 at "which"."""
    opens: bool
    """Whether it holds words of the first sentence."""
    breaks: int
    """How often it runs on into another sentence."""
    asks: bool
    """Whether it begins by asking for something."""


_SUBJECTS = frozenset(
    """i we you they he she it my our your the a an this that these those no nobody there here his her two
    three four five six one half all every your""".split()
)
_JOINTS = frozenset('and but so because then although though while until , - : ; ( "'.split())
_DEPENDENT = frozenset(
    "which who whose whom as than where when to for with in on at of from by about into".split()
)


def _cut_off(story: Story, at: int) -> float:
    """How badly a line would begin with a clause: 0 at the head of a sentence, 1 at "which"."""
    clause = story.clauses[at]
    if not at or story.clauses[at - 1].sentence is not clause.sentence:
        return 0.0
    opened = next((norm for norm in clause.norms if norm not in _JOINTS), "")
    return 0.15 if opened in _SUBJECTS else 1.0 if opened in _DEPENDENT else 0.6


_POLITE = frozenset("please pls plz kindly".split())
_MODALS = frozenset("can could would will may might".split())
_WISHES = frozenset("want need would require request demand expect ask insist claim".split())
_UNSAID = frozenset(("want", "need"))
"""Wishes that are typed without an "I"."""
_MINE = frozenset(("i", "we"))
_ACTS = frozenset(
    """send give refund return replace fix repair mend cancel close call ring phone explain tell let
    confirm reply answer credit correct change remove stop put make take bring collect deliver sort get
    arrange check book move swap redo update show""".split()
)


def asks(clause: Clause) -> bool:
    """Whether a clause asks for something: a question, a bare order, a wish of the customer's."""
    norms = [norm for norm in clause.norms if norm not in _JOINTS]
    if not norms or clause.sentence.text.rstrip("\"'”’) \n").endswith("?"):
        return True
    first, second = norms[0], norms[1] if len(norms) > 1 else ""
    if first in _POLITE or first in _ACTS or first in _UNSAID:
        return True
    if first in _MODALS:
        return second in ("you", "u", "someone", "somebody", "i", "we")
    return first in _MINE and second in _WISHES


_SPACED = re.compile(r"\S+")


def list_runs(story: Story, telling: Sequence[float]) -> Iterator[Run]:
    """The runs of clauses of LONGEST words at most.

    A clause that does not fit may still end one and is cut, within its sentence. No sentence that
    asks for something is joined to one before it.

    Args:
        story: the complaint.
        telling: for each of its sentences the log of how likely it tells what went wrong.
    """
    clauses, text = story.clauses, story.text
    ends = [
        [word.end() for word in _SPACED.finditer(text, clause.start, clause.end)]
        for clause in clauses
    ]
    for first, opening in enumerate(clauses):
        begins = (_cut_off(story, first), not opening.sentence.index)
        wish, told = asks(opening), -math.inf
        words = breaks = 0
        for last in range(first, len(clauses)):
            clause = clauses[last]
            goes_on = last > first and clause.sentence is clauses[last - 1].sentence
            if last > first and not goes_on and asks(clause):
                break
            taken = min(len(ends[last]), LONGEST - words)
            if taken < len(ends[last]) and last > first and (taken < PIECE or not goes_on):
                break
            words += taken
            breaks += last > first and not goes_on
            told = max(told, telling[clause.sentence.index])
            end = ends[last][taken - 1]
            yield Run(first, last, opening.start, end, words, told, *begins, breaks, wish)
            if words >= LONGEST:
                break
