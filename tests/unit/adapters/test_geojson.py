import json
from pathlib import Path
from typing import Any

import pytest

from portal.adapters.formats.geojson import is_json, read_geojson
from portal.domain.errors import InvoerOngeldig
from portal.domain.foutcodes import Foutcode


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "gebieden.geojson"


def collection(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def feature(**properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": [5.7, 51.2]},
    }


def fault(path: Path) -> str:
    with pytest.raises(InvoerOngeldig) as error:
        read_geojson(path)
    return error.value.fouten[0].code


def test_features_are_rows_with_their_geometry_as_text(file: Path) -> None:
    file.write_text(collection(feature(Code="GM0988", water=None), feature(Naam="Weert", n=3)))

    tabel = read_geojson(file)

    first, second = tabel.rijen
    assert tabel.kolommen == ("code", "water", "geometrie", "naam", "n")
    assert (first.nummer, first.cellen["code"], first.cellen["water"]) == (1, "GM0988", "")
    assert json.loads(first.cellen["geometrie"]) == {"type": "Point", "coordinates": [5.7, 51.2]}
    assert (second.nummer, second.cellen["n"]) == (2, "3")


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    file.write_text("\ufeff" + collection(feature(code="GM0988")), encoding="utf-8")

    assert is_json(file)
    assert len(list(read_geojson(file).rijen)) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Foutcode.BESTAND_LEEG),
        (b"PK\x03\x04rest", Foutcode.BESTAND_IS_XLSX),
        (b"{", Foutcode.BESTAND_GEEN_JSON),
        (b'{"type": "\xff"}', Foutcode.BESTAND_GEEN_JSON),
        (b"[" * 100_000, Foutcode.BESTAND_GEEN_JSON),
        (b"[]", Foutcode.BESTAND_GEEN_GEOJSON),
        (b'{"type": "FeatureCollection"}', Foutcode.BESTAND_GEEN_GEOJSON),
        (b'{"type": "Topology", "features": []}', Foutcode.BESTAND_GEEN_GEOJSON),
        (b'{"type": "FeatureCollection", "features": [1]}', Foutcode.VERPLICHT),
    ],
)
def test_a_file_of_something_else_is_refused(file: Path, content: bytes, code: Foutcode) -> None:
    file.write_bytes(content)

    assert fault(file) == code


def test_json_is_known_by_its_first_sign_and_not_by_its_name(tmp_path: Path) -> None:
    csv, json_file = tmp_path / "a.geojson", tmp_path / "b.csv"
    csv.write_text("code,naam\n")
    json_file.write_text('\n {"type": "FeatureCollection"}')

    assert not is_json(csv)
    assert is_json(json_file)
