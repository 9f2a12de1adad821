"""Trends as one HTML page that needs nothing else: charts as SVG, every figure in a table, too."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from replykit.model import EmotionLabel
from replykit.rule import all_rules
from replykit.trends import charts, outline, words
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
    script = files("replykit.trends").joinpath("page.js").read_text("utf-8")
    text = template.render(
        t=trends,
        title=title,
        coverage=outline.coverage(trends.coverage),
        left_out=outline.left_out(trends.coverage),
        periods=outline.periods(trends),
        about=outline.about,
        signals=words.SIGNALS,
        emotions=[e for e in EmotionLabel if any(f.emotion is e for f in trends.feelings)],
        feeling=_feeling,
        labels=[words.stretch(day, trends.bucket) for day in trends.buckets],
        charts=charts.draw(trends) if charts.can_draw() else {},
        summaries=_summaries(trends),
        script=script,
        script_hash=f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'",
        largest=max((i.share.count for i in trends.issues), default=1),
        tallest=max((max(i.over_time, default=0) for i in trends.issues), default=0),
    )
    return text.lstrip()


def _feeling(issue: IssueTrend, emotion: EmotionLabel) -> int:
    return next((f.count for f in issue.feelings if f.emotion is emotion), 0)


def _summaries(trends: Trends) -> dict[str, str]:
    """What each rule finds that some reply broke."""
    if trends.replies is None:
        return {}
    known = all_rules()
    named = (figure.name for figure in trends.replies.rules)
    return {name: known[name].summary if name in known else "" for name in named}
