"""Which words of a complaint make its line."""

import pytest

from replykit import parse_complaint
from replykit.complaint.clauses import LONGEST, clause_signs, list_runs
from replykit.complaint.line import WORTH, Chooser, counts, list_words
from replykit.complaint.products import read_products
from replykit.complaint.story import Story
from replykit.model import IssueLabel


def chooser(text: str) -> Chooser:
    """Lines of a text of which no sentence is likelier to tell than another."""
    story = Story(text)
    runs = list(list_runs(story, [0.0] * len(story.sentences)))
    return Chooser(story, clause_signs(story), runs, read_products(story))


@pytest.mark.parametrize("word", ["kettle", "286", "never", "no", "down"])
def test_words_that_count(word: str) -> None:
    assert counts(word)


@pytest.mark.parametrize("word", ["the", "my", "of", ",", "a", "was", "idiots"])
def test_helpers_marks_and_insults_do_not(word: str) -> None:
    assert not counts(word)


def test_the_thing_and_its_fault_are_likelier_than_what_stands_around() -> None:
    story = Story("My sister was here for tea. The kettle leaks all over the worktop.")
    words = [word.window[2] for word in list_words(story)]
    shares = dict(zip(words, chooser(story.text).weigh(IssueLabel.DEFECTIVE_ITEM), strict=True))
    assert min(shares["kettle"], shares["leaks"]) > max(shares["sister"], shares["tea"])


def test_a_line_joins_what_stands_apart() -> None:
    text = (
        "The dishwasher was fitted on Monday. My sister drove over from Wales with the children "
        "and we had a lovely tea in the garden. It has leaked through the kitchen ceiling since."
    )
    line = parse_complaint(text).issue.summary
    assert "dishwasher" in line
    assert "ceiling" in line
    assert "Wales" not in line


def test_a_thing_is_named_once() -> None:
    line = parse_complaint("The kettle leaks. It leaked on Monday and again today.").issue.summary
    assert line.lower().count("kettle") == 1


def test_runs_are_no_longer_than_a_line_and_join_no_request() -> None:
    text = (
        "The hob clicks, it never lights, and the oven door hangs. Please send somebody. It's cold."
    )
    story = Story(text)
    runs = list(list_runs(story, [0.0] * len(story.sentences)))
    assert all(run.words <= LONGEST for run in runs)
    asking = [run for run in runs if "Please" in text[run.start : run.end]]
    assert asking
    assert all(text[run.start :].startswith("Please") for run in asking)


def test_every_line_that_is_tried_has_all_its_signs() -> None:
    tried = chooser("The hob clicks and never lights. The oven door hangs by one screw.")
    tries = tried.list_tries(tried.weigh(IssueLabel.DEFECTIVE_ITEM))
    assert tries.signs.shape == (len(tries.members), len(WORTH))
    assert {len(tries.line(at).runs) for at in range(len(tries.members))} == {1, 2}
