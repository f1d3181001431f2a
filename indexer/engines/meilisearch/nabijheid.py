"""The nearest documents first, exactly, on a server that only knows map squares.

Circles are tried from small to large until one surely holds the page; only what lies inside it is
fetched, with its coordinates, and sorted here.
"""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from indexer.engines.meilisearch.inrichting import LIGGINGEN, NAAM
from indexer.engines.meilisearch.verbinding import Verbinding
from indexer.geo import cover, distance_m
from indexer.query import Punt
from indexer.voorwaarden import Bereik, Een, Niet, Veld, Voorwaarde, both

_STRALEN_M = (2_000, 5_000, 12_500, 30_000, 80_000, 200_000)
# All that lies within this share of the radius is surely inside the squares of a circle.
_ZEKER = 0.95
_PER_VRAAG = 1_000

Question = Callable[..., dict[str, Any]]


def nearest_ids(
    verbinding: Verbinding,
    question: Question,
    match: Voorwaarde,
    punt: Punt,
    offset: int,
    limit: int,
) -> list[str]:
    """The ids of a page of what matches, nearest first, then by name what has no place."""
    needed = offset + limit
    without = Een(Veld.BEREIK, (Bereik.ZONDER_PLEK,))
    inside = [both(match, Een(Veld.CEL, cover(punt, straal))) for straal in _STRALEN_M]
    located = both(match, Niet(without))
    sizes = verbinding.ask([question(area, limit=0) for area in (*inside, located)])
    for straal, area, size in zip(_STRALEN_M, inside, sizes[:-1], strict=True):
        if size["estimatedTotalHits"] >= needed:
            found = _sorted_by_distance(verbinding, question, area, punt)
            sure = [id_ for afstand_m, id_ in found if afstand_m <= _ZEKER * straal]
            if len(sure) >= needed:
                return sure[offset:needed]
    total = sizes[-1]["estimatedTotalHits"]
    with_place = []
    if offset < total:
        with_place = [id_ for _, id_ in _sorted_by_distance(verbinding, question, located, punt)]
    page = {"offset": max(0, offset - total), "limit": max(0, needed - max(offset, total))}
    (rest,) = verbinding.ask(
        [question(both(match, without), sort=[f"{NAAM}:asc"], attributesToRetrieve=["id"], **page)]
    )
    return [*with_place[offset:needed], *(hit["id"] for hit in rest["hits"])]


def _sorted_by_distance(
    verbinding: Verbinding, question: Question, area: Voorwaarde, punt: Punt
) -> list[tuple[float, str]]:
    """Distance and id of all documents in an area, nearest first, equal ones by name."""
    rows: list[tuple[float, str, str]] = []
    for offset in count(0, _PER_VRAAG):
        (answer,) = verbinding.ask(
            [
                question(
                    area,
                    offset=offset,
                    limit=_PER_VRAAG,
                    sort=[f"{NAAM}:asc"],
                    attributesToRetrieve=["id", NAAM, LIGGINGEN],
                )
            ]
        )
        hits: list[Mapping[str, Any]] = answer["hits"]
        rows += [(_distance(punt, hit), hit[NAAM], hit["id"]) for hit in hits]
        if len(hits) < _PER_VRAAG:
            return [(afstand_m, id_) for afstand_m, _, id_ in sorted(rows)]
    return []


def _distance(punt: Punt, hit: Mapping[str, Any]) -> float:
    return min(distance_m(punt, Punt(lat, lon)) for lat, lon in hit[LIGGINGEN])
