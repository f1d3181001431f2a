"""When the database or the disk gives up: tell so, and end with 1."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from portal.cli.teksten import NIET_OPGESLAGEN


@contextmanager
def report_opslagfouten() -> Iterator[None]:
    """A full disk, a lost connection and the like, without a stack trace.

    What the statement held is not told: it may be text of people.
    """
    try:
        yield
    except DBAPIError as error:
        _stop(str(error.orig).strip())
    except (OSError, SQLAlchemyError) as error:
        _stop(str(error))


def _stop(reden: str) -> None:
    click.echo(NIET_OPGESLAGEN.format(reden=reden), err=True)
    sys.exit(1)
