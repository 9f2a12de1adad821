"""Which patterns in settings fit nothing, which are slips more often than not."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from replykit.project.settings import Project, matches


class Unused:
    """The patterns of each project that have not fitted anything yet."""

    def __init__(self) -> None:
        self._projects: dict[Path, Project] = {}
        self._left: dict[Path, list[tuple[str, str]]] = {}
        self._tops: list[Path] = []

    def enter(self, top: Path) -> None:
        """Note a folder that is looked through, with all below it."""
        self._tops.append(Path(os.path.realpath(top)))

    def see(self, project: Project, path: Path) -> None:
        """Note a file or folder that was come across, read or not."""
        if project.file is None:
            return
        if project.file not in self._left:
            self._projects[project.file] = project
            self._left[project.file] = [
                (key, one) for key, one in _patterns(project) if not re.search(r"(?:^|/)\.\w", one)
            ]  # what is hidden is not looked into
        if left := self._left[project.file]:
            place = project.relative(path)
            left[:] = [(key, one) for key, one in left if not matches(place, (one,))]

    def notes(self) -> Iterator[str]:
        """Say which are left of those whose places were all looked through."""
        for file, left in self._left.items():
            project = self._projects[file]
            for key, pattern in left:
                head = Path(os.path.realpath(project.root / _head(pattern)))
                if any(head.is_relative_to(top) for top in self._tops):
                    yield f"{project.name}: {key}: nothing here fits {pattern!r}{_hint(pattern)}"


def _patterns(project: Project) -> Iterator[tuple[str, str]]:
    settings = project.settings
    yield from (("exclude", pattern) for pattern in settings.exclude)
    yield from (("sources", pattern) for pattern in settings.sources)
    for number, override in enumerate(settings.overrides, 1):
        yield from ((f"overrides.{number}.files", pattern) for pattern in override.files)


def _head(pattern: str) -> str:
    """The folder below which all that fits must be."""
    parts = pattern.removeprefix("./").rstrip("/").split("/")
    if len(parts) == 1:
        return ""
    wild = (number for number, part in enumerate(parts) if re.search(r"[*?\[]", part))
    return "/".join(parts[: next(wild, len(parts))])


def _hint(pattern: str) -> str:
    if pattern.startswith("!"):
        return "; “!” takes nothing back"
    if re.search(r"\{.*,.*\}", pattern):
        return "; braces stand for themselves: write a pattern for each"
    return "; write / between folders" if "\\" in pattern else ""
