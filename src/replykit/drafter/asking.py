"""Which question a reply puts: only one that the issue needs and the complaint leaves open."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from replykit.drafter.lexicon import any_of
from replykit.model import PackError
from replykit.phrases import read_words
from replykit.search import Search

_KEYS = {"begins", "open", "needs", "unless", "time"}
_TIME = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tonight|yesterday|(?:this|last|next|every|each|same) (?:\w+ )?(?:morning|afternoon|evening|night"
    r"|day|week|weekend|month|year|spring|summer|autumn|winter|time|shift|visit|christmas|easter|term)|(?:an?|the|\d+|two|three|four|five|six|seven|eight|nine|ten|several|few|couple of)"
    r" (?:minutes?|mins|hours?|hrs|days?|nights?|weeks?|wks|months?|years?)|since|at \d|\d ?[ap]m\b|\d{1,2}[:.]\d\d|noon|midnight|lunchtime|(?:at|during|before|after)"
    r" (?:the |my |our )?(?:snack|break|lunch|dinner|tea|bed|school|work|wedding|party|funeral|update|match|class|lesson|night|christmas|easter)\w*|january|february|march|april"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|(?:may|mar|jan|feb|apr|aug|oct|nov|dec)\w* \d"
    r"|june|july|august|september|october|november|december|in may|always|constantly|whenever|keeps?|still|again)\b",
    re.I,
)
"""Where a complaint tells when it was, or that it is so all the time."""


@dataclass(frozen=True)
class Question:
    """A question, and what speaks for asking it."""

    begins: str
    open: str
    """What it asks for, after "please send us", where a public reply may ask it; or nothing."""
    needs: Search | None
    unless: Search | None
    is_of_time: bool

    def fits(self, text: str) -> bool:
        """Whether a complaint needs it answered, and does not answer it."""
        return (
            (self.needs is None or self.needs.search(text) is not None)
            and not (self.unless and self.unless.search(text))
            and not (self.is_of_time and _TIME.search(text))
        )


@cache
def questions() -> tuple[Question, ...]:
    """Every question that a reply may put (say/asking.toml).

    Raises:
        PackError: asking.toml is missing or malformed.
    """
    where = "en/say/asking.toml"
    found = []
    for number, entry in enumerate(read_words("say/asking.toml").get("ask", ()), 1):
        if not {"begins"} <= set(entry) <= _KEYS:
            raise PackError(
                f"{where}, ask {number}: needs begins, and may have open, needs, unless and time"
            )
        needs, unless = (
            Search(any_of(entry[key]), re.I) if entry.get(key) else None
            for key in ("needs", "unless")
        )
        found.append(
            Question(
                entry["begins"], entry.get("open", ""), needs, unless, entry.get("time") is True
            )
        )
    return tuple(found)


def choose(asked: Iterable[str], text: str) -> tuple[str, Question] | None:
    """The first of the reader's questions that is to be put, or None.

    Args:
        asked: what an agent might still ask, the most useful first.
        text: the complaint.
    """
    text = text.replace("\u2019", "'")
    for one in asked:
        for question in questions():
            if one.startswith(question.begins):
                if question.fits(text):
                    return one, question
                break
    return None
