"""Complaints with and without a planted trend. Each distinct text is read once."""

import datetime
import random
from functools import cache

from replykit import Complaint, Record, parse_complaint

VOICES = {
    "delivery": (
        "My parcel never arrived and nobody can say where it is.",
        "The order never arrived, and tracking has been stuck for ten days.",
        "The sofa was due on Monday and it still has not been delivered.",
        "The courier left my parcel in the rain, three weeks late.",
    ),
    "technical": (
        "The app logs me out every time I open it.",
        "Since the update the app logs me out and loses my basket.",
        "The website keeps crashing on my phone.",
        "My internet connection drops ten times a day.",
    ),
    "damaged-item": (
        "The blender arrived with a cracked jar.",
        "My new blender came with a cracked jar and no box.",
        "The lamp arrived smashed to pieces.",
    ),
    "billing": (
        "You charged me twice for the same month.",
        "I was charged twice and my bank says it is you.",
        "There is a fee on my bill that nobody told me about.",
    ),
    "staff-conduct": (
        "The man at the desk was rude and laughed at my mother.",
        "Your agent was rude to me and hung up.",
    ),
    "cleanliness": (
        "The room was filthy and there was hair in the bath.",
        "The toilets were filthy when we arrived.",
    ),
}
START = datetime.date(2026, 1, 5)
DAYS = 84


@cache
def read(text: str) -> Complaint:
    """A text, read once."""
    return parse_complaint(text)


def planted(seed: int, size: int = 800, rising: str | None = None, by: float = 3.0) -> list[Record]:
    """Complaints over twelve weeks; *rising* is met *by* times as often in the later six."""
    dice = random.Random(seed)
    kinds = list(VOICES)
    found = []
    for number in range(size):
        day = dice.randrange(DAYS)
        weights = [by if kind == rising and day >= DAYS // 2 else 1.0 for kind in kinds]
        kind = dice.choices(kinds, weights)[0]
        complaint = read(dice.choice(VOICES[kind]))
        product = dice.choice(("Kettle", "Lamp", "App"))
        date = START + datetime.timedelta(days=day)
        found.append(Record(complaint, date, product, source=f"row {number}"))
    return found
