import pytest
from tests.rules.pairs import complaint, flagged, severities

from replykit.rules.off_topic import off_topic

SOFA = "My sofa was left on the wet lawn by your driver and the cushions are soaked."
MEAL = "The steak was burnt, the chips were cold and the waiter never came back."
APP = "Since the update the app crashes whenever I upload a photo of my receipts."


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (
            SOFA,
            "I'm sorry that the burger was burnt and the waiter forgot your dessert and coffee.",
        ),
        (
            MEAL,
            "The crash of the app comes from a bug in the update. Please upload the file again.",
        ),
        (APP, "I'm sorry your flight was cancelled. Your luggage is at the airport, gate 4."),
        (APP, "The dentist ran late and the nurse should have told the patients in the clinic."),
    ],
)
def test_the_reply_to_another_complaint_is_flagged(theirs: str, ours: str) -> None:
    assert severities(off_topic, ours, complaint(theirs)) == ["warning"]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (
            SOFA,
            "A couch on a wet lawn is no delivery. I'm sorry. Ours to dry, and ours to replace.",
        ),
        (SOFA, "The courier should have rung the bell. Both seats are being dried at our cost."),
        (MEAL, "Your dinner was spoilt by us, and I'd like to cook you another."),
        (
            APP,
            "We broke the software on Tuesday. Version 4.2 puts it right and keeps your pictures.",
        ),
        (APP, "Thank you for writing. I'll ring you at four."),
        ("Disgraceful.", "I'm sorry. Was it the flight, the luggage, or the gate?"),
    ],
)
def test_other_words_for_the_same_matter_are_left_alone(theirs: str, ours: str) -> None:
    assert flagged(off_topic, ours, complaint(theirs)) == []
