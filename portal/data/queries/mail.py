"""Reading the outbox of mails."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from portal.data.models.mail import MailTaak


def has_sleutel(session: Session, sleutel: str) -> bool:
    """Whether a mail about this was queued before."""
    return bool(session.scalar(select(exists().where(MailTaak.sleutel == sleutel))))
