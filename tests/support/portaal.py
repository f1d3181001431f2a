"""A whole portal over the demo region: database and embedded index, made once for all workers."""

import fcntl
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from portal.bootstrap import Container
from portal.cli.installatie import index_once, load_demo_once, upgrade
from portal.config import load_settings

NOW = datetime(2026, 11, 20, 10, 15, tzinfo=UTC)
SECRET = "een-sleutel-voor-de-tests"


def make_container(instance: Path, **settings: str) -> Container:
    """A container whose files are all in ``instance``; ``settings`` without ``PORTAL_``."""
    environ = {"PORTAL_INSTANCE": str(instance), "PORTAL_SECRET_KEY": SECRET}
    environ |= {f"PORTAL_{name.upper()}": value for name, value in settings.items()}
    return Container(load_settings(environ, root=instance), clock=lambda: NOW)


def build_once(shared: Path) -> Path:
    """The folder of the demo region; the first worker that comes makes it."""
    folder = shared / "demo-instance"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "klaar").is_file():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            _fill(folder)
            (folder / "klaar").touch()
    return folder


def _fill(folder: Path) -> None:
    container = make_container(folder)
    for step in (upgrade, load_demo_once, index_once):
        step(container)
    container.database.dispose()


def copy_of(folder: Path, target: Path) -> Path:
    """An own copy, for a test that changes things."""
    shutil.copytree(folder, target, dirs_exist_ok=True)
    return target


Make = Callable[..., Container]
