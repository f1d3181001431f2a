"""Gebieden from the database: which hold a point, and what a gebied's page shows."""

from collections.abc import Collection
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from sqlalchemy.orm import Session

from portal.data.models.gebied import Gebied
from portal.data.queries import gebieden as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Niveau
from portal.domain.errors import NietGevonden
from portal.domain.plaats import LAND, is_buitengebied, roepnaam


@dataclass(frozen=True, slots=True, kw_only=True)
class GebiedKort:
    """A gebied as others refer to it; ``naam`` is what people call it."""

    code: str
    niveau: Niveau
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GebiedDetail(GebiedKort):
    """A gebied with what is around it: ``ouders`` from gemeente down, ``kinderen`` and
    ``kernen`` (names of villages, for a gemeente only) by name. ``cbs_naam`` is the official name.
    ``kader`` is the bounding box (min_lat, min_lon, max_lat, max_lon), None without outline.
    """

    cbs_naam: str
    lat: float
    lon: float
    kader: tuple[float, float, float, float] | None
    gemeente_code: str | None
    ouders: tuple[GebiedKort, ...]
    kinderen: tuple[GebiedKort, ...]
    kernen: tuple[str, ...]


def weergavenaam(gebied: Gebied) -> str:
    """What people call it; a wijk without a name goes by its code."""
    return roepnaam(gebied.naam) or gebied.code


def name_gebieden(uow: UnitOfWork, codes: Collection[str]) -> dict[str, str]:
    """What people call each of the gebieden that are known."""
    with uow:
        return {
            gebied.code: weergavenaam(gebied)
            for gebied in queries.list_gebieden(uow.session, codes)
        }


def find_at(uow: UnitOfWork, lat: float, lon: float) -> list[GebiedKort]:
    """The buurt, the wijk and the gemeente that hold the point, smallest first, as far as they
    are known: empty abroad.
    """
    with uow:
        return [_kort(gebied) for gebied in list_at(uow.session, lat, lon)]


def list_at(session: Session, lat: float, lon: float) -> list[Gebied]:
    """The same as rows, inside an open unit of work.

    The smallest gebied whose outline holds the point decides, the first by code on a shared edge;
    what is above it follows from the tree.
    """
    for gebied in queries.list_gebieden_around(session, lat, lon):
        if _holds(gebied.geometrie, lat, lon):
            above = {gebied.ouder_code, gebied.gemeente_code} - {LAND, None, gebied.code}
            parents = queries.list_gebieden(session, above) if above else ()
            return [gebied, *sorted(parents, key=lambda parent: -len(parent.code))]
    return []


def get_gebied(uow: UnitOfWork, code: str) -> GebiedDetail:
    """A gebied with its parents and children.

    Raises:
        NietGevonden: there is no such code.

    """
    with uow:
        gebied = uow.session.get(Gebied, code.upper())
        if gebied is None or gebied.code == LAND:
            raise NietGevonden
        is_gemeente = gebied.niveau is Niveau.GEMEENTE
        kernen = queries.list_kernen_in(uow.session, gebied.code) if is_gemeente else ()
        return GebiedDetail(
            code=gebied.code,
            niveau=gebied.niveau,
            naam=weergavenaam(gebied),
            cbs_naam=gebied.naam,
            lat=gebied.lat,
            lon=gebied.lon,
            kader=_kader(gebied),
            gemeente_code=gebied.gemeente_code,
            ouders=_ouders(uow.session, gebied),
            kinderen=_kinderen(uow.session, gebied),
            kernen=tuple(kern.naam for kern in kernen),
        )


def _holds(outline: bytes | None, lat: float, lon: float) -> bool:
    """Whether the point lies inside. A process learns what tells it when it first asks: that takes
    a quarter of a second, and every command refers to this module."""
    shapely: Any = import_module("shapely")
    return bool(shapely.intersects_xy(shapely.from_wkb(outline), lon, lat))


def _kort(gebied: Gebied) -> GebiedKort:
    return GebiedKort(code=gebied.code, niveau=gebied.niveau, naam=weergavenaam(gebied))


def _kader(gebied: Gebied) -> tuple[float, float, float, float] | None:
    if (
        gebied.min_lat is None
        or gebied.min_lon is None
        or gebied.max_lat is None
        or gebied.max_lon is None
    ):
        return None
    return gebied.min_lat, gebied.min_lon, gebied.max_lat, gebied.max_lon


def _ouders(session: Session, gebied: Gebied) -> tuple[GebiedKort, ...]:
    ouders = []
    parent = session.get(Gebied, gebied.ouder_code) if gebied.ouder_code else None
    while parent is not None and parent.code != LAND:
        ouders.append(_kort(parent))
        parent = session.get(Gebied, parent.ouder_code) if parent.ouder_code else None
    return tuple(reversed(ouders))


def _kinderen(session: Session, gebied: Gebied) -> tuple[GebiedKort, ...]:
    """By name. The farms around a village bear its name too: beside the village itself they keep
    their official one.
    """
    children = queries.list_children(session, gebied.code)
    cores = {weergavenaam(child) for child in children if not is_buitengebied(child.naam)}
    kort = [
        GebiedKort(code=child.code, niveau=child.niveau, naam=child.naam)
        if is_buitengebied(child.naam) and weergavenaam(child) in cores
        else _kort(child)
        for child in children
    ]
    return tuple(sorted(kort, key=lambda child: (child.naam, child.code)))
