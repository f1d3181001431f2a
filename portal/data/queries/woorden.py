"""Single rows of the vocabulary, for editors. All take a session."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, func, or_, select, type_coerce, update
from sqlalchemy.orm import Session

from portal.data.base import Base
from portal.data.models.aanbieder import Aanbieder
from portal.data.models.outbox import IndexTaak
from portal.data.models.voorziening import Locatie, Voorziening, VoorzieningLocatie
from portal.data.queries.voorzieningen import PUBLIEK


def _holds(model: type[Base], kolommen: Collection[str], tekst: str) -> ColumnElement[bool]:
    return or_(*(getattr(model, kolom).icontains(tekst, autoescape=True) for kolom in kolommen))


def list_rows(
    session: Session,
    model: type[Base],
    kolommen: Sequence[str],
    tekst: str,
    *,
    limit: int,
    offset: int,
) -> tuple[Sequence[Any], int]:
    """A page of the rows of which one of ``kolommen`` (the key) holds ``tekst``, and how many
    there are."""
    where = _holds(model, kolommen, tekst)
    totaal = session.scalar(select(func.count()).select_from(model).where(where)) or 0
    order = (getattr(model, kolom) for kolom in kolommen)
    query = select(model).where(where).order_by(*order).limit(limit).offset(offset)
    return session.scalars(query).all(), totaal


def find_row(session: Session, model: type[Base], sleutel: Mapping[str, Any]) -> Any:
    """The row with this key; None when there is none."""
    where = (getattr(model, kolom) == value for kolom, value in sleutel.items())
    return session.scalar(select(model).where(and_(*where)))


def says(woord: str) -> ColumnElement[bool]:
    """Whether the public texts of an entry hold these letters: then the terms under which it is
    found may follow from this word."""
    places = (
        select(VoorzieningLocatie.voorziening_id)
        .join(Locatie, VoorzieningLocatie.locatie_id == Locatie.id)
        .where(_holds(Locatie, ("naam", "plaats"), woord))
    )
    aanbieders = select(Aanbieder.id).where(_holds(Aanbieder, ("naam",), woord))
    trefwoorden = func.lower(type_coerce(Voorziening.trefwoorden, Text))
    return and_(
        PUBLIEK,
        or_(
            _holds(Voorziening, ("naam", "samenvatting", "omschrijving"), woord),
            trefwoorden.contains(woord.lower(), autoescape=True),
            Voorziening.aanbieder_id.in_(aanbieders),
            Voorziening.id.in_(places),
        ),
    )


def postpone(session: Session, reden: str, until: datetime) -> None:
    """Let what is queued for this reason wait."""
    session.execute(
        update(IndexTaak)
        .where(IndexTaak.reden == reden, IndexTaak.parked.is_(False))
        .values(available_at=until)
    )
