"""What a run over some files came to, for every kind of report."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from urllib.parse import quote_from_bytes

from replykit.model import Channel, Finding, PartFound, Report, Severity
from replykit.templates import TemplateFinding
from replykit.templates.collection import Sketch


def end_of(finding: TemplateFinding) -> tuple[int, int]:
    """The line and column after the last character of a finding, both from 1."""
    length = min(finding.end - finding.start, len(finding.quote))
    quote = finding.quote[:length]
    lines = quote.count("\n")
    if lines:
        return finding.line + lines, len(quote) - quote.rfind("\n")
    return finding.line, finding.column + length


def slashes(path: str) -> str:
    """A path as other systems want it: forward slashes, no ``./``."""
    return path.replace(os.sep, "/").removeprefix("./")


def on_one_line(path: str) -> str:
    """A path as a message names it: a name may hold line ends, and none may begin a line."""
    return " ".join(path.splitlines())


def uri(path: str) -> str:
    """A path as a reference: relative where it is, else to a file."""
    try:
        raw = os.fsencode(slashes(path))  # a name need not be UTF-8
    except UnicodeEncodeError:
        raw = slashes(path).encode("utf-8", "replace")
    named = quote_from_bytes(raw)
    return f"file://{named}" if named.startswith("/") else named


def fingerprints(findings: Iterable[TemplateFinding]) -> Iterator[tuple[TemplateFinding, str]]:
    """Each finding with a name that stays its own when lines move."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (slashes(finding.file), finding.rule, finding.sentence or finding.template)
        digest = blake2b("\0".join((*key, str(seen[key]))).encode("utf-8", "replace"),
                         digest_size=16)  # fmt: skip
        seen[key] += 1
        yield finding, digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that could not be checked."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = [str(part) for part in (on_one_line(self.path), self.line, self.column) if part]
        return f"{':'.join(place)}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class FileResult:
    """What was found in one file."""

    path: str
    text: str = ""
    """What the file holds."""
    texts: int = 0
    """How many replies."""
    findings: tuple[TemplateFinding, ...] = ()
    accepted: int = 0
    """How many more findings the baseline knows of."""
    fault: Fault | None = None
    channel: str = "email"
    parts: tuple[PartFound, ...] | None = None
    """Of a file that is one reply: the parts of a good reply that it has, where asked for."""
    sketches: tuple[Sketch, ...] = ()
    """What its replies are compared with others by."""
    several: bool = False
    """Whether the file holds more than one reply, which are then told apart by their titles."""
    fail_level: Severity = Severity.WARNING

    def title_of(self, finding: Finding) -> str:
        """The title of the reply that a finding is about, where the file holds several."""
        return finding.template if self.several and isinstance(finding, TemplateFinding) else ""

    @property
    def fails(self) -> bool:
        """Whether a finding is as grave as to fail the run."""
        return any(map(self.is_failure, self.findings))

    def is_failure(self, finding: Finding) -> bool:
        """Whether a finding is as grave as to fail the run."""
        return finding.severity.rank >= self.fail_level.rank

    def report(self) -> Report | None:
        """The report of a file that is one reply, as ``lint_reply`` gives it."""
        if self.parts is None:
            return None
        fields = set(Finding.model_fields)
        return Report(
            text=self.text,
            channel=Channel(self.channel),
            findings=tuple(
                Finding.model_validate(finding.model_dump(include=fields))
                for finding in self.findings
            ),
            parts=self.parts,
            ok=all(finding.severity is Severity.ADVICE for finding in self.findings),
        )


@dataclass
class Outcome:
    """All files of a run, and what is not about any one of them."""

    files: list[FileResult] = field(default_factory=list)
    """Those that are kept: a report that is written as it goes needs none."""
    faults: list[Fault] = field(default_factory=list)
    texts: int = 0
    """How many replies were checked."""
    checked: int = 0
    """How many files."""
    accepted: int = 0
    """How many findings the baseline knows of."""
    fails: bool = False
    """Whether a finding is as grave as to fail the run."""
    severities: Counter[Severity] = field(default_factory=Counter)
    """How many findings there are of each severity."""
    rules: Counter[str] = field(default_factory=Counter)
    """How many findings there are of each rule."""
    _at: dict[str, int] = field(default_factory=dict, repr=False)

    def add(self, file: FileResult, *, keep: bool = True) -> None:
        """Count what was found in a file, or found in it later, and keep it if it is needed."""
        self.texts += file.texts
        self.checked += file.fault is None and file.texts > 0
        self.accepted += file.accepted
        self.fails = self.fails or file.fails
        self.severities.update(finding.severity for finding in file.findings)
        self.rules.update(finding.rule for finding in file.findings)
        if keep:
            self.files.append(replace(file, sketches=()))

    def merge(self, file: FileResult) -> None:
        """Add findings to those of a file that is kept."""
        if len(self._at) != len(self.files):
            self._at = {known.path: at for at, known in enumerate(self.files)}
        at = self._at[file.path]
        known = self.files[at]
        findings = sorted((*known.findings, *file.findings), key=lambda f: (f.start, f.end, f.rule))
        self.add(file, keep=False)
        self.files[at] = replace(known, findings=tuple(findings))

    @property
    def unread(self) -> int:
        """How many files could not be checked."""
        return len({fault.path for fault in self.faults if fault.path})

    @property
    def findings(self) -> Iterable[TemplateFinding]:
        """Every finding of the files that are kept."""
        return (finding for file in self.files for finding in file.findings)
