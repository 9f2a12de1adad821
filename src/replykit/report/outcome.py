"""What a run over some files came to, for every kind of report."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import quote as quote_path

from replykit.model import Channel, Finding, PartFound, Report, Severity
from replykit.templates import TemplateFinding


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


def uri(path: str) -> str:
    """A path as a reference: relative where it is, else to a file."""
    named = quote_path(slashes(path))
    return f"file://{named}" if named.startswith("/") else named


def fingerprints(findings: Iterable[TemplateFinding]) -> Iterator[tuple[TemplateFinding, str]]:
    """Each finding with a name that stays its own when lines move."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (slashes(finding.file), finding.rule, finding.sentence)
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
        place = [str(part) for part in (self.path, self.line, self.column) if part]
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
    fail_level: Severity = Severity.WARNING

    @property
    def fails(self) -> bool:
        """Whether a finding is as grave as to fail the run."""
        return any(finding.severity.rank >= self.fail_level.rank for finding in self.findings)

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
    faults: list[Fault] = field(default_factory=list)

    @property
    def findings(self) -> Iterable[TemplateFinding]:
        """Every finding, file by file."""
        return (finding for file in self.files for finding in file.findings)

    @property
    def texts(self) -> int:
        """How many replies were checked."""
        return sum(file.texts for file in self.files)

    def severities(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)

    def rules(self) -> Counter[str]:
        """How many findings there are of each rule."""
        return Counter(finding.rule for finding in self.findings)
