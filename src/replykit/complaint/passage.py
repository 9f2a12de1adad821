"""Where a complaint tells what went wrong.

A trained reader (``issue_passage``) weighs every clause: its words, where it stands, what stands
before and after it, and how much it speaks of the issue found; beside it counts which sentence the
network takes for the one that tells. The passage is the run of clauses, of sixteen words or so,
that holds the most of what they think the customer would point to.
"""

import math
from collections.abc import Iterator, Sequence

from replykit import reader
from replykit.complaint.clauses import LONGEST, Run
from replykit.complaint.concepts import concepts_of
from replykit.complaint.evidence import clause_evidence
from replykit.complaint.issue import SHARPNESS, softmax, weigh_clauses
from replykit.complaint.story import Clause, Story
from replykit.model import IssueLabel

DULL = 0.03
"""How likely a clause has to be to tell what went wrong, if it is to lengthen the passage."""
BREAK = 0.02
"""What a passage loses, for each word, for running over the end of a sentence."""
OPENING = {0: 0.2, 1: 0.1}
"""What the first sentences are given on top: they name what it is about, if nothing else."""
HEADLESS = 4.0
"""What a passage loses, in words, for beginning in the middle of a sentence."""


def passage_evidence(story: Story, signs: Sequence[set[str]]) -> list[set[str]]:
    """What speaks for and against each clause, whatever the issue.

    Args:
        story: the complaint.
        signs: those of its clauses (replykit.complaint.line).
    """
    clauses = story.clauses
    beside = [list(_words(clause)) for clause in clauses]
    found = []
    for at, clause in enumerate(clauses):
        own = clause_evidence(clause.norms) | signs[at]
        own.add(f"^ {clause.norms[0]}")
        own.add(f"^ {' '.join(clause.norms[:2])}")
        own.add(f"$ {clause.norms[-1]}")
        if at:
            own.update(f"<{word}" for word in beside[at - 1])
        if at + 1 < len(clauses):
            own.update(f">{word}" for word in beside[at + 1])
        found.append(own)
    return found


def _words(clause: Clause) -> Iterator[str]:
    """What a clause tells of its neighbours."""
    yield f"^ {clause.norms[0]}"
    yield f"$ {clause.norms[-1]}"
    yield from clause.norms
    for concept in {name for norm in clause.norms for name in concepts_of(norm)}:
        yield f"@{concept}"


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


class Finder:
    """Finds the passages of one story.

    Args:
        story: the complaint.
        signs: those of its clauses.
        runs: those of its clauses that stand side by side.
        telling: for each of its sentences the log of how likely it tells what went wrong.
    """

    def __init__(
        self,
        story: Story,
        signs: Sequence[set[str]],
        runs: Sequence[Run],
        telling: Sequence[float],
    ) -> None:
        self.story = story
        self._runs = runs
        self._telling = telling
        self._evidence = passage_evidence(story, signs)
        self._totals = list(map(reader.load("issue_passage").total, self._evidence))
        self._scores = weigh_clauses(story)[1]

    def weigh(self, label: IssueLabel) -> list[float]:
        """For each clause, how likely it tells what went wrong, where that is *label*."""
        model = reader.load("issue_passage")
        share = model.network["tells"]
        at = tuple(IssueLabel).index(label)
        told = []
        for index, more in enumerate(label_evidence(self._scores, at)):
            total = self._totals[index] + model.total(more)
            size = math.sqrt(len(self._evidence[index]) + len(more))
            score = model.bias[0] + total / (reader.UNIT * size)
            heard = share * self._telling[self.story.clauses[index].sentence.index]
            told.append(reader.probability(score + heard))
        return told

    def find(self, label: IssueLabel) -> Run:
        """Where it tells of an issue."""
        return best_run(self.story, self._runs, self.weigh(label))


def best_run(story: Story, runs: Sequence[Run], told: Sequence[float]) -> Run:
    """The run of clauses that holds the most of the matter.

    A clause counts by its length: a long one tells more than a short one of the same weight.

    Args:
        story: the complaint.
        runs: those of its clauses that stand side by side, in their order.
        told: for each of its clauses how likely it tells what went wrong.
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
    best, most = runs[0], -math.inf
    total, words, breaks = 0.0, 0, 0
    for run in runs:
        last = run.last
        if run.first == last:
            total, words, breaks = -HEADLESS * top * run.cut_off, 0, 0
        taken = run.words - words
        held = (taken / sizes[last]) ** 0.3 if last > run.first else 1.0
        total += (told[last] - DULL) * taken * held
        total -= BREAK * LONGEST * (run.breaks - breaks)
        words, breaks = run.words, run.breaks
        if total > most + 1e-9:
            best, most = run, total
    return best
