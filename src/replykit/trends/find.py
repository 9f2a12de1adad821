"""find_trends: gather, compare, and say what to change first."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from replykit.model import ConfigError, EmotionLabel, IssueLabel, check_many, read_channel
from replykit.trends import words
from replykit.trends.causes import Causes
from replykit.trends.figures import LEAST, fisher, holm, judge, share
from replykit.trends.gather import COLUMNS, URGENT, Gathered, Settings
from replykit.trends.model import (
    Alert,
    Change,
    Coverage,
    Feeling,
    IssueTrend,
    Priority,
    Quote,
    Segment,
    Share,
    Tally,
    Theme,
    Trends,
)
from replykit.trends.parallel import gather
from replykit.trends.periods import Periods
from replykit.trends.record import Columns, as_columns
from replykit.trends.replies import weigh_replies
from replykit.trends.sample import Kept, Sample
from replykit.trends.tables import is_table, table_records
from replykit.trends.themes import Group, choose_quotes, find_groups

_PRIVATE = 3
"""A thing named in texts is told only when so many customers name it."""
_TALLIES = 5
_ALERTS = 5
_SEGMENTS = 100


def find_trends(
    complaints: Iterable[object],
    *,
    columns: Columns | Mapping[str, str] | None = None,
    split: datetime.date | None = None,
    alpha: float = 0.01,
    sample: int = 1000,
    amounts: bool = False,
    everything: bool = False,
    people: bool = False,
    date_format: str | None = None,
    channel: str = "email",
    jobs: int = 1,
    progress: Callable[[int], object] | None = None,
) -> Trends:
    """Find what goes wrong again and again.

    The complaints are read once, and memory does not grow with them: counts are kept, and a sample
    of each issue's complaints that depends on their texts and sources, not on their order.

    Args:
        complaints: Complaint objects, texts, or records: ``Record``, or a tuple or mapping of its
            fields (text, date, product, place, staff, source, team, reply). Or a table: of
            pandas, Polars, Arrow, or of anything else that gives Arrow's C stream.
        columns: for a table, which of its columns holds what: ``{"text": "body"}``.
        split: the first day of the later period; by default the day that halves the complaints.
        alpha: how often a change may be named where there is none, over all comparisons.
        sample: how many complaints of each issue the themes are looked for in.
        amounts: hide sums of money in quotes, too.
        everything: count praise and neutral questions as well.
        people: name members of staff: replies by person, and whom the texts name.
        date_format: how dates are written, as for ``datetime.strptime``; ISO 8601 by default.
        channel: where the texts came from.
        jobs: how many processes read; 0 for one a core. With more than one, a script needs the
            usual ``if __name__ == "__main__":``.
        progress: called with the number read, now and then.

    Raises:
        ConfigError: a setting is out of range, or an item is none of these.
        SourceError: a table has no such column.
        TextError: *complaints* is a single one, or nothing to go through.
    """
    settings = Settings(sample, amounts, everything, people, date_format, channel)
    check_settings(settings, alpha)
    if is_table(complaints):
        complaints = table_records(complaints, as_columns(columns))
    elif columns is not None:
        raise ConfigError("columns are for tables; a record names its own fields")
    else:
        check_many(complaints, "complaints")
    return weigh(gather(complaints, settings, jobs, progress), split=split, alpha=alpha)


def check_settings(settings: Settings, alpha: float) -> None:
    """See that the settings make sense.

    Raises:
        ConfigError: one is out of range.
    """
    if not 0 < alpha < 1:
        raise ConfigError(f"alpha must lie between 0 and 1, not be {alpha}")
    if settings.sample < 1:
        raise ConfigError(f"sample must be at least 1, not {settings.sample}")
    read_channel(settings.channel)


def weigh(gathered: Gathered, *, split: datetime.date | None = None, alpha: float = 0.01) -> Trends:
    """Turn what was gathered into trends."""
    used = gathered.met["used"]
    periods = Periods(gathered, split)
    ranked = sorted(gathered.issues, key=lambda issue: (-gathered.issues[issue], issue))
    groups = _group(gathered, ranked)
    changes, changed = _compare(gathered, periods, ranked, groups, alpha)
    segments = _segments(gathered, alpha)
    places = {kept.place for entries, _ in groups.values() for kept in entries if kept.place}
    issues = tuple(
        _issue(gathered, periods, issue, groups[issue], changes.get(issue), changed, places)
        for issue in ranked
    )
    causes = Causes(gathered, {i: entries for i, (entries, _) in groups.items()}, segments, alpha)
    issues = tuple(one.model_copy(update={"leads": causes.leads(one, periods)}) for one in issues)
    repeats = gathered.repeats.total()
    alerts = tuple(
        Alert(
            signal=name.replace("_", "-"),
            share=share(gathered.signals[name], used),
            latest=_distinct(gathered.latest[name].entries()),
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
        promises=share(gathered.broken.total(), used) if used else None,
        broken_promises=_loose("promises", gathered.expectations, gathered, places),
        questions=_loose("questions", gathered.questions, gathered, places),
        segments=segments,
        replies=weigh_replies(
            gathered.replies,
            used,
            periods.before,
            periods.after,
            periods.cut,
            periods.starts,
            alpha,
        ),
        priorities=priorities,
        summary=words.summary(used, priorities),
        alpha=alpha,
    )


def _distinct(entries: Iterable[Kept]) -> tuple[Quote, ...]:
    """The first few that do not say the same."""
    first: dict[str, Kept] = {}
    for kept in entries:
        first.setdefault(kept.quote, kept)
    return tuple(map(_quote, list(first.values())[:_ALERTS]))


def _coverage(gathered: Gathered) -> Coverage:
    lists = {"problems": tuple(gathered.problems), "left_out": tuple(gathered.left_out)}
    counts = {name: gathered.met[name] for name in Coverage.model_fields if name not in lists}
    return Coverage.model_validate({**counts, **lists})


_Value = TypeVar("_Value")


def _second(counts: Counter[tuple[IssueLabel, _Value]]) -> Counter[_Value]:
    found: Counter[_Value] = Counter()
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


def _group(
    gathered: Gathered, ranked: Sequence[IssueLabel]
) -> dict[IssueLabel, tuple[list[Kept], list[Group]]]:
    """The sampled entries of each issue, and the themes in them."""
    entries = {issue: gathered.samples[issue].entries() for issue in ranked}
    groups = find_groups(entries)
    return {issue: (kept, groups[issue]) for issue, kept in entries.items()}


def _compare(
    gathered: Gathered,
    periods: Periods,
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
    periods: Periods,
    issue: IssueLabel,
    grouped: tuple[list[Kept], list[Group]],
    change: Change | None,
    changed: dict[tuple[IssueLabel, str], Change],
    places: set[str],
) -> IssueTrend:
    count = gathered.issues[issue]
    kept, groups = grouped
    return IssueTrend(
        issue=issue,
        share=share(count, gathered.met["used"]),
        also=_second(gathered.also)[issue],
        change=change,
        over_time=periods.line(issue),
        feelings=_feelings(_of(gathered.feelings, issue)),
        intensity=round(gathered.intensity[issue] / 1000 / count, 3),
        heated=share(gathered.heated[issue], count),
        requests=_tallies(_of(gathered.requests, issue)),
        urgent=gathered.urgent[issue],
        repeat_contacts=gathered.repeats[issue],
        broken_promises=gathered.broken[issue],
        themes=tuple(_theme(kept, g, places, changed.get((issue, g.phrase))) for g in groups),
        compared=len(kept),
        products=_named(kept, "product"),
        places=_placed(kept, places),
        staff=_named(kept, "staff"),
        days=_said(kept),
    )


def _named(entries: Iterable[Kept], field: str) -> tuple[Tally, ...]:
    counts = Counter(value for kept in entries if (value := getattr(kept, field)))
    return _tallies(counts, _PRIVATE, _TALLIES)


def _placed(entries: Iterable[Kept], places: set[str]) -> tuple[Tally, ...]:
    """The places; what only may be one counts where somebody else names it as one."""
    found = (kept.place or (kept.near if kept.near in places else None) for kept in entries)
    return _tallies(Counter(place for place in found if place), _PRIVATE, _TALLIES)


def _said(entries: Iterable[Kept]) -> tuple[Tally, ...]:
    return _tallies(Counter(day for kept in entries for day in kept.said), _PRIVATE, _TALLIES)


def _theme(
    entries: Sequence[Kept], group: Group, places: set[str], change: Change | None = None
) -> Theme:
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
        places=_placed(members, places),
        staff=_named(members, "staff"),
        days=_said(members),
    )


def _loose(what: str, sample: Sample, gathered: Gathered, places: set[str]) -> tuple[Theme, ...]:
    """Themes of questions or promises, which stand beside the issues."""
    entries = sample.entries()
    beside = [kept for one in gathered.samples.values() for kept in one.entries()]
    (groups,) = find_groups({what: entries}, beside).values()
    return tuple(_theme(entries, group, places) for group in groups)


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


def _priorities(issues: Sequence[IssueTrend], periods: Periods) -> tuple[Priority, ...]:
    named = [issue for issue in issues if issue.issue is not IssueLabel.OTHER] or list(issues)
    first = sorted(named, key=lambda issue: (-_weight(issue), issue.issue))[:3]
    return tuple(
        Priority(
            issue=issue.issue,
            theme=issue.themes[0].phrase if issue.themes else None,
            evidence=words.evidence(issue, periods.after),
            quote=issue.themes[0].quotes[0] if issue.themes and issue.themes[0].quotes else None,
            leads=issue.leads,
        )
        for issue in first
    )
