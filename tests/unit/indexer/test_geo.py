from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.documents import Plek
from indexer.geo import (
    FIJNSTE_NIVEAU,
    GROFSTE_NIVEAU,
    cell_of,
    cell_range,
    cell_ranges,
    cell_tokens,
    cover,
    distance_m,
    nearest_m,
)
from indexer.query import Punt

WEERT = Punt(51.2515, 5.7069)
latitudes = st.floats(50.7, 53.6)
longitudes = st.floats(3.3, 7.3)
points = st.builds(Punt, latitudes, longitudes)
distances = st.integers(1_500, 100_000)


def _is_near(centre: Punt, afstand_m: int, punt: Punt) -> bool:
    cell = cell_of(punt)
    niveaus = range(GROFSTE_NIVEAU, FIJNSTE_NIVEAU + 1)
    return not {cell[:niveau] for niveau in niveaus}.isdisjoint(cover(centre, afstand_m))


def test_distance_is_that_along_the_globe() -> None:
    assert distance_m(Punt(52.0, 5.0), Punt(53.0, 5.0)) == pytest.approx(111_195, rel=1e-3)
    assert distance_m(WEERT, WEERT) == 0


@given(points, points, distances)
def test_the_squares_make_the_circle_but_for_a_small_edge(a: Punt, b: Punt, afstand_m: int) -> None:
    between = distance_m(a, b)
    if between < 0.9 * afstand_m:
        assert _is_near(a, afstand_m, b)
    if between > 1.1 * afstand_m:
        assert not _is_near(a, afstand_m, b)


@given(points, distances)
def test_no_square_of_a_cover_lies_inside_another(centre: Punt, afstand_m: int) -> None:
    ranges = [cell_range(token) for token in cover(centre, afstand_m)]

    assert ranges == sorted(ranges)
    assert all(last < first for (_, last), (first, _) in pairwise(ranges))


@given(points, distances)
def test_merged_ranges_hold_the_same_squares(centre: Punt, afstand_m: int) -> None:
    tokens = cover(centre, afstand_m)
    size = sum(last - first + 1 for first, last in map(cell_range, tokens))

    merged = cell_ranges(tokens)

    assert sum(last - first + 1 for first, last in merged) == size
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(merged))


@pytest.mark.parametrize("afstand_m", [1_000, 10_000, 50_000])
def test_a_circle_is_a_few_hundred_squares_at_most(afstand_m: int) -> None:
    assert len(cover(WEERT, afstand_m)) < 300


@pytest.mark.parametrize("centre", [WEERT, Punt(0, 0), Punt(90, 180), Punt(-90, -180)])
@pytest.mark.parametrize("afstand_m", [-5, 0, 1, 10**9])
def test_any_point_and_distance_has_a_cover_with_the_point_itself(
    centre: Punt, afstand_m: int
) -> None:
    assert _is_near(centre, afstand_m, centre)


def test_each_place_with_coordinates_has_a_token_of_every_level() -> None:
    plekken = (Plek(lat=51.25, lon=5.7), Plek(plaats="Weert"), Plek(lat=52.09, lon=5.12))

    tokens = cell_tokens(plekken)

    assert {len(token) for token in tokens} == set(range(GROFSTE_NIVEAU, FIJNSTE_NIVEAU + 1))
    assert sum(len(token) == FIJNSTE_NIVEAU for token in tokens) == 2


def test_the_nearest_point_counts() -> None:
    punten = (Punt(51.30, 5.70), Punt(51.26, 5.70))

    assert nearest_m(Punt(51.25, 5.70), punten) == pytest.approx(1_112, abs=3)
    assert nearest_m(WEERT, ()) is None
