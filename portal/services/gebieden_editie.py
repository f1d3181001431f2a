"""What else changes when gebieden change: codes that were replaced, and what lies where.

CBS renews its codes when a gemeente merges or is divided anew. A code is replaced when its gebied
mostly lies in other gebieden of that level in the file; of a gebied without outline, when its
point does. So a file of one gemeente, or of one buurt, replaces nothing elsewhere.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from sqlalchemy.orm import Session

from portal.data.queries import edities
from portal.data.upsert import Upserted
from portal.domain.begrippen import Niveau
from portal.domain.voorziening import PlekInvoer
from portal.services.gebieden_bestand import Gebiedinvoer
from portal.services.plaatsbepaling import Plaatsbepaler

_MOSTLY = 0.5


def follow_up(
    session: Session, gebieden: Sequence[Gebiedinvoer], done: Upserted
) -> tuple[int, int]:
    """Retire what ``gebieden``, just written, replace; put every locatie in its gebied anew.

    Returns how many codes were replaced, and how many of them are gone because nothing referred
    to them.
    """
    if not done.new and not done.changed:
        return 0, 0
    replaced = [code for niveau in Niveau for code in _find_replaced(session, niveau, gebieden)]
    edities.retire_gebieden(session, replaced)
    if any(gebied.omtrek is not None for gebied in gebieden):
        _move_locaties(session)
    names = {gebied.code: gebied.naam for gebied in gebieden}
    renamed = [
        code for (code,), old in done.changed.items() if names[code] not in ("", old["naam"])
    ]
    edities.note_renamed(session, renamed)
    return len(replaced), edities.delete_unreferenced(session, replaced)


def _find_replaced(session: Session, niveau: Niveau, gebieden: Iterable[Gebiedinvoer]) -> list[str]:
    drawn = {g.code: g.omtrek for g in gebieden if g.niveau is niveau and g.omtrek is not None}
    if not drawn:
        return []
    outlines = list(drawn.values())
    tree = shapely.STRtree(outlines)

    def is_replaced(row: edities.VormRij) -> bool:
        if row.geometrie is None:
            point = shapely.Point(row.lon, row.lat)
            return bool(tree.query(point, predicate="intersects").size)
        old: Any = shapely.from_wkb(row.geometrie)
        touching = tree.query(old, predicate="intersects").tolist()
        covered = sum(old.intersection(outlines[at]).area for at in touching)
        return bool(covered > old.area * _MOSTLY)

    west, south, east, north = shapely.total_bounds(outlines).tolist()
    near = edities.list_shapes(session, niveau, (west, south, east, north))
    return [row.code for row in near if row.code not in drawn and is_replaced(row)]


def _move_locaties(session: Session) -> None:
    """Keeps what is known of a place that lies in no outline."""
    bepaler = Plaatsbepaler(session)
    for rows in edities.list_located(session):
        found = bepaler.locate([PlekInvoer(lat=row.lat, lon=row.lon) for row in rows])
        moved = [
            {"id": row.id, **ligging._asdict()}
            for row, ligging in zip(rows, found, strict=True)
            if ligging.gemeente_code
            and ligging != (row.buurt_code, row.wijk_code, row.gemeente_code)
        ]
        if moved:
            edities.move_locaties(session, moved)
