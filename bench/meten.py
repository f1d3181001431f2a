"""Timing: how long single questions take, and how many go through at once."""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import quantiles
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tijden:
    """Milliseconds of single questions."""

    ms: Sequence[float]

    @property
    def p50(self) -> float:
        return self._percentile(50)

    @property
    def p95(self) -> float:
        return self._percentile(95)

    def _percentile(self, number: int) -> float:
        return quantiles(self.ms, n=100, method="inclusive")[number - 1]


@dataclass(frozen=True, slots=True)
class Doorvoer:
    """Answers per second, and how many questions were not answered as they should."""

    per_s: float
    fouten: int


def measure_ms(action: Callable[[], object]) -> float:
    """How long it takes, in milliseconds."""
    begin = time.perf_counter()
    action()
    return (time.perf_counter() - begin) * 1000


def measure_in_turn(
    kanten: Mapping[str, Callable[[T], object]], vragen: Sequence[T]
) -> dict[str, Tijden]:
    """Every side answers every question, one right after the other: what disturbs the machine
    disturbs all of them."""
    ms: dict[str, list[float]] = {naam: [] for naam in kanten}
    for vraag in vragen:
        for naam, ask in kanten.items():
            ms[naam].append(measure_ms(lambda ask=ask, vraag=vraag: ask(vraag)))
    return {naam: Tijden(values) for naam, values in ms.items()}


def measure_doorvoer(
    ask: Callable[[T], object], vragen: Sequence[T], klanten: int, seconden: float
) -> Doorvoer:
    """So many clients that each ask again as soon as they have an answer."""
    begin = time.perf_counter()
    deadline = begin + seconden

    def work(nummer: int) -> tuple[int, int]:
        good = wrong = 0
        while time.perf_counter() < deadline:
            try:
                ask(vragen[(nummer + klanten * (good + wrong)) % len(vragen)])
            except OSError:
                wrong += 1
            else:
                good += 1
        return good, wrong

    with ThreadPoolExecutor(klanten) as pool:
        results = list(pool.map(work, range(klanten)))
    elapsed = time.perf_counter() - begin
    return Doorvoer(sum(g for g, _ in results) / elapsed, sum(w for _, w in results))


def wait_until(check: Callable[[], bool], hooguit_s: float, elke_s: float = 0.005) -> float:
    """Seconds until ``check`` holds; ``hooguit_s`` when it never does."""
    begin = time.perf_counter()
    while not check():
        if time.perf_counter() - begin > hooguit_s:
            return hooguit_s
        time.sleep(elke_s)
    return time.perf_counter() - begin
