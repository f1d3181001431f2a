"""What an editor picks out of all entries: the value behind lists and bulk actions."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.domain.begrippen import Aandacht, Leefgebied, VoorzieningStatus
from portal.domain.controle import Beleid, add_months

# Everything but the archive: what an editor has work on.
LEVEND = tuple(s for s in VoorzieningStatus if s != VoorzieningStatus.GEARCHIVEERD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectie:
    """Every field narrows; ``ids`` are entries that were picked one by one.

    Without ``status`` the archive is left out. ``gemeente_code`` is where an entry is, else whom
    it serves.
    """

    tekst: str = ""
    status: VoorzieningStatus | None = None
    gemeente_code: str | None = None
    aanbieder_id: UUID | None = None
    leefgebied: Leefgebied | None = None
    aandacht: Aandacht | None = None
    ids: tuple[UUID, ...] = ()

    @property
    def statussen(self) -> tuple[VoorzieningStatus, ...]:
        return (self.status,) if self.status else LEVEND


def get_grenzen(vandaag: date, beleid: Beleid) -> tuple[date, date]:
    """The days before which a check is too old: of most entries, and of those that are urgent."""
    return (
        add_months(vandaag, -beleid.termijn_maanden),
        add_months(vandaag, -beleid.dringend_maanden),
    )
