"""The region this installation serves, filled from the region file (``PORTAL_REGIO``)."""

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.data.base import Base, WithUuid
from portal.domain.begrippen import ContactSoort


class Regio(Base):
    """One row: the name of the portal and the theme (a stylesheet name in ``static/themas``)."""

    __tablename__ = "regio"
    __table_args__ = (CheckConstraint("id = 1", name="een_rij"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    naam: Mapped[str] = mapped_column(String(120))
    beheerder: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254))
    thema: Mapped[str] = mapped_column(String(40), default="")


class RegioGemeente(Base):
    """A gemeente of the region, with the name people use for it."""

    __tablename__ = "regio_gemeente"

    gemeente_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), primary_key=True)
    naam: Mapped[str] = mapped_column(String(80))
    volgorde: Mapped[int]

    contacten: Mapped[list["RegioContact"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="RegioContact.volgorde"
    )


class RegioContact(WithUuid, Base):
    """The toegang or an OCO of a gemeente.

    ``extern_id`` names the voorziening that describes it, when there is one: no foreign key,
    because the region is set up before its voorzieningen are.
    """

    __tablename__ = "regio_contact"

    gemeente_code: Mapped[str] = mapped_column(
        ForeignKey("regio_gemeente.gemeente_code", ondelete="CASCADE"), index=True
    )
    soort: Mapped[ContactSoort]
    volgorde: Mapped[int]
    naam: Mapped[str] = mapped_column(String(200))
    telefoon: Mapped[str] = mapped_column(String(40))
    extern_id: Mapped[str | None] = mapped_column(String(120))
