"""Where a life or an hour is at stake, the draft says what helps then, and nothing else."""

# ruff: noqa: E501 -- a complaint is easier to read on one line

import pytest

from replykit import draft_reply, parse_complaint
from replykit.complaint.story import Story
from replykit.drafter.pressing import AT_ONCE, DEFAULT_TIME, deadline, usual_time, wants_call
from replykit.model import Channel, SectionKind


@pytest.mark.parametrize(
    "text",
    [
        "My grandad tripped over the cable your men left in the hall. He died on Thursday. I want to know who left it there.",
        "My aunt fell out of the hoist in your care home and passed away two days later. What happened?",
        "My mum fell on your bus and broke her ribs. She has since died. We want an answer.",
        "My father was burned by your kettle and died in hospital last week.",
    ],
)
def test_no_advice_and_no_bargain_for_somebody_who_died(text: str) -> None:
    draft = draft_reply(text)
    assert SectionKind.URGENT not in {one.kind for one in draft.sections}
    assert SectionKind.OPTIONS not in {one.kind for one in draft.sections}
    assert "loss" in draft.text
    assert draft.report is not None
    assert draft.report.ok


def test_who_died_long_before_leaves_the_danger_a_danger() -> None:
    text = "I slipped on your wet floor and broke my wrist at the gala for my late father."
    assert SectionKind.URGENT in {one.kind for one in draft_reply(text).sections}


@pytest.mark.parametrize(
    "text",
    [
        "My daughter nearly drowned in your pool because no lifeguard was there. She is on a ventilator.",
        "My brother was hit by your forklift. He's in a coma. I want to know whether the site has been closed.",
        "My wife had an anaphylactic shock after your curry. She is still in the ICU.",
        "Your scaffolding fell on my husband and he is in intensive care.",
    ],
)
def test_nobody_asks_whether_all_are_safe_where_a_life_is_in_danger(text: str) -> None:
    said = draft_reply(text).text
    assert "good news from the hospital" in said
    assert "is everyone safe" not in said
    assert "is anyone hurt" not in said
    assert "Would you" not in said


@pytest.mark.parametrize(
    "text",
    [
        "My phone is in a coma since your update.",
        "Your waiter spilt hot soup on my hand and it is blistered.",
    ],
)
def test_a_coma_of_a_phone_and_a_burn_are_not_grave(text: str) -> None:
    assert "from the hospital" not in draft_reply(text).text


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "The rail in your pool broke and I fell. I don't want anything except to know that it has been mended.",
            "whether it has been mended",
        ),
        (
            "Your dog walker lost my neighbour's dog for a day. I don't want anything from you other than to know that the gate is locked now.",
            "whether the gate is locked now",
        ),
    ],
)
def test_who_wants_nothing_is_offered_nothing_but_the_answer(text: str, asked: str) -> None:
    draft = draft_reply(text)
    assert asked in draft.text
    assert SectionKind.OPTIONS not in {one.kind for one in draft.sections}


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("ur taxi just went off with my dog still in the back", "sms"),
        ("Your removal men drove off with our cat shut in the van", "chat"),
        ("The coach set off with my daughter's hamster still in the luggage hold", "chat"),
        ("your driver drove off with my cat carrier still in the boot. CAT IN IT", "sms"),
    ],
)
def test_the_driver_is_reached_where_an_animal_was_driven_off(text: str, channel: str) -> None:
    said = draft_reply(text, channel=channel).text
    assert "within the hour" in said
    assert "the driver" in said
    assert "money back" not in said


def test_a_child_driven_off_is_a_danger() -> None:
    text = "driver drove off with my 6 year old still in the car"
    assert parse_complaint(text).signals.safety_risk
    assert "emergency services" in draft_reply(text, channel="sms").text


@pytest.mark.parametrize(
    "text",
    [
        "Your driver drove off with my cat litter still in the van.",
        "Your driver drove off with my suitcase still in the boot.",
        "My dog slept when your driver left.",
        "Last week your taxi drove off with my dog still in it; he was found the same day.",
    ],
)
def test_things_driven_off_wait_for_the_usual_answer(text: str) -> None:
    assert "within the hour" not in draft_reply(text, channel="sms").text


@pytest.mark.parametrize(
    ("text", "channel", "when"),
    [
        ("locked out and i need my visa letter in 3 hours", "chat", "within the hour"),
        ("I need my visa letter in 3 hours and my account is locked.", "email", "within the hour"),
        ("No heating since last night, I have a newborn.", "chat", "within the hour"),
        ("No heating since last night, I have a newborn.", "email", "by the end of the day"),
        (
            "Stranded in Porto with my mum, flight cancelled and no hotel.",
            "social",
            "within the hour",
        ),
        ("Insulin still not delivered. My dad has none left for tonight", "sms", "within the hour"),
        ("Last month we had no hot water for a week with a baby.", "chat", "next working day"),
        ("Was stuck in Faro for 9 hours in August.", "chat", "next working day"),
        ("Stuck in a queue for 50 minutes on the phone. Why?", "chat", "next working day"),
        ("The flight was 2 hours late and the train had gone.", "chat", "next working day"),
        ("The visit took three hours and the tap still drips.", "sms", "next working day"),
    ],
)
def test_the_next_contact_comes_before_it_is_too_late(text: str, channel: str, when: str) -> None:
    assert when in draft_reply(text, channel=channel).text


@pytest.mark.parametrize(
    "text",
    [
        "The repeat prescription isn't ready again.",
        "My inhaler is still out of stock at your branch, third time.",
        "Mum's tablets never came on Friday.",
        "Your pharmacy ran out of my insulin.",
    ],
)
def test_nothing_was_given_out_where_a_medicine_is_late(text: str) -> None:
    said = draft_reply(text).text
    assert "given out" not in said
    assert "made up anew" not in said
    assert "checked by the pharmacist" not in said


def test_a_wrong_medicine_is_still_checked() -> None:
    assert "given out" in draft_reply("You gave me the wrong tablets on Monday.").text or (
        "pharmacist" in draft_reply("You gave me the wrong tablets on Monday.").text
    )


@pytest.mark.parametrize(
    "text",
    [
        "Sort out my refund or I'll come round and smash your windows.",
        "If my money isn't back by Friday I know where your office is and somebody will get hurt.",
        "I will find the man who did this and break his legs.",
        "Answer me or I'm coming down there with my brothers and you'll be sorry.",
        "Fix my account or I'll come down there and make you.",
    ],
)
def test_a_threat_of_violence_is_heard(text: str) -> None:
    complaint = parse_complaint(text)
    assert complaint.signals.safety_risk
    draft = draft_reply(complaint)
    assert SectionKind.BOUNDARY in {one.kind for one in draft.sections}
    assert SectionKind.URGENT not in {one.kind for one in draft.sections}
    assert "call you" not in draft.text
    assert "a number" not in draft.text
    assert draft.report is not None
    assert draft.report.ok


@pytest.mark.parametrize(
    "text",
    [
        "If it isn't fixed I'll come down to the shop and collect it myself.",
        "I'll come down there on Monday to make the payment.",
        "The railing is loose and somebody will get hurt.",
        "My son will break his toy at this rate, it is so thin.",
        "I know where your shop is, so I can bring it in.",
    ],
)
def test_coming_down_to_the_shop_threatens_nobody(text: str) -> None:
    draft = draft_reply(text)
    assert SectionKind.BOUNDARY not in {one.kind for one in draft.sections}


@pytest.mark.parametrize(
    "text",
    [
        "your technician left my boiler in pieces on friday and never came back. baby in the house and no hot water",
        "Your plumber left our shower half finished and hasn't been back.",
        "The fitter took the oven door off and never came back with the part.",
    ],
)
def test_work_left_undone_is_finished_soon(text: str) -> None:
    assert "today or tomorrow" in draft_reply(text, channel="chat").text


@pytest.mark.parametrize(
    "text",
    [
        "Your plumber left on time and the shower works; the bill is wrong.",
        "The toaster came in pieces.",
    ],
)
def test_nobody_is_sent_to_finish_what_is_done(text: str) -> None:
    assert "to finish it" not in draft_reply(text, channel="chat").text


@pytest.mark.parametrize(
    ("text", "channel", "when"),
    [
        ("The alarm is on. Somebody call me NOW.", "email", "within the hour"),
        ("Let somebody who can decide phone me before noon.", "email", "within the hour"),
        ("Take that notice down this hour.", "email", "within the hour"),
        (
            "the lift stopped halfway with gran in it, 84, and she is still in there",
            "chat",
            "within the hour",
        ),
        ("We are at the hospital now. What is in the paint?", "email", "within the hour"),
        ("I have enough insulin for tonight and no more.", "chat", "within the hour"),
        ("Please answer very fast, the dye burns.", "email", "by the end of the day"),
        ("NOW I see why nobody rings.", "email", DEFAULT_TIME),
        ("He stuck a note on my door.", "chat", DEFAULT_TIME),
        ("The drawer is stuck in the cupboard.", "chat", DEFAULT_TIME),
        ("I was stuck in your lift for two hours in May.", "chat", DEFAULT_TIME),
        ("I need it by Friday noon.", "email", DEFAULT_TIME),
        ("The page says it loads, and I look at it this minute.", "email", DEFAULT_TIME),
    ],
)
def test_who_needs_an_answer_now_gets_it(text: str, channel: str, when: str) -> None:
    assert usual_time(Story(text), Channel(channel)) == when


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Please send it back before thursday.", "before Thursday"),
        ("I must have the keys by the 14th.", "by the 14th"),
        ("Registration closes 1 December and I am not in.", "before 1 December"),
        ("Can you get a new one to us by Friday?", "by Friday"),
        ("The sofa was promised by Friday.", None),
        ("Your driver says he will be here by Friday.", None),
        ("Pay, or I go to court by Friday.", None),
        ("It came on Friday.", None),
    ],
)
def test_a_date_that_is_named_is_kept_in_sight(text: str, date: str | None) -> None:
    assert deadline(text) == date


def test_a_named_date_stands_in_the_reply_once() -> None:
    text = "Your portal throws me out of the form. Registration closes 1 December."
    assert draft_reply(text).text.count("1 December") == 1
    text = "Your portal throws me out of the form. Please let me in before Thursday."
    assert draft_reply(text).text.count("before Thursday") == 1


@pytest.mark.parametrize(
    ("text", "is_wanted"),
    [
        ("Would one of you phone me?", True),
        ("I want the manager to ring me.", True),
        ("can someone call me pls", True),
        ("SOMEONE RING ME", True),
        ("They never call me back.", False),
        ("Please don't ring me at work.", False),
        ("They laugh and call me a liar.", False),
        ("It's no use to ring me.", False),
        ("You said that you would call me.", False),
    ],
)
def test_who_asks_for_a_call(text: str, is_wanted: bool) -> None:
    assert wants_call(text) is is_wanted


def test_who_asked_for_a_call_is_not_asked_whether_they_want_one() -> None:
    text = "Nobody answers about the broken pump since Monday. Would one of you phone me? Mornings."
    said = draft_reply(text).text
    assert "call you" in said
    assert "Which number is best?" in said
    assert "in writing" not in said
    text = "Nobody answers about the broken pump. Please ring me on 07700 900 418 any time."
    assert "number" not in draft_reply(text).text


@pytest.mark.parametrize("said", ["I am so scared to go to sleep.", "We're worried sick for him."])
def test_somebody_afraid_as_they_write_hears_from_us_the_same_day(said: str) -> None:
    assert usual_time(Story(said), Channel.CHAT) == AT_ONCE
    assert usual_time(Story(said), Channel.EMAIL) == "by the end of the day"
