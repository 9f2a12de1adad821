"""What is worked out beforehand is what would be worked out now, and is passed over when stale."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from data import compile as compiler

from replykit import guards, phrases, reader, stored
from replykit.rule import Reply

TEXTS = [
    "We are sorry for any inconvenience. You should have checked the size chart!!",
    "Hi Ann, your refund of £18 left us today, and I'll ring you by Friday at noon. Tom",
]


def test_the_files_are_fresh() -> None:
    """Else run: python data/compile.py."""
    for name, data in compiler.compile_all().items():
        assert (compiler.FOLDER / name).read_bytes() == data, f"{name}: run python data/compile.py"


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Packs and readers are loaded afresh, before and after."""
    caches = (
        phrases._stored, phrases.classes, phrases.fillers, phrases.load, phrases.matcher,
        guards.all_guards, guards._sieve, reader.panel,
    )  # fmt: skip
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def read(text: str) -> tuple[object, object, object]:
    """What the phrases and the readers make of a reply."""
    reply = Reply(text)
    hits = [(name, hit.phrase.id, hit.start) for name, hits in reply.hits.items() for hit in hits]
    panel = reader.panel()
    scores = [panel.score(reply._keys(sentence)) for sentence in reply.sentences]
    standing = [guards.standing(reply, sentence) for sentence in reply.sentences]
    return hits, scores, standing


def test_without_the_files_all_is_the_same(
    forgetful: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [read(text) for text in TEXTS]
    assert phrases._stored("en") is not None
    for cache in (phrases._stored, phrases.classes, phrases.fillers, phrases.matcher):
        cache.cache_clear()
    for cache in (guards.all_guards, guards._sieve, reader.panel):
        cache.cache_clear()
    monkeypatch.setattr(stored, "read", lambda *_: None)
    assert [read(text) for text in TEXTS] == before


def test_a_file_whose_sources_have_changed_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "pack.toml"
    source.write_text("one", "utf-8")
    (tmp_path / "thing.bin").write_bytes(stored.dump([source], {"words": [1, 2]}))
    monkeypatch.setattr(stored, "folder", lambda *_: tmp_path)
    assert stored.read("thing", [source]) == {"words": [1, 2]}
    source.write_text("two", "utf-8")
    assert stored.read("thing", [source]) is None
    assert stored.read("other", [source]) is None


@pytest.mark.parametrize("text", TEXTS)
def test_keys_stand_for_the_features_by_name(text: str) -> None:
    reply = Reply(text)
    for sentence in reply.sentences:
        keys = reply._keys(sentence)
        names = {reader.name_key(key) for key in keys}
        assert names == reply.features(sentence)
        assert len(names) == len(keys)
        assert all(reader.read_key(reader.name_key(key)) == key for key in keys)
