"""Which remedies a customer does not want."""

import pytest

from replykit.complaint.refusal import find_refusals
from replykit.complaint.story import Story

REFUSED = [
    ("I don't want another voucher.", "compensation"),
    ("We have no interest in store credit.", "compensation"),
    ("Please don't send us flowers.", "compensation"),
    ("Keep your vouchers, I want to be listened to.", "compensation"),
    ("A discount won't cut it.", "compensation"),
    ("You've offered a £10 coupon, which I decline.", "compensation"),
    ("No vouchers, thank you.", "compensation"),
    ("Please do not refund me, find the ring.", "refund"),
    ("I'm not after my money back.", "refund"),
    ("I would rather have the cot than a refund.", "refund"),
    ("I'd like it mended instead of a refund.", "refund"),
    ("You offered me a refund. I don't want it, I want the chair.", "refund"),
    ("Please don't bother sending a replacement.", "replacement"),
    ("We can do without another kettle.", "replacement"),
    ("Please, no more kettles.", "replacement"),
    ("I don't want it swapped.", "replacement"),
    ("I'm not having it patched up again.", "repair"),
    ("I do not want the same lads back.", "redo"),
    ("No need to apologise.", "apology"),
    ("You said sorry last week; spare me another.", "apology"),
    ("I'd rather you didn't phone.", "callback"),
    ("I don't need another courtesy call.", "callback"),
    ("No need to explain.", "explanation"),
    ("Please don't cancel my order.", "cancellation"),
    ("No need to involve the manager.", "escalation"),
]
"""A text, and what it refuses."""

ASKED = [
    "I don't want to wait another week for my refund.",
    "I do not want a refund in vouchers... I want it on my card and I'd like it today.",
    "You don't refund postage, I see.",
    "They would not take the replacement back.",
    "He does not want to give me a refund.",
    "There was no apology and no call.",
    "No refund yet.",
    "You sent a voucher instead of a refund.",
    "The credit is still not on my account.",
    "Why do you not send a replacement?",
    "The replacement does not work.",
    "I did not want a voucher at the time, I do now.",
    "I have not had an explanation.",
    "If you don't want to repair it, refund me.",
    "I want more than a refund.",
    "My voucher will not scan.",
    "You keep my deposit and my money.",
]


@pytest.mark.parametrize(("text", "label"), REFUSED)
def test_a_remedy_turned_down_is_refused(text: str, label: str) -> None:
    """Each construction, with a remedy of its kind."""
    found = find_refusals(Story(text))
    assert label in [refusal.label for refusal in found]


@pytest.mark.parametrize("text", ASKED)
def test_a_remedy_asked_for_or_missing_is_not_refused(text: str) -> None:
    """Near misses: others refuse, it never came, or only the way of it is refused."""
    assert [r.label for r in find_refusals(Story(text)) if r.label != "compensation"] == []


def test_two_remedies_may_be_refused_in_one_breath() -> None:
    """What is joined by "or" and "nor" is refused as well."""
    found = find_refusals(Story("I'm not looking for an apology, nor vouchers."))
    assert [refusal.label for refusal in found] == ["apology", "compensation"]


def test_the_words_of_a_refusal_are_marked() -> None:
    """Offsets are code points of the text."""
    text = "It is late — please don't replace it."
    (refusal,) = find_refusals(Story(text))
    assert "don't replace" in text[refusal.start : refusal.end]
