"""What a draft calls the thing that a complaint is about."""

import pytest

from replykit import draft_reply


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("My mother's hearing aid whistles. Please repair it.", "hearing aid"),
        ("The washing machine you sent leaks. Please repair it.", "washing machine"),
        ("My kettle leaks from the handle. Please repair it.", "kettle"),
    ],
)
def test_a_name_of_several_words_stays_whole(text: str, thing: str) -> None:
    told = draft_reply(text).text
    assert thing in told
    assert "your hearing turned" not in told
