"""Whoever writes of a danger is not sent back to the thing."""

import pytest

from replykit import lint_reply

GAS = "The hob you fitted smells of gas."
SHOCK = "I got an electric shock from the kettle."
FIRE = "The charger caught fire on my desk."
ALLERGY = "There were nuts in the nut-free biscuits and my son came out in hives."


def plays_down(text: str, complaint: str | None) -> list[str]:
    found = lint_reply(text, complaint).findings
    return [finding.quote for finding in found if finding.rule == "minimizing"]


@pytest.mark.parametrize(
    ("complaint", "text"),
    [
        (GAS, "I'm sorry about the hob. Please keep using it until we come on Friday."),
        (SHOCK, "You can still use the kettle in the meantime."),
        (FIRE, "The charger is perfectly safe to use, and a new one is on its way."),
        (ALLERGY, "You can carry on eating them."),
        (FIRE, "There is no need to unplug it before Friday."),
        (GAS, "Please leave it on until the fitter is there."),
        (ALLERGY, "You can keep taking the drops."),
    ],
)
def test_told_to_go_on_in_danger(complaint: str, text: str) -> None:
    assert len(plays_down(text, complaint)) == 1


@pytest.mark.parametrize(
    ("complaint", "text"),
    [
        (GAS, "Please do not keep using it. Our fitter is with you today."),
        (GAS, "Please leave the windows open until the fitter is there."),
        (SHOCK, "Once the new flex is on, you can keep using the kettle."),
        (SHOCK, "You can keep using the loan kettle until ours is mended."),
        (FIRE, "Please stop using it, and keep it for the engineer."),
        (FIRE, "The new charger is safe to use on any socket."),
        (ALLERGY, "If you keep eating them, see a doctor at once."),
        (GAS, "I was wrong to say that you could keep using it."),
        (GAS, "Did my colleague tell you to keep using it?"),
        (ALLERGY, "Please keep taking the tablets that the doctor gave you."),
        (ALLERGY, "You can use the voucher until Friday."),
        ("My parcel is late.", "You can keep using the old one until it comes."),
        (None, "Please keep using it until we come on Friday."),
    ],
)
def test_no_danger_or_not_sent_back(complaint: str | None, text: str) -> None:
    assert not plays_down(text, complaint)


def test_small_to_others_is_not_small() -> None:
    assert not plays_down("I understand it is only a small thing to some.", None)
    assert plays_down("It is only a small thing.", None)
