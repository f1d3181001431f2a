"""Work on parts in two processes: this one and a helper, each takes a part when it is free.

Making records is work for the processor alone, of which Python uses one core in a process. The
helper is a fork, so it knows the vocabulary already. It keeps no file or connection of ours open,
and it ends with us, also when we are killed: nobody else holds the other end of its pipe.
"""

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

A = TypeVar("A")
B = TypeVar("B")
Make = Callable[[Sequence[A]], B]
_fork = multiprocessing.get_context("fork")
_FIRST_FILE = 3  # after standard input, output and errors
_log = logging.getLogger(__name__)


def map_parts(make: Make[A, B], items: Iterable[A], size: int = 100) -> Generator[B, None, None]:
    """What ``make`` makes of each ``size`` of the items, in any order. The items are read here, and
    what ``make`` raises is raised here. To be closed, so that the helper ends."""
    rest = iter(items)
    parts = iter(lambda: tuple(islice(rest, size)), ())
    first = next(parts, ())
    if len(first) < size or os.cpu_count() == 1:
        yield from map(make, filter(None, chain([first], parts)))
        return
    with _helping(make) as helper:
        helper.give(first)
        for part in parts:
            if helper.is_busy():
                yield make(part)
            else:
                done = helper.take()
                helper.give(part)
                yield done
        # Rather once more than wait: what hangs would never be done.
        yield make(helper.part) if helper.is_busy() else helper.take()


class _Helper(Generic[A, B]):
    """A process that works on one ``part`` at a time."""

    def __init__(self, make: Make[A, B]) -> None:
        self._make = make
        self.part: Sequence[A] = ()
        self._pipe, theirs = _fork.Pipe()
        self._process = _fork.Process(target=_work, args=(theirs, make), daemon=True)
        self._process.start()
        theirs.close()

    def is_busy(self) -> bool:
        return not self._pipe.poll()

    def give(self, part: Sequence[A]) -> None:
        self.part = part
        with suppress(OSError):  # it is gone, which ``take`` will find
            self._pipe.send(part)

    def take(self) -> B:
        """What it made of its part. When it is gone we do that here: perhaps the system killed it,
        and if the part cannot be made the same error comes here."""
        try:
            made: B = self._pipe.recv()
        except (EOFError, OSError):
            return self._make(self.part)
        return made

    def end(self) -> None:
        if self._process.exitcode is not None:
            _log.warning("helper_gone", extra={"exitcode": self._process.exitcode})
        self._process.kill()
        self._process.join()
        self._pipe.close()


@contextmanager
def _helping(make: Make[A, B]) -> Iterator[_Helper[A, B]]:
    helper = _Helper(make)
    try:
        yield helper
    finally:
        helper.end()


def _work(pipe: "Connection[Any, Any]", make: Make[Any, Any]) -> None:
    """The life of the helper: until we are gone, or a part cannot be made."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to all: we decide
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.closerange(_FIRST_FILE, pipe.fileno())
        os.closerange(pipe.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
        while True:
            pipe.send(make(pipe.recv()))
    finally:
        # At once: nothing of ours is tidied up twice.
        os._exit(1)
