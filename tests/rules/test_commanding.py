"""What somebody must feel, and what is done to make sure, is no order."""

import pytest

from replykit import lint_reply


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("You must be exhausted after two nights without heating.", False),
        ("You must have felt let down.", False),
        ("I'll ring the bank on Friday to make sure the money has arrived.", False),
        ("You must be registered to claim.", True),
        ("You must be patient.", True),
        ("You must have it emptied before Friday.", True),
    ],
)
def test_an_order_is_told_from_a_guess(text: str, ordered: bool) -> None:
    found = [f for f in lint_reply(text).findings if f.severity != "advice"]
    assert any(f.rule == "commanding" for f in found) is ordered
