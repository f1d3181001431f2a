"""What must be known of an entry before somebody may change it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.gebied import Gebied
from portal.data.models.gebruiker import Gebruiker, Rolverlening
from portal.data.models.regio import Regio
from portal.data.models.voorziening import (
    Locatie,
    Voorziening,
    VoorzieningLocatie,
    voorziening_werkgebied,
)
from portal.data.models.wijziging import Wijziging
from portal.domain.begrippen import Rol, WijzigingStatus

EigenaarRij = Row[UUID, UUID, str, Any, int]


def find_eigenaar(session: Session, id_: UUID, *, lock: bool = False) -> EigenaarRij | None:
    """Whose it is: ``id``, ``aanbieder_id``, ``aanbieder``, ``status``, ``version``.

    ``lock``: until the end of the transaction nobody else gets it with a lock.
    """
    query = (
        select(
            Voorziening.id,
            Voorziening.aanbieder_id,
            Aanbieder.naam.label("aanbieder"),
            Voorziening.status,
            Voorziening.version,
        )
        .join(Aanbieder, Voorziening.aanbieder_id == Aanbieder.id)
        .where(Voorziening.id == id_)
    )
    return session.execute(query.with_for_update(of=Voorziening) if lock else query).one_or_none()


def list_gemeente_codes(session: Session, ids: Collection[UUID]) -> dict[UUID, set[str]]:
    """The gemeenten of each: those of its places, else those that it serves."""
    places = (
        select(VoorzieningLocatie.voorziening_id, Locatie.gemeente_code)
        .join(Locatie, VoorzieningLocatie.locatie_id == Locatie.id)
        .where(VoorzieningLocatie.voorziening_id.in_(ids), Locatie.gemeente_code.is_not(None))
    )
    served = (
        select(voorziening_werkgebied.c.voorziening_id, Gebied.gemeente_code)
        .join(Gebied, voorziening_werkgebied.c.gebied_code == Gebied.code)
        .where(voorziening_werkgebied.c.voorziening_id.in_(ids), Gebied.gemeente_code.is_not(None))
    )
    located = _group(session, places)
    return {**_group(session, served), **located}


def _group(session: Session, query: Any) -> dict[UUID, set[str]]:
    found = defaultdict[UUID, set[str]](set)
    for id_, code in session.execute(query):
        found[id_].add(code)
    return dict(found)


def find_aanbieder(session: Session, id_: UUID) -> Aanbieder | None:
    return session.get(Aanbieder, id_)


def find_gebied_naam(session: Session, code: str) -> str | None:
    return session.scalar(select(Gebied.naam).where(Gebied.code == code))


def find_regio_naam(session: Session) -> str:
    """The name of the region; empty before one is set up."""
    return session.scalar(select(Regio.naam)) or ""


def find_open(session: Session, voorziening_id: UUID) -> Wijziging | None:
    """The proposal for this entry that waits; there is one at most."""
    return session.scalar(
        select(Wijziging).where(
            Wijziging.voorziening_id == voorziening_id,
            Wijziging.status == WijzigingStatus.WACHT,
        )
    )


def find_laatste(session: Session, voorziening_id: UUID) -> Wijziging | None:
    """The newest proposal for this entry, whatever became of it."""
    query = select(Wijziging).where(Wijziging.voorziening_id == voorziening_id)
    return session.scalar(query.order_by(Wijziging.created_at.desc(), Wijziging.id.desc()).limit(1))


def list_open(session: Session) -> Sequence[Wijziging]:
    """All proposals that wait, the oldest first."""
    query = select(Wijziging).where(Wijziging.status == WijzigingStatus.WACHT)
    return session.scalars(query.order_by(Wijziging.created_at, Wijziging.id)).all()


def list_medewerkers(session: Session, aanbieder_id: UUID) -> Sequence[Gebruiker]:
    """The accounts of an aanbieder that are in use."""
    query = (
        select(Gebruiker)
        .join(Rolverlening, Rolverlening.gebruiker_id == Gebruiker.id)
        .where(
            Rolverlening.rol == Rol.AANBIEDER,
            Rolverlening.aanbieder_id == aanbieder_id,
            Gebruiker.actief,
        )
    )
    return session.scalars(query.order_by(Gebruiker.email)).all()
