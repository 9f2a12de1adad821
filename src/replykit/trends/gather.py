"""One pass over the complaints: counts, and a bounded sample chosen by a stable hash.

What is kept does not grow with the number of complaints, does not depend on their order, and two
passes over two halves can be merged into what one pass over the whole would have found.
"""

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from replykit.complaint import parse_complaint
from replykit.model import Complaint, IssueLabel, ReplykitError, Span
from replykit.redaction import conceal
from replykit.trends.mentions import read_place, read_said_days, read_staff
from replykit.trends.model import LeftOut, Problem
from replykit.trends.record import Broken, Record, as_record, read_day, value_of
from replykit.trends.replies import Replies
from replykit.trends.sample import (
    LONG,
    MOST,
    SHORT,
    Kept,
    Latest,
    Sample,
    Seen,
    Tallies,
    around,
    cut,
    hash_of,
)

URGENT = ("safety_risk", "legal_threat", "churn_risk", "public_threat")
"""Signals that want a person today, the gravest first."""

GRAVE = URGENT[:2]
"""Signals that count even in what reads as praise or a plain question."""

COLUMNS = ("product", "place", "team", "staff")

_HEATED = 0.66
_LISTED = 20
_LATEST = 25
"""More than are shown, for many say the same."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How complaints are read; see find_trends."""

    sample: int = 1000
    amounts: bool = False
    everything: bool = False
    people: bool = False
    date_format: str | None = None
    channel: str = "email"


class Gathered:
    """All that is remembered of the complaints that were added.

    Args:
        settings: how they are read.
        first: the number of the first, less one.
        seen: notices texts that were met before; without it their hashes are kept in ``keys``,
            for a merge to look through.
        limits: what the pass that this one is merged into says of its samples.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        first: int = 0,
        seen: Seen | None = None,
        limits: Mapping[str, int] | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.first = first
        self.seen = seen
        self.keys = array("Q")
        self.met: Counter[str] = Counter()
        """By the field names of Coverage."""
        self.problems: list[Problem] = []
        self.left_out: list[LeftOut] = []
        self.issues: Counter[IssueLabel] = Counter()
        self.also: Counter[tuple[IssueLabel, IssueLabel]] = Counter()
        """The primary issue, and another one beside it."""
        self.days: Counter[tuple[IssueLabel, int]] = Counter()
        self.feelings: Counter[tuple[IssueLabel, str]] = Counter()
        self.intensity: Counter[IssueLabel] = Counter()
        """The sum, in thousandths, so that the order of adding makes no difference."""
        self.heated: Counter[IssueLabel] = Counter()
        self.requests: Counter[tuple[IssueLabel, str]] = Counter()
        self.refused: Counter[str] = Counter()
        self.signals: Counter[str] = Counter()
        self.urgent: Counter[IssueLabel] = Counter()
        self.repeats: Counter[IssueLabel] = Counter()
        self.broken: Counter[IssueLabel] = Counter()
        self.segments: Tallies[tuple[str, str, IssueLabel]] = Tallies()
        size = self.settings.sample
        limits = limits or {}
        self.samples = {issue: Sample(size, limits.get(issue, MOST)) for issue in IssueLabel}
        self.questions = Sample(size, limits.get("questions", MOST))
        self.expectations = Sample(size, limits.get("expectations", MOST))
        self.latest: dict[str, Sample] = {name: Latest(_LATEST) for name in URGENT}
        self.replies = Replies(people=self.settings.people)

    def limits(self) -> dict[str, int]:
        """The largest hash that each sample still takes: more need not be handed in."""
        beside = {"questions": self.questions, "expectations": self.expectations}
        return {name: sample.largest() for name, sample in (*self.samples.items(), *beside.items())}

    def problem(self, source: str, kind: str, what: str) -> None:
        """Count something that cannot be used as it is, and list the first few."""
        self.met[kind] += 1
        if len(self.problems) < _LISTED:
            self.problems.append(Problem(source=source, what=what))

    def add(self, item: object) -> None:
        """Read one complaint or record.

        Raises:
            ConfigError: it is neither.
        """
        self.met["read"] += 1
        if isinstance(item, Broken):
            self.problem(item.source, "unreadable", item.what)
            return
        record = as_record(item)
        source = record.source or f"{self.first + self.met['read']}"
        complaint = self._read(record, source)
        if complaint is None:
            return
        known = hash_of(complaint.text)
        if self.seen is None:
            self.keys.append(known)
        elif self.seen.before(known):
            self.met["duplicates"] += 1
        if not (self.settings.everything or _counts(complaint)):
            self.met["not_complaints"] += 1
            if len(self.left_out) < _LISTED:
                text = self._safe(complaint.text[: 2 * LONG], complaint)
                self.left_out.append(LeftOut(source=source, text=text))
            return
        self.met["used"] += 1
        day = self._day(record, source)
        record = record._replace(source=source)
        # Copies of one text are drawn one by one, or a form letter would fill the sample.
        key = hash_of(f"{known} {source}")
        self._count(complaint, record, day)
        self._keep(complaint, record, day, key)
        self.replies.add(complaint, record, self.settings.channel, day, key)

    def _read(self, record: Record, source: str) -> Complaint | None:
        text = record.text
        if isinstance(text, Complaint):
            return text
        if text is None or (isinstance(text, str) and not text.strip()):
            self.problem(source, "no_text", "there is no text")
            return None
        try:
            return parse_complaint(text, self.settings.channel)
        except ReplykitError as error:
            self.problem(source, "unreadable", str(error))
            return None

    def _day(self, record: Record, source: str) -> int | None:
        value = record.date
        if value is None or (isinstance(value, str) and not value.strip()):
            self.met["no_date"] += 1
            return None
        day = read_day(value, self.settings.date_format)
        if day is None:
            hint = "" if self.settings.date_format else "; say how it is written, as in %d/%m/%Y"
            self.problem(source, "bad_date", f"{str(value)[:40]!r} is no date that is sure{hint}")
            return None
        return day.toordinal()

    def _count(self, complaint: Complaint, record: Record, day: int | None) -> None:
        issue = complaint.issue.label
        self.issues[issue] += 1
        self.also.update((issue, other) for other in {i.label for i in complaint.issues} - {issue})
        if day is not None:
            self.days[issue, day] += 1
        self.feelings[issue, complaint.emotion.label] += 1
        self.intensity[issue] += round(complaint.emotion.intensity * 1000)
        self.heated[issue] += complaint.emotion.intensity > _HEATED
        self.requests.update({(issue, r.label.value) for r in complaint.requests if not r.refused})
        self.refused.update({r.label.value for r in complaint.requests if r.refused})
        raised = [name for name in URGENT if getattr(complaint.signals, name)]
        self.signals.update(raised)
        self.urgent[issue] += bool(raised)
        self.repeats[issue] += complaint.signals.repeat_contact
        self.broken[issue] += complaint.expectation is not None
        for column in COLUMNS:
            if value := value_of(getattr(record, column)):
                self.segments.note((column, value, issue))

    def _safe(self, text: str, complaint: Complaint, most: int = SHORT) -> str:
        # Hidden before it is cut, so that no half of a number is left at the end.
        return cut(conceal(text, complaint.details, amounts=self.settings.amounts), most)

    def _keep(self, complaint: Complaint, record: Record, day: int | None, key: int) -> None:
        issue = complaint.issue

        def kept(line: str, start: int, end: int, excerpt: bool = False) -> Kept:
            sure, near = read_place(complaint.text)
            column = value_of(record.place)
            return Kept(
                issue=issue.label,
                line=self._safe(line, complaint),
                quote=self._safe(around(complaint.text, start, end), complaint),
                excerpt=self._safe(complaint.text[: 2 * LONG], complaint, LONG) if excerpt else "",
                source=record.source or "",
                day=day,
                product=value_of(record.product) or _thing(complaint),
                place=column or sure,
                near=column or near,
                staff=read_staff(complaint.text) if self.settings.people else None,
                said=read_said_days(complaint.details),
            )

        if self.samples[issue.label].wants(key):
            item = kept(issue.summary, issue.start, issue.end, excerpt=True)
            self.samples[issue.label].put(key, item)
        if complaint.questions and self.questions.wants(key):
            for number, question in enumerate(complaint.questions[:3]):
                item = kept(question.text, question.start, question.end)
                self.questions.put((key + number) & MOST, item)
        promise = complaint.expectation
        if promise is not None and self.expectations.wants(key):
            self.expectations.put(key, kept(promise.text, promise.start, promise.end))
        for name in URGENT:
            if getattr(complaint.signals, name):
                spans: tuple[Span, ...] = complaint.signals.evidence.get(name, ())
                span = spans[0] if spans else issue
                self.latest[name].put(key, kept(issue.summary, span.start, span.end))

    def merge(self, other: "Gathered") -> None:
        """Take in what another pass found, of complaints that come after these."""
        for name in (
            "met", "issues", "also", "days", "feelings", "intensity", "heated", "requests",
            "refused", "signals", "urgent", "repeats", "broken",
        ):  # fmt: skip
            getattr(self, name).update(getattr(other, name))
        if self.seen is None:
            self.keys.extend(other.keys)
        else:
            self.met["duplicates"] += self.seen.count(other.keys)
        self.segments.merge(other.segments)
        self.problems = (self.problems + other.problems)[:_LISTED]
        self.left_out = (self.left_out + other.left_out)[:_LISTED]
        for issue, sample in self.samples.items():
            sample.merge(other.samples[issue])
        self.questions.merge(other.questions)
        self.expectations.merge(other.expectations)
        for name, latest in self.latest.items():
            latest.merge(other.latest[name])
        self.replies.merge(other.replies)


def _counts(complaint: Complaint) -> bool:
    """Whether it is a complaint, or says what nobody may overlook."""
    return complaint.is_complaint or any(getattr(complaint.signals, name) for name in GRAVE)


def _thing(complaint: Complaint) -> str | None:
    """The thing that the complaint is about, as the text names it."""
    products = complaint.details.products
    return value_of(products[0].text.lower()) if products else None
