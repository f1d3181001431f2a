"""The lines of a plan: adding, ticking off, moving, a note of one's own."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from portal.domain.begrippen import Leefgebied
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden
from portal.domain.foutcodes import Foutcode
from portal.services.lijst import list_by_slug, list_voorzieningen
from portal.services.plannen import add_plan, get_plan, list_plannen
from portal.services.planregels import (
    add_tekst,
    add_voorzieningen,
    change_notitie,
    move_regel,
    remove_regel,
    set_gedaan,
)
from portal.services.plantoegang import Houder
from portal.services.voorziening_detail import VoorzieningDetail
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import make_keuzes
from portal.web.common.hulpblad import list_leefgebieden
from portal.web.common.mijn_lijst import read_lijst
from portal.web.netwerk import bp
from portal.web.netwerk.planforms import ErbijForm, NotitieForm, RegelForm, write_over
from portal.web.netwerk.plannen import show_plan

_NIEUW = "nieuw"


@bp.post("/plannen/<uuid:id_>/regels")
def plan_regel_erbij(id_: UUID) -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    detail = get_plan(uow, wie=wie, id_=id_)
    form = RegelForm()
    form.offer_leefgebieden()
    if form.validate():
        try:
            add_tekst(
                uow,
                toegang=Houder(wie, id_),
                leefgebied=form.gekozen,
                tekst=form.tekst.data or "",
                toch=form.toch.data,
            )
            return redirect(
                url_for("netwerk.plan", id_=id_, _anchor=f"groep-{form.gekozen.value}"), 303
            )
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return show_plan(detail, form)


@bp.post("/plannen/<uuid:id_>/regels/<uuid:regel_id>/stand")
def plan_regel_stand(id_: UUID, regel_id: UUID) -> ResponseReturnValue:
    gedaan = request.form.get("gedaan") == "ja"
    toegang = Houder(get_gebruiker(), id_)
    set_gedaan(get_container().uow(), toegang=toegang, regel_id=regel_id, gedaan=gedaan)
    return _back(id_, regel_id)


@bp.post("/plannen/<uuid:id_>/regels/<uuid:regel_id>/verplaatsen")
def plan_regel_verplaatsen(id_: UUID, regel_id: UUID) -> ResponseReturnValue:
    move_regel(
        get_container().uow(),
        wie=get_gebruiker(),
        id_=id_,
        regel_id=regel_id,
        omhoog=request.form.get("richting") == "omhoog",
    )
    return _back(id_, regel_id)


@bp.post("/plannen/<uuid:id_>/regels/<uuid:regel_id>/weg")
def plan_regel_weg(id_: UUID, regel_id: UUID) -> ResponseReturnValue:
    toegang = Houder(get_gebruiker(), id_)
    remove_regel(get_container().uow(), toegang=toegang, regel_id=regel_id)
    return redirect(url_for("netwerk.plan", id_=id_), 303)


@bp.route("/plannen/<uuid:id_>/regels/<uuid:regel_id>/notitie", methods=["GET", "POST"])
def plan_notitie(id_: UUID, regel_id: UUID) -> ResponseReturnValue:
    detail = get_plan(get_container().uow(), wie=get_gebruiker(), id_=id_)
    known = detail.notities.get(regel_id)
    if known is None:
        raise NietGevonden
    form = NotitieForm(data={"notitie": known.tekst, "version": known.version})
    done, ander = False, dict[str, str]()
    if form.validate_on_submit():
        done, ander = write_over(form, lambda: _write_notitie(id_, regel_id, form))
    if done:
        return _back(id_, regel_id)
    fouten = form.fouten()
    page = render_template(
        "netwerk/plan_notitie.html",
        plan=detail,
        regel=next(regel for regel in detail.blad.regels if regel.id == regel_id),
        form=form,
        fouten=fouten,
        ander=ander,
    )
    return page, 409 if ander else 400 if fouten else 200


@bp.route("/plannen/erbij", methods=["GET", "POST"])
def plan_erbij() -> ResponseReturnValue:
    """From the page of a voorziening, or with all that stands on the own list."""
    form = ErbijForm(data=request.args.to_dict())
    nieuw = _find_gekozen(form)
    if not nieuw:
        return redirect(url_for("netwerk.plannen"), 303)
    _offer(form, nieuw)
    if form.validate_on_submit():
        try:
            return _add(form, nieuw)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    fouten = form.fouten()
    page = render_template("netwerk/plan_erbij.html", form=form, fouten=fouten, nieuw=nieuw)
    return page, 400 if fouten else 200


def _add(form: ErbijForm, nieuw: tuple[VoorzieningDetail, ...]) -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    if form.plan.data == _NIEUW:
        if not form.codewoord.data:
            raise InvoerOngeldig([Fout("codewoord", Foutcode.VERPLICHT)])
        gemeente = nieuw[0].gemeente_code
        known = {g.code for g in get_container().regio().gemeenten}
        id_ = add_plan(
            uow,
            wie=wie,
            codewoord=form.codewoord.data,
            gemeente_code=gemeente if gemeente in known else None,
        )
    else:
        id_ = UUID(form.plan.data)
    added = add_voorzieningen(
        uow,
        toegang=Houder(wie, id_),
        ids=[voorziening.id for voorziening in nieuw],
        leefgebied=Leefgebied.lookup(form.leefgebied.data or ""),
    )
    flash(
        ngettext("%(num)s voorziening erbij gezet.", "%(num)s voorzieningen erbij gezet.", added)
        if added
        else gettext("Dit stond al in het plan.")
    )
    return redirect(url_for("netwerk.plan", id_=id_), 303)


def _find_gekozen(form: ErbijForm) -> tuple[VoorzieningDetail, ...]:
    uow = get_container().uow()
    if form.lijst.data:
        return list_voorzieningen(uow, read_lijst(request))
    return list_by_slug(uow, [form.voorziening.data or ""])


def _offer(form: ErbijForm, nieuw: tuple[VoorzieningDetail, ...]) -> None:
    known = list_plannen(get_container().uow(), wie=get_gebruiker())
    choices: list[tuple[str, Any]] = [(str(one.id), one.codewoord) for one in known]
    form.plan.choices = make_keuzes([*choices, (_NIEUW, gettext("Nieuw plan"))])
    own = gettext("Bij het eigen onderwerp") if len(nieuw) > 1 else ""
    first = [("", own)] if own else []
    form.leefgebied.choices = make_keuzes([*first, *list_leefgebieden()])
    if not form.is_submitted() and not own:
        form.leefgebied.data = nieuw[0].leefgebieden[0].value


def _back(id_: UUID, regel_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("netwerk.plan", id_=id_, _anchor=f"regel-{regel_id}"), 303)


def _write_notitie(id_: UUID, regel_id: UUID, form: NotitieForm) -> None:
    change_notitie(
        get_container().uow(),
        wie=get_gebruiker(),
        id_=id_,
        regel_id=regel_id,
        notitie=form.notitie.data or "",
        version=form.version.data or 0,
        toch=form.toch.data,
    )
