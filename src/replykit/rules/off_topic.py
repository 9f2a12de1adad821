"""A reply that is about something else than the complaint."""

from collections.abc import Iterator, Sequence

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.rules._compare import Matter
from replykit.rules._structure import body, ungreeted
from replykit.text import Sentence

CLOSE = 3
"""From this affinity on, the two texts are about the same matter."""
FEWEST = 3
"""A complaint with fewer telling words cannot be compared."""
TELLING = 7
"""From so many telling words on, a reply that shares none of them is surely another's."""
OWN = 4
"""A reply with fewer telling words of its own is empty rather than off the topic."""


@rule(
    group="answer",
    needs_complaint=True,
    examples=[
        Example(
            complaint="Your app has crashed every time I open my sleep log since Tuesday's update.",
            bad="[[I'm sorry that the courier left your sofa on the wet lawn]]. "
            "A new one is on the van for Friday.",
            good="I'm sorry that the app crashes when you open the sleep log. "
            "The corrected version goes out on Friday.",
        ),
        Example(
            complaint="The chicken was raw in the middle and the waitress laughed when I said so.",
            bad="[[I'm sorry your flight left without you and that the gate was moved]]. "
            "Your luggage reaches you tonight.",
            good="I'm sorry the chicken was raw, and that you were laughed at for saying so.",
        ),
        Example(
            complaint="The boiler has been off for days, the flat freezes, and no plumber came.",
            bad="We've refunded the invoice. [[The haircut and the colour should have been checked "
            "by the stylist]].",
            good="The boiler should have been mended on day one. Our plumber is with you at eight.",
        ),
    ],
    leaves_alone=[
        "Thank you for writing. I've read every word and will ring you at four.",
        "I'm sorry the sofa got wet. A new one is on the van for Friday.",
        "Sorry. That was our doing.",
        "You can reach me on the number below until six.",
    ],
)
def off_topic(reply: Reply) -> Iterator[Problem]:
    """A reply that misses what the complaint is about.

    ## Why it matters
    An answer to another person's letter is worse than none: it says that nobody read this one. It
    happens when the wrong template is picked, or two windows are open.

    ## Write instead
    Begin with what happened to this customer, in their own words: the thing, the day, the number.

    ## When not to use it
    For a reply to the last message of a long exchange, pass the whole exchange as the complaint, or
    switch this rule off.

    ## What it cannot see
    Two letters of the same trade: a late parcel answered with a lost parcel's reply. Whether the
    numbers and names are right is the matter of `fact-mismatch`.
    """
    if reply.complaint is None:
        return
    theirs = compare.without(
        compare.complaint_matter(reply.complaint),
        (name.text for name in reply.complaint.details.names),
    )
    sentences = body(reply) or reply.sentences
    ours = compare.matter(norm for sentence in ungreeted(reply) for norm in sentence.norms)
    if len(theirs.words) + len(theirs.groups) < FEWEST:
        return
    severity, stray = _judge(theirs, ours), None
    if severity is not Severity.WARNING and compare.affinity(theirs, ours) == 0:
        stray = next((one for one in sentences if _regrets_another(one, theirs)), None)
        severity = Severity.WARNING if stray else severity
    if severity is None:
        return
    stray = stray or _strangest(theirs, sentences)
    end = stray.end - (1 if stray.text[-1:] in ".!?" else 0)
    yield Problem(
        stray.start,
        end,
        f"Nothing here is about what they wrote: “{compare.clip(_gist(reply), 80)}”. "
        "Is this the reply to another message?",
        severity=severity,
    )


def _regrets_another(sentence: Sentence, theirs: Matter) -> bool:
    """Whether it says sorry for a thing of the customer's that the complaint does not know."""
    norms = sentence.norms
    if _SORRY.isdisjoint(norms) or not theirs.groups:
        return False
    return any(
        norm == "your" and _names_thing(norms[at + 1 : at + 4]) for at, norm in enumerate(norms)
    )


def _names_thing(norms: Sequence[str]) -> bool:
    """Whether the first words of some name what is surely the thing of one trade."""
    for norm in norms:
        if norm in _THINGS:
            return True
        if norm in _NO_THING:
            return False
    return False


_SORRY = frozenset("sorry apologise apology apologies regret".split())
_THINGS = frozenset(
    """parcel package flight luggage suitcase train ferry hotel room cabin meal dinner breakfast
    steak pizza boiler radiator broadband router app haircut kettle toaster oven fridge freezer
    dishwasher sofa couch mattress wardrobe dress coat jacket shoes boots headphones earbuds tyres
    prescription tooth crown essay cruise laptop camera""".split()
)
_NO_THING = frozenset("is was were are has have had and or but , . for with in on at to".split())


def _judge(theirs: Matter, ours: Matter) -> Severity | None:
    near = compare.affinity(theirs, ours)
    if near >= CLOSE:
        return None
    strange = max((len(ours.groups[name]) for name in ours.things - theirs.things), default=0)
    if len(ours.words) < OWN and strange < OWN - 1:
        return None
    size = len(theirs.words) + len(theirs.groups)
    if (near == 0 and size >= TELLING) or (strange > 1 and size >= TELLING - 2):
        return Severity.WARNING
    return Severity.ADVICE if len(ours.words) >= OWN + 2 and not ours.figures else None


def _strangest(theirs: Matter, sentences: list[Sentence]) -> Sentence:
    """The sentence with the most words that have no kin in the complaint."""

    def strangeness(sentence: Sentence) -> tuple[int, int]:
        one = compare.matter(sentence.norms)
        things = sum(len(one.groups[name]) for name in one.things - theirs.things)
        return things, len(one.words - theirs.words)

    return max(sentences, key=strangeness)


def _gist(reply: Reply) -> str:
    """What went wrong, as the complaint was read."""
    assert reply.complaint is not None
    return reply.complaint.issue.summary or reply.complaint.text
