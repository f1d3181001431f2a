"""What an aanbieder has on the kaart: how it stands, and the short ways to keep it true."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.voorziening import Voorziening
from portal.data.models.wijziging import Wijziging
from portal.data.queries import aanbod as queries
from portal.data.queries import bewerking as bewerking_queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.cijfers import list_cijfers
from portal.data.queries.controle import get_beleidsboek
from portal.data.queries.signalen import count_open
from portal.data.queries.voorzieningen import Dossier
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis, VoorzieningStatus, WijzigingStatus
from portal.domain.controle import Beleidsboek, is_dringend
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.volledigheid import Volledigheid, get_volledigheid
from portal.services.bevoegd import check_wijzigen
from portal.services.concepten import ConceptDetail, read_concept
from portal.services.controlebeleid import get_dossier_beleid
from portal.services.verborgen import tell_verborgen
from portal.services.versies import add_versies, keep_basis
from portal.services.voorziening_invoer import make_invoer
from portal.services.voorziening_opslag import set_gecontroleerd
from portal.services.wijzigingen import LIVE, make_herkomst


class Cijfer(NamedTuple):
    """How often it was found and opened in a month; None: not counted."""

    gevonden: int | None
    geopend: int | None


_NIET_GETELD = Cijfer(None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigingKort:
    """The newest proposal, as long as it asks for attention: it waits, or it came back."""

    id: UUID
    status: WijzigingStatus
    nieuw: bool
    velden: tuple[str, ...]
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbodRegel:
    """One entry on the desk. ``controle_voor``: the day by which to check it again; ``nakijken``:
    that day is near or past. ``cijfers``: of this month and of the one before."""

    id: UUID
    slug: str
    naam: str
    status: VoorzieningStatus
    plaatsen: tuple[str, ...]
    gesloten_tot: date | None
    gecontroleerd_op: date | None
    gecontroleerd_door: str
    controle_voor: date | None
    nakijken: bool
    bevestigd: bool
    volledigheid: Volledigheid
    cijfers: tuple[Cijfer, Cijfer]
    signalen: int
    wijziging: WijzigingKort | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbod:
    """The desk of one aanbieder; ``aanbieders`` are all of those of who looks, ``concept`` is the
    own draft of a new entry."""

    id: UUID
    naam: str
    aanbieders: tuple[tuple[UUID, str], ...]
    regels: tuple[AanbodRegel, ...]
    maanden: tuple[date, date]
    concept: ConceptDetail | None

    @property
    def nakijken(self) -> tuple[AanbodRegel, ...]:
        return tuple(regel for regel in self.regels if regel.nakijken)


def get_aanbod(uow: UnitOfWork, wie: Identiteit, aanbieder_id: UUID | None = None) -> Aanbod:
    """The desk of this aanbieder of ``wie``, or of the first by name.

    Raises:
        NietToegestaan: ``wie`` does not work there.
        NietGevonden: ``wie`` works nowhere.

    """
    if aanbieder_id is not None and not wie.is_medewerker(aanbieder_id):
        raise NietToegestaan
    with uow:
        own = queries.list_aanbieders(uow.session, wie.aanbieder_ids)
        aanbieder = next((one for one in own if aanbieder_id in (None, one.id)), None)
        if aanbieder is None:
            raise NietGevonden
        ids = queries.list_ids_of(uow.session, aanbieder.id)
        vandaag = uow.clock().date()
        return Aanbod(
            id=aanbieder.id,
            naam=aanbieder.naam,
            aanbieders=tuple((one.id, one.naam) for one in own),
            regels=list_regels(uow.session, ids, vandaag),
            maanden=get_maanden(vandaag),
            concept=read_concept(uow.session, wie, None),
        )


def list_regels(session: Session, ids: Sequence[UUID], vandaag: date) -> tuple[AanbodRegel, ...]:
    """A line for each of ``ids``, in that order."""
    maanden = get_maanden(vandaag)
    cijfers = {
        (id_, maand): Cijfer(gevonden, geopend)
        for id_, maand, gevonden, geopend in list_cijfers(session, ids, maanden[-1])
    }
    signalen = count_open(session, ids)
    wijzigingen = queries.list_wijzigingen(session, ids)
    boek = get_beleidsboek(session)
    return tuple(
        _make_regel(
            dossier,
            tuple(cijfers.get((dossier.rij.id, maand), _NIET_GETELD) for maand in maanden),
            signalen.get(dossier.rij.id, 0),
            wijzigingen,
            boek,
            vandaag,
        )
        for dossier in voorziening_queries.list_dossiers(session, ids)
    )


def get_maanden(vandaag: date) -> tuple[date, date]:
    """The first day of this month and of the one before."""
    this = vandaag.replace(day=1)
    return this, (this - timedelta(days=1)).replace(day=1)


def confirm_aanbod(uow: UnitOfWork, wie: Identiteit, ids: Collection[UUID]) -> int:
    """Note that all of these are still right; how many that were. Only what is public, or was
    hidden because nobody confirmed it, can be.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``; then none is confirmed.

    """
    with uow:
        begin_writing(uow.session)
        done = 0
        for id_ in sorted(set(ids)):
            houder = check_wijzigen(uow.session, wie, id_, lock=True)
            if houder.status not in LIVE:
                continue
            keep_basis(uow.session, [id_])
            set_gecontroleerd(
                uow.session.get_one(Voorziening, id_),
                door=houder.organisatie,
                op=uow.clock().date(),
            )
            herkomst = make_herkomst(uow, houder, Gebeurtenis.BEVESTIGD)
            add_versies(uow.session, [id_], herkomst)
            done += 1
        uow.commit()
    return done


def end_voorziening(uow: UnitOfWork, wie: Identiteit, id_: UUID, reden: str) -> None:
    """It stops: kept in the archive, its page tells so. A proposal that waits ends with it. When
    the redactie does it, the aanbieder gets a mail.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``.

    """
    with uow:
        begin_writing(uow.session)
        houder = check_wijzigen(uow.session, wie, id_, lock=True)
        keep_basis(uow.session, [id_])
        voorziening = uow.session.get_one(Voorziening, id_)
        voorziening.status = VoorzieningStatus.GEARCHIVEERD
        if houder.status is VoorzieningStatus.GEPUBLICEERD:
            tell_verborgen(uow.session, wie, houder, [voorziening], reden=reden)
        voorziening.gesloten_tot = None
        voorziening.gesloten_reden = reden
        open_ = bewerking_queries.find_open(uow.session, id_)
        if open_ is not None:
            open_.status = WijzigingStatus.INGETROKKEN
            open_.besloten_op = uow.clock()
        add_versies(uow.session, [id_], make_herkomst(uow, houder, Gebeurtenis.BEEINDIGD))
        uow.commit()


def make_wijziging_kort(wijziging: Wijziging | None) -> WijzigingKort | None:
    """None for what needs no attention any more."""
    shown = (WijzigingStatus.WACHT, WijzigingStatus.TERUGGESTUURD)
    if wijziging is None or wijziging.status not in shown:
        return None
    return WijzigingKort(
        id=wijziging.id,
        status=wijziging.status,
        nieuw=wijziging.nieuw,
        velden=tuple(wijziging.velden),
        reden=wijziging.reden,
    )


def _make_regel(
    dossier: Dossier,
    cijfers: tuple[Cijfer, ...],
    signalen: int,
    wijzigingen: Mapping[UUID, Wijziging],
    boek: Beleidsboek,
    vandaag: date,
) -> AanbodRegel:
    rij = dossier.rij
    beleid = get_dossier_beleid(dossier, boek)
    op = rij.gecontroleerd_op
    dringend = is_dringend(rij.soort, rij.trefwoorden)
    voor = beleid.get_controle_voor(op, dringend=dringend) if op else None
    return AanbodRegel(
        id=rij.id,
        slug=rij.slug,
        naam=rij.naam,
        status=rij.status,
        plaatsen=tuple(dict.fromkeys(plek.plaats for plek in dossier.plekken if plek.plaats)),
        gesloten_tot=rij.gesloten_tot,
        gecontroleerd_op=op,
        gecontroleerd_door=rij.gecontroleerd_door,
        controle_voor=voor,
        nakijken=rij.status in LIVE and (voor is None or beleid.get_vraagdag(voor) <= vandaag),
        bevestigd=beleid.is_bevestigd(op, dringend=dringend, vandaag=vandaag),
        volledigheid=get_volledigheid(make_invoer(dossier)),
        cijfers=(cijfers[0], cijfers[1]),
        signalen=signalen,
        wijziging=make_wijziging_kort(wijzigingen.get(rij.id)),
    )
