"""check_rewrite: what a reworded draft may not do."""

import pytest

from replykit import Draft, SectionKind, TextError, check_rewrite, draft_reply, lint_reply

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
