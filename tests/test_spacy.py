"""replykit in a spaCy pipeline, found by its entry points."""

import pickle

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

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


TEXTS = [COMPLAINT, REPLY]


def make_both() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("replykit_parse", config={"channel": "chat"})
    nlp.add_pipe("replykit_lint", config={"channel": "review"})
    return nlp


def assert_read(docs: list[Doc]) -> None:
    assert [doc._.complaint for doc in docs] == [parse_complaint(text, "chat") for text in TEXTS]
    assert [doc._.reply for doc in docs] == [lint_reply(text, channel="review") for text in TEXTS]
    assert "blame" in [span.label_ for span in docs[1].spans["replykit"]]


def test_documents_go_through_several_processes() -> None:
    assert_read(list(make_both().pipe(TEXTS, n_process=2)))


def test_documents_go_to_bytes_and_back() -> None:
    nlp = make_both()
    held = [nlp(text).to_bytes() for text in TEXTS]
    assert_read([Doc(nlp.vocab).from_bytes(data) for data in held])


def test_a_pipeline_and_its_documents_can_be_pickled() -> None:
    nlp = pickle.loads(pickle.dumps(make_both()))
    docs = [nlp(text) for text in TEXTS]
    assert_read(docs)
    assert_read(pickle.loads(pickle.dumps(docs)))


def test_what_was_not_read_is_none() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("replykit_parse")
    doc = nlp.make_doc(COMPLAINT)
    assert (doc._.complaint, doc._.reply) == (None, None)
