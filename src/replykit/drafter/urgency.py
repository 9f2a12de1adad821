"""How soon a customer has to hear from the business, read from all that they write.

A trained reader (``urgency``) looks at words, their pairs and concepts. What plainly says so is
heard by replykit.drafter.pressing; this hears the rest: a last dose, a nail where children run,
somebody alone behind a locked door. data/train/train_urgency.py trains it.
"""

from replykit import reader
from replykit.complaint.evidence import concept_evidence, word_evidence
from replykit.complaint.story import Story

LINES = {"soon": 0.3, "now": 0.6}
"""The score, as log-odds, from which it cannot wait for the next day, and for the next hour."""
SHORTEST = 12
"""Words of a complaint that is read: a shorter one tells too little."""


_POLITE = frozenset(("thank", "thanks"))


def urgency_evidence(story: Story) -> set[str]:
    """What speaks for and against hurry."""
    norms = [one.norms for one in story.sentences if one.norms[0] not in _POLITE]
    return concept_evidence(norms).union(*map(word_evidence, norms))


def read_urgency(story: Story) -> frozenset[str]:
    """Which of LINES a complaint reaches."""
    if len(story.tokens) < SHORTEST:
        return frozenset()
    judged = reader.load("urgency").judge(urgency_evidence(story))
    return frozenset(one.label for one in judged if one.score >= LINES[one.label])
