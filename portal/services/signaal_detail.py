"""What a desk shows of a signal: frozen values, made from rows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.data.queries.signalen import SignaalRij
from portal.domain.begrippen import SignaalBron, SignaalSoort, SignaalStatus, VoorzieningStatus

PER_PAGINA = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalDetail:
    """``dagen`` until the term, below zero when it is late. ``uitkomst`` is what the check of the
    links saw last. ``afgehandeld_door`` is empty when it solved itself."""

    id: UUID
    soort: SignaalSoort
    bron: SignaalBron
    tekst: str
    status: SignaalStatus
    aantal: int
    gemeld_op: date
    termijn: date
    dagen: int
    geescaleerd: bool
    uitkomst: str
    voorziening_id: UUID
    naam: str
    slug: str
    publiek: bool
    aanbieder: str
    afgehandeld_op: date | None
    afgehandeld_door: str
    antwoord: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalLijst:
    """One page of a list."""

    signalen: tuple[SignaalDetail, ...]
    totaal: int
    pagina: int

    @property
    def paginas(self) -> int:
        return max(1, -(-self.totaal // PER_PAGINA))


def make_detail(rij: SignaalRij, vandaag: date) -> SignaalDetail:
    return SignaalDetail(
        id=rij.id,
        soort=rij.soort,
        bron=rij.bron,
        tekst=rij.tekst,
        status=rij.status,
        aantal=rij.aantal,
        gemeld_op=rij.gemeld_op.date(),
        termijn=rij.termijn,
        dagen=(rij.termijn - vandaag).days,
        geescaleerd=rij.geescaleerd_op is not None,
        uitkomst=rij.uitkomst or "",
        voorziening_id=rij.voorziening_id,
        naam=rij.naam,
        slug=rij.slug,
        publiek=rij.voorziening_status == VoorzieningStatus.GEPUBLICEERD,
        aanbieder=rij.aanbieder,
        afgehandeld_op=rij.afgehandeld_op.date() if rij.afgehandeld_op else None,
        afgehandeld_door=rij.afgehandeld_door,
        antwoord=rij.antwoord,
    )
