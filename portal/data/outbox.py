"""The outbox: what changed and must reach the index, written in the change's own transaction.

``note_changes`` listens to every flush, so that no service can forget it. Bulk statements do not
pass the listener; whoever uses one calls ``enqueue_where`` in the same transaction.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import Table, delete, exists, insert, literal, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key
from sqlalchemy.sql import ColumnElement

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.outbox import IndexTaak
from portal.data.models.voorziening import (
    Contactkanaal,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
)

_VOORZIENING = cast("Table", Voorziening.__table__)
MAX_ATTEMPTS = 10
# Many times what a batch takes; what a killed worker had claimed waits no longer than this.
LEASE = timedelta(seconds=20)
# Databases take so many values in one statement.
_REMOVED_TOGETHER = 1_000
LONGEST_PAUSE = timedelta(minutes=10)


def note_changes(session: Session, _context: Any, _instances: Any) -> None:
    """Queue every voorziening that this flush touches, itself or through what belongs to it,
    as a new version of it."""
    touched: set[UUID] = set()
    # Asked for once: SQLAlchemy looks through all that the session holds each time.
    dirty = session.dirty
    for row in (*session.new, *dirty, *session.deleted):
        if row in dirty and not session.is_modified(row):
            continue
        touched.update(_voorziening_ids(session, row))
    if touched:
        _bump_versions(session, touched)
        session.execute(
            insert(IndexTaak), [{"voorziening_id": id_, "reden": "wijziging"} for id_ in touched]
        )


def _bump_versions(session: Session, ids: Iterable[UUID]) -> None:
    """Give each a new version, also when only its places, its aanbieder or the like changed.

    A loaded voorziening gets it from its own UPDATE, which a new ``updated_at`` makes sure of.
    """
    now = datetime.now(UTC)
    known = {id_: session.identity_map.get(identity_key(Voorziening, id_)) for id_ in ids}
    for voorziening in known.values():
        if voorziening is not None and voorziening not in session.deleted:
            voorziening.updated_at = now
    unloaded = [id_ for id_, voorziening in known.items() if voorziening is None]
    session.execute(
        update(_VOORZIENING)
        .where(Voorziening.id.in_(unloaded))
        .values(version=Voorziening.version + 1, updated_at=now)
    )


def _voorziening_ids(session: Session, row: object) -> Iterable[UUID]:
    match row:
        case Voorziening():
            # A new row has no key before the flush, and the outbox needs it now.
            row.id = row.id or uuid4()
            return (row.id,)
        case VoorzieningLocatie() | Contactkanaal():
            return (row.voorziening_id,) if row.voorziening_id else ()
        case Locatie():
            where = VoorzieningLocatie.locatie_id == row.id
            return session.scalars(select(VoorzieningLocatie.voorziening_id).where(where)).all()
        case Aanbieder():
            return session.scalars(
                select(Voorziening.id).where(Voorziening.aanbieder_id == row.id)
            ).all()
        case _:
            return ()


def enqueue(session: Session, ids: Collection[UUID], reden: str) -> None:
    """Queue these voorzieningen."""
    if ids:
        session.execute(insert(IndexTaak), [{"voorziening_id": id_, "reden": reden} for id_ in ids])


def enqueue_where(session: Session, reden: str, *where: ColumnElement[bool]) -> None:
    """Queue every voorziening that fits ``where``, in one statement."""
    session.execute(
        insert(IndexTaak).from_select(
            [
                "voorziening_id",
                "reden",
                "created_at",
                "available_at",
                "attempts",
                "parked",
                "last_error",
            ],
            select(
                Voorziening.id,
                literal(reden),
                literal(datetime.now(UTC), IndexTaak.created_at.type),
                literal(datetime.now(UTC), IndexTaak.available_at.type),
                literal(0),
                literal(False),
                literal(""),
            ).where(*where),
        )
    )


def is_waiting(session: Session, now: datetime) -> bool:
    """Whether a task is due."""
    return bool(session.scalar(select(exists().where(*_is_due(now)))))


def _is_due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return IndexTaak.parked.is_(False), IndexTaak.available_at <= now


def claim(session: Session, limit: int, now: datetime) -> list[IndexTaak]:
    """Tasks that are due, leased until ``now`` + LEASE; the caller commits.

    On PostgreSQL several workers share the table by SKIP LOCKED; SQLite has one writer at a time.
    """
    query = (
        select(IndexTaak)
        .where(*_is_due(now))
        .order_by(IndexTaak.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = list(session.scalars(query))
    for taak in taken:
        taak.available_at = now + LEASE
    return taken


def list_ids(session: Session) -> Sequence[int]:
    """All tasks, claimed and parked ones too."""
    return session.scalars(select(IndexTaak.id).order_by(IndexTaak.id)).all()


def remove(session: Session, ids: Sequence[int]) -> None:
    for start in range(0, len(ids), _REMOVED_TOGETHER):
        part = ids[start : start + _REMOVED_TOGETHER]
        session.execute(delete(IndexTaak).where(IndexTaak.id.in_(part)))


def postpone(session: Session, ids: Sequence[int], reden: str, now: datetime) -> None:
    """Again after 1, 2, 4 … seconds, at most LONGEST_PAUSE; parked at the tenth failure."""
    for taak in session.scalars(select(IndexTaak).where(IndexTaak.id.in_(ids))):
        taak.attempts += 1
        pause = min(timedelta(seconds=2 ** (taak.attempts - 1)), LONGEST_PAUSE)
        taak.available_at = now + pause
        taak.parked = taak.attempts >= MAX_ATTEMPTS
        taak.last_error = reden[:500]


def unpark(session: Session, now: datetime) -> None:
    """Give parked tasks another ten chances."""
    session.execute(
        update(IndexTaak)
        .where(IndexTaak.parked.is_(True))
        .values(parked=False, attempts=0, available_at=now)
    )
