"""What an aanbieder wants to know of its entries at one glance."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.signaal import Signaal, Voorzieningcijfer, Zoekcijfer
from portal.data.models.voorziening import Voorziening
from portal.data.models.wijziging import Concept, Wijziging
from portal.data.queries.signalen import OPEN, VAN_ANDEREN


def list_aanbieders(session: Session, ids: Collection[UUID]) -> Sequence[Aanbieder]:
    query = select(Aanbieder).where(Aanbieder.id.in_(ids))
    return session.scalars(query.order_by(func.lower(Aanbieder.naam), Aanbieder.id)).all()


def list_ids_of(session: Session, aanbieder_id: UUID) -> Sequence[UUID]:
    """The entries of an aanbieder, public or not, in order of name."""
    query = select(Voorziening.id).where(Voorziening.aanbieder_id == aanbieder_id)
    return session.scalars(query.order_by(func.lower(Voorziening.naam), Voorziening.id)).all()


def list_cijfers(
    session: Session, ids: Collection[UUID], maanden: Collection[date]
) -> dict[tuple[UUID, date], tuple[int, int]]:
    """How often each was found and opened in these months."""
    rows = session.scalars(
        select(Voorzieningcijfer).where(
            Voorzieningcijfer.voorziening_id.in_(ids), Voorzieningcijfer.maand.in_(maanden)
        )
    )
    return {(row.voorziening_id, row.maand): (row.gevonden, row.geopend) for row in rows}


def count_signalen(session: Session, ids: Collection[UUID]) -> dict[UUID, int]:
    """How many open signals of others each has."""
    query = (
        select(Signaal.voorziening_id, func.count())
        .where(Signaal.voorziening_id.in_(ids), OPEN, VAN_ANDEREN)
        .group_by(Signaal.voorziening_id)
    )
    return dict(session.execute(query).all())


def list_wijzigingen(session: Session, ids: Collection[UUID]) -> dict[UUID, Wijziging]:
    """The newest proposal for each."""
    query = select(Wijziging).where(Wijziging.voorziening_id.in_(ids))
    rows = session.scalars(query.order_by(Wijziging.created_at, Wijziging.id))
    return {row.voorziening_id: row for row in rows}


def list_woorden(session: Session, id_: UUID, vanaf: date) -> Sequence[tuple[str, int]]:
    """The questions by which it was opened, those asked most first."""
    total = func.sum(Zoekcijfer.geopend)
    query = (
        select(Zoekcijfer.woorden, total)
        .where(
            Zoekcijfer.voorziening_id == id_,
            Zoekcijfer.woorden != "",
            Zoekcijfer.maand >= vanaf,
        )
        .group_by(Zoekcijfer.woorden)
        .order_by(total.desc(), Zoekcijfer.woorden)
        .limit(20)
    )
    return [(woorden, int(count)) for woorden, count in session.execute(query)]


def find_concept(session: Session, gebruiker_id: UUID, onderwerp: str) -> Concept | None:
    return session.scalar(
        select(Concept).where(Concept.gebruiker_id == gebruiker_id, Concept.onderwerp == onderwerp)
    )
