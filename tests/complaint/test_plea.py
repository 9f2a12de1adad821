"""What is asked for, and what only has to be taken in."""

import pytest

from replykit import parse_complaint
from replykit.complaint.plea import find_pleas, is_heeding
from replykit.complaint.story import Story
from replykit.text import Tokens


def pleas(text: str) -> list[str]:
    return [plea.text for plea in find_pleas(Story(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Bear in mind that it was a Tuesday.",
        "Please note that the shop was empty.",
        "Let me get this straight.",
        "Please take this in the spirit in which it is meant.",
        "Believe me, I waited.",
        "Forgive the long letter.",
        "Read that again slowly.",
        "Make it make sense.",
        "Get this.",
        "Don't get me wrong, the soup was lovely.",
    ],
)
def test_an_order_to_take_something_in_asks_for_nothing(text: str) -> None:
    assert pleas(text) == []
    assert is_heeding(Tokens(text).norms)


@pytest.mark.parametrize(
    "text",
    [
        "Please take the charge off my bill.",
        "Take it off my account.",
        "Get this fixed by Friday.",
        "Let me know when it ships.",
        "I want it mended.",
        "Could somebody ring me back?",
        "The page should be put right.",
        "When will it arrive?",
        "Do the job again.",
        "I'd be glad if you could look at it.",
        "Note it on my file, please.",
    ],
)
def test_a_plea_is_found(text: str) -> None:
    assert pleas(text)


@pytest.mark.parametrize(
    "text",
    [
        "What exactly am I paying for?",
        "Are you serious?",
        "Who runs this place?",
        "The waiter told us to wait.",
        "I said please.",
        "Paid for a massage and got a lecture.",
        "You could not make it up.",
    ],
)
def test_a_rhetorical_question_and_a_report_are_none(text: str) -> None:
    assert pleas(text) == []


def requests(text: str) -> set[str]:
    return {("!" if one.refused else "") + one.label for one in parse_complaint(text).requests}


@pytest.mark.parametrize(
    "text",
    [
        "Half of the set lunch was cold. Please take this in the spirit in which it's meant.",
        "Get this. The taxi drove off with my shopping and the driver waved.",
        "The sauna was lukewarm all week. Make it make sense.",
        "Let me get this straight: the pool shuts at noon because of the heat?",
    ],
)
def test_idioms_ask_for_no_correction(text: str) -> None:
    assert "correction" not in requests(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("You billed me for two rooms and I had one. Take the second room off.", "correction"),
        ("The meter reading on my bill is wrong. Please correct it.", "correction"),
        ("My driver was rude to my mother. Please put this in front of his manager.", "escalation"),
        ("I paid for three nights and you cancelled one. You still owe me £40.", "refund"),
    ],
)
def test_what_a_plea_names_is_given(text: str, label: str) -> None:
    assert label in requests(text)
    if label != "correction":
        assert "correction" not in requests(text)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("You took the fee twice. Put the £18 back on my card.", {"refund"}),
        ("My bill is wrong again, take the line rental off it.", {"correction"}),
    ],
)
def test_the_words_of_one_request_are_not_another(text: str, labels: set[str]) -> None:
    assert requests(text) == labels


def test_another_go_is_no_other_thing() -> None:
    assert "replacement" not in requests(
        "The logo is the wrong blue. Please have another go at it."
    )
    assert "replacement" in requests("The vase came broken. Please send me another one.")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The app dies when I tap pay. I guess you don't want my money?", set()),
        ("Your site won't take my card. Don't you want my money?", set()),
        ("You owe me £40. Do you not want my money? I want it back.", {"refund"}),
        ("You only refunded me £4 and I paid £40. Please send the rest.", {"refund"}),
    ],
)
def test_scorn_asks_for_no_money_and_the_rest_is_what_was_spoken_of(
    text: str, asked: set[str]
) -> None:
    requests = parse_complaint(text).requests
    assert {str(one.label) for one in requests if not one.refused} == asked
