"""What an agent should know before anything else."""

from replykit.complaint.concepts import concepts_of
from replykit.complaint.leaving import cancels_once
from replykit.complaint.legal import is_harmless
from replykit.complaint.reading import Reading
from replykit.model import Signals, Span, word_valence
from replykit.text import unite

UNKIND = -0.9
"""VADER's valence, from -4 to 4, from which a word can be meant to hurt."""
SURE, SURE_IN_BRIEF = 1.5, 6.0
"""The sum from which a signal is given whatever it may be taken for; the few words of a brief text
weigh more."""
BRIEF = 25
"""Words of a brief text."""
_PERSONS = frozenset(
    """you your u ya yourselves yourself he she they him her them his their who whoever people
    staff team manager driver owner boss man woman agent""".split()
)
_FAREWELLS = frozenset(("bye", "goodbye", "good bye", "cheerio", "ta ta", "farewell", "so long"))


def read_signals(reading: Reading) -> Signals:
    """The six signals, each with the words behind it."""
    raised: dict[str, bool] = {}
    shown: dict[str, tuple[Span, ...]] = {}
    sure = SURE_IN_BRIEF if len(reading.story.tokens) <= BRIEF else SURE
    for label, total in reading.sums("signals").items():
        is_peril = label == "safety-risk" and bool(reading.story.perils)
        is_doubted = total < sure and _is_near_miss(reading, label)
        if not is_peril and (total < 0 or is_doubted or not _is_shown(reading, label)):
            continue
        name = label.replace("-", "_")
        raised[name] = True
        shown[name] = _words(reading, label)
    return Signals(**raised, evidence=shown)


def _is_near_miss(reading: Reading, label: str) -> bool:
    """Whether it may be something harmless that is told in the same words."""
    if label == "legal-threat":
        return is_harmless(reading.story)
    return label == "churn-risk" and cancels_once(reading.loudest("signals", label))


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
    """The words behind a signal: phrases in the sentences that say it, or else these sentences."""
    story = reading.story
    perils = story.perils if label == "safety-risk" else {}
    hits = [*story.hits.get(f"signal:{label.replace('-', '_')}", [])]
    places = [(hit.start, hit.end) for found in perils.values() for hit in found]
    for one in reading.saying("signals", label):
        own = [(hit.start, hit.end) for hit in hits if one.start <= hit.start < one.end]
        places += own or [(one.start, one.end)]
    return tuple(story.span(*place) for place in unite(places))
