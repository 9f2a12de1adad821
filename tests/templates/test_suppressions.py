"""Comments that silence findings, and those that have nothing to silence."""

# ruff: noqa: E501 -- a case a line
import pytest

from replykit.linter import Config
from replykit.templates import TemplateFinding, lint_templates, read_templates

BLAME = "You should have checked."
FRAGMENT = Config(kind="fragment", reader=False)  # what is tested here is not its opinion


def lint(name: str, text: str, config: Config = FRAGMENT) -> list[TemplateFinding]:
    return lint_templates(read_templates((name, text.encode())), config)


def names(name: str, text: str) -> list[tuple[str, int]]:
    return [(f.rule, f.line) for f in lint(name, text)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"<!-- replykit: ignore[blame] quoted from the contract -->\n{BLAME}\n"),
        ("a.md", f"{BLAME} <!-- replykit: ignore[blame] -->\n"),
        ("a.md", f"{{# replykit: ignore[blame] #}}\n\n{BLAME}\n"),
        ("a.html", f"<p>{BLAME}</p> <!-- replykit: ignore[blame, commanding] -->"),
        ("a.txt", f"{{% comment %}}replykit: ignore[blame]{{% endcomment %}}\n{BLAME}"),
        ("a.txt", f"{{{{!-- replykit: ignore[blame] --}}}}\n{BLAME}"),
        ("a.txt", f"// replykit: ignore[blame]\n{BLAME}"),
        ("a.erb", f"<%# replykit: ignore[blame] %>\n{BLAME}"),
        ("a.txt", f"Hi.\n{{# replykit: ignore-start[blame] #}}\nHi.\n{BLAME}\n{{# replykit: ignore-end #}}\n"),
        ("a.txt", f"{BLAME}\n\n{{# replykit: ignore-file[blame] legal #}}\n"),
        ("a.txt", f"{{# replykit: ignore-file #}}\n{BLAME} Calm down."),
        ("a.yaml", f"# replykit: ignore[blame]\nbody: {BLAME}\n"),
        ("a.yaml", f"# replykit: ignore[blame]\nbody: |\n  Hi there.\n\n  {BLAME}\n"),
        ("a.yaml", f"body: >  # replykit: ignore[blame] why\n  Hi there.\n\n  {BLAME}\n"),
        ("a.yaml", f"a:\n  - body: {BLAME}  # replykit: ignore[blame]\n"),
        ("a.yaml", f"- # replykit: ignore[blame] x\n  body: |\n    Hi there.\n\n    {BLAME}\n"),
        ("a.yaml", f"late: # replykit: ignore[blame]\n  body: {BLAME}\n"),
        ("a.json", f'[{{ // replykit: ignore[blame]\n"body": "{BLAME}"}}]'),
        ("a.yaml", f"body: |\n  {{# replykit: ignore[blame] #}}\n  {BLAME}\n"),
        ("a.yaml", f"# replykit: ignore-file[blame]\na: {BLAME}\nb: {BLAME}\n"),
        ("a.md", f"---\n# replykit: ignore-file[blame]\ntitle: x\n---\n{BLAME}\n"),
        ("a.json", f'{{\n  // replykit: ignore[blame]\n  "body": "{BLAME}"}}'),
        ("a.json", f'{{"body": "Hi. {{# replykit: ignore[blame] #}}\\n{BLAME} {{# replykit: ignore[blame] #}}\\nHo."}}'.replace("Hi. {# replykit: ignore[blame] #}", "Hi.")),
        ("a.csv", f'title,body\nx,"{BLAME} {{# replykit: ignore[blame] #}}"\n'),
    ],
)  # fmt: skip
def test_a_comment_silences_a_finding(name: str, text: str) -> None:
    assert names(name, text) == []


def test_it_reaches_no_further() -> None:
    text = f"{{# replykit: ignore[blame] #}}\n{BLAME}\n{BLAME}\n"
    assert names("a.txt", text) == [("blame", 3)]
    text = f"# replykit: ignore[blame]\na: {BLAME}\nb: {BLAME}\n"
    assert names("a.yaml", text) == [("blame", 3)]


def test_comments_are_no_part_of_the_reply() -> None:
    [template] = read_templates(("a.txt", b"One two\n<!-- replykit: ignore -->\nthree.\n"))
    assert template.text == "One two\nthree.\n"


def test_an_unused_comment_is_reported() -> None:
    [found] = lint("a.md", "<!-- replykit: ignore[blame] -->\nHello.\n")
    assert (found.rule, found.severity, found.line) == ("unused-suppression", "advice", 1)
    assert "blame" in found.message


def test_an_unknown_rule_is_named_with_the_nearest() -> None:
    found = lint("a.md", f"<!-- replykit: ignore[blam] -->\n{BLAME}\n")
    assert [f.rule for f in found] == ["unused-suppression", "blame"]
    assert "did you mean “blame”" in found[0].message


def test_a_comment_for_a_rule_that_does_not_run_is_left_alone() -> None:
    text = "<!-- replykit: ignore[blame] -->\nHello.\n"
    assert lint("a.md", text, Config(kind="fragment", ignore=("blame",))) == []


def test_a_comment_shared_by_templates_is_used_if_one_of_them_needs_it() -> None:
    assert (
        names(
            "a.yaml", f"# replykit: ignore-file[blame]\na: {BLAME}\nb: Hello, my dear old friend.\n"
        )
        == []
    )


def test_an_unused_comment_is_told_of_the_record_that_it_stands_in() -> None:
    records = "".join(
        f"- title: No. {n}\n  # replykit: ignore[{'blame' if n == 4 else 'shouting'}]\n  body: "
        f"It is LATE, my dear old friend {n}.\n"
        for n in range(6)
    )
    found = [f for f in lint("a.yaml", records) if f.rule == "unused-suppression"]
    assert [(f.template, f.line) for f in found] == [("No. 4", 14)]


def test_what_stands_before_a_comment_in_prose_opens_no_value() -> None:
    text = f"In short: <!-- replykit: ignore[blame] -->\n{BLAME}\n"
    assert ("blame", 2) in names("a.md", text)


def test_a_hash_within_a_value_is_no_comment() -> None:
    text = f"body: |\n  Hi there. # replykit: ignore[blame]\n  {BLAME}\n"
    assert ("blame", 3) in names("a.yaml", text)


# --- what silences nothing, or more than it seems to ----------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "told", "silent"),
    [
        ("a.md", "<!-- replykit ignore[blame] -->\nYou should have checked.", "Write it as “replykit: ignore[blame]”", False),
        ("a.md", "<!-- replykit : ignore[blame] -->\nYou should have checked.", "Write it as “replykit: ignore[blame]”", False),
        ("a.md", "<!-- replykit - ignore-next-line(blame, excuse) -->\nYou should have checked.", "Write it as “replykit: ignore-next-line[blame, excuse]”", False),
        ("a.md", "<!-- Replykit, IGNORE as agreed -->\nYou should have checked.", "Write it as “replykit: ignore”", False),
        ("a.md", "<!-- REPLYKIT: IGNORE[BLAME] x -->\nYou should have checked.", "did you mean “blame”?", False),
        ("a.md", "<!-- replykit: ignore(blame) so be it -->\nYou should have checked.", "square brackets: “[blame]”", True),
        ("a.md", "<!-- replykit: ignore(excuse) -->\nYou should have checked.", "square brackets: “[excuse]”", False),
        ("a.md", "<!-- replykit: ignore[] -->\nYou should have checked.", "“[]” names no rule", True),
        ("a.md", "[//]: # (replykit: ignore[blame])\nYou should have checked.", "This is no comment here", False),
        ("a.txt", "You should have checked. // replykit: ignore[blame]", "This is no comment here", False),
        ("a.txt", "# replykit: ignore[blame]\nYou should have checked.", "This is no comment here", False),
        ("a.json", '[{"title": "T", "body": "replykit: ignore[blame] You should have checked."}]', "This is no comment here", False),
    ],
)  # fmt: skip
def test_a_comment_that_goes_wrong_is_told(name: str, text: str, told: str, silent: bool) -> None:
    found = lint(name, text)
    rules = [f.rule for f in found]
    [unused] = [f for f in found if f.rule == "unused-suppression"]
    assert told in unused.message
    assert ("blame" not in rules) is silent


def test_code_that_shows_a_comment_is_none() -> None:
    text = "It left today.\n\n```\n# replykit: ignore[blame]\n```\n"
    [template] = read_templates(("a.md", text.encode()))
    assert template.suppressions == ()
