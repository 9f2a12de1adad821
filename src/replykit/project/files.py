"""Which files a run reads."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from replykit.model import ConfigError
from replykit.near import nearly
from replykit.project.settings import Finder, Project
from replykit.project.unused import Unused
from replykit.report.outcome import Fault
from replykit.report.own import is_own
from replykit.templates import ENDINGS

Fail = Callable[[Fault], None]
_NOTHING = (
    "no file of replies in this folder; text, Markdown, HTML, YAML, JSON, CSV, .eml and templates "
    "of these are read (`sources` in replykit.toml adds others)"
)


def near_path(place: Path) -> str:
    """What was probably meant by a path that does not exist."""
    try:
        names = [item.name for item in place.parent.iterdir()]
    except OSError:
        return ""
    near = nearly(place.name, names, 0.75)
    return f"; did you mean {place.parent / near}?" if near else ""


def find_files(
    paths: Sequence[str],
    finder: Finder,
    fail: Fail,
    *,
    force_exclude: bool = False,
    baseline: Path | None = None,
    unused: Unused | None = None,
) -> Iterator[Path]:
    """Every file that some paths name, and those of templates below a folder, once each.

    What is missing, cannot be looked into, or holds nothing to read goes to *fail*.

    Args:
        paths: files, folders, ``-``.
        finder: tells the settings of each.
        fail: is told what is wrong.
        force_exclude: named files are left out for the same reasons as those in folders.
        baseline: a file of accepted findings, which is none of replies.
        unused: is told of everything that folders hold.
    """
    seen: set[str] = set()
    unused = unused or Unused()
    for path in paths:
        place = Path(path)
        if place.is_dir():
            found = list(_walk(place, finder, fail, baseline, unused))
            if not found:
                fail(Fault(path, _excluded(place, finder) or _NOTHING))
        elif path == "-" or place.exists() or place.is_symlink():
            found = [place]
            if force_exclude and path != "-" and not belongs(place, finder.find(place), baseline):
                continue
        else:
            fail(Fault(path, f"no such file or folder{near_path(place)}"))
            continue
        for file in found:
            real = os.path.realpath(file)  # unlike Path.resolve, at ease with a loop of links
            if real not in seen:
                seen.add(real)
                yield file


def _excluded(place: Path, finder: Finder) -> str:
    """Why nothing in a folder is read, where settings say so."""
    try:
        project = finder.find(place)
    except ConfigError:
        return ""
    pattern = project.excluded_by(place)
    if pattern is None and project.settings.exclude:
        return f"{_NOTHING}; or `exclude` in {project.name} leaves it out"
    return f"`exclude` in {project.name} leaves it out, by {pattern!r}" if pattern else ""


def _walk(
    top: Path, finder: Finder, fail: Fail, baseline: Path | None, unused: Unused
) -> Iterator[Path]:
    unused.enter(top)

    def unreadable(error: OSError) -> None:
        fail(Fault(str(error.filename), f"cannot be read: {error.strerror}"))

    entered: set[tuple[int, int]] = set()
    for folder, folders, names in os.walk(top, onerror=unreadable, followlinks=True):
        stat = Path(folder).stat()
        if (stat.st_dev, stat.st_ino) in entered:
            folders.clear()
            continue
        entered.add((stat.st_dev, stat.st_ino))
        try:
            project = finder.find(folder)
        except ConfigError:
            project = Project()  # what is wrong with it is said of each file
        for name in (*folders, *names):
            unused.see(project, Path(folder, name))
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not project.excludes(Path(folder, name))
        )
        for name in sorted(names):
            file = Path(folder, name)
            if not belongs(file, project, baseline):
                continue
            if not file.is_file() and file.exists():
                fail(Fault(str(file), "is no regular file: a pipe or device is read if named"))
                continue
            yield file


def belongs(file: Path, project: Project, baseline: Path | None = None) -> bool:
    """Whether a file is read where its folder is: by its name, and unless settings exclude it."""
    if file.name.startswith(".") or project.excludes(file):
        return False
    accepted = {os.path.realpath(place) for place in (baseline, project.baseline) if place}
    if accepted and os.path.realpath(file) in accepted:
        return False
    if project.sources_for(file):
        return True
    return file.suffix.lower() in ENDINGS and not (file.is_file() and is_own(file))


def changed_since(revision: str, paths: Sequence[str]) -> set[str]:
    """The real paths of all files that differ from where HEAD left *revision*, new ones too.

    Raises:
        ConfigError: there is no git, no repository, or no such revision.
    """
    changed: set[str] = set()
    for folder in dict.fromkeys(_folder_of(path) for path in paths):
        top = _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
        ask = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        commit = _git(folder, *ask, fails=f"there is no revision {revision!r} in {top}").strip()
        base = _git(folder, "merge-base", commit, "HEAD", fails="").strip() or commit
        names = _git(top, "diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", base)
        names += _git(top, "ls-files", "--others", "--exclude-standard", "-z")
        changed |= {os.path.realpath(Path(top, name)) for name in names.split("\0") if name}
    return changed


def _folder_of(path: str) -> str:
    place = Path(path)
    while not place.is_dir():
        place = place.parent
    return str(place)


def _git(folder: str, *arguments: str, fails: str | None = None) -> str:
    import subprocess  # few runs need it

    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments], capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise ConfigError(f"--diff-base needs git: {error.strerror}") from None
    if done.returncode == 0:
        return done.stdout
    if fails == "":
        return ""
    told = done.stderr.strip().removeprefix("fatal: ")
    if told.startswith("not a git repository"):
        told = f"{folder} is in no Git repository"
    raise ConfigError(f"--diff-base: {fails or told}")
