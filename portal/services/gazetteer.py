"""The gazetteer: what a visitor means by a place, from memory in well under a millisecond.

It holds names, codes and points of the whole country but no outlines: those stay in the
database, and only a point or an address asks for them. One per process; threads may share it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from portal.data.queries import gebieden as queries
from portal.data.queries.regio import list_gemeente_codes
from portal.data.uow import UnitOfWork
from portal.domain.plaats import (
    CoordinaatOngeldig,
    Geocoder,
    Plaats,
    PlaatsMeerduidig,
    PlaatsOnbekend,
    PlaatsSoort,
    naam_sleutel,
    roepnaam,
)
from portal.services.gebieden import list_at
from portal.services.naamzoeker import Naamzoeker
from portal.services.plaatsen import Inhoud, Plaatsen
from portal.services.plaatsnamen import BEKEND, Kandidaat

MAX_LENGTH = 200

FindCodes = Callable[[float, float], tuple[str, ...]]
Understand = Callable[[str], Plaats | None]

_PUNT = re.compile(r"([+-]?\d+(?:\.\d+)?) ?[,; ] ?([+-]?\d+(?:\.\d+)?)")
_POSTCODE = re.compile(r"([1-9]\d{3}) ?([a-z]{2})?", re.IGNORECASE)
_POSTCODE_IN_ADRES = re.compile(r"^([1-9]\d{3})\b|\b([1-9]\d{3} ?[a-z]{2})\b", re.IGNORECASE)
_CODE = re.compile(r"(?:gm|wk|bu)\d[0-9a-z]+", re.IGNORECASE)
_HAAKJES = re.compile(r"(.+?) ?\((.+)\)")
_SOORTWOORD = re.compile(r"(gemeente|wijk|buurt|dorp|kern|stad) (\S.*)", re.IGNORECASE)

_DORP = {PlaatsSoort.KERN, PlaatsSoort.WOONPLAATS}
_WIJK = {PlaatsSoort.WIJK, PlaatsSoort.BUURT}
_SOORTEN = {
    "gemeente": {PlaatsSoort.GEMEENTE},
    "wijk": _WIJK,
    "buurt": _WIJK,
    "dorp": _DORP,
    "kern": _DORP,
    "stad": _DORP,
}


def build_gazetteer(
    uow: UnitOfWork, geocoder: Geocoder | None = None, old: "Gazetteer | None" = None
) -> "Gazetteer":
    """Read all places; ``old`` itself when nothing changed since it was built."""
    with uow:
        session = uow.session
        inhoud = Inhoud(
            gebieden=tuple(queries.list_gebied_rijen(session)),
            kernen=tuple(queries.list_kern_rijen(session)),
            postcodes=tuple(queries.list_postcode_rijen(session)),
            buurten=tuple(queries.list_buurten_of_postcodes(session)),
            regio=tuple(list_gemeente_codes(session)),
        )
    if old is not None and old.inhoud == inhoud:
        return old

    def find_codes(lat: float, lon: float) -> tuple[str, ...]:
        with uow.another() as own:
            return tuple(gebied.code for gebied in list_at(own.session, lat, lon))

    return Gazetteer(inhoud, find_codes, geocoder)


class Gazetteer:
    """``find_codes`` tells which gebieden hold a point, smallest first."""

    def __init__(
        self, inhoud: Inhoud, find_codes: FindCodes, geocoder: Geocoder | None = None
    ) -> None:
        self.inhoud = inhoud
        self._find_codes = find_codes
        self._geocoder = geocoder
        self._plaatsen = Plaatsen(inhoud)
        self._namen = self._plaatsen.namen
        self._zoeker = Naamzoeker(self._namen.gangbaar, self._plaatsen.rank)
        self._names = self._plaatsen.collect_names()

    def resolve(self, waar: str, *, ask_geocoder: bool = True) -> Plaats:
        """The place that ``waar`` means: a postcode, name, CBS code, ``lat,lon`` or address. Of an
        address that nobody is asked about, its postcode or town is the place.

        Raises:
            PlaatsOnbekend: nothing is known by it.
            PlaatsMeerduidig: it is the name of several places and none lies in the region.
            CoordinaatOngeldig: a point that is not on earth.

        """
        tekst = " ".join(waar.split())
        if not tekst or len(tekst) > MAX_LENGTH:
            raise PlaatsOnbekend(waar)
        ask: tuple[Understand, ...] = (self._as_adres,) if ask_geocoder else ()
        for understand in (
            self._as_punt,
            self._as_postcode,
            self._as_code,
            self._as_cbs_naam,
            self._as_naam,
            self._as_naam_in,
            self._as_nearly_naam,
            *ask,
            self._as_part,
        ):
            plaats = understand(tekst)
            if plaats is not None:
                return plaats
        raise PlaatsOnbekend(waar)

    def suggest(self, q: str, limit: int = 8) -> tuple[Plaats, ...]:
        """Places that begin with ``q``, those of the region first."""
        begin = naam_sleutel(q)
        if not begin:
            return ()
        if begin[0].isdigit():
            return tuple(self._plaatsen.list_postcodes(begin.upper(), limit))
        found = {
            plaats.label: plaats
            for key in self._zoeker.complete(begin, limit)
            for plaats in self._plaatsen.choose(self._namen.gangbaar[key])
        }
        return tuple(islice(found.values(), limit))

    def names(self) -> frozenset[str]:
        """Folded names to be recognised inside a question; ``resolve`` understands each."""
        return self._names

    def is_gebied(self, code: str) -> bool:
        """Whether there is a gebied with this code."""
        return code in self._plaatsen.boom.gebieden

    def naam(self, code: str) -> str:
        """What people call this gebied; the code itself when it is unknown."""
        return roepnaam(self._plaatsen.boom.naam(code)) or code

    def codes_around(self, code: str) -> tuple[str, ...]:
        """The codes of the gebieden that hold this one (``NL`` too) or lie in it, itself too."""
        return self._plaatsen.boom.around((code,))

    # The ways to understand a text; each gives None when it is not meant that way.

    def _as_punt(self, tekst: str) -> Plaats | None:
        match = _PUNT.fullmatch(tekst)
        if match is None:
            return None
        lat, lon = float(match[1]), float(match[2])
        if abs(lat) > 90 or abs(lon) > 180:
            raise CoordinaatOngeldig(tekst)
        return self._plaatsen.make_punt(self._find_codes(lat, lon), lat, lon, PlaatsSoort.PUNT)

    def _as_postcode(self, tekst: str) -> Plaats | None:
        match = _POSTCODE.fullmatch(tekst)
        if match is None:
            return None
        pc6 = f"{match[1]}{(match[2] or '').upper()}"
        return self._plaatsen.find_postcode(pc6) or self._plaatsen.find_postcode(match[1])

    def _as_code(self, tekst: str) -> Plaats | None:
        return self._plaatsen.find_gebied(tekst.upper()) if _CODE.fullmatch(tekst) else None

    def _as_cbs_naam(self, tekst: str) -> Plaats | None:
        """``Wijk 21 Keent`` is that one gebied, not all that is called Keent."""
        bearers = self._namen.officieel.get(naam_sleutel(tekst), [])
        if len(bearers) == 1:
            return self._plaatsen.find_gebied(bearers[0].codes[0])
        return self._choose(tekst, bearers)

    def _as_naam(self, tekst: str) -> Plaats | None:
        bearers = self._namen.find(tekst)
        match = _SOORTWOORD.fullmatch(tekst)
        if not bearers and match:
            soorten = _SOORTEN[match[1].lower()]
            bearers = [k for k in self._namen.find(match[2]) if k.soort in soorten]
        return self._choose(tekst, bearers)

    def _as_naam_in(self, tekst: str) -> Plaats | None:
        """``Keent in Weert``, ``Keent, Weert``, ``Weert Keent``."""
        for naam, groter in _splits(tekst):
            gemeenten = self._gemeenten_named(groter)
            for wanted in (naam, f"{groter} {naam}") if gemeenten else ():
                places = self._plaatsen.choose_in(gemeenten, self._namen.find(wanted))
                if places:
                    return _only(tekst, places)
        return None

    def _as_nearly_naam(self, tekst: str) -> Plaats | None:
        nearest = self._zoeker.nearest(naam_sleutel(tekst))
        found = (self._plaatsen.choose(self._namen.gangbaar[key]) for key in nearest)
        return _only(tekst, [plaats for places in found for plaats in places])

    def _as_adres(self, tekst: str) -> Plaats | None:
        if self._geocoder is None:
            return None
        adres = self._geocoder.find_adres(tekst, self._plaatsen.regio)
        if adres is None:
            return None
        codes = self._find_codes(adres.lat, adres.lon)
        if not codes and adres.gemeente_code:
            codes = (adres.gemeente_code,)
        return self._plaatsen.make_punt(codes, adres.lat, adres.lon, PlaatsSoort.ADRES, adres.naam)

    def _as_part(self, tekst: str) -> Plaats | None:
        """Of an address that no geocoder knows: its postcode, else its town ("station Weert")."""
        postcode = _POSTCODE_IN_ADRES.search(tekst)
        plaats = self._as_postcode(postcode[1] or postcode[2]) if postcode else None
        if plaats is not None:
            return plaats
        for _, part in _splits(tekst):
            bearers = [k for k in self._namen.find(part) if k.soort in BEKEND]
            if bearers:
                return self._choose(tekst, bearers)
        return None

    def _choose(self, invoer: str, bearers: Iterable[Kandidaat]) -> Plaats | None:
        return _only(invoer, self._plaatsen.choose(bearers))

    def _gemeenten_named(self, naam: str) -> set[str]:
        """The gemeente of this name, else those that have a woonplaats of this name."""
        found = [k for k in self._namen.find(naam) if k.soort in BEKEND]
        named = {k.gemeente_code for k in found if k.soort is PlaatsSoort.GEMEENTE}
        return named or {k.gemeente_code for k in found}


def _only(invoer: str, places: Sequence[Plaats]) -> Plaats | None:
    if len(places) > 1:
        raise PlaatsMeerduidig(invoer, tuple(places))
    return places[0] if places else None


def _splits(tekst: str) -> Iterator[tuple[str, str]]:
    """A name and the larger place that it lies in, in every way the text can be read."""
    for separator in (" in ", ","):
        naam, found, groter = tekst.rpartition(separator)
        if found:
            yield naam.strip(), groter.strip()
    match = _HAAKJES.fullmatch(tekst)
    if match:
        yield match[1], match[2]
    words = tekst.split(" ")
    for at in range(1, len(words)):
        begin, end = " ".join(words[:at]).rstrip(","), " ".join(words[at:])
        yield begin, end
        yield end, begin
