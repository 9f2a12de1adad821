import pytest
from tests.rules.pairs import complaint, flagged

from replykit.rules.apology_not_specific import apology_not_specific

JAR = complaint("The blender arrived with a cracked jar.")


@pytest.mark.parametrize(
    "ours",
    [
        "We apologise for the inconvenience.",
        "I'm truly sorry about all of this.",
        "Please accept our sincere apologies.",
    ],
)
def test_an_apology_for_nothing_in_particular_is_flagged(ours: str) -> None:
    assert len(flagged(apology_not_specific, ours, JAR)) == 1


@pytest.mark.parametrize(
    "ours",
    [
        "I'm sorry that the jar was cracked.",
        "The jar came cracked. I'm sorry about that.",
        "I'm sorry. A blender should survive its journey.",
        "Sorry that you have had to write to us about a smashed mixer.",
        "I'm sorry, but I have to ask for a photo.",
        "Thank you for the photo.",
    ],
)
def test_an_apology_that_names_the_fault_is_left_alone(ours: str) -> None:
    assert flagged(apology_not_specific, ours, JAR) == []
