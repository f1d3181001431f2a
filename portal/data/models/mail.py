"""The outbox of mails: what must be told commits with what happened."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base


class MailTaak(Base):
    """A mail to send. ``soort`` names its templates, ``gegevens`` is what they show.

    ``sleutel`` says what the mail is about (``controle:<aanbieder>:<date>``): queueing the same
    again does nothing, so that a repeated run cannot mail twice. What was sent stays, without
    address and contents, as long as its ``sleutel`` matters. ``parked`` mails failed too often:
    shown to the operator, never dropped.
    """

    __tablename__ = "mail_taak"
    __table_args__ = (Index("ix_mail_taak_klaar", "parked", "available_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    sleutel: Mapped[str | None] = mapped_column(String(200), unique=True)
    soort: Mapped[str] = mapped_column(String(40))
    taal: Mapped[str] = mapped_column(String(8), default="nl")
    ontvanger: Mapped[str] = mapped_column(String(254))
    gegevens: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    available_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    attempts: Mapped[int] = mapped_column(default=0)
    parked: Mapped[bool] = mapped_column(default=False)
    last_error: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime | None]
