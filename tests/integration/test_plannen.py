"""Plans: whose they are, what the link opens, and that what is gone is gone."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from portal.data.models import MailTaak, Plan, PlanDeel, PlanRegel
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied, Rol, VoorzieningStatus
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.plannen import MAX_REGELS, PlanGewijzigd
from portal.services.planbewaring import run_planbewaring
from portal.services.plannen import (
    add_plan,
    change_plan,
    get_gedeeld_plan,
    get_plan,
    hand_over_plan,
    keep_plan,
    list_plannen,
    remove_plan,
    share_plan,
    stop_sharing,
)
from portal.services.planregels import (
    add_tekst,
    add_voorzieningen,
    change_deel,
    change_notitie,
    move_regel,
    remove_regel,
    set_gedaan,
)
from portal.services.plantoegang import Houder, Link
from portal.services.sessies import make_identiteit
from tests.factories import Factories

WONEN, GELD = Leefgebied.WONEN, Leefgebied.GELD_EN_SCHULDEN


@pytest.fixture
def wie(factories: Factories) -> Identiteit:
    return make_identiteit(factories.gebruiker(Rol.PROFESSIONAL, gemeente_code="GM0988"))


@pytest.fixture
def plan_id(uow: UnitOfWork, wie: Identiteit) -> UUID:
    return add_plan(uow, wie=wie, codewoord="blauwe fiets", gemeente_code="GM0988")


def write_deel(uow: UnitOfWork, wie: Identiteit, id_: UUID, doelen: str, version: int) -> None:
    change_deel(
        uow, wie=wie, id_=id_, leefgebied=WONEN, doelen=doelen, notities="", version=version
    )


def lines(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> list[str]:
    return [regel.tekst for regel in get_plan(uow, wie=wie, id_=id_).blad.regels]


def count(uow: UnitOfWork, model: type) -> int:
    with uow:
        return uow.session.scalar(select(func.count()).select_from(model)) or 0


def later(uow: UnitOfWork, days: int) -> UnitOfWork:
    other = uow.another()
    now = uow.clock() + timedelta(days=days)
    other.clock = lambda: now
    return other


def test_a_plan_of_somebody_else_looks_like_none_at_all(
    uow: UnitOfWork, factories: Factories, plan_id: UUID
) -> None:
    others = [
        make_identiteit(factories.gebruiker(rol))
        for rol in (Rol.PROFESSIONAL, Rol.REDACTEUR, Rol.BEHEERDER)
    ]

    for other in others:
        for ask in (get_plan, keep_plan, remove_plan, stop_sharing):
            with pytest.raises(NietGevonden):
                ask(uow, wie=other, id_=plan_id)
        assert list_plannen(uow, wie=other) == []


def test_the_link_shows_the_plan_but_nothing_that_is_the_professionals_own(
    uow: UnitOfWork, wie: Identiteit, plan_id: UUID
) -> None:
    add_tekst(uow, toegang=Houder(wie, plan_id), leefgebied=WONEN, tekst="Bellen")
    (regel_id,) = get_plan(uow, wie=wie, id_=plan_id).notities
    change_notitie(uow, wie=wie, id_=plan_id, regel_id=regel_id, notitie="Zelf nagaan", version=1)
    token = share_plan(uow, wie=wie, id_=plan_id, dagen=30)

    shared = get_gedeeld_plan(uow, token)

    assert shared.codewoord == "blauwe fiets"
    assert "Bellen" in repr(shared)
    assert "Zelf nagaan" not in repr(shared)
    with uow:
        assert token not in repr(uow.session.execute(select(Plan.__table__)).all())


def test_a_link_that_is_old_taken_back_replaced_or_guessed_opens_nothing(
    uow: UnitOfWork, wie: Identiteit, plan_id: UUID
) -> None:
    replaced = share_plan(uow, wie=wie, id_=plan_id, dagen=30)
    old = share_plan(uow, wie=wie, id_=plan_id, dagen=30)

    for clock, token in ((later(uow, 31), old), (uow, replaced), (uow, "geraden")):
        with pytest.raises(NietGevonden):
            get_gedeeld_plan(clock, token)
    stop_sharing(uow, wie=wie, id_=plan_id)
    with pytest.raises(NietGevonden):
        set_gedaan(uow, toegang=Link(old), regel_id=plan_id, gedaan=True)
    with pytest.raises(InvoerOngeldig):
        share_plan(uow, wie=wie, id_=plan_id, dagen=10_000)


def test_the_client_ticks_off_adds_and_takes_away_what_is_the_clients(
    uow: UnitOfWork, wie: Identiteit, factories: Factories, plan_id: UUID
) -> None:
    voorziening = factories.voorziening(naam="Eetpunt", leefgebieden=(GELD,))
    add_tekst(uow, toegang=Houder(wie, plan_id), leefgebied=WONEN, tekst="Van mij")
    link = Link(share_plan(uow, wie=wie, id_=plan_id, dagen=30))

    add_tekst(uow, toegang=link, leefgebied=WONEN, tekst="Van de cliënt")
    for _ in range(2):
        add_voorzieningen(uow, toegang=link, ids=[voorziening.id])
    gezien = {regel.tekst: regel for regel in get_gedeeld_plan(uow, link.token).blad.regels}
    set_gedaan(uow, toegang=link, regel_id=gezien["Van mij"].id, gedaan=True)
    for _pressed_twice in range(2):
        remove_regel(uow, toegang=link, regel_id=gezien["Van de cliënt"].id)
    set_gedaan(uow, toegang=link, regel_id=gezien["Van de cliënt"].id, gedaan=True)
    with pytest.raises(NietGevonden):
        remove_regel(uow, toegang=link, regel_id=gezien["Van mij"].id)

    after = get_plan(uow, wie=wie, id_=plan_id).blad.regels
    assert {(r.tekst, r.gedaan, r.van_client) for r in after} == {
        ("Van mij", True, False),
        ("Eetpunt", False, True),
    }


def test_of_two_who_write_at_once_nobody_loses_words(
    uow: UnitOfWork, wie: Identiteit, plan_id: UUID
) -> None:
    write_deel(uow, wie, plan_id, "Eerst dit", 0)
    write_deel(uow, wie, plan_id, "Dan dit", 1)

    with pytest.raises(PlanGewijzigd) as error:
        write_deel(uow, wie, plan_id, "Ik zag nog het eerste", 1)

    assert error.value.nu["doelen"] == "Dan dit"
    write_deel(uow, wie, plan_id, "Dan dit, en ik zag het", error.value.version)
    assert get_plan(uow, wie=wie, id_=plan_id).blad.groepen[0].doelen == "Dan dit, en ik zag het"


def test_lines_keep_their_order_and_what_ended_stays_by_its_name(
    uow: UnitOfWork, wie: Identiteit, factories: Factories, plan_id: UUID
) -> None:
    voorziening = factories.voorziening(naam="Eetpunt", leefgebieden=(WONEN,))
    houder = Houder(wie, plan_id)
    for tekst in ("een", "twee"):
        add_tekst(uow, toegang=houder, leefgebied=WONEN, tekst=tekst)
    add_voorzieningen(uow, toegang=houder, ids=[voorziening.id])
    last = get_plan(uow, wie=wie, id_=plan_id).blad.regels[-1].id
    assert last is not None

    move_regel(uow, wie=wie, id_=plan_id, regel_id=last, omhoog=True)
    voorziening.status = VoorzieningStatus.GEARCHIVEERD
    factories.session.commit()

    assert lines(uow, wie, plan_id) == ["een", "Eetpunt", "twee"]
    assert get_plan(uow, wie=wie, id_=plan_id).blad.voorzieningen == ()


def test_deleted_is_deleted(uow: UnitOfWork, wie: Identiteit, plan_id: UUID) -> None:
    add_tekst(uow, toegang=Houder(wie, plan_id), leefgebied=WONEN, tekst="Bellen")
    write_deel(uow, wie, plan_id, "Doel", 0)
    token = share_plan(uow, wie=wie, id_=plan_id, dagen=30)

    remove_plan(uow, wie=wie, id_=plan_id)

    assert [count(uow, model) for model in (Plan, PlanDeel, PlanRegel)] == [0, 0, 0]
    with pytest.raises(NietGevonden):
        get_gedeeld_plan(uow, token)


def test_what_nobody_touches_is_told_of_and_erased_a_month_later(
    uow: UnitOfWork, wie: Identiteit, plan_id: UUID
) -> None:
    kept = add_plan(uow, wie=wie, codewoord="rode jas", gemeente_code=None)

    assert run_planbewaring(later(uow, 334)).aangekondigd == 0
    for _ in range(2):
        assert run_planbewaring(later(uow, 400)).gewist == 0
    keep_plan(later(uow, 401), wie=wie, id_=kept)
    assert run_planbewaring(later(uow, 429)).gewist == 0
    assert [run_planbewaring(later(uow, 431)).gewist for _ in range(2)] == [1, 0]

    assert [plan.id for plan in list_plannen(uow, wie=wie)] == [kept]
    with uow:
        (mail,) = uow.session.scalars(select(MailTaak)).all()
    assert mail.gegevens == {"naam": wie.naam, "aantal": 2, "dagen": 30}


def test_a_plan_is_handed_over_to_a_professional_only(
    uow: UnitOfWork, wie: Identiteit, factories: Factories, plan_id: UUID
) -> None:
    colleague = factories.gebruiker(Rol.PROFESSIONAL)
    factories.gebruiker(Rol.REDACTEUR, email="redacteur@example.nl")

    for email in ("redacteur@example.nl", "niemand@example.nl"):
        with pytest.raises(InvoerOngeldig):
            hand_over_plan(uow, wie=wie, id_=plan_id, email=email)
    hand_over_plan(uow, wie=wie, id_=plan_id, email=colleague.email.upper())

    assert list_plannen(uow, wie=wie) == []
    assert [p.id for p in list_plannen(uow, wie=make_identiteit(colleague))] == [plan_id]
    with pytest.raises(NietGevonden):
        change_plan(uow, wie=wie, id_=plan_id, codewoord="rode jas", gemeente_code=None)
    with uow:
        (mail,) = uow.session.scalars(select(MailTaak)).all()
    assert "fiets" not in repr(mail.gegevens)


def test_what_cannot_be_in_a_plan_is_refused(
    uow: UnitOfWork, wie: Identiteit, factories: Factories, plan_id: UUID
) -> None:
    redacteur = make_identiteit(factories.gebruiker(Rol.REDACTEUR))
    houder = Houder(wie, plan_id)
    with uow:
        uow.session.add_all(
            PlanRegel(plan_id=plan_id, leefgebied=WONEN, volgorde=at, tekst="Bellen")
            for at in range(MAX_REGELS)
        )
        uow.commit()

    with pytest.raises(NietToegestaan):
        add_plan(uow, wie=redacteur, codewoord="rode jas", gemeente_code=None)
    for refused in (
        lambda: add_plan(uow, wie=wie, codewoord="rode jas", gemeente_code="GM9999"),
        lambda: change_plan(uow, wie=wie, id_=plan_id, codewoord="", gemeente_code=None),
        lambda: add_tekst(uow, toegang=houder, leefgebied=WONEN, tekst=" "),
        lambda: add_tekst(uow, toegang=houder, leefgebied=WONEN, tekst="Een te veel"),
        lambda: add_tekst(uow, toegang=houder, leefgebied=WONEN, tekst="x" * 201),
    ):
        with pytest.raises(InvoerOngeldig):
            refused()
    change_plan(uow, wie=wie, id_=plan_id, codewoord="rode jas", gemeente_code=None)
    assert get_plan(uow, wie=wie, id_=plan_id).kort.codewoord == "rode jas"
