"""What is put before the point: left out of the line, and out of the reply."""

import pytest

from replykit import draft_reply, parse_complaint


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("My problem is that the app deletes my drafts every night.",
         "the app deletes my drafts every night", "the app deletes your drafts every night"),
        ("What makes me so angry is you charged me twice and then denied it.",
         "you charged me twice and then denied it", "we charged you twice"),
        ("What I don't understand is why my refund went to somebody else's card.",
         "my refund went to somebody else's card", "your refund went to somebody else's card"),
        ("It's not the money, it's that nobody told us the pool was shut.",
         "nobody told us the pool was shut", "nobody told you the pool was shut"),
        ("I'm fed up that the zip on my new boots broke on day two.",
         "the zip on my new boots broke on day two", "the zip on your new boots broke"),
        ("It's ridiculous that nobody rang me back about the boiler.",
         "nobody rang me back about the boiler", "nobody rang you back about the boiler"),
        ("To my horror you charged me twice for the same order.",
         "you charged me twice for the same order", "we charged you twice for the same order"),
    ],
)  # fmt: skip
def test_a_frame_is_left_out(text: str, line: str, told: str) -> None:
    complaint = parse_complaint(text)
    draft = draft_reply(complaint).text
    assert complaint.issue.summary == line
    assert told in draft.replace("We ", "we ")
    assert '"' not in draft


@pytest.mark.parametrize(
    "text",
    ["My main gripe is the mattress, which had stains on it.",
     "The trouble is noise from the bar at night.",
     "I can't accept your new menu at all."],
)  # fmt: skip
def test_a_frame_around_a_thing_stays(text: str) -> None:
    assert parse_complaint(text).issue.summary.casefold() == text[:-1].casefold()
