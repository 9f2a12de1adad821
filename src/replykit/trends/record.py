"""What goes in: a record beside its text, and how dates and items of other kinds are read."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isnan
from typing import NamedTuple

from replykit.model import Complaint, ConfigError


class Record(NamedTuple):
    """A complaint with what is known of it beside the text."""

    text: "str | Complaint | None"
    date: datetime.date | str | None = None
    product: str | None = None
    place: str | None = None
    staff: str | None = None
    """Who dealt with it."""
    source: str | None = None
    """Where it stands, for whoever wants to read the whole of it."""
    team: str | None = None
    reply: str | None = None
    """What it was answered."""


class Broken(NamedTuple):
    """A row that holds no record, and why."""

    source: str
    what: str


Look = Callable[[Mapping[str, object]], object]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column, or key, holds what."""

    text: str | None = None
    date: str | None = None
    product: str | None = None
    place: str | None = None
    staff: str | None = None
    source: str | None = None
    team: str | None = None
    reply: str | None = None
    look: Look | None = field(default=None, compare=False)
    """Called with the first rows of each table as they are, whichever columns are read."""

    def named(self) -> dict[str, str]:
        """Those that were asked for, by the field of Record."""
        fields = Record._fields
        return {field: name for field in fields if (name := getattr(self, field)) is not None}


def as_columns(columns: "Columns | Mapping[str, str] | None") -> Columns:
    """Columns, or a mapping of the fields of Record to the names of columns.

    Raises:
        ConfigError: a field is unknown.
    """
    if columns is None or isinstance(columns, Columns):
        return columns or Columns()
    if unknown := sorted(set(columns) - set(Record._fields)):
        raise ConfigError(
            f"columns holds {', '.join(unknown)}; it may hold {', '.join(Record._fields)}"
        )
    return Columns(**columns)  # type: ignore[arg-type]  # the fields of Record are strings


def as_record(item: object) -> Record:
    """A complaint, a text, a record, a tuple or a mapping of its fields as a record.

    Raises:
        ConfigError: it is none of these.
    """
    if isinstance(item, Record):
        return item
    if item is None or (isinstance(item, float) and isnan(item)):  # a cell left empty
        return Record(None)
    if isinstance(item, str | Complaint):
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


def value_of(value: object) -> str | None:
    """A cell as a short label, or None where it is empty."""
    text = " ".join(str(value).split())[:80] if value is not None else ""
    return text or None
