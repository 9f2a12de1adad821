"""What the rules about a whole reply share: its body, and where a missing part would stand."""

import re
from collections.abc import Iterator

from replykit.model import Part
from replykit.rule import Problem, Reply
from replykit.search import Search
from replykit.text import Sentence

_GREETING = Search(
    r"(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening|"
    r"greetings|re|ref|subject)\b",
    re.I,
)
_SIGN_OFF = Search(
    r"(?:(?:kind|best|warm|many|with)\s+)*(?:regards|wishes|thanks|cheers|sincerely|yours|take "
    r"care|all the best|love|xo?x?)\b",
    re.I,
)
_WORD = re.compile(r"\w+")
SHORTEST = 3
"""Sentences that a body needs before it counts as a whole reply."""


def body(reply: Reply) -> list[Sentence]:
    """The sentences between the greeting and the sign-off."""
    return reply.once(_find_body)


def _find_body(reply: Reply) -> list[Sentence]:
    kept: list[Sentence] = []
    for sentence in reply.sentences:
        words = len(_WORD.findall(sentence.text))
        if words <= 6 and not kept and _GREETING.match(sentence.text):
            continue
        if words <= 6 and kept and _SIGN_OFF.match(sentence.text):
            break
        if words:
            kept.append(sentence)
    return kept


def missing(reply: Reply, part: Part, message: str, *, at: int) -> Iterator[Problem]:
    """Report that *part* is not there, at the sentence of the body where it would stand."""
    if reply.complaint is not None and not reply.complaint.is_complaint:
        return
    if part in reply.parts:
        return
    sentences = body(reply)
    if len(sentences) < SHORTEST:
        return
    place = sentences[at]
    yield Problem(place.start, place.end, message)
