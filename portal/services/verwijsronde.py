"""What time does to referrals: reminding, giving back, asking whether it helped, and erasing.

Safe to run twice, late, or on two machines at once: each step is noted where it is taken, mails
have a key, and who runs late still leaves the days between a reminder and giving up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.data.locks import begin_writing
from portal.data.models.verwijzing import Verwijzing
from portal.data.queries import verwijzingen as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import VerwijzingStatus
from portal.domain.tellingen import Telsoort
from portal.domain.verwijzingen import AANGENOMEN, Beleid, choose_beleid
from portal.services.verwijzing_bericht import count, tell_ontvangers, tell_verwijzer


@dataclass(slots=True, kw_only=True)
class Verwijsverslag:
    """What one run did; ``gestopt``: to entries that ended."""

    herinnerd: int = 0
    teruggegeven: int = 0
    gestopt: int = 0
    gevraagd: int = 0
    gewist: int = 0


def run_verwijzingen(uow: UnitOfWork) -> Verwijsverslag:
    """Take the steps that are due, each kind in a transaction of its own."""
    verslag = Verwijsverslag()
    for step in (_close_ended, _chase_open, _ask_uitkomst, _erase):
        with uow:
            begin_writing(uow.session)
            step(uow, queries.list_beleid(uow.session), verslag)
            uow.commit()
    return verslag


_Beleid = Mapping[str, Beleid]


def _close_ended(uow: UnitOfWork, _beleid: _Beleid, verslag: Verwijsverslag) -> None:
    """Tell both when the entry of an open referral ended (then it is over) or closed for a while
    (then the aanbieder may still answer)."""
    ended = queries.list_gestopt(uow.session)
    dicht = queries.list_dicht(uow.session, uow.clock().date())
    for verwijzing in queries.list_for_update(uow.session, queries.OPEN):
        if verwijzing.voorziening_id in ended:
            verwijzing.status = VerwijzingStatus.VERVALLEN
            verwijzing.gesloten_op = uow.clock()
            _tell_both(uow, verwijzing, "vervallen")
            verslag.gestopt += 1
        elif verwijzing.voorziening_id in dicht:
            _tell_both(uow, verwijzing, "dicht")


def _tell_both(uow: UnitOfWork, verwijzing: Verwijzing, bericht: str) -> None:
    tell_verwijzer(uow.session, verwijzing, bericht)
    tell_ontvangers(uow.session, verwijzing, bericht)


def _chase_open(uow: UnitOfWork, beleid: _Beleid, verslag: Verwijsverslag) -> None:
    """Remind who did not answer; who does not answer then, or left, gives it back."""
    now = uow.clock()
    for verwijzing in queries.list_for_update(uow.session, queries.OPEN):
        terms = choose_beleid(beleid, verwijzing.gemeente_code)
        herinnerd_op, verstuurd_op = verwijzing.herinnerd_op, verwijzing.verstuurd_op
        if herinnerd_op is None and terms.is_herinnering_due(verstuurd_op, now):
            if tell_ontvangers(uow.session, verwijzing, "herinnering"):
                verwijzing.herinnerd_op = now
                verslag.herinnerd += 1
            else:
                _give_back(uow, verwijzing, verslag)
        elif herinnerd_op and terms.is_antwoord_over(verstuurd_op, herinnerd_op, now):
            _give_back(uow, verwijzing, verslag)


def _give_back(uow: UnitOfWork, verwijzing: Verwijzing, verslag: Verwijsverslag) -> None:
    verwijzing.status = VerwijzingStatus.GEEN_ANTWOORD
    verwijzing.gesloten_op = uow.clock()
    count(uow, verwijzing, Telsoort.VERWIJZING_GEEN_ANTWOORD)
    tell_verwijzer(uow.session, verwijzing, "geen_antwoord")
    verslag.teruggegeven += 1


def _ask_uitkomst(uow: UnitOfWork, beleid: _Beleid, verslag: Verwijsverslag) -> None:
    """Ask whoever did not say yet whether it helped."""
    waiting = queries.list_for_update(
        uow.session,
        Verwijzing.status.in_(AANGENOMEN),
        Verwijzing.gevraagd_op.is_(None),
        Verwijzing.gesloten_op.is_(None),
    )
    for verwijzing in waiting:
        terms = choose_beleid(beleid, verwijzing.gemeente_code)
        if verwijzing.antwoord_op and terms.is_vraag_due(verwijzing.antwoord_op, uow.clock()):
            verwijzing.gevraagd_op = uow.clock()
            if verwijzing.uitkomst_verwijzer is None:
                tell_verwijzer(uow.session, verwijzing, "uitkomst")
            if verwijzing.uitkomst_ontvanger is None:
                tell_ontvangers(uow.session, verwijzing, "uitkomst")
            verslag.gevraagd += 1


def _erase(uow: UnitOfWork, beleid: _Beleid, verslag: Verwijsverslag) -> None:
    """Take away what is over; the figures stay."""
    over = queries.list_for_update(
        uow.session, Verwijzing.gesloten_op.is_not(None) | Verwijzing.gevraagd_op.is_not(None)
    )
    due = [
        one.id
        for one in over
        if choose_beleid(beleid, one.gemeente_code).is_wissen_due(_get_einde(one), uow.clock())
    ]
    queries.delete_verwijzingen(uow.session, due)
    verslag.gewist = len(due)


def _get_einde(verwijzing: Verwijzing) -> datetime:
    """When it was closed, or else when both were asked."""
    einde = verwijzing.gesloten_op or verwijzing.gevraagd_op
    assert einde is not None
    return einde
