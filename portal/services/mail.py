"""Mails that must be told: queued in the transaction of what happened."""

from typing import Any

from sqlalchemy.orm import Session

from portal.data.models.mail import MailTaak
from portal.data.queries import mail as queries


def queue_mail(
    session: Session,
    *,
    soort: str,
    ontvanger: str,
    taal: str = "nl",
    gegevens: dict[str, Any] | None = None,
    sleutel: str | None = None,
) -> None:
    """Add a mail to the outbox; with a ``sleutel`` that is there already, nothing."""
    if sleutel is not None and queries.has_sleutel(session, sleutel):
        return
    session.add(
        MailTaak(
            soort=soort, ontvanger=ontvanger, taal=taal, gegevens=gegevens or {}, sleutel=sleutel
        )
    )
    session.flush()
