"""The rows of a whole database as they were at one moment, in a shape that any database can take.

The tables are those that the migrations make up to the database's own version, not what happens
to stand beside them; so nothing of ours is forgotten, and an older schema is read as it is.
"""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    BindParameter,
    Cast,
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Engine,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    Uuid,
    cast,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.types import CHAR, TypeEngine

from portal.data.base import UtcDateTime
from portal.data.migraties import get_revision, is_known, upgrade_schema
from portal.data.uow import make_engine
from portal.domain.kopie import KopieGeweigerd, Rij

# The index is made anew, and who was logged in logs in again: see decision 0018.
NIET_MEE = frozenset({"alembic_version", "index_taak", "sessie"})
_BATCH = 1_000


class _JsonTekst(TypeDecorator[str]):
    """A JSON column of PostgreSQL as the text that it is: reading it as values would lose the
    difference between null and nothing, and the order of what stands in it."""

    impl = Text
    cache_ok = True

    def column_expression(self, column: ColumnElement[Any]) -> Cast[str]:
        return cast(column, Text)

    def bind_expression(self, bindparam: BindParameter[str]) -> Cast[Any]:
        return cast(bindparam, JSON)


@dataclass(frozen=True, slots=True)
class Momentopname:
    """An open transaction that sees one moment; ``tabellen`` parents first."""

    connection: Connection
    migratie: str
    tabellen: tuple[Table, ...]

    def count(self, table: Table) -> int:
        return self.connection.scalar(select(func.count()).select_from(table)) or 0

    def rijen(self, table: Table, advance: Callable[[int], None]) -> Iterator[Rij]:
        """All rows by key; memory stays flat."""
        query = select(table).order_by(*table.primary_key)
        result = self.connection.execution_options(yield_per=_BATCH).execute(query)
        for rows in result.partitions():
            for row in rows:
                yield [_encode(value) for value in row]
            advance(len(rows))


@contextmanager
def open_momentopname(database: Engine) -> Iterator[Momentopname]:
    """Look at the whole database at one moment; who writes meanwhile is not kept waiting.

    SQLite gives that to any transaction that only reads (WAL); PostgreSQL when asked.

    Raises:
        KopieGeweigerd: there is no schema (``leeg``) or it is of a newer version (``nieuwer``).

    """
    with database.connect() as connection:
        migratie = get_revision(connection)
        if migratie is None:
            raise KopieGeweigerd("leeg")
        connection.rollback()
        tabellen = list_tabellen(connection.dialect.name, migratie)
        if connection.dialect.name == "postgresql":
            connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            names = ", ".join(table.name for table in tabellen)
            # Before the first look: a migration meanwhile waits until this is done.
            connection.execute(text(f"LOCK TABLE {names} IN ACCESS SHARE MODE"))
        if get_revision(connection) != migratie:
            raise KopieGeweigerd("in-gebruik")
        yield Momentopname(connection, migratie, tabellen)


@lru_cache
def list_tabellen(dialect: str, migratie: str) -> tuple[Table, ...]:
    """The tables of that version that belong in a copy, parents first, with types that read and
    write the same values on every database. Found by making them, in memory; kept, since that
    takes half a second.

    Raises:
        KopieGeweigerd: this code does not know that version (``nieuwer``).

    """
    if not is_known(migratie):
        raise KopieGeweigerd("nieuwer", migratie)
    scratch = make_engine("sqlite://")
    try:
        upgrade_schema(scratch, migratie)
        inspector = inspect(scratch)
        names = [name for name, _ in inspector.get_sorted_table_and_fkc_names() if name]
        metadata = MetaData()
        return tuple(
            Table(name, metadata, *_columns(inspector, name, dialect))
            for name in names
            if name not in NIET_MEE
        )
    finally:
        scratch.dispose()


def _columns(inspector: Any, name: str, dialect: str) -> Iterator[Column[Any]]:
    keys = inspector.get_pk_constraint(name)["constrained_columns"]
    for column in inspector.get_columns(name):
        type_ = _portable(column["type"], dialect)
        yield Column(column["name"], type_, primary_key=column["name"] in keys)


def _portable(type_: TypeEngine[Any], dialect: str) -> TypeEngine[Any]:
    if isinstance(type_, JSON):
        return Text() if dialect == "sqlite" else _JsonTekst()
    if isinstance(type_, CHAR):
        return Uuid()
    if isinstance(type_, DateTime):
        return UtcDateTime()
    return type_


def _encode(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def decoder(column: Column[Any]) -> Callable[[Any], Any]:
    """Makes of what stands in a copy what this column takes."""
    if isinstance(column.type, Uuid):
        return UUID
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat
    if isinstance(column.type, Date):
        return date.fromisoformat
    if isinstance(column.type, LargeBinary):
        return base64.b64decode
    return lambda value: value
