"""How the outbox of mails stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.data.models.mail import MailTaak

_WACHT = (MailTaak.sent_at.is_(None), MailTaak.parked.is_(False))


@dataclass(frozen=True, slots=True, kw_only=True)
class MailStand:
    """``achterstand_s``: age (seconds) of the oldest mail that waits."""

    wachtend: int = 0
    geparkeerd: int = 0
    achterstand_s: int = 0


def get_mail_stand(session: Session, now: datetime) -> MailStand:
    waiting, oldest = session.execute(
        select(func.count(), func.min(MailTaak.created_at)).where(*_WACHT)
    ).one()
    parked = session.scalar(select(func.count()).where(MailTaak.parked.is_(True)))
    return MailStand(
        wachtend=waiting,
        geparkeerd=parked or 0,
        achterstand_s=max(0, int((now - oldest).total_seconds())) if oldest else 0,
    )


def has_due(session: Session, now: datetime) -> bool:
    """Whether a mail can be sent now; only looks."""
    query = select(MailTaak.id).where(*_WACHT, MailTaak.available_at <= now).limit(1)
    return session.scalar(query) is not None


def list_parked(session: Session) -> Sequence[MailTaak]:
    """The mails that failed too often, oldest first."""
    return session.scalars(
        select(MailTaak).where(MailTaak.parked.is_(True)).order_by(MailTaak.id)
    ).all()
