"""The health of kin and of people named is told of in public; what else is theirs is left alone."""

import pytest

from replykit import lint_reply


def tells(text: str, complaint: str | None = None, channel: str = "review") -> list[str]:
    found = lint_reply(text, complaint, channel).findings
    return [finding.quote for finding in found if finding.rule == "public-details"]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, Mrs Poole, sorry your HIV test was late.",
        "Sorry your son's ADHD assessment was cancelled.",
        "Your mum's oncology appointment is moved to Friday.",
        "We lost your father's test results, and I'm sorry.",
        "Mr Bello's biopsy should have been read in March.",
        "Your wife's IVF cycle began a week late because of us.",
    ],
)
def test_health_is_found_in_public_alone(text: str) -> None:
    assert tells(text)
    assert not tells(text, channel="email")


@pytest.mark.parametrize(
    "text",
    [
        "Sorry your son's school photo was cancelled.",
        "Your mum's hair appointment is moved to Friday.",
        "Our HIV clinic is open to everybody on Tuesdays.",
        "Your neighbour's parcel should have left in March.",
        "Your dog's operation was moved by us.",
        "Your son's therapy dog was turned away at the door by us.",
        "Mrs Bello's prescription glasses came scratched, and new ones are made.",
        "Thanks for the money you raised for cancer research.",
    ],
)
def test_what_is_no_health_of_theirs_is_left_alone(text: str) -> None:
    assert not tells(text)


def test_what_they_posted_themselves_is_no_secret() -> None:
    posted = "My son's ADHD assessment was cancelled twice."
    assert not tells("Sorry your son's ADHD assessment was cancelled.", posted)
    assert tells("Sorry your daughter's HIV test was late.", posted)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your booking for 14 Rua Augusta is cancelled.", ["14 Rua Augusta"]),
        ("Your parcel went to 12 Rue de la Paix.", ["12 Rue de la Paix"]),
        ("Your parcel for Calle Mayor 7 came back.", ["Calle Mayor 7"]),
        ("Your key for Hauptstraße 12 is at the desk.", ["Hauptstraße 12"]),
        ("Visit us at 14 Rua Augusta.", []),
        ("The number 12 via Leeds was late.", []),
        ("Your table was given away, ring 0800 111 222.", []),
        ("Your number 07700 900123 is on the list.", ["07700 900123"]),
    ],
)
def test_roads_of_other_lands_and_lines_that_only_firms_have(text: str, found: list[str]) -> None:
    assert tells(text) == found
