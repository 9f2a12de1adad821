"""What is meant by a signal, and what only sounds like it."""

import pytest

from replykit import parse_complaint
from replykit.complaint.leaving import cancels_once
from replykit.complaint.legal import is_harmless
from replykit.complaint.story import Story


@pytest.mark.parametrize(
    "text",
    [
        "I have reported this to the gambling commission.",
        "The energy ombudsman has my file.",
        "I am taking it to the rent tribunal.",
        "Please treat this as a letter before action.",
        "My solicitor is drafting the claim.",
        "See you in small claims.",
        "I have told Citizens Advice.",
        "I shall raise a chargeback.",
        "You kept my bond. I have lodged a claim with the tenancy tribunal.",
        "The fee is wrong and the water regulator has been told.",
    ],
)
def test_going_to_a_body_that_judges(text: str) -> None:
    assert not is_harmless(Story(text))
    assert parse_complaint(text).signals.legal_threat


@pytest.mark.parametrize(
    "text",
    [
        "The tennis court was flooded.",
        "The food court smelt of drains.",
        "I am a lawyer and I cannot follow your bill.",
        "My husband's a solicitor.",
        "The train was late and I missed my court date.",
        "In the court of public opinion you are guilty.",
        "The ball is in your court.",
        "I have power of attorney for my mother.",
        "Under the Consumer Rights Act I am entitled to a repair.",
        "We booked court 4 for seven.",
        "You cancelled the 7.12 train and I missed my court date because of it.",
        "The lights over the squash court went out at seven.",
    ],
)
def test_words_of_the_law_that_threaten_nobody(text: str) -> None:
    assert is_harmless(Story(text))
    assert not parse_complaint(text).signals.legal_threat


@pytest.mark.parametrize(
    ("text", "is_leaving"),
    [
        ("We're taking our business to the other garage.", True),
        ("I won't be coming back.", True),
        ("I will never shop here again.", True),
        ("That's the last time I set foot in there.", True),
        ("You have lost a customer.", True),
        ("Please cancel my membership.", True),
        ("Cancel my order and close my account.", True),
        ("Please cancel the booking for Friday.", False),
        ("My sister is ill so please cancel the table.", False),
        ("They closed my account.", False),
        ("I don't want to go back in for my scarf.", False),
        ("The clock struck for so long that we left the room.", False),
    ],
)
def test_leaving(text: str, is_leaving: bool) -> None:
    assert parse_complaint(text).signals.churn_risk is is_leaving


def test_one_occasion_is_called_off() -> None:
    assert cancels_once(Story("Please cancel the booking for Friday.").sentences[0])
    assert not cancels_once(Story("Please cancel my membership.").sentences[0])


@pytest.mark.parametrize(
    ("text", "was_in_touch"),
    [
        ("I rang on Monday and was told Friday.", True),
        ("We have emailed twice.", True),
        ("I reported it in May.", True),
        ("I rang my sister, who lives next door.", False),
        ("I was told in the shop that roaming was included.", False),
        ("Your salesman said twice that it was oak.", False),
        ("Your driver left a card on each of three days.", False),
    ],
)
def test_having_been_in_touch(text: str, was_in_touch: bool) -> None:
    assert parse_complaint(text).signals.repeat_contact is was_in_touch


@pytest.mark.parametrize(
    ("text", "is_public"),
    [
        ("I'm posting the photos on Facebook tonight.", True),
        ("The video is going out to all my followers.", True),
        ("I have told the local paper.", True),
        ("I posted the parcel back.", False),
        ("I chose the mug from your newsletter and it came chipped.", False),
    ],
)
def test_making_it_public(text: str, is_public: bool) -> None:
    assert parse_complaint(text).signals.public_threat is is_public


@pytest.mark.parametrize(
    ("text", "is_danger"),
    [
        ("The brake lever came away in her hand on the hill.", True),
        ("My father's insulin has not come and he is on his last pen.", True),
        ("The saddle of the bicycle is brown and I had ordered black.", False),
        ("The office chair sinks by itself, a hand's breadth in an hour.", False),
        ("The dishwasher stops in the middle of every wash and starts again by itself.", False),
        ("All four garden chairs wobble and the paint has gone green.", False),
    ],
)
def test_a_danger_is_one_to_persons(text: str, is_danger: bool) -> None:
    assert parse_complaint(text).signals.safety_risk is is_danger


@pytest.mark.parametrize(
    ("text", "is_visit"),
    [
        ("The boiler man never came. No heating since Sunday.", True),
        ("Your plumber did not turn up on Friday.", True),
        ("The driver never came with my parcel.", False),
        ("The fridge never came.", False),
    ],
)
def test_a_visit_that_was_missed_is_no_delivery(text: str, is_visit: bool) -> None:
    label = parse_complaint(text).issue.label
    assert (label in ("booking", "missed-deadline")) is is_visit


def test_the_evidence_of_a_signal_is_where_it_is_said() -> None:
    text = (
        "I am writing about the boiler at 4 Oak Court. I rang on Monday and was told Friday. "
        "Nobody came."
    )
    found = parse_complaint(text).signals
    assert found.repeat_contact
    assert not found.legal_threat
    said = " ".join(span.text for span in found.evidence["repeat_contact"])
    assert "rang" in said
    assert "writing" not in said
