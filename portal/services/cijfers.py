"""Reading the counts: of entries for who keeps them, of questions for the redactie."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.queries import cijfers as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit

# A year to compare with; for questions what is still of today.
MAANDEN = 12
MAANDEN_VRAGEN = 3
MAX_WOORDEN = 20
MAX_VRAGEN = 200


@dataclass(frozen=True, slots=True)
class Maandcijfer:
    """``maand`` is its first day."""

    maand: date
    gevonden: int = 0
    geopend: int = 0


@dataclass(frozen=True, slots=True)
class Cijferreeks:
    """The counts of one entry over the last ``MAANDEN`` months, newest first; a month without any
    is there too."""

    maanden: tuple[Maandcijfer, ...]

    @property
    def deze_maand(self) -> Maandcijfer:
        return self.maanden[0]

    @property
    def vorige_maand(self) -> Maandcijfer:
        return self.maanden[1]


@dataclass(frozen=True, slots=True)
class Zoekwoord:
    """Words by which an entry was opened, and how often."""

    woorden: str
    aantal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekvraag:
    """What was asked at least five times in a month: how often, how often nothing was found, and
    how often a result was opened. ``id`` is for ``mark_gezien``."""

    id: UUID
    woorden: str
    aantal: int
    leeg: int
    geopend: int


def list_cijfers_for(uow: UnitOfWork, voorziening_ids: Collection[UUID]) -> dict[UUID, Cijferreeks]:
    """The counts of these entries; one that was never counted has noughts."""
    maanden = _last_months(uow, MAANDEN)
    found = defaultdict[UUID, dict[date, Maandcijfer]](dict)
    with uow:
        for id_, maand, gevonden, geopend in queries.list_cijfers(
            uow.session, voorziening_ids, maanden[-1]
        ):
            found[id_][maand] = Maandcijfer(maand, gevonden, geopend)
    return {
        id_: Cijferreeks(tuple(found[id_].get(maand, Maandcijfer(maand)) for maand in maanden))
        for id_ in voorziening_ids
    }


def list_woorden_for(uow: UnitOfWork, voorziening_id: UUID) -> Sequence[Zoekwoord]:
    """The words by which this entry was opened in the last year, most often first."""
    since = _last_months(uow, MAANDEN)[-1]
    with uow:
        rows = queries.list_woorden(uow.session, voorziening_id, since, MAX_WOORDEN)
        return tuple(Zoekwoord(rij.woorden, int(rij.aantal)) for rij in rows)


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
