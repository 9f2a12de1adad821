"""The nouns of replykit: what goes in, what comes out, and the errors.

Every model is frozen and goes to JSON and back unchanged.
Offsets are code points into the text as given: ``text[span.start:span.end] == span.text``.
"""

import string
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    computed_field,
    field_validator,
    model_validator,
)

from replykit.near import nearest


class ReplykitError(ValueError):
    """The base of every error that replykit raises: what is wrong, where, and what to do."""


class TextError(ReplykitError):
    """A text that cannot be read: not a string, or longer than MAX_LENGTH."""


class PackError(ReplykitError):
    """A phrase pack that is missing, malformed, or does not behave as its examples say."""


class ConfigError(ReplykitError):
    """A setting that is unknown or out of range."""


MAX_LENGTH = 10_000_000
"""Longest text accepted, in code points. A reply of a hundred words has about six hundred."""


class Channel(StrEnum):
    """Where the conversation takes place. ``review`` and ``social`` are public."""

    EMAIL = "email"
    CHAT = "chat"
    SMS = "sms"
    REVIEW = "review"
    SOCIAL = "social"
    LETTER = "letter"

    @property
    def is_public(self) -> bool:
        """Whether strangers read along."""
        return self in (Channel.REVIEW, Channel.SOCIAL)


def read_channel(channel: str) -> Channel:
    """Return the channel of that name.

    Raises:
        ConfigError: there is none.
    """
    try:
        return Channel(channel)
    except ValueError:
        known = ", ".join(Channel)
        hint = nearest(channel, [*map(str, Channel)]) if isinstance(channel, str) else ""
        ask = " Choose" if hint else "; choose"
        raise ConfigError(f"there is no channel {channel!r}{hint}{ask} one of {known}") from None


class IssueLabel(StrEnum):
    """What went wrong."""

    DELIVERY = "delivery"
    DAMAGED_ITEM = "damaged-item"
    DEFECTIVE_ITEM = "defective-item"
    WRONG_ITEM = "wrong-item"
    BILLING = "billing"
    REFUND = "refund"
    CANCELLATION = "cancellation"
    BOOKING = "booking"
    STAFF_CONDUCT = "staff-conduct"
    RESPONSIVENESS = "responsiveness"
    TECHNICAL = "technical"
    ACCOUNT_ACCESS = "account-access"
    WORK_QUALITY = "work-quality"
    MISSED_DEADLINE = "missed-deadline"
    MISLEADING_INFORMATION = "misleading-information"
    PRIVACY_SECURITY = "privacy-security"
    SAFETY = "safety"
    CLEANLINESS = "cleanliness"
    AVAILABILITY = "availability"
    VALUE = "value"
    OTHER = "other"


class EmotionLabel(StrEnum):
    """What the customer feels."""

    ANGER = "anger"
    FRUSTRATION = "frustration"
    DISAPPOINTMENT = "disappointment"
    WORRY = "worry"
    SADNESS = "sadness"
    CONFUSION = "confusion"
    DISGUST = "disgust"
    NEUTRAL = "neutral"


class RequestLabel(StrEnum):
    """What the customer asks for. ``none`` is said by an empty tuple of requests."""

    REFUND = "refund"
    REPLACEMENT = "replacement"
    REPAIR = "repair"
    COMPENSATION = "compensation"
    APOLOGY = "apology"
    EXPLANATION = "explanation"
    ESCALATION = "escalation"
    CANCELLATION = "cancellation"
    UPDATE = "update"
    CALLBACK = "callback"
    REDO = "redo"
    CORRECTION = "correction"


class Part(StrEnum):
    """The five parts of a good reply."""

    THANKS = "thanks"
    EMPATHY = "empathy"
    APOLOGY = "apology"
    OPTIONS = "options"
    FOLLOW_UP = "follow-up"


class Severity(StrEnum):
    """How much a finding matters: advice < warning < error. ``advice`` never fails a check."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """2 for error, 1 for warning, 0 for advice."""
        return {Severity.ERROR: 2, Severity.WARNING: 1, Severity.ADVICE: 0}[self]

    # By how much they matter, and not by their letters.
    def __lt__(self, other: str) -> bool:
        return self.rank < Severity(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Severity(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Severity(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Severity(other).rank


class Fault(StrEnum):
    """Whose fault it was, as the caller knows it. It is never guessed from the text."""

    OURS = "ours"
    SHARED = "shared"
    UNKNOWN = "unknown"
    NOT_OURS = "not-ours"
    MISCOMMUNICATION = "miscommunication"


class Stage(StrEnum):
    """Where the conversation stands."""

    FIRST = "first"
    UPDATE = "update"
    RESOLUTION = "resolution"
    CHECK_IN = "check-in"
    BOUNDARY = "boundary"
    ESCALATION = "escalation"
    PARTING = "parting"


class SectionKind(StrEnum):
    """The kinds of section a draft is made of."""

    GREETING = "greeting"
    URGENT = "urgent"
    THANKS = "thanks"
    EMPATHY = "empathy"
    APOLOGY = "apology"
    CLARIFICATION = "clarification"
    EXPLANATION = "explanation"
    CORRECTION = "correction"
    OPTIONS = "options"
    DECLINE = "decline"
    FOLLOW_UP = "follow-up"
    PRIVATE_CONTACT = "private-contact"
    BOUNDARY = "boundary"
    CLOSING = "closing"


K = TypeVar("K")
V = TypeVar("V")


class ReadOnly(dict[K, V]):
    """A dict that cannot be changed, and therefore can be a key or stand in a set."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("it cannot be changed; make a new one: dict(...)")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return (ReadOnly, (dict(self),))


Lookup = Annotated[Mapping[K, V], AfterValidator(ReadOnly)]
"""A field that maps, and is read-only as the model is."""


class Model(BaseModel):
    """Frozen, strict about unknown fields, and without texts of customers in its errors."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True
    )

    def __hash__(self) -> int:
        """The same for equal models, mappings in them included."""
        fields = type(self).model_fields
        return hash((type(self), *(_hashable(getattr(self, name)) for name in fields)))


def _hashable(value: object) -> object:
    if isinstance(value, Mapping):
        return frozenset((key, _hashable(one)) for key, one in value.items())
    return value


class Given(Model):
    """A model that callers build: what is wrong with a value is told as a ConfigError.

    ``model_validate`` and its like raise pydantic's ``ValidationError``, as for every model.
    """

    def __init__(self, *unnamed: object, **values: Any) -> None:  # noqa: ANN401
        name = type(self).__name__
        if unnamed:
            first = next(iter(type(self).model_fields))
            raise ConfigError(f"{name}: name each setting, as in {name}({first}=...)")
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise self.explain(error) from None

    # Without this, model_validate would run the above inside of its own validation.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, whose changed settings are checked as those of a new one are.

        Raises:
            ConfigError: a changed key or value is wrong.
        """
        if not update:
            return super().model_copy(deep=deep)
        given = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self)(**{**given, **update})

    @classmethod
    def explain(cls, error: ValidationError) -> ConfigError:
        """The first mistake as an error of ours: the place, and the nearest right key or value."""
        errors = error.errors()
        # A key that is missing may only be misspelt.
        first = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
        ours = first.get("ctx", {}).get("error")
        if isinstance(ours, ReplykitError):
            return ours if isinstance(ours, ConfigError) else ConfigError(str(ours))
        place = ".".join(str(part) for part in first["loc"] if part != "[key]")
        if not place:
            return ConfigError(f"{cls.__name__}: {first['msg']}")
        if first["type"] == "extra_forbidden":
            models = (cls,) if len(first["loc"]) == 1 else Given.__subclasses__()
            known = [name for model in models for name in model.model_fields]
            hint = nearest(str(first["loc"][-1]), known) or f"; known: {', '.join(known)}"
            return ConfigError(f"{cls.__name__}: unknown setting {place!r}{hint}")
        if first["type"] == "tuple_type" and isinstance(first["input"], str):
            return ConfigError(
                f"{cls.__name__}: setting {place!r}: write it as a list, as in [{first['input']!r}]"
            )
        expected = str(first.get("ctx", {}).get("expected", "")).replace("'", "")
        hint = nearest(str(first["input"]), expected.replace(" or ", ", ").split(", "))
        return ConfigError(f"{cls.__name__}: setting {place!r}: {first['msg']}{hint}")


def check_kind(value: object, kind: type, name: str, among: Sequence[type] = ()) -> None:
    """See that an argument, where it is given, is a model of its kind.

    Args:
        value: what was given, or None.
        kind: what it must be an instance of.
        name: of the argument.
        among: the other models that the call takes, which it may have been mistaken for.

    Raises:
        ConfigError: it is something else.
    """
    if value is None or isinstance(value, kind):
        return
    given = type(value).__name__
    hint = "; name the argument" if isinstance(value, tuple(among)) else ""
    if isinstance(value, Mapping):
        hint = f"; make one of it: {kind.__name__}(**{name})"
    raise ConfigError(f"{name} must be a {kind.__name__}, not {given}{hint}")


def check_many(texts: object, name: str) -> None:
    """See that an argument holds many texts or models, and is not a single one.

    Raises:
        TextError: it is a single one, or nothing to go through.
    """
    if isinstance(texts, str | bytes | Model):
        raise TextError(f"{name} must be an iterable, not a single one: put it in a list")
    if not isinstance(texts, Iterable):
        raise TextError(f"{name} must be an iterable, not {type(texts).__name__}")


class Span(Model):
    """A part of a text: ``text`` stands at ``[start, end)``, in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError("a span's text must be as long as end - start")
        return self


class Issue(Model):
    """One thing that went wrong, in the customer's terms."""

    label: IssueLabel
    summary: str
    """One line, at most about fifteen words: "the blender arrived with a cracked jar"."""
    start: int
    """Where the complaint begins to tell of it."""
    end: int
    confidence: float = Field(ge=0, le=1)


class Emotion(Model):
    """A feeling, how strong, and the words that show it."""

    label: EmotionLabel
    intensity: float = Field(ge=0, le=1)
    """0 none, below 0.34 low, above 0.66 high, 1 extreme."""
    evidence: tuple[Span, ...] = ()


class Request(Model):
    """Something asked for, or (``refused``) something they say they do not want."""

    label: RequestLabel
    start: int
    end: int
    refused: bool = False


class Signals(Model):
    """What an agent should know before anything else."""

    abusive: bool = False
    legal_threat: bool = False
    churn_risk: bool = False
    public_threat: bool = False
    safety_risk: bool = False
    repeat_contact: bool = False
    evidence: Lookup[str, tuple[Span, ...]] = Field(default_factory=ReadOnly)
    """The words behind each raised signal, by field name."""

    def labels(self) -> tuple[str, ...]:
        """The raised signals, spelt with hyphens."""
        names = (
            "abusive", "legal_threat", "churn_risk",
            "public_threat", "safety_risk", "repeat_contact",
        )  # fmt: skip
        return tuple(name.replace("_", "-") for name in names if getattr(self, name))


class Details(Model):
    """Literal parts of the complaint that a reply may use or must not get wrong."""

    order_ids: tuple[Span, ...] = ()
    amounts: tuple[Span, ...] = ()
    dates: tuple[Span, ...] = ()
    durations: tuple[Span, ...] = ()
    names: tuple[Span, ...] = ()
    products: tuple[Span, ...] = ()


class Complaint(Model):
    """A complaint, read."""

    text: str
    channel: Channel
    is_complaint: bool
    issue: Issue
    issues: tuple[Issue, ...]
    emotion: Emotion
    emotions: tuple[Emotion, ...]
    requests: tuple[Request, ...] = ()
    signals: Signals = Signals()
    details: Details = Details()
    questions: tuple[Span, ...] = ()
    expectation: Span | None = None
    clarifying_questions: tuple[str, ...] = ()


class Finding(Model):
    """One place in a reply that a rule objects to, why, and what to write instead."""

    rule: str
    severity: Severity
    message: str
    start: int
    end: int
    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    quote: str
    suggestion: str | None = None
    replacement: str | None = None
    """What can stand in place of the quote just as it is; the empty string strikes it out."""
    confidence: float = Field(default=1.0, ge=0, le=1)
    """1 where a phrase or a construction matched; less where the trained reader judged."""
    evidence: tuple[str, ...] = ()
    """For a judgement of the trained reader: the words that weighed most, "…" for any between."""
    url: str


class PartFound(Model):
    """A part of a good reply that is there, and where."""

    part: Part
    spans: tuple[Span, ...]


class Readability(Model):
    """Letter-counting measures by textstat; None for texts of fewer than three words."""

    words: int
    sentences: int
    coleman_liau: float | None
    """US school grade (Coleman and Liau, 1975)."""
    ari: float | None
    """US school grade (Automated Readability Index, 1967)."""
    lix: float | None
    """Läsbarhetsindex (Björnsson, 1968): below 40 is plain, above 50 hard."""


class Report(Model):
    """What the linter found in one reply.

    ``readability`` and ``sentiment`` are worked out when first asked for, since the libraries
    that measure them take longer to load than a lint takes to run.
    """

    text: str
    """The reply, as given."""
    channel: Channel
    findings: tuple[Finding, ...] = ()
    parts: tuple[PartFound, ...] = ()
    ok: bool
    """True when no finding is an error or a warning."""

    @model_validator(mode="before")
    @classmethod
    def _measured_anew(cls, data: Any) -> Any:  # noqa: ANN401
        if isinstance(data, dict):
            return {k: v for k, v in data.items() if k not in ("readability", "sentiment")}
        return data

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def readability(self) -> Readability:
        """Letter-counting measures by textstat."""
        return _measure_readability(self.text)

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def sentiment(self) -> float:
        """VADER's compound polarity of the reply, from -1 to 1."""
        return polarity(self.text)["compound"]

    def part_labels(self) -> tuple[Part, ...]:
        """The parts that are there, in the order of the method."""
        return tuple(found.part for found in self.parts)


def _measure_readability(text: str) -> Readability:
    words = len(text.split())
    if words < 3:
        return Readability(words=words, sentences=0, coleman_liau=None, ari=None, lix=None)
    import textstat

    return Readability(
        words=words,
        sentences=int(textstat.sentence_count(text)),
        coleman_liau=round(float(textstat.coleman_liau_index(text)), 1),
        ari=round(float(textstat.automated_readability_index(text)), 1),
        lix=round(float(textstat.lix(text)), 1),
    )


@cache
def _vader() -> Any:  # noqa: ANN401
    from replykit.vader import Vader

    return Vader()


def polarity(text: str) -> dict[str, float]:
    """VADER's scores (Hutto and Gilbert, 2014): ``neg``, ``neu``, ``pos`` and ``compound``.

    They are those of the first 20,000 characters.
    """
    text = text[:20_000]
    if _is_neutral(text):
        return {"neg": 0.0, "neu": 1.0, "pos": 0.0, "compound": 0.0}
    return dict(_vader().polarity_scores(text))


def _is_neutral(text: str) -> bool:
    """Whether a text has words, and none that VADER knows; to look them up is much faster."""
    known, emojis = _vader().lexicon.keys(), _vader().emojis.keys()
    words = text.lower().split()
    bare = (word.strip(string.punctuation) for word in words)
    return (
        bool(words)
        and known.isdisjoint(words)
        and known.isdisjoint(bare)
        and emojis.isdisjoint(text)
    )


def word_valence(word: str) -> float:
    """How pleasant VADER's lexicon holds a single word to be, from -4 to 4; 0 if it is unknown."""
    return float(_vader().lexicon.get(word, 0.0))


class Remedy(Given):
    """Something the business may offer."""

    label: RequestLabel
    text: str
    """As the reply would say it after "I can": "refund the full amount"."""
    limit: str | None = None
    """The bound that goes with it, in words: "up to £50"."""

    @field_validator("text")
    @classmethod
    def _is_said(cls, text: str) -> str:
        if not text.strip():
            raise ConfigError(
                "Remedy: setting 'text' is empty; say what it is ('refund the price'), "
                "or leave the remedy out"
            )
        return text

    if TYPE_CHECKING:  # labels may be given as plain strings

        def __init__(self, *, label: str, text: str, limit: str | None = None) -> None: ...


class Policy(Given):
    """The business's standing facts. What is not here is not promised as certain."""

    business_name: str | None = None
    sign_off: str | None = None
    sector: str = "general"
    remedies: Lookup[IssueLabel, tuple[Remedy, ...]] = Field(default_factory=ReadOnly)
    response_time: str | None = None
    """When the next contact comes, in words: "by 5 pm on the next working day"."""
    working_hours: str | None = None
    private_contact: Lookup[Channel, str] = Field(default_factory=ReadOnly)
    """Where a public customer can write in private, by the public channel, as the reply would say
    it after "at": ``{"review": "care@example.com"}``."""
    use_words: tuple[str, ...] = ()
    avoid_words: tuple[str, ...] = ()
    legal_mode: bool = False
    """Sympathy without admission."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            business_name: str | None = None,
            sign_off: str | None = None,
            sector: str = "general",
            remedies: Mapping[str, Iterable[Remedy]] = ...,
            response_time: str | None = None,
            working_hours: str | None = None,
            private_contact: Mapping[str, str] = ...,
            use_words: Iterable[str] = (),
            avoid_words: Iterable[str] = (),
            legal_mode: bool = False,
        ) -> None: ...


class Case(Given):
    """What only the caller knows of this case."""

    customer_name: str | None = None
    agent_name: str | None = None
    fault: Fault = Fault.UNKNOWN
    cause: str | None = None
    """Why it happened: "our label printer mixed up two orders", or "a picking error"."""
    actions_done: tuple[str, ...] = ()
    """What has been done: "refunded £20", as after "I have", or "we sent it this morning"."""
    remedies_granted: tuple[Remedy, ...] = ()
    requests_refused: Lookup[RequestLabel, str] = Field(default_factory=ReadOnly)
    """What cannot be given, with the reason."""
    corrective_action: str | None = None
    next_contact: str | None = None
    """When, in words: "by Tuesday at noon"."""

    @field_validator("actions_done")
    @classmethod
    def _are_said(cls, actions: tuple[str, ...]) -> tuple[str, ...]:
        for number, action in enumerate(actions):
            if not action.strip():
                raise ConfigError(
                    f"Case: setting 'actions_done.{number}' is empty; say what was done "
                    "('refunded £20'), or leave it out"
                )
        return actions

    @field_validator("requests_refused")
    @classmethod
    def _are_reasoned(cls, refused: dict[RequestLabel, str]) -> dict[RequestLabel, str]:
        for label, reason in refused.items():
            if not reason.strip():
                raise ConfigError(
                    f"Case: setting 'requests_refused.{label}' is empty; give the reason "
                    "('the sale was final'), or 'no' to refuse without one"
                )
        return refused

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            customer_name: str | None = None,
            agent_name: str | None = None,
            fault: str = ...,
            cause: str | None = None,
            actions_done: Iterable[str] = (),
            remedies_granted: Iterable[Remedy] = (),
            requests_refused: Mapping[str, str] = ...,
            corrective_action: str | None = None,
            next_contact: str | None = None,
        ) -> None: ...


class Section(Model):
    """One piece of a draft."""

    kind: SectionKind
    text: str


Authority = Literal["case", "policy", "unconfirmed"]
"""Who stands for a promise."""


class Commitment(Model):
    """A promise that a draft makes."""

    what: str
    by_when: str | None = None
    authority: Authority
    """``case``, ``policy``, or ``unconfirmed`` where the built-in policy offered it."""

    @property
    def confirmed(self) -> bool:
        """Whether the caller has stood for it."""
        return self.authority != "unconfirmed"


class Draft(Model):
    """A reply, in sections, with every promise it makes and its own lint."""

    text: str
    subject: str | None = None
    sections: tuple[Section, ...]
    commitments: tuple[Commitment, ...] = ()
    complaint: Complaint
    report: Report | None = None
