"""What the customer asks for, and what they say they do not want."""

from replykit import reader
from replykit.complaint.evidence import clause_evidence
from replykit.complaint.story import Story
from replykit.model import Request, RequestLabel

SUPPORTED = 1.5
"""How much a phrase that asks outright adds to the reader's score, in log-odds."""


def read_requests(story: Story, evidence: set[str]) -> list[Request]:
    """The requests in the order of the text, the refused ones marked."""
    model = reader.load("requests")
    refused = {
        RequestLabel(key.partition(":")[2]): hits
        for key, hits in story.hits.items()
        if key.startswith("refused:")
    }
    found = []
    for label, hits in refused.items():
        found.append(Request(label=label, start=hits[0].start, end=hits[0].end, refused=True))
    for judgement in model.judge(evidence):
        if judgement.score < model.thresholds[judgement.label]:
            continue
        label = RequestLabel(judgement.label)
        if label in refused:
            continue
        start, end = _place(story, model, label)
        found.append(Request(label=label, start=start, end=end))
    return sorted(found, key=lambda request: (request.start, request.end, request.label))


def _place(story: Story, model: reader.Reader, label: RequestLabel) -> tuple[int, int]:
    """Where a request is made: its phrase, or the sentence that speaks loudest for it."""
    hits = story.hits.get(f"request:{label}")
    if hits:
        return hits[-1].start, hits[-1].end
    at = model.labels.index(label)
    best = max(
        story.sentences,
        key=lambda sentence: (
            model.judge(clause_evidence(sentence.norms))[at].score,
            sentence.start,
        ),
    )
    return best.start, best.end
