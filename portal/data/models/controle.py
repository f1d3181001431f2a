"""The cycle that keeps entries true: its rules per gemeente, and where each entry stands in it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, WithUuid
from portal.domain.begrippen import Beluitslag


class Controlebeleid(Base):
    """The terms of a gemeente; code ``''`` holds those of the region. Months and days.

    ``verberg_na`` None: never hidden.
    """

    __tablename__ = "controlebeleid"
    __table_args__ = (
        CheckConstraint("termijn_maanden BETWEEN 1 AND 24", name="termijn"),
        CheckConstraint("dringend_maanden BETWEEN 1 AND 24", name="dringend"),
        CheckConstraint("vraag_vooraf BETWEEN 0 AND 60", name="vraag_vooraf"),
        CheckConstraint(
            "herinner_na > 0 AND werklijst_na > herinner_na AND markeer_na > werklijst_na",
            name="volgorde",
        ),
        CheckConstraint("verberg_na > markeer_na", name="verberg_na"),
    )

    gemeente_code: Mapped[str] = mapped_column(String(12), primary_key=True)
    termijn_maanden: Mapped[int]
    dringend_maanden: Mapped[int]
    vraag_vooraf: Mapped[int]
    herinner_na: Mapped[int]
    werklijst_na: Mapped[int]
    markeer_na: Mapped[int]
    verberg_na: Mapped[int | None]


class Controleronde(Base):
    """Where a voorziening stands since its check is due; gone when it is confirmed.

    ``controle_voor`` is the day by which it had to be checked; each other day says when that
    step was taken.
    """

    __tablename__ = "controleronde"

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), primary_key=True
    )
    controle_voor: Mapped[date]
    gevraagd_op: Mapped[date | None]
    herinnerd_op: Mapped[date | None]
    werklijst_op: Mapped[date | None]
    gemarkeerd_op: Mapped[date | None]
    verborgen_op: Mapped[date | None]


class Werklijst(WithUuid, Base):
    """Entries that somebody is going to check: a colleague, or volunteers who call."""

    __tablename__ = "werklijst"
    __table_args__ = (CheckConstraint("length(trim(naam)) > 0", name="naam"),)

    naam: Mapped[str] = mapped_column(String(120))
    gemeente_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    toegewezen_aan: Mapped[str] = mapped_column(String(120), default="")
    gebruiker_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="SET NULL"), index=True
    )
    gemaakt_op: Mapped[datetime]
    klaar_op: Mapped[datetime | None]


class WerklijstRegel(WithUuid, Base):
    """One entry of a werklijst, and what came of it."""

    __tablename__ = "werklijst_regel"

    werklijst_id: Mapped[UUID] = mapped_column(
        ForeignKey("werklijst.id", ondelete="CASCADE"), index=True
    )
    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
    volgorde: Mapped[int]
    uitslag: Mapped[Beluitslag | None]
    opmerking: Mapped[str] = mapped_column(default="")
    op: Mapped[datetime | None]


class Notitie(WithUuid, Base):
    """What colleagues of the redactie tell each other of a voorziening or an aanbieder; never
    public."""

    __tablename__ = "notitie"
    __table_args__ = (
        CheckConstraint("(voorziening_id IS NULL) <> (aanbieder_id IS NULL)", name="onderwerp"),
    )

    voorziening_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
    aanbieder_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("aanbieder.id", ondelete="CASCADE"), index=True
    )
    tekst: Mapped[str]
    door: Mapped[str] = mapped_column(String(120))
    op: Mapped[datetime]


class Dubbelbesluit(Base):
    """Two entries that look alike and are not the same: they are not shown as doubles again.
    ``a_id`` is the smaller key."""

    __tablename__ = "dubbelbesluit"

    a_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), primary_key=True
    )
    b_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), primary_key=True
    )
    door: Mapped[str] = mapped_column(String(120))
    op: Mapped[datetime]
