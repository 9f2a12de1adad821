"""A summary in the reply's voice."""

import pytest

from replykit.drafter.line import loosen, tell_line, whole_line


def told(line: str, noun: str | None = None) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in tell_line(line, noun, str.isdigit, lambda one: True)]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        (
            "your receptionist read him our address over the phone",
            "report",
            "our receptionist read him your address over the phone",
        ),
        ("been on hold for an hour", "report", "you have been on hold for an hour"),
        ("told 3 weeks, now week 9", "report", "you were told 3 weeks, now week 9"),
        ("took 7 weeks to get my money back", "report", "it took 7 weeks to get your money back"),
        ("took £12 from my card in June", "report", "we took £12 from your card in June"),
        (
            "when I opened the tin there was a nail in it",
            "report",
            "when you opened the tin there was a nail in it",
        ),
        (
            "dog hair in every seat, and a smell of fish on top",
            "note",
            "dog hair in every seat, and a smell of fish on top",
        ),
    ],
)
def test_a_line_is_told_with_persons_turned(line: str, kind: str, text: str) -> None:
    assert told(line) == [(kind, text)]


def test_a_line_of_two_sentences_is_told_as_two() -> None:
    found = told("the oven door does not close; nobody has rung me back")
    assert [text for _, text in found] == [
        "the oven door does not close",
        "nobody has rung you back",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "please send the rest",
        "why is it so dear",
        "enclosed please find my invoice",
        "you lying thieves",
        "banned for what",
        "XXXX charged off the account",
    ],
)
def test_what_is_no_statement_is_not_told(line: str) -> None:
    assert not told(line)


def test_a_missing_subject_is_the_thing() -> None:
    assert told("stopped working after two days", "your kettle") == [
        ("clause", "your kettle stopped working after two days")
    ]
    assert loosen("", None, str.isdigit) is None


def test_a_line_cut_short_is_taken_to_its_end() -> None:
    text = "I waited. Your link goes to a page that does not exist at all. Help."
    summary = "your link goes to a page"
    assert whole_line(summary, text, 10, len(text)) == (
        "your link goes to a page that does not exist at all."
    )
    assert whole_line("something else", text, 10, len(text)) == "something else"


def test_quotation_marks_come_in_pairs() -> None:
    for line in ('the page says "no agreement found"', 'she said "that is not my job'):
        assert all(text.count('"') % 2 == 0 for _, text in told(line))
