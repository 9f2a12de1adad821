"""The nouns, and the face of the package."""

import ast
import pickle
import tomllib
from enum import StrEnum
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from tests.conftest import ROOT

import replykit
from replykit import Config, model
from replykit.model import (
    Case,
    Channel,
    Commitment,
    ConfigError,
    EmotionLabel,
    Finding,
    IssueLabel,
    Part,
    Policy,
    Remedy,
    ReplykitError,
    Report,
    RequestLabel,
    Severity,
    Signals,
    Span,
    Stage,
)


def test_all_is_sorted() -> None:
    assert replykit.__all__ == sorted(replykit.__all__)


def test_all_is_what_type_checkers_see() -> None:
    tree = ast.parse((ROOT / "src/replykit/__init__.py").read_text("utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in guarded.body if isinstance(node, ast.ImportFrom)]
    homes = {name.name: node.module for node in imports for name in node.names}
    assert sorted(homes) == replykit.__all__
    lazy = {name: replykit._HOMES.get(name, "replykit.model") for name in replykit.__all__}
    assert lazy == homes


@pytest.mark.parametrize("name", replykit.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(replykit, name) is not None
    assert name in dir(replykit)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="parse_complain"):
        _ = replykit.parse_complain


def test_every_model_and_error_is_public() -> None:
    mine = {
        name
        for name, value in vars(model).items()
        if isinstance(value, type)
        and value.__module__ == model.__name__
        and issubclass(value, (BaseModel, StrEnum, ReplykitError))
    }
    assert mine - set(replykit.__all__) == {"Model", "Given"}  # bases of the others


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    changelog = (ROOT / "docs/changelog.md").read_text("utf-8")
    newest = next(line for line in changelog.splitlines() if line.startswith("## "))
    assert replykit.__version__ == project["version"] == newest.split()[1]


@pytest.mark.parametrize(
    ("labels", "number"),
    [(IssueLabel, 21), (EmotionLabel, 8), (RequestLabel, 12), (Part, 5), (Channel, 6), (Stage, 7)],
)
def test_no_label_is_missing(labels: type[StrEnum], number: int) -> None:
    assert len(labels) == number


def test_labels_read_as_they_are_spelt() -> None:
    assert str(IssueLabel.DAMAGED_ITEM) == "damaged-item"
    assert f"{Severity.ERROR}" == "error"


def test_reviews_and_posts_are_public() -> None:
    assert {channel for channel in Channel if channel.is_public} == {"review", "social"}


def test_signals_are_listed_with_hyphens() -> None:
    assert Signals(legal_threat=True, abusive=True).labels() == ("abusive", "legal-threat")
    everything = {name: True for name in Signals.model_fields if name != "evidence"}
    assert len(Signals.model_validate(everything).labels()) == 6


def test_models_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Span(start=0, end=1, text="a").start = 2  # type: ignore[misc]


@pytest.mark.parametrize("settings", [Policy, Case])
def test_unknown_fields_are_refused(settings: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="extra"):
        settings.model_validate({"nmae": "Ann"})


@pytest.mark.parametrize(
    ("made", "values", "told"),
    [
        (Config, {"ignores": ("blame",)}, "unknown setting 'ignores'; did you mean 'ignore'?"),
        (Config, {"ignore": ("blaim",)}, "no rule 'blaim'; did you mean 'blame'?"),
        (Config, {"severity": {"blame": "eror"}}, "did you mean 'error'?"),
        (Policy, {"bussiness_name": "Harbour"}, "did you mean 'business_name'?"),
        (Policy, {"private_contact": {"revew": "a@b.c"}}, "did you mean 'review'?"),
        (Policy, {"private_contact": "a@b.c"}, "setting 'private_contact'"),
        (
            Policy,
            {"remedies": {"refund": [{"label": "refund", "txt": "pay"}]}},
            "unknown setting 'remedies.refund.0.txt'; did you mean 'text'?",
        ),
        (Case, {"custmer_name": "Ann"}, "did you mean 'customer_name'?"),
        (Case, {"zzz": 1}, "known: customer_name"),
        (Case, {"fault": "our"}, "did you mean 'ours'?"),
        (Remedy, {"label": "refund"}, "setting 'text'"),
    ],
)
def test_what_is_built_wrongly_is_told_with_the_nearest_key(
    made: type[BaseModel], values: dict[str, Any], told: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        made(**values)
    assert told in str(caught.value)


def test_what_is_built_goes_to_json_and_back() -> None:
    policy = Policy(private_contact={Channel.REVIEW: "care@example.com"})
    assert Policy.model_validate_json(policy.model_dump_json()) == policy
    assert pickle.loads(pickle.dumps(policy)) == policy


def test_a_span_is_as_long_as_its_text() -> None:
    with pytest.raises(ValidationError, match="as long as"):
        Span(start=0, end=3, text="ab")


def test_errors_are_value_errors() -> None:
    for error in (model.TextError, model.PackError, model.ConfigError):
        assert issubclass(error, ReplykitError)
        assert issubclass(error, ValueError)


def test_measures_of_a_few_words_are_left_out() -> None:
    report = Report(text="Sorry, Ann.", channel=Channel.CHAT, ok=True)
    assert report.readability.coleman_liau is None
    assert -1 <= report.sentiment <= 1


def test_a_report_reads_back_from_its_json() -> None:
    finding = Finding(
        rule="blame", severity=Severity.ERROR, message="…", start=0, end=3, line=1, column=1,
        quote="You", url="https://example.org",
    )  # fmt: skip
    report = Report(
        text="You should have read the label.", channel=Channel.SMS, findings=(finding,), ok=False
    )
    written = report.model_dump_json()
    assert '"readability"' in written
    assert Report.model_validate_json(written) == report


def test_equal_models_are_one_key() -> None:
    policy = {"remedies": {"billing": ({"label": "refund", "text": "pay it back"},)}}
    one, two = Policy.model_validate(policy), Policy.model_validate(policy)
    assert hash(one) == hash(two)
    assert {one: 1}[two] == 1
    assert hash(Policy()) != hash(one)
    signals = Signals(abusive=True, evidence={"abusive": (Span(start=0, end=1, text="a"),)})
    assert len({signals, signals.model_copy(), Signals()}) == 2
    assert hash(Case()) != hash(Policy())
    assert len({replykit.parse_complaint("My lamp broke."), replykit.draft_reply("No lamp.")}) == 2
    assert hash(Config()) == hash(Config())


def test_severities_are_ordered_by_how_much_they_matter() -> None:
    assert Severity.ADVICE < Severity.WARNING < Severity.ERROR
    assert Severity.ERROR >= Severity.WARNING > "advice"
    assert max(Severity) is Severity.ERROR
    assert sorted(Severity) == [Severity.ADVICE, Severity.WARNING, Severity.ERROR]
    assert Severity.ERROR <= Severity.ERROR


def test_who_stands_for_a_promise_is_one_of_three() -> None:
    assert Commitment(what="call you", authority="case").confirmed
    with pytest.raises(ValidationError, match="authority"):
        Commitment.model_validate({"what": "call you", "authority": "boss"})
