"""An apology names a fault of ours or a harm to them, and nothing else."""

import re

import pytest

from replykit import draft_reply, lint_reply, parse_complaint, variants
from replykit.drafter.faults import apologetic, is_background, was_due, was_only_promised
from replykit.drafter.statements import statements
from replykit.model import SectionKind

FAULTS = (
    "we sent you the wrong size",
    "our carer didn't come on Monday",
    "your parcel never came",
    "the soup was cold",
    "nobody answered your letter",
    "you were left standing in the rain",
    "your son was told to wait outside",
    "you had to pick it up yourself",
    "you have no hot water",
    "you can't get into your account",
    "the app told you that the payment failed",
    "your mother went to bed without her tablets",
    "you were put in row 12 behind a pillar",
    "you were told one thing by the driver and another by us",
)
BACKGROUND = (
    "your mother is 84",
    "your daughter's nut allergy is on her form",
    "your son has a peanut allergy",
    "your son is starting school on Monday",
    "you're 78",
    "you have a newborn",
    "you live on the fifth floor",
    "you've been a member since May",
    "you can't keep moving things",
    "you can't afford another one",
    "you know the manager",
    "you only found out on Friday",
    "we say the courier lost it",
    "our nurse insists it is fine",
    "you were told the kitchen was open till ten",
    "the course was advertised with a certificate",
    "we gave you a voucher",
    "you've been offered a refund for the cancelled talk",
    "we've been marvellous for eleven years",
    "your only income is $900",
    "your wife told the waiter twice",
    "our fitter measured them, not you",
    "the food standards people have been told",
)


@pytest.mark.parametrize("clause", FAULTS)
def test_a_fault_or_a_harm_may_be_named(clause: str) -> None:
    assert apologetic(clause) == (None, clause)


@pytest.mark.parametrize("clause", BACKGROUND)
def test_background_is_not_apologised_for(clause: str) -> None:
    assert is_background(clause)
    assert apologetic(clause)[1] is None


@pytest.mark.parametrize("fault", FAULTS[:5])
@pytest.mark.parametrize(
    "background", ["your mother is 84 and lives alone", "your son has a peanut allergy"]
)
def test_background_is_told_before_or_dropped(background: str, fault: str) -> None:
    assert apologetic(f"{background}, and {fault}") == (background, fault)
    assert apologetic(f"{fault} and {background}") == (None, fault)


def test_a_second_predicate_gets_its_subject_again() -> None:
    assert apologetic("your mother is 84 and had no lunch") == (
        "your mother is 84",
        "your mother had no lunch",
    )
    assert apologetic("you're 78 and had to pick it up")[1] == "you had to pick it up"


def apology(text: str, channel: str = "email") -> str:
    draft = draft_reply(text, channel=channel)
    return " ".join(s.text for s in draft.sections if s.kind is SectionKind.APOLOGY)


@pytest.mark.parametrize("age", [79, 84, 91])
@pytest.mark.parametrize("who", ["mother", "father", "nan"])
def test_an_age_is_never_what_we_are_sorry_for(who: str, age: int) -> None:
    said = apology(
        f"Your carer didn't turn up on Tuesday. My {who} is {age} and went to bed without tablets."
    )
    assert "carer didn't turn up" in said
    ours = re.sub(r'"[^"]*"', "", said)  # what they write is theirs to say
    assert str(age) not in ours.split("sorry")[-1]


# Who is right is not ours to say yet.


def told(said: str, thing: str | None = None) -> list[str]:
    return [one.text for one in statements(said, None, {"UPS", "DHL"}.__contains__, thing)]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "UPS say you never gave it to them, you say UPS lost it",
            "you were told one thing by UPS and another by us",
        ),
        (
            "You told me Monday and the driver told me Friday",
            "you were told one thing by the driver and another by us",
        ),
        ("shop says ring the maker, maker says ring the shop",
         "the shop says one thing and the maker another"),
        ("the porter said it was locked but the guard said it was open",
         "the porter said one thing and the guard another"),
    ],
)  # fmt: skip
def test_a_dispute_is_told_as_one(said: str, text: str) -> None:
    assert told(said) == [text]


def unquoted(text: str) -> str:
    """A reply without what it tells in the customer's own words."""
    return re.sub(r'"[^"]*"', "", text)


@pytest.mark.parametrize("carrier", ["UPS", "DHL"])
def test_our_word_against_theirs_is_not_claimed(carrier: str) -> None:
    text = f"{carrier} say you never gave it to them, you say {carrier} lost it. Where is my coat?"
    said = draft_reply(text).text
    assert "we say" not in said.lower()
    assert f"{carrier} lost" not in unquoted(said)


def test_a_denial_is_no_fault() -> None:
    said = apology("You say I signed for the parcel. I did not sign for the parcel.")
    assert "we say" not in said.lower()
    assert "sorry that you did not" not in said


# What a customer leaves out.


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("An hour late, stone cold, and it's mine", "your order was an hour late and stone cold"),
        ("Ice cold and 40 minutes late", "your order was ice cold and 40 minutes late"),
        ("Soaking wet", "your order was soaking wet"),
    ],
)  # fmt: skip
def test_how_a_thing_is_is_said_of_the_thing(said: str, text: str) -> None:
    assert told(said, "your order")[0] == text
    assert not any(one.startswith(("the stone", "the ice")) for one in told(said))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The physio cancelled on Monday", "the physio cancelled on Monday"),
        ("Flight cancelled on Monday", "the flight was cancelled on Monday"),
        ("Mattress advertised as firm", "the mattress was advertised as firm"),
        ("Bike serviced Tuesday", "the bike was serviced Tuesday"),
    ],
)
def test_what_was_done_to_a_thing_is_not_what_somebody_did(said: str, text: str) -> None:
    assert told(said) == [text]


@pytest.mark.parametrize("said", ["down again in BS3", "half of it missing", "stone cold"])
def test_what_only_says_how_it_is_is_no_thing(said: str) -> None:
    assert not told(said)


@pytest.mark.parametrize("no", ["nothing", "zero", "nada", "none"])
def test_a_bare_no_adds_nothing(no: str) -> None:
    assert told(f"No changelog, {no}") == ["there was no changelog"]


@pytest.mark.parametrize(
    "code", ["/v2/search", "/orders/{id}", "report_final.csv", "--strict mode", "get_user()"]
)
def test_a_name_from_a_program_cuts_no_clause(code: str) -> None:
    whole = "we halved the limit and your job has been failing since"
    found = told(f"You halved the limit on {code} and our job has been failing since")
    assert whole in found
    assert not any(one.endswith(("on", "limit on")) or " on," in one for one in found)


def test_a_remark_in_commas_stays_with_its_noun() -> None:
    assert "the refund, promised for 3 June, has not reached your account" in told(
        "the refund, promised for 3 June, has not reached my account"
    )


# The rest of the reply.


@pytest.mark.parametrize("channel", ["email", "chat", "review"])
def test_thanks_name_their_own_thing_or_nothing(channel: str) -> None:
    text = "The showers have been cold for a month and nobody gets back to me."
    assert "your messages" not in draft_reply(text, channel=channel).text


@pytest.mark.parametrize(
    "text",
    [
        "The bus went straight past my daughter's stop. She ran after it crying.",
        "The gate closed on us and my son was hurt.",
        "We booked a quiet table and were sat next to a stag do.",
        "The nursery forgot to tell us about the chickenpox.",
    ],
)
def test_a_harm_is_a_complaint_however_it_was_read(text: str) -> None:
    complaint = parse_complaint(text).model_copy(update={"is_complaint": False})
    assert "sorry" in draft_reply(complaint).text or "apologise" in draft_reply(complaint).text


@pytest.mark.parametrize("text", ["Thank you, the new lamp is perfect.", "Do you open on Sunday?"])
def test_what_tells_no_harm_stays_what_it_is(text: str) -> None:
    assert "sorry" not in draft_reply(text).text


@pytest.mark.parametrize(
    "text",
    [
        "The kettle leaked all over the table. I ordered it online.",
        "Where is my parcel? It was due last week and nobody can tell me.",
        "The waiter laughed at my accent.",
        "The website says 10kg, the desk says 7. Which is it?",
        "Nobody told us that the walk was off.",
    ],
)
def test_a_public_reply_invites_once_and_in_one_line(text: str) -> None:
    draft = draft_reply(text, channel="review")
    invitations = [s for s in draft.sections if s.kind is SectionKind.PRIVATE_CONTACT]
    assert len(invitations) == 1
    assert draft.text.count("private") <= 1
    assert draft.text.count(draft.commitments[-1].by_when or "next working day") == 1


def test_public_endings_differ() -> None:
    texts = (
        "The kettle I ordered online leaked.",
        "The waiter laughed at my accent.",
        "My membership is still billed each month though I cancelled.",
        "The room smelled of drains.",
        "Nobody told us that the walk was off.",
    )
    ends = {draft_reply(text, channel="review").sections[-1].text for text in texts}
    assert len(ends) == len(texts)


@pytest.mark.parametrize("text", [*(f"{fault[0].upper()}{fault[1:]}." for fault in FAULTS)])
@pytest.mark.parametrize("channel", ["email", "review", "sms"])
def test_every_draft_passes_the_linter(text: str, channel: str) -> None:
    draft = draft_reply(text, channel=channel)
    assert lint_reply(draft.text, complaint=draft.complaint, channel=channel).ok


@pytest.mark.parametrize("animal", ["dog", "cat"])
def test_he_may_be_an_animal(animal: str) -> None:
    text = f"Your man left the gate open and the {animal} got out. We found him by the road."
    assert "found the man" not in draft_reply(text).text
    assert "found our man" not in draft_reply(text).text


@pytest.mark.parametrize(
    "clause",
    [
        "your neighbour's fence, which is twenty years old, did not move",
        "your brother's flight was on time",
        "the other tables arrived on time",
        "yours is the only house on the lane with a green door",
        "you were sick of waiting",
    ],
)
def test_what_did_not_suffer_is_background(clause: str) -> None:
    assert apologetic(clause)[1] is None


@pytest.mark.parametrize(
    "clause",
    [
        "your neighbour's fence fell on your car",
        "your brother's flight was cancelled too",
        "your mother's parcel never came",
        "yours is the only bin left on the street",
        "you were sick all night",
    ],
)
def test_what_did_suffer_is_none(clause: str) -> None:
    assert apologetic(clause)[1] == clause


@pytest.mark.parametrize("channel", ["email", "social"])
def test_a_word_that_is_taken_back_is_told_whole_or_not_at_all(channel: str) -> None:
    text = "Shower lukewarm for three nights, reception said it would be looked at and it wasn't."
    for draft in variants(parse_complaint(text, channel=channel), 3):
        assert ("would be looked at" in draft.text) == ("it wasn't" in draft.text)


def test_what_is_only_guessed_is_not_told() -> None:
    draft = draft_reply("I got the wrong coat and presumably somebody now has mine.")
    assert "presumably" not in unquoted(draft.text)
    assert "the wrong coat" in draft.text


def test_marks_that_are_meant_as_blame_are_told_straight() -> None:
    text = "Five stars for the waiter who managed to spill red wine on my wife's white dress."
    draft = variants(parse_complaint(text), 1)[0]
    assert "stars" not in draft.text
    assert "he waiter managed to spill red wine on your wife's white dress" in draft.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The survey report on 22 Mill Lane was due with us on Monday 9 October. Could you "
            "give me a date?",
            "was due with you on Monday 9 October, and I'm sorry that you are still waiting",
        ),
        (
            "I was told on Tuesday the late fee would be taken off. It's still on my bill.",
            "the late fee would be taken off, and I'm sorry that this was not kept",
        ),
    ],
)
def test_what_was_due_is_no_fault_until_it_was_not_kept(text: str, told: str) -> None:
    assert told in draft_reply(parse_complaint(text)).text


@pytest.mark.parametrize(
    "told",
    [
        "you were told to leave by the guard",
        "you were told it would be Tuesday and it never came",
        "the curtains were due at Easter but came in May",
    ],
)
def test_what_became_of_it_is_told_as_it_is(told: str) -> None:
    assert not was_due(told)
    assert not was_only_promised(told)
