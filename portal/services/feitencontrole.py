"""The checks that files of facts (gebieden, kernen, postcodes) share, gathering every fault."""

import re
from collections.abc import Iterable, Iterator, Mapping

from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import MAX_SHOWN, Rij, Tabel
from portal.domain.velden import Ongeldig, clean_text

# Europe's part of the kingdom, with a margin for what lies just across the border.
_SOUTH, _NORTH, _WEST, _EAST = 50.0, 54.5, 2.5, 8.0


class Controle:
    """A file being checked: go through ``rijen``, ask for cells, and ``finish``.

    ``aliassen`` are other names of columns; a column that is there under its own name stays. A
    cell that is refused reads as None.
    """

    def __init__(self, tabel: Tabel, aliassen: Mapping[str, str]) -> None:
        self._names = {
            name: aliassen.get(name, name) if aliassen.get(name) not in tabel.kolommen else name
            for name in tabel.kolommen
        }
        self._tabel = tabel
        self._seen: set[str] = set()
        self.kolommen = frozenset(self._names.values())
        self.fouten: list[Fout] = []
        self.count = 0

    def rijen(self) -> Iterator[Rij]:
        """The rows with their cells stripped, under our names."""
        for rij in self._tabel.rijen:
            self.count += 1
            self.fouten += rij.fouten
            yield Rij(rij.nummer, {self._names[k]: v.strip() for k, v in rij.cellen.items()})

    def finish(self) -> None:
        """Raises InvoerOngeldig when there was any fault, or no row at all."""
        if self.fouten:
            raise InvoerOngeldig(self.fouten)
        if not self.count:
            raise InvoerOngeldig([Fout("", Foutcode.BESTAND_LEEG)])

    def require(self, kolommen: Iterable[str]) -> None:
        """Raises InvoerOngeldig at once for missing columns: nothing else can be said then."""
        missing = [kolom for kolom in kolommen if kolom not in self.kolommen]
        if missing:
            raise InvoerOngeldig([Fout(k, Foutcode.KOLOM_ONTBREEKT, rij=1) for k in missing])

    def add(self, rij: Rij, kolom: str, code: Foutcode, waarde: str = "") -> None:
        shown = (waarde or rij.cellen.get(kolom, ""))[:MAX_SHOWN]
        self.fouten.append(Fout(kolom, code, shown, rij.nummer))

    def tekst(self, rij: Rij, kolom: str, max_length: int) -> str | None:
        waarde = rij.cellen.get(kolom, "")
        if not waarde:
            self.add(rij, kolom, Foutcode.VERPLICHT)
            return None
        try:
            return clean_text(waarde, max_length=max_length)
        except Ongeldig as error:
            self.add(rij, kolom, error.code)
            return None

    def code(self, rij: Rij, kolom: str, vorm: re.Pattern[str], fout: Foutcode) -> str | None:
        """An official code, in capitals; spaces in it do not matter."""
        waarde = rij.cellen.get(kolom, "").replace(" ", "").upper()
        if not waarde:
            self.add(rij, kolom, Foutcode.VERPLICHT)
        elif not vorm.fullmatch(waarde):
            self.add(rij, kolom, fout)
        else:
            return waarde
        return None

    def unique(self, rij: Rij, kolom: str, sleutel: str) -> None:
        if sleutel in self._seen:
            self.add(rij, kolom, Foutcode.DUBBEL_IN_BESTAND, sleutel)
        self._seen.add(sleutel)

    def getal(
        self, rij: Rij, kolom: str, fout: Foutcode, least: float, most: float
    ) -> float | None:
        try:
            waarde = float(rij.cellen.get(kolom, ""))
        except ValueError:
            self.add(rij, kolom, fout)
            return None
        if not least <= waarde <= most:
            self.add(rij, kolom, fout)
            return None
        return waarde

    def punt(self, rij: Rij) -> tuple[float, float] | None:
        """Latitude and longitude in the Netherlands."""
        lat = self.getal(rij, "lat", Foutcode.BREEDTEGRAAD, -90, 90)
        lon = self.getal(rij, "lon", Foutcode.LENGTEGRAAD, -180, 180)
        if lat is None or lon is None:
            return None
        fault = find_fault(lat, lat, lon, lon)
        if fault is not None:
            self.add(rij, "lat", fault, f"{lat}, {lon}")
            return None
        return lat, lon


def find_fault(south: float, north: float, west: float, east: float) -> Foutcode | None:
    """What is wrong with a box of degrees that should lie in the Netherlands."""
    if _is_in_nederland(south, north, west, east):
        return None
    if _is_in_nederland(west, east, south, north):
        return Foutcode.COORDINAAT_VERWISSELD
    if north > 90 or east > 180:
        return Foutcode.COORDINAAT_GEEN_GRADEN
    return Foutcode.COORDINAAT_BUITEN_NEDERLAND


def _is_in_nederland(south: float, north: float, west: float, east: float) -> bool:
    return south >= _SOUTH and north <= _NORTH and west >= _WEST and east <= _EAST
