"""Replies: parts, faults, teams, and what is sent again and again."""

from functools import cache

import pytest
from tests.trends.planted import COLD, GOOD, NAMES, VOICES, planted, read, replies

from replykit import Part, Record, Trends, find_trends, lint_reply
from replykit.trends.figures import LEAST
from replykit.trends.model import ReplyTrends


@cache
def found(people: bool = False) -> Trends:
    return find_trends(replies(planted(41, size=120)), people=people)


def told(trends: Trends) -> ReplyTrends:
    assert trends.replies
    return trends.replies


def test_the_replies_are_as_planted() -> None:
    """Else the tests below would test nothing."""
    assert lint_reply(GOOD.format(name="Tom", agent="Ann")).part_labels() == tuple(Part)
    bad = {finding.rule for finding in lint_reply(COLD.format(name="Tom", agent="Ann")).findings}
    assert {"generic-apology", "blame"} <= bad


def test_counts_add_up() -> None:
    one = told(found())
    assert (one.answered.count, one.answered.of) == (120, 120)
    assert sum(one.over_time) == 120
    for figure in (one.clean, *one.parts, *one.rules):
        assert sum(figure.over_time) == figure.share.count
        assert figure.share.of == 120
        assert figure.change or figure.share.count < LEAST
    assert [figure.name for figure in one.parts] == [part.value for part in Part]
    counts = [figure.share.count for figure in one.rules]
    assert counts == sorted(counts, reverse=True)


def test_teams_stand_in_the_order_of_the_alphabet_and_persons_not_at_all() -> None:
    groups = told(found()).groups
    assert [(g.column, g.value) for g in groups] == [("team", "North"), ("team", "South")]
    assert sum(group.replies for group in groups) == 120
    north, south = groups
    assert north.clean.share > south.clean.share
    assert "no fault" in {one.name for one in north.stands_out}
    assert found().model_dump_json().count('"staff"') == found().model_dump_json().count(
        '"staff":[]'
    )


def test_persons_are_told_when_that_is_asked_for() -> None:
    people = [g.value for g in told(found(people=True)).groups if g.column == "staff"]
    assert people == sorted(NAMES)


def test_a_team_like_the_others_does_not_stand_out() -> None:
    for seed in range(5):
        records = replies(planted(50 + seed, size=80), kept=0.5, seed=seed)
        assert [g.stands_out for g in told(find_trends(records)).groups] == [(), ()]


def test_stock_replies_are_one_whatever_the_names_in_them() -> None:
    first, second = told(found()).stock
    assert first.share.count + second.share.count == 120
    assert {first.clean, second.clean} == {True, False}
    assert all("[name]" in one.text for one in (first, second))
    assert sum(one.count for one in first.issues) == first.share.count
    cold = first if second.clean else second
    assert "generic-apology" in cold.rules


def test_a_reply_that_gets_better_is_said_to() -> None:
    records = planted(60, size=200)
    middle = sorted(str(record.date) for record in records)[100]
    records = [
        record._replace(reply=(GOOD if str(record.date) >= middle else COLD).format(
            name="Tom", agent="Ann"))
        for record in records
    ]  # fmt: skip
    one = told(find_trends(records))
    assert one.clean.change
    assert one.clean.change.verdict == "rise"
    blame = next(figure for figure in one.rules if figure.name == "blame")
    assert blame.change
    assert blame.change.verdict == "fall"
    assert "should have read" in blame.quotes[0].text


def test_no_name_is_left_in_what_is_quoted() -> None:
    text = told(found(people=False)).model_dump_json()
    assert [name for name in NAMES if name in text] == []


@pytest.mark.parametrize("reply", [None, "", "   "])
def test_without_replies_nothing_is_said_of_them(reply: str | None) -> None:
    text = read(VOICES["billing"][0])
    assert find_trends([Record(text, reply=reply)]).replies is None


def test_some_are_not_answered() -> None:
    text = read(VOICES["billing"][0])
    some = [Record(text, reply=GOOD.format(name="Tom", agent="Ann")), Record(text), Record(text)]
    assert told(find_trends(some)).answered.count == 1


def test_a_reply_that_cannot_be_read_is_counted() -> None:
    text = read(VOICES["billing"][0])
    records = [Record(text, reply="half a \ud800 one"), Record(text, reply="We are on it.")]
    assert told(find_trends(records)).unreadable == 1
