"""What the tests of copies share."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from portal.adapters.formats.kopie import read_kop, write_kopie
from portal.bootstrap import Container
from portal.cli import cli, main
from portal.data.migraties import head
from portal.data.momentopname import list_tabellen, open_momentopname
from portal.domain.kopie import Bijlagen

Rows = dict[str, list[list[Any]]]
# Ended on purpose when a copy is put back.
_ENDED = {"plan": {"hash", "gedeeld_tot"}}


def run(container: Container, *args: str) -> Result:
    return CliRunner().invoke(cli, args, obj=container)


def status_of(container: Container, monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    """The status with which a command ends for an operator; what it says is on ``stderr``."""
    settings = container.settings
    monkeypatch.setenv("PORTAL_INSTANCE", str(settings.instance))
    monkeypatch.setenv("PORTAL_DATABASE_URL", settings.database_url)
    monkeypatch.setattr("sys.argv", ["portal", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def rows_of(database: Engine) -> Rows:
    with open_momentopname(database) as momentopname:
        return {
            table.name: list(map(list, momentopname.rijen(table, lambda _: None)))
            for table in momentopname.tabellen
        }


def without_ended(rows: Rows) -> Rows:
    columns = {table.name: table.c.keys() for table in list_tabellen("sqlite", str(head()))}
    return {
        table: [
            [
                None if column in _ENDED.get(table, ()) else value
                for column, value in zip(columns[table], row, strict=True)
            ]
            for row in found
        ]
        for table, found in rows.items()
    }


def raw_rows_of(database: Engine) -> dict[str, list[str]]:
    """What SQLite itself keeps, types included."""
    with database.connect() as connection:
        return {
            table.name: sorted(
                map(repr, connection.exec_driver_sql(f"SELECT * FROM {table.name}").fetchall())
            )
            for table in list_tabellen("sqlite", str(head()))
            if table.name not in _ENDED
        }


def change_manifest(path: Path, **values: str) -> None:
    """Make of a copy one without tables that says other things of itself, with sums that fit."""
    kop = replace(read_kop(path), tabellen={}, **values)
    with path.open("wb") as target:
        write_kopie(target, kop, [], Bijlagen(b"", {}))


def in_child(container: Container, work: Callable[[], object]) -> int | None:
    """Do something in a process of its own that shares no connection; how it ended."""
    container.database.dispose()
    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    child.join()
    return child.exitcode


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
