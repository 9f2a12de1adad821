"""JUnit's XML, which every CI server shows: a suite for each file, a test case for each finding.

A finding that fails the run is a failure; any other is output of a test case that passed.
"""

import re
from xml.sax.saxutils import escape, quoteattr

from replykit.report.outcome import FileResult, Outcome
from replykit.templates import TemplateFinding

_BROKEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    """The text with what XML 1.0 cannot hold replaced."""
    return _BROKEN.sub("\ufffd", text)


def _attribute(text: object) -> str:
    return quoteattr(_clean(str(text)))


def render_outcome(outcome: Outcome) -> str:
    """A document of test suites."""
    suites = [suite for file in outcome.files for suite in _suite(file)]
    loose = [fault for fault in outcome.faults if not any(f.fault is fault for f in outcome.files)]
    for fault in loose:
        suites += _suite(FileResult(fault.path or "replykit", fault=fault))
    tests = sum(max(1, len(file.findings)) for file in outcome.files) + len(loose)
    counts = (
        f'tests="{tests}" failures="{sum(map(_failures, outcome.files))}" '
        f'errors="{len(outcome.faults)}"'
    )
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<testsuites name="replykit" {counts}>']
    return "\n".join([*lines, *suites, "</testsuites>"])


def _failures(file: FileResult) -> int:
    return sum(1 for finding in file.findings if file.is_failure(finding))


def _suite(file: FileResult) -> list[str]:
    name = _attribute(file.path)
    tests = max(1, len(file.findings))
    lines = [
        f'  <testsuite name={name} tests="{tests}" failures="{_failures(file)}" '
        f'errors="{int(file.fault is not None)}" skipped="0" time="0">'
    ]
    if file.fault is not None:
        lines += [
            f'    <testcase classname={name} name="could be checked" time="0">',
            f'      <error message={_attribute(file.fault)} type="unchecked"/>',
            "    </testcase>",
        ]
    elif not file.findings:
        lines.append(f'    <testcase classname={name} name="nothing found" time="0"/>')
    for finding in file.findings:
        lines += _case(name, finding, fails=file.is_failure(finding))
    return [*lines, "  </testsuite>"]


def _case(name: str, finding: TemplateFinding, *, fails: bool) -> list[str]:
    place = f"{finding.rule} {finding.line}:{finding.column}"
    told = f"{finding.file}:{finding.line}:{finding.column}\n“{finding.quote}”\n{finding.message}"
    if finding.suggestion:
        told += f"\nBetter: {finding.suggestion}"
    shown = (
        f"<system-out>{escape(_clean(f'{finding.severity} {finding.rule}: {told}'))}</system-out>"
    )
    if fails:
        kind = _attribute(f"{finding.severity} {finding.rule}")
        shown = (
            f"<failure message={_attribute(finding.message)} type={kind}>"
            f"{escape(_clean(told))}</failure>"
        )
    return [
        f'    <testcase classname={name} name={_attribute(place)} time="0">',
        f"      {shown}",
        "    </testcase>",
    ]
