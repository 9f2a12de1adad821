"""What can be said of many templates only, and what must be left alone."""

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest

from replykit import phrases
from replykit.linter import Config
from replykit.model import Severity
from replykit.rule import Rule
from replykit.templates import (
    CHECKS,
    Template,
    TemplateFinding,
    compare_templates,
    lint_template,
    read_templates,
)
from replykit.templates.collection import Collection, index, sketch_of
from replykit.templates.collection.index import agree
from replykit.templates.collection.sketch import Promise, find_promises
from replykit.testing import pack_problems
from replykit.text import Document

SET = [name for name, page in CHECKS.items() if page.group == "set"]


def read(*texts: str, ending: str = "txt") -> list[Template]:
    """Each text as a file."""
    files = enumerate(texts, 1)
    return [t for n, text in files for t in read_templates((f"{n}.{ending}", text.encode()))]


def found(page: Rule, text: str) -> list[TemplateFinding]:
    """What a check says of an example."""
    plain = text.replace("[[", "").replace("]]", "")
    if page.group == "set":
        return [f for f in compare_templates(read(*plain.split("\n---\n"))) if f.rule == page.name]
    known = ["customer.*", "order.*"] if page.name == "unknown-placeholder" else None
    [template] = read(plain)
    return [f for f in lint_template(template, placeholders=known) if f.rule == page.name]


@pytest.mark.parametrize("page", CHECKS.values(), ids=list(CHECKS))
def test_every_check_does_as_its_page_says(page: Rule) -> None:
    assert "## Why it matters" in page.page
    assert "## Write instead" in page.page
    for example in page.examples:
        quotes = [finding.quote for finding in found(page, example.bad)]
        if page.name == "unused-suppression":  # the comment's words, without its marks
            assert quotes == ["replykit: ignore[blame]"] or quotes == example.marked
        else:
            assert quotes == example.marked
        assert found(page, example.good) == []
    for text in page.leaves_alone:
        assert found(page, text) == []


@pytest.mark.parametrize("name", phrases.pack_names("set"))
def test_every_phrase_of_a_promise_behaves(name: str) -> None:
    assert list(pack_problems(phrases.load(name))) == []


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("I have refunded it, and you will see it in 3–5 working days.",
         ("refund-time", 120, True)),
        ("A refund takes up to two weeks.", ("refund-time", 336, False)),
        ("Within 48 hours your money is back in your account.", ("refund-time", 48, False)),
        ("Your refund reaches your PayPal account within 24 hours.",
         ("refund-time by paypal", 24, False)),
        ("One of my colleagues will ring you within 1 business day.",
         ("response-time on chat", 24, True)),
        ("You'll have our full answer within ten days.", ("response-time on chat", 240, False)),
    ],
)  # fmt: skip
def test_promises_are_read(text: str, promise: tuple[str, int, bool]) -> None:
    assert [p[:3] for p in find_promises(Document(text), "chat")] == [promise]


@pytest.mark.parametrize(
    "text",
    [
        "Please return the kettle within 30 days and we refund it in full.",
        "Your lamp leaves us within two working days.",
        "If we hear nothing from you within 7 days, we close the case.",
        "We waited three days for the courier to answer.",
        "A refund of £30 left us on Monday.",
        "The deposit is for two weeks.",
        "Write to us within 14 days of the bill.",
    ],
)
def test_other_times_are_no_promise(text: str) -> None:
    assert list(find_promises(Document(text))) == []


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        ((120, True), (120, True), True),
        ((120, True), (168, True), False),
        ((240, True), (336, False), True),
        ((120, True), (336, False), False),
        ((24, True), (24, False), True),
        ((24, True), (72, False), True),
        ((72, True), (24, False), False),
    ],
)
def test_working_days_agree_with_days(
    one: tuple[int, bool], other: tuple[int, bool], agreed: bool
) -> None:
    first, second = (Promise("refund-time", *value, 0, 1, 24) for value in (one, other))
    assert agree(first, second) is agreed
    assert agree(second, first) is agreed


def reply(number: int) -> str:
    """A reply of its own words."""
    words = random.Random(number)
    return " ".join("".join(words.choices("abcdefghiklmnorstu", k=6)) for _ in range(100)) + "."


def test_near_duplicates_are_found_and_others_are_not() -> None:
    texts = [reply(number) for number in range(60)]
    changed = [" ".join([*text.split()[:50], "changed", *text.split()[51:]]) for text in texts]
    half = [
        " ".join([*text.split()[:50], *reply(-1 - n).split()[:50]]) for n, text in enumerate(texts)
    ]
    twins = compare_templates(read(*texts, *changed, *half), Config(select=("near-duplicate",)))
    assert [int(f.file.partition(".")[0]) for f in twins] == sorted(range(61, 121), key=str)
    assert all("nearly what" in f.message for f in twins)


def test_a_name_in_place_of_a_placeholder_is_a_difference_of_little_weight() -> None:
    text = "Hi {{{{ {} }}}}, I am sorry that your order {{{{ order }}}} is late. It left Leeds {}."
    rest = " I rang the depot, and the driver has it on the van; it reaches you by noon tomorrow."
    one, other = text.format("name", "today") + rest, text.format("customer.first", "today") + rest
    [twin] = compare_templates(read(one, other))
    assert "word for word" in twin.message
    assert (twin.file, twin.line, twin.rule) == ("2.txt", 1, "near-duplicate")


def test_the_other_place_and_both_times_are_named_as_they_stand() -> None:
    files = [("a.md", b"# Title\n\nHello.\n\nA refund takes up to 14 days."),
             ("b.md", b"Hello.\n\nYour refund takes up to 48 hours."),
             ("c.md", b"# Other\n\nA refund takes up to two weeks."),
             ("d.md", b"A refund takes up to 3-4 weeks.")]  # fmt: skip
    found = compare_templates([t for file in files for t in read_templates(file)])
    assert [f.message.partition(". ")[0] for f in found] == [
        "Here a refund takes up to 48 hours, in 2 other templates 14 days, as in “Title” (a.md:5)",
        "Here a refund takes up to 4 weeks, in 2 other templates 14 days, as in “Title” (a.md:5)",
    ]
    heading = b"# Twin\n\n" + " ".join(f"word{n}" for n in range(30)).encode()
    twins = [t for name in ("a.md", "b.md") for t in read_templates((name, heading))]
    [twin] = compare_templates(twins)
    assert "“Twin” (a.md:3)" in twin.message


def test_what_differs_by_file_is_told_at_its_place_in_any_format() -> None:
    macros = (
        '{"macros": [{"title": "A", "body": "Hi.\\nA refund takes up to 5 working days."},\n'
        '{"title": "B", "body": "Hi.\\nA refund takes up to 5 days."},\n'
        '{"title": "C", "body": "We refund you \\"in full\\" within 14 days."}]}'
    )
    [odd] = compare_templates(read(macros, ending="json"))
    assert odd.rule == "inconsistent-promise"
    assert (odd.line, odd.quote) == (3, 'We refund you \\"in full\\" within 14 days')
    assert "“A” (1.json:1)" in odd.message


def test_chats_and_letters_are_answered_at_their_own_pace() -> None:
    front = "---\nchannel: {}\n---\nWe will get back to you within {}."
    files = [front.format("chat", "2 hours"), front.format("letter", "10 days")]
    assert compare_templates(read(*files)) == []
    files.append(front.format("chat", "24 hours"))
    [odd] = compare_templates(read(*files))
    assert "within 24 hours" in odd.quote


def test_stock_counts_each_wording_once() -> None:
    """Five copies of one reply are near duplicates, not stock."""
    stock = "Our customers are always at the very heart of what we do."
    copies = [f"{stock} {reply(1)}"] * 4
    own = [f"{stock} {reply(number)}" for number in range(2, 6)]
    rules = [f.rule for f in compare_templates(read(*copies, *own))]
    assert rules == ["stock-sentence", "near-duplicate", "near-duplicate", "near-duplicate"]
    rules = [f.rule for f in compare_templates(read(*copies, *own[:3]))]
    assert "stock-sentence" not in rules


def test_rules_of_a_set_are_set_and_silenced_as_others_are() -> None:
    five, ten = "A refund takes 5 working days.", "A refund takes 10 working days."
    [finding] = compare_templates(
        read(five, ten), Config(severity={"inconsistent-promise": Severity.ERROR})
    )
    assert finding.severity == "error"
    assert finding.url.endswith("docs/rules/inconsistent-promise.md")
    assert compare_templates(read(five, ten), Config(ignore=("inconsistent-promise",))) == []
    silenced = read(five, f"<!-- replykit: ignore[inconsistent-promise] by law -->\n{ten}")
    assert compare_templates(silenced) == []
    assert not any(f.rule == "unused-suppression" for t in silenced for f in lint_template(t))


def test_a_sketch_is_small_and_the_same_every_time() -> None:
    [template] = read(reply(1) + " " + reply(2))
    sketch = sketch_of(template)
    assert sketch == sketch_of(template)
    assert len(sketch.shingles) == 256


def test_work_grows_with_the_number_of_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are nearly alike are compared with few others."""
    compared = []
    alike = index._alike

    def counted(one: Iterable[int], other: frozenset[int]) -> float:
        compared.append(1)
        return alike(one, other)

    monkeypatch.setattr(index, "_alike", counted)
    base = reply(7).split()
    numbers = []
    for many in (100, 200, 400):
        compared.clear()
        collection = Collection()
        for number in range(many):
            words = list(base)
            words[number % 100] = f"changed{'abcdefgh'[number // 100]}"
            [template] = read(" ".join(words))
            collection.add(f"{number}.txt", [sketch_of(template)])
        assert len(list(collection.matches())) >= many - 25
        numbers.append(len(compared))
    assert numbers[0] > 0
    assert all(later <= 2.5 * before for before, later in pairwise(numbers))
