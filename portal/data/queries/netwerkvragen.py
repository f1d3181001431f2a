"""Reading the questions of professionals to each other, and the answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.models.gebruiker import Gebruiker
from portal.data.models.netwerk import Netwerkantwoord, Netwerkvraag, Profiel
from portal.data.models.voorziening import Voorziening
from portal.data.queries.voorzieningen import PUBLIEK

# Columns are read by name; their types are those of the models.
VraagRij = Row[*tuple[Any, ...]]
AntwoordRij = Row[*tuple[Any, ...]]

_ANTWOORDEN = (
    select(func.count())
    .where(Netwerkantwoord.vraag_id == Netwerkvraag.id)
    .correlate(Netwerkvraag)
    .scalar_subquery()
)
_VRAAG = (
    select(
        *Netwerkvraag.__table__.columns,
        Gebruiker.naam,
        Profiel.id.label("profiel_id"),
        Profiel.organisatie,
        _ANTWOORDEN.label("antwoorden"),
    )
    .join(Gebruiker, Netwerkvraag.gebruiker_id == Gebruiker.id)
    .outerjoin(Profiel, Profiel.gebruiker_id == Gebruiker.id)
)
_ANTWOORD = (
    select(
        *Netwerkantwoord.__table__.columns,
        Gebruiker.naam,
        Profiel.id.label("profiel_id"),
        Profiel.organisatie,
        Voorziening.naam.label("voorziening"),
        Voorziening.slug,
    )
    .join(Gebruiker, Netwerkantwoord.gebruiker_id == Gebruiker.id)
    .outerjoin(Profiel, Profiel.gebruiker_id == Gebruiker.id)
    .outerjoin(Voorziening, (Netwerkantwoord.voorziening_id == Voorziening.id) & PUBLIEK)
)


def list_vragen(session: Session, *where: ColumnElement[bool], limit: int) -> Sequence[VraagRij]:
    """Questions that fit, the newest first."""
    query = _VRAAG.where(*where).order_by(Netwerkvraag.gesteld_op.desc(), Netwerkvraag.id)
    return session.execute(query.limit(limit)).all()


def list_antwoorden(session: Session, vraag_id: UUID) -> Sequence[AntwoordRij]:
    """The answers to a question, the oldest first."""
    query = _ANTWOORD.where(Netwerkantwoord.vraag_id == vraag_id)
    return session.execute(query.order_by(Netwerkantwoord.geschreven_op, Netwerkantwoord.id)).all()


def list_beantwoord(session: Session, gebruiker_id: UUID) -> set[UUID]:
    """The questions that this account answered."""
    return set(
        session.scalars(
            select(Netwerkantwoord.vraag_id).where(Netwerkantwoord.gebruiker_id == gebruiker_id)
        )
    )


def count_since(session: Session, gebruiker_id: UUID, since: datetime) -> int:
    """How many questions this account asked since then."""
    query = select(func.count()).select_from(Netwerkvraag)
    asked = (Netwerkvraag.gebruiker_id == gebruiker_id, Netwerkvraag.gesteld_op > since)
    return session.scalar(query.where(*asked)) or 0


def find_for_update(session: Session, id_: UUID) -> Netwerkvraag | None:
    return session.scalar(select(Netwerkvraag).where(Netwerkvraag.id == id_).with_for_update())


def delete_before(session: Session, before: datetime) -> int:
    """Take away the questions that were asked before then, with their answers; how many."""
    found = session.execute(
        delete(Netwerkvraag)
        .where(Netwerkvraag.gesteld_op < before)
        .execution_options(synchronize_session=False)
        .returning(Netwerkvraag.id)
    )
    return len(found.all())
