"""Personal data does not leave."""

import pytest

from replykit import Record, find_trends, parse_complaint, redact


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Order BX-2041 never came.", "Order [order number] never came."),
        ("Write to ann.lee@example.co.uk please.", "Write to [email] please."),
        ("Ring me on 07700 900123 today.", "Ring me on [phone or number] today."),
        ("Ring +44 (0)20 7946 0018.", "Ring [phone or number]."),
        ("My card 4929 1234 5678 9012 was charged.", "My card [phone or number] was charged."),
        ("I live at 12 Mill Lane, LS1 4DY.", "I live at [address], [postcode]."),
        ("See https://example.org/u/ann?id=7 for it.", "See [link] for it."),
        ("Mrs Okonkwo was told no.", "[name] was told no."),
        ("Your driver Gary left it. Gary laughed.", "Your driver [name] left it. [name] laughed."),
        ("It broke.\n\nRegards,\nPriya Nair", "It broke.\n\nRegards,\n[name]"),
        ("@shopmoose where is it?", "[handle] where is it?"),
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
