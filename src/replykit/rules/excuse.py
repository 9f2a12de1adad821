"""A fault explained away."""

import re
from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._wording import agreeable, respell, reword_once
from replykit.search import Search

_OWNED = "That is ours to put right, and here is what we are doing about it."

_CANNOT = Search(
    r"(?:we|i) (?:(?:are|am) (?:unable|not able) to|can(?:no|')t) (?P<act>[a-z]+[^.,;:!?\n]{0,50})",
    re.I,
)


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
    message = "“{quote}” explains the fault away. Say that it is yours and what you do about it."
    yield from reword_once(reply, reply.found("excuse", message), _reword, _OWNED)


def _reword(sentence: str) -> str | None:
    """Keep a refusal as a plain one: the rule behind it goes, an offer is asked for."""
    found = _CANNOT.search(sentence)
    if found is None:
        return None
    act = re.split(r"\b(?:because|as|since|due|under|at|so|and|but)\b", found["act"])[0].strip()
    if not act:
        return None
    refusal = respell("I can't " + act)
    return agreeable(f"{refusal} Here is what I can do instead.")
