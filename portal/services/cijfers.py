"""Reading what is asked, for the redactie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.queries import cijfers as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit

# What is still of today.
MAANDEN_VRAGEN = 3
MAX_VRAGEN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekvraag:
    """What was asked at least five times in a month: how often, how often nothing was found, and
    how often a result was opened. ``id`` is for ``mark_gezien``."""

    id: UUID
    woorden: str
    aantal: int
    leeg: int
    geopend: int


def list_lege_zoekvragen(uow: UnitOfWork) -> Sequence[Zoekvraag]:
    """What was mostly asked in vain these months, most often first."""
    return _list_zoekvragen(uow, leeg=True)


def list_weinig_geopend(uow: UnitOfWork) -> Sequence[Zoekvraag]:
    """What was asked with results of which hardly any was opened, most often first. Calling from
    the page of results is not opening, so that it is a hint and no proof."""
    return _list_zoekvragen(uow, leeg=False)


def mark_gezien(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """Take a question from the lists. A month in which it is asked anew brings it back.

    Raises:
        NietToegestaan: only the redactie may.
        NietGevonden: there is no such question.

    """
    if not wie.has_rol(Rol.REDACTEUR, Rol.BEHEERDER):
        raise NietToegestaan
    with uow:
        begin_writing(uow.session)
        if not queries.set_gezien(uow.session, id_):
            raise NietGevonden
        uow.commit()


def _list_zoekvragen(uow: UnitOfWork, *, leeg: bool) -> Sequence[Zoekvraag]:
    since = _last_months(uow, MAANDEN_VRAGEN)[-1]
    with uow:
        rows = queries.list_zoekvragen(uow.session, since, MAX_VRAGEN, leeg=leeg)
        ids = queries.list_ids(uow.session, [rij.hash for rij in rows])
        return tuple(
            Zoekvraag(
                id=ids[rij.hash],
                woorden=rij.woorden,
                aantal=int(rij.aantal),
                leeg=int(rij.leeg),
                geopend=int(rij.geopend),
            )
            for rij in rows
        )


def _last_months(uow: UnitOfWork, count: int) -> list[date]:
    """The first days of this month and those before it, newest first."""
    today = uow.clock().date()
    number = today.year * 12 + today.month - 1
    return [date((number - i) // 12, (number - i) % 12 + 1, 1) for i in range(count)]
