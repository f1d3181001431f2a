"""Bring the schema of a database to the version of this code."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def upgrade_schema(database: Engine, revision: str = "head") -> None:
    """Run what is missing; the whole upgrade commits or nothing does (on SQLite: per migration)."""
    config = alembic_config()
    with database.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade_schema(database: Engine, revision: str = "base") -> None:
    """Undo migrations; for tests, and for the operator who goes back a release."""
    config = alembic_config()
    with database.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def head() -> str | None:
    return ScriptDirectory.from_config(alembic_config()).get_current_head()
