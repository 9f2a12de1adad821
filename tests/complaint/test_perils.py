"""Who says that somebody is in danger now is heard."""

import pytest

from replykit import parse_complaint
from replykit.complaint.perils import find_perils, gravest
from replykit.model import RequestLabel
from replykit.text import Document


def peril_in(text: str) -> str:
    """The gravest kind of peril that a text tells of."""
    return gravest(find_perils(Document(text)))


TOLD = [
    ("I feel suicidal after what your tutor said to me.", "despair"),
    ("honestly since the bailiffs came ive been thinking about killing myself", "despair"),
    ("There's no point in living if I lose the house over your mistake.", "despair"),
    ("There's a strong smell of gas by the cooker you installed on Monday.", "gas"),
    ("Our carbon monoxide alarm has gone off twice since your engineer's visit.", "gas"),
    ("The pharmacy gave me somebody else's tablets. I took two.", "poison"),
    ("The tablets say 10mg. i took one this morning before i saw.", "poison"),
    ("My toddler swallowed a battery from your toy.", "poison"),
    ("My husband hit me when he saw the letter you sent to the wrong name.", "violence"),
    ("My ex got my new address from your call centre.", "violence"),
    ("Your carer didn't come and my dad has been on the floor since last night.", "helpless"),
]
HARMLESS = [
    "I can't go on like this: three engineers and still no internet.",
    "I want to end my contract and end all payments.",
    "The suicide prevention course I booked was cancelled twice.",
    "I don't want to live in this flat until the damp is fixed.",
    "I could have killed myself on that step.",
    "I took my life savings out because of your advice.",
    "The gas bill is wrong again.",
    "You sent the wrong tablets: I ordered the iPad and got the Samsung tablets.",
    "My ex bought the sofa and the receipt is in his name.",
    "She beats me at every game since I got her your app.",
    "The vase has been on the floor of the shop since Monday.",
    "My carer's allowance has not come since Sunday.",
    "The restraining strap on the pushchair is loose.",
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_a_peril_is_a_complaint_with_a_risk(text: str, kind: str) -> None:
    complaint = parse_complaint(text)
    assert peril_in(text) == kind
    assert complaint.is_complaint
    assert complaint.signals.safety_risk
    shown = complaint.signals.evidence["safety_risk"]
    assert shown
    assert all(span.text == text[span.start : span.end] for span in shown)


@pytest.mark.parametrize("text", HARMLESS)
def test_words_of_a_peril_alone_are_none(text: str) -> None:
    assert peril_in(text) == ""


def test_the_gravest_is_told_first() -> None:
    assert peril_in("I smell gas and I don't care, I just want to die.") == "despair"


def test_wanting_to_end_it_all_cancels_nothing() -> None:
    complaint = parse_complaint("Your letters about the debt go on and on. I want to end it all.")
    assert not complaint.signals.churn_risk
    assert RequestLabel.CANCELLATION not in {request.label for request in complaint.requests}
