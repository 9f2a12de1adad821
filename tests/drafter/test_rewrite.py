"""check_rewrite: what a reworded draft may not do."""

import pytest

from replykit import (
    Case,
    Draft,
    Policy,
    Remedy,
    SectionKind,
    TextError,
    check_rewrite,
    draft_reply,
    lint_reply,
)

TEXT = "My blender arrived with a cracked jar. Order 5512. Please send a replacement.\n\nAmira"


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draft_reply(TEXT)


def test_the_draft_itself_passes(draft: Draft) -> None:
    assert check_rewrite(draft, draft.text) == ()


@pytest.mark.parametrize(
    ("added", "named"),
    [
        (" You will get £20 as well.", "20"),
        (" It will be there by Friday.", "friday"),
        (" I'll add a voucher.", "voucher"),
        (" My colleague Gunther sends his best.", "Gunther"),
        (" We'll fly a new one over.", "fly"),
        (" That is three times too many.", "three"),
        (" It will be done immediately.", "immediately"),
    ],
)
def test_what_is_invented_is_named(draft: Draft, added: str, named: str) -> None:
    problems = check_rewrite(draft, draft.text + added)
    assert any(named in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("was", "becomes", "named"),
    [
        ("I'm sorry", "I'm not sorry", "not sorry"),
        ("I'm sorry", "Sorry, not sorry", "not sorry"),
        ("I'll write to you", "you can write to us", "“write”"),
        ("and I'll write to you", "and please keep an eye out. Write to us", "“write”"),
        ("We can offer", "We can't offer", "offer"),
    ],
)
def test_what_is_turned_into_its_opposite_is_named(
    draft: Draft, was: str, becomes: str, named: str
) -> None:
    text = draft.text.replace(was, becomes)
    assert text != draft.text
    assert any(named in problem for problem in check_rewrite(draft, text))


@pytest.mark.parametrize(
    ("added", "named"),
    [
        (" Our lawyers will contact you.", "lawyers"),
        (" The courier dropped it, as you know.", "courier"),
        (" Your account may be suspended.", "suspended"),
        (" I won't refund anything.", "refund"),
    ],
)
def test_threats_parties_and_refusals_are_named(draft: Draft, added: str, named: str) -> None:
    assert any(named in problem for problem in check_rewrite(draft, draft.text + added))


def test_a_remedy_may_be_said_in_other_words(draft: Draft) -> None:
    was = next(s.text for s in draft.sections if s.kind is SectionKind.OPTIONS)
    first = was.split(". ")[0]
    text = draft.text.replace(
        first, "We can send you a new one, or a refund of what you paid, as you prefer"
    )
    assert text != draft.text
    assert not any("options" in problem for problem in check_rewrite(draft, text))


def test_an_apology_that_goes_on_may_stand(draft: Draft) -> None:
    text = draft.text.replace("I'm sorry", "You had no jar to blend in, and I'm truly sorry")
    assert check_rewrite(draft, text) == ()


def test_what_the_customer_said_may_be_said(draft: Draft) -> None:
    assert check_rewrite(draft, draft.text + " I have your order 5512 here.") == ()


def test_lost_parts_are_named(draft: Draft) -> None:
    problems = check_rewrite(draft, "Hi Amira, noted.")
    assert any("apology" in problem for problem in problems)
    assert any("thanks" in problem for problem in problems)
    assert any("options" in problem for problem in problems)
    assert any("next step" in problem for problem in problems)


def test_an_empty_text_and_no_text(draft: Draft) -> None:
    assert check_rewrite(draft, "  ") == ("The text is empty.",)
    with pytest.raises(TextError):
        check_rewrite(draft, None)  # type: ignore[arg-type]


def reword(draft: Draft, model: object) -> str:
    """The recipe of docs/drafting.md."""
    text = model(draft.text)  # type: ignore[operator]
    report = lint_reply(text, draft.complaint, draft.complaint.channel)
    return text if report.ok and not check_rewrite(draft, text) else draft.text


def test_a_careful_model_is_heard_and_a_careless_one_is_not(draft: Draft) -> None:
    def careful(text: str) -> str:
        return text.replace("Kind regards", "Best wishes").replace("I am ", "I'm ")

    def careless(text: str) -> str:
        return text + "\n\nPS: we'll refund £500 tomorrow!"

    assert reword(draft, careful) == careful(draft.text)
    assert reword(draft, careless) == draft.text


@pytest.fixture(scope="module")
def timed() -> Draft:
    """A draft with a signer, a cause, a remedy and a time."""
    return draft_reply(
        "The lamp came in pieces on 9 June, order LP-2207. I paid 38 pounds. Please send another."
        "\n\nOona",
        Policy(remedies={"damaged-item": [Remedy(label="replacement", text="send you a new one")]}),
        Case(
            agent_name="Marek",
            cause="the box was packed too loosely",
            next_contact="by 3 pm on Wednesday",
        ),
    )


def altered(draft: Draft, was: str, becomes: str) -> str:
    assert was in draft.text, draft.text
    return draft.text.replace(was, becomes)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Here's a warmer version of your message:\n\n", ""),
        ("Absolutely! ", ""),
        ("Reply:\n", ""),
        ("", "\n\nWould you like me to make it less formal?"),
        ("", "\n\n(All facts from the draft have been retained.)"),
        ("> ", ""),
        ("“", "”"),
    ],
)
def test_what_speaks_of_the_rewording_is_named(timed: Draft, before: str, after: str) -> None:
    assert check_rewrite(timed, before + timed.text + after)


@pytest.mark.parametrize(
    ("becomes", "named"),
    [
        ("send you a new one; see lamps.example.com/returns", "lamps.example.com/returns"),
        ("send you a new one (ask support@lamps.example)", "support@lamps.example"),
        ("send you __a new one__", "markup"),
        ("send you a new one as soon as we have the old one back", "condition"),
        ("send you a new one, subject to stock", "condition"),
        ("send you a new one free of charge", "price"),
        ("send you a new one, for which you pay the postage", "price"),
    ],
)
def test_terms_and_links_are_named(timed: Draft, becomes: str, named: str) -> None:
    problems = check_rewrite(timed, altered(timed, "send you a new one", becomes))
    assert any(named in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("was", "becomes", "named"),
    [
        ("Marek", "Bettina", "Bettina"),
        ("Marek", "Mark", "“Marek” is missing"),
        ("the box was packed", "the box might have been packed", "doubt"),
        ("the box was packed", "apparently the box was packed", "doubt"),
        ("To put", "This implies no admission on our part.\n\nTo put", "denial"),
        ("Your lamp", "Your kettle", "kettle"),
        ("by 3 pm on Wednesday", "by 3 am on Wednesday", "03:00"),
        ("by 3 pm on Wednesday", "around 3 pm on Wednesday", "next step"),
        ("by 3 pm on Wednesday", "on Wednesday", "next step"),
    ],
)
def test_names_doubts_denials_and_other_times_are_named(
    timed: Draft, was: str, becomes: str, named: str
) -> None:
    text = timed.text.replace("your lamp", "Your lamp").replace("The lamp", "Your lamp")
    text = text.replace("the lamp", "Your lamp").replace(was, becomes)
    problems = check_rewrite(timed, text)
    assert any(named in problem for problem in problems), (text, problems)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("3 pm", "15:00"),
        ("3 pm", "3 o'clock in the afternoon"),
        ("Wednesday", "Wed"),
        ("by 3 pm on Wednesday", "on Wednesday, by three in the afternoon,"),
        ("9 June", "June 9th"),
        ("send you a new one", "post you another one"),
        ("Best regards", "Please write back if you have any questions.\n\nBest wishes"),
        ("Best regards", "If you'd rather talk, tell me.\n\nWith kind regards"),
    ],
)
def test_the_same_in_other_words_passes(timed: Draft, was: str, becomes: str) -> None:
    assert check_rewrite(timed, altered(timed, was, becomes)) == ()


def test_another_language_is_told_as_such(timed: Draft) -> None:
    (problem,) = check_rewrite(
        timed, "Bonjour Oona, je suis désolé que la lampe soit arrivée en morceaux le 9 juin."
    )
    assert "French" in problem
