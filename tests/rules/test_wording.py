"""Better wordings: made of the sentence or the complaint, and clean under every rule."""

import json
import re
from pathlib import Path

import pytest

from replykit import Channel, Config, Policy, Severity, lint_reply, parse_complaint
from replykit.rule import Reply, all_rules

TRAIN = Path(__file__).parents[2] / "data" / "train"
REWORDED = frozenset(
    """
    argumentative blame boilerplate commanding conditional-apology excuse generic-apology minimizing
    over-promise vague-follow-up
    """.split()
)
DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.I)
FRAGMENT = Config(kind="fragment")


def better(text: str, rule: str, complaint: str | None = None) -> str | None:
    """What a rule would rather read, of the first finding that has it."""
    answers = parse_complaint(complaint) if complaint else None
    found = [f for f in lint_reply(text, answers, config=FRAGMENT).findings if f.rule == rule]
    assert found, f"{rule} finds nothing in {text!r}"
    return next((f.suggestion for f in found if f.suggestion), None)


@pytest.mark.parametrize(
    ("rule", "text", "wording"),
    [
        (
            "blame",
            "You should have read the care label first.",
            "The care label could have been easier to find.",
        ),
        (
            "blame",
            "You failed to return the form in time.",
            "We could have reminded you to return the form in time.",
        ),
        (
            "blame",
            "The courier lost the lamp.",
            "The lamp was lost, and that is ours to put right.",
        ),
        (
            "blame",
            "Our trainee hadn't read the allergy list.",
            "The allergy list was not read, and that is ours to put right.",
        ),
        ("blame", "The delay is not our fault.", "The delay is ours to sort out with you."),
        (
            "excuse",
            "We're rammed at the moment so it could take a while.",
            "We're rammed at the moment, and that is ours to plan for.",
        ),
        (
            "excuse",
            "The lift was closed due to a technical fault.",
            "The lift was closed, and that is ours to put right.",
        ),
        (
            "excuse",
            "Unfortunately we are unable to refund the deposit under our policy.",
            "We can't refund the deposit. Here is what we can do instead.",
        ),
        (
            "argumentative",
            "Contrary to what you write, two letters were sent.",
            "Two letters were sent.",
        ),
        (
            "conditional-apology",
            "We're sorry if the drilling woke you.",
            "We're sorry that the drilling woke you.",
        ),
        (
            "conditional-apology",
            "Things could have been handled better.",
            "We handled things badly, and I'm sorry.",
        ),
        (
            "vague-follow-up",
            "We will get back to you shortly.",
            "We will get back to you tomorrow.",
        ),
        (
            "over-promise",
            "I promise that nothing like this will ever happen again.",
            "If anything like this ever happens again, come straight to me and I'll deal with it "
            "myself.",
        ),
        ("commanding", "You must send the lamp back.", "Could you send the lamp back?"),
    ],
)
def test_a_wording_is_made_of_the_sentence(rule: str, text: str, wording: str) -> None:
    assert better(text, rule) == wording


@pytest.mark.parametrize("rule", ["generic-apology", "conditional-apology", "minimizing"])
def test_with_the_complaint_the_apology_names_its_fault(rule: str) -> None:
    text = {
        "generic-apology": "We apologise for the inconvenience.",
        "conditional-apology": "I'm sorry you feel that way.",
        "minimizing": "It is not the end of the world.",
    }[rule]
    complaint = "My blender arrived with a cracked jar. Please send me a new one."
    assert (
        better(text, rule, complaint) == "I'm sorry that your blender arrived with a cracked jar."
    )
    assert better(text, rule) is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        # They still argue, or play down.
        ("We would remind you that you are an adult who signed a lease.", "argumentative"),
        ("With respect, Mr Doyle, you're not an engineer.", "argumentative"),
        ("She only had a small fall and was laughing a minute after.", "minimizing"),
        # They still send away, or set a task in other words.
        ("You must take it up with whoever sold you the policy.", "commanding"),
        ("You will have to prove that you were at home.", "commanding"),
        ("You must log in again and the office then looks at it.", "commanding"),
        # What they think of us is no fact.
        ("Sorry you think we don't care about cyclists.", "conditional-apology"),
    ],
)
def test_no_wording_that_only_sounds_better(text: str, rule: str) -> None:
    assert better(text, rule) is None


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "Management are aware and it is being sorted.",
            "I will write to you tomorrow with what I know.",
        ),
        (
            "I've flagged it with the kitchen.",
            "I've flagged it with the kitchen, and I will write to you tomorrow with what I know.",
        ),
    ],
)
def test_a_vague_promise_is_dated_and_an_empty_one_replaced(text: str, wording: str) -> None:
    assert better(text, "vague-follow-up") == wording


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We apologise for the inconvenience.", "generic-apology"),
        ("These things happen.", "minimizing"),
    ],
)
def test_no_wording_is_better_than_one_of_something_else(text: str, rule: str) -> None:
    found = [f for f in lint_reply(text, config=FRAGMENT).findings if f.rule == rule]
    assert all(f.suggestion is None for f in found)


def test_the_time_is_the_businesss_own_where_it_has_one() -> None:
    policy = Policy(response_time="by 5 pm on the next working day")
    (problem,) = all_rules()["vague-follow-up"].check(
        Reply("We'll be in touch.", channel=Channel.EMAIL, policy=policy)
    )
    assert problem.suggestion == "We'll be in touch by 5 pm on the next working day."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("You should have read the label.", "the customer"),
        ("The courier lost your lamp.", "somebody else"),
        ("Our intern lost your form.", "a colleague"),
        ("The delay is not our fault.", "not your doing"),
    ],
)
def test_blame_says_whom_it_falls_on(text: str, who: str) -> None:
    (message,) = [
        f.message for f in lint_reply(text, config=FRAGMENT).findings if f.rule == "blame"
    ]
    assert who in message


def _faults() -> list[tuple[str, str]]:
    rows = [
        json.loads(line)
        for path in sorted(TRAIN.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    found = [(row["text"], row.get("channel", "email")) for row in rows if row.get("faults")]
    return found[::23]


def test_every_wording_for_a_fault_passes_every_rule() -> None:
    tried = 0
    for text, channel in _faults():
        for finding in lint_reply(text, channel=channel, config=FRAGMENT).findings:
            wording = finding.suggestion
            if finding.rule not in REWORDED or wording is None:
                continue
            tried += 1
            left = lint_reply(wording, channel=channel).findings
            assert all(f.severity is Severity.ADVICE for f in left), (text, wording, left)
            assert wording[0].isupper(), wording
            assert wording[-1] in ".?!,", wording
            assert DAY.search(text) or not DAY.search(wording), wording
    assert tried > 60


def test_an_excuse_offers_an_apology_only_where_none_is_made() -> None:
    complaint = "My blender arrived with a cracked jar."
    excuse = "Due to high demand our hands are tied."
    assert (
        better(excuse, "excuse", complaint)
        == "I'm sorry that your blender arrived with a cracked jar."
    )
    assert better(f"I'm sorry about the jar. {excuse}", "excuse", complaint) is None


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("commanding", "You need to calm down."),
        ("argumentative", "You claim to have paid."),
        ("minimizing", "I'm sorry it broke, but it's only a mug."),
    ],
)
def test_what_no_wording_could_mend_gets_none(rule: str, text: str) -> None:
    assert better(text, rule) is None


def test_an_apology_before_it_excuses_no_blame() -> None:
    text = "I am sorry, but you failed to return the form in time."
    assert better(text, "blame") == "We could have reminded you to return the form in time."


def test_a_shortened_had_is_a_reproach() -> None:
    assert (
        better("If you'd filled in the form properly it would have gone through.", "blame") is None
    )
