"""Messages to which nobody apologises: a word that agrees, a word of thanks, a plain request."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re

from replykit.drafter.lexicon import is_civil, shows_fault, tidy, weigh
from replykit.model import IssueLabel, polarity
from replykit.search import Search
from replykit.text import document_of

_AGREES = frozenset(
    """ok okay okey k yes yeah yep yup no nope sure fine right good great perfect brilliant lovely cool alright all understood
    noted done agreed agree that's thats that this is will do got it i see very well so much for your help reply answer message
    thanks thank you thx ty ta cheers many a lot please and then hi hello dear team""".split()
)
"""Words of which an answer is made that says no more than yes, no or thanks."""
_THANKS = Search(r"\b(?:thanks?|thx|ty|ta|cheers)\b", re.I)
_DECLINES = Search(r"\bno,? (?:thanks?|thx)\b", re.I)
MOST_ANSWER = 8
"""Words of such an answer."""


def answer_of(text: str) -> str | None:
    """What a message is that only answers: ``thanks``, ``answer``; None where it says more."""
    words = re.findall(r"[a-z']+", text.lower().replace("\u2019", "'"))
    if not 0 < len(words) <= MOST_ANSWER or "?" in text or not _AGREES.issuperset(words):
        return None
    return "thanks" if _THANKS.search(text) and not _DECLINES.search(text) else "answer"


_GREETS = re.compile(
    r"\W*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b(?: (?:there|all|team|sir|madam|or|[A-Z]\w+))*|(?:many |kind |best |warm )?(?:thanks|thank you|regards|wishes|cheers)(?: (?:in advance|so much|very much|a lot|for your help))?)?(?:[\s,.!]+[A-Z][\w'-]*){0,3}\W*"
)
_REQUEST = re.compile(
    r"\W*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|there|team|please|pls|kindly|and|also|can|could|would|will|you|i(?:'d| would) like you to|i(?:'d| would) like to|i want to|i need to)\b\W*)*"
    r"(?P<verb>update|change|move|add|send|book|rebook|cancel|transfer|switch|rename|amend|extend|upgrade|register|forward|reschedule|remove|delete|unsubscribe|print|email|post)\b (?P<rest>.+)",
    re.I,
)
_OF_A_FAULT = re.compile(
    r"\b(?:you|u|your|fees?|charges?|fines?|debts?|penalt\w+|surcharge|money|refund\w*|back|compensation|replacements?|new one|another|again|rest|remaining|still|finally|actually|right|correct|correctly|proper|properly|promised"
    r"|nobody|anyone|someone|manager|supervisor|complain\w*|apolog\w+|explanation|because|since|after|working|free|damage\w*|immediately|at once|now|asap|urgent\w*)\b|[£$€!]",
    re.I,
)
"""What tells that a request follows on something that went wrong."""


def is_plain_request(text: str, label: IssueLabel) -> bool:
    """Whether a message asks for a piece of everyday service, and nothing in it is amiss.

    "Please change my address to 5 Hill Road" is one; "please remove the late fee" is none.
    """
    if len(text) > 400 or not is_civil(text):
        return False
    if is_copy(text) or is_own_slip(text):
        return True
    asked = False
    for sentence in document_of(text).sentences:
        said = tidy(sentence.text)
        if _GREETS.fullmatch(said):
            continue
        if found := _REQUEST.fullmatch(said):
            if _OF_A_FAULT.search(_CLOSES.sub("", found.group("rest"))) or shows_fault(said):
                return False
            asked = True
        elif shows_fault(said) or _OF_A_FAULT.search(said) or weigh(said, label) or _is_low(said):
            return False
    return asked


_SLIP = Search(
    r"\b(?:(?:because|as|since|sorry|oops|and|but),? )*(?:i|we)(?:'ve| have|\u2019ve)? (?:just |accidentally |mistakenly |stupidly |only )*"
    r"(?:(?:ordered|bought|chose|picked|selected|booked|entered|typed|put in|put|gave|clicked(?: on)?)(?: (?:the|a|my|our|in|you))* wrong \w+|mistyped (?:the|my|our|an?) \w+|made a (?:mistake|typo)|ordered (?:it )?(?:twice )?by (?:mistake|accident))",
    re.I,
)
_NOT_SENT_YET = Search(
    r"\b(?:it(?:['\u2019]?s| is| has)|that(?:['\u2019]s| is)|the order(?:['\u2019]s| is| has)) not (?:been )?(?:shipped|sent|dispatched|despatched|posted|left)(?: yet)?",
    re.I,
)
_OUR_PART = re.compile(
    r"\b(?:your|nobody|no one|still|charged|refus\w+|never|again|sent|you (?:\w+ed|gave|told|took|say|said|keep|kept|won.?t|can.?t|don.?t|didn.?t|have|haven.?t))\b|[!\u00a3$\u20ac]",
    re.I,
)
"""What shows that we have had a part in it."""


def is_own_slip(text: str) -> bool:
    """Whether a short message tells a slip of their own and nothing that we did: "I picked the wrong size"."""
    rest = _NOT_SENT_YET.sub("", _SLIP.sub("", text))
    return (
        len(text) < 240
        and _SLIP.search(text) is not None
        and not shows_fault(rest)
        and not _OUR_PART.search(rest)
        and is_civil(text)
    )


def is_copy(text: str) -> bool:
    """Whether a message asks for a copy of a paper, and for nothing else."""
    said = [tidy(one.text) for one in document_of(text).sentences]
    said = [one for one in said if not _GREETS.fullmatch(one)]
    return (
        0 < len(said) < 3
        and any(_COPY.search(one) for one in said)
        and not any(shows_fault(one) or _is_low(one) or "!" in one for one in said)
    )


_COPY = Search(
    r"\b(?:send|email|e-mail|post|forward|have|get|need|let me have|resend|want|like)\b.{0,24}\b(?:cop(?:y|ies)|duplicates?|printout|pdf) of (?:my|our|the|an?|last|this)\b",
    re.I,
)
_CLOSES = Search(r"[.?]?\s*(?:many )?(?:thanks|thank you)\b.*", re.I)


def _is_low(said: str) -> bool:
    return polarity(said)["compound"] < 0
