"""What an editor did with many entries at once, kept so that it can be undone."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, WithUuid
from portal.domain.begrippen import Bulkwerk


class Bulkactie(WithUuid, Base):
    """``regels`` holds by the key of each voorziening that changed what it had before, as text;
    ``waarde`` is what was added or taken away, empty where there is nothing to choose."""

    __tablename__ = "bulkactie"

    werk: Mapped[Bulkwerk]
    waarde: Mapped[str] = mapped_column(String(120), default="")
    regels: Mapped[dict[str, Any]] = mapped_column(JSON)
    door: Mapped[str] = mapped_column(String(120))
    op: Mapped[datetime]
    ongedaan_op: Mapped[datetime | None]
