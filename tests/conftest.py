"""Fixtures for every folder. The databases are real; each test sees its own changes only."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from portal.bootstrap import Container
from portal.data import outbox
from portal.data.uow import UnitOfWork, make_engine
from portal.services.zoeken import ZoekOpdracht
from portal.web.app import create_app
from tests.factories import Factories
from tests.support import databases, portaal
from tests.support.portaal import NOW

# How long an example takes says how busy the machine is, and nothing of what is tested.
settings.register_profile("huis", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("huis")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared SQLite file, to be copied or read."""
    path = tmp_path_factory.mktemp("sqlite") / "portal.sqlite"
    engine = make_engine(f"sqlite:///{path}")
    databases.prepare(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def sqlite_engine(sqlite_template: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{sqlite_template}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with databases.postgres(tmp_path_factory.mktemp("postgres")) as url:
        engine = make_engine(url)
        databases.prepare(engine)
        yield engine
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Engine:
    """Both databases in turn, with the gebieden of the region in them."""
    name = "sqlite_engine" if request.param == "sqlite" else "postgres_engine"
    engine: Engine = request.getfixturevalue(name)
    return engine


@pytest.fixture
def session_factory(database: Engine) -> Iterator[sessionmaker[Session]]:
    """Sessions within one outer transaction that is rolled back after the test."""
    with database.connect() as connection:
        transaction = connection.begin()
        factory = sessionmaker(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
        event.listen(factory, "before_flush", outbox.note_changes)
        yield factory
        transaction.rollback()


@pytest.fixture(params=["sqlite", "postgresql"])
def shared(
    request: pytest.FixtureRequest, sqlite_template: Path, tmp_path: Path
) -> Iterator[Engine]:
    """A database that several processes use at once, each by a connection of its own."""
    if request.param == "postgresql":
        with databases.emptied(request.getfixturevalue("postgres_engine")) as engine:
            yield engine
        return
    shutil.copy(sqlite_template, tmp_path / "portal.sqlite")
    engine = make_engine(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    yield engine
    engine.dispose()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def uow(session_factory: sessionmaker[Session]) -> UnitOfWork:
    return UnitOfWork(session_factory, lambda: NOW)


@pytest.fixture
def factories(session_factory: sessionmaker[Session]) -> Iterator[Factories]:
    """Makes rows that are valid by default."""
    with session_factory() as session:
        yield Factories(session)


@pytest.fixture(scope="session")
def demo_instance(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The files of an installation with the demo region; read only, shared by all workers."""
    base = tmp_path_factory.getbasetemp()
    return portaal.build_once(base if worker_id == "master" else base.parent)


@pytest.fixture(scope="session")
def demo_container(demo_instance: Path) -> Container:
    """For tests that only read."""
    return portaal.make_container(demo_instance)


@pytest.fixture
def own_container(demo_instance: Path, tmp_path: Path) -> Iterator[Container]:
    """For a test that changes things: a copy of the demo region."""
    container = portaal.make_container(portaal.copy_of(demo_instance, tmp_path / "instance"))
    yield container
    container.database.dispose()


@pytest.fixture(scope="session")
def app(demo_container: Container) -> Flask:
    app = create_app(demo_container)
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def slugs(demo_container: Container) -> dict[str, str]:
    """Of one voorziening: its slug, its aanbieder's slug and its id; whichever comes first."""
    resultaat = demo_container.zoeker.search(ZoekOpdracht(q="voedselbank"))
    document = resultaat.uitkomst.treffers[0].document
    return {
        "voorziening": document.slug,
        "aanbieder": document.aanbieder_slug,
        "id": document.id,
    }
