"""Apologies that hang on an if, a feeling or a but."""

import re
from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._wording import (
    bare,
    find_sorry,
    is_clause,
    respell,
    reworded,
    sorry_that,
)
from replykit.search import Search
from replykit.text import Sentence

_OTHERWISE = (
    "“{quote}” takes the apology back. Say what you did and that you are sorry for "
    "it, with no if or but."
)
_MESSAGES = (
    (
        Search(r"\b(?:feel|felt|think|thought|see it|consider\w*|perce\w+|found)\b", re.I),
        "“{quote}” is sorry for the customer's feeling, and not for what you did. Name what you "
        "did.",
    ),
    (
        Search(r"\bif\b|\bany\b|\bmay\b|\bmight\b", re.I),
        "“{quote}” leaves open whether there is anything to be sorry for. There is: say “sorry "
        "that”, and what.",
    ),
    (
        Search(r"\b(?:was|were|been)\b", re.I),
        "“{quote}” leaves nobody who did it. Say “we”, what you did, and that you are sorry.",
    ),
)
_IF = Search(
    r"\b(sorry|apologi[sz]e|apologies|regret)(?: it)? (?:too )?if "
    r"(?=(?:we|our|the|your|this|it|you(?: were| had| have|['’]ve| waited))\b)",
    re.I,
)
_FELT = Search(
    r"\b(?P<say>sorry|regrets?) (?:that )?(?:you|he|she|they) (?:have |had )?(?:feel|felt|think"
    r"|thought"
    r"|consider|considered|found|believe) (?:that )?"
    r"(?P<what>(?:the|our|we|your) [^.!?;]{8,90}?)(?=[.!?;]|$|, | but )",
    re.I,
)
# What they think of the writer's mind is no fact to be sorry for: "that we don't care".
_ATTITUDE = Search(r"we (?:[a-z]+n['’]t|[a-z]+ not) ", re.I)
_PASSIVE = Search(
    r"^(?P<what>mistakes|errors|things|this|it"
    r"|(?:the|your|our) [a-z]+(?: (?!could|should|was|were|has|have)[a-z]+)?) "
    r"(?:(?P<could>could|should) have been|was|were|has been|have been) "
    r"(?P<verb>(?:[a-z]+ly )?(?:handled|managed|made|explained|dealt with|communicated|planned"
    r"|organised|misplaced|mislaid|overlooked|missed))\b(?P<rest>[^.!?;,]{0,60})$",
    re.I,
)
_SAID = Search(
    r"\bif (?:anything|something|what) (?:that )?(?P<who>i|we) (?P<did>said|did|wrote|have said)\b",
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
_HARMED = Search(
    r"\b(?:sorry|regrets?|apologi[sz]e) (?:to (?:hear|read|learn) )?(?:that )?"
    r"(?:you|he|she|they|your [a-z]+)(?: both| all)?(?: have| had| are| were| was| is)?"
    r"(?: still)? "
    r"(?:feel|felt|feels|feeling) (?:so |very |quite |really |that |even |terribly |rather )*"
    r"(?:unsafe|unwell|ill|sick|poorly|nauseous|dizzy|faint|feverish|worse|pain"
    r"|a (?:sharp |burning )?pain|sore|frightened|scared|afraid|terrified|threatened|trapped"
    r"|in danger|endangered|harassed"
    r"|exhausted|cold|numb)\b",
    re.I,
)
"""A state of the body, or a fear: a harm, and not how they see it."""
_PASSIVES = frozenset({"was", "were", "been", "got", "be", "has", "have"})
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
    for problem in reply.found("conditional-apology", _message):
        if problem.evidence and not _has_a_way_out(reply, problem):
            continue
        if problem.evidence and _MISREAD.search(reply.text[problem.start : problem.end]):
            continue
        if _names_harm(reply, problem):
            continue
        yield reworded(reply, problem, lambda one, at: _reword(reply, one, at))


def _names_harm(reply: Reply, problem: Problem) -> bool:
    """Whether they felt what is no matter of opinion: pain, sickness, fear."""
    sentence = reply.sentence_at(problem.start)
    if sentence is None:
        return False
    start, end = problem.start - sentence.start, problem.end - sentence.start
    return any(
        found.start() < end and start < found.end() for found in _HARMED.finditer(sentence.text)
    )


def _message(_: Sentence, quote: str) -> str:
    return next((told for search, told in _MESSAGES if search.search(quote)), _OTHERWISE)


def _has_a_way_out(reply: Reply, problem: Problem) -> bool:
    """Whether the trained reader's find holds a word that could make it conditional."""
    sentence = reply.sentence_at(problem.start)
    if sentence is None:
        return False
    words = set(sentence.norms)
    if words & {"made", "make", "makes", "making", "left"}:  # "made you feel" owns the feeling
        words -= {"feel", "feels", "felt", "think", "thought"}
    return bool(words & (_WAYS_OUT if find_sorry(reply, sentence) else _PASSIVES)) and (
        bool(words & _WAYS_OUT) or not words & _OURS
    )


def _reword(reply: Reply, problem: Problem, sentence: Sentence) -> Iterator[str | None]:
    """The same apology with nothing that it hangs on."""
    text = " ".join(sentence.text.split())
    wording, count = _IF.pattern.subn(r"\1 that ", text, count=1)
    if count and not _DOUBT.search(wording):
        yield respell(wording)
    if (
        (found := _FELT.search(text)) is not None
        and is_clause(found["what"])
        and (" to have " not in found["what"] and " to be " not in found["what"])
        and not _ATTITUDE.match(found["what"])
    ):
        yield f"I'm sorry that {found['what'][0].lower()}{found['what'][1:]}."
    if (found := _SAID.search(text)) is not None:
        who, did = found["who"].lower(), found["did"]
        yield f"I apologise for what I {did}." if who == "i" else f"We apologise for what we {did}."
    if (found := _PASSIVE.search(bare(text))) is not None:
        yield _active(found)
    yield sorry_that(reply)


# An if on what the writer may have got wrong in reading them takes nothing back.
_MISREAD = Search(
    r"\bif (?:i|we)(?: have| had|['’]ve|['’]m| am)? (?:misread|misunderstood|misheard|mistaken)\b",
    re.I,
)
_SORRY = Search(r"\b(?:sorry|apolog\w+|regret)\b", re.I)


def _active(found: re.Match[str]) -> str:
    """A fault that somebody did: "we could have handled things better"."""
    what, verb, rest = found["what"], found["verb"].lower(), found["rest"]
    what = what[0].lower() + what[1:]
    if verb.endswith("dealt with"):
        verb, what = verb.removesuffix(" with"), f"with {what}"
    if found["could"] and rest.strip() == "better":
        return f"We {verb} {what} badly, and I'm sorry."
    if _SORRY.search(rest):
        return f"We {verb} {what}{rest}."
    could = f"{found['could'].lower()} have " if found["could"] else ""
    return f"We {could}{verb} {what}{rest}, and I'm sorry."
