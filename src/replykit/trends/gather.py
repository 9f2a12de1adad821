"""One pass over the complaints: counts, and a bounded sample chosen by a stable hash.

What is kept does not grow with the number of complaints, does not depend on their order, and two
passes over two halves can be merged into what one pass over the whole would have found.
"""

import datetime
import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from replykit.complaint import parse_complaint
from replykit.model import Complaint, ConfigError, IssueLabel, ReplykitError, Span
from replykit.text import Document
from replykit.trends.model import Problem
from replykit.redaction import conceal


class Record(NamedTuple):
    """A complaint with what is known of it beside the text."""

    text: "str | Complaint | None"
    date: datetime.date | str | None = None
    product: str | None = None
    place: str | None = None
    staff: str | None = None
    source: str | None = None
    """Where it stands, for whoever wants to read the whole of it."""


class Broken(NamedTuple):
    """A row that holds no record, and why."""

    source: str
    what: str


URGENT = ("safety_risk", "legal_threat", "churn_risk", "public_threat")
"""Signals that want a person today, the gravest first."""

COLUMNS = ("product", "place", "staff")

_HEATED = 0.66
SHORT = 240
"""The longest quote, in characters."""
_LONG = 600
_LISTED = 20
_LATEST = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of a complaint in the sample; personal data is out already."""

    issue: IssueLabel
    line: str
    """In short: a summary, a question, an expectation."""
    quote: str
    excerpt: str
    source: str
    day: int | None
    product: str | None
    place: str | None

    @property
    def words(self) -> str:
        """What the themes are looked for in."""
        return f"{self.line} | {self.excerpt}"


class Sample:
    """The entries with the smallest hashes: the same ones in whatever order they come."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.met = 0
        self._heap: list[tuple[int, str, Kept]] = []

    def wants(self, key: int) -> bool:
        """Count one more, and say whether it would be kept."""
        self.met += 1
        return len(self._heap) < self.size or -key >= self._heap[0][0]

    def put(self, key: int, kept: Kept) -> None:
        """Keep it, in place of the one with the largest hash if there are too many."""
        # The negated hash makes the heap's first the largest; the source breaks ties.
        item = (-key, kept.source, kept)
        if len(self._heap) < self.size:
            heapq.heappush(self._heap, item)
        elif item[:2] > self._heap[0][:2]:
            heapq.heapreplace(self._heap, item)

    def merge(self, other: "Sample") -> None:
        """Take in another sample."""
        self.met += other.met
        for key, _, kept in other._heap:
            self.put(-key, kept)

    def entries(self) -> list[Kept]:
        """What was kept, in the order of the hashes."""
        return [kept for _, _, kept in sorted(self._heap, key=lambda item: (-item[0], item[1]))]


class Latest(Sample):
    """The latest complaints instead of a fair sample."""

    def put(self, key: int, kept: Kept) -> None:
        """Keep it if it is among the latest."""
        super().put(-(((kept.day or 0) << 64) + key), kept)

    def merge(self, other: Sample) -> None:
        """Take in another."""
        self.met += other.met
        for key, _, kept in other._heap:
            super().put(-key, kept)

    def wants(self, key: int) -> bool:
        """Always, since the day decides."""
        self.met += 1
        return True


class Tallies(Counter[tuple[str, str, IssueLabel]]):
    """A counter with room for so many keys: the rarest go when it is full."""

    room = 50_000

    def note(self, key: tuple[str, str, IssueLabel]) -> None:
        """Count one."""
        self[key] += 1
        if len(self) > self.room:
            self.trim()

    def trim(self) -> None:
        """Make room."""
        for key, _ in self.most_common()[self.room // 2 :]:
            del self[key]


class Seen:
    """Whether a hash was met before: a Bloom filter of 8 MiB, wrong once in a million or less."""

    _BITS = 1 << 26

    def __init__(self) -> None:
        self._bits = bytearray(self._BITS // 8)

    def before(self, key: int) -> bool:
        """Whether it was, and note it."""
        known = True
        first, second = key & 0xFFFFFFFF, (key >> 32) | 1
        for turn in range(6):
            at = (first + turn * second) % self._BITS
            mask = 1 << (at & 7)
            if not self._bits[at >> 3] & mask:
                known = False
                self._bits[at >> 3] |= mask
        return known


class Gathered:
    """All that is remembered of the complaints that were added."""

    def __init__(
        self,
        *,
        sample: int = 1000,
        amounts: bool = False,
        everything: bool = False,
        date_format: str | None = None,
        channel: str = "email",
    ) -> None:
        self.amounts = amounts
        self.everything = everything
        self.date_format = date_format
        self.channel = channel
        self.met: Counter[str] = Counter()
        """By the field names of Coverage."""
        self.problems: list[Problem] = []
        self.issues: Counter[IssueLabel] = Counter()
        self.also: Counter[IssueLabel] = Counter()
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
        self.segments = Tallies()
        self.samples = {issue: Sample(sample) for issue in IssueLabel}
        self.questions = Sample(sample)
        self.expectations = Sample(sample)
        self.latest: dict[str, Sample] = {name: Latest(_LATEST) for name in URGENT}
        self._seen = Seen()

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
        source = record.source or f"{self.met['read']}"
        complaint, key = self._read(record, source)
        if complaint is None:
            return
        if self._seen.before(key):
            self.met["duplicates"] += 1
        if not (complaint.is_complaint or self.everything):
            self.met["not_complaints"] += 1
            return
        self.met["used"] += 1
        day = self._day(record, source)
        self._count(complaint, record, day)
        self._keep(complaint, record._replace(source=source), day, key)

    def _read(self, record: Record, source: str) -> tuple[Complaint | None, int]:
        text = record.text
        if isinstance(text, Complaint):
            return text, _hash(text.text)
        if text is None or (isinstance(text, str) and not text.strip()):
            self.problem(source, "no_text", "there is no text")
            return None, 0
        try:
            return parse_complaint(text, self.channel), _hash(text)
        except ReplykitError as error:
            self.problem(source, "unreadable", str(error))
            return None, 0

    def _day(self, record: Record, source: str) -> int | None:
        value = record.date
        if value is None or (isinstance(value, str) and not value.strip()):
            self.met["no_date"] += 1
            return None
        day = read_day(value, self.date_format)
        if day is None:
            hint = "" if self.date_format else "; say how it is written, as in %d/%m/%Y"
            self.problem(source, "bad_date", f"{str(value)[:40]!r} is no date that is sure{hint}")
            return None
        return day.toordinal()

    def _count(self, complaint: Complaint, record: Record, day: int | None) -> None:
        issue = complaint.issue.label
        self.issues[issue] += 1
        self.also.update({one.label for one in complaint.issues} - {issue})
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
            if value := _value(getattr(record, column)):
                self.segments.note((column, value, issue))

    def _keep(self, complaint: Complaint, record: Record, day: int | None, key: int) -> None:
        issue = complaint.issue

        def safe(text: str, most: int = SHORT) -> str:
            # Hidden before it is cut, so that no half of a number is left at the end.
            return cut(conceal(text, complaint.details, amounts=self.amounts), most)

        def kept(line: str, start: int, end: int, excerpt: bool = False) -> Kept:
            return Kept(
                issue=issue.label,
                line=safe(line),
                quote=safe(around(complaint.text, start, end)),
                excerpt=safe(complaint.text[: 2 * _LONG], _LONG) if excerpt else "",
                source=record.source or "",
                day=day,
                product=_value(record.product) or _thing(complaint),
                place=_value(record.place),
            )

        if self.samples[issue.label].wants(key):
            item = kept(issue.summary, issue.start, issue.end, excerpt=True)
            self.samples[issue.label].put(key, item)
        if complaint.questions and self.questions.wants(key):
            for number, question in enumerate(complaint.questions[:3]):
                item = kept(question.text, question.start, question.end)
                self.questions.put((key + number) & _MOST, item)
        promise = complaint.expectation
        if promise is not None and self.expectations.wants(key):
            self.expectations.put(key, kept(promise.text, promise.start, promise.end))
        for name in URGENT:
            if getattr(complaint.signals, name):
                spans: tuple[Span, ...] = complaint.signals.evidence.get(name, ())
                span = spans[0] if spans else issue
                self.latest[name].put(key, kept(issue.summary, span.start, span.end))

    def merge(self, other: "Gathered") -> None:
        """Take in what another pass found. Duplicates are those that either noticed."""
        for name in (
            "met", "issues", "also", "days", "feelings", "intensity", "heated", "requests",
            "refused", "signals", "urgent", "repeats", "broken", "segments",
        ):  # fmt: skip
            getattr(self, name).update(getattr(other, name))
        if len(self.segments) > self.segments.room:
            self.segments.trim()
        self.problems = (self.problems + other.problems)[:_LISTED]
        for issue, sample in self.samples.items():
            sample.merge(other.samples[issue])
        self.questions.merge(other.questions)
        self.expectations.merge(other.expectations)
        for name, latest in self.latest.items():
            latest.merge(other.latest[name])


_MOST = (1 << 64) - 1


def _hash(text: str) -> int:
    folded = " ".join(text.lower().split()).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(folded, digest_size=8).digest(), "big")


def as_record(item: object) -> Record:
    """A complaint, a text, a record, a tuple or a mapping of its fields as a record.

    Raises:
        ConfigError: it is none of these.
    """
    if isinstance(item, Record):
        return item
    if item is None or isinstance(item, str | Complaint):
        return Record(item)
    if isinstance(item, Mapping):
        unknown = sorted(str(key) for key in item if key not in Record._fields)
        if unknown or "text" not in item:
            what = f"unknown keys {', '.join(unknown)}" if unknown else "no key 'text'"
            raise ConfigError(f"a record has {what}; it may hold {', '.join(Record._fields)}")
        return Record(**item)
    if isinstance(item, tuple) and 0 < len(item) <= len(Record._fields):
        return Record(*item)
    raise ConfigError(
        f"complaints must be Complaint, str or records ({', '.join(Record._fields)}), "
        f"not {type(item).__name__}"
    )


def read_day(value: object, form: str | None = None) -> datetime.date | None:
    """The day of a date, or None where it is missing or not sure."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()
    try:
        if form:
            return datetime.datetime.strptime(text, form).date()
        return datetime.datetime.fromisoformat(text.replace("/", "-")).date()
    except ValueError:
        return None


def _value(value: object) -> str | None:
    text = " ".join(str(value).split())[:80] if value is not None else ""
    return text or None


def _thing(complaint: Complaint) -> str | None:
    """The thing that the complaint is about, as the text names it."""
    products = complaint.details.products
    return _value(products[0].text.lower()) if products else None


def around(text: str, start: int, end: int) -> str:
    """The sentence of a place; of a long one, what begins there."""
    window = max(0, start - 400)
    sentence = Document(text[window : end + 400]).sentence_at(start - window)
    if sentence is None:
        return text[start:end]
    if start - window - sentence.start > SHORT // 2:
        return "… " + text[start : window + sentence.end]
    return sentence.text


def cut(text: str, most: int) -> str:
    """*text* on one line, cut between words."""
    flat = " ".join(text[: most * 2].split())
    if len(flat) <= most:
        return flat
    return flat[: most + 1].rsplit(" ", 1)[0][:most].rstrip(" ,;:-–—") + " …"
