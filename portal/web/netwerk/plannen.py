"""Plans at the professional's desk: making one, what is in it, and taking it along."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.begrippen import Leefgebied
from portal.domain.errors import InvoerOngeldig, NietGevonden
from portal.services.plannen import (
    PlanDetail,
    add_plan,
    change_plan,
    get_plan,
    hand_over_plan,
    keep_plan,
    list_plannen,
    remove_plan,
    share_plan,
    stop_sharing,
)
from portal.services.planregels import change_deel
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.hulpblad import (
    choose_blad_oco,
    has_agenda,
    ics_answer,
    make_vergelijklink,
    pdf_answer,
)
from portal.web.netwerk import bp
from portal.web.netwerk.planforms import (
    DeelForm,
    LinkForm,
    OverdraagForm,
    PlanForm,
    RegelForm,
    write_over,
)


@bp.route("/plannen", methods=["GET", "POST"])
def plannen() -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    form = PlanForm()
    form.offer_gemeenten(wie)
    if form.validate_on_submit():
        try:
            id_ = add_plan(uow, wie=wie, **_values(form))
            return redirect(url_for("netwerk.plan", id_=id_), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    fouten = form.fouten()
    page = render_template(
        "netwerk/plannen.html", plannen=list_plannen(uow, wie=wie), form=form, fouten=fouten
    )
    return page, 400 if fouten else 200


@bp.get("/plannen/<uuid:id_>")
def plan(id_: UUID) -> ResponseReturnValue:
    return show_plan(_get(id_), RegelForm(formdata=None))


def show_plan(detail: PlanDetail, form: RegelForm) -> ResponseReturnValue:
    """The plan, with the form for a line of its own; the faults of that, if it was sent."""
    link = LinkForm(formdata=None)
    link.offer_dagen()
    form.offer_leefgebieden(next((g.leefgebied for g in detail.blad.groepen), None))
    fouten = form.fouten()
    page = render_template(
        "netwerk/plan.html",
        plan=detail,
        oco=choose_blad_oco(detail.blad),
        form=form,
        fouten=fouten,
        link=link,
        heeft_agenda=has_agenda(detail.blad),
        vergelijken=make_vergelijklink(detail.blad),
    )
    return page, 400 if fouten else 200


@bp.route("/plannen/<uuid:id_>/instellingen", methods=["GET", "POST"])
def plan_instellingen(id_: UUID) -> ResponseReturnValue:
    wie, detail = get_gebruiker(), _get(id_)
    kort = detail.kort
    form = PlanForm(data={"codewoord": kort.codewoord, "gemeente": kort.gemeente_code or ""})
    form.offer_gemeenten(wie)
    if form.validate_on_submit():
        try:
            change_plan(get_container().uow(), wie=wie, id_=id_, **_values(form))
            return redirect(url_for("netwerk.plan", id_=id_), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return _show_instellingen(detail, form, OverdraagForm(formdata=None))


@bp.post("/plannen/<uuid:id_>/overdragen")
def plan_overdragen(id_: UUID) -> ResponseReturnValue:
    wie, detail = get_gebruiker(), _get(id_)
    form = OverdraagForm()
    if form.validate():
        try:
            hand_over_plan(get_container().uow(), wie=wie, id_=id_, email=form.email.data or "")
            flash(gettext("Het plan is nu van uw collega. Wij hebben een mail gestuurd."))
            return redirect(url_for("netwerk.plannen"), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    kort = detail.kort
    data = {"codewoord": kort.codewoord, "gemeente": kort.gemeente_code or ""}
    own = PlanForm(formdata=None, data=data)
    own.offer_gemeenten(wie)
    return _show_instellingen(detail, own, form)


@bp.route("/plannen/<uuid:id_>/<leefgebied>", methods=["GET", "POST"])
def plan_deel(id_: UUID, leefgebied: str) -> ResponseReturnValue:
    """What somebody else wrote meanwhile stands beside what was typed: nobody's words are lost."""
    detail, about = _get(id_), Leefgebied.lookup(leefgebied)
    if about is None:
        raise NietGevonden
    form = DeelForm(data=_read_deel(detail, about))
    done, ander = False, dict[str, str]()
    if form.validate_on_submit():
        done, ander = write_over(form, lambda: _write_deel(id_, about, form))
    if done:
        return redirect(url_for("netwerk.plan", id_=id_, _anchor=f"groep-{about.value}"), 303)
    fouten = form.fouten()
    page = render_template(
        "netwerk/plan_deel.html",
        plan=detail,
        leefgebied=about,
        form=form,
        fouten=fouten,
        ander=ander,
    )
    return page, 409 if ander else 400 if fouten else 200


@bp.post("/plannen/<uuid:id_>/delen")
def plan_delen(id_: UUID) -> ResponseReturnValue:
    """To the shared page itself: it shows the link, which is known only now."""
    form = LinkForm()
    form.offer_dagen()
    if not form.validate():
        return redirect(url_for("netwerk.plan", id_=id_), 303)
    token = share_plan(
        get_container().uow(), wie=get_gebruiker(), id_=id_, dagen=int(form.dagen.data)
    )
    return redirect(url_for("publiek.plan", token=token, nieuw=1), 303)


@bp.post("/plannen/<uuid:id_>/delen/stop")
def plan_niet_delen(id_: UUID) -> ResponseReturnValue:
    stop_sharing(get_container().uow(), wie=get_gebruiker(), id_=id_)
    flash(gettext("De link werkt niet meer."))
    return redirect(url_for("netwerk.plan", id_=id_), 303)


@bp.post("/plannen/<uuid:id_>/bewaren")
def plan_bewaren(id_: UUID) -> ResponseReturnValue:
    keep_plan(get_container().uow(), wie=get_gebruiker(), id_=id_)
    flash(gettext("Het plan blijft nog een jaar bewaard."))
    return redirect(url_for("netwerk.plan", id_=id_), 303)


@bp.post("/plannen/<uuid:id_>/weg")
def plan_weg(id_: UUID) -> ResponseReturnValue:
    remove_plan(get_container().uow(), wie=get_gebruiker(), id_=id_)
    flash(gettext("Het plan is verwijderd. De link werkt niet meer."))
    return redirect(url_for("netwerk.plannen"), 303)


@bp.get("/plannen/<uuid:id_>/pdf")
def plan_pdf(id_: UUID) -> ResponseReturnValue:
    detail = _get(id_)
    return pdf_answer(detail.blad, detail.kort.codewoord)


@bp.get("/plannen/<uuid:id_>/agenda")
def plan_agenda(id_: UUID) -> ResponseReturnValue:
    detail = _get(id_)
    return ics_answer(detail.blad, detail.kort.codewoord)


def _get(id_: UUID) -> PlanDetail:
    return get_plan(get_container().uow(), wie=get_gebruiker(), id_=id_)


def _show_instellingen(
    detail: PlanDetail, form: PlanForm, overdragen: OverdraagForm
) -> ResponseReturnValue:
    fouten = form.fouten() | overdragen.fouten()
    page = render_template(
        "netwerk/plan_instellingen.html",
        plan=detail,
        form=form,
        overdragen=overdragen,
        fouten=fouten,
    )
    return page, 400 if fouten else 200


def _values(form: PlanForm) -> dict[str, Any]:
    return {
        "codewoord": form.codewoord.data or "",
        "gemeente_code": form.gemeente.data or None,
    }


def _read_deel(detail: PlanDetail, leefgebied: Leefgebied) -> dict[str, Any]:
    found = (groep for groep in detail.blad.groepen if groep.leefgebied is leefgebied)
    groep = next(found, None)
    return {
        "doelen": groep.doelen if groep else "",
        "notities": groep.notities if groep else "",
        "version": detail.versies.get(leefgebied, 0),
    }


def _write_deel(id_: UUID, leefgebied: Leefgebied, form: DeelForm) -> None:
    change_deel(
        get_container().uow(),
        wie=get_gebruiker(),
        id_=id_,
        leefgebied=leefgebied,
        doelen=form.doelen.data or "",
        notities=form.notities.data or "",
        version=form.version.data or 0,
        toch=form.toch.data,
    )
