"""Where somebody is in danger, the reply begins with what to do at once."""

import pytest
from tests.complaint.test_perils import TOLD

from replykit import draft_reply
from replykit.model import SectionKind

FIRST = {
    "despair": "crisis line",
    "gas": "open the windows",
    "poison": "doctor",
    "violence": "police",
    "helpless": "emergency services",
}


@pytest.mark.parametrize("channel", ["email", "chat", "sms", "review", "social", "letter"])
@pytest.mark.parametrize("stage", ["first", "escalation"])
@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_help_comes_first(text: str, kind: str, stage: str, channel: str) -> None:
    draft = draft_reply(text, stage=stage, channel=channel)
    first = next(one for one in draft.sections if one.kind is not SectionKind.GREETING)
    assert first.kind is SectionKind.URGENT
    assert FIRST[kind] in first.text
    assert draft.report is not None
    assert draft.report.ok


def test_who_may_harm_themselves_is_offered_a_person_and_no_remedy() -> None:
    draft = draft_reply("Your letters about the debt go on. I want to end it all. Refund me £40.")
    assert "call you" in draft.text
    assert "£40" not in draft.text
    assert "refund" not in draft.text


def test_violence_is_not_repeated_in_public() -> None:
    text = "My husband hit me when he saw the letter you sent to the wrong name."
    assert "hit" in draft_reply(text).text
    assert "hit" not in draft_reply(text, channel="review").text
