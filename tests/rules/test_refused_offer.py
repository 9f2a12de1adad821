import pytest
from tests.rules.pairs import complaint, flagged

from replykit.model import Complaint, RequestLabel
from replykit.rules.refused_offer import refused_offer

VOUCHER = complaint(
    "The lamp broke. I don't want a voucher, I want it mended.",
    refuses={RequestLabel.COMPENSATION: "don't want a voucher"},
)
REFUND = complaint(
    "I do not want a refund, I want my chair.",
    refuses={RequestLabel.REFUND: "do not want a refund"},
)
NO_MORE = complaint(
    "I want an answer. No more vouchers.", refuses={RequestLabel.COMPENSATION: "No more vouchers"}
)
TOLD = complaint(
    "The roof leaked and no discount offered.", refuses={RequestLabel.COMPENSATION: "no discount"}
)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (VOUCHER, "Please accept a voucher for £10."),
        (VOUCHER, "We'd like to offer you a gift card."),
        (REFUND, "We have refunded the chair."),
        (REFUND, "Would you like a refund?"),
        (REFUND, "We've cancelled the order and refunded you."),
        (NO_MORE, "I've added a £5 voucher."),
    ],
)
def test_what_was_declined_is_not_offered(theirs: Complaint, ours: str) -> None:
    assert len(flagged(refused_offer, ours, theirs)) == 1


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (VOUCHER, "I'll mend the lamp rather than send a voucher."),
        (VOUCHER, "There will be no voucher. We can mend the lamp on Friday."),
        (VOUCHER, "I've added £15 compensation to your refund."),
        (REFUND, "We can't refund you yet, and the chair comes on Friday."),
        (REFUND, "The chair comes on Friday."),
        (TOLD, "Please accept a discount of £40 on the bill."),
    ],
)
def test_anything_else_is_left_alone(theirs: Complaint, ours: str) -> None:
    assert flagged(refused_offer, ours, theirs) == []
