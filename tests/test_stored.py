"""What is worked out beforehand is what would be worked out now, and is passed over when stale."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from data import compile as compiler

from replykit import guards, numbering, panel, phrases, reader, stored
from replykit.complaint import sheet
from replykit.phrases import library
from replykit.rule import Reply

TEXTS = [
    "We are sorry for any inconvenience. You should have checked the size chart!!",
    "Hi Ann, your refund of £18 left us today, and I'll ring you by Friday at noon. Tom",
]


def test_the_files_are_fresh() -> None:
    """Else run: python data/compile.py."""
    for name, data in compiler.compile_all().items():
        assert (compiler.FOLDER / name).read_bytes() == data, f"{name}: run python data/compile.py"


CACHES = (
    library._stored, phrases.classes, phrases.fillers, phrases.load, phrases.packs,
    phrases.matcher, guards.all_guards, guards._matcher, reader.clusters, panel.panel,
)  # fmt: skip


def forget() -> None:
    for cache in CACHES:
        cache.cache_clear()


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Packs and readers are loaded afresh, before and after."""
    forget()
    yield
    forget()


def read(text: str) -> tuple[object, object, object]:
    """What the phrases and the readers make of a reply."""
    reply = Reply(text)
    hits = [(name, hit.phrase.id, hit.start) for name, hits in reply.hits.items() for hit in hits]
    scores = reply.scores.tolist()
    standing = [guards.standing(reply, sentence) for sentence in reply.sentences]
    return hits, scores, standing


def test_without_the_files_all_is_the_same(
    forgetful: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [read(text) for text in TEXTS]
    assert library._stored("en") is not None
    forget()
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


def test_an_installed_file_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There its sources may be missing."""
    place = tmp_path / "_compiled"
    place.mkdir()
    source = tmp_path / "pack.toml"
    source.write_text("one", "utf-8")
    (place / "thing.bin").write_bytes(stored.dump([source], {"words": [1, 2]}))
    monkeypatch.setattr(stored, "folder", lambda *_: place)
    source.unlink()
    assert stored.read("thing", [source]) == {"words": [1, 2]}


@pytest.mark.parametrize("name", reader.STORED)
def test_a_reader_is_stored_as_it_is(name: str) -> None:
    known = stored.read(name, [reader.place(name)])
    assert known is not None
    assert reader._unpack(known) == reader._read_source(name)


@pytest.mark.parametrize("name", sheet.STORED)
def test_a_sheet_is_stored_as_it_is(name: str) -> None:
    source = sheet._place(name)
    known = stored.read(name, [source])
    assert known is not None
    _, features, table = sheet._unpack(source.read_bytes())
    names = features.split("\n")[::7]
    unknown = ["no such feature", "nor this one"]
    read = sheet._read_stored(known)
    rows = read._table.find(sheet._number([*names, *unknown], len(names) + 2))
    assert (read._table.weights[rows[:-2]] == table[1::7]).all()
    assert not read._table.weights[rows[-2:]].any()


@pytest.mark.parametrize("text", TEXTS)
def test_numbers_stand_for_the_features_by_name(text: str) -> None:
    """Each sentence's weights, added up name by name, are what the table adds up by number."""
    reply = Reply(text)
    known = panel.panel()
    readers = {name: reader.load(name) for name in known.readers}
    for sentence in reply.sentences:
        names = reply.features(sentence)
        context = reply._context(sentence)
        assert known.count(context) == len(names)
        keys = [numbering.read_key(name) for name in names]
        assert [numbering.name_key(key) for key in keys] == list(names)
        rows = known.table.find(np.array([*map(numbering.number_key, keys)], np.uint64))
        sums = known.table.weights[rows].sum(axis=0, dtype=np.int64)
        wanted = dict.fromkeys(known.column.values(), 0)
        for reader_name, one in readers.items():
            for name in names & one.weights.keys():
                for index, weight in one.weights[name]:
                    wanted[known.column[reader_name, one.labels[index]]] += weight
        assert sums.tolist() == list(wanted.values())


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_remembered_changes_nothing(text: str) -> None:
    """The same sentences again, beside others and in another order."""
    other = "Please keep the lamp. " + text + " Thank you for the photos!"
    first = Reply(text).scores.tolist(), read(text)
    read(other)
    assert (Reply(text).scores.tolist(), read(text)) == first
    forget()
    assert (Reply(text).scores.tolist(), read(text)) == first


@pytest.mark.parametrize("text", TEXTS)
def test_the_evidence_is_words_of_the_sentence(text: str) -> None:
    known = panel.panel()
    for sentence in Reply(text).sentences:
        said = " ".join(sentence.norms)
        for label in reader.load("faults").labels:
            for quote in known.evidence(sentence.norms, "faults", label):
                assert re.search(re.escape(quote).replace("…", r"\S+(?: \S+)?"), said)


def test_the_evidence_is_what_weighs_most() -> None:
    """Without them the reader is less sure."""
    words = "you clearly did not read the size chart".split()
    known = panel.panel()
    loud = known.evidence(words, "faults", "blame", most=2)
    left = [word for word in words if word not in " ".join(loud).split()]
    before, after = (sum(known.word_weights(norms, "faults", "blame")) for norms in (words, left))
    assert loud
    assert after < before
