"""Fault put on somebody else."""

from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule


@rule(
    group="core",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[You should have checked]] the size chart.",
            good="The size chart could have been easier to find.",
        ),
    ],
    leaves_alone=[
        "You should have received an email.",
        "You are not to blame for the delay.",
    ],
)
def blame(reply: Reply) -> Iterator[Problem]:
    """Fault put on the customer, a third party or a named colleague.

    ## Why it matters
    Someone who complains has come for help, and reads that it was their own doing, or nobody's here.
    Even where it is true, it turns a fault into a quarrel.

    ## Write instead
    Say what happened without the person, and what you do about it. A courier or a colleague acts for
    you: the customer's contract is with you.
    """
    yield from reply.found("blame", "“{quote}” puts the fault on someone. Say what you will do about it.")
