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


GOOD = (
    "Dear {name},\n\nThank you for telling us. I am sorry that this went wrong; I understand how "
    "frustrating it must be.\n\nI can refund you in full or send a new one. Which would you "
    "like?\n\nI will write to you again by Friday.\n\nKind regards,\n{agent}"
)
COLD = (
    "Hi {name},\n\nWe apologise for any inconvenience caused. You should have read the terms. It "
    "is our policy.\n\nRegards,\n{agent}"
)
NAMES = ("Tom", "Ann", "Priya", "Gary", "Marek")


def replies(records: list[Record], kept: float = 0.8, seed: int = 1) -> list[Record]:
    """The records with replies: team North keeps to the method, team South does not."""
    dice = random.Random(seed)
    found = []
    for number, record in enumerate(records):
        team = ("North", "South")[number % 2]
        good = dice.random() < (kept if team == "North" else 1 - kept)
        agent = dice.choice(NAMES)
        reply = (GOOD if good else COLD).format(name=dice.choice(NAMES), agent=agent)
        found.append(record._replace(reply=reply, team=team, staff=agent))
    return found
