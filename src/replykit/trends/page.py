"""Trends as one HTML page: no script, no network, charts as inline SVG beside their tables."""

from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from replykit.model import EmotionLabel
from replykit.trends import outline, words
from replykit.trends.model import IssueTrend, Trends


def page(trends: Trends, title: str) -> str:
    """The page."""
    environment = Environment(
        loader=PackageLoader("replykit.trends", "."),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "percent": words.percent,
        "interval": words.interval,
        "day": words.day,
        "change": words.change,
        "name": words.name,
    }
    template = environment.get_template("page.html")
    text = template.render(
        t=trends,
        title=title,
        coverage=outline.coverage(trends.coverage),
        periods=outline.periods(trends),
        about=outline.about,
        signals=words.SIGNALS,
        emotions=[e for e in EmotionLabel if any(f.emotion is e for f in trends.feelings)],
        feeling=_feeling,
        labels=[_label(day, trends.bucket) for day in trends.buckets],
        largest=max((i.share.count for i in trends.issues), default=1),
        tallest=max((max(i.over_time, default=0) for i in trends.issues), default=0),
    )
    return text.lstrip()


def _feeling(issue: IssueTrend, emotion: EmotionLabel) -> int:
    return next((f.count for f in issue.feelings if f.emotion is emotion), 0)


def _label(day: date, bucket: str | None) -> str:
    if bucket == "month":
        return f"{day:%B} {day.year}"
    if bucket == "year":
        return str(day.year)
    return f"week of {words.day(day)}" if bucket == "week" else words.day(day)
