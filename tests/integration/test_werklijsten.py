"""Rounds by people: made, given to somebody, and what came of calling."""

from datetime import date

import pytest

from portal.data.models import Controleronde, Signaal, Versie, Voorziening
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Beluitslag, Gebeurtenis, KanaalSoort, Rol, SignaalBron
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan
from portal.services.werklijsten import (
    add_werklijst,
    assign_werklijst,
    finish_werklijst,
    get_werklijst,
    list_redacteuren,
    list_werklijsten,
    note_uitslag,
)
from tests.factories import Factories
from tests.support.portaal import NOW
from tests.support.redactie import NEDERWEERT, WEERT, make_redacteur

WIE = make_redacteur(WEERT)


@pytest.fixture
def entry(factories: Factories) -> Voorziening:
    return factories.voorziening(
        naam="Eetpunt",
        werkgebied=[WEERT],
        gecontroleerd_op=date(2026, 1, 1),
        kanalen=[(KanaalSoort.TELEFOON, "0495 123 456")],
    )


def test_a_round_holds_what_somebody_who_calls_must_know(
    uow: UnitOfWork, entry: Voorziening
) -> None:
    id_ = add_werklijst(
        uow, wie=WIE, naam=" Belronde ", ids=[entry.id], toegewezen_aan="Belgroep Keent"
    )

    found = get_werklijst(uow, wie=WIE, id_=id_)

    assert (found.kort.naam, found.kort.toegewezen_aan) == ("Belronde", "Belgroep Keent")
    assert [regel.voorziening.telefoon for regel in found.regels] == ["0495 123 456"]
    assert [one.id for one in list_werklijsten(uow, wie=WIE)] == [id_]


def test_called_and_right_confirms_the_entry(
    uow: UnitOfWork, factories: Factories, entry: Voorziening
) -> None:
    factories.session.add(Controleronde(voorziening_id=entry.id, controle_voor=date(2026, 7, 1)))
    factories.session.commit()
    id_ = add_werklijst(uow, wie=WIE, naam="Belronde", ids=[entry.id])
    (regel,) = get_werklijst(uow, wie=WIE, id_=id_).regels

    note_uitslag(uow, wie=WIE, regel_id=regel.id, uitslag=Beluitslag.KLOPT)

    factories.session.expire_all()
    assert (entry.gecontroleerd_op, entry.gecontroleerd_door) == (NOW.date(), "Weert")
    assert factories.session.query(Controleronde).count() == 0
    last = factories.session.query(Versie).order_by(Versie.nummer.desc()).first()
    assert last is not None
    assert last.gebeurtenis is Gebeurtenis.BEVESTIGD
    kort = get_werklijst(uow, wie=WIE, id_=id_).kort
    assert (kort.gedaan, kort.totaal, kort.uitslagen[Beluitslag.KLOPT]) == (1, 1, 1)


def test_called_and_different_makes_a_signal_of_the_remark(
    uow: UnitOfWork, factories: Factories, entry: Voorziening
) -> None:
    id_ = add_werklijst(uow, wie=WIE, naam="Belronde", ids=[entry.id])
    (regel,) = get_werklijst(uow, wie=WIE, id_=id_).regels

    with pytest.raises(InvoerOngeldig):
        note_uitslag(uow, wie=WIE, regel_id=regel.id, uitslag=Beluitslag.ANDERS, opmerking=" ")
    note_uitslag(
        uow, wie=WIE, regel_id=regel.id, uitslag=Beluitslag.ANDERS, opmerking="Nieuw adres"
    )

    signaal = factories.session.query(Signaal).one()
    assert (signaal.bron, signaal.tekst) == (SignaalBron.BELRONDE, "Nieuw adres")
    assert entry.gecontroleerd_op == date(2026, 1, 1)


def test_not_reached_is_noted_and_tried_again(uow: UnitOfWork, entry: Voorziening) -> None:
    id_ = add_werklijst(uow, wie=WIE, naam="Belronde", ids=[entry.id])
    (regel,) = get_werklijst(uow, wie=WIE, id_=id_).regels

    note_uitslag(uow, wie=WIE, regel_id=regel.id, uitslag=Beluitslag.NIET_BEREIKT)
    note_uitslag(uow, wie=WIE, regel_id=regel.id, uitslag=Beluitslag.KLOPT)

    (regel,) = get_werklijst(uow, wie=WIE, id_=id_).regels
    assert regel.uitslag is Beluitslag.KLOPT


def test_a_round_is_given_to_a_colleague_and_finished(
    uow: UnitOfWork, factories: Factories
) -> None:
    colleague = factories.gebruiker(Rol.REDACTEUR, gemeente_code=WEERT, naam="Bo")
    factories.gebruiker(Rol.PROFESSIONAL, naam="Geen redacteur")
    id_ = add_werklijst(uow, wie=WIE, naam="Uitzoeken: wat is een blorf?")

    assert list_redacteuren(uow, wie=WIE) == ((colleague.id, "Bo"),)
    assign_werklijst(uow, wie=WIE, id_=id_, gebruiker_id=colleague.id)
    finish_werklijst(uow, wie=WIE, id_=id_)

    (kort,) = list_werklijsten(uow, wie=WIE)
    assert (kort.toegewezen_aan, kort.klaar_op, kort.totaal) == ("Bo", NOW, 0)


def test_others_keep_out(uow: UnitOfWork, entry: Voorziening) -> None:
    id_ = add_werklijst(uow, wie=WIE, naam="Belronde", ids=[entry.id])
    (regel,) = get_werklijst(uow, wie=WIE, id_=id_).regels
    other = make_redacteur(NEDERWEERT)

    assert list_werklijsten(uow, wie=other) == ()
    for call in (
        lambda: get_werklijst(uow, wie=other, id_=id_),
        lambda: add_werklijst(uow, wie=other, naam="X", ids=[entry.id]),
        lambda: note_uitslag(uow, wie=other, regel_id=regel.id, uitslag=Beluitslag.KLOPT),
    ):
        with pytest.raises(NietToegestaan):
            call()
    with pytest.raises(NietGevonden):
        get_werklijst(uow, wie=WIE, id_=entry.id)
    with pytest.raises(InvoerOngeldig):
        add_werklijst(uow, wie=WIE, naam=" ")
