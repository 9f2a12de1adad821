import pytest
from tests.rules.pairs import complaint, flagged

from replykit.rules.echoed_insult import echoed_insult


@pytest.mark.parametrize(
    ("theirs", "ours", "quote"),
    [
        ("You people are idiots.", "Our drivers are not idiots.", "idiots"),
        ("Total scammers.", "We are no Scammers, Sir.", "Scammers"),
        ("You bunch of cowboys.", 'You called us "cowboys".', "cowboys"),
    ],
)
def test_an_insult_is_not_given_back(theirs: str, ours: str, quote: str) -> None:
    assert flagged(echoed_insult, ours, complaint(theirs)) == [quote]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Thieves took my parcel from the porch.", "The thieves were filmed by our driver."),
        ("The service was a shambles and useless.", "It was a shambles, and that is on us."),
        ("You people are idiots.", "I want to help, and I can't while you write like this."),
        ("You idiots.", "Insults such as idiots help neither of us."),
        ("The lamp is late.", "We were idiots to promise Friday."),
    ],
)
def test_plain_words_and_limits_are_left_alone(theirs: str, ours: str) -> None:
    assert flagged(echoed_insult, ours, complaint(theirs)) == []
