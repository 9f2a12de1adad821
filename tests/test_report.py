"""What a terminal shows: the right words underlined, and nothing that could steer it."""

import json as standard_json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_text import TEXTS

from replykit import Channel, Finding, Report, Severity, lint_reply, parse_complaint
from replykit.report import json
from replykit.report import text as shown
from replykit.report.text import Paint, cells, clean, clean_lines, excerpt
from replykit.rule import all_rules


def width(text: str) -> int:
    """How many columns some shown text takes."""
    return sum(columns for _, columns in cells(text))


@pytest.mark.parametrize(
    ("line", "quote", "lead", "marks"),
    [
        ("You should have checked.", "should", 4, 6),
        ("\tYou should", "should", 8, 6),
        ("a\tYou should", "You", 4, 3),
        ("お客様、you should", "you", 8, 3),
        ("お客様、you should", "客様", 2, 4),
        ("😀 you should", "you", 3, 3),
        ("👩\u200d🚒 you should", "you", 3, 3),
        ("👍🏽 you should", "you", 3, 3),
        ("e\u0301 you should", "you", 2, 3),
        ("\x1b[31m you should", "you", 6, 3),
        ("zero\u200bwidth you", "you", 10, 3),
        ("carriage\rreturn you", "you", 16, 3),
    ],
)
def test_the_words_are_underlined(line: str, quote: str, lead: int, marks: int) -> None:
    start = line.index(quote)
    text, under = excerpt(line, start, start + len(quote))
    assert under == " " * lead + "^" * marks
    assert width(text) <= 96


def test_a_long_line_is_cut_around_the_words() -> None:
    line = "We are so glad. " * 40 + "You should have checked. " + "We are so glad. " * 40
    start = line.index("You should have checked")
    text, under = excerpt(line, start, start + 23, columns=60)
    assert width(text) <= 60
    assert text.startswith("…")
    assert text.endswith("…")
    assert text[under.index("^") : under.rindex("^") + 1] == "You should have checked"


def test_words_that_run_from_right_to_left_are_quoted_instead() -> None:
    assert excerpt("שלום you should", 5, 8)[1] == "here: you"


@given(TEXTS.filter(lambda text: "\n" not in text and text.strip()), st.data())
def test_marks_never_leave_the_line(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    columns = data.draw(st.integers(40, 100))
    text, under = excerpt(line, start, end, columns)
    assert width(text) <= columns + 4  # the last tab may reach over
    if not under.startswith("here:"):
        assert "^" in under
        assert len(under) <= max(width(text), 1) + 1


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    for line in [clean(text), *clean_lines(text)]:
        for char in line:
            assert unicodedata.category(char) not in ("Cc", "Zl", "Zp", "Cs")
            assert unicodedata.bidirectional(char) not in ("RLO", "LRO", "RLE", "LRE", "RLI", "LRI")


def finding(text: str, quote: str, message: str = "No.") -> Finding:
    """A finding on some words of a text."""
    start = text.index(quote)
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Finding(
        rule="blame", severity=Severity.ERROR, message=message, start=start,
        end=start + len(quote), line=line, column=column, quote=quote, url="",
        suggestion="Yes.",
    )  # fmt: skip


def lines_of(text: str, quote: str, paint: Paint = shown.PLAIN) -> list[str]:
    """A finding as it is shown."""
    report = Report(text=text, channel=Channel.EMAIL, findings=(finding(text, quote),), ok=False)
    return list(shown.report_lines("a.txt", report, paint))


def test_a_finding_is_shown_in_its_line() -> None:
    assert lines_of("Hi,\nyou should know.\n", "you should") == [
        "a.txt:2:1: error: blame",
        "    you should know.",
        "    ^^^^^^^^^^",
        "    No.",
        "    Better: Yes.",
        "",
    ]


def test_a_finding_over_several_lines_is_shown_in_each() -> None:
    assert lines_of("Well, you\r\nshould\r\nknow. Yes.", "you\r\nshould\r\nknow")[1:7] == [
        "    Well, you",
        "          ^^^",
        "    should",
        "    ^^^^^^",
        "    know. Yes.",
        "    ^^^^",
    ]


def test_findings_on_the_same_words_show_them_once() -> None:
    text = "you should know."
    both = (finding(text, "you"), finding(text, "you", "Nor this."), finding(text, "know"))
    report = Report(text=text, channel=Channel.EMAIL, findings=both, ok=False)
    told = list(shown.report_lines("a.txt", report))
    assert told.count("    " + text) == 2
    assert told[3:6] == ["    No.", "    Better: Yes.", "a.txt:1:1: error: blame"]
    assert told[6:9] == ["    Nor this.", "    Better: Yes.", ""]


def test_a_finding_over_many_lines_is_cut() -> None:
    text = "a\nb\nc\nd\ne"
    assert "    …" in lines_of(text, text)


def test_colour_is_only_paint() -> None:
    text = "Hi,\nyou should know.\n"
    painted = "\n".join(lines_of(text, "you should", Paint(True)))
    assert "\x1b[31m^^^^^^^^^^\x1b[0m" in painted
    import re

    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == "\n".join(lines_of(text, "you should"))


def test_a_message_that_quotes_an_escape_is_made_harmless() -> None:
    text = "\x1b]0;evil\x07 you"
    report = Report(
        text=text, channel=Channel.EMAIL, ok=False,
        findings=(finding(text, "you", f"“{text}” is bad."),),
    )  # fmt: skip
    assert "\x1b" not in "".join(shown.report_lines("a\x1b.txt", report))


@pytest.mark.parametrize("name", all_rules())
def test_every_rule_has_a_page_for_the_terminal(name: str) -> None:
    rule = all_rules()[name]
    page = "\n".join(shown.rule_page(rule, columns=80))
    assert rule.url in page
    assert "Why it matters" in page
    assert "##" not in page
    assert max(map(len, page.splitlines())) <= 100


def test_the_list_of_rules_is_a_table() -> None:
    lines = list(shown.rules_lines(all_rules().values(), columns=80))
    assert len(lines) == len(all_rules())
    assert all(max(map(len, line.splitlines())) <= 80 for line in lines)


def test_a_complaint_is_set_out() -> None:
    complaint = parse_complaint(
        "My blender (order BX-2041) arrived on Tuesday with a cracked jar. This is the second time "
        "I write! Please send a new one. Where is my £64?"
    )
    told = "\n".join(shown.complaint_lines(complaint))
    for word in ("damaged-item", "emotion", "replacement", "repeat-contact", "BX-2041", "£64"):
        assert word in told


def test_parts_and_counts_are_told_in_words() -> None:
    report = lint_reply("Hello.")
    assert shown.parts_line(report).startswith("Parts: none; lacking: thanks, empathy")
    assert shown.count(1, "finding") == "1 finding"
    assert shown.count(1200, "text") == "1,200 texts"


def test_json_is_versioned_and_keeps_every_letter() -> None:
    written = json.render([{"path": "a.txt", "report": {"text": "“ü”"}}], [])
    assert standard_json.loads(written) == {
        "version": 1,
        "files": [{"path": "a.txt", "report": {"text": "“ü”"}}],
        "errors": [],
    }
    assert "“ü”" in written
