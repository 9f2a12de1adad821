"""A story with what the trained readers make of it."""

import re
from collections.abc import Sequence
from functools import cached_property

from replykit.complaint.demand import Demands, find_demands
from replykit.complaint.errand import is_errand, is_wish
from replykit.complaint.evidence import mood_evidence, sentences_evidence, story_evidence
from replykit.complaint.issue import rank_issues
from replykit.complaint.refusal import find_refusals
from replykit.complaint.second import read_sentences, telling_shares
from replykit.complaint.sheet import Scores, sheet
from replykit.complaint.story import Story
from replykit.complaint.weighing import gather, weighings
from replykit.model import IssueLabel, polarity, word_valence
from replykit.search import Search
from replykit.text import Sentence

AGAINST = 0.8
"""How much the score of talk counts against a complaint."""
SHARES = {"issue": 0.07, "emotion": 0.06, "intensity": 0.3, "is_complaint": 0.05}
"""How much the network's scores count beside those of the linear readers."""
LOUD = 0.1
"""The same for the sentence that speaks loudest for a label."""
GRAVE = ("safety-risk", "legal-threat")
GRAVE_DOUBT = -0.5
"""The score of a complaint from which a grave signal decides."""
LACK_DOUBT = -1.2
"""The score of a complaint from which it decides that what was due did not happen."""
MOOD_DOUBT = -0.2
"""The score of a complaint, talk or not, from which plain displeasure decides."""
DISPLEASED = -0.35
"""VADER's polarity of a sentence, from -1 to 1, up to which it is plainly displeased."""
DOUBT = -0.1
"""The score of a complaint from which a plain fault decides."""
SURELY_ASKED = 3.0
"""The sum from which somebody higher is asked for, which nobody does who is content."""
PLAIN = 0.6
"""How probable a fault has to be to be plain."""
PRAISE = 0.4
"""VADER's polarity, from -1 to 1, from which words without an unpleasant one are praise."""
FAULTS = frozenset(
    {
        IssueLabel.BILLING,
        IssueLabel.CLEANLINESS,
        IssueLabel.DAMAGED_ITEM,
        IssueLabel.DEFECTIVE_ITEM,
        IssueLabel.SAFETY,
        IssueLabel.WRONG_ITEM,
    }
)
"""Issues that are a fault in themselves; one can also ask about a delivery or a booking."""

FEW = 25
"""Words up to which a text that says outright that it is a complaint is one."""
BRIEF = 12
"""Up to so many words a text that speaks of no trouble has to score more to be a complaint:"""
PLAINLY = 0.38
"""so much. Details given in a chat ("my name is …", "cash on delivery") score about 0."""
_TROUBLE = frozenset(
    """not no never nothing nobody none nor without again still only but late wrong missing lost
    broken broke stuck cold waiting waited wait stolen failed fail fault error problem issue trouble
    instead twice why where when stopped gone overcharged owed owe apology apologise apologize
    refund refunded compensation complaint complain complaining
    answered locked down filthy dirty rude
    burn burns burnt hole scratch scratched dent dented stain stained leak leaks leaking mess
    laughed swore shouted escaped""".split()
)
"""Words that even the shortest complaint is likely to hold, if none of an unpleasant ring."""

_DUE = frozenset(
    """arrive arrived come came received receive delivered appeared work works worked working
    replied reply answered load loads loaded open opens start starts charge charges""".split()
)
"""What is hoped for of a parcel, a refund, a machine or a desk."""

_SCORN = Search(
    r"\bthank(?:s| you)(?: so much| very much| a lot| a bunch)? for (?:nothing|wasting|ruining|"
    r"ignoring|losing|breaking|cancelling|lying|not\b)"
    r"|\b(?:stars|marks|hats off|well done|bravo|kudos|congratulations|a medal)\b[^.!?]{0,40} who "
    r"(?:lost|broke|ruined|spilled|spilt|forgot|dropped|smashed|burnt|scratched"
    r"|managed to (?:lose|break|ruin|spill|forget|drop|smash|burn|scratch|miss|wreck|crack))\b",
    re.I,
)
"""Thanks and praise that are none."""
_OUTRIGHT = Search(
    r"\bi(?:['’]d| would) like to (?:complain|make a complaint|raise a complaint)"
    r"|\bi (?:want|wish|have|need|am writing) to (?:complain|make a complaint)"
    r"|\bi(?:['’]m| am) (?:so |very |really |absolutely |beyond |quite )?"
    r"(?:furious|livid|appalled|disgusted|fed up|fuming|outraged) "
    r"(?:that|with you|with your|at you|at your|by your)\b"
    r"|\b(?:the|your) worst [\w -]{2,40} (?:i|we)(?:['’]ve| have) ever\b"
    r"|\b(?:total|absolute|complete|utter) (?:joke|rip[- ]?off|shambles|disgrace|farce)\b",
    re.I,
)
"""What only a complaint says: that it is one, fury at the reader, the worst they ever met."""
_NOT_NOW = re.compile(r"\b(?:not|never|no|nothing|used to|if|until|thought)\b|n['’]t\b", re.I)
"""What takes back what stands behind it."""
_OWED = frozenset(
    """order orders parcel parcels package packages delivery refund money deposit cashback voucher
    item items replacement food meal pizza taxi driver engineer plumber bag bags luggage suitcase
    tickets post letter prescription medication wages""".split()
)
"""What somebody asks after who should have it by now."""
_OURS = frozenset(("my", "our"))
_LATE = frozenset(("late", "overdue", "missing"))
_IS = frozenset("is are was were still 's days weeks hours minutes day week hour".split())
"""What stands before one of these where a thing is said to be so."""


def _is_due(ahead: Sequence[str]) -> bool:
    """Whether words behind a "not" are of what was hoped for: "receive", "get my order"."""
    return not _DUE.isdisjoint(ahead) or ("get" in ahead and not _OURS.isdisjoint(ahead))


class Reading:
    """The scores of a story, and of each of its sentences. It needs a sentence at least."""

    def __init__(self, story: Story) -> None:
        self.story = story
        readers = sheet()
        self.refusals = find_refusals(story)
        evidence = sentences_evidence(story, self.refusals)
        moods = mood_evidence(story)
        linear, *self._linear = readers.score_all(
            [
                story_evidence(story, evidence),
                *(found | mood for found, mood in zip(evidence, moods, strict=True)),
            ]
        )
        second, self._second = read_sentences([sentence.norms for sentence in story.sentences])
        self._texts = linear, second
        self._sums: dict[str, dict[str, float]] = {}
        self.scores: Scores = {
            name: [
                one + SHARES[name] * other for one, other in zip(scores, second[name], strict=True)
            ]
            if name in SHARES
            else scores
            for name, scores in linear.items()
        }

    @cached_property
    def demands(self) -> Demands:
        """The remedies plainly asked for: to look takes long, and two readers ask."""
        return find_demands(self.story, self.refusals)

    @cached_property
    def telling(self) -> list[float]:
        """For each sentence the log of how likely it is the one that says what went wrong."""
        return telling_shares(self._second)

    def given(self, name: str) -> list[str]:
        """The labels of a kind that the text reaches."""
        return [label for label, total in self.sums(name).items() if total >= 0]

    def sums(self, name: str) -> dict[str, float]:
        """How much speaks for each label of a kind; the text reaches it from 0 on."""
        if name not in self._sums:
            linear = [{name: scores[f"{name}_sentence"]} for scores in self._linear]
            words = sum(len(sentence.norms) for sentence in self.story.sentences)
            found = gather(name, self._texts, (linear, self._second), words)
            self._sums[name] = weighings()[name].sums(found)
        return self._sums[name]

    @cached_property
    def is_errand(self) -> bool:
        """Whether it only asks for something to be done with what is held of the customer."""
        return is_errand(self.story)

    @cached_property
    def is_complaint(self) -> bool:
        """Whether it is a complaint.

        Who is in danger is heard. An errand is none, nor is a wish. A brief text may
        say outright that it is one.
        """
        if self.story.perils:
            return True
        if self.is_errand or is_wish(self.story):
            return False
        if _SCORN.search(self.story.text):
            return True
        return self._seems_complaint() or self._says_outright()

    def _seems_complaint(self) -> bool:
        """Whether it is a complaint, as the readers of whole complaints say.

        Talk that is not meant for a company is less likely one. Where that is in doubt, a danger or
        a threat of law that is told, not asked about, or a fault that is plain decides it.
        """
        alone = self.scores["is_complaint"][0]
        score = alone - AGAINST * max(self.scores["is_talk"][0], 0.0)
        if sheet().reached("is_complaint", (score,)) and (score >= PLAINLY or self._is_told()):
            return True
        if score >= DOUBT and self.sums("requests")["escalation"] >= SURELY_ASKED:
            return True
        if score >= GRAVE_DOUBT and self._tells_danger():
            return True
        if score >= LACK_DOUBT and self._tells_lack():
            return True
        if alone >= MOOD_DOUBT and self._tells_displeasure():
            return True
        return score >= DOUBT and self._tells_fault()

    def _says_outright(self) -> bool:
        """Whether in a brief text a sentence that asks nothing says that it is a complaint."""
        return len(self.story.tokens.norms) <= FEW and any(
            not sentence.ends_asking
            and (found := _OUTRIGHT.search(sentence.text)) is not None
            and not _NOT_NOW.search(sentence.text[: found.start()])
            for sentence in self.story.sentences
        )

    def _is_told(self) -> bool:
        """Whether a text has some length, tells of a deed of ours, or holds a word of trouble."""
        norms = self.story.tokens.norms
        is_ours = norms[0] == "your" and not self.story.sentences[0].ends_asking
        return (
            is_ours
            or len(norms) > BRIEF
            or any(norm in _TROUBLE or word_valence(norm) < 0 for norm in norms)
        )

    def _tells_danger(self) -> bool:
        """Whether a sentence that asks nothing holds words of danger or of legal steps."""
        hits, given = self.story.hits, self.given("signals")
        asked = [(s.start, s.end) for s in self.story.sentences if s.ends_asking]
        return any(
            not any(start <= hit.start < end for start, end in asked)
            for label in GRAVE
            if label in given
            for hit in hits.get(f"signal:{label.replace('-', '_')}", ())
        )

    def _tells_lack(self) -> bool:
        """Whether what was due did not happen: told, or asked of what is the customer's own."""
        for sentence in self.story.sentences:
            norms = sentence.norms
            if "waiting" in norms and "still" in norms and not sentence.ends_asking:
                return True
            is_theirs = norms[:1] == ["where"] and not _OURS.isdisjoint(norms[1:4])
            if is_theirs and not _OWED.isdisjoint(norms[3:8]):
                return True
            for at, norm in enumerate(norms):
                lacks = norm in ("not", "never") and _is_due(norms[at + 1 : at + 4])
                is_late = norm in _LATE and at and norms[at - 1] in _IS
                if (lacks or is_late) and not sentence.ends_asking:
                    return True
        return False

    def _tells_displeasure(self) -> bool:
        """Whether a sentence that asks nothing is plainly displeased."""
        return any(
            not sentence.ends_asking and polarity(sentence.text)["compound"] <= DISPLEASED
            for sentence in self.story.sentences
        )

    def _tells_fault(self) -> bool:
        """Whether it is plainly about something faulty, and neither praise nor a question."""
        if all(one.ends_asking for one in self.story.sentences):
            return False
        mood = polarity(self.story.text)
        top = rank_issues(self.story, self.scores)[0]
        return (
            top.label in FAULTS
            and top.probability >= PLAIN
            and (mood["neg"] > 0 or mood["compound"] < PRAISE)
        )

    def is_despair(self, sentence: Sentence) -> bool:
        """Whether somebody says in a sentence that they may harm themselves."""
        return any(hit.sentence is sentence for hit in self.story.perils.get("despair", ()))

    def loudest(self, name: str, label: str) -> Sentence:
        """The sentence that speaks loudest for a label; of equals the first."""
        said = self._said(name, label)
        return self.story.sentences[said.index(max(said))]

    def saying(self, name: str, label: str) -> list[Sentence]:
        """The sentences that say a label by themselves, or else the one that speaks loudest."""
        said = self._said(name, label)
        least = min(max(said), 0.0)
        return [one for one, own in zip(self.story.sentences, said, strict=True) if own >= least]

    def _said(self, name: str, label: str) -> list[float]:
        """How much each sentence says for a label."""
        at = sheet().labels[name].index(label)
        return [
            one[f"{name}_sentence"][at] + LOUD * other[name][at]
            for one, other in zip(self._linear, self._second, strict=True)
        ]
