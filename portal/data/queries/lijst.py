"""Shared lists in the database."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.data.models.lijst import GedeeldeLijst


def find_lijst(session: Session, digest: str, now: datetime) -> GedeeldeLijst | None:
    """The list with this secret, as long as it is shared."""
    where = (GedeeldeLijst.hash == digest, GedeeldeLijst.verloopt_op > now)
    return session.scalar(select(GedeeldeLijst).where(*where))


def remove_lijst(session: Session, digest: str) -> None:
    session.execute(delete(GedeeldeLijst).where(GedeeldeLijst.hash == digest))


def remove_verlopen(session: Session, now: datetime) -> None:
    session.execute(delete(GedeeldeLijst).where(GedeeldeLijst.verloopt_op <= now))
