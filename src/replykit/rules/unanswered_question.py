"""A question of the customer's that the reply passes over."""

import re
from collections.abc import Iterator

from replykit.model import Severity, Span
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.rules import _facts as facts
from replykit.rules._structure import opening
from replykit.search import Search
from replykit.text import Document, Tokens

_TIME = Search(
    r"\b(?:\d{1,2}(?::\d\d|\.\d\d)?\s?(?:am|pm)|noon|midnight|midday|today|tonight|tomorrow"
    r"|yesterday|this (?:morning|afternoon|evening|week)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|"
    r"next (?:week|month)|minutes?|hours?|days?|weeks?|months?|weekend|already|now|soon|date"
    r"|when|once|until|by)\b|\d{1,2}[:.]\d\d|\d{1,2}(?:st|nd|rd|th)\b",
    re.I,
)
_FIGURE = Search(r"\d|\b(?:free|no charge|nothing|half|price|cost|fee|amount|total)\b", re.I)
_PLACE = Search(
    r"\b(?:at|in|on|from|to|behind|near|under|between|with) (?:the|our|your|a|my)?\s?\w+"
    r"|\b(?:depot|warehouse|shelf|way|tracking|here|there|lost|missing|stuck|found|link|page"
    r"|address|website)\b",
    re.I,
)
_REASON = Search(
    r"\b(?:because|as|since|so|due|reason|caused?|why|happened|mistake|error|fault|found"
    r"|turned? out|should(?:n't| not)? have|wrong\w*|"
    r"meant|never|failed|missed|broke|were|was|had|sent|set|been)\b",
    re.I,
)
_PERSON = Search(r"\b(?:i|me|my|we|team|manager|[A-Z][a-z]+ (?:is|will|has|can))\b")
_TO_COME = Search(
    r"\b(?:let you know|get back|come back|find(?:ing)? out|check(?:ing)?|look(?:ing)? into"
    r"|answer|update|ring|call|write|tell you|confirm|"
    r"investigat\w+|ask(?:ed|ing)?|chas(?:e|ed|ing)|dm|message us|email us|contact us|could you"
    r"|can you|please (?:send|share|provide))\b",
    re.I,
)
_CHOICE = Search(
    r"^(?:\W|and\b|so\b|but\b|also\b|please\b|sorry\b)*(?:can|could|do|does|did|is|are|was|were"
    r"|will|would|should|shall|may|have|has|am)\b",
    re.I,
)
# What a question asks for, and what an answer to it holds.
_KINDS = (
    (
        Search(
            r"\b(?:when|what (?:time|date|day)|how (?:long|soon|many (?:days|weeks|hours)))\b", re.I
        ),
        _TIME,
    ),
    (
        Search(
            r"\bhow much\b|\bwhat(?:'s| is| will| does) .{0,20}(?:cost|charge|price|fee)\b", re.I
        ),
        _FIGURE,
    ),
    (Search(r"\bwhere\b", re.I), _PLACE),
    (Search(r"\bwho\b", re.I), _PERSON),
    (
        Search(r"\b(?:why|how come|what (?:went|has gone|happened)|for what reason)\b", re.I),
        _REASON,
    ),
)


@rule(
    group="answer",
    severity=Severity.ADVICE,
    needs_complaint=True,
    examples=[
        Example(
            complaint="The cot has not come and the baby has. When will it be delivered?",
            bad="[[I'm sorry that the cot has not come]]. The packers have been told.",
            good="I'm sorry that the cot has not come. It will be delivered on Friday before noon.",
        ),
        Example(
            complaint="The course was moved to another town. How much do you charge for leaving "
            "it?",
            bad="[[Thank you for telling us about the course]]. The new town has a lovely hall.",
            good="The course was moved by us, so leaving it costs nothing.",
        ),
        Example(
            complaint="The gate was locked again. Can dogs be left in the yard while I ring you?",
            bad="[[I'm sorry that the gate was locked]]. A new lock is on order.",
            good="I'm sorry that the gate was locked. Yes, dogs are safe in the yard while you "
            "ring us.",
        ),
    ],
    leaves_alone=[
        "I'm sorry that the cot has not come.",
        "Thank you for telling us about the course.",
        "A new lock is on order.",
        "I don't know yet when it comes. I'll find out by four.",
    ],
)
def unanswered_question(reply: Reply) -> Iterator[Problem]:
    """A question of the customer's that nothing in the reply answers.

    ## Why it matters
    A question that is passed over is asked again, and the second time it is a complaint about not
    being answered.

    ## Write instead
    Answer each question in its own words, or say that you don't know yet and by when you will.

    ## When not to use it
    Where questions are answered in another message.

    ## What it cannot see
    Whether the answer is right, or full: a reply that names any day answers "when". Questions that
    want no answer ("is this a joke?") are passed over where they look like it.
    """
    if reply.complaint is None or _TO_COME.search(reply.text):
        return
    missed = [question for question in reply.complaint.questions if _is_missed(reply, question)]
    if not missed:
        return
    first = opening(reply)
    end = first.end - (1 if first.text[-1:] in ".!?" else 0)
    asked = compare.clip(missed[0].text)
    yield Problem(
        first.start,
        end,
        f"They ask “{asked}”, and nothing here answers it. Answer, or say by when you will know.",
    )


def _is_missed(reply: Reply, question: Span) -> bool:
    document = Document(question.text)
    if compare.find("rhetorical", document) or len(document.tokens) < 5:
        return False
    text = reply.text
    for asks, answers in _KINDS:
        if asks.search(question.text):
            return not answers.search(text) and not _takes_up(reply, question)
    if not _CHOICE.match(question.text):
        return False
    return not re.search(
        r"\b(?:yes|no|yep|of course|sure|certainly|unfortunately|afraid)\b", text, re.I
    ) and not (_takes_up(reply, question))


def _takes_up(reply: Reply, question: Span) -> bool:
    """Whether the reply speaks of what the question is about."""
    asked = compare.matter(Tokens(question.text).norms)
    ours = compare.matter(reply.tokens.norms)
    return compare.affinity(asked, ours) >= 2 or bool(
        facts.amounts(reply.text) and facts.amounts(question.text)
    )
