"""What the imports of facts (gebieden, kernen, postcodes) have in common."""

from collections.abc import Callable
from dataclasses import dataclass

Report = Callable[[int, int], None]


def no_report(_done: int, _total: int) -> None:
    """For who does not watch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importuitkomst:
    """Counts. ``overgeslagen``: rows about gebieden or postcodes that this installation does not
    have. ``vervangen``: codes that a newer edition replaced; ``verwijderd``: those of them that
    nothing referred to.
    """

    nieuw: int = 0
    gewijzigd: int = 0
    gelijk: int = 0
    overgeslagen: int = 0
    vervangen: int = 0
    verwijderd: int = 0


@dataclass(slots=True)
class Teller:
    """Adds up what is done, and tells ``report``: how many, of how many."""

    total: int
    report: Report
    done: int = 0

    def add(self, count: int) -> None:
        self.done += count
        self.report(self.done, self.total)
