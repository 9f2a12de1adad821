"""A promise without a time: "then" has the time of the sentence before."""

import importlib

import pytest

from replykit import lint_reply

module = importlib.import_module("replykit.rules.vague_follow_up")


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("The part is out on Thursday. I'll write to you then.", False),
        ("The part is on its way. I'll write to you then.", True),
    ],
)
def test_then_is_a_time_where_one_was_named(text: str, vague: bool) -> None:
    assert any(f.rule == "vague-follow-up" for f in lint_reply(text).findings) is vague


def test_a_sentence_of_promises_is_asked_once_for_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    real = module._is_answered_for

    def counted(*given: object) -> object:
        asked.append(given)
        return real(*given)

    monkeypatch.setattr(module, "_is_answered_for", counted)
    found = lint_reply("we will be in touch Ann " * 40).findings
    assert sum(finding.rule == "vague-follow-up" for finding in found) > 30
    assert len(asked) == 1
