"""Gebieden as pages and the API show them."""

import pytest

from portal.data.models import Gebied
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Niveau
from portal.domain.errors import NietGevonden
from portal.services.gebieden import find_at, get_gebied, weergavenaam


def test_a_wijk_is_shown_with_what_is_above_and_below_it(uow: UnitOfWork) -> None:
    wijk = get_gebied(uow, "wk098824")

    assert (wijk.code, wijk.niveau, wijk.naam) == ("WK098824", Niveau.WIJK, "Leuken")
    assert (wijk.cbs_naam, wijk.gemeente_code) == ("Wijk 24 Leuken", "GM0988")
    assert [ouder.naam for ouder in wijk.ouders] == ["Weert"]
    assert wijk.kernen == ()
    assert wijk.kader == (51.24298, 5.71679, 51.27037, 5.78634)


def test_the_farms_around_a_village_keep_their_official_name_beside_it(uow: UnitOfWork) -> None:
    assert [kind.naam for kind in get_gebied(uow, "WK098824").kinderen] == [
        "Industrieterrein Leuken",
        "Leuken",
        "Leuken buitengebied",
    ]
    assert [kind.naam for kind in get_gebied(uow, "WK164007").kinderen] == [
        "Horn",
        "Verspreide huizen Horn",
    ]


def test_a_buurt_is_shown_below_its_gemeente_and_wijk(uow: UnitOfWork) -> None:
    buurt = get_gebied(uow, "BU16400701")

    assert buurt.naam == "Horn"
    assert [ouder.code for ouder in buurt.ouders] == ["GM1640", "WK164007"]


def test_a_gemeente_is_shown_with_its_wijken_and_kernen(uow: UnitOfWork) -> None:
    gemeente = get_gebied(uow, "GM0946")

    assert gemeente.ouders == ()
    assert [kind.naam for kind in gemeente.kinderen] == [
        "Budschop",
        "Leveroy",
        "Nederweert",
        "Nederweert-Eind",
        "Ospel",
    ]
    assert "Ospeldijk" in gemeente.kernen


def test_a_gemeente_that_is_only_a_point_has_no_kader(uow: UnitOfWork) -> None:
    assert get_gebied(uow, "GM0363").kader is None


@pytest.mark.parametrize("code", ["GM9999", "NL", "", "x' OR 1=1"])
def test_what_is_no_gebied_is_not_found(uow: UnitOfWork, code: str) -> None:
    with pytest.raises(NietGevonden):
        get_gebied(uow, code)


def test_a_wijk_without_a_name_goes_by_its_code() -> None:
    assert weergavenaam(Gebied(code="WK001410", naam="")) == "WK001410"


def test_a_point_on_the_edge_of_two_buurten_lies_in_one(uow: UnitOfWork) -> None:
    # A corner of the outline of Keent that its neighbours share.
    found = find_at(uow, 51.24298, 5.71679)

    assert len({gebied.niveau for gebied in found}) == len(found)


def test_a_point_abroad_lies_nowhere(uow: UnitOfWork) -> None:
    assert find_at(uow, 51.05, 5.6) == []
