"""A plan as who has its link sees it: read, tick off, add, take along. No account is needed and
none is noted."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length

from portal.domain.begrippen import Leefgebied
from portal.domain.errors import InvoerOngeldig
from portal.domain.plannen import MAX_REGEL
from portal.services.lijst import list_voorzieningen
from portal.services.plannen import GedeeldPlan, get_gedeeld_plan
from portal.services.planregels import add_tekst, add_voorzieningen, remove_regel, set_gedaan
from portal.services.plantoegang import Link
from portal.web.common.container import get_container
from portal.web.common.formulier import make_keuzes
from portal.web.common.hulpblad import (
    choose_blad_oco,
    has_agenda,
    ics_answer,
    list_leefgebieden,
    make_qr,
    make_vergelijklink,
    pdf_answer,
    private,
)
from portal.web.common.hulpbladmail import answer_mail
from portal.web.common.mijn_lijst import read_lijst
from portal.web.common.security import check_same_origin, without_token
from portal.web.common.tekstform import TekstForm
from portal.web.publiek import bp


class EigenRegelForm(TekstForm):
    """A line that the client adds. No token: a visitor has no cookie; the origin is checked."""

    class Meta(TekstForm.Meta):
        csrf = False

    leefgebied = SelectField(_l("Onderwerp"))
    tekst = StringField(
        _l("Wat wilt u erbij zetten?"),
        [
            DataRequired(_l("Vul dit in.")),
            Length(max=MAX_REGEL, message=_l("Deze tekst is te lang. Maak hem korter.")),
        ],
        description=_l("Bijvoorbeeld: maandag bellen. Zet er niet bij wie u bent."),
        render_kw={"autocomplete": "off"},
    )

    def offer(self, eerste: Leefgebied | None) -> None:
        self.leefgebied.choices = make_keuzes(list_leefgebieden())
        if eerste and not self.is_submitted():
            self.leefgebied.data = eerste.value


@bp.get("/plan/<token>")
def plan(token: str) -> ResponseReturnValue:
    return _show(token, _get(token), EigenRegelForm(formdata=None))


@bp.post("/plan/<token>/regels/<uuid:regel_id>")
@without_token
def plan_stand(token: str, regel_id: UUID) -> ResponseReturnValue:
    check_same_origin()
    gedaan = request.form.get("gedaan") == "ja"
    uow = get_container().uow()
    set_gedaan(uow, toegang=Link(token), regel_id=regel_id, gedaan=gedaan)
    return redirect(url_for("publiek.plan", token=token, _anchor=f"regel-{regel_id}"), 303)


@bp.post("/plan/<token>/regels/<uuid:regel_id>/weg")
@without_token
def plan_eraf(token: str, regel_id: UUID) -> ResponseReturnValue:
    check_same_origin()
    remove_regel(get_container().uow(), toegang=Link(token), regel_id=regel_id)
    return redirect(url_for("publiek.plan", token=token), 303)


@bp.post("/plan/<token>/erbij")
@without_token
def plan_erbij(token: str) -> ResponseReturnValue:
    check_same_origin()
    gedeeld = _get(token)
    form = EigenRegelForm()
    form.offer(None)
    if form.validate():
        try:
            add_tekst(
                get_container().uow(),
                toegang=Link(token),
                leefgebied=Leefgebied(form.leefgebied.data),
                tekst=form.tekst.data or "",
                toch=form.toch.data,
            )
            return redirect(url_for("publiek.plan", token=token), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return _show(token, gedeeld, form)


@bp.post("/plan/<token>/lijst")
@without_token
def plan_lijst_erbij(token: str) -> ResponseReturnValue:
    """What stands on the list of this browser."""
    check_same_origin()
    try:
        add_voorzieningen(get_container().uow(), toegang=Link(token), ids=read_lijst(request))
    except InvoerOngeldig as error:
        form = EigenRegelForm(formdata=None)
        form.add_fouten(error.fouten)
        return _show(token, _get(token), form)
    return redirect(url_for("publiek.plan", token=token), 303)


@bp.get("/plan/<token>/pdf")
def plan_pdf(token: str) -> ResponseReturnValue:
    gedeeld = _get(token)
    url = url_for("publiek.plan", token=token, _external=True)
    return pdf_answer(gedeeld.blad, gedeeld.codewoord, url)


@bp.get("/plan/<token>/agenda")
def plan_agenda(token: str) -> ResponseReturnValue:
    gedeeld = _get(token)
    return ics_answer(gedeeld.blad, gedeeld.codewoord)


@bp.route("/plan/<token>/mail", methods=["GET", "POST"])
@without_token
def plan_mail(token: str) -> ResponseReturnValue:
    url = url_for("publiek.plan", token=token, _external=True)
    return answer_mail(_get(token).blad, url_for("publiek.plan", token=token), url)


def _get(token: str) -> GedeeldPlan:
    return get_gedeeld_plan(get_container().uow(), token)


def _show(token: str, gedeeld: GedeeldPlan, form: EigenRegelForm) -> ResponseReturnValue:
    blad, fouten = gedeeld.blad, form.fouten()
    form.offer(next((groep.leefgebied for groep in blad.groepen), None))
    url = url_for("publiek.plan", token=token, _external=True)
    own = list_voorzieningen(get_container().uow(), read_lijst(request))
    links = {
        "pdf": url_for("publiek.plan_pdf", token=token),
        "agenda": url_for("publiek.plan_agenda", token=token) if has_agenda(blad) else "",
        "mail": url_for("publiek.plan_mail", token=token),
        "vergelijken": make_vergelijklink(blad),
    }
    page = render_template(
        "publiek/plan.html",
        plan=gedeeld,
        oco=choose_blad_oco(blad),
        token=token,
        form=form,
        fouten=fouten,
        links=links,
        url=url,
        qr=make_qr(url),
        op_lijst=[v for v in own if v not in blad.voorzieningen],
    )
    response = private(page)
    response.status_code = 400 if fouten else 200
    return response
