"""What a policy or a case promises is promised for what it fits, and nothing is made up beside it."""

# ruff: noqa: E501 -- a complaint is easier to read on one line

import pytest

from replykit import Case, Policy, Remedy, draft_reply
from replykit.drafter.given import deed_of
from replykit.drafter.matters import asks_for_paper

GOODS = Policy(
    remedies={
        "damaged-item": (
            Remedy(label="replacement", text="send you a new one"),
            Remedy(label="refund", text="refund the full price"),
        )
    }
)
ENGINEER = Policy(remedies={"technical": (Remedy(label="repair", text="send an engineer"),)})


@pytest.mark.parametrize(
    "text",
    [
        "The haircut was uneven and my fringe is crooked.",
        "You painted our hall the wrong colour.",
        "The massage was far too rough and my back is sore.",
        "Your delivery van reversed into our gatepost and the driver left without a word.",
        "Your courier scraped our car in the drive.",
    ],
)
def test_goods_are_not_promised_for_work_or_for_damage_done(text: str) -> None:
    assert "policy" not in {one.authority for one in draft_reply(text, GOODS).commitments}


@pytest.mark.parametrize(
    "text",
    [
        "The jug arrived with a crack.",
        "My parcel arrived five days late.",
        "You sent me a blue mug and I ordered green.",
        "The kettle stopped working after a week.",
    ],
)
def test_they_are_for_goods_damaged_late_wrong_and_faulty(text: str) -> None:
    assert "policy" in {one.authority for one in draft_reply(text, GOODS).commitments}


@pytest.mark.parametrize(
    "text",
    [
        "After your update half my calendar has vanished.",
        "Your website crashed and all my playlists are gone.",
        "The app keeps crashing when I open my files.",
        "I'd like to know why my parking appeal was rejected. I paid by phone, the app shows it. The fine of £60 should be cancelled.",
    ],
)
def test_nobody_is_sent_to_a_calendar_or_a_fine(text: str) -> None:
    assert "engineer" not in draft_reply(text, ENGINEER).text


@pytest.mark.parametrize(
    "text",
    [
        "My broadband router has been dead since Sunday.",
        "The app says that the boiler is off, and the boiler keeps crashing with error E4.",
    ],
)
def test_an_engineer_is_sent_to_a_device(text: str) -> None:
    assert "engineer" in draft_reply(text, ENGINEER).text


@pytest.mark.parametrize(
    "text",
    [
        "asked for my invoice twice already",
        "Have asked twice already for a copy of my bill.",
        "asked twice for my receipt",
        "need invoice for order 5512 pls, asked twice already",
        "I rang twice about my statement.",
    ],
)
def test_what_was_asked_for_twice_was_charged_by_nobody(text: str) -> None:
    assert asks_for_paper(text)
    said = draft_reply(text).text
    assert "double charge" not in said
    assert "refund" not in said


@pytest.mark.parametrize(
    "text",
    [
        "I was charged twice for the same ride.",
        "You billed me twice for March.",
        "You charged me twice and I asked for a receipt.",
        "I asked for my invoice and you took £40 twice.",
    ],
)
def test_a_double_charge_stays_one(text: str) -> None:
    assert not asks_for_paper(text)


@pytest.mark.parametrize(
    "text",
    [
        "You still bill me on estimates. £2,300 for a one-bed flat! My direct debit bounced and the bank charged me £25.",
        "You are asking me for £412 that I don't owe.",
        "Your bill says £980 and I have not paid it. The readings are wrong.",
    ],
)
def test_what_was_never_paid_is_not_given_back(text: str) -> None:
    said = draft_reply(text).text
    assert "£2,300 back" not in said
    assert "£412 back" not in said
    assert "£980 back" not in said
    assert "the way you paid" not in said


def test_what_was_paid_is_given_back() -> None:
    assert "£60 back" in draft_reply("You charged me £60 too much. I want the £60 back.").text


REFUSED = Case(
    requests_refused={"refund": "it is past 30 days"},
    remedies_granted=(Remedy(label="compensation", text="£40 back"),),
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "The kettle leaks. I want my money back and I want the old one collected.",
            "the old one collected",
        ),
        (
            "The rug is torn. Please refund me. I also want the hole in our door mended.",
            "the hole in your door mended",
        ),
        (
            "This is the second fridge with a dent. I want my money back and I want the old fridge collected.",
            "the old fridge collected",
        ),
    ],
)
def test_what_is_neither_granted_nor_refused_gets_a_date(text: str, left: str) -> None:
    draft = draft_reply(text, case=REFUSED)
    assert left in draft.text
    assert any(left in one.what for one in draft.commitments)


@pytest.mark.parametrize(
    "text",
    [
        "The jacket's zip broke. I want a refund.",
        "The lamp flickers. I would like what I paid back.",
    ],
)
def test_what_is_refused_is_not_left_open(text: str) -> None:
    said = draft_reply(text, case=REFUSED).text
    assert "I'll see to that" not in said


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Why did my rent go up?", "it is confidential"),
        ("You rejected my claim. Please explain why.", "the report belongs to the insurer"),
    ],
)
def test_an_explanation_that_was_given_is_not_refused(text: str, refused: str) -> None:
    case = Case(
        fault="not-ours",
        cause="the index rose in April",
        requests_refused={"explanation": refused},
    )
    said = draft_reply(text, case=case).text
    assert "the index rose in April" in said
    assert "cannot offer an explanation" not in said
    assert "explanation. I cannot offer" not in said
    assert "more detail" in said
    assert "my answer" not in said


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("have replaced the pump", "replaced the pump"),
        ("have refunded the fee", "refunded the fee"),
        ("sent replacement 2 May", "sent a replacement on 2 May"),
        ("order resent 4 June", "the order was resent on 4 June"),
        ("called you yesterday, no answer", "called you yesterday but there was no answer"),
        ("rang the courier, no reply", "rung the courier but there was no reply"),
        ("cust refunded 20 quid", "you have been refunded 20 quid"),
        ("customer was called back", "you were called back"),
        ("refunded the customer £20", "refunded you £20"),
    ],
)
def test_an_agents_note_is_told_to_the_customer(given: str, told: str) -> None:
    assert deed_of(given).text == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("sent a replacement on 2 May", "sent a replacement on 2 May"),
        ("moved the visit to Monday", "moved the visit to Monday"),
        ("booked the repair for 4 June", "booked the repair for 4 June"),
        ("passed it to customer service", "passed it to customer service"),
        ("have the lamp repaired", "have the lamp repaired"),
    ],
)
def test_an_agents_sentence_stays_as_it_is(given: str, told: str) -> None:
    assert told.split(" ", 1)[1] in deed_of(given).text


def test_no_outcome_is_promised_where_all_is_done() -> None:
    case = Case(actions_done=["the driver has apologised to you in writing"])
    said = draft_reply("The driver shut the doors on my frame. I want an apology.", case=case).text
    assert "outcome" not in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I want to return it and have the £90 back, including the delivery charge of £9.",
            "including the delivery charge",
        ),
        ("I want a refund, plus the postage, please.", "plus the postage"),
    ],
)
def test_what_goes_with_a_sum_is_part_of_the_demand(text: str, told: str) -> None:
    assert told in draft_reply(text).text
