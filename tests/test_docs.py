"""The docs say what is true: generated, run, and linked."""

import re
from pathlib import Path
from typing import Any

import pytest
from docs import generate
from tests.conftest import ROOT

import replykit
from replykit.rule import all_rules

PAGES = sorted(
    [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "data").rglob("README.md")]
)
NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]


def test_every_page_is_fresh() -> None:
    """Pages of rules match their rules, and examples print what stands below them."""
    stale = [path.relative_to(ROOT).as_posix() for path in generate.stale(generate.wanted())]
    assert stale == [], "run: python docs/generate.py"


def test_a_page_whose_rule_is_gone_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generate, "FOLDER", tmp_path)
    (tmp_path / "sloth.md").write_text("# sloth\n", "utf-8")
    assert generate.stale({}) == [tmp_path / "sloth.md"]


def test_a_page_that_differs_is_stale(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    assert page in generate.stale({page: "new"})
    page.write_text("old", "utf-8")
    assert page in generate.stale({page: "new"})
    page.write_text("new", "utf-8")
    assert page not in generate.stale({page: "new"})


@pytest.mark.parametrize("name", all_rules())
def test_every_rule_has_a_page(name: str) -> None:
    text = (ROOT / "docs" / "rules" / f"{name}.md").read_text("utf-8")
    assert text.startswith("<!-- Made by docs/generate.py from src/replykit/rules/")
    assert all(h in text for h in ("## Why it matters", "## Write instead", "## Examples"))


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if not target.startswith(("http", "#")):
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_the_examples_of_the_docs_are_whole() -> None:
    """A page's code blocks are closed, and python ones at least compile."""
    for page in PAGES:
        text = page.read_text("utf-8")
        assert text.count("```") % 2 == 0, page
        for block in re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S):
            compile(block, str(page), "exec")


def test_examples_are_run_and_their_output_replaced() -> None:
    page = "```pycon\n>>> 1 + 1\n3\n>>> for n in (1, 2):\n...     print(n)\n```\n"
    assert generate.with_output(page) == (
        "```pycon\n>>> 1 + 1\n2\n>>> for n in (1, 2):\n...     print(n)\n1\n2\n```\n"
    )
    page = "```console\n$ replykit --version\nreplykit 0\n```\n"
    assert generate.with_output(page) == (
        f"```console\n$ replykit --version\nreplykit {replykit.__version__}\n```\n"
    )


@pytest.mark.parametrize(
    "page", ["```pycon\n>>> 1 / 0\n```\n", "```console\n$ replykit lint gone.txt\n```\n"]
)
def test_an_example_that_fails_is_not_written_down(page: str) -> None:
    with pytest.raises(RuntimeError):
        generate.with_output(page)


@pytest.mark.parametrize("name", replykit.__all__)
def test_every_public_name_has_a_docstring(name: str) -> None:
    assert getattr(replykit, name).__doc__


def test_the_readme_begins_with_what_it_does_and_two_commands() -> None:
    head = (ROOT / "README.md").read_text("utf-8").splitlines()[:16]
    assert any("replykit demo" in line for line in head)
    assert any("pytest" in line for line in head)


def reasons_to_wait(draft: replykit.Draft) -> list[str]:
    """What the page on drafting says of a draft that an app might send by itself."""
    text = (ROOT / "docs" / "drafting.md").read_text("utf-8")
    part = text.partition("## Which drafts not to send")[2]
    names: dict[str, Any] = {}
    exec(part.partition("```python\n")[2].partition("```")[0], names)
    reasons: list[str] = names["reasons_to_wait"](draft)
    return reasons


@pytest.mark.parametrize(
    ("complaint", "reason"),
    [
        ("I can't go on. I want to end it all because of your letters.", "come to harm"),
        ("I smell gas since your fitter left.", "come to harm"),
        ("My solicitor will write to you about the sofa.", "a court"),
        ("Great job, five stars for the laptop in the hedge!", "may be irony"),
        ("My parcel is a week late.", "nobody has confirmed"),
    ],
)
def test_the_docs_hold_back_what_a_person_has_to_see(complaint: str, reason: str) -> None:
    told = reasons_to_wait(replykit.draft_reply(complaint))
    assert any(reason in one for one in told)


def test_the_docs_let_a_plain_draft_go() -> None:
    case = replykit.Case(
        actions_done=["sent a new lamp by courier today"], next_contact="by Thursday at noon"
    )
    draft = replykit.draft_reply("My lamp arrived with a cracked shade.", case=case)
    assert reasons_to_wait(draft) == []
