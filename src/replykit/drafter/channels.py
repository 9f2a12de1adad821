"""What each channel asks of a reply: its form, its true limit, and its letters."""

import re
from collections.abc import Sequence

from replykit.model import Channel, Section, SectionKind
from replykit.search import Search

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The letters of a text message that count once (3GPP TS 23.038)."""
GSM_7_TWICE = frozenset("^{}\\[~]|€\f")
SMS_LIMIT = 306
"""Two parts of 153 septets: longer costs more and is read less."""
SMS_LIMIT_UCS_2 = 268
"""Four parts of 67 units, where a name needs letters that GSM-7 lacks."""
SOCIAL_LIMIT = 280
REVIEW_LIMIT = 1000
LIMITS = {Channel.SMS: SMS_LIMIT, Channel.SOCIAL: SOCIAL_LIMIT, Channel.REVIEW: REVIEW_LIMIT}

_FOLDED = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " ",
     "•": "-", "`": "'"}
)  # fmt: skip
_URL = Search(r"https?://\S+")


def to_gsm(text: str, names: Sequence[str] = ()) -> str:
    """Text in the letters of GSM-7; a letter that it lacks loses its accent or becomes "?".

    Args:
        text: the text.
        names: names in it, which are spelt as they are.
    """
    import unicodedata

    def fold(char: str) -> str:
        if char in GSM_7 or char in GSM_7_TWICE:
            return char
        plain = unicodedata.normalize("NFKD", char)[0]
        return plain if plain in GSM_7 else "?"

    def folded(part: str) -> str:
        return "".join(fold(char) for char in part.translate(_FOLDED))

    spelt = [name for name in names if not is_gsm(name.translate(_FOLDED))]
    if not spelt:
        return folded(text)
    parts = re.split(f"({'|'.join(map(re.escape, spelt))})", text)
    return "".join(part if part in spelt else folded(part) for part in parts)


def is_gsm(text: str) -> bool:
    """Whether a text message holds letters of GSM-7 only."""
    return all(char in GSM_7 or char in GSM_7_TWICE for char in text)


def fits(text: str, channel: Channel) -> bool:
    """Whether a channel has room for a text."""
    if channel is Channel.SMS and not is_gsm(text):
        return len(text.encode("utf-16-le")) // 2 <= SMS_LIMIT_UCS_2
    return channel not in LIMITS or size(text, channel) <= LIMITS[channel]


def septets(text: str) -> int:
    """How many septets a GSM-7 text takes."""
    return sum(2 if char in GSM_7_TWICE else 1 for char in text)


def social_weight(text: str) -> int:
    """Length as X counts it: most letters once, emoji and Chinese twice, an address 23."""
    bare = _URL.sub("", text)
    light = sum(
        1 if ord(c) <= 0x10FF or 0x2000 <= ord(c) <= 0x200D or 0x2010 <= ord(c) <= 0x201F
        or 0x2032 <= ord(c) <= 0x2037 else 2
        for c in bare
    )  # fmt: skip
    return light + 23 * len(_URL.findall(text))


def size(text: str, channel: Channel) -> int:
    """The length of a text as the channel counts it."""
    if channel is Channel.SMS:
        return septets(text)
    return social_weight(text) if channel is Channel.SOCIAL else len(text)


_PARAGRAPHS = (
    (SectionKind.GREETING,),
    (SectionKind.URGENT,),
    (SectionKind.THANKS, SectionKind.EMPATHY, SectionKind.APOLOGY),
    (SectionKind.BOUNDARY,),
    (SectionKind.EXPLANATION, SectionKind.CORRECTION, SectionKind.CLARIFICATION),
    (SectionKind.DECLINE, SectionKind.OPTIONS, SectionKind.PRIVATE_CONTACT, SectionKind.FOLLOW_UP),
    (SectionKind.CLOSING,),
)


def lay_out(sections: Sequence[Section], channel: Channel) -> str:
    """The sections as one text: paragraphs in a letter, one block in a text message."""
    if channel in (Channel.SMS, Channel.SOCIAL):
        texts = [section.text for section in sections]
        if len(texts) > 1 and sections[0].kind is SectionKind.GREETING:
            texts[1] = _lowered(texts[1])
        return " ".join(texts)
    paragraphs: list[list[str]] = []
    last = -1
    for section in sections:
        group = next(n for n, kinds in enumerate(_PARAGRAPHS) if section.kind in kinds)
        if group == last and paragraphs:
            paragraphs[-1].append(section.text)
        else:
            paragraphs.append([section.text])
        last = group
    if channel is Channel.CHAT and len(paragraphs) > 1 and sections[0].kind is SectionKind.GREETING:
        paragraphs[:2] = [[*paragraphs[0], _lowered(paragraphs[1][0]), *paragraphs[1][1:]]]
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs)


def _lowered(sentence: str) -> str:
    """A sentence as it goes on after a greeting: "Hello, thank you ..."."""
    return (
        sentence if re.match(r"I\b|[A-Z]{2}|\W", sentence) else sentence[0].lower() + sentence[1:]
    )
