"""Files made to be hard: what is shared is not multiplied, and patterns of any letters are read."""

from collections.abc import Callable

import pytest
from tests.robustness.test_linear import count_calls

from replykit import ReplykitError
from replykit.project.settings import matches
from replykit.templates import lint_templates, read_templates

COMMENTED = "# replykit: {verb}[blame]\n- You should have waited {n} days.\n"


def commented(verb: str, count: int) -> str:
    return "".join(COMMENTED.format(verb=verb, n=n) for n in range(count))


@pytest.mark.parametrize("verb", ["ignore", "ignore-file", "ignore-start", "ignore-next-line"])
def test_the_comments_of_a_file_are_not_multiplied(verb: str) -> None:
    templates = read_templates(("a.yaml", commented(verb, 400).encode()))
    assert len(templates) == 400
    assert sum(len(template.suppressions) for template in templates) <= 51 * 400
    assert not [f for f in lint_templates(templates) if f.rule == "blame"]


@pytest.mark.parametrize("verb", ["ignore", "ignore-file", "ignore-start"])
def test_twice_the_comments_are_at_most_twice_the_calls(verb: str) -> None:
    def read(text: str) -> None:
        read_templates(("a.yaml", text.encode()))

    read(commented(verb, 10))
    once = count_calls(read, commented(verb, 150))
    assert count_calls(read, commented(verb, 300)) <= 2.3 * once


def test_a_comment_that_reaches_nothing_is_still_told_of() -> None:
    text = (
        "- We are sorry you waited.\n# replykit: ignore[blame]\n\n\n- You waited so long for it.\n"
    )
    found = lint_templates(read_templates(("a.yaml", text.encode())))
    assert [f.line for f in found if f.rule == "unused-suppression"] == [2]
    last = "- You waited so long for it.\n\n\n# replykit: ignore[blame]\n"
    found = lint_templates(read_templates(("a.yaml", last.encode())))
    assert [f.line for f in found if f.rule == "unused-suppression"] == [4]


def laughs(levels: int) -> str:
    lines = ["a0: &a0 [You should have waited.]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


def test_aliases_of_aliases_are_read_once() -> None:
    def read(text: str) -> None:
        read_templates(("a.yaml", text.encode()))

    assert len(read_templates(("a.yaml", laughs(30).encode()))) == 1
    read(laughs(3))
    assert count_calls(read, laughs(40)) <= 3 * count_calls(read, laughs(20))


HARD: dict[str, Callable[[int], str]] = {
    "a.json": lambda n: '{"a":' * n,
    "a.yaml": lambda n: "{a: " * n,
    "a.csv": lambda n: 'title,body\na,"' + "We are sorry\n" * n,
    "a.eml": lambda n: "Subject: a\n" + "Content-Type: message/rfc822\n\n" * n,
    "b.eml": lambda n: "Subject: a\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(n)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_what_is_nested_too_deeply_is_an_error_of_ours_or_read(name: str) -> None:
    told = name
    try:
        read_templates((name, HARD[name](20_000).encode()))
    except ReplykitError as error:
        told = str(error)
    assert name in told


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("**/late.md", "a/b/late.md", True), ("**/late.md", "late.md", True),
        ("a/**", "a/b/c.md", True), ("a/**/c.md", "a/c.md", True), ("a/**/c.md", "b/c.md", False),
        ("odd[1]/", "odd[1]/x.md", True), ("[", "a/[/b.md", True), ("[!", "a.md", False),
        ("{a,b}", "{a,b}", True), ("é*.md", "été.md", True), ("a\\b", "a\\b", True),
        ("", "a.md", False), ("/", "a.md", False), ("***", "a/b.md", True), ("*", "\udc80", True),
        ("a\nb", "a\nb", True), ("\0", "a", False), ("[z-a]", "m", False), ("  ", "a", False),
    ],
)  # fmt: skip
def test_patterns_of_any_letters_are_read(pattern: str, path: str, fits: bool) -> None:
    assert matches(path, (pattern,)) is fits


def test_stars_in_a_row_are_tried_once() -> None:
    once = count_calls(lambda text: matches("a/" * 60 + "b", (text,)), "**/" * 20 + "c")
    twice = count_calls(lambda text: matches("a/" * 60 + "b", (text,)), "**/" * 40 + "c")
    assert twice <= 2.3 * once
