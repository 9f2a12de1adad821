"""What the customer feels, how strongly, and the words that show it."""

import re
from collections.abc import Sequence
from itertools import chain

from replykit.complaint.concepts import concepts_of
from replykit.complaint.issue import SHARPNESS, softmax
from replykit.complaint.sheet import Scores, sheet
from replykit.complaint.story import Story
from replykit.model import Emotion, EmotionLabel, Span, word_valence

SECOND = 0.2
TALK = -0.3, 0.9
"""From which score a text may be talk among people, and from which it is nothing else."""
MOST_EVIDENCE = 3
OWN = 1.0
"""How much a word of the feeling's own concept is put before others."""
UNPLEASANT = -0.9
"""VADER's valence, from -4 to 4, from which a word is one of feeling."""
_CONCEPTS = {
    "anger": "anger-words",
    "frustration": "fed-up",
    "disappointment": "let-down",
    "worry": "afraid",
    "sadness": "hurt-words",
    "confusion": "puzzled",
    "disgust": "revolted",
}
_PAIRS = (["fed", "up"], ["let", "down"], ["worn", "out"], ["at", "loss"])
_MARKS = re.compile(r"[!?]{2,}")
_PLAIN = frozenset(
    """please pls second third fourth fifth sixth tomorrow tonight deadline running medication
    insulin shall
    mean means how which what idea know sense last late mum dad nan gran grandad wedding birthday
    memories memory anniversary hair hairs every time used average miss years love loved cancel
    refund charge no not order cut low pay paid problem problems missing delay delayed stop wrong
    lost lose complaint complain complaints demand cancelled fault error errors missed without
    ashes explain hope hoped let fed""".split()
)
_LEVELS = {"low": 0.17, "medium": 0.5, "high": 0.83}


def read_emotions(story: Story, scores: Scores) -> list[Emotion]:
    """The feelings, the strongest first; there is always one, if only ``neutral``."""
    labels = sheet().labels["emotion"]
    shares = softmax([SHARPNESS * score for score in _mood(scores)])
    ranked = sorted(zip(shares, labels, strict=True), key=lambda pair: (-pair[0], pair[1]))
    level = read_intensity(scores)
    found: list[Emotion] = []
    for share, label in ranked[:3]:
        if found and share < SECOND:
            break
        strength = level if not found else level * share / ranked[0][0]
        found.append(
            Emotion(
                label=EmotionLabel(label),
                intensity=round(strength, 2),
                evidence=show_words(story, label),
            )
        )
    return found


def _mood(scores: Scores) -> Sequence[float]:
    """Customers and other people show feelings in different words: each kind has its reader.

    Where it is in doubt which of them writes, both are heard.
    """
    least, sure = TALK
    share = min(max((scores["is_talk"][0] - least) / (sure - least), 0.0), 1.0)
    return [
        (1 - share) * one + share * other
        for one, other in zip(scores["emotion"], scores["talk"], strict=True)
    ]


def read_intensity(scores: Scores) -> float:
    """How strong the feeling is, from 0 to 1."""
    labels = sheet().labels["intensity"]
    shares = softmax(scores["intensity"])
    best = max(range(len(shares)), key=shares.__getitem__)
    low, high = {"low": (0.0, 0.33), "medium": (0.34, 0.66), "high": (0.67, 1.0)}[labels[best]]
    mean = sum(share * _LEVELS[label] for share, label in zip(shares, labels, strict=True))
    return min(max(mean, low), high)


def show_words(story: Story, label: str) -> tuple[Span, ...]:
    """The words that a person would point at for a feeling.

    Words of feeling alone can be shown: those of the feeling's own concepts, those that VADER
    knows as unpleasant, and words in capitals or with doubled marks. The reader ranks them.
    """
    if label == EmotionLabel.NEUTRAL:
        return ()
    tokens = story.tokens
    norms = tokens.norms
    weights = sheet()
    spoken = weights.word_weights(norms, "emotion", label)
    named = list(dict.fromkeys(chain.from_iterable(map(concepts_of, norms))))
    signs = [f"@{concept}" for concept in named]
    told = dict(zip(named, weights.weights(signs, "emotion", label), strict=True))
    own = _CONCEPTS[label]
    ranked: list[tuple[float, int]] = []
    for index, norm in enumerate(norms):
        paired = norms[index : index + 2] in _PAIRS
        if not norm[0].isalpha() or (norm in _PLAIN and not paired):
            continue
        concepts = concepts_of(norm)
        weight = spoken[index] + sum(told[concept] for concept in concepts)
        if own in concepts or paired:
            weight += OWN
        elif word_valence(norm) > UNPLEASANT and not _is_loud(story, index, label):
            continue
        if weight > 0:
            ranked.append((-weight, index))
    chosen = sorted(index for _, index in sorted(ranked)[:MOST_EVIDENCE])
    shown = [
        story.span(tokens.starts[i], tokens.ends[i + (norms[i : i + 2] in _PAIRS)]) for i in chosen
    ]
    if label == EmotionLabel.ANGER and len(shown) < MOST_EVIDENCE:
        shown += [story.span(*match.span()) for match in _MARKS.finditer(story.text)][:1]
    return tuple(sorted(shown, key=lambda span: span.start))


def _is_loud(story: Story, index: int, label: str) -> bool:
    """Whether a word is shouted in a text that is not all in capitals."""
    tokens = story.tokens
    word = story.text[tokens.starts[index] : tokens.ends[index]]
    shouted = len(word) > 3 and word.isupper() and word.isalpha()
    return shouted and label == EmotionLabel.ANGER and not story.text.isupper()
