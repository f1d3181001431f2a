"""Import of gebieden and kernen.

What is there stays unless the file knows better: an outline is not replaced by none, nor by a
coarser drawing of the same gebied. ``gebieden_editie`` says what a newer edition replaces.
"""

import json
from collections import defaultdict
from collections.abc import Sequence

import shapely
from sqlalchemy.orm import Session

from portal.data.models.gebied import Gebied, Kern
from portal.data.queries import gebieden as queries
from portal.data.uow import UnitOfWork
from portal.data.upsert import Values, upsert
from portal.domain.begrippen import Niveau
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel
from portal.domain.plaats import LAND, naam_sleutel, roepnaam
from portal.services import gebieden_editie
from portal.services.feitenimport import Importuitkomst, Report, Teller, no_report
from portal.services.gebieden_bestand import (
    Gebiedenbestand,
    Gebiedinvoer,
    Kerninvoer,
    make_ouder,
    read_gebieden,
)
from portal.services.postcodes_import import read_postcodes, write_postcodes
from portal.services.seed import SEED, read_seed

# Large before small, and what overlaps refer to before the overlaps.
_SEED_GEBIEDEN = (
    "gemeenten.csv",
    "gemeenten.geojson",
    "buurgemeenten.geojson",
    "wijken.geojson",
    "buurten.geojson",
    "kernen.csv",
)
_SEED_POSTCODES = ("postcodes.csv", "pc6.csv", "pc4_buurt.csv")

# Under this share of the corner points an outline of the same gebied is a coarser drawing.
_COARSER = 0.5
# Over this share of common surface two outlines are drawings of the same gebied.
_SAME = 0.8

_KADER = ("min_lon", "min_lat", "max_lon", "max_lat")
_OMTREK = (*_KADER, "geometrie")

_ROOT = {"code": LAND, "niveau": Niveau.LAND, "naam": "Nederland", "lat": 52.1326, "lon": 5.2913}


def has_gebieden(uow: UnitOfWork) -> bool:
    """Whether any gemeente is known."""
    with uow:
        return queries.has_gemeente(uow.session)


def load_seed(uow: UnitOfWork) -> None:
    """The facts that every installation begins with, unless it has gebieden already: all
    gemeenten and postcodes of the country, and the demo region in detail.
    """
    with uow:
        if queries.has_gemeente(uow.session):
            return
        for name in _SEED_GEBIEDEN:
            write_gebieden(uow.session, read_gebieden(_read_seed(name)), no_report)
        for name in _SEED_POSTCODES:
            write_postcodes(uow.session, read_postcodes(_read_seed(name)), no_report)
        uow.commit()


def import_gebieden(uow: UnitOfWork, tabel: Tabel, report: Report = no_report) -> Importuitkomst:
    """Bring a file of gebieden or kernen into the database, whole or not at all.

    ``report`` hears how many rows are done, of how many.

    Raises:
        InvoerOngeldig: with every fault in the file; nothing was changed.

    """
    bestand = read_gebieden(tabel)
    with uow:
        uitkomst = write_gebieden(uow.session, bestand, report)
        uow.commit()
    return uitkomst


def write_gebieden(session: Session, bestand: Gebiedenbestand, report: Report) -> Importuitkomst:
    """The same inside an open unit of work, for a file that was read."""
    if bestand.kernen:
        return _write_kernen(session, bestand.kernen, report)
    if session.get(Gebied, LAND) is None:
        session.add(Gebied(**_ROOT))
        session.flush()
    gebieden = _with_ouders(session, bestand)
    done = upsert(
        session,
        Gebied,
        [_values(gebied) for gebied in gebieden],
        key=("code",),
        merge=_merge,
        report=Teller(len(gebieden), report).add,
    )
    replaced, removed = gebieden_editie.follow_up(session, gebieden, done)
    return Importuitkomst(
        nieuw=len(done.new),
        gewijzigd=len(done.changed),
        gelijk=done.same,
        vervangen=replaced,
        verwijderd=removed,
    )


def _with_ouders(session: Session, bestand: Gebiedenbestand) -> list[Gebiedinvoer]:
    """The gebieden of the file and the parents that it makes known, large to small.

    Raises:
        InvoerOngeldig: a parent is neither known nor named.

    """
    known = {rij.code: rij.naam for rij in queries.list_gebied_rijen(session)}
    in_file = {gebied.code for gebied in bestand.gebieden}
    parts = defaultdict[str, list[Gebiedinvoer]](list)
    for gebied in bestand.gebieden:
        for code in {gebied.ouder_code, gebied.gemeente_code}:
            parts[code].append(gebied)
    parents = [
        make_ouder(code, naam, parts[code])
        for code, naam in bestand.ouders
        if code not in in_file and _is_other(code, naam, known)
    ]
    codes = in_file.union(known, (parent.code for parent in parents))
    fouten = [
        Fout("code", Foutcode.OUDER_ONBEKEND, gebied.code, gebied.rij)
        for gebied in (*parents, *bestand.gebieden)
        if gebied.ouder_code not in codes
    ]
    if fouten:
        raise InvoerOngeldig(fouten)
    return sorted((*parents, *bestand.gebieden), key=lambda gebied: (len(gebied.code), gebied.code))


def _is_other(code: str, naam: str, known: dict[str, str]) -> bool:
    """Whether a file of smaller gebieden makes this wijk or gemeente known. A wijk whose name
    differs is another wijk under a code that was used before.
    """
    if code not in known:
        return True
    return code.startswith("WK") and _folded(naam) != _folded(known[code])


def _folded(naam: str) -> str:
    return naam_sleutel(roepnaam(naam))


def _values(gebied: Gebiedinvoer) -> Values:
    lat, lon = gebied.punt
    values = {
        "code": gebied.code,
        "niveau": gebied.niveau,
        "naam": gebied.naam,
        "ouder_code": gebied.ouder_code,
        "gemeente_code": gebied.gemeente_code,
        "lat": lat,
        "lon": lon,
    }
    if gebied.omtrek is None:
        return values | dict.fromkeys(_OMTREK)
    kader = dict(zip(_KADER, gebied.omtrek.bounds, strict=True))
    return values | kader | {"geometrie": shapely.to_wkb(gebied.omtrek)}


def _merge(old: Values, new: Values) -> Values:
    naam = new["naam"] or old["naam"]
    if old["geometrie"] and _is_better(old["geometrie"], new["geometrie"]):
        return {"naam": naam}
    return {**new, "naam": naam}


def _is_better(old: bytes, new: bytes | None) -> bool:
    """Whether the outline that is there is worth more than the one that comes."""
    if new is None:
        return True
    there, comes = shapely.from_wkb(old), shapely.from_wkb(new)
    points = shapely.get_num_coordinates
    if points(comes) >= points(there) * _COARSER:
        return False
    return bool(there.intersection(comes).area >= there.union(comes).area * _SAME)


def _write_kernen(session: Session, kernen: Sequence[Kerninvoer], report: Report) -> Importuitkomst:
    codes = {rij.code for rij in queries.list_gebied_rijen(session)}
    rows = [
        {
            "naam": kern.naam,
            "soort": kern.soort,
            "gemeente_code": kern.gemeente_code,
            "wijk_code": kern.wijk_code if kern.wijk_code in codes else None,
            "buurt_codes": tuple(code for code in kern.buurt_codes if code in codes),
            "pc4": kern.pc4,
            "lat": kern.punt[0],
            "lon": kern.punt[1],
        }
        for kern in kernen
        if kern.gemeente_code in codes
    ]
    done = upsert(
        session, Kern, rows, key=("naam", "gemeente_code"), report=Teller(len(rows), report).add
    )
    return Importuitkomst(
        nieuw=len(done.new),
        gewijzigd=len(done.changed),
        gelijk=done.same,
        overgeslagen=len(kernen) - len(rows),
    )


def _read_seed(name: str) -> Tabel:
    """A file of our own is read without the checks that files of others need."""
    path = SEED / "gebieden" / name
    if path.suffix == ".csv":
        return read_seed(path, ",")
    features = json.loads(path.read_text("utf-8"))["features"]
    rijen = (
        Rij(number, {**feature["properties"], "geometrie": json.dumps(feature["geometry"])})
        for number, feature in enumerate(features, start=1)
    )
    return Tabel((*features[0]["properties"], "geometrie"), rijen)
