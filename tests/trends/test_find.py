"""Trends that are there are found, and no others."""

import datetime
import random

import pytest
from tests.trends.planted import VOICES, planted, read

from replykit import ConfigError, IssueLabel, Record, Trends, find_trends, parse_complaint
from replykit.trends.find import weigh
from replykit.trends.gather import Gathered, Settings
from replykit.trends.sample import Kept, Sample, Seen, Tallies


@pytest.fixture(scope="module")
def trends() -> Trends:
    return find_trends(planted(7, rising="technical"))


@pytest.mark.parametrize("kind", VOICES)
def test_the_voices_are_read_as_planted(kind: str) -> None:
    """Else the tests below would test nothing."""
    assert [read(text).issue.label for text in VOICES[kind]] == [kind] * len(VOICES[kind])


@pytest.mark.parametrize("rising", ["delivery", "technical", "damaged-item", "billing"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_planted_rise_is_found(rising: str, seed: int) -> None:
    found = find_trends(planted(seed, rising=rising))
    assert rising in found.rises
    assert {name.partition(":")[0] for name in found.rises} == {rising}


def test_twenty_sets_without_a_trend_give_no_rise_and_no_fall() -> None:
    for seed in range(20):
        found = find_trends(planted(100 + seed))
        changes = [i.change for i in found.issues] + [
            t.change for i in found.issues for t in i.themes
        ]
        assert {change.verdict for change in changes if change} == {"none"}, seed


def test_themes_are_in_the_customers_words(trends: Trends) -> None:
    themes = {i.issue: [t.phrase for t in i.themes] for i in trends.issues}
    assert "app logs me out" in themes[IssueLabel.TECHNICAL]
    assert "cracked jar" in themes[IssueLabel.DAMAGED_ITEM]
    assert "charged me twice" in themes[IssueLabel.BILLING]


def test_a_theme_has_a_typical_complaint_and_quotes_that_hold_it(trends: Trends) -> None:
    theme = next(t for i in trends.issues for t in i.themes if t.phrase == "cracked jar")
    assert "cracked jar" in theme.typical.text
    assert 1 <= len(theme.quotes) <= 3
    assert all("cracked jar" in quote.text for quote in theme.quotes)
    assert all(quote.source.startswith("row ") for quote in theme.quotes)


def test_what_rises_comes_first_with_its_evidence(trends: Trends) -> None:
    first = trends.priorities[0]
    assert first.issue == "technical"
    assert "up from" in first.evidence
    assert first.evidence in trends.summary
    assert len(trends.priorities) == 3


def test_counts_add_up(trends: Trends) -> None:
    assert trends.coverage.used == 800 == sum(i.share.count for i in trends.issues)
    assert sum(trends.over_time) == 800
    for issue in trends.issues:
        assert sum(issue.over_time) == issue.share.count
        assert sum(f.count for f in issue.feelings) == issue.share.count
        assert issue.share.low < issue.share.share < issue.share.high
        assert issue.change
        assert issue.change.before.count + issue.change.after.count == issue.share.count


def test_trends_go_to_json_and_back(trends: Trends) -> None:
    assert Trends.model_validate_json(trends.model_dump_json()) == trends
    with pytest.raises(ValueError, match="frozen"):
        trends.alpha = 0.5  # type: ignore[misc]


def test_the_order_of_the_complaints_makes_no_difference() -> None:
    records = planted(5, size=200)
    shuffled = records[:]
    random.Random(1).shuffle(shuffled)
    assert find_trends(shuffled, sample=10) == find_trends(records, sample=10)


def test_two_halves_merge_to_the_whole() -> None:
    records = planted(6, size=200, rising="billing")
    whole, one = (Gathered(Settings(sample=15), seen=Seen()) for _ in range(2))
    two = Gathered(Settings(sample=15))
    for record in records:
        whole.add(record)
    for record in records[:90]:
        one.add(record)
    for record in records[90:]:
        two.add(record)
    one.merge(two)
    assert weigh(one) == weigh(whole)


def test_what_is_kept_is_bounded() -> None:
    gathered = Gathered(Settings(sample=5))
    for record in planted(8, size=300):
        gathered.add(record)
    assert all(len(sample.entries()) <= 5 for sample in gathered.samples.values())
    tallies: Tallies[tuple[str, str, IssueLabel]] = Tallies()
    for number in range(tallies.room * 2):
        tallies.note(("product", str(number), IssueLabel.BILLING))
        tallies.note(("product", "Kettle", IssueLabel.BILLING))
    assert len(tallies) <= tallies.room
    assert tallies["product", "Kettle", IssueLabel.BILLING] == tallies.room * 2


def test_a_sample_is_the_same_whatever_the_order() -> None:
    keys = list(range(50))
    kept = []
    for order in (keys, keys[::-1]):
        sample = Sample(7)
        for key in order:
            if sample.wants(key):
                sample.put(key, _entry(str(key)))
        kept.append([one.source for one in sample.entries()])
    assert kept[0] == kept[1] == [str(key) for key in range(7)]


def _entry(source: str):  # type: ignore[no-untyped-def] # noqa: ANN202
    return Kept(IssueLabel.OTHER, "", "", "", source, None, None, None)


def test_a_row_may_be_given_twice() -> None:
    records = planted(13, size=60)
    found = find_trends(records + records, sample=3)
    assert found.coverage.used == 120


def test_a_part_hands_in_no_more_than_the_whole_would_keep() -> None:
    records = planted(14, size=200)
    whole, alone = (Gathered(Settings(sample=5), seen=Seen()) for _ in range(2))
    for record in records:
        alone.add(record)
    handed = 0
    for start in range(0, 200, 50):
        part = Gathered(Settings(sample=5), first=start, limits=whole.limits())
        for record in records[start : start + 50]:
            part.add(record)
        handed = sum(len(sample.entries()) for sample in part.samples.values())
        whole.merge(part)
    assert weigh(whole) == weigh(alone)
    assert handed < 30


def test_a_place_that_stands_out_is_named() -> None:
    rude = read(VOICES["staff-conduct"][0])
    records = [record._replace(place="York") for record in planted(9, size=200)]
    records += [Record(rude, place="Leeds") for _ in range(15)]
    found = {s.value: s.issue for s in find_trends(records).segments if s.column == "place"}
    assert found == {"York": None, "Leeds": "staff-conduct"}


def test_staff_are_named_only_where_something_stands_out() -> None:
    records = [record._replace(staff="Team A") for record in planted(9, size=200)]
    assert [s for s in find_trends(records).segments if s.column == "staff"] == []


def test_what_cannot_be_used_is_counted_and_listed() -> None:
    found = find_trends(
        [
            Record(VOICES["billing"][0], "2026-03-01"),
            Record("  ", "2026-03-01", source="mail 2"),
            Record(None),
            Record(VOICES["billing"][0], "31/02/26"),
            Record(VOICES["billing"][1], None),
            Record("Thank you, what a lovely evening we had!", "2026-03-02"),
            Record("half a \ud800 character"),
        ]
    ).coverage
    assert [(one.source, one.text) for one in found.left_out] == [
        ("6", "Thank you, what a lovely evening we had!")
    ]
    assert found.model_dump(exclude={"problems", "left_out"}) == {
        "read": 7, "used": 3, "no_text": 2, "unreadable": 1, "not_complaints": 1,
        "no_date": 1, "bad_date": 1, "duplicates": 1,
    }  # fmt: skip
    assert [problem.source for problem in found.problems] == ["mail 2", "3", "4", "7"]


def test_an_unsure_date_is_read_once_its_form_is_known() -> None:
    records = [
        Record(VOICES["billing"][0], "03/04/2026"),
        Record(VOICES["billing"][0], "2026-02-31"),
    ]
    assert find_trends(records[:1]).coverage.bad_date == 1
    found = find_trends(records, date_format="%d/%m/%Y")
    assert (found.coverage.bad_date, found.buckets) == (1, (datetime.date(2026, 4, 3),))


@pytest.mark.parametrize(
    "item", [Record(VOICES["billing"][0]), (VOICES["billing"][0],), {"text": VOICES["billing"][0]}]
)
def test_texts_tuples_and_mappings_are_records(item: object) -> None:
    assert find_trends([item]).issues[0].issue == "billing"


@pytest.mark.parametrize(
    ("complaints", "options"),
    [([7], {}), ([{"body": "x"}], {}), ([()], {}), ([], {"alpha": 1}), ([], {"sample": 0}),
     ([], {"channel": "pigeon"})],
)  # fmt: skip
def test_what_makes_no_sense_is_an_error_of_ours(complaints: list[object], options: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(ConfigError):
        find_trends(complaints, **options)


def test_nothing_read_is_no_error() -> None:
    found = find_trends([])
    assert found.issues == ()
    assert "no complaint" in found.summary


def test_a_few_complaints_are_not_cut_in_two() -> None:
    found = find_trends(planted(3, size=12))
    assert found.before is None
    assert all(issue.change is None for issue in found.issues)
    assert "no proof" in found.summary


def test_the_later_period_begins_where_it_is_told() -> None:
    day = datetime.date(2026, 2, 1)
    found = find_trends(planted(3, size=100), split=day)
    assert found.before
    assert found.after
    assert found.before.last < day <= found.after.first


def test_signals_that_want_a_person_are_shown_latest_first() -> None:
    texts = ("I will take you to court over this fee.", "My solicitor will write to you about it.")
    days = ("2026-01-02", "2026-02-03")
    found = find_trends([Record(t, d) for t, d in zip(texts, days, strict=True)])
    legal = next(alert for alert in found.alerts if alert.signal == "legal-threat")
    assert legal.share.count == 2
    assert [quote.text for quote in legal.latest] == [texts[1], texts[0]]


@pytest.mark.parametrize("days", [1, 40, 300, 3000, 40_000])
def test_the_time_line_never_grows_long(days: int) -> None:
    first = datetime.date(1900, 1, 1)
    last = first + datetime.timedelta(days=days)
    complaint = read(VOICES["billing"][0])
    found = find_trends([Record(complaint, first), Record(complaint, last)])
    assert len(found.buckets) <= 131
    assert sum(found.over_time) == 2


def test_twenty_texts_left_out_are_listed_without_personal_data() -> None:
    praise = "Thank you, what a lovely evening we had! Mail me at jo.low@example.com."
    records = [Record(f"{praise} {n}", source=f"row {n}") for n in range(25)]
    for jobs in (1, 2):
        found = find_trends(records, jobs=jobs).coverage
        assert found.not_complaints == 25
        assert [one.source for one in found.left_out] == [f"row {n}" for n in range(20)]
        assert all("example.com" not in one.text for one in found.left_out)
        assert found.left_out[0].text.startswith("Thank you, what a lovely evening")
    assert find_trends(records, everything=True).coverage.left_out == ()


@pytest.mark.parametrize("signal", ["safety_risk", "legal_threat"])
def test_no_text_with_a_grave_signal_is_left_out(signal: str) -> None:
    plain = parse_complaint("Thank you, what a lovely evening we had!")
    assert not plain.is_complaint
    grave = plain.model_copy(update={"signals": plain.signals.model_copy(update={signal: True})})
    found = find_trends([plain, grave])
    assert (found.coverage.not_complaints, found.coverage.used) == (1, 1)
    assert [alert.signal for alert in found.alerts] == [signal.replace("_", "-")]
