"""A file that is there whole or not at all."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def write_whole(path: Path) -> Iterator[BinaryIO]:
    """Write beside ``path`` (``….deel``, readable by its user only) and put it in its place when
    all of it is on the disk. What stood there stays until then, and stays when this fails."""
    part = path.with_name(path.name + ".deel")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        # One that was left behind by a crash is taken over; two at the same time are refused.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            os.fchmod(file.fileno(), 0o600)
            file.truncate()
            yield file
            file.flush()
            os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink()
            raise
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
