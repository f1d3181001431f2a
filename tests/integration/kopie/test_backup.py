"""A copy holds everything, of one moment, and is there whole or not at all."""

import signal
import stat
import tarfile
from pathlib import Path

import pytest
from sqlalchemy import func, select

from portal.adapters.formats.heel import write_whole
from portal.adapters.formats.kopie import read_rijen
from portal.bootstrap import Container
from portal.data.base import Base
from portal.data.migraties import head, upgrade_schema
from portal.data.models import Gebruiker
from portal.data.momentopname import NIET_MEE, list_tabellen, open_momentopname
from tests.factories import Factories
from tests.support.kopie import die, in_child, rows_of, run


def test_a_copy_holds_every_table_and_column_that_is_not_left_out_on_purpose() -> None:
    tables = {table.name: set(table.c.keys()) for table in list_tabellen("sqlite", str(head()))}
    models = {table.name: set(table.c.keys()) for table in Base.metadata.sorted_tables}

    assert tables == {name: models[name] for name in models if name not in NIET_MEE}
    assert models.keys() >= NIET_MEE - {"alembic_version"}


def test_the_rows_of_these_tests_have_a_value_in_every_column(sqlite: Container) -> None:
    rows = rows_of(sqlite.database)

    never_filled = [
        f"{table.name}.{column.name}"
        for table in list_tabellen("sqlite", str(head()))
        for at, column in enumerate(table.c)
        if all(row[at] is None for row in rows[table.name])
    ]

    assert never_filled == []


@pytest.mark.parametrize("kind", ["sqlite", "empty_postgres"])
def test_a_copy_is_of_one_moment_while_others_write(
    request: pytest.FixtureRequest, kind: str
) -> None:
    container: Container = request.getfixturevalue(kind)
    upgrade_schema(container.database)

    with open_momentopname(container.database) as momentopname:
        table = next(table for table in momentopname.tabellen if table.name == "gebruiker")
        before = momentopname.count(table)
        with container.uow() as uow:
            Factories(uow.session).gebruiker()
        seen = list(momentopname.rijen(table, lambda _: None))

    with container.uow() as uow:
        assert uow.session.scalar(select(func.count()).select_from(Gebruiker)) == before + 1
    assert len(seen) == before


def test_a_backup_that_is_killed_leaves_the_last_one_and_can_be_done_again(
    sqlite: Container, tmp_path: Path
) -> None:
    path = tmp_path / "kopie"
    run(sqlite, "backup", str(path))
    last = path.read_bytes()

    def work() -> None:
        with write_whole(path) as target:
            target.write(last * 2)
            target.flush()
            die()

    ended = in_child(sqlite, work)
    between = path.read_bytes()
    again = run(sqlite, "backup", str(path))

    assert ended == -signal.SIGKILL
    assert between == last
    assert again.exit_code == 0
    assert sorted(entry.name for entry in tmp_path.glob("kopie*")) == ["kopie"]
    assert run(sqlite, "restore", "--proef", str(path)).exit_code == 0


def test_a_copy_is_for_its_owner_only_and_holds_the_key_only_when_asked(
    sqlite: Container, tmp_path: Path
) -> None:
    paths = (tmp_path / "zonder", tmp_path / "met")
    run(sqlite, "backup", str(paths[0]))
    run(sqlite, "backup", "--met-sleutel", str(paths[1]))

    unpacked = []
    for path in paths:
        with tarfile.open(path) as tar:
            unpacked.append(b"".join(tar.extractfile(member).read() for member in tar))

    assert [stat.S_IMODE(path.stat().st_mode) for path in paths] == [0o600, 0o600]
    key = sqlite.settings.secret_key.encode()
    assert [key in content for content in unpacked] == [False, True]


def test_a_copy_can_go_through_a_pipe(
    sqlite: Container, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    result = run(sqlite, "backup", "-")
    path = tmp_path / "kopie"
    path.write_bytes(result.stdout_bytes)

    assert {tabel for tabel, _ in read_rijen(path)} == rows_of(sqlite.database).keys()
