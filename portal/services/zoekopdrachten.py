"""Saved searches: a professional is told when something new fits.

A search is kept as the parameters of the result page, and done again by the same engine. Of each
are kept the entries that its owner knows of: what was found when it was saved, and what was mailed.
What is found beyond those is new, whether it was made today or changed so that it fits now. What
was not touched since the last time is no news: it came up because the search looks wider when there
is less.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.gebruiker import Gebruiker
from portal.data.models.netwerk import BewaardeZoekopdracht
from portal.data.queries import zoekopdrachten as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.netwerk import MAX_ZOEKNAAM
from portal.domain.persoonsgegevens import find_persoonsgegevens
from portal.domain.vertrouwelijk import CLIENT
from portal.services.mail import queue_mail
from portal.services.profielen import check_professional
from portal.services.tekstcontrole import check_tekst

HOOGUIT = 50
# A search that finds more than this says too little to be told of what is new.
MAX_FITTING = 300
# So much room it has to grow.
MAX_TREFFERS = 500
# What once fitted and comes back after a while is no news, as long as it is remembered.
MAX_GEZIEN = 1_000
# A run that is repeated on the same day does nothing.
_TUSSENTIJD = timedelta(hours=20)
# The index may show a change later than it was made.
_VERTRAGING = timedelta(days=2)
# Degrees: where somebody stood when the search was done.
_PUNT = re.compile(r"[0-9]\.[0-9]+ ?, ?-?[0-9]+\.[0-9]")
# A mail names so many of each search; the rest is behind the link.
_GENOEMD = 5
# Of so many searches the answer is kept during a run: many people save the same.
_ONTHOUDEN = 500


class Fitting(NamedTuple):
    """An entry that fits a search."""

    id: str
    naam: str
    slug: str


# From the parameters of a search to what fits, at most MAX_TREFFERS.
Zoek = Callable[[str], Sequence[Fitting]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekopdrachtDetail:
    id: UUID
    naam: str
    parameters: str
    bewaard_op: datetime


@dataclass(slots=True)
class Zoekverslag:
    """What a run did."""

    zoekopdrachten: int = 0
    mails: int = 0


def list_zoekopdrachten(uow: UnitOfWork, wie: Identiteit) -> tuple[ZoekopdrachtDetail, ...]:
    """One's own saved searches, by name.

    Raises:
        NietToegestaan: ``wie`` is no professional.

    """
    check_professional(wie)
    with uow:
        return tuple(_make_detail(row) for row in queries.list_of(uow.session, wie.id))


def save_zoekopdracht(
    uow: UnitOfWork,
    wie: Identiteit,
    *,
    naam: str,
    parameters: str,
    zoek: Zoek,
    toch: bool = False,
) -> None:
    """Keep a search. What fits now is known to its owner; the same search is kept once, under the
    newest name. ``toch``: what looks like a name or an address in that is none of a client.

    Raises:
        NietToegestaan: ``wie`` is no professional.
        InvoerOngeldig: the name cannot be, the search tells who somebody is or where somebody
            lives, it finds too much, or there are enough of them.

    """
    check_professional(wie)
    _check_parameters(parameters)
    now = uow.clock()
    gezien = [fitting.id for fitting in zoek(parameters)]
    if len(gezien) > MAX_FITTING:
        raise InvoerOngeldig([Fout("naam", Foutcode.ZOEKOPDRACHT_RUIM)])
    with uow:
        begin_writing(uow.session)
        tidy = check_tekst(
            uow.session, "naam", naam, CLIENT, max_length=MAX_ZOEKNAAM, lines=False, toch=toch
        )
        # One after the other: pressing twice keeps one.
        uow.session.get_one(Gebruiker, wie.id, with_for_update=True)
        own = queries.list_of(uow.session, wie.id, lock=True)
        same = next((row for row in own if row.parameters == parameters), None)
        if same is not None:
            same.naam = tidy
        elif len(own) >= HOOGUIT:
            raise InvoerOngeldig([Fout("naam", Foutcode.TE_VEEL)])
        else:
            uow.session.add(
                BewaardeZoekopdracht(
                    gebruiker_id=wie.id,
                    naam=tidy,
                    parameters=parameters,
                    gezien=gezien,
                    created_at=now,
                    gezocht_op=now,
                )
            )
        uow.commit()


def remove_zoekopdracht(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """Take one's own search away.

    Raises:
        NietToegestaan: ``wie`` is no professional.
        NietGevonden: there is none, or it is somebody else's.

    """
    check_professional(wie)
    with uow:
        begin_writing(uow.session)
        row = uow.session.get(BewaardeZoekopdracht, id_)
        if row is None or row.gebruiker_id != wie.id:
            raise NietGevonden
        uow.session.delete(row)
        uow.commit()


def find_zoekopdracht(uow: UnitOfWork, id_: UUID) -> ZoekopdrachtDetail | None:
    """The search that a link in a mail is about; None when it was stopped already."""
    with uow:
        row = uow.session.get(BewaardeZoekopdracht, id_)
        return None if row is None else _make_detail(row)


def stop_zoekopdracht(uow: UnitOfWork, id_: UUID) -> None:
    """Take the search away that a link in a mail is about; stopping twice changes nothing."""
    with uow:
        begin_writing(uow.session)
        row = uow.session.get(BewaardeZoekopdracht, id_)
        if row is not None:
            uow.session.delete(row)
        uow.commit()


def run_zoekopdrachten(
    uow: UnitOfWork, zoek: Zoek, advance: Callable[[int], None] = lambda _n: None
) -> Zoekverslag:
    """Do every search that was not done today, and mail each owner what is new: one mail, for all
    searches together. Safe to repeat, and to run late. A search that two people saved is done
    once."""
    verslag = Zoekverslag()
    once = lru_cache(_ONTHOUDEN)(zoek)
    before = uow.clock() - _TUSSENTIJD
    with uow:
        eigenaren = queries.list_eigenaren(uow.session, before)
    for gebruiker_id in eigenaren:
        with uow:
            own = queries.list_of(uow.session, gebruiker_id)
        # Before the right to write is taken: searching takes longer than noting.
        found = {row.id: once(row.parameters) for row in own if row.gezocht_op < before}
        with uow:
            begin_writing(uow.session)
            due = [
                row
                for row in queries.list_of(uow.session, gebruiker_id, lock=True)
                if row.id in found and row.gezocht_op < before
            ]
            looked = [_look_again(uow, row, found[row.id]) for row in due]
            if news := [nieuw for nieuw in looked if nieuw]:
                _mail(uow, gebruiker_id, news)
                verslag.mails += 1
            verslag.zoekopdrachten += len(due)
            uow.commit()
        advance(1)
    return verslag


def _look_again(
    uow: UnitOfWork, row: BewaardeZoekopdracht, found: Sequence[Fitting]
) -> dict[str, Any]:
    """What a mail says of this search; empty when nothing is new."""
    known = set(row.gezien)
    unseen = [fitting for fitting in found if fitting.id not in known]
    touched = queries.list_touched(
        uow.session, [UUID(fitting.id) for fitting in unseen], row.gezocht_op - _VERTRAGING
    )
    nieuw = [fitting for fitting in unseen if UUID(fitting.id) in touched]
    row.gezocht_op = uow.clock()
    row.gezien = [*(fitting.id for fitting in unseen), *row.gezien][:MAX_GEZIEN]
    if not nieuw:
        return {}
    return {
        "id": str(row.id),
        "naam": row.naam,
        "parameters": row.parameters,
        "aantal": len(nieuw),
        "voorzieningen": [{"naam": f.naam, "slug": f.slug} for f in nieuw[:_GENOEMD]],
    }


def _mail(uow: UnitOfWork, gebruiker_id: UUID, news: list[dict[str, Any]]) -> None:
    gebruiker = uow.session.get_one(Gebruiker, gebruiker_id)
    queue_mail(
        uow.session,
        soort="zoekopdrachten",
        ontvanger=gebruiker.email,
        taal=gebruiker.taal,
        gegevens={"zoekopdrachten": news},
    )


def _check_parameters(parameters: str) -> None:
    """A search is kept with an account: it may not hold where a client lives."""
    asked = dict(parse_qsl(parameters))
    tekst = f"{asked.get('q', '')}\n{asked.get('waar', '')}"
    if find_persoonsgegevens(tekst) or _PUNT.search(tekst):
        raise InvoerOngeldig([Fout("naam", Foutcode.ZOEKOPDRACHT_PERSOON)])


def _make_detail(row: BewaardeZoekopdracht) -> ZoekopdrachtDetail:
    return ZoekopdrachtDetail(
        id=row.id, naam=row.naam, parameters=row.parameters, bewaard_op=row.created_at
    )
