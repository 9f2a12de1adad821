"""Apologies that hang on an if, a feeling or a but."""

import re
from collections.abc import Iterator
from dataclasses import replace

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._wording import agreeable, find_sorry, respell
from replykit.search import Search

_MESSAGE = (
    "“{quote}” takes the apology back. Say what you did and that you are sorry for "
    "it, with no if or but."
)
_IF = Search(
    r"\b(sorry|apologi[sz]e|apologies|regret)(?: it)? if (?=(?:we|our|the|your|this|it)\b)",
    re.I,
)
_DOUBT = Search(r"\b(feel|felt|think|may|might|any\w*|some\w*|seem\w*|but|however|though)\b", re.I)

_WAYS_OUT = frozenset(
    """
    if unless should case extent insofar assuming provided feel feels felt think thinks thought
    believe consider considers considered perceive perceived interpret interpreted opinion view
    impression feeling may might any anything anyone whoever whatever but however though although
    seem seems seemed appear appears appeared chosen choose took taken taste liking offended perhaps
    """.split()
)
_PASSIVE = frozenset({"was", "were", "been", "got", "be", "has", "have"})
_OURS = frozenset({"i", "we", "our", "my", "us", "me"})


@rule(
    group="core",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="We're [[sorry if]] you were offended.",
            good="Our letter was rude, and we are sorry.",
        ),
        Example(
            bad="I'm [[sorry you feel]] that way.",
            good="I'm sorry that we kept you at the desk for an hour.",
        ),
        Example(
            bad="[[Mistakes were made]] in the handling of your file.",
            good="We lost your file, and I'm sorry.",
        ),
        Example(
            bad="[[I do apologise, but]] seats are never reserved.",
            good="I'm sorry that we split your seats.",
        ),
        Example(
            bad="[[If anything I said on the phone gave offence, I apologise for it]].",
            good="I was short with you on the phone, and I apologise.",
        ),
        Example(
            bad="[[Things could have been handled better]].",
            good="We handled your claim badly, and I'm sorry.",
        ),
    ],
    leaves_alone=[
        "Sorry you were left waiting.",
        "If the replacement is late too, tell me and I'll refund you.",
        "We charged you in error, and I'm sorry.",
        "Sorry about the seat. If you like, I can move you tonight.",
        "I'm sorry that you found a hair in your soup.",
        "I'm sorry we made you feel like a nuisance.",
        "Mistakes were made, and I made them.",
        "Sorry, I can't move the date, but I can drive you there.",
        "Any sofa may be returned; sorry that ours was late.",
    ],
)
def conditional_apology(reply: Reply) -> Iterator[Problem]:
    """An apology that depends on an if or a feeling, takes itself back, or hides who did it.

    ## Why it matters
    “Sorry if” doubts that it happened, “sorry you feel” makes it the customer's doing, “but”
    withdraws it, and “mistakes were made” leaves nobody to be sorry. Each reads as worse than
    no apology.

    ## Write instead
    “We” or “I”, what was done, and “sorry”: “We sent your letter to the wrong house, and I'm
    sorry.” If you do not know yet whether it happened, say that you will find out, and
    apologise after.

    ## When not to use it
    Where a lawyer has to approve every admission: use sympathy without an admission instead.

    ## What it cannot see
    Whether a passive hides anyone: “Your file was misplaced” is flagged only where the trained
    reader agrees, and not where the same or the next sentence owns it.
    """
    for problem in reply.found("conditional-apology", _MESSAGE):
        if problem.evidence and not _has_a_way_out(reply, problem):
            continue
        yield replace(problem, suggestion=_unconditional(reply, problem) or problem.suggestion)


def _has_a_way_out(reply: Reply, problem: Problem) -> bool:
    """Whether the trained reader's find holds a word that could make it conditional."""
    sentence = reply.sentence_at(problem.start)
    if sentence is None:
        return False
    words = set(sentence.norms)
    if words & {"made", "make", "makes", "making", "left"}:  # "made you feel" owns the feeling
        words -= {"feel", "feels", "felt", "think", "thought"}
    return bool(words & (_WAYS_OUT if find_sorry(reply, sentence) else _PASSIVE)) and (
        bool(words & _WAYS_OUT) or not words & _OURS
    )


def _unconditional(reply: Reply, problem: Problem) -> str | None:
    """The sentence with “that” in place of “if”, where it says what was done."""
    sentence = reply.sentence_at(problem.start)
    if sentence is None:
        return None
    wording, count = _IF.pattern.subn(r"\1 that ", sentence.text, count=1)
    if not count or _DOUBT.search(wording):
        return None
    return agreeable(respell(wording))
