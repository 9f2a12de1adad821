"""Guards clear what they should, and keep the rest."""

import pytest

from replykit import Config, guards, lint_reply, testing
from replykit.model import PackError
from replykit.text import Document

GUARDS = guards.all_guards()


@pytest.mark.parametrize("name", GUARDS)
def test_every_guard_behaves(name: str) -> None:
    guard = GUARDS[name]
    assert guard.clears, "a guard shows what it clears"
    assert guard.keeps, "a guard shows what it keeps"
    assert list(testing.guard_problems(guard)) == []


def test_an_unknown_guard_is_an_error() -> None:
    document = Document("We will ring you by Friday.")
    with pytest.raises(PackError, match="no guard 'bonded'"):
        guards.clears(document, document.sentences[0], "bonded")


def test_the_reach_of_a_guard_is_kept() -> None:
    document = Document("We'll look into it. You'll hear from me by Friday.")
    first = document.sentences[0]
    assert guards.clears(document, first, "bounded-near")
    assert not guards.clears(document, first, "bounded")


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("You should have read the manual, so we will not refund you.", False),
        ("You failed to read the manual, and we cannot help you.", False),
        ("You forgot to cancel, so we have charged you the fee.", False),
        ("It is not our fault that the courier lost your parcel & we cannot help you.", False),
        ("You should have checked the jar and we are sorry.", False),
        ("The courier lost it, so I've refunded your £20.", True),
        ("The courier lost it, so we will not charge you for it.", True),
        ("You should have asked first, but we have refunded you all the same.", True),
    ],
)
def test_what_is_held_against_the_customer_clears_no_blame(text: str, clear: bool) -> None:
    rules = {finding.rule for finding in lint_reply(text, config=Config(reader=False)).findings}
    assert ("blame" not in rules) is clear
