"""A small map: outlines around, names of villages, and numbered points; no tiles from elsewhere.

Drawn once as numbers between 0 and ``BREEDTE``, so that a page and a paper show the same.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BREEDTE = 600.0
_HOOGTE_MIN, _HOOGTE_MAX = 240.0, 480.0
# At least so much around the points, in degrees of latitude (some four kilometres in all).
_MIN_SPAN = 0.036
_RAND = 0.18
# Points and names nearer than this cannot be told apart.
_SAMEN = 16.0
_NAAM_RUIMTE = (90.0, 24.0)

Punt = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Uitsnede:
    """What part of the earth is drawn, in degrees."""

    min_lat: float
    max_lat: float
    min_lon: float
    max_lon: float

    @property
    def schaal(self) -> float:
        """How much shorter a degree of longitude is here than one of latitude."""
        return math.cos(math.radians((self.min_lat + self.max_lat) / 2))

    @property
    def hoogte(self) -> float:
        wide = (self.max_lon - self.min_lon) * self.schaal
        return BREEDTE * (self.max_lat - self.min_lat) / wide

    def place(self, lat: float, lon: float) -> Punt:
        x = (lon - self.min_lon) / (self.max_lon - self.min_lon) * BREEDTE
        y = (self.max_lat - lat) / (self.max_lat - self.min_lat) * self.hoogte
        return round(x, 1), round(y, 1)


@dataclass(frozen=True, slots=True)
class Speld:
    """The numbers of what is at one spot."""

    nummers: tuple[int, ...]
    x: float
    y: float

    @property
    def tekst(self) -> str:
        return ", ".join(map(str, self.nummers))


@dataclass(frozen=True, slots=True)
class Plaatsnaam:
    naam: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Kaartje:
    """``omtrekken`` are rings of points."""

    hoogte: float
    omtrekken: tuple[tuple[Punt, ...], ...]
    namen: tuple[Plaatsnaam, ...]
    spelden: tuple[Speld, ...]
    breedte: float = BREEDTE


def make_uitsnede(punten: Sequence[Punt]) -> Uitsnede:
    """Around these points (latitude, longitude), in the form of a small map."""
    lats, lons = zip(*punten, strict=True)
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    scale = math.cos(math.radians(lat))
    high = max((max(lats) - min(lats)) * (1 + 2 * _RAND), _MIN_SPAN)
    wide = max((max(lons) - min(lons)) * (1 + 2 * _RAND) * scale, _MIN_SPAN)
    high = max(high, wide * _HOOGTE_MIN / BREEDTE)
    wide = max(wide, high * BREEDTE / _HOOGTE_MAX)
    half_lat, half_lon = high / 2, wide / 2 / scale
    return Uitsnede(lat - half_lat, lat + half_lat, lon - half_lon, lon + half_lon)


def place_spelden(
    uitsnede: Uitsnede, punten: Iterable[tuple[int, float, float]]
) -> tuple[Speld, ...]:
    """What lies (nearly) at the same spot gets one pin with all its numbers."""
    at: dict[Punt, list[int]] = defaultdict(list)
    for nummer, lat, lon in punten:
        spot = uitsnede.place(lat, lon)
        near = next((known for known in at if math.dist(known, spot) < _SAMEN), spot)
        if nummer not in at[near]:
            at[near].append(nummer)
    return tuple(Speld(tuple(sorted(nummers)), *spot) for spot, nummers in at.items())


def place_namen(
    uitsnede: Uitsnede, kernen: Iterable[tuple[str, float, float]], spelden: Sequence[Speld]
) -> tuple[Plaatsnaam, ...]:
    """Names that cover neither each other nor a pin, the first ones first."""
    taken: list[Punt] = [(speld.x, speld.y) for speld in spelden]
    wide, high = _NAAM_RUIMTE
    found = []
    for naam, lat, lon in kernen:
        x, y = uitsnede.place(lat, lon)
        inside = wide / 2 < x < BREEDTE - wide / 2 and high < y < uitsnede.hoogte - high
        if inside and all(abs(x - a) > wide or abs(y - b) > high for a, b in taken):
            found.append(Plaatsnaam(naam, x, y))
            taken.append((x, y))
    return tuple(found)
