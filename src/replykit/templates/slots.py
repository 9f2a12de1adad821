"""Placeholders: what a customer's name or an order number will fill."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Literal

SlotKind = Literal["name", "number", "date", "amount", "other"]

_KINDS: dict[SlotKind, frozenset[str]] = {
    "name": frozenset(
        "name names first last firstname lastname fullname surname fname lname forename "
        "customer client "
        "guest patient tenant user agent adviser advisor handler rep manager colleague "
        "sender recipient "
        "contact requester assignee author salutation signature company brand business".split()
    ),
    "number": frozenset(
        "id ids number numbers no num nr ref reference order ticket case claim invoice tracking "
        "booking reservation account code voucher sku serial phone telephone postcode zip".split()
    ),
    "date": frozenset(
        "date dates day days time times timeframe timescale deadline hours hour eta month week "
        "year at on until due weekday".split()
    ),
    "amount": frozenset(
        "amount amt total price cost fee refund sum discount credit balance value percent "
        "percentage qty quantity subtotal".split()
    ),
}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
# Reading from the end finds the noun: "refund date" is a date, "name of the guest" a name.
_LINKS = frozenset({"of", "for", "the", "a", "an", "your", "our", "here", "if", "in"})


@lru_cache(maxsize=4096)
def guess_kind(name: str) -> SlotKind:
    """Guess from a placeholder's name what will stand there."""
    words = [word.lower() for word in _WORD.findall(name.rpartition(".")[2])]
    for at, word in enumerate(words):
        if word in ("of", "for") and at:
            words = words[:at]
            break
    for word in reversed(words):
        for kind, nouns in _KINDS.items():
            if word in nouns:
                return kind
        if word not in _LINKS:
            run_together = next(
                (
                    k
                    for k, nouns in _KINDS.items()
                    for n in nouns
                    if len(n) > 3 and word.endswith(n)
                ),
                None,
            )
            if run_together:
                return run_together
    return "other"


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: its name, what it stands for, and its place in the file."""

    name: str
    kind: SlotKind
    style: str
    """How it is written: ``curly``, ``bracket``, ``erb``, …"""
    raw: str
    start: int
    end: int
    fallback: bool | None
    """Whether a fallback is given; None where this style has none."""
    guarded: bool = False
    """Whether it stands in a branch that asks for it first, or the template gives it a value."""

    @property
    def token(self) -> str:
        """How the linter sees it: one placeholder, whatever its style."""
        plain = re.sub(r"\W+", "_", self.name.lower(), flags=re.A).strip("_")[:60]
        return "{{" + (plain or self.kind) + "}}"


_PATH = re.compile(r"[@$.!]*[^\W\d][\w-]*(?:(?:\.|->|\?\.)[\w-]+|\[[^\[\]\n]{0,40}\])*")
_CALL = re.compile(r"[A-Za-z_]\w*\(\s*(.+)", re.S)
_DEFAULT = re.compile(
    r"""\b(?:default|fallback)\b\s*[:=(]\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<p>[^\s"',)}%]*))""",
    re.I,
)
_OR = re.compile(
    r"""(?:\|\||\?\?|\?:|\bor\b)\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<p>[^\s"'|]+))"""
)

_ELSE = re.compile(
    r"""(?:\bif\b.{1,200}?\belse\b|\?.{1,200}?:)\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)')\s*\)?$""", re.S
)


def name_of(inside: str) -> str:
    """The variable that a placeholder names, without filters, fallbacks and calls."""
    inside = unescape(inside).strip().strip("\"'").strip()
    for _ in range(3):
        if (call := _CALL.match(inside)) is None:
            break
        inside = call[1]
    head = re.split(r"\||,|\?\?|\?:|;|\bor\b", inside, maxsplit=1)[0].strip(" ()\t\r\n")
    path = _PATH.match(head)
    if path and (path.end() == len(head) or not re.fullmatch(r"[\w ./'-]+", head)):
        return path[0].lstrip("@$.!")
    return re.sub(r"\s+", " ", head)[:80]


def has_fallback(inside: str) -> bool:
    """Whether a value is given for when there is none. An empty one leaves the same hole."""
    inside = inside.strip()
    found = _DEFAULT.search(inside) or _OR.search(inside) or _ELSE.search(inside)
    return found is not None and any((value or "").strip() for value in found.groupdict().values())
