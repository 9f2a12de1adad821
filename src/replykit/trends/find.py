"""find_trends: gather, compare, and say what to change first."""

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from replykit.model import ConfigError, EmotionLabel, IssueLabel, read_channel
from replykit.trends import words
from replykit.trends.figures import LEAST, fisher, holm, judge, share
from replykit.trends.gather import COLUMNS, URGENT, Gathered, Kept, Sample
from replykit.trends.model import (
    Alert,
    Change,
    Coverage,
    Feeling,
    IssueTrend,
    Period,
    Priority,
    Quote,
    Segment,
    Share,
    Tally,
    Theme,
    Trends,
)
from replykit.trends.themes import Group, choose_quotes, find_groups

_FEW = 20
"""Fewer dated complaints than this are not cut in two."""
_PRIVATE = 3
"""A thing named in texts is told only when so many customers name it."""
_TALLIES = 5
_SEGMENTS = 100


def find_trends(
    complaints: Iterable[object],
    *,
    split: datetime.date | None = None,
    alpha: float = 0.01,
    sample: int = 1000,
    amounts: bool = False,
    everything: bool = False,
    date_format: str | None = None,
    channel: str = "email",
    progress: Callable[[int], object] | None = None,
) -> Trends:
    """Find what goes wrong again and again.

    The iterable is read once, and memory does not grow with it: counts are kept, and a sample of
    each issue's complaints that depends on the texts alone, not on their order.

    Args:
        complaints: Complaint objects, texts, or records: ``Record``, or a tuple or mapping of its
            fields (text, date, product, place, staff, source).
        split: the first day of the later period; by default the day that halves the complaints.
        alpha: how often a change may be named where there is none, over all comparisons.
        sample: how many complaints of each issue the themes are looked for in.
        amounts: hide sums of money in quotes, too.
        everything: count praise and neutral questions as well.
        date_format: how dates are written, as for ``datetime.strptime``; ISO 8601 by default.
        channel: where the texts came from.
        progress: called with the number read, after each.

    Raises:
        ConfigError: a setting is out of range, or an item is none of these.
    """
    if not 0 < alpha < 1:
        raise ConfigError(f"alpha must lie between 0 and 1, not be {alpha}")
    if sample < 1:
        raise ConfigError(f"sample must be at least 1, not {sample}")
    read_channel(channel)
    gathered = Gathered(
        sample=sample, amounts=amounts, everything=everything, date_format=date_format,
        channel=channel,
    )  # fmt: skip
    for number, item in enumerate(complaints, 1):
        gathered.add(item)
        if progress is not None:
            progress(number)
    return weigh(gathered, split=split, alpha=alpha)


def weigh(gathered: Gathered, *, split: datetime.date | None = None, alpha: float = 0.01) -> Trends:
    """Turn what was gathered into trends."""
    used = gathered.met["used"]
    periods = _Periods(gathered, split)
    ranked = sorted(gathered.issues, key=lambda issue: (-gathered.issues[issue], issue))
    groups = _group(gathered, ranked)
    changes, changed = _compare(gathered, periods, ranked, groups, alpha)
    issues = tuple(
        _issue(gathered, periods, issue, groups[issue], changes.get(issue), changed)
        for issue in ranked
    )
    repeats = gathered.repeats.total()
    alerts = tuple(
        Alert(
            signal=name.replace("_", "-"),
            share=share(gathered.signals[name], used),
            latest=tuple(_quote(kept) for kept in gathered.latest[name].entries()),
        )
        for name in URGENT
        if gathered.signals[name]
    )
    priorities = _priorities(issues, periods)
    return Trends(
        coverage=_coverage(gathered),
        before=periods.before,
        after=periods.after,
        bucket=periods.bucket,
        buckets=tuple(map(datetime.date.fromordinal, periods.starts)),
        over_time=periods.line(None),
        issues=issues,
        alerts=alerts,
        requests=_tallies(_second(gathered.requests)),
        refused=_tallies(gathered.refused),
        feelings=_feelings(_second(gathered.feelings)),
        repeat_contacts=share(repeats, used) if used else None,
        broken_promises=_loose("promises", gathered.expectations, gathered),
        questions=_loose("questions", gathered.questions, gathered),
        segments=_segments(gathered, alpha),
        priorities=priorities,
        summary=words.summary(used, priorities),
        alpha=alpha,
    )


def _coverage(gathered: Gathered) -> Coverage:
    counts = {name: gathered.met[name] for name in Coverage.model_fields if name != "problems"}
    return Coverage(**counts, problems=tuple(gathered.problems))


def _second(counts: Counter[tuple[IssueLabel, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, value), count in counts.items():
        found[value] += count
    return found


def _of(counts: Counter[tuple[IssueLabel, str]], issue: IssueLabel) -> Counter[str]:
    return Counter({value: count for (other, value), count in counts.items() if other == issue})


def _tallies(counts: Counter[str], least: int = 1, most: int = 12) -> tuple[Tally, ...]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Tally(value=v, count=c) for v, c in ranked[:most] if c >= least)


def _feelings(counts: Counter[str]) -> tuple[Feeling, ...]:
    return tuple(Feeling(emotion=EmotionLabel(t.value), count=t.count) for t in _tallies(counts))


class _Periods:
    """The days of the complaints, cut in two, and in stretches for a time line."""

    def __init__(self, gathered: Gathered, split: datetime.date | None) -> None:
        self.days = gathered.days
        by_day: Counter[int] = Counter()
        for (_, day), count in gathered.days.items():
            by_day[day] += count
        self.before: Period | None = None
        self.after: Period | None = None
        self.bucket: str | None = None
        self.starts: list[int] = []
        self.cut: int | None = None
        if not by_day:
            return
        days = sorted(by_day)
        self.bucket, self.starts = _stretches(days[0], days[-1])
        cut = split.toordinal() if split else _middle(by_day, days)
        count1 = sum(by_day[day] for day in days if day < cut)
        count2 = by_day.total() - count1
        if count1 and count2 and (split or by_day.total() >= _FEW):
            self.cut = cut
            self.before = _period([day for day in days if day < cut], count1)
            self.after = _period([day for day in days if day >= cut], count2)

    def halves(self, issue: IssueLabel) -> tuple[int, int]:
        """How many complaints of an issue fall before and after the cut."""
        sides = [0, 0]
        for (other, day), count in self.days.items():
            if other == issue and self.cut is not None:
                sides[day >= self.cut] += count
        return sides[0], sides[1]

    def sides(self, kept: Iterable[Kept]) -> tuple[int, int]:
        """The same for some entries of a sample."""
        days = [one.day for one in kept if one.day is not None]
        after = sum(1 for day in days if self.cut is not None and day >= self.cut)
        return len(days) - after, after

    def line(self, issue: IssueLabel | None) -> tuple[int, ...]:
        """The counts over time, of one issue or of all."""
        counts = [0] * len(self.starts)
        for (other, day), count in self.days.items():
            if issue is None or other == issue:
                counts[bisect_right(self.starts, day) - 1] += count
        return tuple(counts)


def _period(days: Sequence[int], count: int) -> Period:
    first, last = datetime.date.fromordinal(days[0]), datetime.date.fromordinal(days[-1])
    return Period(first=first, last=last, count=count)


def _middle(by_day: Counter[int], days: Sequence[int]) -> int:
    """The first day of the later half: halves as equal in number as whole days allow."""
    total, before = by_day.total(), 0
    best = (total, days[0])
    for day in days:
        best = min(best, (abs(total - 2 * before), day))
        before += by_day[day]
    return best[1]


_LONGEST_LINE = 130


def _stretches(first: int, last: int) -> tuple[str | None, list[int]]:
    """The stretches of a time line: days, weeks from Monday, months or years."""
    span = last - first + 1
    if span <= 45:
        return "day", list(range(first, last + 1))
    if span <= 400:
        return "week", list(range(first - (first - 1) % 7, last + 1, 7))
    start, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    if len(months) <= _LONGEST_LINE:
        return "month", [datetime.date(m // 12, m % 12 + 1, 1).toordinal() for m in months]
    years = range(start.year, end.year + 1)
    if len(years) <= _LONGEST_LINE:
        return "year", [datetime.date(year, 1, 1).toordinal() for year in years]
    return None, []


def _group(
    gathered: Gathered, ranked: Sequence[IssueLabel]
) -> dict[IssueLabel, tuple[list[Kept], list[Group]]]:
    """The sampled entries of each issue, and the themes in them."""
    entries = {issue: gathered.samples[issue].entries() for issue in ranked}
    groups = find_groups(entries)
    return {issue: (kept, groups[issue]) for issue, kept in entries.items()}


def _compare(
    gathered: Gathered,
    periods: _Periods,
    ranked: Sequence[IssueLabel],
    groups: dict[IssueLabel, tuple[list[Kept], list[Group]]],
    alpha: float,
) -> tuple[dict[IssueLabel, Change], dict[tuple[IssueLabel, str], Change]]:
    """Compare the periods, issues and themes all in one family of tests."""
    if periods.before is None or periods.after is None:
        return {}, {}
    of1, of2 = periods.before.count, periods.after.count
    keys: list[tuple[IssueLabel, str | None]] = []
    rows: list[tuple[int, int, int, int]] = []
    for issue in ranked:
        count1, count2 = periods.halves(issue)
        if count1 + count2 >= LEAST:
            keys.append((issue, None))
            rows.append((count1, of1, count2, of2))
        kept, found = groups[issue]
        # Of a sampled issue, the sample stands for as large a part of all complaints.
        rate = len(kept) / max(1, gathered.issues[issue])
        for group in found:
            side1, side2 = periods.sides(kept[at] for at in group.members)
            if side1 + side2 >= LEAST:
                size1, size2 = round(of1 * rate), round(of2 * rate)
                keys.append((issue, group.phrase))
                rows.append((side1, max(size1, side1), side2, max(size2, side2)))
    changes = dict(zip(keys, judge(rows, alpha), strict=True))
    return (
        {issue: change for (issue, phrase), change in changes.items() if phrase is None},
        {(issue, phrase): c for (issue, phrase), c in changes.items() if phrase is not None},
    )


def _issue(
    gathered: Gathered,
    periods: _Periods,
    issue: IssueLabel,
    grouped: tuple[list[Kept], list[Group]],
    change: Change | None,
    changed: dict[tuple[IssueLabel, str], Change],
) -> IssueTrend:
    count = gathered.issues[issue]
    kept, groups = grouped
    return IssueTrend(
        issue=issue,
        share=share(count, gathered.met["used"]),
        also=gathered.also[issue],
        change=change,
        over_time=periods.line(issue),
        feelings=_feelings(_of(gathered.feelings, issue)),
        intensity=round(gathered.intensity[issue] / 1000 / count, 3),
        heated=share(gathered.heated[issue], count),
        requests=_tallies(_of(gathered.requests, issue)),
        urgent=gathered.urgent[issue],
        repeat_contacts=gathered.repeats[issue],
        broken_promises=gathered.broken[issue],
        themes=tuple(_theme(kept, g, changed.get((issue, g.phrase))) for g in groups),
        compared=len(kept),
        products=_named(kept, "product"),
        places=_named(kept, "place"),
    )


def _named(entries: Iterable[Kept], field: str) -> tuple[Tally, ...]:
    counts = Counter(value for kept in entries if (value := getattr(kept, field)))
    return _tallies(counts, _PRIVATE, _TALLIES)


def _theme(entries: Sequence[Kept], group: Group, change: Change | None = None) -> Theme:
    members = [entries[at] for at in sorted(group.members)]
    typical = entries[group.order[0]]
    return Theme(
        phrase=group.phrase,
        also=group.also,
        share=share(len(members), len(entries)),
        score=round(group.score, 2),
        change=change,
        typical=_quote(typical, typical.excerpt or typical.quote),
        quotes=tuple(_quote(entries[at], said) for at, said in choose_quotes(entries, group)),
        products=_named(members, "product"),
        places=_named(members, "place"),
    )


def _loose(what: str, sample: Sample, gathered: Gathered) -> tuple[Theme, ...]:
    """Themes of questions or promises, which stand beside the issues."""
    entries = sample.entries()
    beside = [kept for one in gathered.samples.values() for kept in one.entries()]
    (groups,) = find_groups({what: entries}, beside).values()
    return tuple(_theme(entries, group) for group in groups)


def _quote(kept: Kept, text: str | None = None) -> Quote:
    day = datetime.date.fromordinal(kept.day) if kept.day is not None else None
    return Quote(
        text=text or kept.quote, source=kept.source, date=day,
        product=kept.product, place=kept.place,
    )  # fmt: skip


def _segments(gathered: Gathered, alpha: float) -> tuple[Segment, ...]:
    """What stands out in a product or place, or with a member of staff, against all others."""
    total, issues = Counter[tuple[str, str]](), Counter[tuple[str, IssueLabel]]()
    columns: Counter[str] = Counter()
    for (column, value, issue), count in gathered.segments.items():
        total[column, value] += count
        issues[column, issue] += count
        columns[column] += count
    tried: list[tuple[str, str, IssueLabel, int, int, int, int]] = []
    for (column, value, issue), count in sorted(gathered.segments.items()):
        size = total[column, value]
        if count >= LEAST and size < columns[column]:
            rest = columns[column] - size
            tried.append((column, value, issue, count, size, issues[column, issue] - count, rest))
    adjusted = holm([fisher(row[5], row[6], row[3], row[4]) for row in tried])
    marked: dict[tuple[str, str], tuple[float, IssueLabel, Share, Share]] = {}
    for (column, value, issue, count, size, others, rest), p in zip(tried, adjusted, strict=True):
        here, elsewhere = share(count, size), share(others, rest)
        best = marked.get((column, value))
        if p < alpha and here.share > elsewhere.share and (best is None or p < best[0]):
            marked[column, value] = (p, issue, here, elsewhere)
    found = []
    for column in COLUMNS:
        mine = [(value, count) for (one, value), count in total.items() if one == column]
        if column == "staff":
            # In the order of the alphabet, and only where something stands out: no league table.
            ranked = sorted(item for item in mine if (column, item[0]) in marked)
        else:
            ranked = sorted(mine, key=lambda item: (-item[1], item[0]))
        for value, count in ranked[:_SEGMENTS]:
            segment = Segment(column=column, value=value, share=share(count, columns[column]))
            if (column, value) in marked:
                p, issue, here, elsewhere = marked[column, value]
                segment = segment.model_copy(
                    update={
                        "issue": issue, "here": here, "elsewhere": elsewhere,
                        "p": float(f"{p:.3g}"),
                    }
                )  # fmt: skip
            found.append(segment)
    return tuple(found)


def _weight(issue: IssueTrend) -> float:
    """How much an issue asks for a change: its count, more where it is felt, urgent or rising."""
    rising = issue.change is not None and issue.change.verdict == "rise"
    return (issue.share.count * (1 + issue.intensity) + 2 * issue.urgent) * (2 if rising else 1)


def _priorities(issues: Sequence[IssueTrend], periods: _Periods) -> tuple[Priority, ...]:
    named = [issue for issue in issues if issue.issue is not IssueLabel.OTHER] or list(issues)
    first = sorted(named, key=lambda issue: (-_weight(issue), issue.issue))[:3]
    return tuple(
        Priority(
            issue=issue.issue,
            theme=issue.themes[0].phrase if issue.themes else None,
            evidence=words.evidence(issue, periods.after),
        )
        for issue in first
    )
