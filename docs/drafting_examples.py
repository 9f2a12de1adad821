"""Write the examples of docs/drafting.md: complaints of data/eval with their drafts, unedited.

Run it from the checkout: ``python docs/drafting_examples.py``.
"""

import json
from pathlib import Path

from replykit import (
    Case,
    Draft,
    Fault,
    IssueLabel,
    Policy,
    Remedy,
    RequestLabel,
    draft_reply,
)

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "drafting.md"
CHOSEN = ("c001", "c031", "c045", "c079", "c092", "c111", "c120", "c147", "c180", "c261")


POLICY = Policy(
    business_name="Kettle & Co",
    remedies={
        IssueLabel.DAMAGED_ITEM: (
            Remedy(label=RequestLabel.REPLACEMENT, text="send you a new one"),
            Remedy(label=RequestLabel.REFUND, text="refund the price", limit="up to £60"),
        )
    },
    response_time="by 5 pm on Thursday",
)
CASE = Case(
    customer_name="Amira",
    agent_name="Tom",
    fault=Fault.OURS,
    cause="the box went out without its padding",
    corrective_action="every box is now weighed before it is sealed",
)
TEXT = "My blender arrived with a cracked jar. Please send a new one."


def complaints() -> dict[str, dict[str, str]]:
    """The labelled complaints, by id."""
    rows = (ROOT / "data" / "eval" / "complaints.jsonl").read_text("utf-8").splitlines()
    return {entry["id"]: entry for entry in map(json.loads, rows)}


def quote(text: str) -> str:
    """A text as a Markdown quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def show(number: int, text: str, draft: Draft) -> str:
    """One example: the complaint, the draft, and what it promises."""
    promises = "; ".join(
        f"{promise.what}{f' ({promise.by_when})' if promise.by_when else ''}, {promise.authority}"
        for promise in draft.commitments
    )
    return (
        f"### {number}. {draft.complaint.issue.label}, {draft.complaint.channel}\n\n"
        f"{quote(text)}\n\n```text\n{draft.text}\n```\n\nCommitments: {promises}.\n"
    )


def main() -> None:
    """Rewrite the examples in the page."""
    known = complaints()
    chosen = [known[name] for name in CHOSEN if name in known]
    drafts = [draft_reply(entry["text"], channel=entry["channel"]) for entry in chosen]
    body = "\n".join(
        show(number, entry["text"], draft)
        for number, (entry, draft) in enumerate(zip(chosen, drafts, strict=True), 1)
    )
    page = PAGE.read_text("utf-8")
    page = replace(page, "examples", body)
    case = draft_reply(TEXT, POLICY, CASE)
    page = replace(page, "case", f"```text\n{case.text}\n```\n")
    PAGE.write_text(page, "utf-8")


def replace(page: str, name: str, body: str) -> str:
    """The page with a new body between its marks."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    head, _, rest = page.partition(begin)
    return f"{head}{begin}\n\n{body}\n{end}{rest.partition(end)[2]}"


if __name__ == "__main__":
    main()
