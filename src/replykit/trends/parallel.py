"""Gather over several processes: batches out, counts back, merged in the order of the input."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context

from replykit.model import ConfigError, ReplykitError
from replykit.trends.gather import Gathered, Settings
from replykit.trends.sample import Seen

_BATCH = 200
_AHEAD = 3
"""Batches in hand for each process; more would only take memory."""


def gather(
    complaints: Iterable[object],
    settings: Settings,
    jobs: int = 1,
    progress: Callable[[int], object] | None = None,
) -> Gathered:
    """Read all complaints; the outcome does not depend on *jobs*.

    Raises:
        ConfigError: *jobs* is negative, or an item is no complaint.
        ReplykitError: a process was stopped from outside.
    """
    if jobs < 0:
        raise ConfigError(f"jobs must be 0 (one a core) or more, not {jobs}")
    jobs = jobs or cores()
    whole = Gathered(settings, seen=Seen())
    left, given = iter(complaints), 0
    # A few are read sooner than other processes would start.
    first = list(islice(left, _BATCH)) if jobs > 1 else []
    if len(first) < _BATCH:
        for number, item in enumerate(chain(first, left), 1):
            whole.add(item)
            if progress is not None:
                progress(number)
        return whole
    left = chain(first, left)
    waiting: deque[Future[Gathered]] = deque()
    # Not forked: the caller may have threads, and a fork would copy whatever they hold.
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_interrupts) as pool:
        try:
            while True:
                while len(waiting) < _AHEAD * jobs and (batch := list(islice(left, _BATCH))):
                    limits = whole.limits()
                    waiting.append(pool.submit(read_batch, batch, settings, given, limits))
                    given += len(batch)
                if not waiting:
                    return whole
                whole.merge(waiting.popleft().result())
                if progress is not None:
                    progress(whole.met["read"])
        except BrokenProcessPool:
            raise ReplykitError(
                "a reading process was stopped, probably for want of memory; try fewer --jobs"
            ) from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that reads the file; the others end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def read_batch(
    batch: Iterable[object], settings: Settings, first: int, limits: Mapping[str, int]
) -> Gathered:
    """Read a part of the complaints, of which *first* come before."""
    part = Gathered(settings, first=first, limits=limits)
    for item in batch:
        part.add(item)
    return part


def cores() -> int:
    """How many processes can run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
