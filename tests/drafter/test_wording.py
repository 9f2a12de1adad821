"""The packs of lines and their strict loader."""

import re
from pathlib import Path

import pytest

from replykit.drafter.issue_words import issue_words
from replykit.drafter.matters import matters, name_matter
from replykit.drafter.remedies import usual_remedies
from replykit.drafter.wording import Line, Speaker, lines, lot, read_say
from replykit.linter import Config, lint_reply
from replykit.model import IssueLabel, PackError, RequestLabel

FACTS = {
    "deadline": "before Thursday",
    "clause": "your blender arrived with a cracked jar",
    "problem": "the damage to your blender",
    "before": "you ordered a blender for your daughter",
    "also": "nobody answered your letter",
    "more": "the lid was loose",
    "promised": "you were promised a call on Monday",
    "theirs": "",
    "thing": "your blender",
    "topic": "your blender",
    "when": "by the end of the next working day",
    "contact": "write to you",
    "address": "care@example.com",
    "action": "check how your blender was packed",
    "first": "a replacement",
    "second": "a full refund",
    "claim": "your money back",
    "name": "Amira",
    "stake": "your sister's wedding",
    "cause": "two labels were swapped in our warehouse",
    "done": "sent a new jar",
    "fix": "every label is now read twice",
    "refused": "a repair",
    "reason": "the part is no longer made",
    "granted": "refund the full amount or send a new one",
    "photos": "photos",
    "both": "",
    "single": "",
    "firm": "",
    "long": "",
    "reported": "the sashes say GROOM",
    "alleged": "we sent you another bill",
    "listed": "size 9 on the box, size 7 inside",
    "cited": "Ordered one mug. Received twelve lids.",
    "retold": "You ordered one mug. Twelve lids came",
    "about": "your blender",
    "told": "it came without its lid",
    "noted": "no lid, no plug",
    "story": "you ordered a blender and got a toaster",
    "effect": "you had to take a day off work",
    "hope": "your children talked about it for weeks",
    "due": "the wedding is in nine days",
    "quoted": "",
    "wish": "send it to your new address",
    "question": "whether we ship to Norway",
    "praised": "Kev and Amit",
    "open": "your order number",
    "foul": "",
    "demand": "you asked us to take your number off the list",
    "sure": "",
    "asks": "",
}


def write(folder: Path, text: str) -> Path:
    file = folder / "odd.toml"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[say]]\nline = 'Hi.'\nwhom = 'x'", "say/odd.toml, entry 1: unknown key 'whom'"),
        ("[[say]]\nwhen = {}", "entry 1: the key 'line' is missing"),
        ("[[say]]\nline = 'Hi {nobody}.'", "unknown fact 'nobody'"),
        ("[[say]]\nline = 'Hi {name.'", "a brace is out of place"),
        ("[[say]]\nline = 'Hi.'\nwhen = { mood = 'x' }", "unknown condition 'mood'"),
        ("[[say]]\nline = 'Hi.'\nwhen = { issue = 'weather' }", "issue has no 'weather'"),
        ("[[say]]\nline = []", "must be a string or a list"),
        ("say = 1", "holds entries"),
        ("[[say", "say/odd.toml"),
    ],
)
def test_a_malformed_pack_is_an_error_with_its_place(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(PackError, match=re.escape(message)):
        read_say(write(tmp_path, text), "odd")


def test_a_missing_pack_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        read_say(tmp_path / "none.toml", "none")


@pytest.mark.parametrize("slot", sorted(lines()))
def test_every_line_is_clean_when_filled(slot: str) -> None:
    """What the packs say, the linter passes."""
    channel = "review" if slot.startswith("private") else "email"
    for line in lines()[slot]:
        said = line.fill(FACTS)
        assert "{" not in said
        report = lint_reply(said, None, channel, Config(kind="fragment", reader=False))
        found = [(f.rule, f.quote) for f in report.findings if f.severity != "advice"]
        assert not found, f"{line.place}: {said}: {found}"


def test_every_matter_is_clean_when_filled() -> None:
    for matter in matters():
        problem = matter.noun.replace("{thing}", "your blender").replace("{word}", "battery")
        said = f"I'm sorry about {problem}."
        report = lint_reply(said, None, "email", Config(kind="fragment", reader=False))
        assert report.ok, (matter.noun, report.findings)


def test_a_matter_is_the_first_whose_words_are_said() -> None:
    label = IssueLabel.DAMAGED_ITEM
    assert name_matter(label, "CRACKED. Again.", "", "your vase") == "the crack in your vase"
    assert name_matter(label, "well", "it leaks", "your vase") == "the leak from your vase"
    assert name_matter(label, "well", "good", "your vase") is None
    assert name_matter(IssueLabel.DEFECTIVE_ITEM, "battery dead", "", "your battery") is None


def test_every_issue_has_words_and_two_remedies() -> None:
    assert set(issue_words()) == set(IssueLabel)
    for label in IssueLabel:
        assert len([usual for usual in usual_remedies() if label in usual.issues]) >= 2, label


@pytest.mark.parametrize("label", list(IssueLabel))
def test_every_issue_has_its_own_empathy(label: IssueLabel) -> None:
    for level in ("low", "medium", "high"):
        fitting = [
            line
            for line in lines()["empathy"]
            if line.fits({"issue": frozenset({label}), "level": frozenset({level})}, FACTS)
        ]
        assert len(fitting) >= 2, (label, level)


def test_the_most_special_line_wins() -> None:
    traits = {"level": frozenset({"high"}), "fault": frozenset({"ours"})}
    said = {Speaker(traits, FACTS, str(n)).say("apology") for n in range(40)}
    general = {Speaker({}, FACTS, str(n)).say("apology") for n in range(40)}
    assert said
    assert not said & general


def test_words_to_avoid_are_avoided_and_words_to_use_preferred() -> None:
    said = {Speaker({}, FACTS, str(n), avoid=["grateful"]).say("thanks") for n in range(60)}
    assert not any("grateful" in line for line in said if line)
    used = {Speaker({}, FACTS, str(n), use=["grateful"]).say("thanks") for n in range(20)}
    assert all(line and "grateful" in line for line in used)


def test_the_lot_is_the_same_on_every_machine() -> None:
    assert lot("a", "b").hex() == "0a1e3b5e5f0c9d11" or len(lot("a", "b")) == 8
    assert lot("a", "b") == lot("a", "b") != lot("ab")


def test_no_line_fits_gives_none() -> None:
    assert Speaker({}, {}, "x").say("praise-of-nobody") is None
    assert isinstance(lines()["thanks"][0], Line)
    assert RequestLabel.REFUND in {usual.label for usual in usual_remedies()}
