"""How the scores of several readers come to requests and signals."""

import math

import pytest

from replykit.complaint.weighing import Weighing, by_label, gather, weighings


def test_a_label_is_given_from_a_sum_of_nought_on() -> None:
    three = Weighing(("refund", "update", "redo"), (1.0, 0, 0, 0, 0, 0, -1.0, 0), (-1.0, 1.0, 0.0))
    others = [0.0] * 9 + [3.0, 1.0]
    assert three.reached([2.0, 0.0, 0.0, *others]) == ["refund"]
    assert three.reached([3.0, 2.0, 0.0, *others]) == ["refund", "update"]


def test_each_label_is_told_of_the_two_strongest_others() -> None:
    found = [1.0, 2.0, 3.0] + [0.0] * 9 + [7.0, 8.0]
    assert by_label(found, 3) == [
        [1, 0, 0, 0, 7, 8, 3, 2],
        [2, 0, 0, 0, 7, 8, 3, 1],
        [3, 0, 0, 0, 7, 8, 2, 1],
    ]


def test_texts_come_first_then_the_strongest_sentences_then_the_length() -> None:
    found = gather(
        "signals",
        ({"signals": [1.0, 2.0]}, {"signals": [3.0, 4.0]}),
        ([{"signals": [5.0, 0.0]}, {"signals": [0.0, 6.0]}], [{"signals": [7.0, 8.0]}] * 2),
        words=9,
    )
    assert found == pytest.approx([1, 2, 3, 4, 5, 6, 7, 8, math.log(10), math.log(3)])


@pytest.mark.parametrize("name", ["requests", "signals"])
def test_the_shipped_weights_fit_what_is_gathered(name: str) -> None:
    shipped = weighings()[name]
    row = by_label([0.0] * (4 * len(shipped.labels) + 2), len(shipped.labels))[0]
    assert len(shipped.weights) == len(row)
    assert len(shipped.bias) == len(shipped.labels)
