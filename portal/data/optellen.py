"""Add to counts in one statement, so that processes that write at the same time add up."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.data.base import Base
from portal.data.upsert import in_batches

_BATCH = 200


def add_up(
    session: Session,
    model: type[Base],
    rows: Sequence[Mapping[str, Any]],
    *,
    key: tuple[str, ...],
    counts: tuple[str, ...],
) -> None:
    """Add ``counts`` of each row to those of the row with the same ``key``; a new one begins with
    them. No two of ``rows`` have the same key. In the order of the key, so that two that write at
    the same time wait for each other instead of standing in each other's way."""
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if is_postgresql else sqlite.insert
    ordered = sorted(rows, key=lambda row: tuple(str(row[name]) for name in key))
    for batch in in_batches(ordered, _BATCH):
        query = insert(model).values(batch)
        together = {name: getattr(model, name) + query.excluded[name] for name in counts}
        session.execute(query.on_conflict_do_update(index_elements=key, set_=together))
