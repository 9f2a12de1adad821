# mypy: disable-error-code="arg-type, call-arg"
"""Arguments in the wrong place are told as errors of ours, and models cannot be changed."""

import ast
import copy
import inspect
import operator
import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import replykit.linter.config
import replykit.model
from replykit import (
    Case,
    Config,
    ConfigError,
    Fault,
    Policy,
    Remedy,
    ReplykitError,
    check_rewrite,
    draft_reply,
    find_trends,
    lint_many,
    lint_reply,
    parse_complaint,
    parse_many,
    variants,
)
from replykit.model import Given

TEXT = "The kettle leaks. I have written twice."
NOT_A_TEXT: Any = float("nan")


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: draft_reply(TEXT, Case(fault="ours")), "policy must be a Policy, not Case"),
        (lambda: draft_reply(TEXT, None, Policy()), "case must be a Case, not Policy"),
        (lambda: draft_reply(TEXT, {"sector": "general"}), r"Policy\(\*\*policy\)"),
        (lambda: variants(TEXT, Policy()), "n must be a whole number"),
        (lambda: variants(TEXT, 2.5), "n must be a whole number"),
        (lambda: lint_reply(TEXT, config={"ignore": ["blame"]}), r"Config\(\*\*config\)"),
        (lambda: lint_reply(TEXT, "sms"), "channel='sms'"),
        (lambda: lint_many(None), "texts must be an iterable, not NoneType"),
        (lambda: lint_many([TEXT], config="blame"), "config must be a Config"),
        (lambda: parse_many(TEXT), "put it in a list"),
        (lambda: find_trends("abc"), "put it in a list"),
        (lambda: find_trends(parse_complaint(TEXT)), "put it in a list"),
        (lambda: find_trends(None), "complaints must be an iterable"),
        (lambda: check_rewrite("x", "y"), "draft must be a Draft, not str"),
        (lambda: Config(ignore="blame"), r"'ignore': write it as a list, as in \['blame'\]"),
        (lambda: Config(packs=["no.toml"]), "^pack no.toml: No such file"),
        (lambda: list(parse_many([TEXT, TEXT, NOT_A_TEXT])), "^text 3: text must be a string"),
        (lambda: list(lint_many(iter([TEXT, None]))), "^text 2: text must be a string"),
        (
            lambda: list(lint_many([TEXT, NOT_A_TEXT, TEXT], processes=2)),
            "^text 2: text must be a string",
        ),
        (lambda: Config(packs=(Path("no.toml"),)), "^pack no.toml: No such file"),
        (lambda: Config("blame"), r"name each setting, as in Config\(select=...\)"),
        (lambda: Case().model_copy(update={"fault": "bogus"}), "Case: setting 'fault'"),
    ],
)
def test_what_is_out_of_place_is_told(call: Callable[[], object], named: str) -> None:
    with pytest.raises(ReplykitError, match=named):
        call()


def test_a_complaint_of_one_word_is_still_taken() -> None:
    assert lint_reply("Could you tell me more?", "Broken").channel == "email"
    assert lint_reply("Could you tell me more?", channel="sms").channel == "sms"


def test_a_copy_with_changed_settings_is_checked_and_keeps_the_rest() -> None:
    case = Case(customer_name="Ann", fault="ours").model_copy(update={"fault": "shared"})
    assert case == Case(customer_name="Ann", fault=Fault.SHARED)
    assert case.model_copy() == case


@pytest.mark.parametrize(
    "field",
    [
        parse_complaint("Third time I write!").signals.evidence,
        Policy(private_contact={"review": "care@example.com"}).private_contact,
        Policy(remedies={"refund": (Remedy(label="refund", text="refund it"),)}).remedies,
        Case(requests_refused={"refund": "it is used"}).requests_refused,
        Config(severity={"blame": "advice"}).severity,
    ],
)
def test_what_a_model_maps_cannot_be_changed(field: dict[object, object]) -> None:
    before = dict(field)
    for change in (
        field.clear,
        partial(field.update, {1: 2}),
        partial(field.setdefault, "bogus", 3),
        partial(field.pop, "bogus", None),
        partial(operator.ior, field, {1: 2}),
        partial(operator.setitem, field, "bogus", 3),
    ):
        with pytest.raises(TypeError, match="cannot be changed"):
            change()
    assert field == before


def test_a_model_with_maps_is_copied_kept_and_counted() -> None:
    policy = Policy(private_contact={"review": "care@example.com"})
    assert Policy.model_validate_json(policy.model_dump_json()) == policy
    assert pickle.loads(pickle.dumps(policy)) == copy.deepcopy(policy) == policy
    complaint = parse_complaint("Third time I write!")
    assert len({policy, copy.deepcopy(policy), complaint, draft_reply(complaint)}) == 3


def test_what_type_checkers_are_told_a_model_takes_are_its_fields() -> None:
    for module in (replykit.model, replykit.linter.config):
        tree = ast.parse(Path(inspect.getfile(module)).read_text(encoding="utf-8"))
        for node in tree.body:
            kind = getattr(module, node.name, None) if isinstance(node, ast.ClassDef) else None
            if inspect.isclass(kind) and issubclass(kind, Given) and kind is not Given:
                (told,) = (
                    part
                    for part in ast.walk(node)
                    if isinstance(part, ast.FunctionDef) and part.name == "__init__"
                )
                assert [arg.arg for arg in told.args.kwonlyargs] == list(kind.model_fields)


def test_strings_are_taken_where_type_checkers_are_told_so() -> None:
    assert Config(ignore=["blame"], severity={"excuse": "warning"}).ignore == ("blame",)
    with pytest.raises(ConfigError):
        Config(severity={"excuse": "grave"})
