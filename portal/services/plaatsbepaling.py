"""Where a place lies: its point when only the postcode is known, and the gebieden that hold it.

For one place or for a file of thousands: outlines are read once for the part of the country in
which the places lie.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import shapely
from sqlalchemy.orm import Session

from portal.data.queries import plekken as queries
from portal.data.queries.plekken import Kader, OmtrekRij, PostcodeRij
from portal.domain.voorziening import Ligging, PlekInvoer

_NERGENS = Kader(min_lat=91, max_lat=-91, min_lon=181, max_lon=-181)


class Plaatsbepaler:
    """Keeps what it has read; one per unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._postcodes: dict[str, PostcodeRij] = {}
        self._asked: set[str] = set()
        self._kader = _NERGENS
        self._liggingen: list[Ligging] = []
        self._tree = shapely.STRtree([])

    def complete(self, plekken: Sequence[PlekInvoer]) -> list[PlekInvoer]:
        """The same places; who has a postcode but no point gets the middle of the postcode."""
        self._read_postcodes(plekken)
        return [self._complete(plek) for plek in plekken]

    def locate(self, plekken: Sequence[PlekInvoer]) -> list[Ligging]:
        """The gebieden that hold each place, as far as they are known."""
        self._read_postcodes(plekken)
        points = {
            number: (plek.lat, plek.lon)
            for number, plek in enumerate(plekken)
            if plek.lat is not None and plek.lon is not None
        }
        found = self._find_omtrekken(points) if points else {}
        return [found.get(n) or self._by_postcode(plek) for n, plek in enumerate(plekken)]

    def _complete(self, plek: PlekInvoer) -> PlekInvoer:
        known = self._find_postcode(plek)
        if plek.lat is not None or known is None:
            return plek
        return replace(plek, lat=known.lat, lon=known.lon)

    def _by_postcode(self, plek: PlekInvoer) -> Ligging:
        known = self._find_postcode(plek)
        return Ligging(gemeente_code=known.gemeente_code if known else None)

    def _find_postcode(self, plek: PlekInvoer) -> PostcodeRij | None:
        return next(filter(None, map(self._postcodes.get, _postcodes(plek))), None)

    def _read_postcodes(self, plekken: Iterable[PlekInvoer]) -> None:
        new = {code for plek in plekken for code in _postcodes(plek)} - self._asked
        if new:
            self._asked |= new
            rows = queries.list_postcodes(self._session, new)
            self._postcodes.update((row.code, row) for row in rows)

    def _find_omtrekken(self, points: Mapping[int, tuple[float, float]]) -> dict[int, Ligging]:
        """By outline; the smallest gebied wins, on a shared edge the first by code."""
        lats, lons = zip(*points.values(), strict=True)
        self._read_omtrekken(Kader(min(lats), max(lats), min(lons), max(lons)))
        hits = self._tree.query(shapely.points(lons, lats), predicate="intersects")
        smallest: dict[int, int] = {}
        for number, gebied in zip(*hits.tolist(), strict=True):
            smallest[number] = min(gebied, smallest.get(number, gebied))
        numbers = list(points)
        return {numbers[n]: self._liggingen[gebied] for n, gebied in smallest.items()}

    def _read_omtrekken(self, kader: Kader) -> None:
        if self._kader.holds(kader):
            return
        self._kader = self._kader.joined(kader)
        rows = queries.list_omtrekken(self._session, self._kader)
        self._liggingen = [_make_ligging(row) for row in rows]
        self._tree = shapely.STRtree(shapely.from_wkb([row.geometrie for row in rows]))


def _postcodes(plek: PlekInvoer) -> tuple[str, ...]:
    """The postcodes to look for, the most precise first."""
    code = plek.postcode.replace(" ", "")
    return tuple(dict.fromkeys((code, code[:4]))) if code else ()


def _make_ligging(row: OmtrekRij) -> Ligging:
    match row.code[:2]:
        case "BU":
            return Ligging(row.code, row.ouder_code, row.gemeente_code)
        case "WK":
            return Ligging(None, row.code, row.gemeente_code)
        case _:
            return Ligging(None, None, row.code)
