"""The decision table of the quickscan in the database."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from portal.data.models.hulpvraag import Beslisregel


def list_regels(session: Session) -> Sequence[Beslisregel]:
    return session.scalars(select(Beslisregel).order_by(Beslisregel.nummer, Beslisregel.id)).all()


def has_regels(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(Beslisregel.nummer >= 0))))
