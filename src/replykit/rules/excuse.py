"""A fault explained away."""

import re
from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._wording import (
    bare,
    clause_of,
    find_sorry,
    is_clause,
    is_plain,
    respell,
    reword_once,
    sorry_that,
)
from replykit.search import Search
from replykit.text import Sentence

_CANNOT = Search(
    r"\b(?P<who>we|i) (?:(?:are|am) (?:therefore |currently |presently )?(?:unable|not able) to"
    r"|can(?:no|['’])t|can not) (?P<act>[a-z]+ [^.,;:!?\n]{2,60})",
    re.I,
)
_ACT_ENDS = Search(
    r"\s+(?:because|as|since|due|under|at|so|and|but|unless|until|while|in this|on this)\b.*", re.I
)
_REFUSED = Search(
    r"(?:offer|refund|issue|give|change|waive|accept|return|exchange|cancel|move|amend|extend"
    r"|reopen"
    r"|release|discuss|share|provide|remove|reverse|transfer|deliver|ship|send|add|make|recall"
    r"|process"
    r"|book|hold|override|see or|pay|reimburse|replace|swap|combine|apply|restore|book|collect|pass"
    r"|go into|reduce|credit|lift|unlock|edit|delete|take back|put back)\b",
    re.I,
)
_DUE_TO = Search(
    r"(?:due to|owing to|because of|as a result of|on account of|thanks to|given)\b", re.I
)
_CAUSES = (
    (
        "load",
        Search(
            r"\b(?:busy|busier|busiest|rush\w*|flat out|rammed|slammed|backlog\w*|volumes?|"
            r"demand\w*|queues?|peak|season\w*|short[- ]staffed|short of|staff\w*|understaffed"
            r"|vacanc\w+|"
            r"recruit\w*|cover|sick\w*|ill\w*|holidays?|weekends?|christmas|easter|saturdays?|"
            r"sundays?|fridays?|august|july|capacity|stretched|two of us|small team|pressure|"
            r"wedding|bookings?|orders|launch|sale|workload|swamped|inundated|overwhelmed)\b",
            re.I,
        ),
    ),
    (
        "system",
        Search(
            r"\b(?:systems?|software|app|websites?|servers?|machines?|printers?|computers?|"
            r"glitch\w*|outage|technical|bug|automatic\w*|automated|algorithm|database|till"
            r"|terminal|lift|"
            r"boiler|oven|freezer|phone lines?|upgrade|migration|ios|android|platform|tool"
            r"|screen)\b",
            re.I,
        ),
    ),
    (
        "outside",
        Search(
            r"\b(?:weather|storms?|snow\w*|rain\w*|heat\w*|cold snap|frost|ice|wind\w*|floods?"
            r"|traffic|"
            r"roadworks|strikes?|shortages?|suppl\w+|customs|brexit|covid|pandemic|harvest"
            r"|customers)"
            r"\b",
            re.I,
        ),
    ),
)
_RULES = Search(
    r"\b(?:polic(?:y|ies)|terms|conditions|rules?|guidelines?|procedures?|regulations?|contract|"
    r"allowed|permitted|non[- ]refundable|final|eligible|discretion|override|unable|not able|"
    r"cannot|can(?:no|['’])t)\b",
    re.I,
)
_MESSAGES = {
    "load": "“{quote}” tells the customer how much there was to do. Say that planning for it is "
    "yours, and what you do now.",
    "system": "“{quote}” lets a machine answer for the fault. Say that it is yours, and what you "
    "do "
    "about it.",
    "outside": "“{quote}” puts it down to circumstances. Say what was yours in it (a plan, a "
    "warning, a call) and what you do now.",
    "rules": "“{quote}” hides a no behind a rule. Say the no plainly, and what you can do instead.",
}
_OTHERWISE = "“{quote}” explains the fault away. Say that it is yours and what you do about it."
_NOW = Search(r"\b(?:is|are|am|has|have|do|does|can|will|gets?|needs?|takes?)\b|['’](?:s|re|ve)\b")
_THEN = Search(r"\b(?:was|were|had|did|called|came|went|left|broke|ran|fell|put|took)\b")


@rule(
    group="core",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[Due to high demand]], your order is late.",
            good="Your order is late because we took on more than we could pack.",
        ),
        Example(
            bad="[[We were short-staffed]] that evening.",
            good="We put on one waiter too few that evening, and your table waited for it.",
        ),
        Example(
            bad="I'm afraid [[our hands are tied]].",
            good="I can't change the fare. I can move you to the 9:40 train.",
        ),
        Example(
            bad="[[It is our policy]] to keep the deposit.",
            good="I can't return the deposit. I can move your booking to any day in June.",
        ),
        Example(
            bad="The strike was [[outside of our control]].",
            good="We could not stop the strike, and we told you about it a day late.",
        ),
        Example(
            bad="My screen [[does not let me]] waive the fee.",
            good="I can't waive the fee from here, and my manager has now done it.",
        ),
        Example(
            bad="[[Nobody could have predicted]] a heatwave in April.",
            good="We had no plan for a warm April, and your cake melted for it.",
        ),
    ],
    leaves_alone=[
        "Your order is due to arrive on Friday.",
        "There is no excuse for the wait.",
        "We were short-staffed, and that is on us.",
        "A label was misprinted by us, so your parcel went to Leeds. A new one left today.",
        "It was within our control and we got it wrong.",
        "There is nothing you need to do on your side.",
        "I know how busy you are before the wedding.",
        "Your policy covers storm damage in full.",
        "I won't tell you that our hands are tied.",
        "You wrote that we blamed the weather.",
        "The system is up again since noon.",
    ],
)
def excuse(reply: Reply) -> Iterator[Problem]:
    """Fault explained away by circumstances, workload, season, systems or policy.

    ## Why it matters
    A customer who is told of your busy season, your short staff or your policy learns that the
    fault was nobody's, and that it will happen again. The explanation is heard as a request to be
    let off. A cause does help where it is asked for, is your own, and comes with what you do next.

    ## Write instead
    Name the fault in your own words and take it: "We packed too slowly." Then say what happens now
    and when. Where something cannot be given, say so in one sentence, without the rule behind it,
    and say what can be given in its place.

    ## When not to use it
    A report of an incident that the customer has asked for may have to list causes one by one.
    Silence the rule for that text, and own each cause in its sentence.

    ## What it cannot see
    Whether the cause is true, or whether the remedy makes up for it. An unheard-of circumstance in
    plain words ("the lorry is older than the road") is left to the trained reader, which may miss
    it.
    """
    told = (
        problem
        for problem in reply.found("excuse", _message)
        if not (problem.evidence and _EVEN.search(reply.text[problem.start : problem.end]))
    )
    yield from reword_once(reply, told, lambda problem, at: _reword(reply, problem, at))


_EVEN = Search(
    r"\b(?:gets?|pays?|paid|got|receives?|have|has|are charged|is charged) the same"
    r" (?:prices?|rates?|fees?|fares?|discounts?|terms|cover|service)\b",
    re.I,
)
"""What is the same for everybody explains no fault away."""


def _cause(words: str) -> str | None:
    """What kind of thing is to answer for the fault."""
    return next((name for name, search in _CAUSES if search.search(words)), None)


def _message(sentence: Sentence, quote: str) -> str:
    if _RULES.search(quote):
        return _MESSAGES["rules"]
    return _MESSAGES.get(_cause(quote) or "", _OTHERWISE)


def _reword(reply: Reply, problem: Problem, sentence: Sentence) -> Iterator[str | None]:
    yield _refusal(sentence.text)
    quote = reply.text[problem.start : problem.end]
    yield from _owned(quote, clause_of(quote, sentence))
    yield from _owned(quote, bare(sentence.text))
    if not any(find_sorry(reply, one) for one in reply.sentences):
        yield sorry_that(reply)


def _refusal(sentence: str) -> str | None:
    """Keep a refusal as a plain one: the rule behind it goes, an offer is asked for."""
    found = _CANNOT.search(sentence)
    if found is None:
        return None
    act = _ACT_ENDS.sub("", found["act"]).strip()
    if not is_plain(f"we can't {act}") or not _REFUSED.match(act) or len(act.split()) < 2:
        return None
    who = "I" if found["who"].lower() == "i" else "we"
    if re.search(r"\b(?:the|a|an|to|of|for|any|our|your|with|from|on|in)$", act):
        return None
    refusal = respell(f"{who} can't {act}")
    return f"{refusal} Here is what {who} can do instead."


def _owned(quote: str, clause: str) -> Iterator[str]:
    """The same circumstance, owned; or what came of it, where the circumstance is a mere noun."""
    lead = _DUE_TO.match(quote)
    if lead is not None:
        before, _, after = clause.partition(quote)
        told = bare(before) if before.strip() else bare(after) if after[:1] == "," else ""
        if is_clause(told) and not _NOT_OWNED.search(told):
            yield f"{respell(told)[:-1]}, and that is ours to put right."
        return
    kind = _cause(quote)
    if kind is None or not is_clause(clause) or _NOT_OWNED.search(clause):
        return
    said = respell(clause)[:-1]
    now, then = _NOW.search(clause), _THEN.search(clause)
    if kind == "system":
        if _BROKEN.search(clause):
            yield f"{said}, and that is ours to put right."
        return
    if then is not None and (now is None or then.start() < now.start()):
        yield f"{said}, and we should have planned for it."
        yield f"{said}. We should have planned for that, and we did not."
    else:
        yield f"{said}, and that is ours to plan for."
        yield f"{said}. Planning for that is our job, and we should have done it better."


_BROKEN = Search(
    r"\b(?:glitch\w*|outage|bugs?|faults?|failed|crash\w*|broke|broken|down|out of order|error"
    r"|jammed|lost|problems?|issues?)\b",
    re.I,
)
_NOT_OWNED = Search(
    r"\b(?:you|your|sorry|apologi\w+|please|unfortunately|must|should|thank\w*|if|which is why"
    r"|hence"
    r"|owing|due|because|therefore|unable|polic\w+|impossible|nothing|no|may|might|can|could|would"
    r"|cannot|sometimes|always|never|naturally|normal|only)\b|n['’]t\b|;",
    re.I,
)
