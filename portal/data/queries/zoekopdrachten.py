"""Reading saved searches."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.data.models.gebruiker import Gebruiker
from portal.data.models.netwerk import BewaardeZoekopdracht
from portal.data.models.voorziening import Voorziening
from portal.data.queries.profielen import IS_PROFESSIONAL


def list_of(
    session: Session, gebruiker_id: UUID, *, lock: bool = False
) -> Sequence[BewaardeZoekopdracht]:
    """The searches of this account, in order of name; ``lock``: to change them."""
    query = (
        select(BewaardeZoekopdracht)
        .where(BewaardeZoekopdracht.gebruiker_id == gebruiker_id)
        .order_by(func.lower(BewaardeZoekopdracht.naam), BewaardeZoekopdracht.id)
    )
    return session.scalars(query.with_for_update() if lock else query).all()


def list_eigenaren(session: Session, before: datetime) -> Sequence[UUID]:
    """The professionals with a search that was not done since then."""
    query = (
        select(BewaardeZoekopdracht.gebruiker_id)
        .join(Gebruiker, BewaardeZoekopdracht.gebruiker_id == Gebruiker.id)
        .where(IS_PROFESSIONAL, BewaardeZoekopdracht.gezocht_op < before)
        .distinct()
        .order_by(BewaardeZoekopdracht.gebruiker_id)
    )
    return session.scalars(query).all()


def list_touched(session: Session, ids: Collection[UUID], since: datetime) -> set[UUID]:
    """Those of ``ids`` that were made or changed since then."""
    if not ids:
        return set()
    query = select(Voorziening.id).where(Voorziening.id.in_(ids), Voorziening.updated_at > since)
    return set(session.scalars(query))
