"""Trends as one flat CSV table: a row for each figure, for a spreadsheet or a database."""

import csv
import io
from collections.abc import Iterator

from replykit.trends.model import Change, Share, Theme, Trends

HEADER = (
    "section", "group", "name", "count", "of", "share", "low", "high", "before", "after", "p",
    "verdict", "example", "source",
)  # fmt: skip
_STEERING = ("=", "+", "-", "@", "\t", "\r")


def sheet(trends: Trends) -> str:
    """The table. Shares run from 0 to 1; low and high are Wilson's 95% interval."""
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, restval="", lineterminator="\n")
    writer.writeheader()
    for row in _rows(trends):
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_STEERING) else value


def _rows(trends: Trends) -> Iterator[dict[str, object]]:
    for name, count in trends.coverage.model_dump(exclude={"problems", "left_out"}).items():
        yield {"section": "coverage", "name": name, "count": count}
    for issue in trends.issues:
        yield {
            "section": "issue", "name": issue.issue.value, **_share(issue.share),
            **_change(issue.change),
        }  # fmt: skip
        for theme in issue.themes:
            yield {"section": "theme", "group": issue.issue.value, **_theme(theme)}
        for feeling in issue.feelings:
            yield {
                "section": "feeling", "group": issue.issue.value, "name": feeling.emotion.value,
                "count": feeling.count, "of": issue.share.count,
            }  # fmt: skip
        for section, tallies in (
            ("request", issue.requests), ("product", issue.products), ("place", issue.places),
            ("staff", issue.staff), ("day", issue.days),
        ):  # fmt: skip
            for one in tallies:
                yield {
                    "section": section, "group": issue.issue.value, "name": one.value,
                    "count": one.count,
                }  # fmt: skip
        for lead in issue.leads:
            yield {
                "section": "look into", "group": issue.issue.value, "name": lead.question,
                "example": lead.evidence,
            }  # fmt: skip
        for day, count in zip(trends.buckets, issue.over_time, strict=False):
            yield {
                "section": "over time", "group": issue.issue.value, "name": day.isoformat(),
                "count": count,
            }  # fmt: skip
    for alert in trends.alerts:
        yield {"section": "signal", "name": alert.signal, **_share(alert.share)}
    for theme in trends.questions:
        yield {"section": "question", **_theme(theme)}
    for theme in trends.broken_promises:
        yield {"section": "promise", **_theme(theme)}
    if trends.repeat_contacts:
        yield {"section": "repeat contacts", **_share(trends.repeat_contacts)}
    for segment in trends.segments:
        if segment.issue and segment.here:
            yield {
                "section": f"stands out: {segment.column}", "group": segment.value,
                "name": segment.issue.value, **_share(segment.here), "p": segment.p,
            }  # fmt: skip
    if trends.replies:
        yield from _replies(trends)
    for problem in trends.coverage.problems:
        yield {"section": "problem", "example": problem.what, "source": problem.source}
    for text in trends.coverage.left_out:
        yield {"section": "left out", "example": text.text, "source": text.source}


def _replies(trends: Trends) -> Iterator[dict[str, object]]:
    replies = trends.replies
    if replies is None:
        return
    yield {"section": "replies", "name": "answered", **_share(replies.answered)}
    for section, figures in (
        ("replies", (replies.clean,)), ("part", replies.parts), ("fault", replies.rules),
    ):  # fmt: skip
        for figure in figures:
            yield {
                "section": section, "name": figure.name, **_share(figure.share),
                **_change(figure.change),
            }  # fmt: skip
    for group in replies.groups:
        who = f"{group.column}: {group.value}"
        yield {"section": "replies", "group": who, "name": "clean", **_share(group.clean)}
        for figure, part in zip(replies.parts, group.parts, strict=True):
            yield {"section": "part", "group": who, "name": figure.name, **_share(part)}
        for rule in group.rules:
            yield {"section": "fault", "group": who, "name": rule.value, "count": rule.count}
    for stock in replies.stock:
        yield {
            "section": "stock reply", **_share(stock.share), "example": stock.text,
            "source": stock.source,
        }  # fmt: skip


def _theme(theme: Theme) -> dict[str, object]:
    return {
        "name": theme.phrase, **_share(theme.share), **_change(theme.change),
        "example": theme.typical.text, "source": theme.typical.source,
    }  # fmt: skip


def _share(one: Share) -> dict[str, object]:
    return {
        "count": one.count, "of": one.of, "share": one.share, "low": one.low, "high": one.high,
    }  # fmt: skip


def _change(one: Change | None) -> dict[str, object]:
    if one is None:
        return {}
    return {
        "before": one.before.share, "after": one.after.share, "p": one.p, "verdict": one.verdict,
    }  # fmt: skip
