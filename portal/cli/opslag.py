"""When the database or the disk gives up: tell so, and end with 1."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError

from portal.cli.teksten import DATABASE_NIET_BEREIKBAAR, GEEN_SCHEMA, NIET_OPGESLAGEN, SETTINGS

# What SQLite and PostgreSQL say of a table that is not there.
_NO_TABLE = re.compile(r'no such table|relation "\w+" does not exist')


@contextmanager
def report_opslagfouten() -> Iterator[None]:
    """A full disk, a lost connection and the like, without a stack trace.

    What the statement held is not told: it may be text of people.
    """
    try:
        yield
    except DBAPIError as error:
        reden = str(error.orig).strip()
        if _NO_TABLE.search(reden):
            click.echo(GEEN_SCHEMA, err=True)
            sys.exit(1)
        # Without a statement it was the connection that failed.
        lost = isinstance(error, OperationalError) and error.statement is None
        _stop(reden, DATABASE_NIET_BEREIKBAAR if lost else NIET_OPGESLAGEN)
    except ArgumentError:
        click.echo(SETTINGS["geen-database"].format(name="PORTAL_DATABASE_URL"), err=True)
        sys.exit(2)
    except (OSError, SQLAlchemyError) as error:
        _stop(str(error))


def _stop(reden: str, tekst: str = NIET_OPGESLAGEN) -> None:
    click.echo(tekst.format(reden=reden), err=True)
    sys.exit(1)
