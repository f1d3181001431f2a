"""Statements for the import of postcodes."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select, tuple_
from sqlalchemy.orm import Session

from portal.data.models.gebied import Postcode, PostcodeGebied
from portal.data.upsert import BATCH, in_batches

Pair = tuple[str, str]


def list_postcode_codes(session: Session) -> Sequence[str]:
    """The codes of all postcodes, in order."""
    return session.scalars(select(Postcode.code).order_by(Postcode.code)).all()


def remove_other_overlaps(session: Session, pairs: Collection[Pair]) -> None:
    """Of the postcodes in ``pairs``, remove the overlap with every buurt that is not paired."""
    key = tuple_(PostcodeGebied.postcode, PostcodeGebied.buurt_code)
    for codes in in_batches(sorted({postcode for postcode, _ in pairs}), BATCH):
        there = session.execute(
            select(PostcodeGebied.postcode, PostcodeGebied.buurt_code).where(
                PostcodeGebied.postcode.in_(codes)
            )
        )
        surplus = [tuple(row) for row in there if tuple(row) not in pairs]
        if surplus:
            session.execute(delete(PostcodeGebied).where(key.in_(surplus)))
