"""The editor's desk: lists of entries by gemeente and by what needs attention.

An editor sees and changes what belongs to its own gemeenten: that is asked here, per entry.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.controle import Notitie
from portal.data.models.voorziening import Voorziening
from portal.data.queries import redactie as queries
from portal.data.queries.bewerking import list_gemeente_codes
from portal.data.queries.controle import get_beleidsboek
from portal.data.queries.redactie import in_gemeenten
from portal.data.queries.voorzieningen import PUBLIEK
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Aandacht, Rol, VoorzieningStatus
from portal.domain.controle import Beleid
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.selectie import Selectie
from portal.services.bevoegd import Dossierhouder, check_redigeren

PER_PAGINA = 25
MAX_NOTITIE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One entry in a list of the redactie; ``signalen``: how many are open."""

    id: UUID
    slug: str
    naam: str
    samenvatting: str
    aanbieder: str
    aanbieder_id: UUID
    status: VoorzieningStatus
    gecontroleerd_op: date | None
    telefoon: str
    signalen: int


@dataclass(frozen=True, slots=True)
class Lijst:
    regels: tuple[Regel, ...]
    totaal: int


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What the filters of a list offer: codes or keys with names."""

    gemeenten: tuple[tuple[str, str], ...]
    aanbieders: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class NotitieRegel:
    id: UUID
    tekst: str
    door: str
    op: datetime


def check_redacteur(wie: Identiteit) -> None:
    """Raise NietToegestaan when this is no editor at all."""
    if not wie.has_rol(Rol.REDACTEUR, Rol.BEHEERDER):
        raise NietToegestaan


def check_entries(session: Session, wie: Identiteit, ids: Collection[UUID]) -> Dossierhouder:
    """See that this editor keeps every one of these entries; in whose name it works.

    Raises:
        NietGevonden: one of them is not there, or not public and of other gemeenten.
        NietToegestaan: one of them is public and belongs to other gemeenten.

    """
    check_redacteur(wie)
    statussen = queries.list_statussen(session, ids)
    if not ids or len(statussen) < len(set(ids)):
        raise NietGevonden
    codes = list_gemeente_codes(session, ids)
    refused = [
        status for id_, status in statussen.items() if not wie.may_redigeren(codes.get(id_, ()))
    ]
    if refused:
        public = all(status == VoorzieningStatus.GEPUBLICEERD for status in refused)
        raise NietToegestaan if public else NietGevonden
    return check_redigeren(session, wie, next(iter(ids)))


def check_aanbieder(session: Session, wie: Identiteit, id_: UUID) -> Aanbieder:
    """The aanbieder, when this editor keeps any of its entries, or it has none.

    Raises:
        NietGevonden: there is no such aanbieder.
        NietToegestaan: all it offers belongs to other gemeenten.

    """
    check_redacteur(wie)
    aanbieder = session.get(Aanbieder, id_)
    if aanbieder is None:
        raise NietGevonden
    of_it = Voorziening.aanbieder_id == id_
    own = queries.count_selectie(session, of_it, in_gemeenten(wie.gemeenten))
    if not own and queries.count_selectie(session, of_it):
        raise NietToegestaan
    return aanbieder


def list_voorzieningen(
    uow: UnitOfWork, *, wie: Identiteit, selectie: Selectie, pagina: int = 1
) -> Lijst:
    """What this editor keeps and ``selectie`` describes, a page of it."""
    check_redacteur(wie)
    with uow:
        where = find_where(uow, wie, selectie)
        totaal = queries.count_selectie(uow.session, *where)
        rows = queries.list_regels(
            uow.session, *where, limit=PER_PAGINA, offset=(pagina - 1) * PER_PAGINA
        )
        return Lijst(tuple(map(make_regel, rows)), totaal)


def find_where(
    uow: UnitOfWork, wie: Identiteit, selectie: Selectie
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions for what this editor keeps and ``selectie`` describes."""
    beleid = _get_beleid(uow.session, wie, selectie.gemeente_code)
    return (
        in_gemeenten(wie.gemeenten),
        queries.fits(selectie, uow.clock().date(), beleid),
    )


def _get_beleid(session: Session, wie: Identiteit, gemeente_code: str | None) -> Beleid:
    """The terms of the gemeente that is asked for, or is the editor's only one; else those of the
    region."""
    own = wie.gemeenten
    code = gemeente_code or (own[0] if own and len(own) == 1 else None)
    return get_beleidsboek(session).get(code)


def list_keuzes(uow: UnitOfWork, *, wie: Identiteit) -> Keuzes:
    """The gemeenten and aanbieders that this editor can choose from."""
    check_redacteur(wie)
    with uow:
        own = wie.gemeenten
        gemeenten = queries.list_gemeente_keuzes(uow.session)
        aanbieders = queries.list_aanbieder_keuzes(uow.session, in_gemeenten(own))
        return Keuzes(
            tuple((row.code, row.naam) for row in gemeenten if own is None or row.code in own),
            tuple((row.id, row.naam) for row in aanbieders),
        )


def count_aandacht(uow: UnitOfWork, *, wie: Identiteit) -> Mapping[Aandacht, int]:
    """How many public entries of this editor need attention, by the reason why."""
    check_redacteur(wie)
    vandaag = uow.clock().date()
    with uow:
        own, beleid = in_gemeenten(wie.gemeenten), _get_beleid(uow.session, wie, None)
        return {
            aandacht: queries.count_selectie(
                uow.session, PUBLIEK, own, queries.needs_attention(aandacht, vandaag, beleid)
            )
            for aandacht in Aandacht
        }


def add_notitie(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    tekst: str,
    voorziening_id: UUID | None = None,
    aanbieder_id: UUID | None = None,
) -> None:
    """Leave a note for colleagues on an entry or an aanbieder.

    Raises:
        NietGevonden: it is not there.
        NietToegestaan: it belongs to other gemeenten.

    """
    with uow:
        if voorziening_id:
            check_entries(uow.session, wie, [voorziening_id])
        elif aanbieder_id:
            check_aanbieder(uow.session, wie, aanbieder_id)
        uow.session.add(
            Notitie(
                id=uuid4(),
                voorziening_id=voorziening_id,
                aanbieder_id=aanbieder_id,
                tekst=tekst,
                door=wie.naam,
                op=uow.clock(),
            )
        )
        uow.commit()


def remove_notitie(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """Take a note away.

    Raises:
        NietGevonden: it is not there.
        NietToegestaan: it is on something of other gemeenten.

    """
    with uow:
        notitie = uow.session.get(Notitie, id_)
        if notitie is None:
            raise NietGevonden
        if notitie.voorziening_id:
            check_entries(uow.session, wie, [notitie.voorziening_id])
        elif notitie.aanbieder_id:
            check_aanbieder(uow.session, wie, notitie.aanbieder_id)
        uow.session.delete(notitie)
        uow.commit()


def list_notities(
    session: Session, *, voorziening_id: UUID | None = None, aanbieder_id: UUID | None = None
) -> tuple[NotitieRegel, ...]:
    """The notes on one thing, for who was seen to be its editor."""
    found = queries.list_notities(session, voorziening_id=voorziening_id, aanbieder_id=aanbieder_id)
    return tuple(NotitieRegel(row.id, row.tekst, row.door, row.op) for row in found)


def make_regel(row: queries.Rij) -> Regel:
    return Regel(
        id=row.id,
        slug=row.slug,
        naam=row.naam,
        samenvatting=row.samenvatting,
        aanbieder=row.aanbieder,
        aanbieder_id=row.aanbieder_id,
        status=row.status,
        gecontroleerd_op=row.gecontroleerd_op,
        telefoon=row.telefoon or "",
        signalen=row.signalen,
    )


def list_regels(session: Session, ids: Sequence[UUID]) -> tuple[Regel, ...]:
    """What a list shows of these entries, in order of name."""
    return tuple(map(make_regel, queries.list_regels(session, Voorziening.id.in_(ids))))
