"""What the rules share in making a better wording out of the reply's own words."""

from functools import lru_cache

from replykit.rule import Reply
from replykit.text import Sentence

_SORRY = frozenset(
    """
    sorry apology apologies apologise apologises apologised apologising regret regrets regretted
    soz sry pardon forgive excuse
    """.split()
)


@lru_cache(maxsize=512)
def agreeable(wording: str) -> str | None:
    """Return *wording* if no phrase of any pack stands in it, else None."""
    return None if Reply(wording, use_reader=False).hits else wording


def find_sorry(reply: Reply, sentence: Sentence) -> list[int]:
    """Where the sentence says sorry in the writer's own voice: indexes into its tokens."""
    tokens = reply.tokens
    return [
        at
        for at, norm in enumerate(sentence.norms, sentence.first)
        if norm in _SORRY and not reply.is_quoted(tokens.starts[at], tokens.ends[at])
    ]


def respell(text: str) -> str:
    """Begin with a capital and end with a full stop, as a sentence of its own does."""
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text[-1:] in ".!?" else f"{text}."
