"""A reply that leaves something open and names no next step."""

import re
from collections.abc import Iterator

from replykit.model import Part, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._structure import body, missing
from replykit.search import Search

_PENDING = Search(
    r"\b(?:will|'ll|’ll|shall|going to|looking into|look into|investigat\w+|waiting|pending|"
    r"review(?:ing)?|chasing|checking|"
    r"escalated|passed (?:it|this|on)|logged|working on|in progress|being)\b",
    re.I,
)


@rule(
    group="structure",
    severity=Severity.ADVICE,
    scope="reply",
    examples=[
        Example(
            bad="Thanks for the photo. I'm sorry the lamp was cracked. [[We're looking into how "
            "it was packed.]]",
            good="Thanks for the photo. I'm sorry the lamp was cracked. I'll ring you on Friday "
            "at ten with "
            "the answer from the packers.",
        ),
        Example(
            bad="Hi Ade,\n\nSorry about the leak. A plumber is being sent. [[He has the key.]]",
            good="Hi Ade,\n\nSorry about the leak. A plumber is being sent. I'll ring you by "
            "noon today.",
        ),
    ],
    leaves_alone=[
        "We're looking into how it was packed.",
        "Sorry about the leak. A plumber is being sent.",
        "We charged you twice. I'm sorry for it. I refunded £18.40 this morning.",
        "We charged you twice. I'm sorry for it. I'll refund it today.",
        "The lamp was cracked. I'm sorry for it. The moment the new one is scanned I'll text you.",
        "The fitter was ill. I'm sorry for it. You'll hear from me within two working days.",
    ],
)
def missing_follow_up(reply: Reply) -> Iterator[Problem]:
    """Something is left open, and no next step has a time or a name.

    ## Why it matters
    A promise without a date sends the customer back to waiting, which is what they complained of.

    ## Write instead
    Say who will write or ring, and by when, even if there should be no news: "I'll ring you on
    Friday."

    ## When not to use it
    Where all is settled: the rule is silent when nothing in the reply is pending.

    ## What it cannot see
    Whether the date is kept.
    """
    if Part.FOLLOW_UP in reply.parts or not any(
        _PENDING.search(" ".join(sentence.text.split())) for sentence in body(reply)
    ):
        return
    yield from missing(
        reply,
        Part.FOLLOW_UP,
        "Something is still open, and no next step has a time. Say who will be in touch, and by "
        "when.",
        at=-1,
    )
