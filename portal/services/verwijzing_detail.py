"""What somebody sees of a referral: frozen values, made from rows.

What the receiver may not read any more is left out here, so that no page can show it by mistake.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.data.queries.verwijzingen import VerwijzingRij
from portal.domain.begrippen import (
    Afwijsreden,
    Rol,
    Verwijsuitkomst,
    VerwijzingStatus,
    VoorzieningStatus,
)
from portal.domain.gebruikers import Identiteit
from portal.domain.verwijzingen import AANGENOMEN, may_become, may_ontvanger_read


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijzingDetail:
    """One referral, as its referrer (``als_verwijzer``) or its receiver sees it.

    ``leesbaar`` False: the words of the referrer are blank. ``uitkomst`` is the own answer;
    ``vraagt_uitkomst``: it is asked for. ``gesloten_tot``, ``gestopt``: of the entry, now.
    """

    id: UUID
    als_verwijzer: bool
    status: VerwijzingStatus
    voorziening: str
    slug: str
    gesloten_tot: date | None
    gestopt: bool
    publiek: bool
    aanbieder: str
    leesbaar: bool
    codewoord: str
    vraag: str
    warm: bool
    belmoment: str
    verwijzer: str
    email: str
    telefoon: str
    behandelaar: str
    behandelaar_email: str
    afwijsreden: Afwijsreden | None
    antwoord: str
    anders: str
    anders_slug: str
    uitkomst: Verwijsuitkomst | None
    vraagt_uitkomst: bool
    verstuurd_op: datetime
    herinnerd_op: datetime | None
    antwoord_op: datetime | None
    contact_op: datetime | None
    klaar_op: datetime | None
    gevraagd_op: datetime | None
    gesloten_op: datetime | None

    def may_become(self, status: VerwijzingStatus) -> bool:
        """Whether it can still get there; a page shows no other buttons."""
        return may_become(self.status, status)

    @property
    def wacht_op_mij(self) -> bool:
        """Whether who looks has something to do."""
        is_open = self.status is VerwijzingStatus.OPEN
        return self.vraagt_uitkomst or (is_open and not self.als_verwijzer)


def _make_detail(rij: VerwijzingRij, vandaag: date, *, als_verwijzer: bool) -> VerwijzingDetail:
    leesbaar = als_verwijzer or may_ontvanger_read(rij.status)
    uitkomst = rij.uitkomst_verwijzer if als_verwijzer else rij.uitkomst_ontvanger
    asked = rij.gevraagd_op is not None or rij.status is VerwijzingStatus.KLAAR
    is_dicht = rij.gesloten_tot is not None and rij.gesloten_tot > vandaag
    return VerwijzingDetail(
        id=rij.id,
        als_verwijzer=als_verwijzer,
        status=rij.status,
        voorziening=rij.voorziening,
        slug=rij.slug,
        gesloten_tot=rij.gesloten_tot if is_dicht else None,
        gestopt=rij.voorziening_status is VoorzieningStatus.GEARCHIVEERD,
        publiek=rij.voorziening_status is VoorzieningStatus.GEPUBLICEERD,
        aanbieder=rij.aanbieder,
        leesbaar=leesbaar,
        codewoord=rij.codewoord if leesbaar else "",
        vraag=rij.vraag if leesbaar else "",
        warm=rij.warm,
        belmoment=rij.belmoment if leesbaar else "",
        verwijzer=rij.verwijzer,
        email=rij.email if leesbaar else "",
        telefoon=rij.telefoon if leesbaar else "",
        behandelaar=rij.behandelaar or "",
        behandelaar_email=rij.behandelaar_email or "",
        afwijsreden=rij.afwijsreden,
        antwoord=rij.antwoord,
        anders=rij.anders or "",
        anders_slug=rij.anders_slug or "",
        uitkomst=uitkomst,
        vraagt_uitkomst=asked and uitkomst is None and rij.status in AANGENOMEN,
        verstuurd_op=rij.verstuurd_op,
        herinnerd_op=rij.herinnerd_op,
        antwoord_op=rij.antwoord_op,
        contact_op=rij.contact_op,
        klaar_op=rij.klaar_op,
        gevraagd_op=rij.gevraagd_op,
        gesloten_op=rij.gesloten_op,
    )


def is_own(verwijzer_id: UUID, aanbieder_id: UUID, wie: Identiteit, als: Rol) -> bool:
    """Whether ``wie`` is the referrer, or (``als`` AANBIEDER) works for who got it."""
    if als is Rol.PROFESSIONAL:
        return wie.is_professional and wie.id == verwijzer_id
    return wie.is_medewerker(aanbieder_id)


def show(row: VerwijzingRij, vandaag: date, als: Rol) -> VerwijzingDetail:
    return _make_detail(row, vandaag, als_verwijzer=als is Rol.PROFESSIONAL)
