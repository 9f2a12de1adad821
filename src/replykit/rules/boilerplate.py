"""Wording that comes off the shelf."""

import re
from collections.abc import Iterator
from dataclasses import replace

from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._wording import agreeable, respell
from replykit.search import Search


@rule(
    group="register",
    examples=[
        Example(
            bad="[[Please be advised that]] your refund of £18.40 was sent today.",
            good="Your refund of £18.40 was sent today.",
        ),
        Example(
            bad="[[Dear valued customer]], the hinge is in stock.",
            good="Dear Ms Kerr, the hinge is in stock.",
        ),
        Example(
            bad="[[Your satisfaction is our top priority]].",
            good="I have put your lamp first on my bench for tomorrow morning.",
        ),
        Example(
            bad="We [[take all feedback very seriously]].",
            good="I read your letter out at the staff meeting this morning.",
        ),
        Example(
            bad="Please [[do not hesitate to contact us]].",
            good="If the hinge squeaks again, ring me on the shop number and ask for Keith.",
        ),
        Example(
            bad="Could you return the form [[at your earliest convenience]]?",
            good="Could you return the form by Friday, or tell me which day suits you?",
        ),
    ],
    leaves_alone=[
        "Thank you for bringing this to our attention. The step has been mended.",
        "Your lamp is the priority on my bench today; I've put the clock aside.",
        "As you wrote in your last email, the tenant upstairs has a key.",
        "The jeweller values the brooch at £900, so that is what the insurer pays.",
        "Please get in touch whenever it suits you; I'm here until 8 each evening this week.",
        "I hesitated before writing, because I wanted the garage's answer first.",
        "Thanks for getting in touch. The hinge is in stock and it's on its way to you.",
        "Assured tenancies have to be registered by the landlord, and we hadn't done it.",
    ],
)
def boilerplate(reply: Reply) -> Iterator[Problem]:
    """Stock wording that no person says.

    ## Why it matters
    A phrase that everyone has read a hundred times tells the customer that nobody wrote this one.
    It takes room from what they want to know.

    ## Write instead
    Strike it out: mostly nothing is lost. Where something is, say it as you would across a counter.

    ## When not to use it
    Where a regulator prescribes the words of a final response, silence it for that paragraph.

    ## What it cannot see
    A phrase that your own firm has worn out. Add it to a pack of your own.
    """
    for problem in reply.found(
        "boilerplate",
        "“{quote}” is a stock phrase. Strike it out, or say it as you would to a neighbour.",
    ):
        if problem.evidence and _is_plain_talk(reply.text[problem.start : problem.end]):
            continue
        yield _reworded(reply, problem)


def _is_plain_talk(quote: str) -> bool:
    """Whether words that only the trained reader objects to are short or particular ones."""
    return len(quote.split()) <= _FEW or _PARTICULAR.search(quote) is not None


_FEW = 3
"""No stock phrase that has not been written down is so short."""
_PARTICULAR = Search(
    r"\blook(?:ing)? forward to (?:your (?:call|visit|letter|parcel|photos?|show|talk|party)\b"
    r"|(?:seeing|meeting|having) (?:you|both of you)(?: all| both| again| back| here)*,?"
    r" (?:in|on|at|this|next) (?:the |your |our )?(?!future|near|earliest)[a-z0-9]+\b"
    r"|hearing (?:how|what|whether|about)\b)"
    r"|\bappreciate your (?:help|work|patience|notes?|photos?|list) (?:with|on|at|during)"
    r" (?:the|our|your|those|these) (?!matter|issue|situation)[a-z]+\b",
    re.I,
)
"""What they look forward to or are grateful for, told."""


_LONGEST = 1_000
"""The longest sentence, in code points, that is read anew for each of its phrases."""


def _reworded(reply: Reply, problem: Problem) -> Problem:
    """With the sentence as it reads without the phrase, or with plain words in its place."""
    sentence = reply.sentence_at(problem.start)
    if sentence is None or problem.suggestion is None:
        return problem
    if sentence.end - sentence.start > _LONGEST:
        return replace(problem, suggestion=None)
    before = reply.text[sentence.start : problem.start]
    after = reply.text[problem.end : sentence.end]
    if problem.suggestion:
        if _LEFT_OVER.search(before) or _LEFT_OVER.search(after):
            return replace(problem, suggestion=None)
        plain = problem.suggestion if before.strip() else respell(problem.suggestion)[:-1]
        whole = plain if " " in plain and plain[-1] in ".!?" else f"{before}{plain}{after}"
        whole = whole if after.strip() == "," else respell(whole)
        return replace(problem, suggestion=agreeable(reply, whole))
    rest = after.lstrip(" ,:")
    is_lead = (
        len(before) < 3
        and len(rest.split()) > 2
        and not problem.evidence
        and _leads(reply.text[problem.start : problem.end])
    )
    if not is_lead:
        return replace(problem, suggestion=None)
    return replace(problem, suggestion=agreeable(reply, respell(rest)), replacement="")


_LEFT_OVER = Search(r"\bplease\b|\b(?:more|less|other|rather) than$|\b(?:be|am|are|is)\s*$", re.I)
"""What was part of the phrase, too, and cannot stand beside plain words."""


def _leads(quote: str) -> bool:
    """Whether the phrase only leads in to what is said."""
    return quote.lower().endswith((" that", "advised", "informed", "assured"))
