"""Work in two processes: whatever becomes of the helper, every part is made and nothing is left."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from indexer.helper import map_parts

ITEMS = range(1_000)
HERE = os.getpid()
_WORKS_ON_AND_ON = """
import os, time
from itertools import count
from indexer.helper import map_parts

def make(part):
    print(os.getpid(), flush=True)
    time.sleep(0.05)

for _ in map_parts(make, count()):
    pass
"""


def double(part: Sequence[int]) -> list[int]:
    return [2 * item for item in part]


def in_helper() -> bool:
    return os.getpid() != HERE


def make_all(make: Callable[[Sequence[int]], list[int]]) -> list[int]:
    with closing(map_parts(make, ITEMS)) as parts:
        return sorted(item for part in parts for item in part)


@pytest.fixture(autouse=True)
def leaves_nothing() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def test_every_part_is_made_once() -> None:
    assert make_all(double) == double(ITEMS)


def test_both_processes_make_parts() -> None:
    wanted = min(2, os.cpu_count() or 1)
    has_begun = multiprocessing.get_context("fork").Event()

    def make(_part: Sequence[int]) -> int:
        if in_helper():
            has_begun.set()
        elif wanted == 2:
            has_begun.wait(30)
            time.sleep(0.03)
        return os.getpid()

    with closing(map_parts(make, ITEMS)) as parts:
        assert len(set(parts)) == wanted


@pytest.mark.parametrize("size", [1, 99, 100, 101])
def test_a_few_items_are_made_too(size: int) -> None:
    with closing(map_parts(double, range(size))) as parts:
        assert sorted(item for part in parts for item in part) == double(range(size))


def test_nothing_is_made_of_nothing() -> None:
    assert list(map_parts(double, [])) == []


def test_an_error_is_told_whichever_process_meets_it() -> None:
    def make(part: Sequence[int]) -> list[int]:
        if 250 in part:
            raise ValueError(250)
        return double(part)

    with pytest.raises(ValueError, match="250"):
        make_all(make)


def test_when_the_items_cannot_be_read_the_helper_ends() -> None:
    def read() -> Iterator[int]:
        yield from range(500)
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        list(map_parts(double, read()))


def test_what_a_killed_helper_had_is_made_here() -> None:
    def make(part: Sequence[int]) -> list[int]:
        if in_helper():
            os.kill(os.getpid(), signal.SIGKILL)
        return double(part)

    assert make_all(make) == double(ITEMS)


def test_what_a_stuck_helper_had_is_made_here() -> None:
    def make(part: Sequence[int]) -> list[int]:
        if in_helper():
            signal.pause()
        return double(part)

    assert make_all(make) == double(ITEMS)


def test_who_stops_halfway_leaves_no_helper() -> None:
    with closing(map_parts(double, ITEMS)) as parts:
        next(parts)


def test_a_helper_keeps_no_file_of_ours_open(tmp_path: Path) -> None:
    """A lock on a file, say, would be held as long as the helper lives."""
    with (tmp_path / "lock").open("w") as ours:

        def make(_part: Sequence[int]) -> bool:
            time.sleep(0.01)
            return in_helper() and Path(f"/proc/self/fd/{ours.fileno()}").exists()

        with closing(map_parts(make, ITEMS)) as parts:
            assert not any(parts)


def test_a_helper_ends_when_we_are_killed() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _WORKS_ON_AND_ON], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout as told:
        while int(told.readline()) == process.pid:
            pass
        process.kill()
        process.wait()

        # The end comes when nobody can write any more.
        told.read()
