from hypothesis import given
from hypothesis import strategies as st

from portal.domain.kaartje import BREEDTE, make_uitsnede, place_namen, place_spelden

PUNTEN = st.lists(st.tuples(st.floats(51.1, 51.4), st.floats(5.5, 6.0)), min_size=1, max_size=8)


@given(PUNTEN)
def test_every_point_stands_on_the_map_with_its_number(punten: list[tuple[float, float]]) -> None:
    uitsnede = make_uitsnede(punten)

    spelden = place_spelden(uitsnede, [(n, *punt) for n, punt in enumerate(punten, start=1)])

    numbers = [nummer for speld in spelden for nummer in speld.nummers]
    assert sorted(numbers) == list(range(1, len(punten) + 1))
    assert all(0 < speld.x < BREEDTE and 0 < speld.y < uitsnede.hoogte for speld in spelden)
    assert 239 < uitsnede.hoogte < 481


def test_what_is_at_one_spot_shares_a_pin_and_no_name_covers_it() -> None:
    uitsnede = make_uitsnede([(51.25, 5.70), (51.30, 5.80)])

    spelden = place_spelden(uitsnede, [(1, 51.25, 5.70), (2, 51.30, 5.80), (3, 51.25, 5.70)])
    namen = place_namen(uitsnede, [("Weert", 51.25, 5.70), ("Nederweert", 51.27, 5.76)], spelden)

    assert [speld.tekst for speld in spelden] == ["1, 3", "2"]
    assert [naam.naam for naam in namen] == ["Nederweert"]
