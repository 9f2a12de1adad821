"""A reply that does not thank the customer."""

import re
from collections.abc import Iterator

from replykit.model import Part, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._structure import missing
from replykit.search import Search

_THANKS = Search(r"(?:many |so many |huge |big )?thank(?:s| you)\b", re.I)


@rule(
    group="structure",
    severity=Severity.ADVICE,
    scope="reply",
    examples=[
        Example(
            bad="Dear Ms Kerr,\n\n[[I'm sorry that the lamp came with a cracked shade.]] "
            "A new one is on tomorrow's van. I'll ring you at ten to check that it is whole.",
            good="Dear Ms Kerr,\n\nThank you for the photo of the lamp. I'm sorry that the "
            "shade is "
            "cracked. A new one is on tomorrow's van.",
        ),
        Example(
            bad="[[We charged you twice on Sunday.]] I have refunded £18.40. It lands by Friday.",
            good="Thanks for telling us. We charged you twice on Sunday. I have refunded £18.40.",
        ),
    ],
    leaves_alone=[
        "The lamp is on tomorrow's van.",
        "I have refunded you. It lands by Friday.",
        "I'm grateful that you told us. The lamp was cracked. A new one is on its way.",
        "We appreciate you sending the dates. I checked them. You are right.",
        "It was kind of you to write. I read it twice. The bolt is replaced.",
        "Thanks so much, {name}! The new lamp left at noon. It lands on Friday.",
        "Hi Jo,\n\nWe're so glad you loved the cake! Ana baked it herself. See you in June.",
        "Kind regards,\n\n{{agent.name}}\nCustomer Care\nAcme Lamps\n12 High Street",
        "Cheers for the photo. That's the wrong shade. A new one goes out at noon.",
    ],
)
def missing_thanks(reply: Reply) -> Iterator[Problem]:
    """No thanks for having written.

    ## Why it matters
    Most unhappy customers leave without a word. One who writes has done you a service, and hears
    in the first line whether you see it so.

    ## Write instead
    Thank them for something that they did: the photo, the dates, the wait. "Thanks" as a sign-off
    is not meant.

    ## When not to use it
    Where someone was hurt or has died, thanks come late or not at all. In a chat, not in every
    message.

    ## What it cannot see
    Thanks in words of your own that no other writer uses.
    """
    if reply.sentences and _THANKS.match(reply.sentences[0].text):
        return  # "Thanks so much, {name}!" greets with thanks
    yield from missing(
        reply,
        Part.THANKS,
        "Nothing here thanks the customer. Thank them for what they did: wrote, sent photos, "
        "waited.",
        at=0,
    )
