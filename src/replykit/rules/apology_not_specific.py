"""An apology that names nothing of what the complaint is about."""

from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.rules._compare import Matter
from replykit.rules._structure import body
from replykit.text import Sentence

_SAYS_SORRY = frozenset("sorry apologise apologies apology apologising regret ashamed".split())
_HOLLOW = frozenset(
    "inconvenience experience misunderstanding issue issues trouble situation problem".split()
)
_EMPTY = frozenset(
    map(compare.stem, "sincere sincerest behalf truly deeply caused happened".split())
)
_POINTING = frozenset(
    """to hear read learn see about for that this it all everything of happened caused again you
    your and we i our us me on behalf everyone here truly so very deeply team feel way such any is
    was has been
    sincerest sincere please accept from have had may can the a an my""".split()
)
_MERE_MANNERS = frozenset("but if unfortunately however".split())
NEAR = 2
"""The affinity from which on an apology is taken to name the matter."""


@rule(
    group="answer",
    severity=Severity.ADVICE,
    needs_complaint=True,
    examples=[
        Example(
            complaint="The blender arrived with a cracked jar and half the screws were missing.",
            bad="Dear Ms Okoye, [[please accept our sincere apologies]]. I have read your letter.",
            good="Dear Ms Okoye, I'm sorry that the blender came with a cracked jar. "
            "Another left us today.",
        ),
        Example(
            complaint="Our train was cancelled twice on Monday and we stood in the rain for an "
            "hour.",
            bad="[[We are truly sorry about all of this]].",
            good="We're sorry that two trains in a row were cancelled while you stood in the rain.",
        ),
        Example(
            complaint="You charged me twice for the gym in March.",
            bad="[[I do apologise on behalf of everyone here]], Sam.",
            good="I'm sorry that the gym took the fee twice, Sam.",
        ),
    ],
    leaves_alone=[
        "I'm sorry.",
        "We apologise for the late parcel.",
        "Thank you for telling us about the jar.",
        "Sorry about all of this.",
    ],
)
def apology_not_specific(reply: Reply) -> Iterator[Problem]:
    """An apology that says nothing of what it is for.

    ## Why it matters
    An apology is believed when it shows that the fault was understood. One that names no fault
    could be sent to anyone, and reads as if it were.

    ## Write instead
    Name the fault, or what it cost this customer, in the same sentence: "I'm sorry that the blender
    came with a cracked jar". The sentence before or after will do.

    ## When not to use it
    Where the lawyers allow regret only, or in a second message that has already said sorry in the
    first.

    ## What it cannot see
    An apology that names the fault in words that share nothing with the customer's.
    """
    if reply.complaint is None:
        return
    theirs = compare.complaint_matter(reply.complaint)
    if not theirs.words:
        return
    apologies = [s for s in body(reply) if _is_apology(reply, s)]
    if not apologies or any(_is_near(theirs, sentence) for sentence in apologies):
        return
    first = apologies[0]
    start, end = _clause(first)
    summary = reply.complaint.issue.summary
    wanted = f" Say what for: “{compare.clip(summary, 80)}”." if summary else " Say what for."
    yield Problem(start, end, f"“{reply.text[start:end]}” does not say what it is for.{wanted}")


def _is_apology(reply: Reply, sentence: Sentence) -> bool:
    norms = sentence.norms
    at = next((i for i, norm in enumerate(norms) if norm in _SAYS_SORRY), None)
    if at is None or reply.is_quoted(sentence.start, sentence.end):
        return False
    after = norms[at + 1 : at + 3]
    return not _MERE_MANNERS.intersection(after) and norms[max(0, at - 1)] not in ("not", "no")


def _is_near(theirs: Matter, sentence: Sentence) -> bool:
    """Whether an apology, or a sentence next to it, speaks of the matter."""
    own = compare.matter(sentence.norms)
    if compare.affinity(theirs, own) >= NEAR or not _is_empty(sentence):
        return True
    near = [one for one in (sentence.neighbour(-1), sentence.neighbour(1)) if one is not None]
    ours = compare.matter(norm for one in near for norm in one.norms)
    hollow = not _HOLLOW.isdisjoint(sentence.norms)
    return compare.affinity(theirs, ours) >= NEAR + 1 or (not hollow and len(ours.words) > 1)


def _is_empty(sentence: Sentence) -> bool:
    """Whether nothing but stock words or pointing words follow the word of regret."""
    norms = sentence.norms
    at = next(i for i, norm in enumerate(norms) if norm in _SAYS_SORRY)
    rest = norms[at + 1 :]
    if "," in rest and len(rest) - rest.index(",") < 5:
        rest = rest[: rest.index(",")]  # a name called out
    after = [norm for norm in rest if norm.isalpha()]
    telling = [norm for norm in after if norm not in _POINTING]
    if _HOLLOW.isdisjoint(after):
        return not telling
    own = compare.matter(after)
    return len(own.words - _EMPTY) < 2


def _clause(sentence: Sentence) -> tuple[int, int]:
    """The apology without the greeting before it and the mark after it."""
    tokens = sentence.document.tokens
    norms = sentence.norms
    at = next(i for i, norm in enumerate(norms) if norm in _SAYS_SORRY)
    first = next((i + 1 for i in range(at - 1, -1, -1) if norms[i] in (",", ";", ":", "-")), 0)
    last = next(
        (i for i in range(at + 1, len(norms)) if norms[i] in (",", ";", ":", "-", "(")), None
    )
    last = len(norms) if last is None else last
    while last - 1 > at and norms[last - 1] in (".", "!"):
        last -= 1
    return tokens.starts[sentence.first + first], tokens.ends[sentence.first + last - 1]
