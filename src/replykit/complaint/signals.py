"""What an agent should know before anything else."""

from replykit.complaint.reading import Reading
from replykit.model import Signals, Span


def read_signals(reading: Reading) -> Signals:
    """The six signals, each with the words behind it."""
    raised: dict[str, bool] = {}
    shown: dict[str, tuple[Span, ...]] = {}
    for label in reading.given("signals"):
        name = label.replace("-", "_")
        raised[name] = True
        shown[name] = _words(reading, label)
    return Signals(**raised, evidence=shown)


def _words(reading: Reading, label: str) -> tuple[Span, ...]:
    story = reading.story
    hits = story.hits.get(f"signal:{label.replace('-', '_')}")
    if hits:
        merged: list[tuple[int, int]] = []
        for start, end in sorted((hit.start, hit.end) for hit in hits):
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return tuple(story.span(*place) for place in merged)
    best = reading.loudest("signals", label)
    return (story.span(best.start, best.end),)
