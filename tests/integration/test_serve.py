"""``portal serve`` as a whole: processes that look after each other."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.support.portaal import copy_of

PORTAL = str(Path(sys.executable).with_name("portal"))


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def parent(
    demo_instance: Path, tmp_path: Path, free_port: int
) -> Iterator[subprocess.Popen[bytes]]:
    """A server over a copy of the demo region, in a process group of its own."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("PORTAL_")}
    environ["PORTAL_INSTANCE"] = str(copy_of(demo_instance, tmp_path / "instance"))
    process = subprocess.Popen(
        [PORTAL, "serve", "--port", str(free_port), "--workers", "1"],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield process
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_killed_parent_takes_the_web_server_with_it_and_a_lost_index_comes_back(
    parent: subprocess.Popen[bytes], free_port: int, tmp_path: Path
) -> None:
    url = f"http://127.0.0.1:{free_port}"
    wait_until(lambda: answers(f"{url}/readyz"))
    for file in (tmp_path / "instance").glob("index.sqlite*"):
        file.unlink()
    wait_until(lambda: not answers(f"{url}/readyz"))
    wait_until(lambda: answers(f"{url}/readyz"))

    parent.kill()

    wait_until(lambda: not answers(f"{url}/healthz"))
