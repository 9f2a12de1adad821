"""The customer's clause in the reply's voice."""

import pytest

from replykit.drafter.clause import fragment, is_quoted, lexicon, name_thing, retell, tidy
from replykit.model import MAX_LENGTH


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("my blender arrived with a cracked jar", "your blender arrived with a cracked jar"),
        ("you charged me twice for one ticket", "we charged you twice for one ticket"),
        ("I was charged twice for the same order", "you were charged twice for the same order"),
        ("I waited three hours at the gate", "you had to wait three hours at the gate"),
        ("I can't log in to my account", "you can't log in to your account"),
        ("your driver threw my box over a fence", "our driver threw your box over a fence"),
        ("locked out of my account", "you were locked out of your account"),
        ("cancelled our flight by TEXT at 3am", "we cancelled your flight by text at 3am"),
        ("they charged my card 3 times", "we charged your card 3 times"),
        ("NOBODY HAS CALLED ME BACK", "nobody has called you back"),
        ("my parcel hasnt moved since sunday", "your parcel hasn't moved since sunday"),
        ("the app crashes every time I open it", "the app crashes every time you open it"),
        ("Sump plug was not tightened", "the sump plug was not tightened"),
    ],
)
def test_persons_change_places_and_verbs_agree(said: str, told: str) -> None:
    found = retell(said)
    assert found is not None
    assert found.text == told


@pytest.mark.parametrize(
    "said",
    [
        "why is my bill so high?",
        "please send the correct pair",
        "I think your staff are great",
        "you lying thieves took my money",
        "absolute shambles from start to finish",
        "the smooth side should face the garden",
        "",
        "...",
        "a" * 500,
        "who at the council decided to move the bench",
    ],
)
def test_what_cannot_be_trusted_is_not_told_again(said: str) -> None:
    assert retell(said) is None


@pytest.mark.parametrize(
    ("said", "told", "kind"),
    [
        ("I ordered a kettle", "you ordered a kettle", "report"),
        ("the shop still says hello world", "the shop still says hello world", "report"),
        ("cold food and a rude waiter", "the cold food and the rude waiter", "noun"),
        ("4 missed delivery slots", "the 4 missed delivery slots", "noun"),
        ("no hot water for three days", "you have had no hot water for three days", "clause"),
        ("still no reply", "you have still had no reply", "clause"),
        (
            "was told two weeks for the curtains",
            "you were told two weeks for the curtains",
            "clause",
        ),
        ('it says "thank you for renewing"', None, None),
    ],
)
def test_fragments_get_what_they_lack(said: str, told: str | None, kind: str | None) -> None:
    found = retell(said)
    assert (found and found.text, found and found.kind) == (told, kind)


def test_what_lacks_a_subject_takes_the_thing() -> None:
    found = retell("stopped switching on after a week", "your kettle")
    assert found is not None
    assert found.text == "your kettle stopped switching on after a week"


def test_a_long_clause_is_cut_or_left() -> None:
    words = "my parcel was left in the rain " + "and then in the snow " * 10
    told = retell(words)
    assert told is None or len(told.text.split()) <= 20


def test_quotation_is_somebody_elses_word() -> None:
    text = 'She said "you look like a sofa" to me.'
    assert is_quoted(text, text.index("look"))
    assert not is_quoted(text, text.index("to me"))


def test_fragments_are_short_and_civil() -> None:
    assert fragment("cracked right across the lid") == "cracked right across the lid"
    assert fragment("you absolute muppets lost it") is None
    assert fragment("no") is None


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("my new blender arrived broken", "your new blender"),
        ("I ordered a pink prom dress", "your pink prom dress"),
        ("my daughter was in tears", None),
        ("it never came", None),
    ],
)
def test_the_thing_is_named_only_where_it_is_plain(said: str, thing: str | None) -> None:
    assert name_thing(said) == thing


def test_typing_is_put_right() -> None:
    assert tidy("u didnt  reply to my msg") == "you didn't reply to my message"


def test_the_lexicon_is_in_small_letters() -> None:
    words = lexicon()
    assert all(word == word.lower() for word in words.untrusted | words.company | words.faulty)
    assert MAX_LENGTH > 0
