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


def test_who_is_nearer_goes_before_who_is_named_and_who_is_named_before_others() -> None:
    wijk, breed = team("WK098821"), team("GM0988")
    vast, elders = team("GM0988", genoemd=True), team("WK098822")

    assert find_teams([wijk, breed, vast, elders], BUURT) == (wijk,)
    assert find_teams([breed, vast, elders], BUURT) == (vast,)
    assert find_teams([breed, elders], BUURT) == (breed,)
    assert find_teams([elders], BUURT) == ()


@pytest.mark.parametrize(
    ("werkgebieden", "others_near", "expected"),
    [
        ([], True, Stand.GEEN),
        (["GM0988"], False, Stand.EEN),
        (["GM0988"], True, Stand.BREED),
        (["GM0988", "NL"], False, Stand.MEER),
        (["WK098821"], True, Stand.EEN),
        (["WK098821", "BU09882101"], True, Stand.MEER),
    ],
)
def test_how_many_there_are_and_how_near(
    werkgebieden: list[str], others_near: bool, expected: Stand
) -> None:
    teams = [team(code) for code in werkgebieden]

    assert get_stand(teams, BUURT, others_near=others_near) is expected


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
