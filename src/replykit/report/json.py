"""JSON for programs: one object, whose shape keeps its number.

    {"version": 1,
     "files": [{"path": "replies/late.txt", "report": {...}}, ...],
     "errors": [{"path": "replies/gone.txt", "message": "..."}, ...]}

What stands beside ``path`` is named after the model it holds (``report``, ``complaint``, ``draft``)
and reads back with it: ``Report.model_validate(file["report"])``.
``lint`` gives ``texts``, the number of replies in the file, and ``findings``; a ``report`` only
where the file is one reply of plain text or Markdown.
A key may be added within a version; none is renamed or removed.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replykit.report.outcome import Fault, Outcome

VERSION = 1


def render(files: Sequence[Mapping[str, Any]], errors: Sequence[Mapping[str, Any]]) -> str:
    """The whole answer of a command as JSON."""
    answer = {"version": VERSION, "files": list(files), "errors": list(errors)}
    return json.dumps(answer, ensure_ascii=False, indent=2)


def render_outcome(outcome: "Outcome") -> str:
    """The whole answer of ``lint``."""
    files = []
    for file in outcome.files:
        if file.fault is not None:
            continue
        entry: dict[str, Any] = {
            "path": file.path,
            "texts": file.texts,
            "findings": [finding.model_dump(mode="json") for finding in file.findings],
            "accepted": file.accepted,
        }
        if (report := file.report()) is not None:
            entry["report"] = report.model_dump(mode="json")
        files.append(entry)
    return render(files, [_error(fault) for fault in outcome.faults])


def _error(fault: "Fault") -> dict[str, Any]:
    places = {"line": fault.line, "column": fault.column}
    told = {key: value for key, value in places.items() if value is not None}
    return {"path": fault.path, "message": fault.message, **told}
