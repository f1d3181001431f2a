"""Changes that wait for an editor, the history of what was accepted, and unfinished drafts."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, Lijst, WithTimes, WithUuid
from portal.domain.begrippen import Gebeurtenis, Rol, WijzigingStatus


class Wijziging(WithUuid, WithTimes, Base):
    """A proposal. ``velden`` holds by field what it was (``oud``) and shall be (``nieuw``), as
    ``portal.domain.inhoud`` writes values, and after the decision whether it was taken over
    (``overgenomen``); ``basis_version`` is the version that it began from. Of a new voorziening
    it holds none: all of that is in the voorziening itself.

    ``organisatie`` and ``rol`` stay when the account of who proposed it is gone.
    """

    __tablename__ = "wijziging"

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
    status: Mapped[WijzigingStatus] = mapped_column(default=WijzigingStatus.WACHT, index=True)
    nieuw: Mapped[bool] = mapped_column(default=False)
    basis_version: Mapped[int]
    velden: Mapped[dict[str, Any]] = mapped_column(JSON)
    toelichting: Mapped[str] = mapped_column(default="")
    door_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="SET NULL"), index=True
    )
    rol: Mapped[Rol]
    organisatie: Mapped[str] = mapped_column(String(200), default="")
    reden: Mapped[str] = mapped_column(default="")
    besloten_op: Mapped[datetime | None]
    besloten_door: Mapped[str] = mapped_column(String(200), default="")


class Versie(WithUuid, Base):
    """A voorziening as it was after something happened to it; any of them can be put back.

    ``inhoud`` is all of it, as ``portal.domain.inhoud`` writes it, with its status and who checked
    it; ``velden`` names what changed. ``nummer`` counts from 1.
    """

    __tablename__ = "versie"
    __table_args__ = (UniqueConstraint("voorziening_id", "nummer", name="uq_versie_nummer"),)

    voorziening_id: Mapped[UUID] = mapped_column(ForeignKey("voorziening.id", ondelete="CASCADE"))
    nummer: Mapped[int]
    gebeurtenis: Mapped[Gebeurtenis]
    op: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    rol: Mapped[Rol | None]
    organisatie: Mapped[str] = mapped_column(String(200), default="")
    inhoud: Mapped[dict[str, Any]] = mapped_column(JSON)
    velden: Mapped[tuple[str, ...]] = mapped_column(Lijst(), default=())


class Concept(WithUuid, WithTimes, Base):
    """A form that somebody has not sent yet. ``onderwerp`` is the id of the voorziening, or
    ``nieuw``; ``gegevens`` holds the fields as they were typed."""

    __tablename__ = "concept"
    __table_args__ = (UniqueConstraint("gebruiker_id", "onderwerp", name="uq_concept_onderwerp"),)

    gebruiker_id: Mapped[UUID] = mapped_column(ForeignKey("gebruiker.id", ondelete="CASCADE"))
    onderwerp: Mapped[str] = mapped_column(String(40))
    gegevens: Mapped[dict[str, Any]] = mapped_column(JSON)
