"""Files of HSDS: a Tabular Data Package (ZIP) to write; that, or JSON, to read.

The standard has no file of its own for many services but the tabular one, so that is what we
write, by the descriptor of the standard. JSON is read as its API gives it: one service, a list, a
page with ``contents``, or a service per line. A file of any length goes through little memory:
tables wait on disk, in CSV files when written and in a scratch database when read.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from portal.adapters.formats.bestand import ZIP, find_kind, refuse, replaced
from portal.adapters.formats.hsds_tabellen import (
    KINDEREN,
    TABELLEN,
    list_velden,
    make_descriptor,
)
from portal.adapters.formats.hsds_zip import read_services
from portal.domain.foutcodes import Foutcode
from portal.domain.hsds import Json
from portal.domain.hsds.reading import KOLOMMEN, is_ended, is_service, make_rij, write_number
from portal.domain.invoer import Rij, Tabel

_DESCRIPTOR = "datapackage.json"


def write_hsds(path: Path, services: Iterable[Json]) -> None:
    """Write whole services as a package; an existing file stays as it was when that fails."""
    with replaced(path) as fresh, TemporaryDirectory() as folder:
        tabellen = _write_tabellen(Path(folder), services)
        with ZipFile(fresh, "w", ZIP_DEFLATED) as package:
            package.writestr(ZipInfo(_DESCRIPTOR), json.dumps(make_descriptor(), indent=1))
            for tabel in tabellen:
                # Without a time, so that equal data give equal bytes.
                info = ZipInfo(tabel.name)
                info.compress_type = ZIP_DEFLATED
                with tabel.open("rb") as source, package.open(info, "w") as target:
                    while chunk := source.read(1 << 20):
                        target.write(chunk)


def read_hsds(path: Path) -> Tabel:
    """The services in a file, as rows with the columns of our own files.

    Raises:
        InvoerOngeldig: it holds nothing that HSDS 3 knows; also while going through the rows.

    """
    kind = find_kind(path)
    if kind == Foutcode.BESTAND_LEEG:
        raise refuse(kind)
    with path.open("rb") as file:
        is_zip = file.read(len(ZIP)) == ZIP
    services = read_services(path) if is_zip else _read_json(path)
    return Tabel(KOLOMMEN, _make_rijen(services))


def _make_rijen(services: Iterator[tuple[int, Any]]) -> Iterator[Rij]:
    for number, service in services:
        if not is_service(service):
            raise refuse(Foutcode.BESTAND_GEEN_HSDS, number)
        if not is_ended(service):
            yield make_rij(service, number)


def _read_json(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            first = _parse(file.readline())
            if is_service(first):
                yield 1, first
                for number, line in enumerate(file, 2):
                    if line.strip():
                        yield number, json.loads(line)
                return
            file.seek(0)
            content = json.load(file)
    except (ValueError, RecursionError) as error:
        raise refuse(Foutcode.BESTAND_GEEN_JSON) from error
    if isinstance(content, dict) and isinstance(content.get("contents"), list):
        content = content["contents"]
    yield from enumerate(content if isinstance(content, list) else [content], 1)


def _parse(line: str) -> Any:
    """What stands on a line; None when it takes more than that line."""
    try:
        return json.loads(line)
    except ValueError:
        return None


def _write_tabellen(folder: Path, services: Iterable[Json]) -> list[Path]:
    paths = {tabel: folder / bestand for tabel, bestand in TABELLEN.items()}
    with ExitStack() as stack:
        writers: dict[str, Callable[[Json], object]] = {}
        for tabel, path in paths.items():
            file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            writer = csv.DictWriter(
                file, list_velden(tabel), extrasaction="ignore", lineterminator="\n"
            )
            writer.writeheader()
            writers[tabel] = writer.writerow
        seen: set[str] = set()
        for service in services:
            for tabel, row in _flatten("service", service, seen):
                writers[tabel](row)
    return list(paths.values())


def _flatten(tabel: str, record: Json, seen: set[str]) -> Iterator[tuple[str, Json]]:
    """The row of ``record``, after those that it refers to and before those that refer to it.

    ``seen`` are the keys of what many refer to, and is written once.
    """
    row = {}
    for name, value in record.items():
        if isinstance(value, dict):
            other = KINDEREN[name]
            row[_foreign_key(name, other)] = value["id"]
            if value["id"] not in seen:
                seen.add(value["id"])
                yield from _flatten(other, value, seen)
        elif not isinstance(value, list):
            row[name] = write_number(value) if isinstance(value, float) else value
    yield tabel, row
    for name, value in record.items():
        for child in value if isinstance(value, list) else ():
            other = KINDEREN[name]
            owner = {"link_id": record["id"], "link_entity": tabel}
            if other != "attribute":
                owner = {f"{tabel}_id": record["id"]}
            yield from _flatten(other, {**child, **owner}, seen)


def _foreign_key(name: str, other: str) -> str:
    return f"{other}_id" if name == "taxonomy_detail" else f"{name}_id"
