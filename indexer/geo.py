"""Near and far, the same for every engine.

Each place gets the tokens of the map squares that hold it (a quadtree over the Web Mercator map:
the token of a square is the beginning of the tokens of all squares inside it). A circle becomes
a set of such squares, large in the middle and small along the edge, so that "within 10 km" is
plain equality of tokens: it works for several places per voorziening and needs no geographic
index. The edge is exact to about 1/16 of the radius; distances that are shown are exact.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import (
    asin,
    asinh,
    atan,
    ceil,
    cos,
    degrees,
    floor,
    log2,
    pi,
    radians,
    sin,
    sinh,
    sqrt,
    tan,
)

from indexer.documents import Plek
from indexer.query import Punt

GROFSTE_NIVEAU = 8
FIJNSTE_NIVEAU = 18
_AARDSTRAAL_M = 6_371_008.8
_MAX_LAT = 85.0
# The smallest squares are at most this part of the radius wide.
_DELING = 8
# Wider than any country that uses this: beyond it, near means everywhere on the map around.
_MAX_AFSTAND_M = 500_000


def distance_m(a: Punt, b: Punt) -> float:
    """Metres between two points along the globe (haversine)."""
    phi_a, phi_b = radians(a.lat), radians(b.lat)
    half = _half_chord(phi_b - phi_a) + cos(phi_a) * cos(phi_b) * _half_chord(
        radians(b.lon - a.lon)
    )
    return 2 * _AARDSTRAAL_M * asin(sqrt(min(1.0, half)))


def nearest_m(punt: Punt, punten: Iterable[Punt]) -> float | None:
    """Metres to the nearest of the points, None when there are none."""
    return min((distance_m(punt, other) for other in punten), default=None)


def liggingen(plekken: Iterable[Plek]) -> Iterator[Punt]:
    """The points of the plekken that have coordinates."""
    return (
        Punt(plek.lat, plek.lon)
        for plek in plekken
        if plek.lat is not None and plek.lon is not None
    )


def cell_of(punt: Punt) -> str:
    """The token of the smallest square that holds the point."""
    return _token(FIJNSTE_NIVEAU, _column(FIJNSTE_NIVEAU, punt.lon), _row(FIJNSTE_NIVEAU, punt.lat))


def cell_tokens(plekken: Iterable[Plek]) -> tuple[str, ...]:
    """The tokens of all squares, of every level, that hold one of the plekken; sorted."""
    smallest = {cell_of(ligging) for ligging in liggingen(plekken)}
    niveaus = range(GROFSTE_NIVEAU, FIJNSTE_NIVEAU + 1)
    return tuple(sorted({cell[:niveau] for cell in smallest for niveau in niveaus}))


@lru_cache(maxsize=2048)
def cover(punt: Punt, afstand_m: int) -> tuple[str, ...]:
    """The squares that together make the circle, none inside another; sorted.

    A smallest square counts when its centre lies inside the circle; four that count become the
    one that holds them. The square of the point itself always counts.
    """
    straal_m = max(0, min(_MAX_AFSTAND_M, afstand_m))
    niveau = _finest_level(punt, straal_m)
    rows = _disc(punt, straal_m, niveau)
    tokens: list[str] = []
    while niveau > GROFSTE_NIVEAU:
        whole = _make_coarser(rows)
        for y, (first, last) in rows.items():
            # Where nothing is whole, all of the row lies before it.
            whole_first, whole_last = whole.get(y >> 1, (last + 1, last))
            tokens += [_token(niveau, x, y) for x in range(first, min(last + 1, 2 * whole_first))]
            tokens += [_token(niveau, x, y) for x in range(2 * whole_last + 2, last + 1)]
        rows, niveau = whole, niveau - 1
    tokens += [
        _token(niveau, x, y) for y, (first, last) in rows.items() for x in range(first, last + 1)
    ]
    return tuple(sorted(tokens))


def cell_range(token: str) -> tuple[int, int]:
    """The smallest squares inside this one, as a closed range of numbers (Morton order)."""
    missing = 2 * (FIJNSTE_NIVEAU - len(token))
    first = int(token, 4) << missing
    return first, first + (1 << missing) - 1


def cell_ranges(tokens: Iterable[str]) -> list[tuple[int, int]]:
    """``cell_range`` of sorted tokens, with ranges that touch made one."""
    merged: list[tuple[int, int]] = []
    for first, last in map(cell_range, tokens):
        if merged and merged[-1][1] + 1 == first:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged


def _half_chord(angle: float) -> float:
    return sin(angle / 2) ** 2


def _finest_level(punt: Punt, straal_m: int) -> int:
    width_m = 2 * pi * _AARDSTRAAL_M * cos(radians(punt.lat))
    wanted = ceil(log2(max(1.0, width_m * _DELING / max(1, straal_m))))
    return max(GROFSTE_NIVEAU, min(FIJNSTE_NIVEAU, wanted))


def _disc(punt: Punt, straal_m: int, niveau: int) -> dict[int, tuple[int, int]]:
    """The squares of one level whose centres lie inside the circle, and that of the point: for
    each row the first and the last."""
    phi, reach = radians(punt.lat), straal_m / _AARDSTRAAL_M
    north, south = (_row(niveau, punt.lat + sign * degrees(reach)) for sign in (1, -1))
    rows = {}
    for y in range(north, south + 1):
        phi_y = _centre_latitude(niveau, y)
        room = _half_chord(reach) - _half_chord(phi_y - phi)
        if room < 0:
            continue
        half_width = 2 * asin(sqrt(min(1.0, room / (cos(phi) * cos(phi_y)))))
        west, east = (
            _position(niveau, punt.lon + sign * degrees(half_width)) - 0.5 for sign in (-1, 1)
        )
        first, last = max(0, ceil(west)), min((1 << niveau) - 1, floor(east))
        if first <= last:
            rows[y] = first, last
    x, y = _column(niveau, punt.lon), _row(niveau, punt.lat)
    first, last = rows.get(y, (x, x))
    rows[y] = min(x, first), max(x, last)
    return rows


def _make_coarser(rows: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The squares one level up of which all four squares are in the rows."""
    coarser = {}
    for y in {y >> 1 for y in rows}:
        north, south = rows.get(2 * y), rows.get(2 * y + 1)
        if north and south:
            first = (max(north[0], south[0]) + 1) >> 1
            last = ((min(north[1], south[1]) + 1) >> 1) - 1
            if first <= last:
                coarser[y] = first, last
    return coarser


def _position(niveau: int, lon: float) -> float:
    return (lon + 180) / 360 * (1 << niveau)


def _column(niveau: int, lon: float) -> int:
    return _within(niveau, _position(niveau, lon))


def _row(niveau: int, lat: float) -> int:
    bounded = radians(max(-_MAX_LAT, min(_MAX_LAT, lat)))
    return _within(niveau, (1 - asinh(tan(bounded)) / pi) / 2 * (1 << niveau))


def _within(niveau: int, position: float) -> int:
    return max(0, min((1 << niveau) - 1, int(position)))


def _centre_latitude(niveau: int, y: int) -> float:
    return atan(sinh(pi * (1 - 2 * (y + 0.5) / (1 << niveau))))


def _token(niveau: int, x: int, y: int) -> str:
    """One digit 0–3 for each level: the bit of the column plus twice the bit of the row, summed
    here as if the binary numbers were decimal ones, which never carries."""
    return f"{_as_decimal(x) + 2 * _as_decimal(y):0{niveau}d}"


@lru_cache(maxsize=4096)
def _as_decimal(number: int) -> int:
    """The digits of a binary number, read as decimal ones."""
    return int(f"{number:b}")
