"""What a reply repeats: several matters, what was stated as the matter, what the case knows."""

import pytest

from replykit import Case, Fault, Remedy, draft_reply
from replykit.drafter.matters import stated_matter
from replykit.model import RequestLabel


def test_matters_that_are_counted_up_are_all_named() -> None:
    said = draft_reply(
        "1. The bus to the hotel never came. 2. The room smelled of smoke. 3. The tour was "
        "cancelled and nobody told us. 4. Your guide was drunk."
    ).text
    for matter in ("never came", "smelled of smoke", "the tour was cancelled", "guide was drunk"):
        assert matter in said


def test_a_second_thing_is_named_beside_the_first() -> None:
    said = draft_reply(
        "The dryer leaves marks on every shirt. Second thing: your men left the packaging in my "
        "garden. And the old dryer, which I paid you to take, is still here."
    ).text
    assert "leaves marks" in said
    assert "packaging" in said
    assert "still here" in said


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("I want to complain about the noise from your bar.", "the noise from our bar"),
        ("I refer to my letter of 4 May concerning the damp at 11 Mill Lane.", "the damp at 11"),
        ("The way the clerk spoke to my mother was dreadful.", "the way the clerk spoke to your"),
    ],
)
def test_the_matter_is_called_what_the_complaint_calls_it(text: str, matter: str) -> None:
    assert matter in (stated_matter(text.lower().replace("mill lane", "Mill Lane")) or "")


@pytest.mark.parametrize("text", ["I am writing about my order.", "Call me about the car."])
def test_a_thing_alone_is_no_matter(text: str) -> None:
    assert stated_matter(text) is None


def test_a_promise_that_was_not_kept_is_the_fault() -> None:
    said = draft_reply("I was promised a call back on Monday, Tuesday and Wednesday.").text
    assert "promised a call" in said
    assert "not kept" in said


def test_what_they_cannot_eat_is_the_fault_and_not_that_it_was_written_down() -> None:
    said = draft_reply(
        "I asked for no nuts. I said it twice and the girl wrote it down. The brownie had walnuts "
        "in it."
    ).text
    assert "the brownie had walnuts in it" in said.lower()
    assert "wrote it down" not in said


KNOWN = Case(
    customer_name="Tom",
    fault=Fault.OURS,
    cause="Our card terminal sent the payment a second time.",
    actions_done=("refunded £42.50 to your card",),
    next_contact="by Friday",
)


def test_a_known_cause_is_told_once_and_nothing_is_left_to_find_out() -> None:
    said = draft_reply("You charged me twice for my March membership.", case=KNOWN).text
    assert said.count("our card terminal sent the payment a second time") == 1
    assert "find out" not in said
    assert "I'll check" not in said
    assert "?" not in said


def test_what_was_done_is_not_offered_again() -> None:
    draft = draft_reply(
        "You charged me twice for my March membership. Please refund one.", case=KNOWN
    )
    assert [one.what for one in draft.commitments if not one.confirmed] == []


def test_what_the_case_grants_is_told_as_settled() -> None:
    case = Case(
        fault=Fault.OURS,
        requests_refused={RequestLabel.REFUND: "you had the use of the lodge all weekend"},
        remedies_granted=(Remedy(label=RequestLabel.COMPENSATION, text="refund £80"),),
    )
    said = draft_reply("The hot tub was broken. I want my money back.", case=case).text
    assert "because you had the use of the lodge all weekend" in said
    assert "refund £80" in said
    assert "Would you" not in said


@pytest.mark.parametrize(
    ("text", "is_urgent"),
    [
        (
            "My diabetic son, who is seven, was left at the gate because the bus went without him.",
            True,
        ),
        ("Your carer went home and my father, who has dementia, was found wandering.", True),
        ("My baby monitor was left outside by the courier.", False),
        ("The toddler bed came without its slats and the box was left in the rain.", False),
    ],
)
def test_somebody_frail_who_was_left_alone_comes_first(text: str, is_urgent: bool) -> None:
    head = draft_reply(text).text[:260]
    assert ("hurt" in head) is is_urgent
