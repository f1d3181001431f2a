"""Many entries at once. All take a session."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.data.models.bulkactie import Bulkactie
from portal.data.models.controle import Controleronde
from portal.data.models.voorziening import Voorziening


def list_voorzieningen(session: Session, ids: Collection[UUID]) -> Sequence[Voorziening]:
    """The entries themselves, without what hangs on them, in order of key."""
    query = select(Voorziening).where(Voorziening.id.in_(ids)).order_by(Voorziening.id)
    return session.scalars(query.execution_options(populate_existing=True)).all()


def close_rondes(session: Session, ids: Collection[UUID]) -> None:
    """They were checked: nobody has to ask any more."""
    session.execute(delete(Controleronde).where(Controleronde.voorziening_id.in_(ids)))


def list_recent(session: Session, since: datetime) -> Sequence[Bulkactie]:
    """What was done since then, the newest first."""
    query = select(Bulkactie).where(Bulkactie.op >= since)
    return session.scalars(query.order_by(Bulkactie.op.desc(), Bulkactie.id)).all()
