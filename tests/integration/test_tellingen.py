"""Counts for the gemeente: one event, one in the total and one in each leefgebied and gebied."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.data.models import Telling
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied, Soort
from portal.domain.tellingen import Telsoort
from portal.services.opruimen import clean_up
from portal.services.teller import Teller
from tests.factories import Factories
from tests.support.portaal import NOW


@pytest.fixture
def teller(uow: UnitOfWork) -> Teller:
    return Teller(uow.another, "geheim")


def tellingen(uow: UnitOfWork, soort: Telsoort) -> dict[tuple[str, str], int]:
    with uow:
        rows = uow.session.scalars(select(Telling).where(Telling.soort == soort))
        return {(rij.leefgebied, rij.gebied_code): rij.aantal for rij in rows}


def test_an_event_counts_in_all_and_in_each_of_its_leefgebieden_and_gebieden(
    uow: UnitOfWork, teller: Teller
) -> None:
    for _ in range(2):
        teller.note_voorval(Telsoort.GEZOCHT, NOW, ("wonen", "vervoer"), ("GM0988",))
        teller.flush()
    teller.note_voorval(Telsoort.GEZOCHT, NOW)
    teller.flush()

    assert tellingen(uow, Telsoort.GEZOCHT) == {
        ("", ""): 3,
        ("wonen", ""): 2,
        ("vervoer", ""): 2,
        ("", "GM0988"): 2,
        ("wonen", "GM0988"): 2,
        ("vervoer", "GM0988"): 2,
    }


def test_what_is_done_with_an_entry_counts_where_it_is_and_an_oco_once_more(
    uow: UnitOfWork, teller: Teller, factories: Factories
) -> None:
    gewoon = factories.voorziening(leefgebieden=(Leefgebied.WONEN,), werkgebied=["GM0988"])
    oco = factories.voorziening(soort=Soort.OCO, werkgebied=["NL"])

    teller.note_geopend(gewoon.id, NOW)
    for slug in (gewoon.slug, oco.slug, "bestaat-niet"):
        teller.note_actie(Telsoort.GEBELD, slug, NOW)
    teller.flush()

    assert tellingen(uow, Telsoort.GEOPEND)["wonen", "GM0988"] == 1
    gebeld = tellingen(uow, Telsoort.GEBELD)
    assert (gebeld["", ""], gebeld["", "GM0988"]) == (2, 1)
    assert tellingen(uow, Telsoort.OCO_GEBELD)["", ""] == 1


def test_clientondersteuning_is_never_opened_more_often_than_shown(
    uow: UnitOfWork, teller: Teller, factories: Factories
) -> None:
    oco = factories.voorziening(
        soort=Soort.OCO,
        leefgebieden=(Leefgebied.WONEN, Leefgebied.VERVOER),
        werkgebied=["GM0988", "GM0946"],
    )

    teller.note_voorval(Telsoort.OCO_GETOOND, NOW, ("mantelzorg",), ("GM0988",))
    for _ in range(3):
        teller.note_geopend(oco.id, NOW)
    teller.flush()

    getoond = tellingen(uow, Telsoort.OCO_GETOOND)
    geopend = tellingen(uow, Telsoort.OCO_GEOPEND)
    assert geopend["wonen", "GM0946"] == 3
    assert {key: n for key, n in geopend.items() if n > getoond[key]} == {}


def test_counts_of_over_three_years_go(uow: UnitOfWork, teller: Teller) -> None:
    teller.note_voorval(Telsoort.GEZOCHT, NOW - timedelta(days=4 * 365))
    teller.note_voorval(Telsoort.GEZOCHT, NOW)
    teller.flush()

    assert clean_up(uow).cijfers == 1
    assert tellingen(uow, Telsoort.GEZOCHT) == {("", ""): 1}
