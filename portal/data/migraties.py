"""Bring the schema of a database to the version of this code."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def upgrade_schema(database: Engine, revision: str = "head") -> None:
    """Run what is missing; the whole upgrade commits or nothing does (on SQLite: per migration)."""
    with database.begin() as connection:
        upgrade_connection(connection, revision)


def upgrade_connection(connection: Connection, revision: str = "head") -> None:
    """The same, in the caller's transaction."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def downgrade_schema(database: Engine, revision: str = "base") -> None:
    """Undo migrations; for tests, and for the operator who goes back a release."""
    with database.begin() as connection:
        downgrade_connection(connection, revision)


def downgrade_connection(connection: Connection, revision: str = "base") -> None:
    """The same, in the caller's transaction."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.downgrade(config, revision)


def get_revision(connection: Connection) -> str | None:
    """The version of the schema; None when there is none."""
    return MigrationContext.configure(connection).get_current_revision()


def is_known(revision: str) -> bool:
    """Whether this code has that version, which a newer release may have made."""
    script = ScriptDirectory.from_config(alembic_config())
    return revision in {known.revision for known in script.walk_revisions()}


def head() -> str | None:
    return ScriptDirectory.from_config(alembic_config()).get_current_head()
