"""Queries on the region that this installation serves."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from portal.data.models.regio import Regio, RegioGemeente
from portal.data.models.voorziening import Voorziening
from portal.domain.begrippen import VoorzieningStatus


def find_regio(session: Session) -> Regio | None:
    """The one row, None before the region file was read."""
    return session.get(Regio, 1)


def list_regio_gemeenten(session: Session) -> Sequence[RegioGemeente]:
    """The gemeenten of the region with their contacten, in the order of the region file."""
    return session.scalars(
        select(RegioGemeente)
        .options(selectinload(RegioGemeente.contacten))
        .order_by(RegioGemeente.volgorde, RegioGemeente.gemeente_code)
    ).all()


def list_gemeente_codes(session: Session) -> Sequence[str]:
    """The codes of the gemeenten of the region, in order."""
    return session.scalars(
        select(RegioGemeente.gemeente_code).order_by(
            RegioGemeente.volgorde, RegioGemeente.gemeente_code
        )
    ).all()


def find_public_slugs(session: Session, extern_ids: Sequence[str]) -> dict[str, str]:
    """The slugs of the published voorzieningen among these, by ``extern_id``."""
    rows = session.execute(
        select(Voorziening.extern_id, Voorziening.slug).where(
            Voorziening.extern_id.in_(extern_ids),
            Voorziening.status == VoorzieningStatus.GEPUBLICEERD,
        )
    )
    return {extern_id: slug for extern_id, slug in rows if extern_id}
