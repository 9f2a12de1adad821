"""The charts of the page, drawn by Vega-Lite as SVG that stands in the page itself.

vl-convert brings Vega along and draws without a browser or a network. Nothing of it is left in the
page but shapes: colours are the page's own variables, so that they follow its light and dark.
Each chart comes twice, for a wide and for a narrow screen.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from replykit.model import EmotionLabel, Part
from replykit.trends import words
from replykit.trends.model import Change, Share, Trends

Spec = dict[str, Any]

WIDE, NARROW = 820, 330
_PANELS = 6
_THEMES = 12
_TEAMS = 6
FEELINGS = {
    EmotionLabel.ANGER: "--anger", EmotionLabel.FRUSTRATION: "--frustration",
    EmotionLabel.DISGUST: "--disgust", EmotionLabel.DISAPPOINTMENT: "--disappointment",
    EmotionLabel.SADNESS: "--sadness", EmotionLabel.WORRY: "--worry",
    EmotionLabel.CONFUSION: "--confusion", EmotionLabel.NEUTRAL: "--neutral",
}  # fmt: skip
"""Each feeling's colour, the hottest first."""

_CONFIG: Spec = {
    "background": "transparent",
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft)", "titleColor": "var(--soft)", "gridColor": "var(--rule)",
        "domainColor": "var(--rule)", "tickColor": "var(--rule)", "labelFontSize": 12,
        "labelPadding": 5, "titleFontSize": 12, "titleFontWeight": "normal",
        "aria": False, "labelLimit": 260,
    },
    "legend": {
        "labelColor": "var(--ink)", "titleColor": "var(--soft)", "labelFontSize": 12,
        "orient": "top", "title": None, "aria": False, "symbolType": "square",
    },
    "header": {
        "labelColor": "var(--ink)", "labelFontSize": 13, "labelFontWeight": "bold",
        "labelAnchor": "start", "title": None, "labelPadding": 4,
    },
}  # fmt: skip


def can_draw() -> bool:
    """Whether vl-convert is there."""
    try:
        import vl_convert  # noqa: F401
    except ImportError:
        return False
    return True


def draw(trends: Trends) -> dict[str, tuple[str, str]]:
    """Each chart that there is something to show of, wide and narrow, as SVG."""
    specs = {
        "issues": (_issues(trends, WIDE), _issues(trends, NARROW)),
        "time": (_time(trends, WIDE, 3), _time(trends, NARROW, 1)),
        "feelings": (_feelings(trends, WIDE), _feelings(trends, NARROW)),
        "themes": (_themes(trends, WIDE), _themes(trends, NARROW)),
        "parts": (_parts(trends, WIDE), _parts(trends, NARROW)),
    }
    return {
        name: (_svg(wide, still=name == "time"), _svg(narrow, still=name == "time"))
        for name, (wide, narrow) in specs.items()
        if wide is not None and narrow is not None
    }


_BASE = re.compile(r'xlink:href="[^"#]*#')
_MARK = re.compile(r'<(path|line|text|rect)( aria-label="([^"]*)"[^>]*?)/>')


def _svg(spec: Spec, *, still: bool) -> str:
    import vl_convert

    whole = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": _CONFIG,
        **spec,
    }
    text = vl_convert.vegalite_to_svg(json.dumps(whole))
    # The library puts the address of its own samples before a link, and no title on a mark.
    text = _BASE.sub('tabindex="-1" href="#' if still else 'href="#', text)
    text = _MARK.sub(r"<\1\2><title>\3</title></\1>", text)
    text = re.sub(r'\sxmlns(?::xlink)?="[^"]*"', "", text)
    width, height = re.findall(r'\b(?:width|height)="([\d.]+)"', text)[:2]
    opening = f'<svg role="group" viewBox="0 0 {width} {height}" width="{width}">'
    return opening + text[text.index(">") + 1 :]


def _plural(count: int) -> str:
    return words.number(count, "complaint")


def _range(part: Share) -> str:
    return f"{words.percent(part.share)}, 95% interval {words.interval(part)}"


def _marked(name: str, change: Change | None) -> str:
    """A name that says what the colour says: whether it rises or falls."""
    mark = {"rise": "▲ ", "fall": "▼ "}.get(change.verdict if change else "", "")
    return mark + name


def _issues(trends: Trends, width: int) -> Spec | None:
    """The share of each issue, with its interval."""
    if not trends.issues:
        return None
    values = [
        {
            "name": _marked(words.name(i.issue), i.change),
            "share": i.share.share,
            "low": i.share.low,
            "high": i.share.high,
            "verdict": i.change.verdict if i.change else "none",
            "to": f"#{i.issue.value}",
            "say": f"{words.name(i.issue)}: {_plural(i.share.count)}, {_range(i.share)}"
            + (f"; {words.change(i.change)}" if i.change else ""),
        }
        for i in trends.issues
    ]
    return _bars(values, width, "share of all complaints")


def _bars(values: Sequence[Mapping[str, object]], width: int, title: str) -> Spec:
    """Bars to the right, each with a line for its interval; the names above or beside them."""
    narrow = width < 500
    names = [value["name"] for value in values]
    y: Spec = {"field": "name", "type": "nominal", "sort": names, "axis": None}
    beside = {
        **y,
        "axis": {"title": None, "domain": False, "ticks": False, "labelColor": "var(--ink)",
                 "labelFontSize": 13},
    }  # fmt: skip
    x: Spec = {
        "field": "share", "type": "quantitative", "scale": {"domainMin": 0},
        "axis": {"format": ".0%", "title": title, "tickCount": 4 if narrow else 7},
    }  # fmt: skip
    common: Spec = {"description": {"field": "say"}, "href": {"field": "to"}}
    colour = {
        "field": "verdict", "type": "nominal", "legend": None,
        "scale": {"domain": ["none", "rise", "fall"],
                  "range": ["var(--main)", "var(--up)", "var(--down)"]},
    }  # fmt: skip
    bar: Spec = {"type": "bar", "height": 12 if narrow else 16, "cornerRadiusEnd": 2}
    layers: list[Spec] = [
        {"mark": {**bar, **({"yOffset": 9} if narrow else {})},
         "encoding": {"x": x, "color": colour, **common}},
        {"mark": {"type": "rule", "strokeWidth": 1.5, "color": "var(--ink)", "aria": False,
                  **({"yOffset": 9} if narrow else {})},
         "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}},
    ]  # fmt: skip
    if narrow:
        layers.append(
            {"mark": {"type": "text", "align": "left", "dy": -8, "fontSize": 13, "aria": False,
                      "color": "var(--ink)", "limit": width},
             "encoding": {"text": {"field": "name"}, "x": {"value": 0}}}
        )  # fmt: skip
    return {
        "data": {"values": list(values)},
        "width": width - 30 if narrow else width - 260,
        "height": {"step": 38 if narrow else 26},
        "encoding": {"y": y if narrow else beside},
        "layer": layers,
    }


def _time(trends: Trends, width: int, columns: int) -> Spec | None:
    """The commonest issues over time, each in a panel of its own, all on one scale."""
    if len(trends.buckets) < 2:
        return None
    shown = trends.issues[:_PANELS]
    values = [
        {
            "issue": words.name(issue.issue),
            "day": day.isoformat(),
            "count": count,
            "late": trends.after is not None and day >= trends.after.first,
            "verdict": issue.change.verdict if issue.change else "none",
            "to": f"#{issue.issue.value}",
            "say": f"{words.name(issue.issue)}, {words.stretch(day, trends.bucket)}: "
            f"{_plural(count)}",
        }
        for issue in shown
        for day, count in zip(trends.buckets, issue.over_time, strict=True)
    ]
    names = [words.name(issue.issue) for issue in shown]
    form = "%b %Y" if trends.bucket in ("month", "year") else "%-d %b"
    panel = (width - 60 - 20 * (columns - 1)) / columns
    size = max(1.0, min(18.0, 0.8 * panel / len(trends.buckets)))
    return {
        "data": {"values": values},
        "facet": {"field": "issue", "type": "nominal", "sort": names},
        "columns": columns,
        "spacing": {"row": 14, "column": 20},
        "spec": {
            "width": panel,
            "height": 80,
            "mark": {"type": "bar", "width": size},
            "encoding": {
                "x": {"field": "day", "type": "temporal", "title": None,
                      "scale": {"padding": size / 2 + 2},
                      "axis": {"grid": False, "tickCount": 4, "labelOverlap": True,
                               "format": form}},
                "y": {"field": "count", "type": "quantitative", "title": None,
                      "axis": {"tickCount": 3}},
                "color": {
                    "condition": {
                        "test": "datum.verdict !== 'none' && datum.late",
                        "field": "verdict", "type": "nominal", "legend": None,
                        "scale": {"domain": ["rise", "fall"],
                                  "range": ["var(--up)", "var(--down)"]},
                    },
                    "value": "var(--main)",
                },
                "description": {"field": "say"},
                "href": {"field": "to"},
            },
        },
    }  # fmt: skip


def _feelings(trends: Trends, width: int) -> Spec | None:
    """What part of each issue shows which feeling, the hottest to the left."""
    if not trends.issues:
        return None
    order = list(FEELINGS)
    met = [e for e in order if any(f.emotion is e for f in trends.feelings)]
    values = []
    for issue in trends.issues:
        at = 0
        for feeling in sorted(issue.feelings, key=lambda f: order.index(f.emotion)):
            part = feeling.count / issue.share.count
            values.append(
                {
                    "name": words.name(issue.issue),
                    "feeling": feeling.emotion.value,
                    "from": at / issue.share.count,
                    "until": (at + feeling.count) / issue.share.count,
                    "to": f"#{issue.issue.value}",
                    "say": f"{words.name(issue.issue)}: {feeling.emotion.value} "
                    f"{feeling.count:,} of {issue.share.count:,} ({words.percent(part)})",
                }
            )
            at += feeling.count
    narrow = width < 500
    names = [words.name(issue.issue) for issue in trends.issues]
    mark: Spec = {"type": "bar", "height": 14, "stroke": "var(--ground)", "strokeWidth": 1}
    label = {"title": None, "domain": False, "ticks": False, "labelColor": "var(--ink)",
             "labelFontSize": 13}  # fmt: skip
    layers: list[Spec] = [
        {
            "mark": {**mark, **({"yOffset": 9} if narrow else {})},
            "encoding": {
                "x": {"field": "from", "type": "quantitative", "scale": {"domain": [0, 1]},
                      "axis": {"format": ".0%", "title": "part of the issue", "tickCount": 4}},
                "x2": {"field": "until"},
                "color": {
                    "field": "feeling", "type": "nominal",
                    "scale": {"domain": [e.value for e in met],
                              "range": [f"var({FEELINGS[e]})" for e in met]},
                    "legend": {"columns": 3 if narrow else 8},
                },
                "description": {"field": "say"},
                "href": {"field": "to"},
            },
        }
    ]  # fmt: skip
    if narrow:
        layers.append(
            {"transform": [{"filter": "datum.from === 0"}],
             "mark": {"type": "text", "align": "left", "dy": -8, "fontSize": 13, "aria": False,
                      "color": "var(--ink)", "limit": width},
             "encoding": {"text": {"field": "name"}, "x": {"value": 0}}}
        )  # fmt: skip
    return {
        "data": {"values": values},
        "width": width - 30 if narrow else width - 260,
        "height": {"step": 38 if narrow else 24},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": names,
                  "axis": None if narrow else label}
        },
        "layer": layers,
    }  # fmt: skip


def _themes(trends: Trends, width: int) -> Spec | None:
    """The themes that most customers speak of, of whatever issue."""
    found = [
        (issue, number, theme)
        for issue in trends.issues
        for number, theme in enumerate(issue.themes, 1)
    ]
    used = trends.coverage.used
    # Of a sampled issue, a theme's part of the sample stands for as large a part of all.
    found.sort(key=lambda one: -one[2].share.share * one[0].share.count)
    values = [
        {
            "name": _marked(f"{theme.phrase} ({issue.issue.value})", theme.change),
            "share": theme.share.share * issue.share.count / used,
            "low": theme.share.low * issue.share.count / used,
            "high": theme.share.high * issue.share.count / used,
            "verdict": theme.change.verdict if theme.change else "none",
            "to": f"#{issue.issue.value}-{number}",
            "say": f"“{theme.phrase}”, {issue.issue.value}: {theme.share.count:,} of the "
            f"{issue.compared:,} compared, {_range(theme.share)}"
            + (f"; {words.change(theme.change)}" if theme.change else ""),
        }
        for issue, number, theme in found[:_THEMES]
    ]
    return _bars(values, width, "share of all complaints") if values else None


def _parts(trends: Trends, width: int) -> Spec | None:
    """How many replies have each part of the method, by team."""
    replies = trends.replies
    if replies is None:
        return None
    teams = [group for group in replies.groups if group.column == "team"][:_TEAMS]
    sets: list[tuple[str, Sequence[Share], Share]] = [
        (team.value, team.parts, team.clean) for team in teams
    ] or [("all replies", [part.share for part in replies.parts], replies.clean.share)]
    values = []
    for team, parts, clean in sets:
        for name, part in (*zip((p.value for p in Part), parts, strict=True), ("no fault", clean)):
            values.append(
                {
                    "team": team, "name": name, "share": part.share, "low": part.low,
                    "high": part.high,
                    "say": f"{team}, {name}: {part.count:,} of {part.of:,} replies, {_range(part)}",
                }
            )  # fmt: skip
    shades = ["--main", "--worry", "--disgust", "--anger", "--confusion", "--neutral"]
    order = [team for team, _, _ in sets]
    narrow = width < 500
    offset: Spec = {"field": "team", "sort": order}
    return {
        "data": {"values": values},
        "width": width - (100 if narrow else 200),
        "height": {"step": max(14, 34 // max(1, len(order))), "for": "offset"},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": [*map(str, Part), "no fault"],
                  "axis": {"title": None, "domain": False, "ticks": False,
                           "labelColor": "var(--ink)", "labelFontSize": 13}},
            "yOffset": offset,
            "color": {
                "field": "team", "type": "nominal", "sort": order,
                "scale": {"domain": order, "range": [f"var({s})" for s in shades[: len(order)]]},
                "legend": None if len(order) == 1 else {"columns": 2 if narrow else 6},
            },
        },
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.45, "aria": False},
             "encoding": {"x": {"field": "low", "type": "quantitative",
                                "scale": {"domain": [0, 1]},
                                "axis": {"format": ".0%", "title": "share of replies",
                                         "tickCount": 5}},
                          "x2": {"field": "high"}}},
            {"mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
             "encoding": {"x": {"field": "share", "type": "quantitative"},
                          "description": {"field": "say"}}},
        ],
    }  # fmt: skip
