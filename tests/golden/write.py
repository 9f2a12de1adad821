"""Write anew what replykit makes of the texts in texts.json, for a person to review the change.

python tests/golden/write.py        # then read `git diff tests/golden`
"""

import json
from pathlib import Path
from typing import Any

from replykit import Channel, Complaint, Report, draft_reply, lint_reply, parse_complaint

HERE = Path(__file__).parent
NAMES = ("replies", "complaints")


def read(name: str) -> Any:  # noqa: ANN401
    """The content of one of the files."""
    return json.loads((HERE / f"{name}.json").read_text("utf-8"))


def of_report(report: Report) -> dict[str, Any]:
    """What a report says, as little as shows a change."""
    return {
        "findings": [
            f"{f.line}:{f.column} {f.severity} {f.rule} “{f.quote}” {f.message}"
            for f in report.findings
        ],
        "parts": {part.part: [span.text for span in part.spans] for part in report.parts},
    }


def of_complaint(complaint: Complaint) -> dict[str, Any]:
    """What a complaint was read as."""
    return {
        "is_complaint": complaint.is_complaint,
        "issues": {issue.label: issue.summary for issue in complaint.issues},
        "emotions": {one.label: one.intensity for one in complaint.emotions},
        "requests": {
            ("not " if one.refused else "") + one.label: complaint.text[one.start : one.end]
            for one in complaint.requests
        },
        "signals": complaint.signals.labels(),
        "details": {
            name: [span.text for span in spans] for name, spans in complaint.details if spans
        },
        "questions": [span.text for span in complaint.questions],
        "expectation": complaint.expectation and complaint.expectation.text,
        "clarifying_questions": complaint.clarifying_questions,
    }


def make(name: str) -> Any:  # noqa: ANN401
    """What replykit makes of the texts today, as JSON holds it."""
    made = []
    for given in read("texts")[name]:
        text, channel = given["text"], Channel(given["channel"])
        if name == "replies":
            answers = given["complaint"] and parse_complaint(given["complaint"])
            made.append({"text": text, **of_report(lint_reply(text, answers, channel))})
            continue
        complaint = parse_complaint(text, channel)
        draft = draft_reply(complaint)
        assert draft.report is not None
        made.append(
            {
                "text": text,
                **of_complaint(complaint),
                "subject": draft.subject,
                "draft": draft.text.split("\n"),
                "commitments": [
                    f"{c.what} | {c.by_when or '-'} | {c.authority}" for c in draft.commitments
                ],
                "lint": of_report(draft.report)["findings"],
            }
        )
    return json.loads(json.dumps(made))


def main() -> None:
    """Write both files."""
    for name in NAMES:
        told = json.dumps(make(name), ensure_ascii=False, indent=1)
        (HERE / f"{name}.json").write_text(told + "\n", "utf-8")


if __name__ == "__main__":
    main()
