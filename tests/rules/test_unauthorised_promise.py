import pytest
from tests.rules.pairs import complaint, flagged

from replykit.model import IssueLabel, Policy, Remedy, RequestLabel
from replykit.rules.unauthorised_promise import unauthorised_promise

POLICY = Policy(
    remedies={
        IssueLabel.DELIVERY: (
            Remedy(label=RequestLabel.REPLACEMENT, text="send another one"),
            Remedy(label=RequestLabel.COMPENSATION, text="add a credit", limit="up to £20"),
        ),
        IssueLabel.BILLING: (Remedy(label=RequestLabel.REFUND, text="refund it"),),
    }
)
LATE = complaint("The parcel is late.", issue=IssueLabel.DELIVERY)
BILLED = complaint("I was billed twice.", issue=IssueLabel.BILLING)


@pytest.mark.parametrize(
    "ours", ["I'll refund it today.", "I've added a £50 credit to your account."]
)
def test_a_promise_beyond_the_policy_is_flagged(ours: str) -> None:
    assert len(flagged(unauthorised_promise, ours, LATE, POLICY)) == 1


@pytest.mark.parametrize(
    "ours",
    [
        "I'll send you a replacement.",
        "I've added a £15 credit to your account.",
        "I can't refund it.",
    ],
)
def test_what_the_policy_grants_is_left_alone(ours: str) -> None:
    assert flagged(unauthorised_promise, ours, LATE, POLICY) == []


def test_remedies_belong_to_their_issue() -> None:
    assert flagged(unauthorised_promise, "I'll refund it today.", BILLED, POLICY) == []


def test_without_remedies_in_the_policy_it_is_silent() -> None:
    assert flagged(unauthorised_promise, "I'll refund it today.", LATE, Policy()) == []
    assert flagged(unauthorised_promise, "I'll refund it today.", LATE) == []
