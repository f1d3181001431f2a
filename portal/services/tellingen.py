"""From what a process noted to the counts for the gemeente.

What somebody does with an entry is noted by its key or slug alone, so that a page looks nothing up
for it; here, half a minute later, one query tells of which leefgebieden and gebieden it is.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.queries import telling as queries
from portal.data.queries.bewerking import list_gemeente_codes
from portal.domain.begrippen import Soort
from portal.domain.regio import Regio
from portal.domain.tellingen import Telsleutel, Telsoort, gemeente_of, list_telsleutels

# What opening and calling an entry also is, when it offers cliëntondersteuning.
_VAN_OCO = {Telsoort.GEOPEND: Telsoort.OCO_GEOPEND, Telsoort.GEBELD: Telsoort.OCO_GEBELD}

# What happened in a month, with its leefgebieden and gebieden.
Voorval = tuple[date, Telsoort, tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class Genoteerd:
    """``voorvallen``: what belongs to no entry; ``acties``: what was done with the entry of a
    slug in a month; ``geopend``: how often an entry was opened in a month."""

    voorvallen: Counter[Voorval] = field(default_factory=Counter)
    acties: Counter[tuple[date, Telsoort, str]] = field(default_factory=Counter)
    geopend: Counter[tuple[UUID, date]] = field(default_factory=Counter)


def find_gebied_codes(
    regio: Regio, gemeente_code: str | None, gebied_codes: Iterable[str] = ()
) -> tuple[str, ...]:
    """Where an event is counted: its gemeente when that is one of the region, and its wijk when
    ``gebied_codes`` (of the place it is about) name one only. Nothing smaller is ever kept."""
    if gemeente_code is None or all(g.code != gemeente_code for g in regio.gemeenten):
        return ()
    wijken = [code for code in gebied_codes if code.startswith("WK")]
    return (gemeente_code, *wijken) if len(wijken) == 1 else (gemeente_code,)


def write_tellingen(session: Session, genoteerd: Genoteerd) -> None:
    """Add what was noted to the counts."""
    tellingen = Counter[Telsleutel]()
    for (maand, soort, leefgebieden, gebieden), aantal in genoteerd.voorvallen.items():
        for sleutel in list_telsleutels(maand, soort, leefgebieden, gebieden):
            tellingen[sleutel] += aantal
    _count_entries(session, genoteerd, tellingen)
    queries.add_tellingen(session, tellingen)


def _count_entries(session: Session, genoteerd: Genoteerd, tellingen: Counter[Telsleutel]) -> None:
    """What was opened or acted on; an entry that is gone meanwhile is left out."""
    slugs = {slug for _, _, slug in genoteerd.acties}
    rows = queries.list_kenmerken(session, {id_ for id_, _ in genoteerd.geopend}, slugs)
    gebieden = _list_gebieden(session, [row.id for row in rows])
    by_slug, by_id = {row.slug: row for row in rows}, {row.id: row for row in rows}
    done = [
        *(
            (maand, soort, by_slug.get(slug), n)
            for (maand, soort, slug), n in genoteerd.acties.items()
        ),
        *(
            (maand, Telsoort.GEOPEND, by_id.get(id_), n)
            for (id_, maand), n in genoteerd.geopend.items()
        ),
    ]
    for maand, soort, row, aantal in done:
        if row is None:
            continue
        for what in _list_soorten(soort, row.soort):
            for sleutel in list_telsleutels(maand, what, row.leefgebieden, gebieden[row.id]):
                tellingen[sleutel] += aantal


def _list_soorten(soort: Telsoort, van: Soort | None) -> Iterator[Telsoort]:
    """What doing this with an entry of that kind is. Beside each entry stands whom to call for
    cliëntondersteuning: so that is never opened more often than shown, wherever it is counted."""
    yield soort
    if soort is Telsoort.GEOPEND:
        yield Telsoort.OCO_GETOOND
    if van is Soort.OCO and soort in _VAN_OCO:
        yield _VAN_OCO[soort]


def _list_gebieden(session: Session, ids: Collection[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    """The gemeenten of the region and the wijken in which each entry counts."""
    regio = queries.list_regio_codes(session)
    gemeenten = list_gemeente_codes(session, ids)
    wijken = queries.list_wijk_codes(session, ids)
    return {
        id_: (
            *sorted(gemeenten.get(id_, set()) & regio),
            *sorted(wijk for wijk in wijken.get(id_, ()) if gemeente_of(wijk) in regio),
        )
        for id_ in ids
    }
