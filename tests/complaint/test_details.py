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
        ("Receipt no 55 1082: the zip broke", ["55 1082"]),
        ("your penalty KD 6610 44 is wrong", ["KD 6610 44"]),
        ("claim RT/20/7714 is still open", ["RT/20/7714"]),
        ("account 6120 3345 is in credit", ["6120 3345"]),
        ("the survey report ref LM/2208 says so", ["LM/2208"]),
        ("Patient 50218 was told to wait", ["50218"]),
        ("policy number QN 3107 K", ["QN 3107 K"]),
        ("order no. 771-20 / C", ["771-20 / C"]),
        ("pledge #5518 has not shipped", ["5518"]),
        ("tickets 4410, 4471 and 4502, all unanswered", ["4410", "4471", "4502"]),
        ("confirmation 2207.118.40 was on my phone", ["2207.118.40"]),
        ("my number is 01632 960 118, ring me", []),
        ("it shows error E-3310 and stops", []),
        ("the account 4111 1111 1111 1111", []),
        ("order 4471 of 2 lamps", ["4471"]),
        ("order 55123 500 rupees short", ["55123"]),
        ("ticket 5120, 300 people waited", ["5120"]),
        ("the number 46 bus, flat 1207", []),
        ("bought on XX/XX/2021", []),
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
        ("The table wobbles. Greetings, Zsuzsa", ["Zsuzsa"]),
        ("Could you mend it? Thank you, Nurten", ["Nurten"]),
        ("It never came. Have a good week. Jadwiga", ["Jadwiga"]),
        ("Two of the cups were cracked.\nOrsolya", ["Orsolya"]),
        ("Please ring me. Obrimpe Vasnett", ["Obrimpe Vasnett"]),
        ("The roof leaks.\nK. Vennmore, Hill Farm", ["K. Vennmore"]),
        ("It tore at once. Mrs A. Bhatt", ["A. Bhatt"]),
        ("No answer since May.\nE. J. and P. Stanbury", ["E. J. and P. Stanbury"]),
        ("We were told so (S. Devlin). It is wrong", ["S. Devlin"]),
        ("It was Walter B. Quince who signed", ["Walter B. Quince"]),
        ("Nobody rang. Ta, Jess K", ["Jess K"]),
        ("Priya's name is spelt wrong on it", ["Priya"]),
        ("Dear Mr de la Cruz, it leaks", ["de la Cruz"]),
        ("Mary-Lou and Ayşe waited", ["Mary-Lou", "Ayşe"]),
        ("Nurse Wambeke was kind to him", ["Wambeke"]),
        ("hi its josie from the bakery", ["josie"]),
        ("im tomasz, its about the fence", ["tomasz"]),
        ("its dawn and nobody has come", []),
        ("its going to be a long day", []),
        ("thanks grace period over", []),
        ("I spoke to Grace about it", ["Grace"]),
        ("Grace and Thomas were both told", ["Grace", "Thomas"]),
        ("The grace period is over. Bill is wrong", []),
        ("We met at St Thomas's and in Charlotte Street", []),
        ("Dear Box Office, the seats were wet", []),
        ("Dear Oakfield Primary, the gate sticks", []),
        ("We came on Christmas Eve", []),
        ("The lamp from John Lewis broke", []),
        ("The scent from Tom Ford and the coat from Marks & Spencer", []),
        ("Anna & Tom waited", ["Anna", "Tom"]),
        ("It broke within a week. Disgraceful", []),
        ("Still no van. Bonkers.", []),
        ("Gracias, Lucía", ["Lucía"]),
        ("The lift is out again. Regards, Estates Office", []),
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
