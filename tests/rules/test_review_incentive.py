"""A reward tied to a review is told from a remedy beside something deleted."""

import pytest

from replykit import lint_reply


def objects(text: str, channel: str = "email") -> bool:
    found = lint_reply(text, channel=channel).findings
    return any(finding.rule == "review-incentive" for finding in found)


@pytest.mark.parametrize(
    "text",
    [
        "The balance of £42 is written off, and the agency wrote that they deleted the file.",
        "I have refunded the £12, and the driver deleted the photo once he saw it.",
        "Your fee is waived, and we removed the card from the account when you asked.",
        "We sent a voucher after Ines edited the address and the parcel came back.",
    ],
)
def test_something_else_deleted_is_no_review(text: str) -> None:
    assert not objects(text)
    assert not objects(text, "review")


@pytest.mark.parametrize(
    "text",
    [
        "We'd gladly refund the meal. It would mean the world if you could update your rating.",
        "Once you have deleted the review, the refund is yours.",
        "The fee is waived, and then you delete the post.",
        "Remove the comment and we will refund the £42.",
        "You get 20% back if you can delete the angry feedback.",
        "We'll send a voucher if you would take the review down.",
    ],
)
def test_a_reward_for_a_review_is_found(text: str) -> None:
    assert objects(text)
    assert objects(text, "review")


@pytest.mark.parametrize(
    ("text", "is_deal"),
    [
        ("Thanks for your review, and I do see that £40 is a lot to pay for an hour.", False),
        ("Thank you for your review. Change it to five stars and we refund £20.", True),
    ],
)
def test_thanks_for_a_review_beside_a_sum_is_no_deal(text: str, is_deal: bool) -> None:
    assert objects(text, "review") is is_deal


@pytest.mark.parametrize(
    "text",
    [
        "Once the credit bureaus update your score, the refund follows.",
        "We'll refund the £35 and write to the credit bureaus to correct your credit score.",
        "If Experian does not raise your score, send me the letter and I'll refund the fee.",
    ],
)
def test_a_credit_score_is_no_review(text: str) -> None:
    assert not objects(text)


def test_a_review_beside_a_credit_score_is_one() -> None:
    assert objects("We'll correct your credit file and refund the fee once you delete the review.")
