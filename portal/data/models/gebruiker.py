"""Accounts: who may log in, what they may, and with what they prove who they are.

Nothing here can be used by who reads the table: passwords are argon2 hashes, the tokens of
sessions and mail links are kept as digests, recovery codes as keyed ones, and the secret of a
second factor is derived from the server's key and what stands in ``totp_geheim``.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    column,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.data.base import Base, WithTimes, WithUuid
from portal.domain.begrippen import AanmeldingStatus, Rol

if TYPE_CHECKING:
    from portal.data.models.aanbieder import Aanbieder

Hash = String(64)


class Gebruiker(WithUuid, WithTimes, Base):
    """``totp_geheim`` counts only when ``totp_sinds`` is set; ``totp_stap`` is the last 30-second
    step that was used, so that a code works once. ``mislukt`` wrong passwords in a row make
    ``geblokkeerd_tot`` move ahead; wrong codes have a count of their own, because who only knows
    the address must not be able to keep the owner from giving the code."""

    __tablename__ = "gebruiker"
    __table_args__ = (Index("uq_gebruiker_email", func.lower(column("email")), unique=True),)

    email: Mapped[str] = mapped_column(String(254))
    naam: Mapped[str] = mapped_column(String(120))
    taal: Mapped[str] = mapped_column(String(8), default="nl")
    actief: Mapped[bool] = mapped_column(default=True)
    wachtwoord_hash: Mapped[str | None] = mapped_column(String(200))
    totp_geheim: Mapped[str | None] = mapped_column(String(64))
    totp_sinds: Mapped[datetime | None]
    totp_stap: Mapped[int | None]
    totp_mislukt: Mapped[int] = mapped_column(default=0)
    totp_geblokkeerd_tot: Mapped[datetime | None]
    mislukt: Mapped[int] = mapped_column(default=0)
    geblokkeerd_tot: Mapped[datetime | None]
    ingelogd_op: Mapped[datetime | None]

    bevoegdheden: Mapped[list["Rolverlening"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="Rolverlening.created_at"
    )


class Rolverlening(WithUuid, Base):
    """One role of somebody; see ``portal.domain.gebruikers.Bevoegdheid``."""

    __tablename__ = "rolverlening"
    __table_args__ = (
        UniqueConstraint(
            "gebruiker_id", "rol", "aanbieder_id", "gemeente_code", name="uq_rolverlening_rol"
        ),
        CheckConstraint("(rol = 'aanbieder') = (aanbieder_id IS NOT NULL)", name="aanbieder"),
    )

    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    rol: Mapped[Rol]
    aanbieder_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("aanbieder.id", ondelete="CASCADE"), index=True
    )
    gemeente_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    hoofd: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))

    aanbieder: Mapped["Aanbieder | None"] = relationship(lazy="raise")


class Herstelcode(WithUuid, Base):
    """A code on paper that works once when the phone is lost."""

    __tablename__ = "herstelcode"

    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    hash: Mapped[str] = mapped_column(Hash)
    gebruikt_op: Mapped[datetime | None]


class Sessie(WithUuid, Base):
    """One browser that is logged in. ``apparaat`` is a rough name such as "Firefox, Windows";
    no IP address is kept."""

    __tablename__ = "sessie"

    hash: Mapped[str] = mapped_column(Hash, unique=True)
    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    apparaat: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    gezien_op: Mapped[datetime]
    verloopt_op: Mapped[datetime] = mapped_column(index=True)
    tweede_factor_op: Mapped[datetime | None]


class Sleutel(WithUuid, Base):
    """The secret of a link in a mail: works until ``verloopt_op``, and once.

    ``doel`` is what it opens (``inloggen``, ``uitnodiging``, ``wachtwoord``, ``aanmelding``);
    ``gegevens`` is what belongs to it, such as the role of an invitation.
    """

    __tablename__ = "sleutel"

    hash: Mapped[str] = mapped_column(Hash, unique=True)
    doel: Mapped[str] = mapped_column(String(40))
    gebruiker_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    email: Mapped[str] = mapped_column(String(254), default="")
    gegevens: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    verloopt_op: Mapped[datetime] = mapped_column(index=True)
    gebruikt_op: Mapped[datetime | None]


class Aanmelding(WithUuid, WithTimes, Base):
    """An organisation that asks to become an aanbieder, or to keep entries that are there.

    ``claims`` are the ids of aanbieders whose entries it says are its own.
    """

    __tablename__ = "aanmelding"
    __table_args__ = (CheckConstraint("length(trim(naam)) > 0", name="naam"),)

    naam: Mapped[str] = mapped_column(String(200))
    kvk_nummer: Mapped[str] = mapped_column(String(8), default="")
    website: Mapped[str] = mapped_column(String(500), default="")
    telefoon: Mapped[str] = mapped_column(String(40), default="")
    gemeente_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    toelichting: Mapped[str] = mapped_column(default="")
    contactpersoon: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254))
    taal: Mapped[str] = mapped_column(String(8), default="nl")
    claims: Mapped[list[str]] = mapped_column(JSON, default=list)
    status: Mapped[AanmeldingStatus] = mapped_column(index=True)
    bevestigd_op: Mapped[datetime | None]
    besloten_op: Mapped[datetime | None]
    reden: Mapped[str] = mapped_column(default="")
    aanbieder_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("aanbieder.id", ondelete="SET NULL")
    )
