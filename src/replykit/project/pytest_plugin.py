"""``pytest --replykit``: each file of canned replies is a test; and a fixture for replies in code.

Nothing of replykit is loaded before a test asks for it.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from replykit.project.settings import Finder
    from replykit.report.outcome import FileResult


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("replykit", "canned replies")
    group.addoption("--replykit", action="store_true", help="lint canned replies as tests")
    parser.addini(
        "replykit_files", "patterns of the files that --replykit lints", type="args", default=[]
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "pytest.Collector | None":
    """Collect a file of replies, where they are asked for."""
    config = parent.config
    if not config.getoption("replykit"):
        return None
    patterns = config.getini("replykit_files")
    if patterns:
        from replykit.project.settings import matches

        relative = file_path.relative_to(config.rootpath).as_posix()
        wanted = matches(relative, patterns)
    else:
        from replykit.project.files import belongs
        from replykit.templates import ENDINGS

        named = file_path.resolve() in _named(config)
        wanted = (named and file_path.suffix.lower() in ENDINGS) or belongs(
            file_path, _finder(config).find(file_path)
        )
    return _File.from_parent(parent, path=file_path) if wanted else None


def _named(config: pytest.Config) -> Iterable[Path]:
    return [Path(argument.partition("::")[0]).resolve() for argument in config.args]


_FINDER = pytest.StashKey["Finder"]()


def _finder(config: pytest.Config) -> "Finder":
    if _FINDER not in config.stash:
        from replykit.project.settings import Finder

        config.stash[_FINDER] = Finder()
    return config.stash[_FINDER]


class _File(pytest.File):
    def collect(self) -> Iterator[pytest.Item]:
        yield _Item.from_parent(self, name="replykit")


class Objection(Exception):
    """What a test of replies fails with."""


class _Item(pytest.Item):
    def runtest(self) -> None:
        from replykit.project.check import Job, check
        from replykit.project.settings import settle

        project = _finder(self.config).find(self.path)
        shown = os.path.relpath(self.path)
        result = check(Job(shown, settle(project, self.path)))
        if result.fault is None and project.baseline is not None:
            from replykit.project.command import Baselines

            baselines = Baselines(None, update=False)
            place = baselines.place_for(project)
            assert place is not None
            result = baselines.part(result, place)
        if result.fault is not None or result.fails:
            raise Objection("\n".join(_told(result)))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        if isinstance(excinfo.value, Objection):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"{self.path.name}: replies"


def _told(result: "FileResult") -> Iterator[str]:
    from replykit.report.text import findings_lines

    if result.fault is not None:
        yield str(result.fault)
    # pytest's summary shows the first line.
    findings = sorted(result.findings, key=lambda finding: not result.is_failure(finding))
    yield from findings_lines(result.path, findings, result.text, title_of=result.title_of)


@pytest.fixture
def assert_reply() -> Callable[..., None]:
    """A check for replies that an app holds in code: ``assert_reply("Hi {{ name }}, …")``.

    ``name`` says how to read it (``late.html``), ``channel`` where it is sent, and ``ignore`` which
    rules do not matter.
    """

    def check_text(
        text: str, *, name: str = "reply.txt", channel: str = "email", ignore: Iterable[str] = ()
    ) -> None:
        __tracebackhide__ = True
        from replykit import ReplykitError, Severity
        from replykit.model import read_channel
        from replykit.project.check import lint, read_replies
        from replykit.project.settings import Project, Wishes, settle
        from replykit.report.text import findings_lines

        if isinstance(ignore, str):
            pytest.fail(f"ignore: write it as a list, as in [{ignore!r}]", pytrace=False)
        wrong = ""
        try:
            wishes = Wishes(ignore=tuple(ignore), channel=read_channel(channel))
            effective = settle(Project(), name, wishes)
            source, templates = read_replies(name, text.encode("utf-8"), effective)
        except ReplykitError as error:
            wrong = str(error)
        if wrong:  # raised here, the error is told once
            pytest.fail(wrong, pytrace=False)
        findings = [
            finding
            for finding in lint(templates, effective)
            if finding.severity is not Severity.ADVICE
        ]
        if findings:
            pytest.fail("\n".join(findings_lines(name, findings, source.text)), pytrace=False)

    return check_text
