"""The network that reads complaints beside the linear readers."""

import math

import numpy as np
import pytest

from replykit.complaint.second import (
    PER_SENTENCE,
    PER_TEXT,
    TELLS,
    read_sentences,
    telling_shares,
)
from replykit.complaint.sheet import sheet
from replykit.network import Bank, Network

LABELS = ("text:requests:refund", "text:requests:update", "text:signals:abusive",
          "telling:requests:refund", "telling:requests:update", "telling:signals:abusive",
          "sentence:requests:refund", "sentence:requests:update",
          "sentence:tells:itself", "sentence:tells:the next", "sentence:tells:the one before",
          )  # fmt: skip
SCALE = [0.1] * len(LABELS)
BIAS = [0.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0]


def small() -> Network:
    """Two filters over two words: one sees "refund", the other "when", which alone tells."""
    vectors = np.array([[0, 0], [0, 0], [0, 0], [0, 0], [10, 0], [0, 10]], np.int8)
    bank = Bank(1, np.eye(2, dtype=np.float32), np.zeros(2, np.float32))
    output = np.array(
        [[1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0], [0, 1, 0, 0, 0, 3, 0, 2, 90, 0, 0]], np.float64
    )
    index = {"?": 1, "<": 2, ">": 3, "refund": 4, "when": 5}
    return Network(LABELS, index, vectors, [bank], output, SCALE, BIAS)


def test_a_text_is_scored_by_the_strongest_place_of_each_filter() -> None:
    text, _ = read_sentences([["refund"], ["never"]], small())
    assert text["requests"] == pytest.approx([1.0, 0.0])
    assert text["signals"] == pytest.approx([0.5])


def test_what_tells_is_heard_once_more() -> None:
    text, _ = read_sentences([["refund"], ["when", "then"]], small())
    assert text["requests"] == pytest.approx([1.0, 1.0])
    assert text["signals"] == pytest.approx([0.5 + 3.0])


def test_each_sentence_is_scored_by_itself() -> None:
    _, sentences = read_sentences([["refund"], ["when"], ["never"]], small())
    assert [one["requests"] for one in sentences] == [
        pytest.approx([2.0, -1.0]),
        pytest.approx([0.0, 1.0]),
        pytest.approx([0.0, -1.0]),
    ]


def test_the_shipped_one_knows_the_labels_of_the_linear_readers() -> None:
    text, sentences = read_sentences([["the", "app", "is", "down"]])
    assert {name: len(text[name]) for name in PER_TEXT} == {
        name: len(sheet().labels[name]) for name in PER_TEXT
    }
    assert {name: len(sentences[0][name]) for name in PER_SENTENCE} == {
        name: len(sheet().labels[name]) for name in PER_SENTENCE
    }


def test_which_sentence_tells_is_heard_from_its_neighbours_as_well() -> None:
    silent = {TELLS: [0.0, 0.0, 0.0]}
    pointing_on = {TELLS: [0.0, 2.0, 0.0]}
    pointing_back = {TELLS: [0.0, 0.0, 2.0]}
    shares = telling_shares([pointing_on, silent, pointing_back])
    assert sum(map(math.exp, shares)) == pytest.approx(1.0)
    assert shares[1] - shares[0] == pytest.approx(4.0)
    assert shares[0] == pytest.approx(shares[2])
    assert telling_shares([pointing_on]) == pytest.approx([0.0])
