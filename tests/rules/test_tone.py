"""Everyday ways to hand a fault off or to talk it away, and the honest ones beside them."""

import pytest

from replykit import Severity, lint_reply


def told(text: str) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in lint_reply(text).findings}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("excuse", "Head office decided that."),
        ("excuse", "The decision was made by head office."),
        ("excuse", "It was decided above me."),
        ("excuse", "I'm new here."),
        ("argumentative", "Nothing is broken at our end."),
        ("argumentative", "It works on my phone."),
        ("argumentative", "The site works for us."),
        ("blame", "I apologise on behalf of the courier who broke it."),
        ("blame", "Had the form been completed correctly, it would have gone out on Monday."),
        ("vague-follow-up", "Bear with me."),
    ],
)
def test_handed_off(rule: str, text: str) -> None:
    assert told(text).get(rule, Severity.ADVICE) is not Severity.ADVICE


@pytest.mark.parametrize(
    "text",
    [
        "Head office decided today that the fee is yours to have back.",
        "My manager decided to refund you.",
        "NHS staff and UK residents get the same price.",
        "It works on my phone and not on yours, so I have borrowed one like it.",
        "I have put in a new cable and the line works on the office phone again.",
        "Nothing was wrong at your end.",
        "Everything is ready at our end for Friday.",
        "All is in order at our end; the van leaves at noon.",
        "I'm sorry on behalf of the supplier and of us, as we chose them.",
        "I apologise on behalf of our whole team for the broken jug.",
        "Had we filled the form in properly, you would have had it on Monday.",
        "I'm new here and could still have asked what a child pays.",
        "Bear with me for ten minutes while I ring the depot.",
        "I won't ask you to calm down; I'd be furious too.",
        "I will deal with it the same day.",
        "You can cancel at any price band.",
        "The page said both, so no wonder you were confused.",
    ],
)
def test_said_honestly(text: str) -> None:
    assert not told(text)
