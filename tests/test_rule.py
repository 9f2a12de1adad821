"""Every rule does what its own file says."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from replykit import ReplykitError, testing
from replykit.rule import Example, Problem, Reply, Rule, all_rules, rule, split_clauses

RULES = all_rules()
TONE = {
    "argumentative", "blame", "boilerplate", "cheerful-mismatch", "commanding",
    "conditional-apology", "excuse", "generic-apology", "minimizing", "over-promise",
    "placeholder", "public-details", "review-incentive", "shouting", "vague-follow-up",
}  # fmt: skip


def test_no_tone_rule_is_missing() -> None:
    assert set(RULES) >= TONE


@pytest.mark.parametrize("name", RULES)
def test_every_rule_behaves(name: str) -> None:
    """Bad is flagged at its marks, good passes every rule, near misses are left alone."""
    assert list(testing.problems(RULES[name])) == []


@pytest.mark.parametrize("name", RULES)
def test_a_rule_lives_in_the_file_of_its_name(name: str) -> None:
    assert Path(RULES[name].source).stem == name.replace("-", "_")


@pytest.mark.parametrize("name", RULES)
def test_rules_do_not_know_each_other(name: str) -> None:
    """What they share stands in modules whose names begin with an underscore."""
    source = Path(RULES[name].source).read_text("utf-8")
    assert not re.search(r"^\s*(?:from|import) replykit\.rules\.[a-z]", source, re.M)
    assert not re.search(r"^\s*from replykit\.rules import (?!_)", source, re.M)


@pytest.mark.parametrize("name", RULES)
def test_a_summary_is_one_sentence(name: str) -> None:
    summary = RULES[name].summary
    assert "\n" not in summary
    assert summary.endswith(".")
    assert len(summary) <= 90


@pytest.mark.parametrize("name", RULES)
def test_messages_are_sentences_for_the_writer(name: str) -> None:
    for example in RULES[name].examples:
        if example.complaint is None and not RULES[name].needs_complaint:
            for problem in RULES[name].check(Reply(example.text, channel=example.channel)):
                assert problem.message.endswith((".", "?", "”"))
                assert len(problem.message) <= 240
                assert "{quote}" not in problem.message


def test_a_quotation_is_left_alone() -> None:
    assert not list(RULES["blame"].check(Reply("You wrote “you should have checked” to us.")))


def test_clauses_cover_the_sentence_in_order() -> None:
    norms = "we are late , and the driver was ill , but you have it by friday .".split()
    clauses = split_clauses(norms)
    assert clauses[0][0] == 0
    assert clauses[-1][1] == len(norms)
    assert all(a[1] == b[0] for a, b in pairwise(clauses))


@rule(
    group="house",
    examples=[
        Example(bad="Your [[gadget]] is here.", good="Your lamp is here."),
    ],
    leaves_alone=["The inspector gadgets are here."],
)
def gadget(reply: Reply) -> Iterator[Problem]:
    """A word that our house does not use.

    ## Why it matters
    It is nobody's name for what they bought.

    ## Write instead
    Name the thing.
    """
    for start, end in zip(reply.tokens.starts, reply.tokens.ends, strict=True):
        if reply.text[start:end].lower() == "gadget":
            yield Problem(start, end, "Name the thing.")


def test_an_outside_rule_is_checked_like_ours() -> None:
    assert gadget.name == "gadget"
    assert list(testing.problems(gadget)) == []


def changed(**changes: object) -> Rule:
    """The rule above, with something spoiled."""
    from dataclasses import replace

    return replace(gadget, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spoiled", "problem"),
    [
        (changed(examples=(Example("[[Your]] gadget is here.", "Fine."),)), "not the marked"),
        (changed(examples=(Example("Your gadget is here.", "Fine."),)), "mark the words"),
        (changed(examples=(Example("A [[gadget]].", "A gadget."),)), "in the good"),
        (
            changed(examples=(Example("A [[gadget]].", "You should have checked the label."),)),
            "blame flags",
        ),
        (changed(leaves_alone=("A gadget.",)), "should leave alone"),
        (changed(leaves_alone=()), "no near miss"),
        (changed(examples=()), "no example"),
        (changed(page="## Why it matters\nIt does."), "'## Write instead'"),
        (changed(summary=""), "docstring"),
    ],
)
def test_a_rule_that_misbehaves_is_told_so(spoiled: Rule, problem: str) -> None:
    told = list(testing.problems(spoiled))
    assert any(problem in line for line in told), told


def test_a_severity_may_be_written_as_a_word() -> None:
    def jargon(reply: Reply) -> Iterator[Problem]:
        """Words of the trade."""
        yield from ()

    assert rule(group="own", severity="error")(jargon).severity.rank == 2
    with pytest.raises(ReplykitError, match=r"rule jargon: its severity is error.*not 'fatal'"):
        rule(group="own", severity="fatal")(jargon)
