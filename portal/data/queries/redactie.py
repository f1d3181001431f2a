"""What an editor sees: entries by gemeente, by what needs attention, and all that hangs on one.

All take a session and change nothing.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Text, and_, exists, func, or_, select, true, type_coerce
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import ColumnElement

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.controle import Notitie
from portal.data.models.gebied import Gebied
from portal.data.models.regio import RegioGemeente
from portal.data.models.signaal import Signaal
from portal.data.models.voorziening import (
    Contactkanaal,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
    VoorzieningSlug,
    voorziening_werkgebied,
)
from portal.domain.begrippen import (
    Aandacht,
    KanaalSoort,
    SignaalStatus,
    Soort,
    VoorzieningStatus,
)
from portal.domain.controle import Beleid
from portal.domain.selectie import Selectie, get_grenzen

Rij = Row[*tuple[Any, ...]]

_OPEN = Signaal.status == SignaalStatus.OPEN
_IS_DRINGEND = or_(
    Voorziening.soort == Soort.TOEGANG,
    # The column holds a list in one text; see decision 0004.
    func.lower(type_coerce(Voorziening.trefwoorden, Text)).contains("crisis"),
)


def in_gemeenten(codes: Collection[str] | None) -> ColumnElement[bool]:
    """Whether an editor of these gemeenten keeps it: by its places, else by whom it serves; what
    belongs to no gemeente is every editor's. None: all of it."""
    if codes is None:
        return true()
    plek = (
        select(VoorzieningLocatie.id)
        .join(Locatie, VoorzieningLocatie.locatie_id == Locatie.id)
        .where(VoorzieningLocatie.voorziening_id == Voorziening.id)
    )
    # An alias, so that a query on gebieden around this one does not take the table for its own.
    gebied = aliased(Gebied)
    serves = (
        select(gebied.code)
        .join(voorziening_werkgebied, voorziening_werkgebied.c.gebied_code == gebied.code)
        .where(voorziening_werkgebied.c.voorziening_id == Voorziening.id)
    )
    located = exists(plek.where(Locatie.gemeente_code.is_not(None)))
    by_werkgebied = or_(
        exists(serves.where(gebied.gemeente_code.in_(codes))),
        ~exists(serves.where(gebied.gemeente_code.is_not(None))),
    )
    return or_(exists(plek.where(Locatie.gemeente_code.in_(codes))), and_(~located, by_werkgebied))


def needs_attention(aandacht: Aandacht, vandaag: date, beleid: Beleid) -> ColumnElement[bool]:
    """The condition behind each reason to look at an entry; ``beleid`` has the terms of a check."""
    match aandacht:
        case Aandacht.VEROUDERD:
            gewoon, dringend = get_grenzen(vandaag, beleid)
            return or_(
                Voorziening.gecontroleerd_op.is_(None),
                Voorziening.gecontroleerd_op < gewoon,
                and_(Voorziening.gecontroleerd_op < dringend, _IS_DRINGEND),
            )
        case Aandacht.GEMELD:
            return exists().where(Signaal.voorziening_id == Voorziening.id, _OPEN)
        case Aandacht.ONVOLLEDIG:
            phone = exists().where(
                Contactkanaal.voorziening_id == Voorziening.id,
                Contactkanaal.soort == KanaalSoort.TELEFOON,
            )
            return or_(
                ~phone,
                Voorziening.lijn.is_(None),
                Voorziening.soort.is_(None),
                Voorziening.omschrijving == "",
            )
        case Aandacht.ZONDER_PLEK:
            on_map = (
                select(VoorzieningLocatie.id)
                .join(Locatie, VoorzieningLocatie.locatie_id == Locatie.id)
                .where(
                    VoorzieningLocatie.voorziening_id == Voorziening.id,
                    or_(Locatie.lat.is_not(None), Locatie.adres_geheim),
                )
            )
            return and_(~Voorziening.online, ~exists(on_map))


def fits(selectie: Selectie, vandaag: date, beleid: Beleid) -> ColumnElement[bool]:
    """The condition that picks what ``selectie`` describes; asks for a join with Aanbieder."""
    where: list[ColumnElement[bool]] = [Voorziening.status.in_(selectie.statussen)]
    if selectie.ids:
        where.append(Voorziening.id.in_(selectie.ids))
    if selectie.gemeente_code:
        where.append(in_gemeenten([selectie.gemeente_code]))
    if selectie.aanbieder_id:
        where.append(Voorziening.aanbieder_id == selectie.aanbieder_id)
    if selectie.leefgebied:
        leefgebieden = type_coerce(Voorziening.leefgebieden, Text)
        where.append(leefgebieden.contains(f"|{selectie.leefgebied.value}|"))
    if selectie.aandacht:
        where.append(needs_attention(selectie.aandacht, vandaag, beleid))
    if selectie.tekst:
        where.append(
            or_(
                Voorziening.naam.icontains(selectie.tekst, autoescape=True),
                Aanbieder.naam.icontains(selectie.tekst, autoescape=True),
            )
        )
    return and_(*where)


def count_selectie(session: Session, *where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(Voorziening)
    return session.scalar(query.join(Aanbieder, _OF_AANBIEDER).where(*where)) or 0


_OF_AANBIEDER = Voorziening.aanbieder_id == Aanbieder.id


def list_regels(
    session: Session, *where: ColumnElement[bool], limit: int | None = None, offset: int = 0
) -> Sequence[Rij]:
    """What a list shows of each entry that fits, in order of name."""
    signalen = (
        select(func.count())
        .select_from(Signaal)
        .where(Signaal.voorziening_id == Voorziening.id, _OPEN)
        .scalar_subquery()
    )
    telefoon = (
        select(func.min(Contactkanaal.waarde))
        .where(
            Contactkanaal.voorziening_id == Voorziening.id,
            Contactkanaal.soort == KanaalSoort.TELEFOON,
        )
        .scalar_subquery()
    )
    return session.execute(
        select(
            Voorziening.id,
            Voorziening.slug,
            Voorziening.naam,
            Voorziening.samenvatting,
            Voorziening.status,
            Voorziening.gecontroleerd_op,
            Voorziening.aanbieder_id,
            Aanbieder.naam.label("aanbieder"),
            telefoon.label("telefoon"),
            signalen.label("signalen"),
        )
        .join(Aanbieder, _OF_AANBIEDER)
        .where(*where)
        .order_by(func.lower(Voorziening.naam), Voorziening.id)
        .limit(limit)
        .offset(offset)
    ).all()


def list_selectie_ids(session: Session, *where: ColumnElement[bool], limit: int) -> Sequence[UUID]:
    """The keys of what fits, in order of name."""
    query = select(Voorziening.id).join(Aanbieder, _OF_AANBIEDER).where(*where)
    return session.scalars(
        query.order_by(func.lower(Voorziening.naam), Voorziening.id).limit(limit)
    ).all()


def list_aanbieder_keuzes(session: Session, *where: ColumnElement[bool]) -> Sequence[Rij]:
    """The aanbieders of what fits, in order of name."""
    offers = select(Voorziening.aanbieder_id).where(*where)
    return session.execute(
        select(Aanbieder.id, Aanbieder.naam)
        .where(Aanbieder.id.in_(offers))
        .order_by(func.lower(Aanbieder.naam), Aanbieder.id)
    ).all()


def list_gemeente_keuzes(session: Session) -> Sequence[Rij]:
    """The gemeenten of the region, in its order."""
    return session.execute(
        select(RegioGemeente.gemeente_code.label("code"), RegioGemeente.naam).order_by(
            RegioGemeente.volgorde, RegioGemeente.gemeente_code
        )
    ).all()


def list_statussen(session: Session, ids: Collection[UUID]) -> dict[UUID, VoorzieningStatus]:
    """Those of ``ids`` that are there, with their status."""
    query = select(Voorziening.id, Voorziening.status).where(Voorziening.id.in_(ids))
    return dict(session.execute(query).all())


def list_notities(
    session: Session, *, voorziening_id: UUID | None = None, aanbieder_id: UUID | None = None
) -> Sequence[Notitie]:
    """The notes on one thing, the newest first."""
    column = Notitie.voorziening_id if voorziening_id else Notitie.aanbieder_id
    return session.scalars(
        select(Notitie)
        .where(column == (voorziening_id or aanbieder_id))
        .order_by(Notitie.op.desc(), Notitie.id)
    ).all()


def list_open_signalen(session: Session, voorziening_id: UUID) -> Sequence[Signaal]:
    """What is said to be wrong with one entry and still open, the oldest first."""
    return session.scalars(
        select(Signaal)
        .where(Signaal.voorziening_id == voorziening_id, _OPEN)
        .order_by(Signaal.gemeld_op, Signaal.id)
    ).all()


def find_opvolger(session: Session, slug: str) -> Rij | None:
    """The entry into which the one with this slug was merged."""
    return session.execute(
        select(Voorziening.id, Voorziening.naam)
        .join(VoorzieningSlug, VoorzieningSlug.voorziening_id == Voorziening.id)
        .where(VoorzieningSlug.slug == slug, Voorziening.slug != slug)
    ).first()


def list_indelingen(session: Session, *where: ColumnElement[bool]) -> Sequence[Rij]:
    """By what figures of each entry are told apart: its aanbieder and leefgebieden."""
    return session.execute(
        select(Voorziening.id, Voorziening.leefgebieden, Aanbieder.naam.label("aanbieder"))
        .join(Aanbieder, _OF_AANBIEDER)
        .where(*where)
    ).all()


# What counts when one asks how current things are: what visitors see, and what was hidden.
TELT_MEE = Voorziening.status.in_((VoorzieningStatus.GEPUBLICEERD, VoorzieningStatus.VERLOPEN))
IS_LEVEND = Voorziening.status != VoorzieningStatus.GEARCHIVEERD
