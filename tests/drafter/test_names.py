"""A customer is called by their own name, written as they would write it."""

import pytest

from replykit import Case, draft_reply
from replykit.drafter.channels import SMS_LIMIT_UCS_2, fits, is_gsm, to_gsm
from replykit.drafter.gaps import lowered
from replykit.drafter.names import familiar, proper
from replykit.model import Channel

JAR = "My blender arrived with a cracked jar. Please send a new one."


@pytest.mark.parametrize(
    ("given", "whole", "short"),
    [
        ("amira", "Amira", "Amira"),
        ("AMIRA KHAN", "Amira Khan", "Amira"),
        ("jan van dijk", "Jan van Dijk", "Jan"),
        ("siobhán o'neill-müller", "Siobhán O'Neill-Müller", "Siobhán"),
        ("McKenzie Brown", "McKenzie Brown", "McKenzie"),
        ("AJ", "AJ", "AJ"),
        ("Smith, John", "John Smith", "John"),
        ("mr john smith", "Mr Smith", "Mr Smith"),
        ("Mr & Mrs K. Achterberg", "Mr and Mrs Achterberg", "Mr and Mrs Achterberg"),
        ("Mr and Mrs Bello", "Mr and Mrs Bello", "Mr and Mrs Bello"),
        ("E. Whitcombe (Mrs)", "Mrs Whitcombe", "Mrs Whitcombe"),
        ("Dr. O'Neill-Müller", "Dr. O'Neill-Müller", "Dr. O'Neill-Müller"),
        ("Dr Jan van Dijk", "Dr van Dijk", "Dr van Dijk"),
        ("J. Aebischer", "J. Aebischer", "J. Aebischer"),
    ],
)
def test_a_name_as_it_is_written(given: str, whole: str, short: str) -> None:
    assert proper(given) == whole
    assert familiar(proper(given)) == short


@pytest.mark.parametrize(
    ("signed", "called"),
    [
        ("Regards,\nMr & Mrs K. Achterberg", "Mr and Mrs Achterberg"),
        ("Kind regards\nE. Whitcombe (Mrs)", "Mrs Whitcombe"),
        ("Best,\nPriya Raman\nIT Manager | Corvid Ltd | 020 7946 0000", "Priya"),
        ("My name is Ruth.", "Ruth"),
        ("Thanks, Ruth", "Ruth"),
        ("R. Castellano", "R. Castellano"),
    ],
)
def test_a_signature_is_greeted(signed: str, called: str) -> None:
    assert f" {called}," in draft_reply(f"{JAR}\n\n{signed}").text.split("\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "You sent the wrong wreath to my father's funeral. His name was Arthur.",
        "Your nurse was rude to my mother. She is 84. Her name is Edith.",
        "I was promised a call. I spoke to Kevin.",
        "My son was shouted at in class. His teacher is Mrs Bello.",
    ],
)
def test_somebody_else_is_not_greeted(text: str) -> None:
    assert draft_reply(text).text.split("\n")[0] in ("Hello,", "Hello")


def test_a_text_message_spells_names_as_they_are() -> None:
    case = Case(customer_name="Zoë", agent_name="Łukasz")
    said = draft_reply("The sofa’s leg broke… please repair it.", case=case, channel="sms").text
    assert "Zoë" in said
    assert fits(said, Channel.SMS)
    assert len(said) <= SMS_LIMIT_UCS_2
    assert is_gsm(said.replace("Zoë", "").replace("Łukasz", ""))
    assert to_gsm("“Zoë” ordered a naïve sofa…", ("Zoë",)) == '"Zoë" ordered a naive sofa...'
    assert to_gsm("Hi Seán", ()) == "Hi Sean"


def test_whose_it_is_keeps_its_capital_at_the_head_of_a_sentence() -> None:
    said = draft_reply("Ella's feeding tubes haven't come and it's Friday, 4 pm.").text
    assert "Ella's feeding tubes" in said
    assert lowered("Kettle's lid", lambda word: False) == "kettle's lid"
    assert lowered("Ella's tubes", lambda word: False) == "Ella's tubes"


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("hey its sione from the juniors, the fee was taken twice", "Sione"),
        ("The moss is slimy and the dome is chipped. bryony x", "Bryony"),
        ("The kettle leaks. What is happening? Lucía", "Lucía"),
        ("The kettle leaks. Might you mend it? Sr Bernadette", "Sr Bernadette"),
        ("The kettle leaks. will", ""),
        ("its not fair. the kettle leaks. thanks hen x", ""),
        ("hi its urgent, the kettle leaks", ""),
        ("The kettle leaks and its signed for by dave", ""),
        ("Hello, I'm deaf. I said so. The kettle leaks.", ""),
    ],
)
def test_a_name_is_used_however_it_is_written(text: str, greeting: str) -> None:
    first = draft_reply(text, channel="email").text.split("\n")[0]
    assert first.rstrip(",").split(" ", 1)[1:] == ([greeting] if greeting else [])


def test_a_given_name_before_a_department_is_greeted() -> None:
    text = "Your lads laid half a carpet on Monday and left. When is it finished? Bev, Facilities"
    assert "Bev," in draft_reply(text).text.partition("\n")[0]
    assert "Facilities" not in draft_reply(text).text
