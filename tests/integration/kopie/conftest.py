"""Installations to copy from and to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from portal.bootstrap import Container
from portal.data.migraties import upgrade_schema
from tests.support import databases, portaal, vulling
from tests.support.portaal import make_container


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an installation on SQLite that has a row in every table."""
    container = make_container(tmp_path_factory.mktemp("gevuld"))
    upgrade_schema(container.database)
    with container.database.begin() as connection:
        vulling.fill(connection)
    container.database.dispose()
    return container.settings.instance


@pytest.fixture
def sqlite(filled: Path, tmp_path: Path) -> Iterator[Container]:
    """That installation, to be changed."""
    container = make_container(portaal.copy_of(filled, tmp_path / "sqlite"))
    yield container
    container.database.dispose()


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> Container:
    return make_container(tmp_path / "leeg")


@pytest.fixture
def empty_postgres(postgres_engine: Engine, tmp_path: Path) -> Iterator[Container]:
    """An installation whose PostgreSQL database holds nothing yet."""
    with postgres_engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("DROP DATABASE IF EXISTS kopie WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE kopie"))
    url = databases.with_name(postgres_engine, "kopie")
    container = make_container(tmp_path / "postgres", database_url=url)
    yield container
    container.database.dispose()
