"""The decision table of the quickscan, which editors keep."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, WithUuid
from portal.domain.begrippen import Leefgebied, Overgang
from portal.domain.hulpvraag import Aantal, Beslissing, Gevaar, VoorWie


class Beslisregel(WithUuid, Base):
    """One row; see ``portal.domain.hulpvraag.Beslisregel``. Rows are read in order of nummer."""

    __tablename__ = "beslisregel"
    __table_args__ = (Index("ix_beslisregel_nummer", "gemeente_code", "nummer"),)

    nummer: Mapped[int]
    beslissing: Mapped[Beslissing]
    gemeente_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    voor: Mapped[VoorWie | None]
    aantal: Mapped[Aantal | None]
    leefgebied: Mapped[Leefgebied | None]
    gevaar: Mapped[Gevaar | None]
    overgang: Mapped[Overgang | None]
    toelichting: Mapped[str] = mapped_column(default="")
