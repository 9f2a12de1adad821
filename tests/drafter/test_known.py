"""What the case says is done is not promised again, and what is not told is not promised."""

from itertools import product

import pytest

from replykit import (
    Case,
    Channel,
    ConfigError,
    Draft,
    Fault,
    IssueLabel,
    Policy,
    Remedy,
    RequestLabel,
    draft_reply,
)
from replykit.drafter.known import as_told, is_fulfilled, settles

JAR = "My blender arrived with a cracked jar. Please send a new one."
TWICE = "You charged me twice for my meal. Refund it."
REFUND, NEW = RequestLabel.REFUND, RequestLabel.REPLACEMENT
POLICY = Policy(
    remedies={
        IssueLabel.DAMAGED_ITEM: (
            Remedy(label=NEW, text="send you a new one"),
            Remedy(label=REFUND, text="refund the price", limit="up to £60"),
        )
    }
)


def promised(draft: Draft) -> list[str]:
    return [one.what for one in draft.commitments]


@pytest.mark.parametrize(
    ("label", "granted", "done", "is_same"),
    [
        (REFUND, "refund the £20", "refunded the £20", True),
        (REFUND, "refund £20", "refunded £30", False),
        (REFUND, "refund the price", "refunded £20 to your card", True),
        (REFUND, "refund the postage", "refunded £20 to your card", False),
        (NEW, "send you a new jar", "sent a new jar by courier", True),
        (NEW, "send you a new lid", "sent a new jar by courier", False),
        (NEW, "send you a new jar", "sent an email to the courier", False),
        (NEW, "send you a new jar", "refunded £20", False),
    ],
)
def test_a_remedy_is_carried_out_by_the_same_act(
    label: RequestLabel, granted: str, done: str, is_same: bool
) -> None:
    assert is_fulfilled(Remedy(label=label, text=granted), done) is is_same


def test_an_act_settles_only_if_it_is_a_remedy() -> None:
    assert settles(["sent a new jar by courier today"])
    assert not settles(["spoken to the driver"])


@pytest.mark.parametrize("granted", ["refund the £20", "refunded the £20"])
def test_what_is_done_is_not_granted_too(granted: str) -> None:
    case = Case(
        actions_done=("refunded the £20",), remedies_granted=(Remedy(label=REFUND, text=granted),)
    )
    draft = draft_reply("You charged me £20 twice. I want it back.", case=case)
    assert "I will refund" not in draft.text
    assert draft.text.count("refunded the £20") == 1


@pytest.mark.parametrize("stage", ["first", "resolution"])
def test_nothing_is_offered_beside_what_is_done(stage: str) -> None:
    case = Case(actions_done=("sent a new jar by courier today",))
    draft = draft_reply(JAR, POLICY, case, stage)
    assert "sent a new jar by courier today" in draft.text
    assert "refund" not in draft.text
    assert "with the outcome" not in draft.text


DEEDS = ("sent a new jar by courier today", "we have refunded the postage", "rang the depot")
LONG = "I " + "really " * 40 + "waited for it. " + JAR


@pytest.mark.parametrize(
    ("channel", "text"), [*product(("sms", "social", "review", "email"), (JAR, LONG))]
)
def test_a_deed_is_told_or_not_promised(channel: str, text: str) -> None:
    case = Case(customer_name="Zoë", cause="the box had no padding", actions_done=DEEDS)
    draft = draft_reply(text, POLICY, case, channel=channel)
    assert "sent a new jar by courier today" in draft.text
    told = {
        "sent a new jar by courier today": "sent a new jar by courier today",
        "we have refunded the postage": "refunded the postage",
        "rang the depot": "rung the depot",
    }
    for what in promised(draft):
        assert what not in told or told[what] in draft.text


def test_deeds_that_no_message_has_room_for_are_not_promised() -> None:
    case = Case(actions_done=("sent a new jar " + "by courier " * 40,))
    draft = draft_reply(JAR, case=case, channel="sms")
    assert "courier" not in draft.text + " ".join(promised(draft))


def test_legal_mode_tells_names_and_times_alone() -> None:
    case = Case(
        customer_name="Amira",
        fault=Fault.OURS,
        cause="we dropped it",
        actions_done=("refunded £20",),
        remedies_granted=(Remedy(label=REFUND, text="refund £2,340"),),
        corrective_action="retrained the packers",
        next_contact="Friday",
    )
    draft = draft_reply(JAR, Policy(legal_mode=True), case)
    for word in ("2,340", "£20", "dropped", "retrained", "our fault", "mistake"):
        assert word not in draft.text
    assert "Amira" in draft.text
    assert "on Friday" in draft.text
    assert not any("refund" in what for what in promised(draft))


def test_what_says_nothing_leaves_the_draft_as_it_is() -> None:
    empty = Case(
        cause="n/a",
        actions_done=("not yet found",),
        remedies_granted=(Remedy(label=REFUND, text="sorry, nothing"),),
        corrective_action="none",
        next_contact="tbc",
        agent_name=" ",
        customer_name="",
    )
    assert draft_reply(JAR, case=empty).text == draft_reply(JAR).text


def test_an_excuse_is_said_to_be_none() -> None:
    draft = draft_reply(JAR, case=Case(cause="we were busy"))
    assert "because we were busy" in draft.text
    assert "excuse" in draft.text


@pytest.mark.parametrize("channel", ["review", "social"])
def test_numbers_of_one_customer_are_cut_in_public(channel: str) -> None:
    case = Case(
        cause="order KC-118 was booked twice",
        actions_done=("refunded £14.20 to your Visa card ending 4421",),
        remedies_granted=(Remedy(label=NEW, text="send a voucher to 14 Mill Lane"),),
    )
    told = as_told(case, Policy(), Channel(channel))
    assert told.cause is None
    assert told.actions_done == ("refunded £14.20",)
    assert told.remedies_granted[0].text == "send a voucher"
    draft = draft_reply(TWICE, case=case, channel=channel)
    assert not any(number in draft.text for number in ("4421", "KC-118", "Mill"))
    assert draft.report is not None
    assert draft.report.ok
    assert as_told(case, Policy(), Channel.EMAIL).cause == case.cause


def test_a_question_is_answered_by_what_the_case_says() -> None:
    case = Case(actions_done=("we ship to Jersey, in three to five days",))
    draft = draft_reply("Do you ship to Jersey?", case=case)
    assert "We ship to Jersey, in three to five days." in draft.text
    assert "I'll" not in draft.text
    assert promised(draft) == ["we ship to Jersey, in three to five days"]


def test_praise_is_told_what_was_done_with_it() -> None:
    text = "Ifeoma on ward 6 was wonderful. Thank you so much!"
    draft = draft_reply(text, case=Case(actions_done=("passed your thanks to Ifeoma",)))
    assert "passed your thanks to Ifeoma." in draft.text
    assert promised(draft) == ["passed your thanks to Ifeoma"]


def test_an_errand_gets_no_apology_for_having_been_run() -> None:
    text = "Please change my delivery address to 14 Mill Lane. Thanks, Ruth"
    draft = draft_reply(text, case=Case(actions_done=("changed the address to 14 Mill Lane",)))
    assert "changed the address to 14 Mill Lane." in draft.text
    assert "sorry" not in draft.text.lower()
    assert "apolog" not in draft.text.lower()


def test_a_wish_that_is_refused_is_not_promised_an_answer() -> None:
    draft = draft_reply(JAR, case=Case(requests_refused={NEW: "no"}))
    assert "cannot offer" in draft.text
    assert "You asked us to send a new one." not in draft.text


def limited(limit: str) -> Policy:
    refund = Remedy(label=REFUND, text="refund the charge", limit=limit)
    return Policy(remedies={IssueLabel.BILLING: (refund,)})


@pytest.mark.parametrize(
    ("text", "limit", "said", "unsaid"),
    [
        ("You charged me a £35 fee twice. Refund it.", "if it is under £50",
         "refund the charge.", "under £50"),
        ("You charged me a £80 fee twice. Refund it.", "if it is under £50",
         "", "refund the charge"),
        ("You charged me twice. Refund it.", "if it is under £50",
         "refund the charge if it is under £50.", "("),
        ("You charged me twice. Refund it.", "subject to manager approval",
         "", "refund the charge"),
    ],
)  # fmt: skip
def test_a_condition_is_met_or_told_or_nothing_is_offered(
    text: str, limit: str, said: str, unsaid: str
) -> None:
    draft = draft_reply(text, limited(limit))
    assert said in draft.text
    assert unsaid not in draft.text
    assert any("refund the charge" in what for what in promised(draft)) is bool(said)


def test_a_policy_that_leaves_no_apology_is_told_so() -> None:
    with pytest.raises(ConfigError, match="avoid_words"):
        draft_reply(JAR, Policy(avoid_words=("sorry", "apologise")))
    for fault in Fault:
        said = draft_reply(JAR, Policy(avoid_words=("sorry",)), Case(fault=fault)).text
        assert "apologise" in said
        assert "sorry" not in said


def test_a_refusal_is_spoken_of_at_parting_only_where_there_was_one() -> None:
    assert "hoped for" not in (said := draft_reply(JAR, stage="parting").text)
    assert "wanted" not in said
    case = Case(requests_refused={REFUND: "the sale was final"})
    said = draft_reply(JAR, case=case, stage="parting").text
    assert "hoped for" in said or "wanted" in said


def test_who_signs_is_named_once() -> None:
    said = draft_reply(JAR, Policy(sign_off="B team"), Case(agent_name="b team ")).text
    assert said.lower().count("b team") == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("actions_done", ("refunded £20", " ")),
        ("requests_refused", {"refund": ""}),
        ("remedies_granted", ({"label": "refund", "text": ""},)),
    ],
)
def test_an_empty_entry_is_an_error_that_says_what_to_do(key: str, value: object) -> None:
    with pytest.raises(ConfigError, match=r"is empty; .*, or"):
        Case(**{key: value})  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", ["update", "resolution", "escalation"])
def test_what_is_granted_and_refused_is_told_at_every_stage(stage: str) -> None:
    case = Case(
        requests_refused={NEW: "the model is no longer made"},
        remedies_granted=(Remedy(label=REFUND, text="full refund"),),
    )
    draft = draft_reply(JAR, case=case, stage=stage)
    assert "the model is no longer made" in draft.text
    assert "give you a full refund" in draft.text
    assert "still on it" not in draft.text


@pytest.mark.parametrize(
    ("stage", "text"), [("update", TWICE), ("first", "Do you ship to Jersey?")]
)
def test_a_next_step_in_public_is_said_where_it_is_promised(stage: str, text: str) -> None:
    case = Case(actions_done=("refunded £14.20",), next_contact="tomorrow")
    draft = draft_reply(text, case=case, stage=stage, channel="review")
    assert "answer" in draft.text
    assert "tomorrow" in draft.text


def test_a_verb_that_remedies_share_is_said_once() -> None:
    remedies = (Remedy(label=NEW, text="replacement"), Remedy(label=REFUND, text="full refund"))
    draft = draft_reply(JAR, Policy(remedies={IssueLabel.DAMAGED_ITEM: remedies}))
    assert "give you a replacement or a full refund" in draft.text
