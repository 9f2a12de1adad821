"""A reply whose way out comes only near its end."""

from collections.abc import Iterator

from replykit.model import Part, RequestLabel, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.rules._structure import body
from replykit.text import Words

SHORT = 80
"""A reply with fewer words is read to its end anyway."""
LATE = 0.7
"""How much of the words may come before the first remedy."""

_NO_REMEDY = frozenset({"callback", "cancellation"})
_ACCOUNT = (
    "Thank you for your letter, which I have read more than once. A birthday with forty guests "
    "and no "
    "cake is a sad thing, and your mother had looked forward to it for so long. I am sorry that "
    "our "
    "bakery let her down. The order was written in pencil, and the page had got wet. We could "
    "not read "
    "the name on it. We thought that it was meant for another family, and we were wrong about "
    "that. It "
    "was a careless way to treat something so dear to you, and I am ashamed of it."
)
_LONG_BAD = f"{_ACCOUNT} [[I'll refund the £60 today]]."
_LONG_GOOD = f"I'm sorry about the cake. I'll refund the £60 today. {_ACCOUNT}"


@rule(
    group="answer",
    severity=Severity.ADVICE,
    scope="reply",
    examples=[
        Example(bad=_LONG_BAD, good=_LONG_GOOD),
        Example(
            bad=_LONG_BAD.replace(
                "I'll refund the £60 today", "We will send you a replacement by Friday"
            ),
            good="We will send you a replacement by Friday. The order was written in pencil.",
        ),
        Example(
            bad=_LONG_BAD.replace(
                "I'll refund the £60 today", "Would you like a refund or a new one"
            ),
            good="Would you like a refund or a new one? The order was written in pencil.",
        ),
    ],
    leaves_alone=[
        _LONG_GOOD,
        "Sorry about the wait. I'll refund it today.",
        "The road was closed and nobody rang you. I'm sorry. I'll refund it today.",
        _ACCOUNT,
    ],
)
def late_solution(reply: Reply) -> Iterator[Problem]:
    """A reply that makes its reader wait for the remedy.

    ## Why it matters
    Someone upset reads until they find what will be done. What comes before that is read as delay,
    however true it is.

    ## Write instead
    After a sentence or two that show you understood, say what you will do. The account of how it
    happened can follow.

    ## When not to use it
    Where they asked how it happened: the explanation is then what they are waiting for. With such a
    complaint passed in, it is silent by itself.

    ## What it cannot see
    A remedy in words that it does not know as one, and whether the long beginning was needed.
    """
    if reply.complaint is not None and any(
        request.label is RequestLabel.EXPLANATION for request in reply.complaint.requests
    ):
        return
    sentences = body(reply)
    words = [sentence.folded.once(_count) for sentence in sentences]
    total = sum(words)
    if total < SHORT:
        return
    remedies = {start for start, _ in reply.parts.get(Part.OPTIONS, ())}
    remedies |= {
        hit.sentence.start
        for hit in compare.find("offers", reply)
        if hit.phrase.label not in _NO_REMEDY
    }
    before = 0
    for sentence, count in zip(sentences, words, strict=True):
        if sentence.start in remedies:
            if before > LATE * total:
                end = sentence.end - (1 if sentence.text[-1:] in ".!?" else 0)
                yield Problem(
                    sentence.start,
                    end,
                    f"The first remedy comes after {100 * before // total}% of the words. "
                    "Move it up, after a sentence or two.",
                )
            return
        before += count


def _count(words: Words) -> int:
    """How many of some folded words are words, and no marks."""
    return sum(norm[0].isalnum() for norm in words.key)
