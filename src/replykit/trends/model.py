"""What find_trends returns: frozen, and to JSON and back unchanged."""

import datetime

from pydantic import Field

from replykit.model import EmotionLabel, IssueLabel, Model, Part


class Share(Model):
    """How many of how many, with Wilson's 95% interval."""

    count: int
    of: int
    share: float
    low: float
    high: float


class Change(Model):
    """A share before and after, and whether the difference stands out."""

    before: Share
    after: Share
    low: float
    """Newcombe's 95% interval of the difference between the two shares."""
    high: float
    p: float
    """Fisher's exact test, corrected by Holm's method for everything that was compared."""
    verdict: str
    """``rise``, ``fall``, or ``none`` where chance explains the difference well enough."""


class Quote(Model):
    """A customer's words, personal data removed."""

    text: str
    source: str
    """Where the whole complaint stands: a file and row, or its number in the iterable."""
    date: datetime.date | None = None
    product: str | None = None
    place: str | None = None


class Tally(Model):
    """A value, and how often it was met."""

    value: str
    count: int


class Theme(Model):
    """Something that many customers say of one issue, in their own words."""

    phrase: str
    also: tuple[str, ...] = ()
    """Other wordings that were merged into it."""
    share: Share
    """Of the issue's complaints that were compared (see ``IssueTrend.compared``)."""
    score: float
    """How much more it is said here than of other issues: a z score of the log-odds."""
    change: Change | None = None
    typical: Quote
    """The complaint most like all the others of the theme."""
    quotes: tuple[Quote, ...] = ()
    products: tuple[Tally, ...] = ()
    places: tuple[Tally, ...] = ()
    staff: tuple[Tally, ...] = ()
    """Only where people were asked for."""
    days: tuple[Tally, ...] = ()
    """The days that the texts name: "Saturday", "12 March"."""


class Lead(Model):
    """A question to look into, on the way to the cause, and why it is worth asking."""

    question: str
    evidence: str
    """Empty for what is asked of every such issue."""


class Feeling(Model):
    """A feeling, and how many show it."""

    emotion: EmotionLabel
    count: int


class IssueTrend(Model):
    """One kind of thing that goes wrong."""

    issue: IssueLabel
    share: Share
    """Of all complaints that were used; each counts once, under its primary issue."""
    also: int
    """How many more mention it beside another issue."""
    change: Change | None = None
    over_time: tuple[int, ...] = ()
    """Its count in each of ``Trends.buckets``."""
    feelings: tuple[Feeling, ...]
    intensity: float
    """The mean, from 0 (none) to 1 (extreme)."""
    heated: Share
    """Those whose intensity is high (above 0.66)."""
    requests: tuple[Tally, ...]
    urgent: int
    """Those with a signal that wants a person."""
    repeat_contacts: int
    broken_promises: int
    """Those who say what they were promised or counted on."""
    themes: tuple[Theme, ...] = ()
    compared: int
    """How many of its complaints the themes were looked for in."""
    products: tuple[Tally, ...] = ()
    places: tuple[Tally, ...] = ()
    staff: tuple[Tally, ...] = ()
    days: tuple[Tally, ...] = ()
    leads: tuple[Lead, ...] = ()


class Alert(Model):
    """A signal that wants a person today, and the latest complaints that show it."""

    signal: str
    share: Share
    latest: tuple[Quote, ...]


class Segment(Model):
    """A product, place or member of staff named in a column, and what stands out there."""

    column: str
    value: str
    share: Share
    issue: IssueLabel | None = None
    """The issue that is met more often here than elsewhere, if one stands out."""
    here: Share | None = None
    elsewhere: Share | None = None
    p: float | None = None


class Priority(Model):
    """One thing worth changing, and why."""

    issue: IssueLabel
    theme: str | None
    evidence: str
    quote: Quote | None = None
    """A customer who says it."""
    leads: tuple[Lead, ...] = ()


class ReplyFigure(Model):
    """How many replies have a part, or a fault, or neither error nor warning (``clean``)."""

    name: str
    share: Share
    change: Change | None = None
    over_time: tuple[int, ...] = ()
    quotes: tuple[Quote, ...] = ()
    """For a fault: sentences that have it, personal data removed."""


class Outlier(Model):
    """A part or a fault that is met more, or less, in one group than in the others."""

    name: str
    here: Share
    elsewhere: Share
    p: float


class ReplyGroup(Model):
    """The replies of a team, or of a person where that was asked for."""

    column: str
    value: str
    replies: int
    clean: Share
    parts: tuple[Share, ...]
    """In the order of ``replykit.Part``."""
    rules: tuple[Tally, ...]
    """The commonest faults, each by the number of replies that have it."""
    stands_out: tuple[Outlier, ...] = ()


class Stock(Model):
    """A reply that was sent again and again, names, numbers and greeting aside."""

    text: str
    share: Share
    source: str
    issues: tuple[Tally, ...]
    """What the complaints were about that it answered."""
    clean: bool
    parts: tuple[Part, ...]
    rules: tuple[str, ...]


class ReplyTrends(Model):
    """How well replies keep to the method."""

    answered: Share
    """Of the complaints that were used."""
    clean: ReplyFigure
    """Without an error or a warning."""
    parts: tuple[ReplyFigure, ...]
    rules: tuple[ReplyFigure, ...]
    """The commonest fault first."""
    over_time: tuple[int, ...] = ()
    """How many replies fall in each of ``Trends.buckets``."""
    groups: tuple[ReplyGroup, ...] = ()
    """In the order of the alphabet: no league table."""
    stock: tuple[Stock, ...] = ()
    unreadable: int = 0


class Problem(Model):
    """A row that could not be used as it was."""

    source: str
    what: str


class LeftOut(Model):
    """A text that was left out as no complaint."""

    source: str
    text: str
    """Its first words, personal data removed."""


class Coverage(Model):
    """What was read, and what of it was used."""

    read: int
    used: int
    no_text: int = 0
    unreadable: int = 0
    """Broken rows, and texts that could not be read."""
    not_complaints: int = 0
    """Praise and neutral questions, left out; none with a safety or legal signal is."""
    no_date: int = 0
    """Used, but without a date."""
    bad_date: int = 0
    """Used, but with a date that could not be read."""
    duplicates: int = 0
    """Texts that had been seen before, word for word."""
    problems: tuple[Problem, ...] = ()
    """The first of them, one by one."""
    left_out: tuple[LeftOut, ...] = ()
    """The first twenty texts that were left out as no complaints, for a person to look through."""


class Period(Model):
    """A stretch of days, both ends included, and the dated complaints in it."""

    first: datetime.date
    last: datetime.date
    count: int


class Trends(Model):
    """What goes wrong again and again, where it changes, and what to look at first."""

    coverage: Coverage
    before: Period | None = None
    after: Period | None = None
    bucket: str | None = None
    """``day``, ``week`` or ``month``."""
    buckets: tuple[datetime.date, ...] = ()
    """The first day of each stretch of the time line."""
    over_time: tuple[int, ...] = ()
    issues: tuple[IssueTrend, ...] = ()
    """The commonest first."""
    alerts: tuple[Alert, ...] = ()
    requests: tuple[Tally, ...] = ()
    refused: tuple[Tally, ...] = ()
    """What customers say they do not want."""
    feelings: tuple[Feeling, ...] = ()
    repeat_contacts: Share | None = None
    promises: Share | None = None
    """Those who say what they had been promised or counted on."""
    broken_promises: tuple[Theme, ...] = ()
    questions: tuple[Theme, ...] = ()
    segments: tuple[Segment, ...] = ()
    replies: ReplyTrends | None = None
    priorities: tuple[Priority, ...] = ()
    summary: str
    """The three things worth changing first, in plain words."""
    alpha: float = Field(gt=0, lt=1)
    """The level at which a change was named, after correction."""

    @property
    def rises(self) -> tuple[str, ...]:
        """What rises: issues, and themes as "issue: phrase"."""
        named = [i.issue.value for i in self.issues if i.change and i.change.verdict == "rise"]
        for issue in self.issues:
            named += [
                f"{issue.issue}: {theme.phrase}"
                for theme in issue.themes
                if theme.change and theme.change.verdict == "rise"
            ]
        return tuple(named)
