"""Alembic's entry: migrate the database of the settings, or the connection that is handed over."""

from typing import Literal

from alembic import context
from sqlalchemy import Connection

from portal.config import load_settings
from portal.data import models
from portal.data.base import Base, Lijst, UtcDateTime
from portal.data.uow import make_engine


def render_item(kind: str, value: object, _autogen: object) -> str | Literal[False]:
    """Migrations use plain types: what our own types do later must not change an old migration."""
    if kind == "type" and isinstance(value, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(value, Lijst):
        return "sa.Text()"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # SQLite cannot change a table in place; Alembic copies it instead.
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_item,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


assert models
given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with make_engine(load_settings().database_url).connect() as own:
        run(own)
        own.commit()
