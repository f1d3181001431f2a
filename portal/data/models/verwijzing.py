"""Referrals: a professional asks an aanbieder to help somebody, whose name nobody writes down."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Enum, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, Lijst, WithUuid
from portal.domain.begrippen import Afwijsreden, Leefgebied, Verwijsuitkomst, VerwijzingStatus


def _uitkomst(naam: str) -> Enum:
    """As every enum is kept, with a constraint of its own name: two columns hold the same one."""
    return Enum(
        Verwijsuitkomst,
        name=naam,
        native_enum=False,
        create_constraint=True,
        length=40,
        validate_strings=True,
        values_callable=lambda enum: [member.value for member in enum],
    )


class Verwijzing(WithUuid, Base):
    """``inzending`` is the key of the form it was sent with, so that a double click sends one.

    It stays with the aanbieder to which it was sent, also when the entry goes to another.
    ``gemeente_code`` and ``leefgebieden`` are what it counts for. ``gesloten_op``: nobody has to do
    anything any more; ``gevraagd_op``: both were asked whether it helped. The row goes some time
    after the first of those.
    """

    __tablename__ = "verwijzing"
    __table_args__ = (
        UniqueConstraint("verwijzer_id", "inzending", name="uq_verwijzing_inzending"),
        CheckConstraint("length(trim(codewoord)) > 0", name="codewoord"),
        CheckConstraint("length(trim(vraag)) > 0", name="vraag"),
        CheckConstraint(
            "(status = 'afgewezen') = (afwijsreden IS NOT NULL)", name="reden_bij_afwijzing"
        ),
    )

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
    aanbieder_id: Mapped[UUID] = mapped_column(
        ForeignKey("aanbieder.id", ondelete="CASCADE"), index=True
    )
    verwijzer_id: Mapped[UUID] = mapped_column(ForeignKey("gebruiker.id", ondelete="CASCADE"))
    inzending: Mapped[str] = mapped_column(String(32))
    gemeente_code: Mapped[str] = mapped_column(String(12))
    leefgebieden: Mapped[tuple[Leefgebied, ...]] = mapped_column(Lijst(Leefgebied))

    codewoord: Mapped[str] = mapped_column(String(40))
    vraag: Mapped[str]
    warm: Mapped[bool]
    belmoment: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(String(254))
    telefoon: Mapped[str] = mapped_column(String(40), default="")

    status: Mapped[VerwijzingStatus] = mapped_column(default=VerwijzingStatus.OPEN, index=True)
    behandelaar_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="SET NULL")
    )
    afwijsreden: Mapped[Afwijsreden | None]
    antwoord: Mapped[str] = mapped_column(default="")
    anders_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("voorziening.id", ondelete="SET NULL")
    )
    uitkomst_verwijzer: Mapped[Verwijsuitkomst | None] = mapped_column(
        _uitkomst("uitkomst_verwijzer")
    )
    uitkomst_ontvanger: Mapped[Verwijsuitkomst | None] = mapped_column(
        _uitkomst("uitkomst_ontvanger")
    )

    verstuurd_op: Mapped[datetime]
    herinnerd_op: Mapped[datetime | None]
    antwoord_op: Mapped[datetime | None]
    contact_op: Mapped[datetime | None]
    klaar_op: Mapped[datetime | None]
    gevraagd_op: Mapped[datetime | None]
    gesloten_op: Mapped[datetime | None]


class Verwijsbeleid(Base):
    """The terms of a gemeente; code ``''`` holds those of the region. Days, and weeks."""

    __tablename__ = "verwijsbeleid"
    __table_args__ = (
        CheckConstraint("herinner_na > 0 AND geen_antwoord_na > herinner_na", name="volgorde"),
        CheckConstraint("vraag_na_weken BETWEEN 1 AND 26", name="vraag_na_weken"),
        CheckConstraint("wis_na BETWEEN 1 AND 365", name="wis_na"),
    )

    gemeente_code: Mapped[str] = mapped_column(String(12), primary_key=True)
    herinner_na: Mapped[int]
    geen_antwoord_na: Mapped[int]
    vraag_na_weken: Mapped[int]
    wis_na: Mapped[int]
