"""What a draft leaves unsaid: private matters in public, admissions, cheer after a death."""

import re

import pytest
from tests.drafter.test_draft import complain

from replykit import Case, Draft, Policy, draft_reply, parse_complaint
from replykit.drafter.acts import is_own_act
from replykit.drafter.delicate import admits, is_bereaved, is_private
from replykit.drafter.remedies import erasure
from replykit.drafter.situation import Situation
from replykit.drafter.statements import statements
from replykit.drafter.topic import topic
from replykit.model import Channel, EmotionLabel, Fault, Signals, Stage

GOODS = frozenset({"goods", "drink", "food", "appliance", "clothes"})


def public(text: str, label: str, **more: object) -> Draft:
    return draft_reply(complain(text, label, channel="review", **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "label", "unsaid"),
    [
        ("Your rental boots gave my son a blister on day one.", "safety", r"\bson\b|blister"),
        ("The salad had peanuts in it though I said I am allergic.", "safety", "peanut|allerg"),
        ("You charged my late wife's card £41.50 after I sent the death certificate.", "billing",
         "wife|death"),
        ("Parcel QX-99812 went to the wrong door on 14 June.", "delivery", "QX|99812"),
        ("You took 120 euros out of my savings for a plan I left.", "billing", "savings"),
        ("The nurse read my diagnosis out in the corridor.", "privacy-security", "diagnos"),
    ],
)  # fmt: skip
def test_a_public_draft_repeats_nothing_private(text: str, label: str, unsaid: str) -> None:
    draft = public(text, label)
    assert not re.search(unsaid, draft.text, re.I), draft.text
    assert re.search(r"sorry|apologise", draft.text)
    private = draft_reply(complain(text, label))
    assert private.text != draft.text


def test_a_plain_fault_is_still_told_in_public() -> None:
    assert "the lid was cracked" in public("The lid was cracked.", "damaged-item").text.lower()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("the burn on your hand", True),
        ("your daughter fell off the slide", True),
        ("you paid 30 pounds", False),
        ("the table was booked for 7.30", False),
        ("your booking was for 14 June", True),
        ("the phone was dead after a week", False),
        ("we claim that it is waterproof", False),
        ("your dog was dead", False),
        ("your mother was sick", True),
        ("the toast was burnt", False),
        ("the toast burnt your mouth", True),
        ("the baby monitor stopped", False),
        ("the brochure says it is wheelchair friendly", False),
        ("the lid of your kettle was loose", False),
        ("you waited two weeks for a reply", False),
        ("the actor was late", False),
        ("the nutmeg grater came bent", False),
    ],
)
def test_what_is_private(told: str, expected: bool) -> None:
    assert is_private(told) is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("we charged you £1,412 on day 8", False),
        ("your order arrived on the 14th", False),
        ("your daughter's bed came without slats", False),
        ("your daughter was sick", True),
        ("your order 88213 arrived on the 14th", True),
        ("the parcel went to 14 Elm Close", True),
        ("the nurse called out your name", True),
    ],
)
def test_what_stays_private_though_it_was_posted(told: str, expected: bool) -> None:
    assert is_private(told, is_posted=True) is expected


LEGAL = complain(
    "We paid a deposit. You have not registered it with any scheme as the law requires. "
    "My solicitor will write to you.",
    "refund",
    clause="You have not registered it with any scheme as the law requires",
    asked=("refund",),
    signals=Signals(legal_threat=True),
    intensity=0.9,
)


@pytest.mark.parametrize("channel", list(Channel))
def test_a_legal_threat_is_met_without_admission(channel: Channel) -> None:
    draft = draft_reply(LEGAL, channel=channel)
    assert "we have not" not in draft.text
    assert "we've" not in draft.text
    assert "sorry that" not in draft.text
    promises = " ".join(promise.what for promise in draft.commitments)
    assert not re.search(r"refund the|pay the refund|credit", promises)


def test_what_is_promised_under_a_legal_threat_is_what_is_said() -> None:
    draft = draft_reply(LEGAL)
    assert draft.commitments[0].what == (
        "a call from the manager in charge or a full answer in writing"
    )
    assert "manager in charge" in draft.text
    assert "in writing" in draft.text


def test_the_case_may_own_the_fault_under_a_legal_threat() -> None:
    text = draft_reply(LEGAL, case=Case(fault=Fault.OURS)).text
    assert "sorry to hear" not in text
    assert re.search(r"sorry (?:about|for)|apologise for", text)


def test_admissions() -> None:
    assert admits("we lost your parcel")
    assert admits("your rights under the regulations were ignored")
    assert not admits("the wait for your refund")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My father died in April and his line is still billed.", True),
        ("The wreath for the funeral came a day late.", True),
        ("my late wife's account", True),
        ("Our dog's collar broke and my phone died.", False),
        ("My late delivery is a joke.", False),
        ("The battery is dead and the sale passed me by.", False),
    ],
)
def test_a_death_is_known(text: str, expected: bool) -> None:
    assert is_bereaved(text) is expected


def test_condolence_comes_first_and_questions_last() -> None:
    draft = draft_reply(
        complain(
            "My father died in April. His line is still billed. Please cancel it.",
            "cancellation",
            clause="His line is still billed",
            asked=("cancellation",),
            signals=Signals(repeat_contact=True, churn_risk=True),
        )
    )
    first = draft.text.split("\n\n")[1]
    assert "loss" in first.split(".")[0]
    assert "again" not in draft.text
    assert "once more" not in draft.text
    assert draft.text.startswith(("Hello", "Dear"))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("you told our driver twice that the gate is locked", True),
        ("you were told that the gate is locked", False),
        ("you refused the parcel at the door", True),
        ("you were refused a refund", False),
        ("your aunt has been buying from us for years", True),
        ("your aunt was told to leave", False),
        ("your aunt bought a coat and it fell apart", False),
    ],
)
def test_own_acts_are_told_from_what_was_done(told: str, expected: bool) -> None:
    assert is_own_act(told) is expected


def test_so_called_and_counts_of_times_go() -> None:
    draft = draft_reply(complain("Fourth time your so-called plumber didn't turn up.", "booking"))
    assert "our plumber didn't turn up" in draft.text
    assert "visit" in draft.text
    assert "so-called" not in draft.text


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("My coffee grinder arrived cracked.", "coffee grinder"),
        ("My coffee arrived cold.", "coffee"),
        ("My dress yesterday came torn.", "dress"),
    ],
)
def test_a_compound_is_named_whole(text: str, noun: str) -> None:
    assert topic(text, 0, len(text), GOODS, ()) == noun


def test_a_wish_to_be_deleted_gets_a_date() -> None:
    assert erasure("Please delete my bank details.") == "deleting your bank details"
    assert erasure("You deleted your app") is None
    draft = draft_reply(
        complain("The room was dirty. Please delete my card details.", "cleanliness")
    )
    assert "You asked us to delete your card details" in draft.text
    assert any("delete your card details" in one.what for one in draft.commitments)


def test_subjects_of_what_is_no_complaint() -> None:
    asked = draft_reply(parse_complaint("Are you open on Sunday?"))
    assert asked.subject == "Your question"


def test_a_letter_uses_the_name_it_is_signed_with() -> None:
    text = "Dear Sirs, the curtains came in beige. Yours faithfully, Ida Quill, 4 Mill Lane"
    draft = draft_reply(complain(text, "wrong-item", channel="letter"))
    assert draft.text.startswith("Dear Ida Quill,")


def test_what_only_hangs_on_another_clause_is_not_told() -> None:
    said = "while I waited in the room you put me in"
    assert not statements(said, None, frozenset[str]().__contains__)


@pytest.mark.parametrize(
    ("text", "is_loss"),
    [
        ("There is a smell in the lift like something passed away in there.", False),
        ("My aunt passed away in the ward that you closed.", True),
    ],
)
def test_a_smell_is_no_loss(text: str, is_loss: bool) -> None:
    assert is_bereaved(text) is is_loss


@pytest.mark.parametrize(
    ("text", "feeling", "felt"),
    [
        ("The clinic moved my laser day at 11 pm.", "worry", "frustration"),
        ("Nobody says if it is safe, and I cannot sleep.", "worry", "worry"),
        ("I touched her face on that wall and went home in tears.", "worry", "sadness"),
        ("He put his feet on our table.", "sadness", "frustration"),
        ("She cried all the way home.", "sadness", "sadness"),
        ("Which is true? I am now rather anxious.", "confusion", "worry"),
        ("Which is true?", "confusion", "confusion"),
        ("He put his feet on our table.", "anger", "anger"),
    ],
)
def test_a_feeling_is_named_where_words_show_it(text: str, feeling: str, felt: str) -> None:
    complaint = parse_complaint(text)
    emotion = complaint.emotion.model_copy(
        update={"label": EmotionLabel(feeling), "intensity": 0.5}
    )
    read = complaint.model_copy(update={"emotion": emotion, "is_complaint": True})
    situation = Situation(read, Policy(), Case(), Stage.FIRST, Channel.EMAIL)
    assert situation.feeling == felt


def test_a_complaint_told_with_a_smile_gets_no_heavy_word() -> None:
    text = "you post the cake every friday and it is never there when I finish my shift"
    heavy, light = (draft_reply(one, channel="social").text for one in (text, f"{text} 😄"))
    assert "upset" not in light
    assert heavy


def test_a_private_message_is_asked_for_with_its_purpose() -> None:
    for channel in ("review", "social"):
        for text in ("No bread left after ten, every Saturday.", "The ants walked on my cake."):
            said = draft_reply(text, channel=channel).text
            assert "privately? I'll" not in said
            assert "private message? I'll" not in said
