"""Rules of our house."""

from collections.abc import Iterator

from replykit.rule import Example, Problem, Reply, rule


@rule(
    group="own",
    examples=[
        Example(bad="Your lamp left us [[on Monday next]].", good="Your lamp left us on 8 June.")
    ],
    leaves_alone=["On Monday I sent your lamp."],
)
def monday_next(reply: Reply) -> Iterator[Problem]:
    """A day that half of our customers take for another.

    ## Why it matters
    Some read “Monday next” as tomorrow, others as in eight days, and both wait at the door.

    ## Write instead
    Give the date.
    """
    norms, tokens = reply.tokens.norms, reply.tokens
    for at in range(len(norms) - 2):
        if norms[at : at + 3] == ["on", "monday", "next"]:
            yield Problem(tokens.starts[at], tokens.ends[at + 2], "Which Monday? Give the date.")
