"""What people search for and do not find: counts of questions, never who asked.

A question is known by its words only when it was asked at least five times in a month; see
decision 0016.
"""

from dataclasses import dataclass
from datetime import date

from portal.data.queries import zoekvragen as queries
from portal.data.uow import UnitOfWork
from portal.domain.gebruikers import Identiteit
from portal.services.redactie import check_redacteur

# One in so many who found something opened it: fewer is few.
_WEINIG = 5
_MAANDEN = 3


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """``leeg``: how often nothing was found; ``geopend``: how often something was opened."""

    woorden: str
    aantal: int
    leeg: int
    geopend: int


@dataclass(frozen=True, slots=True)
class Zoekvragen:
    """Without result more often than with; and with results that few people open."""

    zonder_resultaat: tuple[Zoekvraag, ...]
    weinig_geopend: tuple[Zoekvraag, ...]


def list_zoekvragen(uow: UnitOfWork, *, wie: Identiteit) -> Zoekvragen:
    """The questions of the last three months on which an editor can do something."""
    check_redacteur(wie)
    with uow:
        rows = queries.list_zoekvragen(uow.session, _first_month(uow.clock().date()))
    found = [Zoekvraag(row.woorden, row.aantal, row.leeg, row.geopend) for row in rows]
    return Zoekvragen(
        tuple(one for one in found if _is_empty(one)),
        tuple(one for one in found if not _is_empty(one) and _is_passed_over(one)),
    )


def mark_gezien(uow: UnitOfWork, *, wie: Identiteit, woorden: str) -> None:
    """This question needs no work; it is not shown again until it is asked in another month."""
    check_redacteur(wie)
    with uow:
        queries.mark_gezien(uow.session, woorden)
        uow.commit()


def _is_empty(vraag: Zoekvraag) -> bool:
    return vraag.leeg * 2 > vraag.aantal


def _is_passed_over(vraag: Zoekvraag) -> bool:
    return vraag.geopend * _WEINIG < vraag.aantal - vraag.leeg


def _first_month(vandaag: date) -> date:
    months = vandaag.year * 12 + vandaag.month - 1 - (_MAANDEN - 1)
    return date(months // 12, months % 12 + 1, 1)
