"""What a reply leaves unsaid: in public what is private, under a legal threat what admits.

The words are in say/delicate.toml.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from dataclasses import dataclass
from functools import cache

from replykit.complaint.concepts import concepts_of
from replykit.drafter.lexicon import any_of
from replykit.model import PackError
from replykit.phrases import read_words
from replykit.search import Search

_PRIVATE = ("health", "death", "money", "dispute", "danger")
_KEYS = {*_PRIVATE, "legal", "children", "unclear", "body", "kin", "mourning"}


@dataclass(frozen=True)
class Delicate:
    """Patterns made of the words of delicate.toml."""

    private: Search
    unclear: Search
    """What is private only beside a body or one of the family."""
    body: Search
    child: Search
    """A child, and the word after it."""
    legal: Search
    mourning: Search


_PET = (
    r"\b(?:the|my|our|his|her) (?:\w+ )?(?:puppy|dog|cat|kitten|rabbit|horse|pony|hamster|guinea pig|parrot|pet)\b(?!')(?: (?!and\b|but\b|or\b)\w+){0,6}? "
    r"(?:(?:has |have |had |just )*died|passed away|(?:was|had to be|be) put (?:down|to sleep))\b"
    r"|\b(?:my|our|his|her|their) (?:\w+ )?\w+'s ashes\b|\bput (?:down|to sleep) (?:the wrong|my|our) (?:\w+ )?(?:cat|dog|horse|pony|rabbit)\b"
)
"""An animal of theirs that has died."""


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
        Search(any_of([word for key in _PRIVATE for word in data[key]]), re.I),
        Search(any_of(data["unclear"]), re.I),
        Search(any_of([*data["body"], *data["kin"], *data["children"], "he", "she"]), re.I),
        Search(rf"{any_of(data['children'])}'?(?: ([a-z]+))?", re.I),
        Search(any_of(data["legal"] + data["dispute"]), re.I),
        Search(
            rf"{any_of(data['mourning'])}|{_PET}|{whose},? (?:\w+,? ){{0,3}}?{died}"
            rf"|{whose}[^!?\n]{{0,120}}\b(?:he|she) (?:has |had )?(?:since |now |sadly |later |then )?(?:died(?! (?:laughing|inside))|passed (?:away|on|in|last))\b"
            rf"|{whose}(?!['\u2019]s) (?:was|were|fell|slipped|tripped|had|collapsed|caught|became|suffered|choked)\b(?:(?!\b(?:it|phone|laptop|battery|car|engine|line)\b)[^.!?\n]){{0,80}}\band (?:has |had |later |then |sadly |since )*died\b(?! (?:laughing|inside|of (?:embarrassment|shame|boredom)))",
            re.I,
        ),
    )


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_NUMBER = re.compile(
    r"\d{4}|\d[\d ]{6,}\d|\b[a-z]*\d+[a-z]*-\w+|\b[a-z]+\d{2,}|@"
    r"|\b\d{1,4}[a-z]? (?:[a-z'-]+ ){1,2}(?:street|st|road|rd|close|lane|ln|avenue|ave|drive|court|crescent|terrace"
    r"|gardens|grove|mews)\b",
    re.I,
)
"""A number or an address by which a customer may be known,"""
_DATE = re.compile(
    r"\d{1,2}/\d{1,2}|\d{1,2}\.\d{1,2}\.\d|\b\d{1,2}(?:st|nd|rd|th)\b(?! (?:birthday|anniversary|floor|time|century)\b)"
    rf"|\b\d{{1,2}} (?:of )?{_MONTH}\b|\b{_MONTH} \d",
    re.I,
)
"""or a date."""
_PRICE = re.compile(r"(?<=[£$€])\d{1,4}(?:[.,]\d\d)?(?![\d.,])")
_GOODS = frozenset("goods clothes furniture gadget appliance vehicle food drink leisure".split())


def is_private(told: str, *, is_posted: bool = False) -> bool:
    """Whether words hold what a reply in public does not repeat.

    Args:
        told: the words.
        is_posted: whether all can read them already, since the customer wrote them in the post
            itself: then a date or a child is no secret, but health, money matters and numbers are
            left to a private talk.
    """
    told = told.replace("’", "'")
    found = delicate()
    if (
        _NUMBER.search(_PRICE.sub("", told))
        or found.private.search(told)
        or (found.unclear.search(told) and found.body.search(told))
    ):
        return True
    of_child = any(not _is_for_children(child) for child in found.child.finditer(told))
    return not is_posted and (of_child or _DATE.search(told) is not None)


_FOR_ALL = re.compile(
    r"\b(?:the|your|our|a) (?:kids|childrens|babies|toddlers)' (?!sc|na|fa|ph|pa)|\b(?:the|our|a) children's (?!na|fa|ph|pa|te|sk|bo)",
    re.I,
)
"""What is there for any child: "the kids' climbing wall"."""


def _is_for_children(found: re.Match[str]) -> bool:
    """Whether a child is only what a thing is for: "the baby monitor", "the kids' menu"."""
    if _FOR_ALL.search(found.string[max(0, found.start() - 6) : found.end()]):
        return True
    after = found.group(1)
    return bool(after) and not _GOODS.isdisjoint(concepts_of(after.lower()))


_ADMITS = Search(r"\b(?:we|we've|we're|we'd|us|our|ours)\b", re.I)


def admits(told: str) -> bool:
    """Whether words told of ourselves, or of the law, would read as an admission."""
    return bool(_ADMITS.search(told) or delicate().legal.search(told))


def speaks_of_law(told: str) -> bool:
    """Whether words speak of the law or of a dispute, which a reply does not repeat."""
    return delicate().legal.search(told) is not None


_LIKENED = re.compile(
    r"\blike (?:something|somebody|someone|an? \w+|it|they)(?: that| which| who)?(?: has| had|'d)? (?:just )?(?:died|passed away)\b",
    re.I,
)
"""What is said of a smell: "like something passed away in the vents"."""


_QUOTED = re.compile(r'["\u201c][^"\u201c\u201d\n]{1,200}["\u201d]')
"""What is quoted of others: "this customer is deceased"."""


def is_bereaved(text: str) -> bool:
    """Whether a customer writes of somebody's death, and not of a battery's."""
    said = _QUOTED.sub(" ", _LIKENED.sub(" ", text))
    return delicate().mourning.search(said) is not None
