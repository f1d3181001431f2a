"""Where a process keeps how often each address asked.

The memory of the library starts a thread with nearly every count, to forget what is old; on a busy
machine each request waits until that thread runs. This one looks at what is old now and then.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

from limits.storage import Storage

SCHEME = "proces"
_SCHEMES: list[str] | None = [SCHEME]
_FORGET_EVERY_S = 60.0


class Limietgeheugen(Storage):
    """Counts in fixed windows of time. Any number of threads may count at once."""

    STORAGE_SCHEME = _SCHEMES

    def __init__(
        self, uri: str | None = None, clock: Callable[[], float] = time.time, **options: Any
    ) -> None:
        super().__init__(uri, **options)
        self._clock = clock
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[int, float]] = {}
        self._forget_at = clock() + _FORGET_EVERY_S

    @property
    def base_exceptions(self) -> type[Exception]:
        return ValueError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        now = self._clock()
        with self._lock:
            if now >= self._forget_at:
                self._forget_old(now)
            count, until = self._windows.get(key, (0, 0.0))
            if until <= now:
                count, until = 0, now + expiry
            self._windows[key] = count + amount, until
            return count + amount

    def get(self, key: str) -> int:
        count, until = self._windows.get(key, (0, 0.0))
        return count if until > self._clock() else 0

    def get_expiry(self, key: str) -> float:
        return self._windows.get(key, (0, self._clock()))[1]

    def check(self) -> bool:
        return True

    def reset(self) -> int:
        with self._lock:
            count = len(self._windows)
            self._windows.clear()
        return count

    def clear(self, key: str) -> None:
        with self._lock:
            self._windows.pop(key, None)

    def _forget_old(self, now: float) -> None:
        self._forget_at = now + _FORGET_EVERY_S
        self._windows = {key: window for key, window in self._windows.items() if window[1] > now}
