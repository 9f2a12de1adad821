"""Signals in doubt are borne out by who goes where, and near misses are not."""

import pytest

from replykit import parse_complaint
from replykit.complaint.contact import has_contacted, was_told_when_sold
from replykit.complaint.leaving import leaves, may_leave
from replykit.complaint.legal import goes_to_law, is_harmless, names_body, names_law
from replykit.complaint.publicity import goes_public
from replykit.complaint.story import Story


@pytest.mark.parametrize(
    "text",
    [
        "I have reported this to the gambling commission.",
        "The energy ombudsman has my file.",
        "I am taking it to the rent tribunal.",
        "If it isn't paid I file with RERA.",
        "You are in breach of contract.",
        "Please treat this as a letter before action.",
        "My solicitor is drafting the claim.",
        "See you in small claims.",
        "We went to the housing authority about it.",
        "I have told Citizens Advice.",
        "I'm complaining to Fair Work.",
        "I shall raise a chargeback.",
    ],
)
def test_going_to_a_body_that_judges(text: str) -> None:
    assert goes_to_law(Story(text))
    assert names_law(Story(text))


@pytest.mark.parametrize(
    "text",
    [
        "The tennis court was flooded.",
        "The food court smelt of drains.",
        "I am a lawyer and I cannot follow your bill.",
        "My husband's a solicitor.",
        "The train was late and I missed my court date.",
        "The translation is for a tribunal hearing.",
        "In the court of public opinion you are guilty.",
        "The ball is in your court.",
        "I have power of attorney for my mother.",
        "Under the Consumer Rights Act I am entitled to a repair.",
        "We booked court 4 for seven.",
    ],
)
def test_words_of_the_law_that_threaten_nobody(text: str) -> None:
    story = Story(text)
    assert is_harmless(story)
    assert not goes_to_law(story)
    assert not names_body(story)
    assert not parse_complaint(text).signals.legal_threat


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("You kept my bond. I have lodged a claim with the tenancy tribunal.", True),
        ("The fee is wrong and the water regulator has been told.", True),
        ("You cancelled the 7.12 train and I missed my court date because of it.", False),
        ("The lights over the squash court went out at seven.", False),
    ],
)
def test_legal_threats_in_whole_texts(text: str, raised: bool) -> None:
    assert parse_complaint(text).signals.legal_threat is raised


@pytest.mark.parametrize(
    ("text", "is_leaving"),
    [
        ("We're taking our business to the other garage.", True),
        ("I won't be coming back.", True),
        ("I will never shop here again.", True),
        ("I've changed vets.", True),
        ("That's the last time I set foot in there.", True),
        ("You have lost a customer.", True),
        ("Please cancel the booking for Friday.", False),
        ("They closed my account.", False),
        ("I don't want to go back in for my scarf.", False),
        ("It will not come back on.", False),
        ("The clock struck for so long that we left the room.", False),
    ],
)
def test_leaving(text: str, is_leaving: bool) -> None:
    assert leaves(Story(text)) is is_leaving


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("My sister is ill so please cancel the table.", False),
        ("We'll certainly be back.", False),
        ("Please cancel my membership.", True),
        ("Next time we will try the place over the road.", True),
    ],
)
def test_words_of_leaving(text: str, may: bool) -> None:
    assert may_leave(Story(text)) is may


@pytest.mark.parametrize(
    ("text", "was_in_touch"),
    [
        ("I rang on Monday and was told Friday.", True),
        ("We have emailed twice.", True),
        ("I reported it in May.", True),
        ("I rang my sister, who lives next door.", False),
        ("I have reported it to the ombudsman.", False),
        ("I called for a taxi.", False),
        ("I wrote it down.", False),
        ("I rang the bell.", False),
    ],
)
def test_having_been_in_touch(text: str, was_in_touch: bool) -> None:
    assert has_contacted(Story(text)) is was_in_touch


@pytest.mark.parametrize(
    ("text", "is_public"),
    [
        ("I'm posting the photos on Facebook tonight.", True),
        ("The video is going out to all my followers.", True),
        ("I have told the local paper.", True),
        ("I've sent the discharge papers.", False),
        ("I saw it on Facebook.", False),
        ("I posted the parcel back.", False),
    ],
)
def test_making_it_public(text: str, is_public: bool) -> None:
    assert goes_public(Story(text)) is is_public


@pytest.mark.parametrize(
    "text",
    [
        "The office chair sinks by itself, a hand's breadth in an hour.",
        "The dishwasher stops in the middle of every other wash and starts again by itself.",
        "All four garden chairs wobble and the paint has gone green.",
    ],
)
def test_a_fault_that_hurts_nobody_is_no_danger(text: str) -> None:
    assert not parse_complaint(text).signals.safety_risk


@pytest.mark.parametrize(
    ("text", "was_at_sale"),
    [
        ("I was told in the shop that roaming was included.", True),
        ("Your salesman said twice that it was oak.", True),
        ("I was told in the shop that it was included, and I have emailed you since.", False),
        ("I was told on Monday that it would come.", False),
    ],
)
def test_what_was_said_when_it_was_sold_is_no_contact(text: str, was_at_sale: bool) -> None:
    assert was_told_when_sold(Story(text)) is was_at_sale


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
