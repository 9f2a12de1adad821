"""SARIF 2.1.0, the OASIS format of findings that code hosts and editors read."""

import json
from collections.abc import Sequence
from typing import Any

from replykit import __version__
from replykit.model import Severity
from replykit.report.outcome import Fault, Outcome, end_of, fingerprints, uri
from replykit.rule import HOME, all_rules
from replykit.templates import CHECKS, TemplateFinding

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render_outcome(outcome: Outcome) -> str:
    """A log of one run."""
    findings = list(outcome.findings)
    rules = sorted({finding.rule for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "replykit",
                "version": __version__,
                "informationUri": HOME,
                "rules": [_rule(name, findings) for name in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not outcome.faults,
                "toolExecutionNotifications": [_notification(f) for f in outcome.faults],
            }
        ],
        "results": [
            _result(finding, digest, rules.index(finding.rule))
            for finding, digest in fingerprints(findings)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(name: str, findings: Sequence[TemplateFinding]) -> dict[str, Any]:
    first = next(finding for finding in findings if finding.rule == name)
    rule = all_rules().get(name) or CHECKS.get(name)
    severity = rule.severity if rule else first.severity
    summary = rule.summary if rule else first.rule.replace("-", " ").capitalize() + "."
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "helpUri": first.url,
        "defaultConfiguration": {"level": LEVELS[severity]},
    }


def _location(
    path: str, region: dict[str, int] | None = None
) -> dict[str, dict[str, dict[str, Any]]]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    if region is not None:
        place["region"] = region
    return {"physicalLocation": place}


def _region(finding: TemplateFinding) -> dict[str, int]:
    line, column = end_of(finding)
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": line,
        "endColumn": column,
    }


def _result(finding: TemplateFinding, digest: str, index: int) -> dict[str, Any]:
    better = f" Better: {finding.suggestion}" if finding.suggestion else ""
    region = _region(finding)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message + better},
        "locations": [_location(finding.file, region)],
        "partialFingerprints": {"replykit/v1": digest},
    }
    if finding.replacement and finding.literal:
        change = {"deletedRegion": region, "insertedContent": {"text": finding.replacement}}
        result["fixes"] = [
            {
                "description": {"text": f"Write “{finding.replacement}”."},
                "artifactChanges": [
                    {"artifactLocation": {"uri": uri(finding.file)}, "replacements": [change]}
                ],
            }
        ]
    return result


def _notification(fault: Fault) -> dict[str, Any]:
    told: dict[str, Any] = {"level": "error", "message": {"text": fault.message}}
    if fault.path:
        region = None
        if fault.line:
            region = {"startLine": fault.line}
            if fault.column:
                region["startColumn"] = fault.column
        told["locations"] = [_location(fault.path, region)]
    return told
