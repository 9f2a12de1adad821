"""The figures agree with published ones, and with SciPy where it is there."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.trends import figures, words
from replykit.trends.figures import difference, fisher, holm, judge, log_odds, share, wilson


def test_the_docstrings_are_true() -> None:
    assert doctest.testmod(figures).failed == 0


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    # Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_wilsons_interval_is_as_published(count: int, of: int, low: float, high: float) -> None:
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)


def test_newcombes_interval_is_as_published() -> None:
    # Newcombe (1998), "Interval estimation for the difference", table II, method 10: 56/70, 48/80.
    assert difference(share(48, 80), share(56, 70)) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(
    "row",
    [(1, 10, 9, 10), (0, 50, 6, 40), (30, 100, 30, 100), (5, 1000, 40, 900), (200, 4000, 1, 9)],
)
def test_fishers_tail_is_scipys(row: tuple[int, int, int, int]) -> None:
    stats = pytest.importorskip("scipy.stats")
    one, of1, two, of2 = row
    table = [[two, of2 - two], [one, of1 - one]]
    tails = [stats.fisher_exact(table, alternative=side).pvalue for side in ("greater", "less")]
    assert fisher(*row) == pytest.approx(min(1.0, 2 * min(tails)), rel=1e-9)


@pytest.mark.parametrize("row", [(0, 0, 3, 9), (0, 5, 0, 9), (5, 5, 9, 9)])
def test_where_nothing_can_differ_nothing_does(row: tuple[int, int, int, int]) -> None:
    assert fisher(*row) == 1.0


def test_a_million_complaints_are_compared_at_once() -> None:
    assert fisher(100_000, 500_000, 101_500, 500_000) < 1e-3


def test_holm_grows_stricter_with_every_question() -> None:
    assert holm([0.01]) == [0.01]
    assert holm([0.01, 0.5, 0.5, 0.5, 0.5])[0] == 0.05
    assert holm([]) == []


def test_a_rise_from_very_few_is_no_rise() -> None:
    (change,) = judge([(0, 4, 4, 4)], alpha=0.5)
    assert change.verdict == "none"


def test_a_phrase_of_one_group_scores_and_a_common_one_does_not() -> None:
    assert log_odds(20, 100, 0, 400) > 3
    assert abs(log_odds(20, 100, 80, 400)) < 0.5


def test_an_interval_without_zero_is_not_called_no_change() -> None:
    """One comparison alone would call it a change; among many it is too little."""
    rows = [(2, 24, 11, 25), *[(10, 24, 10, 25)] * 9]
    first, *others = judge(rows, 0.01)
    assert first.verdict == "none"
    assert first.low > 0
    assert words.change(first) == "too few to tell (8.3% to 44%: 2 of 24, then 11 of 25)"
    assert words.change(others[0]).startswith("no clear change (42% to 40%; ")


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(60, 90), st.integers(0, 60), st.integers(60, 90)),
        min_size=1,
        max_size=12,
    )
)
def test_words_and_interval_agree(rows: list[tuple[int, int, int, int]]) -> None:
    for change in judge(rows, 0.01):
        said = words.change(change)
        holds_zero = change.low <= 0 <= change.high
        assert said.startswith("no clear change") == (change.verdict == "none" and holds_zero)
        assert said.startswith(("up", "down")) == (change.verdict != "none")
