"""A tip as pages show it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.data.queries.tips import TipRij
from portal.domain.gebruikers import Identiteit
from portal.domain.netwerk import is_tip_oud

PER_PAGINA = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class TipDetail:
    """``naam`` and ``slug`` are those of the entry; ``eigen``: ``wie`` wrote it."""

    id: UUID
    voorziening_id: UUID
    naam: str
    slug: str
    organisatie: str
    functie: str
    tekst: str
    geschreven_op: datetime
    bevestigd_op: datetime
    gemeld_op: datetime | None
    melding: str
    oud: bool
    eigen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TipLijst:
    tips: tuple[TipDetail, ...]
    totaal: int
    pagina: int

    @property
    def paginas(self) -> int:
        return max(1, -(-self.totaal // PER_PAGINA))


def make_detail(rij: TipRij, wie: Identiteit, now: datetime) -> TipDetail:
    """A row, as ``wie`` sees it."""
    return TipDetail(
        id=rij.id,
        voorziening_id=rij.voorziening_id,
        naam=rij.naam,
        slug=rij.slug,
        organisatie=rij.organisatie,
        functie=rij.functie,
        tekst=rij.tekst,
        geschreven_op=rij.geschreven_op,
        bevestigd_op=rij.bevestigd_op,
        gemeld_op=rij.gemeld_op,
        melding=rij.melding,
        oud=is_tip_oud(rij.bevestigd_op, now),
        eigen=rij.gebruiker_id == wie.id,
    )
