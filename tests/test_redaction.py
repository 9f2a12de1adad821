"""Personal data does not leave."""

import pytest

import replykit
from replykit import Record, TextError, find_trends, parse_complaint, redact


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Order BX-2041 never came.", "Order [order number] never came."),
        ("Write to ann.lee@example.co.uk please.", "Write to [email] please."),
        ("Ring me on 07700 900123 today.", "Ring me on [phone] today."),
        ("Ring +44 (0)20 7946 0018.", "Ring [phone]."),
        ("Call (555) 010-4477 or 555-010-4478.", "Call [phone] or [phone]."),
        ("My card 4929 1234 5678 9012 was charged.", "My card [card number] was charged."),
        ("I gave them 4111-1111-1111-1111.", "I gave them [card number]."),
        ("The card ending in 9012 is mine.", "The card ending in [card number] is mine."),
        ("Account number: 12345678 is empty.", "Account number: [account number] is empty."),
        ("It is GB29 NWBK 6016 1331 9268 19.", "It is [account number]."),
        ("My sort code is 20-00-00.", "My sort code is [account number]."),
        ("My number is 7734 551 902 88 13.", "My number is [number]."),
        ("My SSN 078-05-1120 was shown.", "My SSN [number] was shown."),
        ("I was born on 12/03/1980.", "I was born on [date of birth]."),
        ("Bring it to Flat 2, 14 Rose Street please.", "Bring it to [address] please."),
        ("bring it to 14 rose street please", "bring it to [address] please"),
        ("Send it to PO Box 4471.", "Send it to [address]."),
        ("I am in Dayton, OH 45402.", "I am in Dayton, [postcode]."),
        ("They towed AB12 CDE last week.", "They towed [number plate] last week."),
        ("It came from 203.0.113.7 at night.", "It came from [network address] at night."),
        ("See facebook.com/anna.lee.9 for it.", "See [link] for it."),
        ("I live at 12 Mill Lane, LS1 4DY.", "I live at [address], [postcode]."),
        ("See https://example.org/u/ann?id=7 for it.", "See [link] for it."),
        ("Mrs Okonkwo was told no.", "[name] was told no."),
        ("Your driver Gary left it. Gary laughed.", "Your driver [name] left it. [name] laughed."),
        ("> Tom Baker wrote that\nIt broke.", "> [name] wrote that\nIt broke."),
        ("It broke.\n\nRegards,\nPriya Nair", "It broke.\n\nRegards,\n[name]"),
        ("No refund is possible. Zbyszko", "No refund is possible. [name]"),
        ("It broke again.\nOluwaseun Adeyemi", "It broke again.\n[name]"),
        ("My name is Thandeka Mkhize. It broke.", "My name is [name]. It broke."),
        ("my name's Oyelaran and nobody rang", "my name's [name] and nobody rang"),
        ("I'm Xiadani Quispe and the lid leaks.", "I'm [name] and the lid leaks."),
        ("I am Wojtek Maliszewski, at number 9.", "I am [name], at number 9."),
        ("It broke. My name is Yevheniia. Yevheniia!", "It broke. My name is [name]. [name]!"),
        ("NHS number 485 777 3456, passport 925665416", "NHS number [number], passport [number]"),
        ("Ring 07700 900123, 07700 900124 or (555) 010-4477.", "Ring [phone], [phone] or [phone]."),
        ("Numbers 123456789,987654321 are mine.", "Numbers [number],[number] are mine."),
        ("claim 99887766, and phone 02079460018", "claim [order number], and phone [phone]"),
        ("It went to sort 40-12-08.", "It went to sort [account number]."),
        ("s/c 401208, acc 12345678", "s/c [account number], acc [account number]"),
        ("Pay 12345678, 04-12-08 please.", "Pay [account number] please."),
        ("They wrote 20-00-00 on it.", "They wrote [account number] on it."),
        ("@shopmoose where is it?", "[handle] where is it?"),
        ("my name is thandeka mkhize and it broke", "my name is [name] and it broke"),
        ("It broke. Regards,\nNiamh O'Dowd-Köhler", "It broke. Regards,\n[name]"),
        ("MRS JANE OKORO WAS TOLD NO", "[name] WAS TOLD NO"),
        ("It broke.\nRegards,\nBABAJIDE ADEYINKA", "It broke.\nRegards,\n[name]"),
        ("I got it from R. Quayle, who laughed.", "I got it from [name], who laughed."),
        ("It was Joy's parcel, sent by Mark.", "It was [name]'s parcel, sent by [name]."),
        ("Write to ann.lee (at) shop.example now.", "Write to [email] now."),
        ("Write to ann.lee [at] shop [dot] example.", "Write to [email]."),
        (
            "He asked for the CVV 123 and PIN: 4471.",
            "He asked for the CVV [number] and PIN: [number].",
        ),
        ("My NI no is QQ 12 34 56 C.", "My NI no is [number]."),
    ],
)
def test_it_is_replaced_by_its_kind(text: str, redacted: str) -> None:
    assert redact(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "I paid £1,250.00 on 12/03/2026 for 2 chairs.",
        "It took 14 days, from 3 May to 17 May 2026.",
        "The room was 30 degrees at 11.30 pm.",
        "I may leave, and will not be back in June.",
        "The 2025-11-30 bill is wrong.",
        "We went with plan B. The rest of it failed.",
        "My name is spelt wrong on the card, and my name is on the list.",
        "The Rose is dead, my hope is gone, and the mark on the sofa is still there.",
        "The PIN was refused and the CVV is not read.",
        "GIVE ME MY MONEY BACK\nNOW PLEASE",
        "I have had my card for 12 years and an account since 2019.",
        "There were 3 cars on the road and 2 men in the lane.",
        "I waited 45 minutes at the main street entrance.",
        "The flat is on 2 floors. Room 12 was cold.",
        "I want my money back. Thanks",
        "We went to Paris.",
        "Version 4.2.1 of the app fails.",
        "Between 1,000,000 and 2,500,000 people saw 12,345,678 of them, and 1,234,567.89 more.",
        "It came on 20-10-05, not on 12-03-26, and 2026-11-30 is late.",
        "I'm British and I am Muslim. I'm Polish, too. I am Furious.",
        "I am Head of Sales.",
        "They sort 1200 letters a day.",
    ],
)
def test_what_is_nobodys_stays(text: str) -> None:
    assert redact(text) == text


def test_sums_go_where_that_is_asked_for() -> None:
    assert redact("You owe me £64.50.", amounts=True) == "You owe me [amount]."
    assert redact("You owe me £64.50.") == "You owe me £64.50."


def test_a_complaint_is_redacted_by_its_own_details() -> None:
    complaint = parse_complaint("Your engineer Marek never came, ref QZ-77812.")
    assert redact(complaint) == "Your engineer [name] never came, ref [order number]."


def test_nothing_personal_is_in_trends() -> None:
    secrets = ("BX-2041", "ann@example.org", "07700 900123", "Tom", "Baker")
    text = (
        "I am Tom Baker. The blender from order BX-2041 came with a cracked jar. Write to "
        "ann@example.org or ring 07700 900123. I was promised a new one by Friday. Where is my "
        "order BX-2041? I will see you in court over BX-2041.\nTom Baker"
    )
    found = find_trends([Record(text, "2026-01-02") for _ in range(6)]).model_dump_json()
    assert [secret for secret in secrets if secret in found] == []


def test_who_is_known_is_hidden_whatever_the_name() -> None:
    assert redact("Zbyszko said no to me.", names=["Zbyszko Kowal"]) == "[name] said no to me."


def test_a_name_late_in_a_long_text_is_gone_everywhere() -> None:
    long = "It rained again and nobody came to look at it. " * 900
    text = f"{long}Your driver Gary left it. {long}Gary laughed."
    assert "Gary" not in redact(text)
    assert redact(text).count("[name]") == 2


def test_it_does_not_change_what_it_has_changed() -> None:
    once = redact("Tom, ring 07700 900123 about BX-2041, card 4111 1111 1111 1111.")
    assert redact(once) == once


@pytest.mark.parametrize(
    "piece",
    ["1 ", "A", "Aa ", "Tom Baker, ", "a@", "www.", "1 A ", "card 1-", "[name] ", "12 mill ", "0"],
)
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Each piece begins what some pattern looks for, again and again."""
    assert isinstance(redact(piece * (60_000 // len(piece))), str)


def test_what_is_no_text_is_an_error_of_ours() -> None:
    with pytest.raises(TextError):
        redact(7)  # type: ignore[arg-type]


def test_it_is_loaded_when_asked_for() -> None:
    assert replykit.redact is redact


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("trip ID 40117-C was never driven", "40117-C"),
        ("policy no. MOT/884/12-D has lapsed", "MOT/884/12-D"),
        ("The drill, SN: 7KX20BB41Q, smokes", "7KX20BB41Q"),
        ("tracking is 1Z44A0Y20398127765", "1Z44A0Y20398127765"),
        ("his number plate was LR 70 ZZX", "LR 70 ZZX"),
        ("her reg is B772 KOP", "B772 KOP"),
        ("card expiry 11/29 was refused", "11/29"),
        ("the password is Maple44tree", "Maple44tree"),
        ("somebody named Adwoa told me so", "Adwoa"),
        ("nurse Wisniewska gave her the wrong one", "Wisniewska"),
        ("I'm BERNARD COTTLE and I want an answer", "COTTLE"),
        ("It is broken.\n\nmany thanks\nsheila p", "sheila"),
        ("The form was sent to 4 rue des Lilas, Lyon", "rue des Lilas"),
        ("I moved to Lindenallee 9", "Lindenallee 9"),
        ("write to anna dash k at mail dot org", "anna dash k"),
        ("my page is t.me/annak", "annak"),
    ],
)
def test_what_was_written_in_another_way_goes_too(text: str, hidden: str) -> None:
    assert hidden not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Rosemary bread and the Ginger cake were dry.",
        "We waited at the Victoria coach stop, near Charlotte, for an hour.",
        "My Siemens EQ500 machine leaks, and so does the Dyson V11.",
        "The expiry date was 4 May, the ratio 3/4, the score 11/29.",
        "The password is refused every time.",
        "It came via Hermes 3 days late.",
        "I AM ANGRY AND TIRED. Yours truly annoyed",
        "A film called Sunrise, a dish called Firebird.",
        "It arrived at noon dot on time.",
    ],
)
def test_things_with_the_names_of_people_stay(text: str) -> None:
    assert redact(text) == text


def test_a_person_with_the_name_of_a_thing_goes() -> None:
    assert redact("Victoria told me to wait.") == "[name] told me to wait."
    assert redact("I spoke to Jasmine and she rang off.") == "I spoke to [name] and she rang off."
