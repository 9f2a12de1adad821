"""lint_many and parse_many: many texts in order, a few at a time, over several processes if wanted.

Both are lazy: texts are taken as results are asked for, so memory does not grow with their number.
About a few texts of a list the trained readers are asked together, which takes half as long; who
yields texts one by one gets an answer to each before the next is taken.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from replykit.complaint import parse_complaint
from replykit.linter import Config
from replykit.linter.engine import lint_together
from replykit.model import (
    Complaint,
    ConfigError,
    ReplykitError,
    Report,
    TextError,
    check_kind,
    check_many,
    read_channel,
)

R = TypeVar("R")
_Work = Callable[[Sequence[str]], Iterator[R]]
"""What is done with a few texts; what is wrong with one is raised at its place."""

_BATCH = 64
"""Texts that are sent to a process at once, at most."""
_TOGETHER = 16
"""Texts of a list that are read at once, at most."""
_BATCH_LENGTH = 200_000
"""Code points that are sent to a process or read at once, unless one text alone is longer."""
_AHEAD = 2
"""Batches that wait for each process, so that none is idle."""


def lint_many(
    texts: Iterable[str],
    channel: str = "email",
    config: Config | None = None,
    *,
    processes: int | None = 1,
) -> Iterator[Report]:
    """Check many replies: yields for each what ``lint_reply`` returns, in order.

    Args:
        texts: the replies. They are taken as reports are asked for: those of a list a few at a
            time, which is faster; any others one by one.
        channel: where they will be sent.
        config: which rules run and how much each matters.
        processes: how many work at once; None for one a core. Each takes as long to start as the
            first lint does, so more than one pays from some thousand replies on. They are
            spawned: a script that asks for them keeps its own work under
            ``if __name__ == "__main__":``.

    Raises:
        TextError: at once where *texts* is one string, or nothing to go through; at the place of
            a text that is no string, or is too long, with its number from 1.
        ConfigError: the channel is unknown, or *processes* is below 1.
    """
    read_channel(channel)
    check_kind(config, Config, "config")
    return _map(partial(lint_together, channel=channel, config=config), texts, processes)


def parse_many(
    texts: Iterable[str], channel: str = "email", *, processes: int | None = 1
) -> Iterator[Complaint]:
    """Read many complaints: yields for each what ``parse_complaint`` returns, in order.

    Takes and raises what ``lint_many`` does, but for the config.
    """
    read_channel(channel)
    return _map(partial(_parse, channel=channel), texts, processes)


def _parse(texts: Sequence[str], channel: str) -> Iterator[Complaint]:
    return (parse_complaint(text, channel) for text in texts)


def _map(work: _Work[R], texts: Iterable[str], processes: int | None) -> Iterator[R]:
    check_many(texts, "texts")
    if processes is None:
        processes = os.cpu_count() or 1
    if processes < 1:
        raise ConfigError(f"processes must be at least 1, not {processes}")
    if processes > 1:
        return _numbered(_spread(work, texts, processes))
    together = _TOGETHER if isinstance(texts, Sequence) else 1
    return _numbered(_go_through(work, _batches(texts, together)))


def _numbered(results: Iterator[R]) -> Iterator[R]:
    """The results, and at the place of a text that cannot be read which one it is."""
    done = 0
    try:
        for result in results:
            yield result
            done += 1
    except TextError as error:
        raise TextError(f"text {done + 1}: {error}") from None


def _go_through(work: _Work[R], batches: Iterable[Sequence[str]]) -> Iterator[R]:
    for batch in batches:
        yield from work(batch)


def _spread(work: _Work[R], texts: Iterable[str], processes: int) -> Iterator[R]:
    waiting: deque[Future[tuple[list[R], ReplykitError | None]]] = deque()
    batches = _batches(texts, _BATCH)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            while True:
                for batch in islice(batches, processes * _AHEAD - len(waiting)):
                    waiting.append(pool.submit(_work, work, batch))
                if not waiting:
                    return
                done, error = waiting.popleft().result()
                yield from done
                if error is not None:
                    raise error
        finally:
            for future in waiting:
                future.cancel()


def _batches(texts: Iterable[str], most: int) -> Iterator[list[str]]:
    rest = iter(texts)
    for first in rest:
        batch: list[str] = []
        length = 0
        for text in chain((first,), rest):
            batch.append(text)
            length += len(text) if isinstance(text, str) else 1
            if len(batch) == most or length >= _BATCH_LENGTH:
                break
        yield batch


def _work(work: _Work[R], texts: list[str]) -> tuple[list[R], ReplykitError | None]:
    """The results up to the first text that cannot be read, and what is wrong with that."""
    done: list[R] = []
    try:
        done.extend(_go_through(work, _batches(texts, _TOGETHER)))  # up to an error
    except ReplykitError as error:
        return done, error
    return done, None
