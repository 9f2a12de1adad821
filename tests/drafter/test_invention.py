"""Nothing is invented: numbers, names and dates of a draft come from complaint, case or policy."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from replykit import Case, Draft, Policy
from replykit.drafter import draft_reply
from replykit.drafter.wording import lines

DATA = Path(__file__).parents[2] / "data" / "eval" / "complaints.jsonl"
NUMBER = re.compile(r"\d+")
NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred"
    " thousand dozen half".split()
)
DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april"
    " june july august september october november december today tomorrow tonight yesterday"
    " noon midnight"
    " weekend christmas easter".split()
)
NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+")
CLOSING = frozenset({"care"})
"""The signature where nobody is named: "Customer Care"."""


@cache
def own_words() -> frozenset[str]:
    """Words that the packs themselves say."""
    said = " ".join(line.text for entries in lines().values() for line in entries)
    return frozenset(re.findall(r"[a-z]+", said.lower()))


def inventions(draft: Draft, case: Case, policy: Policy) -> list[str]:
    """What a draft says that nobody told it."""
    source = " ".join(
        (draft.complaint.text, case.model_dump_json(), policy.model_dump_json())
    ).lower()
    told = set(re.findall(r"[a-z]+", source))
    text = draft.text.translate(str.maketrans("’‘", "''"))
    found = [number for number in NUMBER.findall(text) if number not in source]
    words = set(re.findall(r"[a-z]+", text.lower()))
    found += sorted((words & NUMBER_WORDS) - told - own_words())
    found += sorted((words & DATES) - told)
    found += [
        name for name in NAME.findall(text) if name.lower() not in told | own_words() | CLOSING
    ]
    return found


CASE = Case(customer_name="Ines", agent_name="Bo", next_contact="by noon on 12 May")
POLICY = Policy(business_name="Harbour & Sons", response_time="within 2 days")


@pytest.mark.parametrize(
    ("case", "policy"), [(Case(), Policy()), (CASE, POLICY)], ids=["nothing known", "all known"]
)
def test_no_draft_says_what_nobody_told(case: Case, policy: Policy) -> None:
    found = []
    for row in map(json.loads, DATA.read_text("utf-8").splitlines()):
        draft = draft_reply(row["text"], policy, case, channel=row["channel"])
        found += [(row["id"], word) for word in inventions(draft, case, policy)]
    assert not found


def test_what_is_invented_would_be_found() -> None:
    draft = draft_reply("My kettle arrived cracked.")
    added = draft.model_copy(
        update={"text": f"{draft.text} As Gerda said, you get 40 back on Friday, all three."}
    )
    assert inventions(added, Case(), Policy()) == ["40", "three", "friday", "Gerda", "Friday"]
