"""Voorziening: one thing a person can use, with its places and ways to get in touch."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from portal.data.base import Base, Lijst, Slug, WithTimes, WithUuid, lijst_check
from portal.domain.begrippen import (
    Doelgroep,
    KanaalSoort,
    Leefgebied,
    Lijn,
    Overgang,
    Soort,
    Taal,
    VoorzieningStatus,
    Wet,
)

if TYPE_CHECKING:
    from portal.data.models.aanbieder import Aanbieder
    from portal.data.models.gebied import Gebied

voorziening_werkgebied = Table(
    "voorziening_werkgebied",
    Base.metadata,
    Column("voorziening_id", ForeignKey("voorziening.id", ondelete="CASCADE"), primary_key=True),
    Column("gebied_code", ForeignKey("gebied.code"), primary_key=True, index=True),
)


class Voorziening(WithUuid, WithTimes, Base):
    """``version`` grows with every change; the index holds it, so that both can be compared.

    ``leeftijd_van`` and ``leeftijd_tot`` are whole years, both included.
    ``gecontroleerd_door`` names a role or organisation, never a person.
    """

    __tablename__ = "voorziening"
    __table_args__ = (
        CheckConstraint("length(trim(naam)) > 0", name="naam"),
        CheckConstraint("length(trim(samenvatting)) > 0", name="samenvatting"),
        CheckConstraint("leeftijd_van BETWEEN 0 AND 120", name="leeftijd_van"),
        CheckConstraint("leeftijd_tot BETWEEN 0 AND 120", name="leeftijd_tot"),
        CheckConstraint("leeftijd_van <= leeftijd_tot", name="leeftijd"),
        lijst_check("leefgebieden", Leefgebied, required=True),
        lijst_check("doelgroepen", Doelgroep),
        lijst_check("wetten", Wet),
        lijst_check("talen", Taal),
        lijst_check("overgangen", Overgang),
        Index("uq_voorziening_naam", "aanbieder_id", "naam", unique=True),
    )

    extern_id: Mapped[str | None] = mapped_column(String(120), unique=True)
    slug: Mapped[str] = mapped_column(Slug, unique=True)
    naam: Mapped[str] = mapped_column(String(200))
    samenvatting: Mapped[str]
    omschrijving: Mapped[str] = mapped_column(default="")
    aanbieder_id: Mapped[UUID] = mapped_column(ForeignKey("aanbieder.id"), index=True)
    lijn: Mapped[Lijn | None]
    soort: Mapped[Soort | None]
    leefgebieden: Mapped[tuple[Leefgebied, ...]] = mapped_column(Lijst(Leefgebied))
    doelgroepen: Mapped[tuple[Doelgroep, ...]] = mapped_column(Lijst(Doelgroep), default=())
    wetten: Mapped[tuple[Wet, ...]] = mapped_column(Lijst(Wet), default=())
    overgangen: Mapped[tuple[Overgang, ...]] = mapped_column(Lijst(Overgang), default=())
    talen: Mapped[tuple[Taal, ...]] = mapped_column(Lijst(Taal), default=())
    trefwoorden: Mapped[tuple[str, ...]] = mapped_column(Lijst(), default=())
    kosten: Mapped[str] = mapped_column(default="")
    leeftijd_van: Mapped[int | None]
    leeftijd_tot: Mapped[int | None]
    verwijzing_nodig: Mapped[bool] = mapped_column(default=False)
    aanmelden: Mapped[str] = mapped_column(default="")
    online: Mapped[bool] = mapped_column(default=False)
    onafhankelijk: Mapped[bool] = mapped_column(default=False)
    gesloten_tot: Mapped[date | None]
    gesloten_reden: Mapped[str] = mapped_column(default="")
    status: Mapped[VoorzieningStatus] = mapped_column(default=VoorzieningStatus.CONCEPT, index=True)
    gecontroleerd_op: Mapped[date | None] = mapped_column(index=True)
    gecontroleerd_door: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(Integer)

    aanbieder: Mapped["Aanbieder"] = relationship(lazy="raise")
    plekken: Mapped[list["VoorzieningLocatie"]] = relationship(
        lazy="raise",
        cascade="all, delete-orphan",
        order_by="VoorzieningLocatie.volgorde",
        back_populates="voorziening",
    )
    kanalen: Mapped[list["Contactkanaal"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="Contactkanaal.volgorde"
    )
    werkgebied: Mapped[list["Gebied"]] = relationship(
        secondary=voorziening_werkgebied, lazy="raise", order_by="Gebied.code"
    )

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class Locatie(WithUuid, Base):
    """Where something is. With ``adres_geheim`` nothing of the address ever leaves the server."""

    __tablename__ = "locatie"
    __table_args__ = (
        CheckConstraint("lat BETWEEN -90 AND 90", name="lat"),
        CheckConstraint("lon BETWEEN -180 AND 180", name="lon"),
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="punt"),
    )

    naam: Mapped[str] = mapped_column(String(200), default="")
    straat: Mapped[str] = mapped_column(String(200), default="")
    huisnummer: Mapped[str] = mapped_column(String(20), default="")
    postcode: Mapped[str] = mapped_column(String(7), default="")
    plaats: Mapped[str] = mapped_column(String(80), default="")
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    buurt_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"), index=True)
    wijk_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    gemeente_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    rolstoel: Mapped[bool | None]
    adres_geheim: Mapped[bool] = mapped_column(default=False)


class VoorzieningLocatie(WithUuid, Base):
    """A voorziening at one locatie, with the opening hours and phone of that place."""

    __tablename__ = "voorziening_locatie"
    __table_args__ = (
        UniqueConstraint("voorziening_id", "locatie_id", name="uq_voorziening_locatie_paar"),
    )

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
    locatie_id: Mapped[UUID] = mapped_column(ForeignKey("locatie.id"), index=True)
    volgorde: Mapped[int]
    openingstijden: Mapped[str] = mapped_column(default="")
    telefoon: Mapped[str | None] = mapped_column(String(40))

    voorziening: Mapped["Voorziening"] = relationship(lazy="raise", back_populates="plekken")
    locatie: Mapped["Locatie"] = relationship(lazy="raise")


class Contactkanaal(WithUuid, Base):
    """One way to get in touch; the first of its soort is the main one."""

    __tablename__ = "contactkanaal"
    __table_args__ = (CheckConstraint("length(trim(waarde)) > 0", name="waarde"),)

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
    soort: Mapped[KanaalSoort]
    waarde: Mapped[str] = mapped_column(String(500))
    volgorde: Mapped[int]


class VoorzieningSlug(Base):
    """A slug that a voorziening once had: it redirects for ever."""

    __tablename__ = "voorziening_slug"

    slug: Mapped[str] = mapped_column(Slug, primary_key=True)
    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )


class SjabloonVolger(Base):
    """A local voorziening whose texts follow those of ``sjabloon_id``, which a national or
    regional aanbieder keeps; places, opening hours and ways to get in touch are its own."""

    __tablename__ = "sjabloon_volger"
    __table_args__ = (CheckConstraint("voorziening_id <> sjabloon_id", name="ander"),)

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), primary_key=True
    )
    sjabloon_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
