import pytest
from tests.rules.pairs import complaint, flagged

from replykit.model import Complaint, EmotionLabel
from replykit.rules.wrong_emotion import wrong_emotion

WORRIED = complaint("I'm worried. My insulin is in that box.", emotion=EmotionLabel.WORRY)
CALM = complaint("The lid does not fit the pot.", emotion=EmotionLabel.NEUTRAL)
LET_DOWN = complaint("I'm disappointed in the cake.", emotion=EmotionLabel.DISAPPOINTMENT)


@pytest.mark.parametrize(
    ("theirs", "ours", "quote"),
    [
        (WORRIED, "I understand your anger.", "your anger"),
        (WORRIED, "We understand your frustration.", "your frustration"),
        (CALM, "I can see how furious you are.", "how furious"),
    ],
)
def test_a_feeling_they_do_not_show_is_flagged(theirs: Complaint, ours: str, quote: str) -> None:
    assert flagged(wrong_emotion, ours, theirs) == [quote]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (WORRIED, "I can hear how frightened you were."),
        (WORRIED, "Not knowing where the insulin is must be dreadful."),
        (CALM, "It must be annoying to cook without a lid."),
        (LET_DOWN, "I understand your frustration."),
        (LET_DOWN, "We are angry with ourselves."),
    ],
)
def test_a_feeling_of_the_same_family_is_left_alone(theirs: Complaint, ours: str) -> None:
    assert flagged(wrong_emotion, ours, theirs) == []
