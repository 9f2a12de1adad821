from tests.rules.pairs import complaint, flagged

from replykit.model import RequestLabel
from replykit.rules.late_solution import late_solution

LATE = late_solution.examples[0].text


def test_an_explanation_that_was_asked_for_may_come_first() -> None:
    asked = complaint("There was no cake. Why?", asks={RequestLabel.EXPLANATION: "Why"})
    assert flagged(late_solution, LATE, complaint("There was no cake.")) != []
    assert flagged(late_solution, LATE, asked) == []
