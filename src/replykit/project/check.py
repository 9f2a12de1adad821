"""Check files: one by one or over several processes, each result kept for the next run."""

import contextlib
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from replykit.linter.engine import list_parts
from replykit.model import Channel, Complaint, PartFound, ReplykitError
from replykit.project.cache import Cache, Entry
from replykit.project.settings import Effective
from replykit.report.outcome import Fault, FileResult
from replykit.report.terminal import own_fault
from replykit.rule import Reply, read_together
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
from replykit.templates.lint import Reading, read_variants
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
    data: bytes | None = None
    """What it holds, where that is not to be read: the text of an editor, perhaps not yet saved."""

    def read(self) -> bytes:
        """The bytes to check.

        Raises:
            TemplateError: they cannot be read, or are too many.
        """
        return read_data(self.path) if self.data is None else self.data

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


def read_replies(
    name: str, data: bytes, effective: Effective, *, copies: bool = False
) -> tuple[Source, list[Template]]:
    """A file's text, and the replies in it; with *copies* those that say the same as another.

    Raises:
        TemplateError: it cannot be read, or holds none.
    """
    source = decode_file(name, data)
    if not source.text.strip():
        raise TemplateError("is blank: there is nothing to read", name)
    sources = {"*": effective.sources} if effective.sources else None
    templates = read_file(source, settings_for(name, sources), copies=copies)
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
    [result] = check_together((job,))
    return result


def check_together(jobs: Sequence[Job]) -> list[FileResult]:
    """Check a few files, about which the trained readers are asked together."""
    opened = [_guard(job, partial(_open, job)) for job in jobs]
    replies = [
        reading.reply
        for one in opened
        if isinstance(one, _Opened) and one.effective.config.asks_readers
        for readings in one.readings.values()
        for reading in readings
    ]
    with contextlib.suppress(Exception):  # which comes up again where its own file is checked
        read_together(replies)
    return [_guard(one.job, one.finish) if isinstance(one, _Opened) else one for one in opened]


T = TypeVar("T")


def _guard(job: Job, work: Callable[[], T]) -> T | FileResult:
    """What comes of some work on a file, or else what went wrong with it."""
    try:
        return work()
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
        return _find_known(job, job.read())[0] if job.cache else None
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


def _open(job: Job) -> "FileResult | _Opened":
    """Read a file, unless the cache knows what was found in it."""
    name, effective = job.title, job.effective
    if job.path == "-" and job.name is None and effective.template is None:
        effective = replace(effective, template=False)
    data = job.read()
    if job.path == "-" and job.name is None and not effective.sources:
        from replykit.templates.containers.mail import looks_like_mail

        if looks_like_mail(data):
            effective = replace(effective, sources={"format": "eml"})
    known, cache, key = _find_known(job, data)
    if known is not None:
        return known
    source, templates = read_replies(name, data, effective)
    opened = _Opened(job, effective, source, templates, cache, key)
    if len(data) <= _FEW_BYTES and len(templates) <= _FEW_TEMPLATES:
        opened.read()
    return opened


_FEW_BYTES = 50_000
_FEW_TEMPLATES = 16
"""What a file holds at most whose replies are kept until others have been read, too."""


@dataclass(slots=True)
class _Opened:
    """A file that has been read and is to be checked."""

    job: Job
    effective: Effective
    source: Source
    templates: list[Template]
    cache: Cache | None
    key: str
    readings: dict[int, list[Reading]] = field(default_factory=dict)

    def read(self) -> None:
        """Have the words of all replies ready."""
        for template in self.templates:
            config, channel = self.effective.config_for(template), self.effective.channel
            read = read_variants(template, config, channel, self.job.complaint)
            self.readings[id(template)] = list(read)

    def finish(self) -> FileResult:
        """Check the replies."""
        job, effective, templates = self.job, self.effective, self.templates
        sketches: list[Sketch] = []
        numbers = {id(template): number for number, template in enumerate(templates)}

        def sketch(template: Template, document: Document) -> None:
            number, runs = numbers[id(template)], effective.config.runs
            sketches.append(sketch_of(template, number, runs, effective.channel, document))

        wanted = (job.with_sketches or len(templates) > 1) and _compares(effective)
        on_words = sketch if wanted else None
        findings = tuple(lint(templates, effective, job.complaint, on_words, self.readings))
        channel = str(templates[0].channel or effective.channel)
        parts: tuple[PartFound, ...] | None = None
        if job.with_parts and len(templates) == 1 and _is_text(self.source):
            reply = Reply(
                self.source.text, channel=Channel(channel), policy=effective.config.policy,
                use_reader=effective.config.reader,
            )  # fmt: skip
            parts = tuple(list_parts(reply))
        entry = Entry(len(templates), findings, parts, channel, tuple(sketches))
        if self.cache is not None:
            self.cache.put(self.key, entry)
        return _result(job.title, self.source, entry, effective)


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
    readings: Mapping[int, Sequence[Reading]] = MappingProxyType({}),
) -> list[TemplateFinding]:
    """All findings in the replies of a file."""
    return lint_templates(
        templates,
        effective.config_for,
        channel=effective.channel,
        placeholders=effective.placeholders,
        complaint=complaint,
        on_words=on_words,
        readings=readings,
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
    left = iter(jobs)
    if processes <= 1:
        while some := list(islice(left, _BATCH)):
            yield from check_together(some)
        return
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
                waiting.append((known_ones, pool.submit(check_together, new)))
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


def cores() -> int:
    """How many processes can run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
