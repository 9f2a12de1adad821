"""Which words of a complaint say, in one line, what went wrong.

A trained reader (``issue_line``) weighs every clause: its words, where it stands, what stands
before and after it, and how much it speaks of the issue found; beside it counts which sentence the
network takes for the one that tells. The line is the run of clauses, of sixteen words or so, that
holds the most of what they think the customer would point to.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replykit import reader
from replykit.complaint.concepts import concepts_of
from replykit.complaint.evidence import clause_evidence
from replykit.complaint.issue import SHARPNESS, clause_hints, softmax, weigh_clauses
from replykit.complaint.story import Clause, Story
from replykit.model import IssueLabel, polarity

LONGEST = 16
"""Words in a line."""
DULL = 0.03
"""How likely a clause has to be to tell what went wrong, if it is to lengthen the line."""
BREAK = 0.02
"""What a line loses, for each word, for running over the end of a sentence."""
OPENING = {0: 0.2, 1: 0.1}
"""What the first sentences are given on top: they name what it is about, if nothing else."""
HEADLESS = 4.0
"""What a line loses, in words, for beginning in the middle of a sentence."""
PIECE = 3
"""The fewest words of a clause that may end a line."""


def line_evidence(story: Story) -> list[set[str]]:
    """What speaks for and against each clause, whatever the issue."""
    clauses, count = story.clauses, len(story.sentences)
    concepts = [{name for norm in c.norms for name in concepts_of(norm)} for c in clauses]
    hits = _hits(story)
    first: dict[int, int] = {}
    for at, clause in enumerate(clauses):
        first.setdefault(clause.sentence.index, at)
    found = []
    for at, clause in enumerate(clauses):
        index = clause.sentence.index
        signs = clause_evidence(clause.norms)
        signs.update(clause_hints(story, clause, at))
        signs.add("#one" if len(clauses) == 1 else "#many")
        signs.add(f"#sentence {min(index, 4)}")
        signs.add(f"#sentences left {min(count - 1 - index, 3)}")
        signs.add(f"#sentence part {4 * index // count}")
        signs.add(f"#in sentence {min(at - first[index], 3)}")
        signs.add(f"^ {clause.norms[0]}")
        signs.add(f"^ {' '.join(clause.norms[:2])}")
        signs.add(f"$ {clause.norms[-1]}")
        mood = polarity(story.text[clause.start : clause.end])
        signs.add(f"#polarity {round(mood['compound'] * 3)}")
        signs.add(f"#negative {min(round(mood['neg'] * 10), 4)}")
        signs.update(f"#hit {key}" for key in hits[at])
        if at:
            signs.update(_beside("<", clauses[at - 1], concepts[at - 1], hits[at - 1]))
        if at + 1 < len(clauses):
            signs.update(_beside(">", clauses[at + 1], concepts[at + 1], hits[at + 1]))
        found.append(signs)
    return found


def _hits(story: Story) -> list[set[str]]:
    """The packs and labels of the phrases that begin in each clause."""
    found: list[set[str]] = [set() for _ in story.clauses]
    for key, hits in story.hits.items():
        for hit in hits:
            for at, clause in enumerate(story.clauses):
                if clause.start <= hit.start < clause.end:
                    found[at].add(key)
    return found


def _beside(side: str, clause: Clause, concepts: set[str], hits: set[str]) -> Iterator[str]:
    """What a neighbour tells of a clause."""
    yield f"{side}^ {clause.norms[0]}"
    yield f"{side}$ {clause.norms[-1]}"
    yield from (f"{side}{norm}" for norm in clause.norms)
    yield from (f"{side}@{concept}" for concept in concepts)
    yield from (f"#{side}hit {key}" for key in hits)


def label_evidence(scores: list[list[float]], label: int) -> list[set[str]]:
    """How much each clause speaks of one issue, by its scores for all."""
    shares = [softmax([SHARPNESS * score for score in own]) for own in scores]
    ranks = sorted(range(len(shares)), key=lambda at: -shares[at][label])
    place = {at: rank for rank, at in enumerate(ranks)}
    return [
        {
            f"#rank {min(place[at], 4)}",
            f"#share {round(own[label] * 5)}",
            f"#surest {round(max(own) * 5)}",
        }
        for at, own in enumerate(shares)
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """A run of clauses, and the one among them that tells most."""

    first: int
    last: int
    best: int


class Chooser:
    """Finds the lines of one story.

    Args:
        story: the complaint.
        telling: for each of its sentences the log of how likely it tells what went wrong.
    """

    def __init__(self, story: Story, telling: Sequence[float]) -> None:
        self.story = story
        self._telling = telling
        self._evidence = line_evidence(story)
        self._scores = weigh_clauses(story)[1]

    def weigh(self, label: IssueLabel) -> list[float]:
        """For each clause, how likely it tells what went wrong, where that is *label*."""
        line = reader.load("issue_line")
        share = line.network["tells"]
        at = tuple(IssueLabel).index(label)
        more = label_evidence(self._scores, at)
        return [
            reader.probability(
                line.judge(own | extra)[0].score + share * self._telling[clause.sentence.index]
            )
            for clause, own, extra in zip(self.story.clauses, self._evidence, more, strict=True)
        ]

    def choose(self, label: IssueLabel) -> Line:
        """The line for an issue."""
        return best_run(self.story, self.weigh(label))


_SUBJECTS = frozenset(
    """i we you they he she it my our your the a an this that these those no nobody there here his her two
    three four five six one half all every your""".split()
)
_JOINTS = frozenset('and but so because then although though while until , - : ; ( "'.split())
_DEPENDENT = frozenset(
    "which who whose whom as than where when to for with in on at of from by about into".split()
)


def _is_cut_off(story: Story, at: int) -> float:
    """How badly a line would begin with a clause: 0 at the head of a sentence, 1 at "which"."""
    clause = story.clauses[at]
    if not at or story.clauses[at - 1].sentence is not clause.sentence:
        return 0.0
    opened = next((norm for norm in clause.norms if norm not in _JOINTS), "")
    return 0.15 if opened in _SUBJECTS else 1.0 if opened in _DEPENDENT else 0.6


_POLITE = frozenset("please pls plz kindly".split())
_MODALS = frozenset("can could would will may might".split())
_WISHES = frozenset("want need would require request demand expect ask insist".split())
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
    if first in _POLITE or first in _ACTS:
        return True
    if first in _MODALS:
        return second in ("you", "u", "someone", "somebody", "i", "we")
    return first in _MINE and second in _WISHES


def best_run(story: Story, told: list[float]) -> Line:
    """The run of clauses whose first LONGEST words hold the most of the matter.

    A clause counts by its length: a long one tells more than a short one of the same weight. A
    clause that does not fit may still end the line and is cut, within its sentence. No sentence that
    asks for something is joined to one before it.
    """
    clauses = story.clauses
    sizes = [len(story.text[c.start : c.end].split()) for c in clauses]
    told = [
        0.0
        if clause.sentence.norms[0] in ("thank", "thanks")
        else share + OPENING.get(clause.sentence.index, 0.0)
        for share, clause in zip(told, clauses, strict=True)
    ]
    top = max(told)
    best: tuple[float, int, int] | None = None
    for first in range(len(clauses)):
        total, room = -HEADLESS * top * _is_cut_off(story, first), LONGEST
        for last in range(first, len(clauses)):
            goes_on = last > first and clauses[last].sentence is clauses[last - 1].sentence
            if last > first and not goes_on and asks(clauses[last]):
                break
            taken = min(sizes[last], room)
            if taken < sizes[last] and last > first and (taken < PIECE or not goes_on):
                break
            held = (taken / sizes[last]) ** 0.3 if last > first else 1.0
            total += (told[last] - DULL) * taken * held
            if last > first and not goes_on:
                total -= BREAK * LONGEST
            room -= taken
            if best is None or total > best[0] + 1e-9:
                best = (total, first, last)
            if room <= 0:
                break
    _, first, last = best or (0.0, 0, 0)
    return Line(first, last, max(range(first, last + 1), key=lambda at: (told[at], -at)))
