"""What went wrong: the labels, ranked, and the clause that says it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import mul

from replykit.complaint.evidence import clause_evidence
from replykit.complaint.sheet import Scores, sheet
from replykit.complaint.story import Clause, Story
from replykit.model import IssueLabel
from replykit.reader import probability
from replykit.search import Search

SECOND = 0.15
"""How probable a further issue has to be to be listed."""
MOST = 4
CLAUSES = 0.5
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


def rank_issues(story: Story, scores: Scores) -> list[Ranked]:
    """Every label with its probability, the likeliest first.

    The whole text is judged, and each clause by itself; a clause counts by how likely it is
    one that tells what went wrong.
    """
    told, clauses = weigh_clauses(story)
    total = sum(told) or 1.0
    sums = [
        score + CLAUSES * sum(map(mul, told, own)) / total
        for score, own in zip(scores["issue"], zip(*clauses, strict=True), strict=True)
    ]
    shares = softmax([SHARPNESS * score for score in sums])
    ranked = [
        Ranked(IssueLabel(label), share)
        for label, share in zip(sheet().labels["issue"], shares, strict=True)
    ]
    ranked.sort(key=lambda one: (-one.probability, one.label))
    if ranked[0].label in _VAGUE and _is_missed_visit(story):
        first = next(one for one in ranked if one.label in _VISITS)
        top = Ranked(first.label, ranked[0].probability)
        rest = [one for one in ranked if one is not first]
        rest[0] = Ranked(rest[0].label, first.probability)
        ranked = [top, *sorted(rest, key=lambda one: (-one.probability, one.label))]
    return ranked


_VAGUE = (IssueLabel.DELIVERY, IssueLabel.OTHER)
_VISITS = (IssueLabel.BOOKING, IssueLabel.MISSED_DEADLINE)
_MISSED_VISIT = Search(
    r"\b(?:engineer|plumber|fitters?|technician|tech|cleaners?|carer|electrician|builders?|"
    r"gardener|surveyor|installers?|roofers?|sweep|painters?|decorator|joiner|glazier|tradesman|"
    r"mechanic|locksmith|tutor|photographer|dj|"
    r"(?:boiler|gas|heating|repair|window|tv|internet|drain|piano) "
    r"(?:man|men|woman|guy|bloke|people))"
    r"(?: who \w+ \w+)? (?:(?:has|have|had|did|just|simply|still|again) )*(?:never|not) (?:\w+ )?"
    r"(?:come|came|turn\w*|show\w*|appear\w*|arriv\w+)\b"
)
_PARCEL = Search(r"\b(?:parcels?|packages?|courier|deliver\w*|dispatch\w*|tracking|driver)\b")


def _is_missed_visit(story: Story) -> bool:
    """Whether somebody who was to do a job did not come, and no parcel is spoken of."""
    return any(map(_MISSED_VISIT.search, story.said)) and not any(map(_PARCEL.search, story.said))


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
    if clause.sentence.ends_asking:
        yield "#asks"
    if clause.norms[0] in ("i", "we"):
        yield "#opens with me"


def weigh_clauses(story: Story) -> tuple[list[float], list[list[float]]]:
    """For each clause, how likely it tells what went wrong, and its score for every label."""
    if story.weighed is None:
        found = []
        for index, clause in enumerate(story.clauses):
            found.append(clause_evidence(clause.norms) | set(clause_hints(story, clause, index)))
        told, scores = [], []
        for said in sheet("clauses").score_all(found):
            scores.append(list(said["part"]))
            told.append(probability(said["tells"][0]))
        story.weighed = told, scores
    return story.weighed
