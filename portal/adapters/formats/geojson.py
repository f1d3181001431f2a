"""GeoJSON: gebieden to read, as rows like those of any other file; features to write."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from portal.adapters.formats.bestand import find_kind, refuse, replaced
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel

GEOMETRIE = "geometrie"


def is_json(path: Path) -> bool:
    """Whether the file begins as JSON does, whatever its name."""
    with path.open("rb") as file:
        return file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def read_geojson(path: Path) -> Tabel:
    """The properties of every feature (names in lower case), and its geometry as GeoJSON text in
    the column ``geometrie``. The number of a row is that of the feature, the first is 1.

    Raises:
        InvoerOngeldig: it is no feature collection.

    """
    if kind := find_kind(path):
        raise refuse(kind)
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise refuse(Foutcode.BESTAND_GEEN_JSON) from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        raise refuse(Foutcode.BESTAND_GEEN_GEOJSON)
    rijen = list(_make_rijen(features))
    kolommen = dict.fromkeys(kolom for rij in rijen for kolom in rij.cellen)
    return Tabel(tuple(kolommen), iter(rijen))


def write_geojson(path: Path, features: Iterable[dict[str, Any]]) -> None:
    """Write a collection, a feature per line; an existing file stays as it was when that fails."""
    with replaced(path) as fresh, fresh.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        separator = "\n"
        for feature in features:
            file.write(separator + json.dumps(feature, ensure_ascii=False))
            separator = ",\n"
        file.write("\n]}\n")


def _make_rijen(features: list[Any]) -> Iterator[Rij]:
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            fault = Fout("properties", Foutcode.VERPLICHT, rij=number)
            raise InvoerOngeldig([fault])
        cellen = {name.lower(): "" if v is None else str(v) for name, v in properties.items()}
        yield Rij(number, {**cellen, GEOMETRIE: json.dumps(feature.get("geometry"))})
