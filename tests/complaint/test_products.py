"""Which words name what a complaint is about."""

import pytest

from replykit import parse_complaint
from replykit.complaint.products import list_names, read_products
from replykit.complaint.story import Story


def names(text: str) -> list[str]:
    return [span.text for span in read_products(Story(text)).spans]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("My washing machine leaks all over the kitchen floor.", "washing machine"),
        ("The rocking chair you delivered has one leg shorter than the rest.", "rocking chair"),
        ("I bought a garden bench from you in May and its back has split.", "garden bench"),
        ("Your parking app took the fee twice.", "parking app"),
    ],
)
def test_the_likeliest_name_is_given_as_written(text: str, wanted: str) -> None:
    assert wanted in names(text)


def test_a_run_is_listed_once_and_never_over_a_function_word() -> None:
    story = Story("The kettle and the kettle lid broke.")
    found = [" ".join(story.tokens.norms[n.first : n.last]) for n in list_names(story)]
    assert len(found) == len(set(found))
    assert "kettle lid" in found
    assert not any("and" in run.split() for run in found)


def test_no_words_no_name() -> None:
    assert read_products(Story("")).spans == ()
    assert read_products(Story("42!")).matter is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Our flight LX1188 to Zurich was cancelled.", "flight LX1188"),
        ("Bus 3 never came this morning.", "Bus 3"),
        ("The room 20 minutes away was dirty.", "room"),
    ],
)
def test_a_number_belongs_to_the_name_of_a_thing_that_it_tells_apart(text: str, name: str) -> None:
    """A span of time after it does not; nor is the code named a second time."""
    assert [span.text for span in parse_complaint(text).details.products] == [name]


def runs(text: str) -> set[str]:
    story = Story(text)
    starts, ends = story.tokens.starts, story.tokens.ends
    return {story.given[starts[n.first] : ends[n.last - 1]] for n in list_names(story)}


def test_a_hyphen_within_a_word_stays_in_the_name() -> None:
    assert "e-reader" in runs("My e-reader froze.")
    assert "memory-foam insoles" in runs("The memory-foam insoles melted.")
    assert "reader" not in runs("My e-reader froze.")
    assert not any(" - " in run for run in runs("My kettle - the red one - broke."))


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("The tap is dripping again.", "dripping"),
        ("I ordered the lamp and it arrived smashed.", "smashed"),
    ],
)
def test_a_name_ends_in_a_noun(text: str, no_name: str) -> None:
    assert not any(run.split()[-1] == no_name for run in runs(text))
