"""Two who change one entry at the same moment, each by a connection of its own: nobody's change is
lost, and who comes second is told what the other did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from portal.data.models import MailTaak, Voorziening
from portal.data.uow import UnitOfWork, make_session_factory
from portal.domain.begrippen import Gebeurtenis, Rol
from portal.domain.errors import IntussenGewijzigd
from portal.domain.voorziening import VoorzieningInvoer
from portal.domain.wijzigingen import SamenvoegenNodig
from portal.services.sessies import make_identiteit
from portal.services.versies import list_versies
from portal.services.wachtrij import approve_wijziging, get_wijziging, list_wachtrij
from portal.services.wijzigingen import read_huidig, submit_wijziging
from tests.factories import Factories
from tests.support.redactie import WEERT, make_redacteur

TIMES = 4
WIE = make_redacteur(WEERT)


class Samen:
    """An entry, and two who do something with it at once."""

    def __init__(self, engine: Engine) -> None:
        self.sessions = make_session_factory(engine)
        with self.sessions() as session:
            make = Factories(session)
            entry = make.voorziening(
                naam="Inloop", werkgebied=[WEERT], plekken=[{"plaats": "Weert"}]
            )
            self.id: UUID = entry.id
            medewerker = make.gebruiker(Rol.AANBIEDER, aanbieder_id=entry.aanbieder_id)
        self.medewerker = make_identiteit(medewerker)

    def uow(self) -> UnitOfWork:
        return UnitOfWork(self.sessions)

    def read(self) -> VoorzieningInvoer:
        with self.uow() as uow:
            return read_huidig(uow.session, self.id)

    def submit(self, basis: VoorzieningInvoer, **values: Any) -> None:
        submit_wijziging(self.uow(), WIE, self.id, replace(basis, **values), basis=basis)

    def do_at_once(self, *actions: Callable[[], None]) -> list[Exception]:
        """What went wrong for those who came too late."""
        together = Barrier(len(actions), timeout=20)

        def do(action: Callable[[], None]) -> Exception | None:
            together.wait()
            try:
                action()
            except IntussenGewijzigd as error:
                return error
            return None

        with ThreadPoolExecutor(len(actions)) as pool:
            return [error for error in pool.map(do, actions) if error is not None]


@pytest.fixture
def samen(shared: Engine) -> Samen:
    return Samen(shared)


def test_two_who_change_different_fields_both_find_theirs(samen: Samen) -> None:
    for number in range(TIMES):
        basis = samen.read()

        late = samen.do_at_once(
            lambda basis=basis, number=number: samen.submit(basis, kosten=f"€ {number}"),
            lambda basis=basis, number=number: samen.submit(basis, aanmelden=f"Bel {number}"),
        )

        now = samen.read()
        assert late == []
        assert (now.kosten, now.aanmelden) == (f"€ {number}", f"Bel {number}")
    with samen.uow() as uow:
        assert uow.session.get_one(Voorziening, samen.id).version > 2 * TIMES
    assert len(list_versies(samen.uow(), WIE, samen.id)) == 1 + 2 * TIMES


def test_of_two_who_change_the_same_field_one_is_shown_what_the_other_wrote(
    samen: Samen,
) -> None:
    for number in range(TIMES):
        basis = samen.read()
        texts = {f"A {number}", f"B {number}"}

        (late,) = samen.do_at_once(
            *(lambda text=text, basis=basis: samen.submit(basis, kosten=text) for text in texts)
        )

        assert isinstance(late, SamenvoegenNodig)
        (conflict,) = late.samenvoeging.conflicten
        assert conflict.ander == samen.read().kosten
        assert {conflict.mijn, conflict.ander} == texts


def test_of_two_who_decide_on_one_proposal_the_second_hears_that_it_was_decided(
    samen: Samen,
) -> None:
    basis = samen.read()
    wanted = replace(basis, naam="Open deur")
    submit_wijziging(samen.uow(), samen.medewerker, samen.id, wanted, basis=basis)
    (regel,) = list_wachtrij(samen.uow(), WIE)
    version = get_wijziging(samen.uow(), WIE, regel.id).version

    def approve() -> None:
        approve_wijziging(samen.uow(), WIE, regel.id, version=version)

    late = samen.do_at_once(approve, approve)

    assert len(late) == 1
    history = [versie.gebeurtenis for versie in list_versies(samen.uow(), WIE, samen.id)]
    assert history.count(Gebeurtenis.GOEDGEKEURD) == 1
    with samen.uow() as uow:
        mails = uow.session.scalars(select(MailTaak.soort)).all()
    assert mails == ["wijziging_goedgekeurd"]


def test_who_approves_what_changed_meanwhile_is_told_to_look_again(samen: Samen) -> None:
    basis = samen.read()
    wanted = replace(basis, naam="Open deur")
    submit_wijziging(samen.uow(), samen.medewerker, samen.id, wanted, basis=basis)
    (regel,) = list_wachtrij(samen.uow(), WIE)
    version = get_wijziging(samen.uow(), WIE, regel.id).version

    late = samen.do_at_once(
        lambda: samen.submit(basis, kosten="Gratis"),
        lambda: approve_wijziging(samen.uow(), WIE, regel.id, version=version),
    )

    now = samen.read()
    assert now.kosten == "Gratis"
    assert (now.naam == "Open deur") is (late == [])
