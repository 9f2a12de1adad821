import pytest
from tests.rules.pairs import complaint, flagged

from replykit.rules.fact_mismatch import fact_mismatch

DIFFERS = [
    ("Order AB-48210 never came.", "I have order AB-48201 here and it is lost.", "AB-48201"),
    ("My booking ref is KX7741P.", "Your booking KX7714P is cancelled.", "KX7714P"),
    ("You charged £89.00 twice.", "The £98.00 charge goes back to your card.", "£98.00"),
    ("You took €240 for the deposit.", "We have refunded the full €250.", "€250"),
    (
        "You took £154.10 instead of £54.10.",
        "I'm sorry you were charged £145.10 instead of £54.10.",
        "£145.10",
    ),
    ("I paid $24.90 for the lamp.", "The £24.90 is on its way back.", "£24.90"),
    (
        "I sat in the rain waiting for three hours.",
        "Sorry you sat waiting for five hours.",
        "five hours",
    ),
    ("The 07:42 was cancelled.", "I'm sorry that the 07:24 was cancelled.", "07:24"),
    ("We stayed in room 214 and it stank.", "I'm sorry that room 241 stank.", "room 241"),
    ("It leaks.\n\nRegards,\nDeborah Hale", "Hi Derek,\n\nSorry that it leaks.", "Derek"),
    ("It leaks.\n\nYours,\nMrs Hale", "Dear Mr Hale,\n\nSorry that it leaks.", "Mr Hale"),
    (
        "Nobody delivered the bed on the 14th.",
        "Sorry that nobody delivered the bed on the 15th.",
        "the 15th",
    ),
    (
        "My cat came back from the groomer lame.",
        "I'm sorry that your dog came back lame.",
        "your dog",
    ),
    ("Send it to 27 Quarry Road, please.", "I've sent it to 72 Quarry Road.", "72 Quarry Road"),
    ("My postcode is BS16 4LT.", "The parcel goes to BS61 4LT today.", "BS61 4LT"),
    ("You sent size 12, I ordered 10.", "Sorry that you got size 10.", "size 10"),
    (
        "I ordered a green lamp and received a white one.",
        "I'm sorry about the colour. We'll send you a white one today.",
        "white",
    ),
    ("My name is spelt wrong. It's Jon.", "Hi John,\n\nI'm sorry.", "John"),
    ("You called me Eva. My name is Ava.", "Hello Eva,\n\nI'm sorry.", "Eva"),
    (
        "My late father Amos had an account. He died in May.\n\nHilda Brandt",
        "Dear Amos,\n\nI'm sorry.",
        "Amos",
    ),
    ("Order ZT-219 broke.", "I'm sorry that the lamp (ZT-291) broke.", "ZT-291"),
]


@pytest.mark.parametrize(("theirs", "ours", "quote"), DIFFERS)
def test_a_fact_that_differs_is_flagged(theirs: str, ours: str, quote: str) -> None:
    assert flagged(fact_mismatch, ours, complaint(theirs)) == [quote]


AGREES = [
    # a part of the number, and the number written otherwise
    ("Order AB-48210 never came.", "Order AB48210 is lost, and #48210 is sent again."),
    # a new number of the reply's own
    ("Order 48210 never came.", "Order 48210 is lost. The replacement order is 48211."),
    ("Order 48210 never came.", "Your case number is 91377."),
    # sums that follow from theirs, and sums that are offered anew
    ("You charged £89.00 twice.", "I have refunded £178.00, and £20 on top for the trouble."),
    ("You charged £30 and £12.", "The £42 went back today."),
    ("I paid £900.", "You get 15% of the £900 back, that is £135."),
    ("It cost me about £89.", "The full £89.43 goes back to your card."),
    # days of our own
    (
        "Nobody came on Monday.",
        "I'm sorry nobody came on Monday. Sam will be with you on Thursday.",
    ),
    ("Nobody came on Monday.", "Your bed is on the van for Tuesday."),
    ("My wedding is on Saturday and the dress is late.", "Sorry that we rang you on Tuesday only."),
    # names: short forms, first and last names, third persons
    ("It leaks.\n\nDave", "Hi David,\n\nSorry that it leaks."),
    ("It leaks.\n\nElizabeth Moss", "Dear Ms Moss,\n\nSorry that it leaks."),
    ("It leaks.\n\nThanks", "Hi Deborah,\n\nSorry that it leaks."),
    ("My mother Joan slipped.\n\nAda", "Dear Joan,\n\nI'm sorry that you slipped."),
    # another room to move to, another train to take
    ("Room 214 stank.", "I'm sorry about room 214. You can move to room 302."),
    ("The 07:42 was cancelled.", "I'm sorry that the 07:42 was cancelled. The 07:52 will wait."),
    # a thing of the family that is offered instead
    ("The kettle trips the fuse.", "Would you like another kettle, or your toaster swapped, too?"),
    # an address of ours, a corrected one, and a new order
    ("I live at 27 Quarry Road.", "Bring it to our shop at 72 Quarry Road."),
    ("You wrote 72 Quarry Road. I live at 27 Quarry Road.", "It's 27 Quarry Road now."),
    ("My postcode is BS16 4LT.", "The depot is at BS61 4LT."),
    ("Order ZT-219 broke.", "It goes out today; the new order is ZT-291."),
    # what came goes back, and what was ordered comes
    ("You sent size 12, I ordered 10.", "Sorry that we sent you size 12. I'll send size 10."),
    ("You sent size 12, I ordered 10.", "Please send the 12 back when the 10 is there."),
    ("You sent size 12, I ordered 10. Send 10 or a refund.", "I've sent you a 10 this morning."),
    ("I ordered a 12 and got a 10.", "I'm sorry we've sent you a 10 in place of a 12. Stay well."),
    # names as they told them
    ("My name is spelt wrong. It's Jon.", "Hi Jon,\n\nI'm sorry."),
    ("My name is spelt wrong. It's Jon.\n\nJon Ashby", "Dear Mr Ashby,\n\nI'm sorry."),
    ("It's Monday and nobody came.", "Hi John,\n\nI'm sorry."),
    # spans that are planned
    ("I waited three weeks.", "Your refund takes two weeks to arrive."),
]


@pytest.mark.parametrize(("theirs", "ours"), AGREES)
def test_what_agrees_or_is_new_is_left_alone(theirs: str, ours: str) -> None:
    assert flagged(fact_mismatch, ours, complaint(theirs)) == []


def test_a_transposed_sum_is_flagged() -> None:
    theirs = complaint("You took £149.50 for the course.")
    assert flagged(fact_mismatch, "The full £194.50 is on its way back.", theirs) == ["£194.50"]


def test_no_complaint_no_finding() -> None:
    assert flagged(fact_mismatch, "Order 48201 is lost.") == []


def test_a_long_reply_is_read_in_bounded_time() -> None:
    theirs = complaint("Order 48210 cost £12 on 3 May. " * 50)
    assert isinstance(flagged(fact_mismatch, "Order 48299 was £13 on 4 May. " * 300, theirs), list)


@pytest.mark.parametrize(
    ("theirs", "ours", "wrong"),
    [
        (
            "My flight from Rome to Oslo was cancelled.",
            "Hi Kim, we're sorry your flight from Rome to Bergen was cancelled.",
            "Bergen",
        ),
        (
            "My order came on 3 May. I paid £24 for it.",
            "I'm sorry that it came on 3 May. I've refunded the £42 that you paid.",
            "£42",
        ),
        (
            "I ordered three chairs and only two came.",
            "I'm sorry that only one of your three chairs came.",
            "one",
        ),
    ],
)
def test_a_place_a_sum_or_a_count_told_otherwise(theirs: str, ours: str, wrong: str) -> None:
    assert flagged(fact_mismatch, ours, complaint(theirs)) == [wrong]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (
            "My flight from Rome to Oslo was cancelled.",
            "I'm sorry your flight was cancelled. You can fly from Rome to Bergen at noon instead.",
        ),
        (
            "My flight from Rome to Oslo was cancelled.",
            "I'm sorry your flight from Rome to Oslo was cancelled.",
        ),
        (
            "The trains from Leeds to York and from York to Hull were late.",
            "I'm sorry your train from Leeds to Hull was late.",
        ),
        ("I paid £24 each for two.", "I've refunded the £48 that you paid."),
        ("I paid £24 for it.", "The £42 voucher is yours to keep."),
        ("I ordered three chairs and only two came.", "I'm sorry that one chair is missing."),
        (
            "I ordered three chairs and only two came.",
            "I'm sorry that only two of your three chairs came.",
        ),
    ],
)
def test_a_new_or_a_right_place_sum_or_count(theirs: str, ours: str) -> None:
    assert flagged(fact_mismatch, ours, complaint(theirs)) == []
