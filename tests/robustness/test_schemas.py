"""The JSON schemas say what the models are, and what was written by version 1 can be read."""

import json

import jsonschema
import pytest
from docs.schemas import write

from replykit import Case, Config, Fault, Policy, Remedy, draft_reply, lint_reply, parse_complaint
from replykit.model import Channel, IssueLabel, Model, RequestLabel

REMEDY = Remedy(label=RequestLabel.REFUND, text="refund the blender", limit="up to £80")
POLICY = Policy(
    business_name="Harbour",
    remedies={IssueLabel.DAMAGED_ITEM: (REMEDY,)},
    private_contact={Channel.REVIEW: "help@example.com"},
)
CASE = Case(customer_name="Ann", fault=Fault.OURS, remedies_granted=(REMEDY,))


def models() -> list[Model]:
    complaint = parse_complaint(
        "My blender (order BX-2041) came on Tuesday with a cracked jar. I want a refund of £64.50, "
        "no vouchers! Why was it not packed? I'll call my lawyer.",
    )
    draft = draft_reply(complaint, POLICY, CASE)
    report = lint_reply("Sorry for any inconvenience. You should have looked!!", complaint)
    return [complaint, draft, report, POLICY, CASE]


@pytest.mark.parametrize("model", write.MODELS)
def test_a_schema_in_the_docs_is_what_its_model_is(model: type[Model]) -> None:
    kept = json.loads(write.place(model).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(kept)
    assert kept == write.make(model), "run python docs/schemas/write.py"
    assert kept["$id"].endswith(f"-{write.VERSION}.schema.json")


def test_what_the_models_say_is_valid_and_strange_keys_are_not() -> None:
    seen = set()
    for model in models():
        schema = json.loads(write.place(type(model)).read_text("utf-8"))
        check = jsonschema.Draft202012Validator(schema)
        told = json.loads(model.model_dump_json())
        assert [error.message for error in check.iter_errors(told)] == []
        assert not check.is_valid({**told, "surprise": 1})
        assert type(model).model_validate(told) == model
        seen.add(type(model))
    assert seen == set(write.MODELS)


FIRST = {
    "text": "Where is it?", "channel": "email", "is_complaint": True,
    "issue": {"label": "delivery", "summary": "it", "start": 0, "end": 12, "confidence": 0.5},
    "issues": [{"label": "delivery", "summary": "it", "start": 0, "end": 12, "confidence": 0.5}],
    "emotion": {"label": "worry", "intensity": 0.3, "evidence": []},
    "emotions": [{"label": "worry", "intensity": 0.3, "evidence": []}],
    "requests": [{"label": "update", "start": 0, "end": 12, "refused": False}],
    "signals": {"abusive": False, "legal_threat": False, "churn_risk": False,
                "public_threat": False, "safety_risk": False, "repeat_contact": False,
                "evidence": {}},
    "details": {"order_ids": [], "amounts": [], "dates": [], "durations": [], "names": [],
                "products": []},
    "questions": [{"start": 0, "end": 12, "text": "Where is it?"}],
    "expectation": None, "clarifying_questions": [],
}  # fmt: skip
FIRST_REPORT = {
    "text": "Calm down.", "channel": "chat", "ok": False, "parts": [],
    "findings": [{"rule": "commanding", "severity": "warning", "message": "m", "start": 0, "end": 9,
                  "line": 1, "column": 1, "quote": "Calm down", "suggestion": None,
                  "replacement": None, "confidence": 1.0, "evidence": [], "url": "u"}],
}  # fmt: skip


@pytest.mark.parametrize(("number", "kept"), [(0, FIRST), (2, FIRST_REPORT)])
def test_what_an_earlier_release_kept_is_read(number: int, kept: dict[str, object]) -> None:
    """A field or label that these hold may go only with a new version of the schemas."""
    model = write.MODELS[number]
    again = json.loads(model.model_validate(kept).model_dump_json())
    assert {key: again[key] for key in kept} == kept


def test_settings_can_be_written_and_read() -> None:
    config = Config(ignore=("blame",), severity={}, policy=POLICY)
    assert Config.model_validate_json(config.model_dump_json()) == config
