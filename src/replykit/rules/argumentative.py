"""Arguing with the customer."""

import re
from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.search import Search

_MESSAGE = (
    "“{quote}” argues with the customer. Leave the point unmade; say what you found "
    "and what you will do."
)
_WRITE = "You saw it differently, and I would like to hear more."
_SCORNED = Search(r"[“\"]([^“”\"\n]{2,40})[”\"]")
_BEFORE_SCORN = frozenset(
    """
    your you being could was were not this our how an hardly have had did so who it nt
    """.split()
)
_OWN_WORDS = Search(
    r"\b(?:sorry|apolog\w*|words?|says?|said|wr[io]te|writing|wrote|call(?:ed|ing) it|calling|"
    r"advert|ad|deserved|hono(?:u?)r|right|we put|ours|us)\b",
    re.I,
)


@rule(
    group="core",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[As we already told you]]: no refunds.",
            good="The fare can't be refunded, but I can move your seat to any train this week.",
        ),
        Example(
            bad="[[Our records clearly show otherwise]].",
            good="I have a delivery scan at 14:02, and you have no parcel, so I opened a trace.",
        ),
        Example(
            bad="[[With all due respect]], a join in the worktop is standard.",
            good="A worktop of that length comes in two parts, which we should have said.",
        ),
        Example(
            bad="[[That is simply not true]].",
            good="I have a different time in our log, and I'd like to hear yours.",
        ),
        Example(
            bad="[[If you had read the listing, you would have known]].",
            good="The size stands at the foot of the listing, which is too far down.",
        ),
        Example(
            bad="[[Let me set the record straight]]: the pool was open.",
            good="The pool was open until six that day, and I can see that you came at seven.",
        ),
    ],
    leaves_alone=[
        "You are right, that is not true of our plans.",
        "It actually arrived two days late, and that is on us.",
        "Our records show 27 degrees in the gym on Tuesday, so I had the unit replaced.",
        "As I told you on Monday, the deposit is yours in full.",
        "You weren't mistaken: my colleague did promise you a fee waiver.",
        "We don't dispute that the parcel was thrown.",
        "Five devices can be used on this plan.",
        "Could you tell me what you were told at the desk?",
    ],
)
def argumentative(reply: Reply) -> Iterator[Problem]:
    """The customer disputed, corrected, lectured, mocked or talked down to.

    ## Why it matters
    A complaint is not a trial. Proving the customer wrong wins a point and loses the customer,
    and in public it tells every reader how their own complaint would fare.

    ## Write instead
    Say what you found, in your own voice, without “you”. Where your facts differ from theirs,
    say so once and ask for theirs. Then say what you will do.

    ## When not to use it
    Where the law makes you contest a claim in set words, as in a formal response to a tribunal.

    ## What it cannot see
    Irony without a mark of it (“A harpist, perhaps?”), and a plain statement that contradicts
    what the customer wrote: the rule does not weigh one account against the other.
    """
    taken: set[int] = set()
    for problem in reply.found("argumentative", _MESSAGE):
        sentence = reply.sentence_at(problem.start)
        if sentence is not None:
            taken.add(sentence.index)
        yield problem
    yield from _scorned_words(reply, taken)


def _scorned_words(reply: Reply, taken: set[int]) -> Iterator[Problem]:
    """The customer's own words held up in quotation marks: your “freezing” room."""
    for match in _SCORNED.finditer(reply.text):
        sentence = reply.sentence_at(match.start())
        if sentence is None or sentence.index in taken or len(match[1].split()) > 4:
            continue
        before = [
            norm
            for norm, start in zip(
                sentence.norms, reply.tokens.starts[sentence.first :], strict=False
            )
            if start < match.start()
        ]
        if not before or before[-1] not in _BEFORE_SCORN or _OWN_WORDS.search(sentence.text):
            continue
        taken.add(sentence.index)
        yield Problem(match.start(), match.end(), _MESSAGE.replace("{quote}", match[1]), _WRITE)
