"""Queries on aanbieders. All take a session and change nothing."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Row, select, union
from sqlalchemy.orm import Session

from portal.data.models.aanbieder import Aanbieder, AanbiederSlug

AanbiederRij = Row[UUID, str, str, str | None]


def find_by_slug(session: Session, slug: str) -> Aanbieder | None:
    return session.scalar(select(Aanbieder).where(Aanbieder.slug == slug))


def find_new_slug(session: Session, old_slug: str) -> str | None:
    """The slug of the aanbieder that once had ``old_slug``."""
    return session.scalar(
        select(Aanbieder.slug)
        .join(AanbiederSlug, AanbiederSlug.aanbieder_id == Aanbieder.id)
        .where(AanbiederSlug.slug == old_slug)
    )


def list_aanbieder_rijen(session: Session) -> Sequence[AanbiederRij]:
    """All of them, in order of name."""
    query = select(Aanbieder.id, Aanbieder.slug, Aanbieder.naam, Aanbieder.website)
    return session.execute(query.order_by(Aanbieder.naam, Aanbieder.id)).all()


def list_taken_slugs(session: Session, slugs: Collection[str]) -> set[str]:
    """Those of ``slugs`` that an aanbieder has or once had."""
    now = select(Aanbieder.slug).where(Aanbieder.slug.in_(slugs))
    once = select(AanbiederSlug.slug).where(AanbiederSlug.slug.in_(slugs))
    return set(session.scalars(union(now, once)))
