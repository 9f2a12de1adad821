"""Where a finding begins, what an apology points back to, and lines that only ask for a minute."""

import pytest

from replykit import lint_reply


def told(text: str, channel: str = "email") -> list[tuple[str, str]]:
    return [(one.rule, one.quote) for one in lint_reply(text, channel=channel).findings]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Hi Ann, calm down.", "calm down"),
        ("Dear Ms Lee, calm down.", "calm down"),
        ("Calm down, Ann.", "Calm down"),
    ],
)
def test_a_greeting_argues_with_nobody(text: str, quote: str) -> None:
    ((rule, found),) = told(text)
    assert rule == "argumentative"
    assert found.startswith(quote)


def test_an_apology_points_back_to_what_was_told() -> None:
    sorry = "and I am very sorry that this happened."
    assert told(f"You told us that our driver shouted at your son, {sorry}") == []
    stock = told(f"You told us that you were not satisfied with our service, {sorry}")
    assert [rule for rule, _ in stock] == ["generic-apology"]


def test_a_line_of_a_chat_that_asks_for_a_minute_lacks_nothing() -> None:
    text = "Got it, thanks! Let me check the warehouse. This takes me about two minutes."
    assert told(text, "chat") == []
    assert "missing-apology" in [rule for rule, _ in told(text)]
    longer = "Got it. The lamp was broken by us. It stays so. Read the terms."
    assert "missing-apology" in [rule for rule, _ in told(longer, "chat")]
