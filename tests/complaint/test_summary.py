import pytest

from replykit import parse_complaint
from replykit.complaint.summary import clean, shorten


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("The blender arrived with a cracked jar.", "the blender arrived with a cracked jar"),
        ("I ordered a kettle. It arrived cracked.", "the kettle arrived cracked"),
        ("I am writing to complain that my parcel is lost.", "my parcel is lost"),
        ("THE SHOWER IS BROKEN AGAIN!!!", "the shower is broken again"),
    ],
)
def test_a_summary_names_the_thing_and_the_fault(text: str, summary: str) -> None:
    assert parse_complaint(text).issue.summary == summary


def test_lead_ins_and_insults_go() -> None:
    assert clean("So basically, your stupid app crashes daily.") == "your app crashes daily"


def test_a_summary_is_no_longer_than_fifteen_words() -> None:
    text = (
        "the sofa that we had ordered in March came with a tear in the seat "
        "and with legs of another model"
    )
    assert len(shorten(text).split()) <= 15
    assert shorten(text).startswith("the sofa that we had ordered in March came with a tear")


def test_the_issue_quotes_its_clause() -> None:
    text = "We love your tea. But the last tin came dented and half empty, which is a pity."
    issue = parse_complaint(text).issue
    assert "dented" in text[issue.start : issue.end]


def test_when_it_was_goes_first_from_a_long_line() -> None:
    text = (
        "On the second of April at noon, the driver left all four parcels of ours "
        "in the road outside the wrong house"
    )
    assert shorten(text).startswith("the driver left all four parcels")
    short = "On Monday, the driver left it in the road"
    assert shorten(short) == short


def test_thanks_are_no_part_of_a_line() -> None:
    text = "Thank you for the refund, which came today. It is £10 short of what I paid."
    assert "thank" not in parse_complaint(text).issue.summary.lower()
