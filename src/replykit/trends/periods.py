"""The days of the complaints: two periods to compare, and the stretches of a time line."""

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from replykit.model import IssueLabel
from replykit.trends.gather import Gathered
from replykit.trends.model import Period
from replykit.trends.sample import Kept

_FEW = 20
"""Fewer dated complaints than this are not cut in two."""


class Periods:
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
