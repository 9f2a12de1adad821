from hypothesis import given
from hypothesis import strategies as st

from replykit.complaint.story import Story, own_words


def kept(text: str) -> str:
    return " ".join(own_words(text).split())


def test_quoted_mail_is_not_the_customers_own() -> None:
    text = "It leaks.\n\nOn Mon, 3 Mar 2025 at 10:12, Support wrote:\n> Thank you for your order.\n"
    assert kept(text) == "It leaks."


def test_an_original_message_below_is_blanked() -> None:
    text = (
        "Still broken.\n\n-----Original Message-----\nFrom: a\nSent: b\nTo: c\nSubject: d\n\nHello"
    )
    assert kept(text) == "Still broken."


def test_a_forwarded_mail_with_nothing_above_is_kept() -> None:
    text = "-----Forwarded Message-----\nFrom: a\nSent: b\nTo: c\n\nThe kettle leaks."
    assert kept(text) == "The kettle leaks."


def test_answers_between_quoted_lines_are_kept() -> None:
    text = "Hi\nOn Monday, Bo wrote:\n> Is it plugged in?\nYes it is.\n> Did you wait?\nYes."
    assert kept(text) == "Hi Yes it is. Yes."


def test_signatures_are_blanked() -> None:
    assert kept("It leaks.\n-- \nJo Hill\nHead of Tea") == "It leaks."
    assert kept("It leaks.\nSent from my iPhone") == "It leaks."


def test_html_is_read_as_text() -> None:
    text = "<html><style>p {}</style><p>The lid&nbsp;is <b>cracked</b> &amp; loose.</p></html>"
    assert kept(text) == "The lid is cracked & loose."


def test_markdown_marks_are_blanked() -> None:
    assert kept("**The lid** is [here](https://x.example/1)") == "The lid is here]"[:-1] + "]"


def test_clauses_cut_at_marks_and_conjunctions() -> None:
    story = Story("I ordered a lamp last week, it came on Friday but the shade was torn.")
    assert [story.text[c.start : c.end] for c in story.clauses] == [
        "I ordered a lamp last week,",
        "it came on Friday",
        "but the shade was torn.",
    ]


@given(st.text())
def test_blanking_keeps_the_length(text: str) -> None:
    assert len(own_words(text)) == len(text)
