import pytest
from tests.rules.pairs import complaint, flagged, severities

from replykit import lint_reply
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


COAT = (
    "The coat I ordered came in the wrong size and the zip is broken. I want a refund.\n\nAnn Lee"
)
BROADBAND = "I'm sorry the broadband dropped. An engineer checks the router and the line at nine."


@pytest.mark.parametrize(
    "greeted",
    [
        f"Hello Ann,\n\n{BROADBAND}",
        f"Hello Bob,\n\n{BROADBAND}",
        f"Dear Ms Lee, {BROADBAND}",
        f"{BROADBAND} Thank you for your patience, Ann.",
    ],
)
def test_a_name_is_no_common_matter(greeted: str) -> None:
    assert "off-topic" in [f.rule for f in lint_reply(greeted, COAT).findings]


def test_a_greeted_reply_to_the_matter_is_left_alone() -> None:
    reply = "Hello Ann,\n\nI'm sorry that the coat was the wrong size. The refund is on its way."
    assert "off-topic" not in [f.rule for f in lint_reply(reply, COAT).findings]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (
            "My lamp came broken.",
            "Thank you for writing. I'm sorry about your hotel room. The cleaner has been told.",
        ),
        (
            "I was charged twice, $45 each.",
            "Thank you for writing. I'm sorry your parcel was late. It arrives on Friday.",
        ),
    ],
)
def test_sorry_for_another_thing_is_flagged(theirs: str, ours: str) -> None:
    assert severities(off_topic, ours, complaint(theirs)) == ["warning"]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("My lamp came broken.", "I'm sorry that your order was broken. A new lamp is on its way."),
        ("I was charged twice, $45 each.", "I'm sorry your card was charged twice."),
        ("You said the plumber comes at 8. It's 2 pm.", "Sorry for missing your slot today."),
        ("My order never came.", "I'm sorry your parcel was lost. A new one left today."),
        ("I was charged twice, $45 each.", "Thank you. I'd look at it in your app, if I were you."),
    ],
)
def test_sorry_for_the_same_matter_is_left_alone(theirs: str, ours: str) -> None:
    assert flagged(off_topic, ours, complaint(theirs)) == []
