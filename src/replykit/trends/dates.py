"""Whether the column that was named for dates holds any, and which others might be meant."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from replykit.trends.record import Broken, Record, read_day
from replykit.trends.source import SourceError

_DATE = re.compile(
    r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})"
    r"|\d{1,2}[- ][A-Z][a-z]{2,8}[- ,]+\d{2,4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4})(?!\d)"
)


class Dates:
    """Looks on while records are read.

    Args:
        column: the column that ought to hold dates.
        form: how they are written, as for ``datetime.strptime``; ISO 8601 by default.
    """

    def __init__(self, column: str, form: str | None = None) -> None:
        self.column = column
        self.form = form
        self._rows = 0
        self._found = False
        self._filled: Counter[str] = Counter()
        self._like: Counter[str] = Counter()
        self._sample: object = None

    def look(self, row: Mapping[str, object]) -> None:
        """Take in a whole row, to see which columns look like dates."""
        for name, value in row.items():
            if value is not None and str(value).strip():
                self._filled[name] += 1
                self._like[name] += _is_like_date(value)

    def watch(self, records: Iterable[Record | Broken]) -> Iterator[Record | Broken]:
        """Hand the records on, until a date is found with a look at each."""
        for record in records:
            if isinstance(record, Record) and not self._found:
                self._rows += 1
                self._found = read_day(record.date, self.form) is not None
                if self._sample is None and record.date is not None and str(record.date).strip():
                    self._sample = record.date
            yield record

    def check(self) -> None:
        """See that some row had a date.

        Raises:
            SourceError: none had; the message names the columns that look like dates.
        """
        if self._found or not self._rows:
            return
        holds = "is empty" if self._sample is None else f"holds {str(self._sample)[:40]!r}"
        like = [n for n, count in self._filled.items() if self._like[n] * 2 > count]
        others = [name for name in like if name != self.column]
        said = f"--date-column {self.column}: no row has a date there (it {holds})."
        if self.column in like:
            said += " Say how dates are written, as in --date-format %d/%m/%Y"
        elif others:
            said += f" These columns look like dates: {', '.join(others)}"
        else:
            said += " No other column looks like dates, either; leave the option out"
        raise SourceError(said)


def _is_like_date(value: object) -> bool:
    return isinstance(value, datetime.date) or (
        isinstance(value, str) and _DATE.match(value.strip()) is not None
    )
