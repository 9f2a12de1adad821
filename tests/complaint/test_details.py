import pytest

from replykit.complaint import parse_complaint
from replykit.complaint.details import read_details
from replykit.complaint.story import Story


def found(text: str, kind: str) -> list[str]:
    return [span.text for span in getattr(read_details(Story(text)), kind)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("I paid £24.90 for it", ["£24.90"]),
        ("it cost 24,90 € in all", ["24,90 €"]),
        ("they took Rs 500 from me", ["Rs 500"]),
        ("a bill of $1,300.00 came", ["$1,300.00"]),
        ("charged 20 quid for that", ["20 quid"]),
        ("two hundred and forty pounds gone", ["two hundred and forty pounds"]),
        ("forty quid for ten minutes", ["forty quid"]),
        ("a deposit of €1.200,50 is missing", ["€1.200,50"]),
        ("that is 50p more", ["50p"]),
        ("I owe ₹2 lakh", ["₹2 lakh"]),
        ("a loan of $45k", ["$45k"]),
        ("five dollars and nine euros", ["five dollars", "nine euros"]),
        ("USD 99 was taken", ["USD 99"]),
        ("A$40 for shipping", ["A$40"]),
        ("it came at 4.30 and we were 20 people", []),
        ("the pounds in weight that I lost", []),
    ],
)
def test_money(text: str, amounts: list[str]) -> None:
    assert found(text, "amounts") == amounts


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("delivered on 2025-03-04", ["2025-03-04"]),
        ("on 04/03/2025 I rang", ["04/03/2025"]),
        ("on 3 May and May 5th", ["3 May", "May 5th"]),
        ("since the 11th", ["11th"]),
        ("on Monday, then on Thursday", ["Monday", "Thursday"]),
        ("by Friday 5 June", ["Friday 5 June"]),
        ("before Christmas Eve", ["Christmas Eve"]),
        ("in March 2024 we moved", ["March 2024"]),
        ("the March bill and the one for April", ["April"]),
        ("it may be late and we march on", []),
        ("the 3rd floor, my 40th birthday", []),
        ("today and last week", []),
        ("open 24/7 with 10/10 staff", []),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert set(dates) <= set(found(text, "dates"))
    if not dates:
        assert found(text, "dates") == []


@pytest.mark.parametrize(
    ("text", "durations"),
    [
        ("waited three weeks for it", ["three weeks"]),
        ("on hold for 40 mins", ["40 mins"]),
        ("nine days and counting", ["nine days"]),
        ("an hour and a half in the rain", ["an hour and a half"]),
        ("half an hour late", ["half an hour"]),
        ("a fortnight without water", ["a fortnight"]),
        ("6-8 weeks, they said", ["6-8 weeks"]),
        ("within 5 working days", ["5 working days"]),
        ("a customer for over 20 years", ["20 years"]),
        ("a couple of months", ["a couple of months"]),
        ("my 8 year old son", []),
        ("£20 a month", []),
        ("one day I will know", []),
    ],
)
def test_durations(text: str, durations: list[str]) -> None:
    assert found(text, "durations") == durations


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("My order #1042 is late", ["1042"]),
        ("order AB-1029 never came", ["AB-1029"]),
        ("order 55-1029", ["55-1029"]),
        ("booking QX7P2 was lost", ["QX7P2"]),
        ("Ref: NX-40127-B", ["NX-40127-B"]),
        ("invoice number 77310 of June", ["77310"]),
        ("ticket no. 48213", ["48213"]),
        ("I ordered 3 lamps", []),
        ("my order arrived in 2024", []),
    ],
)
def test_references(text: str, references: list[str]) -> None:
    assert found(text, "order_ids") == references


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I spoke to a lady called Sandra", ["Sandra"]),
        ("your driver Mike was rude", ["Mike"]),
        ("Dear Mr Patel, it leaks", ["Patel"]),
        ("It leaks.\n\nKind regards,\nMaria Keller", ["Maria Keller"]),
        ("Hi Tom, it leaks", ["Tom"]),
        ("Our dog Bella was left out", []),
        ("Great Service from London", []),
        ("Dear Sir or Madam, it leaks", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert found(text, "names") == names


def test_flight_numbers_are_products() -> None:
    assert found("Our flight BA117 was late", "products") == ["BA117"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dear Sirs, the bill is wrong.", []),
        ("The lunch never came.\n\nJ. Obi\nHeadteacher", ["J. Obi"]),
        ("Dear Treasurer, the fee was taken twice.\n\nNora Lund", ["Nora Lund"]),
    ],
)
def test_a_post_is_no_name(text: str, names: list[str]) -> None:
    found = [span.text for span in parse_complaint(text).details.names]
    assert [name for name in found if name in ("Sirs", "Headteacher", "Treasurer")] == []
    assert all(any(name in one or one in name for one in found) for name in names)


@pytest.mark.parametrize(
    "text",
    [
        "The groomer cut my dog's ear and said nothing.",
        "The dentist drilled the wrong tooth.",
        "For the second week this month Ronan came home hungry.",
    ],
)
def test_somebody_is_no_product(text: str) -> None:
    last = [span.text.split()[-1] for span in parse_complaint(text).details.products]
    assert not {"groomer", "dentist", "Ronan"} & set(last)
