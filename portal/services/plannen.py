"""Plans: what a professional makes for a client without name, and to whom it is shown."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.plan import Plan
from portal.data.queries import gebruikers as gebruiker_queries
from portal.data.queries import plan as queries
from portal.data.queries import regio as regio_queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied, Rol
from portal.domain.errors import Fout, InvoerOngeldig, NietToegestaan
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.plannen import BEWAARD, GELDIG_DAGEN, check_codewoord
from portal.services.hulpblad import Hulpblad
from portal.services.mail import queue_mail
from portal.services.planblad import make_planblad
from portal.services.plantoegang import Houder, Link, open_plan, read_plan
from portal.services.sessies import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKort:
    """A plan in the list of its professional. ``gewist_op`` is when it goes, when nobody touches
    it; ``gewaarschuwd`` that this is near."""

    id: UUID
    codewoord: str
    gemeente_code: str | None
    regels: int
    gedaan: int
    gedeeld_tot: datetime | None
    aangeraakt_op: datetime
    gewist_op: datetime
    gewaarschuwd: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notitie:
    """The professional's own note at a line, and the version it has."""

    tekst: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDetail:
    """``versies`` are those of the goals and notes of each leefgebied that has any."""

    kort: PlanKort
    blad: Hulpblad
    versies: dict[Leefgebied, int]
    notities: dict[UUID, Notitie]


@dataclass(frozen=True, slots=True, kw_only=True)
class GedeeldPlan:
    """What somebody with the link sees: nothing that is the professional's own."""

    codewoord: str
    blad: Hulpblad
    gedeeld_tot: datetime


def list_plannen(uow: UnitOfWork, *, wie: Identiteit) -> list[PlanKort]:
    """The plans of ``wie``, last touched first."""
    with uow:
        plannen = queries.list_plannen(uow.session, wie.id)
        counts = queries.count_regels(uow.session, [plan.id for plan in plannen])
    return [
        _make_kort(plan, *counts.get(plan.id, (0, 0)), now=uow.clock())
        for plan in plannen
        if wie.owns_plan(plan.gebruiker_id)
    ]


def get_plan(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> PlanDetail:
    """A plan with all that is in it.

    Raises:
        NietGevonden: there is none, or it is another's.

    """
    with uow:
        plan = read_plan(uow, Houder(wie, id_))
        regels = queries.list_regels(uow.session, plan.id)
        delen = queries.list_delen(uow.session, plan.id)
        gedaan = sum(regel.gedaan for regel in regels)
        kort = _make_kort(plan, len(regels), gedaan, now=uow.clock())
    return PlanDetail(
        kort=kort,
        blad=make_planblad(uow, plan.gemeente_code, delen, regels),
        versies={deel.leefgebied: deel.version for deel in delen},
        notities={
            regel.id: Notitie(tekst=regel.notitie, version=regel.version) for regel in regels
        },
    )


def get_gedeeld_plan(uow: UnitOfWork, token: str) -> GedeeldPlan:
    """What this link shows.

    Raises:
        NietGevonden: it never was, is over, or was taken back: these look the same.

    """
    with uow:
        plan = read_plan(uow, Link(token))
        regels = queries.list_regels(uow.session, plan.id)
        delen = queries.list_delen(uow.session, plan.id)
        until = plan.gedeeld_tot
    assert until is not None
    blad = make_planblad(uow, plan.gemeente_code, delen, regels)
    return GedeeldPlan(codewoord=plan.codewoord, blad=blad, gedeeld_tot=until)


def add_plan(
    uow: UnitOfWork, *, wie: Identiteit, codewoord: str, gemeente_code: str | None
) -> UUID:
    """A new plan; its key.

    Raises:
        NietToegestaan: ``wie`` is no professional.
        InvoerOngeldig: the code word may tell who it is about, or the gemeente is not known.

    """
    if not wie.owns_plan(wie.id):
        raise NietToegestaan
    word = check_codewoord(codewoord)
    with uow:
        begin_writing(uow.session)
        _check_gemeente(uow, gemeente_code)
        plan = Plan(
            gebruiker_id=wie.id,
            codewoord=word,
            gemeente_code=gemeente_code,
            created_at=uow.clock(),
            aangeraakt_op=uow.clock(),
        )
        uow.session.add(plan)
        uow.session.flush()
        id_ = plan.id
        uow.commit()
    return id_


def change_plan(
    uow: UnitOfWork, *, wie: Identiteit, id_: UUID, codewoord: str, gemeente_code: str | None
) -> None:
    """Another code word or gemeente.

    Raises:
        NietGevonden: there is no such plan, or it is another's.
        InvoerOngeldig: as ``add_plan``.

    """
    with uow:
        plan = open_plan(uow, Houder(wie, id_))
        plan.codewoord = check_codewoord(codewoord)
        _check_gemeente(uow, gemeente_code)
        plan.gemeente_code = gemeente_code
        uow.commit()


def keep_plan(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """Keep it for another term.

    Raises:
        NietGevonden: there is no such plan, or it is another's.

    """
    with uow:
        open_plan(uow, Houder(wie, id_))
        uow.commit()


def remove_plan(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """Delete it with all that is in it; its link is dead at once.

    Raises:
        NietGevonden: there is no such plan, or it is another's.

    """
    with uow:
        uow.session.delete(open_plan(uow, Houder(wie, id_)))
        uow.commit()


def share_plan(uow: UnitOfWork, *, wie: Identiteit, id_: UUID, dagen: int) -> str:
    """Make a link that works for so many days, in place of an earlier one; the secret for it,
    which is known here only.

    Raises:
        NietGevonden: there is no such plan, or it is another's.
        InvoerOngeldig: it cannot be for so long.

    """
    if dagen not in GELDIG_DAGEN:
        raise InvoerOngeldig([Fout("dagen", Foutcode.KEUZE_ONBEKEND)])
    token = secrets.token_urlsafe(24)
    with uow:
        plan = open_plan(uow, Houder(wie, id_))
        plan.hash = digest(token)
        plan.gedeeld_tot = uow.clock() + timedelta(days=dagen)
        uow.commit()
    return token


def stop_sharing(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """Take the link back.

    Raises:
        NietGevonden: there is no such plan, or it is another's.

    """
    with uow:
        plan = open_plan(uow, Houder(wie, id_))
        plan.hash = plan.gedeeld_tot = None
        uow.commit()


def hand_over_plan(uow: UnitOfWork, *, wie: Identiteit, id_: UUID, email: str) -> None:
    """Give it to a colleague, who is told by a mail that says nothing of what is in it. The own
    notes go along; a link goes on working.

    Raises:
        NietGevonden: there is no such plan, or it is another's.
        InvoerOngeldig: no professional has this address.

    """
    with uow:
        plan = open_plan(uow, Houder(wie, id_))
        colleague = gebruiker_queries.find_by_email(uow.session, email)
        roles = colleague.bevoegdheden if colleague and colleague.actief else ()
        if colleague is None or all(rij.rol is not Rol.PROFESSIONAL for rij in roles):
            raise InvoerOngeldig([Fout("email", Foutcode.COLLEGA_ONBEKEND)])
        plan.gebruiker_id = colleague.id
        queue_mail(
            uow.session,
            soort="plan_overgedragen",
            ontvanger=colleague.email,
            taal=colleague.taal,
            gegevens={"naam": colleague.naam, "plan_id": str(plan.id)},
        )
        uow.commit()


def _check_gemeente(uow: UnitOfWork, code: str | None) -> None:
    if code is not None and code not in regio_queries.list_gemeente_codes(uow.session):
        raise InvoerOngeldig([Fout("gemeente", Foutcode.GEBIED_ONBEKEND)])


def _make_kort(plan: Plan, regels: int, gedaan: int, *, now: datetime) -> PlanKort:
    shared = plan.gedeeld_tot is not None and plan.gedeeld_tot > now
    return PlanKort(
        id=plan.id,
        codewoord=plan.codewoord,
        gemeente_code=plan.gemeente_code,
        regels=regels,
        gedaan=gedaan,
        gedeeld_tot=plan.gedeeld_tot if shared else None,
        aangeraakt_op=plan.aangeraakt_op,
        gewist_op=plan.aangeraakt_op + BEWAARD,
        gewaarschuwd=plan.gewaarschuwd_op is not None,
    )
