"""Whether the editor tells what reads well from what does not."""

import pytest

from replykit.drafter.editor import judge_telling, telling_evidence

PAIRS = [  # how a sentence may be told again, how it may not, and the sentence
    (
        "we left your bins on the pavement for a week",
        "left bins the pavement for a week we",
        "Your lot left our bins on the pavement for a week.",
    ),
    (
        "the zip of your coat broke on the second day",
        "it broke on the",
        "The zip of my coat broke on the second day, which is a record even for you.",
    ),
    (
        "nobody answered your three emails",
        "that is what they said and",
        "Nobody answered my three emails, and that is what they said and did for a month.",
    ),
]


@pytest.mark.parametrize(("good", "bad", "sentence"), PAIRS)
def test_what_reads_well_is_judged_better(good: str, bad: str, sentence: str) -> None:
    assert judge_telling(good, sentence, 0, False) > judge_telling(bad, sentence, 0, False) + 0.5


def test_how_a_telling_was_cut_is_looked_at() -> None:
    found = telling_evidence("it broke", "The lid came off and it broke in half", 1, False)
    assert {"#before and", "#after in", "#loose it", "#piece 1"} <= found
    assert "#whole" not in found


def test_words_that_were_put_in_are_looked_at() -> None:
    found = telling_evidence("your oven has smoked", "oven smoked", 0, True)
    assert {"#new your", "#new has", "#repaired", "#whole"} <= found
