"""Questions on the way to a cause: where the figures of one issue differ from all the others'."""

import datetime
import math
from collections import Counter
from collections.abc import Mapping, Sequence

from replykit.model import IssueLabel
from replykit.trends import words
from replykit.trends.figures import LEAST, fisher, holm, share
from replykit.trends.gather import Gathered
from replykit.trends.model import IssueTrend, Lead, Segment, Share
from replykit.trends.periods import Periods
from replykit.trends.sample import Kept

_MOST = 5
_WEEKDAYS = frozenset(
    f"{name}day" for name in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
)


class Causes:
    """What stands out in each issue beside its count.

    Args:
        gathered: the counts.
        samples: the entries of each issue.
        segments: what stands out in a product, place, team or person.
        alpha: how often anything may stand out by chance, all comparisons together.
    """

    def __init__(
        self,
        gathered: Gathered,
        samples: Mapping[IssueLabel, Sequence[Kept]],
        segments: Sequence[Segment],
        alpha: float,
    ) -> None:
        self.segments = segments
        rows = [*_habits(gathered), *_companions(gathered), *_weekdays(samples)]
        adjusted = holm([fisher(one.rest, one.of_rest, one.here, one.of_here) for one in rows])
        self.marked = [
            one
            for one, p in zip(rows, adjusted, strict=True)
            if p < alpha and one.here >= LEAST and one.here * one.of_rest > one.rest * one.of_here
        ]

    def leads(self, issue: IssueTrend, periods: Periods) -> tuple[Lead, ...]:
        """The questions worth asking of one issue, those that its figures raise first."""
        found: list[Lead] = []
        if issue.themes:
            theme = issue.themes[0]
            about = next((t for t in theme.products if 2 * t.count > theme.share.count), None)
            named = f"; {about.count:,} of them are about “{about.value}”" if about else ""
            found.append(
                Lead(
                    question=f"What leads to “{theme.phrase}”?",
                    evidence=f"{words.number(theme.share.count, 'customer')} of the "
                    f"{issue.compared:,} compared say so{named}.",
                )
            )
        if issue.change is not None and issue.change.verdict == "rise":
            found.append(_onset(issue, periods))
        for segment in self.segments:
            if segment.issue is issue.issue and segment.here and segment.elsewhere:
                found.append(
                    Lead(
                        question=f"What is different with {segment.value}?",
                        evidence=f"{_parts(segment.here, segment.elsewhere)} of its complaints "
                        "are about this.",
                    )
                )
        for row in self.marked:
            if row.issue is issue.issue:
                here, rest = share(row.here, row.of_here), share(row.rest, row.of_rest)
                found.append(Lead(question=row.question, evidence=f"{_parts(here, rest)} {row.do}"))
        found.append(Lead(question=words.LOOK[issue.issue], evidence=""))
        return tuple([*found[: _MOST - 1], found[-1]] if len(found) > _MOST else found)


class _Row:
    """A figure of one issue beside the same figure of all others."""

    def __init__(
        self,
        issue: IssueLabel,
        question: str,
        do: str,
        here: tuple[int, int],
        everywhere: tuple[int, int],
    ) -> None:
        self.issue = issue
        self.question = question
        self.do = do
        self.here, self.of_here = here
        self.rest, self.of_rest = everywhere[0] - here[0], everywhere[1] - here[1]


def _habits(gathered: Gathered) -> list[_Row]:
    of, total = gathered.issues, gathered.issues.total()
    rows = []
    for counts, question, do in (
        (gathered.repeats, "Why does the first answer not settle it?", "had been in touch before."),
        (
            gathered.broken,
            "Who promises what here, and who is told so that it is kept?",
            "say what they had been promised or counted on.",
        ),
        (gathered.heated, "What makes this one hurt more than the others?", "are very upset."),
        (gathered.urgent, "Could these have been caught before they grew?", "want a person."),
    ):
        for issue in of:
            rows.append(
                _Row(issue, question, do, (counts[issue], of[issue]), (counts.total(), total))
            )
    return rows


def _companions(gathered: Gathered) -> list[_Row]:
    of, total = gathered.issues, gathered.issues.total()
    second: Counter[IssueLabel] = Counter()
    for (_, other), count in gathered.also.items():
        second[other] += count
    return [
        _Row(
            issue,
            f"Does one bring the other: this, and {words.ISSUES[other]}?",
            f"also speak of {words.ISSUES[other]}.",
            (count, of[issue]),
            # Those who complain of the other first cannot have it beside.
            (second[other], total - of[other]),
        )
        for (issue, other), count in sorted(gathered.also.items())
        if other is not IssueLabel.OTHER
    ]


def _weekdays(samples: Mapping[IssueLabel, Sequence[Kept]]) -> list[_Row]:
    named: dict[IssueLabel, Counter[str]] = {
        issue: Counter(day for kept in entries for day in kept.said if day in _WEEKDAYS)
        for issue, entries in samples.items()
    }
    everywhere = sum(named.values(), Counter[str]())
    return [
        _Row(
            issue,
            f"What is different on a {day}?",
            f"of the weekdays named are a {day}.",
            (count, days.total()),
            (everywhere[day], everywhere.total()),
        )
        for issue, days in named.items()
        for day, count in sorted(days.items())
    ]


def _onset(issue: IssueTrend, periods: Periods) -> Lead:
    """When a rise began: the day that parts its time line best in two."""
    mine, all_ = issue.over_time, periods.line(None)
    best, at = -math.inf, 0
    for cut in range(1, len(mine)):
        score = _fit(sum(mine[:cut]), sum(all_[:cut])) + _fit(sum(mine[cut:]), sum(all_[cut:]))
        if score > best:
            best, at = score, cut
    day = datetime.date.fromordinal(periods.starts[at])
    when = (
        words.day(day) if periods.bucket == "day" else f"the {periods.bucket} of {words.day(day)}"
    )
    return Lead(
        question=f"What changed around {when}: a supplier, a release, a price, a rota?",
        evidence=f"Its share is {words.change(issue.change)}; the rise begins about there.",
    )


def _fit(count: int, of: int) -> float:
    """The log-likelihood of a share at its best."""
    if count in (0, of):
        return 0.0
    part = count / of
    return count * math.log(part) + (of - count) * math.log(1 - part)


def _parts(here: Share, elsewhere: Share) -> str:
    return (
        f"{words.percent(here.share)} ({here.count:,} of {here.of:,}, against "
        f"{words.percent(elsewhere.share)} elsewhere)"
    )
