"""replykit in a spaCy pipeline, found by its entry points."""

import pytest
import spacy

from replykit import ConfigError, lint_reply, parse_complaint

REPLY = "Thank you for writing. You should have checked the size chart."
COMPLAINT = "My blender came with a cracked jar. Please send me a new one."


def test_a_reply_is_checked_in_a_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("replykit_lint")
    doc = nlp(REPLY)
    assert doc._.reply == lint_reply(REPLY)
    assert ("blame", "You should have checked") in [
        (span.label_, span.text) for span in doc.spans["replykit"]
    ]


def test_a_complaint_is_read_in_a_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("replykit_parse", config={"channel": "chat"})
    (doc,) = nlp.pipe([COMPLAINT])
    assert doc._.complaint == parse_complaint(COMPLAINT, "chat")


def test_a_pipeline_comes_back_from_its_settings() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("replykit_lint", config={"channel": "review"})
    again = spacy.blank("en").from_config(nlp.config)
    assert again(REPLY)._.reply == lint_reply(REPLY, channel="review")


def test_an_unknown_channel_is_an_error_when_the_pipeline_is_made() -> None:
    with pytest.raises(ConfigError, match="fax"):
        spacy.blank("en").add_pipe("replykit_lint", config={"channel": "fax"})
