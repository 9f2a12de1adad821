"""Everyday ways to hand a fault off or to talk it away, and the honest ones beside them."""

import pytest

from replykit import Config, Severity, lint_reply


def told(text: str) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in lint_reply(text).findings}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("excuse", "Head office decided that."),
        ("excuse", "The decision was made by head office."),
        ("excuse", "It was decided above me."),
        ("excuse", "I'm new here."),
        ("argumentative", "Nothing is broken at our end."),
        ("argumentative", "It works on my phone."),
        ("argumentative", "The site works for us."),
        ("blame", "I apologise on behalf of the courier who broke it."),
        ("blame", "Had the form been completed correctly, it would have gone out on Monday."),
        ("vague-follow-up", "Bear with me."),
        ("argumentative", "You're such a cheapskate."),
        ("argumentative", "Quit moaning, everybody waits."),
        ("argumentative", "You are being hysterical!!"),
        ("argumentative", "Hey {{first_name}}, calm down!"),
        ("argumentative", "Well, that is a you problem."),
        ("argumentative", "I could not care less about your review!"),
        ("argumentative", "There is no call for such language!"),
        ("argumentative", "By all means go somewhere else: feel free to shop elsewhere."),
        ("blame", "Well, that was your own mistake!"),
        ("blame", "Perhaps your dog damaged it."),
        ("blame", "Evri lost your box; chase them."),
        ("over-promise", "Hello there. We never make mistakes. Kind of."),
        ("commanding", "Failure to respond may result in a fee."),
    ],
)
def test_handed_off(rule: str, text: str) -> None:
    assert told(text).get(rule, Severity.ADVICE) is not Severity.ADVICE


@pytest.mark.parametrize(
    "text",
    [
        "Head office decided today that the fee is yours to have back.",
        "My manager decided to refund you.",
        "NHS staff and UK residents get the same price.",
        "It works on my phone and not on yours, so I have borrowed one like it.",
        "I have put in a new cable and the line works on the office phone again.",
        "Nothing was wrong at your end.",
        "Everything is ready at our end for Friday.",
        "All is in order at our end; the van leaves at noon.",
        "I'm sorry on behalf of the supplier and of us, as we chose them.",
        "I apologise on behalf of our whole team for the broken jug.",
        "Had we filled the form in properly, you would have had it on Monday.",
        "I'm new here and could still have asked what a child pays.",
        "Bear with me for ten minutes while I ring the depot.",
        "I don't care what it costs us: the swing goes today.",
        "You are no liar, and I'm sorry that he called you one.",
        "You need to do nothing; your new card comes on Tuesday.",
        "Please do not send the cracked bowl back, you can keep it.",
        "Please don't trouble yourself to reply.",
        "We opened each crate to make sure that nothing else was bent.",
        "The FRAGILE label was under the tape.",
        "Happy birthday to your son, and sorry that the balloon was flat!",
        "We will read your kind words to the night shift.",
        "Goodbye.",
        "I won't ask you to calm down; I'd be furious too.",
        "I will deal with it the same day.",
        "You can cancel at any price band.",
        "The page said both, so no wonder you were confused.",
    ],
)
def test_said_honestly(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Midnight means midnight, not twenty past.",
        "It was also read out to you on the call.",
    ],
)
@pytest.mark.parametrize("beside", ["Thank you for your review.", "Best wishes from Wick."])
def test_a_neighbour_silences_no_sentence_that_is_told_alone(text: str, beside: str) -> None:
    assert "argumentative" in told(text)
    assert "argumentative" in told(f"{beside} {text}")


@pytest.mark.parametrize("mark", [".", "!", "!!"])
@pytest.mark.parametrize("text", ["There's no need to be rude", "You people always complain"])
def test_a_mark_at_the_end_changes_nothing(text: str, mark: str) -> None:
    found = told(text + mark)
    assert found["argumentative"] is Severity.ERROR
    assert "cheerful-mismatch" not in found


@pytest.mark.parametrize(
    "text", ["If you do not like it, go elsewhere.", "You'll have to wait.", "Sorry not sorry."]
)
def test_rudeness_is_no_part_of_a_good_reply(text: str) -> None:
    assert lint_reply(text).parts == ()


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Someone will be in touch.", "I will be in touch by [day]."),
        ("Somebody from the parts desk will ring you shortly.", "I will ring you by [day]."),
        ("We'll get back to you soon.", "We'll get back to you by [day]."),
        (
            "It's not our fault that the courier lost it.",
            "I'll take this up with the courier for you by [day].",
        ),
    ],
)
def test_a_better_wording_for_a_canned_reply_leaves_the_day_to_its_writer(
    text: str, better: str
) -> None:
    [finding] = lint_reply(text, config=Config(template=True, kind="fragment")).findings
    assert finding.suggestion == better


def test_a_better_wording_keeps_no_reproach() -> None:
    text = "You ordered it well done, so I'm not sure what you were expecting."
    assert [one.suggestion for one in lint_reply(text).findings] == [None]


@pytest.mark.parametrize(
    "notice",
    [
        "This email is CONFIDENTIAL. If you are not the intended recipient, you must delete it.",
        "PLEASE DO NOT PRINT THIS EMAIL.",
        "Disclaimer:\nYou must not copy this message.",
    ],
)
def test_the_notice_below_a_mail_is_no_part_of_the_reply(notice: str) -> None:
    found = told(f"Your lamp leaves us today and is with you on Friday.\n\nRosa\n\n{notice}")
    assert not found.keys() & {"commanding", "shouting", "boilerplate"}
    assert "commanding" in told(f"You must return it in its box.\n\nRosa\n\n{notice}")
