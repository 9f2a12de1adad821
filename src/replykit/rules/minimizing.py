"""Problems and feelings played down."""

from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule

_MESSAGE = (
    "“{quote}” plays down what happened. Leave its size for the customer to judge; "
    "say what it cost them."
)


@rule(
    group="tone",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="I'm afraid [[these things happen]].",
            good="This should not happen, and it did.",
        ),
        Example(
            bad="[[It was just a small glitch]].",
            good="A fault on our side emptied your basket.",
        ),
        Example(
            bad="[[At least the parcel was dry]].",
            good="I'm sorry that the parcel stood in the street all day.",
        ),
        Example(
            bad="[[None of our other guests has complained]].",
            good="I'm sorry that the bed kept you awake.",
        ),
        Example(
            bad="The dent [[is purely cosmetic]].",
            good="A dent is not what you paid for, and I'm sorry.",
        ),
        Example(
            bad="[[It could have been worse]].",
            good="I'm sorry that your evening ended in the rain.",
        ),
    ],
    leaves_alone=[
        "This was not a small thing, and we won't treat it as one.",
        "The form takes only two minutes.",
        "You'll get at least £120 back.",
        "At the very least you deserved a phone call.",
        "It happened because we printed two labels.",
        "Even a minor burn is serious.",
        "Don't worry about returning the broken one; keep it.",
        "The usual wait is two weeks; you have waited nine.",
        "I won't tell you these things happen.",
    ],
)
def minimizing(reply: Reply) -> Iterator[Problem]:
    """The problem or the feeling played down.

    ## Why it matters
    How bad it was is for the one who lived through it to say. To be told that it was small,
    common or nearly worse adds being doubted to the damage.

    ## Write instead
    Say what happened and what it cost this customer, and leave out “only”, “just” and “at
    least”. If it is small, the remedy can be small; the words need not say so.

    ## When not to use it
    Where the size of a risk is what they asked about: “The mark will not affect the brakes.”

    ## What it cannot see
    A comparison that belittles without any such word: “The second lift was running all day.”
    """
    yield from reply.found("minimizing", _MESSAGE)
