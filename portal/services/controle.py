"""One pass of the cycle of checks: ask, remind, hand to the redactie, mark, hide. Never delete.

Every aanbieder is one transaction: the steps, the mail, the history and what the index must know
commit together or not at all. So a pass may be killed half-way and run again, may run late, and
may run on two machines at once: who comes second finds the steps taken.
"""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data import outbox
from portal.data.locks import begin_writing
from portal.data.models.aanbieder import Aanbieder
from portal.data.models.controle import Controleronde
from portal.data.models.voorziening import Voorziening
from portal.data.queries import controle as queries
from portal.data.queries.controle import Kandidaat
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis, VoorzieningStatus
from portal.domain.controle import (
    BUNDEL,
    LINK_GELDIG,
    Beleid,
    Beleidsboek,
    Stap,
    get_controle_voor,
    is_bevestigd,
    list_stappen,
    may_vragen,
)
from portal.services.mail import queue_mail
from portal.services.versies import add_versie, keep_basis

_IN_CYCLUS = {VoorzieningStatus.GEPUBLICEERD, VoorzieningStatus.VERLOPEN}
# No month is shorter.
_KORTSTE_MAAND = timedelta(days=28)
# The mail for each step; of several on a day the first tells of the others too.
_MAILS = {
    Stap.VERBERGEN: "controle_verborgen",
    Stap.VRAGEN: "controle",
    Stap.HERINNEREN: "controle_herinnering",
}


@dataclass(slots=True, kw_only=True)
class Controleverslag:
    """What a pass did: mails queued, and entries by step; ``gesloten``: answered since."""

    mails: int = 0
    gevraagd: int = 0
    herinnerd: int = 0
    werklijst: int = 0
    gemarkeerd: int = 0
    verborgen: int = 0
    gesloten: int = 0

    def add(self, other: "Controleverslag") -> None:
        for field in fields(self):
            value = getattr(self, field.name) + getattr(other, field.name)
            setattr(self, field.name, value)


def run_controle(
    uow: UnitOfWork, report: Callable[[int], None] = lambda _n: None
) -> Controleverslag:
    """Take every step that is due today; ``report`` hears of each aanbieder that is done."""
    vandaag = uow.clock().date()
    with uow:
        boek = queries.get_beleidsboek(uow.session)
        kandidaten = queries.list_kandidaten(
            uow.session, queries.is_kandidaat(_get_drempel(boek, vandaag))
        )
    due = {k.aanbieder_id for k in kandidaten if _has_work(k, boek, vandaag)}
    total = Controleverslag()
    for aanbieder_id in sorted(due):
        total.add(_run_aanbieder(uow, aanbieder_id, vandaag))
        report(1)
    return total


def _get_drempel(boek: Beleidsboek, vandaag: date) -> date:
    """What was checked after this day has nothing to do yet, whatever its terms."""
    ages = [
        min(beleid.termijn_maanden, beleid.dringend_maanden) * _KORTSTE_MAAND
        - timedelta(days=beleid.vraag_vooraf)
        for beleid in boek.all
    ]
    return vandaag - min(ages) + BUNDEL


def _has_work(kandidaat: Kandidaat, boek: Beleidsboek, vandaag: date) -> bool:
    beleid = boek.get(kandidaat.gemeente_code)
    return (
        _is_over(kandidaat)
        or _is_bevestigd_again(kandidaat, beleid, vandaag)
        or bool(list_stappen(kandidaat.stand, beleid, vandaag, heeft_contact=True))
    )


def _is_over(kandidaat: Kandidaat) -> bool:
    in_ronde = kandidaat.stand.begonnen_op is not None
    return in_ronde and (kandidaat.stand.is_beantwoord or kandidaat.status not in _IN_CYCLUS)


def _is_bevestigd_again(kandidaat: Kandidaat, beleid: Beleid, vandaag: date) -> bool:
    """Whether longer terms make the mark untrue."""
    stand = kandidaat.stand
    return stand.gemarkeerd_op is not None and is_bevestigd(stand, beleid, vandaag)


def _run_aanbieder(uow: UnitOfWork, aanbieder_id: UUID, vandaag: date) -> Controleverslag:
    with uow:
        begin_writing(uow.session)
        aanbieder = queries.lock_aanbieder(uow.session, aanbieder_id)
        if aanbieder is None:
            return Controleverslag()
        ronde = _Aanbiederronde(uow, aanbieder, vandaag)
        ronde.run()
        uow.commit()
    return ronde.verslag


class _Aanbiederronde:
    """All steps of one aanbieder, within the caller's transaction."""

    def __init__(self, uow: UnitOfWork, aanbieder: Aanbieder, vandaag: date) -> None:
        self._session: Session = uow.session
        self._now = uow.clock()
        self._aanbieder = aanbieder
        self._vandaag = vandaag
        self._boek = queries.get_beleidsboek(self._session)
        self._contacten = queries.list_contacten(self._session, aanbieder)
        self.verslag = Controleverslag()

    def run(self) -> None:
        before = _get_drempel(self._boek, self._vandaag)
        kandidaten = queries.list_kandidaten(
            self._session,
            queries.is_kandidaat(before),
            Voorziening.aanbieder_id == self._aanbieder.id,
        )
        over = [kandidaat.id for kandidaat in kandidaten if _is_over(kandidaat)]
        if over:
            queries.close_rondes(self._session, over)
            self.verslag.gesloten = len(over)
        active = [k for k in kandidaten if not _is_over(k)]
        asked = self._ask([k for k in active if k.status in _IN_CYCLUS])
        for kandidaat in active:
            self._take_steps(kandidaat, is_asked=kandidaat.id in asked)

    def _get_beleid(self, kandidaat: Kandidaat) -> Beleid:
        return self._boek.get(kandidaat.gemeente_code)

    def _list_stappen(self, kandidaat: Kandidaat) -> tuple[Stap, ...]:
        beleid = self._get_beleid(kandidaat)
        contact = bool(self._contacten)
        return list_stappen(kandidaat.stand, beleid, self._vandaag, heeft_contact=contact)

    def _ask(self, kandidaten: Sequence[Kandidaat]) -> set[UUID]:
        """Send one mail about all that is to be asked, reminded of or hidden; who is asked anew."""
        due: dict[Stap, set[UUID]] = {stap: set() for stap in _MAILS}
        for kandidaat in kandidaten:
            for stap in due.keys() & self._list_stappen(kandidaat):
                due[stap].add(kandidaat.id)
        soort = next((soort for stap, soort in _MAILS.items() if due[stap]), None)
        if soort is None or not self._contacten:
            return set()
        asked, hidden = due[Stap.VRAGEN], due[Stap.VERBERGEN]
        if asked:
            asked |= {k.id for k in kandidaten if self._is_soon(k)}
        # What nobody could be asked about before is asked by the mail that tells it is hidden.
        asked |= {k.id for k in kandidaten if k.id in hidden and k.stand.gevraagd_op is None}
        listed = [k for k in kandidaten if k.id in asked or k.stand.gevraagd_op is not None]
        self._queue_mails(soort, listed, hidden)
        return asked

    def _is_soon(self, kandidaat: Kandidaat) -> bool:
        stand, beleid = kandidaat.stand, self._get_beleid(kandidaat)
        return stand.begonnen_op is None and may_vragen(stand, beleid, self._vandaag, BUNDEL)

    def _queue_mails(
        self, soort: str, kandidaten: Sequence[Kandidaat], hidden: Collection[UUID]
    ) -> None:
        for contact in self._contacten:
            who = hashlib.sha256(contact.email.lower().encode()).hexdigest()[:16]
            self.verslag.mails += queue_mail(
                self._session,
                soort=soort,
                ontvanger=contact.email,
                taal=contact.taal,
                gegevens={
                    "aanbieder_id": str(self._aanbieder.id),
                    "aanbieder": self._aanbieder.naam,
                    "ronde": self._vandaag.isoformat(),
                    "geldig_tot": (self._vandaag + LINK_GELDIG).isoformat(),
                    "voorzieningen": [
                        {
                            "id": str(k.id),
                            "naam": k.naam,
                            "verborgen": k.id in hidden or k.status is VoorzieningStatus.VERLOPEN,
                        }
                        for k in kandidaten
                    ],
                },
                sleutel=f"controle:{self._aanbieder.id}:{self._vandaag}:{who}",
            )

    def _take_steps(self, kandidaat: Kandidaat, *, is_asked: bool) -> None:
        beleid = self._get_beleid(kandidaat)
        steps = self._list_stappen(kandidaat)
        unmark = _is_bevestigd_again(kandidaat, beleid, self._vandaag)
        if not (steps or is_asked or unmark):
            return
        ronde = queries.start_ronde(
            self._session,
            kandidaat.id,
            get_controle_voor(kandidaat.stand, beleid, self._vandaag),
        )
        if is_asked:
            ronde.gevraagd_op = self._vandaag
            self.verslag.gevraagd += 1
        if Stap.HERINNEREN in steps:
            ronde.herinnerd_op = self._vandaag
            self.verslag.herinnerd += 1
        if Stap.WERKLIJST in steps:
            ronde.werklijst_op = self._vandaag
            self.verslag.werklijst += 1
        if unmark:
            ronde.gemarkeerd_op = None
            outbox.enqueue(self._session, [kandidaat.id], "controle")
        if Stap.MARKEREN in steps:
            self._mark(ronde)
        if Stap.VERBERGEN in steps:
            self._hide(ronde)

    def _mark(self, ronde: Controleronde) -> None:
        """Visitors read "niet bevestigd" from the last check; the index must be told."""
        ronde.gemarkeerd_op = self._vandaag
        outbox.enqueue(self._session, [ronde.voorziening_id], "controle")
        keep_basis(self._session, [ronde.voorziening_id])
        self._add_versie(ronde.voorziening_id, Gebeurtenis.GEMARKEERD)
        self.verslag.gemarkeerd += 1

    def _hide(self, ronde: Controleronde) -> None:
        ronde.verborgen_op = self._vandaag
        keep_basis(self._session, [ronde.voorziening_id])
        voorziening = self._session.get_one(Voorziening, ronde.voorziening_id)
        voorziening.status = VoorzieningStatus.VERLOPEN
        self._add_versie(ronde.voorziening_id, Gebeurtenis.VERBORGEN)
        self.verslag.verborgen += 1

    def _add_versie(self, id_: UUID, gebeurtenis: Gebeurtenis) -> None:
        add_versie(self._session, id_, gebeurtenis, rol=None, organisatie="", op=self._now)
