"""Plans in the database."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Row, Select, delete, func, select, update
from sqlalchemy.orm import Session

from portal.data.models.gebruiker import Gebruiker
from portal.data.models.plan import Plan, PlanDeel, PlanRegel
from portal.domain.begrippen import Leefgebied


def list_plannen(session: Session, gebruiker_id: UUID) -> Sequence[Plan]:
    """The plans of this account, last touched first."""
    return session.scalars(
        select(Plan)
        .where(Plan.gebruiker_id == gebruiker_id)
        .order_by(Plan.aangeraakt_op.desc(), Plan.id)
    ).all()


def count_regels(session: Session, plan_ids: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many lines each plan has, and how many of them are done."""
    query = (
        select(
            PlanRegel.plan_id,
            func.count().label("alle"),
            func.count().filter(PlanRegel.gedaan).label("gedaan"),
        )
        .where(PlanRegel.plan_id.in_(plan_ids))
        .group_by(PlanRegel.plan_id)
    )
    return {row.plan_id: (row.alle, row.gedaan) for row in session.execute(query)}


def find_plan(session: Session, id_: UUID, *, lock: bool = False) -> Plan | None:
    """``lock``: as it is now, and nobody else changes what is in it until the end of the
    transaction."""
    query = select(Plan).where(Plan.id == id_)
    return session.scalar(_locked(query) if lock else query)


def find_gedeeld(
    session: Session, digest: str, now: datetime, *, lock: bool = False
) -> Plan | None:
    """The plan with this link, as long as it is shared."""
    query = select(Plan).where(Plan.hash == digest, Plan.gedeeld_tot > now)
    return session.scalar(_locked(query) if lock else query)


def _locked(query: Select[Plan]) -> Select[Plan]:
    return query.with_for_update().execution_options(populate_existing=True)


def list_delen(session: Session, plan_id: UUID) -> Sequence[PlanDeel]:
    return session.scalars(
        select(PlanDeel).where(PlanDeel.plan_id == plan_id).order_by(PlanDeel.id)
    ).all()


def find_deel(session: Session, plan_id: UUID, leefgebied: Leefgebied) -> PlanDeel | None:
    return session.scalar(
        select(PlanDeel).where(PlanDeel.plan_id == plan_id, PlanDeel.leefgebied == leefgebied)
    )


def list_regels(session: Session, plan_id: UUID) -> Sequence[PlanRegel]:
    """In the order of the plan."""
    return session.scalars(
        select(PlanRegel)
        .where(PlanRegel.plan_id == plan_id)
        .order_by(PlanRegel.volgorde, PlanRegel.id)
    ).all()


def find_regel(session: Session, plan_id: UUID, regel_id: UUID) -> PlanRegel | None:
    return session.scalar(
        select(PlanRegel).where(PlanRegel.plan_id == plan_id, PlanRegel.id == regel_id)
    )


def end_verlopen(session: Session, now: datetime) -> None:
    """Forget the links that are over."""
    session.execute(update(Plan).where(Plan.gedeeld_tot <= now).values(hash=None, gedeeld_tot=None))


def list_te_waarschuwen(session: Session, before: datetime) -> Sequence[Row[UUID, UUID]]:
    """Key and owner of plans that nobody touched since ``before`` and nobody was told of."""
    return session.execute(
        select(Plan.id, Plan.gebruiker_id)
        .where(Plan.aangeraakt_op <= before, Plan.gewaarschuwd_op.is_(None))
        .order_by(Plan.gebruiker_id, Plan.id)
    ).all()


def note_gewaarschuwd(session: Session, ids: Collection[UUID], now: datetime) -> None:
    session.execute(update(Plan).where(Plan.id.in_(ids)).values(gewaarschuwd_op=now))


def delete_onaangeraakt(session: Session, *, before: datetime, told_before: datetime) -> int:
    """Erase what nobody touched since ``before``, when its owner knows since ``told_before``; how
    many there were."""
    old = (Plan.aangeraakt_op <= before, Plan.gewaarschuwd_op <= told_before)
    ids = session.scalars(select(Plan.id).where(*old)).all()
    session.execute(delete(Plan).where(Plan.id.in_(ids)))
    return len(ids)


def list_ontvangers(session: Session, ids: Collection[UUID]) -> Sequence[Gebruiker]:
    """Those of these accounts that can still log in, in order of key."""
    return session.scalars(
        select(Gebruiker).where(Gebruiker.id.in_(ids), Gebruiker.actief).order_by(Gebruiker.id)
    ).all()
