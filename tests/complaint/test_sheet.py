import pytest

from replykit.complaint.reading import Reading
from replykit.complaint.sheet import ZERO, pack, sheet, unpack
from replykit.complaint.story import Story

HEAD = {
    "readers": {
        "mood": {"labels": ["glad", "sad"], "thresholds": [0.5, 0.0]},
        "is_loud": {"labels": ["loud"], "thresholds": [0.0]},
    },
    "bias": [0.0, 1.0, -1.0],
    "step": [0.1, 0.5, 1.0],
}
FEATURES = ["so", "so glad", "~nai\u0308ve", "!"]
COLUMNS = [
    bytes([ZERO, 138, ZERO, ZERO]),
    bytes([ZERO, 126, ZERO, ZERO]),
    bytes([ZERO, ZERO, ZERO, 129]),
]
SMALL = unpack(pack(HEAD, FEATURES, COLUMNS))


def test_a_score_is_the_weighed_sum_over_the_root_of_the_number() -> None:
    scores = SMALL.score({"so glad", "!", "unknown", "so"})
    assert scores["mood"] == pytest.approx([10 * 0.1 / 2, 1 - 2 * 0.5 / 2])
    assert scores["is_loud"] == pytest.approx([-1 + 1 / 2])


def test_nothing_known_leaves_the_bias() -> None:
    assert SMALL.score(set())["mood"] == [0.0, 1.0]
    assert SMALL.score({"unknown"})["is_loud"] == [-1.0]


def test_labels_are_given_from_their_thresholds_on() -> None:
    assert SMALL.reached("mood", [0.5, -0.1]) == ["glad"]


def test_a_weight_can_be_asked_for() -> None:
    assert SMALL.weights(["so glad"], "mood", "glad") == pytest.approx([1.0])
    assert SMALL.weights(["so glad"], "mood", "sad") == pytest.approx([-1.0])
    assert SMALL.weights(["unknown"], "mood", "sad") == [0]
    assert SMALL.word_weights(["so", "glad"], "mood", "glad") == pytest.approx([0.5, 0.5])


def test_packing_gives_equal_bytes() -> None:
    assert pack(HEAD, FEATURES, COLUMNS) == pack(HEAD, FEATURES, COLUMNS)


def test_texts_read_together_have_the_scores_of_each() -> None:
    texts: list[set[str]] = [{"so", "!"}, set(), {"~nai\u0308ve", "so glad"}, {"unknown"}]
    assert SMALL.score_all(texts) == [SMALL.score(text) for text in texts]
    assert SMALL.score(texts[2])["is_loud"] == [-1.0]


def test_many_features_do_not_run_over() -> None:
    features = [str(at) for at in range(70_000)]
    top, none = bytes([255]) * 70_000, bytes([ZERO]) * 70_000
    scores = unpack(pack(HEAD, features, [top, none, top])).score(set(features))
    assert scores["mood"][0] == pytest.approx(0.1 * 127 * 70_000**0.5)
    assert scores["mood"][1] == 1.0


def test_the_trained_sheet_reads_every_kind() -> None:
    scores = Reading(Story("My parcel is late.")).scores
    assert {"issue", "emotion", "intensity", "is_complaint", "requests", "signals"} <= scores.keys()
    for name, labels in sheet().labels.items():
        assert len(scores[name]) == len(labels) == len(sheet().thresholds[name])
