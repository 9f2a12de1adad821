"""What an agent should know before anything else."""

from collections.abc import Callable, Mapping, Sequence

from replykit.complaint.concepts import concepts_of
from replykit.complaint.contact import has_contacted, may_have_contacted, was_told_when_sold
from replykit.complaint.issue import rank_issues
from replykit.complaint.leaving import leaves, may_leave, only_cancels
from replykit.complaint.legal import goes_to_law, is_harmless, names_body, names_law
from replykit.complaint.publicity import goes_public
from replykit.complaint.reading import Reading
from replykit.complaint.story import Story
from replykit.model import IssueLabel, Signals, Span, word_valence
from replykit.text import unite

UNKIND = -0.9
"""VADER's valence, from -4 to 4, from which a word can be meant to hurt."""
_IN_DOUBT: Mapping[str, tuple[float, Callable[[Story], bool]]] = {
    "legal-threat": (3.0, names_law),
    "churn-risk": (3.0, may_leave),
    "repeat-contact": (1.2, may_have_contacted),
}
"""Up to which sum a signal that the readers give needs words to bear it out, and which."""
_ALMOST: Mapping[str, Sequence[tuple[float, Callable[[Story], bool]]]] = {
    "legal-threat": ((-1.0, names_body), (-2.0, goes_to_law)),
    "churn-risk": ((-1.0, leaves),),
    "repeat-contact": ((-0.5, has_contacted),),
    "public-threat": ((-1.5, goes_public),),
}
"""From which sum a signal is given that they almost give, and by which words."""
_HARMLESS: Mapping[str, Callable[[Story], bool]] = {
    "legal-threat": is_harmless,
    "churn-risk": only_cancels,
    "repeat-contact": was_told_when_sold,
}
"""What shows that a signal is none."""
UNTOLD = {IssueLabel.SAFETY: 0.2, IssueLabel.CLEANLINESS: 2.5}
UNTOLD_ELSEWHERE = 1.2
"""The sums from which a danger is one that no phrase tells of: dirt alone is none."""
TOLD = 0.15
"""The sum from which it is one that a phrase tells of."""
NO_COMPLAINT = 1.0
"""What that takes more where nothing is complained of."""
_PERSONS = frozenset(
    """you your u ya yourselves yourself he she they him her them his their who whoever people
    staff team manager driver owner boss man woman agent""".split()
)
_FAREWELLS = frozenset(("bye", "goodbye", "good bye", "cheerio", "ta ta", "farewell", "so long"))


def read_signals(reading: Reading) -> Signals:
    """The six signals, each with the words behind it."""
    raised: dict[str, bool] = {}
    shown: dict[str, tuple[Span, ...]] = {}
    for label, total in reading.sums("signals").items():
        if not (_is_borne_out(reading, label, total) and _is_shown(reading, label)):
            continue
        name = label.replace("-", "_")
        raised[name] = True
        shown[name] = _words(reading, label)
    return Signals(**raised, evidence=shown)


def _is_borne_out(reading: Reading, label: str, total: float) -> bool:
    """Whether a label is given, where the readers are in doubt by words that mean little else.

    Args:
        reading: the complaint.
        label: the signal.
        total: how much the readers say speaks for it; they give it from 0 on.
    """
    story = reading.story
    if label == "safety-risk":
        return bool(story.perils) or total >= _doubt_of_danger(reading)
    if label in _HARMLESS and _HARMLESS[label](story):
        return False
    if total < 0:
        return any(total >= least and says(story) for least, says in _ALMOST.get(label, ()))
    sure, bears_out = _IN_DOUBT.get(label, (0.0, None))
    return total >= sure or bears_out is None or bears_out(story)


def _doubt_of_danger(reading: Reading) -> float:
    """The sum from which there is a danger: the lower, the plainer it is told."""
    more = 0.0 if reading.is_complaint else NO_COMPLAINT
    if "signal:safety_risk" in reading.story.hits:
        return TOLD + more
    top = rank_issues(reading.story, reading.scores)[0].label
    return UNTOLD.get(top, UNTOLD_ELSEWHERE) + more


def _is_shown(reading: Reading, label: str) -> bool:
    """Whether words of the text bear out a label that the readers give.

    Abuse takes a phrase of abuse, or an unkind word in a sentence about persons. A farewell
    alone is a customer leaving only where something went wrong, and who wants to end it all leaves
    no company.
    """
    if label == "churn-risk" and reading.is_despair(reading.loudest("signals", label)):
        return False
    if label == "abusive" and "signal:abusive" not in reading.story.hits:
        norms = reading.loudest("signals", label).norms
        return not _PERSONS.isdisjoint(norms) and any(map(_is_unkind, norms))
    if label == "churn-risk" and reading.is_errand:
        return False  # who ends a newsletter stays
    if label == "churn-risk" and not reading.is_complaint:
        hits = reading.story.hits.get("signal:churn_risk", ())
        said = {reading.story.text[hit.start : hit.end].lower().strip(" .,!") for hit in hits}
        return not said or not said <= _FAREWELLS
    return True


def _is_unkind(norm: str) -> bool:
    return word_valence(norm) <= UNKIND or "anger-words" in concepts_of(norm)


def _words(reading: Reading, label: str) -> tuple[Span, ...]:
    story = reading.story
    hits = story.hits.get(f"signal:{label.replace('-', '_')}", [])
    if label == "safety-risk":
        hits = [*(hit for found in story.perils.values() for hit in found), *hits]
    if hits:
        return tuple(story.span(*place) for place in unite((hit.start, hit.end) for hit in hits))
    best = reading.loudest("signals", label)
    return (story.span(best.start, best.end),)
