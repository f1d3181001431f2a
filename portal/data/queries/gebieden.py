"""Queries on gebieden, kernen and postcodes. All take a session and change nothing."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, exists, func, or_, select
from sqlalchemy.orm import Session, undefer

from portal.data.models.gebied import Gebied, Kern, Postcode, PostcodeGebied
from portal.domain.begrippen import KernSoort, Niveau

# Names are compared on the built-up part; below this share of both the postcode and the buurt
# an overlap is a drawing difference or some farms.
MIN_DEEL = 0.05
MIN_DEEL_VAN_BUURT = 0.5

GebiedRij = Row[str, Niveau, str, str | None, str | None, float, float]
KernRij = Row[str, KernSoort, str, str | None, tuple[str, ...], float, float]
BuurtRij = Row[str, str]
PostcodeRij = Row[str, str, str, float, float]


def has_gemeente(session: Session) -> bool:
    """Whether any gemeente is known."""
    return bool(session.scalar(select(exists().where(Gebied.niveau == Niveau.GEMEENTE))))


def list_gebied_rijen(session: Session) -> Sequence[GebiedRij]:
    """All gebieden without their outline, in order of code."""
    return session.execute(
        select(
            Gebied.code,
            Gebied.niveau,
            Gebied.naam,
            Gebied.ouder_code,
            Gebied.gemeente_code,
            Gebied.lat,
            Gebied.lon,
        ).order_by(Gebied.code)
    ).all()


def list_kern_rijen(session: Session) -> Sequence[KernRij]:
    """All kernen, in order of name and gemeente."""
    return session.execute(
        select(
            Kern.naam,
            Kern.soort,
            Kern.gemeente_code,
            Kern.wijk_code,
            Kern.buurt_codes,
            Kern.lat,
            Kern.lon,
        ).order_by(Kern.naam, Kern.gemeente_code)
    ).all()


def list_postcode_rijen(session: Session) -> Sequence[PostcodeRij]:
    """All postcodes, in order of code."""
    return session.execute(
        select(
            Postcode.code,
            Postcode.woonplaats,
            Postcode.gemeente_code,
            Postcode.lat,
            Postcode.lon,
        ).order_by(Postcode.code)
    ).all()


def list_buurten_of_postcodes(session: Session) -> Sequence[BuurtRij]:
    """Pairs of a postcode and a buurt that lies in it for a part that counts.

    By the surface of the postcode alone the villages would fall out: the core of Keent is 2 % of
    6006, and yet most people of 6006 live there. So a buurt that lies in it mostly counts too.
    """
    return session.execute(
        select(PostcodeGebied.postcode, PostcodeGebied.buurt_code)
        .where(
            or_(
                PostcodeGebied.deel >= MIN_DEEL,
                PostcodeGebied.deel_van_buurt >= MIN_DEEL_VAN_BUURT,
            )
        )
        .order_by(PostcodeGebied.postcode, PostcodeGebied.buurt_code)
    ).all()


def list_gebieden_around(session: Session, lat: float, lon: float) -> Sequence[Gebied]:
    """Gebieden whose bounding box holds the point, with outline: buurten first, gemeenten last."""
    return session.scalars(
        select(Gebied)
        .where(
            Gebied.min_lat <= lat,
            Gebied.max_lat >= lat,
            Gebied.min_lon <= lon,
            Gebied.max_lon >= lon,
        )
        .options(undefer(Gebied.geometrie))
        .order_by(func.length(Gebied.code).desc(), Gebied.code)
    ).all()


def list_gebieden(session: Session, codes: Collection[str | None]) -> Sequence[Gebied]:
    """The gebieden with these codes, without outline, in order of code."""
    return session.scalars(select(Gebied).where(Gebied.code.in_(codes)).order_by(Gebied.code)).all()


def list_children(session: Session, code: str) -> Sequence[Gebied]:
    """The gebieden directly below ``code``, in order of code."""
    return session.scalars(
        select(Gebied).where(Gebied.ouder_code == code).order_by(Gebied.code)
    ).all()


def list_kernen_in(session: Session, gemeente_code: str) -> Sequence[Kern]:
    """The kernen of a gemeente, in order of name."""
    return session.scalars(
        select(Kern).where(Kern.gemeente_code == gemeente_code).order_by(Kern.naam)
    ).all()


def list_gebied_codes(session: Session, niveau: Niveau) -> Sequence[str]:
    """The codes of all gebieden of a level, in order."""
    return session.scalars(
        select(Gebied.code).where(Gebied.niveau == niveau).order_by(Gebied.code)
    ).all()
