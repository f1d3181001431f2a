"""Taking the right to write before reading what will be changed."""

from sqlalchemy import false, func, select, update
from sqlalchemy.orm import Session

from portal.data.models.voorziening import VoorzieningSlug

# Any number that nobody else in this database uses.
_IMPORT = 7_701


def begin_writing(session: Session) -> None:
    """To be called first in a transaction that reads and then writes.

    On SQLite such a transaction fails when another process wrote in between; a statement that
    changes no row makes it wait for its turn here instead. PostgreSQL needs none of it.
    """
    if session.get_bind().dialect.name == "sqlite":
        session.execute(update(VoorzieningSlug).where(false()).values(slug=""))


def lock_import(session: Session) -> None:
    """The same for a transaction that writes much: one at a time on any database."""
    begin_writing(session)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_IMPORT)))
