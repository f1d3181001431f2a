"""Whose leave one needs, for every kind of voorziening."""

from itertools import combinations, product

import pytest

from portal.domain.begrippen import Lijn, Soort, Wet
from portal.domain.toestemming import Toestemming, find_toestemming

MAATWERK, ALGEMEEN = Soort.MAATWERKVOORZIENING, Soort.ALGEMENE_VOORZIENING
BY_GEMEENTE = (Wet.WMO, Wet.PARTICIPATIEWET, Wet.WGS, Wet.WET_INBURGERING)

TABLE = [
    (MAATWERK, Lijn.EERSTE, (), True, "gemeente"),
    (MAATWERK, Lijn.TWEEDE, (Wet.WMO,), True, "gemeente"),
    (MAATWERK, Lijn.EERSTE, (Wet.PARTICIPATIEWET,), False, "gemeente"),
    (MAATWERK, Lijn.TWEEDE, (Wet.JEUGDWET,), True, "gemeente-of-arts"),
    (MAATWERK, Lijn.TWEEDE, (Wet.JEUGDWET, Wet.WLZ), True, "gemeente-of-arts"),
    (MAATWERK, Lijn.TWEEDE, (Wet.WMO, Wet.WLZ), True, "gemeente-of-ciz"),
    (MAATWERK, Lijn.TWEEDE, (Wet.WLZ,), True, "ciz"),
    (MAATWERK, Lijn.TWEEDE, (Wet.ZVW, Wet.WLZ), True, "arts"),
    (ALGEMEEN, Lijn.TWEEDE, (Wet.ZVW,), True, "arts"),
    (ALGEMEEN, Lijn.TWEEDE, (Wet.ZVW, Wet.WMO), True, "arts"),
    (ALGEMEEN, Lijn.TWEEDE, (Wet.JEUGDWET,), True, "gemeente-of-arts"),
    (ALGEMEEN, Lijn.EERSTE, (Wet.WMO,), True, "verwijzing"),
    (Soort.COLLECTIEVE_VOORZIENING, Lijn.EERSTE, (), True, "verwijzing"),
    (ALGEMEEN, Lijn.TWEEDE, (Wet.ZVW,), False, "soms"),
    (None, Lijn.TWEEDE, (), False, "soms"),
    (Soort.TOEGANG, Lijn.TWEEDE, (Wet.WMO,), False, "nee"),
    (Soort.OCO, Lijn.TWEEDE, (Wet.WLZ,), False, "nee"),
    (Soort.INFORMELE_HULP, Lijn.NULDE, (Wet.WMO,), False, "nee"),
    (ALGEMEEN, Lijn.EERSTE, (Wet.ZVW,), False, "nee"),
    (None, None, (), False, "nee"),
]


@pytest.mark.parametrize(("soort", "lijn", "wetten", "nodig", "expected"), TABLE, ids=str)
def test_the_law_tells_whose_leave_is_needed(
    soort: Soort | None, lijn: Lijn | None, wetten: tuple[Wet, ...], nodig: bool, expected: str
) -> None:
    assert find_toestemming(soort, lijn, wetten, verwijzing_nodig=nodig) == expected


def test_every_kind_has_an_answer_that_does_not_contradict_the_entry() -> None:
    laws = [set(pair) for n in range(3) for pair in combinations(Wet, n)]
    for soort, lijn, nodig, wetten in product((None, *Soort), (None, *Lijn), (True, False), laws):
        found = find_toestemming(soort, lijn, wetten, verwijzing_nodig=nodig)

        free = found in (Toestemming.NEE, Toestemming.SOMS)
        assert free is not (nodig or soort is MAATWERK)
        if found is Toestemming.CIZ:
            assert Wet.WLZ in wetten
        if found is Toestemming.SOMS:
            assert lijn is Lijn.TWEEDE
        if soort is MAATWERK and wetten and wetten <= set(BY_GEMEENTE):
            assert found is Toestemming.GEMEENTE
