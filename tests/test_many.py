"""Many texts: the same results as one by one, in order, taken as they are asked for."""

from collections.abc import Callable, Iterator

import pytest

from replykit import ConfigError, TextError, lint_many, lint_reply, parse_complaint, parse_many

REPLIES = [f"Sorry for any inconvenience, order {n}. You should have checked!" for n in range(150)]


@pytest.mark.parametrize("processes", [1, 2])
def test_many_give_what_each_gives(processes: int) -> None:
    assert list(lint_many(REPLIES, processes=processes)) == [lint_reply(t) for t in REPLIES]


def test_many_complaints_give_what_each_gives() -> None:
    texts = ["The lamp came broken. I want a refund.", "Nobody rang me back for two weeks!"]
    assert list(parse_many(iter(texts))) == [parse_complaint(text) for text in texts]


@pytest.mark.parametrize("processes", [1, 2])
def test_texts_are_taken_as_results_are_asked_for(processes: int) -> None:
    taken = []

    def endless() -> Iterator[str]:
        while True:
            taken.append(1)
            yield "Hello there."

    reports = lint_many(endless(), processes=processes)
    assert next(reports).ok
    assert len(taken) <= (1 if processes == 1 else 4 * 64)
    if processes > 1:
        reports.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_unreadable_text_is_told_at_its_place(processes: int) -> None:
    texts = [*REPLIES[:3], "half \ud800", *REPLIES[3:5]]
    reports = lint_many(texts, processes=processes)
    assert [next(reports).text for _ in range(3)] == REPLIES[:3]
    with pytest.raises(TextError):
        next(reports)
    assert next(reports, None) is None


def test_what_cannot_be_is_told_at_once() -> None:
    with pytest.raises(ConfigError, match="channel"):
        lint_many([], "pigeon")
    with pytest.raises(ConfigError, match="processes"):
        parse_many([], processes=0)


@pytest.mark.parametrize("work", [lint_many, parse_many])
@pytest.mark.parametrize("texts", ["hello", b"hello"])
def test_one_text_is_not_taken_for_many(
    work: Callable[[object], object], texts: str | bytes
) -> None:
    with pytest.raises(TextError, match="list"):
        work(texts)
