"""An offer of the very thing that the customer has declined."""

import re
from collections.abc import Iterator

from replykit.model import Complaint, Request, RequestLabel
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.search import Search
from replykit.text import Document, Tokens

_OFFERED = frozenset(
    {
        RequestLabel.REFUND,
        RequestLabel.REPLACEMENT,
        RequestLabel.REPAIR,
        RequestLabel.COMPENSATION,
        RequestLabel.CANCELLATION,
        RequestLabel.CALLBACK,
        RequestLabel.REDO,
    }
)
# "No vouchers" is a refusal; "no vouchers were offered" tells what happened.
_TOLD = Search(
    r"\s*(?:(?:was|were|is|has|have|had|been|being|ever|even|yet)\s+)*(?:offered|given|received"
    r"|sent|made|arrived|"
    r"came|come|returned|issued|mentioned|applied|processed|showed|back)\b|\s*[,.]?\s*no\s+\w+",
    re.I,
)
_BARE = Search(r"(?:no(?! (?:more|further)\b)|not a|not any|not another)\b", re.I)
_POLITE = Search(r"please|thank|\bpls\b|\bwant|\bneed|\bplz\b", re.I)
# What kind of goodwill was declined, and by which words it is offered.
_KINDS = {
    "voucher": {"voucher", "vouchers", "coupon", "coupons", "gift", "card", "cards", "code"},
    "discount": {"discount", "discounts", "off", "%", "voucher", "vouchers", "coupon", "code"},
    "credit": {"credit", "credits", "voucher", "vouchers", "points"},
    "points": {"points"},
    "coupon": {"voucher", "vouchers", "coupon", "coupons", "code"},
    "flowers": {"flowers"},
    "free": {"free", "freebie", "voucher", "vouchers"},
}


@rule(
    group="answer",
    needs_complaint=True,
    examples=[
        Example(
            complaint="The wardrobe is scratched. I don't want a voucher, I want my money back.",
            bad="I'm sorry about the scratched wardrobe. [[I have added a £20 voucher]] to your "
            "account.",
            good="I'm sorry about the scratched wardrobe. Your money left us this morning.",
        ),
        Example(
            complaint="The second kettle leaks like the first. I do not want a replacement. "
            "Refund me.",
            bad="A leaking kettle is no use to you. [[We will send you a replacement]] on Tuesday.",
            good="A leaking kettle is no use to you. We refunded the £35 on Tuesday.",
        ),
        Example(
            complaint="Your night line rings me at work about the bill. Please do not call me. "
            "Write instead.",
            bad="Thank you for the dates. [[I'll call you]] on Friday about the bill.",
            good="Thank you for the dates. I'll write to you on Friday about the bill.",
        ),
    ],
    leaves_alone=[
        "I have added a £20 voucher to your account.",
        "We will send you a replacement on Tuesday.",
        "You asked for no vouchers, and there won't be any.",
        "I'll write rather than call you.",
    ],
)
def refused_offer(reply: Reply) -> Iterator[Problem]:
    """An offer of what the customer has said they do not want.

    ## Why it matters
    Someone who writes "no vouchers, please" and is sent a voucher knows that the letter was not
    read to its end. The offer costs money and makes things worse.

    ## Write instead
    Offer what they ask for. If that cannot be given, say so, give the reason, and ask whether the
    other remedy would do.

    ## When not to use it
    Where the law leaves one remedy only: say that it is so, and turn the rule off for that reply.

    ## What it cannot see
    A refusal made in an earlier message that is not part of the complaint, and an offer that is
    hinted at ("we'd like to make it up to you").
    """
    if reply.complaint is None:
        return
    refused = [r for r in reply.complaint.requests if _is_refusal(reply.complaint, r)]
    if not refused:
        return
    for hit in compare.widest(compare.find("offers", reply)):
        for request in refused:
            if hit.phrase.label == request.label and _is_same_kind(
                reply, hit.start, hit.sentence.end, reply.complaint, request
            ):
                quote = reply.text[hit.start : hit.end]
                wish = compare.quote_request(reply.complaint, request)
                yield Problem(
                    hit.start,
                    hit.end,
                    f"“{quote}” offers what they declined: “{wish}”. Offer what they ask for.",
                )
                break


def _is_refusal(complaint: Complaint, request: Request) -> bool:
    """Whether the words decline an offer, and do not tell that none was made."""
    if not request.refused or request.label not in _OFFERED:
        return False
    words = complaint.text[request.start : request.end]
    after = complaint.text[request.end : request.end + 60]
    if _BARE.match(words) and not _POLITE.search(words + after[:12]):
        return False
    return not _TOLD.match(after)


def _is_same_kind(
    reply: Document, start: int, end: int, complaint: Complaint, request: Request
) -> bool:
    """Whether goodwill that is offered is of the kind that was declined."""
    if request.label is not RequestLabel.COMPENSATION:
        return True
    declined = Tokens(complaint.text[request.start : request.end]).norms
    wanted: set[str] = set()
    for norm in declined:
        wanted |= _KINDS.get(norm, _KINDS.get(norm.rstrip("s"), set()))
    offered = set(Tokens(reply.text[start:end]).norms)
    return not wanted or bool(wanted & offered)
