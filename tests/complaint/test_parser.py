# ruff: noqa: E501 -- an example is easier to read on one line
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replykit import Complaint, ConfigError, TextError, parse_complaint
from replykit.complaint.issue import rank_issues
from replykit.complaint.reading import Reading
from replykit.complaint.story import Story
from replykit.model import EmotionLabel, IssueLabel, RequestLabel

ISSUES = {
    "delivery": "My parcel was due on Monday, tracking says it is in transit, and nothing has come.",
    "damaged-item": "The mirror arrived shattered, the box was crushed and there was no padding.",
    "defective-item": "The kettle stopped working after two weeks, the switch is faulty.",
    "wrong-item": "I ordered a size 8 and you sent me a size 5 in the wrong colour.",
    "billing": "I was charged twice this month and there is a fee on my bill I never agreed to.",
    "refund": "I returned it five weeks ago and my refund has still not been paid.",
    "cancellation": "I have tried to cancel my subscription three times and it is still active.",
    "booking": "Our flight was cancelled and the hotel had no record of our reservation.",
    "staff-conduct": "The receptionist was rude, rolled her eyes and laughed at me.",
    "responsiveness": "Nobody answers the phone and nobody replies to my emails.",
    "technical": "The app crashes every time I open it since the last update.",
    "account-access": "I cannot log in, my account is locked and the reset code never arrives.",
    "work-quality": "The painter left drips all over and the haircut of a wall is uneven and sloppy.",
    "missed-deadline": "The builders promised to finish by March and it is still not done in June.",
    "misleading-information": "The listing said free parking and a sea view, and neither was true.",
    "privacy-security": "You emailed my personal data and bank details to a stranger.",
    "safety": "The heater sparked and caught fire and my son was burnt.",
    "cleanliness": "The room was filthy, with mould, hair in the bath and a terrible smell.",
    "availability": "It is out of stock again and you have discontinued the only size I use.",
    "value": "Far too expensive for such a tiny portion, not worth the money.",
    "other": "Your new radio advert is offensive and your lorries park on our verge.",
}
EMOTIONS = {
    "anger": "ABSOLUTE DISGRACE. You thieving liars, how DARE you, I am FURIOUS!!",
    "frustration": "Again. For the fifth time I have called and waited and I am fed up with it.",
    "disappointment": "I had expected better of you after all these years. Such a shame, we used to love it.",
    "worry": "I am really worried and scared that it will not come before tomorrow, please help.",
    "sadness": "It was for my mother's funeral. I cried all evening, it broke my heart.",
    "confusion": "I don't understand what this letter means, can you explain? I'm confused.",
    "disgust": "Revolting. Maggots in the bag, I nearly vomited, absolutely disgusting and vile.",
    "neutral": "Dear Sir, invoice 4411 lists three licences. We have two. Please amend it. Regards",
}
REQUESTS = {
    "refund": "It never came. I want my money back.",
    "replacement": "The lid is cracked. Please send a replacement.",
    "repair": "The boiler is out. Can you repair it?",
    "compensation": "I lost a day's pay. I expect some compensation for my costs.",
    "apology": "He was rude. I want an apology.",
    "explanation": "I was charged twice. Please explain why.",
    "escalation": "I want to speak to a manager and make a formal complaint.",
    "cancellation": "Please cancel my subscription.",
    "update": "My order is late. Where is my parcel?",
    "callback": "Please call me back this afternoon.",
    "redo": "The wall is patchy. Please come back and do it again properly.",
    "correction": "The name on my account is wrong. Please correct it.",
}
SIGNALS = {
    "abusive": "You are a bunch of lying thieving idiots.",
    "legal-threat": "You will hear from my solicitor and the ombudsman.",
    "churn-risk": "I am closing my account and will never shop with you again.",
    "public-threat": "I am posting this on Facebook and telling the local paper.",
    "safety-risk": "She had an allergic reaction and went to hospital in an ambulance.",
    "repeat-contact": "This is my third email, I have called you twice already.",
}


@pytest.mark.parametrize("label", IssueLabel)
def test_each_issue_is_seen(label: IssueLabel) -> None:
    complaint = parse_complaint(ISSUES[label])
    assert label in [issue.label for issue in complaint.issues]
    assert complaint.is_complaint


@pytest.mark.parametrize("label", EmotionLabel)
def test_each_emotion_is_seen(label: EmotionLabel) -> None:
    assert parse_complaint(EMOTIONS[label]).emotion.label == label


@pytest.mark.parametrize("label", RequestLabel)
def test_each_request_is_seen(label: RequestLabel) -> None:
    requests = parse_complaint(REQUESTS[label]).requests
    assert label in [request.label for request in requests if not request.refused]


@pytest.mark.parametrize("label", SIGNALS)
def test_each_signal_is_seen(label: str) -> None:
    signals = parse_complaint(SIGNALS[label]).signals
    assert label in signals.labels()
    assert signals.evidence[label.replace("-", "_")]


def test_a_plain_report_raises_no_signal() -> None:
    assert parse_complaint("The lamp came with a dent in the shade.").signals.labels() == ()


def test_a_rhetorical_question_asks_for_nothing() -> None:
    assert parse_complaint("Cold chips again. Who serves that? What a joke.").requests == ()


def test_a_refused_remedy_is_marked() -> None:
    text = "The soup was cold. No vouchers, please."
    (request,) = (r for r in parse_complaint(text).requests if r.label == "compensation")
    assert request.refused
    assert text[request.start : request.end] == "No vouchers, please"


@pytest.mark.parametrize(
    "text",
    ["Great service, thank you so much!", "Hi! Do you ship to Norway, and how long does it take?"],
)
def test_praise_and_questions_are_no_complaints(text: str) -> None:
    assert not parse_complaint(text).is_complaint


def test_capitals_and_marks_raise_the_intensity() -> None:
    calm = parse_complaint("The parcel has not come. Could you check, please?")
    loud = parse_complaint("WHERE IS MY PARCEL?! THIS IS AN OUTRAGE, YOU USELESS THIEVES!!!")
    assert loud.emotion.intensity > calm.emotion.intensity


def test_all_is_told_of_a_long_complaint() -> None:
    text = (
        "Hi, my blender arrived on Tuesday 3 June with a cracked jar and nobody answers my emails. "
        "You promised delivery by Friday. Order #10482, £49.99. Can you send a new jar please?\n"
        "Thanks,\nSandra Hill"
    )
    complaint = parse_complaint(text)
    assert {"damaged-item", "responsiveness"} & {issue.label for issue in complaint.issues}
    assert [s.text for s in complaint.details.order_ids] == ["10482"]
    assert [s.text for s in complaint.questions] == ["Can you send a new jar please?"]
    assert complaint.expectation is not None
    assert complaint.expectation.text == "You promised delivery by Friday."


def test_a_refund_asked_for_is_not_the_issue() -> None:
    text = "My blender arrived with a cracked jar and nobody answers. Can I have a refund please?"
    assert parse_complaint(text).issue.label != "refund"


def test_nothing_is_asked_back_that_the_text_answers() -> None:
    bare = parse_complaint("My mirror arrived shattered.")
    full = parse_complaint(
        "My mirror, order AB-1029, arrived shattered, photo attached. Refund me."
    )
    assert any("order number" in question for question in bare.clarifying_questions)
    assert not any("order number" in question for question in full.clarifying_questions)


def test_quoted_mail_does_not_count() -> None:
    text = "It still leaks.\n\nOn Mon, 3 Mar, Help wrote:\n> Please call our lawyer, you idiots."
    assert parse_complaint(text).signals.labels() == ()


def test_probabilities_sum_to_one() -> None:
    reading = Reading(Story("The app is down."))
    ranked = rank_issues(reading.story, reading.scores)
    assert sum(one.probability for one in ranked) == pytest.approx(1)


def test_an_empty_text_is_no_complaint() -> None:
    complaint = parse_complaint("  \n ")
    assert not complaint.is_complaint
    assert complaint.issue.label == "other"


def test_errors_say_what_is_wrong() -> None:
    with pytest.raises(ConfigError, match="choose one of"):
        parse_complaint("It leaks.", channel="fax")
    with pytest.raises(TextError, match="must be a string"):
        parse_complaint(b"It leaks.")  # type: ignore[arg-type]
    with pytest.raises(TextError, match="lone surrogate"):
        parse_complaint("It leaks \ud800.")


def check_spans(complaint: Complaint) -> None:
    text = complaint.text
    details = complaint.details
    spans = [*complaint.questions, *details.names, *details.products, *details.dates]
    spans += [*details.amounts, *details.durations, *details.order_ids]
    spans += [s for emotion in complaint.emotions for s in emotion.evidence]
    spans += [s for found in complaint.signals.evidence.values() for s in found]
    for span in spans:
        assert text[span.start : span.end] == span.text
    for issue in complaint.issues:
        assert 0 <= issue.start <= issue.end <= len(text)
    for request in complaint.requests:
        assert 0 <= request.start < request.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    complaint = parse_complaint(text)
    check_spans(complaint)


@pytest.mark.parametrize("text", [*ISSUES.values(), *EMOTIONS.values(), "\x00 it is late 😡"])
def test_spans_quote_the_text_and_json_goes_round(text: str) -> None:
    complaint = parse_complaint(text)
    check_spans(complaint)
    assert Complaint.model_validate_json(complaint.model_dump_json()) == complaint


def test_a_huge_text_is_read_in_bounded_time() -> None:
    assert parse_complaint("The parcel is late. " * 50_000).issue.label == "delivery"
