"""Whether a message of a sentence is a complaint."""

import pytest

from replykit import parse_complaint


@pytest.mark.parametrize(
    "text",
    [
        "I'm furious that nobody rang me back about the boiler.",
        "I'd like to complain about the ticket inspector.",
        "This is the worst hotel I have ever stayed in.",
        "Absolute joke of a company.",
        "Where is my order?",
        "My order is late.",
        "I want a refund.",
    ],
)
def test_a_complaint_of_a_sentence_is_heard(text: str) -> None:
    assert parse_complaint(text).is_complaint


@pytest.mark.parametrize(
    "text",
    [
        "I was furious at first, but your team sorted it in an hour. Thank you!",
        "I don't want to complain, only to thank you.",
        "This isn't the worst hotel I have ever stayed in, it's one of the best.",
        "The old one broke after ten years, can I buy the same?",
        "Couldn't fault it.",
        "What time do you open on Sunday?",
        "Great service, thank you!",
    ],
)
def test_praise_and_questions_of_a_sentence_are_none(text: str) -> None:
    assert not parse_complaint(text).is_complaint
