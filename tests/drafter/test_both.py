"""What is due together is offered together; what excludes the other is a choice."""

import pytest

from replykit import IssueLabel, Policy, Remedy, RequestLabel, draft_reply, lint_reply

BOTH = (
    "Stop taking my money and return the £119.97",
    "I cancelled in March and you still took £40 twice. Stop the payments and refund me the £80.",
    "You cancelled the train. I want my money back and compensation for the taxi.",
)


@pytest.mark.parametrize("channel", ["email", "chat", "sms", "social", "review"])
@pytest.mark.parametrize("text", BOTH)
def test_both_are_answered_where_both_are_due(text: str, channel: str) -> None:
    draft = draft_reply(text, channel=channel)
    assert " or " not in draft.text.split("by the end")[0]
    assert "which would you" not in draft.text.lower()
    assert lint_reply(draft.text, draft.complaint, channel).ok


@pytest.mark.parametrize(
    "text",
    [
        "The blender broke. I want a refund or a replacement.",
        "You charged me twice. I want my money back or a corrected bill.",
        "You sent the wrong coat. Please replace it. Otherwise I want my money back.",
    ],
)
def test_what_is_asked_for_instead_stays_a_choice(text: str) -> None:
    assert " or " in draft_reply(text).text


def test_a_policys_remedies_are_joined_where_both_are_due() -> None:
    policy = Policy(
        remedies={
            IssueLabel.CANCELLATION: (
                Remedy(label=RequestLabel.CANCELLATION, text="end the contract today"),
                Remedy(label=RequestLabel.REFUND, text="refund what was taken since"),
            )
        }
    )
    draft = draft_reply(BOTH[1], policy)
    assert "end the contract today and refund what was taken since" in draft.text


def test_what_was_asked_for_ends_before_what_it_is_set_against() -> None:
    text = "I'd rather have a replacement than a refund. The kettle is dead."
    assert "replacement than" not in draft_reply(text).text
