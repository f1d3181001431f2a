"""The check of links and telephone numbers: what does not answer becomes a signal.

Looking happens outside any transaction; what was seen is stored in small ones, so that a run that
ends half-way keeps what it did. A second run on the same day looks at what is left and counts
nothing twice. Failures are stored at the end, when it is clear that our own connection works.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.signaal import Linkcontrole
from portal.data.queries import linkcontrole as queries
from portal.data.queries import signalen as signaal_queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Linkuitkomst, SignaalBron, SignaalSoort, SignaalStatus
from portal.domain.linkcontrole import (
    ESCALEER_NA,
    MELD_NA,
    Linkcontroleur,
    is_eigen_storing,
    is_werkend,
)
from portal.domain.velden import Ongeldig, check_telefoon
from portal.services.signalen import close_signaal, open_signaal


@dataclass(slots=True, kw_only=True)
class Linkverslag:
    """Addresses looked at and failing; signals opened and closed. ``eigen_storing``: so little
    answered that it must be us; failures were not counted."""

    bekeken: int = 0
    mislukt: int = 0
    gemeld: int = 0
    hersteld: int = 0
    eigen_storing: bool = False


def list_urls_to_check(uow: UnitOfWork, limit: int) -> tuple[str, ...]:
    """At most ``limit`` addresses that nobody looked at today, the longest ago first."""
    today = uow.clock().replace(hour=0, minute=0, second=0, microsecond=0)
    with uow:
        return tuple(queries.list_urls(uow.session, today, limit))


def check_links(
    uow: UnitOfWork,
    checker: Linkcontroleur,
    limit: int,
    report: Callable[[int], None] = lambda _n: None,
) -> Linkverslag:
    """Look at ``limit`` addresses and at every telephone number.

    Two failures on different days in a row open a signal, four hand it to the redactie; an address
    that answers again closes it. ``report`` hears how many addresses are done.
    """
    verslag = Linkverslag()
    failed = []
    for url, uitkomst in checker.check(list_urls_to_check(uow, limit)):
        verslag.bekeken += 1
        if is_werkend(uitkomst):
            _store(uow, url, uitkomst, verslag)
        else:
            failed.append((url, uitkomst))
        report(1)
    verslag.mislukt = len(failed)
    verslag.eigen_storing = is_eigen_storing(verslag.bekeken, verslag.mislukt)
    if not verslag.eigen_storing:
        for url, uitkomst in failed:
            _store(uow, url, uitkomst, verslag)
    with uow:
        begin_writing(uow.session)
        _close_replaced(uow.session, uow.clock(), verslag)
        _check_telefoons(uow.session, uow.clock(), verslag)
        uow.commit()
    return verslag


def _store(uow: UnitOfWork, url: str, uitkomst: Linkuitkomst, verslag: Linkverslag) -> None:
    with uow:
        begin_writing(uow.session)
        _note(uow.session, url, uitkomst, uow.clock(), verslag)
        uow.commit()


def _note(
    session: Session, url: str, uitkomst: Linkuitkomst, now: datetime, verslag: Linkverslag
) -> None:
    """Store what was seen for every entry that shows this address."""
    ids = queries.list_entries_with(session, url)
    for id_ in ids:
        rij = session.get(Linkcontrole, (id_, url), with_for_update=True)
        if rij is None:
            rij = Linkcontrole(voorziening_id=id_, url=url, gekeken_op=now, mislukt=0)
            session.add(rij)
            new_day = True
        else:
            new_day = rij.gekeken_op.date() < now.date()
        rij.uitkomst = uitkomst.value
        rij.gekeken_op = now
        if is_werkend(uitkomst):
            rij.mislukt = 0
        elif new_day:
            rij.mislukt += 1
            _report_failure(session, rij, now, verslag)
    if is_werkend(uitkomst):
        for signaal in queries.list_open_about(session, ids, url):
            close_signaal(signaal, SignaalStatus.OPGELOST, now=now)
            verslag.hersteld += 1


def _report_failure(
    session: Session, rij: Linkcontrole, now: datetime, verslag: Linkverslag
) -> None:
    """At the second failure a signal, at the fourth it is the redactie's. When somebody said that
    the address is right after all, nothing until it worked and failed again."""
    if rij.mislukt == MELD_NA:
        _open(session, rij.voorziening_id, SignaalSoort.WEBSITE, rij.url, now)
        verslag.gemeld += 1
    elif rij.mislukt == ESCALEER_NA:
        for signaal in queries.list_open_about(session, [rij.voorziening_id], rij.url):
            signaal.geescaleerd_op = signaal.geescaleerd_op or now.date()


def _close_replaced(session: Session, now: datetime, verslag: Linkverslag) -> None:
    for signaal in queries.list_website_signals_without_address(session):
        close_signaal(signaal, SignaalStatus.OPGELOST, now=now)
        verslag.hersteld += 1


def _check_telefoons(session: Session, now: datetime, verslag: Linkverslag) -> None:
    """Numbers that cannot be rung. Nobody is called, so that one look is enough."""
    wrong = {(id_, nummer) for id_, nummer in queries.list_telefoons(session) if _is_wrong(nummer)}
    for signaal in queries.list_open(session, SignaalSoort.TELEFOON):
        if (signaal.voorziening_id, signaal.tekst) not in wrong:
            close_signaal(signaal, SignaalStatus.OPGELOST, now=now)
            verslag.hersteld += 1
    for id_, nummer in sorted(wrong):
        told = signaal_queries.list_of(session, id_, SignaalBron.LINKCONTROLE)
        # An answer to this number stands, also that it is right after all.
        if all(s.tekst != nummer or s.status is SignaalStatus.OPGELOST for s in told):
            _open(session, id_, SignaalSoort.TELEFOON, nummer, now)
            verslag.gemeld += 1


def _open(session: Session, id_: UUID, soort: SignaalSoort, tekst: str, now: datetime) -> None:
    open_signaal(session, id_, soort=soort, bron=SignaalBron.LINKCONTROLE, tekst=tekst, now=now)


def _is_wrong(nummer: str) -> bool:
    try:
        check_telefoon(nummer)
    except Ongeldig:
        return True
    return False
