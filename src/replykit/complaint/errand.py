"""Whether a message is a mere errand: "please update my address".

It names something held of the customer that is to be changed, and nothing that went wrong.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re

from replykit.complaint.story import Story
from replykit.model import polarity

_POLITE = r"(?:please|pls|plz|kindly|could|can|would|will|you|i|we|like|want|wish|need|to|just|also|hi|hello)"
_HELD = r"(?:(?:e ?-? ?mail |home |postal |delivery |billing |phone |contact |new )*address(?:es)?|e ?-? ?mail|(?:sur|last |first |user)?name|(?:tele|mobile |cell )?(?:phone )?number|mobile|phone|details|records?|(?:bank |credit |debit )?card|account|profile|preferences?|password|language|booking|reservation|appointment|table|(?:delivery )?(?:slot|date|day|time)|seats?|tickets?|subscription|newsletter|mailing list|plan|policy|order|meter reading|file|system)"
_ERRAND = re.compile(
    rf"(?:{_POLITE} ,? ?)+(?:update|change|amend|edit|move|switch|add|remove|rebook|reschedule|renew) "
    rf"(?:(?:my|our|the|a|an|your) )?(?:(?!(?:driver|engineer|staff|manager|from|on|to|of)\b)\w+ ){{0,3}}?{_HELD}(?: (?:to|from|on|for|in|with|of|at|until|by|and|under|as)(?:(?!(?<!from) your\b| (?:you|they|it|he|she|is|was|were|has|had|i|we)\b).)*)?(?: ,? ?(?:please|thanks|thank you|now))*(?: [.?!])*$"
)
"""Something to be done with what is held of a customer: "please update my address"."""
_AMISS = frozenset(
    """not no never nobody nothing cannot again still yet already wrong wrongly incorrect mistake
    error because since after but although times time third fourth fifth twice repeatedly finally properly
    ridiculous charged broken late missing lost stop fault""".split()
)
"""In an errand: what tells that something went wrong."""
_BRIEF = 40
"""How many words a sentence of an errand may have."""
_NEWS = re.compile(
    r"(?:(?:my|our|the) (?:new|order|account|customer|booking|reference)\b.* (?:is|are)\b|(?:i|we) (?:have|am|are|will be) (?:just |recently |now )*(?:moved|moving|married|changed)\b|(?:many )?thanks?\b|(?:my|our) (?:account|order|customer|booking|reference))"
)
"""What may stand beside an errand."""


def is_errand(story: Story) -> bool:
    """Whether it only asks for something to be done with what is held of the customer."""
    has_errand = False
    for sentence in story.sentences:
        norms = sentence.norms
        if len(norms) > _BRIEF or not _AMISS.isdisjoint(norms):
            return False
        text = " ".join(norms)
        if _ERRAND.match(text) and polarity(sentence.text)["neg"] == 0:
            has_errand = True
        elif not _NEWS.match(text):
            return False
    return has_errand
