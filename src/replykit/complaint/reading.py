"""A story with what the trained readers make of it."""

from replykit.complaint.evidence import mood_evidence, sentences_evidence, story_evidence
from replykit.complaint.second import read_sentences
from replykit.complaint.sheet import Scores, sheet
from replykit.complaint.story import Story
from replykit.complaint.weighing import gather, weighing
from replykit.text import Sentence

AGAINST = 0.8
"""How much the score of talk counts against a complaint."""
SHARES = {"issue": 0.05, "emotion": 0.06, "intensity": 0.15, "is_complaint": 0.1}
"""How much the network's scores count beside those of the linear readers."""
LOUD = 0.1
"""The same for the sentence that speaks loudest for a label."""


class Reading:
    """The scores of a story, and of each of its sentences. It needs a sentence at least."""

    def __init__(self, story: Story) -> None:
        self.story = story
        readers = sheet()
        evidence = sentences_evidence(story)
        moods = mood_evidence(story)
        linear, *self._linear = readers.score_all(
            [
                story_evidence(story, evidence),
                *(found | mood for found, mood in zip(evidence, moods, strict=True)),
            ]
        )
        second, self._second = read_sentences([sentence.norms for sentence in story.sentences])
        self._texts = linear, second
        self.scores: Scores = {
            name: [
                one + SHARES[name] * other for one, other in zip(scores, second[name], strict=True)
            ]
            if name in SHARES
            else scores
            for name, scores in linear.items()
        }

    def given(self, name: str) -> list[str]:
        """The labels of a kind that the text reaches."""
        linear = [{name: scores[f"{name}_sentence"]} for scores in self._linear]
        words = sum(len(sentence.norms) for sentence in self.story.sentences)
        return weighing(name).reached(gather(name, self._texts, (linear, self._second), words))

    @property
    def is_complaint(self) -> bool:
        """Whether it is a complaint; talk that is not meant for a company is less likely one."""
        talk = max(self.scores["is_talk"][0], 0.0)
        return bool(
            sheet().reached("is_complaint", (self.scores["is_complaint"][0] - AGAINST * talk,))
        )

    def loudest(self, name: str, label: str) -> Sentence:
        """The sentence that speaks loudest for a label; of equals the first."""
        at = sheet().labels[name].index(label)
        said = [
            one[f"{name}_sentence"][at] + LOUD * other[name][at]
            for one, other in zip(self._linear, self._second, strict=True)
        ]
        return self.story.sentences[said.index(max(said))]
