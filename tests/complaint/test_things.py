"""What a complaint is about."""

import pytest

from replykit import parse_complaint
from replykit.complaint.story import Story
from replykit.complaint.things import find_things
from replykit.model import IssueLabel


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("My washing machine leaks. The kitchen floor is wet.", "washing machine"),
        ("I bought a stairlift in May. The stairlift has stopped halfway.", "stairlift"),
        ("Two of the wine glasses came in bits.", "wine glasses"),
        ("The dress had a stain on it like a map of a country.", "dress"),
    ],
)
def test_the_likeliest_thing_comes_first(text: str, thing: str) -> None:
    story = Story(text)
    things = find_things(story, IssueLabel.DEFECTIVE_ITEM, 0, len(text))
    assert things[0].name == thing
    assert text[things[0].start : things[0].end] == thing


def test_people_and_times_are_no_things() -> None:
    story = Story("My daughter and the driver waited a week for an answer from the manager.")
    assert not find_things(story, IssueLabel.RESPONSIVENESS, 0, 40)


def test_many_and_one_are_told_apart() -> None:
    story = Story("My boots leak. My dress is torn. My glasses broke.")
    things = find_things(story, IssueLabel.DEFECTIVE_ITEM, 0, 14)
    assert {thing.name: thing.is_plural for thing in things} == {
        "boots": True,
        "dress": False,
        "glasses": True,
    }


def test_products_are_literal_parts_of_the_text() -> None:
    text = "The heated blanket that I bought in May has a scorch mark."
    products = parse_complaint(text).details.products
    assert [text[span.start : span.end] for span in products] == [span.text for span in products]
    assert any("blanket" in span.text for span in products)
