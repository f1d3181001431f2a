"""The outbox of mails: what must be told is written down with what happened."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from portal.data.models.mail import MailTaak
from portal.data.queries.mail import has_sleutel


def queue_mail(
    session: Session,
    *,
    soort: str,
    ontvanger: str,
    taal: str = "nl",
    gegevens: Mapping[str, Any] | None = None,
    sleutel: str | None = None,
) -> None:
    """Add a mail to send, in the caller's transaction; the same ``sleutel`` again does nothing."""
    if sleutel is not None and has_sleutel(session, sleutel):
        return
    session.add(
        MailTaak(
            soort=soort,
            ontvanger=ontvanger,
            taal=taal,
            gegevens=dict(gegevens or {}),
            sleutel=sleutel,
        )
    )
