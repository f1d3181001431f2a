"""The outbox of the index: a change and the word that it must be indexed commit together."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base


class IndexTaak(Base):
    """A voorziening to look at again. No foreign key: a deleted one must leave the index too.

    ``available_at`` is when it may be claimed (again); a claim moves it ahead by the lease.
    ``parked`` tasks failed ten times: shown to the operator, never dropped.
    """

    __tablename__ = "index_taak"
    __table_args__ = (Index("ix_index_taak_klaar", "parked", "available_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    voorziening_id: Mapped[UUID] = mapped_column(index=True)
    reden: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    available_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    attempts: Mapped[int] = mapped_column(default=0)
    parked: Mapped[bool] = mapped_column(default=False)
    last_error: Mapped[str] = mapped_column(default="")
