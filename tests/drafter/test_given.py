"""What a caller gives is said in whole sentences, whatever its form."""

import pytest

from replykit import Case, Remedy, RequestLabel, draft_reply, lint_reply
from replykit.drafter.given import bare, cause_of, done_of, is_clause, remedy_of, time_of

COAT = "My coat is wrong: I ordered a navy one and a black one came. Please send the right one."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("picking error", ("noun", "a picking error")),
        ("A picking error in our warehouse.", ("noun", "a picking error in our warehouse")),
        ("because of a picking error", ("noun", "a picking error")),
        ("due to heavy snow", ("noun", "heavy snow")),
        ("human error", ("noun", "human error")),
        ("oversight", ("noun", "an oversight")),
        ("The box had no padding.", ("cause", "the box had no padding")),
        ("because the box had no padding", ("cause", "the box had no padding")),
        ("DPD lost it", ("cause", "DPD lost it")),
    ],
)
def test_a_cause_is_a_clause_or_a_noun(given: str, said: tuple[str, str]) -> None:
    assert cause_of(given) == said


@pytest.mark.parametrize(
    ("given", "have", "told", "things"),
    [
        ("refunded £119.97 to your card", ["refunded £119.97 to your card"], [], []),
        ("Stopped the payments.", ["stopped the payments"], [], []),
        ("I have spoken to the driver", ["spoken to the driver"], [], []),
        ("I refunded £119.97", [], ["I refunded £119.97"], []),
        ("we sent the right coat this morning", [], ["we sent the right coat this morning"], []),
        ("wrote to the courier", [], ["I wrote to the courier"], []),
        ("a refund of £20", [], [], ["a refund of £20"]),
    ],
)
def test_what_was_done_is_told_by_its_form(
    given: str, have: list[str], told: list[str], things: list[str]
) -> None:
    assert done_of([given]) == (have, told, things)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("on Thursday by phone", ("on Thursday", "call you")),
        ("By Thursday.", ("by Thursday", None)),
        ("Thursday", ("on Thursday", None)),
        ("two working days", ("within two working days", None)),
        ("by Tuesday at noon", ("by Tuesday at noon", None)),
        ("we will call you on Friday", ("on Friday", "call you")),
        ("by post on 3 May", ("on 3 May", "write to you")),
    ],
)
def test_a_next_contact_is_a_time_and_a_way(given: str, said: tuple[str, str | None]) -> None:
    assert time_of(given) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Refund the price.", "refund the price"),
        ("a full refund", "give you a full refund"),
        ("I can send you a new one", "send you a new one"),
        ("£20 off your next order", "give you £20 off your next order"),
    ],
)
def test_a_remedy_follows_i_can(given: str, said: str) -> None:
    assert remedy_of(given) == said


def test_names_keep_their_capital() -> None:
    assert bare("Maria has the parcel.") == "Maria has the parcel"
    assert bare("The parcel is here.") == "the parcel is here"
    assert is_clause("Maria has the parcel")
    assert not is_clause("out of stock")


def test_a_case_is_told_in_whole_sentences() -> None:
    case = Case(
        cause="picking error",
        actions_done=("Stopped the payments.", "we sent the right coat this morning"),
        remedies_granted=(Remedy(label=RequestLabel.REFUND, text="A full refund."),),
        requests_refused={RequestLabel.REPLACEMENT: "out of stock"},
        corrective_action="double check of every parcel",
        next_contact="on Thursday by phone",
    )
    draft = draft_reply(COAT, case=case)
    assert "because of a picking error." in draft.text
    assert "stopped the payments. We sent the right coat this morning." in draft.text
    assert "give you a full refund." in draft.text
    assert "because out of stock" not in draft.text
    assert "by phone" not in draft.text
    assert ".." not in draft.text
    assert lint_reply(draft.text, draft.complaint).ok
