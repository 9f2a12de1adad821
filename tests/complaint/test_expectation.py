"""What a customer was promised or counted on."""

import pytest

from replykit import parse_complaint


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The leaflet says two-year guarantee. It broke.", "The leaflet says two-year guarantee."),
        (
            'Your chatbot told me "try Tuesday, or Wednesday", and it was neither.',
            'Your chatbot told me "try Tuesday, or Wednesday"',
        ),
        (
            "The sync fails and your desk told me “it will be fixed, soon”.",
            "your desk told me “it will be fixed, soon”",
        ),
        (
            "It broke within a week, and the ad said it was unbreakable.",
            "the ad said it was unbreakable.",
        ),
    ],
)
def test_it_is_whole_words_and_whole_quotations(text: str, wanted: str) -> None:
    found = parse_complaint(text).expectation
    assert found is not None
    assert found.text == wanted
    assert text[found.start : found.end] == wanted


def test_none_was_told() -> None:
    assert parse_complaint("The kettle broke.").expectation is None
