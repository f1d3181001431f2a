"""``portal voorzieningen``, ``demo`` and ``woordenboek``, as an operator runs them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.bootstrap import Container
from portal.cli.demo import demo
from portal.cli.teksten import FOUTEN
from portal.cli.voorzieningen import voorzieningen
from portal.cli.woordenboek import woordenboek
from portal.domain.foutcodes import Foutcode
from portal.services.voorzieningen import get_voorziening, has_voorzieningen
from portal.services.woordenboek import get_woordenboek
from tests.support.portaal import make_container

HEADER = "naam;aanbieder;samenvatting;leefgebieden;telefoon;kleur\r\n"
GOED = "Inloop Fatima;De Kei;Koffie;Wonen;0495-555 101;rood\r\n"


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


def run(container: Container, *arguments: str | Path) -> Result:
    groups = {"voorzieningen": voorzieningen, "demo": demo, "woordenboek": woordenboek}
    return CliRunner().invoke(
        groups[str(arguments[0])], list(map(str, arguments[1:])), obj=container
    )


def test_a_file_is_imported_and_counted(container: Container, file: Path) -> None:
    file.write_bytes((HEADER + GOED).encode("cp1252"))

    result = run(container, "voorzieningen", "import", file)

    assert result.exit_code == 0
    assert "1 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd." in result.stdout
    assert "Aanbieders: 1 nieuw, 0 gewijzigd." in result.stdout
    assert "bestand.csv:1 kleur: deze kolom is onbekend en wordt overgeslagen" in result.stderr
    assert get_voorziening(container.uow(), "inloop-fatima").telefoon == "0495-555 101"


def test_a_dry_run_keeps_nothing(container: Container, file: Path) -> None:
    file.write_text(HEADER + GOED)

    result = run(container, "voorzieningen", "import", file, "--proef")

    assert result.exit_code == 0
    assert "Dit was een proef; er is niets opgeslagen." in result.stdout
    assert not has_voorzieningen(container.uow())


def test_refused_input_is_told_with_file_row_column_and_reason(
    container: Container, file: Path
) -> None:
    file.write_text(HEADER + GOED + "Soep;De Kei;;Geluk;bel mij;\r\n")

    result = run(container, "voorzieningen", "import", file)

    assert result.exit_code == 1
    assert "bestand.csv:3 samenvatting: dit is verplicht, maar leeg" in result.stderr
    assert "bestand.csv:3 telefoon: dit is geen telefoonnummer (bel mij)" in result.stderr
    assert "leefgebieden: deze waarde staat niet in de keuzelijst (Geluk)" in result.stderr
    assert "3 fouten; er is niets opgeslagen." in result.stderr
    assert not has_voorzieningen(container.uow())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "het bestand is leeg"),
        (b"PK\x03\x04", "dit is een Excel-bestand (.xlsx), geen CSV"),
        (b"\xd0\xcf\x11\xe0", "dit is een oud of beveiligd Excel-bestand"),
        (b"\x89PNG\r\n\x1a\n\x00", "dit is geen tekstbestand"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    container: Container, file: Path, content: bytes, reason: str
) -> None:
    file.write_bytes(content)

    result = run(container, "voorzieningen", "import", file)

    assert result.exit_code == 1
    assert f"bestand.csv: {reason}" in result.stderr


def test_wrong_use_ends_with_2(container: Container, tmp_path: Path) -> None:
    assert run(container, "voorzieningen", "import", tmp_path / "is-er-niet.csv").exit_code == 2
    assert run(container, "voorzieningen", "import").exit_code == 2
    assert run(container, "demo", "load", "--aantal", "-1").exit_code == 2


def test_a_full_disk_is_told_and_changes_nothing(container: Container, file: Path) -> None:
    file.write_text(HEADER + "".join(f"Nummer {n};De Kei;{'x' * 900};Wonen;;\n" for n in range(99)))
    with container.database.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")

    result = run(container, "voorzieningen", "import", file)

    assert result.exit_code == 1
    assert (
        "Het opslaan is mislukt: database or disk is full. Er is niets gewijzigd." in result.stderr
    )
    assert not has_voorzieningen(container.uow())


def test_an_export_that_cannot_be_written_ends_with_1(container: Container) -> None:
    result = run(container, "voorzieningen", "export", "/dev/full")

    assert result.exit_code == 1
    assert "No space left on device" in result.stderr


def test_what_is_exported_is_imported_again(container: Container, file: Path) -> None:
    file.write_text(HEADER + GOED)
    run(container, "voorzieningen", "import", file)

    exported = run(container, "voorzieningen", "export", file, "--volledig")
    again = run(container, "voorzieningen", "import", file)

    assert "1 voorzieningen geschreven naar" in exported.stdout
    assert file.read_text().splitlines()[0].endswith(",overgangen,gesloten_tot")
    assert "0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 geweigerd." in again.stdout


def test_the_format_follows_from_the_name_or_the_option(
    container: Container, file: Path, tmp_path: Path
) -> None:
    file.write_text(HEADER + GOED)
    run(container, "voorzieningen", "import", file)

    run(container, "voorzieningen", "export", tmp_path / "uit.XLSX")
    run(container, "voorzieningen", "export", tmp_path / "uit.bestand", "--formaat", "xlsx")
    by_name = run(container, "voorzieningen", "import", tmp_path / "uit.XLSX")
    by_option = run(
        container, "voorzieningen", "import", tmp_path / "uit.bestand", "--formaat", "xlsx"
    )

    assert "1 ongewijzigd" in by_name.stdout
    assert "1 ongewijzigd" in by_option.stdout


def test_the_demo_is_loaded_with_as_many_examples_as_asked_for(container: Container) -> None:
    first = run(container, "demo", "load", "--aantal", "3")
    again = run(container, "demo", "load", "--aantal", "3")

    assert first.exit_code == again.exit_code == 0
    assert "3 voorbeelden toegevoegd." in first.stdout
    assert "Voorbeeldregio: 0 nieuw, 0 gewijzigd," in again.stdout
    assert "0 voorbeelden toegevoegd." in again.stdout


def test_words_are_imported_and_exported(container: Container, tmp_path: Path) -> None:
    words = tmp_path / "woorden.tsv"
    words.write_text(
        "gewoon\tvakterm\tleefgebied\trelatie\tcrisis\npoetsen\tschoonmaak\t\tverwant\t0\n"
    )

    imported = run(container, "woordenboek", "import", words)
    exported = run(container, "woordenboek", "export", tmp_path / "uit.tsv")

    assert "1 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd." in imported.stdout
    assert "1 rijen geschreven naar" in exported.stdout
    assert (tmp_path / "uit.tsv").read_text() == words.read_text()


def test_wrong_words_are_refused(container: Container, tmp_path: Path) -> None:
    words = tmp_path / "woorden.tsv"
    words.write_text("deel\nschuld\n\t\nschuld\n")
    broken = tmp_path / "kapot.tsv"
    broken.write_bytes(b"")

    doubled = run(container, "woordenboek", "import", words)
    empty = run(container, "woordenboek", "import", broken)

    assert doubled.exit_code == empty.exit_code == 1
    assert "woorden.tsv:4 deel: dit staat al in een eerdere rij van het bestand" in doubled.stderr
    assert "kapot.tsv: het bestand is leeg" in empty.stderr
    assert get_woordenboek(container.uow()).delen == ()


def test_open_data_goes_out_by_the_name_of_the_file_and_comes_back(
    container: Container, file: Path, tmp_path: Path
) -> None:
    file.write_text(HEADER + GOED)
    run(container, "voorzieningen", "import", file)
    package, kaart = tmp_path / "uit.zip", tmp_path / "uit.geojson"

    for path in (package, kaart):
        told = run(container, "voorzieningen", "export", path)
        assert f"1 voorzieningen geschreven naar {path}." in told.stdout
    again = run(container, "voorzieningen", "import", package)

    assert "0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 geweigerd." in again.stdout
    assert '"naam": "Inloop Fatima"' in kaart.read_text()


def test_a_fault_in_open_data_names_the_field_of_the_standard(
    container: Container, tmp_path: Path
) -> None:
    path = tmp_path / "services.json"
    path.write_text('{"id": "1", "name": "Debt desk", "status": "active", "email": "x"}')

    result = run(container, "voorzieningen", "import", path)

    assert result.exit_code == 1
    assert "services.json:1 email: dit is geen e-mailadres (x)" in result.stderr
    assert "services.json:1 organization.name: dit is verplicht, maar leeg" in result.stderr
    assert not has_voorzieningen(container.uow())


def test_every_fault_has_a_sentence() -> None:
    assert set(FOUTEN) == set(Foutcode)
