"""Fault put on somebody else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from replykit import phrases
from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule, shorten
from replykit.rules._wording import (
    blank_time,
    clause_of,
    is_clause,
    is_plain,
    respell,
    reword_once,
    sorry_that,
)
from replykit.search import Search
from replykit.text import Sentence

_ACCUSED = {
    "denial": "“{quote}” says that it is not your doing. Whoever did it, the customer came to you: "
    "say what you can do.",
    "customer": "“{quote}” puts the fault on the customer. Say what happened without “you”, and "
    "what "
    "you could make easier.",
    "colleague": "“{quote}” points at a colleague. To the customer that is you: say “we”, and what "
    "you put right.",
    "third": "“{quote}” sends the customer to somebody else's fault. They bought from you: say "
    "what "
    "happened, and that you deal with it.",
}
_OTHERWISE = "“{quote}” puts the fault on someone. Say what happened without them, and what you do."
_NOT_OURS = Search(
    r"(?P<what>(?:the|this|that|your|any) [a-z' -]{3,40}?|this|that|it) "
    r"(?:is|was|are|were)(?: not|n['’]t)? (?:really |actually |entirely )?"
    r"(?:(?:not )?(?:our|my) (?:own )?(?:fault|responsibility|mistake|doing|error|problem)"
    r"|nothing to do with (?:us|me)|(?:not )?(?:caused )?by us|(?:not )?down to us)\b",
    re.I,
)
_NOT = re.compile(r"\bnot\b|n['’]t\b|\bnothing\b", re.I)
_CUSTOMER = frozenset(
    """
    you your yourself yourselves u ur customer customers guest guests tenant tenants user users
    client clients buyer buyers policyholder resident residents parents passenger passengers visitor
    visitors traveller travellers policyholders renter
    """.split()
)

_UNREAD = Search(
    r"(?:you (?:(?:should|could|ought to|might) (?:have|of) (?:\w+ )?"
    r"(?:checked|read|looked at|noticed|seen|consulted)"
    r"|(?:did(?: not|n['’]t)|failed to|forgot to|neglected to) (?:\w+ly )?"
    r"(?:check|read|look at|notice|see|consult))"
    r"|(?:if you(?: had|['’]d)|had you) (?:\w+ly |actually |just |only )?"
    r"(?:checked|read|looked at|clicked|opened|seen|noticed|consulted)) "
    r"(?P<what>(?:the|our) [a-z -]{3,40}?)"
    r"(?=[.,;:!?]|$| (?:before|first|on|at|in|when|and|which|that|you|it|we|properly|carefully)\b)",
    re.I,
)
_UNTOLD = Search(
    r"(?:you should have|had you|if you had|if you['’]d|you (?:failed|forgot|neglected) to"
    r"|you did(?:n['’]t| not)|you never) "
    r"(?:(?:tell|told|inform(?:ed)?|let|ring|rung|call(?:ed)?|mention(?:ed)?|raised?) "
    r"(?:us|me|it|this)\b|ma[kd]e us aware)",
    re.I,
)
_DOES = (
    "cancel pay make upload submit send return reply confirm register renew update complete fill "
    "enter tick select choose book attach include provide sign collect activate apply use click "
    "press save bring report request order log turn switch install measure"
).split()
_UNDONE = Search(
    rf"\b(?:responsibility to|you (?:(?:failed|forgot|neglected|omitted) to|did(?: not|n['’]t))) "
    rf"(?P<act>(?:{'|'.join(_DOES)})\b(?: [a-z0-9£$'’-]+){{1,14}})",
    re.I,
)
_BASES = {
    form: verb for verb in _DOES for form in phrases.inflections(verb)[2:3] if form != verb
} | {
    "paid": "pay",
    "made": "make",
    "sent": "send",
    "chosen": "choose",
    "brought": "bring",
    "cancelled": "cancel",
    "submitted": "submit",
}
_UNDONE_PAST = Search(
    rf"\byou (?:should|ought to|could) (?:have|of) (?P<did>{'|'.join(_BASES)})\b"
    r"(?P<act>(?: [a-z0-9£$'’-]+){1,14})",
    re.I,
)
_WRONG_DETAIL = Search(
    r"\byou (?:have |had |['’]ve )?(?:entered|gave|given|typed|put|provided|supplied|wrote|left"
    r"|submitted|filled in|selected|chose|chosen|picked|booked|ordered|ticked"
    r"|clicked) (?:us )?(?:in )?(?:the|a|an|your) "
    r"(?:wrong|incorrect|old|invalid|outdated|incomplete) "
    r"(?P<what>(?:[a-z]+ )?(?:address|name|number|email|postcode|date|code|size|details|reference"
    r"|option|slot|time|plan|flight"
    r"|room|day|colour|model|box|product|item))\b",
    re.I,
)
_PARTICIPLES = {
    "lost": "lost", "dropped": "dropped", "damaged": "damaged", "delayed": "delayed",
    "broke": "broken", "left": "left", "hit": "hit", "cut": "cut", "missed": "missed",
    "misplaced": "misplaced", "mislaid": "mislaid", "forgot": "forgotten", "sent": "sent",
    "took": "taken", "gave": "given", "put": "put", "packed": "packed", "mixed": "mixed",
    "deleted": "deleted", "cancelled": "cancelled", "rejected": "rejected", "declined": "declined",
    "blocked": "blocked", "printed": "printed", "entered": "entered", "booked": "booked",
    "charged": "charged", "scratched": "scratched", "smashed": "smashed", "crushed": "crushed",
    "returned": "returned", "misread": "misread", "wrote": "written", "loaded": "loaded",
    "ordered": "ordered", "delivered": "delivered", "changed": "changed", "closed": "closed",
    "read": "read", "check": "checked", "pass": "passed", "send": "sent", "update": "updated",
    "return": "returned", "deliver": "delivered", "book": "booked", "load": "loaded",
    "follow": "followed", "record": "recorded", "open": "opened", "scan": "scanned",
    "checked": "checked", "passed": "passed", "updated": "updated", "followed": "followed",
}  # fmt: skip
_OBJECT = (
    r"(?P<what>(?:the|your|our|an?|this|that|its|both|two|three|one)(?: [a-z'’-]+){1,4}?)"
    r"(?P<rest> (?:in|on|at|to|into|under|through|with|from|for|outside|behind"
    r"|by) [^,.;!?]{3,50}?)?"
    r"(?=[,.;!?]|$| (?:and|but|so|because|which|who|that|when|while|before|after|as|where|twice)\b)"
)
_ACT = Search(
    r"\b(?:(?:has|have|had|did)(?P<not> not| never|n['’]t)? |['’]d (?P<never>never )?)?"
    rf"(?:simply |just |accidentally |also )?(?P<verb>{'|'.join(_PARTICIPLES)}) {_OBJECT}",
    re.I,
)
_HARMS = frozenset(
    """
    lost dropped damaged delayed broke hit cut missed misplaced mislaid forgot deleted rejected
    blocked scratched smashed crushed misread mixed declined cancelled
    """.split()
)
_NO_OBJECT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|down|away|off|up|out|over|back|of|she"
    r"|he"
    r"|they|his|her|their|him|them|us|me|my|it)$|\b(?:is|are|was|were|has|had|he|she|they|his|her"
    r"|their|him|them|us|me|my|we|you)\b"
)
_BARE_VERBS = frozenset(
    "read check pass send update return deliver book load follow record open scan".split()
)
_BY_THEM = Search(
    r"^(?P<told>.{6,90}?\b(?:was|were|has been|have been|had been) (?:\w+ly )?"
    r"(?:lost|dropped|damaged|delayed|broken|hit|cut|missed|misplaced|mislaid|forgotten|deleted"
    r"|rejected|blocked|scratched|smashed|crushed|misread|mixed up|declined|cancelled|set off"
    r"|overlooked|not \w+ed))"
    r" by (?:the|an?|our|your|their) [a-z '’-]{3,40}"
    r"(?=[.,;!]|$| (?:and|but|so|who|which|at|in|on|with)\b)",
    re.I,
)
_CAME = {
    "turn": "turned up", "show": "came", "arrive": "arrived", "come": "came", "appear": "came",
}  # fmt: skip
_THEIRS = Search(
    r"\b(?P<them>(?:the|our) (?P<whom>couriers?|carriers?|suppliers?|manufacturers?|contractors?"
    r"|subcontractors?|hauliers?|caterers?|wholesalers?|agency|seller|airline|airport|landlord"
    r"|managing agent|venue|payment provider|booking site|installers?|warehouse|factory))"
    r"(?! (?:authority|team|staff|lads?|manager|maid|nurse|chef|girl|and|or))\b",
    re.I,
)
_LET_DOWN = Search(r"\blet(?:ting|s)? (?P<whom>us|me)(?: all)? down\b", re.I)
_ABSENT = Search(
    r"(?:did(?: not|n['’]t)|never|failed to) (?P<act>turn up|show up|arrive|come|appear)\b", re.I
)


@rule(
    group="core",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[You should have checked]] the size chart.",
            good="The size chart could have been easier to find.",
        ),
        Example(
            bad="[[You failed to cancel]] in time.",
            good="The cancellation reached us after the renewal, so I have stopped it today.",
        ),
        Example(
            bad="[[Had you told]] us, the room would have been downstairs.",
            good="We did not know about the dog. A room downstairs is ready for you both.",
        ),
        Example(
            bad="[[The courier lost it]].",
            good="Your parcel is lost. A new one leaves today and is with you on Tuesday.",
        ),
        Example(
            bad="[[Our intern messed up]] the invoice.",
            good="We sent you the wrong invoice. The right one is attached.",
        ),
        Example(
            bad="[[Your bank declined]] the payment.",
            good="The payment did not go through. I have kept the room for you until Friday.",
        ),
        Example(
            bad="The scratch [[was caused by the customer]].",
            good="The scratch is not one that the warranty covers. I can polish it for £20.",
        ),
        Example(
            bad="The delay [[is not our fault]].",
            good="You waited nine days too long, and we should have told you on the first.",
        ),
    ],
    leaves_alone=[
        "You should have received an email.",
        "You should have been told on the phone.",
        "You are not to blame for the delay.",
        "We take the blame for the lost keys.",
        "We should have checked the label before it left.",
        "The courier will collect it on Monday.",
        "Our driver left it in the rain, and that is on us.",
        "You did everything right.",
        "We had you on the wrong list.",
        "Your bank should show the refund by Thursday.",
        "I'm sorry our technician did not turn up.",
        "Your wiring is fine, and so is your router.",
    ],
)
def blame(reply: Reply) -> Iterator[Problem]:
    """Fault put on the customer, a third party or a named colleague.

    ## Why it matters
    Someone who complains has come for help, and reads that it was their own doing, or that it was
    nobody's here. Even where it is true, it turns a fault into a quarrel. A courier, a supplier
    and a colleague act for you: the customer bought from you and cannot put any of them right.

    ## Write instead
    Say what happened without the person: "The parcel went to the wrong address." Then say what you
    do about it. Where the customer could have done something, make it easier: "The size chart could
    have been easier to find."

    ## When not to use it
    A finding of fact that the law asks for (whose insurer pays, who held the key) has to name the
    party. Silence the rule for that sentence.

    ## What it cannot see
    Who was in fact at fault. Irony, a bare name as an answer ("Gavin."), and a neutral sentence
    that the customer will read as an accusation are left to the trained reader, which may miss
    them.
    """
    found = (
        _with_determiner(reply, problem)
        for problem in reply.found("blame", _message)
        if not _tells_plainly(reply, problem)
    )
    yield from reword_once(reply, found, lambda problem, at: _reword(reply, problem, at))


_PLAIN_ACT = Search(
    r"^[Yy]our (?:own )?(?:wife|husband|partner|son|daughter|mother|father|mum|mom|dad|brother"
    r"|sister|friend|assistant|secretary|colleague|boss|neighbour|niece|nephew|aunt|uncle|girlfriend"
    r"|boyfriend) (?:[A-Z][\w'’-]+ )?(?:has |have |had )?(?:booked|ordered|called|rang|phoned"
    r"|wrote|paid|arranged|reserved|collected|stayed|visited|spoke)\b"
    r"(?![^,;]*(?:\b(?:wrong\w*|incorrect\w*|late|but|not|never|without|instead|only|too|twice|himself"
    r"|herself|themselves|after|already|yourself|cancel\w*|refus\w*|fail\w*)\b|n['’]t\b))",
    re.S,
)
"""What somebody of theirs did, told as it was and with nothing amiss in it."""


def _tells_plainly(reply: Reply, problem: Problem) -> bool:
    sentence = reply.sentence_at(problem.start)
    return sentence is not None and bool(
        _PLAIN_ACT.search(reply.text[problem.start : sentence.end])
    )


_DETERMINER = Search(r"\b(?:my|our|the|an?|one of (?:my|our|the)) $", re.I)


def _with_determiner(reply: Reply, problem: Problem) -> Problem:
    """The problem with the "my" or "our" before the colleague whom it names first."""
    first = re.match(r"[a-z]+", reply.text[problem.start : problem.end])
    before = _DETERMINER.search(reply.text[max(0, problem.start - 12) : problem.start])
    if first is None or before is None or first[0] not in _staff():
        return problem
    start = problem.start - len(before[0])
    cut, whole = (shorten(reply.text[at : problem.end]) for at in (problem.start, start))
    return replace(problem, start=start, message=problem.message.replace(f"“{cut}”", f"“{whole}”"))


@cache
def _staff() -> frozenset[str]:
    known = phrases.classes()
    return known.words("colleague") | known.words("worker")


@cache
def _third_parties() -> frozenset[str]:
    known = phrases.classes()
    return known.words("third-party") | known.words("courier")


def _accused(clause: str) -> str | None:
    """Who is to have done it."""
    if _NOT_OURS.search(clause) and _NOT.search(clause):
        return "denial"
    said = re.findall(r"[a-z]+", clause.lower())
    words = set(said)
    if said[:1] and (said[0] in _staff() or {*said[:1]} <= {"my", "our"}) and _names_staff(said):
        return "colleague"
    third = words & _third_parties()
    if third and not words & {"you", "u"}:
        return "third"
    if words & _staff() and words & {"our", "the", "a", "an", "my"} and not words & {"you", "u"}:
        return "third" if words & {"agency", "agencies", "contractor"} else "colleague"
    if words & _CUSTOMER:
        return "third" if third else "customer"
    return None


def _names_staff(said: list[str]) -> bool:
    """Whether a colleague is named before the customer is, and nobody from outside."""
    who = next((at for at, word in enumerate(said) if word in _CUSTOMER), len(said))
    named = set(said[:who])
    return bool(named & _staff()) and not named & (_third_parties() | {"agency", "contractor"})


def _message(sentence: Sentence, quote: str) -> str:
    accused = _accused(quote)
    if accused is None and not quote[:1].isupper():  # "Royal Mail lost" tells for itself
        accused = _accused(clause_of(quote, sentence))
    return _ACCUSED.get(accused or "", _OTHERWISE)


def _reword(reply: Reply, problem: Problem, sentence: Sentence) -> Iterator[str | None]:
    """Wordings without the accused, by what they are to have done."""
    text, quote = sentence.text, reply.text[problem.start : problem.end]
    clause = clause_of(quote, sentence)
    if (found := _UNREAD.search(text)) is not None:
        yield respell(f"{found['what']} could have been easier to find")
    if _UNTOLD.search(text):
        yield "We did not know, and it should have been easier to tell us."
    if (found := _WRONG_DETAIL.search(text)) is not None:
        what = found["what"].lower()
        needs = "need" if re.search(r"[^s]s$", what) else "needs"
        yield f"The {what} {needs} a change, and I can make it for you."
    if (found := _UNDONE_PAST.search(text)) is not None and is_plain(found["act"] + " it"):
        yield _reminded(_BASES[found["did"].lower()] + found["act"])
    if (found := _UNDONE.search(text)) is not None and is_plain(found["act"] + " it"):
        yield _reminded(found["act"])
    if (found := _NOT_OURS.search(clause)) is not None and _NOT.search(clause):
        yield respell(f"{found['what']} is ours to sort out with you")
    if (found := _LET_DOWN.search(clause)) is not None:
        who = "we" if found["whom"].lower() == "us" else "I"
        yield respell(f"{who} should have had a second plan for this, and {who} had none")
    if (_accused(quote) or _accused(clause)) in ("third", "colleague"):
        yield from _without_them(clause)
    yield sorry_that(reply)
    if (found := _THEIRS.search(clause)) is not None and found["whom"].lower() in _third_parties():
        when = blank_time(reply) or "today"
        yield f"I'll take this up with {found['them'].lower()} for you {when}."


def _without_them(clause: str) -> Iterator[str | None]:
    """What a third party or a colleague did, without them."""
    if (found := _BY_THEM.search(clause)) is not None and is_clause(found["told"]):
        yield f"{respell(found['told'])[:-1]}, and that is ours to put right."
    if (found := _ACT.search(clause)) is not None:
        yield _passive(found)
    if (found := _ABSENT.search(clause)) is not None:
        yield f"Nobody {_CAME[found['act'].split()[0].lower()]}, and that is ours to put right."


def _reminded(act: str) -> str | None:
    """What we could have done about something that the customer did not do."""
    act = re.split(r"\b(?:so|because|and|but|as|which|before|until)\b", act)[0].strip()
    if re.search(r"\b(?:the|a|an|to|of|your|our|for|in|by|it|this|that|us|me|we)$", act):
        return None
    return f"We could have reminded you to {act}."


def _passive(found: re.Match[str]) -> str | None:
    """What was done, without who did it: "the guest list was not read"."""
    verb, what, rest = found["verb"].lower(), found["what"], found["rest"] or ""
    denied = bool(found["not"] or found["never"])
    if verb != "read" and (verb in _BARE_VERBS) is not (denied and "did" in found[0].lower()):
        return None
    if _NO_OBJECT.search(what) or _NO_OBJECT.search(rest):
        return None
    if not denied and verb not in _HARMS and not rest:
        return None
    noun, first = what.split()[-1].lower(), what.split()[0].lower()
    many = first in ("both", "two", "three") or (
        noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and first not in ("a", "an")
    )
    be = ("were" if many else "was") + (" not" if denied else "")
    done = respell(f"{what} {be} {_PARTICIPLES[verb]}{rest}")[:-1]
    return f"{done}, and that is ours to put right."
