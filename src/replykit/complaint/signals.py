"""What an agent should know before anything else."""

from replykit import reader
from replykit.complaint.evidence import clause_evidence
from replykit.complaint.story import Story
from replykit.model import Signals, Span


def read_signals(story: Story, evidence: set[str]) -> Signals:
    """The six signals, each with the words behind it."""
    model = reader.load("signals")
    raised: dict[str, bool] = {}
    shown: dict[str, tuple[Span, ...]] = {}
    for judgement in model.judge(evidence):
        if judgement.score < model.thresholds[judgement.label]:
            continue
        name = judgement.label.replace("-", "_")
        raised[name] = True
        shown[name] = _words(story, model, judgement.label)
    return Signals(**raised, evidence=shown)


def _words(story: Story, model: reader.Reader, label: str) -> tuple[Span, ...]:
    hits = story.hits.get(f"signal:{label.replace('-', '_')}")
    if hits:
        merged: list[tuple[int, int]] = []
        for start, end in sorted((hit.start, hit.end) for hit in hits):
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return tuple(story.span(*place) for place in merged)
    at = model.labels.index(label)
    best = max(
        story.sentences,
        key=lambda sentence: (
            model.judge(clause_evidence(sentence.norms))[at].score,
            -sentence.start,
        ),
    )
    return (story.span(best.start, best.end),)
