"""What a customer asks for, told in the reply's voice."""

import pytest

from replykit import Policy, Remedy, draft_reply, parse_complaint
from replykit.complaint.story import Story
from replykit.drafter.demands import demands, told_together
from replykit.drafter.pressing import DEFAULT_TIME, usual_time
from replykit.drafter.wishes import question
from replykit.model import Channel, IssueLabel, RequestLabel, SectionKind


def told(text: str) -> str:
    return told_together(demands(parse_complaint(text)))


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Please take my number off the list.", "you asked us to take your number off the list"),
        (
            "The mast hums. Switch it off at night and tell me who put it there.",
            "you asked us to switch it off at night and tell you who put it there",
        ),
        ("Could you send the missing hinge?", "you asked us to send the missing hinge"),
        ("Could you try and find it please?", "you asked us to try and find it"),
        ("Could you just put it back on my card?", "you asked us to put it back on your card"),
        ("Take the sign down or Trading Standards will.", "you asked us to take the sign down"),
        ("I'd be grateful if you could move the skip.", "you asked us to move the skip"),
        ("I would like you to repaint the gate.", "you asked us to repaint the gate"),
        ("Please do not ring my mother again.", "you asked us not to ring your mother again"),
        ("I want the late fee taken off.", "you would like the late fee taken off"),
        ("We need somebody to look at the drain.", "you would like somebody to look at the drain"),
        ("Can I have my deposit back?", "you would like your deposit back"),
        ("id like the 12.40 back thanks", "you would like the 12.40 back"),
        ("I want to know who signed for it.", "you want to know who signed for it"),
        ("Where are my boots?", "you want to know where your boots are"),
        ("Why did you close my account?", "you want to know why we closed your account"),
        ("Could someone tell me when it arrives?", "you want to know when it arrives"),
        ("How do I get a human?", "you would like to speak to a person"),
        ("I'm only asking how you got to £210.", "you want to know how we got to £210"),
        ("Please tell me when the road opens.", "you want to know when the road opens"),
        ('Please stop writing to "The Owner".', 'you asked us to stop writing to "The Owner"'),
        ("You need to send somebody tonight.", "you asked us to send somebody tonight"),
        ("Kindly repaint the sill by the 18th.", "you asked us to repaint the sill by the 18th"),
        (
            "I'm asking for an apology, a date, and for whoever lost it to explain why.",
            "you would like an apology, a date, and whoever lost it to explain why",
        ),
        (
            "May I ask that the keys be sent by courier?",
            "you would like the keys sent by courier",
        ),
        (
            "Please don't send me another late payment letter.",
            "you asked us not to send you another late payment letter",
        ),
        ("I should be grateful for the balance.", "you would like the balance"),
        (
            "Could you check and let me know what is due back?",
            "you asked us to check and let you know what is due back",
        ),
        (
            "Please tell the boy on till 4 (I think Rhys) that he was kind.",
            "you asked us to tell the boy on till 4 that he was kind",
        ),
        ("When is the next free morning?", "you want to know when the next free morning is"),
        ("Wanted: a new ladder, not a new bed.", "you would like a new ladder, not a new bed"),
        ("I want your CCTV kept.", "you would like our CCTV kept"),
        ("I'd like a date, and from that date I charge rent.", "you would like a date"),
        (
            "We ask that you (a) mend the pump and (b) reduce the rent for May.",
            "you asked us to mend the pump and reduce the rent for May",
        ),
    ],
)
def test_a_demand_is_told_in_their_words(text: str, clause: str) -> None:
    assert told(text) == clause


@pytest.mark.parametrize(
    "text",
    [
        "I like the chair.",
        "I need my car for work.",
        "I want to say that this is poor.",
        "I pay my £48 every month.",
        "Update wiped two years of notes.",
        "Call dropped three times.",
        "Save your money and go elsewhere.",
        "Don't bother with this place.",
        "I don't want a voucher.",
        "Sort it out.",
        "Do your job.",
        "Tell me about it!",
        'They sent a card: "Come back to us, please!"',
        '"Is your wife in? Please tell her we called," he said.',
        "Are you people serious?",
        "How is that fair?",
        "What kind of joke is this?",
        "Is it me?",
        "Please find my receipt enclosed.",
        "Please remember who pays you.",
        "I expect better.",
        "I want that back.",
        "Please reply to {{ticket.id}} now.",
        "Please visit www.example.com for my story.",
    ],
)
def test_what_asks_for_nothing_is_not_told(text: str) -> None:
    assert told(text) == ""


@pytest.mark.parametrize(
    ("asked", "turned"),
    [
        ("Will the pool be open by Monday?", "whether the pool will be open by Monday"),
        ("Why haven't you replied to my letter?", "why we have not replied to your letter"),
        ("wheres my coat?", "where your coat is"),
        ("Has it been posted?", "whether it has been posted"),
        ("What else can you do?", "what else we can do"),
        ("Do you have the lid, in blue?", "whether we have the lid, in blue"),
        ("Was the fish fresh?", None),
        ("Why?", None),
        ("Who was he?", "who he was"),
        ("who was the man at my door?", "who was the man at your door"),
        ("What do I need to show you?", "what you need to show us"),
        ("How do I cancel?", "how to cancel"),
        ("How many others have you sold?", "how many others we have sold"),
        ("How many people have seen it?", "how many people have seen it"),
    ],
)
def test_a_question_is_turned_where_that_is_safe(asked: str, turned: str | None) -> None:
    assert question(asked) == turned


def options(text: str, **more: str) -> str:
    draft = draft_reply(text, **more)  # type: ignore[arg-type]
    return " ".join(s.text for s in draft.sections if s.kind is SectionKind.OPTIONS)


def test_what_no_remedy_answers_is_dated_and_no_remedy_held_out() -> None:
    text = "Your fitter left a hole in my carpet. Please tell me the name of whoever signed it off."
    draft = draft_reply(text)
    assert "You asked us to tell you the name" in draft.text
    assert "meal" not in draft.text
    assert any(one.what.startswith("answer this: ") for one in draft.commitments)


def test_a_doubtful_issue_gets_what_always_fits() -> None:
    complaint = parse_complaint("The whistle by the weir was green and we went home.")
    doubtful = complaint.model_copy(
        update={
            "is_complaint": True,
            "issue": complaint.issue.model_copy(
                update={"label": IssueLabel.DAMAGED_ITEM, "confidence": 0.25}
            ),
        }
    )
    said = draft_reply(doubtful).text
    assert "replacement" not in said
    assert "refund" not in said


def test_a_policy_is_offered_whatever_else_they_ask() -> None:
    policy = Policy(
        remedies={
            IssueLabel.DAMAGED_ITEM: (
                Remedy(label=RequestLabel.REPLACEMENT, text="send you a new one"),
                Remedy(label=RequestLabel.REFUND, text="refund the price"),
            )
        }
    )
    draft = draft_reply(
        "My kettle arrived with a cracked lid. Tell me who packed it.", policy=policy
    )
    assert "send you a new one or refund the price" in draft.text


def test_who_wants_no_letters_is_not_promised_one() -> None:
    text = "Your letters upset my mother. Please do not write to me again, write to her solicitor."
    said = draft_reply(text).text
    assert "not to write to you" in said
    assert "I'll write to you" not in said


def test_a_line_in_a_chat_gets_few_sentences() -> None:
    said = draft_reply("my lamp flickers", channel="chat").text
    assert said.count(".") + said.count("?") <= 6


def test_the_bereaved_are_offered_no_bargain() -> None:
    text = "My wife gave to you once. She died in May. You wrote to her again. Please stop writing."
    assert "refund" not in options(text)
    assert "voucher" not in options(text)


@pytest.mark.parametrize(
    ("text", "channel", "when"),
    [
        ("We are on our way and the app says cancelled", Channel.SMS, "within the hour"),
        ("Guests arrive tonight and the oven is dead.", Channel.EMAIL, "by the end of the day"),
        ("Please ring me today.", Channel.EMAIL, "by the end of the day"),
        ("I was told it would come tonight.", Channel.EMAIL, DEFAULT_TIME),
        ("It broke today.", Channel.EMAIL, DEFAULT_TIME),
        ("Guests arrive tonight and the oven is dead.", Channel.LETTER, DEFAULT_TIME),
    ],
)
def test_what_presses_is_answered_sooner(text: str, channel: Channel, when: str) -> None:
    assert usual_time(Story(text), channel) == when


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("I want a manager to ring me about the fence.", True),
        ("I want to make a formal complaint about the fence.", False),
    ],
)
def test_nobody_asked_for_a_manager_who_names_none(text: str, is_asked: bool) -> None:
    assert ("manager" in draft_reply(text).text) is is_asked


def test_who_was_looked_after_is_not_sent_to_a_doctor_first() -> None:
    text = "I slipped on your wet floor on Monday. At the hospital they put eight stitches in."
    assert "call the emergency services" not in draft_reply(text).text


@pytest.mark.parametrize(
    ("text", "is_quiet"),
    [("The kitten we got from you has died.", True), ("The dog's tag broke and it died.", False)],
)
def test_the_death_of_a_pet_is_a_loss(text: str, is_quiet: bool) -> None:
    assert ("your loss" in draft_reply(text).text) is is_quiet


@pytest.mark.parametrize(
    ("text", "is_gone"),
    [
        ("I want the parking fine cancelled and my permit fixed.", True),
        ("I cancelled my gym membership in May and you still took £30.", False),
    ],
)
def test_nobody_leaves_who_only_wants_a_fine_cancelled(text: str, is_gone: bool) -> None:
    assert ("wish to leave" not in draft_reply(text).text) is is_gone


def test_an_occasion_is_not_offered_another_date() -> None:
    text = "You double booked the hall on the day of my gran's 100th birthday and we stood outside."
    assert "another date" not in draft_reply(text).text


def test_a_legal_threat_names_one_person_and_no_remedy() -> None:
    draft = draft_reply("I am issuing court proceedings over the leak. I want £900 for the floor.")
    assert any(word in draft.text for word in ("myself", "me alone", "the one who answers"))
    assert "refund" not in draft.text


def test_letters_that_are_wanted_back_are_no_refund() -> None:
    said = draft_reply("I asked for my sister's letters back and you returned the envelopes.").text
    assert "refund" not in said
    assert "money" not in said


def test_a_sum_of_theirs_is_not_met_by_something_off_the_price() -> None:
    text = "Your courier left my passport in the bin. I want the cost of a new one."
    assert "price" not in options(text)
    assert "the cost of a new one" in draft_reply(text).text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("What is it and why am I paying it?", "what it is and why you are paying it"),
        ("When will it be and do you need me?", "when it will be and whether we need you"),
        ("Where is my pass and who is your boss?", "where your pass is and who is our boss"),
        ("Could you explain how it broke and will someone ring me?", "how it broke"),
    ],
)  # fmt: skip
def test_two_questions_in_one_are_both_turned(asked: str, told: str) -> None:
    assert question(asked) == told


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "I beg you, move me to Tuesday and ring me to say so.",
            "you asked us to move you to Tuesday and ring you to say so",
        ),
        (
            "Take the sign down, and know that the paper has the story.",
            "you asked us to take the sign down",
        ),
        (
            "Collect the crates, and never send that driver again.",
            "you asked us to collect the crates and never send that driver again",
        ),
        (
            "I would like your gardener to come here, look at it, and try to mend the hedge.",
            "you would like our gardener to come here, look at it, and try to mend the hedge",
        ),
        (
            "I want the plan of the works, and the name of the woman who passed it.",
            "you would like the plan of the works, and the name of the woman who passed it",
        ),
        ("I want the fee back and the mixer keeps jamming.", "you would like the fee back"),
        (
            "I demand to know who opened it, and I want your manager.",
            "you would like to hear from our manager, and you want to know who opened it",
        ),
        ("I want the lid and I want the key as well.", "you would like the lid and the key"),
        (
            "Somebody ring me today and say who has the dog.",
            "you asked us to ring you today and say who has the dog",
        ),
        ("You'll pay for the rug and the lamp.", "you asked us to pay for the rug and the lamp"),
        ("Could you let me know roughly when it ships?", "you want to know when it ships"),
        ("Do I pay £4, £14 or £40?", "you want to know whether you pay £4, £14 or £40"),
        ("Has anybody else complained?", "you want to know whether anybody else has complained"),
    ],
)
def test_a_demand_is_told_as_a_whole(text: str, clause: str) -> None:
    assert told(text) == clause


@pytest.mark.parametrize(
    "text",
    [
        "Pay date is the 28th.",
        "Cancel button goes to a page that is not there.",
        "Second update this month and worse than the first.",
        "To leave is another story: cancel is hidden behind three menus.",
        "Come off it.",
        "Help me out here.",
        "Came on Friday, unpacked it, put it on the shelf my uncle built.",
        'The porter laughed, said "there you go", and put a towel down for me to stand on.',
        "At two the siren unlocked the gate, put on the lamps and played a waltz.",
        "Return window is 14 days.",
        "email at noon, I sleep at noon.",
        "I want to keep recommending you.",
        "Is it that the line is dead, or that nobody cares?",
        "Am I missing something?",
        "Do I wait, cancel, appeal?",
    ],
)
def test_a_tale_or_a_part_is_no_demand(text: str) -> None:
    assert told(text) == ""


def test_what_is_asked_is_said_once() -> None:
    text = "Your cream for babies contains camphor. Take it out of every shop today."
    assert draft_reply(text).text.count("ou asked us to") <= 1


def test_what_is_asked_at_length_is_taken_up_and_not_cut() -> None:
    text = (
        "Your lorry broke my wall on Monday. Please send the man who laid it back with his own "
        "trowel and the better sort of lime that my grandfather used for the chapel, not cement."
    )
    said = draft_reply(text).text
    assert "what you ask of us" in said or "what you ask" in said
    assert "trowel" not in said
