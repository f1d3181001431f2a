"""How the outbox stands."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.data.models.outbox import IndexTaak


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxStand:
    """``achterstand_s``: age (seconds) of the oldest waiting task."""

    wachtend: int
    geparkeerd: int
    achterstand_s: int


def get_outbox_stand(session: Session, now: datetime) -> OutboxStand:
    waiting, oldest = session.execute(
        select(func.count(), func.min(IndexTaak.created_at)).where(IndexTaak.parked.is_(False))
    ).one()
    parked = session.scalar(select(func.count()).where(IndexTaak.parked.is_(True)))
    return OutboxStand(
        wachtend=waiting,
        geparkeerd=parked or 0,
        achterstand_s=max(0, int((now - oldest).total_seconds())) if oldest else 0,
    )
