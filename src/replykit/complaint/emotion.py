"""What the customer feels, how strongly, and the words that show it."""

from replykit import reader
from replykit.complaint.evidence import concepts_of
from replykit.complaint.issue import softmax
from replykit.complaint.story import Story
from replykit.model import Emotion, EmotionLabel, Span

SECOND = 0.2
MOST_EVIDENCE = 3
_LEVELS = {"low": 0.17, "medium": 0.5, "high": 0.83}


def read_emotions(story: Story, evidence: set[str]) -> list[Emotion]:
    """The feelings, the strongest first; there is always one, if only ``neutral``."""
    model = reader.load("emotion")
    judged = model.judge(evidence)
    shares = softmax([judgement.score for judgement in judged])
    ranked = sorted(
        zip(shares, (judgement.label for judgement in judged), strict=True),
        key=lambda pair: (-pair[0], pair[1]),
    )
    level = read_intensity(evidence)
    found: list[Emotion] = []
    for share, label in ranked[:3]:
        if found and share < SECOND:
            break
        strength = level if not found else level * share / ranked[0][0]
        found.append(
            Emotion(
                label=EmotionLabel(label),
                intensity=round(strength, 2),
                evidence=show_words(story, model, label),
            )
        )
    return found


def read_intensity(evidence: set[str]) -> float:
    """How strong the feeling is, from 0 to 1."""
    model = reader.load("intensity")
    judged = model.judge(evidence)
    shares = softmax([judgement.score for judgement in judged])
    best = max(range(len(shares)), key=shares.__getitem__)
    low, high = {"low": (0.0, 0.33), "medium": (0.34, 0.66), "high": (0.67, 1.0)}[
        judged[best].label
    ]
    mean = sum(s * _LEVELS[j.label] for s, j in zip(shares, judged, strict=True))
    return min(max(mean, low), high)


def show_words(story: Story, model: reader.Reader, label: str) -> tuple[Span, ...]:
    """The words that spoke loudest for a feeling."""
    if label == EmotionLabel.NEUTRAL:
        return ()
    norms = story.tokens.norms
    weights = model.word_weights(norms, label)
    at = model.labels.index(label)
    for index, norm in enumerate(norms):
        weights[index] += sum(model.weight(f"@{c}", at) for c in concepts_of(norm))
    ranked = sorted(range(len(norms)), key=lambda index: (-weights[index], index))
    chosen = [i for i in ranked[:MOST_EVIDENCE] if weights[i] > 0 and norms[i][0].isalnum()]
    tokens = story.tokens
    return tuple(story.span(tokens.starts[i], tokens.ends[i]) for i in sorted(chosen))
