"""Twice the text is twice the work, counted and not timed."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from replykit import lint_reply, rule
from replykit.memory import Memory
from replykit.panel import Panel
from replykit.phrases import Pattern
from replykit.sieve import Sieve, Starts
from replykit.spans import may_be_clause

PIECES = {
    "plain": "We are sorry that the lamp came late. You should have told us, and I'll ring you. ",
    "one sentence": "we are sorry and you should have checked ",
    "blanks": "[name] ",
    "numbers": "order 12345 ",
    "faces": "😀! ",
    "quotes": '"a" ',
    "letters": "a",
    "lines": "Sorry.\n",
}


@contextmanager
def counting(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count patterns tried, words sifted and words scored, with nothing remembered."""
    count = [0]
    match, sift, score = Pattern._match, Sieve.sift, Panel.score

    def counted_match(self: Pattern, chain: Sequence[str], at: int) -> int:
        count[0] += 1
        return match(self, chain, at)

    def counted_sift(self: Sieve, norms: Sequence[str]) -> Starts:
        count[0] += len(norms)
        return sift(self, norms)

    def counted_score(self, texts, hints):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
        count[0] += sum(len(sentence) for text in texts for sentence in text)
        return score(self, texts, hints)

    with monkeypatch.context() as patch:
        patch.setattr(Pattern, "_match", counted_match)
        patch.setattr(Sieve, "sift", counted_sift)
        patch.setattr(Panel, "score", counted_score)
        patch.setattr(Memory, "get", lambda *_: None)
        yield count


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_is_at_most_twice_the_work(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PIECES[name] * (2_000 // len(PIECES[name]))
    lint_reply(text + text)
    with counting(monkeypatch) as count:
        lint_reply(text, channel="review")
        once = count[0]
        lint_reply(text + text, channel="review")
        twice = count[0] - once
    assert twice <= 2.2 * once + 100


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_calls_python_at_most_twice_as_often(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call of a function of replykit is counted, whatever it is for."""
    monkeypatch.setattr(Memory, "get", lambda *_: None)
    text = PIECES[name] * (1_000 // len(PIECES[name]))
    lint_reply(text + text, channel="review")

    assert count_calls(text + text) <= 2.2 * count_calls(text) + 500


@pytest.mark.parametrize(
    "piece",
    [
        "Thank you for waiting. You should have checked, as we already told you. ",
        "Do NOT call.\nKind regards,\nAnna\n",
    ],
)
def test_a_long_reply_of_known_sentences_is_linear_too(piece: str) -> None:
    """What is remembered costs little, so that what looks through a whole reply shows."""
    text = piece * 200
    lint_reply(text + text, channel="review")
    assert count_calls(text + text) <= 2.2 * count_calls(text)


def count_calls(text: str) -> int:
    """How many functions of replykit a lint calls."""
    count = 0

    def profile(frame, event: str, _: object) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        nonlocal count
        count += event == "call" and "replykit" in frame.f_code.co_filename

    sys.setprofile(profile)
    try:
        lint_reply(text, channel="review")
    finally:
        sys.setprofile(None)
    return count


def test_words_between_ands_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = [0]

    def counted(norms: Sequence[str]) -> bool:
        looked[0] += len(norms)
        return may_be_clause(norms)

    monkeypatch.setattr(rule, "may_be_clause", counted)
    norms = "sorry not sorry and ".split() * 300
    assert rule.split_clauses(norms) == [(0, len(norms))]
    assert looked[0] <= len(norms)
