"""Compare the replies of a run with one another, project by project."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from replykit.model import ReplykitError
from replykit.project.check import read_data, read_replies
from replykit.project.settings import Effective, Project
from replykit.report.outcome import FileResult
from replykit.templates import Source, Template, TemplateFinding
from replykit.templates.collection import Collection, Match, make_finding

Settle = Callable[[str], tuple[Project, Effective] | None]
"""The settings of a file."""


class Comparison:
    """The sketches of all files, and then what is found among them."""

    def __init__(self, settle: Settle) -> None:
        self._settle = settle
        self._collections: dict[Path | None, Collection] = {}
        self._paths: dict[str, str] = {}

    def add(self, path: str, result: FileResult, project: Project) -> None:
        """Take in what a file's replies are compared by."""
        if result.sketches:
            if result.path != path:
                self._paths[result.path] = path
            collection = self._collections.setdefault(project.file, Collection())
            collection.add(result.path, result.sketches)

    def results(self) -> Iterator[tuple[Project, FileResult]]:
        """What is found, by file; files that are told of are read again."""
        by_file: dict[str, list[Match]] = {}
        for collection in self._collections.values():
            if len(collection) > 1:
                for match in collection.matches():
                    by_file.setdefault(match.at[0], []).append(match)
        for name, matches in sorted(by_file.items()):
            settled = self._settle(self._paths.get(name, name))
            if settled is None:
                continue
            project, effective = settled
            found = sorted(
                self._findings(matches, effective), key=lambda f: (f.start, f.end, f.rule)
            )
            if found:
                source, templates = self._read(name)
                yield project, FileResult(
                    name, source.text, findings=tuple(found), several=len(templates) > 1,
                    fail_level=effective.fail_level,
                )  # fmt: skip

    def _findings(
        self, matches: Sequence[Match], effective: Effective
    ) -> Iterator[TemplateFinding]:
        for match in matches:
            try:
                finding = make_finding(match, lambda file: self._read(file)[1], effective.config)
            except ReplykitError:  # a file that was there a moment ago
                continue
            if finding is not None:
                yield finding

    @lru_cache(maxsize=64)  # noqa: B019 -- as long as the run
    def _read(self, name: str) -> tuple[Source, list[Template]]:
        path = self._paths.get(name, name)
        settled = self._settle(path)
        if settled is None:
            return Source(name, ""), []
        return read_replies(name, read_data(path), settled[1])
