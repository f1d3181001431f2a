"""The small map of a list: where its voorzieningen are, by our own outlines and names."""

from collections.abc import Iterator, Sequence
from typing import Any

import shapely

from portal.data.queries import plekken as queries
from portal.data.queries.plekken import Kader
from portal.data.uow import UnitOfWork
from portal.domain.kaartje import (
    Kaartje,
    Punt,
    Uitsnede,
    make_uitsnede,
    place_namen,
    place_spelden,
)

# In degrees: some thirty metres, less than a line is wide.
_DETAIL = 0.0003


def make_kaartje(uow: UnitOfWork, punten: Sequence[tuple[int, float, float]]) -> Kaartje | None:
    """Of numbered points (number, latitude, longitude); None without any."""
    if not punten:
        return None
    uitsnede = make_uitsnede([(lat, lon) for _, lat, lon in punten])
    kader = Kader(uitsnede.min_lat, uitsnede.max_lat, uitsnede.min_lon, uitsnede.max_lon)
    with uow:
        wijken = [row.geometrie for row in queries.list_wijken(uow.session, kader)]
        kernen = queries.list_kernen(uow.session, kader)
    spelden = place_spelden(uitsnede, punten)
    return Kaartje(
        hoogte=round(uitsnede.hoogte, 1),
        omtrekken=tuple(_draw(uitsnede, shapely.from_wkb(wijken))),
        namen=place_namen(uitsnede, [(kern.naam, kern.lat, kern.lon) for kern in kernen], spelden),
        spelden=spelden,
    )


def _draw(uitsnede: Uitsnede, shapes: Any) -> Iterator[tuple[Punt, ...]]:
    box = (uitsnede.min_lon, uitsnede.min_lat, uitsnede.max_lon, uitsnede.max_lat)
    for shape in shapes:
        cut = shapely.clip_by_rect(shapely.simplify(shape, _DETAIL), *box)
        for part in shapely.get_parts(cut):
            if part.geom_type == "Polygon":
                yield tuple(uitsnede.place(lat, lon) for lon, lat in part.exterior.coords)
