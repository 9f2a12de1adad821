"""Which remedies a customer asks for, where one is set against another."""

import re

import pytest

from replykit import draft_reply, parse_complaint
from replykit.model import RequestLabel

CONTRASTS = [
    ("The toaster smokes. I want a refund, not a repair.", "refund", "repair"),
    ("My boots split. I want a new pair, not my money back.", "replacement", "refund"),
    ("The lamp flickers. Not a voucher, a refund please.", "refund", "compensation"),
    ("The curtains tore. I don't want a refund, I want a replacement.", "replacement", "refund"),
    ("The tap drips. I don't want an engineer I want my money back.", "refund", "repair"),
    ("The sofa is stained. I'd like it replaced rather than repaired.", "replacement", "repair"),
    ("The blender died. Instead of a replacement, I'd like a refund.", "refund", "replacement"),
    ("The blender died. I'd like a replacement instead of a refund.", "replacement", "refund"),
    ("The mirror is cracked. Replacement please, no refund.", "replacement", "refund"),
    ("The watch stopped. No replacement, just a refund.", "refund", "replacement"),
    ("The watch stopped. Just a refund, no replacement needed.", "refund", "replacement"),
    ("The washer floods. I want it repaired, not replaced.", "repair", "replacement"),
    ("The washer floods. Repair it, rather than replacing it.", "repair", "replacement"),
    ("The coat is wrong. I don't want another coat, just my money back.", "refund", "replacement"),
    ("The coat is wrong. I want a refund, not another coat.", "refund", "replacement"),
    ("You lost my bag. I want compensation, not an apology.", "compensation", "apology"),
    ("The line is dead. It's not a discount I want, it's a refund.", "refund", "compensation"),
    ("The bill is wrong. I want an explanation and not an apology.", "explanation", "apology"),
    ("The grill smokes. Not interested in another £5 credit, refund me.", "refund", "compensation"),
    ("The printer jams. It's my money I want, not a new printer.", "refund", "replacement"),
    ("The clock is slow. Not interested in a credit note. I want cash.", "refund", "compensation"),
    ("The phone is dead. Only a refund will do, no more repairs.", "refund", "repair"),
    ("The radio hums. No to a voucher, yes to a refund.", "refund", "compensation"),
    ("Dinner was cold. We'd prefer a refund over a voucher.", "refund", "compensation"),
    ("The drill broke. A refund and not a replacement is what I'm after.", "refund", "replacement"),
]
"""A text, what it asks for, and what it refuses."""

BOTH = [
    ("Your waiter shouted. I want not just a refund but an apology.", "refund apology"),
    ("Your waiter shouted. I want not only an apology but also a refund.", "refund apology"),
    ("The cake was stale. I don't just want an apology, I want a refund.", "refund apology"),
    ("The lamp broke. I want a refund or a replacement, not silence.", "refund replacement"),
    ("The jumper shrank. I want a full refund, not half of it.", "refund"),
    ("I have not yet had the refund I asked for. Please pay it now.", "refund"),
    ("I did not get the replacement you promised me. Please send the replacement.", "replacement"),
    ("The kettle leaks. Why not a refund?", "refund"),
    ("You sent a voucher, not the refund I asked for. Please refund me.", "refund"),
    ("I was offered a replacement, not a refund. I want a refund.", "refund"),
    ("I'm not happy with the lamp, I want a refund.", "refund"),
    ("No reply, no refund, nothing. Please pay my money back.", "refund"),
]
"""Near misses: a "not" that refuses no remedy, and what is asked for."""


def _read(text: str) -> tuple[set[str], set[str]]:
    """The labels asked for, and those refused."""
    requests = parse_complaint(text).requests
    return (
        {one.label.value for one in requests if not one.refused},
        {one.label.value for one in requests if one.refused},
    )


@pytest.mark.parametrize(("text", "asked", "refused"), CONTRASTS)
def test_the_remedy_outside_the_negation_is_asked_for(text: str, asked: str, refused: str) -> None:
    """The one inside is refused, and nothing else."""
    wanted, unwanted = _read(text)
    assert asked in wanted
    assert unwanted == {refused}


@pytest.mark.parametrize(("text", "asked"), BOTH)
def test_a_not_that_refuses_nothing_leaves_the_requests(text: str, asked: str) -> None:
    """What is not all, not yet there or not offered is still asked for."""
    wanted, unwanted = _read(text)
    assert set(asked.split()) <= wanted
    assert unwanted == set()


TOGETHER = [
    ("I've had no apology and no refund. I want both.", "apology refund"),
    ("I asked for a callback and an explanation. I'd like both, please.", "callback explanation"),
    ("You offered no repair, no replacement. I'll take either.", "repair replacement"),
]
APART = [
    "Both lamps came broken. I want both to work.",
    "You promised a callback and a refund. I am still waiting for both.",
    "There was no voucher and no call. I expected neither.",
]


@pytest.mark.parametrize(("text", "asked"), TOGETHER)
def test_both_stands_for_what_was_named(text: str, asked: str) -> None:
    """The remedies that were lacking are asked for."""
    assert set(asked.split()) <= _read(text)[0]


@pytest.mark.parametrize("text", APART)
def test_both_of_anything_else_asks_for_no_remedy(text: str) -> None:
    """Near misses: two things, what is awaited, what was not expected."""
    assert _read(text)[0].isdisjoint({"compensation", "callback", "refund", "apology"})


def test_who_ends_a_newsletter_stays() -> None:
    """It raises no signal."""
    assert parse_complaint("Please cancel my newsletter.").signals.labels() == ()


def test_a_list_of_what_is_refused_is_no_answer_to_it() -> None:
    """A remedy behind a comma is asked for only where the list does not go on."""
    asked, refused = _read("The tent leaks. I don't want a voucher, a discount or an apology.")
    assert asked & {"compensation", "apology"} == set()
    assert {"compensation", "apology"} <= refused


def test_the_words_of_a_demand_are_marked() -> None:
    """Offsets are code points of the text."""
    text = "Ünlucky — the kettle leaks. No voucher, just my money back."
    requests = parse_complaint(text).requests
    (asked,) = (one for one in requests if not one.refused)
    assert "my money back" in text[asked.start : asked.end]


@pytest.mark.parametrize(
    "text",
    [
        "The kettle leaks. I want a refund, not a replacement.",
        "The kettle leaks. I don't want a voucher, I want my money back.",
        "The kettle leaks. Not another repair, a refund please.",
    ],
)
def test_the_draft_offers_what_is_asked_for(text: str) -> None:
    """And not what is refused, though their own words may be told back."""
    complaint = parse_complaint(text)
    assert RequestLabel.REFUND in {one.label for one in complaint.requests if not one.refused}
    draft = draft_reply(complaint).text
    ours = [
        one for one in re.split(r"(?<=[.?!])\s+", draft) if not one.startswith("You would like")
    ]
    assert any("refund" in one or "money back" in one for one in ours)
    for one in complaint.requests:
        assert not one.refused or one.label.value not in " ".join(ours)


ERRANDS = [
    "Please update my address.",
    "Can you update my email address?",
    "Please change the name on my booking to Sarah Cole. My booking reference is AB123.",
    "I need to change my delivery address. We have moved to 4 Mill Lane.",
    "Kindly update the card on my account.",
    "Please remove my email address from your mailing list.",
    "Please cancel my newsletter.",
    "Could you stop the brochures, please? We have moved.",
    "It would be lovely if you opened on Mondays.",
    "I wish you sold the green one in a large. Love the shop.",
]
COMPLAINTS = [
    "Please update the app, it crashes every time.",
    "Update my address! This is the fourth time I ask.",
    "Please update my account, it shows a debt I paid in May.",
    "Please cancel my order, it is six weeks late.",
    "Please fix my router, it drops every night.",
    "Please cancel my newsletter, I have asked three times already.",
    "It would be nice if somebody answered the phone.",
    "I wish you had told me that you were closed. I drove forty miles for nothing.",
]


@pytest.mark.parametrize("text", ERRANDS)
def test_an_errand_is_no_complaint(text: str) -> None:
    """Something held of the customer is to be changed, and nothing is wrong."""
    assert not parse_complaint(text).is_complaint


@pytest.mark.parametrize("text", COMPLAINTS)
def test_an_errand_with_a_fault_is_a_complaint(text: str) -> None:
    """Near misses: the same opening, and what went wrong."""
    assert parse_complaint(text).is_complaint
