"""What doubles are found by, and what was decided on them. All take a session."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.controle import Dubbelbesluit
from portal.data.models.voorziening import Contactkanaal, Locatie, Voorziening, VoorzieningLocatie
from portal.data.queries.redactie import IS_LEVEND
from portal.domain.begrippen import KanaalSoort

Rij = Row[*tuple[Any, ...]]


def read_stand(session: Session) -> tuple[object, ...]:
    """Differs when an entry or an aanbieder was added, changed or taken away."""
    found: list[object] = []
    for model in (Voorziening, Aanbieder):
        found += session.execute(select(func.count(), func.max(model.updated_at))).one()
    return tuple(found)


def list_namen(session: Session) -> Sequence[Rij]:
    """The name and the aanbieder of all that is not in the archive, in order of key."""
    return session.execute(
        select(
            Voorziening.id,
            Voorziening.naam,
            Voorziening.aanbieder_id,
            Aanbieder.naam.label("aanbieder"),
        )
        .join(Aanbieder, Voorziening.aanbieder_id == Aanbieder.id)
        .where(IS_LEVEND)
        .order_by(Voorziening.id)
    ).all()


def list_kanalen(session: Session) -> Sequence[Rij]:
    """The telephone numbers and websites of all that is not in the archive."""
    return session.execute(
        select(Contactkanaal.voorziening_id, Contactkanaal.soort, Contactkanaal.waarde)
        .join(Voorziening, Contactkanaal.voorziening_id == Voorziening.id)
        .where(IS_LEVEND, Contactkanaal.soort.in_((KanaalSoort.TELEFOON, KanaalSoort.WEBSITE)))
    ).all()


def list_plekken(session: Session) -> Sequence[Rij]:
    """The addresses and telephone numbers of the places of all that is not in the archive."""
    return session.execute(
        select(
            VoorzieningLocatie.voorziening_id,
            VoorzieningLocatie.telefoon,
            Locatie.postcode,
            Locatie.huisnummer,
            Locatie.plaats,
        )
        .join(Locatie, VoorzieningLocatie.locatie_id == Locatie.id)
        .join(Voorziening, VoorzieningLocatie.voorziening_id == Voorziening.id)
        .where(IS_LEVEND)
    ).all()


def list_aanbieders(session: Session) -> Sequence[Aanbieder]:
    return session.scalars(select(Aanbieder).order_by(Aanbieder.id)).all()


def list_besluiten(session: Session) -> set[tuple[UUID, UUID]]:
    """The pairs that look alike and are not the same."""
    query = select(Dubbelbesluit.a_id, Dubbelbesluit.b_id)
    return {(row.a_id, row.b_id) for row in session.execute(query)}


def list_levend(session: Session, ids: Collection[UUID], *where: Any) -> set[UUID]:
    """Those of ``ids`` that are not in the archive and fit."""
    return set(
        session.scalars(select(Voorziening.id).where(Voorziening.id.in_(ids), IS_LEVEND, *where))
    )
