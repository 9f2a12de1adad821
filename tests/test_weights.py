"""The table of weights finds each feature, wherever its number lies."""

import numpy as np
import pytest

from replykit.model import ReplykitError
from replykit.weights import Table, make_table, read_table

CROWDED = {
    "spread": [n << 55 for n in range(1, 400)],
    "at one place": [(5 << 60) + (n << 20) for n in range(400)],
    "at the very end": [(1 << 64) - (n << 20) for n in range(2, 400)],
    "alone": [1 << 40],
    "none": [],
}


@pytest.mark.parametrize("name", CROWDED)
def test_each_number_has_its_row_and_others_have_none(name: str) -> None:
    numbers = np.array(sorted(CROWDED[name]), np.uint64)
    rows = np.arange(1, len(numbers) + 1)
    table = Table(numbers, rows, np.zeros((len(numbers) + 1, 1), np.int16))
    assert table.find(numbers).tolist() == rows.tolist()
    others = np.array([n + (1 << 19) for n in CROWDED[name]] + [0, 1 << 63], np.uint64)
    assert not table.find(np.setdiff1d(others, numbers)).any()


def test_a_table_is_read_as_it_was_stored() -> None:
    weights = {(n << 48) + (n << 30): [n % 7, -n, 0] for n in range(1, 3_000)}
    table = make_table(weights, 3)
    read = read_table(table.as_record(), 3)
    numbers = np.array(sorted(weights), np.uint64)
    assert table.weights[table.find(numbers)].tolist() == [weights[n] for n in sorted(weights)]
    assert (read.weights[read.find(numbers)] == table.weights[table.find(numbers)]).all()


def test_a_weight_that_is_too_large_is_told() -> None:
    with pytest.raises(ReplykitError, match="large"):
        make_table({1 << 40: [1 << 15]}, 1)
