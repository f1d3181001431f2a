"""Import of postcodes: PC4 and PC6 with their point, and which buurten a PC4 covers.

The kind of file follows from its columns. Rows about a buurt or postcode that this installation
does not have are left out and counted: national files serve a small installation too.
"""

import re
from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.data.models.gebied import Postcode, PostcodeGebied
from portal.data.queries.gebieden import list_gebied_codes
from portal.data.queries.postcodes import list_postcode_codes, remove_other_overlaps
from portal.data.uow import UnitOfWork
from portal.data.upsert import Values, upsert
from portal.domain.begrippen import Niveau
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel
from portal.services.feitencontrole import Controle
from portal.services.feitenimport import Importuitkomst, Report, Teller, no_report

ALIASSEN = {"postcode4": "pc4", "postcode6": "pc6", "plaats": "woonplaats", "buurt": "buurtcode"}

_PC4 = re.compile(r"[1-9]\d{3}")
_PC6 = re.compile(r"[1-9]\d{3}[A-Z]{2}")
_GEMEENTE = re.compile(r"GM\d{4}")
_BUURT = re.compile(r"BU\d{4}[0-9A-Z]{4}")


@dataclass(frozen=True, slots=True)
class Postcodebestand:
    """``postcodes`` and ``overlap`` (postcode with buurt) as rows of their tables."""

    postcodes: tuple[Values, ...] = ()
    overlap: tuple[Values, ...] = ()


def import_postcodes(uow: UnitOfWork, tabel: Tabel, report: Report = no_report) -> Importuitkomst:
    """Bring a file of PC4, PC6 or overlaps into the database, whole or not at all.

    ``report`` hears how many rows are done, of how many.

    Raises:
        InvoerOngeldig: with every fault in the file; nothing was changed.

    """
    bestand = read_postcodes(tabel)
    with uow:
        uitkomst = write_postcodes(uow.session, bestand, report)
        uow.commit()
    return uitkomst


def read_postcodes(tabel: Tabel) -> Postcodebestand:
    """All of the file.

    Raises:
        InvoerOngeldig: with every fault in it.

    """
    controle = Controle(tabel, ALIASSEN)
    if "pc6" in controle.kolommen:
        bestand = _read_points(controle, "pc6", _PC6)
    elif {"pc4", "buurtcode"} <= controle.kolommen:
        bestand = _read_overlap(controle)
    elif "pc4" in controle.kolommen:
        bestand = _read_points(controle, "pc4", _PC4)
    else:
        raise InvoerOngeldig([Fout("", Foutcode.BESTAND_SOORT_ONBEKEND)])
    controle.finish()
    return bestand


def write_postcodes(session: Session, bestand: Postcodebestand, report: Report) -> Importuitkomst:
    """The same inside an open unit of work, for a file that was read."""
    teller = Teller(len(bestand.postcodes) + len(bestand.overlap), report)
    points = upsert(session, Postcode, bestand.postcodes, key=("code",), report=teller.add)
    postcodes = set(list_postcode_codes(session))
    buurten = set(list_gebied_codes(session, Niveau.BUURT))
    known = [
        row
        for row in bestand.overlap
        if row["postcode"] in postcodes and row["buurt_code"] in buurten
    ]
    key = ("postcode", "buurt_code")
    remove_other_overlaps(session, {(row["postcode"], row["buurt_code"]) for row in known})
    overlaps = upsert(session, PostcodeGebied, known, key=key, report=teller.add)
    rows = points if bestand.postcodes else overlaps
    return Importuitkomst(
        nieuw=len(rows.new),
        gewijzigd=len(rows.changed),
        gelijk=rows.same,
        overgeslagen=0 if bestand.postcodes else len(bestand.overlap) - len(known),
    )


def _read_points(controle: Controle, kolom: str, vorm: re.Pattern[str]) -> Postcodebestand:
    """PC4 or PC6, the latter with the buurt that it lies in, where the file tells it."""
    controle.require(("woonplaats", "gemeentecode", "lat", "lon"))
    postcodes, overlap = [], []
    for rij in controle.rijen():
        code = _read_code(rij, controle, kolom, vorm)
        # A PC6 without a place takes that of its PC4.
        may_be_empty = vorm is _PC6 and not rij.cellen["woonplaats"]
        woonplaats = "" if may_be_empty else controle.tekst(rij, "woonplaats", 80)
        gemeente = controle.code(rij, "gemeentecode", _GEMEENTE, Foutcode.CBS_CODE)
        punt = controle.punt(rij)
        if rij.cellen.get("buurtcode"):
            buurt = controle.code(rij, "buurtcode", _BUURT, Foutcode.CBS_CODE)
            overlap.append(_overlap(code, buurt, 1.0, 0.0))
        if punt is not None:
            postcodes.append(
                {
                    "code": code,
                    "woonplaats": woonplaats,
                    "gemeente_code": gemeente,
                    "lat": punt[0],
                    "lon": punt[1],
                }
            )
    return Postcodebestand(tuple(postcodes), tuple(overlap))


def _read_overlap(controle: Controle) -> Postcodebestand:
    controle.require(("deel_van_pc4", "deel_van_buurt"))
    overlap = []
    for rij in controle.rijen():
        code = controle.code(rij, "pc4", _PC4, Foutcode.POSTCODE)
        buurt = controle.code(rij, "buurtcode", _BUURT, Foutcode.CBS_CODE)
        controle.unique(rij, "pc4", f"{code} {buurt}")
        deel = controle.getal(rij, "deel_van_pc4", Foutcode.DEEL, 0, 1)
        deel_van_buurt = controle.getal(rij, "deel_van_buurt", Foutcode.DEEL, 0, 1)
        # A share that rounds to nothing is none.
        if deel:
            overlap.append(_overlap(code, buurt, deel, deel_van_buurt))
    return Postcodebestand(overlap=tuple(overlap))


def _read_code(rij: Rij, controle: Controle, kolom: str, vorm: re.Pattern[str]) -> str | None:
    code = controle.code(rij, kolom, vorm, Foutcode.POSTCODE)
    if code is not None:
        controle.unique(rij, kolom, code)
    return code


def _overlap(
    postcode: str | None, buurt_code: str | None, deel: float, deel_van_buurt: float | None
) -> Values:
    return {
        "postcode": postcode,
        "buurt_code": buurt_code,
        "deel": deel,
        "deel_van_buurt": deel_van_buurt,
    }
