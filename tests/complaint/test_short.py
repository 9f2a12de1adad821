"""Whether a line is a complaint."""

import pytest

from replykit import parse_complaint


@pytest.mark.parametrize(
    "text",
    [
        "Still waiting for my refund.",
        "Not happy with the haircut.",
        "This is unacceptable.",
        "Thanks for nothing.",
        "Where is my parcel?",
        "Cold food, warm beer, grumpy waiter.",
        "I didn't get my order",
        "Never again.",
    ],
)
def test_a_line_that_complains(text: str) -> None:
    assert parse_complaint(text).is_complaint


@pytest.mark.parametrize(
    "text",
    [
        "Where is your shop in Leeds?",
        "Great service as always.",
        "Problem solved, no need to call.",
        "Do you have this in blue?",
        "Thank you so much for fixing the lamp.",
        "Friendly staff, clean room, will be back.",
    ],
)
def test_a_line_that_asks_or_praises(text: str) -> None:
    assert not parse_complaint(text).is_complaint


@pytest.mark.parametrize(
    "text",
    ["my name is mike", "good bye", "cash on delivery", "5 gb plan", "address is 14 Elm Road",
     "i want 2 pizzas", "zip is 73301 and the city is austin"],
)  # fmt: skip
def test_details_given_in_a_chat_are_no_complaint(text: str) -> None:
    assert not parse_complaint(text, channel="chat").is_complaint


@pytest.mark.parametrize(
    ("text", "is_complaint"),
    [
        ("I want to speak to a manager.", True),
        ("Please put me through to a supervisor.", True),
        ("Can I speak to the manager about a wedding booking?", False),
        ("Could the manager call me to arrange a tour?", False),
    ],
)
def test_who_asks_for_somebody_higher_complains(text: str, is_complaint: bool) -> None:
    assert parse_complaint(text).is_complaint is is_complaint
