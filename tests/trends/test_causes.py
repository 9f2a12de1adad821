"""What the texts name, and the questions that the figures raise."""

import datetime

import pytest
from tests.trends.planted import VOICES, planted, read

from replykit import IssueLabel, Record, Trends, find_trends, parse_complaint
from replykit.trends import words
from replykit.trends.mentions import read_place, read_said_days, read_staff


@pytest.mark.parametrize(
    ("text", "sure", "near"),
    [
        ("Your York branch was shut.", "York", "York"),
        ("The store in Milton Keynes was filthy.", "Milton Keynes", "Milton Keynes"),
        ("I went to the Leeds depot to fetch it.", "Leeds", "Leeds"),
        ("I bought it in Bristol last week.", None, "Bristol"),
        ("I bought it in March at the App Store.", None, None),
        ("It was written in English and in May.", None, None),
        ("The store was shut.", None, None),
        ("Customer Service branch staff were rude.", None, None),
    ],
)
def test_a_place_is_read_where_a_word_says_it_is_one(
    text: str, sure: str | None, near: str | None
) -> None:
    assert read_place(text) == (sure, near)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Your driver Marek left it.", "Marek"),
        ("I spoke to Priya on the phone.", "Priya"),
        ("We were served by Tom Baker.", "Tom Baker"),
        ("An agent called Zbyszko hung up.", "Zbyszko"),
        ("I spoke to Amazon about it.", None),
        ("The driver left it. I am Tom.", None),
        ("I was told by Monday it would be here.", None),
        ("My wife Ann waited.", None),
    ],
)
def test_a_member_of_staff_is_read_by_what_they_do(text: str, name: str | None) -> None:
    assert read_staff(text) == name


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It was due on Saturday.", ("Saturday",)),
        ("It was due on 12 March 2026, not on the 3rd of April.", ("12 March", "3 April")),
        ("It was due on March 12th.", ("12 March",)),
        ("It was due on 2026-03-12.", ("12 March",)),
        ("It broke on Boxing Day.", ("Boxing Day",)),
        ("It took three weeks.", ()),
    ],
)
def test_days_are_read_alike_however_they_are_written(text: str, days: tuple[str, ...]) -> None:
    assert read_said_days(parse_complaint(text).details) == days


def _with(text: str, count: int, **fields: str) -> list[Record]:
    return [
        Record(parse_complaint(text), source=f"{len(text)} {n}", **fields) for n in range(count)
    ]


def test_a_place_that_one_names_surely_is_counted_where_others_only_may() -> None:
    records = _with("Your York branch charged me twice.", 3)
    records += _with("You charged me twice in York.", 3)
    records += _with("You charged me twice in Excel.", 3)
    places = find_trends(records).issues[0].places
    assert [(place.value, place.count) for place in places] == [("York", 6)]


def test_staff_of_the_texts_are_named_only_when_asked_for() -> None:
    records = _with("Your driver Marek threw my parcel over the fence.", 4)
    assert "Marek" not in find_trends(records).model_dump_json()
    asked = find_trends(records, people=True).issues[0]
    assert [(one.value, one.count) for one in asked.staff] == [("Marek", 4)]


def _leads(trends: Trends, issue: IssueLabel) -> str:
    found = next(one for one in trends.issues if one.issue is issue)
    return " ".join(f"{lead.question} {lead.evidence}" for lead in found.leads)


def test_every_issue_has_somewhere_to_look() -> None:
    assert set(words.LOOK) == set(IssueLabel) == set(words.ISSUES)
    for issue in find_trends(planted(71, size=150)).issues:
        assert issue.leads[-1].question == words.LOOK[issue.issue]
        assert len(issue.leads) <= 5


def test_a_rise_asks_what_changed_and_when() -> None:
    leads = _leads(find_trends(planted(7, rising="technical")), IssueLabel.TECHNICAL)
    assert "What changed around the week of 16 February 2026" in leads


def test_an_issue_that_comes_back_asks_why_it_was_not_settled() -> None:
    records = [record._replace(product=None) for record in planted(72, size=150)]
    again = "You charged me twice. This is the third time I write to you about it."
    assert parse_complaint(again).signals.repeat_contact
    records += _with(again, 30)
    trends = find_trends(records)
    assert "Why does the first answer not settle it?" in _leads(trends, IssueLabel.BILLING)
    assert "settle" not in _leads(trends, IssueLabel.DELIVERY)


def test_a_weekday_that_stands_out_is_asked_about() -> None:
    records = _with("Your agent was rude to me on Saturday.", 25)
    for day in ("Monday", "Tuesday", "Thursday"):
        records += _with(f"You charged me twice on {day}.", 12)
    assert "different on a Saturday" in _leads(find_trends(records), IssueLabel.STAFF_CONDUCT)


def test_a_product_that_stands_out_is_asked_about() -> None:
    records = [record._replace(product="Lamp") for record in planted(73, size=150)]
    records += [
        Record(
            read(VOICES["damaged-item"][0]), datetime.date(2026, 1, 9), "Blender", source=f"b{n}"
        )
        for n in range(20)
    ]
    assert "What is different with Blender?" in _leads(
        find_trends(records), IssueLabel.DAMAGED_ITEM
    )


def test_a_priority_brings_its_evidence_a_quote_and_its_leads() -> None:
    for one in find_trends(planted(7, rising="technical")).priorities:
        assert one.evidence
        assert one.leads
        assert one.quote is None or one.quote.text
