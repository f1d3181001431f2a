"""All names that places go by, and which of the bearers of a name are one and the same place.

"Ospel" is a woonplaats, a wijk and a buurt, and means one village; "Beek" is three villages.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import cos, hypot, radians
from typing import NamedTuple

from portal.data.queries.gebieden import GebiedRij, KernRij, PostcodeRij
from portal.domain.begrippen import KernSoort, Niveau
from portal.domain.plaats import (
    PlaatsSoort,
    is_buitengebied,
    naam_sleutel,
    roepnaam,
    without_haakjes,
)
from portal.services.gebiedenboom import Gebiedenboom

# Which bearer of a name stands for the place: what people call a village goes before statistics.
RANG = {
    PlaatsSoort.WOONPLAATS: 0,
    PlaatsSoort.KERN: 1,
    PlaatsSoort.GEMEENTE: 2,
    PlaatsSoort.WIJK: 3,
    PlaatsSoort.BUURT: 4,
}
BEKEND = frozenset({PlaatsSoort.WOONPLAATS, PlaatsSoort.KERN, PlaatsSoort.GEMEENTE})

# How far apart (km) two points of one place may lie: a gemeente's centre may be far from its town.
_ONE_BUURT, _ONE_WOONPLAATS, _ONE_GEMEENTE = 5.0, 10.0, 15.0

_SOORT_OF_NIVEAU = {
    Niveau.GEMEENTE: PlaatsSoort.GEMEENTE,
    Niveau.WIJK: PlaatsSoort.WIJK,
    Niveau.BUURT: PlaatsSoort.BUURT,
}


class Kandidaat(NamedTuple):
    """One bearer of a name. ``codes``: the gebieden it is; ``gewicht``: how many PC4 it has, 0 when
    unknown; ``buiten``: the farms around the place; ``berekend``: the point is only the middle of
    its postcodes.
    """

    naam: str
    soort: PlaatsSoort
    lat: float
    lon: float
    gemeente_code: str
    codes: tuple[str, ...] = ()
    gewicht: int = 0
    buiten: bool = False
    berekend: bool = False


Groep = list[Kandidaat]


class Plaatsnamen:
    """Bearers by what people say; ``officieel`` by the full statistical name ("Wijk 21 Keent")."""

    def __init__(self, boom: Gebiedenboom) -> None:
        self._boom = boom
        self.gangbaar: dict[str, list[Kandidaat]] = defaultdict(list)
        self.officieel: dict[str, list[Kandidaat]] = defaultdict(list)

    def add_gebieden(self, rijen: Iterable[GebiedRij]) -> None:
        for rij in rijen:
            kandidaat = make_kandidaat(rij) if rij.naam else None
            if kandidaat is None:
                continue
            self._add(kandidaat)
            if kandidaat.naam != rij.naam:
                self.officieel[naam_sleutel(rij.naam)].append(kandidaat)

    def add_kernen(self, rijen: Iterable[KernRij]) -> None:
        for rij in rijen:
            is_woonplaats = rij.soort is KernSoort.WOONPLAATS
            self._add(
                Kandidaat(
                    naam=rij.naam,
                    soort=PlaatsSoort.WOONPLAATS if is_woonplaats else PlaatsSoort.KERN,
                    lat=rij.lat,
                    lon=rij.lon,
                    gemeente_code=rij.gemeente_code,
                    codes=rij.buurt_codes or ((rij.wijk_code,) if rij.wijk_code else ()),
                )
            )

    def add_woonplaatsen(
        self, rijen: Iterable[PostcodeRij], buurten: dict[str, tuple[str, ...]]
    ) -> None:
        """The woonplaatsen that the PC4 table names, each with the buurten of its postcodes."""
        by_place: dict[tuple[str, str], list[PostcodeRij]] = defaultdict(list)
        for rij in rijen:
            if len(rij.code) == 4:
                by_place[rij.woonplaats, rij.gemeente_code].append(rij)
        for (naam, gemeente_code), postcodes in by_place.items():
            centre = _most_central(postcodes)
            self._add(
                Kandidaat(
                    naam=naam,
                    soort=PlaatsSoort.WOONPLAATS,
                    lat=centre.lat,
                    lon=centre.lon,
                    gemeente_code=gemeente_code,
                    codes=tuple(code for pc in postcodes for code in buurten.get(pc.code, ())),
                    gewicht=len(postcodes),
                    berekend=True,
                )
            )

    def find(self, tekst: str) -> list[Kandidaat]:
        """All that go by this name."""
        return self.gangbaar.get(naam_sleutel(tekst), [])

    def group(self, kandidaten: Iterable[Kandidaat]) -> list[Groep]:
        """Put together what is one place; in each group the one that stands for it comes first."""
        groepen: list[Groep] = []
        for kandidaat in sorted(kandidaten, key=_rang):
            for groep in groepen:
                if any(self._is_same_place(kandidaat, other) for other in groep):
                    groep.append(kandidaat)
                    break
            else:
                groepen.append([kandidaat])
        return groepen

    def _add(self, kandidaat: Kandidaat) -> None:
        sleutel = naam_sleutel(kandidaat.naam)
        self.gangbaar[sleutel].append(kandidaat)
        kort = without_haakjes(kandidaat.naam)
        if kort != kandidaat.naam:
            self.gangbaar[naam_sleutel(kort)].append(kandidaat)

    def _is_same_place(self, one: Kandidaat, other: Kandidaat) -> bool:
        soorten = {one.soort, other.soort}
        km = afstand_km(one.lat, one.lon, other.lat, other.lon)
        if one.gemeente_code != other.gemeente_code:
            limit = _ONE_GEMEENTE if PlaatsSoort.GEMEENTE in soorten else _ONE_WOONPLAATS
            return soorten <= BEKEND and km <= limit
        return (
            not soorten.isdisjoint(BEKEND)
            or km <= _ONE_BUURT
            or any(self._boom.are_related(a, b) for a in one.codes for b in other.codes)
        )


def make_kandidaat(rij: GebiedRij) -> Kandidaat | None:
    """A gebied as the bearer of what people call it; None for the country."""
    soort = _SOORT_OF_NIVEAU.get(rij.niveau)
    if soort is None:
        return None
    return Kandidaat(
        naam=roepnaam(rij.naam) or rij.code,
        soort=soort,
        lat=rij.lat,
        lon=rij.lon,
        gemeente_code=rij.gemeente_code or rij.code,
        codes=(rij.code,),
        buiten=is_buitengebied(rij.naam),
    )


def point_of(groep: Groep) -> tuple[float, float]:
    """Where the place is for who goes there: its built-up core, not the middle of its fields."""
    cores = [k for k in groep if k.soort in (PlaatsSoort.WOONPLAATS, PlaatsSoort.KERN)]
    cores += [k for k in groep if k.soort is PlaatsSoort.BUURT and not k.buiten]
    core = (cores or groep)[0]
    return core.lat, core.lon


def afstand_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Distance as the crow flies, good to 1 % within the Netherlands."""
    return hypot((lat - other_lat) * 111.2, (lon - other_lon) * 111.2 * cos(radians(lat)))


def _rang(kandidaat: Kandidaat) -> tuple[int, bool, bool, int]:
    return RANG[kandidaat.soort], kandidaat.buiten, kandidaat.berekend, -kandidaat.gewicht


def _most_central(postcodes: Sequence[PostcodeRij]) -> PostcodeRij:
    """The postcode nearest to the mean of all: one far-off postcode does not move the place."""
    lat = sum(pc.lat for pc in postcodes) / len(postcodes)
    lon = sum(pc.lon for pc in postcodes) / len(postcodes)
    return min(postcodes, key=lambda pc: (afstand_km(pc.lat, pc.lon, lat, lon), pc.code))
