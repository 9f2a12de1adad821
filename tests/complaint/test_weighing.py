"""How the scores of several readers come to requests and signals."""

import math

import pytest

from replykit.complaint.weighing import NOTHING, SCORES, Weighing, by_label, gather, weighings


def test_a_label_is_given_from_a_sum_of_nought_on() -> None:
    weights = (1.0, 0, 0, 0, 0, 0, 0, 0, -1.0, 0)
    three = Weighing(("refund", "update", "redo"), weights, (-1.0, 1.0, 0.0))
    others = [0.0] * (SCORES - 1) * 3 + [3.0, 1.0]
    assert three.reached([2.0, 0.0, 0.0, *others]) == ["refund"]
    assert three.reached([3.0, 2.0, 0.0, *others]) == ["refund", "update"]


def test_each_label_is_told_of_the_two_strongest_others() -> None:
    none = [0.0] * (SCORES - 1)
    found = [1.0, 2.0, 3.0, *none * 3, 7.0, 8.0]
    assert by_label(found, 3) == [
        [1, *none, 7, 8, 3, 2],
        [2, *none, 7, 8, 3, 1],
        [3, *none, 7, 8, 2, 1],
    ]


def test_texts_come_first_then_the_strongest_sentences_then_the_length() -> None:
    found = gather(
        "signals",
        ({"signals": [1.0, 2.0]}, {"signals": [3.0, 4.0]}),
        ([{"signals": [5.0, 0.0]}, {"signals": [0.0, 6.0]}], [{"signals": [7.0, 8.0]}] * 2),
        words=9,
    )
    strongest, next_to_it = [5.7, 6.8], [0.7, 0.8]
    assert found == pytest.approx(
        [1, 2, 3, 4, 5, 6, 7, 8, *strongest, *next_to_it, math.log(10), math.log(3)]
    )


def test_a_single_sentence_has_none_next_to_it() -> None:
    score = {"signals": [1.0]}
    found = gather("signals", (score, score), ([score], [score]), words=4)
    assert found[5] == NOTHING


@pytest.mark.parametrize("name", ["requests", "signals"])
def test_the_shipped_weights_fit_what_is_gathered(name: str) -> None:
    shipped = weighings()[name]
    row = by_label([0.0] * (SCORES * len(shipped.labels) + 2), len(shipped.labels))[0]
    assert len(shipped.weights) == len(row)
    assert len(shipped.bias) == len(shipped.labels)
