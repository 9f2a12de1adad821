"""What the rules share in making a better wording out of the reply's own words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from replykit.rule import Problem, Reply
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


def reword_once(
    reply: Reply, problems: Iterable[Problem], reword: Callable[[str], str | None], otherwise: str
) -> Iterator[Problem]:
    """Keep one problem a sentence, which needs one rewriting, and suggest that rewriting.

    The suggestion is what *reword* makes of the sentence, else the phrase's own, else *otherwise*.
    """
    seen: set[int] = set()
    for problem in problems:
        sentence = reply.sentence_at(problem.start)
        if sentence is not None:
            if sentence.index in seen:
                continue
            seen.add(sentence.index)
        wording = reword(sentence.text) if sentence is not None else None
        yield replace(problem, suggestion=wording or problem.suggestion or otherwise)


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
