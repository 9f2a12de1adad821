"""Something that the customer asked for, and the reply passes over."""

from collections.abc import Iterator

from replykit.model import Complaint, Request, RequestLabel
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.rules import _facts as facts
from replykit.rules._structure import opening

_SAID = {
    RequestLabel.REFUND: "a refund",
    RequestLabel.REPLACEMENT: "a replacement",
    RequestLabel.REPAIR: "a repair",
    RequestLabel.COMPENSATION: "compensation",
    RequestLabel.APOLOGY: "an apology",
    RequestLabel.ESCALATION: "someone above",
    RequestLabel.CANCELLATION: "a cancellation",
    RequestLabel.CALLBACK: "a call",
    RequestLabel.REDO: "the work to be done again",
}
# Words that the customer's own request has to hold, so that a misread one is passed over.
_ASKED = {
    RequestLabel.REFUND: "refund* reimburs* money back cash deposit repay return* charge* fee",
    RequestLabel.REPLACEMENT: "replac* exchang* swap* new another right correct missing resend "
    "send",
    RequestLabel.REPAIR: "repair* fix* mend* engineer technician sort",
    RequestLabel.COMPENSATION: "compensat* discount credit goodwill cost* wages losses voucher "
    "money off cover",
    RequestLabel.APOLOGY: "apolog* sorry",
    RequestLabel.ESCALATION: "manager supervisor escalat* complaint director head senior "
    "someone boss owner",
    RequestLabel.CANCELLATION: "cancel* close* terminat* end unsubscribe stop delete remove",
    RequestLabel.CALLBACK: "callback me us back speak",
    RequestLabel.REDO: "redo redone again over re",
}
_MONEY = frozenset({RequestLabel.REFUND, RequestLabel.COMPENSATION})


@rule(
    group="answer",
    needs_complaint=True,
    examples=[
        Example(
            complaint="The mixer came without its bowl. I want a full refund.",
            bad="[[Thank you for your feedback about the mixer]]. "
            "Our buyers read every comment and learn from it.",
            good="I'm sorry the mixer came without its bowl. Your £45 goes back to your card "
            "today.",
        ),
        Example(
            complaint="I've moved house. Please cancel my membership and confirm it in writing.",
            bad="[[We hope that the new house suits you]]. The pool has new hours, from six to "
            "ten.",
            good="We hope that the new house suits you. Your membership ended today, and this "
            "is the proof.",
        ),
        Example(
            complaint="The shelf came split down the middle. Please send me another one.",
            bad="[[I'm sorry the shelf came split]]. The packers have been told about the thin "
            "boxes.",
            good="I'm sorry the shelf came split. Another left us today by courier.",
        ),
    ],
    leaves_alone=[
        "Thank you for your feedback about the mixer.",
        "We hope that the new house suits you.",
        "I'm sorry the shelf came split.",
        "I can't refund a mixer that was opened; I can mend it for nothing.",
    ],
)
def unanswered_request(reply: Reply) -> Iterator[Problem]:
    """A request that the reply neither grants nor declines nor puts off to a day.

    ## Why it matters
    Who asked for their money and is thanked for the feedback has to write again, angrier. Each
    request that is passed over is another message.

    ## Write instead
    Take up each thing they asked for in so many words: "You asked for a refund: it left us today",
    or "I can't refund it; I can mend it by Friday", or "I'll know by Tuesday and will ring you
    then".

    ## When not to use it
    Where requests are answered in another message, or by a form that is sent along.

    ## What it cannot see
    Whether what is said about a request grants it. A reply that speaks of refunds at all counts as
    an answer, and so does one that asks for what it needs to go on, or names a day for its
    decision.
    """
    if reply.complaint is None:
        return
    hits = {hit.phrase.label for hit in compare.find("answers", reply)}
    if hits & {"dated", "moved"}:
        return
    if facts.amounts(reply.text):
        hits |= {str(label) for label in _MONEY}
    missed = [r for r in _asked_for(reply.complaint) if str(r.label) not in hits]
    if not missed:
        return
    first = opening(reply)
    end = first.end - (1 if first.text[-1:] in ".!?" else 0)
    for request in {request.label: request for request in missed}.values():
        wish = compare.quote_request(reply.complaint, request, 70)
        yield Problem(
            first.start,
            end,
            f"They asked for {_SAID[request.label]} (“{wish}”), and nothing here takes that up. "
            "Grant it, decline it with another way on, or say by when it is decided.",
        )


def _asked_for(complaint: Complaint) -> Iterator[Request]:
    """The requests that are asked for in plain words."""
    for request in complaint.requests:
        if request.refused or request.label not in _SAID:
            continue
        words = complaint.text[request.start : request.end].lower().split()
        asked = _ASKED[request.label].split()
        openings = tuple(
            word.rstrip("*") for word in asked if word.endswith("*") or not word.isalpha()
        )
        plain = [word.strip(".,!?;:'\"()") for word in words]
        if any(word in asked or word.startswith(openings) for word in plain):
            yield request
