"""Spans of findings end where a phrase does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_text import TEXTS

from replykit.rule import split_clauses
from replykit.spans import widen
from replykit.text import Document


def widened(text: str) -> str:
    """What the words between the bars become."""
    before, inside, after = text.split("|")
    document = Document(before + inside + after)
    starts, ends = document.tokens.starts, document.tokens.ends
    sentence = document.sentence_at(len(before))
    assert sentence is not None
    first = starts.index(len(before)) - sentence.first
    last = ends.index(len(before) + len(inside)) + 1 - sentence.first
    first, last = widen(sentence, first, last)
    return document.text[starts[sentence.first + first] : ends[sentence.first + last - 1]]


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("A lorry hit |the wall of our| garden.", "the wall of our garden"),
        ("|We had an unusually busy| bank holiday.", "We had an unusually busy bank holiday"),
        ("It is |the busiest day of| the year.", "the busiest day of the year"),
        ("|Nobody was hurt, and the tea you| had was warm.", "Nobody was hurt"),
        ("|Saturday is full, some of| them twice.", "Saturday is full"),
        ("Riders are |self|-employed here.", "self-employed"),
        ("It|'s with the team|.", "It's with the team"),
        ("That will |never| happen again.", "never happen again"),
        ("You get it |in due| course.", "in due course"),
        ("|As stated on the site and| in the mail, no.", "As stated on the site"),
        ("The |which is| by post.", "which is by post"),
    ],
)
def test_a_span_ends_where_its_phrase_does(marked: str, whole: str) -> None:
    assert widened(marked) == whole


@pytest.mark.parametrize(
    "marked",
    [
        "|You should have checked| the size chart.",
        "|Had you told| us, we would have come.",
        "I'm |sorry if| you waited.",
        "We are |sorry you feel| that way.",
        "|We were busy| and late.",
        "It |does not let me| waive the fee.",
        "Nobody |looked it over|.",
    ],
)
def test_a_span_that_ends_well_is_left(marked: str) -> None:
    assert widened(marked) == marked.split("|")[1]


@given(TEXTS, st.data())
def test_a_span_stays_in_its_sentence_and_keeps_a_word(text: str, data: st.DataObject) -> None:
    for sentence in Document(text).sentences[:3]:
        size = len(sentence.norms)
        if not size:
            continue
        first = data.draw(st.integers(0, size - 1))
        last = data.draw(st.integers(first + 1, size))
        start, end = widen(sentence, first, last)
        assert 0 <= start < end <= size


def test_a_list_of_things_is_no_clause() -> None:
    listed = "thick walls and old wiring are what slows the signal".split()
    assert split_clauses(listed) == [(0, len(listed))]
    told = "the wire was cut and nobody here saw it".split()
    assert len(split_clauses(told)) == 2
