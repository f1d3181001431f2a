"""Reading the history of voorzieningen."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from portal.data.models.voorziening import Voorziening
from portal.data.models.wijziging import Versie


def list_versies(session: Session, voorziening_id: UUID) -> Sequence[Versie]:
    """All of it, the newest first."""
    query = select(Versie).where(Versie.voorziening_id == voorziening_id)
    return session.scalars(query.order_by(Versie.nummer.desc())).all()


def find_versie(session: Session, voorziening_id: UUID, nummer: int) -> Versie | None:
    return session.scalar(
        select(Versie).where(Versie.voorziening_id == voorziening_id, Versie.nummer == nummer)
    )


def list_without_versie(session: Session, ids: Collection[UUID]) -> dict[UUID, Any]:
    """Those of ``ids`` of which no history is kept yet, with the time at which they were added."""
    has_versie = select(Versie.id).where(Versie.voorziening_id == Voorziening.id).exists()
    query = select(Voorziening.id, Voorziening.created_at).where(
        Voorziening.id.in_(ids), ~has_versie
    )
    return dict(session.execute(query).all())


def list_laatste(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[int, dict[str, Any]]]:
    """The number and contents of the newest version of each of ``ids`` that has any."""
    newest = (
        select(Versie.voorziening_id, func.max(Versie.nummer).label("nummer"))
        .where(Versie.voorziening_id.in_(ids))
        .group_by(Versie.voorziening_id)
        .subquery()
    )
    query = select(Versie.voorziening_id, Versie.nummer, Versie.inhoud).join(
        newest,
        and_(Versie.voorziening_id == newest.c.voorziening_id, Versie.nummer == newest.c.nummer),
    )
    return {row.voorziening_id: (row.nummer, row.inhoud) for row in session.execute(query)}
