"""Reading tips."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.models.netwerk import Tip
from portal.data.models.voorziening import Voorziening
from portal.data.queries.voorzieningen import PUBLIEK

# Columns are read by name; their types are those of the models.
TipRij = Row[*tuple[Any, ...]]

_RIJ = select(*Tip.__table__.columns, Voorziening.naam, Voorziening.slug).join(
    Voorziening, Tip.voorziening_id == Voorziening.id
)


def list_of(session: Session, voorziening_id: UUID) -> Sequence[TipRij]:
    """The tips on an entry, the newest first."""
    query = _RIJ.where(Tip.voorziening_id == voorziening_id)
    return session.execute(query.order_by(Tip.bevestigd_op.desc(), Tip.id)).all()


def list_rijen(
    session: Session, *where: ColumnElement[bool], limit: int, offset: int
) -> Sequence[TipRij]:
    """Tips that fit: what was reported first, then the newest."""
    query = _RIJ.where(*where).order_by(
        Tip.gemeld_op.is_(None), Tip.gemeld_op, Tip.geschreven_op.desc(), Tip.id
    )
    return session.execute(query.limit(limit).offset(offset)).all()


def count_where(session: Session, *where: ColumnElement[bool]) -> int:
    """How many tips fit."""
    query = select(func.count()).select_from(Tip)
    joined = query.join(Voorziening, Tip.voorziening_id == Voorziening.id)
    return session.scalar(joined.where(*where)) or 0


def list_oud(session: Session, gebruiker_id: UUID, before: datetime) -> Sequence[TipRij]:
    """The tips of this account on public entries that nobody confirmed since then."""
    query = _RIJ.where(Tip.gebruiker_id == gebruiker_id, Tip.bevestigd_op < before, PUBLIEK)
    return session.execute(query.order_by(Tip.bevestigd_op, Tip.id)).all()


def find_for_update(session: Session, id_: UUID) -> Tip | None:
    return session.scalar(select(Tip).where(Tip.id == id_).with_for_update())
