"""The editor's desk: own gemeenten only, filters, and notes that stay inside."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from portal.data.models import Notitie, Signaal
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Aandacht,
    KanaalSoort,
    Leefgebied,
    Lijn,
    Rol,
    SignaalBron,
    SignaalSoort,
    Soort,
    VoorzieningStatus,
)
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.domain.selectie import Selectie
from portal.services.redactie import (
    add_notitie,
    check_entries,
    count_aandacht,
    list_keuzes,
    list_voorzieningen,
    remove_notitie,
)
from tests.factories import Factories
from tests.support.portaal import NOW
from tests.support.redactie import NEDERWEERT, WEERT, make_redacteur

VOLLEDIG = {
    "lijn": Lijn.NULDE,
    "soort": Soort.INFORMELE_HULP,
    "omschrijving": "Elke dag koffie.",
    "kanalen": [(KanaalSoort.TELEFOON, "0495 123 456")],
    "plekken": [{"plaats": "Weert", "lat": 51.25, "lon": 5.7, "gemeente_code": WEERT}],
}


def names(uow: UnitOfWork, wie: Identiteit, **selectie: Any) -> list[str]:
    lijst = list_voorzieningen(uow, wie=wie, selectie=Selectie(**selectie))
    assert lijst.totaal == len(lijst.regels)
    return [regel.naam for regel in lijst.regels]


def test_an_editor_sees_what_lies_in_or_serves_its_gemeenten(
    uow: UnitOfWork, factories: Factories
) -> None:
    factories.voorziening(naam="Hier", plekken=[{"gemeente_code": WEERT}])
    factories.voorziening(naam="Daar", plekken=[{"gemeente_code": NEDERWEERT}])
    factories.voorziening(naam="Voor hier", werkgebied=[WEERT])
    factories.voorziening(naam="Voor daar", werkgebied=[NEDERWEERT])
    factories.voorziening(naam="Landelijk", werkgebied=["NL"])
    factories.voorziening(
        naam="Daar, ook voor hier", plekken=[{"gemeente_code": NEDERWEERT}], werkgebied=[WEERT]
    )

    assert names(uow, make_redacteur(WEERT)) == ["Hier", "Landelijk", "Voor hier"]
    assert len(names(uow, make_redacteur())) == 6


def test_an_editor_may_touch_exactly_what_its_list_shows(
    uow: UnitOfWork, factories: Factories
) -> None:
    here = factories.voorziening(plekken=[{"gemeente_code": WEERT}])
    there = factories.voorziening(plekken=[{"gemeente_code": NEDERWEERT}])
    wie = make_redacteur(WEERT)

    with uow:
        check_entries(uow.session, wie, [here.id])
        with pytest.raises(NietToegestaan):
            check_entries(uow.session, wie, [here.id, there.id])
        with pytest.raises(NietGevonden):
            check_entries(uow.session, wie, [uuid4()])


def test_others_are_no_editors(uow: UnitOfWork) -> None:
    wie = Identiteit(
        id=uuid4(), naam="A", email="a@example.nl", bevoegdheden=(Bevoegdheid(Rol.PROFESSIONAL),)
    )

    for call in (count_aandacht, list_keuzes):
        with pytest.raises(NietToegestaan):
            call(uow, wie=wie)


@pytest.mark.parametrize(
    ("aandacht", "values"),
    [
        (Aandacht.VEROUDERD, {"gecontroleerd_op": date(2026, 5, 19)}),
        (Aandacht.VEROUDERD, {"gecontroleerd_op": None}),
        (Aandacht.VEROUDERD, {"gecontroleerd_op": date(2026, 8, 19), "soort": Soort.TOEGANG}),
        (
            Aandacht.VEROUDERD,
            {"gecontroleerd_op": date(2026, 8, 19), "trefwoorden": ("crisisdienst",)},
        ),
        (Aandacht.ONVOLLEDIG, {"kanalen": []}),
        (Aandacht.ONVOLLEDIG, {"soort": None}),
        (Aandacht.ONVOLLEDIG, {"omschrijving": ""}),
        (Aandacht.ZONDER_PLEK, {"plekken": []}),
        (Aandacht.ZONDER_PLEK, {"plekken": [{"plaats": "Weert", "gemeente_code": WEERT}]}),
    ],
)
def test_what_needs_attention_is_found_and_counted(
    uow: UnitOfWork, factories: Factories, aandacht: Aandacht, values: dict[str, Any]
) -> None:
    factories.voorziening(naam="Goed", **VOLLEDIG)
    factories.voorziening(naam="Kijk hier", **{**VOLLEDIG, **values})

    assert names(uow, make_redacteur(), aandacht=aandacht) == ["Kijk hier"]
    assert count_aandacht(uow, wie=make_redacteur()) == {a: int(a == aandacht) for a in Aandacht}


@pytest.mark.parametrize(
    "values",
    [
        {"plekken": [{"adres_geheim": True}]},
        {"plekken": [], "online": True},
        {"gecontroleerd_op": date(2026, 8, 19)},
        {"gecontroleerd_op": date(2026, 5, 20)},
    ],
)
def test_what_is_all_right_is_left_alone(
    uow: UnitOfWork, factories: Factories, values: dict[str, Any]
) -> None:
    factories.voorziening(**{**VOLLEDIG, **values})

    assert set(count_aandacht(uow, wie=make_redacteur()).values()) == {0}


def test_a_list_narrows_by_every_filter(uow: UnitOfWork, factories: Factories) -> None:
    aanbieder = factories.aanbieder(naam="Stichting 100% Samen")
    wanted = factories.voorziening(
        naam="Eetpunt", aanbieder=aanbieder, leefgebieden=(Leefgebied.WONEN,), werkgebied=[WEERT]
    )
    factories.voorziening(naam="Oud", status=VoorzieningStatus.GEARCHIVEERD)
    factories.voorziening(naam="Nieuw", status=VoorzieningStatus.CONCEPT, werkgebied=[NEDERWEERT])
    factories.session.add(
        Signaal(
            voorziening_id=wanted.id,
            soort=SignaalSoort.ANDERS,
            bron=SignaalBron.BEZOEKER,
            gemeld_op=NOW,
            termijn=NOW.date(),
        )
    )
    factories.session.commit()
    wie = make_redacteur()

    assert names(uow, wie) == ["Eetpunt", "Nieuw"]
    for selectie in (
        {"tekst": "eetp"},
        {"tekst": "100%"},
        {"status": VoorzieningStatus.GEPUBLICEERD},
        {"gemeente_code": WEERT},
        {"aanbieder_id": aanbieder.id},
        {"leefgebied": Leefgebied.WONEN},
        {"aandacht": Aandacht.GEMELD},
        {"ids": (wanted.id,)},
    ):
        assert names(uow, wie, **selectie) == ["Eetpunt"]
    assert names(uow, wie, status=VoorzieningStatus.GEARCHIVEERD) == ["Oud"]


def test_the_filters_offer_own_gemeenten_and_aanbieders(
    uow: UnitOfWork, factories: Factories
) -> None:
    factories.voorziening(aanbieder=factories.aanbieder(naam="Van hier"), werkgebied=[WEERT])
    factories.voorziening(aanbieder=factories.aanbieder(naam="Van daar"), werkgebied=[NEDERWEERT])

    keuzes = list_keuzes(uow, wie=make_redacteur(WEERT))

    assert [code for code, _ in keuzes.gemeenten] == [WEERT]
    assert [naam for _, naam in keuzes.aanbieders] == ["Van hier"]


def test_a_note_is_left_and_taken_away_by_its_editors_only(
    uow: UnitOfWork, factories: Factories
) -> None:
    voorziening = factories.voorziening(plekken=[{"gemeente_code": WEERT}])
    aanbieder_id = voorziening.aanbieder_id

    add_notitie(
        uow, wie=make_redacteur(WEERT), tekst="Bel na tienen", voorziening_id=voorziening.id
    )
    add_notitie(
        uow, wie=make_redacteur(WEERT), tekst="Nieuwe voorzitter", aanbieder_id=aanbieder_id
    )

    notes = factories.session.query(Notitie).all()
    assert {note.tekst for note in notes} == {"Bel na tienen", "Nieuwe voorzitter"}
    for note in notes:
        with pytest.raises(NietToegestaan):
            remove_notitie(uow, wie=make_redacteur(NEDERWEERT), id_=note.id)
        remove_notitie(uow, wie=make_redacteur(WEERT), id_=note.id)
    with pytest.raises(NietGevonden):
        remove_notitie(uow, wie=make_redacteur(WEERT), id_=notes[0].id)
