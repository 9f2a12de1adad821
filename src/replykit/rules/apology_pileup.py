"""More apologies than the matter bears."""

import re
from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.search import Search
from replykit.text import Written

ENOUGH = 2
_ACT = Search(
    r"\b(?:sorry|apolog(?:y|ies|ise|ize|ising|izing)|forgive (?:us|me)|beg your pardon|"
    r"regret(?! to (?:inform|say|tell)))\b",
    re.I,
    tells=("sorry", "apolog", "forgive ", "beg your pardon", "regret"),
)
_NO_ACT = Search(
    r"(?:feel|felt|safe than|asked for an|want an|written|an|no|your|sent|state,?) $|(?:not|"
    r"never) $",
    re.I,
)


@rule(
    group="structure",
    severity=Severity.ADVICE,
    scope="reply",
    examples=[
        Example(
            bad="I'm sorry about the lamp. Sorry again for the wait. We really [[apologise]] "
            "for it all.",
            good="I'm sorry about the lamp and the wait. A new one left us at noon.",
        ),
        Example(
            bad="Apologies for the leak. I regret that nobody came. I am so [[sorry]], and again I "
            "[[apologise]].",
            good="Apologies for the leak, and that nobody came on Monday. Colin is with you at "
            "ten.",
        ),
    ],
    leaves_alone=[
        "I'm sorry about the lamp. Sorry, too, that nobody rang you.",
        "I'm sorry about the lamp.",
        "You asked for an apology, and you are owed one. I'm sorry that nobody rang you.",
        "You wrote “sorry, sorry, sorry” is all you hear from us. I'm sorry that it was.",
        "Better safe than sorry, so I checked twice. I'm sorry about the lamp.",
        "I feel sorry for the guide. I'm sorry about the bus.",
    ],
)
def apology_pileup(reply: Reply) -> Iterator[Problem]:
    """More than two apologies in one reply.

    ## Why it matters
    One apology that names the fault is heard. The third sounds like nerves, and takes the place
    of what is done about it.

    ## Write instead
    Keep the one that names the fault; give the room to the remedy.

    ## When not to use it
    For several faults, one apology each is fair.

    ## What it cannot see
    Whether each apology is for something of its own.
    """
    acts = 0
    for start, end in _find_acts(reply):
        if reply.is_quoted(start, end) or _NO_ACT.search(reply.text, max(0, start - 40), start):
            continue
        acts += 1
        if acts > ENOUGH:
            yield Problem(
                start,
                end,
                f"This is apology number {acts}. Keep the one that names the fault.",
            )


def _find_acts(reply: Reply) -> Iterator[tuple[int, int]]:
    for sentence in reply.sentences:
        for start, end in sentence.written.once(_find_in):
            yield sentence.start + start, sentence.start + end


def _find_in(written: Written) -> list[tuple[int, int]]:
    return [match.span() for match in _ACT.finditer(written.text)]
