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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Your gel gave two of my clients blisters since Tuesday, one asks if her baby is ok.",
            "hurt or unwell",
        ),
        ("The ladder from you snapped and I fell. I'm fine.", "later"),
        ("The rail came off your stairs and I fell. bit of blood, im fine", "later"),
    ],
)
def test_the_hurt_are_sent_to_a_doctor_and_the_safe_are_not(text: str, said: str) -> None:
    first = next(one for one in draft_reply(text).sections if one.kind is not SectionKind.GREETING)
    assert first.kind is SectionKind.URGENT
    assert ("later" in first.text or "after all" in first.text) is (said == "later")


def test_a_danger_that_is_over_is_not_asked_after() -> None:
    text = "On Monday the cable of your lift snapped and we fell two floors. It was terrifying."
    assert "still in danger?" not in draft_reply(text).text
    assert "is everyone safe?" not in draft_reply(text).text


def test_somebody_frail_who_cannot_get_down_is_helped_first() -> None:
    text = "the stairlift stopped halfway with mum on it, 89, and she is still up there"
    said = draft_reply(text, channel="chat").text
    assert "emergency services" in said
    assert "within the hour" in said
