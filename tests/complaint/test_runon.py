"""Texts without a mark are read clause by clause; all others as they were."""

import pytest

from replykit import parse_complaint
from replykit.complaint.runon import cut_run_ons
from replykit.complaint.story import Story

TYPED = (
    "ordered a kettle on monday and it came with no lid so i rang your shop and they said a new "
    "one was on its way that was two weeks ago now nobody ever answers me can someone just send it"
)


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in cut_run_ons(text, [(0, len(text))])]


def test_a_text_without_a_mark_is_cut_where_clauses_begin() -> None:
    assert pieces(TYPED) == [
        "ordered a kettle on monday",
        "and it came with no lid",
        "so i rang your shop",
        "and they said a new one was on its way that was two weeks ago",
        "now nobody ever answers me",
        "can someone just send it",
    ]
    assert [sentence.text for sentence in Story(TYPED).sentences] == pieces(TYPED)


@pytest.mark.parametrize(
    "text",
    [
        "ordered a kettle and it came with no lid so i rang your shop",
        TYPED.replace("lid so", "lid, so"),
        TYPED.replace("monday and", "monday. and"),
        "we would like to thank the man at the till the girl on the door the two lads who carried "
        "the wardrobe up four flights of stairs in the rain",
    ],
)
def test_short_texts_marked_ones_and_single_clauses_stay_whole(text: str) -> None:
    assert pieces(text) == [text]


def test_nothing_but_white_space_is_lost_and_no_piece_but_the_last_is_tiny() -> None:
    text = f"  {TYPED}  \n" + "i am " * 400
    cut = pieces(text)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert all(len(piece.split()) >= 5 for piece in cut[:-1])


def test_what_is_heard_in_it_is_told_by_its_clause() -> None:
    complaint = parse_complaint(
        "sofa came with a broken leg three weeks ago and i rang you four times and nobody rings "
        "back so now i am going to the small claims court and my wife is on the phone to the bank"
    )
    assert complaint.signals.legal_threat
    told = " ".join(span.text for span in complaint.signals.evidence["legal_threat"])
    assert "small claims court" in told
    assert "sofa" not in told
