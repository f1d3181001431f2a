"""Rounds by people. All take a session and change nothing."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, or_, select, true
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.models.controle import Werklijst, WerklijstRegel
from portal.data.models.gebruiker import Gebruiker, Rolverlening
from portal.domain.begrippen import Rol

Rij = Row[*tuple[Any, ...]]


def list_werklijsten(
    session: Session, gemeenten: Collection[str] | None, gebruiker_id: UUID
) -> Sequence[Werklijst]:
    """Those of these gemeenten, of the whole region, and of this account; open ones first, then
    the newest."""
    own: ColumnElement[bool] = true()
    if gemeenten is not None:
        own = or_(
            Werklijst.gemeente_code.in_(gemeenten),
            Werklijst.gemeente_code.is_(None),
            Werklijst.gebruiker_id == gebruiker_id,
        )
    query = select(Werklijst).where(own)
    return session.scalars(
        query.order_by(Werklijst.klaar_op.is_not(None), Werklijst.gemaakt_op.desc(), Werklijst.id)
    ).all()


def count_uitslagen(session: Session, ids: Collection[UUID]) -> Sequence[Rij]:
    """For each worklist and outcome (None: still to do) how many entries."""
    return session.execute(
        select(
            WerklijstRegel.werklijst_id,
            WerklijstRegel.uitslag,
            func.count().label("aantal"),
        )
        .where(WerklijstRegel.werklijst_id.in_(ids))
        .group_by(WerklijstRegel.werklijst_id, WerklijstRegel.uitslag)
    ).all()


def list_regels(session: Session, werklijst_id: UUID) -> Sequence[WerklijstRegel]:
    query = select(WerklijstRegel).where(WerklijstRegel.werklijst_id == werklijst_id)
    return session.scalars(query.order_by(WerklijstRegel.volgorde, WerklijstRegel.id)).all()


def list_redacteuren(session: Session) -> Sequence[Gebruiker]:
    """The accounts of editors that are in use, in order of name."""
    is_redacteur = (
        select(Rolverlening.id)
        .where(
            Rolverlening.gebruiker_id == Gebruiker.id,
            Rolverlening.rol.in_((Rol.REDACTEUR, Rol.BEHEERDER)),
        )
        .exists()
    )
    query = select(Gebruiker).where(Gebruiker.actief, is_redacteur)
    return session.scalars(query.order_by(func.lower(Gebruiker.naam), Gebruiker.id)).all()
