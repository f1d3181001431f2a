"""Aanbieder: the organisation that offers voorzieningen."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, column, func
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, Slug, WithTimes, WithUuid


class Aanbieder(WithUuid, WithTimes, Base):
    __tablename__ = "aanbieder"
    __table_args__ = (
        CheckConstraint("length(trim(naam)) > 0", name="naam"),
        Index("uq_aanbieder_naam", func.lower(column("naam")), unique=True),
    )

    slug: Mapped[str] = mapped_column(Slug, unique=True)
    naam: Mapped[str] = mapped_column(String(200))
    omschrijving: Mapped[str] = mapped_column(default="")
    website: Mapped[str | None] = mapped_column(String(500))
    telefoon: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(254))
    kvk_nummer: Mapped[str | None] = mapped_column(String(8))


class AanbiederSlug(Base):
    """A slug that an aanbieder once had: it redirects for ever."""

    __tablename__ = "aanbieder_slug"

    slug: Mapped[str] = mapped_column(Slug, primary_key=True)
    aanbieder_id: Mapped[UUID] = mapped_column(
        ForeignKey("aanbieder.id", ondelete="CASCADE"), index=True
    )
