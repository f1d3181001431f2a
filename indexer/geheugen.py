"""What was worked out once, kept until it no longer holds."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Geheugen:
    """At most ``limit`` things by key; threads may share it. Full, it begins anew: what is asked
    often is back at once."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: dict[Hashable, Any] = {}

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gave for this key the last time; ``make`` never gives None."""
        found: T | None = self._kept.get(key)
        if found is None:
            if len(self._kept) >= self._limit:
                self._kept.clear()
            found = self._kept[key] = make()
        return found

    def clear(self) -> None:
        """Nothing holds any more."""
        self._kept.clear()
