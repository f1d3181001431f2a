"""Where people live: gebied (CBS), kern and postcode. Their official codes are the keys."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.data.base import Base, Lijst, WithUuid
from portal.domain.begrippen import KernSoort, Niveau

GebiedCode = String(12)


class Gebied(Base):
    """A gemeente (GM…), wijk (WK…) or buurt (BU…), or the whole country (NL).

    ``geometrie`` is WKB in WGS84 (longitude first); the bounding box columns (degrees) make
    point-in-area one indexed query. The centroid lies inside the area.
    """

    __tablename__ = "gebied"
    __table_args__ = (
        CheckConstraint("(niveau = 'land') = (ouder_code IS NULL)", name="ouder"),
        CheckConstraint("lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180", name="punt"),
        Index("ix_gebied_kader", "min_lat", "max_lat", "min_lon", "max_lon"),
    )

    code: Mapped[str] = mapped_column(GebiedCode, primary_key=True)
    niveau: Mapped[Niveau]
    naam: Mapped[str]
    ouder_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"), index=True)
    gemeente_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"), index=True)
    lat: Mapped[float]
    lon: Mapped[float]
    min_lat: Mapped[float | None]
    max_lat: Mapped[float | None]
    min_lon: Mapped[float | None]
    max_lon: Mapped[float | None]
    geometrie: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)

    ouder: Mapped["Gebied | None"] = relationship(
        foreign_keys=[ouder_code], remote_side=[code], lazy="raise"
    )


class Kern(WithUuid, Base):
    """A village, or a part of one that people call by name.

    ``buurt_codes`` are the buurten of its built-up core: mostly one, Boshoven has two.
    """

    __tablename__ = "kern"
    __table_args__ = (Index("uq_kern_naam", "naam", "gemeente_code", unique=True),)

    naam: Mapped[str] = mapped_column(String(80))
    soort: Mapped[KernSoort]
    gemeente_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), index=True)
    wijk_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    buurt_codes: Mapped[tuple[str, ...]] = mapped_column(Lijst(), default=())
    pc4: Mapped[str | None] = mapped_column(String(4))
    lat: Mapped[float]
    lon: Mapped[float]


class Postcode(Base):
    """A PC4 (``6001``) or PC6 (``6001TV``) with the centre of its built-up part."""

    __tablename__ = "postcode"
    __table_args__ = (CheckConstraint("length(code) IN (4, 6)", name="code"),)

    code: Mapped[str] = mapped_column(String(6), primary_key=True)
    woonplaats: Mapped[str] = mapped_column(String(80), index=True)
    # No foreign key: the national file knows gemeenten that a small installation does not load.
    gemeente_code: Mapped[str] = mapped_column(GebiedCode, index=True)
    lat: Mapped[float]
    lon: Mapped[float]


class PostcodeGebied(Base):
    """Which buurten a postcode covers: one PC4 may cover several villages.

    ``deel`` is the share (0–1) of the postcode's surface that lies in the buurt; ``deel_van_buurt``
    the share of the buurt that lies in the postcode: a village may be 2 % of its PC4 and yet lie
    in it wholly.
    """

    __tablename__ = "postcode_gebied"
    __table_args__ = (
        CheckConstraint("deel > 0 AND deel <= 1", name="deel"),
        CheckConstraint("deel_van_buurt >= 0 AND deel_van_buurt <= 1", name="deel_van_buurt"),
    )

    postcode: Mapped[str] = mapped_column(ForeignKey("postcode.code"), primary_key=True)
    buurt_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), primary_key=True)
    deel: Mapped[float]
    deel_van_buurt: Mapped[float] = mapped_column(default=0.0)
