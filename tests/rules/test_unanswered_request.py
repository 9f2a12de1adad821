import pytest
from tests.rules.pairs import complaint, flagged

from replykit.model import Complaint, RequestLabel
from replykit.rules.unanswered_request import unanswered_request

REFUND = complaint(
    "The mixer has no bowl. I want my money back.", asks={RequestLabel.REFUND: "want my money back"}
)
MANAGER = complaint(
    "He laughed at me. I want to speak to a manager.",
    asks={RequestLabel.ESCALATION: "speak to a manager"},
)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (REFUND, "Thank you for your feedback. We strive to do better."),
        (REFUND, "I'm sorry about the bowl. The packers have been told."),
        (MANAGER, "I'm sorry that he laughed. We value your opinion."),
    ],
)
def test_a_request_passed_over_is_flagged(theirs: Complaint, ours: str) -> None:
    assert len(flagged(unanswered_request, ours, theirs)) == 1


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (REFUND, "Your £45 left us today."),
        (REFUND, "I can't refund a mixer that was used, and a bowl is on its way."),
        (REFUND, "I'll write to you by Friday with our decision."),
        (REFUND, "Could you send me the order number, so that I can act on it?"),
        (REFUND, "Every penny of the money is going back to you."),
        (MANAGER, "I run this branch, and I'm sorry that he laughed."),
    ],
)
def test_granted_declined_or_dated_is_an_answer(theirs: Complaint, ours: str) -> None:
    assert flagged(unanswered_request, ours, theirs) == []
