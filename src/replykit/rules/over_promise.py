"""Promises that nobody can keep."""

from collections.abc import Iterator

from replykit import guards
from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule

_MESSAGE = (
    "Nobody can keep “{quote}”. Promise what is in your hands: what you do, by when, "
    "and up to where."
)


@rule(
    group="promises",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[This will never happen again]].",
            good="We now weigh each order before it leaves.",
        ),
        Example(
            bad="[[I guarantee you will love]] the new design.",
            good="The new design is yours to see on Thursday.",
        ),
        Example(
            bad="[[We will do whatever it takes]].",
            good="I can refund the fee or send a new lamp today.",
        ),
        Example(
            bad="Rudeness [[is a thing of the past]] here.",
            good="The whole team was retrained on 4 May.",
        ),
        Example(
            bad="[[You will never regret coming back]].",
            good="Your next night is on us, if you would like to come back.",
        ),
    ],
    leaves_alone=[
        "I can't promise that it will never happen again.",
        "Our 2-year guarantee covers this repair.",
        "The finish has a written warranty for ten years.",
        "I'll refund it today.",
        "I promise to call you on Tuesday at ten.",
        "You won't be billed for May or June.",
        "“Never again” is easily said.",
        "I can do anything up to £200 without asking.",
    ],
)
def over_promise(reply: Reply) -> Iterator[Problem]:
    """A promise that nobody can keep.

    ## Why it matters
    Someone who complains has had one promise broken. A boundless one is not believed, and the
    day it breaks it turns a single lapse into a lie.

    ## Write instead
    What you have changed, and what you yourself will do by when: “Since Monday two people check
    each label.” If you cannot rule it out, say what happens if it comes back.

    ## When not to use it
    For a written guarantee or warranty with a term, which the rule leaves alone.

    ## What it cannot see
    Whether you have the authority for the remedy you name, and a plain forecast that sounds
    modest (“The visa comes this time”).
    """
    for problem in reply.found("over-promise", _MESSAGE):
        sentence = reply.sentence_at(problem.start)
        # The trained reader does not always hear a promise that is declined.
        if sentence is not None and guards.clears("disclaimed", reply, sentence):
            continue
        yield problem
