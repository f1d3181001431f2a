"""Write many rows at once: insert what is new, update what differs, leave the rest alone.

Reads before it writes instead of using each database's own upsert: so the caller learns what
changed, and the same statements serve SQLite and PostgreSQL. Bulk statements pass no listener:
whoever changes what the index holds queues that too (see ``outbox.enqueue_where``).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import insert, inspect, select, tuple_, update
from sqlalchemy.orm import Session

from portal.data.base import Base

BATCH = 400

T = TypeVar("T")
Key = tuple[Any, ...]
Values = dict[str, Any]


@dataclass(slots=True)
class Upserted:
    """Keys by what happened; for a changed row its values of before."""

    new: list[Key] = field(default_factory=list)
    changed: dict[Key, Values] = field(default_factory=dict)
    same: int = 0


def upsert(
    session: Session,
    model: type[Base],
    rows: Sequence[Values],
    *,
    key: Sequence[str],
    merge: Callable[[Values, Values], Values] = lambda _old, new: new,
    report: Callable[[int], None] = lambda _n: None,
) -> Upserted:
    """Bring ``rows`` into the table of ``model``.

    All rows name the same columns, ``key`` (a unique key) among them. ``merge`` makes the row to
    keep from the one that is there and the one that comes; ``report`` hears how many are done.
    """
    done = Upserted()
    for batch in in_batches(rows, BATCH):
        existing = _read(session, model, batch, key)
        fresh, altered = [], []
        for row in batch:
            name = tuple(row[column] for column in key)
            old = existing.get(name)
            if old is None:
                fresh.append(row)
                done.new.append(name)
                continue
            merged = {**old, **merge(old, row)}
            if merged == old:
                done.same += 1
            else:
                altered.append(merged)
                done.changed[name] = old
        if fresh:
            session.execute(insert(model), fresh)
        if altered:
            session.execute(update(model), altered)
        report(len(batch))
    return done


def in_batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Slices of at most ``size``."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _read(
    session: Session, model: type[Base], batch: Sequence[Values], key: Sequence[str]
) -> dict[Key, Values]:
    """The rows that are there, by key: their primary key and the columns that the batch names."""
    primary = [column.name for column in inspect(model).primary_key]
    names = list(dict.fromkeys((*primary, *batch[0])))
    keys = [getattr(model, name) for name in key]
    wanted = [tuple(row[name] for name in key) for row in batch]
    where = tuple_(*keys).in_(wanted) if len(keys) > 1 else keys[0].in_([k for (k,) in wanted])
    found = session.execute(select(*(getattr(model, name) for name in names)).where(where))
    rows = (dict(zip(names, row, strict=True)) for row in found)
    return {tuple(row[name] for name in key): row for row in rows}
