"""The two ways into a plan: the professional whose it is, and who has its secret link.

What both may do stands once, in ``planregels``; this tells which plan it is, or that there is none.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.plan import Plan, PlanRegel
from portal.data.queries import plan as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import NietGevonden
from portal.domain.gebruikers import Identiteit
from portal.services.sessies import digest


@dataclass(frozen=True, slots=True)
class Houder:
    """The professional, and which plan."""

    wie: Identiteit
    id: UUID


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody with the secret of a link."""

    token: str


Toegang = Houder | Link


def read_plan(uow: UnitOfWork, toegang: Toegang) -> Plan:
    """The plan, inside an open unit of work.

    Raises:
        NietGevonden: there is none, it is another's, or the link never was, is over or was taken
            back: these look the same.

    """
    return _find(uow, toegang, lock=False)


def open_plan(uow: UnitOfWork, toegang: Toegang) -> Plan:
    """The same, to change it: two who do come one after the other. Notes that it was touched.

    Raises:
        NietGevonden: as ``read_plan``.

    """
    begin_writing(uow.session)
    plan = _find(uow, toegang, lock=True)
    touch(plan, uow.clock())
    return plan


def touch(plan: Plan, now: datetime) -> None:
    """From now on it is kept for another term."""
    plan.aangeraakt_op = now
    plan.gewaarschuwd_op = None


def find_regel(uow: UnitOfWork, plan: Plan, regel_id: UUID) -> PlanRegel:
    """A line of this plan.

    Raises:
        NietGevonden: it has none with this key.

    """
    regel = queries.find_regel(uow.session, plan.id, regel_id)
    if regel is None:
        raise NietGevonden
    return regel


def _find(uow: UnitOfWork, toegang: Toegang, *, lock: bool) -> Plan:
    if isinstance(toegang, Link):
        hash_ = digest(toegang.token)
        plan = queries.find_gedeeld(uow.session, hash_, uow.clock(), lock=lock)
    else:
        plan = queries.find_plan(uow.session, toegang.id, lock=lock)
        if plan is not None and not toegang.wie.owns_plan(plan.gebruiker_id):
            plan = None
    if plan is None:
        raise NietGevonden
    return plan
