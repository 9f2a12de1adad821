"""Which clauses ask for something."""

import pytest

from replykit.complaint.asking import ORDER, QUESTION, read_mood
from replykit.complaint.evidence import sentences_evidence
from replykit.complaint.story import Story

MOODS = [
    ("Please stop the paper.", ORDER),
    ("Could you send a new lid?", ORDER),
    ("I would like my money back.", ORDER),
    ("Cancel the order today.", ORDER),
    ("Do not send another one.", ORDER),
    ("Why was I charged twice?", QUESTION),
    ("My watch stopped on Monday.", ""),
    ("You sent the wrong lid.", ""),
    ("It was cancelled without a word.", ""),
    ("Is this normal?", ""),
]


@pytest.mark.parametrize(("text", "mood"), MOODS)
def test_a_clause_that_asks_is_told_from_one_that_tells(text: str, mood: str) -> None:
    """Orders and wishes, questions, and near misses that share their words."""
    story = Story(text)
    assert read_mood(story, story.clauses[0]) == mood


def test_words_asked_for_are_evidence_of_their_own() -> None:
    """The same word told of is none; a negated clause is marked."""
    (asked,) = sentences_evidence(Story("Please stop the paper."))
    (told,) = sentences_evidence(Story("My watch stopped on Monday."))
    (against,) = sentences_evidence(Story("Please do not stop the paper."))
    assert "?~stop" in asked
    assert not any(feature.startswith("?~") for feature in told)
    assert "?!~stop" in against
