"""What a run tells of settings and packs that could do nothing, and what it writes and reads."""

import json
from pathlib import Path

import pytest
from tests.conftest import Command
from tests.project.test_settings import write

PACK = """title = "Ours"
source = "our own"
rule = "{rule}"
[[phrase]]
match = "zonk"
why = "{why}"
bad = "We [[zonk]] you."
good = "We ship it on Monday."
"""


@pytest.mark.parametrize("rule", ["placeholder", "shouting", "blame", "house-words"])
def test_a_pack_adds_words_to_any_rule_about_words(
    replykit: Command, tmp_path: Path, rule: str
) -> None:
    pack = write(tmp_path / "ours.toml", PACK.format(rule=rule, why="{quote}"))
    write(tmp_path / "replykit.toml", 'packs = ["ours.toml"]\n')
    assert replykit("check-packs", pack).status == 0
    told = replykit("lint", write(tmp_path / "a.md", "We zonk you today.\n"), "--no-cache")
    assert (rule in told.out, told.status) == (True, 1)


@pytest.mark.parametrize("rule", ["missing-thanks", "too-long", "not-english", "off-topic"])
def test_a_pack_for_a_rule_that_hears_no_phrases_is_refused(
    replykit: Command, tmp_path: Path, rule: str
) -> None:
    told = replykit("check-packs", write(tmp_path / "o.toml", PACK.format(rule=rule, why="No.")))
    assert told.status != 0
    assert "does not look for phrases" in told.out + told.err


def test_a_slot_that_nothing_fills_is_told(replykit: Command, tmp_path: Path) -> None:
    pack = write(tmp_path / "o.toml", PACK.format(rule="blame", why="{quot} is bad."))
    told = replykit("check-packs", pack)
    assert told.status == 1
    assert "did you mean {quote}?" in told.out + told.err


def test_rules_that_cancel_each_other_are_2(replykit: Command, tmp_path: Path) -> None:
    bad = write(tmp_path / "a.md", "You failed to pay.\n")
    told = replykit("lint", bad, "--select", "blame", "--ignore", "blame")
    assert told.status == 2
    assert "no rule is left" in told.err
    write(
        tmp_path / "replykit.toml",
        'ignore = ["blame"]\n[[overrides]]\nfiles = ["*.md"]\nselect = ["blame"]\n',
    )
    assert replykit("lint", bad).status == 2
    assert replykit("lint", bad, "--select", "blame,excuse").status == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--no-config", "--config", "o.toml"], "exclude each other"),
        (["--stdin-filename", "x.json"], "--stdin-filename names standard input"),
    ],
)
def test_options_that_would_do_nothing_are_2(
    replykit: Command, tmp_path: Path, options: list[str], told: str
) -> None:
    write(tmp_path / "o.toml", "")
    answer = replykit("lint", write(tmp_path / "a.md", "Hello.\n"), *options)
    assert answer.status == 2
    assert told in answer.err


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{x", "Put the name in double quotes."),
        ('{"a": 1, }', "Take out the comma before it, or put the name in double quotes."),
    ],
)
def test_broken_json_is_told_with_the_right_remedy(
    replykit: Command, tmp_path: Path, text: str, hint: str
) -> None:
    told = replykit("lint", write(tmp_path / "a.json", text))
    assert f"double quotes. {hint}" in told.err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("iPhones are not covered.", "iPhones are not covered."),
        ("www.x.example is down.", "www.x.example is down."),
        ("eBay is closed.", "eBay is closed."),
        ("the lamp is sold out.", "The lamp is sold out."),
        ("e-mail is down.", "E-mail is down."),
    ],
)
def test_a_fix_leaves_a_name_as_it_is_spelt(
    replykit: Command, tmp_path: Path, before: str, after: str
) -> None:
    path = write(tmp_path / "a.txt", f"Please be advised that {before}\n")
    replykit("lint", path, "--fix")
    assert Path(path).read_text("utf-8") == f"{after}\n"


def said(replykit: Command, *arguments: str | Path) -> list[dict[str, object]]:
    told = replykit("lint", *arguments, "--format", "json", "--no-cache").out
    return [finding for file in json.loads(told)["files"] for finding in file["findings"]]


def test_ways_of_payment_make_a_difference(replykit: Command, tmp_path: Path) -> None:
    one = write(tmp_path / "r1.md", "Refunds by card take 5 working days.\n")
    other = write(tmp_path / "r2.md", "Refunds by bank transfer take 10 working days.\n")
    again = write(tmp_path / "r3.md", "Refunds by card take 9 working days.\n")
    only = ("--select", "inconsistent-promise")
    assert replykit("lint", one, other, *only).status == 0
    assert replykit("lint", one, other, again, *only).status == 1


def test_a_table_of_hubspot_is_read_by_its_body(replykit: Command, tmp_path: Path) -> None:
    table = (
        "Shortcut,Snippet name,Snippet body,Description\n"
        '#late,Late payer,"Hi Ann, you failed to pay.",You must use this only for late payers.\n'
    )
    found = said(replykit, write(tmp_path / "h.csv", table), "--select", "blame,commanding")
    assert [(one["rule"], one["template"]) for one in found] == [("blame", "Late payer")]


def test_an_attachment_is_no_reply(replykit: Command, tmp_path: Path) -> None:
    record = {
        "title": "Late",
        "content_html": "<p>Hi Ann, your lamp left today.</p>",
        "attachments": [{"name": "you must read this before you write again.pdf"}],
    }
    path = write(tmp_path / "f.json", json.dumps([record]))
    assert said(replykit, path, "--select", "commanding") == []


def test_the_subject_of_a_saved_reply_is_read(replykit: Command, tmp_path: Path) -> None:
    record = {"name": "Late", "subject": "Sorry for the inconvenience", "body": "It left today."}
    path = write(tmp_path / "s.json", json.dumps({"results": [record]}))
    found = said(replykit, path, "--select", "generic-apology")
    assert [one["quote"] for one in found] == ["Sorry for the inconvenience"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.md", "Thank you, {{ticket.id}} is open.", False),
        ("a.md", "Hello {{ agent.name }} here, I fixed it.", False),
        ("a.md", "Dear {{customer.company_name}} team, it is fixed.", False),
        ("a.md", "Hi {{customer.first_name}}, it is fixed.", True),
        ("a.md", "Hi {{ticket.requester.first_name}}, it is fixed.", True),
        ("a.mustache", "Hi {{firstName}}{{^firstName}}there{{/firstName}}, done.", False),
        ("a.mustache", "Hi {{firstName}}, done.", True),
    ],
)
def test_only_a_customers_name_wants_a_fallback(
    replykit: Command, tmp_path: Path, name: str, text: str, told: bool
) -> None:
    path = write(tmp_path / name, f"{text}\n")
    assert bool(said(replykit, path, "--select", "missing-fallback")) is told
