"""Outlines as a drawing."""

import shapely

from portal.services.buurtkaart import draw_buurten

LINKS, RECHTS = shapely.box(5.70, 51.20, 5.80, 51.30), shapely.box(5.80, 51.20, 5.90, 51.30)


def test_neighbours_stand_beside_each_other_with_north_on_top() -> None:
    kaart = draw_buurten((LINKS.wkb, RECHTS.wkb, None))

    left, right, missing = kaart.vlakken
    assert (left.x, right.x) == (250, 750)
    assert 780 < kaart.hoog < 810  # at 51 degrees a degree of longitude is the shorter one
    assert "500 0" in left.pad
    assert "500 0" in right.pad
    assert missing == ("", None, None)


def test_without_any_outline_there_is_nothing_to_draw() -> None:
    assert draw_buurten((None,)).hoog == 0


def test_what_is_too_small_for_a_number_has_none() -> None:
    small = shapely.box(5.70, 51.20, 5.701, 51.201)

    assert draw_buurten((small.wkb, RECHTS.wkb)).vlakken[0].x is None
