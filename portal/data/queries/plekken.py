"""What is needed to tell where places lie: postcodes, and outlines of gebieden, in bulk."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.models.gebied import Gebied, Kern, Postcode
from portal.domain.begrippen import Niveau

PostcodeRij = Row[str, float, float, str]
GemeentePostcodeRij = Row[str, str, str, str, float, float]
OmtrekRij = Row[str, str | None, str | None, bytes | None]


class Kader(NamedTuple):
    """A bounding box in degrees."""

    min_lat: float
    max_lat: float
    min_lon: float
    max_lon: float

    def holds(self, other: "Kader") -> bool:
        return (
            self.min_lat <= other.min_lat
            and self.max_lat >= other.max_lat
            and self.min_lon <= other.min_lon
            and self.max_lon >= other.max_lon
        )

    def joined(self, other: "Kader") -> "Kader":
        """The box round both."""
        return Kader(
            min(self.min_lat, other.min_lat),
            max(self.max_lat, other.max_lat),
            min(self.min_lon, other.min_lon),
            max(self.max_lon, other.max_lon),
        )


def list_postcodes(session: Session, codes: Collection[str]) -> Sequence[PostcodeRij]:
    """Code, point and gemeente of these postcodes; the gemeente only when it is a known gebied."""
    return session.execute(
        select(Postcode.code, Postcode.lat, Postcode.lon, Gebied.code.label("gemeente_code"))
        .outerjoin(Gebied, Postcode.gemeente_code == Gebied.code)
        .where(Postcode.code.in_(codes))
    ).all()


def list_gemeente_postcodes(session: Session) -> Sequence[GemeentePostcodeRij]:
    """Every PC4 in a known gemeente, with the name of that; in order of code."""
    return session.execute(
        select(
            Postcode.code,
            Postcode.woonplaats,
            Postcode.gemeente_code,
            Gebied.naam.label("gemeente_naam"),
            Postcode.lat,
            Postcode.lon,
        )
        .join(Gebied, Postcode.gemeente_code == Gebied.code)
        .where(func.length(Postcode.code) == 4)
        .order_by(Postcode.code)
    ).all()


def list_omtrekken(session: Session, kader: Kader) -> Sequence[OmtrekRij]:
    """The outlines that may have a part in ``kader``: buurten first, gemeenten last."""
    return session.execute(
        select(Gebied.code, Gebied.ouder_code, Gebied.gemeente_code, Gebied.geometrie)
        .where(Gebied.geometrie.is_not(None), *_touches(kader))
        .order_by(func.length(Gebied.code).desc(), Gebied.code)
    ).all()


def list_wijken(session: Session, kader: Kader) -> Sequence[Row[str, bytes | None]]:
    """Code and outline of the wijken that touch this box, in order of code."""
    return session.execute(
        select(Gebied.code, Gebied.geometrie)
        .where(Gebied.niveau == Niveau.WIJK, Gebied.geometrie.is_not(None), *_touches(kader))
        .order_by(Gebied.code)
    ).all()


def list_kernen(session: Session, kader: Kader) -> Sequence[Row[str, float, float]]:
    """Name and point of the kernen in this box, villages before parts of one."""
    return session.execute(
        select(Kern.naam, Kern.lat, Kern.lon)
        .where(
            Kern.lat.between(kader.min_lat, kader.max_lat),
            Kern.lon.between(kader.min_lon, kader.max_lon),
        )
        .order_by(Kern.soort.desc(), Kern.naam, Kern.id)
    ).all()


def _touches(kader: Kader) -> tuple[ColumnElement[bool], ...]:
    """The gebieden whose bounding box has a part in ``kader``."""
    return (
        Gebied.min_lat <= kader.max_lat,
        Gebied.max_lat >= kader.min_lat,
        Gebied.min_lon <= kader.max_lon,
        Gebied.max_lon >= kader.min_lon,
    )
