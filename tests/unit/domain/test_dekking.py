"""What counts as a team of a buurt."""

from typing import Any
from uuid import uuid4

import pytest

from portal.domain.begrippen import Doelgroep, Leefgebied, Lijn, Soort, Wet
from portal.domain.dekking import Dekkingsoort, Stand, Team, find_teams, get_stand

BUURT = ("BU09882101", "WK098821", "GM0988", "NL")


def team(*werkgebied: str, **values: Any) -> Team:
    standard: dict[str, Any] = {
        "id": uuid4(),
        "naam": "Team",
        "soort": Soort.TOEGANG,
        "lijn": Lijn.EERSTE,
        "leefgebieden": (),
        "doelgroepen": (),
        "wetten": (),
        "genoemd": False,
    }
    return Team(**{**standard, **values}, werkgebied=frozenset(werkgebied))


def test_who_is_nearer_leaves_the_wide_desks_out_and_the_named_one_comes_last() -> None:
    wijk, breed = team("WK098821"), team("GM0988")
    vast, elders = team("GM0988", genoemd=True), team("WK098822")

    assert find_teams([wijk, breed, vast, elders], BUURT) == (wijk,)
    assert find_teams([breed, vast, elders], BUURT) == (breed,)
    assert find_teams([vast, elders], BUURT) == (vast,)
    assert find_teams([elders], BUURT) == ()
    assert [get_stand(n) for n in range(3)] == [Stand.GEEN, Stand.EEN, Stand.MEER]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"genoemd": True}, {Dekkingsoort.TEAM}),
        (
            {"leefgebieden": (Leefgebied.OPVOEDEN_EN_OPGROEIEN,), "wetten": (Wet.JEUGDWET,)},
            {Dekkingsoort.JEUGD},
        ),
        ({"leefgebieden": (Leefgebied.VERVOER,)}, set()),
        ({"soort": Soort.OCO, "genoemd": True}, {Dekkingsoort.OCO}),
        ({"soort": Soort.OCO, "lijn": Lijn.NULDE}, set()),
        ({"soort": Soort.OCO, "doelgroepen": (Doelgroep.OUDEREN,)}, set()),
        ({"soort": Soort.OCO, "wetten": (Wet.WLZ,)}, set()),
    ],
)
def test_what_is_there_for_one_thing_or_some_people_does_not_count(
    values: dict[str, Any], expected: set[Dekkingsoort]
) -> None:
    assert {soort for soort in Dekkingsoort if team("GM0988", **values).is_a(soort)} == expected
