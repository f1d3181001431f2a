"""Collected voorzieningen that somebody shares by a secret link."""

from datetime import UTC, datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, WithUuid


class GedeeldeLijst(WithUuid, Base):
    """``hash`` is the digest of the link's secret; ``voorzieningen`` their keys, in order. Nothing
    tells whose list it is. Stopping to share deletes the row."""

    __tablename__ = "gedeelde_lijst"

    hash: Mapped[str] = mapped_column(String(64), unique=True)
    voorzieningen: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    verloopt_op: Mapped[datetime] = mapped_column(index=True)
