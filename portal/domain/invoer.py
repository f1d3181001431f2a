"""One row of a file, checked: cells to fields, with every fault that is in it.

The columns are those of the CSV of voorzieningen; ``domain/uitvoer.py`` is the way back.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from portal.domain import velden
from portal.domain.begrippen import Doelgroep, Leefgebied, Lijn, Overgang, Soort, Taal, Wet
from portal.domain.errors import Fout
from portal.domain.foutcodes import Foutcode
from portal.domain.velden import Ongeldig
from portal.domain.voorziening import ADRES, ADRESREGEL, Gegeven

SCHEIDING = "|"
MAX_ITEMS = 50
MAX_SHOWN = 200

Check = Callable[[str], Any]

_short = partial(velden.clean_text, max_length=200)
_place = partial(velden.check_item, max_length=200)
_sentence = partial(velden.clean_text, max_length=1_000)


@dataclass(frozen=True, slots=True)
class Rij:
    """A row as it was read: its number (the header is row 1), its cells by column, and what was
    wrong already when it was read.
    """

    nummer: int
    cellen: Mapping[str, str]
    fouten: tuple[Fout, ...] = ()


@dataclass(frozen=True, slots=True)
class Tabel:
    """A file, whatever its format; ``rijen`` are read while one goes through them.

    Going through them raises ``InvoerOngeldig`` at a place after which nothing can be read.
    """

    kolommen: tuple[str, ...]
    rijen: Iterator[Rij]


# What is not in these tables is no column of the file. A blank cell is the field's blank value.
_ENKEL: dict[str, tuple[Check, Any]] = {
    "extern_id": (partial(velden.clean_text, max_length=120), None),
    "naam": (_short, ""),
    "samenvatting": (partial(velden.clean_text, max_length=1_000, lines=True), ""),
    "omschrijving": (partial(velden.clean_text, max_length=20_000, lines=True), ""),
    "aanbieder": (_short, ""),
    "aanbieder_website": (velden.check_url, None),
    "lijn": (partial(velden.check_begrip, Lijn), None),
    "soort": (partial(velden.check_begrip, Soort), None),
    "telefoon": (velden.check_telefoon, None),
    "email": (velden.check_email, None),
    "website": (velden.check_url, None),
    "kosten": (_sentence, ""),
    "leeftijd_van": (velden.check_leeftijd, None),
    "leeftijd_tot": (velden.check_leeftijd, None),
    "verwijzing_nodig": (velden.check_ja_nee, False),
    "aanmelden": (partial(velden.clean_text, max_length=2_000, lines=True), ""),
    "online": (velden.check_ja_nee, False),
    "onafhankelijk": (velden.check_ja_nee, False),
    "gesloten_tot": (velden.check_datum, None),
    "gecontroleerd_op": (velden.check_datum, None),
}
_LIJST: dict[str, Check] = {
    "leefgebieden": partial(velden.check_begrip, Leefgebied),
    "doelgroepen": partial(velden.check_begrip, Doelgroep),
    "wetten": partial(velden.check_begrip, Wet),
    "overgangen": partial(velden.check_begrip, Overgang),
    "talen": partial(velden.check_begrip, Taal),
    "trefwoorden": partial(velden.check_item, max_length=80),
    "werkgebied": partial(velden.check_item, max_length=120),
}
_PLEK: dict[str, tuple[Check, Any]] = {
    "locatie_naam": (_place, ""),
    "straat": (_place, ""),
    "huisnummer": (partial(velden.check_item, max_length=20), ""),
    "postcode": (velden.check_postcode, ""),
    "plaats": (partial(velden.check_item, max_length=80), ""),
    "lat": (velden.check_breedtegraad, None),
    "lon": (velden.check_lengtegraad, None),
    "openingstijden": (velden.check_openingstijden, ""),
    "rolstoel": (velden.check_ja_nee, None),
    "adres_geheim": (velden.check_ja_nee, None),
}
# Where a column has another name than the field of a place.
PLEK_VELD = {"locatie_naam": "naam"}
VERPLICHT = ("naam", "aanbieder", "samenvatting", "leefgebieden")
PLEK_KOLOMMEN = frozenset(_PLEK)
KOLOMMEN = frozenset({*_ENKEL, *_LIJST, *_PLEK})


def check_kolommen(kolommen: Sequence[str]) -> tuple[list[Fout], list[Fout]]:
    """What is wrong with a header row, and what deserves a notice only."""
    faults = [Fout(k, Foutcode.KOLOM_ONTBREEKT, rij=1) for k in VERPLICHT if k not in kolommen]
    faults += [
        Fout(k, Foutcode.KOLOM_DUBBEL, rij=1)
        for k in dict.fromkeys(kolommen)
        if k in KOLOMMEN and kolommen.count(k) > 1
    ]
    unknown = [k for k in dict.fromkeys(kolommen) if k and k not in KOLOMMEN]
    return faults, [Fout(k, Foutcode.KOLOM_ONBEKEND, rij=1) for k in unknown]


def check_rij(rij: Rij, *, vandaag: date) -> tuple[dict[str, Any], list[Fout]]:
    """The fields that the row gives, and every fault in it.

    ``werkgebied`` is as written: who has the gebieden at hand looks the codes up. A place is a
    mapping of its own fields, since it may be known in part only.
    """
    controle = _Controle(rij)
    fields = {**controle.check_enkel(), **controle.check_lijsten(), **controle.check_plekken()}
    controle.faults += check_samenhang(fields, vandaag=vandaag, rij=rij.nummer)
    return fields, controle.faults


def check_samenhang(fields: Gegeven, *, vandaag: date, rij: int | None = None) -> list[Fout]:
    """The faults between fields that are each right by themselves."""
    faults = []
    van, tot = fields.get("leeftijd_van"), fields.get("leeftijd_tot")
    if van is not None and tot is not None and van > tot:
        faults.append(Fout("leeftijd_tot", Foutcode.LEEFTIJD_OMGEKEERD, f"{van}-{tot}", rij))
    op = fields.get("gecontroleerd_op")
    if op is not None and op > vandaag:
        faults.append(Fout("gecontroleerd_op", Foutcode.DATUM_TOEKOMST, op.isoformat(), rij))
    return faults


class _Controle:
    """Collects the faults of one row; a value that is refused reads as None."""

    def __init__(self, rij: Rij) -> None:
        self.rij = rij
        self.faults = list(rij.fouten)

    def add(self, field: str, code: Foutcode, value: str = "") -> None:
        self.faults.append(Fout(field, code, value[:MAX_SHOWN], self.rij.nummer))

    def check(self, field: str, check: Check, text: str) -> Any:
        try:
            return check(text)
        except Ongeldig as error:
            self.add(field, error.code, text)
            return None

    def check_enkel(self) -> dict[str, Any]:
        fields = {}
        for field, (check, blank) in _ENKEL.items():
            if field not in self.rij.cellen:
                continue
            text = self.rij.cellen[field].strip()
            fields[field] = self.check(field, check, text) if text else blank
            if field in VERPLICHT and fields[field] == "":
                self.add(field, Foutcode.VERPLICHT)
        return fields

    def check_lijsten(self) -> dict[str, Any]:
        fields = {}
        for field, check in _LIJST.items():
            if field not in self.rij.cellen:
                continue
            items = [text for text in _split(self.rij.cellen[field]) if text]
            if len(items) > MAX_ITEMS:
                self.add(field, Foutcode.TE_VEEL, str(len(items)))
            if field in VERPLICHT and not items:
                self.add(field, Foutcode.VERPLICHT)
            values = (self.check(field, check, text) for text in items[:MAX_ITEMS])
            fields[field] = tuple(dict.fromkeys(values))
        return fields

    def check_plekken(self) -> dict[str, Any]:
        cells = {field: _split(text) for field, text in self.rij.cellen.items() if field in _PLEK}
        count = max((len(parts) for parts in cells.values()), default=0)
        if count > MAX_ITEMS:
            self.add("straat", Foutcode.TE_VEEL, str(count))
            return {}
        for field, parts in cells.items():
            if len(parts) not in (1, count):
                self.add(field, Foutcode.AANTAL_DELEN, f"{len(parts)}/{count}")
                cells[field] = [""]
        plekken = tuple(
            self._check_plek({field: parts[index % len(parts)] for field, parts in cells.items()})
            for index in range(count)
        )
        if not any(map(_is_plek, plekken)):
            plekken = ()
        # A file without any address column says nothing of places that are known.
        return {"plekken": plekken} if plekken or not cells.keys().isdisjoint(ADRESREGEL) else {}

    def _check_plek(self, cells: Mapping[str, str]) -> dict[str, Any]:
        plek = {}
        for field, text in cells.items():
            check, blank = _PLEK[field]
            plek[PLEK_VELD.get(field, field)] = self.check(field, check, text) if text else blank
        if plek.get("adres_geheim") is None:
            plek.pop("adres_geheim", None)
        if bool(cells.get("lat")) != bool(cells.get("lon")):
            self.add("lat", Foutcode.COORDINAAT_HALF, cells.get("lat") or cells.get("lon") or "")
        elif _is_swapped(plek.get("lat"), plek.get("lon")):
            self.add("lat", Foutcode.COORDINAAT_VERWISSELD, f"{plek['lat']}, {plek['lon']}")
        return plek


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(SCHEIDING)]


def _is_plek(plek: Gegeven) -> bool:
    """Whether anything is said of a place; that it is (not) fit for wheelchairs is not enough."""
    return any(plek.get(field) for field in (*ADRES, "openingstijden", "adres_geheim"))


def _is_swapped(lat: float | None, lon: float | None) -> bool:
    """Whether this looks like a point in or near the Netherlands with its degrees swapped."""
    return lat is not None and lon is not None and 2 <= lat <= 8 and 50 <= lon <= 54
