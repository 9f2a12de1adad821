"""Which clauses ask for something: an order, a plea, a wish, a question.

``stop`` in "please stop the paper" is a wish, in "my watch stopped" none. The words of clauses that
ask are looked at apart from those of clauses that tell.
"""

from replykit.complaint.story import Clause, Story
from replykit.complaint.tags import TAGS, VERB

ORDER, QUESTION = "?", "??"
"""A clause that wants something done; one that wants something to be told."""

_LEADS = frozenset(
    """please pls plz kindly so and but or now then just also well ok look instead therefore either
    at least , - : ; ( \" """.split()
)
"""What may stand before the words that tell asking from telling."""
_POLITE = frozenset("please pls plz kindly".split())
_MODALS = frozenset("can could will would may might".split())
_ASKED = frozenset("you i we someone somebody anyone anybody it the this my our".split())
"""Whom a modal verb that opens a question is about."""
_WISHES = frozenset(
    """want need demand require request expect insist like appreciate prefer ask asking hope wish
    look looking trust await urge""".split()
)
_WISHING = frozenset(("i", "we"))
_REACH = 5
"""Within how many words of "I" a wish stands."""
_OPEN_QUESTIONS = frozenset("why how what when where who which whose whom".split())
_NO_ORDERS = frozenset(
    """i we you they he she it this that there is are was were am be been has have had did does do
    not no never""".split()
) | _MODALS  # fmt: skip
"""Words that open no order, whatever part the tagger thinks they play."""
_VERB = TAGS.index(VERB)


def read_mood(story: Story, clause: Clause) -> str:
    """ORDER or QUESTION where a clause asks for something, or nothing."""
    norms = clause.norms
    opening = next((at for at, norm in enumerate(norms) if norm not in _LEADS), None)
    if opening is None:
        return ""
    first, *others = norms[opening:]
    is_question = clause.sentence.ends_asking
    if not _POLITE.isdisjoint(norms):
        return ORDER
    if first in _MODALS and others and others[0] in _ASKED:
        return ORDER
    if first in _WISHING and not _WISHES.isdisjoint(others[: _REACH - 1]):
        return ORDER
    if first in _OPEN_QUESTIONS:
        return QUESTION if is_question else ""
    if first == "do":
        return ORDER if others[:1] == ["not"] else ""
    if is_question or first in _NO_ORDERS or first.endswith(("ed", "ing")):
        return ""
    scores = story.tag_scores[clause.first + opening]
    return ORDER if max(scores) == scores[_VERB] else ""
