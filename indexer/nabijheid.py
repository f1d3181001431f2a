"""The nearest documents first, exactly, from an index that only knows map squares.

Circles are tried from small to large until one surely holds the page; only what lies inside it is
measured. So the first pages cost little however many documents match.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from indexer.geo import cover, nearest_m
from indexer.query import Punt
from indexer.voorwaarden import Bereik, Een, Niet, Veld, Voorwaarde, both
from indexer.zoektocht import Deel, Telling, Telvraag

_STRALEN_M = (2_000, 5_000, 12_500, 30_000, 80_000, 200_000)
# All that lies within this share of the radius is surely inside the squares of a circle.
_ZEKER = 0.9

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Gelegen = tuple[T, str, Sequence[Punt]]
"""A document, its folded name, and where its plekken lie."""


class Kaart(Protocol[T_co]):
    """What measuring needs of an index; ``T_co`` is how the index calls a document."""

    def tally(self, vragen: Sequence[Telvraag]) -> Sequence[Telling]: ...

    def located(self, voorwaarde: Voorwaarde) -> Iterable[Gelegen[T_co]]:
        """All documents that fit and have coordinates."""
        ...

    def by_name(self, deel: Deel) -> Sequence[T_co]:
        """The documents of a part, by folded name."""
        ...


def nearest(kaart: Kaart[T], deel: Deel, punt: Punt) -> list[T]:
    """The documents of a part, nearest first, then by name what has no place."""
    match, offset, needed = deel.voorwaarde, deel.offset, deel.offset + deel.limit
    without = Een(Veld.BEREIK, (Bereik.ZONDER_PLEK,))
    circles = [both(match, Een(Veld.CEL, cover(punt, straal_m))) for straal_m in _STRALEN_M]
    everywhere = both(match, Niet(without))
    told = kaart.tally([(area, ()) for area in (*circles, everywhere)])
    *sizes, total = (telling.aantal for telling in told)
    for straal_m, circle, size in zip(_STRALEN_M, circles, sizes, strict=True):
        if size >= needed:
            found = _measured(kaart.located(circle), punt)
            sure = [document for afstand_m, document in found if afstand_m <= _ZEKER * straal_m]
            if len(sure) >= needed:
                return sure[offset:needed]
    located: list[T] = []
    if offset < total:
        located = [document for _, document in _measured(kaart.located(everywhere), punt)]
    rest = Deel(both(match, without), max(0, offset - total), max(0, needed - max(offset, total)))
    return [*located[offset:needed], *kaart.by_name(rest)]


def _measured(documents: Iterable[Gelegen[T]], punt: Punt) -> list[tuple[float, T]]:
    """Distance and document, nearest first, equal ones by name."""
    rows = [
        (afstand_m, naam, document)
        for document, naam, liggingen in documents
        if (afstand_m := nearest_m(punt, liggingen)) is not None
    ]
    rows.sort(key=lambda row: row[:2])
    return [(afstand_m, document) for afstand_m, _, document in rows]
