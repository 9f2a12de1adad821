"""The grammar of drafts, judged by Harper: it knows nothing of how they are made.

Harper is a development tool: ``npm install --prefix tests/harper``. Without it these tests are
skipped.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from replykit import draft_reply

HARPER = Path(__file__).parents[1] / "harper"
ROOT = Path(__file__).parents[2]
GRAMMAR = {"Agreement", "Grammar", "Punctuation", "Repetition", "BoundaryError", "Miscellaneous"}
"""What counts as a fault of grammar; spelling and style are mostly the customer's own words."""

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (HARPER / "node_modules" / "harper.js").is_dir(),
    reason="needs node and harper.js: npm install --prefix tests/harper",
)


def faults(texts: list[str]) -> list[list[str]]:
    """The faults of grammar that Harper finds in each text."""
    done = subprocess.run(
        ["node", str(HARPER / "check.mjs")],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    return [
        [f"{lint['text']}: {lint['message']}" for lint in lints if lint["kind"] in GRAMMAR]
        for lints in found
    ]


def test_the_checker_sees_what_is_wrong() -> None:
    wrong, right = faults(["Their is a problem with it.", "There is a problem with it."])
    assert wrong
    assert not right


def test_fewer_than_one_draft_in_twenty_has_a_fault_of_grammar() -> None:
    lines = (ROOT / "data/train/complaints.jsonl").read_text("utf-8").splitlines()[::4]
    rows = [json.loads(line) for line in lines]
    drafts = [draft_reply(row["text"], channel=row["channel"]).text for row in rows]
    flagged = [found for found in faults(drafts) if found]
    assert len(flagged) < len(drafts) / 20, flagged
