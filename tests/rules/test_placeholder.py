import pytest
from tests.rules.pairs import flagged

from replykit.model import Severity
from replykit.rule import Reply
from replykit.rules.placeholder import placeholder


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("[TODO: ask the shop] The lid is in the post.", "[TODO: ask the shop]"),
        ("[TODO: check stock] I'll send a new one by Monday, or refund £30", "TODO: check stock"),
        ("(TBD: which van) It comes at noon, or we refund you.", "TBD: which van"),
        ("{FIXME: the sum} You get it back by Monday.", "{FIXME: the sum}"),
        ("It comes at noon (TODO: say which van), or at two.", "TODO: say which van"),
        ("TODO: ask Pia (shop) and [stock]\nThe lid is on.", "TODO: ask Pia (shop) and [stock]"),
        ("TODO: write to {{ customer.name }} again", "TODO: write to {{ customer.name }} again"),
    ],
)
def test_a_note_ends_with_its_bracket(text: str, note: str) -> None:
    assert flagged(placeholder, text) == [note]


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b\n", "\t"])
def test_a_blank_reply_is_an_error(text: str) -> None:
    (problem,) = placeholder.check(Reply(text))
    assert "no text" in problem.message
    assert placeholder.severity is Severity.ERROR


@pytest.mark.parametrize("is_template", [False, True])
def test_a_reply_without_words_has_a_finding(is_template: bool) -> None:
    [problem] = placeholder.check(Reply(" \n", is_template=is_template))
    assert problem.message.startswith("There is no text here")


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("Your refund of £XX leaves us on DD/MM/YYYY.", ["XX", "DD/MM/YYYY"]),
        ("Hi {{name}}, your refund is TBC.", ["TBC"]),
        ("It costs €XX.XX on xx/xx/xxxx.", ["XX.XX", "xx/xx/xxxx"]),
        ("Hi {{name}}, your order [order] comes on {{date}}.", []),
        ("The XXL shirt is £20, and 12/11/2026 is its day.", []),
    ],
)
def test_what_no_help_desk_fills_is_told_in_a_canned_reply(text: str, blanks: list[str]) -> None:
    reply = Reply(text, is_template=True)
    assert [text[one.start : one.end] for one in placeholder.check(reply)] == blanks


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Dear Mr. Mrs. Carver,\nYour sofa is here.", "Mr. Mrs."),
        ("Dear Mr/Mrs Carver,\nYour sofa is here.", "Mr/Mrs"),
        ("Hello Ms or Miss Lee, your sofa is here.", "Ms or Miss"),
    ],
)
def test_two_titles_are_a_choice_left_open(text: str, blank: str) -> None:
    assert flagged(placeholder, text) == [blank]


@pytest.mark.parametrize(
    "greeting",
    ["Dear Mr and Mrs Carver", "Dear Mr & Mrs Carver", "Dear Prof Dr Weber", "Dear Miss Mistry"],
)
def test_titles_of_people_are_no_choice(greeting: str) -> None:
    assert flagged(placeholder, f"{greeting},\nYour sofa is here.") == []


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("Your <name>lamp</name> left us.", []),
        ("Your <name>lamp</name > left us.", []),
        ("Hi <name>, your <i>lamp</i> left us.", ["<name>"]),
        ("Hi <name>, your lamp left </names> us.", ["<name>"]),
    ],
)
def test_an_element_is_closed_by_its_own_name(text: str, blanks: list[str]) -> None:
    assert flagged(placeholder, text) == blanks
