"""What is offered on an occasion: a cancelled train is not replaced, a funeral not held again."""

import pytest

from replykit import Policy, Remedy, draft_reply, lint_reply
from replykit.drafter.occasions import occasion_of, occasions
from replykit.model import IssueLabel, RequestLabel


def promised(text: str) -> str:
    return " | ".join(one.what for one in draft_reply(text).commitments)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("The 8.10 train was cancelled and I missed my interview.", "refund the fare"),
        ("Your plumber cracked two tiles in my hall and said nothing.", "at our cost|damage"),
        ("The engineer never turned up on Tuesday. I took the day off.", "a visit at a time"),
        (
            "The wreath for my father's funeral arrived an hour after the service.",
            "refund what you paid",
        ),
        ("Your clinic cancelled my hip operation again.", "a firm new date"),
        ("The shelf came with four screws missing.", "send you what is missing"),
        ("Your sign says open until 6 and the doors were shut at 5.", "agree a time"),
        ("The bins on Elm Street have not been emptied for three weeks.", "an extra collection"),
        ("My parcel came nine days late.", "refund the delivery charge"),
        ("I was quoted £200 and the invoice says £340.", "the price you were quoted"),
        ("Your groomer cut my spaniel's ear, there was blood on the towel.", "the vet"),
    ],
)
def test_the_remedy_fits_what_it_is_about(text: str, offered: str) -> None:
    said = promised(text)
    assert any(part in said for part in offered.split("|"))


@pytest.mark.parametrize(
    ("text", "not_offered"),
    [
        ("The courier dented the box and my parcel is in pieces.", "have the damage repaired"),
        ("My parcel never came, it is three weeks late.", "refund the delivery charge"),
        ("I cancelled my order on Monday and you sent it anyway.", "put the order through"),
        ("The cake for my wedding is on Saturday and nobody answers.", "ask the manager"),
        ("You owe me £40 from May.", "take a wrong sum off your record"),
        ("The toaster came with a dent.", "send you what is missing"),
    ],
)
def test_a_near_miss_is_no_occasion(text: str, not_offered: str) -> None:
    assert not_offered not in promised(text)


def test_what_is_asked_for_is_still_offered() -> None:
    assert "refund what you paid" in promised(
        "The shelf came with four screws missing. I want my money back."
    )


def test_a_policy_takes_the_place_of_it() -> None:
    policy = Policy(
        remedies={
            IssueLabel.BOOKING: (Remedy(label=RequestLabel.REFUND, text="refund your ticket"),)
        }
    )
    text = "You cancelled my flight to Oslo the evening before."
    assert "refund your ticket" in draft_reply(text, policy).text


def test_each_has_two_things_to_choose_from_and_a_next_step() -> None:
    for one in occasions():
        assert len({help.label for help in one.remedies}) >= 2
        assert all(help.nouns and help.do for help in one.remedies)
        assert one.actions


def test_no_word_of_it_no_occasion() -> None:
    assert occasion_of("My kettle stopped working after a week.", IssueLabel.DEFECTIVE_ITEM) is None


def test_every_wording_of_it_is_clean() -> None:
    for one in occasions():
        for noun in (noun for help in one.remedies for noun in help.nouns):
            marked = lint_reply(f"Thank you for writing. We can offer you {noun}.").findings
            assert not [found for found in marked if found.quote in noun], noun
        for action in one.actions:
            marked = lint_reply(f"Thank you for writing. I'll {action} and tell you.").findings
            assert not [found for found in marked if found.quote and found.quote in action], action
