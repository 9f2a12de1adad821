"""What is said out of courtesy is cut away before a complaint is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit import parse_complaint
from replykit.complaint.courtesy import cut_courtesies
from replykit.model import IssueLabel

TOLD = "The lift stopped between floors."


@pytest.mark.parametrize(
    "closing",
    [
        " Thanks, Priya",
        " Thanks,\nPriya",
        "\n\nMany thanks\nTom",
        " Cheers, Tom",
        " Thank you, Mrs Osei",
        " Thanks in advance. Kind regards, Ana de Souza",
        "\nBest,\nJo",
        " Best wishes, J. Hill",
        "\n\nYours faithfully,\n\nDr. Amara Obi (flat 4)",
        " Thanks",
        " Thank you.",
        "\nthanks\njo",
        " Thanks Tom x",
        "\n\nAmira",
        " Amira",
        "\n- Helen Marsh",
        "\nMrs Oyelaran",
    ],
)
def test_a_closing_is_blanked(closing: str) -> None:
    text = TOLD + closing
    assert cut_courtesies(text).rstrip() == TOLD
    assert len(cut_courtesies(text)) == len(text)


@pytest.mark.parametrize(
    "opening",
    [
        "Hi, ",
        "Dear Sir or Madam,\n\n",
        "Good morning team! ",
        "To whom it may concern: ",
        "I hope you are well. ",
        "Hope you're well, ",
        "Hello Mrs Osei,\nI hope you are having a good day. ",
        "Hi there. I hope this finds you well. ",
        "I trust that everyone is in good health. ",
        "Hope all is well! ",
        "Hi. How are you? ",
    ],
)
def test_an_opening_is_blanked(opening: str) -> None:
    text = opening + TOLD
    assert cut_courtesies(text).lstrip() == TOLD
    assert len(cut_courtesies(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for the lovely stay",
        "Thank you so much, the team was great",
        "It was sorted by lunch. Thanks Maria!",
        "The crew was kind. Thank you for the care you took.",
        "A new kettle? No, thanks",
        "Your tea is the best",
        "He waved and gave no thanks",
        "I hope you are well aware of what this did to us.",
        "I hope you are proud of yourselves.",
        "I hope you are having a good day at my expense.",
        "Hello? Is anybody there?",
        "Dear oh dear what a mess",
        "Thanks, Priya",
        "Hi",
        "",
    ],
)
def test_what_is_meant_is_kept(text: str) -> None:
    assert cut_courtesies(text) == text


@given(st.text(alphabet="Thanks, \nPriyaHopeuwl.!", max_size=300) | st.text())
def test_cutting_keeps_the_length(text: str) -> None:
    cut = cut_courtesies(text)
    assert len(cut) == len(text)
    assert all(new in (old, " ") for new, old in zip(cut, text, strict=True))


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("There was a nail in the soup.", IssueLabel.SAFETY),
        ("You billed me twice for one month.", IssueLabel.BILLING),
        ("My parcel never arrived.", IssueLabel.DELIVERY),
        ("The gas heater leaked and made us ill.", IssueLabel.SAFETY),
    ],
)
@pytest.mark.parametrize("closing", ["", " Thanks, Priya", "\nMany thanks\nTom", " Cheers, Tom"])
@pytest.mark.parametrize("opening", ["", "Hi Jo,\n", "I hope you are well. "])
def test_courtesies_change_nothing_that_is_read(
    told: str, label: IssueLabel, opening: str, closing: str
) -> None:
    found = parse_complaint(opening + told + closing)
    alone = parse_complaint(told)
    assert found.is_complaint
    assert found.issue.label is label
    assert found.issue.summary == alone.issue.summary
    assert found.emotion.label is alone.emotion.label
    assert not found.signals.abusive
    assert found.text[found.issue.start : found.issue.end].strip() in told


def test_names_are_still_found_in_the_greeting_and_the_closing() -> None:
    found = parse_complaint("Dear Mrs Osei,\nMy parcel never arrived.\nMany thanks\nTom")
    assert [name.text for name in found.details.names] == ["Osei", "Tom"]
    assert all(found.text[n.start : n.end] == n.text for n in found.details.names)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for the lovely stay",
        "Thank you so much, the team was great",
        "Lovely stay, great breakfast. Thanks, Priya",
        "Hi, just to say the new shop looks wonderful. Cheers, Tom",
    ],
)
def test_praise_stays_praise(text: str) -> None:
    assert not parse_complaint(text).is_complaint
