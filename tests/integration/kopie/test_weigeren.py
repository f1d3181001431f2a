"""What a restore refuses, and what is left when it is cut short."""

import os
import resource
import signal
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import OperationalError

from portal.adapters.formats.kopie import read_kop, read_rijen
from portal.bootstrap import Container
from portal.data.migraties import upgrade_schema
from portal.domain.kopie import KopieGeweigerd
from portal.services.kopie import restore_rijen
from tests.factories import Factories
from tests.support.kopie import change_manifest, die, in_child, rows_of, run, status_of
from tests.support.portaal import NOW, make_container


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"migratie": "9999", "versie": "7.0"}, "nieuwere versie van de sociale kaart (7.0)"),
        ({}, "beschadigd"),
    ],
    ids=["newer", "other tables"],
)
def test_a_copy_that_does_not_fit_is_refused(
    sqlite: Container,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    values: dict[str, str],
    said: str,
) -> None:
    path = tmp_path / "kopie"
    run(sqlite, "backup", str(path))
    change_manifest(path, **values)
    before = rows_of(sqlite.database)
    sqlite.database.dispose()

    ended = status_of(sqlite, monkeypatch, "restore", "--overschrijf", str(path))

    assert ended == 1
    assert said in capsys.readouterr().err
    assert rows_of(sqlite.database) == before


def test_a_database_that_is_not_empty_is_refused_and_a_newer_one_too(
    sqlite: Container,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = str(tmp_path / "kopie")
    run(sqlite, "backup", path)
    sqlite.database.dispose()

    not_empty = status_of(sqlite, monkeypatch, "restore", path)
    said = capsys.readouterr().err
    with sqlite.database.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    sqlite.database.dispose()
    newer = status_of(sqlite, monkeypatch, "restore", "--overschrijf", path)

    assert (not_empty, newer) == (1, 1)
    assert "--overschrijf" in said
    assert "nieuwere versie" in capsys.readouterr().err


def test_tables_of_somebody_else_are_never_touched(
    sqlite: Container, empty_sqlite: Container, tmp_path: Path
) -> None:
    run(sqlite, "backup", str(tmp_path / "kopie"))
    with empty_sqlite.database.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE boekhouding (bedrag INTEGER)")

    result = run(empty_sqlite, "restore", "--overschrijf", str(tmp_path / "kopie"))

    assert isinstance(result.exception, KopieGeweigerd)
    assert result.exception.reden == "database-vreemd"
    assert inspect(empty_sqlite.database).get_table_names() == ["boekhouding"]


@pytest.mark.parametrize("kind", ["empty_sqlite", "empty_postgres"])
def test_a_database_that_is_in_use_is_refused(
    request: pytest.FixtureRequest, sqlite: Container, tmp_path: Path, kind: str
) -> None:
    used: Container = request.getfixturevalue(kind)
    upgrade_schema(used.database)
    run(sqlite, "backup", str(tmp_path / "kopie"))
    other = make_container(used.settings.instance, database_url=used.settings.database_url)

    with other.database.connect() as serving:
        serving.execute(text("SELECT 1 FROM alembic_version"))
        serving.rollback()
        result = run(used, "restore", str(tmp_path / "kopie"))
        assert serving.scalar(text("SELECT count(*) FROM gebied")) == 0
    other.database.dispose()

    assert isinstance(result.exception, KopieGeweigerd)
    assert result.exception.reden == "in-gebruik"


def test_a_row_that_postgresql_does_not_take_leaves_everything_as_it_was(
    sqlite: Container, empty_postgres: Container, tmp_path: Path
) -> None:
    with sqlite.uow() as uow:
        Factories(uow.session).gebruiker(naam="x" * 121)
    run(sqlite, "backup", str(tmp_path / "kopie"))

    result = run(empty_postgres, "restore", str(tmp_path / "kopie"))

    assert isinstance(result.exception, KopieGeweigerd)
    assert "gebruiker" in result.exception.detail
    assert inspect(empty_postgres.database).get_table_names() == []


@pytest.mark.parametrize("kind", ["sqlite", "empty_postgres"])
def test_a_restore_that_is_killed_changes_nothing_and_can_be_done_again(
    request: pytest.FixtureRequest, sqlite: Container, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "kopie"
    run(sqlite, "backup", str(path))
    target: Container = request.getfixturevalue(kind)
    run(target, "restore", "--overschrijf", str(path))
    with target.uow() as uow:
        Factories(uow.session).gebruiker(email="later@example.nl")
    before = rows_of(target.database)
    kop = read_kop(path)
    left = kop.rijen

    def work() -> None:
        def advance(rows: int) -> None:
            nonlocal left
            left -= rows
            if not left:
                die()

        delen = read_rijen(path)
        restore_rijen(target.database, kop, delen, now=NOW, overschrijf=True, advance=advance)

    ended = in_child(target, work)
    between = rows_of(target.database)
    again = run(target, "restore", "--overschrijf", str(path))

    assert ended == -signal.SIGKILL
    assert between == before
    assert again.exit_code == 0, again.output
    assert len(rows_of(target.database)["gebruiker"]) == len(before["gebruiker"]) - 1


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_full_disk_is_told_and_leaves_all_as_it_was(
    sqlite: Container, empty_sqlite: Container, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "kopie"
    upgrade_schema(empty_sqlite.database)
    run(sqlite, "backup", str(path))
    last = path.read_bytes()
    container = sqlite if command == "backup" else empty_sqlite

    def work() -> None:
        size = 8_000 if command == "backup" else 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        result = run(container, command, str(path))
        os._exit(42 if isinstance(result.exception, OSError | OperationalError) else 0)

    ended = in_child(container, work)

    assert ended == 42
    assert path.read_bytes() == last
    assert not path.with_name("kopie.deel").exists()
    assert rows_of(empty_sqlite.database)["gebied"] == []


def test_a_trial_reads_everything_and_changes_nothing(
    sqlite: Container, empty_sqlite: Container, tmp_path: Path
) -> None:
    run(sqlite, "backup", str(tmp_path / "kopie"))

    result = run(empty_sqlite, "restore", "--proef", str(tmp_path / "kopie"))

    assert result.exit_code == 0
    assert "De kopie is heel." in result.output
    assert inspect(empty_sqlite.database).get_table_names() == []
