"""What a caller gives is said in whole sentences, whatever its form."""

import pytest

from replykit import Case, Remedy, RequestLabel, draft_reply, lint_reply
from replykit.drafter.given import (
    Deed,
    bare,
    bound_of,
    cause_of,
    change_of,
    deed_of,
    is_apology,
    is_clause,
    is_known_cause,
    reason_of,
    remedy_of,
    says_nothing,
    tell_deeds,
    time_of,
)
from replykit.drafter.office_verbs import base_of, participle_of, past_of

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
        ("faulty valve", ("noun", "a faulty valve")),
        ("heavy snow", ("noun", "heavy snow")),
        ("staff sickness", ("noun", "staff sickness")),
        ("out of stock", ("cause", "it was out of stock")),
        ("lost in the post", ("cause", "it was lost in the post")),
        ("failed....", ("cause", "it failed")),
        ("understaffed", ("cause", "we were understaffed")),
        ("no padding in the box", ("cause", "there was no padding in the box")),
        ("box had no padding", ("cause", "the box had no padding")),
        ("Box crushed in transit", ("cause", "the box was crushed in transit")),
        ("lost by courier", ("cause", "it was lost by the courier")),
        ("contract runs until June", ("cause", "the contract runs until June")),
        ("he forgot", ("cause", "one of us forgot")),
    ],
)
def test_a_cause_is_a_clause_or_a_noun(given: str, said: tuple[str, str]) -> None:
    assert cause_of(given) == said


@pytest.mark.parametrize(
    ("given", "form", "told"),
    [
        ("refunded £119.97 to your card", "have", "refunded £119.97 to your card"),
        ("Stopped the payments.", "have", "stopped the payments"),
        ("I have spoken to the driver", "have", "spoken to the driver"),
        ("we've refunded the postage", "have", "refunded the postage"),
        ("already refunded £20", "have", "refunded £20"),
        ("wrote to the courier", "have", "written to the courier"),
        ("redid the flashing", "have", "redone the flashing"),
        ("reset your password", "have", "reset your password"),
        ("refund £20", "have", "refunded £20"),
        ("booked a visit on Monday", "have", "booked a visit on Monday"),
        ("refunded £20 yesterday", "past", "refunded £20 yesterday"),
        ("spoken to the driver on Monday", "past", "spoke to the driver on Monday"),
        ("I refunded £119.97", "sentence", "I refunded £119.97"),
        ("we sent the right coat today", "sentence", "we sent the right coat today"),
        ("the £20 was refunded", "sentence", "the £20 was refunded"),
        ("refund issued", "sentence", "a refund has been issued"),
        ("fix released this morning", "sentence", "the fix was released this morning"),
        ("parcel found in Leeds", "sentence", "the parcel has been found in Leeds"),
        ("Ticket #4421 raised", "sentence", "Ticket #4421 has been raised"),
        ("re-sent by express", "sentence", "it has been resent by express"),
        ("been in touch with the depot", "have", "been in touch with the depot"),
        ("refund £20 + free delivery", "have", "refunded £20 and free delivery"),
        ("resend order", "have", "resent the order"),
        ("refund of £20 issued", "sentence", "a refund of £20 has been issued"),
        ("was refunded on Monday", "sentence", "it was refunded on Monday"),
        ("password reset", "sentence", "the password has been reset"),
        ("£20 refunded yesterday", "sentence", "£20 was refunded yesterday"),
        ("fixed", "sentence", "this has been fixed"),
        ("escalated to the manager", "sentence", "this has been escalated to the manager"),
        ("refunding £20", "sentence", "I am refunding £20"),
        ("will be sent on Monday", "sentence", "it will be sent on Monday"),
        ("will refund £20 on Monday", "sentence", "I will refund £20 on Monday"),
        ("will be called on Monday", "sentence", "you will be called on Monday"),
        ("a refund of £20", "thing", "a refund of £20"),
        ("refund of £20", "thing", "a refund of £20"),
        ("double check of the stock", "thing", "a double check of the stock"),
        ("not yet found", "sentence", ""),
        ("n/a", "sentence", ""),
    ],
)
def test_what_was_done_is_told_by_its_form(given: str, form: str, told: str) -> None:
    assert deed_of(given) == Deed(form, told)


def test_deeds_are_told_in_their_order_and_neighbours_of_one_form_together() -> None:
    told = tell_deeds(["redid the flashing", "plastered the wall", "to be sent today", "a call"])
    assert told == [
        ("have", ["redone the flashing", "plastered the wall"]),
        ("sentence", ["it will be sent today"]),
        ("thing", ["a call"]),
    ]
    assert tell_deeds(["to be sent today"]) == [
        ("sentence", ["what is due to you will be sent today"])
    ]


@pytest.mark.parametrize(
    ("form", "base", "participle", "past"),
    [
        ("refunding", "refund", None, None),
        ("stopping", "stop", None, None),
        ("replaced", "replace", "replaced", "replaced"),
        ("applied", "apply", "applied", "applied"),
        ("resend", "resend", "resent", "resent"),
        ("redid", "redo", "redone", "redid"),
        ("given", "give", "given", "gave"),
        ("cancel", "cancel", "cancelled", "cancelled"),
    ],
)
def test_forms_of_verbs(form: str, base: str, participle: str | None, past: str | None) -> None:
    assert base_of(form) == base
    if participle:
        assert (participle_of(form), past_of(form)) == (participle, past)


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
        ("call on monday", ("on Monday", "call you")),
        ("5 pm", ("at 5 pm", None)),
        ("17:00", ("at 17:00", None)),
        ("Thursday 5 pm", ("on Thursday at 5 pm", None)),
        ("2026-05-03", ("on 3 May 2026", None)),
        ("2026-05-03T17:00", ("on 3 May 2026 at 17:00", None)),
        ("the 3rd", ("on the 3rd", None)),
        ("end of day", ("by the end of the day", None)),
        ("EOD", ("by the end of the day", None)),
        ("Thursday EOD", ("by the end of Thursday", None)),
        ("COB Friday", ("by close of business on Friday", None)),
        ("on monday", ("on Monday", None)),
        ("Mon", ("on Monday", None)),
        ("tomorrow", ("tomorrow", None)),
        ("tomorrow 5 pm", ("tomorrow at 5 pm", None)),
        ("48hrs", ("within 48 hours", None)),
        ("2-3 working days", ("within 2 to 3 working days", None)),
        ("asap", ("", None)),
        ("n/a", ("", None)),
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
        ("refunding £20", "refund £20"),
        ("refund", "give you a refund"),
        ("full refund", "give you a full refund"),
        ("refund in full", "give you a refund in full"),
        ("£20 back", "give you £20 back"),
        ("£20 voucher", "give you a £20 voucher"),
        ("money back", "give you your money back"),
        ("a new jar", "give you a new jar"),
        ("send new jar", "send a new jar"),
        ("replace the jar", "replace the jar"),
        ("replacement", "give you a replacement"),
        ("repair at our cost", "arrange a repair at our cost"),
        ("a call from the manager", "arrange a call from the manager"),
        ("you will get a new jar", "give you a new jar"),
        ("the driver will call you", "arrange for the driver to call you"),
        ("you keep the old one", "let you keep the old one"),
        ("store credit", "give you store credit"),
        ("vouchers", "give you vouchers"),
        ("waive the fee", "waive the fee"),
    ],
)
def test_a_remedy_follows_i_can(given: str, said: str) -> None:
    assert remedy_of(given) == said


@pytest.mark.parametrize(
    "given",
    ["", " ", "-", "n/a", "N/A.", "none", "no", "unknown", "Not known yet", "to be confirmed",
     "TBC", "sorry, nothing", "?", "still to be determined"],
)  # fmt: skip
def test_words_that_hold_a_place_say_nothing(given: str) -> None:
    assert says_nothing(given)


@pytest.mark.parametrize("given", ["no padding", "nothing was packed", "unknown driver", "a note"])
def test_words_that_only_begin_so_say_something(given: str) -> None:
    assert not says_nothing(given)


def test_what_the_customer_did_and_what_is_still_sought_is_no_cause() -> None:
    assert not is_known_cause("you typed Shaun on the form")
    assert not is_known_cause("still under investigation")
    assert is_known_cause("you were told the wrong date")
    assert is_known_cause("we were busy")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("no", ("", "")),
        ("not possible", ("", "")),
        ("No, the sale was final", ("cause", "the sale was final")),
        ("because the sale was final", ("cause", "the sale was final")),
        ("this model is no longer made", ("cause", "this model is no longer made")),
        ("no longer made", ("cause", "it is no longer made")),
        ("out of stock", ("cause", "it is out of stock")),
        ("no receipt", ("cause", "there is no receipt")),
        ("due to the age of the item", ("noun", "the age of the item")),
        ("expired warranty", ("noun", "an expired warranty")),
    ],
)
def test_a_reason_follows_because_or_because_of(given: str, said: tuple[str, str]) -> None:
    assert reason_of(given) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("every box is now weighed", ("clause", "every box is now weighed")),
        ("retrained the packers", ("clause", "we have retrained the packers")),
        ("retraining the packers", ("clause", "we are retraining the packers")),
        ("retrain the packers", ("clause", "we will retrain the packers")),
        ("checklist for drivers", ("noun", "a checklist for drivers")),
    ],
)
def test_a_change_is_what_we_did_or_a_thing(given: str, said: tuple[str, str]) -> None:
    assert change_of(given) == said


@pytest.mark.parametrize(
    ("limit", "amounts", "is_open", "told"),
    [
        ("up to £60", [80.0], True, " (up to £60)"),
        ("max £50", [], True, " (up to £50)"),
        ("once per order", [], True, " (once per order)"),
        ("if it is under £50", [35.0], True, ""),
        ("if it is under £50", [80.0], False, ""),
        ("if it is under £50", [35.0, 80.0], True, " if it is under £50"),
        ("only if under £50", [], True, " if it is under £50"),
        ("for orders over £20", [20.0], False, ""),
        ("if you return it within 30 days", [35.0], True, " if you return it within 30 days"),
        ("subject to manager approval", [35.0], False, ""),
        ("n/a", [], True, ""),
    ],
)
def test_a_limit_bounds_decides_or_is_told(
    limit: str, amounts: list[float], is_open: bool, told: str
) -> None:
    assert bound_of(limit, amounts) == (is_open, told)


def test_an_apology_alone_is_no_remedy() -> None:
    assert is_apology("an apology")
    assert is_apology("Apologise.")
    assert not is_apology("an apology from the driver")


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
