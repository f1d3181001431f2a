"""Queries on the region that this installation serves."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, selectinload

from portal.data.models.regio import Regio, RegioGemeente
from portal.data.models.voorziening import (
    Contactkanaal,
    Voorziening,
    voorziening_werkgebied,
)
from portal.domain.begrippen import KanaalSoort, Soort, VoorzieningStatus

# Columns are read by name; their types are those of the models.
OcoRij = Row[*tuple[Any, ...]]
_OCO = (
    Voorziening.status == VoorzieningStatus.GEPUBLICEERD,
    Voorziening.soort == Soort.OCO,
)


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


def list_ondersteuners(
    session: Session,
) -> tuple[Sequence[OcoRij], defaultdict[UUID, list[str]]]:
    """What is published of soort OCO and can be called, by name, with its main telephone number;
    and by key the codes of whom each serves."""
    telefoon = (
        select(Contactkanaal.waarde)
        .where(
            Contactkanaal.voorziening_id == Voorziening.id,
            Contactkanaal.soort == KanaalSoort.TELEFOON,
        )
        .order_by(Contactkanaal.volgorde, Contactkanaal.id)
        .limit(1)
        .scalar_subquery()
    )
    rijen = session.execute(
        select(
            Voorziening.id,
            Voorziening.slug,
            Voorziening.naam,
            Voorziening.lijn,
            Voorziening.leefgebieden,
            Voorziening.doelgroepen,
            Voorziening.wetten,
            Voorziening.overgangen,
            telefoon.label("telefoon"),
        )
        .where(*_OCO, telefoon.is_not(None))
        .order_by(Voorziening.naam, Voorziening.id)
    ).all()
    serves = defaultdict[UUID, list[str]](list)
    for id_, code in session.execute(
        select(voorziening_werkgebied.c.voorziening_id, voorziening_werkgebied.c.gebied_code)
        .join(Voorziening, Voorziening.id == voorziening_werkgebied.c.voorziening_id)
        .where(*_OCO)
    ):
        serves[id_].append(code)
    return rijen, serves
