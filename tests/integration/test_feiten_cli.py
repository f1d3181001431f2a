"""``portal gebieden import`` and ``portal postcodes import``, as an operator runs them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.bootstrap import Container
from portal.cli.gebieden import gebieden
from portal.cli.postcodes import postcodes
from portal.services.gebieden import get_gebied
from tests.support.portaal import make_container


@pytest.fixture
def container(sqlite_template: Path, tmp_path: Path) -> Iterator[Container]:
    """A database of its own with the seed in it."""
    shutil.copy(sqlite_template, tmp_path / "portal.sqlite")
    container = make_container(tmp_path)
    yield container
    container.database.dispose()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bestand.csv"


def run(container: Container, *arguments: str) -> Result:
    command = {"gebieden": gebieden, "postcodes": postcodes}[arguments[0]]
    return CliRunner().invoke(command, arguments[1:], obj=container)


def test_gebieden_are_imported_and_counted(container: Container, file: Path) -> None:
    file.write_text("code;naam;lat;lon\nWK098821;Keenterveld;51.2;5.7\nWK098890;Nieuw;51.2;5.7\n")

    result = run(container, "gebieden", "import", str(file))

    assert result.exit_code == 0
    assert "bestand.csv: 1 nieuw, 1 gewijzigd, 0 gelijk." in result.output
    assert "Gebieden: 2 van 2" in result.stderr
    assert get_gebied(container.uow(), "WK098821").naam == "Keenterveld"


def test_geojson_is_known_by_what_is_in_it(container: Container, file: Path) -> None:
    ring = "[[5.56,51.26],[5.58,51.26],[5.58,51.28],[5.56,51.26]]"
    file.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
        '{"wijkcode":"WK170601","wijknaam":"Budel"},"geometry":'
        f'{{"type":"Polygon","coordinates":[{ring}]}}}}]}}'
    )

    assert run(container, "gebieden", "import", str(file)).exit_code == 0
    assert get_gebied(container.uow(), "WK170601").kader is not None


def test_codes_that_were_replaced_are_told(container: Container, file: Path) -> None:
    file.write_text("code,naam,lat,lon\nWK170601,Budel,51.265,5.575\n")
    run(container, "gebieden", "import", str(file))
    ring = "[[5.56,51.26],[5.58,51.26],[5.58,51.28],[5.56,51.26]]"
    file.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
        '{"wijkcode":"WK170602","wijknaam":"Budel"},"geometry":'
        f'{{"type":"Polygon","coordinates":[{ring}]}}}}]}}'
    )

    result = run(container, "gebieden", "import", str(file))

    assert "Vervangen codes: 1, waarvan 1 verwijderd en 0 bewaard" in result.output


def test_faults_are_told_by_row_and_column_and_end_with_1(container: Container, file: Path) -> None:
    file.write_text("code,naam,lat,lon\n0988,Weert,51.2,5.7\nWK098821,Keent,5.7,51.2\n")

    result = run(container, "gebieden", "import", str(file))

    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert first.startswith("bestand.csv:2 code: ")
    assert second == "bestand.csv:3 lat: lat en lon lijken verwisseld (5.7, 51.2)"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rest", b"{", b"\x00\x01\x02"])
def test_a_file_of_a_wrong_kind_ends_with_1_and_one_line(
    container: Container, file: Path, content: bytes
) -> None:
    file.write_bytes(content)

    result = run(container, "gebieden", "import", str(file))

    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_wrong_use(container: Container, file: Path) -> None:
    assert run(container, "gebieden", "import", str(file)).exit_code == 2


def test_postcodes_are_imported_and_what_is_left_out_is_told(
    container: Container, file: Path
) -> None:
    file.write_text(
        "pc4,buurtcode,deel_van_pc4,deel_van_buurt\n"
        "6012,BU16401200,0.02,1\n"
        "3511,BU03440111,0.5,0.5\n"
    )

    result = run(container, "postcodes", "import", str(file))

    assert result.exit_code == 0
    assert "bestand.csv: 0 nieuw, 1 gewijzigd, 0 gelijk." in result.output
    assert "Overgeslagen: 1, over gebieden" in result.output
