"""What the customer did, which no apology names, and what is not wrong at all."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from functools import lru_cache

from replykit.complaint.concepts import concepts_of
from replykit.drafter.lexicon import (
    KEPT,
    shows_fault,
)
from replykit.search import Search

_OWN = re.compile(
    r"(?:(?:on|in|at|last|since|for|when|after) [^,]{2,24},? )?you(?:'ve|'re|'d)?\b"
    r"(?: (?:just|recently|then|also|only|now|already|still|have|had|are|were|did|do|both|first|never))* (\w+(?:'t)?)",
    re.I,
)
_HELD = frozenset("been being not no nothing to never still yet got none lost missed".split())
_BEFELL = frozenset(
    """received got found lost missed waited can't cannot couldn't don't didn't unable stuck locked stranded
    owed need waiting""".split()
)
"""What comes upon a customer: to be told so is no act of theirs."""
_DONE_TO = frozenset(
    """told left charged billed quoted promised given sent denied refused overcharged ignored blocked banned
    offered""".split()
)
"""What comes upon them only where it is done to them: "you were told", and not "you told our staff"."""
_PASSIVE = Search(r"\b(?:are|were|was|been|being|got)\b|'re\b", re.I)
_KIN_ACT = re.compile(
    r"(?:(?:on|in|at|last|since|for|when|after) [^,]{2,24},? )?(?:your|the) (\w+)(?: and \w+)?"
    r"(?: (?:has|have|had|is|was|are|were|also|always|just|first|been|only))*"
    r" (?:told|asked|said|explained|mentioned|warned|rang|called|phoned|wrote|emailed|waits?|waited|waiting|came|comes"
    r"|coming|come|went|goes|going|visited|visiting|bought|buys|buying|ordered|orders|booked|chose|loves?|uses?|used"
    r"|using|gave|gives|donated|supported|joined|subscribed|signed up|used to|turned \d+|\d+|a (?:loyal |regular |long-standing )?(?:customer|member|regular|patient|guest))\b",
    re.I,
)
"""What somebody of theirs did or is, which is nobody's fault: "your mum has been coming to us"."""
_KIN_DONE_TO = Search(
    r"\b(?:is|was|are|were|been) (?:told|asked|warned|rang|called|phoned|booked)$", re.I
)
TURNS = Search(
    r"\b(?:but|only to|for nothing|in vain|and (?:got|were|was|had to|received|found|nobody|no one|we|it|the|they|there|still|nothing)"
    r"|had to|without|instead|and (?:each|every one|neither|none|all of|both of|not one)\b)\b",
    re.I,
)
"""Where a telling of what the customer did turns to what came of it."""
_DENIED = re.compile(
    r"you (?:haven't|hadn't|didn't|don't|aren't|weren't|have not|had not|did not|do not|are not|were not|'ve not)(?: \w+ly| yet| even| ever)? (\w+)",
    re.I,
)
_GOT = frozenset(
    "received receive got get heard hear had have been seen see know told given able offered allowed".split()
)
_HARM = frozenset(
    """wrong unkind rude hurt injured burned burnt killed harmed scalded cut sick ill hurry rush fault problem problems issue issues harm complain complaint complaints
    damage damaged damages eaten drunk swallowed awkward complaining angry cross bothered fuss urgent worried worry surprised mind""".split()
)
_NO_HARM = Search(
    r"\b(?:no one|nobody|none)\b(?:\W+\w+){0,5}?\W+(?:been|was|is) (?:unkind|rude|nasty|unhelpful)\b|\b(?:no|not|nobody|no one|nothing|none|neither|never|isn't|wasn't|aren't|weren't|haven't|hasn't)\b(?:\W+\w+){0,3}?\W+"
    rf"(?:{'|'.join(sorted(_HARM))})\b",
    re.I,
)
_NOT_ALL = "".join(
    rf"(?<!{one} {of}{whose} )"
    for one in ("half", "part", "some", "none", "most")
    for of in ("of ", "")
    for whose in ("the", "your", "my", "our")
)
_WELL = Search(
    r"\b(?:is|are|am|was|were|'s|'re) (?:absolutely |perfectly |all |just )?(?:fine|ok|okay|well|safe|unhurt|alright)\b"
    r"|\bit(?:'s| is) not (?:about |just |only |so much |really )*(?:the |a )?(?:money|price|principle|amount|sum)\b"
    r"|\b(?:did not|didn't|never) (?:charge|cost|take) (?:you |me |us )?(?:more|extra|anything|any more|a penny)\b"
    r"|\b(?:no|free of|without) (?:extra )?charge\b|\bfor (?:free|nothing)$"
    rf"|{_NOT_ALL}\b(?:deposit|money|refund|payment)s? (?:has |have )?(?:come|came|been (?:paid|returned|refunded)) back\b"
    r"|\b(?:money|refund|payment|deposit)s?\b[^,;]* (?:has |have )?reached you\b"
    r"|\bcould(?:n't| not) (?:have been|be) (?:more|\w+er)\b",
    re.I,
)


@lru_cache(maxsize=KEPT)
def is_harmless(told: str) -> bool:
    """Whether a telling says that something is not wrong: "nobody was hurt", "he is fine"."""
    if _OWN_SLIP.match(told):
        return True
    head, *more = _BUT.split(told, maxsplit=1)
    if more and (_is_well(more[0]) or (_is_well(head) and not shows_fault(more[0]))):
        return True
    return not more and _is_well(head)


_OWN_SLIP = re.compile(
    r"you(?:'ve| have| had)? (?:accidentally |mistakenly )?(?:ordered|bought|chose|picked|selected|booked|entered|typed|put in|clicked(?: on)?|mistyped|misread) (?:the |a |my |your |in )*wrong\b"
    r"|you(?:'ve| have| had)? (?:made a mistake|mistyped|misread|miscounted|mismeasured|measured (?:it )?wrong)\b(?!.*\b(?:we|our|us)\b)",
    re.I,
)
"""What they got wrong themselves."""


def _is_well(told: str) -> bool:
    if _WELL.search(told):
        return True
    return (
        not _HARM.isdisjoint(_LETTERS.findall(told.lower())) and _NO_HARM.search(told) is not None
    )


_BUT = Search(r",? (?:but|until|till) ")
_LETTERS = re.compile(r"[a-z]+")


_UNDERGONE = re.compile(
    r"(?:(?:on|in|at|last|since|for|when|after) [^,]{2,24},? )?you(?:'ve| have)? (?:were|are|was|been|got) (?:then |also |now |still |just |wrongly |only )?"
    r"(?:\w*charged|\w*billed|invoiced|debited|refused|denied|ignored|blocked|banned|locked|moved|bumped|turned|accused|threatened|fined|stopped|searched|removed|left|sent|given|told|sold|quoted|promised|fobbed)\b",
    re.I,
)
"""What was done to them."""


_KEEPS_COMING = re.compile(
    r"you (?:still |always )?(?:keep|kept) (?:getting|receiving|being|having|finding|hearing)\b",
    re.I,
)
"""What comes upon them again and again."""


@lru_cache(maxsize=KEPT)
def is_own_act(told: str) -> bool:
    """Whether a telling says only what the customer did or is, and not what befell them."""
    if TURNS.search(told):
        return False
    found = _OWN.match(told)
    if found is None:
        kin = _KIN_ACT.match(told)
        return (
            kin is not None
            and not _KIN_DONE_TO.search(kin.group())
            and not {"family"}.isdisjoint(concepts_of(kin.group(1).lower()))
            and not shows_fault(told)
        )
    if _UNDERGONE.match(told) or _KEEPS_COMING.match(told):
        return False
    verb = found.group(1).lower()
    if verb in _DONE_TO:
        return _PASSIVE.search(told[: found.start(1)]) is None
    if " never " in told and verb not in _BEFELL:
        return True
    if denied := _DENIED.match(told):
        return denied.group(1).lower() not in _GOT
    if verb in _BEFELL or verb in _HELD:
        return False
    return not re.match(
        r"you(?:'ve| have| had|'re| are| were| never)? (?:still )?(?:have |had )?(?:no|nothing|not|been \w+(?:ed|en|ld)|to)\b",
        told,
        re.I,
    )


def begins_with_act(text: str) -> bool:
    """Whether a telling begins with what the customer did, whatever came of it."""
    head = TURNS.split(text, maxsplit=1)[0].rstrip(" ,")
    found = _OWN.match(head)
    return (
        found is not None
        and len(head.split()) >= 3
        and (found.group(1).lower() in _ACTS or is_own_act(head))
        and not _PASSIVE.search(head[: found.end()].replace("you're", "you"))
    )


_ACTS = frozenset(
    """ordered bought paid booked asked sent returned cancelled canceled rang called phoned emailed wrote posted filled
    signed chose picked went came turned drove walked travelled took gave told said reported requested opened tried used
    brought handed applied applied joined subscribed upgraded hired showed requested rented collected dropped changed""".split()
)
