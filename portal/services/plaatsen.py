"""Every ``Plaats`` there is: made from gebieden, kernen and postcodes when it is asked for."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from math import inf

from indexer.tekst import fold_text
from portal.data.queries.gebieden import BuurtRij, GebiedRij, KernRij, PostcodeRij
from portal.domain.plaats import (
    LAND,
    Plaats,
    PlaatsSoort,
    naam_sleutel,
    normalise_naam,
    roepnaam,
    without_haakjes,
)
from portal.services.gebiedenboom import Gebiedenboom
from portal.services.plaatsnamen import (
    BEKEND,
    Groep,
    Kandidaat,
    Plaatsnamen,
    afstand_km,
    make_kandidaat,
    point_of,
)

MAX_KEUZES = 20

# Names to recognise inside a question: of the region and near it, and of towns everybody knows …
_NEARBY_KM = 40.0
_KNOWN_TOWN = 6
# … but not those that mostly are an everyday word.
_ALLEDAAGS = frozenset(
    {
        *("best", "dieren", "echt", "goes", "handel", "heel", "heide", "helden", "hoek"),
        *("huizen", "kampen", "leiden", "leunen", "loo", "made", "rijen", "velden", "veulen"),
    }
)


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What the database knows of places; ``buurten`` pairs a postcode with a buurt of it,
    ``regio`` are the codes of the gemeenten of the region.
    """

    gebieden: tuple[GebiedRij, ...]
    kernen: tuple[KernRij, ...]
    postcodes: tuple[PostcodeRij, ...]
    buurten: tuple[BuurtRij, ...]
    regio: tuple[str, ...]


class Plaatsen:
    """Makes places. Immutable after construction, so threads may share it."""

    def __init__(self, inhoud: Inhoud) -> None:
        self.boom = Gebiedenboom(inhoud.gebieden)
        self.regio = frozenset(inhoud.regio)
        self._postcodes = {rij.code: rij for rij in inhoud.postcodes}
        # All PC4 before the first PC6: who types "60" means a postcode, not a street of it.
        self._postcode_codes = [sorted(c for c in self._postcodes if len(c) == n) for n in (4, 6)]
        self._buurten = _gather(inhoud.buurten)
        self.namen = Plaatsnamen(self.boom)
        self.namen.add_gebieden(inhoud.gebieden)
        self.namen.add_kernen(inhoud.kernen)
        self.namen.add_woonplaatsen(inhoud.postcodes, self._buurten)
        self._centre = self._region_centre(inhoud.regio)

    def find_postcode(self, code: str) -> Plaats | None:
        """The place of a PC4 or PC6."""
        rij = self._postcodes.get(code)
        if rij is None:
            return None
        is_pc4 = len(code) == 4
        buurten = self._buurten.get(code) or self._buurten.get(code[:4], ())
        return Plaats(
            naam=code if is_pc4 else f"{code[:4]} {code[4:]}",
            soort=PlaatsSoort.PC4 if is_pc4 else PlaatsSoort.PC6,
            lat=rij.lat,
            lon=rij.lon,
            gebieden=self._gebieden(buurten, rij.gemeente_code),
            gemeente_code=rij.gemeente_code,
            gemeente_naam=self.boom.naam(rij.gemeente_code),
            toelichting=(rij if rij.woonplaats else self._postcodes.get(code[:4], rij)).woonplaats,
            sleutel=code,
        )

    def list_postcodes(self, begin: str, limit: int) -> list[Plaats]:
        """Places of the first postcodes that begin with ``begin``, PC4 before PC6."""
        found: list[str] = []
        for codes in self._postcode_codes:
            start = bisect_left(codes, begin)
            found += [c for c in codes[start : start + limit] if c.startswith(begin)]
        return [p for p in map(self.find_postcode, found[:limit]) if p is not None]

    def find_gebied(self, code: str) -> Plaats | None:
        """The place of a CBS code."""
        rij = self.boom.gebieden.get(code)
        kandidaat = make_kandidaat(rij) if rij else None
        return replace(self._make([kandidaat]), sleutel=code) if kandidaat else None

    def make_punt(
        self, codes: tuple[str, ...], lat: float, lon: float, soort: PlaatsSoort, naam: str = ""
    ) -> Plaats:
        """The place of a point in the gebieden ``codes``, smallest first; a point without a name
        goes by its buurt.
        """
        gemeente = next((code for code in codes if code.startswith("GM")), None)
        gemeente_naam = self.boom.naam(gemeente)
        punt = f"{lat:.5f},{lon:.5f}"
        return Plaats(
            naam=naam or (roepnaam(self.boom.naam(codes[0])) if codes else punt),
            soort=soort,
            lat=lat,
            lon=lon,
            gebieden=(*codes, LAND),
            gemeente_code=gemeente,
            gemeente_naam=gemeente_naam,
            toelichting="" if naam else gemeente_naam,
            sleutel=punt,
        )

    def choose(self, kandidaten: Iterable[Kandidaat]) -> list[Plaats]:
        """The places that these bearers of one name are: those of the region when it has any,
        else those everybody knows, else all; the nearest to the region first.
        """
        found = list(kandidaten)
        own = [k for k in found if k.gemeente_code in self.regio]
        groepen = self.namen.group(own or found)
        if not own:
            groepen = [groep for groep in groepen if groep[0].soort in BEKEND] or groepen
        return self._make_all(groepen)

    def choose_in(
        self, gemeenten: Collection[str], kandidaten: Iterable[Kandidaat]
    ) -> list[Plaats]:
        """The places that these bearers of one name are and that lie in ``gemeenten``."""
        groepen = self.namen.group(kandidaten)
        return self._make_all([g for g in groepen if any(k.gemeente_code in gemeenten for k in g)])

    def collect_names(self) -> frozenset[str]:
        """Folded names that may be taken for a place inside a question, and the four digits of
        the postcodes of the region."""
        digits = frozenset(
            code[:4] for code, rij in self._postcodes.items() if rij.gemeente_code in self.regio
        )
        return digits.union(
            name
            for kandidaten in self.namen.gangbaar.values()
            for k in kandidaten
            if self._is_known_here(k)
            for name in (fold_text(k.naam), normalise_naam(k.naam))
            if name not in _ALLEDAAGS
        )

    def _make(self, groep: Groep) -> Plaats:
        first = groep[0]
        lat, lon = point_of(groep)
        gemeente_naam = self.boom.naam(first.gemeente_code)
        bears_gemeente_naam = naam_sleutel(gemeente_naam) == naam_sleutel(first.naam)
        toelichting = "" if bears_gemeente_naam else gemeente_naam
        plaats = Plaats(
            naam=first.naam,
            soort=first.soort,
            lat=lat,
            lon=lon,
            gebieden=self._gebieden((c for k in groep for c in k.codes), first.gemeente_code),
            gemeente_code=first.gemeente_code,
            gemeente_naam=gemeente_naam,
            toelichting=toelichting,
            sleutel="",
        )
        return replace(plaats, sleutel=plaats.label)

    def _make_all(self, groepen: list[Groep]) -> list[Plaats]:
        """Each place with what tells it apart from the others: its name, or its gemeente, or its
        official name.
        """
        groepen = sorted(groepen, key=self._from_centre)[:MAX_KEUZES]
        places = [self._make(groep) for groep in groepen]
        names = Counter(naam_sleutel(without_haakjes(plaats.naam)) for plaats in places)
        pairs = Counter((plaats.naam, plaats.gemeente_code) for plaats in places)
        for at, (plaats, groep) in enumerate(zip(places, groepen, strict=True)):
            if names.get(naam_sleutel(plaats.naam), 1) == 1:
                continue
            apart = replace(plaats, toelichting=plaats.gemeente_naam)
            if pairs[plaats.naam, plaats.gemeente_code] == 1:
                places[at] = replace(apart, sleutel=apart.label)
            else:
                code = groep[0].codes[0]
                places[at] = replace(apart, naam=self._precise_naam(code), sleutel=code)
        return places

    def _precise_naam(self, code: str) -> str:
        """Of a buurt with its wijk, "Zandpad (Noord)"; of a wijk its official name."""
        naam, above = self.boom.naam(code), self.boom.above(code)[0]
        if not above.startswith("WK"):
            return naam
        return f"{roepnaam(naam)} ({roepnaam(self.boom.naam(above))})"

    def _gebieden(self, codes: Iterable[str], gemeente_code: str | None) -> tuple[str, ...]:
        """All around ``codes``, and the gemeente itself without what is below it."""
        *found, land = self.boom.around(codes)
        if gemeente_code and gemeente_code not in found:
            found.append(gemeente_code)
        return (*found, land)

    def _region_centre(self, regio: Iterable[str]) -> tuple[float, float] | None:
        gemeenten = [self.boom.gebieden[code] for code in regio if code in self.boom.gebieden]
        if not gemeenten:
            return None
        count = len(gemeenten)
        return sum(g.lat for g in gemeenten) / count, sum(g.lon for g in gemeenten) / count

    def _km_from_centre(self, kandidaat: Kandidaat) -> float:
        return afstand_km(*self._centre, kandidaat.lat, kandidaat.lon) if self._centre else inf

    def _from_centre(self, groep: Groep) -> tuple[float, str]:
        return self._km_from_centre(groep[0]), groep[0].gemeente_code

    def rank(self, kandidaat: Kandidaat) -> float:
        """In which order names are suggested: the region, then what is near, then large towns."""
        if kandidaat.gemeente_code in self.regio:
            return 0.0
        km = self._km_from_centre(kandidaat)
        return km if km <= _NEARBY_KM else 1000.0 - kandidaat.gewicht

    def _is_known_here(self, kandidaat: Kandidaat) -> bool:
        if kandidaat.gemeente_code in self.regio:
            return True
        nearby = self._km_from_centre(kandidaat) <= _NEARBY_KM
        return kandidaat.soort in BEKEND and (nearby or kandidaat.gewicht >= _KNOWN_TOWN)


def _gather(pairs: Iterable[BuurtRij]) -> dict[str, tuple[str, ...]]:
    gathered: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        gathered[pair.postcode].append(pair.buurt_code)
    return {key: tuple(values) for key, values in gathered.items()}
