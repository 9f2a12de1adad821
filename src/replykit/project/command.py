"""``replykit lint`` and ``replykit config``: what the command line asks for, done."""

import argparse
import contextlib
import json
import os
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from replykit.linter import Config
from replykit.model import Complaint, ConfigError, Policy, Severity
from replykit.project import again
from replykit.project.check import STDIN, Job, check_all, cores
from replykit.project.compare import Comparison
from replykit.project.files import changed_since, find_files, near_path
from replykit.project.settings import (
    NAMES,
    Effective,
    Finder,
    Project,
    Wishes,
    make_schema,
    settle,
)
from replykit.project.unused import Unused
from replykit.report.outcome import Fault, FileResult, Outcome
from replykit.report.terminal import columns, paint_for, put, say
from replykit.templates import CHECKS, Baseline, TemplateError, TemplateFinding

if TYPE_CHECKING:
    from replykit.report.text import Paint

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "html")


def split_names(values: Sequence[str] | None, option: str) -> tuple[str, ...] | None:
    """The names in some options, by comma.

    Raises:
        ConfigError: there is none.
    """
    if values is None:
        return None
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if not names:
        raise ConfigError(f"{option} wants rule names; see `replykit rules`")
    return names


def wishes_of(options: argparse.Namespace, policy: Policy | None = None) -> Wishes:
    """What the command line says of settings."""
    return Wishes(
        select=split_names(options.select, "--select"),
        ignore=split_names(options.ignore, "--ignore") or (),
        channel=options.channel,
        kind=cast("Literal['reply', 'fragment'] | None", options.kind),
        template=True if options.template else None,
        reader=False if options.no_reader else None,
        policy=policy,
        fail_level=Severity(options.fail_level) if options.fail_level else None,
    )


def finder_of(options: argparse.Namespace) -> Finder:
    """Where settings are looked for.

    Raises:
        ConfigError: the options exclude each other.
    """
    if options.no_config and options.config:
        raise ConfigError("--no-config and --config exclude each other; leave one out")
    only = Path(options.config) if options.config else None
    return Finder(only, none=options.no_config, plugins=not options.no_plugins)


@dataclass
class Baselines:
    """The files of accepted findings, one for each project, and what has been seen for them."""

    path: Path | None
    """The one that the command line names, for all."""
    update: bool

    def __post_init__(self) -> None:
        self._left: dict[Path, dict[str, Baseline]] = {}
        self._whole: dict[Path, Baseline] = {}
        self._anew: set[Path] = set()
        self._seen: dict[Path, tuple[list[TemplateFinding], list[str]]] = {}
        self._ran: dict[Path, dict[str, frozenset[str]]] = {}

    def place_for(self, project: Project) -> Path | None:
        """The file that holds for a project.

        Raises:
            ConfigError: it is missing or broken.
        """
        place = self.path or project.baseline
        if place is not None and place not in self._whole:
            self._whole[place] = self._read(place, project)
            by_file: dict[str, dict[tuple[str, str, str], int]] = {}
            for key, number in self._whole[place].entries.items():
                by_file.setdefault(key[0], {})[key] = number
            self._left[place] = {name: Baseline(entries) for name, entries in by_file.items()}
        return place

    def _read(self, place: Path, project: Project) -> Baseline:
        """What is accepted by now; nothing where a file is to be written for the first time."""
        if not place.exists():
            if self.update:
                return Baseline()
            said = "--baseline" if self.path else project.name
            shown = os.path.relpath(place)
            named = f" --baseline {shlex.quote(shown)}" if self.path else ""
            raise ConfigError(
                f"there is no baseline {shown} yet, which {said} names; "
                f"`replykit lint PATH --update-baseline{named}` writes it"
            )
        try:
            return Baseline.load(place)
        except ConfigError as error:
            if not self.update:
                how = " with --update-baseline" * _was_baseline(place)
                raise ConfigError(f"{str(error).rstrip('.')}{how}") from None
            if not _was_baseline(place):
                raise ConfigError(
                    f"{os.path.relpath(place)} is no baseline, and --update-baseline would "
                    "overwrite it; name another file, or delete this one"
                ) from None
            self._anew.add(place)
            return Baseline()

    def note_rules(self, project: Project, path: str, config: Config) -> None:
        """Note which rules are run on a file: what the others have accepted is kept."""
        if self.update and (place := self.place_for(project)) is not None:
            ran = frozenset(filter(config.runs, (*config.rules, *CHECKS)))
            self._ran.setdefault(place, {})[_name_from(place, path)] = ran

    def part(self, result: FileResult, place: Path) -> FileResult:
        """The result of a file without what its baseline accepts."""
        name = _name_from(place, result.path)
        own = {id(f): f for f in result.findings}
        renamed = [f.model_copy(update={"file": name}) for f in own.values()]
        origin = dict(zip(map(id, renamed), own.values(), strict=True))
        if self.update:
            found, files = self._seen.setdefault(place, ([], []))
            found += renamed
            files.append(name)
            return replace(result, findings=(), accepted=len(renamed))
        new, accepted = self._left[place].get(name, Baseline()).filter(renamed)
        findings = tuple(origin[id(finding)] for finding in new)
        return replace(result, findings=findings, accepted=len(accepted))

    def save(self) -> Iterator[str]:
        """Write what was seen, and say so."""
        for place, (found, files) in self._seen.items():
            whole = self._whole[place]
            there = {key[0] for key in whole.entries if (place.parent / key[0]).exists()}
            # What is found among files depends on all of them.
            partly = bool(there.difference(files))
            kept = Baseline({k: number for k, number in whole.entries.items() if k[0] in there})
            updated = kept.update(found, files, partial(self._looked_for, place, partly))
            updated.save(place)
            anew = ", written anew, as it was broken or of another version" * (place in self._anew)
            number = sum(updated.entries.values())
            plural = "finding" if number == 1 else "findings"
            yield f"{os.path.relpath(place)}: {number:,} {plural} accepted{anew}."

    def _looked_for(self, place: Path, partly: bool, file: str, rule: str) -> bool:
        among = rule in CHECKS and CHECKS[rule].group == "set"
        return rule in self._ran[place][file] and not (partly and among)


def _name_from(place: Path, path: str) -> str:
    """How a baseline at *place* names a file."""
    return os.path.relpath(path, place.parent).replace(os.sep, "/")


def _was_baseline(place: Path) -> bool:
    """Whether a file that cannot be read as a baseline is one all the same, or holds nothing."""
    try:
        data = place.read_bytes()
    except OSError:
        return False
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return not data.strip() or place.suffix.lower() == ".json"
    return isinstance(found, dict) and {"version", "findings"} <= found.keys()


class Linting:
    """One run of ``lint``."""

    def __init__(
        self, options: argparse.Namespace, policy: Policy | None, complaint: Complaint | None
    ) -> None:
        self.options = options
        self.complaint = complaint
        self.wishes = wishes_of(options, policy)
        self.finder = finder_of(options)
        self.outcome = Outcome()
        self.limits: dict[Path | None, int | None] = {}
        self.warnings: dict[Path | None, int] = {}
        if options.stdin_filename and "-" not in (options.paths or ["-"]):
            raise ConfigError("--stdin-filename names standard input; leave it out, or read -")
        if options.update_baseline and options.diff_base:
            raise ConfigError("--update-baseline wants all files; leave out --diff-base")
        if options.diff_base and "-" in (options.paths or ["-"]):
            raise ConfigError("--diff-base compares files; name them or their folders, and no -")
        if options.diff and (options.output or options.format != "text"):
            raise ConfigError("--diff prints a diff and no report; leave out --output and --format")
        if options.output == "-":
            options.output = None
        for option in ("max_warnings", "jobs"):
            if (getattr(options, option) or 0) < 0:
                said = option.replace("_", "-")
                raise ConfigError(f"--{said} {getattr(options, option)}: 0 is the least")
        if options.diff and not options.fix:
            raise ConfigError("--diff shows what --fix would do; give both")
        if options.fix and "-" in (options.paths or ["-"]):
            raise ConfigError("--fix changes files, and standard input is none; name the file")
        self.baselines = Baselines(
            Path(options.baseline) if options.baseline else None, options.update_baseline
        )
        self.comparison = Comparison(self.settle)
        self.unused = Unused()
        self.fixed = 0
        self._told: set[str] = set()
        self._settled: dict[Path | None, Effective] = {}
        self._projects: list[Project] = []
        self.grounds: again.Grounds | None = None

    def fail(self, fault: Fault) -> None:
        """Note what could not be checked, and say it."""
        self.outcome.faults.append(fault)
        say(str(fault))

    def paths(self) -> list[Path]:
        """The files to read."""
        asked = self.options.paths or ["-"]
        found: Iterable[Path] = find_files(
            asked,
            self.finder,
            self.fail,
            force_exclude=self.options.force_exclude,
            baseline=self.baselines.path,
            unused=self.unused,
        )
        if self.options.diff_base:
            changed = changed_since(self.options.diff_base, [p for p in asked if p != "-"])
            found = [path for path in found if os.path.realpath(path) in changed]
        return list(found)

    def settle(self, path: str) -> tuple[Project, Effective] | None:
        """The settings of a file; what is wrong with them is said once, not for each file."""
        seen_as = self.options.stdin_filename or path if path == "-" else path
        try:
            project = self.finder.find(seen_as)
        except ConfigError as error:
            self._object(error)
            return None
        self.limits.setdefault(project.file, project.settings.max_warnings)
        known = self._has_baseline(project)
        try:
            effective = self._settle(project, seen_as)
        except ConfigError as error:
            self._object(error)
            return None
        return (project, effective) if known else None

    def _has_baseline(self, project: Project) -> bool:
        """Whether the baseline of a project can be read, or none is wanted."""
        try:
            if self.baselines.place_for(project) is None and self.options.update_baseline:
                raise ConfigError(
                    "--update-baseline has no file to write to; name one with --baseline, or as "
                    "`baseline` in the settings"
                )
        except ConfigError as error:
            self._object(error)
            return False
        return True

    def _object(self, error: ConfigError) -> None:
        """Say what is wrong with settings, unless it was said before."""
        for mistake in getattr(error, "mistakes", str(error).split("\n")):
            if mistake not in self._told:
                self._told.add(mistake)
                self.fail(Fault("", mistake))

    def _settle(self, project: Project, path: str) -> Effective:
        """The settings of a file, worked out once where they are the same for all of a project."""
        known = self._settled.get(project.file)
        if known is None or project.tells_files_apart:
            known = self._settled[project.file] = settle(project, path, self.wishes)
        return known

    def run(self) -> Iterator[FileResult]:
        """Check every file, in order."""
        places = [str(path) for path in self.paths()]
        self._take_down(places)
        alone = len(places) == 1
        projects = self._projects
        paths: list[str] = []

        def jobs() -> Iterator[Job]:
            for path in places:
                settled = self.settle(path)
                if settled is None:
                    continue
                project, effective = settled
                if self.options.fix and path != "-":
                    self._fix(path, effective)
                projects.append(project)
                paths.append(path)
                job = Job(
                    path,
                    effective,
                    self.complaint,
                    with_parts=alone or self.options.format == "json",
                    with_sketches=not alone,
                    cache=None if self.options.no_cache or alone else self.options.cache_dir,
                    name=self.options.stdin_filename if path == "-" else None,
                )
                self.baselines.note_rules(project, job.title, effective.config)
                yield job

        for number, result in enumerate(check_all(jobs(), self.processes(len(places)))):
            project = projects[number]
            if result.fault is not None:
                self.fail(result.fault)
            self.comparison.add(paths[number], result, project)
            yield self._account(project, result)

    def _take_down(self, places: Sequence[str]) -> None:
        """Note what the run depends on, before any file is read."""
        if self.options.no_cache or len(places) > again.MOST_FILES:
            return
        asked = [os.path.join(os.path.abspath(path), "") for path in self.options.paths]  # noqa: PTH100, PTH118
        for path in places:
            with contextlib.suppress(ConfigError):  # told of where the file is checked
                self.finder.find(path)
        folders = self.finder.folders
        looked_through = [
            folder for folder in folders
            if any(os.path.join(folder, "").startswith(path) for path in asked)  # noqa: PTH118
        ]  # fmt: skip
        settings = [os.path.join(folder, name) for folder in folders for name in NAMES]  # noqa: PTH118
        with contextlib.suppress(OSError):
            self.grounds = again.take_down(places, looked_through, settings)

    def may_be_kept(self) -> bool:
        """Whether what the run said depends on nothing but what was noted."""
        return not self.outcome.faults and all(project.stands_alone for project in self._projects)

    def compare(self) -> Iterator[FileResult]:
        """What is found among all files together, once each has been checked."""
        for project, result in self.comparison.results():
            yield self._account(project, result)

    def _account(self, project: Project, result: FileResult) -> FileResult:
        """What of a result the baseline does not know of; its warnings are counted."""
        if result.fault is None and (place := self.baselines.place_for(project)) is not None:
            result = self.baselines.part(result, place)
        self.warnings[project.file] = self.warnings.get(project.file, 0) + sum(
            finding.severity is Severity.WARNING for finding in result.findings
        )
        return result

    def processes(self, files: int) -> int:
        """How many processes to use; a few files are not worth a second one."""
        asked = cores() if self.options.jobs == 0 else int(self.options.jobs)
        return min(asked, max(1, files // 4))

    def _fix(self, path: str, effective: Effective) -> None:
        """Fix a file, or show how."""
        from replykit.project.fixes import fix  # few runs need it

        try:
            fixed = fix(path, effective)
            if fixed is not None:
                self.fixed += fixed.edits
                if self.options.diff:
                    sys.stdout.writelines(fixed.diff())
                else:
                    fixed.write()
        except TemplateError:
            return  # the check says what is wrong
        except OSError as error:
            self.fail(Fault(path, f"cannot be written: {error.strerror}"))

    def too_many_warnings(self) -> bool:
        """Whether there are more warnings than allowed."""
        if self.options.max_warnings is not None:
            return sum(self.warnings.values()) > int(self.options.max_warnings)
        return any(
            limit is not None and self.warnings.get(file, 0) > limit
            for file, limit in self.limits.items()
        )

    def status(self) -> int:
        """The exit status."""
        if self.outcome.faults:
            return 2
        failing = self.outcome.fails or self.too_many_warnings()
        failing = failing or bool(self.options.diff and self.fixed)
        return 1 if failing and not self.options.exit_zero else 0


def run_lint(
    options: argparse.Namespace, policy: Policy | None = None, complaint: Complaint | None = None
) -> int:
    """``replykit lint``."""
    linting = Linting(options, policy, complaint)
    with again.Heard() as heard:
        status = _run(linting)
    if linting.grounds is not None and linting.may_be_kept():
        heard.keep(options, linting.grounds, status)
    return status


def _run(linting: Linting) -> int:
    options = linting.options
    outcome = linting.outcome
    as_text = options.format == "text" and not options.output and not options.diff
    from replykit.report import text as report

    paint = paint_for(sys.stdout)

    def show(result: FileResult) -> None:
        if as_text:
            put(report.findings_lines(
                result.path, result.findings, result.text, paint, columns(), result.title_of
            ))  # fmt: skip

    for result in linting.run():
        show(result)
        # What is printed as it is found need not be kept, so that memory does not grow.
        with_text = options.format in ("html", "json", "text") or result.parts is not None
        outcome.add(
            result if with_text else replace(result, text=""),
            keep=not as_text or result.parts is not None,
        )
    for result in linting.compare():
        show(result)
        if as_text:
            outcome.add(result, keep=False)
        else:
            outcome.merge(result)
    for line in linting.unused.notes():
        say(line, "note")
    if options.update_baseline:
        for line in linting.baselines.save():
            say(line, "note")
    if as_text:
        put(_closing(linting, paint))
    else:
        if options.statistics:  # a report for programs has no place for them
            put(report.statistics_lines(outcome.rules), sys.stderr)
        if not options.diff:
            _write(options, outcome)
    if options.format == "text" and linting.fixed:
        verb = "would be fixed" if options.diff else "fixed"
        print(f"{report.count(linting.fixed, 'place')} {verb}.", file=sys.stderr)
    elif options.diff and outcome.checked:
        total = outcome.severities.total()
        left = f"; {report.count(total, 'finding')} {'is' if total == 1 else 'are'} left"
        print(f"Nothing would be fixed{left if total else ''}.", file=sys.stderr)
    return linting.status()


def _closing(linting: Linting, paint: "Paint") -> Iterator[str]:
    """The last lines: parts, statistics, and the sum."""
    from replykit.report import text as report

    outcome, options = linting.outcome, linting.options
    if not outcome.checked:
        if not outcome.faults:
            yield "No file to check has changed." if options.diff_base else "No file to check."
        return
    if outcome.checked == len(outcome.files) == 1 and not options.update_baseline:
        [only] = outcome.files
        whole = only.report()
        settled = linting.settle(only.path if only.path != STDIN else "-")
        if whole is not None and settled is not None and settled[1].config.kind == "reply":
            yield report.parts_line(whole, paint, columns())
    if options.statistics:
        yield from report.statistics_lines(outcome.rules)
    yield report.summary_line(outcome.severities, outcome.texts, paint, outcome.unread, columns())
    if outcome.accepted:
        yield f"{outcome.accepted:,} more accepted by the baseline."
    if linting.too_many_warnings():
        yield "There are more warnings than --max-warnings allows."


def _render(form: str, outcome: Outcome) -> str:
    """A report of a kind."""
    from importlib import import_module

    if form == "text":
        from replykit.report import text as report

        lines: list[str] = []
        for file in outcome.files:
            lines += report.findings_lines(
                file.path, file.findings, file.text, title_of=file.title_of
            )
        summary = report.summary_line(outcome.severities, outcome.texts, unread=outcome.unread)
        return "\n".join([*lines, summary])
    module = import_module(f"replykit.report.{form}")
    return cast(str, module.render_outcome(outcome))


def _write(options: argparse.Namespace, outcome: Outcome) -> None:
    """Put the report where it is wanted."""
    if options.format == "github":
        from replykit.report import github

        lines, left = github.annotate(outcome)
        rendered = "\n".join(lines)
        place = os.environ.get("GITHUB_STEP_SUMMARY")
        summary = "\n".join(github.summary(outcome, left, statistics=options.statistics))
        if place:
            with Path(place).open("a", encoding="utf-8") as file:
                file.write(summary + "\n")
        elif left:
            rendered += f"\n{len(left):,} more findings; GitHub shows ten of a kind."
    else:
        rendered = _render(options.format, outcome)
    if not options.output:
        if rendered:
            print(rendered)
        return
    try:
        Path(options.output).parent.mkdir(parents=True, exist_ok=True)
        Path(options.output).write_text(rendered + "\n", "utf-8", errors="backslashreplace")
    except OSError as error:
        raise ConfigError(f"--output {options.output}: {error.strerror}") from None


def run_config(options: argparse.Namespace) -> int:
    """``replykit config``."""
    if options.schema:
        print(json.dumps(make_schema(), indent=2))
        return 0
    finder = finder_of(options)
    project = finder.find(options.path)
    place = Path(options.path)
    if options.path != "-":
        if not place.exists():
            say(
                f"{place}: is not there{near_path(place)}; these settings would hold for it", "note"
            )
        elif (pattern := project.excluded_by(place)) is not None:
            say(f"{place}: `exclude` in {project.name} leaves it out, by {pattern!r}", "note")
    effective = settle(project, options.path)
    rows = [(o.key, _shown(o.value), o.where) for o in effective.origins]
    if options.format == "json":
        answer = {
            "version": 1,
            "path": options.path,
            "file": str(project.file) if project.file else None,
            "settings": {o.key: {"value": _plain(o.value), "from": o.where}
                         for o in effective.origins},
        }  # fmt: skip
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    from replykit.report.text import clean_lines

    widths = [max(len(row[at]) for row in rows) for at in (0, 1)]
    for key, value, where in rows:
        told = f"{key:{widths[0]}}  {value:{widths[1]}}  {where if options.why else ''}"
        put(clean_lines(told.rstrip()))
    return 0


def _plain(value: object) -> object:
    """A value as JSON has it."""
    return json.loads(json.dumps(value, default=str))


def _shown(value: object) -> str:
    """A value in a line."""
    return "-" if value is None else json.dumps(_plain(value), ensure_ascii=False)
