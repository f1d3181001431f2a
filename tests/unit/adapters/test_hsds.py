"""Files of HSDS: tabular packages, and JSON as the API gives it."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from portal.adapters.formats.geojson import write_geojson
from portal.adapters.formats.hsds import read_hsds, write_hsds
from portal.adapters.formats.hsds_zip import MAX_UNPACKED
from portal.domain.errors import InvoerOngeldig
from portal.domain.geojson import make_features
from portal.domain.hsds.reading import make_rij
from portal.domain.hsds.writing import make_service
from portal.domain.opendata import OpenVoorziening
from tests.support.openvoorziening import voorzieningen

VANDAAG = date(2026, 11, 20)
ROOT = "https://kaart.voorbeeld.nl"
SERVICE = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Spreekuur",
    "status": "active",
    "organization": {"id": "o", "name": "Stichting", "description": ""},
}
ORGANIZATIONS = "id,name,description\no,Stichting,\n"
SERVICES = "id,organization_id,name,status\ns1,o,Een,active\ns2,o,Twee,defunct\n"


def names(path: Path) -> list[tuple[int, str]]:
    return [(rij.nummer, rij.cellen["naam"]) for rij in read_hsds(path).rijen]


def faults(path: Path) -> list[tuple[str, str, int | None]]:
    with pytest.raises(InvoerOngeldig) as raised:
        names(path)
    return [(fout.veld, fout.code, fout.rij) for fout in raised.value.fouten]


def package(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with ZipFile(path, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)
    return path


def tables(path: Path) -> dict[str, list[dict[str, str]]]:
    with ZipFile(path) as source:
        return {
            name: list(csv.DictReader(io.StringIO(source.read(name).decode())))
            for name in source.namelist()
            if name.endswith(".csv")
        }


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=voorzieningen())
def test_a_package_holds_what_its_descriptor_says_and_gives_the_same_rows(
    one: OpenVoorziening, tmp_path: Path
) -> None:
    path, service = tmp_path / "u.zip", make_service(one, ROOT, VANDAAG)
    write_hsds(path, [service])

    (rij,) = read_hsds(path).rijen
    assert rij == make_rij(service, 2)
    check_package(path)


def check_package(path: Path) -> None:
    """Files, columns, required values and keys are those of ``datapackage.json``."""
    with ZipFile(path) as source:
        resources = json.loads(source.read("datapackage.json"))["resources"]
    found = tables(path)
    keys = {r["name"]: {row["id"] for row in found[r["path"]]} for r in resources}
    assert {r["path"] for r in resources} == set(found)
    for resource in resources:
        rows, schema = found[resource["path"]], resource["schema"]
        assert len(keys[resource["name"]]) == len(rows)
        required = [f["name"] for f in schema["fields"] if f["constraints"]["required"]]
        for row in rows:
            assert list(row) == [field["name"] for field in schema["fields"]]
            assert all(row[name] for name in required)
            for key in schema["foreignKeys"]:
                value = row[key["fields"]]
                assert not value or value in keys[key["reference"]["resource"]]


def test_equal_services_give_equal_bytes_and_share_their_organization(tmp_path: Path) -> None:
    one, two = tmp_path / "een.zip", tmp_path / "twee.zip"
    for path in (one, two):
        write_hsds(path, [SERVICE, {**SERVICE, "id": "s2"}])

    assert one.read_bytes() == two.read_bytes()
    assert len(tables(one)["organizations.csv"]) == 1


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (json.dumps(SERVICE), [(1, "Spreekuur")]),
        (json.dumps(SERVICE, indent=1), [(1, "Spreekuur")]),
        (json.dumps([SERVICE, SERVICE]), [(1, "Spreekuur"), (2, "Spreekuur")]),
        (json.dumps({"empty": False, "contents": [SERVICE]}), [(1, "Spreekuur")]),
        (f"{json.dumps(SERVICE)}\n\n{json.dumps(SERVICE)}\n", [(1, "Spreekuur"), (3, "Spreekuur")]),
        (json.dumps([{**SERVICE, "status": "inactive"}]), []),
        (json.dumps([]), []),
    ],
)
def test_json_is_read_in_each_form(
    tmp_path: Path, content: str, found: list[tuple[int, str]]
) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)

    assert names(path) == found


def test_a_package_in_a_folder_is_read_without_what_has_ended(tmp_path: Path) -> None:
    files = {"data/organizations.csv": ORGANIZATIONS, "data/services.csv": f"\ufeff{SERVICES}"}

    assert names(package(tmp_path / "a.zip", files)) == [(2, "Een")]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"services.csv": SERVICES}, [("organizations.csv", "tabel-ontbreekt", None)]),
        (
            {
                "organizations.csv": ORGANIZATIONS,
                "services.csv": SERVICES,
                "services_at_location.csv": "id\n",
            },
            [("services_at_location.csv", "tabel-onbekend", None)],
        ),
        (
            {"organizations.csv": ORGANIZATIONS, "services.csv": "id,name\n"},
            [
                ("services.csv:status", "kolom-ontbreekt", 1),
                ("services.csv:organization_id", "kolom-ontbreekt", 1),
            ],
        ),
        (
            {
                "organizations.csv": ORGANIZATIONS,
                "services.csv": b"id,organization_id,name,status\n\xff,o,x,active\n",
            },
            [("", "bestand-codering", None)],
        ),
        (
            {"organizations.csv": ORGANIZATIONS, "services.csv": SERVICES + 's3,o,"x'},
            [("services.csv", "cel-te-groot", 4)],
        ),
    ],
)
def test_a_package_that_is_none_is_refused_with_the_reason(
    tmp_path: Path, files: dict[str, str | bytes], expected: list[Any]
) -> None:
    assert faults(package(tmp_path / "a.zip", files)) == expected


def test_a_package_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("services.csv", SERVICES)
        archive.infolist()[0].file_size = MAX_UNPACKED + 1

    assert faults(path) == [("", "bestand-te-groot", None)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ("", "bestand-leeg", None)),
        (b"naam;aanbieder\n", ("", "bestand-geen-json", None)),
        (b"[" * 100_000, ("", "bestand-geen-json", None)),
        (b'{"name": "x"}', ("", "bestand-geen-hsds", 1)),
        (b"[1]", ("", "bestand-geen-hsds", 1)),
        (b"PK\x03\x04broken", ("", "bestand-geen-hsds", None)),
    ],
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, content: bytes, expected: tuple[str, str, int | None]
) -> None:
    path = tmp_path / "a"
    path.write_bytes(content)

    assert faults(path) == [expected]


@settings(max_examples=20)
@given(one=voorzieningen())
def test_features_are_points_of_public_places(one: OpenVoorziening) -> None:
    features = list(make_features(one, ROOT))

    assert len(features) == max(1, len(one.sleutels))
    for feature in features:
        geometry, facts = feature["geometry"], feature["properties"]
        lon, lat = geometry["coordinates"] if geometry else (0, 0)
        assert (abs(lat) <= 90, abs(lon) <= 180) == (True, True)
        assert geometry is None or geometry["type"] == "Point"
        assert facts["url"] == f"{ROOT}/voorzieningen/een"


@pytest.mark.parametrize("count", [0, 2])
def test_features_make_one_collection(tmp_path: Path, count: int) -> None:
    path = tmp_path / "a.geojson"
    write_geojson(path, iter([{"type": "Feature", "naam": "Één"}] * count))

    content = json.loads(path.read_text())
    assert (content["type"], len(content["features"])) == ("FeatureCollection", count)
