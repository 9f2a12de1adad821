"""What part each word plays."""

import pytest

from replykit.complaint.tags import NOUNS, TAGS, VERB, tag_words, weigh_tags
from replykit.text import Tokens


def parts(text: str) -> dict[str, str]:
    norms = Tokens(text).norms
    return dict(zip(norms, tag_words(norms), strict=True))


@pytest.mark.parametrize(
    ("text", "things", "doings"),
    [
        ("The tap is dripping again.", ["tap"], ["dripping"]),
        ("I ordered the boots in May.", ["boots"], ["ordered"]),
        ("They booked a table for my mother.", ["table", "mother"], ["booked"]),
        ("We asked for the book on the table.", ["book", "table"], ["asked"]),
    ],
)
def test_things_are_told_from_doings(text: str, things: list[str], doings: list[str]) -> None:
    found = parts(text)
    assert all(found[word] in NOUNS for word in things)
    assert all(found[word] == VERB for word in doings)


def test_each_word_gets_a_score_for_each_part() -> None:
    norms = Tokens("Where is my order?").norms
    assert weigh_tags([norms]).shape == (len(norms), len(TAGS))
    assert weigh_tags([]).shape == (0, len(TAGS))


def test_sentences_do_not_look_at_each_other() -> None:
    one, other = Tokens("Where is my order?").norms, Tokens("The tap drips.").norms
    both = weigh_tags([one, other])
    assert (both[: len(one)] == weigh_tags([one])).all()
    assert (both[len(one) :] == weigh_tags([other])).all()
