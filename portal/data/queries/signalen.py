"""What was reported, and who may know of it."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.gebied import Gebied
from portal.data.models.gebruiker import Gebruiker, Rolverlening
from portal.data.models.signaal import Linkcontrole, Signaal
from portal.data.models.voorziening import (
    Locatie,
    Voorziening,
    VoorzieningLocatie,
    voorziening_werkgebied,
)
from portal.domain.begrippen import Rol, SignaalBron, SignaalStatus

# Columns are read by name; their types are those of the models.
SignaalRij = Row[*tuple[Any, ...]]
OntvangerRij = Row[str, str]

OPEN = Signaal.status == SignaalStatus.OPEN
# What an aanbieder said itself is for the redactie only.
VAN_ANDEREN = Signaal.bron != SignaalBron.AANBIEDER
_RIJ = (
    select(
        *Signaal.__table__.columns,
        Voorziening.naam,
        Voorziening.slug,
        Voorziening.status.label("voorziening_status"),
        Voorziening.aanbieder_id,
        Aanbieder.naam.label("aanbieder"),
        Linkcontrole.uitkomst,
    )
    .join(Voorziening, Signaal.voorziening_id == Voorziening.id)
    .join(Aanbieder, Voorziening.aanbieder_id == Aanbieder.id)
    .outerjoin(
        Linkcontrole,
        and_(
            Linkcontrole.voorziening_id == Signaal.voorziening_id, Linkcontrole.url == Signaal.tekst
        ),
    )
)


def list_rijen(
    session: Session, *where: ColumnElement[bool], limit: int, offset: int = 0
) -> Sequence[SignaalRij]:
    """Signals with their entry: open ones by term, then what was closed last."""
    query = _RIJ.where(*where).order_by(
        Signaal.afgehandeld_op.is_not(None),
        Signaal.afgehandeld_op.desc(),
        Signaal.termijn,
        Signaal.gemeld_op,
        Signaal.id,
    )
    return session.execute(query.limit(limit).offset(offset)).all()


def count_where(session: Session, *where: ColumnElement[bool]) -> int:
    """How many signals fit."""
    query = select(func.count()).select_from(Signaal)
    joined = query.join(Voorziening, Signaal.voorziening_id == Voorziening.id)
    return session.scalar(joined.where(*where)) or 0


def count_open(session: Session, voorziening_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many open signals of others each of these entries has; who has none is left out."""
    query = select(Signaal.voorziening_id, func.count()).where(
        OPEN, VAN_ANDEREN, Signaal.voorziening_id.in_(voorziening_ids)
    )
    return dict(session.execute(query.group_by(Signaal.voorziening_id)).all())


def count_since(session: Session, bron: SignaalBron, since: datetime) -> int:
    """How many signals came from there since then."""
    query = select(func.count()).where(Signaal.bron == bron, Signaal.gemeld_op >= since)
    return session.scalar(query) or 0


def find_for_update(session: Session, id_: UUID) -> Signaal | None:
    return session.scalar(select(Signaal).where(Signaal.id == id_).with_for_update())


def list_of(session: Session, voorziening_id: UUID, bron: SignaalBron) -> Sequence[Signaal]:
    """All signals of an entry from one source, open or not, newest first. The entry is locked, so
    that two reports at the same time see each other."""
    session.execute(
        select(Voorziening.id).where(Voorziening.id == voorziening_id).with_for_update()
    )
    query = select(Signaal).where(Signaal.voorziening_id == voorziening_id, Signaal.bron == bron)
    return session.scalars(query.order_by(Signaal.gemeld_op.desc(), Signaal.id)).all()


def of_gemeenten(codes: Collection[str]) -> ColumnElement[bool]:
    """Entries that a redacteur of these gemeenten keeps: by their places, else by their
    werkgebied; what is of no gemeente in particular is every redacteur's."""
    places = (
        select(Locatie.id)
        .join(VoorzieningLocatie, VoorzieningLocatie.locatie_id == Locatie.id)
        .where(VoorzieningLocatie.voorziening_id == Voorziening.id)
    )
    serves = (
        select(Gebied.code)
        .join(voorziening_werkgebied, voorziening_werkgebied.c.gebied_code == Gebied.code)
        .where(voorziening_werkgebied.c.voorziening_id == Voorziening.id)
    )
    return or_(
        exists(places.where(Locatie.gemeente_code.in_(codes))),
        and_(
            ~exists(places.where(Locatie.gemeente_code.is_not(None))),
            or_(
                exists(serves.where(Gebied.gemeente_code.in_(codes))),
                ~exists(serves.where(Gebied.gemeente_code.is_not(None))),
            ),
        ),
    )


def list_ontvangers(session: Session, aanbieder_id: UUID) -> Sequence[OntvangerRij]:
    """Address and language of everybody who works for the aanbieder here."""
    return session.execute(
        select(Gebruiker.email, Gebruiker.taal)
        .join(Rolverlening, Rolverlening.gebruiker_id == Gebruiker.id)
        .where(
            Rolverlening.rol == Rol.AANBIEDER,
            Rolverlening.aanbieder_id == aanbieder_id,
            Gebruiker.actief,
        )
        .order_by(Gebruiker.email)
    ).all()


def escalate(session: Session, vandaag: date) -> int:
    """Mark what is open after its term; how many."""
    found = session.execute(
        update(Signaal)
        .where(OPEN, Signaal.termijn < vandaag, Signaal.geescaleerd_op.is_(None))
        .values(geescaleerd_op=vandaag)
        .execution_options(synchronize_session=False)
        .returning(Signaal.id)
    )
    return len(found.all())


def delete_closed(session: Session, before: datetime) -> int:
    """Take away what was closed before then; how many."""
    found = session.execute(
        delete(Signaal)
        .where(Signaal.afgehandeld_op < before)
        .execution_options(synchronize_session=False)
        .returning(Signaal.id)
    )
    return len(found.all())


def forget_failures(session: Session, voorziening_id: UUID) -> None:
    """Count the failures of its links from none again."""
    session.execute(
        update(Linkcontrole)
        .where(Linkcontrole.voorziening_id == voorziening_id)
        .values(mislukt=0)
        .execution_options(synchronize_session=False)
    )
