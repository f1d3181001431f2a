"""Files with gebieden (CBS) or kernen, read into checked values. Knows no database.

The kind of file follows from its columns, or properties. CBS builds its codes from each other
(BU09882101 lies in WK098821 in GM0988), so the place in the tree follows from the code.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from portal.domain.begrippen import KernSoort, Niveau
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel
from portal.domain.plaats import LAND
from portal.services.feitencontrole import Controle, find_fault

# The names that CBS gives the same columns in its yearly files.
ALIASSEN = {
    "bu_code": "buurtcode",
    "bu_naam": "buurtnaam",
    "wk_code": "wijkcode",
    "wk_naam": "wijknaam",
    "gm_code": "gemeentecode",
    "gm_naam": "gemeentenaam",
    "statcode": "code",
    "statnaam": "naam",
    "h2o": "water",
}
_VORMEN = {
    Niveau.GEMEENTE: re.compile(r"GM\d{4}"),
    Niveau.WIJK: re.compile(r"WK\d{4}[0-9A-Z]{2}"),
    Niveau.BUURT: re.compile(r"BU\d{4}[0-9A-Z]{4}"),
}
_CODE = re.compile("|".join(f"(?:{vorm.pattern})" for vorm in _VORMEN.values()))
_PC4 = re.compile(r"[1-9]\d{3}")
_MAX_NAAM = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebiedinvoer:
    """A gebied as a file describes it. ``punt`` is (lat, lon) inside it; ``omtrek`` its outline,
    None when the file has none. An empty ``naam`` is not known.
    """

    rij: int
    code: str
    niveau: Niveau
    naam: str
    punt: tuple[float, float]
    omtrek: BaseGeometry | None = None

    @property
    def ouder_code(self) -> str:
        return ouder_of(self.code)

    @property
    def gemeente_code(self) -> str:
        return f"GM{self.code[2:6]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kerninvoer:
    naam: str
    soort: KernSoort
    gemeente_code: str
    wijk_code: str | None
    buurt_codes: tuple[str, ...]
    pc4: str | None
    punt: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Gebiedenbestand:
    """``ouders``: names of wijken and gemeenten that a file of smaller gebieden mentions."""

    gebieden: tuple[Gebiedinvoer, ...] = ()
    kernen: tuple[Kerninvoer, ...] = ()
    ouders: tuple[tuple[str, str], ...] = ()


def ouder_of(code: str) -> str:
    """The code of the gebied directly above."""
    match code[:2]:
        case "BU":
            return f"WK{code[2:8]}"
        case "WK":
            return f"GM{code[2:6]}"
        case _:
            return LAND


def make_ouder(code: str, naam: str, parts: Sequence[Gebiedinvoer]) -> Gebiedinvoer:
    """The wijk or gemeente that the gebieden ``parts`` of a file form together."""
    outlines = [part.omtrek for part in parts if part.omtrek is not None]
    omtrek = shapely.union_all(outlines) if outlines else None
    if omtrek is not None:
        punt = _inner_point(omtrek)
    else:
        points = [part.punt for part in parts]
        punt = (fmean(lat for lat, _ in points), fmean(lon for _, lon in points))
    niveau = Niveau.WIJK if code.startswith("WK") else Niveau.GEMEENTE
    return Gebiedinvoer(
        rij=parts[0].rij, code=code, niveau=niveau, naam=naam, punt=punt, omtrek=omtrek
    )


def read_gebieden(tabel: Tabel) -> Gebiedenbestand:
    """All of the file.

    Raises:
        InvoerOngeldig: with every fault in it.

    """
    controle = Controle(tabel, ALIASSEN)
    if "kern_buurtcodes" in controle.kolommen:
        controle.require(("naam", "soort", "gemeentecode", "lat", "lon"))
        bestand = Gebiedenbestand(kernen=tuple(_read_kernen(controle)))
    else:
        bestand = _read_gebieden(controle)
    controle.finish()
    return bestand


def _read_gebieden(controle: Controle) -> Gebiedenbestand:
    code_kolom, naam_kolom = _columns_of(controle.kolommen)
    has_omtrek = "geometrie" in controle.kolommen
    controle.require((naam_kolom, *(() if has_omtrek else ("lat", "lon"))))
    gebieden, ouders = [], {}
    for rij in controle.rijen():
        # CBS draws the sea and the rivers of a gemeente as a gebied without inhabitants.
        if rij.cellen.get("water", "").upper() in ("JA", "B"):
            continue
        gebied = _read_gebied(rij, controle, code_kolom, naam_kolom)
        if gebied is not None:
            gebieden.append(gebied)
        for niveau in ("wijk", "gemeente"):
            ouder, naam = rij.cellen.get(f"{niveau}code", ""), rij.cellen.get(f"{niveau}naam", "")
            if naam and f"{niveau}code" != code_kolom and _CODE.fullmatch(ouder):
                ouders[ouder] = naam
    return Gebiedenbestand(gebieden=tuple(gebieden), ouders=tuple(ouders.items()))


def _columns_of(kolommen: Collection[str]) -> tuple[str, str]:
    """The columns with the code and the name of what the file describes: its smallest gebieden."""
    for code_kolom, naam_kolom in (
        ("code", "naam"),
        ("buurtcode", "buurtnaam"),
        ("wijkcode", "wijknaam"),
        ("gemeentecode", "gemeentenaam"),
    ):
        if code_kolom in kolommen:
            return code_kolom, naam_kolom
    raise InvoerOngeldig([Fout("", Foutcode.BESTAND_SOORT_ONBEKEND)])


def _read_gebied(
    rij: Rij, controle: Controle, code_kolom: str, naam_kolom: str
) -> Gebiedinvoer | None:
    code = controle.code(rij, code_kolom, _CODE, Foutcode.CBS_CODE)
    niveau = next((n for n, vorm in _VORMEN.items() if code and vorm.fullmatch(code)), None)
    if code is not None:
        controle.unique(rij, code_kolom, code)
    # CBS has wijken without a name.
    may_be_nameless = niveau is Niveau.WIJK and not rij.cellen.get(naam_kolom)
    naam = "" if may_be_nameless else controle.tekst(rij, naam_kolom, _MAX_NAAM)
    if rij.cellen.get("geometrie"):
        omtrek = _read_omtrek(rij, controle)
        punt = _inner_point(omtrek) if omtrek else None
    else:
        omtrek, punt = None, controle.punt(rij)
    if code is None or niveau is None or naam is None or punt is None:
        return None
    return Gebiedinvoer(
        rij=rij.nummer, code=code, niveau=niveau, naam=naam, punt=punt, omtrek=omtrek
    )


def _read_omtrek(rij: Rij, controle: Controle) -> BaseGeometry | None:
    """The outline as valid polygons in WGS84, longitude first."""
    try:
        omtrek: Any = shapely.from_geojson(rij.cellen["geometrie"])
    except shapely.errors.ShapelyError:
        omtrek = None
    if omtrek is not None and not omtrek.is_valid:
        omtrek = shapely.make_valid(omtrek, method="structure")
    if omtrek is None or omtrek.is_empty or omtrek.geom_type not in ("Polygon", "MultiPolygon"):
        controle.add(rij, "geometrie", Foutcode.OMTREK)
        return None
    west, south, east, north = omtrek.bounds
    fault = find_fault(south, north, west, east)
    if fault is not None:
        controle.add(rij, "geometrie", fault, f"{west}, {south}")
        return None
    flat: BaseGeometry = shapely.force_2d(omtrek)
    return flat


def _inner_point(omtrek: BaseGeometry) -> tuple[float, float]:
    """The centroid; when that lies outside (a bent gebied), a point that lies inside."""
    point = omtrek.centroid
    if not omtrek.contains(point):
        point = omtrek.representative_point()
    return round(point.y, 5), round(point.x, 5)


def _read_kernen(controle: Controle) -> Iterator[Kerninvoer]:
    for rij in controle.rijen():
        naam = controle.tekst(rij, "naam", 80)
        soort = KernSoort.lookup(rij.cellen["soort"])
        if soort is None:
            controle.add(rij, "soort", Foutcode.KEUZE_ONBEKEND)
        gemeente = controle.code(rij, "gemeentecode", _VORMEN[Niveau.GEMEENTE], Foutcode.CBS_CODE)
        buurten = tuple(rij.cellen["kern_buurtcodes"].upper().split())
        if not all(map(_VORMEN[Niveau.BUURT].fullmatch, buurten)):
            controle.add(rij, "kern_buurtcodes", Foutcode.CBS_CODE)
        pc4 = rij.cellen.get("pc4", "")
        if pc4 and not _PC4.fullmatch(pc4):
            controle.add(rij, "pc4", Foutcode.POSTCODE)
        wijk = rij.cellen.get("wijkcode", "").upper()
        if wijk and not _VORMEN[Niveau.WIJK].fullmatch(wijk):
            controle.add(rij, "wijkcode", Foutcode.CBS_CODE)
        punt = controle.punt(rij)
        controle.unique(rij, "naam", f"{naam} {gemeente}")
        if naam and soort and gemeente and punt:
            yield Kerninvoer(
                naam=naam,
                soort=soort,
                gemeente_code=gemeente,
                wijk_code=wijk or None,
                buurt_codes=buurten,
                pc4=pc4 or None,
                punt=punt,
            )
