"""The vocabulary in the database. All take a session; ``sleutels`` are the columns to order by."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, exists, select
from sqlalchemy.orm import Session

from portal.data.base import Base
from portal.data.models.woordenboek import Woordpaar


def has_woorden(session: Session) -> bool:
    """Whether there is any pair of words."""
    return bool(session.scalar(select(exists().where(Woordpaar.gewoon != ""))))


def list_entities(session: Session, model: type[Base], sleutels: Iterable[str]) -> Sequence[Any]:
    """All of one part, to change them."""
    return session.scalars(select(model).order_by(*_columns(model, sleutels))).all()


def list_values(
    session: Session, model: type[Base], kolommen: Iterable[str], sleutels: Iterable[str]
) -> Sequence[Row[*tuple[Any, ...]]]:
    """These columns of all of one part: a tenth of the work of entities, in every process again
    and again."""
    query = select(*_columns(model, kolommen)).order_by(*_columns(model, sleutels))
    return session.execute(query).all()


def _columns(model: type[Base], names: Iterable[str]) -> list[Any]:
    return [getattr(model, name) for name in names]
