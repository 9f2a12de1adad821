"""The same words in another writing: the same findings, at their true places."""

import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.robustness.disguise import WAYS, Disguised

from replykit import Complaint, lint_reply, parse_complaint, redact
from replykit.phrases import Matcher as PhraseMatcher
from replykit.phrases import Pack, fillers, load, pack_names
from replykit.plain import Plain
from replykit.rule import Example, Reply, all_rules
from replykit.text import Document

CASES = [
    (name, number) for name, rule in all_rules().items() for number in range(len(rule.examples))
]
_CASE = {"small letters", "mixed case"}
_ACCENTS = {"combining accents", "composed accents"}
_LAYOUT = {"doubled spaces", "tabs", "line breaks", "carriage returns"}
MEANT = {
    # Capitals are what shouting is; they tell a name, a reference, a heading.
    "shouting": _CASE,
    "public-details": _CASE | _ACCENTS | _LAYOUT,
    "fact-mismatch": _CASE | _ACCENTS | _LAYOUT,
    "vague-follow-up": _CASE,
    # What a merge left behind shows in its spaces and its exact spelling.
    "placeholder": _CASE | _ACCENTS | _LAYOUT,
    "too-long": _LAYOUT,
    # Accents are how a language is told.
    "not-english": _ACCENTS,
    # Greetings, sign-offs and apologies are told by set words, spelt as they are.
    "apology-pileup": _ACCENTS,
    "missing-apology": _ACCENTS,
    "missing-empathy": _ACCENTS,
    "missing-follow-up": _ACCENTS,
    "missing-thanks": _ACCENTS,
}
"""Where another writing is another matter."""


@cache
def answered(text: str, channel: str) -> Complaint:
    return parse_complaint(text, channel=channel)


def flagged(name: str, example: Example, text: str) -> list[tuple[int, int]]:
    """Where a rule objects to a text, in the setting of an example."""
    complaint = answered(example.complaint, example.channel) if example.complaint else None
    reply = Reply(text, channel=example.channel, complaint=complaint, policy=example.policy)
    found = all_rules()[name].check(reply)
    return sorted(reply.plain.place(problem.start, problem.end) for problem in found)


@pytest.mark.parametrize(("name", "number"), CASES)
def test_every_rule_finds_its_examples_in_any_writing(name: str, number: int) -> None:
    example = all_rules()[name].examples[number]
    plain = flagged(name, example, example.text)
    assert plain
    # All ways for the first example, an eighth of them, each time others, for the rest.
    ways = [
        way
        for at, way in enumerate(WAYS)
        if way not in MEANT.get(name, ()) and (not number or (at + number) % 8 == 0)
    ]
    wrong = {}
    for way in ways:
        disguised = Disguised(example.text, way)
        found = flagged(name, example, disguised.text)
        if found != [disguised.place(*span) for span in plain]:
            wrong[way] = [disguised.text[start:end] for start, end in found]
    assert wrong == {}


@pytest.mark.parametrize("name", pack_names("faults"))
def test_every_phrase_is_found_in_any_writing(name: str) -> None:
    missed = []
    for number, phrase in enumerate(load(name).phrases):
        one = PhraseMatcher((Pack("", "", "", "", (phrase,)),), fillers())
        plain = re.sub(r"\[\[|\]\]", "", phrase.bad[0])
        whole = count(one, plain)
        for way in [*WAYS][number % 6 :: 6]:
            text = Plain(Disguised(plain, way).text).text
            if count(one, text) != whole:
                missed.append((way, phrase.id, text))
    assert missed == []


def count(matcher: PhraseMatcher, text: str) -> int:
    document = Document(text)
    return sum(1 for sentence in document.sentences for _ in matcher.find(sentence))


@pytest.mark.parametrize("way", sorted(set(WAYS) - _LAYOUT - _CASE - _ACCENTS - {"ligatures"}))
def test_a_complaint_is_read_in_any_writing(way: str) -> None:
    text = (
        "Order BX-2041: my blender arrived with a cracked jar. Nobody answers, you thieves. "
        "I want a refund of £64.50, or I'll call my lawyer. Why was it not packed?"
    )
    plain = parse_complaint(text)
    disguised = Disguised(text, way)
    found = parse_complaint(disguised.text)
    assert found.text == disguised.text
    assert found.issue.summary == plain.issue.summary
    assert [issue.label for issue in found.issues] == [issue.label for issue in plain.issues]
    assert found.signals.labels() == plain.signals.labels()
    for here, there in zip(plain.requests, found.requests, strict=True):
        assert here.label is there.label
        assert disguised.place(here.start, here.end) == (there.start, there.end)
    for kind in ("order_ids", "amounts", "products"):
        ours = [disguised.place(s.start, s.end) for s in getattr(plain.details, kind)]
        assert [(s.start, s.end) for s in getattr(found.details, kind)] == ours


@pytest.mark.parametrize("way", sorted(set(WAYS) - _LAYOUT - _CASE - _ACCENTS))
def test_personal_data_is_hidden_in_any_writing(way: str) -> None:
    text = "Tom, write to ann@example.com or ring 07700 900123 about order BX-2041."
    told = Plain(redact(Disguised(text, way).text)).text
    for secret in ("Tom", "ann", "example", "900123", "2041"):
        assert secret not in told


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("You\u200b should&nbsp;have", "You should have"),
        ("Th&#97;nk you &amp; sorry", "Thank you & sorry"),
        ("&notanentity; &amp", "&notanentity; &"),
        ("&#000000121;ou &#x00000059;ou &#121ou", "you You you"),  # as browsers read them
        ("you&nbsp should &copy=1 R&D AT&T &#1", "you  should &copy=1 R&D AT&T &#1"),
        ("🅨🅞🅤 🆈🅾🆄 ⒴⒪⒰ 🄨🄞🄤", "YOU YOU you YOU"),
        ("y\u3164ou\u2800should y\u20ddo\u20deu", "you should you"),
        ("&#1072;gain, &#xAD;ａgain", "again, again"),
        ("The ﬁrst ﬂoor", "The first floor"),
        ("Нет, спасибо. НЕТ.", "Нет, спасибо. НЕТ."),  # Russian is not English in disguise
        ("Zoe\u0308 and Zo\u0303\u0303\u0303e", "Zoë and Zõe"),
        ("👩\u200d🚒 ❤\ufe0f", "👩\u200d🚒 ❤\ufe0f"),
        ("a\r\nb\rc", "a\nb\rc"),
        ("", ""),
    ],
)
def test_plain_text_is_what_a_person_reads(written: str, read: str) -> None:
    assert Plain(written).text == read


def test_what_is_plain_is_left_as_it_is() -> None:
    text = "We’re sorry – the “lamp” is £18. Zoë, 你好, привет 😀"
    assert Plain(text).text is text


@given(st.text(st.sampled_from("ab &#x;1\u00ad\u200d\u0301ﬁａсм\u00a0\r\n"), max_size=40))
def test_every_place_of_the_plain_text_stands_in_the_text_given(given_text: str) -> None:
    plain = Plain(given_text)
    places = [plain.place(at, at + 1) for at in range(len(plain.text))]
    assert all(0 <= start < end <= len(given_text) for start, end in places)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(places))
    for char, (start, end) in zip(plain.text, places, strict=True):
        assert char in Plain(given_text[start:end]).text or given_text[start:end] == char


def test_findings_of_a_whole_lint_quote_what_was_written() -> None:
    text = (
        "Dear Ann,\r\n\r\nWe are s\u00adorry for a\u200bny inconv\u0435nience. "
        "You&nbsp;should have checked!!"
    )
    found = {f.rule: f for f in lint_reply(text).findings}
    assert found["generic-apology"].quote.startswith("We are s\u00adorry for a\u200bny")
    assert found["blame"].quote == "You&nbsp;should have checked"
    assert (found["blame"].line, found["blame"].column) == (3, text.index("You") - 12)
