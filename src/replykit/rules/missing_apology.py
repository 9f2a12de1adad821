"""A reply that does not say sorry for the fault."""

from collections.abc import Iterator

from replykit.model import Part, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._structure import missing


@rule(
    group="structure",
    severity=Severity.ADVICE,
    scope="reply",
    examples=[
        Example(
            bad="[[Thanks for your letter.]] We charged you twice on Sunday. I have refunded "
            "£18.40.",
            good="Thanks for your letter. I'm sorry that we charged you twice on Sunday. I have "
            "refunded £18.40.",
        ),
        Example(
            bad="Hi Ade,\n\n[[The van broke down at Hull.]] It is mended. Your sofa comes at six.",
            good="Hi Ade,\n\nI'm sorry that our van left your sofa behind. The van is mended. "
            "Your sofa "
            "comes at six today.",
        ),
    ],
    leaves_alone=[
        "Your sofa comes at six.",
        "The van is mended. Your sofa comes at six.",
        "I apologise for the brown water. It ran clear at noon. I'll check again tonight.",
        "I apologise for taking five weeks. The answer is yes. A cheque is enclosed.",
        "Apologies for the missed call at two. I was on the roof. I'll ring at four.",
        "We got your order wrong twice and we are sorry. The right one left at noon. It is free.",
    ],
)
def missing_apology(reply: Reply) -> Iterator[Problem]:
    """No apology for something specific.

    ## Why it matters
    An apology that names the fault is the part of a reply that people miss most, and the cheapest
    to give. "Sorry for the inconvenience" fits any letter and does not count.

    ## Write instead
    Say sorry for what happened, in the words of the one it happened to: "I'm sorry that nobody
    rang you back on Tuesday."

    ## When not to use it
    Where the fault was not yours: then regret what they went through, and silence the rule here.

    ## What it cannot see
    Whose fault it was.
    """
    yield from missing(
        reply,
        Part.APOLOGY,
        "Nothing here says sorry for what went wrong. Name the fault and apologise for it.",
        at=0,
    )
