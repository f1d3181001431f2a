"""The migrations make what the models say, on both databases, and can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError

from portal.data.base import Base
from portal.data.migraties import MIGRATIONS, alembic_config, downgrade_schema, upgrade_schema
from portal.data.uow import make_engine
from tests.support import databases


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database without any table."""
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path / 'leeg.sqlite'}")
        yield engine
        engine.dispose()
        return
    server: Engine = request.getfixturevalue("postgres_engine")
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("DROP DATABASE IF EXISTS leeg"))
        connection.execute(text("CREATE DATABASE leeg"))
    engine = make_engine(databases.with_name(server, "leeg"))
    yield engine
    engine.dispose()


# The index on lower(naam) cannot be read back; the test of equal names proves that it is there.
@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_schema_is_what_the_models_say(empty: Engine) -> None:
    upgrade_schema(empty)

    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []


def test_the_migrations_can_be_undone_and_done_again(empty: Engine) -> None:
    upgrade_schema(empty)
    downgrade_schema(empty)
    left = set(inspect(empty).get_table_names()) - {"alembic_version"}
    upgrade_schema(empty)

    assert left == set()


def test_upgrading_twice_changes_nothing(empty: Engine) -> None:
    upgrade_schema(empty)
    upgrade_schema(empty)

    assert "voorziening" in inspect(empty).get_table_names()


def test_there_is_one_head_and_it_is_pinned() -> None:
    heads = ScriptDirectory.from_config(alembic_config()).get_heads()

    assert heads == [(MIGRATIONS / ".current-head").read_text().strip()]


_AANBIEDER = (
    "INSERT INTO aanbieder (id, slug, naam, omschrijving, created_at, updated_at)"
    " VALUES ('{id}', '{slug}', '{naam}', '', '2026-11-20', '2026-11-20')"
)


@pytest.mark.parametrize(
    ("slug", "naam"),
    [("een", "Ander"), ("twee", "STICHTING EEN"), ("drie", "  ")],
    ids=["same slug", "same name in capitals", "no name"],
)
def test_the_database_itself_refuses_a_wrong_aanbieder(empty: Engine, slug: str, naam: str) -> None:
    upgrade_schema(empty)
    first = _AANBIEDER.format(id="0" * 31 + "1", slug="een", naam="Stichting Een")
    second = _AANBIEDER.format(id="0" * 31 + "2", slug=slug, naam=naam)

    with pytest.raises(IntegrityError), empty.begin() as connection:
        connection.execute(text(first))
        connection.execute(text(second))


@pytest.mark.parametrize("leefgebieden", ["|", "|voetbal|", "|wonen|voetbal|", "wonen"], ids=str)
def test_the_database_itself_refuses_an_unknown_leefgebied(
    empty: Engine, leefgebieden: str
) -> None:
    upgrade_schema(empty)
    insert = (
        "INSERT INTO voorziening (id, slug, naam, samenvatting, omschrijving, aanbieder_id,"
        " leefgebieden, doelgroepen, wetten, overgangen, talen, trefwoorden, kosten,"
        " verwijzing_nodig, aanmelden, online, onafhankelijk, gesloten_reden, status,"
        " gecontroleerd_door, version, created_at, updated_at) VALUES"
        f" ('{'0' * 31}9', 'x', 'X', 'Y', '', '{'0' * 31}1', '{leefgebieden}', '|', '|', '|',"
        " '|', '|', '', false, '', false, false, '', 'concept', '', 1, '2026-11-20', '2026-11-20')"
    )

    with pytest.raises(IntegrityError, match="leefgebieden"), empty.begin() as connection:
        connection.execute(text(_AANBIEDER.format(id="0" * 31 + "1", slug="een", naam="Een")))
        connection.execute(text(insert))
