"""Replies beside their complaints: how well they keep to the method, and which are used again."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from replykit.linter import lint_reply
from replykit.model import Complaint, IssueLabel, Part, ReplykitError, Report
from replykit.redaction import redact
from replykit.trends.figures import LEAST, fisher, holm, judge, share
from replykit.trends.model import (
    Outlier,
    Period,
    Quote,
    ReplyFigure,
    ReplyGroup,
    ReplyTrends,
    Stock,
    Tally,
)
from replykit.trends.record import Record, value_of
from replykit.trends.sample import SHORT, Kept, Sample, Tallies, around, cut

Group = tuple[str, str]
"""A column and a value in it; both empty for all replies."""
ALL: Group = ("", "")
CLEAN = "clean"
REPLIES = "replies"

_SHOWN = 300
_READ = 4000
_QUOTES, _TRIED = 3, 12
_GREETING = re.compile(
    r"\A\W*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^\n,!.]{0,60}[\n,!.]", re.I
)
_VARYING = re.compile(r"\[[a-z ]{3,20}\]|\d+")
_STOCKS = 10


class _Wording(NamedTuple):
    """What is remembered of a reply that may be used again."""

    source: str
    text: str
    clean: bool
    parts: tuple[str, ...]
    rules: tuple[str, ...]


class _Stocks(Tallies[int]):
    """Replies by their hash: names, numbers and greeting aside."""

    room = 20_000


class Replies:
    """Counts of the replies that were added."""

    def __init__(self, *, people: bool) -> None:
        self.people = people
        self.counts: Tallies[tuple[str, str, str]] = Tallies()
        self.days: Counter[tuple[str, int]] = Counter()
        self.quotes: dict[str, Sample] = {}
        self.stocks = _Stocks()
        self.wordings: dict[int, _Wording] = {}
        self.uses: Counter[tuple[int, IssueLabel]] = Counter()

    def add(
        self, complaint: Complaint, record: Record, channel: str, day: int | None, key: int
    ) -> None:
        """Lint one reply, and count what was found."""
        text = record.reply
        if text is None or not str(text).strip():
            return
        try:
            report = lint_reply(str(text), complaint, channel)
        except ReplykitError:
            self.counts.note((*ALL, "unreadable"))
            return
        parts = tuple(part.value for part in report.part_labels())
        rules = tuple(sorted({finding.rule for finding in report.findings}))
        what = [REPLIES, *([CLEAN] if report.ok else ())]
        what += [f"part:{part}" for part in parts]
        what += [f"rule:{rule}" for rule in rules]
        groups = [ALL]
        if team := value_of(record.team):
            groups.append(("team", team))
        if self.people and (who := value_of(record.staff)):
            groups.append(("staff", who))
        for group in groups:
            for one in what:
                self.counts.note((*group, one))
        if day is not None:
            self.days.update((one, day) for one in what)
        known = {span.text for span in complaint.details.names}
        known |= {record.staff} if record.staff else set()
        self._quote(report, record, complaint, day, key, known)
        safe = redact(str(text)[:_READ], names=known)
        self._reuse(safe, record, complaint.issue.label, report.ok, parts, rules)

    def _quote(
        self,
        report: Report,
        record: Record,
        complaint: Complaint,
        day: int | None,
        key: int,
        known: set[str],
    ) -> None:
        for finding in {finding.rule: finding for finding in reversed(report.findings)}.values():
            if finding.rule.startswith("missing-") or not finding.quote.strip():
                continue  # what is not there cannot be quoted
            sample = self.quotes.setdefault(finding.rule, Sample(_TRIED))
            if sample.wants(key):
                said = redact(around(report.text, finding.start, finding.end), names=known)
                kept = Kept(
                    complaint.issue.label, "", cut(said, SHORT), "", record.source or "", day,
                    None, None,
                )  # fmt: skip
                sample.put(key, kept)

    def _reuse(
        self,
        safe: str,
        record: Record,
        issue: IssueLabel,
        clean: bool,
        parts: tuple[str, ...],
        rules: tuple[str, ...],
    ) -> None:
        bare = _GREETING.sub("", safe, count=1)
        folded = re.sub(r"[\W_]+", " ", _VARYING.sub("0", bare.lower()))
        stock = int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "big")
        self.stocks.note(stock)
        self.uses[stock, issue] += 1
        wording = _Wording(record.source or "", cut(bare, _SHOWN), clean, parts, rules)
        # Of equal replies the one with the first source is shown, whatever the order they come in.
        self.wordings[stock] = min(self.wordings.get(stock, wording), wording)
        self._forget()

    def _forget(self) -> None:
        """Drop what belongs to replies that were trimmed."""
        if len(self.wordings) > 2 * self.stocks.room:
            self.wordings = {k: v for k, v in self.wordings.items() if k in self.stocks}
            self.uses = Counter({k: n for k, n in self.uses.items() if k[0] in self.stocks})

    def merge(self, other: "Replies") -> None:
        """Take in what another pass found."""
        self.counts.merge(other.counts)
        self.days.update(other.days)
        for rule, sample in other.quotes.items():
            self.quotes.setdefault(rule, Sample(_TRIED)).merge(sample)
        self.stocks.merge(other.stocks)
        self.uses.update(other.uses)
        for stock, wording in other.wordings.items():
            self.wordings[stock] = min(self.wordings.get(stock, wording), wording)
        self._forget()


def weigh_replies(
    replies: Replies,
    used: int,
    before: Period | None,
    after: Period | None,
    cut_at: int | None,
    starts: Sequence[int],
    alpha: float,
) -> ReplyTrends | None:
    """Turn the counts into figures; None where there was no reply.

    Args:
        replies: the counts.
        used: how many complaints there are, answered or not.
        before: the earlier period.
        after: the later one.
        cut_at: the first day of the later period, as an ordinal.
        starts: the first day of each stretch of the time line.
        alpha: how often a change may be named where there is none.
    """
    total = replies.counts[(*ALL, REPLIES)]
    if not total:
        return None
    rules = sorted(
        (what for column, _, what in replies.counts if not column and what.startswith("rule:")),
        key=lambda what: (-replies.counts[(*ALL, what)], what),
    )
    names = [CLEAN, *(f"part:{part.value}" for part in Part), *rules]
    changes = {}
    sides = {name: _sides(replies, name, cut_at) for name in (REPLIES, *names)}
    of1, of2 = sides[REPLIES]
    if before and after and of1 and of2:
        tried = [n for n in names if sum(sides[n]) >= LEAST]
        rows = [(sides[n][0], of1, sides[n][1], of2) for n in tried]
        changes = dict(zip(tried, judge(rows, alpha), strict=True))

    def figure(name: str) -> ReplyFigure:
        kept = replies.quotes[name[5:]].entries() if name[5:] in replies.quotes else []
        kept = list({one.quote: one for one in reversed(kept)}.values())[: -_QUOTES - 1 : -1]
        return ReplyFigure(
            name=name.partition(":")[2] or name,
            share=share(replies.counts[(*ALL, name)], total),
            change=changes.get(name),
            over_time=_line(replies, name, starts),
            quotes=tuple(Quote(text=k.quote, source=k.source) for k in kept),
        )

    return ReplyTrends(
        answered=share(total, used),
        clean=figure(CLEAN),
        parts=tuple(figure(f"part:{part.value}") for part in Part),
        rules=tuple(map(figure, rules)),
        over_time=_line(replies, REPLIES, starts),
        groups=_groups(replies, names, alpha),
        stock=_stock(replies, total),
        unreadable=replies.counts[(*ALL, "unreadable")],
    )


def _sides(replies: Replies, what: str, cut_at: int | None) -> tuple[int, int]:
    sides = [0, 0]
    for (one, day), count in replies.days.items():
        if one == what and cut_at is not None:
            sides[day >= cut_at] += count
    return sides[0], sides[1]


def _line(replies: Replies, what: str, starts: Sequence[int]) -> tuple[int, ...]:
    counts = [0] * len(starts)
    for (one, day), count in replies.days.items():
        if one == what and starts:
            counts[bisect_right(starts, day) - 1] += count
    return tuple(counts)


def _groups(replies: Replies, names: Sequence[str], alpha: float) -> tuple[ReplyGroup, ...]:
    """Each team, and each person where that was asked for, in the order of the alphabet."""
    counts = replies.counts
    sizes = {
        (column, value): count
        for (column, value, what), count in counts.items()
        if column and what == REPLIES and count >= LEAST
    }
    columns: Counter[str] = Counter()
    sums: Counter[tuple[str, str]] = Counter()
    for (column, _, what), count in counts.items():
        if what == REPLIES:
            columns[column] += count
        sums[column, what] += count
    tried: list[tuple[Group, str, int, int, int, int]] = []
    for group, size in sorted(sizes.items()):
        rest = columns[group[0]] - size
        for name in names:
            here, elsewhere = counts[(*group, name)], sums[group[0], name]
            if rest and elsewhere >= LEAST:
                tried.append((group, name, here, size, elsewhere - here, rest))
    adjusted = holm([fisher(others, rest, here, size) for _, _, here, size, others, rest in tried])
    marked: dict[Group, list[Outlier]] = {}
    for (group, name, here, size, others, rest), p in zip(tried, adjusted, strict=True):
        if p < alpha:
            marked.setdefault(group, []).append(
                Outlier(
                    name=name.partition(":")[2] or "no fault", here=share(here, size),
                    elsewhere=share(others, rest), p=float(f"{p:.3g}"),
                )
            )  # fmt: skip
    return tuple(
        ReplyGroup(
            column=column,
            value=value,
            replies=size,
            clean=share(counts[column, value, CLEAN], size),
            parts=tuple(share(counts[column, value, f"part:{p.value}"], size) for p in Part),
            rules=tuple(
                Tally(value=name[5:], count=counts[column, value, name])
                for name in sorted(
                    (n for n in names if n.startswith("rule:") and counts[column, value, n]),
                    key=lambda n: (-counts[column, value, n], n),
                )[:5]
            ),
            stands_out=tuple(sorted(marked.get((column, value), ()), key=lambda one: one.p)),
        )
        for (column, value), size in sorted(sizes.items(), key=lambda item: item[0])
    )


def _stock(replies: Replies, total: int) -> tuple[Stock, ...]:
    """Replies sent word for word again and again, the commonest first."""
    ranked = sorted(replies.stocks.items(), key=lambda item: (-item[1], item[0]))
    found = []
    for key, count in ranked[:_STOCKS]:
        wording = replies.wordings.get(key)
        if count < LEAST or wording is None:
            continue
        uses = [(label, n) for (one, label), n in replies.uses.items() if one == key]
        uses.sort(key=lambda item: (-item[1], item[0]))
        found.append(
            Stock(
                text=wording.text,
                share=share(count, total),
                source=wording.source,
                issues=tuple(Tally(value=label.value, count=n) for label, n in uses),
                clean=wording.clean,
                parts=tuple(map(Part, wording.parts)),
                rules=wording.rules,
            )
        )
    return tuple(found)
