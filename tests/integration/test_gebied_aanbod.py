"""What the page of a gebied tells who lives there."""

import pytest

from indexer.query import Filters
from portal.bootstrap import Container
from portal.services.gebied_aanbod import GebiedAanbod, search_gebied
from portal.services.gebieden import get_gebied
from portal.services.zoeken import ZoekOpdracht

ALTWEERTERHEIDE = "WK098831"


def aanbod_of(container: Container, code: str) -> GebiedAanbod:
    return search_gebied(container.zoeker, get_gebied(container.uow(), code), 8)


def test_the_most_local_desk_stands_first(demo_container: Container) -> None:
    toegang = aanbod_of(demo_container, ALTWEERTERHEIDE).toegang

    assert ALTWEERTERHEIDE in toegang[0].document.werkgebied
    assert all({ALTWEERTERHEIDE, "GM0988"}.intersection(t.document.werkgebied) for t in toegang)


@pytest.mark.parametrize("code", [ALTWEERTERHEIDE, "GM1640"])
def test_light_help_stands_first_and_the_nearest_of_it(
    demo_container: Container, code: str
) -> None:
    dichtbij = aanbod_of(demo_container, code).dichtbij

    assert len(dichtbij) == 8
    assert [t.document.lijn for t in dichtbij] == sorted(t.document.lijn or "" for t in dichtbij)
    afstanden = [t.afstand_m for t in dichtbij if t.document.lijn == "0"]
    assert afstanden == sorted(a for a in afstanden if a is not None)


@pytest.mark.parametrize("code", [ALTWEERTERHEIDE, "GM1640", "GM0946"])
def test_the_total_is_that_of_the_search_it_leads_to(demo_container: Container, code: str) -> None:
    opdracht = ZoekOpdracht(filters=Filters(gebied=(code,)))

    search = demo_container.zoeker.search(opdracht).uitkomst

    assert aanbod_of(demo_container, code).totaal == search.totaal
