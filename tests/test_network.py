"""The network that reads replies beside the linear reader."""

import pickle

import numpy as np

from replykit import network


def test_no_product_is_so_large_that_it_is_spread_over_threads() -> None:
    for name in ("replies", "complaints"):
        for block in network.load(name)._filters:
            assert network._MULTIPLIED * block.size <= network._PRODUCT


def test_blocks_of_filters_come_to_what_all_of_them_do() -> None:
    known = network.load("replies")
    rows = known.look_up("you should have read the size chart on the left".split())
    places = [place for bank in known.banks for place in np.split(bank.weights, bank.width)]
    filters = np.concatenate(places, axis=1).astype(np.int64)
    wanted = known.vectors[[*rows]].astype(np.int64) @ filters
    assert known._filter(rows).tolist() == wanted.tolist()


def test_a_network_can_be_pickled_with_what_it_has_remembered() -> None:
    known = network.load("complaints")
    said = ["the parcel never came".split()]
    before = known.score(said)
    assert pickle.loads(pickle.dumps(known)).score(said) == before
