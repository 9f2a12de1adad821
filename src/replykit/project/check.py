"""Check files: one by one or over several processes, each result kept for the next run."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from replykit.linter.engine import list_parts
from replykit.model import Channel, Complaint, PartFound, ReplykitError
from replykit.project.cache import Cache, Entry
from replykit.project.settings import Effective
from replykit.report.outcome import Fault, FileResult
from replykit.report.terminal import own_fault
from replykit.rule import Reply
from replykit.templates import (
    CHECKS,
    MAX_BYTES,
    Source,
    Template,
    TemplateError,
    TemplateFinding,
    Variant,
    lint_templates,
)
from replykit.templates.collection import Sketch, sketch_of
from replykit.templates.mapped import Mapped
from replykit.templates.read import decode_file, format_of, read_file, settings_for
from replykit.templates.source import read_bytes
from replykit.text import Document

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

STDIN = "<stdin>"
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Job:
    """A file to check, and how."""

    path: str
    """``-`` for standard input."""
    effective: Effective
    complaint: Complaint | None = None
    with_parts: bool = False
    with_sketches: bool = False
    """Whether its replies will be compared with others."""
    cache: str | None = None
    """The folder of the cache."""
    name: str | None = None
    """What to call the file, if not by its path."""

    @property
    def title(self) -> str:
        """What to call the file."""
        return self.name or (STDIN if self.path == "-" else self.path)


def read_data(path: str) -> bytes:
    """A file's bytes, or those of standard input.

    Raises:
        TemplateError: it cannot be read, or is too large.
    """
    if path != "-":
        return read_bytes(Path(path))
    return _piped(sys.stdin.buffer)


@lru_cache(maxsize=1)
def _piped(stream: BinaryIO) -> bytes:
    """What is piped in, which can be read once only."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TemplateError(f"more than {MAX_BYTES:,} bytes; that is no reply", STDIN)
    return data


def read_replies(name: str, data: bytes, effective: Effective) -> tuple[Source, list[Template]]:
    """A file's text, and the replies in it.

    Raises:
        TemplateError: it cannot be read, or holds none.
    """
    source = decode_file(name, data)
    if not source.text.strip():
        raise TemplateError("is blank: there is nothing to read", name)
    sources = {"*": effective.sources} if effective.sources else None
    templates = read_file(source, settings_for(name, sources))
    if not templates:
        raise TemplateError(
            "no reply was found in it. Say where they are under “sources” in replykit.toml, or "
            "“exclude” the file.",
            name,
        )
    if effective.template is False and _is_text(source):
        templates = [_finished(source, t) if t.slots else t for t in templates]
    return source, templates


def _finished(source: Source, template: Template) -> Template:
    """A reply that ought to have no placeholder: what looks like one is a leftover."""
    text = source.text[template.start : template.end]
    variant = Variant(Mapped.whole(text, template.start))
    return replace(template, variants=(variant,), slots=(), syntax=(), problems=())


def check(job: Job) -> FileResult:
    """Check one file; whatever happens to it is in the result."""
    try:
        return _check(job)
    except TemplateError as error:
        fault = Fault(job.title, error.what, error.line, error.column)
    except ReplykitError as error:
        fault = Fault(job.title, str(error))
    except Exception as error:
        fault = Fault(job.title, own_fault(error))
    return FileResult(job.title, fault=fault, fail_level=job.effective.fail_level)


def find_known(job: Job) -> FileResult | None:
    """What the cache has of a file. What is wrong with the file is for ``check`` to say."""
    try:
        return _find_known(job, read_data(job.path))[0] if job.cache else None
    except (ReplykitError, OSError):
        return None


def _find_known(job: Job, data: bytes) -> tuple[FileResult | None, Cache | None, str]:
    """What the cache has of a file's bytes, the cache, and its key there."""
    if not job.cache:
        return None, None, ""
    cache, name, effective = Cache(Path(job.cache)), job.title, job.effective
    asked = job.complaint.text if job.complaint else ""
    more = f"{job.with_parts} {job.with_sketches}"
    key = cache.key(Path(name).name, data, effective.key, asked, more)
    known = cache.get(key, name)
    if known is None:
        return None, cache, key
    return _result(name, decode_file(name, data), known, effective), cache, key


def _check(job: Job) -> FileResult:
    name, effective = job.title, job.effective
    if job.path == "-" and effective.template is None:
        effective = replace(effective, template=False)
    data = read_data(job.path)
    known, cache, key = _find_known(job, data)
    if known is not None:
        return known
    source, templates = read_replies(name, data, effective)
    sketches: list[Sketch] = []
    numbers = {id(template): number for number, template in enumerate(templates)}

    def sketch(template: Template, document: Document) -> None:
        sketches.append(
            sketch_of(
                template, numbers[id(template)], effective.config.runs, effective.channel, document
            )
        )

    wanted = (job.with_sketches or len(templates) > 1) and _compares(effective)
    findings = tuple(lint(templates, effective, job.complaint, sketch if wanted else None))
    channel = str(templates[0].channel or effective.channel)
    parts: tuple[PartFound, ...] | None = None
    if job.with_parts and len(templates) == 1 and _is_text(source):
        reply = Reply(
            source.text, channel=Channel(channel), policy=effective.config.policy,
            use_reader=effective.config.reader,
        )  # fmt: skip
        parts = tuple(list_parts(reply))
    entry = Entry(len(templates), findings, parts, channel, tuple(sketches))
    if cache is not None:
        cache.put(key, entry)
    return _result(name, source, entry, effective)


def _result(name: str, source: Source, entry: Entry, effective: Effective) -> FileResult:
    return FileResult(
        name, source.text, entry.texts, entry.findings, channel=entry.channel, parts=entry.parts,
        sketches=entry.sketches, several=entry.texts > 1, fail_level=effective.fail_level,
    )  # fmt: skip


def _is_text(source: Source) -> bool:
    return format_of(source.name, source.text) in ("text", "markdown")


def lint(
    templates: Iterable[Template],
    effective: Effective,
    complaint: Complaint | None = None,
    on_words: Callable[[Template, Document], None] | None = None,
) -> list[TemplateFinding]:
    """All findings in the replies of a file."""
    return lint_templates(
        templates,
        effective.config_for,
        channel=effective.channel,
        placeholders=effective.placeholders,
        complaint=complaint,
        on_words=on_words,
    )


def _compares(effective: Effective) -> bool:
    """Whether any rule runs that compares replies with one another."""
    config = effective.config
    return any(config.runs(name) for name, page in CHECKS.items() if page.group == "set")


def check_all(jobs: Iterable[Job], processes: int = 1) -> Iterator[FileResult]:
    """Check files in their order; over several processes, no more than a few batches ahead.

    What the cache knows is looked up here. The first file that it does not know is checked here,
    too, so that processes which are forked have all phrases and readers from the start.
    """
    if processes <= 1:
        yield from map(check, jobs)
        return
    left = iter(jobs)
    for job in left:
        known = find_known(job)
        yield check(job) if known is None else known
        if known is None:
            break
    else:
        return
    from concurrent.futures import ProcessPoolExecutor  # most runs need one process

    waiting: deque[tuple[list[FileResult | None], Future[list[FileResult]]]] = deque()
    with ProcessPoolExecutor(processes, mp_context=_context()) as pool:
        while True:
            while len(waiting) < 4 * processes and (batch := list(islice(left, _BATCH))):
                known_ones = [check(job) if job.path == "-" else find_known(job) for job in batch]
                new = [job for job, known in zip(batch, known_ones, strict=True) if known is None]
                waiting.append((known_ones, pool.submit(_check_batch, new)))
            if not waiting:
                return
            known_ones, future = waiting.popleft()
            found = iter(future.result())
            for one in known_ones:
                yield next(found) if one is None else one


def _context() -> "BaseContext":
    """How processes are started: where it is safe, as copies of this one."""
    from multiprocessing import get_context

    return get_context("fork" if sys.platform == "linux" else None)


def _check_batch(jobs: list[Job]) -> list[FileResult]:
    return [check(job) for job in jobs]


def cores() -> int:
    """How many processes can run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
