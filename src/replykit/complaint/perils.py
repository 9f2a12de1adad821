"""Who is in danger now, as far as a complaint says so.

The words are in the packs of ``perils/``, one for each kind. They are certain: what may be meant
otherwise is left to the readers, which tell a risk from the whole of a text.
"""

from collections.abc import Iterable

from replykit import phrases
from replykit.phrases import Hit
from replykit.text import Document

MENACE = "menace"
"""The danger that the writer is to us, and not anybody to them."""
GRAVEST_FIRST = ("despair", "violence", "helpless", "poison", "gas", MENACE)
"""The kinds of peril, in the order in which a reply speaks of them."""


def find_perils(document: Document) -> dict[str, list[Hit]]:
    """What is said of each kind of peril, the gravest first."""
    hits = [hit for found in phrases.matcher("perils").find_all(document) for hit in found]
    told: dict[str, list[Hit]] = {}
    for kind in GRAVEST_FIRST:
        if here := [hit for hit in hits if hit.pack.rule == kind]:
            told[kind] = here
    return told


def gravest(kinds: Iterable[str]) -> str:
    """The gravest of some kinds of peril to somebody; empty where there is none."""
    return min({*kinds} - {MENACE}, key=GRAVEST_FIRST.index, default="")


def is_menace(text: str) -> bool:
    """Whether a text threatens somebody with violence."""
    return MENACE in find_perils(Document(text))
