"""Which entry follows which. All take a session and change nothing."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session, aliased

from portal.data.models.voorziening import SjabloonVolger, Voorziening

Rij = Row[*tuple[Any, ...]]


def list_paren(
    session: Session, ids: Collection[UUID]
) -> Sequence[tuple[Voorziening, Voorziening]]:
    """Each follower with its sjabloon, of which one of both is among ``ids``."""
    sjabloon = aliased(Voorziening)
    query = (
        select(Voorziening, sjabloon)
        .join(SjabloonVolger, SjabloonVolger.voorziening_id == Voorziening.id)
        .join(sjabloon, SjabloonVolger.sjabloon_id == sjabloon.id)
        .where(or_(SjabloonVolger.voorziening_id.in_(ids), SjabloonVolger.sjabloon_id.in_(ids)))
        .order_by(Voorziening.id)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def find_sjabloon(session: Session, voorziening_id: UUID) -> Rij | None:
    """The key and name of what this entry follows."""
    query = select(Voorziening.id, Voorziening.naam).join(
        SjabloonVolger, SjabloonVolger.sjabloon_id == Voorziening.id
    )
    return session.execute(query.where(SjabloonVolger.voorziening_id == voorziening_id)).first()


def list_volgers(session: Session, sjabloon_ids: Collection[UUID]) -> Sequence[Rij]:
    """The keys and names of what follows one of these, in order of name."""
    return session.execute(
        select(Voorziening.id, Voorziening.naam)
        .join(SjabloonVolger, SjabloonVolger.voorziening_id == Voorziening.id)
        .where(SjabloonVolger.sjabloon_id.in_(sjabloon_ids))
        .order_by(Voorziening.naam, Voorziening.id)
    ).all()
