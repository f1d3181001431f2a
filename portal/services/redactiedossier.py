"""Everything that an editor may know of one entry, or of one aanbieder."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.data.models.voorziening import Voorziening
from portal.data.queries import bewerking, sjablonen
from portal.data.queries import redactie as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.controle import get_beleidsboek
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import SignaalSoort, VoorzieningStatus
from portal.domain.gebruikers import Identiteit
from portal.services.dubbelen import Dubbelen, Gelijkende, find_aanbieders_like, list_dubbelen_of
from portal.services.redactie import (
    NotitieRegel,
    Regel,
    check_aanbieder,
    check_entries,
    list_notities,
    make_regel,
)
from portal.services.voorziening_detail import VoorzieningDetail, make_detail


@dataclass(frozen=True, slots=True)
class SignaalKort:
    id: UUID
    soort: SignaalSoort
    tekst: str
    aantal: int
    gemeld_op: datetime
    termijn: date


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Another entry, by key and name."""

    id: UUID
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redactiedossier:
    """``opvolger``: the entry into which this one was merged. ``sjabloon``: what its texts
    follow; ``volgers``: what follows it. ``wijziging_id``: the proposal that waits."""

    voorziening: VoorzieningDetail
    aanbieder_id: UUID
    notities: tuple[NotitieRegel, ...]
    signalen: tuple[SignaalKort, ...]
    dubbelen: tuple[Regel, ...]
    wijziging_id: UUID | None
    opvolger: Verwijzing | None
    sjabloon: Verwijzing | None
    volgers: tuple[Verwijzing, ...]

    @property
    def is_archief(self) -> bool:
        return self.voorziening.status == VoorzieningStatus.GEARCHIVEERD


@dataclass(frozen=True, slots=True)
class Aanbiederdossier:
    id: UUID
    naam: str
    slug: str
    website: str
    telefoon: str
    email: str
    kvk_nummer: str
    regels: tuple[Regel, ...]
    notities: tuple[NotitieRegel, ...]
    gelijkende: tuple[Gelijkende, ...]


def get_dossier(
    uow: UnitOfWork, *, wie: Identiteit, id_: UUID, dubbelen: Dubbelen
) -> Redactiedossier:
    """All of one entry, whatever its status.

    Raises:
        NietGevonden, NietToegestaan: see ``check_entries``.

    """
    with uow:
        session = uow.session
        check_entries(session, wie, [id_])
        (dossier,) = voorziening_queries.list_dossiers(session, [id_])
        gebieden = voorziening_queries.list_gebieden(session, dossier.werkgebied)
        open_ = bewerking.find_open(session, id_)
        archived = dossier.rij.status == VoorzieningStatus.GEARCHIVEERD
        opvolger = queries.find_opvolger(session, dossier.rij.slug) if archived else None
        sjabloon = sjablonen.find_sjabloon(session, id_)
        return Redactiedossier(
            voorziening=make_detail(
                dossier, gebieden, get_beleidsboek(session), uow.clock().date()
            ),
            aanbieder_id=session.get_one(Voorziening, id_).aanbieder_id,
            notities=list_notities(session, voorziening_id=id_),
            signalen=tuple(
                SignaalKort(row.id, row.soort, row.tekst, row.aantal, row.gemeld_op, row.termijn)
                for row in queries.list_open_signalen(session, id_)
            ),
            dubbelen=list_dubbelen_of(session, wie, id_, dubbelen),
            wijziging_id=open_.id if open_ else None,
            opvolger=_refer(opvolger),
            sjabloon=_refer(sjabloon),
            volgers=tuple(
                Verwijzing(row.id, row.naam) for row in sjablonen.list_volgers(session, [id_])
            ),
        )


def _refer(row: queries.Rij | None) -> Verwijzing | None:
    return Verwijzing(row.id, row.naam) if row else None


def get_aanbiederdossier(
    uow: UnitOfWork, *, wie: Identiteit, id_: UUID, dubbelen: Dubbelen
) -> Aanbiederdossier:
    """All of one aanbieder; of its entries those that this editor keeps.

    Raises:
        NietGevonden, NietToegestaan: see ``check_aanbieder``.

    """
    with uow:
        aanbieder = check_aanbieder(uow.session, wie, id_)
        rows = queries.list_regels(
            uow.session,
            Voorziening.aanbieder_id == id_,
            queries.in_gemeenten(wie.gemeenten),
        )
        regels = tuple(map(make_regel, rows))
        notities = list_notities(uow.session, aanbieder_id=id_)
    gelijkende = find_aanbieders_like(
        uow,
        naam=aanbieder.naam,
        dubbelen=dubbelen,
        kvk_nummer=aanbieder.kvk_nummer or "",
        website=aanbieder.website or "",
        telefoon=aanbieder.telefoon or "",
        id_=id_,
    )
    return Aanbiederdossier(
        id=id_,
        naam=aanbieder.naam,
        slug=aanbieder.slug,
        website=aanbieder.website or "",
        telefoon=aanbieder.telefoon or "",
        email=aanbieder.email or "",
        kvk_nummer=aanbieder.kvk_nummer or "",
        regels=regels,
        notities=notities,
        gelijkende=gelijkende,
    )
