"""Replacing everything in a database by the rows of a copy, in one transaction.

Until its end nothing is changed for anybody; a crash, a full disk or a row that the database
refuses leaves all as it was.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import (
    Connection,
    Engine,
    Table,
    delete,
    exists,
    func,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DataError, IntegrityError

from portal.data.migraties import (
    downgrade_connection,
    get_revision,
    is_known,
    upgrade_connection,
)
from portal.data.momentopname import NIET_MEE, decoder, list_tabellen
from portal.domain.kopie import KopieGeweigerd, Rij

_WAIT_MS = 2_000
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND usename = current_user AND pid <> pg_backend_pid()"
)


@contextmanager
def write_alone(database: Engine) -> Iterator[Connection]:
    """A transaction while nobody else has this database open, and on SQLite nobody can open it.

    A web process or a worker that went on would write into the new rows what it knows of the old.

    Raises:
        KopieGeweigerd: somebody has it open (``in-gebruik``).

    """
    database.dispose()
    try:
        with database.connect() as connection:
            _refuse_others(connection)
            with connection.begin():
                if connection.dialect.name == "sqlite":
                    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
                yield connection
    finally:
        # The next connection is an ordinary one.
        database.dispose()


def _refuse_others(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        driver = connection.connection
        cursor = driver.cursor()
        try:
            cursor.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
            # Leaving WAL is granted to the only one who has the file open.
            cursor.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            raise KopieGeweigerd("in-gebruik") from error
        cursor.execute("PRAGMA locking_mode=EXCLUSIVE")
        # Without WAL, only this is safe when the power fails.
        cursor.execute("PRAGMA synchronous=FULL")
    elif connection.scalar(_OTHERS):
        raise KopieGeweigerd("in-gebruik")
    connection.rollback()


def find_huidige(connection: Connection) -> tuple[Table, ...]:
    """The tables that this database has now; empty when it has none.

    Raises:
        KopieGeweigerd: what is in it is not ours (``database-vreemd``) or of a newer version
            (``database-nieuwer``).

    """
    migratie = get_revision(connection)
    if migratie is None:
        if set(inspect(connection).get_table_names()) - {"alembic_version"}:
            raise KopieGeweigerd("database-vreemd")
        return ()
    if not is_known(migratie):
        raise KopieGeweigerd("database-nieuwer", migratie)
    return list_tabellen(connection.dialect.name, migratie)


def has_rows(connection: Connection, tabellen: Sequence[Table]) -> bool:
    return any(connection.scalar(select(exists().select_from(table))) for table in tabellen)


def make_empty(connection: Connection, tabellen: Sequence[Table], migratie: str) -> None:
    """Take everything away and make the tables of version ``migratie`` anew."""
    if tabellen:
        _delete_rows(connection, tabellen)
        downgrade_connection(connection)
    upgrade_connection(connection, migratie)


def _delete_rows(connection: Connection, tabellen: Sequence[Table]) -> None:
    """First, so that taking the tables away has nothing to look at."""
    if connection.dialect.name == "postgresql":
        # Row by row it takes minutes. Sessions hang on accounts, so they go in the same statement.
        others = NIET_MEE.intersection(inspect(connection).get_table_names()) - {"alembic_version"}
        names = ", ".join([*(table.name for table in tabellen), *others])
        connection.execute(text(f"TRUNCATE TABLE {names}"))
        return
    for table in reversed(tabellen):
        connection.execute(delete(table))


def add_rijen(
    connection: Connection, table: Table, kolommen: Sequence[str], rijen: Sequence[Rij]
) -> None:
    """Put rows of a copy in.

    Raises:
        KopieGeweigerd: the database does not take one (``rij``), such as a text that is longer
            than PostgreSQL allows and SQLite never minded.

    """
    decoders = [(name, decoder(table.c[name])) for name in kolommen]
    values = [
        {
            name: None if value is None else decode(value)
            for (name, decode), value in zip(decoders, rij, strict=True)
        }
        for rij in rijen
    ]
    try:
        connection.execute(insert(table), values)
    except (IntegrityError, DataError) as error:
        # What the database says after its first line may quote the row.
        reden = str(error.orig).strip().partition("\n")[0]
        raise KopieGeweigerd("rij", f"{table.name}: {reden}") from error


@contextmanager
def any_order(connection: Connection, tabellen: Sequence[Table]) -> Iterator[None]:
    """Let a row come before the one of its own table that it names: a gebied before its parent.

    SQLite looks at the end of the transaction already; here PostgreSQL looks when all are in.
    """
    own = list(_keys_to_itself(connection, tabellen))
    for table, key in own:
        _alter_key(connection, table, key, "DEFERRABLE INITIALLY DEFERRED")
    yield
    if own:
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    for table, key in own:
        _alter_key(connection, table, key, "NOT DEFERRABLE")


def _keys_to_itself(
    connection: Connection, tabellen: Sequence[Table]
) -> Iterator[tuple[str, str | None]]:
    if connection.dialect.name != "postgresql":
        return
    inspector = inspect(connection)
    for table in tabellen:
        for key in inspector.get_foreign_keys(table.name):
            if key["referred_table"] == table.name:
                yield table.name, key["name"]


def _alter_key(connection: Connection, table: str, key: str | None, how: str) -> None:
    connection.execute(text(f'ALTER TABLE {table} ALTER CONSTRAINT "{key}" {how}'))


def set_counters(connection: Connection, tabellen: Sequence[Table]) -> None:
    """Let PostgreSQL number new rows after those that were put in; SQLite looks itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in tabellen:
        for column in table.primary_key:
            counter = func.pg_get_serial_sequence(table.name, column.name)
            if connection.scalar(select(counter)):
                connection.execute(select(func.setval(counter, func.max(column))))
