"""Words that are stock beside some others, and say what happened beside the rest."""

import pytest

from replykit import lint_reply


def rules(text: str) -> set[str]:
    return {f.rule for f in lint_reply(text).findings if f.severity != "advice"}


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry that we let you down.",
        "We are sorry that we fell short.",
        "Sorry we missed the mark.",
        "Sorry about this whole thing.",
        "Sorry that it was less than ideal.",
        "We lost your passport. Sorry for the trouble it has caused you.",
    ],
)
def test_what_would_fit_any_complaint_is_stock(text: str) -> None:
    assert "generic-apology" in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry that you were turned down.",
        "I'm sorry the session has left you in more pain than you came with.",
        "I'm sorry that the call dropped and that you came up short.",
        "We lost your passport. I'm sorry for the anxiety that has caused you.",
    ],
)
def test_what_says_what_happened_is_not(text: str) -> None:
    assert "generic-apology" not in rules(text)
