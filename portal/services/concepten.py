"""Drafts: a form as somebody left it, offered back whenever that person comes again."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.wijziging import Concept
from portal.data.queries import aanbod as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import InvoerOngeldig
from portal.domain.gebruikers import Identiteit
from portal.services.bevoegd import check_wijzigen

NIEUW = "nieuw"
# Far more than the longest form; less than what could fill a disk.
MAX_TEKENS = 200_000

Gegevens = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class ConceptDetail:
    """A form as it was left, and when."""

    gegevens: Gegevens
    bewaard_op: datetime

    @property
    def naam(self) -> str:
        """The name that was typed, if any."""
        return " ".join("".join(self.gegevens.get("naam", [])).split())


def read_concept(session: Session, wie: Identiteit, id_: UUID | None) -> ConceptDetail | None:
    """The own draft for this entry (None: for a new one)."""
    concept = queries.find_concept(session, wie.id, _onderwerp(id_))
    return ConceptDetail(concept.gegevens, concept.updated_at) if concept else None


def save_concept(uow: UnitOfWork, wie: Identiteit, id_: UUID | None, gegevens: Gegevens) -> None:
    """Keep the fields as they were typed, instead of those of before.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``.
        InvoerOngeldig: it is too long to be a form.

    """
    if len(json.dumps(gegevens)) > MAX_TEKENS:
        raise InvoerOngeldig([])
    with uow:
        begin_writing(uow.session)
        if id_ is not None:
            check_wijzigen(uow.session, wie, id_)
        concept = queries.find_concept(uow.session, wie.id, _onderwerp(id_))
        if concept is None:
            concept = Concept(gebruiker_id=wie.id, onderwerp=_onderwerp(id_), gegevens={})
            uow.session.add(concept)
        values: dict[str, Any] = gegevens
        concept.gegevens = values
        concept.updated_at = uow.clock()
        uow.commit()


def discard_concept(uow: UnitOfWork, wie: Identiteit, id_: UUID | None) -> None:
    """Throw the own draft away; fine when there is none."""
    with uow:
        begin_writing(uow.session)
        delete_concept(uow.session, wie, id_)
        uow.commit()


def delete_concept(session: Session, wie: Identiteit, id_: UUID | None) -> None:
    """The same within an open transaction: what was sent is no draft any more."""
    concept = queries.find_concept(session, wie.id, _onderwerp(id_))
    if concept is not None:
        session.delete(concept)


def _onderwerp(id_: UUID | None) -> str:
    return str(id_) if id_ else NIEUW
