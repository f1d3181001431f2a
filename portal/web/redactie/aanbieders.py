"""One aanbieder as an editor sees it: its entries, notes, and what looks like it."""

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.services.redactie import add_notitie
from portal.services.redactiedossier import get_aanbiederdossier
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.redactie import bp
from portal.web.redactie.dubbelen import REDENEN
from portal.web.redactie.forms import NotitieForm


@bp.get("/aanbieders/<uuid:id_>")
def aanbieder(id_: UUID) -> ResponseReturnValue:
    return _show(id_, NotitieForm())


def _show(id_: UUID, form: NotitieForm) -> ResponseReturnValue:
    container = get_container()
    dossier = get_aanbiederdossier(
        container.uow(), wie=get_gebruiker(), id_=id_, dubbelen=container.dubbelen()
    )
    return render_template(
        "redactie/aanbieder.html", dossier=dossier, form=form, fouten=form.fouten(), redenen=REDENEN
    ), 400 if form.errors else 200


@bp.post("/aanbieders/<uuid:id_>/notities")
def add_aanbieder_notitie(id_: UUID) -> ResponseReturnValue:
    form = NotitieForm()
    if not form.validate():
        return _show(id_, form)
    tekst = form.tekst.data or ""
    add_notitie(get_container().uow(), wie=get_gebruiker(), tekst=tekst, aanbieder_id=id_)
    return redirect(url_for("redactie.aanbieder", id_=id_, _anchor="notities"), 303)
