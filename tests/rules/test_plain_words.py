"""Plain words that accuse, excuse or promise, and the plain words beside them that do not."""

import pytest

from replykit import Config, Severity, lint_reply

WHOLE = (
    "Hi Kim,\n\nThank you for writing. I'm sorry that you waited nine days. {} "
    "I'll send it again on Monday."
)


def worst(text: str, complaint: str | None = None, channel: str = "email") -> dict[str, Severity]:
    """The gravest severity by rule, apart from what is missing."""
    found: dict[str, Severity] = {}
    for one in lint_reply(text, complaint, channel).findings:
        if not one.rule.startswith("missing-"):
            found[one.rule] = max(found.get(one.rule, Severity.ADVICE), one.severity)
    return found


@pytest.mark.parametrize("frame", ["{}", WHOLE])
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("blame", "It's your fault."),
        ("blame", "It is your fault the payment failed."),
        ("blame", "It's your fault that the parcel went back."),
        ("blame", "The carrier lost your parcel."),
        ("blame", "You never replied to our email."),
        ("blame", "You provided an incorrect address."),
        ("blame", "You ordered the wrong size."),
        ("blame", "You missed the payment deadline."),
        ("blame", "You installed it wrongly."),
        ("blame", "The address you gave us was incorrect."),
        ("blame", "Your address was wrong."),
        ("blame", "This is an issue with your bank."),
        ("blame", "It was the courier's fault."),
        ("blame", "It was Kevin's mistake."),
        ("blame", "You must have dropped it."),
        ("blame", "You must have missed our email."),
        ("argumentative", "You're wrong about the dates."),
        ("argumentative", "You were informed of the delay by email."),
        ("argumentative", "We have had no other complaints about this."),
        ("excuse", "It's against our policy."),
        ("excuse", "I'm only following procedure."),
        ("excuse", "Computer says no."),
        ("excuse", "COVID has affected our deliveries."),
        ("over-promise", "We always deliver on time."),
    ],
)
def test_plain_reproach_is_an_error_alone_and_in_a_reply(rule: str, text: str, frame: str) -> None:
    assert worst(frame.format(text)).get(rule) is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "It's not your fault that the parcel went back.",
        "Your fault report is with Dana; she calls you on Friday.",
        "It wasn't user error.",
        "I'm sorry that you were told it was user error.",
        "It would be easy to blame the weather, but we planned badly.",
        "You're wrong to blame yourself: the map was ours.",
        "The address you gave us was right, and we copied it wrongly.",
        "Your address was wrong on our label, and I have changed it.",
        "It was nobody's fault but ours.",
        "Your assistant booked the taxi, and the taxi never came.",
        "Your wife Karen booked the room, and we gave it away.",
        "You must have missed the party over it.",
    ],
)
def test_what_accuses_nobody_is_left_alone(text: str) -> None:
    assert worst(text).keys().isdisjoint({"blame", "argumentative", "commanding"})


def test_an_accusation_of_theirs_is_still_found() -> None:
    assert worst("Your wife booked the wrong room.")["blame"] is not None


def test_a_named_colleague_is_told_of_as_one() -> None:
    text = "My colleague Brian gave you the wrong information."
    (found,) = (one for one in lint_reply(text).findings if one.rule == "blame")
    assert found.quote == "My colleague Brian gave you the wrong information"
    assert "points at a colleague" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry you felt unsafe on our night bus; the driver should have stopped the man.",
        "I'm sorry that you feel unwell after our fish.",
        "I'm so sorry your son felt frightened in the lift.",
        "I'm sorry, but the oak lamp is sold out. The ash one can be with you on Monday.",
    ],
)
def test_a_harm_that_is_named_is_apologised_for(text: str) -> None:
    assert "conditional-apology" not in worst(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry you felt ignored.",
        "I'm sorry that you feel that way.",
        "I'm sorry if you felt unsafe.",
        "I do apologise, but seats are never reserved.",
        "I'm sorry, but the lamp was damaged in your hall.",
    ],
)
def test_a_way_out_is_still_told(text: str) -> None:
    assert worst(text).keys() & {"conditional-apology", "blame"}


@pytest.mark.parametrize(
    "text",
    [
        "You will never have to fill in that form again.",
        "You won't be charged again.",
        "You won't need to do anything.",
        "The blue model won't be made again.",
        "You'll just have to be patient.",
    ],
)
def test_what_is_ours_to_keep_is_no_over_promise(text: str) -> None:
    assert "over-promise" not in worst(text)


@pytest.mark.parametrize(
    "text",
    [
        "You will never have to wait again.",
        "This mistake won't be made again.",
        "This will never happen again.",
        "Nothing in our shop will be out of stock.",
    ],
)
def test_what_nobody_can_keep_is_still_told(text: str) -> None:
    assert worst(text)["over-promise"] is Severity.ERROR


@pytest.mark.parametrize("frame", ["{}", WHOLE])
def test_to_be_told_to_wait_is_an_order(frame: str) -> None:
    found = worst(frame.format("You will just have to wait."))
    assert found["commanding"] is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "You'll need your passport at the desk.",
        "Talk to us.",
        "Drop the parcel at the post office and the refund follows within two days.",
    ],
)
def test_what_helps_is_no_order(text: str) -> None:
    assert worst(text) == {}


@pytest.mark.parametrize("text", ["You must return it.", "Talk to your bank about it."])
def test_an_order_is_still_told(text: str) -> None:
    assert "commanding" in worst(text)


def test_no_review_no_incentive() -> None:
    deal = "Once you've returned the item we'll send you a £10 voucher."
    assert "review-incentive" not in worst(deal)
    assert "review-incentive" in worst("Once you've changed the review we'll send you £10.")


def test_the_customers_side_is_no_belittling() -> None:
    scratch = "it's just a scratch on their new car."
    assert "minimizing" not in worst(f"Nobody should have to hear that {scratch}")
    assert "minimizing" in worst(f"Everybody knows that {scratch}")


@pytest.mark.parametrize(
    "text",
    [
        "Write to us.",
        "We help you.",
        "I look forward to your call.",
        "We appreciate your help with the test.",
        "Thank you for your kind words about Leo. I've passed them on and he was delighted. "
        "We look forward to seeing you again in the autumn.",
        "We won't share your report with the landlord.",
    ],
)
def test_particular_words_are_no_stock(text: str) -> None:
    assert worst(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "We look forward to serving you in the near future.",
        "We appreciate your continued patronage.",
        "We value your custom.",
    ],
)
def test_stock_is_still_told(text: str) -> None:
    assert "boilerplate" in worst(text)


@pytest.mark.parametrize(
    "text",
    [
        "Have a good weekend!",
        "Happy birthday to your daughter!",
        "Congratulations on the new flat!",
        "Great to hear that it works now!",
        "Best wishes for your exam!",
    ],
)
def test_a_friendly_line_upsets_nobody(text: str) -> None:
    assert worst(text) == {}
    assert "cheerful-mismatch" in worst(text, "My parcel is two weeks late and I am furious.")


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Hi Sue, we've emailed jane.doe@gmail.com.", "social"),
        ("Hi Sue, I have replied to jane.doe@gmail.com.", "review"),
        ("Hi Sue, your tracking number is 1Z999AA10123456784.", "social"),
        ("You have missed three payments.", "social"),
        ("Hi Mr Bell, you were drunk that night and were asked to leave.", "review"),
        ("Your medication was out of stock.", "review"),
    ],
)
def test_private_matters_in_public(text: str, channel: str) -> None:
    assert worst(text, channel=channel)["public-details"] is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "Hi Sue, please email jane@lampshop.example and I'll see to it.",
        "Hi Sue, we've emailed support@lampshop.example about it.",
        "Your medicine cabinet should not have come with a cracked mirror.",
        "You have missed two calls because our line was down.",
    ],
)
def test_public_matters_are_left_alone(text: str) -> None:
    assert "public-details" not in worst(text, channel="social")


@pytest.mark.parametrize(
    "text",
    [
        "Sure! Here's a polite reply to the customer:\n\nHi Jo,\n\nA new lamp left us today.",
        "Hi Jo,\n\nA new lamp left us today.\n\nLet me know if you'd like me to adjust the tone!",
        "As an AI language model, I cannot do that.",
    ],
)
def test_what_a_model_says_about_its_draft_is_left_over(text: str) -> None:
    assert worst(text)["placeholder"] is Severity.ERROR
    config = Config(template=True, select=("placeholder",))
    assert not lint_reply(text, config=config).ok


@pytest.mark.parametrize(
    "text",
    [
        "Here's the reply from the bank: they paid it back on Monday.",
        "Let me know if you'd like me to change the wording on the cake.",
        "You asked whether a language model wrote this. I did.",
    ],
)
def test_a_reply_that_speaks_of_replies_is_left_alone(text: str) -> None:
    assert "placeholder" not in worst(text)
