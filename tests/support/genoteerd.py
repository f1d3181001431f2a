"""What a page tells the counts, noted instead of counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from portal.bootstrap import Container
from portal.domain.tellingen import Telsoort


class Genoteerd:
    """Stands where the counts of a process stand, and tells what was noted."""

    def __init__(self) -> None:
        self.vragen: list[str] = []
        self.geopend: list[str] = []
        self.voorvallen: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        self.acties: list[tuple[str, str]] = []

    def note_gevonden(self, _ids: list[UUID], _now: datetime) -> None:
        """Of no interest here."""

    def note_vraag(self, woorden: str, _now: datetime, *, leeg: bool) -> None:
        self.vragen.append(woorden)

    def note_geopend(self, _id: UUID, _now: datetime, woorden: str = "") -> None:
        self.geopend.append(woorden)

    def note_voorval(
        self,
        soort: Telsoort,
        _now: datetime,
        leefgebieden: tuple[str, ...] = (),
        gebied_codes: tuple[str, ...] = (),
    ) -> None:
        self.voorvallen.append((soort.value, leefgebieden, gebied_codes))

    def note_actie(self, soort: Telsoort, slug: str, _now: datetime) -> None:
        self.acties.append((soort.value, slug))

    def flush_when_due(self, _now: datetime) -> None:
        """Nothing to write."""

    @contextmanager
    def instead_of(self, container: Container) -> Iterator[None]:
        own, container.cijfers = container.cijfers, self
        try:
            yield
        finally:
            container.cijfers = own
