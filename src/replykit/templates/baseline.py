"""A baseline: the findings that a team has accepted for now, so that only new ones are shown.

An entry is a rule, a sentence and a file, never a line number: text that moves keeps its entry, a
sentence that changes loses it. What is said of a whole reply is accepted for its title.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from replykit.model import ConfigError
from replykit.text import fold

VERSION = 1

Key = tuple[str, str, str]
"""File, rule and normalised sentence, or the reply's title in its place."""


class Locatable(Protocol):
    """What a baseline has to know of a finding."""

    @property
    def file(self) -> str: ...  # noqa: D102
    @property
    def rule(self) -> str: ...  # noqa: D102
    @property
    def sentence(self) -> str: ...  # noqa: D102
    @property
    def template(self) -> str: ...  # noqa: D102


Found = TypeVar("Found", bound=Locatable)


def normalise(sentence: str) -> str:
    """A sentence without what may change and mean the same: case, spacing, curly quotes."""
    return re.sub(r"\s+", " ", fold(sentence)[0]).strip()


def key_of(finding: Locatable) -> Key:
    """What a baseline knows a finding by. Files are named with forward slashes everywhere."""
    file = finding.file.replace("\\", "/").removeprefix("./")
    return file, finding.rule, normalise(finding.sentence or finding.template)


@dataclass(frozen=True)
class Baseline:
    """Accepted findings, and how often each occurs."""

    entries: dict[Key, int] = field(default_factory=dict)

    @classmethod
    def load(cls, path: str | Path) -> "Baseline":
        """Read a baseline.

        Raises:
            ConfigError: the file is missing, or is no baseline.
        """
        try:
            data = json.loads(Path(path).read_text("utf-8"))
        except OSError as error:
            raise ConfigError(f"baseline {path}: {error.strerror}") from None
        except (ValueError, RecursionError) as error:
            raise ConfigError(f"baseline {path} is broken: {error}; write it anew") from None
        try:
            if data["version"] != VERSION:
                raise ConfigError(
                    f"baseline {path} is of version {data['version']!r}; this replykit reads "
                    f"version {VERSION}. Write it anew."
                )
            entries: Counter[Key] = Counter()
            for entry in data["findings"]:
                key = (str(entry["file"]), str(entry["rule"]), str(entry["sentence"]))
                entries[key] += int(entry.get("count", 1))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            if isinstance(error, ConfigError):
                raise
            raise ConfigError(
                f"{path} is no baseline; name another file, or delete this one and write it anew"
            ) from None
        return cls(dict(entries))

    @classmethod
    def of(cls, findings: Iterable[Locatable]) -> "Baseline":
        """A baseline that accepts all of these findings."""
        return cls(dict(Counter(key_of(finding) for finding in findings)))

    def save(self, path: str | Path) -> None:
        """Write it, in the same order every time, one entry a line.

        Raises:
            ConfigError: it cannot be written.
        """
        lines = [
            json.dumps(
                {"file": file, "rule": rule, "sentence": sentence}
                | ({"count": count} if count > 1 else {}),
                ensure_ascii=False,
            )
            for (file, rule, sentence), count in sorted(self.entries.items())
        ]
        inner = ",\n  ".join(lines)
        body = f'"findings": [\n  {inner}\n ]' if lines else '"findings": []'
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text(f'{{\n "version": {VERSION},\n {body}\n}}\n', "utf-8")
        except OSError as error:
            raise ConfigError(f"baseline {path} cannot be written: {error.strerror}") from None

    def filter(self, findings: Iterable[Found]) -> tuple[list[Found], list[Found]]:
        """Part findings into new and accepted ones. A sentence is accepted as often as it was."""
        left = dict(self.entries)
        new: list[Found] = []
        accepted: list[Found] = []
        for finding in findings:
            key = key_of(finding)
            if left.get(key, 0) > 0:
                left[key] -= 1
                accepted.append(finding)
            else:
                new.append(finding)
        return new, accepted

    def update(
        self,
        findings: Iterable[Locatable],
        checked: Iterable[str],
        looked_for: Callable[[str, str], bool] | None = None,
    ) -> "Baseline":
        """Accept these findings in the files that were checked; keep the entries of all others.

        Args:
            findings: all that is found in the files.
            checked: the files.
            looked_for: told a file and a rule, whether that rule was run on it; every one by
                default. The entries of a rule that was not run are kept.
        """
        files = {_slashes(name) for name in checked}
        kept = {
            key: count
            for key, count in self.entries.items()
            if key[0] not in files or not (looked_for is None or looked_for(key[0], key[1]))
        }
        return Baseline(kept | Baseline.of(findings).entries)

    def prune(self, findings: Iterable[Locatable], checked: Iterable[str]) -> "Baseline":
        """Drop what no longer occurs in the files that were checked. Nothing new is accepted."""
        files = {_slashes(name) for name in checked}
        now = Baseline.of(findings).entries
        pruned = {}
        for key, count in self.entries.items():
            left = min(count, now.get(key, 0)) if key[0] in files else count
            if left:
                pruned[key] = left
        return Baseline(pruned)


def _slashes(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")
