"""A reply asks one question at most, and only one that the issue needs."""

import pytest

from replykit import draft_reply, parse_complaint
from replykit.complaint.questions import _ASK
from replykit.drafter.asking import choose, questions
from replykit.drafter.situation import _WROTE_BEFORE
from replykit.model import SectionKind
from replykit.phrases import read_words


def test_every_question_begins_as_the_reader_asks_it() -> None:
    asked = [text for entries in _ASK.values() for _, text in entries]
    for question in questions():
        assert any(text.startswith(question.begins) for text in asked), question.begins
    assert len(questions()) == len(read_words("say/asking.toml")["ask"])


@pytest.mark.parametrize(
    ("asked", "text", "is_put"),
    [
        ("On which day were you with us?", "We stayed at the hotel and the pool was green.", True),
        ("On which day were you with us?", "There is mould on our bedroom wall again.", False),
        ("On which day were you with us?", "We stayed on 3 May and the pool was green.", False),
        ("On which day were you with us?", "Dinner on Friday was cold.", False),
        ("What is the job or contract number?", "The builder has not finished the roof.", True),
        ("What is the job or contract number?", "The carer has not come for a week.", False),
        ("When did it first happen?", "Your app closes when I open the map.", True),
        ("When did it first happen?", "Your app has crashed since the update.", False),
        ("When did it happen?", "My son slipped by the pool.", True),
        ("When did it happen?", "My son slipped by the pool at lunch.", False),
        ("Is there a case or ticket number from an earlier message?", "My ticket is open.", True),
        ("Is there a case or ticket number from an earlier message?", "I emailed you.", False),
        ("Is there a case or ticket number from an earlier message?", "Nobody rings back.", False),
        ("Which room, table or place was it?", "The hotel was dusty.", True),
        ("Which room, table or place was it?", "The showers are cold.", False),
    ],
)
def test_a_question_is_put_where_it_is_needed(asked: str, text: str, is_put: bool) -> None:
    assert (choose([asked], text) is not None) is is_put


def test_the_first_that_fits_is_put() -> None:
    asked = ["On which day were you with us?", "Which room, table or place was it?"]
    found = choose(asked, "The hotel was dusty every night.")
    assert found is not None
    assert found[0] == asked[1]
    assert choose(["Did you ever?"], "anything") is None


@pytest.mark.parametrize(
    "when", ["at snack time", "on Tuesday", "this morning", "every winter", "for three weeks"]
)
def test_a_time_that_is_told_is_not_asked_for(when: str) -> None:
    draft = draft_reply(f"The hotel pool was green {when} and the room smelled of drains.")
    asked = " ".join(s.text for s in draft.sections if s.kind is SectionKind.CLARIFICATION)
    assert "day" not in asked
    assert "When" not in asked


@pytest.mark.parametrize("channel", ["email", "chat", "letter"])
def test_at_most_one_question_is_put(channel: str) -> None:
    text = "My kettle arrived broken. I ordered it from your website."
    draft = draft_reply(text, channel=channel)
    asked = [s.text for s in draft.sections if s.kind is SectionKind.CLARIFICATION]
    assert len(asked) <= 1
    assert sum(text.count("?") for text in asked) <= 1


@pytest.mark.parametrize("who", ["the housing office", "the council", "the warden"])
def test_a_doubtful_issue_of_goods_offers_none(who: str) -> None:
    text = f"Nobody from {who} came on Thursday and I waited in all day."
    complaint = parse_complaint(text)
    doubtful = complaint.issue.model_copy(update={"label": "delivery", "confidence": 0.25})
    read = complaint.model_copy(update={"issue": doubtful, "issues": (doubtful,)})
    draft = draft_reply(read)
    assert "replacement" not in draft.text
    assert "order" not in draft.text


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("The bill for my flat is wrong, the meter was never read.", True),
        ("The bill for my flat is wrong, account 33-60917, the meter was never read.", False),
    ],
)
def test_a_number_that_was_given_is_not_asked_for(text: str, is_asked: bool) -> None:
    questions = parse_complaint(text).clarifying_questions
    said = draft_reply(text).text
    assert ("account or invoice number" in said) is (
        is_asked and any("account or invoice" in one for one in questions)
    )


@pytest.mark.parametrize(
    ("text", "is_again"),
    [
        ("I emailed you on Monday about the tap. It still drips.", True),
        ("Third time I write: the tap drips.", True),
        ("The lady at the airport said that it will come.", False),
        ("My complaint to the agency is being written while you read.", False),
        ("I asked two invigilators and got two answers.", False),
    ],
)
def test_who_wrote_before_is_known_by_their_words(text: str, is_again: bool) -> None:
    assert bool(_WROTE_BEFORE.search(text)) is is_again
