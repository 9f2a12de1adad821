import pytest
from tests.rules.pairs import complaint, flagged

from replykit.rules.unanswered_question import unanswered_question


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("The cot is late. When will it be delivered?", "I'm sorry about the cot."),
        ("I want to leave the course. How much does that cost me?", "Our teachers are kind."),
    ],
)
def test_a_question_passed_over_is_flagged(theirs: str, ours: str) -> None:
    assert len(flagged(unanswered_question, ours, complaint(theirs))) == 1


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("The cot is late. When will it be delivered?", "It comes on Friday."),
        ("The cot is late. When will it be delivered?", "I'll find out and ring you."),
        ("Two hours late. Are you serious?", "I'm sorry about the cot."),
        ("What exactly are we paying you lot for?", "I'm sorry about the cot."),
        ("Is the bed any wider than the cot?", "The bed is wider by a hand."),
        ("Why did nobody ring me about it?", "The list was wrong, and that is on us."),
    ],
)
def test_an_answer_or_a_rhetorical_question_is_left_alone(theirs: str, ours: str) -> None:
    assert flagged(unanswered_question, ours, complaint(theirs)) == []
