"""A promise without a time: "then" has the time of the sentence before."""

import pytest

from replykit import lint_reply


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("The part is out on Thursday. I'll write to you then.", False),
        ("The part is on its way. I'll write to you then.", True),
    ],
)
def test_then_is_a_time_where_one_was_named(text: str, vague: bool) -> None:
    assert any(f.rule == "vague-follow-up" for f in lint_reply(text).findings) is vague
