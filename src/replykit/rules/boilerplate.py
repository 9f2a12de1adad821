"""Wording that comes off the shelf."""

from collections.abc import Iterator

from replykit.rule import Example, Problem, Reply, rule


@rule(
    group="register",
    examples=[
        Example(
            bad="[[Please be advised that]] your refund of £18.40 was sent today.",
            good="Your refund of £18.40 was sent today.",
        ),
        Example(
            bad="[[Dear valued customer]], the hinge is in stock.",
            good="Dear Ms Kerr, the hinge is in stock.",
        ),
        Example(
            bad="[[Your satisfaction is our top priority]].",
            good="I have put your lamp first on my bench for tomorrow morning.",
        ),
        Example(
            bad="We [[take all feedback very seriously]].",
            good="I read your letter out at the staff meeting this morning.",
        ),
        Example(
            bad="Please [[do not hesitate to contact us]].",
            good="If the hinge squeaks again, ring me on the shop number and ask for Keith.",
        ),
        Example(
            bad="Could you return the form [[at your earliest convenience]]?",
            good="Could you return the form by Friday, or tell me which day suits you?",
        ),
    ],
    leaves_alone=[
        "Thank you for bringing this to our attention. The step has been mended.",
        "Your lamp is the priority on my bench today; I've put the clock aside.",
        "As you wrote in your last email, the tenant upstairs has a key.",
        "The jeweller values the brooch at £900, so that is what the insurer pays.",
        "Please get in touch whenever it suits you; I'm here until 8 each evening this week.",
        "I hesitated before writing, because I wanted the garage's answer first.",
        "Thanks for getting in touch. The hinge is in stock and it's on its way to you.",
        "Assured tenancies have to be registered by the landlord, and we hadn't done it.",
    ],
)
def boilerplate(reply: Reply) -> Iterator[Problem]:
    """Stock wording that no person says.

    ## Why it matters
    A phrase that everyone has read a hundred times tells the customer that nobody wrote this one.
    It takes room from what they want to know.

    ## Write instead
    Strike it out: mostly nothing is lost. Where something is, say it as you would across a counter.

    ## When not to use it
    Where a regulator prescribes the words of a final response, silence it for that paragraph.

    ## What it cannot see
    A phrase that your own firm has worn out. Add it to a pack of your own.
    """
    for problem in reply.found(
        "boilerplate",
        "“{quote}” is a stock phrase. Strike it out, or say it as you would to a neighbour.",
    ):
        yield _reworded(reply, problem)


def _reworded(reply: Reply, problem: Problem) -> Problem:
    """Where a lead-in is struck out, suggest the rest of its sentence."""
    if problem.suggestion != "":
        return problem
    sentence = reply.sentence_at(problem.start)
    rest = None
    if sentence is not None and problem.start - sentence.start < 3:
        after = reply.text[problem.end : sentence.end].lstrip(" ,:")
        if (
            len(after.split()) > 2
            and not problem.evidence
            and _leads(reply.text[problem.start : problem.end])
        ):
            rest = after[0].upper() + after[1:]
    return Problem(
        problem.start,
        problem.end,
        problem.message,
        rest,
        problem.severity,
        problem.confidence,
        problem.evidence,
        replacement=None if rest is None else "",
    )


def _leads(quote: str) -> bool:
    """Whether the phrase only leads in to what is said."""
    return quote.lower().endswith((" that", "advised", "informed", "assured"))
