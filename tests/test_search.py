"""What an expression says that it cannot do without, every match of it holds."""

import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replykit import complaint, drafter, rules
from replykit.rule import all_rules
from replykit.search import Search, read_tells

WAITING = {
    f"{module.name}.{name}": value
    for folder in (rules, complaint, drafter)
    for module in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}.")
    for name, value in vars(importlib.import_module(module.name)).items()
    if isinstance(value, Search)
}
TOLD = {name: search for name, search in WAITING.items() if search.tells or search.signs}


@pytest.mark.parametrize("name", TOLD)
def test_no_match_is_passed_over(name: str) -> None:
    """Texts made of the expression itself, which match it, are always tried."""
    search = TOLD[name]

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(search.pattern))
    def check(text: str) -> None:
        assert search.may_match(text)

    check()


@pytest.mark.parametrize(
    ("source", "tells"),
    [
        (r"\b(?:my|our) (?:wedding|funeral)", ("funeral", "wedding")),
        (r"a+b?c{2}d", ("cd",)),
        (r"ab+c", ("ab",)),
        (r"say(?= ([a-z]+))?[.!]? so", ("say",)),
        (r"(?<!\w)(?:fo\+*|bar\w*)(?!\w)", ("bar", "fo")),
        (r"(?P<thing>table)s?|(?:chairs )*stool", ("stool", "table")),
        (r"[]x]\[y{", ()),
        (r"(?:late)?|lost", ()),
        (r"long(?i:er)", ()),
        (r"\x41bc", ()),
        (r"\w+[.](?:a|of)", ()),
    ],
)
def test_what_an_expression_cannot_do_without_is_read_off_it(
    source: str, tells: tuple[str, ...]
) -> None:
    assert read_tells(source) == tells


_PARTS = st.recursive(
    st.sampled_from(
        ["abc", "d ", "e", r"\b", r"\w", "[xyz]", "f+", "gh?", "i{2,3}", "j*", "^", "k{1}"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        inner.map(lambda one: f"({one})?"),
        inner.map(lambda one: f"(?:{one})+?"),
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(_PARTS, st.data())
def test_every_match_holds_what_was_read_off(source: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(source))
    tells = read_tells(source)
    assert not tells or any(tell in text for tell in tells)


def test_no_example_of_a_rule_and_no_complaint_is_passed_over() -> None:
    texts = [e.text for rule in all_rules().values() for e in rule.examples]
    place = Path(__file__).parents[1] / "data" / "train" / "complaints_days.jsonl"
    texts += [json.loads(line)["text"] for line in place.read_text("utf-8").splitlines()[:100]]
    for search in WAITING.values():
        for text in texts:
            if search.pattern.search(text):
                assert search.may_match(text), text


def test_an_expression_is_compiled_when_a_text_calls_for_it() -> None:
    search = Search(r"\bblank\b", re.I, tells=("blank",))
    assert search.search("nothing") is None
    assert search._pattern is None
    assert search.search("a BLANK") is not None
    assert [match[0] for match in search.finditer("blank, Blank")] == ["blank", "Blank"]
    assert search.findall("blank") == ["blank"]


def test_letters_that_pass_for_others_without_case_count_as_those() -> None:
    search = Search("this", re.I, tells=("this",))
    assert search.search("thıs") is not None
    assert search.search("thiſ") is not None


@pytest.mark.parametrize("word", ["late", "LATE"])
def test_a_part_of_a_text_is_looked_through_alone(word: str) -> None:
    """What is asked of a few characters costs no more in a long text: the rest is not touched."""

    class Watched(str):
        """A text that says which parts of it were read."""

        def __getitem__(self, key: object) -> str:
            parts.append(key)
            return super().__getitem__(key)  # type: ignore[index]

        def __contains__(self, part: object) -> bool:
            raise AssertionError("the whole text is looked through")

        def casefold(self) -> str:
            raise AssertionError("the whole text is folded")

    parts: list[object] = []
    search = Search(r"(?<=so )late", re.I)
    text = Watched(f"{'so ' * 200}{word} again")
    assert search.search(text, 600, 604)
    assert not search.search(text, 0, 600)
    assert parts == [slice(600, 604), slice(0, 600)]
