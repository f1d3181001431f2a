"""What others notice: visitors who report a fault, links that no longer answer, and counts.

No row tells who: a signal has no sender, a count no visitor.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, WithUuid
from portal.domain.begrippen import SignaalBron, SignaalSoort, SignaalStatus


class Signaal(WithUuid, Base):
    """Something that is said to be wrong; ``termijn`` is the day by which somebody looks."""

    __tablename__ = "signaal"

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
    soort: Mapped[SignaalSoort]
    bron: Mapped[SignaalBron]
    tekst: Mapped[str] = mapped_column(default="")
    status: Mapped[SignaalStatus] = mapped_column(default=SignaalStatus.OPEN, index=True)
    aantal: Mapped[int] = mapped_column(default=1)
    gemeld_op: Mapped[datetime]
    termijn: Mapped[date]
    geescaleerd_op: Mapped[date | None]
    afgehandeld_op: Mapped[datetime | None]
    afgehandeld_door: Mapped[str] = mapped_column(String(200), default="")
    antwoord: Mapped[str] = mapped_column(default="")


class Linkcontrole(Base):
    """The last look at the web address of an entry; ``mislukt`` counts failures in a row."""

    __tablename__ = "linkcontrole"

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), primary_key=True
    )
    url: Mapped[str] = mapped_column(String(500), primary_key=True)
    gekeken_op: Mapped[datetime]
    uitkomst: Mapped[str] = mapped_column(String(40))
    mislukt: Mapped[int] = mapped_column(default=0)


class Voorzieningcijfer(Base):
    """How often an entry was found, opened and acted on in a month (its first day)."""

    __tablename__ = "voorzieningcijfer"

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), primary_key=True
    )
    maand: Mapped[date] = mapped_column(primary_key=True)
    gevonden: Mapped[int] = mapped_column(default=0)
    geopend: Mapped[int] = mapped_column(default=0)


class Zoekcijfer(WithUuid, Base):
    """How often something was asked in a month; ``voorziening_id`` tells for which entry the
    words were used, None for all.

    A question that few people asked could say who asked it. ``hash`` (keyed) counts it, and
    ``woorden`` is filled only when it was asked at least five times.
    """

    __tablename__ = "zoekcijfer"
    __table_args__ = (
        Index("uq_zoekcijfer_vraag", "maand", "hash", unique=True),
        CheckConstraint("woorden = '' OR aantal >= 5", name="aantal"),
    )

    maand: Mapped[date]
    hash: Mapped[str] = mapped_column(String(64))
    voorziening_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
    woorden: Mapped[str] = mapped_column(String(200), default="")
    aantal: Mapped[int] = mapped_column(default=0)
    leeg: Mapped[int] = mapped_column(default=0)
    geopend: Mapped[int] = mapped_column(default=0)
    gezien: Mapped[bool] = mapped_column(default=False)
