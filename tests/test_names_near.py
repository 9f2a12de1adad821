"""One function tells what was probably meant by a name that is not known."""

import pytest

from replykit.near import is_slip, nearest, nearly

RULES = ("blame", "excuse", "dead-end", "missing-thanks")


@pytest.mark.parametrize(
    ("name", "near"),
    [("blaem", "blame"), ("excuses", "excuse"), ("dead_end", "dead-end"), ("blame", "blame")],
)
def test_a_slip_is_near(name: str, near: str) -> None:
    assert nearly(name, RULES) == near
    assert is_slip(name, near) is (name != near)


@pytest.mark.parametrize("name", ["missing-names", "house-words", "jargon", ""])
def test_another_name_is_no_slip(name: str) -> None:
    assert not any(is_slip(name, rule) for rule in RULES)


def test_a_hint_is_the_end_of_a_message() -> None:
    assert nearest("blaem", RULES) == "; did you mean 'blame'?"
    assert nearest("jargon", RULES) == ""
    assert nearest("blame", RULES) == ""
