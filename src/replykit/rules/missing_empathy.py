"""A reply that does not speak of what it was like for the customer."""

from collections.abc import Iterator

from replykit.model import EmotionLabel, Part, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._structure import missing

_SURE = "sure"
"""Phrases of the pack so labelled name the harm, whatever the trained reader makes of them."""
_DOUBT = 1.0
"""Near its bound the trained reader misses more than it sees: unusual words for a harm."""


@rule(
    group="structure",
    severity=Severity.ADVICE,
    scope="reply",
    examples=[
        Example(
            bad="[[Thanks for your letter.]] We charged you twice on Sunday. I have refunded "
            "£18.40.",
            good="Thanks for your letter. I can see why you were worried, with rent due on "
            "Monday. I "
            "have refunded £18.40.",
        ),
        Example(
            bad="Hi Ade,\n\n[[Sorry about the late van.]] It left at noon. It is with you by six.",
            good="Hi Ade,\n\nSorry about the late van. A whole day spent waiting in is "
            "maddening. It is "
            "with you by six.",
        ),
    ],
    leaves_alone=[
        "It is with you by six.",
        "The van left at noon. It is with you by six.",
        "You must be worn out, having rung nine times. I have the file now. I'll ring at ten.",
        "No wonder you were fuming. We cancelled the class. The fee is back on your card.",
        "Your anger is fair. The bolt was missing. Colin fits a new one on Friday.",
        "I'd be upset too. We lost your photos. I am looking through the backup tonight.",
        "Cold soup twice is twice too often. It is off your bill. Come in on Friday at one.",
    ],
)
def missing_empathy(reply: Reply) -> Iterator[Problem]:
    """No word about the feeling or the harm.

    ## Why it matters
    A remedy settles the bill. What it was like to stand in the rain is settled only when someone
    says that they have seen it.

    ## Write instead
    Name their situation in your own words, no stronger than they did: the lost day, the cold
    room, the guests who sat waiting. "I understand." alone says nothing.

    ## When not to use it
    In answer to a matter-of-fact note. When the complaint is passed in and shows no feeling, the
    rule is silent.

    ## What it cannot see
    Sympathy told between the lines.
    """
    complaint = reply.complaint
    if complaint is not None and complaint.emotion.label is EmotionLabel.NEUTRAL:
        return
    if any(hit.phrase.label == _SURE and hit.pack.rule == Part.EMPATHY for hit in reply.part_hits):
        return
    if reply.may_hold(Part.EMPATHY, _DOUBT):
        return
    yield from missing(
        reply,
        Part.EMPATHY,
        "Nothing here says what it was like for the customer. Name the feeling, or what it cost "
        "them.",
        at=0,
    )
