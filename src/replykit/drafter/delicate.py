"""What a reply leaves unsaid: in public what is private, under a legal threat what admits.

The words are in say/delicate.toml.
"""

import re
from dataclasses import dataclass
from functools import cache

from replykit.drafter.lexicon import any_of
from replykit.model import PackError
from replykit.phrases import read_words

_PRIVATE = ("health", "death", "children", "money", "legal")
_KEYS = {*_PRIVATE, "kin", "mourning"}


@dataclass(frozen=True)
class Delicate:
    """Patterns made of the words of delicate.toml."""

    private: re.Pattern[str]
    legal: re.Pattern[str]
    mourning: re.Pattern[str]


@cache
def delicate() -> Delicate:
    """The patterns.

    Raises:
        PackError: delicate.toml is missing or malformed.
    """
    where = "en/say/delicate.toml"
    data = read_words("say/delicate.toml")
    if set(data) != _KEYS:
        raise PackError(f"{where}: holds the lists {', '.join(sorted(_KEYS))} and nothing else")
    kin = any_of(data["kin"])
    whose = rf"\b(?:my|our|his|her|their)(?: \w+){{0,2}} {kin}"
    died = r"(?:has |had |have |just |sadly |recently |suddenly )*(?:died|passed (?:away|on))\b"
    return Delicate(
        re.compile(any_of([word for key in _PRIVATE for word in data[key]]), re.I),
        re.compile(any_of(data["legal"]), re.I),
        re.compile(rf"{any_of(data['mourning'])}|{whose},? (?:\w+,? ){{0,3}}?{died}", re.I),
    )


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_IDENTIFYING = re.compile(
    r"[£$€¥₹]\s?\d|\d\s?(?:[£$€]|k?(?:pounds?|quid|dollars?|euros?|eur|gbp|usd|pence|p)\b)"
    r"|\d{4}|\d[\d ]{6,}\d|\d{1,2}[./:]\d{1,2}|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2} ?[ap]m\b"
    rf"|\b\d{{1,2}} (?:of )?{_MONTH}\b|\b{_MONTH} \d|\b[a-z]*\d+[a-z]*-\w+|\b[a-z]+\d{{2,}}|@",
    re.I,
)
"""A sum, a number, a date or a time of day, by which a customer may be known."""


def is_private(told: str) -> bool:
    """Whether words hold what a reply in public does not repeat."""
    told = told.replace("’", "'")
    return bool(_IDENTIFYING.search(told) or delicate().private.search(told))


_ADMITS = re.compile(r"\b(?:we|we've|we're|we'd|us|our|ours)\b", re.I)


def admits(told: str) -> bool:
    """Whether words told of ourselves, or of the law, would read as an admission."""
    return bool(_ADMITS.search(told) or delicate().legal.search(told))


def is_bereaved(text: str) -> bool:
    """Whether a customer writes of somebody's death, and not of a battery's."""
    return delicate().mourning.search(text) is not None
