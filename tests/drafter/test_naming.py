"""How the naming sentence tells a complaint back: whole, without a stray article, to the point."""

# ruff: noqa: E501 -- sentences are easier to check on one line

import re

import pytest

from replykit import draft_reply, parse_complaint
from replykit.drafter.business import addressed, name_of_business
from replykit.drafter.faults import is_idle
from replykit.drafter.people import find_people, leans, with_person
from replykit.drafter.preparation import prepare
from replykit.drafter.soundness import is_broken
from replykit.drafter.statements import statements


def told(said: str) -> list[str]:
    """What a sentence states."""
    return [one.text for one in statements(said, None, lambda word: False)]


def drafted(text: str) -> str:
    """A reply's text."""
    return draft_reply(parse_complaint(text, "email")).text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Row seven was taken by somebody else", "row seven was taken by somebody else"),
        ("Locker twelve is jammed shut", "locker twelve is jammed shut"),
        ("Thirty pounds was taken from my card", "thirty pounds was taken from your card"),
        ("Forty-one pages were blank", "forty-one pages were blank"),
        ("Mine has been opened", "yours has been opened"),
        ("Ours was left in the rain", "yours was left in the rain"),
        ("Handle has come off the pan", "the handle has come off the pan"),
        ("Screen is cracked", "the screen is cracked"),
    ],
)  # fmt: skip
def test_only_a_bare_thing_takes_an_article(said: str, text: str) -> None:
    assert text in told(said)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Day three of the coach tour the driver left us behind", "on day three of the coach tour our"),
        ("Week 2 of the course the tutor walked out", "in week 2 of the course the tutor walked out"),
    ],
)  # fmt: skip
def test_the_day_of_a_note_stands_with_its_preposition(said: str, text: str) -> None:
    assert any(one.startswith(text.removesuffix(" our")) for one in told(said))
    assert not any(one.startswith("the day") for one in told(said))


@pytest.mark.parametrize(
    ("said", "whole", "cut"),
    [
        (
            "The sofa came five weeks after the day you promised",
            "the sofa came five weeks after the day we promised",
            "the sofa came five weeks",
        ),
        (
            "It has been nine weeks since your plumber was here",
            "it has been nine weeks since our plumber was here",
            "it has been nine weeks",
        ),
        (
            "The taxi left ten minutes before we came down",
            "the taxi left ten minutes before you came down",
            "the taxi left ten minutes",
        ),
    ],
)
def test_a_span_is_told_with_what_it_is_measured_from(said: str, whole: str, cut: str) -> None:
    assert whole in told(said)


def test_a_clause_of_its_own_is_still_cut_off() -> None:
    assert "the boiler broke" in told("The boiler broke after your engineer had been here")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The label says -4.75 for both eyes", "the label says -4.75 for both eyes"),
        ("The freezer shows \u22123 degrees", "the freezer shows -3 degrees"),
        ("The box was a bit wet", "the box was slightly wet"),
        ("The fibre drops between 7 and 10, ie the only hours I'm home", "the fibre drops between 7 and 10"),
    ],
)  # fmt: skip
def test_signs_and_asides(said: str, text: str) -> None:
    assert text in told(said)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("letters addressed to her asking her to pay", "to your mother asking"),
        ("we wrote to her telling her that she owes it", "to your mother telling"),
        ("we took her walking frame", "took your mother's walking frame"),
    ],
)
def test_her_is_an_owner_only_before_a_thing(text: str, named: str) -> None:
    before = "My mother passed away in May. "
    assert named in with_person(text, before, find_people(before))


@pytest.mark.parametrize(
    "text",
    [
        "Cancel order 4471 now, it is not shipped yet, I ordered the wrong size.",
        "I picked the wrong size. Can I swap it before it ships?",
        "I mistyped my postcode. Please change it to LS6.",
    ],
)
def test_their_own_slip_gets_no_apology(text: str) -> None:
    said = drafted(text).lower()
    assert "the wrong size" not in said
    assert "sorry that you ordered" not in said
    assert "you mistyped" not in said


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (
            "The refund of £42 for my jacket has still not been paid after five weeks. "
            "The return label worked and the shop dropped the parcel off for me.",
            "label worked",
        ),
        (
            "The clock you repaired strikes four at nine. My late father would have used language "
            "not fit for a Sunday. Please mend it.",
            "late father",
        ),
    ],
)
def test_nobody_is_sorry_for_what_is_only_mentioned(text: str, beside: str) -> None:
    assert beside not in drafted(text)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("I need my boarding pass in two hours. I can't log in, it says the account is locked.", "boarding pass"),
        ("I am standing in the lobby. You cancelled our room because the card could not be checked.", "lobby"),
        ("Claim reference 8812. Nobody has answered for six weeks.", "claim reference"),
    ],
)  # fmt: skip
def test_what_is_only_near_the_trouble_is_not_what_it_is_about(text: str, thing: str) -> None:
    assert f"sorry about the {thing}" not in drafted(text)
    assert f"about your {thing}:" not in drafted(text)


def test_what_keeps_its_parts_is_still_named() -> None:
    assert "kettle" in drafted("My kettle is only two weeks old. The lid snapped off this morning.")


@pytest.mark.parametrize(
    "text",
    [
        "You say I signed for the parcel. I never signed for any parcel.",
        "Your driver left nothing here. You claim we were out all day, we were in.",
    ],
)
def test_our_word_against_theirs_is_not_told_as_what_happened(text: str) -> None:
    said = drafted(text).lower()
    assert "we say" not in said
    assert "we claim" not in said


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("We noticed that the lid is cracked", "the lid is cracked"),
        ("I discovered that your fitter had cut the pipe", "our fitter had cut the pipe"),
        ("I saw that it isn't leather at all", "it isn't leather at all"),
    ],
)  # fmt: skip
def test_how_they_came_to_know_is_not_told(said: str, text: str) -> None:
    assert any(text in one for one in told(said))
    assert not any(one.startswith("you ") for one in told(said))


@pytest.mark.parametrize(
    "text",
    [
        "The brochure said 'mountain view'. I could see a hill if I leaned out of the bathroom window.",
        "Your site promised 'silent running'. My neighbours came round to ask what the noise was.",
    ],
)
def test_nobody_is_sorry_for_what_was_only_written(text: str) -> None:
    assert "sorry that the brochure said" not in drafted(text)
    assert "sorry that our site promised" not in drafted(text)


def test_what_was_surely_read_is_told_or_nothing_is() -> None:
    said = drafted(
        "The shop's queue went round the corner and the floor was wet. "
        "Your refund of £60 for my boots has still not reached my account after six weeks. "
        "My daughter has a cold and the bus pass is my lifeline."
    )
    assert "lifeline" not in said
    assert "refund" in said


def test_of_a_mere_guess_what_the_complaint_begins_with_comes_first() -> None:
    said = drafted(
        "The kennel lost my son's blanket. I know it's only a rag but he hasn't slept for three "
        "nights and nobody has even looked."
    )
    assert re.search(r"lost (?:my|your) son's blanket", said)


@pytest.mark.parametrize(
    ("text", "sentence", "told"),
    [
        ("This pub won't let carers in.", "This pub won't let carers in.", "you won't let carers in."),
        ("The clinic changed my day.", "The clinic changed my day.", "you changed my day."),
        ("The bank has locked my card.", "The bank has locked my card.", "you have locked my card."),
        ("Dear Council,\nYou know me. The council has put a sign up.", "The council has put a sign up.", "you have put a sign up."),
        ("I love this bakery.", "I bought it at this bakery.", "I bought it at your bakery."),
    ],
)  # fmt: skip
def test_the_business_itself_is_spoken_to(text: str, sentence: str, told: str) -> None:
    assert addressed(sentence, name_of_business(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "You cancelled my order because the bank refused my card.",  # another firm
        "The bank locked my card and the shop kept my order.",  # which of the two?
        "The hotel was dirty.",  # a place, which no person is
        "The school blazer has a hole.",
        "The restaurant manager told me to leave.",
    ],
)
def test_another_firm_or_a_place_stays_as_it_is(text: str) -> None:
    assert addressed(text, name_of_business(text)) == text


@pytest.mark.parametrize(
    ("said", "broken_off", "whole"),
    [
        ("You sent brown eggs, not white ones", "we sent brown eggs", "we sent brown eggs, not white ones"),
        ("The machine speaks English, Welsh, and French", "the machine speaks English", "the machine speaks English, Welsh, and French"),
        ("You agreed to pay it back, but only half has come", "we agreed to pay it back", "only half has come"),
        ("The man checked the hob and left it burning", "the man checked the hob", "the man checked the hob and left it burning"),
    ],
)  # fmt: skip
def test_a_telling_knows_where_it_breaks_off(said: str, broken_off: str, whole: str) -> None:
    names = {"English", "Welsh", "French"}
    cut = {one.text: one.cut for one in statements(said, None, lambda word: word in names)}
    assert not cut[whole]
    assert cut.get(broken_off, "not told")


def test_what_they_did_next_breaks_nothing_off() -> None:
    found = statements("The lamp broke and I sent it back", None, lambda word: False)
    assert not next(one.cut for one in found if one.text == "the lamp broke")


@pytest.mark.parametrize(
    "text",
    ["yesterday one came down", "four were missing", "not one of them has been answered", "the last one offered a voucher"],
)  # fmt: skip
def test_one_of_what_stands_before_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    ["two people came", "nine hundred pounds were taken", "one of our drivers shouted", "four of the six cups were cracked", "it came late"],
)  # fmt: skip
def test_what_names_its_thing_does_not_lean(text: str) -> None:
    assert not leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "your father died in March",
        "Don has been gone since spring",
        "you owe nothing",
        "the man was polite",
    ],
)
def test_a_loss_of_theirs_or_praise_is_no_part_of_the_matter(text: str) -> None:
    assert is_idle(text)


@pytest.mark.parametrize(
    "text",
    [
        "your father died because we sent nobody",
        "the fridge died in March",
        "you owe £40 twice over",
    ],
)
def test_what_came_of_a_fault_is_part_of_it(text: str) -> None:
    assert not is_idle(text)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("dropped me charger", "dropped my charger"),
        ("they gave me tea", "they gave me tea"),
        ("it stopped with mum on it", "it stopped with my mum on it"),
        ("it stopped with her mum on it", "it stopped with her mum on it"),
        ("you lot saw it", "you saw it"),
        ("it came to flat 6, we're flat 9", "it came to flat 6 when we're flat 9"),
        ('I pressed "end" twice', 'I pressed "end" twice'),
        ('he called my gran "it" aloud', 'he called my gran "it" aloud'),
        ('the "basic" plan ended', "the basic plan ended"),
        ("the rest is, it seems, in Vigo", "the rest is in Vigo"),
    ],
)
def test_persons_and_quotes_are_put_right(said: str, plain: str) -> None:
    assert prepare(said) == plain


def test_who_used_his_key_is_not_the_customer() -> None:
    assert told("Used his key, no knock, stood in my bedroom") == ["there was no knock"]
    assert "you used your key" in told("Used my key")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("My hair appt got bumped and nobody told me. Booked for Saturday.", "your bumped"),
        ("Bonjour, since Monday it logs me out of the app, every minute.", "bonjour"),
        ("My husband saw it. The chair broke under him.", "the saw"),
    ],
)
def test_a_verb_or_a_greeting_is_not_what_it_is_about(text: str, named: str) -> None:
    assert named not in drafted(text).lower()


@pytest.mark.parametrize(
    "said", ["it burnt three of my customer", "four times I telephone about it"]
)
def test_a_learners_clause_is_not_told_again(said: str) -> None:
    assert is_broken(said)


@pytest.mark.parametrize("said", ["it burnt three of my customers", "two of our family fell ill", "I telephone four times a year"])  # fmt: skip
def test_a_plain_clause_is(said: str) -> None:
    assert not is_broken(said)


def test_a_kettle_that_died_is_a_fault_and_a_person_who_died_is_none() -> None:
    kettle = "Kettle died after 5 weeks. Five. My last one outlived my marriage."
    assert "kettle died after 5 weeks" in draft_reply(kettle).text
    assert "died" not in draft_reply("Don died on 3 May and you keep writing to him.").text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("parcel says delivered. it isnt. where is it", "arcel says delivered. It isn't."),
        ("The app shows my refund as paid. It hasn't been.", "as paid when it hasn't been"),
    ],
)
def test_what_is_taken_back_is_told_with_what_takes_it_back(text: str, told: str) -> None:
    assert told in draft_reply(text, channel="sms").text
