"""How soon a customer has to hear, read from all that they write."""

import pytest

from replykit import draft_reply
from replykit.complaint.story import Story
from replykit.drafter.pressing import AT_ONCE, DEFAULT_TIME, TODAY, usual_time
from replykit.drafter.urgency import LINES, read_urgency
from replykit.model import Channel


@pytest.mark.parametrize(
    "text",
    [
        "The carbon monoxide alarm you fitted keeps going off and my son has a headache. "
        "We are out on the landing. What do we do?",
        "My mum is on her own, she has fallen and your carer has not come. I am two hours away, "
        "please ring me now.",
    ],
)
def test_who_is_in_danger_as_they_write_hears_within_the_hour(text: str) -> None:
    assert "now" in read_urgency(Story(text))
    assert usual_time(Story(text), Channel.EMAIL) == AT_ONCE
    assert usual_time(Story(text), Channel.REVIEW) == TODAY
    assert usual_time(Story(text), Channel.LETTER) == DEFAULT_TIME
    assert AT_ONCE in draft_reply(text).text


@pytest.mark.parametrize(
    "text",
    [
        "The mattress you sent in March has a dip in it. I would like to know what you can do.",
        "Your invoice for June shows the standing charge twice. Please correct it.",
        "The waiter laughed at my pronunciation. We shan't be back.",
        "Today the lamp I bought last year stopped working. A pity, I liked it.",
        "",
    ],
)
def test_what_can_wait_is_not_hurried(text: str) -> None:
    assert not read_urgency(Story(text))
    assert usual_time(Story(text), Channel.EMAIL) == DEFAULT_TIME


def test_there_is_a_line_for_today_and_one_for_now() -> None:
    assert list(LINES) == ["soon", "now"]
