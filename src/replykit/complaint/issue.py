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


def rank_issues(evidence: set[str]) -> list[Ranked]:
    """Every label with its probability, the likeliest first."""
    judged = reader.load("issue").judge(evidence)
    shares = softmax([judgement.score for judgement in judged])
    ranked = [
        Ranked(IssueLabel(judgement.label), share)
        for judgement, share in zip(judged, shares, strict=True)
    ]
    return sorted(ranked, key=lambda one: (-one.probability, one.label))


def list_issues(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The primary issue and the further ones that are likely enough to be named."""
    further = [one for one in ranked[1:MOST] if one.probability >= SECOND]
    return [ranked[0], *further]


def clause_hints(story: Story, clause: Clause, index: int, primary: bool = True) -> Iterator[str]:
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


def weigh_clauses(story: Story, label: IssueLabel) -> list[float]:
    """For each clause, how likely it is the one that tells of *label*."""
    teller, issues = reader.load("issue_clause"), reader.load("issue")
    at = issues.labels.index(label)
    weights = []
    for index, clause in enumerate(story.clauses):
        found = clause_evidence(clause.norms)
        shares = softmax([j.score for j in issues.judge(found)])
        found.update(clause_hints(story, clause, index))
        told = teller.judge(found)[0].score
        weights.append(told + OWN_WEIGHT * math.log(shares[at] + 0.01))
    return weights


OWN_WEIGHT = 1.0
