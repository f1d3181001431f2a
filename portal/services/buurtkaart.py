"""Outlines of buurten as paths of a drawing, small enough to stand in a page.

No tiles and no map of others: only the outlines that the gazetteer has. Drawn once for the same
outlines, and kept by this process.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import shapely
from shapely.affinity import affine_transform

# Width of the drawing in its own units; a unit is some 20 m in a wide gemeente.
_BREED = 1000
# What is left out of an outline: narrower than the line that is drawn.
_GROF = 1.5
# Round each label is this much room, else it would lie over its neighbours.
_LABEL = 20


class Vlak(NamedTuple):
    """One buurt. ``x`` and ``y``: where its label may stand, None when it is too small for one."""

    pad: str
    x: int | None
    y: int | None


@dataclass(frozen=True, slots=True)
class Buurtkaart:
    """``vlakken`` in the order of the outlines; one without outline has an empty ``pad``."""

    breed: int
    hoog: int
    vlakken: tuple[Vlak, ...]


@lru_cache(maxsize=32)
def draw_buurten(outlines: tuple[bytes | None, ...]) -> Buurtkaart:
    """``outlines`` are WKB in WGS84 (longitude first)."""
    shapes = shapely.from_wkb([outline or shapely.Polygon().wkb for outline in outlines])
    if all(shape.is_empty for shape in shapes):
        return Buurtkaart(_BREED, 0, tuple(Vlak("", None, None) for _ in outlines))
    west, south, east, north = shapely.total_bounds(shapes)
    # A degree of longitude is shorter than one of latitude.
    narrow = math.cos(math.radians((south + north) / 2))
    scale = _BREED / ((east - west) * narrow)
    matrix = [scale * narrow, 0, 0, -scale, -west * scale * narrow, north * scale]
    placed = [affine_transform(shape, matrix) for shape in shapes]
    # As one coverage: neighbours keep one border between them.
    simple = shapely.coverage_simplify(placed, _GROF)
    return Buurtkaart(
        _BREED, math.ceil((north - south) * scale), tuple(_make_vlak(shape) for shape in simple)
    )


def _make_vlak(shape: Any) -> Vlak:
    pad = "".join(
        _draw_ring(ring.coords)
        for polygon in shapely.get_parts(shape)
        for ring in (polygon.exterior, *polygon.interiors)
    )
    room = shapely.maximum_inscribed_circle(shape) if not shape.is_empty else None
    if room is None or room.length < _LABEL:
        return Vlak(pad, None, None)
    x, y = room.coords[0]
    return Vlak(pad, round(x), round(y))


def _draw_ring(points: Sequence[tuple[float, ...]]) -> str:
    rounded = dict.fromkeys((round(point[0]), round(point[1])) for point in points)
    return "M" + "L".join(f"{x} {y}" for x, y in rounded) + "Z" if len(rounded) > 2 else ""
