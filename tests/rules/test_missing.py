"""What the rules about missing parts leave alone: signatures, praise, thanks that greet."""

import pytest

from replykit import lint_reply, parse_complaint

PLAIN = "The van left at noon. It reaches you by six. Sam drives it."


def missing(text: str) -> set[str]:
    """The parts that a reply is told to lack."""
    found = (finding.rule for finding in lint_reply(text).findings)
    return {rule.removeprefix("missing-") for rule in found if rule.startswith("missing-")}


def test_a_plain_reply_is_told_what_it_lacks() -> None:
    assert missing(PLAIN) >= {"thanks", "apology", "empathy"}


@pytest.mark.parametrize(
    "signature",
    [
        "Kind regards,\n\n{{agent.name}}\n\nCustomer Care\n\nAcme Lamps\n\n12 High Street",
        "With best wishes,\n\nAda Low\n\nHead of Service\n\nFern & Co\n\nOpen nine to five",
        "Yours sincerely,\n\n%AGENT%\n\nClaims\n\nPost box 4\n\nLeeds",
    ],
)
def test_a_signature_alone_lacks_nothing(signature: str) -> None:
    assert not missing(signature)
    assert missing(f"{PLAIN}\n\n{signature}") >= {"thanks", "apology"}


@pytest.mark.parametrize(
    "opening",
    [
        "Thank you for your kind words!",
        "We're so glad that you loved your stay.",
        "It was lovely to hear you enjoyed the tour.",
        "Your lovely review made our week.",
    ],
)
def test_an_answer_to_praise_lacks_nothing(opening: str) -> None:
    rest = "Ana reads it out to everyone. She sends her love. The door is open in June."
    assert not missing(f"Hi Jo,\n\n{opening} {rest}\n\nSam")
    troubled = f"{opening} {rest} The shower was broken, and we mended it on Friday."
    assert missing(troubled) >= {"apology"}
    complaint = parse_complaint("The room was filthy and nobody came. I want my money back.")
    assert complaint.is_complaint
    found = {f.rule for f in lint_reply(f"{opening} {rest}", complaint).findings}
    assert "missing-apology" in found


@pytest.mark.parametrize("greeting", ["Thanks so much, {name}!", "Many thanks, {{ first_name }}."])
def test_a_greeting_with_thanks_thanks(greeting: str) -> None:
    assert "thanks" not in missing(f"{greeting} {PLAIN}")
    assert "thanks" in missing(f"{PLAIN}\n\n{greeting}")


@pytest.mark.parametrize(
    "harm",
    [
        "Cold soup twice is twice too often.",
        "What a pain before a party.",
        "I'm sorry about the leak, and that you had to mop up twice.",
        "You shouldn't have to chase us for your own money.",
        "That leaves you with no oven and eleven for lunch.",
        "All that way for nothing.",
        "Small wonder you wrote in capitals.",
    ],
)
def test_a_harm_in_plain_words_is_empathy(harm: str) -> None:
    assert "empathy" not in missing(f"Hi Jo,\n\n{harm} {PLAIN}")


@pytest.mark.parametrize(
    "fact",
    [
        "The code is one digit too long.",
        "The pain relief gel is back in stock.",
        "And then you have to press the red key.",
        "You get the second one for nothing.",
    ],
)
def test_a_fact_is_no_empathy(fact: str) -> None:
    assert "empathy" in missing(f"Hi Jo,\n\n{fact} {PLAIN}")


@pytest.mark.parametrize(
    "harm",
    [
        "You were kept in the dark for a week.",
        "That put you in a spot in front of your own guests.",
        "Such a long drive for a closed door.",
    ],
)
def test_where_the_reader_wavers_nothing_is_told(harm: str) -> None:
    assert "empathy" not in missing(f"Hi Jo,\n\n{harm} {PLAIN}")
