"""Annotations of GitHub Actions, and the job's summary for what it does not show.

GitHub shows ten annotations of each kind in a step and drops the rest without a word, so those
go to the summary.
"""

import re
from collections.abc import Iterator, Sequence

from replykit.model import Severity
from replykit.report.outcome import Outcome, end_of, slashes
from replykit.report.text import clean, clean_lines, count, unread_note
from replykit.templates import TemplateFinding

CAP = 10
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_MOST_ROWS = 1000


def _message(text: str) -> str:
    shown = "\n".join(clean_lines(text))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: object) -> str:
    return _message(str(text)).replace(":", "%3A").replace(",", "%2C")


def annotate(outcome: Outcome) -> tuple[list[str], list[TemplateFinding]]:
    """The workflow commands to print, and the findings that are beyond GitHub's cap."""
    lines = []
    room = dict.fromkeys(_KINDS.values(), CAP)
    for fault in outcome.faults:
        if room["error"]:
            room["error"] -= 1
            place = f"file={_property(slashes(fault.path))}," if fault.path else ""
            if fault.line:
                place += f"line={fault.line},"
            lines.append(f"::error {place}title=replykit::{_message(fault.message)}")
    left = []
    for finding in outcome.findings:
        kind = _KINDS[finding.severity]
        if not room[kind]:
            left.append(finding)
            continue
        room[kind] -= 1
        lines.append(_annotation(kind, finding))
    return lines, left


def _annotation(kind: str, finding: TemplateFinding) -> str:
    line, column = end_of(finding)
    place = {"file": slashes(finding.file), "line": finding.line, "endLine": line}
    if line == finding.line:  # GitHub takes columns within one line only
        place |= {"col": finding.column, "endColumn": column}
    place["title"] = f"replykit {finding.rule}"
    told = finding.message + (f"\nBetter: {finding.suggestion}" if finding.suggestion else "")
    fields = ",".join(f"{key}={_property(value)}" for key, value in place.items())
    return f"::{kind} {fields}::{_message(told)}"


def summary(
    outcome: Outcome, left: Sequence[TemplateFinding], *, statistics: bool = False
) -> Iterator[str]:
    """The job's summary, as Markdown: what was found, and a table of what was not annotated.

    With *statistics*, a table of how often each rule fired, too.
    """
    total = sum(1 for _ in outcome.findings)
    yield "### replykit"
    yield ""
    yield f"{count(outcome.texts, 'reply').replace('replys', 'replies')} checked, "
    yield f"{count(total, 'finding')}{unread_note(outcome.unread)}."
    for fault in outcome.faults:
        yield f"- not checked: {_cell(str(fault))}"
    if statistics and outcome.rules:
        yield from ("", "| findings | rule |", "| ---: | --- |")
        for rule, number in outcome.rules.most_common():
            yield f"| {number:,} | {_cell(rule)} |"
    if not left:
        return
    yield ""
    yield f"{count(len(left), 'finding')} beyond GitHub's {CAP} annotations of a kind:"
    yield ""
    yield "| place | severity | rule | words | why |"
    yield "| --- | --- | --- | --- | --- |"
    for finding in left[:_MOST_ROWS]:
        place = f"{slashes(finding.file)}:{finding.line}:{finding.column}"
        words = [place, finding.severity, finding.rule, finding.quote[:120], finding.message]
        yield f"| {' | '.join(map(_cell, words))} |"
    if len(left) > _MOST_ROWS:
        yield ""
        yield f"… and {len(left) - _MOST_ROWS:,} more."


def _cell(text: str) -> str:
    """A text as Markdown shows it literally, on one line."""
    escaped = re.sub(r"([\\`*_{}\[\]()#+!|~@])", r"\\\1", clean(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
