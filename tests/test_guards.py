"""Guards clear what they should, and keep the rest."""

import pytest

from replykit import guards, testing
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
        guards.clears("bonded", document, document.sentences[0])


def test_the_reach_of_a_guard_is_kept() -> None:
    document = Document("We'll look into it. You'll hear from me by Friday.")
    first = document.sentences[0]
    assert guards.clears("bounded-near", document, first)
    assert not guards.clears("bounded", document, first)
