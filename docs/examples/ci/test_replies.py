"""Replies that an app holds in code."""

from collections.abc import Callable

LATE = "Hi {{ name | default: 'there' }},\n\nYour parcel left us today and reaches you on Monday."


def test_the_late_reply(assert_reply: Callable[..., None]) -> None:
    """It is one that we would sign."""
    assert_reply(LATE, channel="chat", ignore=["missing-thanks"])
