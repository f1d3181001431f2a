"""Mails are queued in the transaction of what they tell of; a worker sends them."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.data.models.mail import MailTaak


def queue_mail(
    session: Session,
    *,
    soort: str,
    ontvanger: str,
    taal: str = "nl",
    gegevens: dict[str, Any] | None = None,
    sleutel: str | None = None,
) -> None:
    """Queue a mail; with a ``sleutel`` that was queued before this does nothing."""
    if sleutel and session.scalar(select(MailTaak.id).where(MailTaak.sleutel == sleutel)):
        return
    session.add(
        MailTaak(
            soort=soort, ontvanger=ontvanger, taal=taal, gegevens=gegevens or {}, sleutel=sleutel
        )
    )
