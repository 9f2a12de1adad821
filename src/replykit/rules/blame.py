"""Fault put on somebody else."""

import re
from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._wording import agreeable, reword_once
from replykit.search import Search

_SHARED = "It went wrong on the way, and I am putting it right for you."

_REWORDINGS = (
    (
        Search(
            r"you (?:should|could|ought to|might) (?:have|of) (?:\w+ )?"
            r"(?:checked|read|looked at|noticed|seen|consulted) "
            r"(?P<what>(?:the|our) [a-z -]{3,40}?)(?=[.,;:!?]|$| before| first| on )",
            re.I,
        ),
        "{What} could have been easier to find.",
    ),
    (
        Search(
            r"(?:you should have|had you|if you had|you (?:failed|forgot|neglected) to"
            r"|you did(?:n't| not)|you never) "
            r"(?:tell|told|inform|let|contact|ring|rung|call|ask|mention)(?:ed)?\b",
            re.I,
        ),
        "We did not know, and it should have been easier to tell us.",
    ),
    (
        Search(
            r"(?:the (?:courier|carrier|driver)|royal mail|evri|hermes|dpd|dhl|ups|fedex|usps) "
            r"(?:has |have )?(?:lost|dropped|damaged|delayed|missed|left|misplaced)\b",
            re.I,
        ),
        "It went wrong on its way to you, and I am sending it again.",
    ),
    (
        Search(
            r"(?:our|the|a) (?:new |former |junior |temporary )?"
            r"(?:colleague|employee|hire|starter|intern|trainee|temp|receptionist|agent|clerk"
            r"|porter|driver|waiter|cook|chef)\b",
            re.I,
        ),
        "We got this wrong, and I am putting it right.",
    ),
)


@rule(
    group="core",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[You should have checked]] the size chart.",
            good="The size chart could have been easier to find.",
        ),
        Example(
            bad="[[You failed to cancel]] in time.",
            good="The cancellation reached us after the renewal, so I have stopped it today.",
        ),
        Example(
            bad="[[Had you told]] us, the room would have been downstairs.",
            good="We did not know about the dog. A room downstairs is ready for you both.",
        ),
        Example(
            bad="[[The courier lost]] it.",
            good="Your parcel is lost. A new one leaves today and is with you on Tuesday.",
        ),
        Example(
            bad="[[Our intern messed up]] the invoice.",
            good="We sent you the wrong invoice. The right one is attached.",
        ),
        Example(
            bad="[[Your bank declined]] the payment.",
            good="The payment did not go through. I have kept the room for you until Friday.",
        ),
        Example(
            bad="The scratch [[was caused by the customer]].",
            good="The scratch is not one that the warranty covers. I can polish it for £20.",
        ),
        Example(
            bad="The delay [[is not our fault]].",
            good="You waited nine days too long, and we should have told you on the first.",
        ),
    ],
    leaves_alone=[
        "You should have received an email.",
        "You should have been told on the phone.",
        "You are not to blame for the delay.",
        "We take the blame for the lost keys.",
        "We should have checked the label before it left.",
        "The courier will collect it on Monday.",
        "Our driver left it in the rain, and that is on us.",
        "You did everything right.",
        "We had you on the wrong list.",
        "Your bank should show the refund by Thursday.",
        "I'm sorry our technician did not turn up.",
        "Your wiring is fine, and so is your router.",
    ],
)
def blame(reply: Reply) -> Iterator[Problem]:
    """Fault put on the customer, a third party or a named colleague.

    ## Why it matters
    Someone who complains has come for help, and reads that it was their own doing, or that it was
    nobody's here. Even where it is true, it turns a fault into a quarrel. A courier, a supplier
    and a colleague act for you: the customer bought from you and cannot put any of them right.

    ## Write instead
    Say what happened without the person: "The parcel went to the wrong address." Then say what you
    do about it. Where the customer could have done something, make it easier: "The size chart could
    have been easier to find."

    ## When not to use it
    A finding of fact that the law asks for (whose insurer pays, who held the key) has to name the
    party. Silence the rule for that sentence.

    ## What it cannot see
    Who was in fact at fault. Irony, a bare name as an answer ("Gavin."), and a neutral sentence
    that the customer will read as an accusation are left to the trained reader, which may miss
    them.
    """
    message = (
        "“{quote}” puts the fault on someone. Say what happened without them, and what you do."
    )
    yield from reword_once(reply, reply.found("blame", message), _reword, _SHARED)


def _reword(sentence: str) -> str | None:
    """A wording without the accused, for the constructions that are met most."""
    for pattern, wording in _REWORDINGS:
        found = pattern.search(sentence)
        if found is not None:
            what = found.groupdict().get("what") or ""
            return agreeable(wording.replace("{What}", what[:1].upper() + what[1:]))
    return None
