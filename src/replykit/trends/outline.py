"""Trends as headings, paragraphs, tables and quotes: for a terminal, and as Markdown."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from replykit.trends import words
from replykit.trends.model import Coverage, IssueTrend, Quote, ReplyTrends, Tally, Theme, Trends

_WIDTH = 88
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, from 1 for the whole."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; figures stand to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    """Customers' words, and where they stand."""

    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class List:
    """Some items, each with what stands behind it."""

    title: str
    items: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Table | Quotes | List


def blocks(trends: Trends, title: str) -> Iterator[Block]:
    """All that is said, in order."""
    yield Heading(title, 1)
    yield Paragraph(coverage(trends.coverage))
    if trends.before and trends.after:
        yield Paragraph(periods(trends))
    yield Heading("Change these first")
    if not trends.priorities:
        yield Paragraph(trends.summary)
        yield from _looked_over(trends.coverage)
        return
    yield Paragraph(trends.summary)
    if trends.alerts:
        yield Heading("For a person, today")
        for alert in trends.alerts:
            count = words.number(alert.share.count, "customer")
            yield Paragraph(f"{count}: {words.SIGNALS[alert.signal]}.")
            yield Quotes(tuple(map(_quoted, alert.latest)))
    yield Heading("Issues")
    yield Table(
        ("issue", "count", "share", "95% interval", "intensity", "change"),
        tuple(
            (
                words.name(i.issue), f"{i.share.count:,}", words.percent(i.share.share),
                words.interval(i.share), f"{i.intensity:.2f}", words.change(i.change) or "–",
            )
            for i in trends.issues
        ),
    )  # fmt: skip
    for issue in trends.issues[:_SHOWN]:
        yield from _issue(issue)
    if trends.requests:
        yield Heading("What customers ask for")
        yield Table(("request", "count"), tuple((t.value, f"{t.count:,}") for t in trends.requests))
    if trends.repeat_contacts and trends.repeat_contacts.count:
        part = trends.repeat_contacts
        yield Heading("Written before")
        yield Paragraph(
            f"{words.number(part.count, 'customer')} ({words.percent(part.share)}, 95% interval "
            f"{words.interval(part)}) had been in touch before."
        )
    for heading, themes in (
        ("Questions asked again and again", trends.questions),
        ("What they had been promised", trends.broken_promises),
    ):
        if themes:
            yield Heading(heading)
            for theme in themes:
                yield from _loose(theme)
    if trends.promises and trends.promises.count:
        part = trends.promises
        yield Paragraph(
            f"{words.number(part.count, 'customer')} ({words.percent(part.share)}, 95% interval "
            f"{words.interval(part)}) say what they had been promised or counted on."
        )
    if trends.replies:
        yield from _replies(trends.replies)
    marked = [s for s in trends.segments if s.issue and s.here and s.elsewhere]
    if marked:
        yield Heading("Where something stands out")
        yield Table(
            ("column", "value", "issue", "here", "elsewhere"),
            tuple(
                (
                    s.column, s.value, words.name(s.issue), words.percent(s.here.share),
                    words.percent(s.elsewhere.share),
                )
                for s in marked
                if s.issue and s.here and s.elsewhere
            ),
        )  # fmt: skip
    yield from _looked_over(trends.coverage)


def _looked_over(one: Coverage) -> Iterator[Block]:
    """Rows that could not be used as they were, and texts that were left out."""
    if one.problems:
        yield Heading("Rows to look at")
        yield Table(("where", "what"), tuple((p.source, p.what) for p in one.problems))
    if one.left_out:
        yield Heading("Left out")
        yield Paragraph(left_out(one))
        yield Table(("where", "what"), tuple((t.source, t.text) for t in one.left_out))


def left_out(one: Coverage) -> str:
    """What the list of texts left out holds."""
    shown = len(one.left_out)
    which = "" if shown == one.not_complaints else f" The first {shown:,} are:"
    return f"{words.number(one.not_complaints, 'text')} read as praise or a plain question.{which}"


def _issue(issue: IssueTrend) -> Iterator[Block]:
    yield Heading(words.name(issue.issue), 3)
    yield Paragraph(about(issue))
    for what, tallies in (
        ("Products", issue.products),
        ("Places", issue.places),
        ("Staff", issue.staff),
        ("Days named", issue.days),
    ):
        if tallies:
            yield Paragraph(f"{what}: {listed(tallies)}.")
    yield List("To look into", tuple((lead.question, lead.evidence) for lead in issue.leads))
    for theme in issue.themes:
        yield from _theme(theme)


def listed(tallies: Sequence[Tally]) -> str:
    """Values with their counts: "York 14, Leeds 3"."""
    return ", ".join(f"{one.value} {one.count:,}" for one in tallies)


def _loose(theme: Theme) -> Iterator[Block]:
    """A question or a promise, told by its most typical wording."""
    yield Paragraph(f"{theme.share.count:,} times, as in:")
    yield Quotes(tuple(map(_quoted, theme.quotes)))


def _theme(theme: Theme) -> Iterator[Block]:
    said = f"“{theme.phrase}” ({theme.share.count:,})"
    if theme.change is not None and theme.change.verdict != "none":
        said += f", {words.change(theme.change)}"
    yield Heading(said, 4)
    if theme.also:
        yield Paragraph(f"Also: {'; '.join(theme.also)}.")
    yield Quotes(tuple(map(_quoted, theme.quotes)))


def _replies(replies: ReplyTrends) -> Iterator[Block]:
    yield Heading("How replies keep to the method")
    clean = replies.clean.share
    yield Paragraph(
        f"{replies.answered.count:,} of {replies.answered.of:,} complaints were answered "
        f"({words.percent(replies.answered.share)}). {words.percent(clean.share)} of the replies "
        f"have no error and no warning (95% interval {words.interval(clean)})."
    )
    for heading, figures in (("part", replies.parts), ("fault", replies.rules)):
        if figures:
            yield Table(
                (heading, "replies", "share", "95% interval", "change"),
                tuple(
                    (
                        one.name, f"{one.share.count:,}", words.percent(one.share.share),
                        words.interval(one.share), words.change(one.change) or "–",
                    )
                    for one in figures
                ),
            )  # fmt: skip
    if replies.groups:
        yield Heading("By team and person" if _has_people(replies) else "By team", 3)
        yield Table(
            ("who", "replies", "no fault", *(part.name for part in replies.parts), "stands out"),
            tuple(
                (
                    group.value, f"{group.replies:,}", words.percent(group.clean.share),
                    *(words.percent(part.share) for part in group.parts),
                    ", ".join(
                        f"{o.name} {words.percent(o.here.share)} (others "
                        f"{words.percent(o.elsewhere.share)})"
                        for o in group.stands_out[:3]
                    )
                    or "–",
                )
                for group in replies.groups
            ),
        )  # fmt: skip
        yield Paragraph(
            "For training, not for ranking: who answers the hardest cases has the hardest replies "
            "to write."
        )
    if replies.stock:
        yield Heading("Stock replies, used again and again", 3)
        for one in replies.stock:
            kinds = words.number(len(one.issues), "kind")
            faults = f"; faults: {', '.join(one.rules)}" if one.rules else ""
            yield Paragraph(f"{one.share.count:,} times, for {kinds} of issue{faults}:")
            yield Quotes(((one.text, one.source),))


def _has_people(replies: ReplyTrends) -> bool:
    return any(group.column == "staff" for group in replies.groups)


def _quoted(quote: Quote) -> tuple[str, str]:
    beside = [quote.source]
    if quote.date:
        beside.append(words.day(quote.date))
    return quote.text, ", ".join(beside)


def about(issue: IssueTrend) -> str:
    """An issue's figures beside its share."""
    feelings = ", ".join(f"{f.emotion} {f.count:,}" for f in issue.feelings[:3])
    said = [f"Feelings: {feelings}"]
    if issue.requests:
        asked = ", ".join(f"{t.value} {t.count:,}" for t in issue.requests[:3])
        said.append(f"asked for: {asked}")
    for count, what in (
        (issue.also, "more who mention it beside something else"),
        (issue.urgent, "for a person today"),
        (issue.repeat_contacts, "who had been in touch before"),
        (issue.broken_promises, "who say what they were promised"),
    ):
        if count:
            said.append(f"{count:,} {what}")
    return "; ".join(said) + "."


def coverage(one: Coverage) -> str:
    """What was read, and what was left out."""
    said = f"{words.number(one.used, 'complaint')} of {words.number(one.read, 'text')} read."
    left = [
        f"{count:,} {what}"
        for count, what in (
            (one.no_text, "without text"),
            (one.unreadable, "that could not be read"),
            (one.not_complaints, "that are no complaints"),
        )
        if count
    ]
    if left:
        said += f" Left out: {', '.join(left)}."
    noted = [
        f"{count:,} {what}"
        for count, what in (
            (one.no_date * (one.no_date < one.used), "without a date"),
            (one.bad_date, "with a date that is not sure"),
            (one.duplicates, "the same as an earlier one, word for word"),
        )
        if count
    ]
    if noted:
        said += f" Counted, but: {', '.join(noted)}."
    if one.used and one.no_date == one.used:
        said += " There are no dates, so nothing is said of changes."
    return said


def periods(trends: Trends) -> str:
    """What is compared with what."""
    if trends.before is None or trends.after is None:
        return ""
    before, after = trends.before, trends.after
    return (
        f"{words.day(before.first)} to {words.day(before.last)} ({before.count:,}) is compared "
        f"with {words.day(after.first)} to {words.day(after.last)} ({after.count:,}). A share is "
        "called up or down only where chance would do so in fewer than "
        f"{100 * trends.alpha:g}% of such comparisons, all of them taken together. “Too few to "
        "tell” stands where one comparison alone might have been called a change, and so many "
        "make that likely by chance."
    )


def plain(parts: Iterable[Block]) -> str:
    """For a terminal."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            text = _safe(part.text)
            rule = {1: "=", 2: "-"}.get(part.level)
            lines += ["", text, rule * len(text)] if rule else ["", text]
        elif isinstance(part, Paragraph):
            lines += textwrap.wrap(_safe(part.text), _WIDTH)
        elif isinstance(part, Quotes):
            for said, source in part.quotes:
                text = f"“{_safe(said)}” ({_safe(source)})"
                lines += textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")
        elif isinstance(part, List):
            lines.append(f"{part.title}:")
            for item, behind in part.items:
                text = f"- {_safe(item)} {_safe(behind)}".rstrip()
                lines += textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")
        else:
            lines += _columns(part)
    return "\n".join(lines[1:]) + "\n"


def _columns(table: Table) -> Iterator[str]:
    rows = [table.header, *(tuple(map(_safe, row)) for row in table.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.header))]
    for row in rows:
        yield "  ".join(
            cell.rjust(width) if _is_figure(cell) else cell.ljust(width)
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()


def _is_figure(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d,.]+%?", cell))


def markdown(parts: Iterable[Block]) -> str:
    """As Markdown, customers' words escaped."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            lines += [f"{'#' * part.level} {_escape(part.text)}", ""]
        elif isinstance(part, Paragraph):
            lines += [_escape(part.text), ""]
        elif isinstance(part, Quotes):
            lines += [f"- “{_escape(said)}” ({_escape(source)})" for said, source in part.quotes]
            lines.append("")
        elif isinstance(part, List):
            lines += [f"{part.title}:", ""]
            lines += [
                f"- {_escape(item)} {_escape(behind)}".rstrip() for item, behind in part.items
            ]
            lines.append("")
        else:
            lines.append(f"| {' | '.join(part.header)} |")
            lines.append(f"|{' --- |' * len(part.header)}")
            lines += [f"| {' | '.join(map(_escape, row))} |" for row in part.rows]
            lines.append("")
    return "\n".join(lines)


def _escape(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#~&])", r"\\\1", _safe(text))


def _safe(text: str) -> str:
    """On one line, without anything that could steer a terminal."""
    return "".join(c if unicodedata.category(c)[0] != "C" else " " for c in " ".join(text.split()))
