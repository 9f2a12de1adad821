"""What an expression says that it cannot do without, every match of it holds."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replykit import rules
from replykit.rule import all_rules
from replykit.search import Search

WAITING = {
    f"{module.name}.{name}": value
    for module in pkgutil.iter_modules(rules.__path__)
    for name, value in vars(importlib.import_module(f"replykit.rules.{module.name}")).items()
    if isinstance(value, Search) and (value.tells or value.signs)
}


@pytest.mark.parametrize("name", WAITING)
def test_no_match_is_passed_over(name: str) -> None:
    """Texts made of the expression itself, which match it, are always tried."""
    search = WAITING[name]

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(search.pattern))
    def check(text: str) -> None:
        assert search.may_match(text)

    check()


def test_no_example_of_a_rule_is_passed_over() -> None:
    texts = [e.text for rule in all_rules().values() for e in rule.examples]
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
