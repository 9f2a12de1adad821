"""Promises that nobody can keep."""

import re
from collections.abc import Iterator

from replykit import guards
from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._wording import closing, reworded
from replykit.search import Search
from replykit.text import Sentence

_CLOSED = closing("will|shall|can|is|are|has|have")
"""A matter closed is no promise: "This ticket will now be closed"."""
_AMISS = "(?:mistake|error|slip|blunder|oversight|fault|failing|like)"
_OURS_TO_KEEP = Search(
    r"\byou(?:['’]ll| will) (?:never|not)(?: ever)?(?: again)? (?:have|need) to (?:fill|sign|print"
    r"|log|register|type|enter|scan)\b(?![^.!?]*[,;] )"
    r"|\byou (?:won['’]t|will not)(?: ever| again)? be (?:charged|billed|invoiced|asked for)\b"
    r"(?![^.!?]*[,;] )"
    r"|\byou (?:won['’]t|will not) (?:have|need) to do (?:anything|a thing)\b"
    r"|^(?:unfortunately,? |sadly,? |i['’]m sorry,? (?:but )?)?(?:the|that|this)"
    rf"(?: (?!{_AMISS})[a-z]+){{1,3}} (?:won['’]t|will not|will never|is not going to) be (?:made"
    r"|produced|printed|sold|stocked|restocked|published|manufactured|reissued|available"
    r"|in stock)\b",
    re.I,
)
"""What the business alone decides: its forms, its charges, what it makes and sells."""
_TOLD_TO_WAIT = Search(r"\byou(?:['’]ll| will)(?: [a-z]+){0,2} (?:have|need) to\b", re.I)
_OTHERWISE = (
    "Nobody can keep “{quote}”. Promise what is in your hands: what you do, by when, "
    "and up to where."
)
_AGAIN = Search(r"\b(?:never|not ever|won['’]t|will not|not going to|ever|nobody|no one)\b", re.I)
_MESSAGES = (
    (
        _AGAIN,
        "Nobody can keep “{quote}”. Say what you have changed, as in “Two people now check each "
        "label”.",
    ),
    (
        Search(r"\b(?:guarantee\w*|promise\w*|assure|100 ?%|perfect|certain)\b", re.I),
        "“{quote}” promises how it will turn out. Promise what you will do about it, and by when.",
    ),
    (
        Search(r"\b(?:whatever|anything|everything|all (?:our|we))\b", re.I),
        "“{quote}” has no bounds. Name the two or three things that you can do.",
    ),
)
_HAPPENS = Search(
    r"\b(?P<what>this|it|that|nothing (?:like (?:this|that|it)|of the (?:kind|sort))|such a thing)"
    r" (?:will|['’]ll|can|would|is)?(?: ?won['’]t)? ?(?:not |never )?(?:going to )?(?:ever )?"
    r"(?:happen|occur|be repeated)\b",
    re.I,
)
_YOU_NEVER = Search(
    r"\byou(?:['’]ll| will| would) (?:never|not) (?:ever |again )?"
    r"(?P<do>(?:have|see|get|receive|find|be|hear|face|suffer|wait) [^.,;!?]{3,50}?)"
    r"(?: (?:ever )?again(?: with us| from (?:us|me)| here)?| from (?:us|me)| with us| here)?"
    r"(?=[.,;!?]|$)",
    re.I,
)


@rule(
    group="promises",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[This will never happen again]].",
            good="We now weigh each order before it leaves.",
        ),
        Example(
            bad="[[I guarantee you will love]] the new design.",
            good="The new design is yours to see on Thursday.",
        ),
        Example(
            bad="[[We will do whatever it takes]].",
            good="I can refund the fee or send a new lamp today.",
        ),
        Example(
            bad="Rudeness [[is a thing of the past]] here.",
            good="The whole team was retrained on 4 May.",
        ),
        Example(
            bad="[[You will never regret coming back]].",
            good="Your next night is on us, if you would like to come back.",
        ),
    ],
    leaves_alone=[
        "I can't promise that it will never happen again.",
        "Our 2-year guarantee covers this repair.",
        "The finish has a written warranty for ten years.",
        "I'll refund it today.",
        "I promise to call you on Tuesday at ten.",
        "You won't be billed for May or June.",
        "“Never again” is easily said.",
        "I can do anything up to £200 without asking.",
        "This ticket will be closed on Friday; one word from you opens it.",
    ],
)
def over_promise(reply: Reply) -> Iterator[Problem]:
    """A promise that nobody can keep.

    ## Why it matters
    Someone who complains has had one promise broken. A boundless one is not believed, and the
    day it breaks it turns a single lapse into a lie.

    ## Write instead
    What you have changed, and what you yourself will do by when: “Since Monday two people check
    each label.” If you cannot rule it out, say what happens if it comes back.

    ## When not to use it
    For a written guarantee or warranty with a term, which the rule leaves alone.

    ## What it cannot see
    Whether you have the authority for the remedy you name, and a plain forecast that sounds
    modest (“The visa comes this time”).
    """
    for problem in reply.found("over-promise", _message):
        sentence = reply.sentence_at(problem.start)
        # The trained reader does not always hear a promise that is declined.
        if sentence is not None and guards.clears(reply, sentence, "disclaimed"):
            continue
        if problem.evidence and _CLOSED.search(reply.text[problem.start : problem.end]):
            continue
        if sentence is not None and (
            _OURS_TO_KEEP.search(sentence.text)
            or (problem.evidence and _TOLD_TO_WAIT.search(sentence.text))
        ):
            continue
        yield reworded(reply, problem, _reword)


def _message(_: Sentence, quote: str) -> str:
    return next((told for search, told in _MESSAGES if search.search(quote)), _OTHERWISE)


def _reword(_: Problem, sentence: Sentence) -> Iterator[str]:
    """What can be promised in place of “never again”: to be there if it does."""
    text = sentence.text
    if (found := _HAPPENS.search(text)) is not None and _AGAIN.search(text):
        what = found["what"].lower()
        what = what.replace("nothing", "anything").replace("such a thing", "it")
        yield f"If {what} ever happens again, come straight to me and I'll deal with it myself."
    if (found := _YOU_NEVER.search(text)) is not None:
        do = found["do"].strip()
        do = f"are ever {do[3:]}" if do.startswith("be ") else f"ever {do}"
        if not re.search(r"\b(?:to|about|worry|regret|anything|nothing)\b", do):
            yield f"If you {do} again, come straight to me and I'll deal with it myself."
