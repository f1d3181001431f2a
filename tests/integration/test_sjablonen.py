"""One text for many places: followers take over the texts and keep their own place and phone."""

from dataclasses import replace
from typing import Any

import pytest

from portal.data.models import Versie, Voorziening
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis, KanaalSoort, Rol
from portal.domain.errors import InvoerOngeldig, NietToegestaan
from portal.services.bewerken import get_bewerking
from portal.services.sessies import make_identiteit
from portal.services.sjablonen import follow_sjabloon, stop_following
from portal.services.voorzieningen import get_voorziening_by_id
from portal.services.wijzigingen import read_huidig, submit_wijziging
from tests.factories import Factories
from tests.support.redactie import NEDERWEERT, WEERT, make_redacteur

WIE = make_redacteur()


@pytest.fixture
def sjabloon(factories: Factories) -> Voorziening:
    return factories.voorziening(
        naam="Telefonische hulpdienst", samenvatting="Oud", kosten="Gratis"
    )


@pytest.fixture
def volger(uow: UnitOfWork, factories: Factories, sjabloon: Voorziening) -> Voorziening:
    volger = factories.voorziening(
        naam="Hulpdienst Weert",
        samenvatting="Eigen tekst",
        kanalen=[(KanaalSoort.TELEFOON, "0495 123 456")],
        plekken=[{"plaats": "Weert", "gemeente_code": WEERT}],
    )
    follow_sjabloon(
        uow, wie=make_redacteur(WEERT), voorziening_id=volger.id, sjabloon_id=sjabloon.id
    )
    return volger


def change(uow: UnitOfWork, voorziening: Voorziening, **values: Any) -> None:
    with uow:
        basis = read_huidig(uow.session, voorziening.id)
    submit_wijziging(uow, WIE, voorziening.id, replace(basis, **values), basis=basis)


def test_a_follower_takes_over_texts_and_keeps_its_own_place_name_and_phone(
    uow: UnitOfWork, volger: Voorziening
) -> None:
    detail = get_voorziening_by_id(uow, volger.id)

    assert (detail.samenvatting, detail.kosten) == ("Oud", "Gratis")
    assert (detail.naam, detail.telefoon) == ("Hulpdienst Weert", "0495 123 456")
    assert [plek.plaats for plek in detail.plekken] == ["Weert"]


def test_a_change_of_the_sjabloon_reaches_its_followers_with_history(
    uow: UnitOfWork, factories: Factories, sjabloon: Voorziening, volger: Voorziening
) -> None:
    change(uow, sjabloon, samenvatting="Nieuw", naam="Luisterlijn", telefoon="088 0767 000")

    detail = get_voorziening_by_id(uow, volger.id)
    assert (detail.samenvatting, detail.naam) == ("Nieuw", "Hulpdienst Weert")
    assert detail.telefoon == "0495 123 456"
    last = (
        factories.session.query(Versie)
        .filter_by(voorziening_id=volger.id)
        .order_by(Versie.nummer.desc())
        .first()
    )
    assert last is not None
    assert last.gebeurtenis is Gebeurtenis.GEWIJZIGD
    assert last.velden == ("samenvatting",)


def test_a_change_of_a_follower_keeps_the_texts_of_the_sjabloon_and_none_of_it_waits(
    uow: UnitOfWork, factories: Factories, volger: Voorziening
) -> None:
    medewerker = make_identiteit(
        factories.gebruiker(Rol.AANBIEDER, aanbieder_id=volger.aanbieder_id)
    )
    bewerking = get_bewerking(uow, medewerker, volger.id)
    wanted = replace(bewerking.basis, samenvatting="Toch anders", telefoon="0495 654 321")

    done = submit_wijziging(uow, medewerker, volger.id, wanted, basis=bewerking.basis)

    detail = get_voorziening_by_id(uow, volger.id)
    assert bewerking.sjabloon == "Telefonische hulpdienst"
    assert (detail.samenvatting, detail.telefoon) == ("Oud", "0495 654 321")
    assert (done.direct, done.wacht) == (("telefoon",), ())


def test_who_stops_following_keeps_the_texts_itself(
    uow: UnitOfWork, sjabloon: Voorziening, volger: Voorziening
) -> None:
    stop_following(uow, wie=WIE, voorziening_id=volger.id)
    change(uow, sjabloon, samenvatting="Nieuw")

    assert get_voorziening_by_id(uow, volger.id).samenvatting == "Oud"


def test_there_are_no_chains_and_nothing_follows_itself(
    uow: UnitOfWork, factories: Factories, sjabloon: Voorziening, volger: Voorziening
) -> None:
    third = factories.voorziening()
    for follower, leader in ((third, volger), (sjabloon, third), (third, third)):
        with pytest.raises(InvoerOngeldig):
            follow_sjabloon(uow, wie=WIE, voorziening_id=follower.id, sjabloon_id=leader.id)


def test_only_its_editor_lets_an_entry_follow(
    uow: UnitOfWork, sjabloon: Voorziening, volger: Voorziening
) -> None:
    other = make_redacteur(NEDERWEERT)
    with pytest.raises(NietToegestaan):
        follow_sjabloon(uow, wie=other, voorziening_id=volger.id, sjabloon_id=sjabloon.id)
    with pytest.raises(NietToegestaan):
        stop_following(uow, wie=other, voorziening_id=volger.id)
