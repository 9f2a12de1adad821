"""What is offered in place of a row of marks."""

import pytest

from replykit import lint_reply


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("I asked for it to be sent on Monday!!", "I asked for it to be sent on Monday."),
        ("Hi Maria!!! Your lamp is here.", "Hi Maria!"),
        ("So where did the parcel go?!", "So where did the parcel go?"),
        ("Where it went we do not know!!", None),
        ("THIS IS LATE!!", None),
    ],
)
def test_the_whole_sentence_is_offered_where_nothing_else_is_amiss(
    text: str, better: str | None
) -> None:
    marks = [f for f in lint_reply(text).findings if f.rule == "shouting" and "!" in f.quote]
    assert [finding.suggestion for finding in marks] == [better]


@pytest.mark.parametrize(
    "text",
    [
        "You must reply within 7 days",
        "It is closed",
        "We're closed",
        "I'm sorry that this happened",
        "Don't send it back",
        "Have a quiet weekend",
        "So it was our driver, who is new",
        "Please be patient",
        "Thanks",
    ],
)
def test_a_statement_gets_its_full_stop(text: str) -> None:
    assert replacements(f"{text}!!") == [("!!", ".")]


@pytest.mark.parametrize(
    "text",
    [
        "Can you send it",
        "So can you send it",
        "Please could you send it",
        "Don't you have it",
        "Isn't it late",
        "Maria, can you send it",
        "Oh no, where is it",
        "It was him, wasn't it",
        "Hi Maria, is it late",
        "Where it went we do not know",
        "Have the parts arrived",
    ],
)
def test_what_may_be_a_question_is_left_to_a_person(text: str) -> None:
    assert replacements(f"{text}!!") == [("!!", None)]


def replacements(text: str) -> list[tuple[str, str | None]]:
    """Rows of marks, and what can stand in their place."""
    report = lint_reply(text)
    return [(f.quote, f.replacement) for f in report.findings if f.rule == "shouting"]


def test_capitals_and_marks_are_mended_side_by_side() -> None:
    assert replacements("This is FREE!!") == [("FREE", "free"), ("!!", ".")]


@pytest.mark.parametrize(
    "text",
    [
        "WE SENT YOUR PARCEL TO BERLIN AND I AM SORRY.",
        "PLEASE CALL DR SMITH IN LONDON.",
        "YOUR IBAN MUST START WITH GB.",
        "I'M SO SORRY ABOUT THIS, MARTA.",
        "THE US DOES NOT ALLOW IT.",
    ],
)
def test_a_run_that_may_hold_a_name_is_left_to_a_person(text: str) -> None:
    [(quote, replacement)] = replacements(text)
    assert quote == text[:-1]
    assert replacement is None


def test_days_keep_their_capital() -> None:
    assert replacements("WE WILL NOT CALL ON MONDAY.") == [
        ("WE WILL NOT CALL ON MONDAY", "We will not call on Monday")
    ]
    assert replacements("I'LL NEVER do that again.") == [("I'LL NEVER", "I'll never")]


@pytest.mark.parametrize(
    "text",
    [
        "Do NOT use the heater. It may catch fire.",
        "It is NOT safe.",
        "Turn it OFF and ON.",
        "Hi Ann,\n\nA new lamp left us today.\n\nBest regards,\nJean DUPONT\nCUSTOMER CARE",
        "A lamp left us.\n\nKind regards\nJo SMITH\nHEAD OF CUSTOMER CARE\nACME LTD",
    ],
)
def test_warnings_switches_and_signatures_do_not_shout(text: str) -> None:
    assert "shouting" not in {finding.rule for finding in lint_reply(text).findings}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It does NOT cover the call-out.", "NOT"),
        ("It is NOT our job.", "NOT"),
        ("I told you to turn up at noon, and NOT later.", "NOT"),
        ("Best regards,\n\nPLEASE READ ALL OF THIS BEFORE YOU WRITE TO US.", "PLEASE READ ALL"),
    ],
)
def test_other_capitals_still_shout(text: str, quote: str) -> None:
    found = [finding for finding in lint_reply(text).findings if finding.rule == "shouting"]
    assert [finding.quote.startswith(quote) for finding in found] == [True]


@pytest.mark.parametrize("text", ["YOUR LAMP LEFT LONDON ON MONDAY.", "MY NAME IS JOHN FROM ACME."])
def test_no_name_is_lowered(text: str) -> None:
    (found,) = (finding for finding in lint_reply(text).findings if finding.rule == "shouting")
    assert (found.suggestion, found.replacement) == (None, None)


def test_plain_words_are_lowered() -> None:
    (found,) = (
        finding
        for finding in lint_reply("YOU WILL NOT BE CHARGED FOR IT.").findings
        if finding.rule == "shouting"
    )
    assert found.suggestion == "You will not be charged for it"
