"""Text for people: findings shown in their line, complaints and drafts set out to be read.

Whatever comes from a text is made harmless before it is printed: a control character becomes its
picture, and characters that turn the direction of a line are left out.
"""

import re
import textwrap
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from replykit.model import (
    Commitment,
    Complaint,
    Draft,
    Emotion,
    Finding,
    Part,
    Report,
    Severity,
    Span,
)
from replykit.rule import Rule

INDENT = "    "
TAB = 4


_CODES = {
    "bold": "1", "dim": "2", "under": "4",
    "red": "31", "green": "32", "yellow": "33", "cyan": "36",
}  # fmt: skip


class Paint:
    """Colours, where they are wanted."""

    def __init__(self, on: bool = False) -> None:
        self.on = on

    def __call__(self, text: str, *styles: str) -> str:
        """*text* in some styles, or as it is."""
        if not self.on or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"


PLAIN = Paint()
_SHADES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


# --- cells: what a terminal shows, and how wide -------------------------------------------

_JOINER = "\u200d"
_WIDE_FORM = "\ufe0f"
_ODD = re.compile("[^\0-\u02ff\u2010-\u2027\u20ac]")
"""What may be a combining mark, wide, or written from the right; what is left out is neither."""


def _is_plain(text: str) -> bool:
    """Whether each character is shown as it is, in a column of its own."""
    return text.isprintable() and (text.isascii() or not _ODD.search(text))


def cells(text: str) -> list[tuple[str, int]]:
    """What a terminal shows for each character of a line, and how many columns it takes."""
    if _is_plain(text):
        return [(char, 1) for char in text]
    shown: list[tuple[str, int]] = []
    column = 0
    for at, char in enumerate(text):
        if " " <= char <= "~":
            cell = char, 1
        elif char == "\t":
            gap = TAB - column % TAB
            cell = " " * gap, gap
        else:
            cell = _cell(char, text[at - 1] if at else "", shown[-1][1] if at else 0)
        shown.append(cell)
        column += cell[1]
    return shown


def _cell(char: str, before: str, width_before: int) -> tuple[str, int]:
    if char == _WIDE_FORM:
        return char, 1 if width_before == 1 else 0
    category = unicodedata.category(char)
    if category == "Cc":
        return (chr(0x2400 + ord(char)) if char < " " else "␡" if char == "\x7f" else "�"), 1
    if category in ("Zl", "Zp"):
        return " ", 1
    if category == "Cs":
        return "�", 1
    if category == "Cf":  # zero-width, or a change of direction
        return (char if char in (_JOINER, "\u200c") else ""), 0
    if category in ("Mn", "Me") or before == _JOINER or "\U0001f3fb" <= char <= "\U0001f3ff":
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def clean(text: str) -> str:
    """*text* on one line, without anything that could steer a terminal."""
    line = " ".join(text.split())
    if _is_plain(line):
        return line
    return "".join(shown for shown, _ in cells(line))


def clean_lines(text: str) -> list[str]:
    """The lines of *text*, each without anything that could steer a terminal."""
    return ["".join(shown for shown, _ in cells(line.rstrip("\r"))) for line in text.split("\n")]


_LONG = 5000


def excerpt(line: str, start: int, end: int, columns: int = 96) -> tuple[str, str]:
    """A line of text, or the part of it around ``[start, end)``, and the marks to print below."""
    line = line.rstrip("\r")
    end = min(end, len(line))
    if len(line) > _LONG:  # a file of many replies in one line
        from_here, to_here = max(0, start - columns), min(len(line), start + 4 * columns)
        before, after = "…" * (from_here > 0), "…" * (to_here < len(line))
        line = before + line[from_here:to_here] + after
        start += len(before) - from_here
        end = min(end + len(before) - from_here, len(line))
    plain = _is_plain(line)
    shown: Sequence[tuple[str, int]] = [] if plain else cells(line)
    first, last = 0, len(line)
    edges: Sequence[int] = range(len(line) + 1)
    if not plain:
        edges = [0, *accumulate(width for _, width in shown)]
    if edges[-1] > columns:
        first, last = _window(line, edges, start, end, columns - 2)
    before, after = "…" * (first > 0), "…" * (last < len(line))
    marked_to = max(min(end, last), start + 1)
    inside = line[first:last] if plain else "".join(cell for cell, _ in shown[first:last])
    visible = before + inside + after
    if not plain and any(unicodedata.bidirectional(char) in ("R", "AL") for char in line):
        return visible, f"here: {clean(line[start:end])}"  # the terminal shows them out of order
    lead = len(before) + edges[min(start, len(line))] - edges[first]
    marks = edges[min(marked_to, len(line))] - edges[min(start, len(line))]
    return visible, " " * lead + "^" * max(1, marks)


def _window(line: str, edges: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of a long line to show: from a word's beginning to a word's end."""
    spare = max(0, room - (edges[end] - edges[start]))
    first = bisect_left(edges, max(0, edges[start] - spare // 2))
    first = bisect_left(edges, max(0, min(edges[first], edges[-1] - room)))
    last = min(len(line), bisect_left(edges, edges[first] + room + 1) - 1)
    space = line.find(" ", first, min(start, first + 15)) if first else -1
    if space >= 0:
        first = space + 1
    space = line.rfind(" ", max(end, last - 15), last) if last < len(line) else -1
    return first, max(space if space >= 0 else last, start + 1)


def quoted_lines(text: str, columns: int) -> Iterator[str]:
    """A text as mail quotes it, long lines wrapped."""
    for line in clean_lines(text.rstrip("\n")):
        wrapped = textwrap.wrap(line, columns, initial_indent="> ", subsequent_indent="> ")
        yield from wrapped or [">"]


def wrap(text: str, columns: int, indent: str = INDENT, hang: str = "") -> str:
    """*text*, made harmless, in lines of *columns*; *hang* goes before the first."""
    lines: list[str] = []
    room = columns - len(indent) - len(hang)
    for word in clean(text).split():
        if lines and len(lines[-1]) + len(word) < room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return indent + hang + f"\n{indent}{' ' * len(hang)}".join(lines) if lines else ""


# --- lint ---------------------------------------------------------------------------------


def finding_lines(
    name: str,
    finding: Finding,
    lines: Sequence[str],
    paint: Paint = PLAIN,
    columns: int = 100,
    title: str = "",
) -> Iterator[str]:
    """One finding: place, severity and rule; the words in *lines*; why; the better wording.

    *title* is that of the reply, in a file that holds several.
    """
    shade = _SHADES[finding.severity]
    place = paint(f"{clean(name)}:{finding.line}:{finding.column}:", "bold")
    where = paint(f" in “{clean(title)}”", "dim") if title else ""
    yield f"{place} {paint(finding.severity, shade)}: {paint(finding.rule, 'bold')}{where}"
    yield from _marked(finding, lines, paint, columns - len(INDENT))
    yield wrap(finding.message, columns)
    if finding.suggestion:
        bare = finding.suggestion.strip()
        better = wrap(bare if len(bare) > 2 else f"“{bare}”", columns, hang="Better: ")
        yield better.replace("Better:", paint("Better:", "green"), 1)


_MOST_LINES = 3


def _marked(finding: Finding, lines: Sequence[str], paint: Paint, columns: int) -> Iterator[str]:
    start, left = finding.column - 1, finding.end - finding.start
    for count, line in enumerate(lines[finding.line - 1 :]):
        if count == _MOST_LINES:
            yield INDENT + "…"
            return
        end = min(len(line), start + left)
        if line[start:end].strip() or left <= len(line) - start:
            text, marks = excerpt(line, start, max(end, start + 1), columns)
            yield INDENT + text
            yield INDENT + paint(marks, _SHADES[finding.severity])
        left -= end - start + 1  # the line break
        start = 0
        if left <= 0:
            return


def report_lines(
    name: str, report: Report, paint: Paint = PLAIN, columns: int = 100
) -> Iterator[str]:
    """All findings of a report, those on the same words together, an empty line after each."""
    yield from findings_lines(name, report.findings, report.text, paint, columns)


def findings_lines(
    name: str,
    findings: Iterable[Finding],
    text: str,
    paint: Paint = PLAIN,
    columns: int = 100,
    title_of: Callable[[Finding], str] = lambda finding: "",
) -> Iterator[str]:
    """Findings in a text, those on the same words together, an empty line after each."""
    lines = text.split("\n")
    before: Finding | None = None
    for finding in findings:
        again = before is not None and (before.start, before.end) == (finding.start, finding.end)
        if before is not None and not again:
            yield ""
        shown = [] if again else lines
        yield from finding_lines(name, finding, shown, paint, columns, title_of(finding))
        before = finding
    if before is not None:
        yield ""


_WHERE = re.compile(r"\(Where (.+)\.\)$")
"""How the message of a finding ends that does not hold for every variant of a template."""


def parts_line(report: Report, paint: Paint = PLAIN, columns: int = 1000) -> str:
    """Which of the five parts a reply has, and which it was found to lack.

    Not every reply needs all five: what no rule objects to is not told as lacking.
    """
    told = {finding.rule: finding.message for finding in report.findings}
    there = []
    lacking = [part for part in Part if f"missing-{part}" in told]
    for part in report.part_labels():
        where = _WHERE.search(told.get(f"missing-{part}", ""))
        there.append(f"{part} (not where {where[1]})" if where else str(part))
        lacking = [other for other in lacking if other != part or not where]
    line = f"Parts: {', '.join(there) or 'none'}"
    line += f"; lacking: {', '.join(lacking)}" if lacking else ""
    return paint(wrap(line, columns, ""), "dim")


def count(number: int, noun: str) -> str:
    """``1 finding``, ``2 findings``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def unread_note(unread: int) -> str:
    """How many files could not be checked, as the end of a sum; nothing where all were."""
    return f"; {count(unread, 'file')} could not be checked" if unread else ""


def summary_line(
    findings: Counter[Severity],
    files: int,
    paint: Paint = PLAIN,
    unread: int = 0,
    columns: int = 1000,
) -> str:
    """The closing line of a lint; *unread* is how many files could not be checked."""
    total = findings.total()
    left = unread_note(unread)
    if not total:
        said = f"{count(files, 'text')} checked, nothing found{left}."
        return wrap(said, columns, "") if unread else paint(said, "green")
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    kinds = [
        count(findings[level], nouns[level]) if level in nouns else f"{findings[level]:,} advice"
        for level in Severity
        if findings[level]
    ]
    found = f"{count(total, 'finding')}: {', '.join(kinds)}"
    return wrap(f"{count(files, 'text')} checked, {found}{left}.", columns, "")


def statistics_lines(findings: Counter[str]) -> Iterator[str]:
    """How often each rule fired, the most frequent first."""
    digits = len(str(max(findings.values(), default=0)))
    for rule, number in sorted(findings.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:{digits}d}  {rule}"


# --- complaints and drafts ----------------------------------------------------------------


def level(intensity: float) -> str:
    """The word for an intensity."""
    return "low" if intensity < 0.34 else "medium" if intensity <= 0.66 else "high"


def _quotes(spans: Iterable[Span], most: int = 4) -> str:
    texts = list(dict.fromkeys(clean(span.text) for span in spans))
    texts = [text for text in texts if not any(text in other != text for other in texts)]
    return ", ".join(f"“{text}”" for text in texts[:most])


def _emotion(emotion: Emotion) -> str:
    told = f"{emotion.label}, {level(emotion.intensity)} ({emotion.intensity:.2f})"
    return f"{told}: {_quotes(emotion.evidence)}" if emotion.evidence else told


def complaint_lines(
    complaint: Complaint, paint: Paint = PLAIN, columns: int = 100
) -> Iterator[str]:
    """What was read in a complaint, a line for each thing."""
    for name, value in _complaint_rows(complaint):
        row = wrap(value, columns, "", f"{name:12}")
        yield paint(row[:12], "bold") + row[12:]


def _complaint_rows(complaint: Complaint) -> Iterator[tuple[str, str]]:
    issue = complaint.issue
    yield "complaint", "yes" if complaint.is_complaint else "no: praise, a question, or unclear"
    yield "issue", f"{issue.label}: {issue.summary}" if issue.summary else issue.label
    for other in complaint.issues:
        if other.label != issue.label:
            yield "also", f"{other.label}: {other.summary}" if other.summary else other.label
    yield "emotion", _emotion(complaint.emotion)
    for emotion in complaint.emotions:
        if emotion.label != complaint.emotion.label:
            yield "also", _emotion(emotion)
    asked = [f"no {r.label}, please" if r.refused else r.label for r in complaint.requests]
    yield "requests", ", ".join(dict.fromkeys(asked)) or "none"
    for signal in complaint.signals.labels():
        evidence = complaint.signals.evidence.get(signal.replace("-", "_"), ())
        yield "signal", f"{signal}: {_quotes(evidence)}" if evidence else signal
    for field, spans in complaint.details:
        if spans:
            yield field.replace("_", " "), _quotes(spans, most=12)
    for asked_us in complaint.questions:
        yield "they ask", asked_us.text
    if complaint.expectation:
        yield "they expect", complaint.expectation.text
    for question in complaint.clarifying_questions:
        yield "ask them", question


def draft_lines(draft: Draft, paint: Paint = PLAIN) -> Iterator[str]:
    """A draft as it would be sent."""
    if draft.subject:
        yield paint(f"Subject: {clean(draft.subject)}", "bold")
        yield ""
    yield from clean_lines(draft.text.rstrip("\n"))


def _promise(commitment: Commitment) -> str:
    what = commitment.what.rstrip(".")
    if commitment.by_when and commitment.by_when not in what:
        return f"{what} ({commitment.by_when})"
    return what


def draft_notes(draft: Draft, paint: Paint = PLAIN, columns: int = 100) -> Iterator[str]:
    """What to check before a draft is sent: promises nobody has confirmed, and its own lint."""
    open_promises = [c for c in draft.commitments if not c.confirmed]
    if open_promises:
        yield paint("Confirm before you send; no policy or case stands for it yet:", "yellow")
        for commitment in open_promises:
            yield wrap(_promise(commitment), columns, "  ", "- ")
    if draft.report is not None and draft.report.findings:
        if open_promises:
            yield ""
        *told, _ = report_lines("draft", draft.report, paint, columns)
        yield from told


# --- rules --------------------------------------------------------------------------------


def rules_lines(rules: Iterable[Rule], paint: Paint = PLAIN, columns: int = 100) -> Iterator[str]:
    """A line for each rule, the gravest first."""
    listed = sorted(rules, key=lambda rule: (-rule.severity.rank, rule.name))
    widest = max((len(rule.name) for rule in listed), default=0)
    if columns < widest + 50:  # too narrow for a table
        for rule in listed:
            yield f"{paint(rule.name, 'bold')}  {paint(rule.severity, _SHADES[rule.severity])}"
            yield wrap(rule.summary, columns)
        return
    for rule in listed:
        head = f"{rule.name:{widest}}  {rule.severity:7}  "
        row = wrap(rule.summary, columns, "", head)
        painted = paint(rule.name, "bold") + " " * (widest - len(rule.name) + 2)
        yield painted + paint(f"{rule.severity:7}", _SHADES[rule.severity]) + row[len(head) - 2 :]


def rule_page(rule: Rule, paint: Paint = PLAIN, columns: int = 100) -> Iterator[str]:
    """A rule's page for the terminal."""
    yield f"{paint(rule.name, 'bold')}  {paint(rule.severity, _SHADES[rule.severity])}"
    yield wrap(rule.summary, columns, "")
    for block in rule.page.split("\n\n"):
        heading, rest = "", block
        if block.startswith("##"):
            heading, _, rest = block.partition("\n")
        if heading:
            yield ""
            yield paint(heading.lstrip("# "), "bold")
        elif rest:
            yield ""
        yield from _paragraph(rest, columns)
    yield ""
    if rule.examples:
        yield paint("Examples", "bold")
    for example in rule.examples:
        yield from _example_lines(example.bad, paint, columns)
        yield wrap(example.good, columns, "  ", "✓ ")
        yield ""
    if rule.leaves_alone:
        yield paint("Left alone", "bold")
        for sentence in rule.leaves_alone:
            yield wrap(sentence, columns, "  ", "· ")
        yield ""
    yield paint(rule.url, "dim")


def _paragraph(text: str, columns: int) -> Iterator[str]:
    """Prose is filled; lists and code keep their lines."""
    if not text.strip():
        return
    if any(line.lstrip().startswith(("- ", "* ", "|", "    ")) for line in text.split("\n")):
        yield from clean_lines(text)
    else:
        yield wrap(text, columns, "")


def _example_lines(bad: str, paint: Paint, columns: int) -> Iterator[str]:
    """The bad sentence, its marked words underlined in colour, or between brackets without."""
    painted = wrap(bad, columns, "  ", "✗ ")
    if paint.on:
        on, off = paint("|", "red", "under").split("|")
        painted = painted.replace("[[", on).replace("]]", off)
    yield from painted.split("\n")
