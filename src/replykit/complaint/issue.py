"""What went wrong: the labels, ranked, and the clause that says it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replykit import reader
from replykit.complaint.evidence import clause_evidence
from replykit.complaint.story import Clause, Story
from replykit.model import IssueLabel

SECOND = 0.15
"""How probable a further issue has to be to be listed."""
MOST = 4
CLAUSES = 0.3
"""How much the clauses count beside the whole text."""
SHARPNESS = 2.5
"""Turns the readers' margins into log-odds that match how often they are right."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A label with its probability."""

    label: IssueLabel
    probability: float


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities that sum to one."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def rank_issues(story: Story, evidence: set[str]) -> list[Ranked]:
    """Every label with its probability, the likeliest first.

    The whole text is judged, and each clause by itself; a clause counts by how likely it is
    one that tells what went wrong.
    """
    judged = reader.load("issue").judge(evidence)
    clauses = [(share, scores) for share, scores in zip(*weigh_clauses(story), strict=True)]
    total = sum(share for share, _ in clauses) or 1.0
    scores = [
        judgement.score + CLAUSES * sum(share * own[at] for share, own in clauses) / total
        for at, judgement in enumerate(judged)
    ]
    shares = softmax([SHARPNESS * score for score in scores])
    ranked = [
        Ranked(IssueLabel(judgement.label), share)
        for judgement, share in zip(judged, shares, strict=True)
    ]
    return sorted(ranked, key=lambda one: (-one.probability, one.label))


def list_issues(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The primary issue and the further ones that are likely enough to be named."""
    further = [one for one in ranked[1:MOST] if one.probability >= SECOND]
    return [ranked[0], *further]


def clause_hints(story: Story, clause: Clause, index: int) -> Iterator[str]:
    """Where a clause stands and how it is built."""
    count = len(story.clauses)
    yield f"#place {min(index, 4)}"
    yield f"#from end {min(count - 1 - index, 3)}"
    yield f"#part {4 * index // max(count, 1)}"
    yield f"#length {min(len(clause.norms) // 3, 6)}"
    if clause.sentence.text.rstrip().endswith("?"):
        yield "#asks"
    if clause.norms[0] in ("i", "we"):
        yield "#opens with me"


def weigh_clauses(story: Story) -> tuple[list[float], list[list[float]]]:
    """For each clause, how likely it tells what went wrong, and its score for every label."""
    if story.weighed is None:
        teller, part = reader.load("issue_clause"), reader.load("issue_part")
        told, scores = [], []
        for index, clause in enumerate(story.clauses):
            found = clause_evidence(clause.norms)
            scores.append([judgement.score for judgement in part.judge(found)])
            found.update(clause_hints(story, clause, index))
            told.append(teller.judge(found)[0].probability)
        story.weighed = told, scores
    return story.weighed


def choose_clause(story: Story, label: IssueLabel) -> Clause:
    """The clause that tells of *label*: likely to tell what went wrong, and of this label."""
    told, scores = weigh_clauses(story)
    at = reader.load("issue_part").labels.index(label)
    weights = [
        math.log(share + 0.001) + math.log(softmax([SHARPNESS * s for s in own])[at] + 0.01)
        for share, own in zip(told, scores, strict=True)
    ]
    return story.clauses[max(range(len(weights)), key=lambda index: (weights[index], -index))]
