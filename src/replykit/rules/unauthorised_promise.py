"""A remedy promised that the business's policy does not grant."""

from collections.abc import Iterator
from decimal import Decimal

from replykit.model import IssueLabel, Policy, Remedy, RequestLabel
from replykit.phrases import Hit
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.rules import _facts as facts
from replykit.search import Search

_BOUND = frozenset(
    {
        RequestLabel.REFUND,
        RequestLabel.REPLACEMENT,
        RequestLabel.REPAIR,
        RequestLabel.COMPENSATION,
        RequestLabel.REDO,
    }
)
_NAMED = {
    RequestLabel.REFUND: "a refund",
    RequestLabel.REPLACEMENT: "a replacement",
    RequestLabel.REPAIR: "a repair",
    RequestLabel.COMPENSATION: "compensation",
    RequestLabel.REDO: "doing the work again",
}
_PERCENT = Search(r"(\d{1,3})\s?(?:%|per ?cent)")
_SHOP = Policy(
    remedies={
        IssueLabel.DELIVERY: (
            Remedy(label=RequestLabel.REPLACEMENT, text="send another one"),
            Remedy(label=RequestLabel.COMPENSATION, text="add a voucher", limit="up to £20"),
        )
    }
)


@rule(
    group="promises",
    examples=[
        Example(
            complaint="The parcel with the tea set has been lost for three weeks.",
            bad="I'm sorry the tea set was lost. [[I'll refund]] it today.",
            good="I'm sorry the tea set was lost. I'll send you a new one today.",
            policy=_SHOP,
        ),
        Example(
            complaint="The parcel with the tea set has been lost for three weeks.",
            bad="I'm sorry the tea set was lost. [[I have added a £50 voucher]] to your account.",
            good="I'm sorry the tea set was lost. I have added a £15 voucher to your account.",
            policy=_SHOP,
        ),
        Example(
            complaint="The courier left my parcel in the rain.",
            bad="Sorry your parcel got wet. [[We can send an engineer]] to dry it on Monday.",
            good="Sorry your parcel got wet. Another left us this morning.",
            policy=_SHOP,
        ),
    ],
    leaves_alone=[
        "I'll refund it today.",
        "I have added a £50 voucher to your account.",
        "We can send an engineer on Monday.",
        "I can't refund it; the new one left us today.",
    ],
)
def unauthorised_promise(reply: Reply) -> Iterator[Problem]:
    """A promise that goes beyond what the policy grants for this kind of issue.

    ## Why it matters
    A promise that is taken back is worse than one never made, and one that is kept may cost more
    than the writer was allowed to give.

    ## Write instead
    Offer what the policy lists for the issue, within its limit, or ask whoever may grant more
    before you send.

    ## When not to use it
    Where a manager has granted it in this case. Without a policy that lists remedies it is silent.

    ## What it cannot see
    A promise in words it does not know as one; limits that are no sum or share of money ("once a
    year").
    """
    if reply.policy is None or not any(reply.policy.remedies.values()):
        return
    granted = _granted(reply)
    for hit in compare.widest(compare.find("offers", reply)):
        label = RequestLabel(hit.phrase.label or "")
        if label not in _BOUND:
            continue
        quote = reply.text[hit.start : hit.end]
        remedies = [remedy for remedy in granted if remedy.label == label]
        if not remedies:
            allowed = ", ".join(dict.fromkeys(remedy.text for remedy in granted)) or "nothing"
            yield Problem(
                hit.start,
                hit.end,
                f"“{quote}” promises {_NAMED[label]}, which the policy does not grant here. "
                f"It grants: {allowed}.",
            )
            continue
        limit = _exceeded(reply, hit, remedies)
        if limit is not None:
            yield Problem(
                hit.start,
                hit.end,
                f"“{quote}” goes beyond the policy's limit: {limit}.",
            )


def _granted(reply: Reply) -> list[Remedy]:
    """The remedies for the issues of the complaint; all of the policy's where none is listed."""
    assert reply.policy is not None
    known = reply.policy.remedies
    if reply.complaint is not None:
        listed = [known[issue.label] for issue in reply.complaint.issues if known.get(issue.label)]
        if listed:
            return [remedy for remedies in listed for remedy in remedies]
    return [remedy for remedies in known.values() for remedy in remedies]


def _exceeded(reply: Reply, hit: Hit, remedies: list[Remedy]) -> str | None:
    """The limit that the sentence of an offer breaks, if all its remedies have one."""
    sentence = hit.sentence.text
    sums = [amount.figure for amount in facts.amounts(sentence)]
    shares = [Decimal(share) for share in _PERCENT.findall(sentence)]
    broken = None
    for remedy in remedies:
        if not remedy.limit:
            return None
        most = facts.amounts(remedy.limit)
        most_share = _PERCENT.findall(remedy.limit)
        over = most and any(figure > max(a.figure for a in most) for figure in sums)
        over_share = most_share and any(s > max(map(Decimal, most_share)) for s in shares)
        if not over and not over_share:
            return None
        broken = remedy.limit
    return broken
