"""What it meant for the customer, what they had hoped for, and what is due soon."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Sequence

from replykit.drafter.account import Told
from replykit.drafter.lexicon import (
    is_glad,
)
from replykit.drafter.worth import SURELY_GLAD
from replykit.search import Search

_KIN = (
    r"(?:your|the) (?:\w+ )?(?:mum|mam|mom|mother|dad|father|wife|husband|partner|son|sons|daughter|daughters|kids?|child"
    r"|children|baby|toddler|nan|gran|grandmother|grandfather|grandad|sister|brother|family|guests|tenants?|neighbours?|dog|cat"
    r"|boy|girl|little one|boys|girls|lad|team|staff|customers)"
)
_FELT = r"(?:upset|frightened|scared|terrified|furious|heartbroken|devastated|humiliated|embarrassed|mortified|inconsolable|distraught)"
EFFECT = Search(
    r"you(?:'ve| have)?(?: \w+ly| both| all| now| still| since| then| also)* had to\b"
    r"|you(?:'ve| have|'re| are| were)?(?: now| still| both| all| nearly| been)*"
    r" (?:spent|missed|lost (?!your (?:order|parcel|booking)|count\b|touch\b|interest\b)|wasted|cried|slept|stood|sat|went (?:home|without|hungry|to bed)|came (?:home|away)|ended up"
    r"|sleeping|sitting|living|blocking|eating|cooking|showering|washing|carrying|borrowing|using (?:a|the|your|our)"
    r"|left (?:standing|stranded|waiting|sitting|without)|stranded|in tears|in the dark|out of pocket|unable to)\b"
    r"|you (?:can't|couldn't|could not|cannot) (?:sleep|work|cook|wash|bathe|leave|go|eat|breathe|get (?:in|out|to)|pay|drive|shower|lock)\b"
    rf"|{_KIN} (?:is \d+ and )?(?:\w+ly )?(?:spent|missed|cried|slept|sat|went (?:home|without|hungry)|had to|has had to|have had to|can't|couldn't|could not"
    rf"|(?:has|have) (?:spent|been (?:\w+ing|without))|(?:is|are|was|were) (?:\w+ly )?(?:in tears|{_FELT}|left))\b"
    rf"|you(?:'re| are| were) (?:\w+ly )?{_FELT}\b"
    r"|your (?:\w+ ){1,3}(?:is|are|was|were|has been|have been) (?:now |completely |all )?(?:ruined|spoiled|spoilt|flooded|soaked|overdrawn|wrecked)\b"
    r"|it (?:has |'s )?(?:pushed|cost|made|left|ruined|spoiled|spoilt) (?:you|your)\b",
    re.I,
)
"""What a thing that went wrong meant for the customer or theirs, in the reply's voice."""
_HOPE = re.compile(
    rf"(?:{_KIN}|you)(?:'d|'ve)? (?:(?:had|has|have|was|were|all|both|so|really|very|been) )*"
    r"(?:talked about|talking about|looked forward to|looking forward to|excited|saved (?:up )?for|saving|dreamed of"
    r"|(?<=had )come|(?<=had )travelled|(?<=had )driven|(?<=had )flown)\b",
    re.I,
)
"""What they had set their heart on."""
_EVENT = (
    r"(?:wedding|funeral|memorial|service|party|birthday|christening|baptism|interview|exams?|operation|surgery|holiday|flight"
    r"|trip|move|meeting|deadline|launch|opening|unveiling|rent|term|concert|match|race|festival|anniversary|graduation"
    r"|guests|exhibition|audit|hearing|viva|recital|ceremony|due date|baby|scan|tournament|conference|fair)"
)
SMALL_HEADS = ("The ", "Your ", "Their ", "Our ", "You ", "You'")
_SOON = (
    r"(?:in (?:about |just |only )?(?:\w+) (?:days?|weeks?|hours?)(?:' time)?|on (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?[A-Z]\w+)?"
    r"|(?:on |this |next )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:this|next) (?:week|weekend|month)"
    r"|tomorrow|tonight|today|at the weekend)"
)
DUE = Search(
    rf"(?:^|(?<=, )|(?<= and )|(?<= but ))(?:(?:the|your|their|our) (?:[\w'-]+ ){{0,2}}?{_EVENT} (?:is|are|starts?|begins?|opens?|is due|is on)(?: due)? (?:.{{0,24}} )?{_SOON}"
    rf"|you(?:'re| are)? (?:fly|sail|leave|travel|move|start|get married|getting married|flying|leaving|travelling|moving|going (?:on|away|to)|start(?:ing)?|hosting)"
    rf" (?:.{{0,30}} )?{_SOON}"
    rf"|you(?:'ve got| have| have got) (?:a|an|the|your) (?:[\w'-]+ ){{0,2}}?{_EVENT} (?:.{{0,16}} )?{_SOON})(?=$|[,.;!]| and | but | so )",
    re.I,
)
"""What is still to come, so that the matter cannot wait."""
MEANT_FOR_THEM = Search(
    rf"\b(?:had to|spent|miss\w*|cried|tears|slept|sleeping|without|ended up|couldn['’]?t|can['’]?t|ruined|cost|{_EVENT}|fly|sail|leave|travel|moving|going on"
    r"|talk\w*|forward|excited|saved|saving|had come|travelled|driven|stranded|hungry|blocking|living|upset|frightened|scared|humiliated|embarrassed)\b",
    re.I,
)
"""What a sentence holds that may tell of either."""


_SAT = re.compile(r"^(?:\S+ ){1,3}?(?:sat|(?:'ve|have) slept|stood)\b|^you've slept\b")
_LONG = re.compile(
    r"\b(?:hours?|minutes|mins|all (?:day|night|evening|morning)|the whole|until|in the (?:cold|dark|rain|wet)"
    r"|outside|tears)\b"
)
"""What makes a burden of having sat or stood somewhere."""


def find_effect(told: Sequence[Told]) -> str | None:
    """The telling that says most plainly what it meant for them: whole, and not too long."""
    found = [
        one
        for one in told
        if EFFECT.match(one.text)
        and 4 <= len(one.text.split()) <= 20
        and '"' not in one.text
        and not re.search(r"\b(?:we|our|us)\b", one.text)
        and (not _SAT.search(one.text) or _LONG.search(one.text))
        and not is_glad(one.text, SURELY_GLAD)
    ]
    best = max(
        found, key=lambda one: (_is_human(one.text), -one.place[0], one.place[1]), default=None
    )
    return _AGED.sub(r"\1 ", best.text) if best else None


_AGED = Search(
    rf"^({_KIN}),? (?:is|was|are) (?:only |now )?\d+(?: years old)?,? (?:and )?(?=has|had|was|is|spent|cried|slept|sat)",
    re.I,
)


def _is_human(text: str) -> bool:
    """Whether somebody, or a time that it took, is in it."""
    return bool(re.match(_KIN, text)) or bool(
        re.search(r"\b(?:hours?|days?|nights?|evenings?|weeks?|months?|tears|cried|home)\b", text)
    )


def find_hope(told: Sequence[Told]) -> str | None:
    """What they had set their heart on."""
    found = [one.text for one in told if _HOPE.match(one.text) and 5 <= len(one.text.split()) <= 16]
    return next(iter(found), None)
