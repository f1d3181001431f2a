"""What is in a plan: goals and notes per leefgebied, and lines that somebody ticks off.

``toegang`` is the professional or somebody with the link; the texts per leefgebied and the own
notes are the professional's alone. Every function raises NietGevonden when there is no such plan
(or line) for who asks.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.models.plan import Plan, PlanDeel, PlanRegel
from portal.data.queries import plan as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.plannen import MAX_REGEL, MAX_REGELS, MAX_TEKST, PlanGewijzigd
from portal.domain.vertrouwelijk import PLAN
from portal.services.lijst import list_details
from portal.services.plantoegang import Houder, Link, Toegang, find_regel, open_plan
from portal.services.tekstcontrole import check_tekst


def change_deel(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    id_: UUID,
    leefgebied: Leefgebied,
    doelen: str,
    notities: str,
    version: int,
    toch: bool = False,
) -> None:
    """Goals and notes on one leefgebied. ``version`` is that of what they were written over, 0
    when there was nothing.

    Raises:
        InvoerOngeldig: something in it seems to tell who the client is.
        PlanGewijzigd: somebody else changed them meanwhile; nothing is written.

    """
    with uow:
        plan = open_plan(uow, Houder(wie, id_))
        new = {
            veld: _check(uow.session, veld, tekst, toch=toch)
            for veld, tekst in (("doelen", doelen), ("notities", notities))
        }
        deel = queries.find_deel(uow.session, plan.id, leefgebied)
        now = {"doelen": deel.doelen, "notities": deel.notities} if deel else dict.fromkeys(new, "")
        current = deel.version if deel else 0
        if current != version and now != new:
            raise PlanGewijzigd(now, current)
        if deel is None:
            uow.session.add(PlanDeel(plan_id=plan.id, leefgebied=leefgebied, **new))
        elif now != new:
            deel.doelen, deel.notities = new["doelen"], new["notities"]
            deel.version += 1
        uow.commit()


def change_notitie(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    id_: UUID,
    regel_id: UUID,
    notitie: str,
    version: int,
    toch: bool = False,
) -> None:
    """The professional's own note at a line.

    Raises:
        InvoerOngeldig, PlanGewijzigd: as ``change_deel``.

    """
    with uow:
        regel = find_regel(uow, open_plan(uow, Houder(wie, id_)), regel_id)
        new = _check(uow.session, "notitie", notitie, toch=toch)
        if regel.version != version and regel.notitie != new:
            raise PlanGewijzigd({"notitie": regel.notitie}, regel.version)
        if regel.notitie != new:
            regel.notitie = new
            regel.version += 1
        uow.commit()


def add_tekst(
    uow: UnitOfWork, *, toegang: Toegang, leefgebied: Leefgebied, tekst: str, toch: bool = False
) -> None:
    """A line in own words.

    Raises:
        InvoerOngeldig: it is empty, seems to tell who the client is, or the plan is full.

    """
    with uow:
        plan = open_plan(uow, toegang)
        line = check_tekst(
            uow.session, "tekst", tekst, PLAN, max_length=MAX_REGEL, lines=False, toch=toch
        )
        _add(uow, plan, toegang, [PlanRegel(leefgebied=leefgebied, tekst=line)])
        uow.commit()


def add_voorzieningen(
    uow: UnitOfWork,
    *,
    toegang: Toegang,
    ids: Sequence[UUID],
    leefgebied: Leefgebied | None = None,
) -> int:
    """Those of ``ids`` that are public and not in it yet, under ``leefgebied`` or else each under
    its own first; how many were added.

    Raises:
        InvoerOngeldig: the plan is full.

    """
    with uow:
        plan = open_plan(uow, toegang)
        known = {r.voorziening_id for r in queries.list_regels(uow.session, plan.id)}
        new = [
            PlanRegel(
                leefgebied=leefgebied or voorziening.leefgebieden[0],
                voorziening_id=voorziening.id,
                tekst=voorziening.naam,
            )
            for voorziening in list_details(uow.session, ids, uow.clock().date())
            if voorziening.id not in known
        ]
        _add(uow, plan, toegang, new)
        uow.commit()
    return len(new)


def set_gedaan(uow: UnitOfWork, *, toegang: Toegang, regel_id: UUID, gedaan: bool) -> None:
    """Tick a line off, or on again. One that is gone meanwhile needs none."""
    with uow:
        regel = queries.find_regel(uow.session, open_plan(uow, toegang).id, regel_id)
        if regel is not None:
            regel.gedaan = gedaan
        uow.commit()


def move_regel(
    uow: UnitOfWork, *, wie: Identiteit, id_: UUID, regel_id: UUID, omhoog: bool
) -> None:
    """One place up or down among the lines of its leefgebied; the first and last stay."""
    with uow:
        plan = open_plan(uow, Houder(wie, id_))
        regel = find_regel(uow, plan, regel_id)
        rows = [
            row
            for row in queries.list_regels(uow.session, plan.id)
            if row.leefgebied == regel.leefgebied
        ]
        at = rows.index(regel)
        to = max(at - 1, 0) if omhoog else min(at + 1, len(rows) - 1)
        rows.insert(to, rows.pop(at))
        for place, row in zip(sorted(r.volgorde for r in rows), rows, strict=True):
            row.volgorde = place
        uow.commit()


def remove_regel(uow: UnitOfWork, *, toegang: Toegang, regel_id: UUID) -> None:
    """Take a line away; with the link only one that was added with the link. Pressing twice, or in
    a tab that stood open, is no fault: it is gone, as was asked."""
    with uow:
        regel = queries.find_regel(uow.session, open_plan(uow, toegang).id, regel_id)
        if regel is None:
            return
        if isinstance(toegang, Link) and not regel.van_client:
            raise NietGevonden
        uow.session.delete(regel)
        uow.commit()


def _check(session: Session, veld: str, tekst: str, *, toch: bool) -> str:
    return check_tekst(session, veld, tekst, PLAN, max_length=MAX_TEKST, toch=toch, verplicht=False)


def _add(uow: UnitOfWork, plan: Plan, toegang: Toegang, new: Iterable[PlanRegel]) -> None:
    """At the end; numbers are never used twice, so that two who add keep their order."""
    rows = queries.list_regels(uow.session, plan.id)
    last = max((row.volgorde for row in rows), default=0)
    lines = list(new)
    if len(rows) + len(lines) > MAX_REGELS:
        raise InvoerOngeldig([Fout("tekst", Foutcode.PLAN_VOL)])
    for place, regel in enumerate(lines, start=last + 1):
        regel.plan_id = plan.id
        regel.volgorde = place
        regel.van_client = isinstance(toegang, Link)
        uow.session.add(regel)
