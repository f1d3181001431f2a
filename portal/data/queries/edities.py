"""Statements for the day that a newer edition of the gebieden comes in."""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Row,
    and_,
    delete,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session

from portal.data.base import Base
from portal.data.models.gebied import Gebied, Kern
from portal.data.models.voorziening import Locatie, Voorziening, VoorzieningLocatie
from portal.data.outbox import enqueue_where
from portal.data.upsert import BATCH, Values, in_batches
from portal.domain.begrippen import Niveau

# West, south, east and north in degrees.
Box = tuple[float, float, float, float]
VormRij = Row[str, float, float, bytes | None]
LocatieRij = Row[UUID, float | None, float | None, str | None, str | None, str | None]


def list_shapes(session: Session, niveau: Niveau, box: Box) -> Sequence[VormRij]:
    """The gebieden of a level with a part or their point in ``box``, in order of code."""
    west, south, east, north = box
    has_part = and_(
        Gebied.min_lat <= north,
        Gebied.max_lat >= south,
        Gebied.min_lon <= east,
        Gebied.max_lon >= west,
    )
    has_point = and_(Gebied.lat.between(south, north), Gebied.lon.between(west, east))
    return session.execute(
        select(Gebied.code, Gebied.lat, Gebied.lon, Gebied.geometrie)
        .where(Gebied.niveau == niveau, or_(has_part, has_point))
        .order_by(Gebied.code)
    ).all()


def retire_gebieden(session: Session, codes: Sequence[str]) -> None:
    """Take their outline away, so that no point lies in them any more; name and code stay for
    what refers to them.
    """
    outline = ("geometrie", "min_lat", "max_lat", "min_lon", "max_lon")
    session.execute(update(Gebied).where(Gebied.code.in_(codes)).values(dict.fromkeys(outline)))


def delete_unreferenced(session: Session, codes: Collection[str]) -> int:
    """Delete those of ``codes`` that nothing refers to, the smallest gebieden first."""
    count = 0
    for length in sorted({len(code) for code in codes}, reverse=True):
        level = {code for code in codes if len(code) == length}
        free = sorted(level - find_referenced(session, level))
        for batch in in_batches(free, BATCH):
            session.execute(delete(Gebied).where(Gebied.code.in_(batch)))
        count += len(free)
    return count


def find_referenced(session: Session, codes: Collection[str]) -> set[str]:
    """Those of ``codes`` that anything refers to: a smaller gebied, a kern, a postcode, a
    locatie, a werkgebied, the region. New tables count by themselves, through their foreign key.
    """
    referring = [
        column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.column is Gebied.__table__.c.code for key in column.foreign_keys)
    ]
    found = {
        code
        for column in referring
        for code in session.scalars(select(column).where(column.in_(codes), _not_itself(column)))
    }
    for buurt_codes in session.scalars(select(Kern.buurt_codes)):
        found.update(buurt_codes)
    return found.intersection(codes)


def _not_itself(column: Column[str]) -> ColumnElement[bool]:
    """A gemeente names itself as its gemeente, which is no reference."""
    if column.table is not Gebied.__table__:
        return true()
    return column != Gebied.__table__.c.code


def list_located(session: Session) -> Iterator[Sequence[LocatieRij]]:
    """All locaties with a point, and the gebieden they are said to lie in, in batches."""
    query = (
        select(
            Locatie.id,
            Locatie.lat,
            Locatie.lon,
            Locatie.buurt_code,
            Locatie.wijk_code,
            Locatie.gemeente_code,
        )
        .where(Locatie.lat.is_not(None))
        .order_by(Locatie.id)
    )
    yield from session.execute(query, execution_options={"yield_per": 10_000}).partitions()


def move_locaties(session: Session, rows: Sequence[Values]) -> None:
    """Write the gebieden of locaties (``id`` and the three codes); what is there has changed."""
    session.execute(update(Locatie), rows)
    for batch in in_batches([row["id"] for row in rows], BATCH):
        _note_changed_at(session, VoorzieningLocatie.locatie_id.in_(batch))


def note_renamed(session: Session, codes: Sequence[str]) -> None:
    """What has a plek in one of these gebieden has changed: the index holds their names."""
    for batch in in_batches(codes, BATCH):
        in_gebied = or_(
            Locatie.buurt_code.in_(batch),
            Locatie.wijk_code.in_(batch),
            Locatie.gemeente_code.in_(batch),
        )
        there = select(Locatie.id).where(in_gebied)
        _note_changed_at(session, VoorzieningLocatie.locatie_id.in_(there))


def _note_changed_at(session: Session, where: ColumnElement[bool]) -> None:
    """Bulk statements pass no listener: the new version and the task are written here."""
    here = Voorziening.id.in_(select(VoorzieningLocatie.voorziening_id).where(where))
    session.execute(
        update(Voorziening).where(here).values(version=Voorziening.version + 1),
        execution_options={"synchronize_session": False},
    )
    enqueue_where(session, "gebied", here)
