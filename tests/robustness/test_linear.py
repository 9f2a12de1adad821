"""Twice the text is at most twice the work, for every door: calls are counted, not seconds."""

import contextlib
import sys
from collections.abc import Callable

import pytest
from fuzz import doors

from replykit import ReplykitError, lint_reply, parse_complaint, redact
from replykit.model import polarity
from replykit.plain import Plain
from replykit.templates import read_templates
from replykit.text import Document

UNITS = {
    "a letter": "a", "blanks": " ", "lines": "\n", "words": "we are sorry ", "not": "not ",
    "small words": "just ",
    "quotes": '"', "curly": "“", "dots": ". ", "at": "a@", "brackets": "([{",
    "tags": "<b>", "slots": "{{a}}", "numbers": "1,", "entities": "&#97;", "unseen": "\u200ba",
    "accents": "e\u0301", "look-alikes": "со", "capitals": "AB ", "names": "Ann ", "emoji": "😀",
    "quoted lines": "> a\n", "angry faces": "🤬 my blender broke ", "but": "good but ",
    "conditions": "we are sorry if you feel ",
}  # fmt: skip


def read_pieces(name: str) -> Callable[[str], object]:
    def read(text: str) -> None:
        read_templates((name, text.encode()))

    return read


WORK: dict[str, tuple[Callable[[str], object], int]] = {
    "plain": (Plain, 1_500),
    "sentences": (lambda text: [Document(text).sentences, Document(text).quoted], 1_500),
    "lint": (lint_reply, 400),
    "redact": (redact, 1_200),
    "parse": (parse_complaint, 200),
    "sentiment": (polarity, 600),
    "markdown": (read_pieces("a.md"), 500),
    "html": (read_pieces("a.html"), 500),
    "liquid": (read_pieces("a.txt.liquid"), 500),
}
"""What is done, and with how long a text."""
PARSED = ("words", "quotes", "names", "lines", "entities", "emoji", "angry faces", "but")
"""What is parsed."""


def count_calls(work: Callable[[str], object], text: str) -> int:
    """How often replykit's code, or VADER's, calls anything, C functions included."""
    count = 0

    def profile(frame: object, event: str, _: object) -> None:
        nonlocal count
        code = getattr(frame, "f_code")  # noqa: B009 -- a frame has one
        count += event in ("call", "c_call") and any(
            name in code.co_filename for name in ("replykit", "vaderSentiment")
        )

    sys.setprofile(profile)
    try:
        with contextlib.suppress(ReplykitError):
            work(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", WORK)
def test_twice_the_text_is_at_most_twice_the_calls(name: str) -> None:
    work, size = WORK[name]
    units = UNITS if name != "parse" else {unit: UNITS[unit] for unit in PARSED}
    work("We are sorry.\n" * 20)  # what is loaded once is loaded now
    steep = {}
    for unit, piece in units.items():
        text = piece * (size // len(piece))
        with contextlib.suppress(ReplykitError):
            work(text + text)  # what is remembered of its words is remembered now
        once, twice = count_calls(work, text), count_calls(work, text + text)
        if twice > 2.2 * once + 250:
            steep[unit] = (once, twice)
    assert steep == {}


def test_the_count_sees_a_square() -> None:
    def square(text: str) -> None:
        for at in range(len(text)):
            Plain(text[:at]).text.count("a")
            for _ in range(at):
                Plain("a")

    assert count_calls(square, "a" * 80) > 3 * count_calls(square, "a" * 40)


def test_every_door_of_texts_is_measured_here_or_is_made_of_what_is() -> None:
    assert set(doors.TEXT_DOORS) <= {*WORK, "draft", "lint in public"}
