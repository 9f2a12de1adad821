"""One list of titles, for all who look for somebody's name."""

import re

import pytest

from replykit import lint_reply, redact, titles
from replykit.text import Document


@pytest.mark.parametrize("title", ["Mr", "Mrs.", "Ms", "Miss", "Mx", "Dr.", "Prof", "Rev", "Lady"])
def test_a_title_is_known_everywhere(title: str) -> None:
    assert titles.is_title(title)
    assert "[name]" in redact(f"I spoke to {title} Ogunleye about it.")
    named = lint_reply(f"Dear {title} Kwame Boateng, the seat was cold.", channel="review")
    assert "public-details" in {finding.rule for finding in named.findings}


@pytest.mark.parametrize("word", ["Mistake", "Drive", "Revised", "Missing", "Sirloin", "Profit"])
def test_a_word_that_begins_like_one_is_none(word: str) -> None:
    assert not titles.is_title(word)
    assert not re.match(titles.ANY, word)


@pytest.mark.parametrize("title", ["Mr.", "Mx.", "Dr.", "Prof.", "Rev."])
def test_a_short_title_ends_no_sentence(title: str) -> None:
    document = Document(f"We wrote to {title} Bello. She has answered.")
    assert len(document.sentences) == 2
