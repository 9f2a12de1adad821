"""What was read as the issue is told in their words, where no clause of it is a fault alone."""

import pytest

from replykit import draft_reply
from replykit.model import Stage


def said(text: str, channel: str = "chat", stage: str = "first") -> str:
    return draft_reply(text, channel=channel, stage=stage).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Size 4 on the lid, size 6 in the box. Party is tonight.", "size 4 on the lid, size 6 in"),
        ("I ordered eight oak chairs. You sent eight stools.", "we sent eight stools"),
        ("Now you want me to pay the postage for your mistake.", "we want you to pay"),
        ("Spare keys were due on the third. Nothing, it's the tenth.", "due on the third"),
    ],
)
def test_what_shows_no_fault_by_itself_is_told_as_it_stands(text: str, told: str) -> None:
    assert told in said(text).lower()


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("I paid for a greenhouse in May. It arrived without its roof.", "greenhouse"),
        ("We booked a table for six. They had given it to somebody else when we came.", "table"),
    ],
)
def test_the_thing_is_named_where_only_it_is_told_of(text: str, thing: str) -> None:
    assert thing in said(text).lower()


def test_an_apology_is_for_the_issue_and_not_for_what_is_mentioned() -> None:
    text = (
        "The cooker you fitted trips the fuse every evening. My neighbour has changed to gas. "
        "His brother has no cooker at all."
    )
    assert "trips the fuse" in said(text)
    assert "neighbour" not in said(text)


def test_insults_are_not_repeated() -> None:
    assert "pig" not in said("Your porter shouted at my mother. He is a bully and a pig.").lower()


def test_nobody_else_is_taken_for_who_did_it() -> None:
    text = "Somebody rang our bell at 2am. It was not my husband. He said the meter was his."
    assert "your husband said" not in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "My court was booked for six and the app says it was cancelled. The tennis court was free.",
        "I am an usher at the county court, and I cannot make sense of the figures on this bill.",
        "I'm not writing to threaten you with lawyers. The export stops at row 900.",
    ],
)
def test_a_court_threatens_nobody_by_being_named(text: str) -> None:
    assert "in writing alone" not in said(text)
    assert "weighs on you" not in said(text)


def test_what_is_said_of_us_under_a_threat_stays_what_they_write() -> None:
    text = (
        "You have let my flat to somebody else while my rent was paid. "
        "I shall take this to the tribunal."
    )
    told = said(text, "email")
    assert "we have let" not in told or "write that we have let" in told or "tell us that" in told


def test_a_copy_of_a_paper_is_a_request() -> None:
    told = said("Please send me a copy of my receipt for May. Thanks, Paul", "email")
    assert "sorry" not in told.lower()
    assert "receipt for May" in told


def test_a_name_after_the_last_sentence_is_the_customers() -> None:
    assert "Amira" in said("The lamp came without a plug. Can you send one? Amira", "email")
    assert "Thanks" not in said("The lamp came without a plug. Thanks", "email").split("\n")[0]


def test_money_and_no_voucher_is_answered_with_money() -> None:
    told = said("Refund please, no voucher. The boots were two different sizes.")
    assert "transfer" in told
    assert "replacement" not in told


@pytest.mark.parametrize("stage", [Stage.UPDATE, Stage.ESCALATION])
def test_what_was_asked_for_is_taken_up_at_every_stage(stage: Stage) -> None:
    text = "The frame of my bike cracked on its second ride. Refund me, and ring me about it."
    told = said(text, "email", stage)
    assert "refund" in told.lower()
    assert "call" in told.lower()
