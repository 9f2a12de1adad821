"""Messages to which nobody apologises."""

import pytest

from replykit import draft_reply, lint_reply
from replykit.drafter.neutral import answer_of, is_plain_request
from replykit.model import IssueLabel, SectionKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ok", "answer"),
        ("Yes please.", "answer"),
        ("No thanks", "answer"),
        ("thx", "thanks"),
        ("Great, thanks!", "thanks"),
        ("Thanks for nothing.", None),
        ("Thank you so much, Maria was wonderful.", None),
        ("ok?", None),
        ("", None),
    ],
)
def test_an_answer_says_no_more_than_yes_no_or_thanks(text: str, kind: str | None) -> None:
    assert answer_of(text) == kind


@pytest.mark.parametrize("text", ["ok", "thx", "Yes please."])
def test_an_answer_is_not_taken_for_praise(text: str) -> None:
    draft = draft_reply(text)
    assert "kind message" not in draft.text
    assert "pleasure" not in draft.text
    assert draft.commitments == ()
    assert lint_reply(draft.text, draft.complaint).ok


@pytest.mark.parametrize(
    "text",
    [
        "Please update my address.",
        "Please change the delivery address on order 90311 to 22 Elm Grove.",
        "Could you please cancel my membership from 1 May? Thanks, Priya",
        "Hello, please add my wife to the account.",
        "I have moved house. Please change my address to 5 Hill Road.",
    ],
)
def test_a_plain_request_gets_an_answer_and_no_apology(text: str) -> None:
    draft = draft_reply(text)
    assert not any(section.kind is SectionKind.APOLOGY for section in draft.sections)
    assert "You asked us to" in draft.text
    assert "by the end of the next working day" in draft.text
    assert [promise.confirmed for promise in draft.commitments] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Please move the bins you left on my drive.",
        "Please send the missing screws.",
        "Please remove the late fee.",
        "Please cancel my order, it never came.",
        "Please change the wheel. It fell off.",
        "Please update your website, the hours are wrong.",
        "My address is 5 Hill Road.",
    ],
)
def test_a_request_that_follows_on_a_fault_is_none(text: str) -> None:
    assert not is_plain_request(text, IssueLabel.OTHER)


def test_a_request_says_no_address_in_public() -> None:
    text = "Please change the delivery address on order 90311 to 22 Elm Grove."
    draft = draft_reply(text, channel="social")
    assert "Elm Grove" not in draft.text
    assert "90311" not in draft.text


def test_thanks_beyond_words_are_praise() -> None:
    draft = draft_reply("I can't thank you enough, Ana was wonderful with my mum.")
    assert "sorry" not in draft.text
    assert "Ana" in draft.text
