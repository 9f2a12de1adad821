"""A story with what the trained readers make of it."""

from collections.abc import Iterator, Sequence
from operator import add

from replykit.complaint.evidence import sentences_evidence, story_evidence
from replykit.complaint.sheet import Scores, sheet
from replykit.complaint.story import Story
from replykit.text import Sentence

AGAINST = 0.6
"""How much the score of talk counts against a complaint."""


class Reading:
    """The scores of a story, and of each of its sentences."""

    def __init__(self, story: Story) -> None:
        self.story = story
        evidence = sentences_evidence(story)
        self.scores = sheet().score(story_evidence(story, evidence))
        self.sentences: list[Scores] = [sheet().score(found) for found in evidence]

    def given(self, name: str) -> list[str]:
        """The labels of a reader that the text reaches, with the sentence that says it best."""
        best = [max(column) for column in zip(*self._column(name), strict=True)]
        scores = map(add, self.scores[name], best)
        return sheet().reached(name, scores)

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
        said = [scores[at] for scores in self._column(name)]
        return self.story.sentences[said.index(max(said))]

    def _column(self, name: str) -> Iterator[Sequence[float]]:
        return (scores[f"{name}_sentence"] for scores in self.sentences)
