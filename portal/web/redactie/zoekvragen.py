"""What people search for and do not find, each to be turned into a word, a task, or "seen"."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.services.cijfers import list_lege_zoekvragen, list_weinig_geopend, mark_gezien
from portal.services.werklijsten import add_werklijst
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.redactie import bp


@bp.get("/zoekvragen")
def zoekvragen() -> ResponseReturnValue:
    container = get_container()
    return render_template(
        "redactie/zoekvragen.html",
        zonder_resultaat=list_lege_zoekvragen(container.uow()),
        weinig_geopend=list_weinig_geopend(container.uow()),
    )


@bp.post("/zoekvragen/<uuid:id_>/gezien")
def zoekvraag_gezien(id_: UUID) -> ResponseReturnValue:
    mark_gezien(get_container().uow(), get_gebruiker(), id_)
    flash(gettext("Deze vraag staat niet meer in de lijst."))
    return redirect(url_for("redactie.zoekvragen"), 303)


@bp.post("/zoekvragen/<uuid:id_>/taak")
def zoekvraag_taak(id_: UUID) -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    mark_gezien(uow, wie, id_)
    naam = gettext("Uitzoeken: %(woorden)s", woorden=request.form.get("woorden", "")[:80])
    add_werklijst(uow, wie=wie, naam=naam)
    flash(gettext("De taak staat bij uw werklijsten."))
    return redirect(url_for("redactie.werklijsten"), 303)
