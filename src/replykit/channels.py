"""How long a text is to the channel that carries it: parts of an SMS, weight of a post, bytes.

Every count is a pure function of the text, and follows the rules of the channel rather than
``len``: one curly quote more than halves what fits in an SMS.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from replykit.model import Channel

# GSM 03.38: the basic set takes one septet a character, the extension two.
_GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_EXTENDED = frozenset("^{}\\[~]|€\f")

POST_LIMIT = 280
"""Weight that fits in one post on X."""
SMS_ADVISED = 320
"""Characters beyond which a text message is better sent another way."""
SMS_LIMIT = 1600
"""Characters beyond which gateways refuse a message altogether."""
REVIEW_REPLY_BYTES = 4096
"""Bytes of UTF-8 that a reply to a review on Google may have."""

_URL = re.compile(r"https?://[^\s<>\"]+", re.I)
_URL_WEIGHT = 23


@dataclass(frozen=True, slots=True)
class Sms:
    """A text message as the network counts it."""

    encoding: str
    """``GSM-7``, or ``UCS-2`` as soon as one character is not in the GSM alphabet."""
    units: int
    """Septets of GSM-7, or 16-bit units of UCS-2."""
    parts: int
    """Messages that it is sent in, and billed as."""
    culprits: tuple[str, ...] = ()
    """The characters that force UCS-2, each once, in the order of the text."""


def count_sms(text: str) -> Sms:
    """Count the parts of a text message.

    A part holds 160 septets, or 153 where there are several; in UCS-2 it is 70, or 67. A character
    of two units is never cut in two.
    """
    culprits = tuple(
        dict.fromkeys(c for c in text if c not in _GSM_BASIC and c not in _GSM_EXTENDED)
    )
    if culprits:
        sizes = [2 if ord(c) > 0xFFFF else 1 for c in text]
        return Sms("UCS-2", sum(sizes), _count_parts(sizes, 70, 67), culprits)
    sizes = [2 if c in _GSM_EXTENDED else 1 for c in text]
    return Sms("GSM-7", sum(sizes), _count_parts(sizes, 160, 153))


def _count_parts(sizes: list[int], single: int, several: int) -> int:
    if not sizes:
        return 0
    if sum(sizes) <= single:
        return 1
    parts, room = 1, several
    for size in sizes:
        if size > room:
            parts, room = parts + 1, several
        room -= size
    return parts


def weigh_post(text: str) -> int:
    """The weight of a post on X: Latin letters count one, most other signs two, any address 23."""
    weight = 0
    at = 0
    for match in _URL.finditer(text):
        weight += sum(map(_weigh, text[at : match.start()])) + _URL_WEIGHT
        at = match.end()
    return weight + sum(map(_weigh, text[at:]))


def _weigh(char: str) -> int:
    code = ord(char)
    light = (
        code <= 0x10FF
        or 0x2000 <= code <= 0x200D
        or 0x2010 <= code <= 0x201F
        or 0x2032 <= code <= 0x2037
    )
    return 1 if light else 2


def count_bytes(text: str) -> int:
    """The bytes of a text in UTF-8; a lone surrogate counts three, as it is replaced."""
    return len(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Limit:
    """What a channel holds."""

    size: int
    unit: str
    rejects: bool
    """Whether the channel refuses a longer text, rather than cutting or charging for it."""
    platform: str


LIMITS: Mapping[Channel, tuple[Limit, ...]] = MappingProxyType(
    {
        Channel.SMS: (
            Limit(SMS_LIMIT, "characters", True, "an SMS gateway"),
            Limit(SMS_ADVISED, "characters", False, "an SMS"),
        ),
        Channel.SOCIAL: (Limit(POST_LIMIT, "weighted characters", False, "a post on X"),),
        Channel.REVIEW: (Limit(REVIEW_REPLY_BYTES, "bytes", True, "a reply on Google"),),
    }
)
"""The limits of each channel, the hardest first."""


def measure(text: str, unit: str) -> int:
    """The length of a text in the unit of a limit."""
    if unit == "bytes":
        return count_bytes(text)
    if unit == "weighted characters":
        return weigh_post(text)
    return len(text)


def exceeded(text: str, channel: Channel) -> tuple[Limit, int] | None:
    """The first limit of the channel that the text exceeds, and the text's length; or None."""
    for limit in LIMITS.get(channel, ()):
        size = measure(text, limit.unit)
        if size > limit.size:
            return limit, size
    return None
