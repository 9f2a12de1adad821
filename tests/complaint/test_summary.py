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


@pytest.mark.parametrize(
    "text",
    [
        "My blender arrived with a cracked jar. Please send me a new one.",
        "My blender arrived with a cracked jar. Could you send a new one?",
        "My blender arrived with a cracked jar. I want a new one.",
    ],
)
def test_no_request_is_joined_to_a_line(text: str) -> None:
    assert parse_complaint(text).issue.summary == "my blender arrived with a cracked jar"


def test_a_further_sentence_that_tells_is_joined() -> None:
    found = parse_complaint("The ring was resized. A stone fell out. Refund it.").issue.summary
    assert "stone fell out" in found


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Nobody on your helpline knew what a blue badge was.", "badge was"),
        ("My broadband was cut off on the day I moved in.", "I moved in"),
    ],
)
def test_a_whole_sentence_keeps_its_last_word(text: str, end: str) -> None:
    assert parse_complaint(text).issue.summary.endswith(end)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("You people are clowns, the app is down again", "the app is down again"),
        ("you useless shower of muppets, the boiler is off again", "the boiler is off again"),
    ],
)
def test_a_line_holds_no_insult(text: str, line: str) -> None:
    assert parse_complaint(text).issue.summary == line
