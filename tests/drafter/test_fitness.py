"""Nothing but prose passes from a complaint into a draft."""

import re

import pytest

from replykit import Case, draft_reply
from replykit.drafter.soundness import is_fit, is_fit_name, is_fit_reference

HOSTILE = [
    # slots and tags of templates
    "{{ name }}", "{{{x}}}", "{% raw %}", "{name}", "{0.__class__}", "${7*7}", "#{name}", "%{name}",
    "<%= x %>", "<<name>>", "%%name%%", "*|FNAME|*", "[[name]]", "[First Name]", "{#if}",
    "__name__",
    # markup and code
    "<script>alert(1)</script>", "<b>bold</b>", "<img/src=x>", "&lt;script&gt;", "`rm -rf`",
    "[click here](http://evil.example)", "javascript:alert(1)", "\\x1b[31m", "~~evil~~", "***",
    # links, addresses, numbers to ring
    "http://evil.example/x", "www.evil.com", "evil.com", "evil.co.uk", "bit.ly/xyz", "t.me/scam",
    "evil dot com", "attacker@evil.com", "@admin", "call 0900 123456", "+44 7700 900123",
    "09001234567", "0900-123-4567", "4111 1111 1111 1111",
    # what is not seen, or turns the line
    "\u202eevil", "ev\u2067il", "\x1bevil",
    # insults and slurs
    "idiot", "moron", "fucking", "f*ck", "sh1t", "fck", "cunt", "whore", "slag", "paki", "Nigger",
    "faggot", "retard", "scumbag", "arsehole", "wanker",
    # blanks
    "XXX", "TBD",
]  # fmt: skip
DOORS = {
    "name": "My blender broke on Tuesday. It is two months old.\n\nThanks,\n{}",
    "named": "My name is {}. My blender broke.",
    "wish": "My blender broke. Please fix the {}.",
    "service": "Please delete my {} account.",
    "thing": "My {} broke on Tuesday. I want a refund.",
    "order": "Order {} never came. Refund me.",
    "new one": "I want a new {} please, mine arrived broken.",
    "fault": "I was told {} by your agent but it is wrong.",
    "conduct": "I spoke to {} and he was rude.",
    "question": "Do you sell the {} in blue?",
    "praise": "Great service from {}, thank you so much!",
    "matter": "I am writing to complain about the damage to my {}.",
}
_FOREIGN = re.compile(
    r"[{}<>`\[\]\\@*_~|]|https?|www|\.com|\.co\b|\.ly|t\.me|dot com|\d{7}|\d{4}[ -]\d{3}"
    r"|[^\n -~£€’“”–—…]|javascript|\$7|% |\bXXX|TBD"
)


@pytest.mark.parametrize("door", DOORS)
def test_nothing_hostile_comes_out_of_a_draft(door: str) -> None:
    for said in HOSTILE:
        draft = draft_reply(DOORS[door].replace("{}", said))
        told = f"{draft.text}\n{draft.subject or ''}"
        assert draft.text.strip()
        assert not _FOREIGN.search(told), (said, told)
        if re.fullmatch(r"[\w*]+", said):
            assert not re.search(rf"\b{re.escape(said)}\b", told, re.I), (said, told)


@pytest.mark.parametrize("door", DOORS)
def test_what_is_prose_still_comes_through_the_same_doors(door: str) -> None:
    """The doors are open: an ordinary word in the same place is told, but for the name of staff."""
    said = {"name": "Rosa", "named": "Rosa", "order": "BX-2041", "praise": "Rosa"}
    word = said.get(door, "kettle")
    draft = draft_reply(DOORS[door].replace("{}", word))
    if door not in ("fault", "conduct"):
        assert word in f"{draft.text} {draft.subject}"


@pytest.mark.parametrize(
    "told",
    [
        "your kettle broke on 3 May", "you paid £1,299.50 for 2 chairs (oak)", "it is 50% off",
        "you asked for a refund at 9:30 and at 2.15pm", "the M&S voucher",
        "order 10482236 is late",
        "your sister’s café visit", "you waited 24/7", "apartment #12 is cold",
        "the cow's milk was off",
        "you found rats and a cockroach", "you emailed on 12/05/2026, i.e. at once",
        "a 2-year-old oven",
    ],
)  # fmt: skip
def test_ordinary_words_are_fit(told: str) -> None:
    assert is_fit(told)


@pytest.mark.parametrize("told", ["your driver was a pig", "he called you a fat cow"])
def test_an_animal_that_somebody_is_called_is_not_told(told: str) -> None:
    assert not is_fit(told)


def test_names_are_names() -> None:
    for name in ("Rosa", "Ms O'Neill-Smith", "Nguyễn Ánh", "J. Łukasz", "Dr Mercier", "Zoe\u0308"):
        assert is_fit_name(name), name
    for name in ("Cow", "Mr Prick", "XXX", "Firstname", "evil.com", "N1gger", "A" * 41, "http", ""):
        assert not is_fit_name(name), name


def test_references_are_references() -> None:
    assert is_fit_reference("BX-2041")
    assert is_fit_reference("#10482236")
    for code in ("evil.com", "0900 123 4567", "{{ id }}", "fuck1"):
        assert not is_fit_reference(code)


@pytest.mark.parametrize("name", [" ", "\n", "\u00a0", ""])
def test_a_blank_name_is_none(name: str) -> None:
    complaint = "My blender broke on Tuesday."
    without = draft_reply(complaint).text
    assert draft_reply(complaint, case=Case(customer_name=name)).text == without
