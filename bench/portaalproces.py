"""The portal as its visitors meet it: ``portal serve`` as a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import urllib3

from bench.meten import wait_until

_PORTAL = Path(sys.executable).with_name("portal")
_START_S = 60.0


@dataclass(frozen=True, slots=True)
class Opbouw:
    """A rebuild of the index: how long it took and how much memory it asked for."""

    seconden: float
    piek_mb: float


class PortaalProces:
    """An installation in a folder, with the web server that can be started on it."""

    def __init__(self, instance: Path, **settings: str) -> None:
        self.instance = instance
        instance.mkdir(parents=True, exist_ok=True)
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            self._port = sock.getsockname()[1]
        # Behind a trusted proxy, so that every request can come from another visitor: the number
        # of questions to the API is limited for each of them.
        self.settings = {"INSTANCE": str(instance), "PROXIES": "1", **settings}
        self._process: subprocess.Popen[bytes] | None = None
        self._kept = urllib3.PoolManager(maxsize=16, retries=False)
        self._visitor = count(1)

    @property
    def index_mb(self) -> float:
        """All files of the embedded index."""
        return sum(path.stat().st_size for path in self.instance.glob("index.sqlite.*")) / 1e6

    def start(self) -> None:
        self._process = self._run("serve", "--port", str(self._port))
        if wait_until(self._is_ready, _START_S, 0.1) >= _START_S:
            raise RuntimeError("the portal does not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None
            self._kept.clear()

    def get(self, path: str) -> bytes:
        """A page over a kept connection, so always from the same web process."""
        return self._get(self._kept, path)

    def get_anew(self, path: str) -> bytes:
        """A page over a new connection: any of the web processes may answer."""
        with urllib3.PoolManager(retries=False) as pool:
            return self._get(pool, path)

    def rebuild(self) -> Opbouw:
        """``portal index rebuild``."""
        begin = time.perf_counter()
        process = self._run("index", "rebuild")
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, read_mb(process.pid, "VmHWM"))
            time.sleep(0.05)
        if process.returncode:
            raise RuntimeError("the index cannot be rebuilt")
        return Opbouw(time.perf_counter() - begin, peak)

    def copy_installation(self, source: "PortaalProces") -> None:
        """The database and the embedded index of another installation, in place of our own.

        Another process reads the files: one that closes a file it only read lets go of every lock
        that it holds on it, also of those of an open database, and then writes unseen by others.
        """
        shutil.rmtree(self.instance)
        subprocess.run(["cp", "-a", source.instance, self.instance], check=True)

    def worker_mb(self) -> list[float]:
        """Resident memory of each web process."""
        assert self._process is not None
        web = next(pid for pid in _children(self._process.pid) if _children(pid))
        return [read_mb(pid, "VmRSS") for pid in _children(web)]

    def _run(self, *arguments: str) -> subprocess.Popen[bytes]:
        environ = {f"PORTAL_{naam}": waarde for naam, waarde in self.settings.items()}
        return subprocess.Popen(
            [_PORTAL, *arguments],
            env={**os.environ, **environ},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _get(self, pool: urllib3.PoolManager, path: str) -> bytes:
        n = next(self._visitor)
        answer = pool.request(
            "GET",
            f"http://127.0.0.1:{self._port}{path}",
            headers={"X-Forwarded-For": f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"},
            timeout=30.0,
        )
        if answer.status != 200:
            raise OSError(answer.status)
        return bytes(answer.data)

    def _is_ready(self) -> bool:
        try:
            return bool(self.get_anew("/readyz"))
        except (OSError, urllib3.exceptions.HTTPError):
            return False


def read_mb(pid: int, what: str) -> float:
    """A figure in kilobytes of ``/proc/…/status``, in megabytes; 0 when the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith(what)), 0.0)


def _children(pid: int) -> list[int]:
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
