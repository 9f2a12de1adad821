"""Where no telling names the issue well, the customer's words stay whole."""

import pytest

from replykit import draft_reply, parse_complaint
from replykit.complaint.story import Story
from replykit.drafter.account import Account
from replykit.drafter.needed import Needed
from replykit.drafter.own_words import account_signs, cited, retold, turned, wholes, worth_of
from replykit.drafter.pieces import Statement
from replykit.model import SectionKind


def is_name(word: str) -> bool:
    """Nothing is a name here."""
    return False


def whole_of(text: str) -> str:
    """The best whole of a complaint."""
    story, complaint = Story(text), parse_complaint(text)
    return next(wholes(story, complaint, Needed.of(story, complaint.issue.label)), "")


def apology(text: str, channel: str = "email") -> str:
    """What a draft says of the fault."""
    draft = draft_reply(text, channel=channel)
    return " ".join(one.text for one in draft.sections if one.kind is SectionKind.APOLOGY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Sitting in the dark here. Meter says credit, lights say no. Third evening.",
            "Meter says credit, lights say no",
        ),
        ("Pillow in room 12 smells of hair oil. Not ours.", "Pillow in room 12 smells of hair oil"),
        ("i buy two lamp and only one is come, other one is break", "only one is come"),
        ("Grey on the website. Beige in the box.", "Beige in the box"),
    ],
)
def test_notes_are_told_whole(text: str, told: str) -> None:
    assert told.casefold() in apology(text).casefold()


def test_a_clause_that_is_sound_is_told_in_our_words() -> None:
    said = apology("Your fitter drilled through our water pipe.")
    assert "our fitter drilled through your water pipe" in said
    assert '"' not in said


def test_persons_are_turned_where_it_reads_well_and_cited_where_not() -> None:
    told = turned("I ordered two chairs and you sent me one chair and a lamp", is_name)
    assert told is not None
    assert told.text == "you ordered two chairs and we sent you one chair and a lamp"
    assert turned("Ordered two chairs and you sent me one", is_name) is None
    assert turned("Why do I pay for a second bag?", is_name) is None
    assert turned("You probably lost it on the way.", is_name) is None
    assert cited("why do I pay twice?").text == "Why do I pay twice?"
    assert cited("What came is the small one").text == "What came is the small one."
    assert (
        cited('She said "not today". Then she left').text == "She said 'not today'. Then she left."
    )


def test_what_asks_for_something_is_no_part_of_it() -> None:
    said = whole_of("The hob clicks and never lights. Please send an engineer on Monday.")
    assert said == "The hob clicks and never lights"


def test_what_leans_on_the_sentence_before_is_told_with_it() -> None:
    said = whole_of("We hired a marquee for June. It came with no poles.")
    assert said == "We hired a marquee for June. It came with no poles"


def test_brief_words_without_a_fault_go_on() -> None:
    said = whole_of("The parcel came today. There are two left shoes in it.")
    assert "two left shoes" in said


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("You thieving idiots. Charged twice, £40 and £40, same day, same shop.", "idiots"),
        ("Card took at till 9, @ShopLtd, number 4929 1234 5678 9012, twice over.", "4929"),
        ('Man at the desk to my girl: "move it fatty". Laughed. Everyone heard.', "fatty"),
        (
            "Roof leaks, third week running. Bucket in the hall. You are brainless idiots.",
            "brainless",
        ),
        ("Meds missing from the bag. HIV meds. Everyone saw the label.", "HIV"),
        ("Engineer still didn't come to 12 Elm Rd on Monday. Nobody rang.", "Elm"),
        ("Receipt {{ customer.name }} says £12, I paid £30. Nobody knows.", "{{"),
    ],
)
def test_what_must_not_be_repeated_is_not_cited(text: str, unsaid: str) -> None:
    assert unsaid not in draft_reply(text, channel="review").text


def test_a_death_is_not_cited_where_something_else_is_told() -> None:
    text = "My husband passed away in May and you keep billing him for the gym."
    assert "passed away" not in apology(text)


def test_an_account_is_worth_what_it_holds_of_the_words_needed() -> None:
    complaint = parse_complaint("The blender arrived broken and the lid is missing.")
    needed = Needed.of(Story(complaint.text), complaint.issue.label)
    full = Account(Statement("the blender arrived broken and the lid is missing", "clause"))
    half = Account(Statement("the lid is missing", "clause"))
    of = (needed, complaint.issue.label, frozenset(("blend", "arriv", "broke", "missi")))
    assert account_signs(full, *of)["needed"] == 1
    assert 0 < account_signs(half, *of)["needed"] < 1
    assert account_signs(half, *of)["of its words"] == 0.25
    assert worth_of(full, *of) > worth_of(half, *of)


def test_sentences_are_told_again_one_by_one_where_each_reads_well() -> None:
    told = retold("You sent me two left shoes. My son wears the ones he has", is_name)
    assert told is not None
    assert told.text == "We sent you two left shoes. Your son wears the ones he has"
    assert retold("Two left shoes. My son wears the ones he has", is_name) is None
    assert retold("You sent me two left shoes. Why do you do that?", is_name) is None


def test_what_is_cited_holds_the_thing_and_the_fault() -> None:
    said = whole_of(
        "I am not one to write. We had the loft boarded in May, and on Sunday the whole of the new"
        " floor came through into the nursery. Would you come and look?"
    )
    assert "floor came through" in said
    assert "look" not in said


def test_what_is_too_long_is_cut_at_a_clause() -> None:
    said = whole_of(
        "The pump that your engineer fitted on the 3rd leaks from the same joint as the old one, "
        "which is why there is a washing-up bowl under it, a mop beside the bowl, two towels on "
        "the landing, and a ladder in the hall that the postman has to climb over every morning."
    )
    assert said.endswith(" ...")
    assert "leaks" in said
    assert len(said.split()) <= 31


def test_sentences_keep_the_mark_between_them() -> None:
    text = "You cc'd all 214 patients. I can see their names. They can see mine. It's a clinic."
    said = apology(text)
    assert "They can see mine It's" not in said
    assert ".," not in said
    assert "Whose" not in whole_of("Hair on the pillow, hair in the kettle. Whose??")


def test_a_cut_is_shown() -> None:
    assert cited("the letter says 40 ...").text == "The letter says 40 ..."
    assert turned("The letter says 40 ...", is_name) is None


def test_an_insult_before_a_job_goes() -> None:
    said = draft_reply("The idiot waitress brought my wife a prawn curry.").text
    assert "person" not in said
    assert "idiot" not in said


def test_who_signs_and_what_is_asked_for_are_not_cited() -> None:
    assert whole_of("The van never came.\nM. Tranter, site manager") == "The van never came"
    said = whole_of("Flight LX1188 arrived 4 hours behind schedule. I claim 250 euro for it.")
    assert "claim" not in said


def test_what_is_cited_keeps_its_small_words_but_for_the_greeting() -> None:
    said = whole_of(
        "Um so the deposit was due on the 1st. Now it's less admin. Then it wasn't paid."
    )
    assert said.startswith("The deposit") or said.startswith("the deposit")
    assert "Now it's less admin" in said
    assert whole_of("October came and no parcel.") == "October came and no parcel"


def test_praise_is_not_what_we_are_sorry_for() -> None:
    said = whole_of(
        "The first two courses were wonderful, truly a dream. The lamb came raw in the middle."
    )
    assert "lamb came raw" in said
    assert "wonderful" not in said
