"""What an aanbieder wants to know of its entries at one glance."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.voorziening import Voorziening
from portal.data.models.wijziging import Concept, Wijziging


def list_aanbieders(session: Session, ids: Collection[UUID]) -> Sequence[Aanbieder]:
    query = select(Aanbieder).where(Aanbieder.id.in_(ids))
    return session.scalars(query.order_by(func.lower(Aanbieder.naam), Aanbieder.id)).all()


def list_ids_of(session: Session, aanbieder_id: UUID) -> Sequence[UUID]:
    """The entries of an aanbieder, public or not, in order of name."""
    query = select(Voorziening.id).where(Voorziening.aanbieder_id == aanbieder_id)
    return session.scalars(query.order_by(func.lower(Voorziening.naam), Voorziening.id)).all()


def list_wijzigingen(session: Session, ids: Collection[UUID]) -> dict[UUID, Wijziging]:
    """The newest proposal for each."""
    query = select(Wijziging).where(Wijziging.voorziening_id.in_(ids))
    rows = session.scalars(query.order_by(Wijziging.created_at, Wijziging.id))
    return {row.voorziening_id: row for row in rows}


def find_concept(session: Session, gebruiker_id: UUID, onderwerp: str) -> Concept | None:
    return session.scalar(
        select(Concept).where(Concept.gebruiker_id == gebruiker_id, Concept.onderwerp == onderwerp)
    )
