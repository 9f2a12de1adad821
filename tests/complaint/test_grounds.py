"""Signals, complaints and order numbers need grounds in the text."""

import pytest

from replykit import parse_complaint


@pytest.mark.parametrize(
    ("text", "signal", "raised"),
    [
        ("The drawer won't stay shut.", "churn_risk", False),
        ("I won't stay with you again.", "churn_risk", True),
        ("Great team, lovely room. Bye", "churn_risk", False),
        ("My parcel is three weeks late. Bye", "churn_risk", True),
        ("We asked for a non-smoking room and got the wrong one.", "safety_risk", False),
        ("The charger was smoking.", "safety_risk", True),
        ("I hope your garden is in bloom.", "abusive", False),
        ("You people are lazy and rude.", "abusive", True),
    ],
)
def test_a_signal_needs_its_words(text: str, signal: str, raised: bool) -> None:
    assert getattr(parse_complaint(text).signals, signal) is raised


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("My kettle KX-450 leaks.", []),
        ("The model HB-200 stopped working.", []),
        ("My booking HB-200 was cancelled.", ["HB-200"]),
        ("Order HB-20012 never came.", ["HB-20012"]),
    ],
)
def test_a_model_is_no_order(text: str, ids: list[str]) -> None:
    assert [found.text for found in parse_complaint(text).details.order_ids] == ids


@pytest.mark.parametrize(
    "text", ["Do you sell fire doors?", "Is the smoke alarm in your catalogue battery powered?"]
)
def test_asking_about_danger_is_no_complaint(text: str) -> None:
    assert not parse_complaint(text).is_complaint
