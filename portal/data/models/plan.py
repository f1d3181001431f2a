"""What a professional collects for a client. Nothing tells whose plan it is but a code word.

Taking a plan away deletes its rows; its link is dead then. The secret of a link is kept as a digest
only, so that who reads the table opens nothing.
"""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, WithUuid
from portal.domain.begrippen import Leefgebied


class Plan(WithUuid, Base):
    """``gebruiker_id`` is the professional. ``hash`` and ``gedeeld_tot`` are those of its link, if
    it is shared. ``aangeraakt_op`` is the last change by anybody; ``gewaarschuwd_op`` when the
    professional was told that it will be erased."""

    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint("length(trim(codewoord)) > 0", name="codewoord"),
        CheckConstraint("(hash IS NULL) = (gedeeld_tot IS NULL)", name="gedeeld"),
    )

    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    codewoord: Mapped[str] = mapped_column(String(60))
    gemeente_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    gedeeld_tot: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    aangeraakt_op: Mapped[datetime] = mapped_column(index=True)
    gewaarschuwd_op: Mapped[datetime | None]


class PlanDeel(WithUuid, Base):
    """``version`` grows with every change, so that nobody writes over what he did not see."""

    __tablename__ = "plan_deel"
    __table_args__ = (UniqueConstraint("plan_id", "leefgebied", name="uq_plan_deel_leefgebied"),)

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    leefgebied: Mapped[Leefgebied]
    doelen: Mapped[str] = mapped_column(default="")
    notities: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)


class PlanRegel(WithUuid, Base):
    """``tekst`` is a line in own words, or the name of the voorziening as it was: that is what
    remains when the voorziening is gone. ``notitie`` is the professional's own."""

    __tablename__ = "plan_regel"
    __table_args__ = (CheckConstraint("length(trim(tekst)) > 0", name="tekst"),)

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    leefgebied: Mapped[Leefgebied]
    volgorde: Mapped[int]
    voorziening_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("voorziening.id", ondelete="SET NULL"), index=True
    )
    tekst: Mapped[str] = mapped_column(String(300))
    gedaan: Mapped[bool] = mapped_column(default=False)
    van_client: Mapped[bool] = mapped_column(default=False)
    notitie: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
