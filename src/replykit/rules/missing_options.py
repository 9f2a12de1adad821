"""A reply that offers no remedy."""

from collections.abc import Iterator

from replykit.model import Part, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._structure import body, missing


@rule(
    group="structure",
    severity=Severity.ADVICE,
    scope="reply",
    examples=[
        Example(
            bad="Thanks for your letter. I'm sorry that the lamp was cracked. [[The packer has "
            "been told.]]",
            good="Thanks for your letter. I'm sorry that the lamp was cracked. I can send a new "
            "one or "
            "refund you, just say which.",
        ),
        Example(
            bad="Hi Ade,\n\nSorry the class was off. Nobody told you. [[The rota is on the wall "
            "now.]]",
            good="Hi Ade,\n\nSorry the class was off. Nobody told you. I have refunded the fee.",
        ),
    ],
    leaves_alone=[
        "The rota is on the wall now.",
        "Nobody told you. The rota is on the wall now.",
        "Sorry the class was off. Nobody told you. Would you like a refund or another class?",
        "Sorry the class was off. Could you tell me which day it was?",
        "Sorry the lamp was cracked. Nobody checked it. We'll send you a new lamp today.",
        "We charged you twice. It was our typing error. The second payment has been refunded.",
    ],
)
def missing_options(reply: Reply) -> Iterator[Problem]:
    """No remedy, given or offered.

    ## Why it matters
    Being heard is half of it. The other half is something done, and best a choice: those who
    choose feel that the matter is theirs again.

    ## Write instead
    Offer one thing that you can do, or two to choose from: a refund, a new one, a repair, another
    date.

    ## When not to use it
    Where you must look into it first: a promise with a date is then worth more. A question that
    you need answered keeps the rule silent.

    ## What it cannot see
    Whether the remedy is right.
    """
    sentences = body(reply)
    if any(sentence.text.rstrip(' "”’)').endswith("?") for sentence in sentences):
        return
    if Part.FOLLOW_UP in reply.parts:
        return
    yield from missing(
        reply,
        Part.OPTIONS,
        "Nothing here puts it right. Say what you have done, or offer something to choose from.",
        at=-1,
    )
