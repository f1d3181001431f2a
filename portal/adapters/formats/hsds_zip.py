"""Reading a Tabular Data Package of HSDS: its rows put together again as whole services.

The rows wait in a scratch database on disk, by what they belong to, because the files may have
any order and any length.
"""

import csv
import io
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile, ZipFile

from portal.adapters.formats.bestand import refuse
from portal.adapters.formats.hsds_tabellen import KINDEREN, TABELLEN, list_bestanden
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.hsds import Json
from portal.domain.hsds.reading import REQUIRED

# Unpacked, in bytes: a small file may unpack to something that fills the disk.
MAX_UNPACKED = 2_000_000_000
_BROKEN = (BadZipFile, EOFError, NotImplementedError, zlib.error)

# What is read of each table, nested under this name; the rest has no place here.
_NESTED = {
    "service": (
        "phones",
        "schedules",
        "service_areas",
        "service_at_locations",
        "languages",
        "cost_options",
        "attributes",
    ),
    "service_at_location": ("schedules", "attributes"),
    "location": ("addresses", "schedules", "attributes"),
    "address": ("attributes",),
}
# One that a row refers to: under this name, by this column.
_REFERRED = {
    "service": {"organization": "organization_id"},
    "service_at_location": {"location": "location_id"},
    "attribute": {"taxonomy_term": "taxonomy_term_id"},
}
_READ = {
    *_NESTED,
    *(KINDEREN[name] for names in _NESTED.values() for name in names),
    *(KINDEREN[name] for names in _REFERRED.values() for name in names),
}


def read_services(path: Path) -> Iterator[tuple[int, Json]]:
    """Every service with the number of its row in ``services.csv``.

    Raises:
        InvoerOngeldig: the package cannot be read, or is not one of HSDS 3.

    """
    with NamedTemporaryFile() as scratch:
        database = sqlite3.connect(scratch.name, isolation_level=None)
        try:
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA journal_mode = OFF")
            _load(database, path)
            yield from _Package(database).read()
        finally:
            database.close()


def _load(database: sqlite3.Connection, path: Path) -> None:
    database.execute(
        "CREATE TABLE rij (tabel TEXT, id TEXT, ouder TEXT, ouder_id TEXT, nummer INT, inhoud TEXT)"
    )
    database.execute("BEGIN")
    try:
        with ZipFile(path) as package:
            for tabel, file in _check_files(package).items():
                rows = _read_rows(package, tabel, file)
                database.executemany("INSERT INTO rij VALUES (?, ?, ?, ?, ?, ?)", rows)
    except _BROKEN:
        raise refuse(Foutcode.BESTAND_GEEN_HSDS) from None
    database.execute("CREATE INDEX ix_id ON rij (tabel, id)")
    database.execute("CREATE INDEX ix_ouder ON rij (tabel, ouder, ouder_id, nummer)")
    database.execute("COMMIT")


def _check_files(package: ZipFile) -> dict[str, str]:
    """The file of each table that is there, in whatever folder."""
    if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED:
        raise refuse(Foutcode.BESTAND_TE_GROOT)
    found = {Path(name).name: name for name in package.namelist() if name.endswith(".csv")}
    faults = [
        Fout(name, Foutcode.TABEL_ONBEKEND) for name in sorted(found.keys() - list_bestanden())
    ]
    faults += [
        Fout(TABELLEN[tabel], Foutcode.TABEL_ONTBREEKT)
        for tabel in ("organization", "service")
        if TABELLEN[tabel] not in found
    ]
    if faults:
        raise InvoerOngeldig(faults)
    return {tabel: found[TABELLEN[tabel]] for tabel in sorted(_READ) if TABELLEN[tabel] in found}


Row = tuple[str, str, str, str, int, str]


def _read_rows(package: ZipFile, tabel: str, name: str) -> Iterator[Row]:
    """Each row of one table, once for everything that it belongs to."""
    with package.open(name) as raw:
        lines = csv.reader(io.TextIOWrapper(raw, "utf-8-sig", newline=""), strict=True)
        header: list[str] = []
        for number in count(1):
            try:
                cells = next(lines)
            except StopIteration:
                return
            except UnicodeDecodeError:
                raise refuse(Foutcode.BESTAND_CODERING) from None
            except csv.Error:
                raise InvoerOngeldig(
                    [Fout(TABELLEN[tabel], Foutcode.CEL_TE_GROOT, rij=number)]
                ) from None
            if not header:
                header = cells
                _check_header(tabel, header)
            elif any(cells):
                record = {k: v for k, v in zip(header, cells, strict=False) if v}
                for ouder, ouder_id in _list_owners(tabel, record):
                    key = record.get("id", "")
                    yield tabel, key, ouder, ouder_id, number, json.dumps(record)


def _check_header(tabel: str, header: list[str]) -> None:
    required = (*REQUIRED, "organization_id") if tabel == "service" else ("id",)
    faults = [
        Fout(f"{TABELLEN[tabel]}:{column}", Foutcode.KOLOM_ONTBREEKT, rij=1)
        for column in required
        if column not in header
    ]
    if faults:
        raise InvoerOngeldig(faults)


def _list_owners(tabel: str, record: Mapping[str, str]) -> list[tuple[str, str]]:
    """What this row belongs to; a service and what is only referred to belong to nothing."""
    if tabel == "attribute":
        owners = [(record.get("link_entity", ""), record.get("link_id", ""))]
    else:
        owners = [(ouder, record.get(f"{ouder}_id", "")) for ouder in _NESTED if ouder != tabel]
    return [owner for owner in owners if owner[1]] or [("", "")]


class _Package:
    """The loaded rows."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def read(self) -> Iterator[tuple[int, Json]]:
        query = "SELECT DISTINCT nummer, inhoud FROM rij WHERE tabel = 'service' ORDER BY nummer"
        for number, content in self._database.execute(query):
            yield number, self._complete("service", json.loads(content))

    def _complete(self, tabel: str, record: Json) -> Json:
        for name, column in _REFERRED.get(tabel, {}).items():
            if found := self._find(KINDEREN[name], record.get(column, "")):
                record[name] = self._complete(KINDEREN[name], found)
        for name in _NESTED.get(tabel, ()):
            children = self._list(KINDEREN[name], tabel, record["id"])
            record[name] = [self._complete(KINDEREN[name], child) for child in children]
        return record

    def _find(self, tabel: str, id_: str) -> Json | None:
        query = "SELECT inhoud FROM rij WHERE tabel = ? AND id = ? LIMIT 1"
        row = self._database.execute(query, (tabel, id_)).fetchone()
        return json.loads(row[0]) if row else None

    def _list(self, tabel: str, ouder: str, ouder_id: str) -> list[Json]:
        query = (
            "SELECT inhoud FROM rij WHERE tabel = ? AND ouder = ? AND ouder_id = ? ORDER BY nummer"
        )
        rows = self._database.execute(query, (tabel, ouder, ouder_id)).fetchall()
        return [json.loads(content) for (content,) in rows]
