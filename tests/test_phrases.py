"""Packs: the match language, strict reading, and every phrase on its own examples."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_text import TEXTS

from replykit import phrases, testing
from replykit.model import PackError
from replykit.phrases import Classes, Pattern, inflections
from replykit.text import Document

PACKS = testing.built_in_packs()
CLASSES = Classes(
    {
        "we": ["we", "i", "our team"],
        "late": ["late", "{delayed}"],
        "delayed": ["delay~", "held up"],
        "loop": ["{pool}"],
        "pool": ["{loop}"],
    }
)


@pytest.mark.parametrize("name", PACKS)
def test_every_phrase_behaves(name: str) -> None:
    """Each bad sentence is found at its marks; each good one is left alone and is clean."""
    assert list(testing.pack_problems(phrases.load(name))) == []


@pytest.mark.parametrize("name", PACKS)
def test_every_pack_says_where_it_comes_from(name: str) -> None:
    pack = phrases.load(name)
    assert pack.title
    assert pack.source
    assert pack.phrases


def found(match: str, text: str) -> list[str]:
    """What a pattern finds in the first sentence of a text."""
    document = Document(text)
    spans = Pattern(match, CLASSES).spans(document.sentences[0], frozenset({"very", "really"}))
    tokens = document.tokens
    return [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in spans]


@pytest.mark.parametrize(
    ("match", "text", "hits"),
    [
        ("we are sorry", "We're sorry, Ann.", ["We're sorry"]),
        ("we are sorry", "We are very sorry.", ["We are very sorry"]),  # a filler
        ("we are sorry", "We are not sorry.", []),
        ("(late|held up)", "It was held up and late.", ["held up", "late"]),
        ("was [not] late", "It was late.", ["was late"]),
        ("was [not] late", "It wasn't late.", ["wasn't late"]),
        ("{we} was", "Our team was there.", ["Our team was"]),
        ("{late} order", "The delayed order.", ["delayed order"]),
        ("fail~", "It fails; it failed.", ["fails", "failed"]),
        ("go~ wrong", "What went wrong?", ["went wrong"]),
        ("apolog*", "Apologies, I apologise.", ["Apologies", "apologise"]),
        ("a _ day", "It was a bad day.", ["a bad day"]),
        ("sorry .. delay", "Sorry about this long delay.", ["Sorry about this long delay"]),
        ("sorry .. delay", "Sorry about this very, very awfully long delay.", []),
        ("sorry ... delay", "Sorry about that truly awfully long delay.",
         ["Sorry about that truly awfully long delay"]),
        ("within # days", "Within 3 days, or within two days.",
         ["Within 3 days", "within two days"]),
        ("^ sorry", "Sorry, I am sorry.", ["Sorry"]),
        ("sorry $", "Sorry, I am sorry", ["sorry"]),
        ("late ?", "So late?", ["late?"]),
        ("don't worry", "Do not worry.", ["Do not worry"]),
        ("apologise", "I apologize.", ["apologize"]),
        ("you should", "“You” – should.", ["You” – should"]),
    ],
)  # fmt: skip
def test_the_match_language(match: str, text: str, hits: list[str]) -> None:
    assert found(match, text) == hits


@pytest.mark.parametrize(
    ("match", "reason"),
    [
        ("(late", "never closed"),
        ("late)", "closes nothing"),
        ("(a|b)~", "no word before"),
        ("[late]", "nothing at all"),
        ("", "nothing at all"),
        ("{latte}", "there is no class {latte}; near: late"),
        ("{loop}", "uses itself"),
        ("sorry {we", "brace"),
        ("... " * 400 + "late", "too large"),
    ],
)
def test_a_malformed_match_says_what_is_wrong(match: str, reason: str) -> None:
    with pytest.raises(PackError, match=reason.replace("{", r"\{").replace("}", r"\}")):
        Pattern(match, CLASSES).check()


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("fail", {"fails", "failed", "failing"}),
        ("stop", {"stopped", "stopping"}),
        ("reply", {"replies", "replied", "replying"}),
        ("promise", {"promises", "promised", "promising"}),
        ("be", {"is", "are", "was", "were", "been"}),
        ("go", {"went", "gone"}),
    ],
)
def test_inflections(word: str, forms: set[str]) -> None:
    assert forms | {word} <= set(inflections(word))


PHRASE = {"match": '"our hands are tied"', "bad": '"[[Our hands are tied]]."', "good": '"I can."'}


def pack_text(head: str = 'title = "T"\nsource = "S"', **keys: str) -> str:
    """A pack of one phrase; a key given as an empty string is left out."""
    lines = [f"{key} = {value}" for key, value in (PHRASE | keys).items() if value]
    return "\n".join([head, "[[phrase]]", *lines])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (pack_text(wrote='"x"'), "my.toml, phrase 1: unknown key 'wrote'; did you mean 'write'?"),
        (pack_text(zzz='"x"'), "my.toml, phrase 1: unknown key 'zzz'; known: bad,"),
        (pack_text(bad=""), "phrase 1: 'bad' is missing"),
        (pack_text(good=""), "phrase 1: 'good' is missing"),
        (pack_text(match='"(late"'), "phrase 1: match '.late': '.' is never closed"),
        (pack_text(match="3"), "match must be a string or a list of strings"),
        (pack_text(severity='"fatal"'), "there is no severity 'fatal'; choose one of error"),
        (pack_text(head='title = "T"'), "'source' is missing"),
        (pack_text(head='title = "T"\nsource = "S"\ncolour = 1'), "unknown key 'colour'"),
        ("title = ", "my.toml: Invalid value"),
    ],
)
def test_a_malformed_pack_says_where_and_what(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "my.toml").write_text(text, "utf-8")
    with pytest.raises(PackError, match=reason):
        testing.read_pack(tmp_path / "my.toml")


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({}, None),
        ({"bad": '"Our feet are tied."'}, "does not match its own bad sentence"),
        ({"bad": '"[[Our hands]] are tied."'}, "not the marked"),
        ({"good": '"Our hands are tied today."'}, "in its own good sentence"),
        ({"good": '"You should have checked the size chart."'}, "blame flags"),
        ({"guards": '["ownde"]'}, "there is no guard 'ownde'; did you mean 'owned'?"),
        ({"match": '["our hands are tied", "our hands are tied"]'}, "already"),
    ],
)
def test_a_phrase_that_misbehaves_is_named(
    tmp_path: Path, keys: dict[str, str], problem: str | None
) -> None:
    (tmp_path / "my.toml").write_text(pack_text(**keys), "utf-8")
    told = list(testing.pack_problems(testing.read_pack(tmp_path / "my.toml")))
    assert not told if problem is None else any(problem in line for line in told), told


def test_a_pack_that_is_not_there() -> None:
    with pytest.raises(PackError, match="no pack 'faults/sloth'"):
        phrases.load("faults/sloth")


@given(TEXTS, st.sampled_from(["faults", "parts"]))
def test_a_hit_stands_in_its_sentence(text: str, folder: str) -> None:
    document = Document(text)
    matcher = phrases.matcher(folder)
    for sentence in document.sentences:
        for hit in matcher.find(sentence):
            assert sentence.start <= hit.start < hit.end <= sentence.end


SIFTED = (
    "We are terribly sorry that Zsófia's 3 flanged quuxes came unglued on Tuesday, 4 May.",
    "Qwerty will get back to you asap; in the meantime ☃ 17,5 borogoves are on their way!",
    "Unfortunately our couriers mishandled it, so the office will reimburse £12.40 by noon.",
    "Wabe, thank you so much for telling us, and as already explained you should have read it.",
    "I want my money back for the brillig kettle, or you will hear from my solicitor next week.",
    "I can imagine how galumphing it was to wait 45 minutes. {{ name }} rings you tomorrow at 9.",
)


@pytest.mark.parametrize("folder", ["faults", "parts", "complaints"])
def test_the_sieve_loses_no_match(folder: str) -> None:
    """What every pattern finds by itself, in words that no pattern names, too."""
    matcher = phrases.matcher(folder)
    for sentence in (one for text in SIFTED for one in Document(text).sentences):
        found = {(number, first, last) for number, first, last in matcher.read(sentence.key)}
        wanted = {
            (number, first - sentence.first, last - sentence.first)
            for number, (pattern, phrase, _) in enumerate(matcher._candidates)
            for first, last in pattern.spans(sentence, matcher.fillers)
            if not any(one.spans(sentence, matcher.fillers) for one in phrase.unless)
        }
        assert found == wanted
