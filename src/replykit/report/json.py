"""JSON for programs: one object, whose shape keeps its number.

    {"version": 1,
     "files": [{"path": "replies/late.txt", "report": {...}}, ...],
     "errors": [{"path": "replies/gone.txt", "message": "..."}, ...]}

What stands beside ``path`` is named after the model it holds (``report``, ``complaint``, ``draft``)
and reads back with it: ``Report.model_validate(file["report"])``.
A key may be added within a version; none is renamed or removed.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

VERSION = 1


def render(files: Sequence[Mapping[str, Any]], errors: Sequence[Mapping[str, str]]) -> str:
    """The whole answer of a command as JSON."""
    answer = {"version": VERSION, "files": list(files), "errors": list(errors)}
    return json.dumps(answer, ensure_ascii=False, indent=2)
