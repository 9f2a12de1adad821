"""lint_reply: what runs, where findings stand, and what any text gets."""

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_text import HOSTILE, TEXTS

from replykit import (
    Channel,
    Config,
    ConfigError,
    Part,
    Report,
    Severity,
    TextError,
    draft_reply,
    lint_reply,
    parse_complaint,
)
from replykit.rule import all_rules

BAD = (
    "Dear valued customer,\n\n"
    "We are sorry for any inconvenience. You should have checked the size chart!!\n"
)
GOOD = (
    "Hi Ann,\n\nThank you for the photos. I'm sorry that your lamp came without its bulb, and that "
    "you sat in the dark. I can post a bulb today or refund the lamp; which would you like? "
    "I'll ring you by Friday at noon.\n\nTom"
)
FAULTS = st.lists(
    st.sampled_from([e.text + " " for r in all_rules().values() for e in r.examples]), max_size=6
).map("".join)
REPLIES = st.one_of(TEXTS, FAULTS, st.tuples(TEXTS, FAULTS, TEXTS).map("".join))


def test_a_good_reply_is_clean_and_holds_every_part() -> None:
    report = lint_reply(GOOD)
    assert report.findings == ()
    assert report.ok
    assert report.part_labels() == tuple(Part)


def test_findings_come_in_the_order_of_the_text_with_their_place() -> None:
    report = lint_reply(BAD)
    places = [(f.rule, f.line, f.column, f.quote) for f in report.findings]
    assert ("blame", 3, 37, "You should have checked") in places
    assert ("shouting", 3, 75, "!!") in places
    assert [f.start for f in report.findings] == sorted(f.start for f in report.findings)
    assert not report.ok


def test_a_finding_says_where_its_page_is() -> None:
    for finding in lint_reply(BAD).findings:
        assert finding.url.endswith(f"/docs/rules/{finding.rule}.md")


@pytest.mark.parametrize(
    "text",
    [
        "Beste Marta,\n\nHet spijt ons dat uw pakket te laat is. Wij sturen vandaag een nieuwe!!",
        "Bonjour,\n\nNous sommes désolés du retard de votre commande. Nous la remboursons. Merci.",
    ],
)
def test_of_a_reply_in_another_language_that_alone_is_told(text: str) -> None:
    assert [f.rule for f in lint_reply(text).findings] == ["not-english"]
    others = lint_reply(text, config=Config(ignore=("not-english",))).findings
    assert "missing-options" in {f.rule for f in others}


def test_select_and_ignore() -> None:
    assert {f.rule for f in lint_reply(BAD, config=Config(select=("blame",))).findings} == {"blame"}
    ignoring = lint_reply(BAD, config=Config(ignore=("blame",)))
    assert "blame" not in {f.rule for f in ignoring.findings}


def test_a_severity_can_be_set() -> None:
    mild = Config(severity=dict.fromkeys(all_rules(), Severity.ADVICE))
    report = lint_reply(BAD, config=mild)
    assert report.findings
    assert report.ok


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"select": ["blaem"]}, "there is no rule 'blaem'; did you mean 'blame'?"),
        ({"ignore": ["zzz"]}, "there is no rule 'zzz'; see `replykit rules`"),
        ({"sevrity": {}}, "unknown setting 'sevrity'; did you mean 'severity'?"),
        ({"kind": "novel"}, "setting 'kind'"),
        ({"severity": {"blame": "fatal"}}, "setting 'severity.blame'"),
    ],
)
def test_a_bad_setting_says_what_was_meant(settings: object, reason: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Config.read(settings)
    assert reason in str(caught.value)


def test_a_bad_channel_says_which_there_are() -> None:
    with pytest.raises(ConfigError, match=r"no channel 'fax'.*email, chat"):
        lint_reply("Hello.", channel="fax")


@pytest.mark.parametrize("value", [None, 7, b"bytes"])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(TextError):
        lint_reply(value)  # type: ignore[arg-type]


def test_placeholders_are_a_templates_purpose() -> None:
    text = "Hi {{ customer.name }}, your lamp is on its way."
    assert "placeholder" in {f.rule for f in lint_reply(text).findings}
    assert lint_reply(text, config=Config(template=True, kind="fragment")).findings == ()


@pytest.mark.parametrize("template", [False, True])
def test_the_words_in_a_blank_are_not_judged(template: bool) -> None:
    text = "Dear Sam,\n\n[Say that you should have checked the reason]\n\nYour [product name]."
    config = Config(template=template, kind="fragment")
    rules = [f.rule for f in lint_reply(text, config=config).findings]
    assert rules == ([] if template else ["placeholder", "placeholder"])
    filled = text.replace("[", "").replace("]", "")
    assert "blame" in [f.rule for f in lint_reply(filled).findings]


def test_a_blank_reply_gets_an_answer() -> None:
    assert lint_reply("").part_labels() == ()
    assert lint_reply(" \n\n ").text == " \n\n "


@pytest.mark.parametrize("text", ["", " \n\n ", "\N{ZERO WIDTH SPACE}"])
@pytest.mark.parametrize("channel", Channel)
def test_a_blank_reply_is_not_ok(text: str, channel: Channel) -> None:
    report = lint_reply(text, channel=channel)
    assert not report.ok
    assert [finding.rule for finding in report.findings] == ["placeholder"]


def test_a_complaint_may_be_bare_text() -> None:
    theirs = "My sofa was left on the wet lawn by your driver and the cushions are soaked."
    ours = "I'm sorry that the burger was burnt and the waiter forgot your dessert and coffee."
    report = lint_reply(ours, theirs, "chat")
    assert report == lint_reply(ours, parse_complaint(theirs, "chat"), "chat")
    assert "off-topic" in [finding.rule for finding in report.findings]


@pytest.mark.parametrize("complaint", [3, b"late", {"text": "late"}])
def test_what_is_no_complaint_is_an_error_of_ours(complaint: object) -> None:
    with pytest.raises(TextError, match="must be a string"):
        lint_reply("Sorry.", complaint)  # type: ignore[arg-type]


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("reader", [True, False])
def test_every_channel_is_linted(channel: Channel, reader: bool) -> None:
    report = lint_reply(BAD, channel=channel, config=Config(reader=reader))
    assert report.channel is channel
    assert "blame" in {f.rule for f in report.findings}


@given(REPLIES, st.sampled_from(Channel))
def test_offsets_always_quote_the_text(text: str, channel: Channel) -> None:
    report = lint_reply(text, channel=channel)
    lines = text.split("\n")
    for finding in report.findings:
        assert finding.start < finding.end or not text
        assert text[finding.start : finding.end] == finding.quote
        assert lines[finding.line - 1][finding.column - 1 :].startswith(
            finding.quote.split("\n")[0]
        )
    for found in report.parts:
        assert found.spans
        assert all(text[span.start : span.end] == span.text for span in found.spans)


@given(REPLIES)
def test_a_report_goes_to_json_and_back(text: str) -> None:
    report = lint_reply(text)
    assert Report.model_validate_json(report.model_dump_json()) == report


@given(REPLIES)
def test_the_same_text_gets_the_same_report(text: str) -> None:
    assert lint_reply(text) == lint_reply(text)


@given(st.text(st.characters(), max_size=60))
def test_any_text_gets_an_answer_or_our_error(text: str) -> None:
    try:
        told = lint_reply(text).text
    except TextError:
        told = "half a character"
    assert told in (text, "half a character")


@pytest.mark.parametrize("unit", [*HOSTILE, "you should have ", "SORRY! ", "we will "])
def test_no_text_takes_long(unit: str) -> None:
    """Every rule reads ten thousand characters of anything in bounded time."""
    begin = time.process_time()
    lint_reply("[" + unit * (10_000 // len(unit)))
    assert time.process_time() - begin < 4


COMPLAINTS = [
    "My blender (order BX-2041) arrived with a cracked jar. I want a refund.",
    "Your app logged me out and nobody answers. Third email! I am fed up.",
    "The waiter was rude to my mother on her birthday.",
]


@pytest.mark.parametrize("complaint", COMPLAINTS)
@pytest.mark.parametrize("channel", Channel)
def test_what_is_drafted_passes_the_lint(complaint: str, channel: Channel) -> None:
    parsed = parse_complaint(complaint, channel=channel)
    draft = draft_reply(parsed)
    report = lint_reply(draft.text, parsed, channel)
    assert report.ok, [(f.rule, f.quote) for f in report.findings]


@pytest.mark.parametrize(
    ("text", "sure", "doubted"),
    [
        ("Calm down, please.", "argumentative", "commanding"),
        ("You get what you pay for.", "argumentative", "blame"),
        ("Please take it up with the courier.", "commanding", "blame"),
    ],
)
def test_of_words_that_one_rule_is_sure_of_no_doubt_is_told(
    text: str, sure: str, doubted: str
) -> None:
    assert [f.rule for f in lint_reply(text).findings] == [sure]
    alone = lint_reply(text, config=Config(ignore=[sure])).findings
    assert [f.rule for f in alone] == [doubted]
    assert {f.severity for f in alone} == {Severity.ADVICE}


def test_a_doubt_about_other_words_is_told() -> None:
    found = lint_reply("Calm down, please. The weather was bad.").findings
    assert {f.rule for f in found} == {"argumentative", "excuse"}


def test_a_reply_that_is_linted_leaves_nothing_that_waits_to_be_freed() -> None:
    text = "Hi Ann,\n\nWe are sorry for any inconvenience. You should have checked!! Tom"
    lint_reply(text)
    gc.collect()
    gc.disable()
    try:
        lint_reply(text)
        assert gc.collect() < 20  # of the test's own
    finally:
        gc.enable()
