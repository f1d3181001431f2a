"""Shared lists in the database."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.data.models.lijst import GedeeldeLijst
from portal.data.models.voorziening import Voorziening
from portal.data.queries.voorzieningen import PUBLIEK


def find_public_id(session: Session, slug: str) -> UUID | None:
    return session.scalar(select(Voorziening.id).where(Voorziening.slug == slug, PUBLIEK))


def find_lijst(session: Session, digest: str, now: datetime) -> GedeeldeLijst | None:
    """The list with this secret, as long as it is shared."""
    where = (GedeeldeLijst.hash == digest, GedeeldeLijst.verloopt_op > now)
    return session.scalar(select(GedeeldeLijst).where(*where))


def remove_lijst(session: Session, digest: str) -> None:
    session.execute(delete(GedeeldeLijst).where(GedeeldeLijst.hash == digest))


def remove_verlopen(session: Session, now: datetime) -> None:
    session.execute(delete(GedeeldeLijst).where(GedeeldeLijst.verloopt_op <= now))
