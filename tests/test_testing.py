"""What rule and pack authors call is documented and public."""

from replykit import testing


def test_built_in_packs_are_those_of_three_folders() -> None:
    assert {name.partition("/")[0] for name in testing.built_in_packs()} <= set(testing.FOLDERS)
    assert "faults/blame" in testing.built_in_packs()


def test_an_outside_pack_is_read_by_path_and_keeps_it() -> None:
    from replykit import phrases

    path = str(phrases.load("faults/blame").path)
    pack = testing.read_pack(path)
    assert pack.path == path
    assert pack.rule == "blame"
