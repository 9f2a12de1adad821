"""The three verbs together: any text gets an answer or our error, and models keep their shape."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.conftest import ROOT
from tests.test_text import TEXTS

from replykit import (
    Channel,
    Complaint,
    Draft,
    Span,
    TextError,
    draft_reply,
    lint_reply,
    parse_complaint,
)

PIECES = [
    "My blender", "arrived", "with a cracked jar", "Nobody answers", "I want a refund",
    "£64.50", "order", "BX-2041", "on Tuesday", "and", "the", "I am furious", ".", "?", "!!",
    "please", ",", "my mother", "your driver", "was rude", "\n\n", "app", "crashes",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
COMPLAINTS = st.one_of(WORDS, TEXTS)


def written(path: Path) -> list[str]:
    """Every thirtieth complaint of a file."""
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()][::30]


def spans(value: object) -> list[Span]:
    """Every span in a model, however deep."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, BaseModel):
        return [span for _, field in value for span in spans(field)]
    if isinstance(value, dict):
        return [span for item in value.values() for span in spans(item)]
    if isinstance(value, tuple):
        return [span for item in value for span in spans(item)]
    return []


@given(COMPLAINTS, st.sampled_from(Channel))
def test_whatever_is_found_in_a_complaint_quotes_it(text: str, channel: Channel) -> None:
    complaint = parse_complaint(text, channel=channel)
    assert complaint.text == text
    assert all(text[span.start : span.end] == span.text for span in spans(complaint))
    places = [(issue.start, issue.end) for issue in complaint.issues]
    places += [(request.start, request.end) for request in complaint.requests]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert complaint.issue == complaint.issues[0]
    assert complaint.emotion == complaint.emotions[0]


@given(COMPLAINTS)
def test_a_complaint_goes_to_json_and_back(text: str) -> None:
    complaint = parse_complaint(text)
    assert Complaint.model_validate_json(complaint.model_dump_json()) == complaint
    assert parse_complaint(text) == complaint


@settings(max_examples=25)
@given(COMPLAINTS, st.sampled_from(Channel))
def test_a_draft_goes_to_json_and_back_and_is_clean(text: str, channel: Channel) -> None:
    try:
        draft = draft_reply(text, channel=channel)
    except TextError:  # nothing to answer
        assert not text.strip()
        return
    assert Draft.model_validate_json(draft.model_dump_json()) == draft
    assert draft.text.strip()
    assert draft.report is not None
    assert draft.report.ok, [(f.rule, f.quote) for f in draft.report.findings]


@pytest.mark.parametrize("name", ["complaints.jsonl", "complaints_public.jsonl"])
def test_drafts_for_real_complaints_pass_the_lint(name: str) -> None:
    told = []
    for number, text in enumerate(written(ROOT / "data" / "train" / name)):
        complaint = parse_complaint(text, channel=list(Channel)[number % len(Channel)])
        report = lint_reply(draft_reply(complaint).text, complaint, complaint.channel)
        told += [] if report.ok else [(text, f.rule, f.quote) for f in report.findings]
    assert told == []


@pytest.mark.parametrize("verb", [parse_complaint, draft_reply, lint_reply])
@pytest.mark.parametrize("value", [None, 7, b"bytes", "half a character: \ud800"])
def test_what_is_no_text_is_our_error(verb: object, value: object) -> None:
    with pytest.raises(TextError):
        verb(value)  # type: ignore[operator]
