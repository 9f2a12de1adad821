"""Problems and feelings played down."""

import re
from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.rules._wording import bare, is_clause, respell, reworded, sorry_that
from replykit.search import Search
from replykit.text import Sentence, Stretches

_OTHERWISE = (
    "“{quote}” plays down what happened. Leave its size for the customer to judge; "
    "say what it cost them, as in “You were without heating for three days.”"
)
_MESSAGES = (
    (
        Search(
            r"\b(?:no other|nobody else|no one else|most|other (?:guests|customers)|all our|"
            r"none of|few|only (?:one|complaint)|first (?:time|complaint)|never had)\b",
            re.I,
        ),
        "“{quote}” answers with how others fared. This customer asks about their own case: say "
        "what "
        "it cost them.",
    ),
    (
        Search(
            r"\b(?:at least|could (?:have been|be) worse|luckily|fortunately|bright side|plus side"
            r"|main thing|no harm)\b",
            re.I,
        ),
        "“{quote}” asks the customer to be glad. Let them weigh it up; say what went wrong and "
        "what "
        "you do.",
    ),
    (
        Search(
            r"\b(?:happens?|normal|common|part (?:and parcel|of)|fact of life|nature of|always)\b",
            re.I,
        ),
        "“{quote}” makes it the usual thing. It should not have happened here: say so, and what it "
        "cost them.",
    ),
)
_DANGER = (
    "“{quote}” sends them back to what they wrote is dangerous. Tell them to leave it off until "
    "somebody has made it safe, and when that is."
)
_TAKES_BACK = re.compile(
    r"\b(?:but|though|although|however|only|just|merely|simply|laugh\w*|at least|no harm)\b", re.I
)
_BELITTLING = re.compile(
    r"\b(?:(?:really |actually )?(?:only|just|merely|simply)(?= an? )"
    r"|(?:very |fairly |quite |rather |relatively |purely )?(?:minor|small|slight|tiny"
    r"|trivial)(?= [a-z]+s?\b)"
    r"|a bit of(?= an? )|slightly|a little(?= \w+er\b))\s+",
    re.I,
)


@rule(
    group="tone",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="I'm afraid [[these things happen]].",
            good="This should not happen, and it did.",
        ),
        Example(
            bad="[[It was just a small glitch]].",
            good="A fault on our side emptied your basket.",
        ),
        Example(
            bad="[[At least the parcel was dry]].",
            good="I'm sorry that the parcel stood in the street all day.",
        ),
        Example(
            bad="[[None of our other guests has complained]].",
            good="I'm sorry that the bed kept you awake.",
        ),
        Example(
            bad="The dent [[is purely cosmetic]].",
            good="A dent is not what you paid for, and I'm sorry.",
        ),
        Example(
            bad="[[It could have been worse]].",
            good="I'm sorry that your evening ended in the rain.",
        ),
        Example(
            complaint="The hob that you fitted smells of gas.",
            bad="I'm sorry about the hob. Please [[keep using it]] until we come on Friday.",
            good="I'm sorry about the hob. Please leave it off and open the windows; our fitter is "
            "with you today.",
        ),
    ],
    leaves_alone=[
        "This was not a small thing, and we won't treat it as one.",
        "The form takes only two minutes.",
        "You'll get at least £120 back.",
        "At the very least you deserved a phone call.",
        "It happened because we printed two labels.",
        "Even a minor burn is serious.",
        "Don't worry about returning the broken one; keep it.",
        "The usual wait is two weeks; you have waited nine.",
        "I won't tell you these things happen.",
    ],
)
def minimizing(reply: Reply) -> Iterator[Problem]:
    """The problem, the danger or the feeling played down.

    ## Why it matters
    How bad it was is for the one who lived through it to say. To be told that it was small,
    common or nearly worse adds being doubted to the damage.

    ## Write instead
    Say what happened and what it cost this customer, and leave out “only”, “just” and “at
    least”. If it is small, the remedy can be small; the words need not say so. What may be
    dangerous is not to be used until somebody has made it safe: say that first.

    ## When not to use it
    Where the size of a risk is what they asked about: “The mark will not affect the brakes.”

    ## What it cannot see
    A comparison that belittles without any such word: “The second lift was running all day.” That
    a thing is dangerous, without the complaint that says so.
    """
    taken = Stretches()
    for problem in reply.found("minimizing", _message):
        if problem.evidence and _TO_OTHERS.search(reply.text[problem.start : problem.end]):
            continue
        sentence = reply.sentence_at(problem.start)
        if sentence is not None and _NOBODY_SHOULD.search(
            reply.text[sentence.start : problem.start]
        ):
            continue
        taken.add(problem.start, problem.end)
        yield reworded(reply, problem, lambda one, at: _reword(reply, one, at))
    yield from _sent_back(reply, taken)


_NOBODY_SHOULD = Search(
    r"\b(?:nobody|no one|no-one|no (?:customer|guest|patient|parent|tenant|passenger)"
    r"|none of you) (?:should|ought to|deserves?|wants?)(?: not|n['’]t)?(?: ever)? (?:to )?"
    r"(?:have (?:to )?)?(?:be(?:en)? )?(?:hear|heard|told|read|hearing|listen to|listened to)\b"
    r"|\byou (?:should never|should not|shouldn['’]t|did not deserve to|didn['’]t deserve to) "
    r"(?:have )?(?:be(?:en)? )?(?:hear|heard|told)\b",
    re.I,
)
"""Before the belittling words: whoever says so takes the customer's side against them."""
_TO_OTHERS = Search(r"\bto (?:some|others|many|some people|other people)\b", re.I)
"""Where a thing is small to others, it is not to this customer."""


def _sent_back(reply: Reply, taken: Stretches) -> Iterator[Problem]:
    """The customer told to go on using what they wrote is dangerous."""
    if reply.complaint is None or not reply.complaint.signals.safety_risk:
        return
    for hit in compare.widest(compare.find("danger", reply)):
        if taken.overlap(hit.start, hit.end):
            continue
        quote = reply.text[hit.start : hit.end]
        yield Problem(hit.start, hit.end, _DANGER.replace("{quote}", quote))


def _message(_: Sentence, quote: str) -> str:
    return next((told for search, told in _MESSAGES if search.search(quote)), _OTHERWISE)


def _reword(reply: Reply, problem: Problem, sentence: Sentence) -> Iterator[str | None]:
    """What the customer wrote, or the sentence without its small words."""
    yield sorry_that(reply)
    clause = bare(sentence.text)
    larger = _BELITTLING.sub("", clause)
    if larger != clause and is_clause(larger) and not _TAKES_BACK.search(larger):
        yield respell(re.sub(r"\ba (?=[aeiou])", "an ", re.sub(r"\ban (?=[^aeiou])", "a ", larger)))
