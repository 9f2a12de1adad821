"""Whether a message is a mere errand, "please update my address", or a mere wish.

It names something held of the customer that is to be changed or ended, or something that the
company does not offer, and nothing that went wrong.
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
_POST = r"(?:newsletters?|mailings?|mailing lists?|marketing(?: (?:e ?-? ?mails?|texts|messages|list))?|promotional (?:e ?-? ?mails?|texts|messages)|catalogues?|catalogs?|brochures?|circulars?|leaflets?)"
_ENDING = re.compile(
    rf"(?:{_POLITE} ,? ?)+(?:(?:cancel|stop|end|pause|switch off|turn off|unsubscribe(?: me)? from|(?:take|remove) (?:me|us|my (?:name|address|e ?-? ?mail|number)|our (?:name|address)) (?:off|from)|opt (?:me |us )?out of|no longer (?:send|post)(?: (?:me|us))?) "
    rf"(?:(?:sending|posting) (?:me |us )?)?(?:(?:my|our|the|your|this|these|those|all|any) )*(?:(?!(?:from|on|to|of|about|that)\b)\w+ ){{0,2}}?{_POST}|unsubscribe (?:me|us|my (?:e ?-? ?mail|address)))(?: (?:subscription|list|messages|to|from|for|at|i|we)\b[^?!]*)?(?: ,? ?(?:please|thanks|thank you|now))*(?: [.?!])*$"
)
"""Post or messages that the customer no longer wants: "please cancel my newsletter"."""
_AMISS = frozenset(
    """not no never nobody nothing cannot again still yet already wrong wrongly incorrect mistake
    error because since after but although times time third fourth fifth twice repeatedly finally properly
    ridiculous charged broken late missing lost stop fault""".split()
)
"""In an errand: what tells that something went wrong."""
_HALTING = frozenset(("stop", "no"))
"""Of these, what only ends something."""
_BRIEF = 40
"""How many words a sentence of an errand may have."""
_WISH = re.compile(
    r"(?:(?:hi|hello|dear|please|so|also|and|but|maybe|perhaps|just a thought|one wish|love|all|,|:|-) )*(?:(?:i|we) would (?:really |so |also )?(?:love|like|welcome) it if|it would be (?:really |so |very |also )?(?:nice|great|lovely|good|wonderful|brilliant|helpful|handy) if|(?:i|we) (?:do |only |really |just )*wish(?: that)?) "
    r"(?:there (?:was|were)|(?:you|the \w+(?: \w+)?|your \w+(?: \w+)?) (?:also |only |still |ever )?(?:had(?! \w+ed\b| (?:told|been|said|sent|given|let|kept|made|put|come|done|gone|known|shown|taken|got|rung|written)\b)|sold|offered|made|stocked|served|opened|(?:could|would|might) (?:also |maybe )?(?:offer|add|have|stock|sell|serve|open|make|do|run|bring)))\b"
)
"""A wish for something that is not offered: "it would be nice if you opened at eight"."""
_NEWS = re.compile(
    r"(?:(?:my|our|the) (?:new|order|account|customer|booking|reference)\b.* (?:is|are)\b|(?:i|we) (?:have|am|are|will be) (?:just |recently |now )*(?:moved|moving|married|changed)\b|(?:many )?thanks?\b|(?:my|our) (?:account|order|customer|booking|reference))"
)
"""What may stand beside an errand."""


def is_errand(story: Story) -> bool:
    """Whether it only asks for something to be done with what is held of the customer."""
    has_errand = False
    for sentence in story.sentences:
        norms = sentence.norms
        text = " ".join(norms)
        ends = _ENDING.match(text) is not None
        amiss = _AMISS - _HALTING if ends else _AMISS
        if len(norms) > _BRIEF or not amiss.isdisjoint(norms):
            return False
        if ends or (_ERRAND.match(text) and polarity(sentence.text)["neg"] == 0):
            has_errand = True
        elif not _NEWS.match(text):
            return False
    return has_errand


def is_wish(story: Story) -> bool:
    """Whether it only wishes for something that is not offered, and complains of nothing."""
    sentences = story.sentences
    if not any(_WISH.match(" ".join(sentence.norms)) for sentence in sentences):
        return False
    return all(
        _AMISS.isdisjoint(sentence.norms) and polarity(sentence.text)["neg"] == 0
        for sentence in sentences
    )
