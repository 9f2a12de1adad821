"""GitLab's code quality report."""

import json
from hashlib import blake2b
from typing import Any

from replykit.model import Severity
from replykit.report.outcome import Outcome, fingerprints, slashes

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def render_outcome(outcome: Outcome) -> str:
    """A list of issues."""
    issues: list[dict[str, Any]] = [
        {
            "description": f"{finding.message}"
            + (f" Better: {finding.suggestion}" if finding.suggestion else ""),
            "check_name": finding.rule,
            "fingerprint": digest,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": slashes(finding.file), "lines": {"begin": finding.line}},
        }
        for finding, digest in fingerprints(outcome.findings)
    ]
    issues += (
        {
            "description": f"Could not be checked: {fault.message}",
            "check_name": "unchecked",
            "fingerprint": blake2b(
                str(fault).encode("utf-8", "replace"), digest_size=16
            ).hexdigest(),
            "severity": "blocker",
            "location": {"path": slashes(fault.path or "."), "lines": {"begin": fault.line or 1}},
        }
        for fault in outcome.faults
    )
    return json.dumps(issues, ensure_ascii=False, indent=2)
