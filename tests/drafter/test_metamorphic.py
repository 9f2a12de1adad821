"""What changes in a complaint changes in its draft, and nothing else does."""

import difflib

import pytest

from replykit import Complaint, Draft, draft_reply, parse_complaint

STORIES = (
    "My kettle leaks from the handle. It is three weeks old. Please send a new one.",
    "You charged me £40 twice for one ticket in June. I would like £40 back.",
    "I have been locked out of my account since Friday. The code goes to an old phone number.",
    "The cottage smelt of damp and there was mould round the bath. We left after one night.",
    "Your driver shouted at my mother and left the fridge on the pavement.",
)


def read_as(text: str, model: Complaint) -> Complaint:
    """Another complaint, read as a first one was, its spans found again."""
    own = parse_complaint(text)
    issue = model.issue
    clause = model.text[issue.start : issue.end]
    start = text.find(clause)
    moved = issue.model_copy(update={"start": start, "end": start + len(clause)})
    kept = (
        "emotion", "emotions", "requests", "signals", "clarifying_questions", "is_complaint",
        "details",
    )  # fmt: skip
    same = {name: getattr(model, name) for name in kept}
    return own.model_copy(update={"issue": moved, "issues": (moved,), **same})


def changed(one: Draft, two: Draft) -> list[tuple[str, str]]:
    """The words that differ between two drafts."""
    a, b = one.text.split(), two.text.split()
    found = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [(" ".join(a[i:j]), " ".join(b[k:m])) for tag, i, j, k, m in found if tag != "equal"]


@pytest.mark.parametrize("story", STORIES)
def test_a_name_changes_the_greeting_alone(story: str) -> None:
    first, second = (parse_complaint(f"{story}\n\n{name}") for name in ("Amira", "Helen"))
    same = {"clarifying_questions": first.clarifying_questions}  # a name may answer one of them
    one, two = draft_reply(first), draft_reply(second.model_copy(update=same))
    assert changed(one, two) == [("Amira,", "Helen,")]


def test_another_sum_changes_the_sum_alone() -> None:
    one = draft_reply("You charged me £40 twice for one ticket. I want my £40 back.")
    two = draft_reply("You charged me £65 twice for one ticket. I want my £65 back.")
    pairs = changed(one, two)
    assert pairs
    assert all("£40" in a and a.replace("£40", "£65") == b for a, b in pairs)


def test_another_product_changes_the_product_alone() -> None:
    one = draft_reply("My kettle arrived with a cracked lid. Please send a new one.")
    two = draft_reply("My toaster arrived with a cracked lid. Please send a new one.")
    assert one.text.replace("kettle", "toaster") == two.text


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize(
    "polite", ["Thank you for your help.", "Thanks in advance.", "Kind regards"]
)
def test_a_polite_sentence_changes_nothing(story: str, polite: str) -> None:
    first = parse_complaint(story)
    second = read_as(f"{story} {polite}", first)
    assert draft_reply(first).text == draft_reply(second).text


def test_the_order_of_sentences_changes_nothing_of_the_wording() -> None:
    clause, more = "My kettle leaks from the handle.", "The lid is loose as well."
    first = parse_complaint(f"{clause} {more}")
    second = read_as(f"{more} {clause}", first)
    one, two = draft_reply(first), draft_reply(second)
    apart = [(a, b) for a, b in changed(one, two) if "kettle" not in a + b and "lid" not in a + b]
    assert not apart, apart
    assert sorted(one.text.lower().replace(".", "").split()).count("kettle") >= 1


def test_what_is_said_of_somebody_else_is_not_taken_over() -> None:
    """A sentence about nothing of ours leaves what is told of the issue as it is."""
    first = parse_complaint(STORIES[0])
    second = read_as(f"{STORIES[0]} My sister lives in Leeds.", first)
    assert "Leeds" not in draft_reply(second).text
    assert "your kettle leaks from the handle" in draft_reply(second).text.lower()
